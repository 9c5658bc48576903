import Analysis
import Foundation
import TestSupport
import Testing

@testable import Report

/// What figures say: the point of a slide and the end of an alt text.
struct FigureDescriptionTests {
  private func facts(
    _ before: SampleResults.Model, _ after: SampleResults.Model, _ language: Language
  ) throws -> [String: String] {
    let figures = try ReportFigures(
      FigureCatalogue(
        analysis: ReportAnalysis(SampleResults.make(from: before, to: after, language: language)),
        words: Words(language: language), theme: .light, measuring: FixedMeasuring()))
    return Dictionary(
      figures.all.map { ($0.id, $0.description.fact.sentence) }, uniquingKeysWith: { one, _ in one }
    )
  }

  /// What is said from the plain to the tuned model, the other way round, and of the plain one twice.
  private static let claims: [(id: String, language: Language, facts: [String])] = [
    (
      "attention-1", .english,
      [
        "The largest share of attention goes to `good` before fine-tuning (40.0%) and to `film` "
          + "after (80.0%).",
        "The largest share of attention goes to `film` before fine-tuning (80.0%) and to `good` "
          + "after (40.0%).",
        "The largest share of attention goes to `good`, 40.0% before fine-tuning and 40.0% after.",
      ]
    ),
    (
      "change-1", .english,
      [
        "The attention ratio from \\[CLS\\] to other tokens grew only for `film` (+67.46 pp) and shrank only "
          + "for `good` (−51.59 pp).",
        "The attention ratio from \\[CLS\\] to other tokens grew only for `good` (+51.59 pp) and shrank only "
          + "for `film` (−67.46 pp).",
        "The attention ratio from \\[CLS\\] did not change for any token.",
      ]
    ),
    (
      "sentiment-change", .korean,
      [
        "\\[CLS\\] 자신을 빼면 가장 큰 변화는 문장 1의 `film` (+67.46%p)이다.",
        "\\[CLS\\] 자신을 빼면 가장 큰 변화는 문장 1의 `film` (−67.46%p)이다.",
        "어느 문장에서도 달라지지 않았다.",
      ]
    ),
    (
      "model-view-difference", .english,
      [
        "The largest difference of a single weight is +0.65, in head 0 of layer 0.",
        "The largest difference of a single weight is −0.65, in head 0 of layer 0.",
        "There is no difference anywhere.",
      ]
    ),
    (
      "layers-entropy", .english,
      [
        "Normalised entropy changed most in layer 0, from 0.8920 to 0.3876.",
        "Normalised entropy changed most in layer 0, from 0.3876 to 0.8920.",
        "Normalised entropy did not change in any layer.",
      ]
    ),
    (
      "cosine-layers-1", .korean,
      [
        "코사인 유사도의 토큰 평균은 레이어 0에서 가장 낮고(0.362), 하나하나의 값은 레이어 0의 `[CLS]` (0.362)에서 가장 낮다.",
        "코사인 유사도의 토큰 평균은 레이어 0에서 가장 낮고(0.362), 하나하나의 값은 레이어 0의 `[CLS]` (0.362)에서 가장 낮다.",
        "코사인 유사도는 모든 레이어의 모든 토큰에서 1.000이다.",
      ]
    ),
    (
      "projection-1", .english,
      [
        "The plane holds 100.0% of the variance; in it, `[SEP]` moves farthest.",
        "The plane holds 100.0% of the variance; in it, `[SEP]` moves farthest.",
        "The plane holds 100.0% of the variance; in it, no token moves.",
      ]
    ),
    (
      "flow-1", .english,
      [
        "Without special and excluded tokens, the largest share of attention goes to `good` before fine-tuning (72.7%) and to `film` "
          + "after (94.1%).",
        "Without special and excluded tokens, the largest share of attention goes to `film` before fine-tuning (94.1%) and to `good` "
          + "after (72.7%).",
        "Without special and excluded tokens, the largest share of attention goes to `good`, 72.7% before fine-tuning and 72.7% after.",
      ]
    ),
    (
      "focus-layers-1", .english,
      [
        "In the last layer the cosine of the two vectors goes from 0.600 to 0.200; less that of random "
          + "pairs, from −0.400 to −0.800.",
        "In the last layer the cosine of the two vectors goes from 0.200 to 0.600; less that of random "
          + "pairs, from −0.800 to −0.400.",
        "In the last layer the cosine of the two vectors goes from 0.600 to 0.600; less that of random "
          + "pairs, from −0.400 to −0.400.",
      ]
    ),
  ]

  @Test func pointsTurnRoundWithTheNumbers() throws {
    let (plain, tuned) = (SampleResults.plain, SampleResults.tuned)
    for language in Language.allCases {
      let said = try [(plain, tuned), (tuned, plain), (plain, plain)].map {
        try facts($0, $1, language)
      }
      for claim in Self.claims where claim.language == language {
        #expect(said.map { $0[claim.id] ?? "" } == claim.facts, "\(claim.id)")
      }
    }
  }

  @Test func aChangeTooSmallForTwoDecimalsIsWrittenWithMore() throws {
    var after = SampleResults.plain
    after.strength += 1e-6
    let said = try facts(SampleResults.plain, after, .english)
    for id in ["change-1", "sentiment-change", "model-view-difference"] {
      let fact = try #require(said[id])
      #expect(!fact.contains("0.00 "), "\(fact)")
      #expect(fact.contains("e−"), "\(fact)")
    }
    let entropy = try #require(said["layers-entropy"]?.split(separator: " from ").last)
    let values = entropy.dropLast().components(separatedBy: " to ")
    #expect(values.count == 2 && values[0] != values[1], "\(entropy)")
  }

  @Test func moreSentencesThanStandSideBySideFillMoreFigures() throws {
    var results = try SampleResults.make()
    let (sentences, traces) = (results.sentences, results.traces)
    results.sentences = (0..<5).map { sentences[$0 % 2] }
    results.traces = (0..<5).map { traces[$0 % 2] }
    results.configuration.analysis.sentences = (0..<5).map { _ in
      AnalysisSentence(text: "Good film.", sentiment: .positive)
    }
    let figures = try ReportFigures(
      FigureCatalogue(
        analysis: ReportAnalysis(results), words: Words(language: .english), theme: .light,
        measuring: FixedMeasuring()))
    #expect(figures.sentimentChange.map(\.id) == ["sentiment-change-1", "sentiment-change-2"])
    #expect(figures.sentimentChange[1].caption.contains("by type of sentiment (2/2). "))
    #expect(figures.sentimentChange[1].description.fact.plain.contains("sentence 4 "))
  }

  @Test(arguments: [
    (0, "no token moves", "움직인 토큰은 없다"),
    (1, "`a` moves farthest", "가장 멀리 움직인 토큰은 `a`이다"),
    (2, "`a` and `b` move farthest", "가장 멀리 움직인 토큰은 `a`, `b`이다"),
    (3, "`a`, `b` and `c` move farthest", "가장 멀리 움직인 토큰은 `a`, `b`, `c`이다"),
    (4, "no token moves clearly farther than the others", "눈에 띄게 더 멀리 움직인 토큰은 없다"),
  ])
  func tokensThatMoveAsFarAreNamedTogether(count: Int, english: String, korean: String) {
    let tokens = Array(["a", "b", "c", "d"].prefix(count))
    for (language, end) in [(Language.english, english), (.korean, korean)] {
      let said = Words(language: language).describeProjection(1, explained: 1, farthest: tokens)
      #expect(said.fact.sentence.hasSuffix(end + "."), "\(said.fact.sentence)")
    }
  }

  @Test func whatMovesNearlyAsFarIsFarthestToo() throws {
    let projection = try EmbeddingProjection([
      (
        SentenceUnits(tokens: SampleResults.tokens, unit: .token),
        SampleResults.make().traces[0]
      )
    ])
    let distances = projection.entries.map { entry in
      hypot(
        entry.point.after.x - entry.point.before.x, entry.point.after.y - entry.point.before.y)
    }
    let most = try #require(distances.max())
    let named = projection.farthest
    #expect(!named.isEmpty)
    for (entry, distance) in zip(projection.entries, distances) {
      #expect(named.contains(entry) == (distance >= 0.98 * most))
    }
  }

  @Test func tokensAreCodeInMarkdownAndQuotedInPlainText() {
    let fact: Fact = "a [b] is \(token: "c|`d") and \(3)" + ", too"
    #expect(fact.plain == "a [b] is “c|`d” and 3, too")
    #expect(fact.sentence == "A \\[b\\] is `` c|`d `` and 3, too.")
  }
}
