import Graphics

/// A long Markdown text made from a seed, with a bit of everything; every word of running text
/// and every heading occurs once, so that a test can find it again.
struct GeneratedDocument {
  private(set) var markdown = "# Title of it all\n\n*who and when*\n\n"
  private(set) var figures: [String: Scene] = [:]
  /// The words of each paragraph of running text.
  private(set) var paragraphs: [[String]] = []
  private(set) var headings: [String] = []
  /// Sizes of the figures in order; no two are the same.
  private(set) var figureSizes: [Size] = []
  /// What the header of each table says, and how many rows there are.
  private(set) var tables: [(header: String, rows: Int)] = []
  private var state: UInt64
  private var words = 0

  init(seed: UInt64, blocks: Int, withFigures: Bool = true) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    for _ in 0..<blocks { append(Int(random(withFigures ? 10 : 8))) }
  }

  private mutating func append(_ kind: Int) {
    switch kind {
    case 0:
      let name = "Heading\(headings.count)x"
      headings.append(name)
      markdown += String(repeating: "#", count: 2 + Int(random(3))) + " \(name)\n\n"
    case 1...3: markdown += paragraph(5 + Int(random(110))) + "\n\n"
    case 4:
      for _ in 0..<(1 + random(6)) { markdown += "- " + paragraph(2 + Int(random(30))) + "\n" }
      markdown += "\n<!-- -->\n\n"
    case 5:
      let rows = 1 + Int(random(30))
      let header = "Table\(tables.count)x"
      tables.append((header, rows))
      markdown +=
        "**Table \(tables.count).** caption\(tables.count)t\n\n| \(header) | b |\n|---|--:|\n"
      for row in 0..<rows { markdown += "| row \(row) `code` | \(random(1000)) |\n" }
      markdown += "\n"
    case 6:
      markdown += "```\n"
      for line in 0..<random(30) {
        markdown += String(repeating: "x ", count: Int(random(80))) + "\(line)\n"
      }
      markdown += "```\n\n"
    case 7: markdown += "> " + paragraph(4 + Int(random(40))) + "\n\n"
    default: appendFigure()
    }
  }

  private mutating func appendFigure() {
    let number = figureSizes.count + 1
    let size = Size(Double(100 + random(500)) + Double(number) / 1000, Double(60 + random(700)))
    figureSizes.append(size)
    figures["f\(number)"] = Scene(size: size)
    markdown += "![alt](f\(number))\n\n**Figure \(number).** caption\(number)f\n\n"
  }

  private mutating func paragraph(_ count: Int) -> String {
    let new = (0..<count).map { _ in
      words += 1
      return "w\(words)w"
    }
    paragraphs.append(new)
    return new.joined(separator: " ")
  }

  private mutating func random(_ limit: UInt64) -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) % limit
  }
}
