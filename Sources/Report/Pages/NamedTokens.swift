import Analysis
import Foundation

/// What the text and the descriptions of figures name: the extremes, the first of equals.

extension EmbeddingProjection {
  /// What lies farthest from where it was; nil where nothing moved.
  var farthest: Entry? {
    func distance(_ entry: Entry) -> Double {
      let (before, after) = (entry.point.before, entry.point.after)
      return hypot(after.x - before.x, after.y - before.y)
    }
    return entries.reduce(nil) { best, entry in
      distance(entry) > (best.map(distance) ?? 0) ? entry : best
    }
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
}

extension SentenceAnalysis {
  /// The positions that are named of a sentence: what [CLS] gives most and least more to, what
  /// receives most of the words' attention, and whose vectors changed most.
  func named(_ projection: EmbeddingProjection) -> [Int] {
    let cosine = layerCosines.positions[layerCosines.lowest.column]
    let all = [
      classAttention.largestIncrease?.position, classAttention.largestDecrease?.position,
      flow.before.positions[flow.before.mostReceiving],
      flow.after.positions[flow.after.mostReceiving], cosines.lowest?.position, cosine,
      projection.farthest?.position,
    ]
    return all.compactMap { $0 }
  }
}
