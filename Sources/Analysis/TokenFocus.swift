/// Where a sentence's chosen word attends to.
///
/// Units are tokens or words as chosen; the word itself is always whole: its attention is the mean
/// over its pieces' rows, and its hidden state the mean of its pieces' states.
public struct TokenFocus: Hashable, Sendable {
  /// The word as it was asked for.
  public let word: String
  /// The positions of the tokens of every occurrence in the sentence, in order.
  public let occurrences: [Range<Int>]
  /// The texts of the units that are attended to, `[U]`.
  public let labels: [String]
  /// The positions, in units, of the units that make up the word's first occurrence.
  public let units: Range<Int>
  /// Ā from the word to every unit, `[U]`; adds to 1.
  public let row: BeforeAfter<[Double]>
  /// K: the positions, in units, that are not excluded.
  public let kept: [Int]

  /// The attention of the first occurrence of `word` in the sentence `tokens`.
  ///
  /// `word` is compared with the sentence's words, then with its single tokens (so that "##ing"
  /// may be asked for), both without regard to case.
  /// - Throws: where the sentence does not have the word or a trace does not fit.
  public init(
    word: String, tokens: [String], traces: BeforeAfter<AttentionTrace>, settings: AnalysisSettings
  ) throws(AnalysisError) {
    for trace in [traces.before, traces.after] where trace.tokenCount != tokens.count {
      throw .shape(
        what: "attentions", expected: "[L, A, \(tokens.count), \(tokens.count)]",
        got: trace.attentions.shape)
    }
    let occurrences = TokenFocus.occurrences(of: word, in: tokens)
    guard let place = occurrences.first else {
      throw .wordNotInSentence(word: word, tokens: tokens)
    }
    let sentence = SentenceUnits(tokens: tokens, unit: settings.unit)
    let kept = try KeptTokens(tokens: sentence.labels, excludedTokens: settings.excludedTokens)
    let row = try traces.map { (trace) throws(AnalysisError) in
      sentence.row(of: try trace.averagedAttention(settings.selection), from: place)
    }
    let touched = sentence.pieces.indices.filter { sentence.pieces[$0].overlaps(place) }
    units = (touched.first ?? 0)..<(touched.last ?? 0) + 1
    labels = sentence.labels
    self.word = word
    self.occurrences = occurrences
    self.row = row
    self.kept = kept.kept
  }

  /// Where the word's first occurrence lies in one of the traces it was made from, to be compared
  /// with a word of another sentence.
  public func place(in trace: AttentionTrace) -> PairCosines.Place {
    PairCosines.Place(trace: trace, pieces: occurrences[0])
  }

  private static func occurrences(of word: String, in tokens: [String]) -> [Range<Int>] {
    let sought = word.lowercased()
    for unit in [AnalysisUnit.word, .token] {
      let units = SentenceUnits(tokens: tokens, unit: unit)
      let found = units.labels.indices.filter { units.labels[$0].lowercased() == sought }
      if !found.isEmpty { return found.map { units.pieces[$0] } }
    }
    return []
  }
}
