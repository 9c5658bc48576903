import Dispatch
import Foundation
import Report

/// `build --watch`: makes the report again after every change until a person ends it.
struct WatchLoop {
  /// Seconds between two looks at the files.
  private static let interval = 0.2
  /// Seconds in which a file that was just written stays as it is.
  private static let settling = 0.03

  let watch: ReportWatch
  /// Says what is not as it should be since the last call.
  let showWarnings: () -> Void

  /// Looks for changes until Ctrl-C. Errors are shown and the next change is waited for.
  func run() {
    let interruption = Interruption()
    say("watching templates, fonts and configuration; Ctrl-C ends")
    while !interruption.came(within: Self.interval) {
      let start = Date()
      do {
        guard let update = try watch.update(settle: { usleep(UInt32(1e6 * Self.settling)) }) else {
          continue
        }
        let seconds = String(format: "%.2f", Date().timeIntervalSince(start))
        let settings =
          update.settings.isEmpty ? "" : " (\(update.settings.joined(separator: ", ")))"
        say("\(update.files.joined(separator: ", "))\(settings): made again in \(seconds) s")
      } catch {
        say(Failure.message(error))
      }
      showWarnings()
    }
    say("ended")
  }

  private func say(_ text: String) { StandardError.write("bertreport: \(text)\n") }
}

/// Ctrl-C and the polite request to end, as something to wait for: a report that is being written
/// is written to its end.
private final class Interruption {
  private let semaphore = DispatchSemaphore(value: 0)
  private let sources: [any DispatchSourceSignal]

  init() {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      return DispatchSource.makeSignalSource(signal: number, queue: .global())
    }
    for source in sources {
      source.setEventHandler { [semaphore] in semaphore.signal() }
      source.resume()
    }
  }

  func came(within seconds: Double) -> Bool {
    semaphore.wait(timeout: .now() + seconds) == .success
  }
}
