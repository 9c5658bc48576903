import Testing

@testable import Documents

@Suite struct NearestNameTests {
  @Test func theFewestChangesWin() {
    #expect(nearestName(to: "kitten", among: ["mitten", "sitting", "kit"]) == "mitten")
    #expect(nearestName(to: "b", among: ["c", "a"]) == "a")
    #expect(nearestName(to: "a", among: []) == nil)
  }
}
