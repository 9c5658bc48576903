import Testing

@testable import Documents

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("batchsize", "batch_size"), ("traning", "training"), ("imbd", "imdb"),
    ("minilm", "all-minilm"),
    ("EPOCHS", "epochs"), ("lenght", "length"),
  ])
  func misspeltWordFindsItsCandidate(word: String, meant: String) {
    let candidates = ["all-minilm", "training", "batch_size", "imdb", "epochs", "length"]
    #expect(nearestName(to: word, among: candidates) == meant)
  }

  @Test(arguments: ["colour", "", "x", "ep"])
  func wordWithNothingNearFindsNothing(word: String) {
    #expect(nearestName(to: word, among: ["epochs", "batch_size", "trainable"]) == nil)
  }

  @Test(arguments: [
    ("", "", 0), ("abc", "", 3), ("abc", "abc", 0), ("imbd", "imdb", 1), ("kitten", "sitting", 3),
    ("ca", "abc", 3),
  ])
  func editDistanceByHand(one: String, other: String, distance: Int) {
    #expect(editDistance(Array(one), Array(other)) == distance)
    #expect(editDistance(Array(other), Array(one)) == distance)
  }

  @Test func firstOfEquallyNearCandidatesWins() {
    #expect(nearestName(to: "lost", among: ["list", "last"]) == "list")
  }
}
