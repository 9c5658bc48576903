import Foundation
import Graphics
import Testing

@testable import CairoRenderer

@Suite struct SVGWriterTests {
  private let renderer: Renderer

  init() throws { renderer = try Samples.renderer() }

  private func svg(_ marks: [Mark]) throws -> String {
    String(
      decoding: try renderer.svg(of: Scene(size: Size(100, 100), marks: marks)), as: UTF8.self)
  }

  private func text(_ text: String, _ x: Double, size: Double = 10) -> Mark {
    .text(text, at: Point(x, 50), style: TextStyle(size: size))
  }

  @Test func aLetterIsOutlinedOnceForAllSizes() throws {
    let once = try svg([text("a", 10)])
    let thrice = try svg([text("a", 10), text("a", 20, size: 20), text("a", 50, size: 7)])
    #expect(thrice.matches(of: /href="#a"/).count == 2)
    #expect(thrice.count < once.count + 200)
  }

  @Test func aTextThatComesAgainIsUsedAgain() throws {
    let file = try svg([text("loved", 10), text("loved", 60), text("loved", 30, size: 6)])
    #expect(file.matches(of: /<use/).count == 2)
  }

  @Test func cellsOfOneHeightAreThickLines() throws {
    let cells = (0..<9).map { index in
      Mark.rectangle(
        Rectangle(Double(index) * 10, 20, 8, 6), fill: index % 2 == 0 ? .black : Color(0xFF0000))
    }
    let file = try svg(cells)
    #expect(
      file.contains("<path d=\"M0 23h8m12 0h8m12 0h8m12 0h8m12 0h8\" stroke=\"#000\"/>"), "\(file)")
    #expect(file.contains("stroke-width=\"6\""))
  }

  @Test func whatLiesOverACellStaysOverIt() throws {
    let black = Mark.rectangle(Rectangle(0, 0, 50, 50), fill: .black)
    let red = Mark.rectangle(Rectangle(20, 20, 50, 50), fill: Color(0xFF0000))
    let file = try svg([black, red, .rectangle(Rectangle(40, 40, 50, 50), fill: .black)])
    let colors = file.matches(of: /fill="(#[0-9a-f]+)"/).map { String($0.output.1) }
    #expect(colors == ["#fff", "#000", "#f00", "#000"])
  }

  @Test func opacityAndDashesAreKept() throws {
    let file = try svg([
      .circle(Point(10, 20), radius: 3.5, fill: Color(0x123456, alpha: 0.25)),
      .line(from: Point(0, 5), to: Point(9, 5), Stroke(.black, width: 0.5, dash: [3, 1.5])),
    ])
    #expect(
      file.contains(
        "<circle cx=\"10\" cy=\"20\" r=\"3.5\" fill=\"#123456\" fill-opacity=\".25\"/>"))
    #expect(
      file.contains(
        "<path d=\"M0 5h9\" stroke=\"#000\" stroke-width=\".5\" stroke-dasharray=\"3 1.5\"/>"))
  }

  @Test func aDashWithoutLengthIsARoundDot() throws {
    let stroke = Stroke(.black, width: 2, dash: [0, 4], cap: .round)
    let file = try svg([.line(from: Point(0, 5), to: Point(9, 5), stroke)])
    #expect(file.contains("stroke-dasharray=\"0 4\" stroke-linecap=\"round\""), "\(file)")
    let scene = Scene(
      size: Size(20, 10), marks: [.line(from: Point(4, 5), to: Point(14, 5), stroke)])
    #expect(
      try renderer.png(of: scene, scale: 1)
        != renderer.png(
          of: Scene(size: Size(20, 10)), scale: 1))
  }

  @Test func clippedMarksComeInAGroupWithTheirFrame() throws {
    let file = try svg([
      .clip(Rectangle(5, 5, 10, 10), [.circle(Point(10, 10), radius: 9, fill: .black)])
    ])
    #expect(file.contains("<clipPath id=\"clip0\"><path d=\"M5 5h10v10H5z\"/></clipPath>"))
    #expect(file.contains("<g clip-path=\"url(#clip0)\">"))
  }
}
