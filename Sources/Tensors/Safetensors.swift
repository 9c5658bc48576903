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
  private let data: Data
  private let file: String

  /// Opens the file at `url` and checks its whole header.
  /// - Throws: `TensorError` with what is wrong and where.
  public init(contentsOf url: URL) throws(TensorError) {
    let data: Data
    do {
      data = try Data(contentsOf: url, options: .alwaysMapped)
    } catch {
      throw .unreadable(file: url.path, reason: TensorError.reason(error))
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
    self.data = data.subdata(in: data.startIndex + body..<data.endIndex)
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

  /// The tensor called `name`, converted to float32 from F32, F16 or BF16.
  /// - Throws: `TensorError` where there is none or it holds no real numbers.
  public func tensor(_ name: String) throws(TensorError) -> Tensor {
    let entry = try entry(name)
    let bytes = data.subdata(in: entry.bytes)
    let values: [Float]
    switch entry.type {
    case "F32": values = Safetensors.words(bytes, UInt32.self).map(Float.init(bitPattern:))
    case "BF16":
      values = Safetensors.words(bytes, UInt16.self).map { Float(bitPattern: UInt32($0) << 16) }
    case "F16": values = Safetensors.words(bytes, UInt16.self).map(Safetensors.half)
    default:
      throw .wrongType(file: file, tensor: name, type: entry.type, needed: "F32, F16 or BF16")
    }
    return Tensor(shape: entry.shape, values: values)
  }

  /// The whole numbers of the tensor called `name`, of dtype I64 or I32, in row-major order.
  /// - Throws: `TensorError` where there is none or it holds no whole numbers.
  public func integers(_ name: String) throws(TensorError) -> [Int] {
    let entry = try entry(name)
    let bytes = data.subdata(in: entry.bytes)
    switch entry.type {
    case "I64": return Safetensors.words(bytes, UInt64.self).map { Int(Int64(bitPattern: $0)) }
    case "I32": return Safetensors.words(bytes, UInt32.self).map { Int(Int32(bitPattern: $0)) }
    default: throw .wrongType(file: file, tensor: name, type: entry.type, needed: "I64 or I32")
    }
  }

  private func entry(_ name: String) throws(TensorError) -> Entry {
    guard let entry = entries[name] else { throw .missingTensor(file: file, tensor: name) }
    return entry
  }

  private static func words<W: FixedWidthInteger>(_ bytes: Data, _: W.Type) -> [W] {
    bytes.withUnsafeBytes { source in
      (0..<source.count / MemoryLayout<W>.size).map {
        W(littleEndian: source.loadUnaligned(fromByteOffset: $0 * MemoryLayout<W>.size, as: W.self))
      }
    }
  }

  /// IEEE 754 binary16 to float32.
  private static func half(_ bits: UInt16) -> Float {
    let sign: Float = bits & 0x8000 == 0 ? 1 : -1
    let exponent = Int(bits >> 10 & 0x1F)
    let fraction = Float(bits & 0x3FF)
    switch exponent {
    case 0: return sign * fraction * Float(sign: .plus, exponent: -24, significand: 1)
    case 31: return fraction == 0 ? sign * .infinity : .nan
    default:
      return Float(sign: .plus, exponent: exponent - 15, significand: sign * (1 + fraction / 1024))
    }
  }

  private static let widths = [
    "F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "I32": 4, "I16": 2, "I8": 1, "U8": 1,
    "BOOL": 1,
  ]
}
