import Analysis
import CairoRenderer
import Documents
import Figures
import Foundation
import Graphics
import Tensors
import TestSupport
import Testing

@testable import Report

/// Figures as they stand on pages, measured with the fonts that they are drawn with.
struct FigureLegibilityTests {
  /// Every picture of a document with the scale it is drawn at.
  private func placed(
    _ markdown: String, _ scenes: [String: Scene], _ renderer: Renderer
  ) throws -> [(scene: Scene, scale: Double)] {
    let (document, _) = try Typesetter(style: .report, measuring: renderer).pages(
      of: MarkdownDocument(parsing: markdown), figures: scenes,
      metadata: DocumentMetadata(title: "Figures", date: ""))
    return document.pages.flatMap(\.items).compactMap { item in
      guard case .scene(let scene, let frame) = item else { return nil }
      return (scene, frame.width / scene.size.width)
    }
  }

  private func expectLegible(
    _ markdown: String, _ scenes: [String: Scene], _ renderer: Renderer, _ name: String
  ) throws {
    let pictures = try placed(markdown, scenes, renderer)
    #expect(pictures.count == scenes.count, "\(name)")
    for (scene, scale) in pictures {
      let id = scenes.first { $0.value == scene }?.key ?? ""
      let small = scene.texts.filter { $0.style.size * scale < Theme.light.minimumTextSize - 1e-6 }
      #expect(small.isEmpty, "\(name), \(id) at \(scale): \(small.map(\.string).prefix(3))")
      let overlapping = scene.overlappingTexts(measuring: renderer)
      #expect(overlapping.isEmpty, "\(name), \(id): \(overlapping.prefix(3))")
      let outside = scene.marksOutside(measuring: renderer)
      #expect(outside.isEmpty, "\(name), \(id): \(outside.prefix(3))")
    }
  }

  /// A caption as long as the longest of a report.
  private let caption = String(repeating: "Layers, heads and what the colours mean. ", count: 12)

  @Test func everyPictureOfTheGalleryCanBeReadOnPaper() throws {
    let renderer = try Renderer(fonts: SampleResults.resources.fonts)
    var scenes: [String: Scene] = [:]
    var markdown = "# Gallery\n"
    for entry in Gallery.entries {
      let path = "figures/\(entry.name).svg"
      scenes[path] = try entry.figure.scene(theme: .light, measuring: renderer)
      markdown += "\n![picture](\(path))\n\n**Figure 1.** \(caption)\n"
    }
    try expectLegible(markdown, scenes, renderer, "gallery")
  }

  private static let sentences: [(name: String, tokens: [String])] = [
    (
      "137 tokens",
      ["[CLS]"]
        + (0..<135).map { ["watch", "##ing", "unforgettable", "a", ",", "melodrama"][$0 % 6] }
        + ["[SEP]"]
    ),
    (
      "Korean",
      "[CLS] 이 영화 ##는 정말 감동 ##적이 ##었 ##습니다 . 배우 ##들의 연기 도 훌륭 ##했어요 ! [SEP]"
        .split(separator: " ").map(String.init)
    ),
    ("other scripts", ["[CLS]", "电影", "とても", "好き", "😭😭", "café", "👩🏽‍🚀", "[UNK]", "[SEP]"]),
  ]

  @Test(arguments: sentences, Language.allCases)
  func longAndForeignSentencesCanBeReadOnPaper(
    sentence: (name: String, tokens: [String]), language: Language
  ) throws {
    var results = try SampleResults.make(language: language)
    let count = sentence.tokens.count
    for index in results.sentences.indices {
      results.sentences[index].tokens = sentence.tokens
      results.traces[index] = BeforeAfter(
        before: try trace(count, seed: 1), after: try trace(count, seed: 2))
    }
    results.trainingAttention = results.traces[0].after.attentions.slice(0).slice(0)
    let renderer = try Renderer(fonts: SampleResults.resources.fonts)
    let words = Words(language: language)
    let analysis = try ReportAnalysis(results)
    let figures = try ReportFigures(
      FigureCatalogue(analysis: analysis, words: words, theme: .light, measuring: renderer))
    let view = ReportView(
      analysis: analysis, words: words, figures: figures, figureFolder: "figures")
    let templates = try SampleResults.resources.reportTemplates(language)
    let markdown = try ReportText(view, templates: templates).report
    let scenes = Dictionary(
      figures.all.map { ("figures/\($0.id).svg", $0.scene) }, uniquingKeysWith: { one, _ in one })
    try expectLegible(markdown, scenes, renderer, sentence.name)
    #expect(figures.sentences.allSatisfy { $0.omitted == 0 })
    guard language == .english, sentence.tokens.count > SentenceAnalysis.mostTokens else { return }
    for figure in figures.sentences[0].attention + figures.sentences[0].change {
      try expectCounted(figure, tokens: Set(sentence.tokens))
    }
    let own = figures.sentences[0]
    let pictures =
      own.attention + own.change + own.cosine + own.projection + own.flow + figures.headViews
    #expect(!figures.headViews.isEmpty)
    let cosines = Set(own.cosine[0].scene.texts.map(\.string))
    for named in analysis.sentences[0].cosines.filter(\.changed).named {
      #expect(cosines.contains(named.token) || cosines.contains("〈\(named.token)〉"))
    }
    for figure in pictures {
      let drawn = Set(figure.scene.texts.map(\.string))
      for case .token(let token) in figure.description.fact.pieces {
        #expect(
          drawn.contains(token) || drawn.contains("〈\(token)〉"), "\(figure.id) lacks \(token)")
      }
    }
  }

  /// The caption counts the labels that are drawn, and names [CLS] where it is one of them.
  private func expectCounted(_ figure: ReportFigure, tokens: Set<String>) throws {
    let labels = figure.scene.texts.map(\.string).filter {
      tokens.contains($0) || tokens.contains($0.trimmingCharacters(in: ["〈", "〉"]))
    }
    // Three maps stand in two rows: tokens at the side of each row and above each map.
    let copies = figure.id.hasPrefix("change") ? 1 : 5
    let note = try #require(
      figure.caption.firstMatch(of: /Of (\d+) tokens, (\d+) are shown: (\[CLS\], )?those/),
      "\(figure.id): \(figure.caption)")
    #expect(labels.count == copies * (Int(note.2) ?? 0), "\(figure.id)")
    #expect(labels.contains("[CLS]") == (note.3 != nil), "\(figure.id)")
  }

  /// Attention of two layers and heads and hidden states, different for every seed.
  private func trace(_ count: Int, seed: UInt64) throws -> AttentionTrace {
    var random = RandomSource(seed: seed, stream: 3)
    var weights: [Float] = []
    for _ in 0..<(2 * 2 * count) {
      let row = (0..<count).map { _ in 0.05 + Float(random.integer(below: 1000)) / 1000 }
      let sum = row.reduce(0, +)
      weights += row.map { $0 / sum }
    }
    let states = (0..<(3 * count * 4)).map { _ in Float(random.integer(below: 1000)) / 500 - 0.9 }
    return try AttentionTrace(
      attentions: Tensor(shape: [2, 2, count, count], values: weights),
      hiddenStates: Tensor(shape: [3, count, 4], values: states), tokenCount: count)
  }
}
