import ArgumentParser
import Foundation
import Report
import Tensors

/// The command.
@main
struct BertReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bertreport",
    abstract: "Shows what fine-tuning did to a BERT model: trains, measures, draws, reports.",
    discussion: """
      Start with

        bertreport init            a commented bertreport.yaml and the templates
        bertreport build           fetch, fine-tune, evaluate, draw; ends with the reports in Output
        bertreport build --watch   and again after every change of a template

      Nothing but the fetching needs a network, and nothing needs a GPU. Downloads are kept in
      ${BERTREPORT_HOME:-~/.cache/bertreport}. Exit code 0: done, 1: failed, 64: wrong usage or
      configuration.
      """,
    version: ProgramVersion.text,
    subcommands: [
      BuildCommand.self, InitCommand.self, RenderCommand.self, DiffCommand.self, FetchCommand.self,
      TokenizeCommand.self, EncodeCommand.self, InspectCommand.self, GalleryCommand.self,
      BenchmarkCommand.self,
    ])

  static func main() {
    ProcessMemory.keepFreed()
    main(nil)
  }
}

/// Runs `work` and turns what it throws into one message on stderr and an exit code.
func runReportingErrors(_ work: () throws -> Void) throws {
  do {
    try work()
  } catch let error as ExitCode {
    throw error
  } catch {
    StandardError.write("bertreport: \(Failure.message(error))\n")
    throw ExitCode(Failure.exitCode(error))
  }
}

/// Standard error as a stream of text.
enum StandardError {
  static func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }

  /// Whether a person watches it.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}

extension URL {
  /// A path as a person types it, relative to the working folder.
  init(argument path: String) {
    self.init(fileURLWithPath: (path as NSString).expandingTildeInPath)
  }

  /// The running program.
  static var executable: URL {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
  }
}
