/// How many pieces of a text and its pair stay when both must fit.
///
/// Hugging Face's `longest_first`: the shorter one stays whole if there is room for it beside an
/// equally long or longer rest of the other; otherwise both get half, and an odd place goes to the
/// one that was longer (to the pair if they were equally long).
/// - Source: huggingface/tokenizers, `utils/truncation.rs`.
enum Truncation {
  /// - Returns: the numbers of pieces to keep, at most `room` together.
  static func longestFirst(first: Int, second: Int, room: Int) -> (first: Int, second: Int) {
    guard first + second > room else { return (first, second) }
    var shorter = min(first, second)
    var longer = max(shorter, room - shorter)
    if shorter + longer > room {
      shorter = room / 2
      longer = room - shorter
    }
    return first > second ? (longer, shorter) : (shorter, longer)
  }
}
