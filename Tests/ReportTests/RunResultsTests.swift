import Foundation
import Testing

@testable import Report

struct RunResultsTests {
  private func withFiles(
    _ body: (_ results: RunResults, _ folder: TemporaryFolder) throws -> Void
  ) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let results = try SampleResults.make()
    for (name, data) in try results.files() {
      try data.write(to: folder.url.appending(path: name))
    }
    try body(results, folder)
  }

  @Test func whatIsWrittenIsReadBack() throws {
    try withFiles { results, folder in
      let read = try RunResults(reading: folder.url)
      #expect(read.configuration == results.configuration)
      #expect(read.dataset == results.dataset)
      #expect(read.model == results.model)
      #expect(read.split == results.split)
      #expect(read.predictions == results.predictions)
      #expect(read.metrics == results.metrics)
      #expect(read.history == results.history)
      #expect(read.sentences == results.sentences)
      #expect(read.traces == results.traces)
      #expect(try read.files() == results.files())
    }
  }

  @Test func summariesAreStoredInBothLanguages() throws {
    try withFiles { _, folder in
      let text = try #require(folder.text("dataset.json"))
      #expect(text.contains("\"en\" : \"Many reviews.\"") && text.contains("\"ko\" : \"많은 리뷰이다.\""))
    }
  }

  @Test(arguments: [
    ("metrics.json", "{}", "/metrics.json: has no 'before'; make it again"),
    ("dataset.json", "{", "/dataset.json: is not valid JSON; make it again"),
    ("model.json", "[]", "/model.json: has something else than expected at ''"),
    ("predictions.csv", "id\n1\n", "/predictions.csv: has the columns id, expected id,label,"),
    (
      "history.csv", "step,epoch,loss,learning_rate,gradient_norm\n1,1,x,0,0\n",
      "row 1 has no number"
    ),
    ("trace.safetensors", "", "/trace.safetensors: "),
    ("configuration.yaml", "epoch: 1", "/configuration.yaml:1: epoch is not a setting"),
  ])
  func damagedFileIsNamed(name: String, content: String, message: String) throws {
    try withFiles { _, folder in
      try folder.write(content, to: name)
      let error = try #require(throws: ReportError.self) { try RunResults(reading: folder.url) }
      #expect(error.description.contains(message), "\(error)")
    }
  }

  @Test func missingFileIsNamed() throws {
    try withFiles { _, folder in
      for name in try SampleResults.make().files().keys.sorted() {
        let file = folder.url.appending(path: name)
        let data = try Data(contentsOf: file)
        try FileManager.default.removeItem(at: file)
        let error = try #require(throws: ReportError.self) { try RunResults(reading: folder.url) }
        #expect(error.description.contains(name), "\(error)")
        try data.write(to: file)
      }
    }
  }
}
