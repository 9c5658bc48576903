import Analysis
import Foundation

/// What the text and the descriptions of figures name: the extremes, the first of equals.

extension EmbeddingProjection {
  /// What lies farthest from where it was, and what lies as far to within two hundredths: too little
  /// to name one of them alone. The farthest first, nothing where nothing moved.
  var farthest: [Entry] {
    let distances = entries.map { entry in
      let (before, after) = (entry.point.before, entry.point.after)
      return hypot(after.x - before.x, after.y - before.y)
    }
    let most = distances.max() ?? 0
    guard most > 0 else { return [] }
    return entries.indices.filter { distances[$0] >= 0.98 * most }
      .sorted { (distances[$1], $0) < (distances[$0], $1) }.map { entries[$0] }
  }
}

extension LayerCosines {
  /// The lowest cosine: its layer and its column.
  var lowest: (layer: Int, column: Int) {
    let all = matrix.values
    let least = all.indices.reduce(0) { all[$1] < all[$0] ? $1 : $0 }
    return (least / matrix.columns, least % matrix.columns)
  }

  /// The layer whose cosines have the lowest mean, with that mean.
  var lowestMean: (layer: Int, cosine: Double) {
    let means = (0..<matrix.rows).map { matrix.row($0).reduce(0, +) / Double(matrix.columns) }
    let least = means.indices.reduce(0) { means[$1] < means[$0] ? $1 : $0 }
    return (least, means[least])
  }
}

extension AttentionFlow {
  /// The place in `positions` that receives most.
  var mostReceiving: Int {
    incoming.indices.reduce(0) { incoming[$1] > incoming[$0] ? $1 : $0 }
  }
}

extension [TokenCosine] {
  /// The token that changed most.
  var lowest: TokenCosine? { self.min { $0.cosine < $1.cosine } }

  /// Those that a sentence names: all, or the ten lowest where they are more than twenty.
  var named: [TokenCosine] {
    count <= 20 ? self : Array(sorted { $0.cosine < $1.cosine }.prefix(10))
  }
}

extension SentenceAnalysis {
  /// The positions that are named of a sentence: what [CLS] gives most and least more to, what
  /// receives most attention, and whose vectors changed most.
  func named(_ projection: EmbeddingProjection) -> [Int] {
    let cosine = layerCosines.positions[layerCosines.lowest.column]
    let receiving = [averaged.before, averaged.after].map { MostReceiving(of: [$0]).position }
    let receivingRatios = [ratios.before, ratios.after].map {
      kept.kept[MostReceiving(of: [$0.matrix]).position]
    }
    let all = [
      classAttention.largestIncrease?.position, classAttention.largestDecrease?.position,
      flow.before.positions[flow.before.mostReceiving],
      flow.after.positions[flow.after.mostReceiving], cosines.lowest?.position, cosine,
    ]
    let farthest = projection.farthest.prefix(Words.mostFarthest).map(\.position)
    return all.compactMap { $0 } + farthest + receiving + receivingRatios
      + cosines.filter(\.changed).named.map(\.position)
  }

  /// Most tokens that a figure of one sentence shows.
  static let mostTokens = 40

  /// The positions that figures show, in order: all, or of a longer sentence [CLS], those at
  /// `named` and those that receive most attention in both models together.
  func shown(naming named: [Int]) -> [Int] {
    guard units.count > SentenceAnalysis.mostTokens else { return Array(0..<units.count) }
    let received = (0..<units.count).map { column in
      (0..<units.count).reduce(0) { $0 + averaged.before[$1, column] + averaged.after[$1, column] }
    }
    let order = (1..<units.count).sorted { (received[$0], $1) > (received[$1], $0) }
    var chosen = Set([0] + named)
    for position in order where chosen.count < SentenceAnalysis.mostTokens {
      chosen.insert(position)
    }
    return chosen.sorted()
  }
}
