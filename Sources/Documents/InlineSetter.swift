import Graphics

/// Turns running text into lines, and notes what a reader should be told of.
struct InlineSetter {
  var style: DocumentStyle
  let measuring: any TextMeasuring
  let destinations: DestinationIndex
  /// The name of the place of each note.
  var noteNames: [Int: String] = [:]
  /// What a reader should be told of.
  var warnings: [DocumentWarning] = []
  private var formulas = 0
  private var checked: [FontFamily: Set<Character>] = [:]

  init(
    style: DocumentStyle, measuring: any TextMeasuring, destinations: DestinationIndex
  ) {
    self.style = style
    self.measuring = measuring
    self.destinations = destinations
  }

  /// Adds a warning.
  mutating func warn(_ warning: DocumentWarning) { warnings.append(warning) }

  /// The runs that show `content` in `text`.
  mutating func spans(_ content: [Inline], in text: TextStyle, line: Int) -> [Span] {
    var spans: [Span] = []
    append(content, like: Span(run: TextRun("", style: text)), line: line, to: &spans)
    check(spans, line: line)
    return spans
  }

  /// `spans` broken into lines of at most `width`, the baseline of each where one of `role` has it.
  ///
  /// The boxes of code at the ends of a line need a little room that the measuring knows nothing
  /// of, so a paragraph that gets too wide by them is broken again, narrower.
  mutating func lines(
    _ spans: [Span], width: Double, role: DocumentStyle.Role, line: Int, justified: Bool = false
  ) -> [SetLine] {
    let tolerance = 0.01
    var target = width
    // The last line of a paragraph stays as it is if it fits, and so do all where the text breaks
    // lines.
    let fills =
      justified && !spans.contains(where: { $0.run.text.contains(where: \.isNewline) })
    let growth = role.text.size * style.largestSpaceGrowth
    func broken() -> [PaddedLine] {
      var lines = padded(spans, width: target, growth: fills ? growth : nil)
      for index in lines.indices
      where fills && (index < lines.count - 1 || lines[index].width > width) {
        lines[index].justify(to: width, limit: growth, measuring: measuring)
      }
      return lines
    }
    var lines = broken()
    for _ in 0..<8 {
      let excess = lines.reduce(0) { max($0, $1.width - width) }
      if excess <= tolerance { break }
      target = max(1, target - max(1, excess))
      lines = broken()
    }
    let excess = lines.reduce(0) { max($0, $1.width - width) }
    if excess > tolerance {
      warn(.overfull(line: line, what: "a line of text", excess: excess))
    }
    if !justified { lines = withFullerEnd(lines, of: spans, width: target) }
    return lines.map { set($0, role: role) }
  }

  /// As many lines, of which the last is longer than a word or two where the others can spare some.
  private func withFullerEnd(
    _ lines: [PaddedLine], of spans: [Span], width: Double
  ) -> [PaddedLine] {
    let least = width * style.leastLastLine
    func endsShort(_ lines: [PaddedLine]) -> Bool { lines.last.map { $0.width < least } ?? false }
    guard lines.count > 1, endsShort(lines),
      !spans.contains(where: { $0.run.text.contains(where: \.isNewline) })
    else { return lines }
    let longestWord = longestWord(of: spans)
    for part in stride(from: 0.97, through: 0.6, by: -0.03) where width * part >= longestWord {
      let narrower = padded(spans, width: width * part)
      guard narrower.count == lines.count else { break }
      // The boxes of code at the ends of lines may make them too wide again.
      if !endsShort(narrower), narrower.allSatisfy({ $0.width <= width }) { return narrower }
    }
    return lines
  }

  /// Width of `spans` where nothing breaks them but their own line ends.
  func naturalWidth(of spans: [Span]) -> Double {
    padded(spans, width: 1e5).reduce(0) { max($0, $1.width) }
  }

  /// Width of the longest stretch of `spans` without white space.
  func longestWord(of spans: [Span]) -> Double {
    var longest = 0.0
    var current = 0.0
    for span in spans {
      let words = span.run.text.split(
        omittingEmptySubsequences: false, whereSeparator: \.isWhitespace)
      for (index, word) in words.enumerated() {
        if index > 0 { current = 0 }
        guard !word.isEmpty else { continue }
        current += measuring.extent(of: String(word), style: span.run.style).width
        if span.isCode { current += 2 * style.codeBoxPadding }
        longest = max(longest, current)
      }
    }
    return longest
  }

  /// The lines of `spans`, room made around code.
  private func padded(_ spans: [Span], width: Double, growth: Double? = nil) -> [PaddedLine] {
    let runs = spans.map(\.run)
    let broken =
      growth.map { measuring.evenLines(of: runs, width: width, growth: $0) }
      ?? measuring.lines(of: runs, width: width)
    var matcher = SpanMatcher(spans)
    return broken.map { line in
      PaddedLine(
        line.fragments.map { LinePiece(fragment: $0, span: matcher.span(of: $0)) },
        padding: style.codeBoxPadding)
    }
  }

  /// Distance from the upper edge of a line of `role` to its baseline.
  func baseline(of role: DocumentStyle.Role) -> Double {
    let extent = measuring.extent(of: "가g", style: role.text)
    return (role.leading - extent.height) / 2 + extent.ascent
  }

  private func set(_ line: PaddedLine, role: DocumentStyle.Role) -> SetLine {
    let formulas = line.pieces.compactMap(\.span.formula)
    let ordinary = baseline(of: role)
    // A high formula pushes the lines apart.
    let baseline = formulas.reduce(ordinary) { max($0, $1.ascent + 1) }
    let below = formulas.reduce(role.leading - ordinary) { max($0, $1.descent + 1) }
    let height = baseline + below
    var behind: [PageItem] = []
    var texts: [PageItem] = []
    var links: [PageItem] = []
    for piece in line.pieces {
      let (fragment, span) = (piece.fragment, piece.span)
      if let box = span.formula {
        texts.append(.structure(span.element.map { [$0] } ?? []))
        texts += box.items.map { $0.moved(fragment.x, baseline) }
        texts.append(.structure([]))
        if let target = fragment.run.link {
          links.append(.link(Rectangle(fragment.x, 0, fragment.width, height), target))
        }
        continue
      }
      let size = fragment.run.style.size
      let words = piece.words.isEmpty ? [(fragment.run.text, fragment.x)] : piece.words
      texts += words.map { text, x in
        .mark(.text(text, at: Point(x, baseline - span.lift), style: fragment.run.style))
      }
      if span.isCode {
        let padding = style.codeBoxPadding
        let box = Rectangle(
          fragment.x - padding, baseline - size * 0.92, fragment.width + 2 * padding, size * 1.22)
        behind.append(.mark(.rectangle(box, fill: style.palette.codeTint)))
      }
      if span.isStruck {
        let y = baseline - size * 0.32
        texts.append(
          .mark(
            .line(
              from: Point(fragment.x, y), to: Point(fragment.x + fragment.width, y),
              Stroke(fragment.run.style.color, width: size * 0.06))))
      }
      if let target = fragment.run.link {
        links.append(.link(Rectangle(fragment.x, 0, fragment.width, height), target))
      }
    }
    return SetLine(
      items: behind + texts + links, width: line.width, height: height, baseline: baseline,
      notes: line.pieces.compactMap(\.span.note))
  }

  private mutating func append(
    _ content: [Inline], like model: Span, line: Int, to spans: inout [Span]
  ) {
    for inline in content {
      var span = model
      switch inline {
      case .text(let text):
        for piece in ScriptCharacters.pieces(of: text.replacing("\t", with: " ")) {
          add(span.script(piece.text, piece.level), to: &spans)
        }
        continue
      case .softBreak: span.run.text = " "
      case .lineBreak: span.run.text = "\n"
      case .anchor: continue
      case .code(let text):
        span.run.text = text.replacing("\t", with: " ")
        span.run.style.family = .mono
        span.run.style.size *= style.inlineCodeScale
        span.run.sideRoom = style.codeBoxPadding
        span.isCode = true
      case .formula(let formula):
        span = formulaSpan(formula, like: span, line: line)
      case .emphasis(let inner):
        span.run.style.italic = true
        append(inner, like: span, line: line, to: &spans)
        continue
      case .strong(let inner):
        span.run.style.bold = true
        append(inner, like: span, line: line, to: &spans)
        continue
      case .strikethrough(let inner):
        span.isStruck = true
        append(inner, like: span, line: line, to: &spans)
        continue
      case .link(let inner, let address):
        span.run.link = target(of: address, line: line)
        if span.run.link != nil { span.run.style.color = style.palette.link }
        append(inner, like: span, line: line, to: &spans)
        continue
      case .footnoteReference(let number):
        span.run.text = String(number)
        span.run.style.size *= 0.66
        span.run.style.color = style.palette.link
        span.run.link = noteNames[number].map { .destination($0) }
        span.lift = span.run.style.size * 0.5
        span.note = number
      }
      add(span, to: &spans)
    }
  }

  /// Puts `span` behind `spans`, in the last of them where it looks alike.
  private func add(_ span: Span, to spans: inout [Span]) {
    if let last = spans.last, last.isLike(span) {
      spans[spans.count - 1].run.text += span.run.text
    } else {
      spans.append(span)
    }
  }

  /// A formula as a single character that is as wide and is not drawn, so that lines are broken
  /// around it as around a word.
  private mutating func formulaSpan(_ formula: Formula, like model: Span, line: Int) -> Span {
    let box = box(of: formula, in: model.run.style, line: line)
    var span = model
    span.run.text = "0"
    span.run.style.bold = false
    span.run.style.italic = false
    span.run.style.size = 100
    let unit = measuring.extent(of: span.run.text, style: span.run.style).width
    span.run.style.size = max(0.1, 100 * box.width / unit)
    span.formula = box
    formulas += 1
    // Numbers below 0 are no other element's.
    span.element = StructureElement(.formula, number: -formulas, alternative: formula.source)
    return span
  }

  /// The box of `formula` among text in `style`.
  mutating func box(of formula: Formula, in style: TextStyle, line: Int) -> FormulaBox {
    let box = FormulaSetter(measuring: measuring, text: style).box(formula)
    let texts = box.items.compactMap { item -> Span? in
      guard case .mark(.text(let text, _, let style, _, _)) = item else { return nil }
      return Span(run: TextRun(text, style: style))
    }
    check(texts, line: line)
    return box
  }

  private mutating func target(of address: String, line: Int) -> LinkTarget? {
    guard address.hasPrefix("#") else { return .address(address) }
    return place(of: address, line: line).map { .destination($0) }
  }

  /// The name of the place of the document that `address` leads to.
  mutating func place(of address: String, line: Int) -> String? {
    if let name = destinations.destination(of: address) { return name }
    warn(
      .danglingLink(
        line: line, address: address, nearest: destinations.nearestAddress(to: address)))
    return nil
  }

  /// Asks for each character once in a document.
  mutating func check(_ spans: [Span], line: Int) {
    var missing: [Character] = []
    for span in spans {
      let family = span.run.style.family
      let new = span.run.text.filter {
        !$0.isNewline && checked[family, default: []].insert($0).inserted
      }
      if !new.isEmpty { missing += measuring.missingCharacters(in: new, family: family) }
    }
    if !missing.isEmpty { warn(.missingCharacters(line: line, missing)) }
  }
}

extension Span {
  /// `text` as this shows it, at a level of its line.
  fileprivate func script(_ text: String, _ level: ScriptCharacters.Level) -> Span {
    var span = self
    span.run.text = text
    guard level != .line else { return span }
    let size = run.style.size
    span.run.style.size = min(size, max(size * ScriptCharacters.scale, ScriptCharacters.smallest))
    span.lift = ScriptCharacters.lift(of: level, size: size)
    return span
  }

  fileprivate func isLike(_ other: Span) -> Bool {
    formula == nil && other.formula == nil && note == other.note && run.style == other.run.style
      && run.link == other.run.link && isCode == other.isCode
      && isStruck == other.isStruck && lift == other.lift
  }
}
