import Foundation
import Graphics
import Testing

@testable import Figures

private let maps: [(name: String, map: ColorMap)] = [
  ("weights", .weights), ("differences", .differences), ("viridis", .viridis),
  ("weights on dark", .weightsOnDark), ("differences on dark", .differencesOnDark),
]

/// What a dichromat sees, by the matrices of Machado et al. 2009 (severity 1, linear sRGB).
private func seen(_ color: Color, _ matrix: [[Double]]) -> OKLab {
  func linear(_ value: Double) -> Double {
    value > 0.04045 ? pow((value + 0.055) / 1.055, 2.4) : value / 12.92
  }
  func encoded(_ value: Double) -> Double {
    let clipped = min(max(value, 0), 1)
    return clipped > 0.0031308 ? 1.055 * pow(clipped, 1 / 2.4) - 0.055 : 12.92 * clipped
  }
  let input = [color.red, color.green, color.blue].map(linear)
  let output = matrix.map { row in encoded(zip(row, input).map { $0 * $1 }.reduce(0, +)) }
  return OKLab(Color(red: output[0], green: output[1], blue: output[2]))
}

private let protanopia = [
  [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
  [-0.003882, -0.048116, 1.051998],
]
private let deuteranopia = [
  [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
  [-0.011820, 0.042940, 0.968881],
]
private let tritanopia = [
  [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
  [0.004733, 0.691367, 0.303900],
]

private func labs(_ map: ColorMap, _ steps: Int) -> [OKLab] {
  (0...steps).map { OKLab(map.color(at: Double($0) / Double(steps))) }
}

@Test func equalStepsOfAnAmountLookEquallyFar() {
  for map in [ColorMap.weights, .differences, .weightsOnDark, .differencesOnDark] {
    let colors = labs(map, 32)
    let steps = zip(colors, colors.dropFirst()).map { $0.distance(to: $1) }
    let mean = steps.reduce(0, +) / Double(steps.count)
    #expect(steps.allSatisfy { abs($0 - mean) < 0.15 * mean }, "\(steps)")
  }
}

@Test func lightnessFallsAlongAmountsFromNearWhite() {
  let colors = labs(.weights, 64)
  #expect(zip(colors, colors.dropFirst()).allSatisfy { $0.lightness > $1.lightness })
  #expect(colors[0].lightness > 0.97)
  #expect(colors[64].lightness < 0.3)
}

@Test func onDarkPagesAmountsRiseFromTheGroundAndNoDifferenceIsTheGround() {
  let ground = OKLab(Theme.dark.background)
  let colors = labs(.weightsOnDark, 64)
  #expect(zip(colors, colors.dropFirst()).allSatisfy { $0.lightness < $1.lightness })
  let middle = OKLab(ColorMap.differencesOnDark.color(at: 0.5))
  for color in [colors[0], middle] { #expect(color.distance(to: ground) < 0.1) }
  #expect(abs(middle.a) + abs(middle.b) < 0.002)
  let ends = [0, 1].map { OKLab(ColorMap.differencesOnDark.color(at: $0)) }
  #expect(abs(ends[0].lightness - ends[1].lightness) < 0.01)
  #expect(ends[0].distance(to: ends[1]) > 0.15)
}

@Test func everythingOnADarkPageIsBrighterThanIt() {
  let theme = Theme.dark
  let ground = OKLab(theme.background).lightness
  let data = theme.heads + [theme.before, theme.after, theme.increase, theme.decrease]
  for color in data + [theme.emphasis, theme.neutral] {
    #expect(OKLab(color).lightness > ground + 0.3)
  }
  for text in [theme.title, theme.label, theme.axisTitle, theme.tick, theme.value] {
    #expect((text.color.luminance + 0.05) / (theme.background.luminance + 0.05) > 7)
  }
}

@Test func noDifferenceHasNoHueAndBothSidesAreMirrored() {
  let middle = ColorMap.differences.color(at: 0.5)
  #expect(abs(middle.red - middle.green) < 0.002 && abs(middle.green - middle.blue) < 0.002)
  #expect(middle.luminance > 0.85)
  for fraction in [0.1, 0.25, 0.5] {
    let lower = OKLab(ColorMap.differences.color(at: 0.5 - fraction))
    let upper = OKLab(ColorMap.differences.color(at: 0.5 + fraction))
    #expect(abs(lower.lightness - upper.lightness) < 0.01)
    #expect(lower.distance(to: upper) > 0.08)
  }
}

@Test(arguments: [protanopia, deuteranopia, tritanopia])
func colourBlindReadersTellIncreaseFromDecrease(matrix: [[Double]]) {
  let increase = seen(Theme.light.increase, matrix)
  let decrease = seen(Theme.light.decrease, matrix)
  #expect(increase.distance(to: decrease) > 0.15)
  let before = seen(Theme.light.before, matrix)
  let after = seen(Theme.light.after, matrix)
  #expect(before.distance(to: after) > 0.15)
}

@Test(arguments: [protanopia, deuteranopia, tritanopia])
func colourBlindReadersSeeAmountsGrow(matrix: [[Double]]) {
  let colors = (0...16).map { seen(ColorMap.weights.color(at: Double($0) / 16), matrix) }
  #expect(zip(colors, colors.dropFirst()).allSatisfy { $0.lightness > $1.lightness })
}

@Test(arguments: [[[1.0, 0, 0], [0, 1, 0], [0, 0, 1]], protanopia, deuteranopia, tritanopia])
func allReadersTellTheHeadsApart(matrix: [[Double]]) {
  let colors = Theme.light.heads.map { seen($0, matrix) }
  #expect(colors.count == 12)
  for (index, color) in colors.enumerated() {
    // Far enough from white to be seen as a line.
    #expect(color.lightness < 0.85, "head \(index)")
    for other in colors[(index + 1)...] { #expect(color.distance(to: other) > 0.11) }
  }
}

@Test(arguments: [0.35, 0.5, 0.65, 0.8])
func aFaintLineOfAHeadIsNotTakenForAnothers(opacity: Double) {
  let heads = Theme.light.heads
  for (index, color) in heads.enumerated() {
    func blended(_ part: Double) -> Double { 1 - (1 - part) * opacity }
    let faint = OKLab(
      Color(red: blended(color.red), green: blended(color.green), blue: blended(color.blue)))
    for (other, full) in heads.enumerated() where other != index {
      #expect(faint.distance(to: OKLab(full)) > 0.11, "head \(index) as head \(other)")
    }
  }
}

@Test func aReversedMapHasItsColoursFromTheOtherEnd() {
  let map = ColorMap.weights
  for step in 0...8 {
    let there = OKLab(map.reversed.color(at: Double(step) / 8))
    #expect(there.distance(to: OKLab(map.color(at: 1 - Double(step) / 8))) < 1e-9)
  }
}

@Test func colourMapsKeepWithinWhatAScreenShows() {
  for (name, map) in maps {
    for step in 0...256 {
      let color = map.color(at: Double(step) / 256)
      // A cut component would move the colour away from what was asked for.
      let back = OKLab(color).color
      #expect(abs(back.red - color.red) + abs(back.blue - color.blue) < 1e-4, "\(name) \(step)")
      #expect([color.red, color.green, color.blue].allSatisfy { (0...1).contains($0) })
    }
  }
}

@Test func fractionsBeyondTheEndsHaveTheColoursOfTheEnds() {
  for (_, map) in maps {
    #expect(map.color(at: -1) == map.color(at: 0))
    #expect(map.color(at: 7) == map.color(at: 1))
    #expect(map.color(at: 0) != map.color(at: 1))
  }
}

@Test func viridisHasItsKnownColours() {
  #expect(ColorMap.viridis.color(at: 0).text == "#440154")
  #expect(ColorMap.viridis.color(at: 0.5).text == "#21918C")
  #expect(ColorMap.viridis.color(at: 1).text == "#FDE725")
}

@Test func oklabOfKnownColours() {
  let red = OKLab(Color(0xFF0000))
  #expect(abs(red.lightness - 0.62796) < 1e-4)
  #expect(abs(red.a - 0.22486) < 1e-4)
  #expect(abs(red.b - 0.12585) < 1e-4)
}
