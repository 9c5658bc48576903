import Foundation

/// Mends three faults of the files that Cairo 1.16 writes, in place and without moving a byte.
///
/// - With links but no structure, the table of objects lists structure elements that were never
///   written, which `qpdf --check` calls damage. They become free entries; a reference to one is
///   null (ISO 32000-1, 7.3.10).
/// - The root of the outline has a negative count, which 12.3.3 forbids.
/// - A date of creation is written whether there is one or not; on demand spaces take its place.
///
/// Source: the classic table of ISO 32000-1, 7.5.4: lines of twenty bytes.
enum CrossReferenceRepair {
  /// The file with its table mended; throws when there is no classic table where one should be,
  /// and when a date that is not to be kept cannot be found.
  static func repaired(_ file: Data, keepsDate: Bool) throws(CairoRendererError) -> Data {
    var bytes = [UInt8](file)
    guard var line = table(in: bytes), let count = count(in: bytes, at: &line) else {
      throw .library(step: "PDF", message: "the table of objects that Cairo wrote is not readable.")
    }
    var hasDate = !keepsDate
    for object in 0..<count {
      let entry = line + object * entryLength
      guard entry + entryLength <= bytes.count else {
        throw .library(step: "PDF", message: "the table of objects that Cairo wrote is cut short.")
      }
      guard bytes[entry + 17] == UInt8(ascii: "n") else { continue }
      var start = number(in: bytes, from: entry).value
      if skip("\(object) 0 obj\n", in: bytes, at: &start) {
        if skip("<< /Type /Outlines\n", in: bytes, at: &start) {
          mendCount(in: &bytes, from: start)
        } else if hasDate, skip("<< /Producer ", in: bytes, at: &start) {
          hasDate = !removeDate(in: &bytes, from: start)
        }
      } else {
        bytes.replaceSubrange(entry..<entry + 18, with: "0000000000 65535 f".utf8)
      }
    }
    guard !hasDate else {
      throw .library(step: "PDF", message: "the date that Cairo wrote cannot be found.")
    }
    return Data(bytes)
  }

  private static let entryLength = 20

  /// Where the table begins, named at the very end of the file.
  private static func table(in bytes: [UInt8]) -> Int? {
    let mark = Array("startxref\n".utf8)
    var position = bytes.count - mark.count
    while position >= 0 {
      if bytes[position...].starts(with: mark) {
        return number(in: bytes, from: position + mark.count).value
      }
      position -= 1
    }
    return nil
  }

  /// The number of entries; `position` is moved to the first.
  private static func count(in bytes: [UInt8], at position: inout Int) -> Int? {
    guard skip("xref\n0 ", in: bytes, at: &position) else { return nil }
    let count = number(in: bytes, from: position)
    position = count.end
    return skip("\n", in: bytes, at: &position) ? count.value : nil
  }

  /// `/Count -12` becomes `/Count 12 `.
  private static func mendCount(in bytes: inout [UInt8], from start: Int) {
    var position = start
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
      var digits = position
      if skip("/Count -", in: bytes, at: &digits) {
        let count = number(in: bytes, from: digits)
        bytes.replaceSubrange(digits - 1..<count.end, with: "\(count.value) ".utf8)
        return
      }
      position += 1
    }
  }

  /// Writes spaces over the line of the date; says whether there was one. Lines begin with three
  /// spaces and a slash, which no line of a text of Cairo's does.
  private static func removeDate(in bytes: inout [UInt8], from start: Int) -> Bool {
    var position = start
    while position < bytes.count, !bytes[position...].starts(with: "\nendobj\n".utf8) {
      var end = position
      if skip("\n   /CreationDate (", in: bytes, at: &end) {
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
        let blank = position + 1..<end
        bytes.replaceSubrange(blank, with: repeatElement(UInt8(ascii: " "), count: blank.count))
        return true
      }
      position += 1
    }
    return false
  }

  private static func number(in bytes: [UInt8], from start: Int) -> (value: Int, end: Int) {
    var value = 0
    var end = start
    while end < bytes.count, end - start < 12, (0x30...0x39).contains(bytes[end]) {
      value = value * 10 + Int(bytes[end] - 0x30)
      end += 1
    }
    return (value, end)
  }

  private static func skip(_ text: String, in bytes: [UInt8], at position: inout Int) -> Bool {
    guard position >= 0, position < bytes.count, bytes[position...].starts(with: text.utf8) else {
      return false
    }
    position += text.utf8.count
    return true
  }
}
