import Foundation

/// Where a head of one model looks, over some sentences, and the kind of head that makes it.
///
/// Every share is a mean over the rows of a sentence, then over the sentences; positions are
/// tokens, none excluded. In a sentence of `n` tokens a uniform head has the distance
/// `(n² − 1)/(3n)`.
/// - Source: Clark et al. 2019, arXiv:1906.04341, sections 3.1 to 3.3; the thresholds and the
///   order in which they are tried are those of its `General_Analysis.ipynb`. There the entropy is
///   compared with 3.8 nats for 128 tokens, 0.78 of the largest.
public struct HeadProfile: Hashable, Sendable {
  /// The kind of a head.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// More than 0.6 of its attention goes to "." and ",".
    case punctuation
    /// More than 0.6 goes to "[SEP]".
    case separator
    /// More than 0.6 goes to "[CLS]".
    case classToken
    /// Its entropy is more than 0.78 of the largest.
    case broad
    /// More than half goes to the token before.
    case previousToken
    /// More than half goes to the token after.
    case nextToken
    /// None of these.
    case other
  }

  /// The layer, from 0.
  public let layer: Int
  /// The head in its layer, from 0.
  public let head: Int
  /// Attention distance `mean_i Σ_j A[i,j]·|i−j|`, in tokens.
  public let distance: Double
  /// Share of the attention that goes to the token before; the first row has none.
  public let previousToken: Double
  /// Share that goes to the token after; the last row has none.
  public let nextToken: Double
  /// Share that goes to "[CLS]".
  public let classToken: Double
  /// Share that goes to "[SEP]".
  public let separator: Double
  /// Share that goes to "." and ",".
  public let punctuation: Double
  /// Mean entropy of a row divided by `ln n`, 0 to 1; 0 for a sentence of one token.
  public let normalizedEntropy: Double

  /// The kind of the head: the first that applies in the order of `Kind`, as there a later
  /// label replaces an earlier one.
  public var kind: Kind {
    if punctuation > 0.6 { return .punctuation }
    if separator > 0.6 { return .separator }
    if classToken > 0.6 { return .classToken }
    if normalizedEntropy > 0.78 { return .broad }
    if previousToken > 0.5 { return .previousToken }
    if nextToken > 0.5 { return .nextToken }
    return .other
  }

  /// A sentence's tokens and what one model did with it.
  public typealias Sentence = (tokens: [String], trace: AttentionTrace)

  /// The profile of every head, layer by layer, over `sentences` of one model.
  /// - Throws: where there is no sentence, or a trace does not fit its tokens or the other traces.
  public static func all(_ sentences: [Sentence]) throws(AnalysisError) -> [HeadProfile] {
    guard let first = sentences.first?.trace else {
      throw .tooFew(what: "sentences", expected: 1, got: 0)
    }
    for (tokens, trace) in sentences {
      let expected = [first.layerCount, first.headCount, tokens.count, tokens.count]
      guard trace.attentions.shape == expected else {
        throw .shape(what: "attentions", expected: "\(expected)", got: trace.attentions.shape)
      }
    }
    var result: [HeadProfile] = []
    for layer in 0..<first.layerCount {
      for head in 0..<first.headCount {
        result.append(HeadProfile(layer: layer, head: head, sentences: sentences))
      }
    }
    return result
  }

  private init(layer: Int, head: Int, sentences: [Sentence]) {
    func mean(_ share: (_ tokens: [String], _ i: Int, _ j: Int) -> Double) -> Double {
      let sum = sentences.reduce(0.0) { total, sentence in
        let attention = sentence.trace.attention(layer: layer, head: head)
        let positions = sentence.tokens.indices
        var sum = 0.0
        for i in positions {
          for j in positions { sum += attention[i, j] * share(sentence.tokens, i, j) }
        }
        return total + sum / Double(positions.count)
      }
      return sum / Double(sentences.count)
    }
    self.layer = layer
    self.head = head
    distance = mean { _, i, j in Double(abs(i - j)) }
    previousToken = mean { _, i, j in j == i - 1 ? 1 : 0 }
    nextToken = mean { _, i, j in j == i + 1 ? 1 : 0 }
    classToken = mean { tokens, _, j in tokens[j] == "[CLS]" ? 1 : 0 }
    separator = mean { tokens, _, j in tokens[j] == "[SEP]" ? 1 : 0 }
    punctuation = mean { tokens, _, j in tokens[j] == "." || tokens[j] == "," ? 1 : 0 }
    let entropies = sentences.map {
      AttentionSpread($0.trace.attention(layer: layer, head: head)).normalizedEntropy
    }
    normalizedEntropy = entropies.reduce(0, +) / Double(sentences.count)
  }
}
