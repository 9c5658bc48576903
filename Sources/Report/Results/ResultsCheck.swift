import Analysis
import Foundation

/// Whether the files of `Output/data` fit each other and hold numbers that can be drawn: they are
/// read after people may have edited them, and what follows trusts every index.
struct ResultsCheck {
  let results: RunResults
  /// Where the files are.
  let folder: URL

  /// - `metrics` are the content of metrics.json, of which results keep the counts alone.
  /// - Throws: `ReportError.data` naming the first file with something that does not fit.
  func run(_ metrics: MetricsFile) throws(ReportError) {
    try checkSentences()
    try checkSettings()
    try checkPredictions()
    try require(
      MetricsFile(results.metrics) == metrics, "metrics.json",
      "has other shares than its confusion gives")
    try checkHistory()
    try checkDataset()
    for (index, focus) in results.focus.enumerated() { try check(focus, number: index + 1) }
    try checkSwaps()
    try checkTrainingAttention()
  }

  private func checkSentences() throws(ReportError) {
    let model = results.model
    try require(
      !results.sentences.isEmpty, "sentences.json", "has no sentence, expected one or more")
    for (index, (sentence, traces)) in zip(results.sentences, results.traces).enumerated() {
      for probability in [sentence.positiveBefore, sentence.positiveAfter] {
        try require(
          (0...1).contains(probability), "sentences.json",
          "sentence \(index + 1) has the probability \(probability), expected 0 to 1")
      }
      for trace in [traces.before, traces.after] {
        let expected = [model.layers, model.heads]
        try require(
          [trace.layerCount, trace.headCount] == expected, "model.json",
          "has \(expected[0]) layers of \(expected[1]) heads, but trace.safetensors has "
            + "\(trace.layerCount) of \(trace.headCount)")
        try require(
          trace.hiddenStates.shape[2] == results.traces[0].before.hiddenStates.shape[2],
          "trace.safetensors", "has hidden states of several sizes, expected one")
      }
    }
  }

  private func checkSettings() throws(ReportError) {
    guard
      let problem = results.configuration.analysis.unfulfilled(
        sentences: results.sentences.count, layers: results.model.layers,
        heads: results.model.heads)
    else { return }
    try require(
      false, "configuration.yaml",
      "\(problem.path): found \(problem.found), expected \(problem.allowed)")
  }

  private func checkPredictions() throws(ReportError) {
    let (count, name) = (results.predictions.count, "predictions.csv")
    try require(count > 0, name, "has no review, expected one or more")
    for (row, prediction) in results.predictions.enumerated() {
      try requireLabel(prediction.label, row: row, of: name)
      for probability in [prediction.before, prediction.after] {
        try require(
          (0...1).contains(probability), name,
          "row \(row + 1) has the probability \(probability), expected 0 to 1")
      }
    }
    for metrics in [results.metrics.before, results.metrics.after] {
      let counts = [
        metrics.truePositives, metrics.falsePositives, metrics.trueNegatives,
        metrics.falseNegatives,
      ]
      try require(
        counts.allSatisfy((0...count).contains) && counts.reduce(0, +) == count, "metrics.json",
        "has the confusion \(counts.map(String.init).joined(separator: ", ")), expected counts that "
          + "add to the \(count) reviews of \(name)")
      try require(
        metrics.loss.isFinite && metrics.loss >= 0, "metrics.json",
        "has the loss \(metrics.loss), expected 0 or more")
    }
    for part in ["train", "test"] {
      try require(
        results.reviews.contains { $0.isTest == (part == "test") }, "reviews.csv",
        "has no review of the part '\(part)', expected one or more")
    }
    for (row, review) in results.reviews.enumerated() {
      try requireLabel(review.label, row: row, of: "reviews.csv")
      try require(
        (0...ResultsCheck.mostTokens).contains(review.tokens)
          && (0...review.tokens).contains(review.removed), "reviews.csv",
        "row \(row + 1) has \(review.tokens) tokens of which \(review.removed) were removed, "
          + "expected 0 to \(ResultsCheck.mostTokens), and no more removed")
    }
  }

  private func requireLabel(_ label: Int, row: Int, of name: String) throws(ReportError) {
    try require(
      [0, 1].contains(label), name, "row \(row + 1) has the label \(label), expected 0 or 1")
  }

  private func checkHistory() throws(ReportError) {
    var last = TrainingPlace(step: 0, epoch: 1)
    for (row, entry) in results.history.enumerated() {
      let place = TrainingPlace(step: entry.step, epoch: entry.epoch)
      try require(
        place.step == last.step + 1 && (last.epoch...last.epoch + 1).contains(place.epoch),
        "history.csv",
        "row \(row + 1) is step \(place.step) of epoch \(place.epoch), expected step "
          + "\(last.step + 1) of epoch \(last.epoch) or the next")
      last = place
      try require(
        min(entry.loss, entry.learningRate, entry.gradientNorm) >= 0, "history.csv",
        "row \(row + 1) has a negative loss, rate or norm, expected 0 or more")
    }
    try require(last.step > 0, "history.csv", "has no step, expected one or more")
    let accuracies = results.epochAccuracies
    try require(
      accuracies.count == last.epoch && accuracies.allSatisfy((0...1).contains), "epochs.csv",
      "has the accuracies \(accuracies.map { "\($0)" }.joined(separator: ", ")), expected "
        + "\(last.epoch) from 0 to 1, one for each epoch of history.csv")
  }

  private func checkDataset() throws(ReportError) {
    for part in [results.dataset.train, results.dataset.test] {
      try require(
        part.count >= 0 && (0...part.count).contains(part.positive)
          && (0...part.count).contains(part.truncated), "dataset.json",
        "has a part of \(part.count) reviews, \(part.positive) of them positive and "
          + "\(part.truncated) truncated; expected no negative number and no more than all")
    }
  }

  private func check(_ focus: FocusFacts, number: Int) throws(ReportError) {
    let (name, layers) = ("focus.json", results.model.layers + 1)
    for cosines in [focus.cosinesBefore, focus.cosinesAfter] {
      try require(
        cosines.count == layers, name,
        "word \(number) has \(cosines.count) cosines, expected \(layers), one a layer and one of "
          + "the embeddings")
    }
    try require(
      focus.sentences.count == 2, name,
      "word \(number) has \(focus.sentences.count) sentences, expected 2")
    for sentence in focus.sentences {
      let units = sentence.labels.count
      try require(
        sentence.attentionBefore.count == units && sentence.attentionAfter.count == units
          && (sentence.attentionBefore + sentence.attentionAfter).allSatisfy {
            (0...ResultsCheck.mostAttention).contains($0)
          } && sentence.kept.allSatisfy((0..<units).contains)
          && (0..<units).contains(sentence.position)
          && (1...units).contains(sentence.length) && sentence.position + sentence.length <= units,
        name,
        "word \(number), sentence '\(sentence.text)': expected two attentions from 0 to 1 for each of its "
          + "\(units) labels, and kept, position and length within them")
    }
  }

  private func checkSwaps() throws(ReportError) {
    for (index, swap) in results.swaps.enumerated() {
      try require(
        (1...results.sentences.count).contains(swap.sentence), "swaps.json",
        "swap \(index + 1) is of sentence \(swap.sentence), expected 1 to "
          + "\(results.sentences.count), the sentences of sentences.json")
      for probability in [swap.positiveBefore, swap.positiveAfter] {
        try require(
          (0...1).contains(probability), "swaps.json",
          "swap \(index + 1) has the probability \(probability), expected 0 to 1")
      }
    }
  }

  private func checkTrainingAttention() throws(ReportError) {
    let sentence = results.configuration.analysis.singleHead.sentence
    let count = results.sentences[sentence - 1].tokens.count
    let attention = results.trainingAttention
    try require(
      attention.shape == [count, count], "trace.safetensors",
      "training_mode.attention has the shape \(attention.shape), expected [\(count), \(count)], the "
        + "tokens of sentence \(sentence)")
    try require(
      attention.values.allSatisfy { $0.isFinite && $0 >= 0 }, "trace.safetensors",
      "training_mode.attention has a value that is negative or not finite")
  }

  private func require(
    _ holds: Bool, _ name: String, _ problem: @autoclosure () -> String
  ) throws(ReportError) {
    guard !holds else { return }
    throw .data(
      file: folder.appending(path: name).path,
      problem: "\(problem()); undo the change or make it again with `bertreport build`")
  }

  /// More than any review has; more than this is a slip.
  private static let mostTokens = 10_000_000

  /// A sum of shares, rounded.
  private static let mostAttention = 1.0001

  private struct TrainingPlace {
    let step, epoch: Int
  }
}
