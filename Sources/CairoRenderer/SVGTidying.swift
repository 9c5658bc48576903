import Foundation

/// Rewrites the SVG that Cairo writes: the same picture in fewer bytes, and the same bytes each
/// time. Cairo numbers its surfaces through the life of the process; here every name is counted
/// anew in the order of appearance. Properties that say what holds anyway are dropped, colours
/// become hexadecimal and coordinates keep two decimals (1/100 point).
struct SVGTidying {
  private var names: [Substring: String] = [:]

  /// The tidied file; `data` is what Cairo's SVG surface wrote.
  static func tidied(_ data: Data) -> Data {
    var tidying = SVGTidying()
    var output = ""
    output.reserveCapacity(data.count / 2)
    for part in String(decoding: data, as: UTF8.self).split(separator: "<") {
      guard let end = part.lastIndex(of: ">") else { continue }
      output += "<" + tidying.tag(part[..<end]) + ">\n"
    }
    return Data(output.utf8)
  }

  /// What stands between `<` and `>`.
  private mutating func tag(_ text: Substring) -> String {
    guard !text.hasPrefix("/"), !text.hasPrefix("?") else { return String(text) }
    let closes = text.hasSuffix("/")
    // Name, attribute, value, attribute, value, …: Cairo quotes every value and uses no quotes
    // inside.
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    guard let head = parts.first else { return String(text) }
    let words = head.split(separator: " ")
    guard let name = words.first else { return String(text) }
    var result = String(name)
    var attribute = words.dropFirst().first ?? ""
    for index in stride(from: 1, to: parts.count, by: 2) {
      if index > 1 { attribute = parts[index - 1].drop { $0 == " " } }
      result += written(attribute.dropLast(), parts[index], in: name)
    }
    return result + (closes ? "/" : "")
  }

  private mutating func written(_ key: Substring, _ value: Substring, in tag: Substring) -> String {
    switch key {
    case "style":
      value.split(separator: ";").map { property($0) }.joined()
    case "id":
      tag == "g" ? "" : " id=\"\(rename(value))\""
    case "xlink:href":
      " xlink:href=\"#\(rename(value.dropFirst()))\""
    case "clip-path", "mask", "filter":
      " \(key)=\"\(reference(value))\""
    case "d":
      " d=\"\(SVGTidying.path(value))\""
    case "x", "y":
      " \(key)=\"\(SVGTidying.rounded(value))\""
    default:
      " \(key)=\"\(value)\""
    }
  }

  private mutating func property(_ text: Substring) -> String {
    let text = text.drop { $0 == " " }
    guard !SVGTidying.defaults.contains(text), let colon = text.firstIndex(of: ":") else {
      return ""
    }
    let value = text[text.index(after: colon)...]
    let written =
      if value.hasPrefix("rgb(") {
        SVGTidying.hexadecimal(value)
      } else if value.hasPrefix("url(") {
        reference(value)
      } else {
        String(value)
      }
    return " \(text[..<colon])=\"\(written)\""
  }

  private mutating func reference(_ value: Substring) -> String {
    guard value.hasPrefix("url(#"), value.hasSuffix(")") else { return String(value) }
    return "url(#\(rename(value.dropFirst(5).dropLast())))"
  }

  private mutating func rename(_ name: Substring) -> String {
    if let known = names[name] { return known }
    let new = "n\(names.count)"
    names[name] = new
    return new
  }

  /// Cairo spells these out; they are SVG's own defaults, and no element around says otherwise.
  private static let defaults: Set<Substring> = [
    "stroke:none", "fill-rule:nonzero", "fill-opacity:1", "stroke-opacity:1",
    "stroke-linecap:butt", "stroke-linejoin:miter",
  ]

  /// `rgb(12.5%,0%,100%)` as `#2000ff`.
  private static func hexadecimal(_ color: Substring) -> String {
    let parts = color.dropFirst(4).dropLast().split(separator: ",")
    let bytes = parts.compactMap { Double($0.dropLast()) }.map { Int(($0 * 2.55).rounded()) }
    guard parts.count == 3, bytes.count == 3, bytes.allSatisfy((0...255).contains) else {
      return String(color)
    }
    return "#"
      + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Path data with rounded numbers and without the step that Cairo adds after each `Z`.
  private static func path(_ data: Substring) -> String {
    var words = data.split(separator: " ")
    if words.count > 3, words[words.count - 3] == "M", words[words.count - 4] == "Z" {
      words.removeLast(3)
    }
    return words.reduce(into: "") { path, word in
      let number = rounded(word)
      // A letter or a minus sign needs no space before or behind it.
      let parts = number.first?.isLetter == true || number.first == "-"
      if !parts, path.last?.isLetter == false { path += " " }
      path += number
    }
  }

  /// A number with at most two decimals; anything else as it is.
  private static func rounded(_ word: Substring) -> String {
    guard let value = Double(word), value.isFinite, abs(value) < 1e9 else { return String(word) }
    let hundredths = Int((value * 100).rounded())
    let (whole, part) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    let decimals =
      part == 0 ? "" : part % 10 == 0 ? ".\(part / 10)" : part < 10 ? ".0\(part)" : ".\(part)"
    return (hundredths < 0 ? "-" : "") + "\(whole)" + decimals
  }
}
