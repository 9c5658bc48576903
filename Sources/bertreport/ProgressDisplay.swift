import Foundation
import Report

/// Shows the events of a run on stderr: a bar on a terminal, a plain line now and then elsewhere.
final class ProgressDisplay {
  /// Warnings so far.
  private(set) var warnings: [String] = []
  private let isQuiet: Bool
  private let isTerminal: Bool
  private var stageStart = Date()
  private var lastShown = Date.distantPast
  private var barIsOpen = false
  private var isFinished = false

  init(isQuiet: Bool, isTerminal: Bool = StandardError.isTerminal) {
    self.isQuiet = isQuiet
    self.isTerminal = isTerminal
  }

  func show(_ event: RunEvent) {
    switch event {
    case .stage(let text):
      closeBar()
      stageStart = Date()
      lastShown = isTerminal ? .distantPast : stageStart
      line(text)
    case .note(let text): line("  \(text)")
    case .warning(let text):
      warnings.append(text)
      line("  warning: \(text)")
    case .progress(let done, let total, let loss): progress(done, total, loss)
    }
  }

  /// Ends the display and says again what was wrong; once, however often it is called.
  func finish() {
    closeBar()
    guard !isFinished, !warnings.isEmpty else { return }
    isFinished = true
    StandardError.write("\(warnings.count) warning\(warnings.count == 1 ? "" : "s"):\n")
    for warning in warnings { StandardError.write("  \(warning)\n") }
  }

  private func progress(_ done: Int, _ total: Int, _ loss: Double?) {
    let now = Date()
    let isLast = done >= total
    let interval = isTerminal ? 0.1 : 15
    guard !isQuiet, isLast || now.timeIntervalSince(lastShown) >= interval else { return }
    lastShown = now
    let seconds = max(now.timeIntervalSince(stageStart), 1e-3)
    let rate = Double(done) / seconds
    var facts = "\(done)/\(total)  \(format(rate)) reviews/s"
    if let loss { facts += "  loss \(String(format: "%.4f", loss))" }
    facts += isLast ? "  \(clock(seconds))" : "  \(clock(Double(total - done) / rate)) left"
    if isTerminal {
      let width = 24
      let filled = done * width / max(total, 1)
      let bar =
        String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
      StandardError.write("\r  \(bar) \(facts)\u{1B}[K")
      barIsOpen = true
      if isLast { closeBar() }
    } else {
      StandardError.write("  \(facts)\n")
    }
  }

  private func line(_ text: String) {
    guard !isQuiet else { return }
    closeBar()
    StandardError.write("\(text)\n")
  }

  private func closeBar() {
    guard barIsOpen else { return }
    StandardError.write("\n")
    barIsOpen = false
  }

  private func format(_ rate: Double) -> String {
    String(format: rate < 10 ? "%.1f" : "%.0f", rate)
  }

  private func clock(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    return "\(whole / 60):\(whole % 60 < 10 ? "0" : "")\(whole % 60)"
  }
}
