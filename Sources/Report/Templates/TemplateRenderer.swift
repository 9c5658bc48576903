import Foundation
import Mustache

/// Fills Mustache templates that write Markdown.
///
/// A template is a file `<name>.mustache` of one folder; `{{> other}}` puts in `other.mustache`.
/// `{{field}}` is escaped for Markdown, `{{{field}}}` is put in as it is. Lines that hold nothing
/// but a section's or a comment's tag leave no line behind, so rows of a table stay together.
public struct TemplateRenderer: Sendable {
  private let folder: String
  /// Texts of the templates by the names that errors show.
  private let texts: [String: String]
  private let check: TemplateCheck
  private let library: MustacheLibrary

  /// Reads all templates of a folder; errors call them `<label>/<name>.mustache`, without a label
  /// by their name. Throws `ReportError` for a folder without templates, a file that cannot be
  /// read, or a template that is not well formed (file, line and column).
  public init(folder: URL, label: String = "") throws(ReportError) {
    MustacheContentTypes.register(MarkdownContentType(), named: MarkdownContentType.name)
    var trees: [String: [TemplateNode]] = [:]
    var library = MustacheLibrary()
    var texts: [String: String] = [:]
    for name in try Self.names(in: folder) {
      let fileName = "\(name).\(Self.fileExtension)"
      let file = label.isEmpty ? fileName : "\(label)/\(fileName)"
      let text = try Self.text(of: folder.appending(path: fileName))
      texts[file] = text
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
    try check.run(name, with: view)
    return library.render(ViewValue.view(view).rendered, withTemplate: name) ?? ""
  }

  /// `error` with the place where a template writes the reference or caption that it is about; any
  /// other error, and one about a name that comes from a field, as it is.
  func located(_ error: ReportError) -> ReportError {
    guard case .reference(let name, let problem) = error else { return error }
    let captions = places(of: "**@[\(name)].**")
    if captions.count > 1 {
      return .templateReference(
        captions[1], name: name, problem: "\(problem), the other in \(captions[0].columnText)")
    }
    guard let place = places(of: "@[\(name)]").first else { return error }
    return .templateReference(place, name: name, problem: problem)
  }

  private func places(of mark: String) -> [Place] {
    texts.sorted { $0.key < $1.key }.flatMap { file, text in
      text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap {
        number, line in
        line.ranges(of: mark).map { range in
          Place(
            file: file, line: number + 1,
            column: line[..<range.lowerBound].unicodeScalars.count + 1)
        }
      }
    }
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

  private static func text(of file: URL) throws(ReportError) -> String {
    do {
      return try String(contentsOf: file, encoding: .utf8)
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
