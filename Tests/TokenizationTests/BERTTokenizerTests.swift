import Testing
import Tokenization

@Suite struct BERTTokenizerTests {
  private func expectEqual(_ encoding: Encoding, _ row: TokenizerFixtures.Row) {
    let text = Comment(rawValue: "\(row.text.debugDescription) \(row.pair.debugDescription)")
    #expect(encoding.inputIDs == row.inputIDs, text)
    #expect(encoding.tokens == row.tokens, text)
    #expect(encoding.tokenTypeIDs == row.tokenTypeIDs, text)
    #expect(encoding.offsets.map { [$0.lowerBound, $0.upperBound] } == row.offsets, text)
  }

  @Test func uncasedTextsAreEncodedAsHuggingFaceDoes() throws {
    let tokenizer = try TokenizerFixtures.uncased.get()
    let rows = try TokenizerFixtures.rows("uncased.jsonl")
    #expect(rows.count == 42)
    for row in rows {
      expectEqual(
        try tokenizer.encode(row.text, pair: row.pair, maxLength: row.maxLength), row)
    }
  }

  @Test func casedTextsAreEncodedAsHuggingFaceDoes() throws {
    let tokenizer = try TokenizerFixtures.cased.get()
    let rows = try TokenizerFixtures.rows("cased.jsonl")
    #expect(rows.count == 42)
    for row in rows {
      expectEqual(
        try tokenizer.encode(row.text, pair: row.pair, maxLength: row.maxLength), row)
    }
  }

  @Test(arguments: [true, false], [nil, true, false] as [Bool?])
  func oddCodePointsAreEncodedAsHuggingFaceDoes(lowercases: Bool, stripsAccents: Bool?) throws {
    let tokenizer = BERTTokenizer(
      vocabulary: try TokenizerFixtures.vocabulary.get(), lowercases: lowercases,
      stripsAccents: stripsAccents)
    let rows = try TokenizerFixtures.rows("random.jsonl")
      .filter { $0.lowercase == lowercases && $0.stripAccents == stripsAccents }
    #expect(rows.count == 80)
    for row in rows {
      expectEqual(
        try tokenizer.encode(row.text, pair: row.pair, maxLength: row.maxLength), row)
    }
  }

  @Test(arguments: [
    "The movie was okay, nothing special but not bad either.", "one  two\tthree\n(four)",
    "한국 영화 아주 좋다", "Größe ΑΒΓ naïve",
  ])
  func offsetsGiveThePieceOfTheOriginalText(text: String) throws {
    let encoding = try TokenizerFixtures.cased.get().encode(text)
    let scalars = Array(text.unicodeScalars)
    for (token, offsets) in zip(encoding.tokens, encoding.offsets).dropFirst().dropLast()
    where token != "[UNK]" {
      let piece = token.hasPrefix("##") ? String(token.dropFirst(2)) : token
      let original = String(String.UnicodeScalarView(scalars[offsets]))
      #expect(Array(piece.utf8) == Array(original.utf8))
    }
  }

  @Test func everyArrayHasOneElementAToken() throws {
    let encoding = try TokenizerFixtures.uncased.get().encode("an unbelievable film", pair: "yes")
    #expect(encoding.count == encoding.inputIDs.count)
    #expect(encoding.tokenTypeIDs.count == encoding.count)
    #expect(encoding.offsets.count == encoding.count)
    #expect(encoding.tokens.count == encoding.count)
  }

  @Test func pairHasTypeOneUpToItsSeparator() throws {
    let encoding = try TokenizerFixtures.uncased.get().encode("good film", pair: "bad")
    #expect(encoding.tokens == ["[CLS]", "good", "film", "[SEP]", "bad", "[SEP]"])
    #expect(encoding.tokenTypeIDs == [0, 0, 0, 0, 1, 1])
  }

  @Test func emptyPairStillHasItsSeparator() throws {
    let encoding = try TokenizerFixtures.uncased.get().encode("good", pair: "")
    #expect(encoding.tokens == ["[CLS]", "good", "[SEP]", "[SEP]"])
    #expect(encoding.tokenTypeIDs == [0, 0, 0, 1])
  }

  @Test func truncationKeepsTheBeginningAndCountsTheRest() throws {
    let tokenizer = try TokenizerFixtures.uncased.get()
    let text = String(repeating: "good film unbelievable ", count: 9)
    let whole = try tokenizer.encode(text)
    #expect(whole.removedTokens == 0)
    for maxLength in 2...whole.count {
      let cut = try tokenizer.encode(text, maxLength: maxLength)
      #expect(cut.count == maxLength)
      #expect(cut.removedTokens == whole.count - maxLength)
      #expect(cut.inputIDs.dropLast() == whole.inputIDs.prefix(maxLength - 1))
      #expect(cut.offsets.dropLast() == whole.offsets.prefix(maxLength - 1))
    }
  }

  @Test func removedTokensCountsBothTexts() throws {
    let tokenizer = try TokenizerFixtures.uncased.get()
    let encoding = try tokenizer.encode(
      "a b c d e f g h i j", pair: "k l m n o p q r", maxLength: 9)
    #expect(encoding.count == 9)
    #expect(encoding.removedTokens == 18 - 6)
  }

  @Test func unknownWordWhoseBeginningIsKnownIsOneUnknown() throws {
    let tokenizer = BERTTokenizer(
      vocabulary: try Vocabulary(tokens: ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "ab", "##c", "##cd"])
    )
    #expect(try tokenizer.encode("abcd abc abx").inputIDs == [2, 4, 6, 4, 5, 1, 3])
    #expect(try tokenizer.encode("abcd abx", maxLength: 3).removedTokens == 2)
  }

  @Test func maskIsAnOrdinaryWordIfTheVocabularyHasNone() throws {
    let tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[", "]", "mask"]
    let tokenizer = BERTTokenizer(vocabulary: try Vocabulary(tokens: tokens))
    #expect(try tokenizer.encode("[MASK]").tokens == ["[CLS]", "[", "mask", "]", "[SEP]"])
  }

  @Test func ideographsStayTogetherIfSoTold() throws {
    let tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "你", "好", "你好"]
    let vocabulary = try Vocabulary(tokens: tokens)
    let apart = BERTTokenizer(vocabulary: vocabulary)
    let together = BERTTokenizer(vocabulary: vocabulary, separatesIdeographs: false)
    #expect(try apart.encode("你好").inputIDs == [2, 4, 5, 3])
    #expect(try together.encode("你好").inputIDs == [2, 6, 3])
  }

  @Test func markThatStaysTakesThePlaceInCanonicalOrder() throws {
    // U+0301 (class 230) is stripped, U+302E (class 224) is not and sorts before it.
    let tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "##\u{302E}"]
    let tokenizer = BERTTokenizer(vocabulary: try Vocabulary(tokens: tokens))
    let encoding = try tokenizer.encode("a\u{301}\u{302E}")
    #expect(encoding.inputIDs == [2, 4, 5, 3])
    #expect(encoding.offsets == [0..<0, 0..<1, 1..<2, 0..<0])
  }

  @Test func defaultMaxLengthCountsTheSpecialTokens() throws {
    let vocabulary = try TokenizerFixtures.vocabulary.get()
    let text = String(repeating: "good ", count: 600)
    #expect(try BERTTokenizer(vocabulary: vocabulary).encode(text).count == 512)
    let short = BERTTokenizer(vocabulary: vocabulary, defaultMaxLength: 20)
    #expect(try short.encode(text).count == 20)
    #expect(try short.encode(text, maxLength: 30).count == 30)
  }
}
