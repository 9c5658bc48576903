import Foundation

/// A file in the safetensors format: named tensors behind a JSON header.
///
/// - Source: the format's description, github.com/huggingface/safetensors README, "Format".
///   Every length, offset, type and overlap is checked before a byte is used; a file may come from
///   anywhere.
public struct Safetensors: Sendable {
  /// What stands in the header about a tensor.
  public struct Entry: Hashable, Sendable {
    /// Type of the elements as the file spells it, `F32`, `BF16`, `I64`, …
    public let type: String
    /// Extent of each axis.
    public let shape: [Int]
    /// Its bytes, counted from the end of the header.
    let bytes: Range<Int>

    /// Number of elements.
    public var count: Int { shape.reduce(1, *) }
  }

  /// The tensors by name.
  public let entries: [String: Entry]
  /// The free text of the header.
  public let metadata: [String: String]
  /// The whole file, its header included.
  let data: Data
  /// Where the tensors begin in it.
  let bodyOffset: Int
  /// What errors call the file.
  let file: String

  /// Opens the file at `url` and checks its whole header.
  /// - Throws: `TensorError` with what is wrong and where.
  public init(contentsOf url: URL) throws(TensorError) {
    let data: Data
    do {
      data = try Data(contentsOf: url, options: .alwaysMapped)
    } catch {
      throw .unreadable(file: url.path, reason: plainReason(error))
    }
    try self.init(data: data, file: url.path)
  }

  /// Reads the bytes of a file; `file` names it in errors.
  /// - Throws: `TensorError` with what is wrong and where.
  public init(data: Data, file: String) throws(TensorError) {
    func fail(_ reason: String) -> TensorError { .malformed(file: file, reason: reason) }
    guard data.count >= 8 else {
      throw fail("has \(data.count) bytes; the length of the header alone takes 8")
    }
    let length = (0..<8).reduce(UInt64(0)) { $0 | UInt64(data[data.startIndex + $1]) << (8 * $1) }
    guard length <= UInt64(data.count - 8) else {
      throw fail("announces a header of \(length) bytes, but only \(data.count - 8) follow")
    }
    let body = 8 + Int(length)
    let header = data.subdata(in: data.startIndex + 8..<data.startIndex + body)
    guard let object = try? JSONSerialization.jsonObject(with: header) as? [String: Any] else {
      throw fail("has a header that is not a JSON object")
    }
    if let name = HeaderNames(header).repeated {
      throw fail("names '\(name)' twice in its header")
    }
    var entries: [String: Entry] = [:]
    var metadata: [String: String] = [:]
    for (name, value) in object {
      guard name != "__metadata__" else {
        guard let texts = value as? [String: String] else {
          throw fail("has a __metadata__ that is not a map of texts")
        }
        metadata = texts
        continue
      }
      entries[name] = try Safetensors.entry(name, value, available: data.count - body, fail)
    }
    try Safetensors.checkCoverage(entries, available: data.count - body, fail)
    self.entries = entries
    self.metadata = metadata
    self.file = file
    self.data = data
    bodyOffset = body
  }

  private static func entry(
    _ name: String, _ value: Any, available: Int, _ fail: (String) -> TensorError
  ) throws(TensorError) -> Entry {
    guard let fields = value as? [String: Any], let type = fields["dtype"] as? String,
      let shape = fields["shape"] as? [Int], let offsets = fields["data_offsets"] as? [Int],
      offsets.count == 2
    else { throw fail("tensor '\(name)' lacks dtype, shape or two data_offsets") }
    guard let width = widths[type] else {
      throw fail(
        "tensor '\(name)' has dtype '\(type)'; known are \(widths.keys.sorted().joined(separator: ", "))"
      )
    }
    guard offsets[0] >= 0, offsets[0] <= offsets[1], offsets[1] <= available else {
      throw fail("tensor '\(name)' lies at bytes \(offsets[0]) to \(offsets[1]) of \(available)")
    }
    var size = width
    for extent in shape {
      let (product, overflow) = size.multipliedReportingOverflow(by: extent)
      guard extent >= 0, !overflow else { throw fail("tensor '\(name)' has shape \(shape)") }
      size = product
    }
    guard size == offsets[1] - offsets[0] else {
      throw fail(
        """
        tensor '\(name)' of dtype \(type) and shape \(shape) needs \(size) bytes, \
        but its data_offsets span \(offsets[1] - offsets[0])
        """)
    }
    return Entry(type: type, shape: shape, bytes: offsets[0]..<offsets[1])
  }

  private static func checkCoverage(
    _ entries: [String: Entry], available: Int, _ fail: (String) -> TensorError
  ) throws(TensorError) {
    var end = 0
    var previous = "the header"
    let order = entries.sorted {
      ($0.value.bytes.lowerBound, $0.value.bytes.upperBound, $0.key)
        < ($1.value.bytes.lowerBound, $1.value.bytes.upperBound, $1.key)
    }
    for (name, entry) in order {
      guard entry.bytes.lowerBound == end else {
        let relation = entry.bytes.lowerBound < end ? "overlaps" : "leaves a gap after"
        throw fail("tensor '\(name)' \(relation) \(previous)")
      }
      end = entry.bytes.upperBound
      previous = "tensor '\(name)'"
    }
    guard end == available else {
      throw fail("has \(available - end) bytes after its last tensor")
    }
  }

  private static let widths = [
    "F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "I32": 4, "I16": 2, "I8": 1, "U8": 1,
    "BOOL": 1,
  ]
}
