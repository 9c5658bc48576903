import CairoRenderer
import Documents
import Figures
import Foundation
import Graphics

/// The drawing half of a run: from the results of an experiment to files.
struct ReportWriter {
  let resources: Resources
  /// Seconds since 1970 for the PDF where the configuration gives no date (`SOURCE_DATE_EPOCH`).
  let sourceDate: Int?
  let watch: RunWatcher
  /// Where the renderer comes from.
  var memory = RendererMemory()

  /// Writes everything that is made from `results` into `output`; nothing else decides on it.
  func write(_ results: RunResults, to output: StagedOutput) throws {
    watch(.stage("Analysing attention and embeddings"))
    let analysis = try ReportAnalysis(results)
    let words = Words(language: results.configuration.language)
    var artifacts = try results.files()
    artifacts.merge(analysis.files) { first, _ in first }
    artifacts = Dictionary(uniqueKeysWithValues: artifacts.map { ("data/\($0)", $1) })

    watch(.stage("Drawing figures"))
    let renderer = try memory.renderer(fonts: resources.fonts)
    let figures = try ReportFigures(
      FigureCatalogue(
        analysis: analysis, words: words, theme: .light, measuring: renderer))
    for (index, sentence) in figures.sentences.enumerated() where sentence.omitted > 0 {
      watch(
        .warning(
          "sentence \(index + 1) is too long for \(sentence.omitted) figures; they are left out"))
    }

    watch(.stage("Writing the report"))
    let markdown = try markdown(
      ReportView(analysis: analysis, words: words, figures: figures), words)
    let formats = results.configuration.report.formats
    if formats.contains(.markdown) {
      artifacts["report.md"] = Data(markdown.utf8)
      for figure in figures.all { artifacts[figure.path] = try renderer.svg(of: figure.scene) }
    }
    if formats.contains(.pdf) {
      artifacts["report.pdf"] = try pdf(markdown, figures, results.configuration, renderer)
    }
    for character in renderer.undrawableCharacters {
      watch(.warning("no font has the character \(Self.name(of: character)); a box stands for it"))
    }
    for (name, data) in artifacts { try output.write(data, to: name) }
    let manifest = try Manifest(results, artifacts: artifacts).data()
    try output.write(manifest, to: "manifest.json")
  }

  /// The document: `report.mustache` of the language, filled with `view`, numbered and tidied.
  func markdown(_ view: ReportView, _ words: Words) throws -> String {
    let folder = resources.templates.appending(path: words.language.rawValue)
    let text = try TemplateRenderer(folder: folder).render("report", with: view.fields())
    let numbered = try Numbering(figure: words.figure, table: words.table).apply(to: text)
    let labels: DocumentLabels = words.language == .korean ? .korean : .english
    return Self.tidied(try ContentsLists(labels: labels, deepest: 3).written(into: numbered))
  }

  /// No blanks at line ends, never two empty lines, one line break at the end: what templates
  /// leave where a section is empty.
  static func tidied(_ text: String) -> String {
    var lines: [Substring] = []
    var isCode = false
    for var line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") { isCode.toggle() }
      if !isCode {
        while line.last == " " { line.removeLast() }
        if line.isEmpty, lines.last?.isEmpty ?? true { continue }
      }
      lines.append(line)
    }
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  private func pdf(
    _ markdown: String, _ figures: ReportFigures, _ configuration: RunConfiguration,
    _ renderer: Renderer
  ) throws -> Data {
    var style = DocumentStyle.report
    style.labels = configuration.language == .korean ? .korean : .english
    let metadata = DocumentMetadata(
      title: configuration.title, author: configuration.author,
      subject: configuration.model + ", " + configuration.dataset.name,
      keywords: "BERT, fine-tuning, attention",
      language: configuration.language.rawValue, date: creationDate(configuration))
    let (document, warnings) = try Typesetter(style: style, measuring: renderer)
      .pages(of: MarkdownDocument(parsing: markdown), figures: figures.scenes, metadata: metadata)
    for warning in warnings { watch(.warning("report.md: \(warning)")) }
    return try renderer.pdf(of: document)
  }

  /// The date of the configuration, else of the environment, else none.
  private func creationDate(_ configuration: RunConfiguration) -> String {
    if let date = configuration.date { return date + "T00:00:00Z" }
    return sourceDate.map { Date(timeIntervalSince1970: Double($0)).formatted(.iso8601) } ?? ""
  }

  private static func name(of character: Character) -> String {
    let codes = character.unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    return "'\(character)' (\(codes.joined(separator: " ")))"
  }
}
