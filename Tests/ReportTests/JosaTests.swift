import Testing

@testable import Report

struct JosaTests {
  /// Each pair of forms after a word that ends in a vowel, in ㄹ and in another consonant.
  @Test(arguments: [
    ("은(는)", "는", "은", "은"), ("는(은)", "는", "은", "은"), ("이(가)", "가", "이", "이"),
    ("가(이)", "가", "이", "이"), ("을(를)", "를", "을", "을"), ("를(을)", "를", "을", "을"),
    ("과(와)", "와", "과", "과"), ("와(과)", "와", "과", "과"), ("(으)로", "로", "로", "으로"),
    ("으로(로)", "로", "로", "으로"), ("로(으로)", "로", "로", "으로"), ("(이)다.", "다.", "이다.", "이다."),
    ("(이)며", "며", "이며", "이며"), ("(이)고", "고", "이고", "이고"), ("이었(였)다", "였다", "이었다", "이었다"),
    ("(으)로서", "로서", "로서", "으로서"), ("이라(라)", "라", "이라", "이라"),
  ])
  func everyPairHasItsForms(pair: String, vowel: String, rieul: String, consonant: String) throws {
    #expect(try Josa.resolved(in: "나무" + pair) == "나무" + vowel)
    #expect(try Josa.resolved(in: "물" + pair) == "물" + rieul)
    #expect(try Josa.resolved(in: "책" + pair) == "책" + consonant)
  }

  /// What stands before the particle, and how it is read at its end.
  @Test(arguments: [
    // Hangul
    ("모델", FinalSound.rieul), ("토큰", .consonant), ("비율이", .vowel), ("값", .consonant),
    ("ㄱ", .consonant), ("ㄹ", .rieul), ("ㅏ", .vowel),
    // The same as letters that join, alone and together
    ("`##\u{1106}`", .consonant), ("`##\u{1161}`", .vowel), ("\u{11AF}", .rieul),
    ("\u{1105}", .rieul), ("\u{1106}\u{116E}\u{11AF}", .rieul), ("\u{1102}\u{1161}", .vowel),
    // Numbers
    ("0", .consonant), ("1", .rieul), ("2", .vowel), ("3", .consonant), ("4", .vowel),
    ("5", .vowel), ("6", .consonant), ("7", .rieul), ("8", .rieul), ("9", .vowel),
    ("10", .consonant), ("200", .consonant), ("25,000", .consonant), ("1,000,000", .consonant),
    ("1,000,000,000,000", .vowel), ("0.90", .consonant), ("0.3321", .rieul), ("84.5", .vowel),
    ("\u{2212}9.10", .consonant), ("84.5%", .vowel), ("+67.46%p", .vowel), ("F1", .rieul),
    ("v2", .vowel), ("5e-05", .vowel),
    // Letters and acronyms, by the names of their last letters
    ("Q", .vowel), ("L", .rieul), ("R", .rieul), ("M", .consonant), ("N", .consonant),
    ("s", .vowel), ("n", .consonant), ("BERT", .vowel), ("DistilBERT", .vowel), ("MLM", .consonant),
    ("NSP", .vowel), ("URL", .rieul), ("AdamW", .vowel), ("MiniLM", .consonant), ("IMDb", .vowel),
    ("[CLS]", .vowel), ("\\[CLS\\]", .vowel), ("`[SEP]`", .vowel), ("`[PAD]`", .vowel),
    // Words
    ("film", .consonant), ("`film`", .consonant), ("movie", .vowel), ("`terrible`", .rieul),
    ("special", .rieul), ("fantastic", .consonant), ("loved", .vowel), ("hated", .vowel),
    ("boring", .consonant), ("`##ing`", .consonant), ("good", .consonant), ("bad", .vowel),
    ("but", .consonant), ("not", .consonant), ("it", .consonant), ("great", .vowel),
    ("book", .consonant), ("bank", .vowel), ("apple", .rieul), ("python", .consonant),
    ("okay", .vowel), ("either", .vowel), ("nothing", .consonant), ("absolutely", .vowel),
    ("minute", .consonant), ("every", .vowel), ("this", .vowel), ("the", .vowel),
    ("one", .consonant),
    ("like", .vowel), ("time", .consonant), ("whole", .rieul), ("app", .consonant),
    ("full", .rieul),
    ("web", .consonant), ("bug", .vowel), ("bomb", .consonant), ("black", .consonant),
    ("script", .vowel), ("quit", .consonant), ("box", .vowel), ("all-minilm-l6-v2", .vowel),
    // Signs, quotes, links, brackets
    ("`!`", .vowel), ("`.`", .vowel), ("`,`", .vowel), ("`-`", .consonant), ("`_`", .rieul),
    ("“apple”", .rieul), ("“I hated it.”", .consonant), ("‘책’", .consonant), ("**비율**", .rieul),
    ("[그림 3](#fig-change-1)", .consonant), ("[표 2](#tab-cls-1)", .vowel),
    ("`film` (+67.46%p)", .consonant), ("은닉 상태(hidden state)", .vowel), ("엔트로피 (nat)", .vowel),
    ("`` a`b ``", .vowel),
  ])
  func theEndOfAWordIsHeard(text: String, sound: FinalSound) {
    #expect(FinalSound(of: text) == sound, "\(text)")
  }

  @Test func whatIsNotKnownKeepsBothForms() throws {
    for text in ["漢字은(는) 다르다", "은(는)", ")을(를)"] {
      #expect(try Josa.resolved(in: text) == text)
    }
  }

  @Test func everythingElseStaysAsItIs() throws {
    let text = "나이(이십)가 (이)하나 정확도(%) 가(나)다\n```yaml\n책은(는)\n```\n끝을(를)\n"
    #expect(try Josa.resolved(in: text) == text.replacing("끝을(를)", with: "끝을"))
  }

  @Test(arguments: [
    "~~~\n책은(는)\n~~~", "- 하나\n\n  ```\n  책은(는)\n  ```", "> ```\n> 책은(는)\n> ```",
    "글\n\n    책은(는)", "````\n```\n책은(는)\n````",
  ]) func codeKeepsBothForms(code: String) throws {
    #expect(try Josa.resolved(in: code + "\n\n끝을(를)\n") == code + "\n\n끝을\n")
  }

  @Test func severalOnALineEachGoByTheirOwnWord() throws {
    #expect(
      try Josa.resolved(in: "`film`은(는) 3을(를), `movie`은(는) 2을(를) 84.5(으)로, [그림 1](#fig-a)과(와) 함께")
        == "`film`은 3을, `movie`는 2를 84.5로, [그림 1](#fig-a)과 함께")
  }
}
