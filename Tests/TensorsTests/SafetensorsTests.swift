import Foundation
import TestSupport
import Testing

@testable import Tensors

/// Bits by hand: sign, exponent, fraction.
private let halves: [(UInt16, Float)] = [
  (0x3C00, 1), (0xC000, -2), (0x7BFF, 65504), (0x0001, 0x1p-24), (0x03FF, 0x1.FF8p-15),
  (0x0400, 0x1p-14), (0x3555, 0.333251953125), (0xFC00, -.infinity),
]
private let brainFloats: [(UInt16, Float)] = [
  (0x3F80, 1), (0xC049, -3.140625), (0x7F80, .infinity), (0x0001, 0x1p-133),
]

struct SafetensorsTests {
  private func open(
    _ tensors: [(name: String, content: Safetensors.Content)],
    metadata: [String: String] = ["format": "pt"]
  ) throws -> Safetensors {
    try Safetensors(data: Safetensors.encode(tensors, metadata: metadata), file: "x")
  }

  @Test func whatIsWrittenIsReadBackBitByBit() throws {
    let real = Tensor(
      shape: [2, 3], values: [0, -0.0, 1.5, .infinity, .leastNonzeroMagnitude, -3.4e38])
    let file = try open([
      ("b", .real(real)), ("a", .integers([.min, -1, .max], shape: [3, 1])),
      ("scalar", .real(Tensor(shape: [], values: [7]))),
      ("none", .real(Tensor(shape: [0, 4], values: []))),
    ])
    let read = try file.tensor("b")
    #expect(read.shape == [2, 3])
    #expect(read.values.map(\.bitPattern) == real.values.map(\.bitPattern))
    #expect(try file.integers("a") == [.min, -1, .max])
    #expect(try file.tensor("scalar") == Tensor(shape: [], values: [7]))
    #expect(try file.tensor("none") == Tensor(zeros: 0, 4))
    #expect(file.entries["a"]?.shape == [3, 1] && file.entries["a"]?.type == "I64")
    #expect(file.entries.count == 4 && file.metadata == ["format": "pt"])
  }

  @Test func namesAndMetadataMayHoldAnyCharacter() throws {
    let name = "a\"b\\c\n\u{1}é한"
    let file = try open([(name, .real(Tensor(zeros: 1)))], metadata: ["k\"": "v\\\t"])
    #expect(Set(file.entries.keys) == [name])
    #expect(file.metadata == ["k\"": "v\\\t"])
  }

  @Test func tensorsBeginAtAMultipleOfEightBytes() {
    for length in 1...9 {
      let name = String(repeating: "n", count: length)
      let data = Safetensors.encode([(name, .real(Tensor(zeros: 2)))])
      #expect(data.count % 8 == 0)
    }
  }

  @Test func aSliceOfDataIsReadFromItsOwnStart() throws {
    let whole = Data([1, 2, 3]) + Safetensors.encode([("a", .integers([5], shape: [1]))])
    #expect(try Safetensors(data: whole.dropFirst(3), file: "x").integers("a") == [5])
  }

  @Test func aFileOfPythonIsReadInEveryType() throws {
    let file = try Safetensors(contentsOf: Fixture.url("safetensors/python.safetensors"))
    func bits(_ name: String) throws -> [UInt32] {
      try file.tensor(name).values.map(\.bitPattern)
    }
    #expect(
      try file.tensor("f32")
        == Tensor(
          shape: [2, 2],
          values: [1.5, -0.1, 3.0e38, Float(sign: .plus, exponent: -149, significand: 71362)]))
    let halves: [Float] = [0, -0.0, 1, -2.5, 65504, 0x1p-14, 0x1p-24, .infinity]
    #expect(try bits("f16") == halves.map(\.bitPattern))
    #expect(try file.tensor("bf16").values == [1, -3.140625, 3.3895313892515355e38])
    #expect(try file.integers("i64") == [-1, 9_007_199_254_740_993])
    #expect(try file.integers("i32") == [-2_147_483_648, 2_147_483_647])
    #expect(try file.tensor("scalar") == Tensor(shape: [], values: [4]))
    #expect(try file.tensor("empty") == Tensor(zeros: 0, 3))
    #expect(try file.tensor("na\"me\\\u{e9}").values == [9])
    #expect(file.metadata["safetensors"] == "0.8.0")
  }

  @Test(arguments: halves)
  func halfPrecisionIsDecodedByItsBits(bits: UInt16, value: Float) throws {
    #expect(try half("F16", bits) == value)
  }

  @Test(arguments: brainFloats)
  func brainFloatIsTheUpperHalfOfAFloat(bits: UInt16, value: Float) throws {
    #expect(try half("BF16", bits) == value)
  }

  @Test func halvesThatAreNoNumbersStayNone() throws {
    #expect(try half("F16", 0x7E00).isNaN && half("BF16", 0x7FC0).isNaN)
  }

  private func half(_ type: String, _ bits: UInt16) throws -> Float {
    let body = Data([UInt8(bits & 0xFF), UInt8(bits >> 8)])
    let file = try Safetensors(
      data: safetensors(#"{"a":{"dtype":"\#(type)","shape":[1],"data_offsets":[0,2]}}"#, body),
      file: "x")
    return try file.tensor("a").values[0]
  }
}

/// The bytes of a file with `header` and `body`.
func safetensors(_ header: String, _ body: Data = Data()) -> Data {
  var file = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) }
  file += Data(header.utf8)
  return file + body
}
