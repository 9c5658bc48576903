import Analysis
import Foundation
import TestSupport
import Testing

@testable import Report

/// Every figure has its numbers in a file that is there and that the report names.
struct FigureNumbersTests {
  private func figures(_ analysis: ReportAnalysis) throws -> ReportFigures {
    try ReportFigures(
      FigureCatalogue(
        analysis: analysis, words: Words(language: .english), theme: .light,
        measuring: FixedMeasuring()))
  }

  @Test func everyFigureNamesTablesThatAreWritten() throws {
    let results = try SampleResults.make()
    let analysis = try ReportAnalysis(results)
    let written = Set(try results.files().keys).union(analysis.files.keys)
    let markdown = try SampleResults.report(results).markdown
    let figures = try figures(analysis).all
    for figure in figures {
      #expect(!figure.numbers.isEmpty, "\(figure.id)")
      for name in figure.numbers {
        #expect(name.hasSuffix(".csv") && written.contains(name), "\(figure.id): \(name)")
        let row = markdown.split(separator: "\n").first {
          $0.hasPrefix("| [\(name)](data/\(name))")
        }
        #expect(row?.contains("](#fig-\(figure.id))") == true, "\(figure.id)")
      }
    }
    #expect(Set(figures.map(\.id)).count == figures.count)
  }

  @Test func captionsSayWhatIsLeftOutAndAltTextsSayWhatIsSeen() throws {
    let figures = try figures(ReportAnalysis(SampleResults.make())).all
    let plain: Set = ["lengths", "training-curve", "accuracy", "confusion"]
    for figure in figures where !plain.contains(figure.id) && !figure.id.hasPrefix("focus-layers") {
      let saysIt = [
        "No token is excluded", "All tokens are shown", "Excluded tokens: ", "excluded tokens (",
      ].contains { figure.caption.contains($0) }
      #expect(saysIt, "\(figure.id): \(figure.caption)")
      let description = figure.description
      #expect(description.alt == description.picture + ": " + description.fact.plain)
      #expect(!description.picture.isEmpty && !description.fact.plain.isEmpty, "\(figure.id)")
    }
  }

  @Test(arguments: Language.allCases)
  func listsOfFiguresHaveShortLines(language: Language) throws {
    let figures = try ReportFigures(
      FigureCatalogue(
        analysis: ReportAnalysis(SampleResults.make(language: language)),
        words: Words(language: language), theme: .light, measuring: FixedMeasuring())
    ).all
    let most = language == .korean ? 45 : 70
    for figure in figures {
      let first = try #require(figure.caption.components(separatedBy: ". ").first)
      #expect(first.count <= most, "\(figure.id): \(first)")
    }
  }

  @Test func captionsSayWhereAnAxisBeginsAndWhatHasNoLine() throws {
    for (language, fits, starts, share) in [
      (
        Language.english, "The axis of accuracies fits", "The axes start at 0.",
        "% of the attention of these tokens"
      ),
      (.korean, "정확도 축의 범위는 값에 맞춘", "축은 0에서 시작한다.", "모두 합하면 전체 어텐션의 14.7%(미세 조정 전)"),
    ] {
      let words = Words(language: language)
      #expect(words.trainingCaption(steps: 1000, window: 9, fits: true).contains(fits))
      let whole = words.trainingCaption(steps: 1000, window: 9, fits: false)
      #expect(whole.hasSuffix(starts) && whole.contains("1,000"))
      let facts = Words.HeadViewFacts(
        sentence: 1, layer: 5, heads: "", minimum: "0.05",
        omitted: BeforeAfter(before: "14.7%", after: "21.1%"), isLimited: false)
      let caption = words.headViewCaption(facts)
      #expect(caption.contains(share) && caption.contains("14.7%") && caption.contains("21.1%"))
    }
  }

  @Test func verdictsAndSlicesAreInWords() {
    let korean = Words(language: .korean)
    let english = Words(language: .english)
    let better = BeforeAfter(before: false, after: true)
    let worse = BeforeAfter(before: true, after: false)
    #expect(korean.verdict(better) == "틀림 → 맞음" && english.verdict(better) == "wrong → right")
    #expect(korean.verdict(worse) == "맞음 → 틀림" && english.verdict(worse) == "right → wrong")
    #expect(english.slice(.length(tercile: 2, tokens: 295...1840)) == "long (295–1,840)")
    #expect(korean.rule(.punctuation).hasPrefix("“.”와 “,”"))
  }

  private func rows(_ analysis: ReportAnalysis, _ name: String) throws -> [[String]] {
    let data = try #require(analysis.files[name])
    return String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst()
      .map { $0.components(separatedBy: ",") }
  }

  @Test func equalModelsHaveNoDifferenceInHeadsLayersAndScores() throws {
    let model = SampleResults.tuned
    let analysis = try ReportAnalysis(SampleResults.make(from: model, to: model))
    for row in try rows(analysis, "heads.csv") {
      #expect(Double(row[2]) == 0 && row[3] == row[4] && row[5] == row[6])
    }
    for row in try rows(analysis, "layer_similarity.csv") {
      #expect(Double(row[1]) == 1 && Double(row[2]) == 1 && row[3] == row[4])
    }
    for row in try rows(analysis, "attention_ratio.csv") { #expect(row[3] == row[4]) }
    let accuracy = try rows(analysis, "accuracy.csv")
    #expect(accuracy[0].dropFirst() == accuracy[1].dropFirst())
    let confusion = try rows(analysis, "confusion.csv")
    #expect(confusion.prefix(4).map { $0[3] } == confusion.suffix(4).map { $0[3] })
    for row in try rows(analysis, "model_view.csv") {
      let numbers = row.dropFirst(3)
      #expect(Array(numbers.prefix(5)) == Array(numbers.suffix(5)))
    }
    for agreement in analysis.agreements { #expect(agreement.beforeAndAfter == 1) }
  }

  @Test func theModelViewIsWrittenInThousandths() throws {
    let rows = try rows(ReportAnalysis(SampleResults.make()), "model_view.csv")
    #expect(rows.count == 2 * 2 * 5)
    #expect(
      rows[0] == ["0", "0", "0"]
        + "150 400 150 150 150 50 50 800 50 50".components(separatedBy: " "))
  }

  @Test func wordsAreTheUnitsWhereTheConfigurationSaysSo() throws {
    var results = try SampleResults.make()
    results.configuration.analysis.unit = .word
    for index in results.sentences.indices {
      results.sentences[index].tokens = ["[CLS]", "good", "##ness", ".", "[SEP]"]
    }
    let analysis = try ReportAnalysis(results)
    #expect(analysis.sentences[0].units.labels == ["[CLS]", "goodness", ".", "[SEP]"])
    let report = try SampleResults.report(results)
    #expect(report.markdown.contains("Word pieces are joined into words"))
    #expect(report.fields.text("sentences.0.token_count") == "4")
    // To the word: 0.4 + 0.15 before, of 0.15 + 0.55 that are kept.
    #expect(report.fields.text("sentences.0.cls.0.before") == "78.57")
    #expect(analysis.singleHead.inference.rows == 4)
  }
}
