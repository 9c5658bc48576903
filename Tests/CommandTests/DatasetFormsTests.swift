import Foundation
import Testing

/// A report from the same reviews in every form that a data set may have.
struct DatasetFormsTests {
  private static func content(of form: String) -> [String: String] {
    let reviews = TinyProject.reviews
    switch form {
    case "reviews.tsv":
      return [form: "label\ttext\n" + reviews.map { "\($0.label)\t\($0.text)\n" }.joined()]
    case "reviews.jsonl":
      return [
        form: reviews.map { "{\"text\": \"\($0.text)\", \"label\": \($0.label)}\n" }.joined()
      ]
    default:
      var files: [String: String] = [:]
      for (index, review) in reviews.enumerated() {
        files["\(form)/\(review.label == 1 ? "pos" : "neg")/\(100 + index).txt"] = review.text
      }
      return files
    }
  }

  @Test(arguments: ["reviews.tsv", "reviews.jsonl", "reviews"])
  func datasetInAnyFormGivesAReport(form: String) throws {
    let project = try TinyProject()
    defer { project.remove() }
    for (name, text) in Self.content(of: form) { try project.write(text, to: name) }
    let configuration = TinyProject.configuration("name: reviews.csv", becomes: "name: \(form)")
      .replacing("epochs: 2", with: "epochs: 1")
      .replacing("analysis:", with: "report: {formats: [markdown]}\nanalysis:")
    try project.write(configuration, to: "bertreport.yaml")
    let outcome = try project.run("build")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.lines == [project.file("Output/report.md").path])
    #expect(!FileManager.default.fileExists(atPath: project.file("Output/report.pdf").path))

    let facts = try TinyProject.object(
      Data(contentsOf: project.file("Output/data/dataset.json")))
    #expect(facts["read"] as? Int == 40)
    #expect((facts["train"] as? [String: Int])?["positive"] == 8)
    #expect((facts["test"] as? [String: Int])?["positive"] == 4)

    // Rows say which review it was, whatever the form: those of a folder are neg/, then pos/.
    let predictions = try String(
      contentsOf: project.file("Output/data/predictions.csv"), encoding: .utf8)
    for line in predictions.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",").compactMap { Int($0) }
      let labels =
        form == "reviews"
        ? TinyProject.reviews.map(\.label).sorted() : TinyProject.reviews.map(\.label)
      #expect(labels[fields[0]] == fields[1])
    }
  }
}
