import Graphics
import Testing

@testable import Documents

@Suite struct JustifiedTextTests {
  private let text = (0..<80).map { "word\($0)" }.joined(separator: " ")

  /// The right ends of the lines of a page, top to bottom, of what ends at all.
  private func rightEnds(_ page: Page) -> [Double] {
    var ends: [Double: Double] = [:]
    for case .mark(.text(let text, let point, let style, let anchor, _)) in page.items
    where anchor.horizontal == .start {
      var shown = text
      while shown.hasSuffix(" ") { shown.removeLast() }
      let end = point.x + FixedMeasuring().extent(of: shown, style: style).width
      ends[point.y] = max(ends[point.y] ?? 0, end)
    }
    return ends.sorted { $0.key < $1.key }.map(\.value)
  }

  @Test func allLinesButTheLastReachTheRightEdge() throws {
    let (document, _) = try typeset(text + " `some code` " + text)
    let right = DocumentStyle.report.textArea.maxX
    let ends = rightEnds(document.pages[0])
    #expect(ends.count > 4)
    for end in ends.dropLast() { #expect(abs(end - right) < 1.01) }
    #expect((ends.last ?? right) < right - 2)
  }

  @Test func spreadLinesKeepTheirTextWithItsSpaces() throws {
    let (document, _) = try typeset(text)
    let joined = document.pages[0].texts.dropLast().joined()
    #expect(joined.filter { $0 != " " } == text.filter { $0 != " " })
    // A space is lost only where a line ends.
    #expect(text.count - joined.count < 12)
  }

  @Test func textStaysRaggedWhereTheStyleOrTheMarkdownSaysSo() throws {
    var style = DocumentStyle.report
    style.justifiesText = false
    let ragged = try typeset(text, style: style).document.pages[0]
    #expect(ragged.texts.allSatisfy { !$0.hasSuffix(" ") })
    let broken = try typeset("a  \n" + text).document.pages[0]
    #expect(broken.texts.allSatisfy { !$0.hasSuffix(" ") })
  }

  @Test(arguments: [true, false])
  func aSpaceBesideCodeIsAsWideToTheEyeAsOthers(isJustified: Bool) throws {
    var style = DocumentStyle.report
    style.justifiesText = isJustified
    let page = try typeset("a `code` b `c`d e", style: style).document.pages[0]
    var boxes: [Rectangle] = []
    var words: [(text: String, left: Double, right: Double)] = []
    for case .mark(let mark) in page.items {
      if case .rectangle(let box, .some, _) = mark { boxes.append(box) }
      if case .text(let text, let point, let style, _, _) = mark {
        let shown = text.filter { $0 != " " }
        let lead = FixedMeasuring().extent(
          of: String(text.prefix { $0 == " " }), style: style
        ).width
        let width = FixedMeasuring().extent(of: shown, style: style).width
        if !text.contains("e"), !shown.isEmpty {
          words.append((shown, point.x + lead, point.x + lead + width))
        }
      }
    }
    #expect(boxes.count == 2)
    let space = FixedMeasuring().extent(of: " ", style: style.body.text).width
    let first = try #require(words.first { $0.text == "a" })
    let second = try #require(words.first { $0.text == "b" })
    #expect(abs(boxes[0].x - first.right - space) < 0.01)
    #expect(abs(second.left - boxes[0].maxX - space) < 0.01)
  }

  @Test func noSpaceGrowsBeyondTheLimit() throws {
    let long = String(repeating: "x", count: 60)
    let (document, _) = try typeset("a b \(long) \(long) c")
    let right = DocumentStyle.report.textArea.maxX
    #expect(rightEnds(document.pages[0]).allSatisfy { $0 < right - 20 })
  }

  @Test func aListWithWebAddressesStaysRagged() throws {
    let plain = try typeset("1. \(text)\n2. more").document.pages[0]
    #expect(plain.texts.contains { $0.hasSuffix(" ") })
    let list = try typeset("1. \(text)\n2. <https://example.org/a>").document.pages[0]
    #expect(list.texts.allSatisfy { !$0.hasSuffix(" ") })
  }
}
