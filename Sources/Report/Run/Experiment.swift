import Analysis
import Encoder
import Foundation
import Tensors
import Tokenization
import Training

/// The learning half of a run: from a model and reviews to the numbers that a report shows.
struct Experiment {
  let configuration: RunConfiguration
  let model: LocatedModel
  let dataset: LocatedDataset
  let cache: StageCache
  /// Where the fine-tuned checkpoint is written.
  let modelFolder: URL
  let watch: RunWatcher

  /// Changes when the same inputs would give other numbers than before.
  private static let version = "3"

  /// Runs all stages, or takes their results from the cache where nothing they depend on changed.
  /// - Throws: errors of the modules it calls, each with a text of its own.
  func run() throws -> RunResults {
    watch(.stage("Reading reviews"))
    let tokenizer = try BERTTokenizer(folder: model.folder)
    let distinct = DistinctTexts(try reviews.read())
    let split = try Split(
      distinct.texts, trainSize: configuration.dataset.trainSize,
      testSize: configuration.dataset.testSize, seed: configuration.dataset.seed)
    noteRemoved(distinct)
    let train = try tokenize(split.train, tokenizer)
    // Predictions are listed by row, so they are made in that order, too.
    let testTexts = split.test.sorted { $0.row < $1.row }
    let test = try tokenize(testTexts, tokenizer)

    watch(.stage("Loading \(configuration.model)"))
    let checkpoint = try Checkpoint(folder: model.folder)
    try check(checkpoint, tokenizer.vocabulary)
    try checkpoint.checkLabels(LabelSpelling.label)
    var random = RandomSource(seed: configuration.training.seed, stream: RandomStream.head)
    let (pretrained, report) = try checkpoint.classifier(classes: 2, random: &random)
    try rehearse(pretrained, tokenizer)
    try checkProbes(
      Probe(
        tokenizer: tokenizer, models: BeforeAfter(before: pretrained, after: pretrained),
        maxLength: configuration.training.maxLength))
    let modelFacts = try facts(pretrained, report)
    let datasetFacts = try facts(distinct, train: train, test: test)
    let keys = stageKeys(modelFacts, datasetFacts)

    let before = try predictions(
      pretrained, test, stage: .evaluateBefore, key: keys.before, "Evaluating before fine-tuning")
    let (finetuned, history, epochs) = try fineTune(pretrained, train, test, key: keys.after)
    let after = try predictions(
      finetuned, test, stage: .evaluateAfter, key: keys.after, "Evaluating after fine-tuning")

    watch(.stage("Tracing sentences"))
    let probe = Probe(
      tokenizer: tokenizer, models: BeforeAfter(before: pretrained, after: finetuned),
      maxLength: configuration.training.maxLength)
    let traced = try configuration.analysis.sentences.map { try sentence($0, probe) }
    let quotes: [QuoteFacts] = zip(testTexts, zip(before, after)).compactMap { text, pair in
      guard configuration.report.quoteReviews, pair.0.isRight != pair.1.isRight else { return nil }
      return QuoteFacts(row: text.row, text: String(text.text.prefix(200)))
    }
    return RunResults(
      configuration: configuration, dataset: datasetFacts, model: modelFacts,
      split: split.csv,
      predictions: zip(testTexts, zip(before, after)).map {
        PairedPrediction(
          row: $0.row, label: $0.label, before: $1.0.positive, after: $1.1.positive)
      },
      metrics: BeforeAfter(before: Metrics(before), after: Metrics(after)), history: history,
      epochAccuracies: epochs + [Metrics(after).accuracy],
      reviews: train.facts(isTest: false) + test.facts(isTest: true),
      sentences: traced.map(\.facts), traces: traced.map(\.traces),
      focus: try visibleFocus(probe),
      swaps: try configuration.analysis.swaps.map { try swap($0, probe) },
      quotes: quotes, trainingAttention: try trainingAttention(probe))
  }

  /// Refuses settings that do not fit the model.
  private func check(
    _ checkpoint: Checkpoint, _ vocabulary: Vocabulary
  ) throws(ReportError) {
    let (settings, encoder) = (configuration.training, checkpoint.configuration)
    guard settings.maxLength <= encoder.maximumPositions else {
      throw .modelSetting(
        path: "training.max_length", found: "\(settings.maxLength)",
        allowed: "at most \(encoder.maximumPositions), its positions", model: configuration.model)
    }
    if case .lastLayers(let count) = settings.trainable, count > encoder.layerCount {
      throw .modelSetting(
        path: "training.trainable", found: settings.trainable.text,
        allowed: "at most last-\(encoder.layerCount), its layers", model: configuration.model)
    }
    guard settings.precision != .bfloat16 || ProductPrecision.isBFloat16Fast else {
      throw .modelSetting(
        path: "training.precision", found: settings.precision.rawValue,
        allowed: "auto or float32: this processor has no products of bfloat16",
        model: configuration.model)
    }
    guard vocabulary.count <= encoder.vocabularySize else {
      throw .data(
        file: model.folder.appendingPathComponent(
          BERTTokenizer.vocabularyFile(in: model.folder)
        ).path,
        problem: "has \(vocabulary.count) tokens, but config.json has vocab_size "
          + "\(encoder.vocabularySize); use the vocabulary that belongs to the checkpoint")
    }
  }

  /// Analyses the sentences with the pre-trained model alone, so that a choice or a sentence that
  /// cannot be analysed is refused before anything is trained.
  private func rehearse(
    _ pretrained: SequenceClassifier, _ tokenizer: BERTTokenizer
  ) throws {
    for sentence in configuration.analysis.sentences {
      let encoding = try tokenizer.encode(
        sentence.text, maxLength: configuration.training.maxLength)
      let trace = try pretrained.trace(
        encoding.inputIDs, tokenTypeIDs: encoding.tokenTypeIDs
      ).analysed
      _ = try SentenceAnalysis(
        tokens: encoding.tokens, traces: BeforeAfter(before: trace, after: trace),
        settings: configuration.analysis.inAnalysis)
    }
  }

  // MARK: Stages

  /// The number format of products in training and evaluation; traces are always float32.
  var productPrecision: ProductPrecision {
    switch configuration.training.precision {
    case .automatic: .fastest
    case .float32: .float32
    case .bfloat16: .bfloat16
    }
  }

  /// What each stage depends on. Training does not depend on the size of the test part: a larger
  /// one leaves the training part as it is.
  private func stageKeys(
    _ model: ModelFacts, _ dataset: DatasetFacts
  ) -> (before: String, train: String, after: String) {
    let training = configuration.training
    let common =
      [Experiment.version, dataset.sha256, configuration.dataset.name]
      + ["\(configuration.dataset.trainSize)", "\(configuration.dataset.seed)"]
      + ["\(training.maxLength)", "\(training.seed)"]
      + model.files.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let recipe = [
      "\(training.epochs)", "\(training.batchSize)", "\(training.learningRate)",
      "\(training.warmupRatio)", "\(training.weightDecay)", "\(training.maxGradientNorm)",
      training.trainable.text,
    ]
    let precision = ["\(productPrecision.rawValue)"]
    let test = ["\(configuration.dataset.testSize)"]
    return (
      StageCache.key(common + precision + test), StageCache.key(common + recipe + precision),
      StageCache.key(common + recipe + precision + test)
    )
  }

  private func predictions(
    _ model: SequenceClassifier, _ test: TokenizedReviews, stage: Stage, key: String,
    _ title: String
  ) throws -> [Prediction] {
    watch(.stage(title))
    if let files = cache.files(of: stage, key: key),
      let stored = try? PredictionFile.read(files.appendingPathComponent("predictions.csv")),
      stored.count == test.examples.count
    {
      watch(.note("unchanged since the last run"))
      return stored
    }
    let predictions = Evaluator(precision: productPrecision).predictions(model, test.examples) {
      done in
      watch(.progress(done: done, total: test.examples.count, loss: nil))
    }
    try cache.store(
      ["predictions.csv": PredictionFile.data(predictions)], of: stage, key: key)
    return predictions
  }

  private func fineTune(
    _ pretrained: SequenceClassifier, _ train: TokenizedReviews, _ test: TokenizedReviews,
    key: String
  ) throws -> (model: SequenceClassifier, history: [TrainingStep], epochs: [Double]) {
    watch(.stage("Fine-tuning on \(train.examples.count) reviews"))
    if let files = cache.files(of: .train, key: key),
      let history = try? RunResults.readHistory(files),
      let epochs = try? RunResults.readEpochs(files),
      let stored = storedModel(digestIn: files)
    {
      watch(.note("unchanged since the last run"))
      return (stored, history, epochs)
    }
    let settings = configuration.training
    let trainer = Trainer(
      Training.TrainingSettings(
        epochs: settings.epochs, batchSize: settings.batchSize,
        learningRate: settings.learningRate, warmupRatio: settings.warmupRatio,
        weightDecay: settings.weightDecay, maximumGradientNorm: settings.maxGradientNorm,
        trainable: settings.trainable.parts, seed: settings.seed, precision: productPrecision))
    var model = pretrained
    let total = settings.epochs * train.examples.count
    var epochs: [Double] = []
    let history = try trainer.train(&model, on: train.examples) { step, done in
      watch(.progress(done: done, total: total, loss: step.loss))
    } epochEnded: { model in
      // The last epoch's accuracy comes out of the evaluation after training.
      guard epochs.count + 1 < settings.epochs else { return }
      let evaluator = Evaluator(precision: productPrecision)
      epochs.append(Metrics(evaluator.predictions(model, test.examples)).accuracy)
    }
    try save(model)
    try cache.store(
      [
        "history.csv": RunResults.historyData(history),
        "epochs.csv": RunResults.epochData(epochs),
        "sha256": Data(try sha256(ofFile: weightsFile).utf8),
      ], of: .train, key: key)
    return (model, history, epochs)
  }

  private var weightsFile: URL { modelFolder.appendingPathComponent("model.safetensors") }

  private func storedModel(digestIn files: URL) -> SequenceClassifier? {
    guard
      let digest = try? String(
        contentsOf: files.appendingPathComponent("sha256"), encoding: .utf8),
      let actual = try? sha256(ofFile: weightsFile), actual == digest,
      let checkpoint = try? Checkpoint(folder: modelFolder)
    else { return nil }
    var random = RandomSource(seed: 0, stream: 0)
    guard let (model, report) = try? checkpoint.classifier(classes: 2, random: &random),
      report.initialized.isEmpty
    else { return nil }
    return model
  }

  private func save(_ model: SequenceClassifier) throws {
    do {
      try Checkpoint.save(model, labels: ["negative", "positive"], to: modelFolder)
      for name in tokenizerFiles {
        try Data(contentsOf: self.model.folder.appendingPathComponent(name))
          .write(to: modelFolder.appendingPathComponent(name))
      }
    } catch {
      throw ReportError.notWritable(
        path: modelFolder.path, reason: plainReason(error))
    }
  }
}

extension Trainable {
  /// The same choice in the encoder's terms.
  var parts: TrainableParts {
    switch self {
    case .all: .all
    case .head: .head
    case .lastLayers(let count): .last(count)
    }
  }
}
