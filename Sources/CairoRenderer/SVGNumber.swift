/// Numbers of an SVG file, as short as can be: `.5`, `-12`, `3.25`.
enum SVGNumber {
  /// A whole number of steps, each `10^-decimals`.
  static func text(_ steps: Int, decimals: Int) -> String {
    withText(steps, decimals: decimals) { String(decoding: $0, as: UTF8.self) }
  }

  /// Calls `body` with the same as ASCII, of at least one sign.
  static func withText<Result>(
    _ steps: Int, decimals: Int, _ body: (UnsafeMutableBufferPointer<UInt8>) -> Result
  ) -> Result {
    // From the last digit to the first, into a buffer: a picture has tens of thousands of numbers.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 48) { digits in
      var start = digits.count
      func put(_ sign: UInt8) {
        start -= 1
        digits[start] = sign
      }
      var rest = steps.magnitude
      var isWritten = false
      for _ in 0..<decimals {
        let (tenth, digit) = rest.quotientAndRemainder(dividingBy: 10)
        rest = tenth
        isWritten = isWritten || digit > 0
        if isWritten { put(UInt8(ascii: "0") + UInt8(digit)) }
      }
      if isWritten { put(UInt8(ascii: ".")) }
      if rest == 0, !isWritten { put(UInt8(ascii: "0")) }
      while rest > 0 {
        put(UInt8(ascii: "0") + UInt8(rest % 10))
        rest /= 10
      }
      if steps < 0 { put(UInt8(ascii: "-")) }
      return body(UnsafeMutableBufferPointer(rebasing: digits[start...]))
    }
  }

  /// A number rounded to so many decimals.
  static func text(_ number: Double, decimals: Int = 2) throws(CairoRendererError) -> String {
    var unit = 1.0
    for _ in 0..<decimals { unit *= 10 }
    return text(try steps(number * unit), decimals: decimals)
  }

  /// A number rounded to a whole one; throws where it is none, or farther away than any picture.
  static func steps(_ number: Double) throws(CairoRendererError) -> Int {
    guard number.isFinite, abs(number) < 1e12 else {
      throw .notFinite(what: "a coordinate or width of the picture")
    }
    return Int(number.rounded())
  }
}
