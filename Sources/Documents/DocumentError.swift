import Foundation

/// Why a Markdown text cannot be set. Every case but the last names a line of the Markdown.
public enum DocumentError: Error, Hashable, Sendable {
  /// HTML other than comments, `<a id="…"></a>`, `<br>` and `<picture>`.
  case rawHTML(line: Int, snippet: String)
  /// An image among words.
  case inlineImage(line: Int, path: String)
  /// An image that is a link.
  case linkedImage(line: Int, path: String)
  /// An image whose path names no figure; `nearest` is the known path most like it.
  case unknownFigure(line: Int, path: String, nearest: String?)
  /// A table row with more cells than the table has columns; GitHub would drop the rest.
  case excessCells(line: Int, found: Int, columns: Int)
  /// A note that nothing refers to; GitHub would drop it.
  case unusedFootnote(line: Int, label: String)
  /// A second note of one name; GitHub would drop it.
  case repeatedFootnote(line: Int, label: String, first: Int)
  /// Two anchors of one name.
  case repeatedAnchor(line: Int, name: String)
  /// A formula with something in it that cannot be set.
  case formula(line: Int, source: String, problem: String)
  /// `$$…$$` with text in the same paragraph.
  case displayFormulaInText(line: Int, source: String)
  /// An item of a list of contents that is not a link to a place of the document.
  case contentsEntry(line: Int)
  /// Blocks within blocks beyond any sense.
  case tooDeep(line: Int, limit: Int)
  /// A node that this program does not know.
  case unknownNode(line: Int, type: String)
  /// cmark-gfm lacks an extension, or could not make a parser.
  case parserUnavailable(String)
}

extension DocumentError: CustomStringConvertible, LocalizedError {
  /// What, where, and what to do.
  public var description: String {
    switch self {
    case .rawHTML(let line, let snippet):
      """
      line \(line): raw HTML cannot be set on a page; got '\(snippet)'. Allowed are comments, \
      <a id="name"></a>, <br> and <picture> with an <img>; write the rest as Markdown
      """
    case .inlineImage(let line, let path):
      """
      line \(line): the image '\(path)' stands among text; give it a paragraph of its own with a \
      blank line before and after
      """
    case .linkedImage(let line, let path):
      """
      line \(line): the image '\(path)' is a link, which a figure cannot be; write the image alone \
      and the link beneath it
      """
    case .unknownFigure(let line, let path, let nearest):
      "line \(line): no figure '\(path)'; "
        + (nearest.map { "did you mean '\($0)'?" } ?? "this document was given no figures")
    case .excessCells(let line, let found, let columns):
      """
      line \(line): this table row has \(found) cells, the header has \(columns); write '\\|' for \
      a bar within a cell
      """
    case .unusedFootnote(let line, let label):
      "line \(line): nothing refers to the note '[^\(label)]'; refer to it or remove it"
    case .repeatedFootnote(let line, let label, let first):
      """
      line \(line): there is a note '[^\(label)]' on line \(first) already; give this one another \
      name or remove it
      """
    case .repeatedAnchor(let line, let name):
      "line \(line): the name '\(name)' is already taken by another anchor; choose a new one"
    case .formula(let line, let source, let problem):
      "line \(line): the formula '\(source)' cannot be set: \(problem)"
    case .displayFormulaInText(let line, let source):
      "line \(line): the formula '$$\(source)$$' stands among text; give it a paragraph of its own "
        + "or write it with single dollar signs"
    case .contentsEntry(let line):
      "line \(line): an item of a list after <!-- contents --> must be a link such as "
        + "[text](#heading), with or without a list of such links beneath it"
    case .tooDeep(let line, let limit):
      "line \(line): lists, quotes and emphasis within one another, more than \(limit) deep"
    case .unknownNode(let line, let type):
      "line \(line): '\(type)' cannot be set on a page; write it otherwise"
    case .parserUnavailable(let what):
      """
      cmark-gfm: \(what) is not available; install libcmark-gfm-dev and \
      libcmark-gfm-extensions-dev
      """
    }
  }

  /// The same text.
  public var errorDescription: String? { description }
}
