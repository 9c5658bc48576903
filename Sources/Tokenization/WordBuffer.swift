/// The word at hand: its normalized UTF-8, the hash of each of its prefixes, and from which scalar
/// of the text each byte came.
///
/// Owns four fixed blocks of memory, big enough for the longest word that is looked up at all;
/// of longer words only the length and the ends are kept.
struct WordBuffer: ~Copyable {
  /// A longer word is unknown. Counted in normalized scalars, as Hugging Face's
  /// `max_input_chars_per_word`.
  static let maxScalars = 100
  private static let capacity = 4 * maxScalars

  let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
  /// `prefixHashes[i]` is the hash, as the beginning of a word, of bytes `0...i`.
  let prefixHashes = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity)
  /// The same as the continuation of a word, from where `hashContinuation` was told.
  let continuationHashes = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity)
  /// `origins[i]` is the index in the text of the scalar that byte `i` came from.
  let origins = UnsafeMutablePointer<Int>.allocate(capacity: capacity)
  /// The number of bytes kept.
  private(set) var count = 0
  /// The number of scalars, kept or not.
  private(set) var scalars = 0
  private(set) var firstOrigin = 0
  private(set) var lastOrigin = 0
  private var hash = PieceTable.Position.initial.seed

  deinit {
    bytes.deallocate()
    prefixHashes.deallocate()
    continuationHashes.deallocate()
    origins.deallocate()
  }

  @inline(__always)
  mutating func reset() {
    count = 0
    scalars = 0
    hash = PieceTable.Position.initial.seed
  }

  /// Appends an ASCII scalar.
  @inline(__always)
  mutating func append(ascii byte: UInt8, origin: Int) {
    if beginScalar(origin: origin) { store(byte, origin) }
  }

  /// Appends a scalar.
  mutating func append(_ scalar: UInt32, origin: Int) {
    guard beginScalar(origin: origin) else { return }
    let low = UInt8(truncatingIfNeeded: scalar & 0x3F) | 0x80
    let middle = UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F) | 0x80
    let high = UInt8(truncatingIfNeeded: scalar >> 12 & 0x3F) | 0x80
    switch scalar {
    case 0..<0x80:
      store(UInt8(truncatingIfNeeded: scalar), origin)
    case 0x80..<0x800:
      store(UInt8(truncatingIfNeeded: scalar >> 6) | 0xC0, origin)
      store(low, origin)
    case 0x800..<0x10000:
      store(UInt8(truncatingIfNeeded: scalar >> 12) | 0xE0, origin)
      store(middle, origin)
      store(low, origin)
    default:
      store(UInt8(truncatingIfNeeded: scalar >> 18) | 0xF0, origin)
      store(high, origin)
      store(middle, origin)
      store(low, origin)
    }
  }

  /// The kept bytes of a range, without a copy.
  @inline(__always)
  borrowing func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count)
  }

  /// Fills `continuationHashes` for pieces that begin at the range's lower bound.
  borrowing func hashContinuation(_ range: Range<Int>) {
    var hash = PieceTable.Position.continuation.seed
    for index in range {
      hash = PieceTable.extend(hash, with: bytes[index])
      continuationHashes[index] = hash
    }
  }

  /// Counts a scalar; false if it makes the word too long to be kept.
  @inline(__always)
  private mutating func beginScalar(origin: Int) -> Bool {
    if scalars == 0 { firstOrigin = origin }
    lastOrigin = origin
    scalars += 1
    return scalars <= WordBuffer.maxScalars
  }

  @inline(__always)
  private mutating func store(_ byte: UInt8, _ origin: Int) {
    hash = PieceTable.extend(hash, with: byte)
    bytes[count] = byte
    prefixHashes[count] = hash
    origins[count] = origin
    count += 1
  }
}
