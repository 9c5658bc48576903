import Foundation
import Graphics

@testable import CairoRenderer

/// What several tests start from.
enum Samples {
  static let fonts = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("fonts")

  static func renderer() throws -> Renderer { try Renderer(fonts: fonts) }

  /// Every kind of mark, in Korean and Latin.
  static let scene = Scene(
    size: Size(200, 120), background: Color(0xFAFAFA),
    marks: [
      .rectangle(
        Rectangle(10, 10, 40, 20), fill: Color(0x1F77B4, alpha: 0.5),
        stroke: Stroke(.black, width: 1, dash: [3, 2])),
      .circle(Point(80, 20), radius: 8, fill: Color(0xFF7F0E)),
      .path(
        [.move(Point(100, 30)), .curve(Point(110, 0), Point(130, 40), Point(140, 20)), .close],
        stroke: Stroke(Color(0x2CA02C), width: 2)),
      .line(from: Point(0, 40), to: Point(200, 40), Stroke(.black, width: 0.5)),
      .clip(Rectangle(150, 5, 20, 20), [.circle(Point(160, 15), radius: 14, fill: .black)]),
      .text("어텐션 attention", at: Point(10, 60), style: TextStyle(size: 12)),
      .text(
        "기울인", at: Point(180, 110), style: TextStyle(size: 9, bold: true, italic: true),
        anchor: TextAnchor(.end, .bottom), rotation: -45),
      .text("code()", at: Point(10, 80), style: TextStyle(family: .mono, size: 9)),
    ])

  /// Two pages with links both ways, an outline of two levels and metadata.
  static let document = PagedDocument(
    pages: [
      Page(
        size: Size(300, 400),
        items: [
          .destination("처음", at: Point(20, 30)),
          .mark(.text("첫 장 First chapter", at: Point(20, 50), style: TextStyle(size: 16))),
          .scene(scene, in: Rectangle(20, 80, 250, 150)),
          .link(Rectangle(20, 240, 100, 12), .address("https://example.org/a(1)?q='한글'\\&x=%20")),
          .link(Rectangle(20, 260, 100, 12), .destination("second (part) 'two'")),
        ]),
      Page(
        size: Size(400, 300),
        items: [
          .destination("second (part) 'two'", at: Point(15, 100)),
          .mark(
            .text("둘째 절 Second section", at: Point(15, 120), style: TextStyle(size: 12))),
          .link(Rectangle(15, 200, 50, 10), .destination("처음")),
        ]),
    ],
    outline: [
      OutlineEntry(title: "첫 장", level: 1, destination: "처음"),
      OutlineEntry(title: "Second (section)", level: 2, destination: "second (part) 'two'"),
    ],
    metadata: DocumentMetadata(
      title: "제목 (title)", author: "Author", subject: "Subject", keywords: "one, 둘",
      date: "2025-05-30T01:02:03Z"))
}
