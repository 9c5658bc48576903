import Graphics

/// A report of many pages made from a seed: mixed Korean and English paragraphs of real lengths,
/// tables, figures, lists, code, formulas and notes in chapters and sections.
struct StressDocument {
  private(set) var markdown =
    "# 어텐션과 fine-tuning: a report of many pages\n\n*made by a program*\n\n"
  private(set) var figures: [String: Scene] = [:]
  /// The first word of the header of each table, and how many rows there are.
  private(set) var tables: [(header: String, rows: Int)] = []
  private(set) var notes = 0
  private var state: UInt64 = 42

  /// A document with so many of each; a chapter has 100 paragraphs.
  init(paragraphs: Int, tables tableCount: Int, figures figureCount: Int) {
    let chapters = max(1, paragraphs / 100)
    markdown += "<!-- contents -->\n\n<!-- figures -->\n\n<!-- tables -->\n\n"
    for chapter in 0..<chapters {
      markdown += "## \(chapter + 1). \(phrase(4))\n\n"
      let share = { (whole: Int) in whole * (chapter + 1) / chapters - whole * chapter / chapters }
      let (text, tabular, pictures) = (share(paragraphs), share(tableCount), share(figureCount))
      for number in 0..<text {
        if number % 10 == 0 { markdown += "### \(chapter + 1).\(number / 10 + 1) \(phrase(3))\n\n" }
        paragraph(chapter: chapter, number: number)
        if (number + 1) * tabular / text > number * tabular / text { table() }
        if (number + 1) * pictures / text > number * pictures / text { figure() }
      }
    }
    markdown += "\n"
    for number in 1...max(1, notes) { markdown += "[^n\(number)]: \(sentence(12))\n" }
  }

  private mutating func paragraph(chapter: Int, number: Int) {
    switch number % 25 {
    case 7: for _ in 0..<4 { markdown += "- \(sentence(9))\n" }
    case 13: markdown += "> \(sentence(14))\n"
    case 19: markdown += "```yaml\nepochs: \(number)\nlearning_rate: 5.0e-5 # \(phrase(3))\n```\n"
    case 23: markdown += "$$\\sum_{i=1}^{n} \\frac{x_i^2}{\\sqrt{n}} = \(number)$$\n"
    default:
      let count = 2 + Int(random(6))
      for index in 0..<count {
        var text = sentence(6 + Int(random(14)))
        if index == 0, number % 20 == 3 || notes == 0 {
          notes += 1
          text += "[^n\(notes)]"
        }
        markdown += text + "\n"
      }
    }
    markdown += "\n"
  }

  private mutating func table() {
    let number = tables.count + 1
    let rows = number % 15 == 0 ? 70 : 4 + Int(random(14))
    let header = "머리\(number)"
    tables.append((header, rows))
    markdown += "<a id=\"tab-\(number)\"></a>**표 \(number).** \(sentence(8))\n\n"
    markdown += "| \(header) | before | after | 변화 (%p) | note |\n|:--|--:|--:|--:|:--|\n"
    for _ in 0..<rows {
      let (before, after) = (random(10_000), random(10_000))
      let change = Double(Int(after) - Int(before)) / 100
      markdown +=
        "| `\(word())` | \(before / 100).\(before % 100) | \(after / 100).\(after % 100) "
        + "| \(change) | \(phrase(1 + Int(random(3)))) |\n"
    }
    markdown += "\n"
  }

  private mutating func figure() {
    let number = figures.count + 1
    let size = Size(320 + Double(random(130)), 150 + Double(random(220)))
    var marks: [Mark] = []
    for bar in 0..<40 {
      let height = Double(random(100)) / 100 * (size.height - 40)
      let frame = Rectangle(
        Double(bar) * size.width / 40, size.height - 20 - height, size.width / 50, height)
      marks.append(.rectangle(frame, fill: Color(0x1B5A9C)))
      if bar % 4 == 0 {
        marks.append(
          .text(word(), at: Point(frame.x, size.height - 6), style: TextStyle(size: 7)))
      }
    }
    figures["figures/\(number).svg"] = Scene(size: size, marks: marks)
    markdown +=
      "![\(phrase(4))](figures/\(number).svg)\n\n<a id=\"fig-\(number)\"></a>"
      + "**그림 \(number).** \(sentence(14)) 캡션\(number)\n\n"
  }

  private mutating func sentence(_ count: Int) -> String {
    var words = (0..<count).map { _ in word() }
    if random(5) == 0 { words[words.count / 2] = "**\(word())**" }
    if random(4) == 0 { words[words.count / 3] = "`\(word())`" }
    if random(12) == 0 { words[words.count - 1] = "$p_{\(random(9))} < 0.05$" }
    return words.joined(separator: " ") + "."
  }

  private mutating func phrase(_ count: Int) -> String {
    (0..<count).map { _ in word() }.joined(separator: " ")
  }

  private mutating func word() -> String {
    switch random(20) {
    case 0: "\(random(10_000))"
    case 1: "\(random(100)).\(random(100))%"
    default: StressDocument.words[Int(random(UInt64(StressDocument.words.count)))]
    }
  }

  private mutating func random(_ limit: UInt64) -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) % limit
  }

  private static let words =
    """
    어텐션은 모델이 문장의 토큰을 미세 조정한 뒤에 얼마나 다르게 보는지를 나타내는 가중치이며 레이어마다 헤드마다 값이 \
    달라진다 정확도는 시험용 리뷰에서 크게 올랐고 손실은 에폭이 지날수록 줄어들었다 이때 학습률의 웜업과 감쇠가 영향을 \
    준다 긍정과 부정의 확률을 비교하면 차이가 뚜렷하다 표와 그림에서 코사인 유사도가 낮은 단어를 강조하였다 the attention \
    weights of each layer and head are compared before and after fine-tuning while hidden states change with context \
    encoder tokens classifier pre-trained representation distribution evaluation reviews probability entropy variance \
    measured between models sentence bootstrap interval calibration results in this report show how much
    """.split(separator: " ").map(String.init)
}
