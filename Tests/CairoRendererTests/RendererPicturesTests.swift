import Foundation
import Graphics
import Testing

@testable import CairoRenderer

@Suite struct RendererPicturesTests {
  private let renderer: Renderer

  init() throws { renderer = try Samples.renderer() }

  /// Width and height as a PNG's header has them.
  private func size(ofPNG data: Data) -> [Int] {
    stride(from: 16, to: 24, by: 4).map { start in
      data[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }
  }

  @Test func svgDoesNotDependOnWhatWasDrawnBefore() throws {
    let first = try renderer.svg(of: Samples.scene)
    _ = try renderer.png(of: Samples.scene, scale: 1)
    _ = try renderer.pdf(of: Samples.document)
    _ = try renderer.svg(of: Scene(size: Size(10, 10)))
    #expect(try renderer.svg(of: Samples.scene) == first)
    #expect(try Samples.renderer().svg(of: Samples.scene) == first)
  }

  @Test func svgHasItsSizeAndBackgroundFirst() throws {
    let svg = String(decoding: try renderer.svg(of: Samples.scene), as: UTF8.self)
    let head =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200pt\" height=\"120pt\""
      + " viewBox=\"0 0 200 120\">\n<path d=\"M0 0h200v120H0z\" fill=\"#fafafa\"/>\n"
    #expect(svg.hasPrefix(head))
    #expect(svg.hasSuffix("</svg>\n"))
  }

  @Test func svgTextIsOutlines() throws {
    let svg = String(decoding: try renderer.svg(of: Samples.scene), as: UTF8.self)
    #expect(!svg.contains("<text"))
    // "tt" of "attention": the second t is the first one again.
    #expect(svg.contains("<use "))
  }

  @Test func aHeatMapWithValuesIsSmall() throws {
    var marks: [Mark] = []
    for row in 0..<15 {
      for column in 0..<15 {
        let value = Double((row * 7 + column * 13) % 100) / 100
        let cell = Rectangle(Double(column) * 24, Double(row) * 24, 24, 24)
        marks.append(.rectangle(cell, fill: Color.white.mixed(with: Color(0x08306B), value)))
        marks.append(
          .text(
            String(value), at: Point(cell.midX, cell.midY), style: TextStyle(size: 8),
            anchor: TextAnchor(.middle, .middle)))
      }
    }
    let svg = try renderer.svg(of: Scene(size: Size(360, 360), marks: marks))
    #expect(svg.count < 75_000)
  }

  @Test func weightSlantAndFamilyChangeTheGlyphs() throws {
    let styles = [
      TextStyle(size: 12), TextStyle(size: 12, bold: true), TextStyle(size: 12, italic: true),
      TextStyle(size: 12, bold: true, italic: true), TextStyle(family: .mono, size: 12),
    ]
    let pictures = try styles.map { style in
      try renderer.png(
        of: Scene(
          size: Size(40, 20), marks: [.text("가 a", at: Point(2, 15), style: style)]), scale: 1)
    }
    #expect(Set(pictures).count == styles.count)
  }

  @Test func anchorsMoveTextByItsExtent() throws {
    let style = TextStyle(size: 10)
    let extent = renderer.extent(of: "가나", style: style)
    func picture(_ point: Point, _ anchor: TextAnchor) throws -> Data {
      try renderer.svg(
        of: Scene(
          size: Size(100, 50), marks: [.text("가나", at: point, style: style, anchor: anchor)]))
    }
    let plain = try picture(Point(30, 20), TextAnchor())
    #expect(try picture(Point(30 + extent.width, 20), TextAnchor(.end)) == plain)
    #expect(try picture(Point(30 + extent.width / 2, 20), TextAnchor(.middle)) == plain)
    #expect(try picture(Point(30, 20 - extent.ascent), TextAnchor(.start, .top)) == plain)
    #expect(try picture(Point(30, 20 + extent.descent), TextAnchor(.start, .bottom)) == plain)
    let middle = 20 + extent.descent - extent.height / 2
    #expect(try picture(Point(30, middle), TextAnchor(.start, .middle)) == plain)
  }

  @Test func rotationTurnsClockwiseAboutTheAnchor() throws {
    let svg = try renderer.svg(
      of: Scene(
        size: Size(100, 100),
        marks: [
          .text("||", at: Point(50, 20), style: TextStyle(family: .mono, size: 10), rotation: 90)
        ]))
    let text = String(decoding: svg, as: UTF8.self)
    #expect(text.contains("transform=\"translate(50 20)rotate(90)scale(.01)\""))
    // The second bar is the first one again, half an em further along the line of the text.
    #expect(text.contains("<use href=\"#a\" x=\"500\"/>"))
  }

  @Test func pngHasTheScaledSizeAndTheSameBytesTwice() throws {
    let png = try renderer.png(of: Samples.scene, scale: 1.5)
    #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(size(ofPNG: png) == [300, 180])
    #expect(try renderer.png(of: Samples.scene, scale: 1.5) == png)
    let odd = Scene(size: Size(10.2, 7.9))
    #expect(size(ofPNG: try renderer.png(of: odd, scale: 1)) == [11, 8])
  }

  @Test func clippedMarksStayInside() throws {
    let black = Mark.rectangle(Rectangle(0, 0, 100, 100), fill: .black)
    let clipped = Scene(
      size: Size(20, 20), marks: [.clip(Rectangle(5, 5, 10, 10), [black])])
    let small = Scene(
      size: Size(20, 20), marks: [.rectangle(Rectangle(5, 5, 10, 10), fill: .black)])
    #expect(try renderer.png(of: clipped, scale: 1) == renderer.png(of: small, scale: 1))
  }

  @Test func picturesWithoutSizeAreRefused() {
    for size in [Size(0, 10), Size(10, -1), Size(.nan, 10), Size(10, .infinity)] {
      #expect(throws: CairoRendererError.self) { try renderer.svg(of: Scene(size: size)) }
      #expect(throws: CairoRendererError.self) {
        try renderer.png(of: Scene(size: size), scale: 1)
      }
    }
    #expect(
      throws: CairoRendererError.size(what: "PNG", width: 40_000, height: 10, largest: 32_767)
    ) { try renderer.png(of: Scene(size: Size(4000, 1)), scale: 10) }
  }

  @Test func coordinatesMustBeNumbers() {
    let bad = Point(.nan, 1)
    let style = TextStyle(size: 10)
    let marks: [Mark] = [
      .rectangle(Rectangle(0, .infinity, 1, 1), fill: .black),
      .path([.move(Point(0, 0)), .line(bad)], stroke: Stroke(.black, width: 1)),
      .path([.move(Point(0, 0)), .curve(bad, bad, bad)], fill: .black),
      .circle(Point(0, 0), radius: .nan, fill: .black),
      .text("x", at: bad, style: style),
      .text("x", at: Point(0, 0), style: style, rotation: .infinity),
      .text("x", at: Point(0, 0), style: TextStyle(size: .nan)),
      .clip(Rectangle(.nan, 0, 1, 1), []),
      .line(from: Point(0, 0), to: Point(1, 1), Stroke(.black, width: .nan)),
      .line(from: Point(0, 0), to: Point(1, 1), Stroke(.black, width: 1, dash: [.nan])),
    ]
    for mark in marks {
      #expect(throws: CairoRendererError.self, "\(mark)") {
        try renderer.svg(of: Scene(size: Size(10, 10), marks: [mark]))
      }
    }
  }
}
