import Foundation
import TestSupport
import Testing

@testable import Training

/// A data set in a file, and the reviews it holds.
struct FormatCase: CustomTestStringConvertible {
  let testDescription: String
  let name: String
  let content: String
  let expected: [LabeledText]

  init(_ description: String, _ name: String, _ content: String, _ expected: [LabeledText]) {
    testDescription = description
    self.name = name
    self.content = content
    self.expected = expected
  }
}

private func review(_ row: Int, _ text: String, _ label: Int) -> LabeledText {
  LabeledText(row: row, text: text, label: label)
}

private let twoReviews = [review(0, "good", 1), review(1, "bad", 0)]

private let formats = [
  FormatCase("plain table", "a.csv", "text,label\ngood,1\nbad,0\n", twoReviews),
  FormatCase("no line break at the end", "a.csv", "text,label\ngood,1\nbad,0", twoReviews),
  FormatCase("carriage returns", "a.csv", "text,label\r\ngood,1\r\nbad,0\r\n", twoReviews),
  FormatCase("byte order mark", "a.csv", "\u{FEFF}text,label\ngood,1\nbad,0\n", twoReviews),
  FormatCase("blank lines", "a.csv", "text,label\n\ngood,1\n\n\nbad,0\n\n", twoReviews),
  FormatCase(
    "columns in another order and case", "a.CSV", "id,Label,Text\n7,1,good\n8,0,bad\n", twoReviews),
  FormatCase("tabs", "a.tsv", "label\ttext\n1\tgood\n0\tbad\n", twoReviews),
  FormatCase(
    "quotes, separators and line breaks in a field", "a.csv",
    "text,label\n\"so \"\"good\"\", truly\",1\n\"two\nlines, the second\r\nand a third\",0\n",
    [review(0, "so \"good\", truly", 1), review(1, "two\nlines, the second\r\nand a third", 0)]),
  FormatCase(
    "commas in a table of tabs", "a.tsv", "text\tlabel\ngood, really\t1\n\"a\tb\"\t0\n",
    [review(0, "good, really", 1), review(1, "a\tb", 0)]),
  FormatCase(
    "blanks in a quoted field", "a.csv", "text,label\n\"  good \",1\n",
    [review(0, "  good ", 1)]),
  FormatCase(
    "Korean", "a.csv", "text,label\n정말 좋아요,긍정\n별로예요,부정\n",
    [review(0, "정말 좋아요", 1), review(1, "별로예요", 0)]),
  FormatCase(
    "marks that combine with quotation marks and commas", "a.csv",
    "text,label\n\"\u{301}a\"\"\u{FE0F}, b,\u{200D}c\",1\n\u{903}d,0\n"
      + "\u{6DD},1\n\"\u{1F3FB}e\u{600}\",0\n",
    [
      review(0, "\u{301}a\"\u{FE0F}, b,\u{200D}c", 1), review(1, "\u{903}d", 0),
      review(2, "\u{6DD}", 1), review(3, "\u{1F3FB}e\u{600}", 0),
    ]),
  FormatCase(
    "spellings of labels", "a.csv",
    "text,label\na,Positive\nb,NEGATIVE\nc,pos\nd,Neg\ne, 1\nf,0 \n",
    [
      review(0, "a", 1), review(1, "b", 0), review(2, "c", 1), review(3, "d", 0),
      review(4, "e", 1), review(5, "f", 0),
    ]),
  FormatCase(
    "objects", "a.jsonl",
    """
    {"text": "good", "label": 1}
    {"label": "negative", "text": "bad", "extra": [1, {"a": null}]}
    """, twoReviews),
  FormatCase(
    "objects with escapes, blank lines, carriage returns and a mark", "a.jsonl",
    "\u{FEFF}{\"text\": \"l\\u00e9ger\\n\", \"label\": \"1\"}\r\n\r\n{\"text\": \"나쁨\", \"label\": \"부정\"}\r\n",
    [review(0, "léger\n", 1), review(1, "나쁨", 0)]),
]

@Test(arguments: formats)
func everyFormatGivesItsReviews(format: FormatCase) throws {
  let folder = try TemporaryFolder()
  let url = try folder.write(format.content, to: format.name)
  #expect(try ReviewSource(url: url).read() == format.expected)
}

@Test func aFolderIsReadByClassAndThenByName() throws {
  let folder = try TemporaryFolder()
  try folder.write("good", to: "pos/b.txt")
  try folder.write("\u{FEFF}better", to: "pos/10.txt")
  try folder.write("worse\n", to: "neg/a.txt")
  try folder.write("bad", to: "neg/B.txt")
  try folder.write("no review", to: "neg/readme.md")
  try folder.write("no review", to: "neg/folder.txt/a.md")
  #expect(
    try ReviewSource(url: folder.url).read() == [
      review(0, "bad", 0), review(1, "worse\n", 0), review(2, "better", 1), review(3, "good", 1),
    ])
}

@Test func aFilterKeepsTheRowNumbersOfTheWholeFile() throws {
  let folder = try TemporaryFolder()
  let filter = ColumnFilter(column: "source", value: "imdb")
  let table = try folder.write(
    "text,label,source\na,1,other\nb,0,imdb\n,maybe,other\nc,1,imdb\n", to: "a.csv")
  let lines = try folder.write(
    """
    {"text": "a", "label": 1, "source": "other"}
    {"text": "b", "label": 0, "source": "imdb"}
    {"text": "", "label": 0, "source": "other"}
    {"text": "c", "label": 1, "source": "imdb"}
    """, to: "a.jsonl")
  let expected = [review(1, "b", 0), review(3, "c", 1)]
  #expect(try ReviewSource(url: table, filter: filter).read() == expected)
  #expect(try ReviewSource(url: lines, filter: filter).read() == expected)
}

@Test func manyRowsAreReadInOrder() throws {
  let folder = try TemporaryFolder()
  let rows = (0..<500).map { "\"review \"\"\($0)\"\",\n end\",\($0 % 2)\n" }.joined()
  let texts = try ReviewSource(url: folder.write("text,label\n" + rows, to: "a.csv")).read()
  #expect(texts == (0..<500).map { review($0, "review \"\($0)\",\n end", $0 % 2) })
}
