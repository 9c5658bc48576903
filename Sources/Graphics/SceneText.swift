import Foundation

extension Scene {
  /// The picture as text: a line for its size, then a line for each mark in the order of drawing,
  /// clipped marks indented under their clip; numbers to two decimals.
  ///
  /// Equal scenes have equal text, so that a stored text is a snapshot of the picture that can be
  /// read and compared line by line.
  public var text: String {
    var lines = ["scene \(size.width.short) × \(size.height.short) background \(background.text)"]
    for mark in marks { mark.append(to: &lines, indentation: "") }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Color {
  /// `#RRGGBB`, followed by the opacity where it is not 1.
  public var text: String {
    let bytes = [red, green, blue].map { Int(($0 * 255).rounded()) }
    let hex = bytes.map { String(format: "%02X", min(max($0, 0), 255)) }.joined()
    return "#" + hex + (alpha == 1 ? "" : " \(alpha.short)")
  }
}

extension Mark {
  fileprivate func append(to lines: inout [String], indentation: String) {
    switch self {
    case .rectangle(let area, let fill, let stroke):
      lines.append(indentation + "rectangle \(area.text)" + paint(fill, stroke))
    case .path(let steps, let fill, let stroke):
      lines.append(
        indentation + "path " + steps.map(\.text).joined(separator: " ") + paint(fill, stroke))
    case .circle(let centre, let radius, let fill, let stroke):
      lines.append(indentation + "circle \(centre.text) \(radius.short)" + paint(fill, stroke))
    case .text(let string, let point, let style, let anchor, let rotation):
      let turned = rotation == 0 ? "" : " rotated \(rotation.short)"
      lines.append(
        indentation + "text \(string.debugDescription) \(point.text) \(style.text) "
          + "\(anchor.horizontal.rawValue)/\(anchor.vertical.rawValue)" + turned)
    case .clip(let area, let marks):
      lines.append(indentation + "clip \(area.text)")
      for mark in marks { mark.append(to: &lines, indentation: indentation + "  ") }
    }
  }

  private func paint(_ fill: Color?, _ stroke: Stroke?) -> String {
    var text = ""
    if let fill { text += " fill \(fill.text)" }
    if let stroke {
      text += " stroke \(stroke.color.text) \(stroke.width.short)"
      if !stroke.dash.isEmpty {
        text += " dash " + stroke.dash.map(\.short).joined(separator: " ")
      }
      if stroke.cap == .round { text += " round" }
    }
    return text
  }
}

extension PathStep {
  fileprivate var text: String {
    switch self {
    case .move(let point): "M \(point.text)"
    case .line(let point): "L \(point.text)"
    case .curve(let first, let second, let end): "C \(first.text) \(second.text) \(end.text)"
    case .close: "Z"
    }
  }
}

extension TextStyle {
  fileprivate var text: String {
    family.rawValue + " \(size.short)" + (bold ? " bold" : "") + (italic ? " italic" : "")
      + " \(color.text)"
  }
}

extension Point {
  fileprivate var text: String { "\(x.short) \(y.short)" }
}

extension Rectangle {
  fileprivate var text: String { "\(x.short) \(y.short) \(width.short) \(height.short)" }
}

extension Double {
  /// Two decimals at most, without trailing zeros and without a negative zero.
  fileprivate var short: String {
    var text = String(format: "%.2f", self)
    guard text.contains(".") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text == "-0" ? "0" : text
  }
}
