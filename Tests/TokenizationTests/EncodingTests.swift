import Testing
import Tokenization

@Suite struct EncodingTests {
  private let special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]

  @Test func equalTextsHaveEqualEncodings() throws {
    let tokenizer = try TokenizerFixtures.uncased.get()
    let encoding = try tokenizer.encode("good film")
    #expect(try encoding == tokenizer.encode("Good FILM"))
    #expect(try Set([encoding, tokenizer.encode("good film")]).count == 1)
  }

  @Test func offsetsPairsAndVocabulariesTellEncodingsApart() throws {
    let tokenizer = BERTTokenizer(vocabulary: try Vocabulary(tokens: special + ["a", "b"]))
    let other = BERTTokenizer(vocabulary: try Vocabulary(tokens: special + ["a", "c"]))
    let encoding = try tokenizer.encode("a a")
    #expect(try encoding != tokenizer.encode("a  a"))
    #expect(try encoding != tokenizer.encode("a", pair: "a"))
    #expect(try encoding != other.encode("a a"))
    #expect(try tokenizer.encode("a a", maxLength: 3) != tokenizer.encode("a", maxLength: 3))
  }
}
