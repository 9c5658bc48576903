import Analysis
import Testing
import Training

@testable import Report

struct FailureTests {
  @Test func settingsThatCannotBeFollowedAreWrongConfiguration() {
    let errors: [any Error] = [
      ReportError.usage("x"),
      ReportError.modelSetting(path: "a", found: "b", allowed: "c", model: "d"),
      TrainingError.dataFormat(path: "x"),
      TrainingError.tooFewTexts(available: 1, train: 1, test: 1),
      AnalysisError.indexOutOfRange(what: "layer", index: 9, count: 6),
      AnalysisError.noContentTokens(tokens: ["[CLS]"]),
    ]
    for error in errors { #expect(Failure.exitCode(error) == 64, "\(error)") }
  }

  @Test func everythingElseIsAFailure() {
    let errors: [any Error] = [
      ReportError.unreadable(path: "a", reason: "b"),
      TrainingError.emptyText(path: "a", place: .row(1)),
      AnalysisError.zeroVector(layer: 0, token: "a", position: 1), CancellationError(),
    ]
    for error in errors { #expect(Failure.exitCode(error) == 1, "\(error)") }
  }
}
