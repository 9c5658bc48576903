import Tensors

/// The examples to learn from and the examples to test with: drawn by a seed, disjoint, and each
/// part with the classes in the proportion of the whole.
///
/// The examples of a class are shuffled; the training part takes the first of them and the testing
/// part the next, so a larger testing part leaves the training part as it is and only adds to
/// itself. Then either part is shuffled.
public struct Split: Hashable, Sendable {
  /// The examples to learn from, in the order of the seed.
  public let train: [LabeledText]
  /// The examples to test with, in the order of the seed.
  public let test: [LabeledText]

  /// Splits `texts`, each of which should be there once (see `DistinctTexts`).
  ///
  /// The training part has the largest-remainder share of every class: within half an example of
  /// the exact proportion; so have both parts together, and the testing part is within one.
  /// - Throws: where a part would be empty, there are too few texts, or all texts or the whole
  ///   training part would be of one class.
  public init(
    _ texts: [LabeledText], trainSize: Int, testSize: Int, seed: UInt64
  ) throws(TrainingError) {
    guard trainSize > 0 else { throw .partSize(part: "train", size: trainSize) }
    guard testSize > 0 else { throw .partSize(part: "test", size: testSize) }
    let (size, overflow) = trainSize.addingReportingOverflow(testSize)
    guard !overflow, size <= texts.count else {
      throw .tooFewTexts(available: texts.count, train: trainSize, test: testSize)
    }
    var classes = [0, 1].map { label in texts.filter { $0.label == label } }
    try Split.checkClasses(classes.map(\.count), part: "data set")

    let learned = Split.shares(of: trainSize, among: classes.map(\.count))
    let used = Split.shares(of: size, among: classes.map(\.count))
    try Split.checkClasses(learned, part: "training part")

    var train: [LabeledText] = []
    var test: [LabeledText] = []
    for label in classes.indices {
      Split.shuffle(&classes[label], seed: seed, stream: .class(label))
      train += classes[label][..<learned[label]]
      test += classes[label][learned[label]..<used[label]]
    }
    Split.shuffle(&train, seed: seed, stream: .train)
    Split.shuffle(&test, seed: seed, stream: .test)
    self.train = train
    self.test = test
  }

  /// The content of `split.csv`: the header `split,row`, then the row in the data set of every
  /// example, those of the training part first, either part in ascending order.
  public var csv: String {
    let parts = [("train", train), ("test", test)]
    let lines = parts.flatMap { name, texts in texts.map(\.row).sorted().map { "\(name),\($0)" } }
    return (["split,row"] + lines).map { "\($0)\n" }.joined()
  }

  /// `size` divided among two classes in proportion to `counts` by the method of largest
  /// remainders; at equal remainders the first class gets the odd one.
  static func shares(of size: Int, among counts: [Int]) -> [Int] {
    // With two classes, the largest remainder is rounding half up. It grows with `size` for both
    // classes, so a part of a part never has more of a class than the whole.
    let total = counts.reduce(0, +)
    let (product, rest) = (size * counts[0]).quotientAndRemainder(dividingBy: total)
    let first = product + (2 * rest >= total ? 1 : 0)
    return [first, size - first]
  }

  private enum Stream {
    case `class`(Int)
    case train
    case test

    var number: UInt64 {
      switch self {
      case .class(let label): UInt64(label)
      case .train: 2
      case .test: 3
      }
    }
  }

  private static func shuffle(_ texts: inout [LabeledText], seed: UInt64, stream: Stream) {
    var source = RandomSource(seed: seed, stream: stream.number)
    source.shuffle(&texts)
  }

  private static func checkClasses(_ counts: [Int], part: String) throws(TrainingError) {
    if let empty = counts.firstIndex(of: 0) {
      throw .oneClass(part: part, label: 1 - empty, count: counts.reduce(0, +))
    }
  }
}
