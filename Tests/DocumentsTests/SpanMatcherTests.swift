import Graphics
import Testing

@testable import Documents

@Suite struct SpanMatcherTests {
  private let style = TextStyle(size: 10)

  private func fragment(_ text: String) -> TextFragment {
    TextFragment(run: TextRun(text, style: style), x: 0, width: 0)
  }

  @Test func fragmentsOfOneLookAreTakenFromTheirOwnSpans() {
    let spans = [
      Span(run: TextRun("a b ", style: style)),
      Span(run: TextRun("a b", style: style), isStruck: true),
      Span(run: TextRun(" b", style: style)),
    ]
    var matcher = SpanMatcher(spans)
    let struck = ["a", "b ", "a", "b", " b"].map { matcher.span(of: fragment($0)).isStruck }
    #expect(struck == [false, false, true, true, false])
  }

  @Test func aFragmentOfNoSpanKeepsItsOwnRun() {
    var matcher = SpanMatcher([Span(run: TextRun("a", style: style), isCode: true)])
    #expect(matcher.span(of: fragment("z")) == Span(run: TextRun("z", style: style)))
  }
}
