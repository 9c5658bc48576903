import Foundation
import Testing

@testable import Report

struct WatchedFilesTests {
  private func withFiles(_ body: (TemporaryFolder, WatchedFiles) throws -> Void) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for name in ["Templates/ko/a.mustache", "Templates/en/a.mustache", "fonts/f.ttf", "run.yaml"] {
      try folder.write("old", to: name)
    }
    let url = folder.url
    try body(
      folder,
      WatchedFiles(
        configuration: url.appending(path: "run.yaml"),
        templates: url.appending(path: "Templates"), fonts: url.appending(path: "fonts")))
  }

  /// What `change` does to the files, as paths in the folder.
  private func changes(_ change: (TemporaryFolder) throws -> Void) throws -> [String] {
    var names: [String] = []
    try withFiles { folder, files in
      let before = files.stamps()
      #expect(before.count == 4 && files.stamps() == before)
      try change(folder)
      names = WatchedFiles.changes(from: before, to: files.stamps())
        .map { String($0.dropFirst(folder.url.path.count + 1)) }
    }
    return names
  }

  @Test func writingInPlaceIsNoticed() throws {
    #expect(try changes { try $0.write("newer", to: "run.yaml") } == ["run.yaml"])
  }

  /// vim, and many others: the old file is moved away, a new one takes its name.
  @Test func renamingOnSaveIsNoticedEvenWithTheSameSizeAndTime() throws {
    let name = "Templates/ko/a.mustache"
    let changed = try changes { folder in
      let file = folder.url.appending(path: name)
      let time = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate]
      try folder.write("new", to: "Templates/ko/4913")
      try FileManager.default.moveItem(at: file, to: folder.url.appending(path: "\(name)~"))
      try FileManager.default.moveItem(
        at: folder.url.appending(path: "Templates/ko/4913"), to: file)
      try FileManager.default.setAttributes(
        [.modificationDate: try #require(time)], ofItemAtPath: file.path)
    }
    #expect(changed == [name])
  }

  @Test func filesThatAppearOrGoAreNoticed() throws {
    let changed = try changes { folder in
      try folder.write("", to: "Templates/en/b.mustache")
      try FileManager.default.removeItem(at: folder.url.appending(path: "fonts/f.ttf"))
    }
    #expect(changed == ["Templates/en/b.mustache", "fonts/f.ttf"])
  }

  @Test func filesOfEditorsAreNot() throws {
    let changed = try changes { folder in
      for name in ["Templates/en/.a.mustache.swp", "Templates/README.md", "notes.txt"] {
        try folder.write("", to: name)
      }
      try FileManager.default.createSymbolicLink(
        atPath: folder.url.appending(path: "Templates/en/.#a.mustache").path,
        withDestinationPath: "someone@somewhere")
    }
    #expect(changed == [])
  }
}
