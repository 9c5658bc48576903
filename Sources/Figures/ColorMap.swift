import Foundation
import Graphics

/// Colours for the numbers from 0 to 1, straight between equally spaced stops in OKLab.
public struct ColorMap: Hashable, Sendable {
  let stops: [OKLab]

  /// The colour at `fraction`; below 0 that of 0, above 1 that of 1.
  public func color(at fraction: Double) -> Color {
    let place = min(max(fraction, 0), 1) * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 2)
    return stops[index].mixed(with: stops[index + 1], place - Double(index)).color
  }

  /// The same colours from the other end: for amounts of which the small ones are to be seen.
  public var reversed: ColorMap { ColorMap(stops: stops.reversed()) }

  /// For amounts: near-white at 0 over teal and blue to a dark navy at 1, lightness falling evenly.
  public static let weights = ColorMap(
    stops: evenly(32) { t in
      OKLab(
        lightness: 0.985 - 0.705 * t, chroma: 0.105 * sin(.pi * pow(t, 0.85)) + 0.05 * t * t,
        hue: 200 + 68 * t)
    })

  /// For differences: blue at 0, near-white without any hue at exactly 0.5, vermilion at 1; both
  /// arms are mirror images in lightness and chroma.
  public static let differences = ColorMap(
    stops: arm(hue: 252).reversed().dropLast() + arm(hue: 42))

  /// Viridis, by its colours at the eighths; for single pictures that follow that convention.
  /// Source: van der Walt and Smith 2015, released under CC0.
  public static let viridis = ColorMap(
    stops: [
      0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725,
    ].map { OKLab(Color($0)) })

  private static func arm(hue: Double) -> [OKLab] {
    evenly(16) { t in
      OKLab(lightness: 0.97 - 0.47 * t, chroma: 0.145 * sin(.pi / 2 * pow(t, 0.9)), hue: hue)
    }
  }

  /// `count + 1` stops along a curve, the way from each to the next equally far to the eye.
  static func evenly(_ count: Int, along curve: (Double) -> OKLab) -> [OKLab] {
    let fine = 2048
    let points = (0...fine).map { curve(Double($0) / Double(fine)) }
    var lengths = [0.0]
    for index in 1...fine {
      lengths.append(lengths[index - 1] + points[index].distance(to: points[index - 1]))
    }
    let total = lengths[fine]
    return (0...count).map { stop in
      let wanted = total * Double(stop) / Double(count)
      return points[lengths.firstIndex { $0 >= wanted } ?? fine]
    }
  }
}
