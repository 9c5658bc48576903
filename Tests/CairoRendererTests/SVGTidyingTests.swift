import Foundation
import Testing

@testable import CairoRenderer

@Suite struct SVGTidyingTests {
  private func tidied(_ text: String) -> String {
    String(decoding: SVGTidying.tidied(Data(text.utf8)), as: UTF8.self)
  }

  @Test func namesAreCountedFromTheFirst() {
    let text = """
      <symbol id="glyph3-7"><path d=""/></symbol>
      <g id="surface42"><use xlink:href="#glyph3-7" x="1" y="2"/></g>
      <clipPath id="clip9"></clipPath><g clip-path="url(#clip9)"></g>
      """
    #expect(
      tidied(text) == """
        <symbol id="n0">
        <path d=""/>
        </symbol>
        <g>
        <use xlink:href="#n0" x="1" y="2"/>
        </g>
        <clipPath id="n1">
        </clipPath>
        <g clip-path="url(#n1)">
        </g>

        """)
  }

  @Test func whatHoldsAnywayIsDropped() {
    let style =
      " stroke:none;fill-rule:nonzero;fill:rgb(12.156863%,46.666667%,70.588235%);fill-opacity:1;"
    #expect(tidied("<path style=\"\(style)\" d=\"\"/>") == "<path fill=\"#1f77b4\" d=\"\"/>\n")
    let line =
      "fill:none;stroke-width:2;stroke-linecap:butt;stroke:rgb(0%,0%,0%);stroke-opacity:0.5;"
    #expect(
      tidied("<path style=\"\(line)\"/>")
        == "<path fill=\"none\" stroke-width=\"2\" stroke=\"#000000\" stroke-opacity=\"0.5\"/>\n")
  }

  @Test func pathsAreShortened() {
    let path = "M 10.005859 -0.5 L 20.999 -3 C 1 2 3.1 4.123456 -5 -0.001 Z M 10.005859 -0.5 "
    #expect(
      tidied("<path d=\"\(path)\"/>") == "<path d=\"M10.01-0.5L21-3C1 2 3.1 4.12-5 0Z\"/>\n")
  }

  @Test func otherValuesStay() {
    let tag = "<path transform=\"matrix(1,0,0,1,10.123456,2)\" width=\"430pt\"/>\n"
    #expect(tidied(tag) == tag)
  }
}
