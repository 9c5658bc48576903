import Analysis
import Figures
import Foundation
import Training

/// The fields of the chapter on the experiment: data, model, training, results.
struct ExperimentView {
  let analysis: ReportAnalysis
  let words: Words

  private var results: RunResults { analysis.results }

  var dataset: View {
    let facts = results.dataset
    return [
      "name": .text(facts.name),
      "summary": .text(markdownSentences(facts.summary?.text(in: words.language) ?? "")),
      "read": .text(Numbers.grouped(facts.read)),
      "duplicates": .text(Numbers.grouped(facts.duplicates)),
      "conflicts": .text(Numbers.grouped(facts.conflicts)),
      "has_conflicts": .flag(facts.conflicts > 0),
      "seed": .text("\(results.configuration.dataset.seed)"),
      "max_length": .text("\(results.configuration.training.maxLength)"),
      "train": .view(part(facts.train)),
      "test": .view(part(facts.test)),
    ]
  }

  private func part(_ part: DatasetFacts.Part) -> View {
    [
      "count": .text(Numbers.grouped(part.count)),
      "positive": .text(Numbers.grouped(part.positive)),
      "negative": .text(Numbers.grouped(part.negative)),
      "truncated": .text(Numbers.grouped(part.truncated)),
      "mean_length": .text(
        NumberFormat.decimal(1).text(Double(part.tokens) / Double(max(1, part.count)))),
      "longest": .text(Numbers.grouped(part.longest)),
    ]
  }

  var model: View {
    let facts = results.model
    return [
      "name": .text(facts.name),
      "summary": .text(markdownSentences(facts.summary?.text(in: words.language) ?? "")),
      "architecture": .text(facts.architecture == "bert" ? "BERT" : "DistilBERT"),
      "layers": .text("\(facts.layers)"),
      "heads": .text("\(facts.heads)"),
      "hidden_size": .text(Numbers.grouped(facts.hiddenSize)),
      "intermediate_size": .text(Numbers.grouped(facts.intermediateSize)),
      "vocabulary_size": .text(Numbers.grouped(facts.vocabularySize)),
      "parameters": .text(Numbers.grouped(facts.parameters)),
      "trained": .text(Numbers.grouped(facts.trained)),
      "initializer_range": .text("\(facts.initializerRange)"),
      "loaded": .text("\(facts.loaded.count)"),
      "initialized": .text("\(facts.initialized.count)"),
      "has_new_classifier": .flag(facts.initialized.contains("classifier.weight")),
      "initialized_list": .list(
        facts.initialized.map { name in
          let isWeight = name.hasSuffix("weight")
          return [
            "name": .text(markdownCode(name, inTable: true)), "weight": .flag(isWeight),
            "zero": .flag(!isWeight),
          ]
        }),
      "has_unexpected": .flag(!facts.unexpected.isEmpty),
      "unexpected": .text(facts.unexpected.map { markdownCode($0) }.joined(separator: ", ")),
    ]
  }

  var training: View {
    let settings = results.configuration.training
    let steps = results.history.count
    return [
      "epochs": .text("\(settings.epochs)"),
      "batch_size": .text("\(settings.batchSize)"),
      "steps": .text(Numbers.grouped(steps)),
      "warmup_steps": .text("\(results.history.peakStep)"),
      "learning_rate": .text(NumberFormat.exponent.text(settings.learningRate)),
      "warmup_ratio": .text("\(settings.warmupRatio)"),
      "weight_decay": .text("\(settings.weightDecay)"),
      "max_grad_norm": .text("\(settings.maxGradientNorm)"),
      "trainable": .text(words.trainable(settings.trainable)),
      "seed": .text("\(settings.seed)"),
      "bfloat16": .flag(results.model.precision == "bfloat16"),
      "float32": .flag(results.model.precision == "float32"),
      "first_epoch_loss": .text(Numbers.loss(analysis.meanLoss(epoch: 1))),
      "last_epoch_loss": .text(
        Numbers.loss(analysis.meanLoss(epoch: results.history.last?.epoch ?? 1))),
    ]
  }

  var outcome: View {
    let (before, after) = (results.metrics.before, results.metrics.after)
    // Of the counts, not of the shares, so that no rounding can tell a rise from a fall.
    let gained =
      after.truePositives + after.trueNegatives - before.truePositives - before.trueNegatives
    return [
      "improved": .flag(gained > 0),
      "worsened": .flag(gained < 0),
      "same": .flag(gained == 0),
      "accuracy": .view(share(before.accuracy, after.accuracy)),
      "precision": .view(share(before.precision, after.precision)),
      "recall": .view(share(before.recall, after.recall)),
      "f1": .view(share(before.f1, after.f1)),
      "calibration": .view(
        difference(analysis.scores.map(\.calibration.error)) {
          NumberFormat.decimal(3, signed: $1).text($0)
        }),
      "brier": .view(
        difference(analysis.scores.map(\.calibration.brier)) {
          NumberFormat.decimal(3, signed: $1).text($0)
        }),
      "count": .text("\(after.count)"),
      "positive_before": .text("\(before.truePositives + before.falsePositives)"),
      "positive_after": .text("\(after.truePositives + after.falsePositives)"),
      "one_sided": .flag(isOneSided(before) || isOneSided(after)),
      "loss": .view([
        "before": .text(Numbers.loss(before.loss)), "after": .text(Numbers.loss(after.loss)),
        "change": .text(Numbers.loss(after.loss - before.loss, signed: true)),
      ]),
      "before": .view(confusion(before)),
      "after": .view(confusion(after)),
    ]
  }

  /// Whether all reviews are given one class, so that precision or the other class's recall says
  /// nothing.
  private func isOneSided(_ metrics: Metrics) -> Bool {
    [0, metrics.count].contains(metrics.truePositives + metrics.falsePositives)
  }

  private func difference(
    _ values: BeforeAfter<Double>, _ text: (_ value: Double, _ isSigned: Bool) -> String
  ) -> View {
    [
      "before": .text(text(values.before, false)), "after": .text(text(values.after, false)),
      "change": .text(text(values.after - values.before, true)),
    ]
  }

  private func share(_ before: Double, _ after: Double) -> View {
    let percent = NumberFormat(decimals: 1, factor: 100)
    return [
      "before": .text(percent.text(before)),
      "after": .text(percent.text(after)),
      "change": .text(NumberFormat.points(1).text(100 * (after - before))),
      "size": .text(percent.text(abs(after - before))),
    ]
  }

  private func confusion(_ metrics: Metrics) -> View {
    [
      "true_positives": .text("\(metrics.truePositives)"),
      "false_positives": .text("\(metrics.falsePositives)"),
      "true_negatives": .text("\(metrics.trueNegatives)"),
      "false_negatives": .text("\(metrics.falseNegatives)"),
    ]
  }

  /// Every input file with its digest, shortened to what tells files apart at a glance; the whole
  /// digest is in the manifest.
  var files: [View] {
    let inputs =
      results.model.files.sorted { $0.key < $1.key }.map {
        ("\(results.model.name)/\($0.key)", $0.value)
      }
      + [(results.dataset.name, results.dataset.sha256)]
    return inputs.map { name, digest in
      ["name": .text(name), "digest": .text("`\(digest.prefix(16))…`")]
    }
  }
}

extension [TrainingStep] {
  /// Steps before the one that is taken with the highest rate: the warm-up.
  fileprivate var peakStep: Int {
    guard let peak = map(\.learningRate).max() else { return 0 }
    return firstIndex { $0.learningRate == peak } ?? 0
  }
}
