import Foundation
import Testing

@testable import Analysis
@testable import Report

/// Sentences follow the numbers: opposite data give opposite sentences.
struct ReportViewTests {
  private func report(
    from before: SampleResults.Model, to after: SampleResults.Model, _ language: Language
  ) throws -> (fields: View, markdown: String) {
    let report = try SampleResults.report(
      SampleResults.make(from: before, to: after, language: language))
    return (report.fields, report.markdown)
  }

  @Test(arguments: [
    (
      Language.english,
      "Accuracy rose from 40.0%, with a classifier not yet trained, to 90.0%, by 50.0",
      "Accuracy fell from 90.0%, with a classifier not yet trained, to 40.0%, by 50.0"
    ),
    (
      .korean, "정확도는 아직 학습하지 않은 분류기의 40.0%에서 90.0%로 50.0%p 올랐다.",
      "정확도는 아직 학습하지 않은 분류기의 90.0%에서 40.0%로 50.0%p 내렸다."
    ),
  ])
  func accuracyUpAndDownAreOppositeSentences(language: Language, up: String, down: String) throws {
    let better = try report(from: SampleResults.plain, to: SampleResults.tuned, language)
    #expect(better.markdown.contains(up) && !better.markdown.contains(down))
    #expect(better.fields.isSet("results.improved") && !better.fields.isSet("results.worsened"))
    #expect(better.fields.text("results.accuracy.change") == "+50.0")
    let worse = try report(from: SampleResults.tuned, to: SampleResults.plain, language)
    #expect(worse.markdown.contains(down) && !worse.markdown.contains(up))
    #expect(worse.fields.isSet("results.worsened") && !worse.fields.isSet("results.improved"))
    #expect(worse.fields.text("results.accuracy.change") == "\u{2212}50.0")
  }

  // Without "." and "[SEP]", [CLS] gives "good" 0.4 of 0.7 before and 0.05 of 0.9 after.
  private let good = (before: 0.4 / 0.7, after: 0.05 / 0.9)
  private let film = (before: 0.15 / 0.7, after: 0.8 / 0.9)

  @Test(arguments: [
    (
      Language.english,
      "\\[CLS\\] attends more to `film` after fine-tuning (+67.46 pp), the only increase.",
      "It attends less to `good` (−51.59 pp), the only decrease.",
      "\\[CLS\\] attends more to `good` after fine-tuning (+51.59 pp), the only increase."
    ),
    (
      .korean, "비율이 늘어난 것은 `film` (+67.46%p)뿐이다.", "줄어든 것은 `good` (−51.59%p)뿐이다.",
      "비율이 늘어난 것은 `good` (+51.59%p)뿐이다."
    ),
  ])
  func increaseAndDecreaseChangePlacesWithTheModels(
    language: Language, increase: String, decrease: String, opposite: String
  ) throws {
    let there = try report(from: SampleResults.plain, to: SampleResults.tuned, language)
    #expect(there.markdown.contains(increase) && there.markdown.contains(decrease))
    #expect(!there.markdown.contains(opposite))
    for (row, (token, ratio)) in [("`good`", good), ("`film`", film)].enumerated() {
      #expect(there.fields.text("sentences.0.cls.\(row).token") == token)
      #expect(
        there.fields.text("sentences.0.cls.\(row).before") == Numbers.percent(ratio.before))
      #expect(there.fields.text("sentences.0.cls.\(row).after") == Numbers.percent(ratio.after))
      #expect(there.fields.isSet("sentences.0.cls.\(row).up") == (ratio.after > ratio.before))
      #expect(there.fields.isSet("sentences.0.cls.\(row).down") == (ratio.after < ratio.before))
    }
    #expect(there.fields.text("overall.token") == "`film`")
    #expect(there.fields.text("overall.sentence") == "1")
    let back = try report(from: SampleResults.tuned, to: SampleResults.plain, language)
    #expect(back.markdown.contains(opposite))
    #expect(!back.markdown.contains(increase) && !back.markdown.contains(decrease))
    #expect(back.fields.text("overall.change") == "\u{2212}67.46")
  }

  @Test(arguments: [
    (
      Language.english, "(+65.00 pp), the only increase.", "(−35.00 pp), the largest decrease.",
      "grew only for `film` (+65.00 pp).", "shrank most for `good` (−35.00 pp)."
    ),
    (
      .korean, "비율이 늘어난 것은 `film` (+65.00%p)뿐이다.", "가장 크게 줄어든 것은 `good` (−35.00%p)이다.",
      "비율이 늘어난 것은 `film` (+65.00%p)뿐이다.", "가장 크게 줄어든 것은 `good` (−35.00%p)이다."
    ),
  ])
  func oneOfSeveralIsTheLargestAndOneAloneTheOnly(
    language: Language, increase: String, decrease: String, grew: String, shrank: String
  ) throws {
    var results = try SampleResults.make(language: language)
    results.configuration.analysis.excludedTokens = []
    let text = try SampleResults.report(results).markdown
    for sentence in [increase, decrease, grew, shrank] {
      #expect(text.contains(sentence), "\(sentence)")
    }
    let analysis = try ReportAnalysis(results)
    let alt = Words(language: language).describeChange(1, analysis.sentences[0].classAttention).alt
    #expect(alt.contains(language == .english ? "grew only for “film”" : "뿐이고, 가장 크게 줄어든"))
    #expect(
      alt.contains(language == .english ? "shrank most for “good”" : "“good” (−35.00%p)이다"))
  }

  @Test(arguments: Language.allCases)
  func marksOfPiecesAndUnknownCharactersAreExplainedWhereTheyAre(language: Language) throws {
    var results = try SampleResults.make(language: language)
    let plain = try SampleResults.report(results)
    for flag in ["has_pieces", "has_unknown", "has_jamo"] {
      #expect(!plain.fields.isSet("sentences.0.\(flag)"))
    }
    #expect(!plain.markdown.contains("`[UNK]`"))
    results.sentences[0].tokens[1] = "[UNK]"
    results.sentences[0].tokens[2] = "##\u{11AB}"
    let fields = try SampleResults.report(results)
    for flag in ["has_pieces", "has_unknown", "has_jamo"] {
      #expect(fields.fields.isSet("sentences.0.\(flag)"))
    }
    #expect(fields.markdown.contains("`[UNK]`") && fields.markdown.contains("`##`"))
  }

  @Test func entropyOfSomeSentencesIsCounted() throws {
    var results = try SampleResults.make()
    let second = results.traces[1]
    results.traces[1] = .init(before: second.after, after: second.before)
    let report = try SampleResults.report(results)
    #expect(report.markdown.contains("the entropy is smaller in 1 and larger in 1 of 2 sentences."))
    #expect(report.fields.isSet("spread.entropy_mixed"))
    #expect(
      !report.fields.isSet("spread.entropy_down") && !report.fields.isSet("spread.entropy_up"))
  }

  @Test(arguments: [
    (
      Language.english,
      [
        "Accuracy is 40.0% both before and after fine-tuning.",
        "Nothing changed in attention or embeddings.",
        "The ratio that \\[CLS\\] gives did not change for any token.",
        "In sentence 1 no token has a cosine below 0.9.",
        "The entropy did not change with fine-tuning.",
      ], ["rose", "fell", "attends more", "attends less", "changed most", "increase |"]
    ),
    (
      .korean,
      [
        "정확도는 미세 조정 전과 후 모두 40.0%이다.", "어텐션과 임베딩에서는 아무것도 달라지지 않았다.",
        "비율은 어느 토큰에서도 달라지지 않았다.", "문장 1에 코사인 유사도가 0.9 미만인 토큰은 없다.",
        "미세 조정 후 엔트로피는 달라지지 않았다.",
      ], ["올랐다", "내렸다", "늘어난", "줄어든", "달라진 토큰", "증가 |", "감소 |"]
    ),
  ])
  func equalModelsChangeNothing(language: Language, said: [String], unsaid: [String]) throws {
    let results = try SampleResults.make(
      from: SampleResults.plain, to: SampleResults.plain, language: language)
    let (fields, markdown, _) = try SampleResults.report(results)
    for sentence in said { #expect(markdown.contains(sentence), "\(sentence)") }
    for sentence in unsaid { #expect(!markdown.contains(sentence), "\(sentence)") }
    for row in 0..<2 {
      #expect(fields.text("sentences.0.cls.\(row).change") == "0.00")
      #expect(fields.isSet("sentences.0.cls.\(row).same"))
    }
    #expect(fields.text("sentences.0.own.change") == "0.00")
    #expect(fields.text("sentences.0.lowest.cosine") == "1.000")
    for metric in ["accuracy", "precision", "recall", "f1"] {
      #expect(fields.text("results.\(metric).change") == "0.0")
    }
    #expect(fields.text("results.loss.change") == "0.0000")
  }

  @Test(arguments: [
    (Language.english, "not yet trained", "is that of the checkpoint."),
    (.korean, "아직 학습하지 않은", "체크포인트에 있던 것이다."),
  ])
  func aClassifierOfTheCheckpointIsNotCalledNew(
    language: Language, new: String, own: String
  ) throws {
    var results = try SampleResults.make(language: language)
    let first = try SampleResults.report(results).markdown
    #expect(first.contains(new) && !first.contains(own))
    results.model.initialized = []
    let (_, markdown, slides) = try SampleResults.report(results)
    #expect(!markdown.contains(new) && markdown.contains(own))
    #expect(!slides.contains("initialised") && !slides.contains("초기화"))
  }

  @Test func equalModelsHaveZeroesInEveryTable() throws {
    let results = try SampleResults.make(from: SampleResults.tuned, to: SampleResults.tuned)
    let files = try ReportAnalysis(results).files
    func rows(_ name: String) throws -> [[String]] {
      try #require(files[name].map { String(decoding: $0, as: UTF8.self) })
        .split(separator: "\n").dropFirst().map { $0.components(separatedBy: ",") }
    }
    for row in try rows("attention_cls.csv") {
      #expect(Double(row[5]) == 0 && row[3] == row[4])
    }
    for row in try rows("attention_flow.csv") { #expect(row[3] == row[4] && row[5] == row[6]) }
    for row in try rows("attention_average.csv") { #expect(row[3] == row[4]) }
    for row in try rows("cosine.csv") { #expect(Double(row[3]) == 1 && row[4] == "false") }
    #expect(try rows("attention_cls.csv").count == 2 * 3)
    #expect(try rows("cosine.csv").count == 2 * 5)
  }

  @Test func ofManyTokensBelowTheThresholdTheLowestAreNamed() {
    func cosines(_ count: Int) -> [TokenCosine] {
      (0..<count).map { place in
        TokenCosine(
          position: place, token: "t\(place)", cosine: 0.5 - Double(place) / 100, changed: true)
      }
    }
    #expect(cosines(20).named == cosines(20))
    #expect(cosines(21).named.map(\.position) == Array((11...20).reversed()))
  }

  @Test func tokensBelowTheThresholdAreCountedAndNamed() throws {
    // The hidden states of the two models are 1.2 radians apart: cosine 0.362.
    let markdown = try SampleResults.report(SampleResults.make()).markdown
    #expect(
      markdown.contains("In sentence 1 the cosine of all 5 tokens is below 0.9: `[CLS]` (0.362), "))
    #expect(markdown.contains("The lowest is 0.362 for `[CLS]` ([Figure 17](#fig-cosine-1)"))
  }
}
