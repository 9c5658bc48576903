/// Decoding of text that is known to be valid UTF-8, forwards and backwards.
enum UTF8Text {
  /// The scalar that begins at `index`, and its length in bytes.
  @inline(__always)
  static func decode(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: Unicode.Scalar, length: Int) {
    let first = UInt32(text[index])
    let value: UInt32
    let length: Int
    switch first {
    case 0..<0x80:
      (value, length) = (first, 1)
    case 0x80..<0xE0:
      (value, length) = ((first & 0x1F) << 6 | tail(text[index + 1]), 2)
    case 0xE0..<0xF0:
      let high = (first & 0x0F) << 12 | tail(text[index + 1]) << 6
      (value, length) = (high | tail(text[index + 2]), 3)
    default:
      let high = (first & 0x07) << 18 | tail(text[index + 1]) << 12
      (value, length) = (high | tail(text[index + 2]) << 6 | tail(text[index + 3]), 4)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// Where the scalar before `index` begins.
  static func index(before index: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var index = index - 1
    while index > 0, text[index] & 0xC0 == 0x80 { index -= 1 }
    return index
  }

  @inline(__always) private static func tail(_ byte: UInt8) -> UInt32 { UInt32(byte & 0x3F) }
}
