import Testing

@testable import Report

struct ConfigurationMessagesTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    let message: String
    var testDescription: String { text }

    init(_ text: String, _ message: String) {
      self.text = text
      self.message = message
    }
  }

  private func refusal(_ text: String) -> String? {
    do {
      _ = try RunConfiguration(yaml: text, file: "b.yaml")
      return nil
    } catch {
      #expect(error.exitCode == 64)
      return error.description
    }
  }

  @Test(arguments: keys + values + lists)
  func refusalSaysWhereWhatAndWhatIsAllowed(row: Row) {
    #expect(refusal(row.text) == row.message)
  }

  @Test(arguments: forms)
  func textThatIsNoMappingIsRefused(row: Row) throws {
    let message = try #require(refusal(row.text))
    #expect(message.hasPrefix(row.message), "\(message)")
  }

  static let keys = [
    Row(
      "title: a\n\ntraining:\n  epochs: 1\n\n\n  batchsize: 3",
      "b.yaml:7: training.batchsize is not a setting; did you mean training.batch_size?"),
    Row("traning: {}", "b.yaml:1: traning is not a setting; did you mean training?"),
    Row("epochs: 3", "b.yaml:1: epochs is not a setting; did you mean training.epochs?"),
    Row(
      "report: {colour: red}",
      "b.yaml:1: report.colour is not a setting; settings here: formats, figures, "
        + "figures_dark, quote_reviews"),
    Row(
      "analysis:\n  sentences:\n  - {text: a, sentimnt: positive}",
      "b.yaml:3: analysis.sentences[0].sentimnt is not a setting; "
        + "did you mean analysis.sentences[0].sentiment?"),
    Row("[a]: 1", "b.yaml:1: the key: found a list, allowed: a key of text"),
    Row(
      "title: a\nlanguage: en\ntitle: b",
      "b.yaml:3: 'title' is given twice (first in line 1); keep one of them"),
    Row(
      "training:\n  seed: 1\ndataset: {seed: 1,\n  seed: 2}",
      "b.yaml:4: 'seed' is given twice (first in line 3); keep one of them"),
    Row(
      "dataset:\n  seed: 1\n  name: 'a'\n  seed : 2\ntraining:\n  seed: 1",
      "b.yaml:4: 'seed' is given twice (first in line 2); keep one of them"),
  ]

  static let values = [
    Row("title:", "b.yaml:1: title: found nothing, allowed: text that is not blank"),
    Row("title: ' '", "b.yaml:1: title: found ' ', allowed: text that is not blank"),
    Row("author: [a]", "b.yaml:1: author: found a list, allowed: text"),
    Row(
      "date: 2023-02-29",
      "b.yaml:1: date: found '2023-02-29', allowed: a day as YYYY-MM-DD, or nothing"),
    Row("date: 1.5", "b.yaml:1: date: found '1.5', allowed: a day as YYYY-MM-DD, or nothing"),
    Row("title: {ko: 가}", "b.yaml:1: title: found no en, allowed: a section with ko, en"),
    Row(
      "title: {ko: 가, en: ''}",
      "b.yaml:1: title.en: found '', allowed: text that is not blank"),
    Row("language: de", "b.yaml:1: language: found 'de', allowed: ko | en"),
    Row("language: [ko, de]", "b.yaml:1: language[1]: found 'de', allowed: ko | en"),
    Row("language: [ko, ko]", "b.yaml:1: language[1]: found 'ko', allowed: each of them once"),
    Row(
      "language: []", "b.yaml:1: language: found a list, allowed: ko | en | a list of them"),
    Row(
      "training: fast",
      "b.yaml:1: training: found 'fast', allowed: a section of key: value"),
    Row(
      "dataset: {train_size: 0}",
      "b.yaml:1: dataset.train_size: found '0', allowed: a whole number of at least 1"),
    Row(
      "dataset: {test_size: 2.0}",
      "b.yaml:1: dataset.test_size: found '2.0', allowed: a whole number of at least 1"),
    Row(
      "dataset: {seed: -1}",
      "b.yaml:1: dataset.seed: found '-1', allowed: a whole number of at least 0"),
    Row(
      "training: {epochs: \"4\"}",
      "b.yaml:1: training.epochs: found '4', allowed: a whole number of at least 1"),
    Row(
      "training: {batch_size: 99999999999999999999}",
      "b.yaml:1: training.batch_size: found '99999999999999999999', "
        + "allowed: a whole number of at least 1"),
    Row(
      "training: {max_length: 513}",
      "b.yaml:1: training.max_length: found '513', allowed: a whole number from 3 to 512"),
    Row(
      "training: {max_length: 2}",
      "b.yaml:1: training.max_length: found '2', allowed: a whole number from 3 to 512"),
    Row(
      "training: {learning_rate: 0}",
      "b.yaml:1: training.learning_rate: found '0', allowed: a number above 0"),
    Row(
      "training: {learning_rate: nan}",
      "b.yaml:1: training.learning_rate: found 'nan', allowed: a number above 0"),
    Row(
      "training: {learning_rate: 1e999}",
      "b.yaml:1: training.learning_rate: found '1e999', allowed: a number above 0"),
    Row(
      "training: {warmup_ratio: 1.1}",
      "b.yaml:1: training.warmup_ratio: found '1.1', allowed: a number from 0 to 1"),
    Row(
      "training: {weight_decay: -0.1}",
      "b.yaml:1: training.weight_decay: found '-0.1', allowed: a number of at least 0"),
    Row(
      "training: {max_grad_norm: 0}",
      "b.yaml:1: training.max_grad_norm: found '0', allowed: a number above 0"),
    Row(
      "training: {trainable: last-0}",
      "b.yaml:1: training.trainable: found 'last-0', "
        + "allowed: all | head | last-N with N of at least 1"),
    Row(
      "training: {precision: fp16}",
      "b.yaml:1: training.precision: found 'fp16', allowed: auto | float32 | bfloat16"),
    Row(
      "analysis: {cosine_threshold: 1.5}",
      "b.yaml:1: analysis.cosine_threshold: found '1.5', allowed: a number from -1 to 1"),
    Row("report: {figures: png}", "b.yaml:1: report.figures: found 'png', allowed: svg"),
  ]

  static let lists = [
    Row(
      "analysis: {sentences: []}",
      "b.yaml:1: analysis.sentences: found a list, "
        + "allowed: a list of {text: …, sentiment: …} with at least one sentence"),
    Row(
      "analysis:\n  sentences:\n  - {text: '', sentiment: positive}",
      "b.yaml:3: analysis.sentences[0].text: found '', allowed: text that is not blank"),
    Row(
      "analysis:\n  sentences:\n  - {text: a, sentiment: happy}",
      "b.yaml:3: analysis.sentences[0].sentiment: found 'happy', "
        + "allowed: positive | negative | neutral"),
    Row(
      "analysis:\n  sentences:\n  - {text: a, sentiment: neutral}\n  - text: b",
      "b.yaml:4: analysis.sentences[1]: found no sentiment, "
        + "allowed: a section with text, sentiment"),
    Row(
      "analysis: {focus: [{word: a, sentences: [a b]}]}",
      "b.yaml:1: analysis.focus[0].sentences: found a list, allowed: two sentences"),
    Row(
      "analysis: {swaps: [{sentence: 0, from: a, to: b}]}",
      "b.yaml:1: analysis.swaps[0].sentence: found '0', "
        + "allowed: the number of a sentence, from 1"),
    Row(
      "analysis: {swaps: [{sentence: 1, form: a, to: b}]}",
      "b.yaml:1: analysis.swaps[0].form is not a setting; did you mean "
        + "analysis.swaps[0].from?"),
    Row(
      "analysis: {head_view: {layer: first}}",
      "b.yaml:1: analysis.head_view.layer: found 'first', allowed: last | an index from 0"),
    Row(
      "analysis: {single_head: {head: all}}",
      "b.yaml:1: analysis.single_head.head: found 'all', allowed: an index from 0"),
    Row(
      "report: {quote_reviews: maybe}",
      "b.yaml:1: report.quote_reviews: found 'maybe', allowed: true | false"),
    Row(
      "analysis: {layers: first}",
      "b.yaml:1: analysis.layers: found 'first', "
        + "allowed: last | all | a list of indices from 0, each once"),
    Row(
      "analysis: {layers: [-1]}",
      "b.yaml:1: analysis.layers[0]: found '-1', allowed: an index from 0"),
    Row(
      "analysis: {heads: [1, 1]}",
      "b.yaml:1: analysis.heads[1]: found '1', allowed: each index once"),
    Row(
      "analysis: {heads: last}",
      "b.yaml:1: analysis.heads: found 'last', "
        + "allowed: all | a list of indices from 0, each once"),
    Row(
      "analysis: {excluded_tokens: ['[CLS]']}",
      "b.yaml:1: analysis.excluded_tokens[0]: found '[CLS]', "
        + "allowed: any token but [CLS], whose row the report shows"),
    Row(
      "report: {formats: [pdf, html]}",
      "b.yaml:1: report.formats[1]: found 'html', allowed: markdown | pdf | slides"),
    Row(
      "report: {formats: []}",
      "b.yaml:1: report.formats: found a list, "
        + "allowed: at least one of markdown, pdf and slides"),
    Row(
      "report: {formats: pdf}",
      "b.yaml:1: report.formats: found 'pdf', "
        + "allowed: a list of markdown, pdf and slides"),
  ]

  @Test func manyOpenBracketsAreRefused() throws {
    let message = try #require(refusal(String(repeating: "[", count: 100_000)))
    #expect(message.hasPrefix("b.yaml:1:"))
  }

  static let forms = [
    Row("- a", "b.yaml:1: the file: found a list, allowed: settings as key: value"),
    Row("hello", "b.yaml:1: the file: found 'hello', allowed: settings as key: value"),
    Row(
      "training:\n\tepochs: 1",
      "b.yaml:2:1: not valid YAML: a tab where only spaces may indent; use spaces"),
    Row("title: [a", "b.yaml:2:1: not valid YAML: while parsing a flow sequence (from line 1)"),
    Row("title: 'a", "b.yaml:1:10: not valid YAML: while scanning a quoted scalar (from line 1)"),
    Row("title: a: b", "b.yaml:1:9: not valid YAML: mapping values are not allowed"),
    Row("title: a\n---\ntitle: b", "b.yaml:2:1: not valid YAML: expected a single document"),
    Row("title: *x", "b.yaml:1:8: not valid YAML: found undefined alias"),
    Row("title: \"\u{1}\"", "b.yaml:1:1: not valid YAML: control characters are not allowed"),
  ]
}
