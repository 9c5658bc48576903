/// The streams of random numbers that training draws from: one seed, independent numbers. The split
/// draws from streams 0 to 3, whose seed may be the same.
public enum RandomStream {
  /// Initial weights of the head.
  public static let head: UInt64 = 11
  /// Order of the examples.
  public static let order: UInt64 = 12
  /// Dropout.
  public static let dropout: UInt64 = 13
}
