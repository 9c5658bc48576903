import Analysis
import Foundation
import Tensors

/// What changed from one run to another: the content of `bertreport diff`.
public struct RunComparison: Encodable, Sendable {
  /// A setting, input or version that differs; nil where a run does not have it.
  struct Change: Encodable, Sendable {
    let name: String
    let old: String?
    let new: String?
  }

  /// A metric of one of a run's two models on its test part.
  struct MetricChange: Encodable, Sendable {
    /// Whether it is the fine-tuned model's.
    let isFinetuned: Bool
    let name: String
    let old: Double
    let new: Double
  }

  /// The fine-tuned models' verdicts on the reviews that both runs tested.
  struct Verdicts: Encodable, Sendable {
    let sharedReviews: Int
    let newlyRight: Int
    let newlyWrong: Int
    /// Accuracy of the new run less that of the old and its 95 % interval, −1 to 1; nil unless both
    /// runs tested the same reviews.
    let difference: Interval?
    /// McNemar's test of the same.
    let pValue: Double?
  }

  struct Interval: Encodable, Sendable {
    let value, lower, upper: Double
  }

  /// The share of attention that [CLS] gives a token after fine-tuning, 0 to 1.
  struct AttentionChange: Encodable, Sendable {
    let sentence: String
    let index: Int
    let token: String
    let old: Double
    let new: Double

    var size: Double { abs(new - old) }
  }

  /// Cosine of every token's vector before and after fine-tuning, summed up over the tokens that
  /// both runs have.
  struct EmbeddingChange: Encodable, Sendable {
    let tokens: Int
    let oldMean: Double
    let newMean: Double
    let oldBelowThreshold: Int
    let newBelowThreshold: Int
  }

  /// Files of one kind, by path in the output folder.
  struct FileChanges: Encodable, Sendable {
    let kind: String
    let oldCount: Int
    let newCount: Int
    let changed: [String]
    let added: [String]
    let removed: [String]

    var isEmpty: Bool { changed.isEmpty && added.isEmpty && removed.isEmpty }
  }

  /// The runs as the person named them.
  let old: String
  let new: String
  let settings: [Change]
  let inputs: [Change]
  let versions: [Change]
  let metrics: [MetricChange]
  /// Nil where the runs have other data sets.
  let verdicts: Verdicts?
  /// Every token whose share differs, the largest change first.
  let attention: [AttentionChange]
  /// Nil where the runs have no sentence in common.
  let embeddings: EmbeddingChange?
  let files: [FileChanges]

  /// Compares the runs at two paths, each a manifest or the folder that has one.
  /// - Throws: `ReportError` for a path without a run, and for a file that is missing, foreign or
  ///   not the manifest's.
  public init(old: String, new: String) throws {
    try self.init(BeforeAfter(before: RunRecord(path: old), after: RunRecord(path: new)))
  }

  /// Whether the runs are the same.
  public var isEmpty: Bool {
    settings.isEmpty && inputs.isEmpty && versions.isEmpty && files.allSatisfy(\.isEmpty)
  }

  private init(_ runs: BeforeAfter<RunRecord>) throws {
    (old, new) = (runs.before.name, runs.after.name)
    let manifests = runs.map(\.manifest)
    settings = Self.settingChanges(manifests.map { $0.configuration.leaves() })
    inputs = Self.changes(manifests.map(\.inputs))
    var versions = manifests.map(\.versions)
    versions.before["bertreport"] = manifests.before.bertreport
    versions.after["bertreport"] = manifests.after.bertreport
    self.versions = Self.changes(versions)
    metrics = Self.metricChanges(runs.map(\.metrics))
    verdicts =
      runs.before.dataset == runs.after.dataset
      ? try Self.verdicts(runs.map(\.predictions)) : nil
    attention = Self.attentionChanges(runs.map(\.attention))
    embeddings = Self.embeddingChange(runs.map(\.embeddings))
    files = Self.fileChanges(manifests.map(\.artifacts))
  }

  private static func changes(_ values: BeforeAfter<[String: String]>) -> [Change] {
    Set(values.before.keys).union(values.after.keys).sorted().compactMap { name in
      let (old, new) = (values.before[name], values.after[name])
      return old == new ? nil : Change(name: name, old: old, new: new)
    }
  }

  /// In the order of the configuration file. A list that one run has more entries of than the
  /// other is one change.
  private static func settingChanges(
    _ leaves: BeforeAfter<[(path: String, text: String)]>
  ) -> [Change] {
    func rank(_ path: String) -> Int {
      SettingTable.settings.firstIndex { path == $0.path || path.hasPrefix($0.path + "[") }
        ?? SettingTable.settings.count
    }
    func list(_ path: String) -> String { String(path.prefix { $0 != "[" }) }
    let values = leaves.map { Dictionary($0.map { ($0.path, $0.text) }) { first, _ in first } }
    let changes = changes(values)
    let resized = Set(
      changes.filter { $0.old == nil || $0.new == nil }.map { list($0.name) })
    let lists = resized.map { name in
      let texts = values.map { values in
        values[name] ?? entries(values.keys.filter { list($0) == name })
      }
      return Change(name: name, old: texts.before, new: texts.after)
    }
    return (changes.filter { !resized.contains(list($0.name)) } + lists)
      .map { (rank($0.name), $0) }.sorted { ($0.0, $0.1.name) < ($1.0, $1.1.name) }.map(\.1)
  }

  /// How many entries of a list the paths belong to; nil for none.
  private static func entries(_ paths: [String]) -> String? {
    let count = Set(paths.map { $0.prefix { $0 != "]" } }).count
    return count == 0 ? nil : count == 1 ? "1 entry" : "\(count) entries"
  }

  private static func metricChanges(_ metrics: BeforeAfter<MetricsFile>) -> [MetricChange] {
    let names: [(String, KeyPath<MetricsFile.Entry, Double>)] = [
      ("accuracy", \.accuracy), ("precision", \.precision), ("recall", \.recall), ("F1", \.f1),
      ("loss", \.loss),
    ]
    return [true, false].flatMap { isFinetuned in
      let entries = metrics.map { isFinetuned ? $0.after : $0.before }
      return names.compactMap { name, path in
        let (old, new) = (entries.before[keyPath: path], entries.after[keyPath: path])
        return old == new
          ? nil : MetricChange(isFinetuned: isFinetuned, name: name, old: old, new: new)
      }
    }
  }

  private static func verdicts(
    _ predictions: BeforeAfter<[PairedPrediction]>
  ) throws(AnalysisError) -> Verdicts {
    let old = Dictionary(predictions.before.map { ($0.row, $0) }) { first, _ in first }
    let shared = predictions.after.compactMap { new in
      old[new.row].map { old in
        ReviewPrediction(
          row: new.row, label: new.label,
          positive: BeforeAfter(before: old.after, after: new.after),
          tokenCount: 0, isTruncated: false, hasNegation: false)
      }
    }
    let change = PredictionChange(shared)
    let isSameTest =
      shared.count == predictions.before.count && shared.count == predictions.after.count
    var random = RandomSource(seed: 42, stream: 21)
    let bootstrap =
      isSameTest && !shared.isEmpty
      ? try BootstrapDifference(
        correct: BeforeAfter(
          before: shared.map(\.isCorrect.before), after: shared.map(\.isCorrect.after)),
        resamples: BootstrapDifference.fewestResamples
      ) { random.integer(below: $0) } : nil
    return Verdicts(
      sharedReviews: shared.count, newlyRight: change.fixed.count,
      newlyWrong: change.broken.count,
      difference: bootstrap.map {
        Interval(value: $0.difference, lower: $0.lower, upper: $0.upper)
      }, pValue: isSameTest ? change.mcNemar.pValue : nil)
  }

  private static func attentionChanges(
    _ shares: BeforeAfter<[RunRecord.TokenPlace: Double]>
  ) -> [AttentionChange] {
    shares.after.compactMap { place, new in
      guard let old = shares.before[place], old != new else { return nil }
      return AttentionChange(
        sentence: place.sentence, index: place.index, token: place.token, old: old, new: new)
    }.sorted { ($1.size, $0.sentence, $0.index) < ($0.size, $1.sentence, $1.index) }
  }

  private static func embeddingChange(
    _ embeddings: BeforeAfter<[RunRecord.TokenPlace: RunRecord.Embedding]>
  ) -> EmbeddingChange? {
    let shared = embeddings.after.keys.filter { embeddings.before[$0] != nil }
      // In one order, so that the sum is rounded the same way each time.
      .sorted { ($0.sentence, $0.index) < ($1.sentence, $1.index) }
    guard !shared.isEmpty else { return nil }
    let sums = embeddings.map { all in
      let values = shared.compactMap { all[$0] }
      return (
        mean: values.reduce(0) { $0 + $1.cosine } / Double(values.count),
        below: values.count(where: \.isBelowThreshold)
      )
    }
    return EmbeddingChange(
      tokens: shared.count, oldMean: sums.before.mean, newMean: sums.after.mean,
      oldBelowThreshold: sums.before.below, newBelowThreshold: sums.after.below)
  }

  private static func fileChanges(_ artifacts: BeforeAfter<[String: String]>) -> [FileChanges] {
    [("figures", "figures/"), ("data files", "data/"), ("documents", "")].map { kind, prefix in
      let files = artifacts.map { all in
        all.filter { name, _ in prefix.isEmpty ? !name.contains("/") : name.hasPrefix(prefix) }
      }
      let changes = changes(files)
      return FileChanges(
        kind: kind, oldCount: files.before.count, newCount: files.after.count,
        changed: changes.filter { $0.old != nil && $0.new != nil }.map(\.name),
        added: changes.filter { $0.old == nil }.map(\.name),
        removed: changes.filter { $0.new == nil }.map(\.name))
    }
  }
}
