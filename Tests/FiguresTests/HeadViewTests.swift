import Graphics
import TestSupport
import Testing

@testable import Figures

private let measuring = FixedMeasuring()

/// Lines with their colours: two points each.
private func lines(_ scene: Scene) -> [(start: Point, end: Point, color: Color)] {
  scene.marks.flatMap { mark -> [(Point, Point, Color)] in
    guard case .path(let steps, nil, let stroke?) = mark else { return [] }
    return zip(steps, steps.dropFirst()).compactMap { first, second in
      guard case .move(let start) = first, case .line(let end) = second else { return nil }
      return (start, end, stroke.color)
    }
  }
}

private let identity = [[1.0, 0], [0, 1]]
private let swapped = [[0.0, 1], [1, 0]]

@Test func aLineLeadsFromEachTokenToWhereItAttends() throws {
  let weights = HeadWeights(tokens: ["a", "b"], heads: [3], before: [identity], after: [swapped])
  let scene = try HeadView(weights: weights, words: Sample.headViewWords)
    .scene(theme: .light, measuring: measuring)
  let drawn = lines(scene)
  #expect(drawn.count == 4)
  let flat = drawn.filter { $0.start.y == $0.end.y }
  #expect(flat.count == 2 && flat.allSatisfy { $0.end.x < scene.size.width / 2 })
  #expect(drawn.allSatisfy { $0.start.x < $0.end.x && $0.color == Theme.light.heads[3] })
}

@Test func opacityIsTheWeightRoundedUpToATwentieth() throws {
  let weights = HeadWeights(
    tokens: ["a", "b"], heads: [0], before: [[[0.5, 0.26], [0.051, 0.049]]],
    after: [[[0, 0], [0, 0]]])
  let scene = try HeadView(weights: weights, words: Sample.headViewWords)
    .scene(theme: .light, measuring: measuring)
  #expect(lines(scene).map(\.color.alpha) == [0.1, 0.3, 0.5], "weak lines first, 0.049 left out")
}

@Test func theShareOfWhatIsLeftOutIsOfAllAttention() {
  let weights = HeadWeights(
    tokens: ["a", "b"], heads: [0], before: [[[0.97, 0.03], [0.5, 0.5]]],
    after: [[[1, 0], [0.99, 0.01]]], minimum: 0.05)
  let shares = weights.omittedShares
  #expect(abs(shares.before - 0.03 / 2) < 1e-12 && abs(shares.after - 0.01 / 2) < 1e-12)
  var all = weights
  all.minimum = 0
  #expect(all.omittedShares.before < 1e-12 && all.omittedShares.after < 1e-12)
  // A third token is not shown: what the others give it has no line, either.
  let some = HeadWeights(
    tokens: ["a", "b"], heads: [0], before: [[[0.5, 0.1], [0.4, 0.2]]],
    after: [[[0.5, 0.5], [0.5, 0.5]]])
  #expect(abs(some.omittedShares.before - 0.4) < 1e-12 && some.omittedShares.after < 1e-12)
}

@Test func aHeadHasItsOwnColourWhicheverHeadsAreShown() throws {
  let one = HeadWeights(tokens: ["a", "b"], heads: [7], before: [identity], after: [identity])
  let two = HeadWeights(
    tokens: ["a", "b"], heads: [2, 7], before: [swapped, identity], after: [swapped, identity])
  let colors = try [one, two].map { weights in
    let figure = HeadView(weights: weights, words: Sample.headViewWords)
    return Set(lines(try figure.scene(theme: .light, measuring: measuring)).map(\.color))
  }
  #expect(colors[0] == [Theme.light.heads[7]])
  #expect(colors[1] == [Theme.light.heads[2], Theme.light.heads[7]])
}

@Test func everyHeadHasAPanelBeforeAndAfter() throws {
  for (tokens, heads) in [(15, 12), (40, 12), (3, 1), (20, 5)] {
    let weights = Sample.headWeights(Sample.tokens(tokens), heads: heads)
    let scene = try HeadViewSmallMultiples(weights: weights, words: Sample.headViewWords)
      .scene(theme: .light, measuring: measuring)
    let panels = scene.marks.filter { mark in
      if case .rectangle(_, nil, .some) = mark { true } else { false }
    }
    #expect(panels.count == 2 * heads)
    let numbers = Set(scene.texts.map(\.string))
    #expect(numbers.isSuperset(of: (0..<heads).map { "\($0)" }))
    #expect(scene.size.height <= Theme.light.maximumHeight + 1e-9)
  }
}

@Test func headViewsRefuseMoreTokensThanCanBeReadWithTheMaximum() throws {
  let figures: [(HeadWeights) -> any Figure] = [
    { HeadView(weights: $0, words: Sample.headViewWords) },
    { HeadViewSmallMultiples(weights: $0, words: Sample.headViewWords) },
  ]
  for figure in figures {
    let many = Sample.headWeights(Sample.tokens(120), heads: 12)
    let error = try #require(throws: FigureError.self) {
      try figure(many).scene(theme: .light, measuring: measuring)
    }
    guard case .tooMany("tokens", 120, let maximum) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(maximum >= 40)
    let most = Sample.headWeights(Sample.tokens(maximum), heads: 12)
    let scene = try figure(most).scene(theme: .light, measuring: measuring)
    #expect(scene.overlappingTexts(measuring: measuring).isEmpty)
  }
}

@Test func headWeightsMustFitTheirHeadsAndTokens() {
  func refused(_ weights: HeadWeights) -> FigureError? {
    do throws(FigureError) {
      _ = try HeadView(weights: weights, words: Sample.headViewWords)
        .scene(theme: .light, measuring: measuring)
      return nil
    } catch {
      return error
    }
  }
  let tokens = ["a", "b"]
  #expect(
    refused(HeadWeights(tokens: tokens, heads: [0, 1], before: [identity], after: [identity]))
      == .countMismatch(what: "before", expected: 2, got: 1))
  #expect(
    refused(HeadWeights(tokens: tokens, heads: [0], before: [identity], after: [[[1, 0]]]))
      == .countMismatch(what: "rows of after[0]", expected: 2, got: 1))
  #expect(
    refused(
      HeadWeights(tokens: tokens, heads: [0], before: [identity], after: [[[2, 0], [0, 1]]]))
      == .outOfRange(what: "after[0][0]", index: 0, value: 2, allowed: 0...1.000001))
  #expect(
    refused(HeadWeights(tokens: [], heads: [0], before: [[]], after: [[]]))
      == .empty(what: "tokens"))
  let many = Array(repeating: identity, count: 13)
  #expect(
    refused(HeadWeights(tokens: tokens, heads: Array(0..<13), before: many, after: many))
      == .tooMany(what: "heads", count: 13, maximum: 12))
}
