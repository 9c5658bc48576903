import Analysis
import Figures

/// What receives most of some attention: its position, and its share of all that is given.
struct MostReceiving: Hashable {
  let position: Int
  let share: Double

  /// The column with the largest sum over `matrices`, the first of equals; each of their rows adds
  /// to 1.
  init(of matrices: some Sequence<Matrix>) {
    var (sums, rows) = ([Double](), 0)
    for matrix in matrices {
      if sums.isEmpty { sums = [Double](repeating: 0, count: matrix.columns) }
      for row in 0..<matrix.rows {
        for column in sums.indices { sums[column] += matrix[row, column] }
      }
      rows += matrix.rows
    }
    position = sums.indices.reduce(0) { sums[$1] > sums[$0] ? $1 : $0 }
    share = sums[position] / Double(rows)
  }
}

/// What is named of the sentence that head views and model views show; over all of its units,
/// drawn or not.
struct HeadFacts {
  /// The largest difference of a single weight, the first of equals.
  struct Difference {
    let layer: Int
    let head: Int
    let from: Int
    let to: Int
    let value: Double
  }

  /// The layer of the head views.
  let layer: Int
  /// The heads that they draw: the chosen ones, or those that changed most where they are more than
  /// there are colours.
  let heads: [Int]
  /// What receives most from these heads.
  let inHeadView: BeforeAfter<MostReceiving>
  /// What receives most from all heads of all layers.
  let inModelView: BeforeAfter<MostReceiving>
  let largestDifference: Difference

  init(_ results: RunResults, units: SentenceUnits, comparison: ModelComparison) {
    let (settings, model) = (results.configuration.analysis.headView, results.model)
    let layer = settings.layer ?? model.layers - 1
    var heads = settings.heads.indices(of: model.heads)
    let mostHeads = Theme.light.heads.count
    if heads.count > mostHeads {
      let order = comparison.order.filter { $0.layer == layer && heads.contains($0.head) }
      heads = order.prefix(mostHeads).map(\.head).sorted()
    }
    let traces = results.traces[settings.sentence - 1]
    func attention(_ trace: AttentionTrace, _ layer: Int, _ head: Int) -> Matrix {
      units.merged(trace.attention(layer: layer, head: head))
    }
    let all = (0..<model.layers).flatMap { layer in (0..<model.heads).map { (layer, $0) } }
    (self.layer, self.heads) = (layer, heads)
    inHeadView = traces.map { trace in
      MostReceiving(of: heads.lazy.map { attention(trace, layer, $0) })
    }
    inModelView = traces.map { trace in
      MostReceiving(of: all.lazy.map { attention(trace, $0.0, $0.1) })
    }
    var largest = Difference(layer: 0, head: 0, from: 0, to: 0, value: 0)
    for (layer, head) in all {
      let change = attention(traces.after, layer, head) - attention(traces.before, layer, head)
      for (place, value) in change.values.enumerated()
      where value.magnitude > largest.value.magnitude {
        largest = Difference(
          layer: layer, head: head, from: place / change.columns, to: place % change.columns,
          value: value)
      }
    }
    largestDifference = largest
  }

  /// The positions of what is named.
  var named: [Int] {
    [inHeadView, inModelView].flatMap { [$0.before.position, $0.after.position] }
      + [largestDifference.from, largestDifference.to]
  }
}
