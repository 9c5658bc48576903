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
  let renderer: Renderer
  /// Date of the PDFs; empty for none.
  let creationDate: String
  let watch: RunWatcher

  private var configuration: RunConfiguration { analysis.results.configuration }
  private var words: Words { Words(language: place.language) }

  /// The files, by path in the output folder.
  func files(templates: TemplateRenderer) throws -> [String: Data] {
    let language = place.isOnly ? "" : " (\(place.language.ownName))"
    watch(.stage("Drawing figures" + language))
    let figures = try figures(.light)
    if place == places.first { warnOfOmissions(figures) }

    watch(.stage("Writing the report" + language))
    let view = ReportView(
      analysis: analysis, words: words, figures: figures, figureFolder: place.figures)
    let text = try ReportText(view, templates: templates)
    let scenes = figures.scenes(in: place.figures)
    var files: [String: Data] = [:]
    for format in configuration.report.formats {
      let name = place.file(format)
      switch format {
      case .markdown:
        let switcher = place.switcher(among: places).map { $0 + "\n\n" } ?? ""
        files[name] = Data((switcher + text.report).utf8)
        for (path, scene) in try scenes.merging(darkScenes(), uniquingKeysWith: { $1 }) {
          files[path] = try renderer.svg(of: scene)
        }
      case .pdf:
        var style = DocumentStyle.report
        style.labels = words.labels
        files[name] = try pdf(
          try Typesetter(style: style, measuring: renderer).pages(
            of: MarkdownDocument(parsing: text.report), figures: scenes, metadata: metadata),
          named: place.file(.markdown))
      case .slides:
        files[name] = try pdf(
          try SlideSetter(style: .slides(labels: words.labels), measuring: renderer).slides(
            of: MarkdownDocument(parsing: text.slides ?? ""), figures: scenes, metadata: metadata),
          named: name)
      }
    }
    return files
  }

  private func figures(_ theme: Theme) throws -> ReportFigures {
    try ReportFigures(
      FigureCatalogue(analysis: analysis, words: words, theme: theme, measuring: renderer))
  }

  private func darkScenes() throws -> [String: Scene] {
    guard configuration.report.figuresDark else { return [:] }
    return try figures(.dark).scenes(in: place.figures, ending: "-dark")
  }

  private func warnOfOmissions(_ figures: ReportFigures) {
    for (index, sentence) in figures.sentences.enumerated() where sentence.omitted > 0 {
      watch(
        .warning(
          "sentence \(index + 1) is too long for \(sentence.omitted) figures; they are left out"))
    }
  }

  private var metadata: DocumentMetadata {
    DocumentMetadata(
      title: configuration.title.text(in: place.language), author: configuration.author,
      subject: configuration.model + ", " + configuration.dataset.name,
      keywords: "BERT, fine-tuning, attention", language: place.language.rawValue,
      date: creationDate)
  }

  private func pdf(
    _ set: (document: PagedDocument, warnings: [DocumentWarning]), named name: String
  ) throws -> Data {
    for warning in set.warnings { watch(.warning("\(name): \(warning)")) }
    return try renderer.pdf(of: set.document)
  }
}
