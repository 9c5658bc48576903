import Foundation

/// What the process has used up so far, as the kernel counts it.
struct Usage {
  /// Seconds of all threads together, in the program and in the kernel on its behalf.
  let processorSeconds: Double
  /// Pages of memory that had to be mapped in.
  let pageFaults: Int

  /// The use up to now.
  static var current: Usage {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return Usage(
      processorSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      pageFaults: usage.ru_minflt)
  }

  /// Forgets the highest use of memory so far.
  static func resetPeakMemory() {
    try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
  }

  /// The highest use of memory since the last reset, in bytes.
  static var peakMemory: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0)
      * 1024
  }
}
