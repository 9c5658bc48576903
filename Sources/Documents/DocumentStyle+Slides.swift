import Graphics

extension DocumentStyle {
  /// The style of slides of 16:9, 33.87 × 19.05 cm, with the words of `labels`: the colours of the
  /// report, letters to be read from afar, ragged text, figures that may grow.
  public static func slides(labels: DocumentLabels) -> DocumentStyle {
    var style = DocumentStyle.report(labels: labels)
    style.pageSize = Size(960, 540)
    style.margins = Margins(top: 94, right: 48, bottom: 46, left: 48)
    style.title.text.size = 40
    style.title.text.color = .white
    style.title.leading = 54
    style.byline.text.size = 17
    style.byline.text.color = .white.mixed(with: style.palette.accent, 0.2)
    style.byline.leading = 26
    func enlarge(
      _ role: inout Role, size: Double, leading: Double, above: Double, below: Double
    ) {
      role.text.size = size
      role.leading = leading
      role.above = above
      role.below = below
    }
    for index in style.headings.indices {
      enlarge(&style.headings[index], size: 20, leading: 28, above: 12, below: 6)
    }
    enlarge(&style.body, size: 18, leading: 27, above: 9, below: 9)
    enlarge(&style.quote, size: 18, leading: 27, above: 10, below: 10)
    enlarge(&style.caption, size: 12.5, leading: 17, above: 0, below: 0)
    enlarge(&style.table, size: 16, leading: 22, above: 0, below: 0)
    enlarge(&style.code, size: 15, leading: 21, above: 9, below: 9)
    enlarge(&style.note, size: 12, leading: 17, above: 3, below: 3)
    enlarge(&style.furniture, size: 11, leading: 14, above: 0, below: 0)
    enlarge(&style.contents, size: 18, leading: 30, above: 6, below: 6)
    style.listIndent = 28
    style.markerGap = 9
    style.quoteIndent = 20
    style.leastNestedWidth = 140
    style.codePadding = 12
    style.cellPadding = 11
    style.rowPadding = 3.5
    style.figureGap = 15
    style.captionGap = 9
    style.contentsNumberRoom = 60
    style.justifiesText = false
    style.largestTableGrowth = 1.5
    style.largestFigure = 1
    style.largestFigureScale = 2.6
    style.unbrokenHeight = 0.95
    return style
  }

  /// The style of text on the coloured field of a title: links and code have to be told from the
  /// field, not from paper.
  var onAccent: DocumentStyle {
    var style = self
    style.palette.link = .white
    style.palette.codeTint = palette.accent.mixed(with: .white, 0.16)
    return style
  }

  /// The style with larger or smaller text, formulas and room around them.
  func scaled(by factor: Double) -> DocumentStyle {
    var style = self
    func scale(_ role: inout Role) {
      role.text.size *= factor
      role.leading *= factor
      role.above *= factor
      role.below *= factor
    }
    for index in style.headings.indices { scale(&style.headings[index]) }
    scale(&style.body)
    scale(&style.quote)
    scale(&style.table)
    scale(&style.code)
    scale(&style.contents)
    style.listIndent *= factor
    style.markerGap *= factor
    style.quoteIndent *= factor
    style.leastNestedWidth *= factor
    style.codePadding *= factor
    style.cellPadding *= factor
    style.rowPadding *= factor
    style.formulaGap *= factor
    return style
  }
}
