import TestSupport
import Testing

@testable import Report

/// What the check of templates is told of lists that a report may have none of.
struct ReportRowsTests {
  /// Every list of `view` with its rows, by the path that `Templates/README.md` writes.
  private func lists(_ view: View, in path: String = "") -> [String: [View]] {
    view.reduce(into: [:]) { all, field in
      switch field.value {
      case .text, .flag: break
      case .view(let inner):
        all.merge(lists(inner, in: "\(path)\(field.key).")) { $0 + $1 }
      case .list(let rows):
        all["\(path)\(field.key)[]", default: []] += rows
        for row in rows { all.merge(lists(row, in: "\(path)\(field.key)[].")) { $0 + $1 } }
      }
    }
  }

  private func full() throws -> View {
    var results = try SampleResults.make(from: SampleResults.plain, to: SampleResults.tuned)
    results.quotes = results.predictions.map { QuoteFacts(row: $0.row, text: "…") }
    return try SampleResults.report(results).fields
  }

  @Test func rowsHaveTheFieldsOfRealOnes() throws {
    let real = lists(try full())
    for (path, rows) in lists(ReportRows.all) where path != "sentences[]" {
      let row = try #require(rows.first)
      // No review of the sample went from right to wrong.
      guard path != "predictions.broken.quotes[]" else { continue }
      let example = try #require(real[path]?.first, "\(path)")
      #expect(ViewFields.kinds(of: row) == ViewFields.kinds(of: example), "\(path)")
    }
  }

  @Test func everyListThatMayBeEmptyHasARow() throws {
    var results = try SampleResults.make(from: SampleResults.tuned, to: SampleResults.tuned)
    results.focus = []
    results.swaps = []
    results.model.initialized = []
    let fields = try SampleResults.report(results).fields
    let empty = lists(fields).filter(\.value.isEmpty).keys
    #expect(empty.count > 5)
    for (path, rows) in lists(fields.filled(with: ReportRows.all)) {
      #expect(!rows.isEmpty, "add a row for \(path) to ReportRows")
    }
    // Figures are left out of long sentences, one by one.
    for path in lists(try full()).keys
    where path.split(separator: ".").last?.hasPrefix("figures") == true {
      #expect(lists(ReportRows.all)[path] != nil, "add a row for \(path) to ReportRows")
    }
  }

  @Test func misspeltFieldOfAQuoteIsFoundWhereNothingIsQuoted() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(
      "{{#predictions.fixed.quotes}}{{nonsense}}{{/predictions.fixed.quotes}}",
      to: "en/report.mustache")
    let resources = Resources(fonts: SampleResults.resources.fonts, templates: folder.url)
    let fields = try SampleResults.report(SampleResults.make()).fields
    let error = try #require(throws: ReportError.self) {
      try resources.reportTemplates(.english).render("report", with: fields)
    }
    #expect(error.description.hasPrefix("en/report.mustache:1:30: {{nonsense}} names no field"))
  }
}
