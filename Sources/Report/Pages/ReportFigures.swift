import Figures
import Graphics

/// All figures of a report, in the order of the document.
struct ReportFigures {
  /// The figures of one sentence; a list is empty where the figure could not be drawn readably.
  struct Sentence {
    let attention: [ReportFigure]
    let change: [ReportFigure]
    let cosine: [ReportFigure]
    let flow: [ReportFigure]
    /// Number of figures left out because the sentence is too long for them.
    let omitted: Int
  }

  let training: ReportFigure
  let accuracy: ReportFigure
  let sentences: [Sentence]

  /// Draws everything.
  init(_ catalogue: FigureCatalogue) throws(FigureError) {
    training = try catalogue.training()
    accuracy = try catalogue.accuracy()
    var sentences: [Sentence] = []
    for index in catalogue.analysis.sentences.indices {
      let attention = [try catalogue.heatMap(index), try catalogue.ratioMap(index)]
      let others = [
        try catalogue.change(index), try catalogue.cosine(index), try catalogue.flow(index),
      ]
      sentences.append(
        Sentence(
          attention: attention.compactMap { $0 }, change: [others[0]].compactMap { $0 },
          cosine: [others[1]].compactMap { $0 }, flow: [others[2]].compactMap { $0 },
          omitted: (attention + others).count { $0 == nil }))
    }
    self.sentences = sentences
  }

  /// Every figure once.
  var all: [ReportFigure] {
    [training, accuracy]
      + sentences.flatMap { $0.attention + $0.change + $0.cosine + $0.flow }
  }

  /// The pictures by their path in the Markdown.
  var scenes: [String: Scene] {
    Dictionary(all.map { ($0.path, $0.scene) }, uniquingKeysWith: { first, _ in first })
  }
}
