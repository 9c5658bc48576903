import Foundation

/// The names at the top of a JSON object, which must be valid JSON, in the order of the text.
///
/// Foundation's parser keeps one of several values under the same name and says nothing; a header
/// that names a tensor twice can then read differently here and elsewhere.
struct HeaderNames {
  /// A name that stands there more than once, if any.
  let repeated: String?

  init(_ header: Data) {
    var seen: Set<String> = []
    var depth = 0
    var isName = false
    var text: (start: Data.Index, isEscaped: Bool)?
    for (index, byte) in zip(header.indices, header) {
      if let (start, isEscaped) = text {
        if isEscaped {
          text = (start, false)
        } else if byte == UInt8(ascii: "\\") {
          text = (start, true)
        } else if byte == UInt8(ascii: "\"") {
          text = nil
          guard depth == 1, isName else { continue }
          let name = HeaderNames.plain(header[start...index])
          guard seen.insert(name).inserted else {
            repeated = name
            return
          }
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): text = (index, false)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        isName = depth == 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ","): isName = depth == 1
      case UInt8(ascii: ":"): isName = false
      default: break
      }
    }
    repeated = nil
  }

  /// The text that `literal`, with its quotation marks, stands for.
  private static func plain(_ literal: Data) -> String {
    let value = try? JSONSerialization.jsonObject(
      with: Data(literal), options: .fragmentsAllowed)
    return value as? String ?? String(decoding: literal, as: UTF8.self)
  }
}
