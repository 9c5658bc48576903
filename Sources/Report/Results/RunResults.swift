import Analysis
import Foundation
import Tensors
import Training

/// Everything a report is made from: the numbers of a run, without the model.
///
/// It is written to `Output/data` and read back from there before anything is drawn, so that a
/// report made right after training and one made again later are the same.
public struct RunResults: Sendable {
  /// The resolved configuration.
  public var configuration: RunConfiguration
  /// The data.
  public var dataset: DatasetFacts
  /// The model.
  public var model: ModelFacts
  /// Which review went where: the content of `split.csv`.
  public var split: String
  /// Both models on the test part, by row in the data set, ascending.
  public var predictions: [PairedPrediction]
  /// The same summed up.
  public var metrics: BeforeAfter<Metrics>
  /// Every step of training.
  public var history: [TrainingStep]
  /// Accuracy on the test part after each epoch, 0 to 1; nothing was chosen by it.
  public var epochAccuracies: [Double]
  /// Every review of both parts: the training part first, each by row.
  public var reviews: [ReviewFacts]
  /// The sentences of the analysis.
  public var sentences: [SentenceFacts]
  /// Their traces.
  public var traces: [BeforeAfter<AttentionTrace>]
  /// The words looked at in two sentences each.
  public var focus: [FocusFacts]
  /// The sentences with words exchanged.
  public var swaps: [SwapFacts]
  /// Beginnings of reviews that changed sides; empty unless the configuration asks for them.
  public var quotes: [QuoteFacts]
  /// Attention of the single head's sentence in the fine-tuned model with dropout switched on: the
  /// chosen layer and head, `[T, T]`.
  public var trainingAttention: Tensor
}

/// What both models think of one review.
public struct PairedPrediction: Hashable, Sendable {
  /// Row in the data set.
  public let row: Int
  /// Class.
  public let label: Int
  /// Probability of the positive class before fine-tuning.
  public let before: Double
  /// Probability of the positive class after fine-tuning.
  public let after: Double
}

extension RunResults {
  private static let predictionColumns = ["id", "label", "before_positive", "after_positive"]
  private static let epochColumns = ["epoch", "accuracy"]
  private static let historyColumns = ["step", "epoch", "loss", "learning_rate", "gradient_norm"]

  /// The files that hold it, by name in `Output/data`.
  func files() throws -> [String: Data] {
    let predictionRows = predictions.map {
      ["\($0.row)", "\($0.label)", "\($0.before)", "\($0.after)"]
    }
    return [
      "configuration.yaml": Data(try configuration.yaml().utf8),
      "dataset.json": try RunResults.encoder.encode(dataset) + [0x0A],
      "model.json": try RunResults.encoder.encode(model) + [0x0A],
      "metrics.json": try RunResults.encoder.encode(MetricsFile(metrics)) + [0x0A],
      "sentences.json": try RunResults.encoder.encode(sentences) + [0x0A],
      "predictions.csv": Data(
        DataTable(RunResults.predictionColumns, rows: predictionRows).csv.utf8),
      "history.csv": RunResults.historyData(history),
      "split.csv": Data(split.utf8),
      "epochs.csv": RunResults.epochData(epochAccuracies),
      "reviews.csv": Data(ReviewFacts.table(reviews).csv.utf8),
      "focus.json": try RunResults.encoder.encode(focus) + [0x0A],
      "quotes.json": try RunResults.encoder.encode(quotes) + [0x0A],
      "swaps.json": try RunResults.encoder.encode(swaps) + [0x0A],
      "trace.safetensors": Safetensors.encode(traceTensors, metadata: [:]),
    ]
  }

  private var traceTensors: [(name: String, content: Safetensors.Content)] {
    var tensors = traces.enumerated().flatMap { RunResults.tensors(of: $1, "\($0 + 1)") }
    tensors.append(("training_mode.attention", .real(trainingAttention)))
    return tensors
  }

  private static func tensors(
    of trace: BeforeAfter<AttentionTrace>, _ name: String
  ) -> [(name: String, content: Safetensors.Content)] {
    tensors(of: trace.before, name + ".pretrained") + tensors(of: trace.after, name + ".finetuned")
  }

  private static func tensors(
    of trace: AttentionTrace, _ name: String
  ) -> [(name: String, content: Safetensors.Content)] {
    [
      (name + ".attentions", .real(trace.attentions)),
      (name + ".hidden_states", .real(trace.hiddenStates)),
    ]
  }

  /// Reads what `files` wrote to `folder`.
  /// - Throws: `ReportError.data` naming the file and what is wrong with it, by itself or beside the
  ///   others.
  init(reading folder: URL) throws(ReportError) {
    configuration = try ConfigurationFile(
      path: folder.appendingPathComponent("configuration.yaml").path
    ).configuration
    dataset = try RunResults.decode("dataset.json", of: folder)
    model = try RunResults.decode("model.json", of: folder)
    let metricsFile: MetricsFile = try RunResults.decode("metrics.json", of: folder)
    metrics = metricsFile.metrics
    sentences = try RunResults.decode("sentences.json", of: folder)
    predictions = try RunResults.readPredictions(folder)
    history = try RunResults.readHistory(folder)
    let splitFile = folder.appendingPathComponent("split.csv")
    do {
      split = try String(contentsOf: splitFile, encoding: .utf8)
    } catch {
      throw .data(file: splitFile.path, problem: "cannot be read: \(plainReason(error))")
    }
    epochAccuracies = try RunResults.readEpochs(folder)
    reviews = try ReviewFacts.read(folder)
    focus = try RunResults.decode("focus.json", of: folder)
    swaps = try RunResults.decode("swaps.json", of: folder)
    quotes = try RunResults.decode("quotes.json", of: folder)
    let file = folder.appendingPathComponent("trace.safetensors")
    do {
      let tensors = try Safetensors(contentsOf: file)
      traces = try sentences.enumerated().map {
        try RunResults.trace("\($0 + 1)", tokens: $1.tokens.count, tensors)
      }
      trainingAttention = try tensors.tensor("training_mode.attention")
    } catch {
      throw .data(file: file.path, problem: "\(error)")
    }
    try ResultsCheck(results: self, folder: folder).run(metricsFile)
  }

  /// Reads `predictions.csv` of `folder`.
  static func readPredictions(_ folder: URL) throws(ReportError) -> [PairedPrediction] {
    let name = "predictions.csv"
    let table = try DataTable(reading: name, of: folder, header: predictionColumns)
    var predictions: [PairedPrediction] = []
    for row in table.rows.indices {
      predictions.append(
        PairedPrediction(
          row: try table.number(row, 0, in: name), label: try table.number(row, 1, in: name),
          before: try table.number(row, 2, in: name), after: try table.number(row, 3, in: name)))
    }
    return predictions
  }

  private static func trace(
    _ name: String, tokens: Int, _ tensors: Safetensors
  ) throws -> BeforeAfter<AttentionTrace> {
    try BeforeAfter(before: "pretrained", after: "finetuned").map { model in
      try AttentionTrace(
        attentions: tensors.tensor("\(name).\(model).attentions"),
        hiddenStates: tensors.tensor("\(name).\(model).hidden_states"), tokenCount: tokens)
    }
  }

  /// The content of `history.csv`.
  static func historyData(_ history: [TrainingStep]) -> Data {
    let rows = history.map {
      ["\($0.step)", "\($0.epoch)", "\($0.loss)", "\($0.learningRate)", "\($0.gradientNorm)"]
    }
    return Data(DataTable(historyColumns, rows: rows).csv.utf8)
  }

  /// Reads `history.csv` of `folder`.
  static func readHistory(_ folder: URL) throws(ReportError) -> [TrainingStep] {
    let table = try DataTable(reading: "history.csv", of: folder, header: historyColumns)
    var history: [TrainingStep] = []
    for row in table.rows.indices {
      history.append(
        TrainingStep(
          step: try table.number(row, 0, in: "history.csv"),
          epoch: try table.number(row, 1, in: "history.csv"),
          loss: try table.number(row, 2, in: "history.csv"),
          learningRate: try table.number(row, 3, in: "history.csv"),
          gradientNorm: try table.number(row, 4, in: "history.csv")))
    }
    return history
  }

  /// The content of `epochs.csv`.
  static func epochData(_ accuracies: [Double]) -> Data {
    let rows = accuracies.enumerated().map { ["\($0 + 1)", "\($1)"] }
    return Data(DataTable(epochColumns, rows: rows).csv.utf8)
  }

  /// Reads `epochs.csv` of `folder`.
  static func readEpochs(_ folder: URL) throws(ReportError) -> [Double] {
    let table = try DataTable(reading: "epochs.csv", of: folder, header: epochColumns)
    var accuracies: [Double] = []
    for row in table.rows.indices {
      accuracies.append(try table.number(row, 1, in: "epochs.csv"))
    }
    return accuracies
  }

  /// Reads a JSON file of `folder`.
  static func decode<Value: Decodable>(
    _ name: String, of folder: URL
  ) throws(ReportError) -> Value {
    let file = folder.appendingPathComponent(name)
    do {
      return try JSONDecoder().decode(Value.self, from: try Data(contentsOf: file))
    } catch {
      throw .data(file: file.path, problem: plainProblem(error))
    }
  }

  /// JSON as it is committed: sorted keys, so that the same values are the same bytes.
  static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()
}
