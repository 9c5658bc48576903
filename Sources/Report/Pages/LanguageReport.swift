import CairoRenderer
import Documents
import Figures
import Foundation
import Graphics

/// The report in one language, in all the forms that the configuration asks for.
struct LanguageReport {
  let analysis: ReportAnalysis
  /// Where its files stand.
  let place: ReportPaths
  /// The same of every language.
  let places: [ReportPaths]
  let memory: LanguageMemory
  /// Date of the PDFs; empty for none.
  let creationDate: String

  private var renderer: Renderer { memory.renderer }
  private var configuration: RunConfiguration { analysis.results.configuration }
  private var words: Words { Words(language: place.language) }

  /// Draws and writes all of it.
  func part(with resources: Resources) -> ReportPart {
    var part = ReportPart { part in
      try make(&part, templates: try resources.reportTemplates(place.language))
    }
    part.undrawableCharacters = renderer.undrawableCharacters
    return part
  }

  private func make(_ part: inout ReportPart, templates: TemplateRenderer) throws {
    let figures = try figures(.light)
    if place == places.first { part.warnings = omissions(figures) }
    let view = ReportView(
      analysis: analysis, words: words, figures: figures, figureFolder: place.figures)
    let text = try text(view, templates)
    let scenes = figures.scenes(in: place.figures)
    let switcher = place.switcher(among: places).map { $0 + "\n\n" } ?? ""
    for format in configuration.report.formats {
      let name = place.file(format)
      switch format {
      case .markdown:
        part.files[name] = Data((switcher + text.report).utf8)
        for (path, scene) in try scenes.merging(darkScenes(), uniquingKeysWith: { $1 }) {
          part.files[path] = try renderer.svg(of: scene)
        }
      case .pdf:
        var style = DocumentStyle.report
        style.labels = words.labels
        // Empty lines in place of the switcher, which a page does not have, so that a warning names
        // the line of the Markdown file.
        let lines = switcher.filter(\.isNewline) + text.report
        let set = try set(lines, for: .markdown, templates) {
          try Typesetter(style: style, measuring: renderer).pages(
            of: $0, figures: scenes, metadata: metadata)
        }
        part.warnings += set.warnings.map { "\(place.file(.markdown)): \($0)" }
        part.files[name] = try renderer.pdf(of: set.document)
      case .slides:
        let set = try set(text.slides ?? "", for: .slides, templates) {
          try SlideSetter(style: .slides(labels: words.labels), measuring: renderer).slides(
            of: $0, figures: scenes, metadata: metadata)
        }
        part.warnings += set.warnings.map { "\(name): \($0)" }
        part.files[name] = try renderer.pdf(of: set.document)
      }
    }
  }

  /// The finished texts.
  /// - Throws: what cannot be set with the place of the template that writes it.
  private func text(_ view: ReportView, _ templates: TemplateRenderer) throws -> ReportText {
    do {
      return try ReportText(view, templates: templates, memory: memory.text)
    } catch let error as DocumentError {
      // One of the filled templates has the fault. It is found in them again, since their lines are
      // nearer to the templates' own than those of a finished text.
      let numbering = Numbering(figure: words.figure, table: words.table)
      var document = ""
      for (root, format) in [("report", ReportFormat.markdown), ("slides", .slides)]
      where format == .markdown || view.hasSlides {
        let filled = try templates.render(root, with: view.fields())
        let numbered = try numbering.apply(to: filled, after: document)
        document = filled
        do {
          _ = try ContentsLists(labels: words.labels).written(into: numbered)
        } catch {
          throw templates.located(error, in: numbered, of: place.file(format), root: root)
        }
      }
      throw error
    }
  }

  /// What `setter` makes of `text`, an error with the place of the template that writes its line.
  private func set<Result>(
    _ text: String, for format: ReportFormat, _ templates: TemplateRenderer,
    _ setter: (MarkdownDocument) throws -> Result
  ) throws -> Result {
    do {
      return try setter(try MarkdownDocument(parsing: text))
    } catch let error as DocumentError {
      throw templates.located(
        error, in: text, of: place.file(format), root: format == .slides ? "slides" : "report")
    }
  }

  private func figures(_ theme: Theme) throws -> ReportFigures {
    try ReportFigures(
      FigureCatalogue(analysis: analysis, words: words, theme: theme, measuring: renderer))
  }

  private func darkScenes() throws -> [String: Scene] {
    guard configuration.report.figuresDark else { return [:] }
    return try figures(.dark).scenes(in: place.figures, ending: "-dark")
  }

  private func omissions(_ figures: ReportFigures) -> [String] {
    figures.sentences.enumerated().filter { $0.element.omitted > 0 }.map { index, sentence in
      "sentence \(index + 1) is too long for \(sentence.omitted) figures; they are left out"
    }
  }

  private var metadata: DocumentMetadata {
    DocumentMetadata(
      title: configuration.title.text(in: place.language), author: configuration.author,
      subject: configuration.model + ", " + configuration.dataset.name,
      keywords: "BERT, fine-tuning, attention", language: place.language.rawValue,
      date: creationDate)
  }
}
