/// Numbers of an SVG file, as short as can be: `.5`, `-12`, `3.25`.
enum SVGNumber {
  /// A whole number of steps, each `10^-decimals`.
  static func text(_ steps: Int, decimals: Int) -> String {
    var unit = 1
    for _ in 0..<decimals { unit *= 10 }
    let (whole, part) = abs(steps).quotientAndRemainder(dividingBy: unit)
    var text = whole == 0 && part > 0 ? "" : String(whole)
    if part > 0 {
      var digits = String(unit + part).dropFirst()
      while digits.last == "0" { digits.removeLast() }
      text += "." + digits
    }
    return (steps < 0 ? "-" : "") + text
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
