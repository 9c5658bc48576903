import ArgumentParser
import Foundation
import Report

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented bertreport.yaml and a copy of the templates.",
    discussion: """
        bertreport init my-report
        cd my-report
        bertreport build --watch

      It writes bertreport.yaml, where every setting has its default and a line about it, and
      Templates/ with a README.md that lists what templates can show. Nothing that is there is
      overwritten.
      """)

  @Argument(help: "The folder to write to.", completion: .directory)
  var folder = "."

  func run() throws {
    try runReportingErrors {
      let resources = try Resources.locate(
        executable: .executable, environment: ProcessInfo.processInfo.environment)
      for file in try NewProject(resources: resources).write(to: URL(argument: folder)) {
        print(file)
      }
    }
  }
}
