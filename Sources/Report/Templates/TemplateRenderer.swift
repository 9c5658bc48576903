import Foundation
import Mustache
import Tensors

/// Fills Mustache templates that write Markdown.
///
/// A template is a file `<name>.mustache` of one folder; `{{> other}}` puts in `other.mustache`.
/// `{{field}}` is escaped for Markdown, `{{{field}}}` is put in as it is. Lines that hold nothing
/// but a section's or a comment's tag leave no line behind, so rows of a table stay together.
public struct TemplateRenderer: Sendable {
  private let folder: String
  /// Texts of the templates by name, with `\n` as line end.
  let texts: [String: String]
  /// The names that errors show, by name.
  let files: [String: String]
  /// Fields that every view has beside its own.
  let fields: View
  /// A row for every list that may be empty, where the list stands: `["quotes": .list([row])]`.
  let rows: View
  let check: TemplateCheck
  private let library: MustacheLibrary

  /// Reads all templates of a folder; errors call them `<label>/<name>.mustache`, without a label
  /// by their name.
  /// - `fields` are there beside those of each view; `rows` tells the check what fields the rows of
  ///   a list have while it is empty.
  /// - Throws: `ReportError` for a folder without templates, a file that cannot be read, or a
  ///   template that is not well formed (file, line and column).
  public init(
    folder: URL, label: String = "", fields: View = [:], rows: View = [:]
  ) throws(ReportError) {
    MustacheContentTypes.register(MarkdownContentType(), named: MarkdownContentType.name)
    var trees: [String: [TemplateNode]] = [:]
    var library = MustacheLibrary()
    var texts: [String: String] = [:]
    var files: [String: String] = [:]
    for name in try Self.names(in: folder) {
      let fileName = "\(name).\(Self.fileExtension)"
      let file = label.isEmpty ? fileName : "\(label)/\(fileName)"
      let text = try Self.text(of: folder.appending(path: fileName))
      texts[name] = text
      files[name] = file
      trees[name] = try TemplateScanner.scan(text, file: file)
      // The engine starts every template, each partial too, as HTML.
      let typed = "{{% CONTENT_TYPE: \(MarkdownContentType.name)}}\n" + text
      do {
        try library.register(typed, named: name)
      } catch let error as MustacheTemplate.ParserError {
        let context = error.context
        throw ReportError.templateSyntax(
          Place(file: file, line: context.lineNumber - 1, column: context.columnNumber),
          problem: "not understood (\(error.error))")
      } catch {
        throw ReportError.templateSyntax(Place(file: file, line: 1), problem: "\(error)")
      }
    }
    self.folder = folder.path
    self.texts = texts
    self.files = files
    self.fields = fields
    self.rows = rows
    self.check = TemplateCheck(templates: trees)
    self.library = library
  }

  /// Names of the templates, sorted.
  public var names: [String] { check.templates.keys.sorted() }

  /// The text of a template filled with a view. Throws `ReportError` for an unknown template, and
  /// for a tag that names no field or no partial, with its file, line and column.
  public func render(_ name: String, with view: View) throws(ReportError) -> String {
    guard check.templates[name] != nil else {
      throw .unknownTemplate(name: name, folder: folder, known: names)
    }
    let view = view.merging(fields) { own, _ in own }
    try check.run(name, with: view.filled(with: rows))
    return library.render(ViewValue.view(view).rendered, withTemplate: name) ?? ""
  }

  private static let fileExtension = "mustache"

  private static func names(in folder: URL) throws(ReportError) -> [String] {
    let files: [String]
    do {
      files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    } catch {
      throw .templateFolder(path: folder.path, problem: plainReason(error))
    }
    let names = files.filter { $0.hasSuffix("." + fileExtension) }
      .map { String($0.dropLast(fileExtension.count + 1)) }.sorted()
    guard !names.isEmpty else {
      throw .templateFolder(path: folder.path, problem: "there is no .\(fileExtension) file")
    }
    return names
  }

  /// The text of a file as the marks of templates expect it: lines end with `\n`, however the editor
  /// ends them, and no byte order mark stands before the first.
  private static func text(of file: URL) throws(ReportError) -> String {
    do {
      let text = try String(contentsOf: file, encoding: .utf8)
      let marked = String(text.trimmingPrefix("\u{FEFF}"))
      guard marked.utf8.contains(UInt8(ascii: "\r")) else { return marked }
      return marked.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    } catch {
      throw .unreadable(path: file.path, reason: plainReason(error))
    }
  }
}

extension ViewValue {
  /// The value as the engine takes it.
  fileprivate var rendered: Any {
    switch self {
    case .text(let text): RenderedText(renderText: text)
    case .flag(let flag): flag
    case .list(let rows): rows.map { $0.mapValues(\.rendered) }
    case .view(let view): view.mapValues(\.rendered)
    }
  }
}

/// Text whose section is shown if it is not empty, and that has no fields of its own: the engine
/// would otherwise find this type's own properties under their names.
private struct RenderedText: MustacheCustomRenderable, MustacheParent {
  let renderText: String
  var isNull: Bool { renderText.isEmpty }

  func child(named: String) -> Any? { nil }
}
