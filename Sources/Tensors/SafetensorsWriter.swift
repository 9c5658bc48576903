import Foundation

extension Safetensors {
  /// What can be written: real numbers, or whole ones.
  public enum Content: Sendable {
    /// Stored as F32.
    case real(Tensor)
    /// Stored as I64.
    case integers([Int], shape: [Int])

    fileprivate var type: String {
      switch self {
      case .real: "F32"
      case .integers: "I64"
      }
    }

    fileprivate var width: Int {
      switch self {
      case .real: 4
      case .integers: 8
      }
    }

    fileprivate var shape: [Int] {
      switch self {
      case .real(let tensor): tensor.shape
      case .integers(_, let shape): shape
      }
    }

    fileprivate var bytes: Data {
      switch self {
      case .real(let tensor):
        tensor.values.map { $0.bitPattern.littleEndian }.withUnsafeBytes { Data($0) }
      case .integers(let values, _):
        values.map { Int64($0).littleEndian }.withUnsafeBytes { Data($0) }
      }
    }
  }

  /// The bytes of a file with `tensors` in the given order, which may be any: the same tensors in
  /// the same order are the same bytes. Names are unique, whole numbers as many as their shape says.
  public static func encode(
    _ tensors: [(name: String, content: Content)], metadata: [String: String] = ["format": "pt"]
  ) -> Data {
    var header: [String] = []
    if !metadata.isEmpty {
      let pairs = metadata.sorted { $0.key < $1.key }
        .map { "\(quoted($0.key)):\(quoted($0.value))" }
      header.append("\"__metadata__\":{\(pairs.joined(separator: ","))}")
    }
    var body = Data()
    precondition(Set(tensors.map(\.name)).count == tensors.count, "two tensors of one name")
    for (name, content) in tensors {
      let bytes = content.bytes
      precondition(
        bytes.count == content.shape.reduce(content.width, *),
        "tensor '\(name)' does not fill its shape \(content.shape)")
      let shape = content.shape.map(String.init).joined(separator: ",")
      header.append(
        """
        \(quoted(name)):{"dtype":"\(content.type)","shape":[\(shape)],\
        "data_offsets":[\(body.count),\(body.count + bytes.count)]}
        """)
      body.append(bytes)
    }
    var text = Data("{\(header.joined(separator: ","))}".utf8)
    // Tensors begin at a multiple of eight bytes, as the reference writer pads them.
    text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: (8 - text.count % 8) % 8))
    var file = Data()
    withUnsafeBytes(of: UInt64(text.count).littleEndian) { file.append(contentsOf: $0) }
    file.append(text)
    file.append(body)
    return file
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
