import Foundation
import Tensors

/// The machine that a run or a benchmark was done on.
struct Machine: Encodable, Sendable {
  /// The processor's name, as the kernel gives it.
  let processor: String
  /// The widest instructions that oneDNN may use.
  let instructions: String
  /// Threads that work together.
  let threads: Int

  /// This machine.
  static var current: Machine {
    let information = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let model = information.split(separator: "\n").first { $0.hasPrefix("model name") }
    return Machine(
      processor: model?.split(separator: ":").last?.trimmingCharacters(in: .whitespaces) ?? "",
      instructions: LibraryVersion.instructions, threads: Parallel.threads)
  }
}
