import Analysis
import Figures
import Foundation
import Training

/// The fields that templates fill their chapters with: every number already written out, every
/// judgement (rose, fell, unchanged) a flag computed from the numbers.
struct ReportView {
  let analysis: ReportAnalysis
  let words: Words
  let figures: ReportFigures
  /// The folder that Markdown finds the figures in.
  let figureFolder: String

  private var results: RunResults { analysis.results }
  private var configuration: RunConfiguration { results.configuration }

  /// Whether slides are wanted.
  var hasSlides: Bool { configuration.report.formats.contains(.slides) }

  /// All fields.
  func fields() throws -> View {
    let experiment = ExperimentView(analysis: analysis, words: words)
    let byline = [configuration.author, configuration.date ?? ""].filter { !$0.isEmpty }
    let probes = ProbeView(analysis: analysis, words: words, figures: figures)
    return [
      "title": .text(configuration.title.text(in: words.language)),
      "byline": .text(byline.joined(separator: " · ")),
      "figure_folder": .text(figureFolder),
      "figures_dark": .flag(configuration.report.figuresDark),
      "sentence_count": .text("\(results.sentences.count)"),
      "dataset": .view(experiment.dataset),
      "model": .view(experiment.model),
      "training": .view(experiment.training),
      "results": .view(experiment.outcome),
      "files": .list(experiment.files),
      "card": .view(ModelCard(analysis: analysis).fields),
      "configuration": .text(try configuration.yaml().trimmingCharacters(in: .newlines)),
      "selection": .view(selection),
      "overall": .view(overall),
      "sentences": .list(results.sentences.indices.map { sentence($0) }),
      "summary_section": .text("\(firstSection + results.sentences.count)"),
      "heads": .view(probes.heads),
      "layers": .view(probes.layers),
      "agreements": .list(analysis.agreements.indices.map(agreement)),
      "agreement_gaps": .flag(analysis.agreements.contains(where: \.hasGaps)),
      "number_files": .list(numberFiles),
      "focus": .list(probes.focus),
      "has_focus": .flag(!results.focus.isEmpty),
      "predictions": .view(
        try PredictionView(analysis: analysis, words: words).fields()),
      "figure_lengths": .view(figures.lengths.fields),
      "figure_confusion": .view(figures.confusion.fields),
      "figures_sentiment": .list(figures.sentimentChange.map(\.fields)),
      "figures_layers": .list(figures.layerSpread.map(\.fields)),
      "mentioned": .view([
        "sentiment": figures.sentimentChange.mention, "layers": figures.layerSpread.mention,
        "flow": figures.sentences.flatMap(\.flow).mention,
      ]),
      "spread": .view(spread),
      "embeddings": .view(embeddings),
      "figure_training": .view(figures.training.fields),
      "figure_accuracy": .view(figures.accuracy.fields),
    ]
  }

  /// Number of the first sentence's section; before it stand method, heads and words in focus.
  private var firstSection: Int { results.focus.isEmpty ? 3 : 4 }

  private var selection: View {
    let choices = configuration.analysis
    return [
      "layers": .text(words.layers(choices.layers, of: results.model.layers)),
      "heads": .text(words.heads(choices.heads, of: results.model.heads)),
      "excluded": .text(escapedForMarkdown(words.excluded(choices.excludedTokens))),
      "has_excluded": .flag(!choices.excludedTokens.isEmpty),
      "by_word": .flag(choices.unit == .word),
      "cosine_threshold": .text("\(choices.cosineThreshold)"),
    ]
  }

  /// The largest change of all sentences.
  private var overall: View {
    let largest = analysis.largestChange
    return [
      "changed": .flag(largest != nil),
      "unchanged": .flag(analysis.isUnchanged),
      "sentence": .text("\(largest?.sentence ?? 0)"),
      "token": .text(markdownCode(largest?.entry.token ?? "")),
      "change": .text(Numbers.telling(largest?.entry.change ?? 0)),
    ]
  }

  private func sentence(_ index: Int) -> View {
    let facts = results.sentences[index]
    let sentence = analysis.sentences[index]
    let attention = sentence.classAttention
    let changed = sentence.cosines.filter(\.changed)
    let lowest = sentence.cosines.lowest
    let named = changed.named
    let pictures = figures.sentences[index]
    return [
      "number": .text("\(index + 1)"),
      "section": .text("\(firstSection + index)"),
      "text": .text(facts.text),
      "sentiment": .text(words.sentiment(facts.sentiment)),
      "token_count": .text("\(sentence.units.count)"),
      "has_pieces": .flag(sentence.units.labels.contains { $0.hasPrefix("##") && $0.count > 2 }),
      "has_unknown": .flag(sentence.units.labels.contains("[UNK]")),
      "has_jamo": .flag(
        sentence.units.labels.contains {
          $0.unicodeScalars.contains { (0x11A8...0x11FF).contains($0.value) }
        }),
      "positive_before": .text(Numbers.percent(facts.positiveBefore)),
      "positive_after": .text(Numbers.percent(facts.positiveAfter)),
      "figures_attention": .list(pictures.attention.map(\.fields)),
      "figures_change": .list(pictures.change.map(\.fields)),
      "figures_cosine": .list(pictures.cosine.map(\.fields)),
      "figures_projection": .list(pictures.projection.map(\.fields)),
      "figures_flow": .list(pictures.flow.map(\.fields)),
      "mentioned": .view([
        "attention": pictures.attention.mention, "change": pictures.change.mention,
        "cosine": pictures.cosine.mention, "projection": pictures.projection.mention,
      ]),
      "figures_omitted": .flag(pictures.omitted > 0),
      "has_increase": .flag(attention.largestIncrease != nil),
      "has_decrease": .flag(attention.largestDecrease != nil),
      "attention_unchanged": .flag(
        attention.largestIncrease == nil && attention.largestDecrease == nil),
      "increase": .view(extreme(attention.largestIncrease, of: attention.increases)),
      "decrease": .view(extreme(attention.largestDecrease, of: attention.decreases)),
      "own": .view([
        "before": .text(Numbers.percent(attention.own.ratio.before)),
        "after": .text(Numbers.percent(attention.own.ratio.after)),
        "change": .text(Numbers.points(attention.own.change)),
      ]),
      "removed": .view([
        "before": .text(Numbers.percent(sentence.ratios.before.removedMass[0])),
        "after": .text(Numbers.percent(sentence.ratios.after.removedMass[0])),
      ]),
      "cls": .list(attention.entries.map(row)),
      "all_changed": .flag(changed.count == sentence.cosines.count),
      "some_changed": .flag(!changed.isEmpty && changed.count < sentence.cosines.count),
      "none_changed": .flag(changed.isEmpty),
      "changed_count": .text("\(changed.count)"),
      "changed_tokens": .text(
        named.map { "\(markdownCode($0.token)) (\(Numbers.cosine($0.cosine)))" }
          .joined(separator: ", ")),
      "named_count": .text("\(named.count)"),
      "changed_many": .flag(named.count < changed.count),
      "cosine_threshold": .text("\(configuration.analysis.cosineThreshold)"),
      "lowest": .view([
        "token": .text(markdownCode(lowest?.token ?? "")),
        "cosine": .text(Numbers.cosine(lowest?.cosine ?? .nan)),
      ]),
      "variance": .view(beforeAfter(sentence.spread.map(\.variance)) { Numbers.thousandths($0) }),
      "entropy": .view(beforeAfter(sentence.spread.map(\.entropy)) { Numbers.cosine($0) }),
      "normalized_entropy": .view(
        beforeAfter(sentence.spread.map(\.normalizedEntropy)) { Numbers.share($0) }),
    ]
  }

  private func row(_ entry: ClassAttention.Entry) -> View {
    let change = Numbers.points(entry.change)
    // As it is printed: 0.00 is no increase to a reader.
    let isSame = change == Numbers.points(0)
    return [
      "token": .text(markdownCode(entry.token, inTable: true)),
      "before": .text(Numbers.percent(entry.ratio.before)),
      "after": .text(Numbers.percent(entry.ratio.after)),
      "change": .text(change),
      "up": .flag(entry.change > 0 && !isSame),
      "down": .flag(entry.change < 0 && !isSame),
      "same": .flag(isSame),
    ]
  }

  /// - Parameter count: how many changed in that direction.
  private func extreme(_ entry: ClassAttention.Entry?, of count: Int) -> View {
    [
      "token": .text(markdownCode(entry?.token ?? "")),
      "change": .text(Numbers.telling(entry?.change ?? 0)),
      "only": .flag(count == 1),
    ]
  }

  /// How far two readings of a sentence's attention agree.
  private func agreement(_ index: Int) -> View {
    let agreement = analysis.agreements[index]
    func text(_ value: Double?) -> String {
      value.map { NumberFormat.decimal(2, signed: true).text($0) } ?? "–"
    }
    return [
      "number": .text("\(index + 1)"),
      "before": .text(text(agreement.attentionAndRollout.before)),
      "after": .text(text(agreement.attentionAndRollout.after)),
      "both": .text(text(agreement.beforeAndAfter)),
    ]
  }

  /// Every file of numbers with the figures that it belongs to, in their order.
  private var numberFiles: [View] {
    var files: [String] = []
    for name in figures.all.flatMap(\.numbers) where !files.contains(name) { files.append(name) }
    return files.map { name in
      let own = figures.all.filter { $0.numbers.contains(name) }
      return [
        "name": .text(name),
        "figures": .text(own.map { "@[fig:\($0.id)]" }.joined(separator: ", ")),
      ]
    }
  }

  private var spread: View {
    direction("entropy", \.entropy).merging(direction("variance", \.variance)) { first, _ in first }
  }

  /// In how many sentences a quantity of the ratios rose and fell.
  private func direction(_ name: String, _ value: (AttentionSpread) -> Double) -> View {
    let changes = analysis.sentences.map { value($0.spread.after) - value($0.spread.before) }
    let (down, up, all) = (changes.count { $0 < 0 }, changes.count { $0 > 0 }, changes.count)
    return [
      "\(name)_down": .flag(down == all),
      "\(name)_up": .flag(up == all),
      "\(name)_same": .flag(down == 0 && up == 0),
      "\(name)_mixed": .flag(down != all && up != all && down + up > 0),
      "\(name)_down_count": .text("\(down)"),
      "\(name)_up_count": .text("\(up)"),
    ]
  }

  private var embeddings: View {
    let all = analysis.sentences.flatMap(\.cosines)
    return [
      "changed_count": .text("\(all.count { $0.changed })"), "count": .text("\(all.count)"),
      "all_changed": .flag(all.allSatisfy(\.changed)),
    ]
  }
}

/// The same number of both models.
func beforeAfter(_ values: BeforeAfter<Double>, _ format: (Double) -> String) -> View {
  ["before": .text(format(values.before)), "after": .text(format(values.after))]
}

/// How numbers are written in the text: fixed decimals, a real minus sign, no unit.
enum Numbers {
  /// A share of 1 as a percentage with two decimals.
  static func percent(_ value: Double) -> String {
    NumberFormat(decimals: 2, factor: 100).text(value)
  }
  /// A change in percentage points with its sign.
  static func points(_ value: Double) -> String { NumberFormat.points(2).text(value) }
  /// The same of a change that is named alone: with as many decimals as show that it is one.
  static func telling(_ value: Double) -> String {
    NumberFormat.points(telling: [value]).text(value)
  }
  /// Three decimals.
  static func cosine(_ value: Double) -> String { NumberFormat.decimal(3).text(value) }
  /// Two decimals.
  static func share(_ value: Double) -> String { NumberFormat.decimal(2).text(value) }
  /// In thousandths.
  static func thousandths(_ value: Double) -> String {
    NumberFormat(decimals: 2, factor: 1000).text(value)
  }
  /// Four decimals, as losses are written.
  static func loss(_ value: Double, signed: Bool = false) -> String {
    NumberFormat.decimal(4, signed: signed).text(value)
  }
  /// A divergence: exactly 0 as "0", else four decimals or, below 0.001, an exponent.
  static func divergence(_ value: Double) -> String {
    if value == 0 { return "0" }
    return value < 0.001 ? NumberFormat.exponent.text(value) : loss(value)
  }
  /// A whole number with commas between thousands.
  static func grouped(_ value: Int) -> String {
    NumberFormat.count.text(Double(value))
  }
}

/// A token as a code span of Markdown. In a table a bar would end the cell and is escaped;
/// elsewhere the escape itself would be shown.
func markdownCode(_ token: String, inTable: Bool = false) -> String {
  guard !token.isEmpty else { return "" }
  // The fence is longer than any run of backticks inside.
  let longest = token.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
  let fence = String(repeating: "`", count: longest + 1)
  let space = longest > 0 ? " " : ""
  let content = inTable ? token.replacingOccurrences(of: "|", with: "\\|") : token
  return fence + space + content + space + fence
}
