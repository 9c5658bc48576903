/// The marks that follow one base scalar, in canonical order: what NFD makes of the few marks that
/// accent stripping leaves (spacing marks such as U+1B44, and marks newer than Unicode 8).
///
/// Hugging Face gives the marks the places of the originals in the order of the sorted marks, also
/// where a mark moved; that shows in offsets, and is followed here.
/// - Source: Unicode Standard Annex 15; huggingface/tokenizers, `tokenizer/normalizer.rs`
///   (`transform_range`) and `unicode_normalization_alignments`.
struct CombiningRun {
  /// A scalar to be put into the word, and the index of the text's scalar it counts as.
  struct Mark {
    let scalar: Unicode.Scalar
    let origin: Int
  }

  /// The scalars that stay and were not read before, in canonical order.
  private(set) var marks: [Mark] = []
  /// The first byte after the run.
  private(set) var endIndex: Int
  /// The index of the first scalar after the run.
  private(set) var endOrigin: Int

  private struct Pending {
    let scalar: Unicode.Scalar
    let combiningClass: UInt8
    /// Whether the scalar came in addition to the one before it, and so has no place of its own.
    let isAdditional: Bool
  }

  /// - Parameters:
  ///   - start: the first byte that belongs to the same stretch of text (after a special token).
  ///   - index: the first byte of a scalar with a mark that stays; marks before it were stripped.
  ///   - origin: the index of that scalar in the text.
  init(
    in text: UnsafeBufferPointer<UInt8>, from start: Int, around index: Int, origin: Int
  ) {
    (endIndex, endOrigin) = (index, origin)
    while endIndex > start, !CombiningRun.isBase(UTF8Text.decode(text, at: endIndex).scalar) {
      endIndex = UTF8Text.index(before: endIndex, in: text)
      endOrigin -= 1
    }
    let baseWasRead = endIndex < index
    let firstIndex = endIndex
    var hasBase = false
    var pending: [Pending] = []
    var origins: [Int] = []
    while endIndex < text.count {
      let (scalar, length) = UTF8Text.decode(text, at: endIndex)
      let isBase = CombiningRun.isBase(scalar)
      if isBase, endIndex > firstIndex { break }
      if !UnicodeRules.isDeleted(scalar) {
        hasBase = hasBase || isBase
        for (number, part) in UnicodeRules.decomposition(of: scalar).enumerated() {
          let combiningClass = UnicodeRules.combiningClass(part)
          if combiningClass != 0 {
            pending.append(
              Pending(scalar: part, combiningClass: combiningClass, isAdditional: number > 0))
          } else if !baseWasRead, !UnicodeRules.isAccent(part) {
            marks.append(Mark(scalar: part, origin: endOrigin))
          }
        }
        origins.append(endOrigin)
      }
      endIndex += length
      endOrigin += 1
    }
    place(pending, at: origins, afterBase: hasBase)
  }

  /// Whether the scalar is neither deleted nor a mark, so that marks cannot pass it.
  private static func isBase(_ scalar: Unicode.Scalar) -> Bool {
    !UnicodeRules.isDeleted(scalar)
      && UnicodeRules.combiningClass(UnicodeRules.decomposition(of: scalar)[0]) == 0
  }

  private mutating func place(_ pending: [Pending], at origins: [Int], afterBase: Bool) {
    let sorted = pending.enumerated().sorted { left, right in
      (left.element.combiningClass, left.offset) < (right.element.combiningClass, right.offset)
    }
    var place = afterBase ? 0 : -1
    for (_, mark) in sorted {
      if !mark.isAdditional { place += 1 }
      if !UnicodeRules.isAccent(mark.scalar) {
        marks.append(Mark(scalar: mark.scalar, origin: origins[max(place, 0)]))
      }
    }
  }
}
