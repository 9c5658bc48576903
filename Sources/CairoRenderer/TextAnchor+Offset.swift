import Graphics

extension TextAnchor {
  /// Where the left end of the baseline lies, seen from the point that a text is placed at.
  func offset(of extent: TextExtent) -> Point {
    let x =
      switch horizontal {
      case .start: 0.0
      case .middle: -extent.width / 2
      case .end: -extent.width
      }
    let y =
      switch vertical {
      case .top: extent.ascent
      case .middle: (extent.ascent - extent.descent) / 2
      case .baseline: 0.0
      case .bottom: -extent.descent
      }
    return Point(x, y)
  }
}
