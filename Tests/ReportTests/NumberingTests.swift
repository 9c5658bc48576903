import Testing

@testable import Report

struct NumberingTests {
  private let numbering = Numbering(figure: "Figure", table: "Table")

  @Test func captionsAreCountedInTheirOrderAndReferencesFollow() throws {
    let text = try numbering.apply(
      to: """
        See @[fig:b], @[tab:x] and @[fig:a].
        **@[fig:a].** First.
        **@[tab:x].** A table.
        **@[fig:b].** Second (@[fig:a]).
        """)
    #expect(
      text == """
        See [Figure 2](#fig-b), [Table 1](#tab-x) and [Figure 1](#fig-a).
        <a id="fig-a"></a>**Figure 1.** First.
        <a id="tab-x"></a>**Table 1.** A table.
        <a id="fig-b"></a>**Figure 2.** Second ([Figure 1](#fig-a)).
        """)
  }

  @Test func slidesHaveTheNumbersOfTheirReport() throws {
    let report = "**@[fig:a].** First.\n**@[fig:b].** Second.\n**@[tab:x].** A table.\n"
    let slides = try numbering.apply(
      to: "**@[fig:b].** Second.\n**@[fig:new].** Its own.\nSee @[tab:x].", after: report)
    #expect(
      slides == """
        <a id="fig-b"></a>**Figure 2.** Second.
        <a id="fig-new"></a>**Figure 3.** Its own.
        See [Table 1](#tab-x).
        """)
  }

  @Test func textWithoutReferencesStaysAsItIs() throws {
    let text = "a@b.c [link](x) **bold** @[other] **@fig:a.** @\\[fig:a\\]"
    #expect(try numbering.apply(to: text) == text)
  }

  @Test(arguments: ["```\n%\n```", "- a\n\n  ~~~\n  %\n  ~~~", "a\n\n    %", "a `%` b"])
  func codeStaysAsItIs(code: String) throws {
    let code = code.replacing("%", with: "@[fig:b] **@[fig:c].**")
    let text = try numbering.apply(to: "\(code)\n\n**@[fig:a].** First, @[fig:a].")
    #expect(
      text == "\(code)\n\n<a id=\"fig-a\"></a>**Figure 1.** First, [Figure 1](#fig-a).")
  }

  @Test func referenceToNothingIsNamed() {
    #expect(
      throws: ReportError.reference(
        "fig:b", problem: "names no figure or table; did you mean @[fig:a]?")
    ) { try numbering.apply(to: "**@[tab:a].** x\n**@[fig:a].** y\n@[fig:b]") }
  }

  @Test func nameAtTwoCaptionsIsRefused() {
    #expect(throws: ReportError.reference("tab:a", problem: "stands at two captions")) {
      try numbering.apply(to: "**@[tab:a].** x\n**@[tab:a].** y")
    }
  }

  @Test(arguments: [
    ("figure:a", "did you mean @[fig:a]?"), ("Fig:a", "did you mean @[fig:a]?"),
    ("table:b", "did you mean @[tab:b]?"), ("tab:", "did you mean @[tab:b]?"),
    ("eq:zzzzzz", "there are fig:a, tab:b"),
  ])
  func anyOtherKindIsRefusedWithTheNearestReference(name: String, hint: String) {
    #expect(
      throws: ReportError.reference(
        name, problem: "is neither @[fig:name] nor @[tab:name]; \(hint)")
    ) { try numbering.apply(to: "**@[fig:a].** x\n**@[tab:b].** y\nsee @[\(name)]") }
  }
}
