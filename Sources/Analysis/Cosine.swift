/// The cosine of the angle between two vectors.
enum Cosine {
  /// `x·y / (‖x‖‖y‖)` of two vectors of one length, −1 to 1 and exactly 1 where they are equal;
  /// nil where one of them is zero.
  static func between(_ x: [Double], _ y: [Double]) -> Double? {
    let squares = dot(x, x) * dot(y, y)
    guard squares > 0 else { return nil }
    // The root of the product, not the product of roots: √(s·s) is s to the last place, so equal
    // vectors give exactly 1.
    return min(max(dot(x, y) / squares.squareRoot(), -1), 1)
  }
}
