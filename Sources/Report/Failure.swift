import Analysis
import Training

/// How an error leaves the program.
public enum Failure {
  /// The sentence that a person reads.
  public static func message(_ error: any Error) -> String { "\(error)" }

  /// 64 for wrong usage or configuration, 1 for everything else.
  public static func exitCode(_ error: any Error) -> Int32 {
    switch error {
    case let error as ReportError: error.exitCode
    case let error as TrainingError: error.isSetting ? 64 : 1
    case let error as AnalysisError: error.isSetting ? 64 : 1
    default: 1
    }
  }
}

extension TrainingError {
  /// Whether the configuration asks for something that cannot be done, whatever the data holds.
  fileprivate var isSetting: Bool {
    switch self {
    case .dataMissing, .dataFormat, .partSize, .tooFewTexts: true
    default: false
    }
  }
}

extension AnalysisError {
  /// Whether it is the configuration's choice of layers, tokens or sentences that does not fit.
  fileprivate var isSetting: Bool {
    switch self {
    case .indexOutOfRange, .nothingSelected, .repeatedIndex, .classTokenExcluded, .threshold,
      .noContentTokens:
      true
    default: false
    }
  }
}
