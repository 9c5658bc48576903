import Foundation
import Tensors
import Testing

@testable import Report

struct RunResultsTests {
  private func withFiles(
    _ body: (_ results: RunResults, _ folder: TemporaryFolder) throws -> Void
  ) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let results = try SampleResults.make()
    for (name, data) in try results.files() {
      try data.write(to: folder.url.appending(path: name))
    }
    try body(results, folder)
  }

  @Test func whatIsWrittenIsReadBack() throws {
    try withFiles { results, folder in
      let read = try RunResults(reading: folder.url)
      #expect(read.configuration == results.configuration)
      #expect(read.dataset == results.dataset)
      #expect(read.model == results.model)
      #expect(read.split == results.split)
      #expect(read.predictions == results.predictions)
      #expect(read.metrics == results.metrics)
      #expect(read.history == results.history)
      #expect(read.sentences == results.sentences)
      #expect(read.traces == results.traces)
      #expect(try read.files() == results.files())
    }
  }

  @Test func summariesAreStoredInBothLanguages() throws {
    try withFiles { _, folder in
      let text = try #require(folder.text("dataset.json"))
      #expect(text.contains("\"en\" : \"Many reviews.\"") && text.contains("\"ko\" : \"많은 리뷰이다.\""))
    }
  }

  @Test(arguments: [
    ("metrics.json", "{}", "/metrics.json: has no 'before'; make it again"),
    ("dataset.json", "{", "/dataset.json: is not valid JSON; make it again"),
    ("model.json", "[]", "/model.json: has something else than expected at ''"),
    ("predictions.csv", "id\n1\n", "/predictions.csv: has the columns id, expected id,label,"),
    (
      "history.csv", "step,epoch,loss,learning_rate,gradient_norm\n1,1,x,0,0\n",
      "row 1 has no number"
    ),
    ("trace.safetensors", "", "/trace.safetensors: "),
    ("configuration.yaml", "epoch: 1", "/configuration.yaml:1: epoch is not a setting"),
  ])
  func damagedFileIsNamed(name: String, content: String, message: String) throws {
    try withFiles { _, folder in
      try folder.write(content, to: name)
      let error = try #require(throws: ReportError.self) { try RunResults(reading: folder.url) }
      #expect(error.description.contains(message), "\(error)")
    }
  }

  @Test func missingFileIsNamed() throws {
    try withFiles { _, folder in
      for name in try SampleResults.make().files().keys.sorted() {
        let file = folder.url.appending(path: name)
        let data = try Data(contentsOf: file)
        try FileManager.default.removeItem(at: file)
        let error = try #require(throws: ReportError.self) { try RunResults(reading: folder.url) }
        #expect(error.description.contains(name), "\(error)")
        try data.write(to: file)
      }
    }
  }

  /// A file with a part of it replaced, and what is said of it.
  @Test(arguments: [
    (
      "configuration.yaml", "head_view:\n    sentence: 1", "head_view:\n    sentence: 9",
      "analysis.head_view.sentence: found 9, expected 1 to 2, the sentences"
    ),
    (
      "configuration.yaml", "single_head:\n    sentence: 1", "single_head:\n    sentence: 3",
      "analysis.single_head.sentence: found 3, expected 1 to 2, the sentences"
    ),
    (
      "configuration.yaml", "layer: \"last\"", "layer: 99",
      "analysis.head_view.layer: found 99, expected 0 to 1, the layers"
    ),
    (
      "configuration.yaml", "heads: \"all\"\n  single_head", "heads: [0, 7]\n  single_head",
      "analysis.head_view.heads: found 7, expected 0 to 1, the heads"
    ),
    (
      "configuration.yaml", "head: 0", "head: 99",
      "analysis.single_head.head: found 99, expected 0 to 1, the heads"
    ),
    ("predictions.csv", "0,1,", "0,7,", "row 1 has the label 7, expected 0 or 1"),
    ("predictions.csv", "0,1,0.9", "0,1,1.9", "row 1 has the probability 1.9, expected 0 to 1"),
    (
      "predictions.csv", "0,1,0.9", "0,1,nan", "row 1 has nan in column 3, expected a finite number"
    ),
    ("history.csv", "1,1,1.0", "1,1,inf", "row 1 has inf in column 3, expected a finite number"),
    ("history.csv", "2,1,", "2,9,", "row 2 is step 2 of epoch 9, expected step 2 of epoch 1"),
    ("history.csv", "1,1,1.0", "1,1,-1.0", "row 1 has a negative loss, rate or norm"),
    ("reviews.csv", "train", "test", "has no review of the part 'train', expected one or more"),
    ("epochs.csv", "1,0.5\n", "", "has the accuracies 0.75, expected 2 from 0 to 1"),
    ("reviews.csv", "0,train,1", "0,train,2", "row 1 has the label 2, expected 0 or 1"),
    ("reviews.csv", "0,train,1,4", "0,train,1,-4", "row 1 has -4 tokens"),
    (
      "swaps.json", "\"sentence\" : 1", "\"sentence\" : 3",
      "swap 1 is of sentence 3, expected 1 to 2, the sentences of sentences.json"
    ),
    (
      "metrics.json", "\"true_positives\" : 4", "\"true_positives\" : 0",
      "has the confusion 0, 5, 0, 1, expected counts that add to the 10 reviews"
    ),
    (
      "metrics.json", "\"loss\" : 0", "\"loss\" : -0", "has the loss -0.2"
    ),
    (
      "metrics.json", "\"accuracy\" : 0.9", "\"accuracy\" : 0.8",
      "has other shares than its confusion gives"
    ),
    (
      "sentences.json", "\"before_positive\" : 0.5", "\"before_positive\" : 5",
      "sentence 1 has the probability 5.0, expected 0 to 1"
    ),
    (
      "model.json", "\"layers\" : 2", "\"layers\" : 3",
      "has 3 layers of 2 heads, but trace.safetensors has 2 of 2"
    ),
    (
      "dataset.json", "\"positive\" : 5", "\"positive\" : 50",
      "has a part of 10 reviews, 50 of them positive"
    ),
    (
      "focus.json", "\"position\" : 2", "\"position\" : 20",
      "word 1, sentence 'Good film.': expected"
    ),
    (
      "focus.json", "\"finetuned_cosines\" : [", "\"finetuned_cosines\" : [1,",
      "word 1 has 4 cosines, expected 3"
    ),
  ])
  func whatDoesNotFitTheOthersIsNamed(
    name: String, old: String, new: String, message: String
  ) throws {
    try withFiles { _, folder in
      let text = try #require(folder.text(name))
      let range = try #require(text.firstRange(of: old), "\(text)")
      // A part of the split is all its rows, of anything else the first is changed.
      let changed =
        old == "train"
        ? text.replacing(old, with: new) : text.replacingCharacters(in: range, with: new)
      try folder.write(changed, to: name)
      let error = try #require(throws: ReportError.self) { try RunResults(reading: folder.url) }
      #expect(error.description.contains("\(name)"), "\(error)")
      #expect(error.description.contains(message), "\(error)")
    }
  }

  @Test func sentenceThatWasRemovedButIsStillSpokenOfIsNamed() throws {
    try withFiles { results, folder in
      var changed = results
      changed.sentences.removeLast()
      changed.swaps[0].sentence = 2
      for (name, data) in try changed.files() where name.hasSuffix(".json") {
        try data.write(to: folder.url.appending(path: name))
      }
      let error = try #require(throws: ReportError.self) { try RunResults(reading: folder.url) }
      #expect(error.description.contains("swaps.json: swap 1 is of sentence 2, expected 1 to 1"))
    }
  }

  @Test func attentionWithDropoutMustFitItsSentence() throws {
    try withFiles { results, folder in
      for tensor in [
        Tensor(shape: [1, 5], values: [1, 0, 0, 0, 0]),
        Tensor(shape: [5, 5], values: Array(repeating: .nan, count: 25)),
      ] {
        var changed = results
        changed.trainingAttention = tensor
        try #require(try changed.files()["trace.safetensors"])
          .write(to: folder.url.appending(path: "trace.safetensors"))
        let error = try #require(throws: ReportError.self) { try RunResults(reading: folder.url) }
        #expect(
          error.description.contains("/trace.safetensors: training_mode.attention has"), "\(error)")
      }
    }
  }
}
