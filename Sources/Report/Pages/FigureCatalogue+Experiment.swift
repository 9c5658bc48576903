import Figures

/// The figures of the chapter on the experiment.
extension FigureCatalogue {
  func lengths() throws(FigureError) -> ReportFigure {
    let limit = analysis.results.configuration.training.maxLength
    let parts = [false, true].map { isTest in
      analysis.results.reviews.filter { $0.isTest == isTest }
    }
    let cuts = parts.map { part in part.count { $0.removed > 0 } }
    let panels = parts.indices.map { index in
      LengthHistogram.Panel(
        title: words.part(isTest: index == 1), lengths: parts[index].map(\.tokens),
        note: words.cutNote(cuts[index]))
    }
    return ReportFigure(
      id: "lengths",
      scene: try draw(LengthHistogram(panels: panels, limit: limit, words: words.lengths(limit))),
      caption: words.lengthCaption(limit: limit),
      description: words.describeLengths(
        limit: limit, cut: zip(cuts, parts).map { (cut: $0, of: $1.count) }),
      numbers: ["reviews.csv"])
  }

  func training() throws(FigureError) -> ReportFigure {
    let history = analysis.results.history
    let epochs = history.last?.epoch ?? 1
    let window = max(1, min(9, history.count / 10 * 2 + 1))
    let figure = TrainingCurve(
      losses: history.map(\.loss), learningRates: history.map(\.learningRate),
      epochEnds: (1...epochs).compactMap { epoch in history.last { $0.epoch == epoch }?.step },
      window: window, accuracies: analysis.results.epochAccuracies,
      words: words.trainingCurve(window: window, epochs: epochs))
    return ReportFigure(
      id: "training-curve", scene: try draw(figure),
      caption: words.trainingCaption(
        steps: history.count, window: window, fits: !figure.accuracyAxisBeginsAtZero),
      description: words.describeTraining(
        first: Numbers.loss(analysis.meanLoss(epoch: 1)),
        last: Numbers.loss(analysis.meanLoss(epoch: epochs))),
      numbers: ["history.csv", "epochs.csv"])
  }

  func accuracy() throws(FigureError) -> ReportFigure {
    let scores = analysis.scores
    let bars = [(words.before, scores.before), (words.after, scores.after)].map { label, score in
      AccuracyBars.Bar(
        label: label, value: score.accuracy,
        interval: score.interval.lower...score.interval.upper)
    }
    return ReportFigure(
      id: "accuracy",
      scene: try draw(
        AccuracyBars(
          bars: bars, chance: .init(value: 0.5, label: words.chance), axisTitle: words.accuracy)),
      caption: words.accuracyCaption(count: scores.after.count),
      description: words.describeAccuracy(scores.map(\.accuracy)),
      numbers: ["accuracy.csv"])
  }

  func confusion() throws(FigureError) -> ReportFigure {
    let metrics = analysis.results.metrics
    let counts = metrics.map {
      [[$0.trueNegatives, $0.falsePositives], [$0.falseNegatives, $0.truePositives]]
    }
    return ReportFigure(
      id: "confusion",
      scene: try draw(
        ConfusionMatrices(
          classes: words.classes, before: counts.before, after: counts.after,
          words: words.confusion)),
      caption: words.confusionCaption(count: metrics.after.count),
      description: words.describeConfusion(
        metrics.map { (missed: $0.falseNegatives, wrong: $0.falsePositives) }),
      numbers: ["confusion.csv"])
  }
}
