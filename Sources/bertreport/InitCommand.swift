import ArgumentParser
import Foundation
import Report

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented bertreport.yaml and a copy of the templates.",
    discussion: "Nothing that is there is overwritten.")

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
