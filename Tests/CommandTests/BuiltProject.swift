import Foundation
import Testing

/// Builds a tiny project once for all tests of a suite, which read it and leave it as it is.
struct BuiltProject: SuiteTrait, TestScoping {
  @TaskLocal static var current: (project: TinyProject, outcome: Command.Outcome)?

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: () async throws -> Void
  ) async throws {
    let project = try TinyProject()
    defer { project.remove() }
    let outcome = try project.run("build", environment: ["OMP_NUM_THREADS": "2"])
    try await Self.$current.withValue((project, outcome), operation: function)
  }
}

extension Trait where Self == BuiltProject {
  static var builtProject: BuiltProject { BuiltProject() }
}
