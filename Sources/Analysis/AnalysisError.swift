/// Why a quantity of the report cannot be computed.
public enum AnalysisError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A chosen layer or head does not exist; indices count from 0.
  case indexOutOfRange(what: String, index: Int, count: Int)
  /// A list of layers or heads without a member.
  case nothingSelected(what: String)
  /// A layer or head is listed twice and would count twice in the mean.
  case repeatedIndex(what: String, index: Int)
  /// A tensor of another shape than the sentence needs; a letter stands for a free extent.
  case shape(what: String, expected: String, got: [Int])
  /// NaN, an infinity, or an attention below 0.
  case badValue(what: String, index: [Int], value: Float)
  /// The sentence does not begin with [CLS].
  case noClassToken(first: String?)
  /// [CLS] is among the excluded tokens, although its row is what is shown.
  case classTokenExcluded
  /// All of a token's attention goes to excluded tokens, so that there is nothing to divide by.
  case noKeptMass(token: String, position: Int)
  /// Without special and excluded tokens nothing of the sentence is left.
  case noContentTokens(tokens: [String])
  /// The attention among the tokens of the sentence is 0 throughout.
  case noContentMass(tokens: [String])
  /// A hidden state of length 0 has no direction.
  case zeroVector(layer: Int, token: String, position: Int)
  /// A word to look at that the sentence does not have.
  case wordNotInSentence(word: String, tokens: [String])
  /// Too few resamples for the ends of a 95 % interval.
  case tooFewResamples(Int)
  /// A quantity over a list that has no members, or fewer than it needs.
  case tooFew(what: String, expected: Int, got: Int)
  /// Two lists that go together differ in length.
  case unequalCounts(what: String, expected: Int, got: Int)
  /// Representations without variance, so that there is nothing to compare.
  case constantRepresentations
  /// A threshold that no cosine can be compared with.
  case threshold(Double)

  /// What, where, expected, got, and what to do.
  public var description: String {
    switch self {
    case .indexOutOfRange(let what, let index, let count):
      "\(what) \(index) does not exist: the model has \(count), valid are 0 to \(count - 1); "
        + "correct analysis.\(what)s"
    case .nothingSelected(let what):
      "analysis.\(what)s is an empty list; name at least one \(what), or leave the key out"
    case .repeatedIndex(let what, let index):
      "\(what) \(index) is listed twice in analysis.\(what)s; name each \(what) once"
    case .shape(let what, let expected, let got):
      "\(what) have shape \(got), expected \(expected); trace the sentence with the model and "
        + "the tokenizer that belong together"
    case .badValue(let what, let index, let value):
      "\(what)\(index) is \(value), expected a finite number that is not negative where it is "
        + "an attention; the model has diverged or its file is damaged"
    case .noClassToken(let first):
      "the sentence begins with \(first.map { "'\($0)'" } ?? "no token"), expected '[CLS]'; "
        + "encode it with special tokens"
    case .classTokenExcluded:
      "analysis.excluded_tokens names '[CLS]', whose attention is what is analysed; take it out "
        + "of the list"
    case .noKeptMass(let token, let position):
      "all attention of token \(position) '\(token)' goes to excluded tokens, its ratios would "
        + "be 0/0; exclude fewer tokens"
    case .noContentTokens(let tokens):
      "nothing is left of the sentence \(tokens.joined(separator: " ")) without special and "
        + "excluded tokens; exclude fewer tokens or choose another sentence"
    case .noContentMass(let tokens):
      "the words of \(tokens.joined(separator: " ")) give one another no attention at all, "
        + "incoming and outgoing shares would be 0/0; choose other layers or heads"
    case .zeroVector(let layer, let token, let position):
      "hidden state \(layer) of token \(position) '\(token)' is zero, so it has no cosine; the "
        + "model's file is damaged"
    case .wordNotInSentence(let word, let tokens):
      "the word '\(word)' is not in the sentence \(tokens.joined(separator: " ")); name one of "
        + "its words in analysis.focus, or change the sentence"
    case .tooFewResamples(let count):
      "\(count) bootstrap resamples, expected at least \(BootstrapDifference.fewestResamples); "
        + "draw more of them"
    case .tooFew(let what, let expected, let got):
      "\(got) \(what), expected at least \(expected); give the analysis more of them"
    case .unequalCounts(let what, let expected, let got):
      "\(got) \(what), expected \(expected), one for each; pass lists that belong together"
    case .constantRepresentations:
      "all representations of a model are the same, so their similarity would be 0/0; compare "
        + "more tokens or check the model's file"
    case .threshold(let value):
      "analysis.cosine_threshold is \(value), expected a number from -1 to 1"
    }
  }
}
