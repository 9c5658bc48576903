/// Where the numbers of a table column are aligned.
///
/// A column is aligned on the decimal point where its Markdown aligns it right, most of its cells
/// begin with a number, and what follows the whole digits (fraction, unit, a second number in
/// brackets) differs in width. Signs and separators of thousands count among the whole digits.
struct DecimalAlignment: Hashable {
  /// Width of the widest text before a point.
  var head: Double
  /// Width of the widest text from a point on.
  var tail: Double

  /// The alignment of cells, each with the widths of its text before the point and from it on,
  /// nothing for a cell without a number; nothing where alignment at the right edge does.
  init?(_ cells: [(head: Double, tail: Double)?]) {
    let numbers = cells.compactMap { $0 }
    guard numbers.count >= 2, numbers.count * 2 > cells.count else { return nil }
    head = numbers.map(\.head).max() ?? 0
    tail = numbers.map(\.tail).max() ?? 0
    let least = numbers.map(\.tail).min() ?? 0
    if tail - least < 0.05 { return nil }
  }

  /// Width that the numbers take.
  var width: Double { head + tail }

  /// The number of characters of `text` before its decimal point or its end; nothing for a text
  /// that does not begin with a number.
  static func wholeDigits(of text: String) -> Int? {
    var rest = text[...]
    var count = 0
    func digits() -> Int { rest.prefix { $0.isASCII && $0.isNumber }.count }
    func take(_ number: Int) {
      rest = rest.dropFirst(number)
      count += number
    }
    if let sign = rest.first, "+-−±".contains(sign) { take(1) }
    let whole = digits()
    guard whole > 0 else { return nil }
    take(whole)
    while rest.first == "," {
      let end = (rest, count)
      take(1)
      guard digits() >= 3 else {
        (rest, count) = end
        break
      }
      take(3)
    }
    return count
  }
}
