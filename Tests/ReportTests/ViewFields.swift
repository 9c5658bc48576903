@testable import Report

/// The fields of views as Templates/README.md lists them: `model.name`, `sentences[].cls[].token`.
enum ViewFields {
  /// Path and kind of every field; figures are a kind of their own.
  static func kinds(of view: View, in path: String = "") -> [String: String] {
    view.reduce(into: [:]) { fields, field in
      let name = path + field.key
      switch field.value {
      case .text: fields[name] = "text"
      case .flag: fields[name] = "flag"
      case .view(let inner) where isFigure(inner): fields[name] = "figure"
      case .view(let inner):
        fields.merge(kinds(of: inner, in: name + ".")) { $1 }
      case .list(let rows) where rows.allSatisfy(isFigure):
        fields[name] = rows.isEmpty ? "empty" : "figures"
      case .list(let rows):
        for row in rows { fields.merge(kinds(of: row, in: name + "[].")) { $1 } }
      }
    }
  }

  private static func isFigure(_ view: View) -> Bool {
    Set(["id", "alt", "caption"]).isSubset(of: view.keys)
  }

  /// The kinds of all fields of the sample reports together; a list that is empty in one of them
  /// has its rows in another.
  static func all() throws -> [String: String] {
    let (plain, tuned) = (SampleResults.plain, SampleResults.tuned)
    return try [(plain, tuned), (tuned, plain)].reduce(into: [:]) { all, models in
      var results = try SampleResults.make(from: models.0, to: models.1)
      results.quotes = results.predictions.map { QuoteFacts(row: $0.row, text: "…") }
      results.model.unexpected = ["cls.seq_relationship.bias"]
      let kinds = kinds(of: try SampleResults.report(results).fields)
      all.merge(kinds.filter { $0.value != "empty" }) { $1 }
    }
  }
}
