import Foundation
import Testing

@testable import Report

struct NewProjectTests {
  @Test func projectHasAConfigurationAndEveryTemplate() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let written = try NewProject(resources: SampleResults.resources)
      .write(to: folder.url.appending(path: "new"))
    #expect(
      written.map { URL(filePath: $0).lastPathComponent } == ["bertreport.yaml", "Templates"])
    #expect(folder.text("new/bertreport.yaml") == RunConfiguration.sample)
    let names = try [
      SampleResults.resources.templates, folder.url.appending(path: "new/Templates"),
    ].map { try FileManager.default.subpathsOfDirectory(atPath: $0.path).sorted() }
    #expect(names[0] == names[1])
    let all = try FileManager.default.contentsOfDirectory(
      atPath: folder.url.appending(path: "new").path)
    #expect(Set(all) == ["bertreport.yaml", "Templates"])
  }

  @Test func copyThatFailsMidwayLeavesNothing() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("# {{title}}", to: "source/a/report.mustache")
    // A socket cannot be copied.
    let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let path = folder.url.appending(path: "source/z").path
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(bound == 0)

    let resources = Resources(
      fonts: SampleResults.resources.fonts, templates: folder.url.appending(path: "source"))
    let target = folder.url.appending(path: "new")
    let error = try #require(throws: ReportError.self) {
      try NewProject(resources: resources).write(to: target)
    }
    #expect(error.description.hasPrefix("cannot write \(target.path): "))
    #expect(try FileManager.default.contentsOfDirectory(atPath: target.path) == [])
    // So that the next try is not refused.
    _ = try NewProject(resources: SampleResults.resources).write(to: target)
  }
}
