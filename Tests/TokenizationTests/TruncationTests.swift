import Testing

@testable import Tokenization

@Suite struct TruncationTests {
  /// The lengths that tokenizers 0.23.3 keeps.
  @Test(arguments: [
    (3, 5, 20, 3, 5), (0, 9, 4, 0, 4), (9, 2, 6, 4, 2), (2, 9, 6, 2, 4), (4, 4, 1, 0, 1),
    (5, 6, 10, 5, 5), (9, 9, 0, 0, 0), (5, 3, 7, 4, 3), (3, 5, 7, 3, 4), (9, 2, 3, 2, 1),
    (2, 9, 3, 1, 2),
  ])
  func longerTextIsCutFirst(
    first: Int, second: Int, room: Int, keptFirst: Int, keptSecond: Int
  ) {
    let kept = Truncation.longestFirst(first: first, second: second, room: room)
    #expect(kept.first == keptFirst)
    #expect(kept.second == keptSecond)
  }

  @Test func roomIsFilledAndNothingIsInvented() {
    for first in 0...12 {
      for second in 0...12 {
        for room in 0...26 {
          let kept = Truncation.longestFirst(first: first, second: second, room: room)
          #expect(kept.first + kept.second == min(room, first + second))
          #expect(kept.first <= first && kept.second <= second)
        }
      }
    }
  }
}
