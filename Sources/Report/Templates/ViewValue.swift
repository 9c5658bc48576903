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
