/// The fields a template may use, by name (snake_case).
public typealias View = [String: ViewValue]

/// What a field of a view holds.
public enum ViewValue: Hashable, Sendable {
  /// Text, or a number that is already formatted. As a section it shows its inside if it is not
  /// empty, and there `{{.}}` is the text.
  case text(String)
  /// A choice, for sections only.
  case flag(Bool)
  /// Rows: a section shows its inside once for each. Every row must have every field that the
  /// template uses in it; what a row does not have goes in as empty text or as false.
  case list([View])
  /// Fields of their own: `{{name.field}}`, or a section.
  case view(View)

  /// The word for a message.
  var kind: String {
    switch self {
    case .text: "text"
    case .flag: "a flag"
    case .list: "a list"
    case .view: "a view of fields"
    }
  }
}

extension View {
  /// These fields with the row that `rows` has for it in every list that is empty, so that what
  /// stands in a section over it can be checked.
  func filled(with rows: View) -> View {
    rows.reduce(into: self) { filled, entry in
      if let value = filled[entry.key] { filled[entry.key] = value.filled(with: entry.value) }
    }
  }
}

extension ViewValue {
  fileprivate func filled(with rows: ViewValue) -> ViewValue {
    switch (self, rows) {
    case (.view(let view), .view(let inner)): .view(view.filled(with: inner))
    case (.list(let own), .list(let shape)):
      .list(own.isEmpty ? shape : own.map { $0.filled(with: shape.first ?? [:]) })
    default: self
    }
  }
}
