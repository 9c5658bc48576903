/// The tokens of a sentence gathered into the units that it is analysed in, and how attention and
/// hidden states follow them there.
///
/// Attention to a word is the sum over its pieces' columns, attention from a word the mean over
/// its pieces' rows, so a row still adds to 1. The hidden state of a word is the mean of its
/// pieces' states. A unit of one token keeps its numbers bit for bit.
public struct SentenceUnits: Hashable, Sendable {
  /// What a unit is.
  public let unit: AnalysisUnit
  /// The text of every unit, `[U]`; a word's pieces are joined without their "##".
  public let labels: [String]
  /// The positions of every unit's tokens in the sentence, `[U]`; together they are `0..<T`.
  public let pieces: [Range<Int>]

  /// The units of the sentence `tokens`. A "##" piece without a word before it, as at the start
  /// or after "[UNK]", "[MASK]" or a special token, begins a word of its own and keeps its marks.
  public init(tokens: [String], unit: AnalysisUnit) {
    var labels: [String] = []
    var pieces: [Range<Int>] = []
    for (position, token) in tokens.enumerated() {
      // By code points: a vowel sign after the marks is one character with the second of them.
      let continues =
        unit == .word && token.utf8.starts(with: "##".utf8) && token.utf8.count > 2
        && position > 0 && !SentenceUnits.standAlone.contains(tokens[position - 1])
      if continues {
        labels[labels.count - 1].unicodeScalars += token.unicodeScalars.dropFirst(2)
        pieces[pieces.count - 1] = pieces[pieces.count - 1].lowerBound..<position + 1
      } else {
        labels.append(token)
        pieces.append(position..<position + 1)
      }
    }
    self.unit = unit
    self.labels = labels
    self.pieces = pieces
  }

  /// Number of units, `U`.
  public var count: Int { pieces.count }

  /// The attention `tokens`, `[T, T]`, between units, `[U, U]`.
  public func merged(_ tokens: Matrix) -> Matrix {
    var result = Matrix(rows: count, columns: count)
    for (i, rows) in pieces.enumerated() {
      for (j, value) in row(of: tokens, from: rows).enumerated() { result[i, j] = value }
    }
    return result
  }

  /// The attention from the tokens at `rows`, taken as one, to every unit, `[U]`: the mean over
  /// those rows of `tokens`, `[T, T]`, summed over each unit's columns.
  public func row(of tokens: Matrix, from rows: Range<Int>) -> [Double] {
    pieces.map { columns in
      var sum = 0.0
      for i in rows {
        for j in columns { sum += tokens[i, j] }
      }
      return sum / Double(rows.count)
    }
  }

  private static let standAlone = KeptTokens.specialTokens.union(["[UNK]", "[MASK]"])
}
