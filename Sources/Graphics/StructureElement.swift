/// A part of a document as a reader means it, whatever lines and pages it is spread over: what
/// programs that read aloud or take text out go by.
public struct StructureElement: Hashable, Sendable {
  /// What it is; the raw value is its name in PDF.
  public enum Role: String, Hashable, Sendable {
    /// The whole document.
    case document = "Document"
    /// A heading of the first level.
    case heading1 = "H1"
    /// A heading of the second level.
    case heading2 = "H2"
    /// A heading of the third level.
    case heading3 = "H3"
    /// A heading of the fourth level.
    case heading4 = "H4"
    /// A heading of the fifth level.
    case heading5 = "H5"
    /// A heading of the sixth level.
    case heading6 = "H6"
    /// A paragraph.
    case paragraph = "P"
    /// A part with a title of its own, such as a callout.
    case division = "Div"
    /// A passage from elsewhere.
    case quote = "BlockQuote"
    /// A list.
    case list = "L"
    /// An item of a list.
    case item = "LI"
    /// The number or bullet of an item.
    case label = "Lbl"
    /// What an item says.
    case body = "LBody"
    /// A table.
    case table = "Table"
    /// A row of a table.
    case row = "TR"
    /// The name of a column.
    case headerCell = "TH"
    /// A cell of a table.
    case cell = "TD"
    /// A picture.
    case figure = "Figure"
    /// What stands above a table or below a picture.
    case caption = "Caption"
    /// A formula.
    case formula = "Formula"
    /// Lines of code.
    case code = "Code"
    /// A footnote.
    case note = "Note"
    /// A table of contents.
    case contents = "TOC"
    /// A line of a table of contents.
    case contentsItem = "TOCI"

    /// The heading of `level`, 1 to 6.
    public static func heading(_ level: Int) -> Role {
      let roles: [Role] = [.heading1, .heading2, .heading3, .heading4, .heading5, .heading6]
      return roles[min(max(level, 1), roles.count) - 1]
    }
  }

  /// What it is.
  public var role: Role
  /// Tells it from every other element of the document; content of one number is one element,
  /// wherever it stands.
  public var number: Int
  /// What stands for it where it cannot be seen: of a picture a description, of a formula its
  /// source. Empty for none.
  public var alternative: String

  /// An element.
  public init(_ role: Role, number: Int, alternative: String = "") {
    self.role = role
    self.number = number
    self.alternative = alternative
  }
}
