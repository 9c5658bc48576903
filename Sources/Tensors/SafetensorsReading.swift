import Foundation

extension Safetensors {
  /// The tensor called `name`, converted to float32 from F32, F16 or BF16.
  /// - Throws: `TensorError` where there is none or it holds no real numbers.
  public func tensor(_ name: String) throws(TensorError) -> Tensor {
    let entry = try entry(name)
    let values: [Float]
    switch entry.type {
    case "F32": values = floats(entry)
    case "BF16":
      values = elements(entry) { (bits: UInt16) in Float(bitPattern: UInt32(bits) << 16) }
    case "F16": values = elements(entry) { (bits: UInt16) in Float(Float16(bitPattern: bits)) }
    default:
      throw .wrongType(file: file, tensor: name, type: entry.type, needed: "F32, F16 or BF16")
    }
    return Tensor(shape: entry.shape, values: values)
  }

  /// The whole numbers of the tensor called `name`, of dtype I64 or I32, in row-major order.
  /// - Throws: `TensorError` where there is none or it holds no whole numbers.
  public func integers(_ name: String) throws(TensorError) -> [Int] {
    let entry = try entry(name)
    switch entry.type {
    case "I64": return elements(entry) { (bits: UInt64) in Int(Int64(bitPattern: bits)) }
    case "I32": return elements(entry) { (bits: UInt32) in Int(Int32(bitPattern: bits)) }
    default: throw .wrongType(file: file, tensor: name, type: entry.type, needed: "I64 or I32")
    }
  }

  private func entry(_ name: String) throws(TensorError) -> Entry {
    guard let entry = entries[name] else { throw .missingTensor(file: file, tensor: name) }
    return entry
  }

  /// The bytes of `entry`, not copied.
  private func bytes(_ entry: Entry) -> Data {
    let start = data.startIndex + bodyOffset
    return data[start + entry.bytes.lowerBound..<start + entry.bytes.upperBound]
  }

  private func elements<Bits: FixedWidthInteger, Value>(
    _ entry: Entry, _ value: (Bits) -> Value
  ) -> [Value] {
    let width = MemoryLayout<Bits>.size
    return bytes(entry).withUnsafeBytes { source in
      (0..<entry.count).map {
        value(Bits(littleEndian: source.loadUnaligned(fromByteOffset: $0 * width, as: Bits.self)))
      }
    }
  }

  /// The most of every checkpoint: copied in one go where the machine stores floats as the file.
  private func floats(_ entry: Entry) -> [Float] {
    #if _endian(little)
      bytes(entry).withUnsafeBytes { source in
        [Float](unsafeUninitializedCapacity: entry.count) { values, count in
          UnsafeMutableRawBufferPointer(values).copyMemory(from: source)
          count = entry.count
        }
      }
    #else
      elements(entry) { (bits: UInt32) in Float(bitPattern: bits) }
    #endif
  }
}
