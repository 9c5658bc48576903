import Graphics

extension SlideLayout {
  /// Text alone, in letters as large as fit.
  mutating func textSlide(_ text: [Block]) throws(DocumentError) -> Slide? {
    for scale in SlideLayout.wordScales {
      var setter = setter(scale: scale)
      let strips = try setter.strips(text, in: column(0, 1, setter.style))
      if fits([strips]) { return slide(Candidate(setter: setter, columns: [strips])) }
    }
    return nil
  }

  /// A table beneath or beside its text.
  mutating func tableSlide(
    _ group: SlideSection.Group
  ) throws(DocumentError) -> Slide? {
    for scale in SlideLayout.tableScales {
      let isAlone = group.text.isEmpty
      var stacked = setter(scale: scale)
      let known = stacked.inlines.warnings.count
      let strips = try stacked.strips(
        group.text + group.exhibit, in: column(0, 1, stacked.style))
      if fits([strips]), stacked.inlines.warnings.count == known || scale == 0.8 {
        let start = isAlone ? nil : strips.firstIndex { $0.role.table != nil }
        return slide(
          Candidate(setter: stacked, columns: [strips], exhibit: start), centred: isAlone)
      }
      if isAlone { continue }
      for share in SlideLayout.shares {
        var beside = setter(scale: scale)
        let text = try beside.strips(group.text, in: column(0, share, beside.style))
        let table = try beside.strips(
          group.exhibit, in: column(share + 0.04, 0.96 - share, beside.style))
        if fits([text, table]), beside.inlines.warnings.count == known {
          return slide(Candidate(setter: beside, columns: [text, table]))
        }
      }
    }
    return nil
  }

  /// A figure beneath or beside its text, where it is largest.
  mutating func figureSlide(
    _ group: SlideSection.Group
  ) throws(DocumentError) -> Slide? {
    guard let alone = try figure(group.exhibit, with: [], scale: 1, share: 1, of: 1) else {
      return nil
    }
    if group.text.isEmpty {
      let canGain =
        largestSize(of: alone, beside: SlideLayout.shares[0]) > SlideLayout.gainBesideCaption
      let beside =
        canGain
        ? try figure(group.exhibit, besideItsCaptionAnd: [], scale: 1, of: alone.size) : nil
      let isLarger = (beside?.size ?? 0) > SlideLayout.gainBesideCaption
      return slide(isLarger ? beside ?? alone : alone, centred: true)
    }
    var best: Candidate?
    for scale in SlideLayout.textScales {
      for share in [1] + SlideLayout.shares
      where share == 1 || largestSize(of: alone, beside: share) > best?.size ?? 0.5 {
        let candidate = try figure(
          group.exhibit, with: group.text, scale: scale, share: share, of: alone.size)
        if let candidate, candidate.size > (best?.size ?? 0.5) { best = candidate }
      }
      let least = max(best?.size ?? 0, 0.5) * SlideLayout.gainBesideCaption
      if largestSize(of: alone, beside: SlideLayout.shares[0]) > least,
        let beside = try figure(
          group.exhibit, besideItsCaptionAnd: group.text, scale: scale, of: alone.size),
        beside.size > least
      {
        best = beside
      }
      if let best, best.size >= 0.75 { break }
    }
    return best.map { slide($0) }
  }

  /// How large, against what it is alone on its slide, a picture is at most beside a text of that
  /// share of the width: what cannot become the largest need not be set.
  private func largestSize(of alone: Candidate, beside share: Double) -> Double {
    guard case .figure(var figure)? = alone.columns.first?.last?.role else { return 0 }
    figure.width = column(0, 0.96 - share, style).width
    figure.caption = []
    return figure.scale(fitting: area.height) / alone.size
  }

  /// The whole height of the slide for the picture, with text and caption in a column at its left.
  private func figure(
    _ exhibit: [Block], besideItsCaptionAnd text: [Block], scale: Double, of full: Double
  ) throws(DocumentError) -> Candidate? {
    let share = SlideLayout.shares[0]
    var setter = setter(scale: scale)
    setter.style.insetsCaptions = false
    let narrow = column(0, share, setter.style)
    let words = try setter.strips(text, in: narrow)
    guard case .figure(var figure)? = try setter.strips(exhibit, in: narrow).first?.role,
      !figure.caption.isEmpty
    else { return nil }
    let caption = figure.captionStrip
    let wide = column(share + 0.04, 0.96 - share, style)
    (figure.x, figure.width, figure.caption) = (wide.x, wide.width, [])
    let scale = figure.scale(fitting: area.height - notes.height(with: words + [caption]))
    let columns = [words + [caption], [figure.strip(scale: scale)]]
    guard fits(columns) else { return nil }
    return Candidate(
      setter: setter, columns: columns, exhibit: words.isEmpty ? nil : words.count,
      size: scale / full)
  }

  /// A figure beneath text where `share` is 1, else with text in that part of the width beside it.
  private func figure(
    _ exhibit: [Block], with text: [Block], scale: Double, share: Double, of full: Double
  ) throws(DocumentError) -> Candidate? {
    var setter = setter(scale: scale)
    let words = try setter.strips(text, in: column(0, share, setter.style))
    let place = share == 1 ? column(0, 1, style) : column(share + 0.04, 0.96 - share, style)
    guard case .figure(let figure)? = try setter.strips(exhibit, in: place).first?.role else {
      return nil
    }
    let notesHeight = notes.height(with: words + figure.caption)
    var room = area.height - notesHeight
    if share == 1, !words.isEmpty {
      var fill = PageFill(area: area, notes: notes.cleared)
      for strip in words { fill.place(strip) }
      room -= fill.end(of: [Strip(height: 0, items: [], above: figure.gap, line: 0)])
    }
    guard room > figure.captionHeight else { return nil }
    let size = figure.scale(fitting: room)
    let strip = figure.strip(scale: size)
    let columns = share == 1 ? [words + [strip]] : [words, [strip]]
    guard fits(columns) else { return nil }
    return Candidate(
      setter: setter, columns: columns,
      exhibit: columns.count == 1 && !words.isEmpty ? words.count : nil, size: size / full)
  }
}
