import Foundation
import Testing

@testable import Report

/// Every sentence of the report that is made from numbers: two opposite pairs of models are told
/// by opposite sentences, and one model twice by the sentence that nothing changed.
struct OppositeSentencesTests {
  /// What is said from the plain to the tuned model, the other way round, and of the plain one
  /// twice; nil where nothing is.
  struct Claim: Sendable, CustomTestStringConvertible {
    let name: String
    let there: String?
    let back: String?
    let same: String?

    init(_ name: String, _ there: String?, _ back: String?, _ same: String?) {
      (self.name, self.there, self.back, self.same) = (name, there, back, same)
    }

    var testDescription: String { name }
  }

  private static func markdown(
    _ before: SampleResults.Model, _ after: SampleResults.Model, _ language: Language
  ) throws -> String {
    // Where a line ends is no matter here.
    try SampleResults.report(
      SampleResults.make(from: before, to: after, language: language)
    ).markdown.replacing(/\n\ */, with: " ")
  }

  private func check(_ claims: [Claim], _ language: Language) throws {
    let (plain, tuned) = (SampleResults.plain, SampleResults.tuned)
    let texts = [
      try Self.markdown(plain, tuned, language), try Self.markdown(tuned, plain, language),
      try Self.markdown(plain, plain, language),
    ]
    for claim in claims {
      for (index, sentence) in [claim.there, claim.back, claim.same].enumerated() {
        guard let sentence else { continue }
        for (other, text) in texts.enumerated() {
          let isSame = [claim.there, claim.back, claim.same][other] == sentence
          #expect(
            text.contains(sentence) == (other == index || isSame),
            "\(claim.name), report \(other): \(sentence)")
        }
      }
    }
  }

  @Test func everyEnglishSentenceTurnsRoundWithTheNumbers() throws {
    try check(Self.english, .english)
  }

  @Test func everyKoreanSentenceTurnsRoundWithTheNumbers() throws {
    try check(Self.korean, .korean)
  }

  @Test(arguments: [
    (Language.english, "The raw and the adjusted cosine do not move in the same direction"),
    (.korean, "원래 유사도와 뺀 값이 같은 방향으로 움직이지 않으므로"),
  ])
  func anAmbiguousDistanceIsNotCalledADistance(language: Language, sentence: String) throws {
    // The cosine of the two uses falls, that of random pairs falls further.
    var after = SampleResults.tuned
    after.spread = 0.7
    let report = try SampleResults.report(
      SampleResults.make(from: SampleResults.plain, to: after, language: language))
    #expect(report.markdown.contains(sentence))
    #expect(report.fields.isSet("focus.0.mixed"))
    #expect(!report.fields.isSet("focus.0.apart") && !report.fields.isSet("focus.0.together"))
  }

  @Test(arguments: [
    (Language.english, "In sentence 1 the cosine of 3 of 5 tokens is below 0.9: `film` (0.825), "),
    (.korean, "문장 1의 토큰 5개 가운데 3개의 코사인 유사도가 0.9 미만이다: `film` (0.825), "),
  ])
  func onlyTokensThatChangedAreNamed(language: Language, sentence: String) throws {
    var after = SampleResults.plain
    after.spread = 0.3
    let markdown = try Self.markdown(SampleResults.plain, after, language)
    #expect(markdown.contains(sentence))
  }

  @Test(arguments: [
    (Language.english, "After fine-tuning, no exchange moves the probability."),
    (.korean, "미세 조정 후 단어를 바꾸어도 확률은 움직이지 않는다."),
  ])
  func anExchangeWithoutEffectIsCalledSo(language: Language, sentence: String) throws {
    var results = try SampleResults.make(language: language)
    results.swaps[0].positiveAfter = results.sentences[0].positiveAfter
    #expect(try SampleResults.report(results).markdown.contains(sentence))
    results.swaps = []
    #expect(!(try SampleResults.report(results).markdown.contains("@[tab:swaps]")))
  }

  @Test(arguments: Language.allCases)
  func sentencesThatDifferAreCounted(language: Language) throws {
    var results = try SampleResults.make(language: language)
    let second = results.traces[1]
    results.traces[1] = .init(before: second.after, after: second.before)
    let fields = try SampleResults.report(results).fields
    for quantity in ["entropy", "variance"] {
      #expect(fields.isSet("spread.\(quantity)_mixed"))
      #expect(fields.text("spread.\(quantity)_down_count") == "1")
      #expect(fields.text("spread.\(quantity)_up_count") == "1")
    }
  }
}
