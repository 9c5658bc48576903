import Graphics

/// A figure: numbers and words that can be drawn. Every word it shows is given to it, in the
/// language of the report; every look comes from the theme.
public protocol Figure: Sendable {
  /// The picture, at most `theme.width` wide and `theme.maximumHeight` high, to be placed at
  /// scale 1.
  /// - Throws: `FigureError` where the numbers cannot be drawn truthfully or readably.
  func scene(theme: Theme, measuring: any TextMeasuring) throws(FigureError) -> Scene
}
