import Foundation
import Graphics
import TestSupport
import Testing

@testable import Figures

private let radius = 2.3
private let area = Rectangle(40, 20, 400, 300)

/// Names of `widths` at the ends of `arrows`.
private func placed(_ arrows: [Segment], widths: [Double]) -> LabelPlacement {
  LabelPlacement(
    sizes: widths.map { Size($0, 7.9) }, arrows: arrows, radius: radius, within: area)
}

/// Arrows from anywhere in the frame to a crowd of the size `spread`.
private func crowd(_ count: Int, spread: Double, seed: UInt64) -> [Segment] {
  let noise = Sample.numbers(4 * count, seed: seed)
  return (0..<count).map { index in
    let part = noise[(4 * index)..<(4 * index + 4)].map {
      abs($0).truncatingRemainder(dividingBy: 1)
    }
    return Segment(
      start: Point(45 + 390 * part[0], 25 + 290 * part[1]),
      end: Point(240 + spread * (part[2] - 0.5), 170 + spread * (part[3] - 0.5)))
  }
}

private func widths(_ count: Int) -> [Double] {
  (0..<count).map { [12, 30, 22, 48, 9][$0 % 5] }
}

/// What is against the laws, in words.
private func offences(_ arrows: [Segment], _ placement: LabelPlacement) -> [String] {
  var found: [String] = []
  let points = arrows.map(\.end)
  for (index, place) in placement.places.enumerated() {
    guard let place else {
      found.append("\(index) has no place")
      continue
    }
    let box = place.box
    if box.x < area.x || box.y < area.y || box.maxX > area.maxX || box.maxY > area.maxY {
      found.append("\(index) leaves the frame")
    }
    if (points + arrows.map(\.start)).contains(where: { box.distance(to: $0) < radius }) {
      found.append("\(index) covers a point")
    }
    if let leader = place.leader {
      if leader.start != points[index] { found.append("the leader of \(index) starts elsewhere") }
      if box.inset(by: -0.01).distance(to: leader.end) > 0 {
        found.append("the leader of \(index) ends elsewhere")
      }
    } else {
      let own = box.distance(to: points[index])
      for other in points.indices where other != index && box.distance(to: points[other]) <= own {
        found.append("\(index) is read as \(other)")
      }
    }
    for (other, second) in placement.places.enumerated() where other != index {
      guard let second else { continue }
      if other < index, box.meets(second.box) { found.append("\(index) covers \(other)") }
      guard let leader = second.leader else { continue }
      if box.crosses(leader.start, leader.end) {
        found.append("\(index) covers the leader of \(other)")
      }
      if other < index, place.leader?.crosses(leader) == true {
        found.append("the leaders of \(index) and \(other) cross")
      }
    }
  }
  return found
}

@Test(arguments: [0.0, 3, 10, 30, 80, 200])
func namesOfCrowdsCoverNothingAndAreReadAsTheirOwn(spread: Double) {
  for (count, seed) in [(12, 1), (25, 2), (40, 3), (40, 4)] as [(Int, UInt64)] {
    let arrows = crowd(count, spread: spread, seed: seed)
    let found = offences(arrows, placed(arrows, widths: widths(count)))
    #expect(found.isEmpty, "\(count) within \(spread): \(found.prefix(3))")
  }
}

@Test func aNameAloneStandsBesideItsPointWithoutALeader() throws {
  let place = try #require(
    placed([Segment(start: Point(60, 60), end: Point(200, 100))], widths: [20]).places[0])
  #expect(place.leader == nil)
  #expect(place.box.distance(to: Point(200, 100)) < radius + 5)
}

@Test func pointsThatTouchHaveLeaders() {
  let arrows = [(200.0, 100.0), (202, 101), (199, 103)].map {
    Segment(start: Point(60, 60), end: Point($0.0, $0.1))
  }
  let placement = placed(arrows, widths: [20, 40, 9])
  #expect(placement.places.allSatisfy { $0?.leader != nil })
  #expect(offences(arrows, placement).isEmpty)
}

@Test func aRowOfPointsHasItsNamesInOrder() {
  let arrows = (0..<12).map { Segment(start: Point(60, 60), end: Point(200 + 4 * Double($0), 150)) }
  #expect(offences(arrows, placed(arrows, widths: widths(12))).isEmpty)
}

@Test func leadersEndWithoutRunningThroughPointsThatStandApart() {
  let arrows = crowd(15, spread: 120, seed: 9)
  for (index, place) in placed(arrows, widths: widths(15)).places.enumerated() {
    guard let leader = place?.leader else { continue }
    let struck = arrows.indices.filter {
      let apart = hypot(
        arrows[$0].end.x - leader.start.x, arrows[$0].end.y - leader.start.y)
      return $0 != index && apart > 2 * radius && leader.distance(to: arrows[$0].end) < radius
    }
    #expect(struck.isEmpty, "\(index): \(struck)")
  }
}

@Test func namesHaveTheSamePlacesEachTime() {
  let arrows = crowd(40, spread: 30, seed: 5)
  #expect(
    placed(arrows, widths: widths(40)).places == placed(arrows, widths: widths(40)).places)
}

@Test func leadersInColumnsDoNotCross() throws {
  let arrows = crowd(40, spread: 20, seed: 6)
  let points = arrows.map(\.end)
  let places = try #require(
    LabelColumns.places(
      of: points, sizes: widths(40).map { Size($0, 7.9) }, dots: points, radius: radius,
      within: area))
  for first in places.indices {
    for second in places.indices where first != second {
      #expect(!LabelPlacement.crossed(places[first], places[second]), "\(first), \(second)")
    }
  }
}

@Test func linesThatTouchWithTheirEndsDoNotCross() {
  let line = Segment(start: Point(0, 0), end: Point(10, 0))
  #expect(line.crosses(Segment(start: Point(5, -1), end: Point(5, 1))))
  #expect(!line.crosses(Segment(start: Point(0, 0), end: Point(5, 5))))
  #expect(!line.crosses(Segment(start: Point(5, 1), end: Point(5, 2))))
  #expect(line.distance(to: Point(13, 4)) == 5)
}
