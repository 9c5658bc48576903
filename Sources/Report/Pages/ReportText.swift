import Documents
import Figures

/// The texts of a report in one language: templates filled, captions numbered, particles chosen,
/// lists of contents written.
struct ReportText {
  /// The document, as it is in Markdown and on pages.
  let report: String
  /// The text of the slides, whose figures and tables have the numbers of the report; nil where
  /// none are wanted.
  let slides: String?

  /// Fills the templates `report` and, where the configuration wants them, `slides` with `view`;
  /// `memory` is that of the language.
  /// - Throws: `ReportError` for a template that cannot be filled or a reference to nothing;
  ///   `DocumentError` where the text cannot be set.
  init(
    _ view: ReportView, templates: TemplateRenderer, memory: TextMemory = TextMemory()
  ) throws {
    let fields = try view.fields()
    let words = view.words
    let numbering = Numbering(figure: words.figure, table: words.table)
    /// The text of the template `root`, whose numbers go on from those of `document`.
    func finished(_ text: String, of root: String, after document: String = "") throws -> String {
      try memory.text(of: root, from: [text, document]) {
        let numbered: String
        do {
          numbered = try numbering.apply(to: text, after: document)
        } catch let error as ReportError {
          throw templates.located(error, from: root)
        }
        let spoken = try words.language == .korean ? Josa.resolved(in: numbered) : numbered
        let lists = ContentsLists(labels: words.labels, deepest: 3)
        return try ReportText.tidied(lists.written(into: spoken))
      }
    }
    let template = try templates.render("report", with: fields)
    report = try finished(template, of: "report")
    slides =
      view.hasSlides
      ? try finished(
        try templates.render("slides", with: fields), of: "slides", after: template) : nil
  }

  /// No blanks at line ends, never two empty lines, one line break at the end: what templates
  /// leave where a section is empty. Code stays as it is.
  static func tidied(_ text: String) throws(DocumentError) -> String {
    let code = try MarkdownCode(in: text)
    var lines: [Substring] = []
    for (index, source) in MarkdownCode.lines(of: text).enumerated() {
      var line = source
      if !code.lines.contains(index + 1) {
        while line.last == " " { line.removeLast() }
        if line.isEmpty, lines.last?.isEmpty ?? true { continue }
      }
      lines.append(line)
    }
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Words {
  /// The words of pages and slides.
  var labels: DocumentLabels { language == .korean ? .korean : .english }
}
