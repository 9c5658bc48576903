import Figures

/// The figures of the chapter on the experiment.
extension FigureCatalogue {
  func lengths() throws(FigureError) -> ReportFigure {
    let limit = analysis.results.configuration.training.maxLength
    let panels = [false, true].map { isTest in
      let part = analysis.results.reviews.filter { $0.isTest == isTest }
      return LengthHistogram.Panel(
        title: words.part(isTest: isTest), lengths: part.map(\.tokens),
        note: words.cutNote(part.count { $0.removed > 0 }))
    }
    return ReportFigure(
      id: "lengths",
      scene: try draw(LengthHistogram(panels: panels, limit: limit, words: words.lengths(limit))),
      caption: words.lengthCaption(limit: limit), alt: words.lengthAlt(limit: limit))
  }

  func confusion() throws(FigureError) -> ReportFigure {
    let counts = analysis.results.metrics.map {
      [[$0.trueNegatives, $0.falsePositives], [$0.falseNegatives, $0.truePositives]]
    }
    return ReportFigure(
      id: "confusion",
      scene: try draw(
        ConfusionMatrices(
          classes: words.classes, before: counts.before, after: counts.after,
          words: words.confusion)),
      caption: words.confusionCaption, alt: words.confusionAlt)
  }
}
