import Graphics

/// The attention of several heads of one layer, before and after: what both head views draw.
public struct HeadWeights: Hashable, Sendable {
  /// The tokens, T of them.
  public var tokens: [String]
  /// The number of each head as the model counts them, from 0.
  public var heads: [Int]
  /// `[A][T][T]`, row i of a head the weights from token i; each 0 to 1.
  public var before: [[[Double]]]
  /// `[A][T][T]`, as `before`.
  public var after: [[[Double]]]
  /// Weights below it have no line, so that the others can be seen; the caption must state it.
  public var minimum: Double

  /// Weights of one layer, as many matrices as `heads`.
  public init(
    tokens: [String], heads: [Int], before: [[[Double]]], after: [[[Double]]],
    minimum: Double = 0.05
  ) {
    self.tokens = tokens
    self.heads = heads
    self.before = before
    self.after = after
    self.minimum = minimum
  }

  /// How much of the attention that the tokens give has no line, before and after: 0 to 1. What
  /// they give to tokens that are not shown has none, so that a row may add to less than 1.
  public var omittedShares: (before: Double, after: Double) {
    (omittedShare(of: before), omittedShare(of: after))
  }

  private func omittedShare(of heads: [[[Double]]]) -> Double {
    let rows = heads.reduce(0) { $0 + $1.count }
    let drawn = heads.joined().joined().filter { $0 >= minimum }.reduce(0, +)
    return max(0, 1 - drawn / Double(max(1, rows)))
  }

  /// Colours by head number, the same in every figure; by position where a number has none.
  func colors(_ theme: Theme) -> [Color] {
    let byNumber = heads.allSatisfy { theme.heads.indices.contains($0) }
    return heads.enumerated().map { theme.heads[byNumber ? $1 : $0] }
  }

  func check(_ theme: Theme) throws(FigureError) {
    guard !tokens.isEmpty else { throw .empty(what: "tokens") }
    guard !heads.isEmpty else { throw .empty(what: "heads") }
    let maximum = theme.heads.count
    guard heads.count <= maximum else {
      throw .tooMany(what: "heads", count: heads.count, maximum: maximum)
    }
    try FigureError.checkOne(minimum, "minimum", index: 0, within: 0...1)
    for (name, weights) in [("before", before), ("after", after)] {
      guard weights.count == heads.count else {
        throw .countMismatch(what: name, expected: heads.count, got: weights.count)
      }
      for (head, matrix) in weights.enumerated() {
        try FigureError.check(
          matrix, "\(name)[\(head)]", rows: tokens.count, columns: tokens.count,
          within: 0...1.000001)
      }
    }
  }
}
