import Graphics

extension DocumentStyle {
  /// The style of slides of 16:9 with the words of `labels`: the colours of the report, larger
  /// letters, ragged text, figures that may grow.
  public static func slides(labels: DocumentLabels) -> DocumentStyle {
    var style = DocumentStyle.report(labels: labels)
    style.pageSize = Size(720, 405)
    style.margins = Margins(top: 66, right: 40, bottom: 38, left: 40)
    style.title.text.size = 30
    style.title.leading = 40
    style.byline.text.size = 12
    style.byline.leading = 18
    func enlarge(_ role: inout Role, size: Double, leading: Double, gap: Double) {
      role.text.size = size
      role.leading = leading
      role.above = gap
      role.below = gap
    }
    for index in style.headings.indices {
      enlarge(&style.headings[index], size: 14, leading: 20, gap: 5)
    }
    enlarge(&style.body, size: 13.5, leading: 20, gap: 6)
    enlarge(&style.quote, size: 13.5, leading: 20, gap: 7)
    enlarge(&style.caption, size: 10.5, leading: 15, gap: 0)
    enlarge(&style.table, size: 11, leading: 15.5, gap: 0)
    enlarge(&style.code, size: 10.5, leading: 15, gap: 7)
    enlarge(&style.note, size: 10.5, leading: 15, gap: 3)
    enlarge(&style.furniture, size: 9, leading: 12, gap: 0)
    style.listIndent = 22
    style.figureGap = 8
    style.captionGap = 5
    style.rowPadding = 1.6
    style.justifiesText = false
    style.largestFigure = 1
    style.largestFigureScale = 1.4
    style.figureShrink = 0.5
    style.unbrokenHeight = 0.95
    return style
  }
}
