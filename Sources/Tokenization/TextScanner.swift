/// Goes over a text once, from UTF-8 to pieces.
///
/// Whatever ends a word hands it to WordPiece at once, so no normalized copy of the text and no
/// list of words is ever made. `index` counts bytes of the text, `origin` its scalars.
struct TextScanner: ~Copyable {
  private let normalizer: Normalizer
  private let special: SpecialTokens
  private let wordPiece: WordPiece
  private var word = WordBuffer()
  private var list: PieceList

  /// - Parameter limit: how many pieces to keep; the others are counted.
  init(normalizer: Normalizer, vocabulary: Vocabulary, limit: Int) {
    self.normalizer = normalizer
    special = vocabulary.special
    wordPiece = WordPiece(vocabulary: vocabulary)
    list = PieceList(limit: limit)
  }

  /// The pieces of a text of valid UTF-8; for one text only.
  mutating func pieces(of text: UnsafeBufferPointer<UInt8>) -> PieceList {
    list.reserve(for: text.count)
    var index = 0
    var origin = 0
    var sliceStart = 0
    while index < text.count {
      let byte = text[index]
      var length = 1
      switch normalizer.firstBytes[Int(byte)] {
      case .letter:
        word.append(ascii: normalizer.asciiOutput[Int(byte)], origin: origin)
      case .space:
        endWord()
      case .isolated:
        isolate(UInt32(byte), origin: origin)
      case .deleted:
        break
      case .bracket:
        if let match = special.match(in: text, at: index) {
          endWord()
          list.append(match.id, from: origin, to: origin + match.length)
          index += match.length
          origin += match.length
          sliceStart = index
          continue
        }
        isolate(UInt32(byte), origin: origin)
      case .multibyte:
        let scalar: Unicode.Scalar
        (scalar, length) = UTF8Text.decode(text, at: index)
        let effect = normalizer.effect(of: scalar)
        if effect.kind == .letter {
          word.append(effect.value, origin: origin)
        } else if effect.kind == .reordered {
          let run = CombiningRun(in: text, from: sliceStart, around: index, origin: origin)
          for mark in run.marks {
            for effect in normalizer.rules.finished(mark.scalar) {
              apply(effect, of: mark.scalar, origin: mark.origin)
            }
          }
          index = run.endIndex
          origin = run.endOrigin
          continue
        } else {
          apply(effect, of: scalar, origin: origin)
        }
      }
      index += length
      origin += 1
    }
    endWord()
    return list
  }

  private mutating func apply(_ effect: ScalarEffect, of scalar: Unicode.Scalar, origin: Int) {
    switch effect.kind {
    case .letter: word.append(effect.value, origin: origin)
    case .isolated: isolate(effect.value, origin: origin)
    case .space: endWord()
    case .deleted, .reordered: break
    case .expanded:
      for part in normalizer.expansion(of: scalar, effect) {
        apply(part, of: scalar, origin: origin)
      }
    }
  }

  private mutating func isolate(_ scalar: UInt32, origin: Int) {
    endWord()
    word.append(scalar, origin: origin)
    endWord()
  }

  @inline(__always)
  private mutating func endWord() {
    guard word.scalars > 0 else { return }
    wordPiece.split(word, into: &list)
    word.reset()
  }
}
