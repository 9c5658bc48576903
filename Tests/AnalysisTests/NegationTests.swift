import Testing

@testable import Analysis

@Test(arguments: [
  "It is NOT good.", "I don't care", "I don’t care", "never, ever", "No.", "a 'nothing' film",
  "nobody's fault", "We cannot go on", "neither funny nor sad", "isn't", "didn't!", "(none)",
])
func wordsOfNegationAreFoundWhereverTheyStand(text: String) {
  #expect(Negation.isPresent(in: text))
}

@Test(arguments: [
  "", "I loved it", "a notable piece", "know nowadays knot", "Nolan's best", "the note", "want",
  "another northern night", "don", "n t",
])
func wordsThatOnlyBeginAlikeAreNoNegation(text: String) {
  #expect(!Negation.isPresent(in: text))
}
