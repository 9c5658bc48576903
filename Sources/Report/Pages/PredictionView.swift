import Analysis
import Figures
import Foundation
import Tensors

/// The fields of the chapter on predictions: slices, reviews that changed sides, exchanged words.
struct PredictionView {
  let analysis: ReportAnalysis
  let words: Words

  private var results: RunResults { analysis.results }

  /// Reviews that the table of predictions lists.
  private static let listed = 15
  /// Resamples of the bootstrap.
  private static let resamples = 2000

  private var predictions: [ReviewPrediction] {
    let facts = Dictionary(
      results.reviews.filter(\.isTest).map { ($0.row, $0) }, uniquingKeysWith: { first, _ in first }
    )
    return results.predictions.map { prediction in
      let review = facts[prediction.row]
      return ReviewPrediction(
        row: prediction.row, label: prediction.label,
        positive: BeforeAfter(before: prediction.before, after: prediction.after),
        tokenCount: review?.tokens ?? 0, isTruncated: (review?.removed ?? 0) > 0,
        hasNegation: review?.hasNegation ?? false)
    }
  }

  func fields() throws(AnalysisError) -> View {
    let predictions = predictions
    let change = PredictionChange(predictions)
    let test = change.mcNemar
    var random = RandomSource(seed: results.configuration.dataset.seed, stream: 21)
    let bootstrap = try BootstrapDifference(
      correct: BeforeAfter(
        before: predictions.map(\.isCorrect.before), after: predictions.map(\.isCorrect.after)),
      resamples: PredictionView.resamples
    ) { random.integer(below: $0) }
    let slices = PredictionSlice.all(predictions)
    let kinds = slices.dropFirst().isEmpty ? slices : Array(slices.dropFirst())
    let gains = kinds.map { $0.accuracy.after - $0.accuracy.before }
    let best = gains.indices.reduce(0) { gains[$1] > gains[$0] ? $1 : $0 }
    let worst = gains.indices.reduce(0) { gains[$1] < gains[$0] ? $1 : $0 }
    let points = NumberFormat(decimals: 1, factor: 100, signed: true)
    return [
      "slices": .list(slices.map(slice)),
      "slices_differ": .flag(gains[best] != gains[worst]),
      "slices_alike": .flag(gains[best] == gains[worst]),
      "best": .view(slice(kinds[best])),
      "worst": .view(slice(kinds[worst])),
      "reviews": .list(listed(predictions).map(row)),
      "listed": .text("\(min(PredictionView.listed, predictions.count))"),
      "unchanged": .flag(change.fixed.isEmpty && change.broken.isEmpty),
      "fixed": .view(changed(change.fixed)),
      "broken": .view(changed(change.broken)),
      "right_in_both": .text("\(change.rightInBoth)"),
      "wrong_in_both": .text("\(change.wrongInBoth)"),
      "exact": .flag(test.statistic == nil),
      "statistic": .text(NumberFormat.decimal(2).text(test.statistic ?? 0)),
      "p_value": .text(
        test.pValue < 0.001 ? "< 0.001" : "= " + NumberFormat.decimal(3).text(test.pValue)),
      "difference": .view([
        "value": .text(points.text(bootstrap.difference)),
        "lower": .text(points.text(bootstrap.lower)),
        "upper": .text(points.text(bootstrap.upper)),
        "resamples": .text(Numbers.grouped(bootstrap.resamples)),
        "seed": .text("\(results.configuration.dataset.seed)"),
      ]),
      "swaps": .list(results.swaps.map(swap)),
      "has_swaps": .flag(!results.swaps.isEmpty),
      "strongest": .list(strongest),
    ]
  }

  /// Evenly spaced among the reviews by row, so that every part of the data set has its share.
  private func listed(_ predictions: [ReviewPrediction]) -> [ReviewPrediction] {
    let count = min(PredictionView.listed, predictions.count)
    return (0..<count).map { predictions[$0 * predictions.count / count] }
  }

  private func slice(_ slice: PredictionSlice) -> View {
    let percent = NumberFormat(decimals: 1, factor: 100)
    func share(_ value: Double, _ interval: WilsonInterval) -> String {
      "\(percent.text(value)) (\(percent.text(interval.lower))–\(percent.text(interval.upper)))"
    }
    return [
      "name": .text(words.slice(slice.kind)),
      "count": .text("\(slice.count)"),
      "before": .text(share(slice.accuracy.before, slice.interval.before)),
      "after": .text(share(slice.accuracy.after, slice.interval.after)),
      "change": .text(
        NumberFormat.points(1).text(100 * (slice.accuracy.after - slice.accuracy.before))),
    ]
  }

  private func row(_ prediction: ReviewPrediction) -> View {
    [
      "row": .text("\(prediction.row)"),
      "label": .text(words.classes[prediction.label]),
      "before": .text(NumberFormat(decimals: 1, factor: 100).text(prediction.positive.before)),
      "after": .text(NumberFormat(decimals: 1, factor: 100).text(prediction.positive.after)),
      "verdict": .text(words.verdict(prediction.isCorrect)),
    ]
  }

  /// Reviews that changed sides, by row, and their beginnings where the configuration wants them.
  private func changed(_ reviews: [ReviewPrediction]) -> View {
    let quotes = Dictionary(
      results.quotes.map { ($0.row, $0.text) }, uniquingKeysWith: { first, _ in first })
    return [
      "count": .text("\(reviews.count)"),
      "some": .flag(!reviews.isEmpty),
      "rows": .text(reviews.map { "\($0.row)" }.joined(separator: ", ")),
      "quotes": .list(
        reviews.compactMap { review in
          quotes[review.row].map { ["row": .text("\(review.row)"), "text": .text($0)] }
        }),
    ]
  }

  /// The exchange that moves the probability most after fine-tuning, the first of equals; none
  /// without exchanges.
  private var strongest: [View] {
    func move(_ swap: SwapFacts) -> Double {
      (swap.positiveAfter - results.sentences[swap.sentence - 1].positiveAfter).magnitude
    }
    let all = results.swaps
    let best = all.indices.reduce(0) { move(all[$1]) > move(all[$0]) ? $1 : $0 }
    return all.dropFirst(best).prefix(1).map { strongest in
      swap(strongest).merging([
        "moves": .flag(move(strongest) > 0), "still": .flag(move(strongest) == 0),
      ]) { first, _ in first }
    }
  }

  private func swap(_ swap: SwapFacts) -> View {
    let original = results.sentences[swap.sentence - 1]
    func pair(_ from: Double, _ to: Double) -> View {
      [
        "from": .text(Numbers.percent(from)), "to": .text(Numbers.percent(to)),
        "change": .text(Numbers.points(100 * (to - from))),
      ]
    }
    return [
      "sentence": .text("\(swap.sentence)"),
      "from": .text(swap.from),
      "to": .text(swap.to),
      "before": .view(pair(original.positiveBefore, swap.positiveBefore)),
      "after": .view(pair(original.positiveAfter, swap.positiveAfter)),
    ]
  }
}

extension Words {
  func slice(_ kind: PredictionSlice.Kind) -> String {
    switch kind {
    case .all: choose("전체", "all")
    case .label(let label): choose("라벨: \(classes[label])", "label: \(classes[label])")
    case .length(let tercile, let tokens):
      choose(
        ["짧은 리뷰", "중간 리뷰", "긴 리뷰"][tercile], ["short", "medium", "long"][tercile])
        + " (\(Numbers.grouped(tokens.lowerBound))–\(Numbers.grouped(tokens.upperBound)))"
    case .negation(let present):
      present ? choose("부정어 있음", "with negation") : choose("부정어 없음", "without negation")
    case .truncated(let cut): cut ? choose("잘림", "cut") : choose("잘리지 않음", "not cut")
    }
  }

  func verdict(_ isCorrect: BeforeAfter<Bool>) -> String {
    switch (isCorrect.before, isCorrect.after) {
    case (false, true): choose("틀림 → 맞음", "wrong → right")
    case (true, false): choose("맞음 → 틀림", "right → wrong")
    case (true, true): choose("둘 다 맞음", "right in both")
    case (false, false): choose("둘 다 틀림", "wrong in both")
    }
  }
}
