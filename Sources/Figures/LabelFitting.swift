import Graphics

extension TextMeasuring {
  /// Advance width of one line of `text`.
  func width(_ text: String, _ style: TextStyle) -> Double {
    extent(of: text, style: style).width
  }

  /// Height of a line in `style`.
  func height(_ style: TextStyle) -> Double {
    extent(of: "Ag", style: style).height
  }
}

/// Labels that must not be wider than a column.
public struct LabelFitting {
  /// The labels as they are drawn: those too wide have an ellipsis in their middle.
  public let labels: [String]

  /// Shortens what is wider than `maximumWidth` points in `style`; the beginning and the end of a
  /// label stay, for that is where word pieces and addresses differ.
  public init(
    _ labels: [String], style: TextStyle, maximumWidth: Double, measuring: any TextMeasuring
  ) {
    var fitted: [String] = []
    for label in labels {
      guard measuring.width(label, style) > maximumWidth else {
        fitted.append(label)
        continue
      }
      let characters = Array(label)
      var kept = characters.count - 1
      var candidate = "…"
      while kept > 0 {
        let head = (kept + 1) / 2
        candidate = String(characters[..<head]) + "…" + String(characters.suffix(kept - head))
        if measuring.width(candidate, style) <= maximumWidth { break }
        kept -= 1
      }
      fitted.append(kept > 0 ? candidate : "…")
    }
    self.labels = fitted
  }
}

extension String {
  /// A token as the name of a row, a column or a point: signs alone in angle brackets, since they
  /// would look like specks of dirt or parts of the name beside them. The brackets are as high as
  /// the line, so that they hold what they enclose together, turned names, too; those of quotation
  /// marks stand above a comma.
  var bracketedIfSign: String {
    let isSign = allSatisfy { $0.isPunctuation || $0.isSymbol }
    return isSign && !isEmpty ? "〈\(self)〉" : self
  }
}

extension TextStyle {
  /// How `label` is written where others have this style: signs in brackets are bold, since at the
  /// size of names a dot and a comma hardly differ.
  func naming(_ label: String) -> TextStyle {
    label.first == "〈" && label.last == "〉" ? with { $0.bold = true } : self
  }
}
