import Foundation
import TestSupport
import Testing

@testable import Training

/// A data set that cannot be used, and what a person is told; "PATH" stands for the data set.
struct RefusalCase: CustomTestStringConvertible {
  let name: String
  let content: Data
  let filter: ColumnFilter?
  let message: String

  init(_ name: String, _ content: String, filter: ColumnFilter? = nil, _ message: String) {
    self.init(name, Data(content.utf8), filter: filter, message)
  }

  init(_ name: String, _ content: Data, filter: ColumnFilter? = nil, _ message: String) {
    self.name = name
    self.content = content
    self.filter = filter
    self.message = message
  }

  var testDescription: String { message }
}

private let accepted = "0/negative/neg/부정 or 1/positive/pos/긍정"
private let quoting =
  "put fields with quotation marks in quotation marks and double those inside"

private let refusals: [RefusalCase] = [
  RefusalCase(
    "a.txt", "text,label\n",
    """
    data set 'PATH' has no known format, expected a file ending in .csv, .tsv or .jsonl, or a \
    folder with pos/ and neg/; rename or convert it
    """),
  RefusalCase(
    "a.csv", Data("text,label\ngood,1\nb".utf8) + [0xE9] + Data("te,0\n".utf8),
    "'PATH', line 3: not UTF-8; convert the file, for instance with iconv"),
  RefusalCase("a.csv", "", "'PATH' has no reviews; add some"),
  RefusalCase("a.csv", "text,label\n", "'PATH' has no reviews; add some"),
  RefusalCase("a.jsonl", "\n\n", "'PATH' has no reviews; add some"),
  RefusalCase(
    "a.csv", "text,label,source\ngood,1,imdb\n", filter: ColumnFilter(column: "source", value: "x"),
    "'PATH' has no review whose 'source' is 'x'; correct the filter"),
  RefusalCase(
    "a.csv", "review,sentiment\ngood,1\n",
    "'PATH' has no column 'text', only 'review', 'sentiment'; rename the column that holds it"),
  RefusalCase(
    "a.tsv", "text,label\ngood,1\n",
    "'PATH' has no column 'text', only 'text,label'; rename the column that holds it"),
  RefusalCase(
    "a.csv", "text,label\ngood,1\n", filter: ColumnFilter(column: "source", value: "imdb"),
    "'PATH' has no column 'source', only 'text', 'label'; rename the column that holds it"),
  RefusalCase(
    "a.csv", "text,label,Text\ngood,1,x\n",
    "'PATH' has two columns 'text'; rename one of them"),
  RefusalCase(
    "a.csv", "text,label\ngood,1\nmeh,2\n",
    "'PATH', row 2 below the header: label '2', expected \(accepted)"),
  RefusalCase(
    "a.csv", "text,label\ngood,", "'PATH', row 1 below the header: label '', expected \(accepted)"),
  RefusalCase(
    "a.csv", "label,text\n\(String(repeating: "long ", count: 30)),good\n",
    """
    'PATH', row 1 below the header: label 'long long long long long long long long …', \
    expected \(accepted)
    """),
  RefusalCase(
    "a.csv", "text,label\ngood,1\n\"  \",0\n",
    "'PATH', row 2 below the header: the text is empty; fill it in or take it out"),
  RefusalCase(
    "a.csv", "text,label\ngood, but long,1\n",
    """
    'PATH', row 1 below the header: 3 fields, expected 2 as in the header; put fields with a \
    separator or a line break in quotation marks
    """),
  RefusalCase(
    "a.csv", "text,label\ngood,1\nso \"bad\" it is,0\n",
    "'PATH', row 2 below the header: a stray quotation mark; \(quoting)"),
  RefusalCase(
    "a.csv", "te\"x\"t,label\ngood,1\n", "'PATH', header: a stray quotation mark; \(quoting)"),
  RefusalCase(
    "a.csv", "text,label\ngood,1\n\"bad,0\nworse,0\n",
    "'PATH', row 2 below the header: a quotation never ends; \(quoting)"),
  RefusalCase(
    "a.jsonl", "{\"text\": \"good\", \"label\": 1}\n\n[\"bad\", 0]\n",
    "'PATH', line 3: not a JSON object, expected {\"text\": …, \"label\": …}"),
  RefusalCase(
    "a.jsonl", "{\"text\": \"good\", \"label\": 1",
    "'PATH', line 1: not a JSON object, expected {\"text\": …, \"label\": …}"),
  RefusalCase(
    "a.jsonl", "{\"review\": \"good\", \"label\": 1}",
    """
    'PATH', line 1: no text or number under the key 'text', only 'label', 'review' can be used; \
    expected {"text": …, "label": …}
    """),
  RefusalCase(
    "a.jsonl", "{\"text\": \"good\", \"label\": true}",
    """
    'PATH', line 1: no text or number under the key 'label', only 'text' can be used; \
    expected {"text": …, "label": …}
    """),
  RefusalCase(
    "a.jsonl", "\n{\"text\": \"good\", \"label\": \"so-so\"}",
    "'PATH', line 2: label 'so-so', expected \(accepted)"),
  RefusalCase(
    "a.jsonl", "{\"text\": \"\", \"label\": 1}",
    "'PATH', line 1: the text is empty; fill it in or take it out"),
]

@Test(arguments: refusals)
func aRefusedFileIsToldWithItsPlaceAndItsRemedy(refusal: RefusalCase) throws {
  let folder = try TemporaryFolder()
  let url = try folder.write(refusal.content, to: refusal.name)
  let error = #expect(throws: TrainingError.self) {
    try ReviewSource(url: url, filter: refusal.filter).read()
  }
  #expect(
    error?.description.replacingOccurrences(of: url.relativePath, with: "PATH") == refusal.message)
}

@Test func aMissingDataSetIsToldWithItsPath() {
  let url = URL(fileURLWithPath: "/no/such/reviews.csv")
  let error = #expect(throws: TrainingError.self) { try ReviewSource(url: url).read() }
  #expect(
    error?.description
      == "data set '/no/such/reviews.csv' does not exist; correct dataset.name")
}

@Test func aFolderMustHaveBothSubfoldersAndReviews() throws {
  let folder = try TemporaryFolder()
  try folder.write("bad", to: "neg/1.txt")
  let error = #expect(throws: TrainingError.self) { try ReviewSource(url: folder.url).read() }
  #expect(
    error?.description
      == "'\(folder.url.relativePath)' has no folder 'pos', expected pos/ and neg/ with .txt files")
  try folder.write("  \n", to: "pos/1.txt")
  #expect(
    throws: TrainingError.emptyText(path: folder.url.relativePath, place: .file("pos/1.txt"))
  ) {
    try ReviewSource(url: folder.url).read()
  }
}

@Test func whatTheSystemRefusesToReadIsToldWithItsPath() throws {
  let folder = try TemporaryFolder()
  try folder.write("a folder where a file should be", to: "reviews.csv/1.txt")
  let path = folder.url.appendingPathComponent("reviews.csv")
  let error = #expect(throws: TrainingError.self) { try readText(of: path) }
  #expect(
    error?.description
      == "data set '\(path.relativePath)' cannot be read: it is a folder; check its "
      + "permissions")
}

private let splitMessages: [(error: TrainingError, text: String)] = [
  (.partSize(part: "test", size: 0), "dataset.test_size is 0, expected at least 1"),
  (
    .tooFewTexts(available: 90, train: 80, test: 20),
    """
    90 different reviews cannot be split into 80 for training and 20 for testing; lower \
    dataset.train_size or dataset.test_size
    """
  ),
  (
    .oneClass(part: "data set", label: 1, count: 12),
    "data set: all 12 reviews are positive, expected both classes; add reviews of the other"
  ),
  (
    .oneClass(part: "training part", label: 0, count: 1),
    "training part: the only review is negative, expected both classes; add reviews of the other"
  ),
]

@Test(arguments: splitMessages)
func aRefusedSplitIsToldWithItsNumbers(error: TrainingError, text: String) {
  #expect(error.description == text)
}
