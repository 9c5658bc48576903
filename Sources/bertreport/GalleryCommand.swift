import ArgumentParser
import Foundation
import Report

struct GalleryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gallery",
    abstract: "Draw every figure on fixed data, to look at them after a change of looks.")

  @Argument(help: "The folder to write to.", completion: .directory)
  var folder: String

  func run() throws {
    try runReportingErrors {
      let resources = try Resources.locate(
        executable: .executable, environment: ProcessInfo.processInfo.environment)
      let folder = URL(argument: self.folder)
      try GalleryRun(resources: resources).write(to: folder) {
        StandardError.write("another bertreport is writing to \(folder.path); waiting for it\n")
      }
      print(folder.appending(path: "gallery.pdf").path)
    }
  }
}
