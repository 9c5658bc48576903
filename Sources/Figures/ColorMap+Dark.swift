import Foundation

/// The maps for a dark ground: what is little is near the ground, what is much is bright.
extension ColorMap {
  /// For amounts: near the ground at 0 over blue and teal to near-white at 1, lightness rising
  /// evenly; the hues are those of `weights`.
  public static let weightsOnDark = ColorMap(
    stops: evenly(32) { t in
      OKLab(
        lightness: 0.23 + 0.72 * t,
        chroma: 0.035 + 0.085 * sin(.pi * pow(t, 0.8)) * (1 - 0.3 * t), hue: 266 - 66 * t)
    })

  /// For differences: bright blue at 0, the ground without any hue at exactly 0.5, bright
  /// vermilion at 1; both arms are mirror images in lightness and chroma.
  public static let differencesOnDark = ColorMap(
    stops: armOnDark(hue: 252).reversed().dropLast() + armOnDark(hue: 42))

  private static func armOnDark(hue: Double) -> [OKLab] {
    evenly(16) { t in
      OKLab(lightness: 0.23 + 0.52 * t, chroma: 0.125 * sin(.pi / 2 * pow(t, 0.9)), hue: hue)
    }
  }
}
