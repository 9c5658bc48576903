import Testing

@testable import Report

struct ReportTextTests {
  @Test(arguments: [
    ("a", "a\n"), ("a\n", "a\n"), ("\n\na  \n\n\n\nb\n \n\n", "a\n\nb\n"), ("", "\n"),
    ("a\n   \nb", "a\n\nb\n"),
  ])
  func emptyLinesAndBlanksAreTidied(text: String, tidied: String) throws {
    #expect(try ReportText.tidied(text) == tidied)
  }

  @Test func codeIsLeftAsItIs() throws {
    let code = "```yaml\na:  \n\n\n  b\n```"
    #expect(try ReportText.tidied("x\n\n\n\(code)\n\n\ny") == "x\n\n\(code)\n\ny\n")
  }

  @Test(arguments: [
    "~~~\na  \n\n\n  b\n~~~", "- x\n\n  ```\n  a  \n\n\n  b\n  ```", "> ```\n> a  \n> ```",
    "y\n\n    a  \n\n\n    b", "````\n```\na  \n\n\nb\n````",
  ]) func codeOfAnyKindIsLeftAsItIs(code: String) throws {
    #expect(try ReportText.tidied("x\n\n\n\(code)\n\n\ny  ") == "x\n\n\(code)\n\ny\n")
  }

  @Test func tidyingTwiceChangesNothing() throws {
    let text = try ReportText.tidied("\n# a \n\n\n```\n\n\n```\n\n\n| b | \n\n")
    #expect(try ReportText.tidied(text) == text)
  }

  @Test func eachSentenceOfACaptionHasALine() {
    #expect(
      sentences("문장 1: 평균 0.5. 모든 헤드(번호 0–11)의 평균. [CLS]는 남긴다.")
        == ["문장 1: 평균 0.5.", "모든 헤드(번호 0–11)의 평균.", "[CLS]는 남긴다."])
    #expect(
      sentences("Excluded: “.”, “,”. Rows add to 1.") == ["Excluded: “.”, “,”.", "Rows add to 1."])
    #expect(sentences("One, i.e. one") == ["One, i.e. one"])
  }

  @Test func darkFiguresStandBesideTheLightOnes() throws {
    var results = try SampleResults.make()
    results.configuration.report.figuresDark = true
    let text = try SampleResults.report(results).markdown
    #expect(
      text.contains(
        """
        <picture>
          <source media="(prefers-color-scheme: dark)" srcset="figures/accuracy-dark.svg">
          <img alt="Bars of accuracy: 40.0% before fine-tuning, 90.0% after" src="figures/accuracy.svg">
        </picture>

        <a id="fig-accuracy"></a>**Figure
        """))
    #expect(!text.contains("!["))
  }
}
