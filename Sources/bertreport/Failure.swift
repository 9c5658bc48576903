import Report

/// How an error leaves the program.
enum Failure {
  /// The sentence that a person reads.
  static func message(_ error: any Error) -> String { "\(error)" }

  /// 64 for wrong usage or configuration, 1 for everything else.
  static func exitCode(_ error: any Error) -> Int32 {
    (error as? ReportError)?.exitCode ?? 1
  }
}
