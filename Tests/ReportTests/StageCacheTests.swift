import Foundation
import Testing

@testable import Report

struct StageCacheTests {
  private func withFolder(_ body: (TemporaryFolder) throws -> Void) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try body(folder)
  }

  @Test func resultIsFoundUnderItsKeyOnly() throws {
    try withFolder { folder in
      let cache = StageCache(folder: folder.url.appending(path: ".cache"), forced: [])
      #expect(cache.files(of: .train, key: "k") == nil)
      try cache.store(["a": Data("1".utf8)], of: .train, key: "k")
      let place = try #require(cache.files(of: .train, key: "k"))
      #expect(try Data(contentsOf: place.appending(path: "a")) == Data("1".utf8))
      #expect(cache.files(of: .train, key: "other") == nil)
      #expect(cache.files(of: .evaluateAfter, key: "k") == nil)
    }
  }

  @Test func newResultTakesThePlaceOfTheOld() throws {
    try withFolder { folder in
      let cache = StageCache(folder: folder.url, forced: [])
      try cache.store(["a": Data()], of: .train, key: "old")
      try cache.store(["b": Data()], of: .train, key: "new")
      #expect(cache.files(of: .train, key: "old") == nil)
      #expect(!folder.exists("train/a") && folder.exists("train/b"))
    }
  }

  @Test func resultWithoutAKeyIsHalfWritten() throws {
    try withFolder { folder in
      let cache = StageCache(folder: folder.url, forced: [])
      try cache.store(["a": Data()], of: .train, key: "")
      try FileManager.default.removeItem(at: folder.url.appending(path: "train/key"))
      #expect(cache.files(of: .train, key: "") == nil)
    }
  }

  @Test func forcedStageIsNeverFound() throws {
    try withFolder { folder in
      let cache = StageCache(folder: folder.url, forced: [.train])
      for stage in Stage.allCases { try cache.store([:], of: stage, key: "k") }
      #expect(Stage.allCases.filter { cache.files(of: $0, key: "k") == nil } == [.train])
    }
  }

  @Test func keysDifferWhereverPartsDo() {
    let parts = [["ab", "c"], ["a", "bc"], ["abc"], ["c", "ab"], ["ab", "c", ""], []]
    #expect(Set(parts.map(StageCache.key)).count == parts.count)
    #expect(StageCache.key(["ab", "c"]) == StageCache.key(["ab", "c"]))
  }

  @Test func cacheThatCannotBeWrittenIsNamed() throws {
    try withFolder { folder in
      try folder.write("", to: "file")
      let cache = StageCache(folder: folder.url.appending(path: "file"), forced: [])
      let error = try #require(throws: ReportError.self) {
        try cache.store([:], of: .train, key: "k")
      }
      #expect(error.description.hasPrefix("cannot write \(folder.url.path)/file/train: "))
    }
  }

  @Test func stagesAreNamedByTheirWords() throws {
    #expect(try Stage.named([]) == [])
    #expect(try Stage.named(["train", "evaluate-after"]) == [.train, .evaluateAfter])
    #expect(try Stage.named(["all"]) == Set(Stage.allCases))
    #expect(
      throws: ReportError.usage(
        "'evaluate-befor' is no stage; there are evaluate-before, train, evaluate-after, all; "
          + "did you mean evaluate-before?")
    ) { try Stage.named(["train", "evaluate-befor"]) }
  }
}
