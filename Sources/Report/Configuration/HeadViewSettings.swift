/// What the pictures of single heads show.
public struct HeadViewSettings: Hashable, Sendable {
  /// Number of the sentence, from 1.
  public var sentence = 1
  /// Layer of the head view, from 0; nil for the last.
  public var layer: Int?
  /// Heads of the head view.
  public var heads = HeadSelection.all

  /// The first sentence, last layer, all heads.
  public init() {}
}

/// The one layer and head that is shown in training and in inference mode.
public struct SingleHeadSettings: Hashable, Sendable {
  /// Number of the sentence, from 1.
  public var sentence = 1
  /// The layer, from 0; nil for the last.
  public var layer: Int? = 0
  /// The head, from 0.
  public var head = 0

  /// The first sentence, layer and head.
  public init() {}
}

/// A word and two sentences that use it differently.
public struct FocusSettings: Hashable, Sendable {
  /// The word, not blank.
  public var word: String
  /// Two sentences that have it.
  public var sentences: [String]

  /// Makes a focus.
  public init(word: String, sentences: [String]) {
    self.word = word
    self.sentences = sentences
  }
}

/// A change of one sentence of the analysis.
public struct SwapSettings: Hashable, Sendable {
  /// Number of the sentence, from 1.
  public var sentence: Int
  /// What stands there, to the letter.
  public var from: String
  /// What takes its place.
  public var to: String

  /// Makes a swap.
  public init(sentence: Int, from: String, to: String) {
    self.sentence = sentence
    self.from = from
    self.to = to
  }
}
