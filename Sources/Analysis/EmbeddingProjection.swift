/// The hidden states of sentences in both models on one plane.
public struct EmbeddingProjection: Hashable, Sendable {
  /// A point of the plane.
  public struct Point: Hashable, Sendable {
    /// Along the first principal component.
    public let x: Double
    /// Along the second.
    public let y: Double
  }

  /// A token or word and where it lies.
  public struct Entry: Hashable, Sendable {
    /// Its sentence, from 0.
    public let sentence: Int
    /// Its position there, in units, from 0.
    public let position: Int
    /// Its text.
    public let token: String
    /// Where it lies in either model; the same point where the hidden states are equal.
    public let point: BeforeAfter<Point>
  }

  /// Every unit but "[PAD]", sentence by sentence.
  public let entries: [Entry]
  /// Parts of the variance of all points along the two axes, 0 to 1, `[2]`.
  public let explained: [Double]

  /// The plane of the first two principal components of the states after layer `layer` (0: the
  /// embeddings; left out: the last) of both models and all sentences together.
  /// - Throws: where there is no sentence, the layer does not exist, or the models differ in size.
  public init(
    _ sentences: [(units: SentenceUnits, traces: BeforeAfter<AttentionTrace>)], layer: Int? = nil
  ) throws(AnalysisError) {
    guard let shape = sentences.first?.traces.before.hiddenStates.shape else {
      throw .tooFew(what: "sentences", expected: 1, got: 0)
    }
    let layer = layer ?? shape[0] - 1
    guard (0..<shape[0]).contains(layer) else {
      throw .indexOutOfRange(what: "layer", index: layer, count: shape[0])
    }
    var places: [(sentence: Int, position: Int, token: String)] = []
    var states: BeforeAfter<[Double]> = BeforeAfter(before: [], after: [])
    for (sentence, item) in sentences.enumerated() {
      for trace in [item.traces.before, item.traces.after] {
        let got = trace.hiddenStates.shape
        guard got[0] == shape[0] && got[2] == shape[2] else {
          throw .shape(
            what: "hidden states", expected: "[\(shape[0]), T, \(shape[2])]", got: got)
        }
      }
      for (position, token) in item.units.labels.enumerated() where token != "[PAD]" {
        let pieces = item.units.pieces[position]
        places.append((sentence, position, token))
        states.before += item.traces.before.hiddenState(layer: layer, positions: pieces)
        states.after += item.traces.after.hiddenState(layer: layer, positions: pieces)
      }
    }
    let result = try PrincipalComponents(
      Matrix(
        rows: 2 * places.count, columns: shape[2], values: states.before + states.after))
    func point(_ row: Int) -> Point {
      Point(x: result.coordinates[row, 0], y: result.coordinates[row, 1])
    }
    entries = places.enumerated().map { row, place in
      Entry(
        sentence: place.sentence, position: place.position, token: place.token,
        point: BeforeAfter(before: point(row), after: point(places.count + row)))
    }
    explained = result.explained
  }
}
