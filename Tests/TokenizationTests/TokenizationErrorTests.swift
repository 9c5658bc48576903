import Foundation
import Testing
import Tokenization

@Suite struct TokenizationErrorTests {
  @Test(arguments: [
    (
      TokenizationError.unreadableFile(path: "m/vocab.txt", reason: "there is no such file"),
      "cannot read 'm/vocab.txt': there is no such file. "
        + "Expected a model folder in Hugging Face's layout, or its vocab.txt."
    ),
    (
      .invalidUTF8(source: "'m/vocab.txt'", line: 7),
      "'m/vocab.txt', line 7: the token is not valid UTF-8. "
        + "Fetch the vocabulary again, or save it as UTF-8."
    ),
    (
      .emptyToken(source: "'m/vocab.txt'", line: 7),
      "'m/vocab.txt', line 7: expected one token a line, got an empty line. "
        + "Remove it: every line counts as an id."
    ),
    (
      .duplicateToken(source: "'m/vocab.txt'", token: "cat", firstLine: 5, secondLine: 9),
      "'m/vocab.txt', line 9: token 'cat' already stands on line 5, so its id would be "
        + "ambiguous. Use the vocabulary the model was trained with."
    ),
    (
      .missingSpecialToken(source: "vocabulary", token: "[SEP]", count: 3),
      "vocabulary: special token '[SEP]' is not among the 3 tokens. A BERT vocabulary has "
        + "[PAD], [UNK], [CLS] and [SEP]; use the model's own vocab.txt."
    ),
    (
      .maxLengthTooSmall(maxLength: 2, needed: 3),
      "maxLength is 2, but the special tokens alone need 3. Use at least 4 to keep any text."
    ),
    (
      .invalidSettings(path: "m/tokenizer_config.json", reason: "expected a JSON object"),
      "'m/tokenizer_config.json': expected a JSON object. "
        + "Fetch the model again, or correct the file."
    ),
    (
      .unsupportedSetting(
        path: "m/tokenizer_config.json", key: "truncation_side", value: "\"left\"",
        supported: "\"right\""),
      "'m/tokenizer_config.json': setting 'truncation_side' is \"left\"; supported: \"right\". "
        + "This tokenizer would give other tokens than the model was trained with."
    ),
  ])
  func messageSaysWhatWhereAndWhatToDo(error: TokenizationError, message: String) {
    #expect(error.description == message)
  }

  @Test func missingVocabularyIsNamed() {
    let folder = URL(fileURLWithPath: "/nowhere/model")
    #expect(
      throws: TokenizationError.unreadableFile(
        path: "/nowhere/model/vocab.txt", reason: "there is no such file, or no permission")
    ) {
      try BERTTokenizer(folder: folder)
    }
  }

  @Test func lengthWithoutRoomForTheSpecialTokensIsRefused() throws {
    let tokenizer = try TokenizerFixtures.uncased.get()
    #expect(throws: TokenizationError.maxLengthTooSmall(maxLength: 1, needed: 2)) {
      try tokenizer.encode("a", maxLength: 1)
    }
    #expect(throws: TokenizationError.maxLengthTooSmall(maxLength: 2, needed: 3)) {
      try tokenizer.encode("a", pair: "b", maxLength: 2)
    }
    #expect(try tokenizer.encode("a", maxLength: 2).tokens == ["[CLS]", "[SEP]"])
  }
}
