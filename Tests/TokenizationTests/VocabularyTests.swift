import Foundation
import Testing
import Tokenization

@Suite struct VocabularyTests {
  private let smallest = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]

  @Test func idsAndTokensAreInverse() throws {
    let vocabulary = try TokenizerFixtures.vocabulary.get()
    #expect(vocabulary.count == 30_522)
    for id in Int32(0)..<30_522 {
      let token = try #require(vocabulary.token(id))
      #expect(vocabulary.id(of: token) == id)
    }
  }

  @Test func unknownTokensAndIDsHaveNoCounterpart() throws {
    let vocabulary = try Vocabulary(tokens: smallest)
    #expect(vocabulary.id(of: "cat") == nil)
    #expect(vocabulary.id(of: "") == nil)
    #expect(vocabulary.token(4) == nil)
    #expect(vocabulary.token(-1) == nil)
  }

  @Test func pieceThatContinuesIsAnotherThanTheWord() throws {
    let vocabulary = try Vocabulary(tokens: smallest + ["cat", "##cat", "##", "#"])
    #expect(vocabulary.id(of: "cat") == 4)
    #expect(vocabulary.id(of: "##cat") == 5)
    #expect(vocabulary.id(of: "##") == 6)
    #expect(vocabulary.id(of: "#") == 7)
  }

  @Test func composedAndDecomposedAreDifferentTokens() throws {
    let vocabulary = try Vocabulary(tokens: smallest + ["\u{E9}", "e\u{301}"])
    #expect(vocabulary.id(of: "\u{E9}") == 4)
    #expect(vocabulary.id(of: "e\u{301}") == 5)
  }

  @Test func linesMayEndAsOnWindows() throws {
    let text = (smallest + ["cat"]).joined(separator: "\r\n") + "\r\n"
    try TokenizerFixtures.withModelFolder(["vocab.txt": text]) { folder in
      let vocabulary = try Vocabulary(contentsOf: folder.appendingPathComponent("vocab.txt"))
      #expect(vocabulary.count == 5)
      #expect(vocabulary.id(of: "cat") == 4)
    }
  }

  @Test func vocabulariesAreEqualByTheirTokens() throws {
    let words = try Vocabulary(tokens: smallest + ["\u{E9}"])
    #expect(try words == Vocabulary(tokens: smallest + ["\u{E9}"]))
    #expect(try words != Vocabulary(tokens: smallest + ["e\u{301}"]))
  }

  @Test func emptyAndDoubleAndMissingTokensAreRefused() {
    #expect(throws: TokenizationError.emptyToken(source: "vocabulary", line: 5)) {
      try Vocabulary(tokens: smallest + ["", "x"])
    }
    #expect(
      throws: TokenizationError.duplicateToken(
        source: "vocabulary", token: "##a", firstLine: 5, secondLine: 7)
    ) {
      try Vocabulary(tokens: smallest + ["##a", "a", "##a"])
    }
    for missing in smallest {
      #expect(
        throws: TokenizationError.missingSpecialToken(
          source: "vocabulary", token: missing, count: 3)
      ) {
        try Vocabulary(tokens: smallest.filter { $0 != missing })
      }
    }
  }

  @Test func bytesThatAreNotUTF8AreRefusedWithTheirLine() throws {
    try TokenizerFixtures.withModelFolder([:]) { folder in
      let file = folder.appendingPathComponent("vocab.txt")
      try (Data("[PAD]\n[UNK]\n".utf8) + Data([0xC3, 0x28, 0x0A])).write(to: file)
      #expect(throws: TokenizationError.invalidUTF8(source: "'\(file.path)'", line: 3)) {
        try Vocabulary(contentsOf: file)
      }
    }
  }
}
