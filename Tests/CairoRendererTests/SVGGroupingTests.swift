import Testing

@testable import CairoRenderer

@Suite struct SVGGroupingTests {
  private func path(_ name: String, _ attributes: [(String, String)]) -> SVGElement {
    SVGElement(
      name: "path", attributes: attributes.map { .init(key: $0.0, value: $0.1) },
      own: " d=\"\(name)\"")
  }

  private func text(_ elements: [SVGElement]) -> String {
    var file = ""
    for element in SVGGrouping.grouped(elements) { element.write(to: &file) }
    return file
  }

  @Test func whatNeighboursHaveInCommonIsSaidOnce() {
    let elements = [
      path("a", [("stroke", "#123456"), ("stroke-width", "2")]),
      path("b", [("stroke", "#123456"), ("stroke-width", "2")]),
      path("c", [("stroke", "#123456"), ("stroke-width", "3")]),
    ]
    #expect(
      text(elements) == """
        <g stroke="#123456">
        <g stroke-width="2">
        <path d="a"/>
        <path d="b"/>
        </g>
        <path d="c" stroke-width="3"/>
        </g>

        """)
  }

  @Test func anElementWithoutTheAttributeEndsTheGroup() {
    let red = [("fill", "#ff0000")]
    let elements = [path("a", red), path("b", red), path("c", []), path("d", red)]
    #expect(
      text(elements) == """
        <g fill="#ff0000">
        <path d="a"/>
        <path d="b"/>
        </g>
        <path d="c"/>
        <path d="d" fill="#ff0000"/>

        """)
  }

  @Test func groupsThatSayNothingMoreDissolve() {
    let text = SVGElement(
      name: "g", attributes: [.init(key: "transform", value: "scale(.008)")],
      children: [path("a", [])])
    #expect(
      self.text([text, text]) == """
        <g transform="scale(.008)">
        <path d="a"/>
        <path d="a"/>
        </g>

        """)
  }
}
