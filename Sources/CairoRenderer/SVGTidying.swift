import Foundation

/// Rewrites the SVG that Cairo writes: the same picture in fewer bytes, and the same bytes each
/// time. Cairo numbers its surfaces through the life of the process; here every name is counted
/// anew in the order of appearance. Properties that say what holds anyway are dropped, colours
/// become hexadecimal and coordinates keep two decimals (1/100 point).
///
/// It works on bytes: of a report's figures Cairo writes megabytes, and as `String` they took
/// longer than drawing.
struct SVGTidying {
  private typealias Bytes = ArraySlice<UInt8>

  private var names: [Bytes: Int] = [:]
  private var output: [UInt8] = []

  /// The tidied file; `data` is what Cairo's SVG surface wrote.
  static func tidied(_ data: Data) -> Data {
    var tidying = SVGTidying()
    tidying.output.reserveCapacity(data.count / 2)
    for part in Array(data).split(separator: UInt8(ascii: "<")) {
      guard let end = part.lastIndex(of: UInt8(ascii: ">")) else { continue }
      tidying.append("<")
      tidying.write(tag: part[..<end])
      tidying.append(">\n")
    }
    return Data(tidying.output)
  }

  private mutating func append(_ text: StaticString) {
    output.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// What stands between `<` and `>`.
  private mutating func write(tag: Bytes) {
    let closes = tag.last == UInt8(ascii: "/")
    // Name, attribute, value, attribute, value, …: Cairo quotes every value and uses no quotes
    // inside.
    let parts = tag.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
    let words = parts[0].split(separator: UInt8(ascii: " "))
    let isWritten = tag.first == UInt8(ascii: "/") || tag.first == UInt8(ascii: "?")
    guard !isWritten, let name = words.first else {
      output += tag
      return
    }
    output += name
    var attribute = words.dropFirst().first ?? []
    for index in stride(from: 1, to: parts.count, by: 2) {
      if index > 1 { attribute = parts[index - 1].drop { $0 == UInt8(ascii: " ") } }
      write(attribute.dropLast(), parts[index], in: name)
    }
    if closes { append("/") }
  }

  private mutating func write(_ key: Bytes, _ value: Bytes, in tag: Bytes) {
    switch String(decoding: key, as: UTF8.self) {
    case "style":
      for property in value.split(separator: UInt8(ascii: ";")) { write(property: property) }
    case "id":
      guard !tag.elementsEqual("g".utf8) else { return }
      append(" id=\"")
      write(name: value)
      append("\"")
    case "xlink:href":
      append(" xlink:href=\"#")
      write(name: value.dropFirst())
      append("\"")
    case "clip-path", "mask", "filter":
      write(key) { $0.write(reference: value) }
    case "d":
      write(key) { $0.write(path: value) }
    case "x", "y":
      write(key) { $0.write(number: value) }
    default:
      write(key) { $0.output += value }
    }
  }

  /// ` key="…"` with what `body` writes.
  private mutating func write(_ key: Bytes, _ body: (inout SVGTidying) -> Void) {
    append(" ")
    output += key
    append("=\"")
    body(&self)
    append("\"")
  }

  private mutating func write(property: Bytes) {
    let text = property.drop { $0 == UInt8(ascii: " ") }
    guard !SVGTidying.defaults.contains(where: { $0.elementsEqual(text) }),
      let colon = text.firstIndex(of: UInt8(ascii: ":"))
    else { return }
    let value = text[(colon + 1)...]
    write(text[..<colon]) { tidying in
      if value.starts(with: "rgb(".utf8) {
        tidying.write(color: value)
      } else if value.starts(with: "url(".utf8) {
        tidying.write(reference: value)
      } else {
        tidying.output += value
      }
    }
  }

  private mutating func write(reference value: Bytes) {
    guard value.starts(with: "url(#".utf8), value.last == UInt8(ascii: ")") else {
      output += value
      return
    }
    append("url(#")
    write(name: value.dropFirst(5).dropLast())
    append(")")
  }

  private mutating func write(name: Bytes) {
    let number = names[name] ?? names.count
    names[name] = number
    append("n")
    output += "\(number)".utf8
  }

  /// Cairo spells these out; they are SVG's own defaults, and no element around says otherwise.
  private static let defaults = [
    "stroke:none", "fill-rule:nonzero", "fill-opacity:1", "stroke-opacity:1",
    "stroke-linecap:butt", "stroke-linejoin:miter",
  ].map { Array($0.utf8) }

  /// `rgb(12.5%,0%,100%)` as `#2000ff`.
  private mutating func write(color: Bytes) {
    let parts = color.dropFirst(4).dropLast().split(separator: UInt8(ascii: ","))
    let bytes = parts.compactMap { SVGTidying.value($0.dropLast()) }
      .map { Int(($0 * 2.55).rounded()) }
    guard parts.count == 3, bytes.count == 3, bytes.allSatisfy((0...255).contains) else {
      output += color
      return
    }
    append("#")
    for byte in bytes { output += ((byte < 16 ? "0" : "") + String(byte, radix: 16)).utf8 }
  }

  /// Path data with rounded numbers and without the step that Cairo adds after each `Z`.
  private mutating func write(path: Bytes) {
    var words = path.split(separator: UInt8(ascii: " "))
    if words.count > 3, words[words.count - 3].elementsEqual("M".utf8),
      words[words.count - 4].elementsEqual("Z".utf8)
    {
      words.removeLast(3)
    }
    let start = output.count
    for word in words {
      let end = output.count
      write(number: word)
      // A letter or a minus sign needs no space before or behind it.
      guard end > start, output.count > end else { continue }
      let parts = SVGTidying.isLetter(output[end]) || output[end] == UInt8(ascii: "-")
      if !parts, !SVGTidying.isLetter(output[end - 1]) {
        output.insert(UInt8(ascii: " "), at: end)
      }
    }
  }

  /// A number with at most two decimals; anything else as it is.
  private mutating func write(number word: Bytes) {
    guard let value = SVGTidying.value(word), abs(value) < 1e9 else {
      output += word
      return
    }
    let hundredths = Int((value * 100).rounded())
    let (whole, part) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    if hundredths < 0 { append("-") }
    output += "\(whole)".utf8
    guard part > 0 else { return }
    append(".")
    output.append(UInt8(ascii: "0") + UInt8(part / 10))
    if part % 10 > 0 { output.append(UInt8(ascii: "0") + UInt8(part % 10)) }
  }

  /// The decimal number that `word` is, rounded as `Double` rounds it; nil for anything else.
  /// Fifteen digits and a power of ten are exact, so that their quotient is rounded once.
  private static func value(_ word: Bytes) -> Double? {
    let digits = word.first == UInt8(ascii: "-") ? word.dropFirst() : word
    var mantissa = 0
    var count = 0
    var divisor = 0.0
    for byte in digits {
      if byte == UInt8(ascii: "."), divisor == 0 {
        divisor = 1
      } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), count < 15 {
        mantissa = 10 * mantissa + Int(byte - UInt8(ascii: "0"))
        count += 1
        divisor *= 10
      } else {
        return nil
      }
    }
    guard count > 0 else { return nil }
    let value = Double(mantissa) / max(divisor, 1)
    return digits.count < word.count ? -value : value
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF)
  }
}
