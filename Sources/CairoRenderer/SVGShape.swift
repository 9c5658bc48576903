import Graphics

/// A mark other than text with its coordinates on a grid of 1/1000 point, rounded to 1/100.
struct SVGShape {
  /// A rectangle on the grid.
  struct Cell: Hashable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int

    func overlaps(_ other: Cell) -> Bool {
      x < other.x + other.width && other.x < x + width && y < other.y + other.height
        && other.y < y + height
    }

    func union(_ other: Cell) -> Cell {
      let (left, top) = (min(x, other.x), min(y, other.y))
      return Cell(
        x: left, y: top, width: max(x + width, other.x + other.width) - left,
        height: max(y + height, other.y + other.height) - top)
    }
  }

  var outline = Outline()
  var attributes: [SVGElement.Attribute] = []
  /// The rectangles that it consists of, if it is nothing but filled opaque ones.
  var cells: [Cell]?
  private var circle: String?
  /// A rectangle around everything that it paints, with room for its lines.
  private var bounds = Cell(x: 0, y: 0, width: 0, height: 0)

  /// Nothing for text and clips, and for marks that paint nothing.
  init?(_ mark: Mark) throws(CairoRendererError) {
    switch mark {
    case .rectangle(let frame, let fill, let stroke):
      let left = try SVGShape.grid(frame.x)
      let top = try SVGShape.grid(frame.y)
      // The size is rounded for itself, so that cells of one size have one size here, too.
      let cell = Cell(
        x: left, y: top, width: try SVGShape.grid(frame.width),
        height: try SVGShape.grid(frame.height))
      try self.init(
        SVGShape.outline(of: cell), fill: fill, stroke: stroke, hasRoundJoins: false)
    case .path(let steps, let fill, let stroke):
      var outline = Outline()
      for step in steps { outline.steps.append(try SVGShape.grid(step)) }
      try self.init(outline, fill: fill, stroke: stroke, hasRoundJoins: true)
    case .circle(let center, let radius, let fill, let stroke):
      let (x, y) = (try SVGNumber.text(center.x), try SVGNumber.text(center.y))
      let reach = Point(radius, radius)
      let low = try SVGShape.grid(Point(center.x - reach.x, center.y - reach.y))
      let high = try SVGShape.grid(Point(center.x + reach.x, center.y + reach.y))
      try self.init(
        Outline(steps: [.move(low), .line(high)]), fill: fill, stroke: stroke,
        hasRoundJoins: true)
      circle = " cx=\"\(x)\" cy=\"\(y)\" r=\"\(try SVGNumber.text(radius))\""
      attributes.removeAll { $0.key == "stroke-linejoin" }
    case .text, .clip: return nil
    }
  }

  private init(
    _ outline: Outline, fill: Color?, stroke: Stroke?, hasRoundJoins: Bool
  ) throws(CairoRendererError) {
    self.outline = outline
    if let fill, fill.alpha > 0 {
      attributes = SVGShape.paint("fill", fill)
    } else if !outline.isStraight {
      attributes = [.init(key: "fill", value: "none")]
    }
    var reach = 0
    if let stroke, stroke.color.alpha > 0, stroke.width > 0 || !stroke.width.isFinite {
      attributes += SVGShape.paint("stroke", stroke.color)
      let width = try SVGNumber.text(stroke.width, decimals: 3)
      if width != "1" { attributes.append(.init(key: "stroke-width", value: width)) }
      if hasRoundJoins, !outline.isStraight {
        attributes.append(.init(key: "stroke-linejoin", value: "round"))
      }
      var dashes: [String] = []
      for length in stroke.dash { dashes.append(try SVGNumber.text(length)) }
      if !dashes.isEmpty {
        attributes.append(
          .init(key: "stroke-dasharray", value: dashes.joined(separator: " ")))
      }
      if stroke.cap == .round { attributes.append(.init(key: "stroke-linecap", value: "round")) }
      reach = try SVGShape.grid(stroke.width)
    } else if let fill, fill.alpha >= 1 {
      cells = SVGShape.cells(of: outline)
    }
    bounds = SVGShape.bounds(of: outline, reach: reach)
  }

  /// The elements that draw it. Cells whose height many of the picture's cells have are drawn as
  /// lines.
  func elements(heights: [Int: Int]) -> [SVGElement] {
    if let circle { return [SVGElement(name: "circle", attributes: attributes, own: circle)] }
    let whole = SVGElement(
      name: "path", attributes: attributes,
      own: " d=\"\(SVGPathData.text(of: outline, decimals: 3))\"")
    guard let cells, let color = attributes.first?.value else { return [whole] }
    let thick = Dictionary(grouping: cells) { $0.height }
      .filter { heights[$0.key, default: 0] >= SVGShape.many && $0.key > 0 }
    var elements = thick.sorted { $0.key < $1.key }.map { height, cells in
      let line = Outline(
        steps: cells.flatMap { cell -> [OutlineStep] in
          let middle = cell.y + height / 2
          return [
            .move(GridPoint(cell.x, middle)), .line(GridPoint(cell.x + cell.width, middle)),
          ]
        })
      return SVGElement(
        name: "path",
        attributes: [
          .init(key: "stroke", value: color),
          .init(key: "stroke-width", value: SVGNumber.text(height, decimals: 3)),
        ], own: " d=\"\(SVGPathData.text(of: line, decimals: 3))\"")
    }
    let rest = cells.filter { thick[$0.height] == nil }
    if !rest.isEmpty {
      let outline = Outline(steps: rest.flatMap { SVGShape.outline(of: $0).steps })
      elements.append(
        SVGElement(
          name: "path", attributes: attributes,
          own: " d=\"\(SVGPathData.text(of: outline, decimals: 3))\""))
    }
    return elements
  }

  /// From so many on cells of one height are drawn as lines.
  private static let many = 8

  /// Cells of one colour in one shape, where nothing drawn between them touches the later ones.
  static func joined(_ shapes: [SVGShape]) -> [SVGShape] {
    var joined: [SVGShape] = []
    for shape in shapes {
      var target: Int?
      if shape.cells != nil {
        for index in joined.indices.reversed() {
          if joined[index].cells != nil, joined[index].attributes == shape.attributes {
            target = index
            break
          }
          if joined[index].touches(shape) { break }
        }
      }
      if let target {
        joined[target].cells? += shape.cells ?? []
        joined[target].bounds = joined[target].bounds.union(shape.bounds)
      } else {
        joined.append(shape)
      }
    }
    return joined
  }

  private func touches(_ other: SVGShape) -> Bool {
    guard bounds.overlaps(other.bounds) else { return false }
    guard let cells, let others = other.cells, others.count == 1 else { return true }
    return cells.contains { $0.overlaps(others[0]) }
  }

  /// A colour, `fill="#1f77b4"`, and its opacity where it has one.
  static func paint(_ key: String, _ color: Color) -> [SVGElement.Attribute] {
    let bytes = [color.red, color.green, color.blue].map { component in
      component.isFinite ? Int((min(max(component, 0), 1) * 255).rounded()) : 0
    }
    let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    let isShort = bytes.allSatisfy { $0 % 17 == 0 }
    let text = "#" + digits.map { isShort ? String($0.prefix(1)) : $0 }.joined()
    guard color.alpha < 1 else { return [.init(key: key, value: text)] }
    let opacity = SVGNumber.text(Int((color.alpha * 1000).rounded()), decimals: 3)
    return [.init(key: key, value: text), .init(key: key + "-opacity", value: opacity)]
  }
}
