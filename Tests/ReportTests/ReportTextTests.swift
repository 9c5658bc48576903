import Testing

@testable import Report

struct ReportWriterTests {
  @Test(arguments: [
    ("a", "a\n"), ("a\n", "a\n"), ("\n\na  \n\n\n\nb\n \n\n", "a\n\nb\n"), ("", "\n"),
    ("a\n   \nb", "a\n\nb\n"),
  ])
  func emptyLinesAndBlanksAreTidied(text: String, tidied: String) {
    #expect(ReportWriter.tidied(text) == tidied)
  }

  @Test func codeIsLeftAsItIs() {
    let code = "```yaml\na:  \n\n\n  b\n```"
    #expect(ReportWriter.tidied("x\n\n\n\(code)\n\n\ny") == "x\n\n\(code)\n\ny\n")
  }

  @Test func tidyingTwiceChangesNothing() {
    let text = ReportWriter.tidied("\n# a \n\n\n```\n\n\n```\n\n\n| b | \n\n")
    #expect(ReportWriter.tidied(text) == text)
  }
}
