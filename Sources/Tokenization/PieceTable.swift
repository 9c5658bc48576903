/// Finds the id of a piece by its UTF-8 bytes, without making a `String`.
///
/// An open-addressing table. Pieces that begin a word and pieces that continue one (`##` in the
/// vocabulary, stored without it) hash from different seeds, so one probe answers both "which
/// bytes" and "in which place". The hash of a prefix is a by-product of the hash of the whole,
/// which makes the search for the longest match cheap.
struct PieceTable: Sendable {
  /// Where in a word a piece may stand.
  enum Position: UInt32 {
    case initial = 0
    case continuation = 1

    /// The hash of no bytes.
    @inline(__always) var seed: UInt64 {
      self == .initial ? 0xCBF2_9CE4_8422_2325 : 0x6C62_272E_07BB_0142
    }
  }

  private struct Slot {
    var fingerprint: UInt32 = 0
    var id: Int32 = -1
  }

  private var slots: [Slot]
  private let shift: UInt64
  /// The bytes of piece `id` are `bytes[starts[id]..<starts[id + 1]]`.
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  /// No piece is longer, in bytes.
  private(set) var longest = 0

  /// - Parameter capacity: how many pieces will be appended at most.
  init(capacity: Int) {
    var bits = 4
    while 1 << bits < 2 * capacity { bits += 1 }
    slots = Array(repeating: Slot(), count: 1 << bits)
    shift = UInt64(64 - bits)
    starts.reserveCapacity(capacity + 1)
    bytes.reserveCapacity(capacity * 8)
  }

  /// The hash of some bytes followed by `byte`, from the hash of those bytes (FNV-1a).
  @inline(__always) static func extend(_ hash: UInt64, with byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// Gives the piece the next id, or returns the id it has already.
  mutating func append(_ piece: UnsafeBufferPointer<UInt8>, at position: Position) -> Int32? {
    let hash = piece.reduce(position.seed) { PieceTable.extend($0, with: $1) }
    if let existing = id(of: piece, hash: hash, at: position) { return existing }
    let mixed = PieceTable.mix(hash)
    var index = Int(truncatingIfNeeded: mixed >> shift)
    while slots[index].id >= 0 { index = (index + 1) & (slots.count - 1) }
    slots[index] = Slot(
      fingerprint: PieceTable.fingerprint(mixed, position), id: Int32(starts.count - 1))
    bytes.append(contentsOf: piece)
    starts.append(bytes.count)
    longest = max(longest, piece.count)
    return nil
  }

  /// The id of the piece with these bytes at this position.
  /// - Parameter hash: the bytes' hash from the position's seed.
  @inline(__always)
  func id(
    of piece: UnsafeBufferPointer<UInt8>, hash: UInt64, at position: Position
  ) -> Int32? {
    let mixed = PieceTable.mix(hash)
    let fingerprint = PieceTable.fingerprint(mixed, position)
    var index = Int(truncatingIfNeeded: mixed >> shift)
    while true {
      let slot = slots[index]
      if slot.id < 0 { return nil }
      if slot.fingerprint == fingerprint, isEqual(slot.id, piece) { return slot.id }
      index = (index + 1) & (slots.count - 1)
    }
  }

  private func isEqual(_ id: Int32, _ piece: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = starts[Int(id)]
    guard starts[Int(id) + 1] - start == piece.count else { return false }
    for offset in 0..<piece.count where bytes[start + offset] != piece[offset] { return false }
    return true
  }

  /// FNV-1a leaves the high bits of short words alike; the slot is chosen by them.
  @inline(__always) private static func mix(_ hash: UInt64) -> UInt64 {
    (hash ^ (hash >> 32)) &* 0x9E37_79B9_7F4A_7C15
  }

  @inline(__always) private static func fingerprint(
    _ mixed: UInt64, _ position: Position
  ) -> UInt32 {
    UInt32(truncatingIfNeeded: mixed) & ~1 | position.rawValue
  }
}
