/// Text of an SVG file: outlines, each drawn where it first stands and used again from there.
///
/// Everything is in thousandths of an em, so that a letter serves at every size; the group around
/// a text scales it.
struct SVGLettering {
  private struct Entry {
    var count = 0
    var name: String?
    var place = GridPoint(0, 0)
  }

  /// An outline as short as this is drawn anew rather than used again.
  private static let shortest = 40

  private var glyphs: [Outline: Entry] = [:]
  private var texts: [[PlacedGlyph]: Entry] = [:]
  private var names = 0

  /// Tells of a text that will be drawn, before any is.
  mutating func expect(_ text: [PlacedGlyph]) {
    texts[text, default: Entry()].count += 1
    // A longer text that comes again is used again as a whole.
    if texts[text]?.count == 1 || text.count == 1 {
      for glyph in text { glyphs[glyph.outline, default: Entry()].count += 1 }
    }
  }

  /// The elements that draw a text with its origin at `origin`.
  mutating func draw(_ text: [PlacedGlyph], at origin: GridPoint) -> [SVGElement] {
    guard let entry = texts[text], entry.count > 1, text.count > 1 else {
      return letters(of: text, at: origin)
    }
    if let name = entry.name { return [SVGLettering.use(name, at: origin - entry.place)] }
    var elements = letters(of: text, at: origin)
    let name = newName()
    texts[text]?.name = name
    texts[text]?.place = origin
    if elements.count == 1, elements[0].name == "path", !elements[0].own.hasPrefix(" id") {
      elements[0].own = " id=\"\(name)\"" + elements[0].own
      return elements
    }
    return [SVGElement(name: "g", own: " id=\"\(name)\"", children: elements)]
  }

  private mutating func letters(of text: [PlacedGlyph], at origin: GridPoint) -> [SVGElement] {
    var single = SVGPathData(decimals: 0)
    var elements: [SVGElement] = []
    for glyph in text {
      let place = origin + glyph.place
      let entry = glyphs[glyph.outline] ?? Entry()
      if let name = entry.name {
        elements.append(SVGLettering.use(name, at: place - entry.place))
        continue
      }
      let data = SVGPathData.text(of: glyph.outline.moved(by: place), decimals: 0)
      if entry.count > 1, data.utf8.count > SVGLettering.shortest {
        let name = newName()
        glyphs[glyph.outline] = Entry(count: entry.count, name: name, place: place)
        elements.append(SVGElement(name: "path", own: " id=\"\(name)\" d=\"\(data)\""))
      } else {
        single.append(glyph.outline.moved(by: place))
      }
    }
    if !single.text.isEmpty {
      elements.append(SVGElement(name: "path", own: " d=\"\(single.text)\""))
    }
    return elements
  }

  private static func use(_ name: String, at distance: GridPoint) -> SVGElement {
    let x = distance.x == 0 ? "" : " x=\"\(distance.x)\""
    let y = distance.y == 0 ? "" : " y=\"\(distance.y)\""
    return SVGElement(name: "use", own: " href=\"#\(name)\"\(x)\(y)")
  }

  /// a, b, …, z, aa, ba, …
  private mutating func newName() -> String {
    var number = names
    names += 1
    var name = ""
    repeat {
      name.unicodeScalars.append(Unicode.Scalar(UInt8(97 + number % 26)))
      number = number / 26 - 1
    } while number >= 0
    return name
  }
}
