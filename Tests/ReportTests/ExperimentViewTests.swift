import Testing

@testable import Report

struct ExperimentViewTests {
  private func view(_ results: RunResults) throws -> ExperimentView {
    ExperimentView(
      analysis: try ReportAnalysis(results),
      words: Words(language: results.configuration.languages[0]))
  }

  @Test func summaryIsInTheLanguageOfTheReport() throws {
    let english = try view(SampleResults.make(language: .english))
    #expect(english.dataset.text("summary") == "Many reviews.")
    let korean = try view(SampleResults.make(language: .korean))
    #expect(korean.dataset.text("summary") == "많은 리뷰이다.")
    #expect(korean.model.text("summary") == "")
  }

  @Test func factsAreWrittenOut() throws {
    let view = try view(SampleResults.make())
    #expect(view.dataset.text("read") == "25,000")
    #expect(view.dataset.text("train.negative") == "5")
    #expect(view.dataset.text("train.mean_length") == "5.2")
    #expect(view.model.text("parameters") == "1,234,567")
    #expect(view.model.text("architecture") == "BERT")
    #expect(view.model.text("initialized_list.0.name") == "`classifier.weight`")
    #expect(view.model.isSet("initialized_list.0.weight"))
    #expect(view.model.isSet("initialized_list.1.zero"))
    #expect(!view.model.isSet("has_unexpected"))
    #expect(view.files.count == 2)
  }

  @Test func trainingIsToldFromItsHistory() throws {
    let training = try view(SampleResults.make()).training
    #expect(training.text("steps") == "4")
    #expect(training.text("learning_rate") == "5e−5")
    // The third step has the highest rate.
    #expect(training.text("warmup_steps") == "2")
    #expect(training.text("first_epoch_loss") == "0.7500")
    #expect(training.text("last_epoch_loss") == "0.2917")
  }

  @Test func outcomeIsThatOfTheCounts() throws {
    let outcome = try view(SampleResults.make()).outcome
    #expect(outcome.text("before.true_positives") == "4")
    #expect(outcome.text("before.false_positives") == "5")
    #expect(outcome.text("after.true_negatives") == "4")
    #expect(outcome.text("after.false_negatives") == "0")
    #expect(outcome.text("loss.change") == "\u{2212}0.2500")
  }
}
