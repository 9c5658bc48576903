import Foundation
import Graphics
import TestSupport
import Testing

@testable import Figures

private let measuring = FixedMeasuring()

private func figure(
  _ before: [(Double, Double)], _ after: [(Double, Double)], explained: [Double] = [0.5, 0.25]
) -> ProjectionScatter {
  ProjectionScatter(
    tokens: before.indices.map { "t\($0)" }, before: before.map { .init($0.0, $0.1) },
    after: after.map { .init($0.0, $0.1) }, explained: explained,
    words: .init(before: "Before", after: "After", first: "PC 1", second: "PC 2"))
}

private func dots(_ scene: Scene, _ color: Color) -> [Point] {
  scene.marks.compactMap { mark in
    guard case .circle(let centre, _, let fill?, _) = mark, fill == color else { return nil }
    return centre
  }.dropFirst().map { $0 }  // the legend's
}

@Test func bothAxesHaveTheSameScale() throws {
  for corner in [(4.0, 1.0), (1, 4), (1, 1), (1000, 3)] {
    let scene = try figure([(0, 0), (corner.0, 0)], [(0, corner.1), corner])
      .scene(theme: .light, measuring: measuring)
    let before = dots(scene, Theme.light.before)
    let after = dots(scene, Theme.light.after)
    let across = (before[1].x - before[0].x) / corner.0
    let up = (before[0].y - after[0].y) / corner.1
    #expect(abs(across - up) < 1e-6 * across, "\(corner)")
  }
}

@Test func theTitlesNameTheVarianceExplained() throws {
  let texts = try figure([(0, 0)], [(1, 1)], explained: [0.4131, 0.127])
    .scene(theme: .light, measuring: measuring).texts.map(\.string)
  #expect(texts.contains("PC 1 (41.3%)") && texts.contains("PC 2 (12.7%)"))
}

@Test func tokensAtOnePlaceAllHaveTheirNames() throws {
  let same = Array(repeating: (2.0, 3.0), count: 30)
  let scene = try figure(same, same).scene(theme: .light, measuring: measuring)
  let names = Set(scene.texts.map(\.string))
  #expect(names.isSuperset(of: (0..<30).map { "t\($0)" }))
  #expect(scene.overlappingTexts(measuring: measuring).isEmpty)
}

@Test func tokensOfSignsAloneStandInBrackets() throws {
  var scatter = figure([(0, 0), (1, 0), (0, 2)], [(3, 0), (4, 2), (5, 4)])
  scatter.tokens = [".", "it's", "!?"]
  let names = try scatter.scene(theme: .light, measuring: measuring).texts.map(\.string)
  #expect(names.contains("〈.〉") && names.contains("it's") && names.contains("〈!?〉"))
}

@Test func aLeaderEndsBrightInItsOwnPoint() throws {
  let scene = try figure([(0, 0), (0, 1)], [(3, 0), (3, 0.01)])
    .scene(theme: .light, measuring: measuring)
  let leaders = scene.marks.compactMap { mark -> Point? in
    guard case .path(let steps, nil, let stroke?) = mark, stroke.color == Theme.light.background,
      case .move(let start)? = steps.first
    else { return nil }
    return start
  }
  #expect(Set(leaders) == Set(dots(scene, Theme.light.after)))
}

@Test func moreNamesThanHaveRoomAreRefused() {
  let places = (0..<200).map { ProjectionScatter.Position(Double($0 % 20), Double($0 / 20)) }
  var crowded = Sample.scatter(Sample.longTokens(200))
  (crowded.before, crowded.after) = (places, places)
  #expect(throws: FigureError.self) { try crowded.scene(theme: .light, measuring: measuring) }
}

@Test func anArrowPointsToAfter() throws {
  let scene = try figure([(0, 0)], [(1, 0)]).scene(theme: .light, measuring: measuring)
  let after = try #require(dots(scene, Theme.light.after).first)
  let tips = scene.marks.compactMap { mark -> Point? in
    guard case .path(let steps, .some, nil) = mark, case .move(let tip)? = steps.first else {
      return nil
    }
    return tip
  }
  let tip = try #require(tips.first)
  #expect(abs(after.x - Theme.light.dotRadius - tip.x) < 1e-6 && abs(after.y - tip.y) < 1e-6)
}

@Test func sharesOfVarianceAreTwoFromZeroToOne() {
  for explained in [[0.5], [0.5, 1.5], [0.5, 0.2, 0.1]] {
    #expect(throws: FigureError.self) {
      try figure([(0, 0)], [(1, 1)], explained: explained)
        .scene(theme: .light, measuring: measuring)
    }
  }
}
