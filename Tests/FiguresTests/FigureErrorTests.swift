import Figures
import Testing

@Test(arguments: [
  (
    FigureError.empty(what: "tokens"),
    "tokens: nothing to draw; leave the figure out or give at least one value"
  ),
  (
    .countMismatch(what: "changes", expected: 3, got: 2),
    "changes: expected 3 values, got 2; give one for each label"
  ),
  (
    .notFinite(what: "before[1]", index: 4, value: .nan),
    "before[1][4] is nan, expected a finite number; find out where it was computed, "
      + "a figure cannot show it"
  ),
  (
    .outOfRange(what: "cosines", index: 0, value: 1.5, allowed: -1...1),
    "cosines[0] is 1.5, expected -1.0 to 1.0; check its unit"
  ),
  (
    .tooMany(what: "tokens", count: 90, maximum: 44),
    "90 tokens cannot be read on one page, at most 44 can; divide them into pages or leave some "
      + "out and say so in the caption"
  ),
])
func errorsSayWhatToDo(error: FigureError, text: String) {
  #expect(error.description == text)
}
