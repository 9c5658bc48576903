import Figures
import Foundation

/// How a comparison is written.
extension RunComparison {
  /// Attention changes that the table lists.
  private static let listedTokens = 3
  /// Files of a kind that the table names.
  private static let listedFiles = 6
  /// Characters of a value that the table shows.
  private static let longestValue = 60

  /// A table in GitHub's Markdown, to be put into a pull request; a sentence where the runs are the
  /// same.
  public var markdown: String {
    let names = "\(markdownCode(old)) to \(markdownCode(new))"
    guard !isEmpty else { return "Nothing changed from \(names).\n" }
    let rows =
      settings.map { row("setting \(code($0.name))", $0) }
      + inputs.map { row("input \(code($0.name))", $0, value: digest) }
      + versions.map { row("version of \($0.name)", $0) }
      + metrics.map(row).filter(isVisible) + verdictRows + attentionRows + embeddingRows
      + files.filter { !$0.isEmpty }.map(row)
    return "What changed from \(names):\n\n| | Old | New | Change |\n| :-- | :-- | :-- | :-- |\n"
      + rows.map { "| \($0.joined(separator: " | ")) |\n" }.joined()
  }

  /// Everything as JSON with sorted keys.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  private func code(_ text: String) -> String { markdownCode(text, inTable: true) }

  private func row(_ name: String, _ change: Change) -> [String] {
    row(name, change) { text in
      escapedForMarkdown(
        text.count > Self.longestValue ? text.prefix(Self.longestValue - 1) + "…" : text)
    }
  }

  private func row(
    _ name: String, _ change: Change, value: (String) -> String
  ) -> [String] {
    let kind = change.old == nil ? "added" : change.new == nil ? "removed" : ""
    return [name, change.old.map(value) ?? "–", change.new.map(value) ?? "–", kind]
  }

  /// As much of a digest as tells files apart at a glance.
  private func digest(_ text: String) -> String { code(text.prefix(12) + "…") }

  private func row(_ metric: MetricChange) -> [String] {
    let name = "\(metric.name) \(metric.isFinetuned ? "after" : "before") fine-tuning"
    let change = metric.new - metric.old
    guard metric.name != "loss" else {
      return [
        name, Numbers.loss(metric.old), Numbers.loss(metric.new),
        Numbers.loss(change, signed: true),
      ]
    }
    var text = NumberFormat.points(1, unit: " pp").text(100 * change)
    if metric.isFinetuned, metric.name == "accuracy", let interval = verdicts?.difference {
      text += ", 95% interval \(points(interval.lower)) to \(points(interval.upper)) pp"
      if let p = verdicts?.pValue { text += ", McNemar's p \(Self.probability(p))" }
    }
    return [
      name, NumberFormat.percent(1).text(metric.old), NumberFormat.percent(1).text(metric.new),
    ]
      + [text]
  }

  private func points(_ share: Double) -> String {
    NumberFormat(decimals: 1, factor: 100, signed: true).text(share)
  }

  private static func probability(_ value: Double) -> String {
    value < 0.001 ? "< 0.001" : "= " + NumberFormat.decimal(3).text(value)
  }

  private var verdictRows: [[String]] {
    guard let verdicts else {
      return [["verdicts that flipped", "–", "–", "not compared: the data sets differ"]]
    }
    let flipped = verdicts.newlyRight + verdicts.newlyWrong
    let isSameTest = verdicts.pValue != nil
    guard flipped > 0 || !isSameTest else { return [] }
    return [
      [
        "verdicts that flipped", "–", "–",
        "\(flipped) of \(verdicts.sharedReviews)\(isSameTest ? "" : " test reviews in both"): "
          + "\(verdicts.newlyRight) newly right, \(verdicts.newlyWrong) newly wrong",
      ]
    ]
  }

  private var attentionRows: [[String]] {
    attention.prefix(Self.listedTokens).map { change -> [String] in
      let sentence = change.sentence.count > 30 ? change.sentence.prefix(29) + "…" : change.sentence
      return [
        "attention ratio from [CLS] to \(code(change.token)) in “\(escapedForMarkdown(sentence))”",
        NumberFormat.percent(2).text(change.old), NumberFormat.percent(2).text(change.new),
        NumberFormat.points(2, unit: " pp").text(100 * (change.new - change.old)),
      ]
    }.filter(isVisible)
  }

  /// Whether the numbers of a row differ as they are written; all that differs is in the JSON.
  private func isVisible(_ row: [String]) -> Bool { row[1] != row[2] }

  private var embeddingRows: [[String]] {
    guard let embeddings else { return [] }
    var rows: [[String]] = []
    if Numbers.cosine(embeddings.oldMean) != Numbers.cosine(embeddings.newMean) {
      rows.append([
        "cosine of embeddings, mean of \(embeddings.tokens) tokens",
        Numbers.cosine(embeddings.oldMean), Numbers.cosine(embeddings.newMean),
        NumberFormat.decimal(3, signed: true).text(embeddings.newMean - embeddings.oldMean),
      ])
    }
    let (old, new) = (embeddings.oldBelowThreshold, embeddings.newBelowThreshold)
    if old != new {
      rows.append([
        "tokens below the cosine threshold", "\(old)", "\(new)",
        NumberFormat.decimal(0, signed: true).text(Double(new - old)),
      ])
    }
    return rows
  }

  private func row(_ files: FileChanges) -> [String] {
    let parts = [
      (files.changed.count == 1 ? "differs" : "differ", files.changed), ("added", files.added),
      ("removed", files.removed),
    ].compactMap { kind, names in names.isEmpty ? nil : list(names, kind) }
    return [files.kind, "\(files.oldCount)", "\(files.newCount)", parts.joined(separator: "; ")]
  }

  private func list(_ names: [String], _ kind: String) -> String {
    let shown = names.prefix(Self.listedFiles).map { name in
      code(name.split(separator: "/").last.map(String.init) ?? name)
    }
    let rest = names.count - shown.count
    return "\(names.count) \(kind): " + shown.joined(separator: ", ")
      + (rest > 0 ? " and \(rest) more" : "")
  }
}
