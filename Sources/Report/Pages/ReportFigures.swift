import Figures
import Graphics

/// All figures of a report, in the order of the document.
struct ReportFigures {
  /// The figures of one sentence; a list is empty where the figure could not be drawn readably.
  struct Sentence {
    let attention: [ReportFigure]
    let change: [ReportFigure]
    let cosine: [ReportFigure]
    let projection: [ReportFigure]
    let flow: [ReportFigure]
    /// Number of figures left out because the sentence is too long for them.
    let omitted: Int
  }

  let lengths: ReportFigure
  let training: ReportFigure
  let accuracy: ReportFigure
  let confusion: ReportFigure
  let headViews: [ReportFigure]
  let modelViews: [ReportFigure]
  let headDivergence: [ReportFigure]
  let focus: [[ReportFigure]]
  let trainingMode: [ReportFigure]
  let sentences: [Sentence]
  let sentimentChange: [ReportFigure]
  let layerSpread: [ReportFigure]

  /// Draws everything.
  init(_ catalogue: FigureCatalogue) throws {
    lengths = try catalogue.lengths()
    training = try catalogue.training()
    accuracy = try catalogue.accuracy()
    confusion = try catalogue.confusion()
    headViews = try catalogue.headViews()
    modelViews = try catalogue.modelViews()
    headDivergence = try catalogue.headDivergence()
    focus = try catalogue.analysis.results.focus.indices.map { try catalogue.focus($0) }
    trainingMode = try catalogue.trainingMode()
    sentences = try catalogue.analysis.sentences.indices.map { index in
      let attention = [try catalogue.heatMap(index), try catalogue.ratioMap(index)]
      let change = try catalogue.change(index)
      let cosine = [try catalogue.cosine(index), try catalogue.layerCosines(index)]
      let projection = try catalogue.projection(index)
      let flow = try catalogue.flow(index)
      return Sentence(
        attention: attention.compactMap { $0 }, change: [change].compactMap { $0 },
        cosine: cosine.compactMap { $0 }, projection: [projection].compactMap { $0 },
        flow: [flow].compactMap { $0 },
        omitted: (attention + cosine + [change, projection, flow]).count { $0 == nil })
    }
    sentimentChange = try catalogue.sentimentChange()
    layerSpread = try catalogue.layerSpread()
  }

  /// Every figure once.
  var all: [ReportFigure] {
    var all = [lengths, training, accuracy, confusion] + headViews + modelViews
    all += headDivergence + trainingMode + focus.joined()
    for sentence in sentences {
      all += sentence.attention + sentence.change + sentence.cosine + sentence.projection
      all += sentence.flow
    }
    return all + sentimentChange + layerSpread
  }

  /// The pictures by their paths in the Markdown; `ending` comes after the name of each.
  func scenes(in folder: String, ending: String = "") -> [String: Scene] {
    Dictionary(
      all.map { ("\(folder)/\($0.id)\(ending).svg", $0.scene) },
      uniquingKeysWith: { first, _ in first })
  }
}
