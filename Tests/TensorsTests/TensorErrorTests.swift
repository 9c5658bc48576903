import Foundation
import TestSupport
import Testing

@testable import Tensors

/// A file that breaks the format, and what is said about it.
struct MalformedFile: CustomTestStringConvertible, Sendable {
  let data: Data
  let reason: String
  var testDescription: String { reason }

  init(_ data: Data, _ reason: String) {
    self.data = data
    self.reason = reason
  }

  /// A header and a body of `bytes` zeros.
  init(_ header: String, bytes: Int = 8, _ reason: String) {
    self.init(safetensors(header, Data(count: bytes)), reason)
  }

  /// A file with the one tensor `a`, described by `fields`.
  init(a fields: String, bytes: Int = 8, _ reason: String) {
    self.init(#"{"a":{\#(fields)}}"#, bytes: bytes, reason)
  }
}

private let lacking = "tensor 'a' lacks dtype, shape or two data_offsets"
private let noObject = "has a header that is not a JSON object"

private let malformed: [MalformedFile] = [
  MalformedFile(Data(), "has 0 bytes; the length of the header alone takes 8"),
  MalformedFile(Data(count: 7), "has 7 bytes; the length of the header alone takes 8"),
  MalformedFile(
    Data([3, 0, 0, 0, 0, 0, 0, 0]) + Data("{}".utf8),
    "announces a header of 3 bytes, but only 2 follow"),
  MalformedFile(
    Data(repeating: 0xFF, count: 8) + Data("{}".utf8),
    "announces a header of 18446744073709551615 bytes, but only 2 follow"),
  MalformedFile("", noObject),
  MalformedFile("{\"a\"", noObject),
  MalformedFile("[1]", noObject),
  MalformedFile(Data([2, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFE]), noObject),
  MalformedFile(#"{"a":7}"#, lacking),
  MalformedFile(a: "", lacking),
  MalformedFile(a: #""shape":[2],"data_offsets":[0,8]"#, lacking),
  MalformedFile(a: #""dtype":"F32","data_offsets":[0,8]"#, lacking),
  MalformedFile(a: #""dtype":"F32","shape":[2]"#, lacking),
  MalformedFile(a: #""dtype":"F32","shape":[2],"data_offsets":[0]"#, lacking),
  MalformedFile(a: #""dtype":"F32","shape":[2],"data_offsets":[0,8,8]"#, lacking),
  MalformedFile(a: #""dtype":"F32","shape":[2.5],"data_offsets":[0,8]"#, lacking),
  MalformedFile(a: #""dtype":"F32","shape":["2"],"data_offsets":[0,8]"#, lacking),
  MalformedFile(a: #""dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,8]"#, lacking),
  MalformedFile(a: #""dtype":"F32","shape":2,"data_offsets":[0,8]"#, lacking),
  MalformedFile(
    a: #""dtype":"F8","shape":[8],"data_offsets":[0,8]"#,
    """
    tensor 'a' has dtype 'F8'; known are BF16, BOOL, F16, F32, F64, I16, I32, I64, I8, U8
    """),
  MalformedFile(
    a: #""dtype":"F32","shape":[-2],"data_offsets":[0,8]"#, "tensor 'a' has shape [-2]"),
  MalformedFile(
    a: #""dtype":"F32","shape":[-1,-2],"data_offsets":[0,8]"#, "tensor 'a' has shape [-1, -2]"),
  MalformedFile(
    a: #""dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,8]"#,
    "tensor 'a' has shape [4611686018427387904, 4]"),
  MalformedFile(
    a: #""dtype":"F32","shape":[4611686018427387904],"data_offsets":[0,8]"#,
    "tensor 'a' has shape [4611686018427387904]"),
  MalformedFile(
    a: #""dtype":"F32","shape":[2],"data_offsets":[-8,0]"#, "tensor 'a' lies at bytes -8 to 0 of 8"),
  MalformedFile(
    a: #""dtype":"F32","shape":[2],"data_offsets":[8,0]"#, "tensor 'a' lies at bytes 8 to 0 of 8"),
  MalformedFile(
    a: #""dtype":"F32","shape":[3],"data_offsets":[0,12]"#,
    "tensor 'a' lies at bytes 0 to 12 of 8"),
  MalformedFile(
    a: #""dtype":"F32","shape":[2],"data_offsets":[9223372036854775799,9223372036854775807]"#,
    "tensor 'a' lies at bytes 9223372036854775799 to 9223372036854775807 of 8"),
  MalformedFile(
    a: #""dtype":"F32","shape":[3],"data_offsets":[0,8]"#,
    "tensor 'a' of dtype F32 and shape [3] needs 12 bytes, but its data_offsets span 8"),
  MalformedFile(
    a: #""dtype":"F16","shape":[2],"data_offsets":[0,8]"#,
    "tensor 'a' of dtype F16 and shape [2] needs 4 bytes, but its data_offsets span 8"),
  MalformedFile(
    a: #""dtype":"F32","shape":[1],"data_offsets":[4,8]"#,
    "tensor 'a' leaves a gap after the header"),
  MalformedFile(
    a: #""dtype":"F32","shape":[1],"data_offsets":[0,4]"#, "has 4 bytes after its last tensor"),
  MalformedFile("{}", "has 8 bytes after its last tensor"),
  MalformedFile(
    """
    {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},\
    "b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}
    """, "tensor 'b' overlaps tensor 'a'"),
  MalformedFile(
    """
    {"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},\
    "b":{"dtype":"U8","shape":[5],"data_offsets":[3,8]}}
    """, "tensor 'b' leaves a gap after tensor 'a'"),
  MalformedFile(
    """
    {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},\
    "a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}
    """, "names 'a' twice in its header"),
  MalformedFile(
    """
    { "x\\"" : {"dtype":"F32", "shape":[1], "data_offsets":[0,4]},
      "\\u0078\\u0022":{"dtype":"F32","shape":[1],"data_offsets":[4,8]} }
    """, "names 'x\"' twice in its header"),
  MalformedFile(#"{"__metadata__":{"a":1}}"#, "has a __metadata__ that is not a map of texts"),
  MalformedFile(#"{"__metadata__":["a"]}"#, "has a __metadata__ that is not a map of texts"),
]

@Test(arguments: malformed)
func aBrokenFileIsToldWithWhatIsWrong(file: MalformedFile) {
  let error = #expect(throws: TensorError.self) {
    try Safetensors(data: file.data, file: "m.safetensors")
  }
  #expect(
    error?.description
      == """
      m.safetensors: \(file.reason). The file is damaged or no safetensors file; fetch or save \
      it again.
      """)
}

@Test func aFileMayNameTheSameFieldsInSeveralTensors() throws {
  let file = try Safetensors(
    data: safetensors(
      """
      {"dtype":{"dtype":"U8","shape":[3],"data_offsets":[5,8]},\
      "shape":{"dtype":"U8","shape":[5],"data_offsets":[0,5]}}
      """, Data(count: 8)), file: "x")
  #expect(Set(file.entries.keys) == ["dtype", "shape"])
}

@Test func aTensorThatIsMissingOrOfAnotherTypeIsTold() throws {
  let file = try Safetensors(
    data: safetensors(
      """
      {"u":{"dtype":"U8","shape":[8],"data_offsets":[0,8]},\
      "f":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}
      """, Data(count: 12)), file: "x")
  func message(_ body: () throws(TensorError) -> Void) -> String? {
    #expect(throws: TensorError.self, performing: body)?.description
  }
  #expect(
    message { () throws(TensorError) in _ = try file.tensor("w") }
      == "x: tensor 'w' is missing. Use a checkpoint that was saved with it.")
  #expect(
    message { () throws(TensorError) in _ = try file.tensor("u") }
      == "x: tensor 'u' has dtype U8, expected F32, F16 or BF16. Save it as one of these.")
  #expect(
    message { () throws(TensorError) in _ = try file.integers("f") }
      == "x: tensor 'f' has dtype F32, expected I64 or I32. Save it as one of these.")
}

@Test func aFileThatCannotBeReadIsToldWithItsReason() throws {
  let missing = #expect(throws: TensorError.self) {
    try Safetensors(contentsOf: URL(fileURLWithPath: "/no/such/model.safetensors"))
  }
  #expect(
    missing?.description == """
      /no/such/model.safetensors: cannot be read: no such file or folder. Check the path and its \
      permissions.
      """)
  let folder = try TemporaryFolder()
  let directory = #expect(throws: TensorError.self) { try Safetensors(contentsOf: folder.url) }
  #expect(
    directory?.description.hasPrefix("\(folder.url.path): cannot be read: ") == true)
  let empty = try folder.write(Data(), to: "empty.safetensors")
  #expect(throws: TensorError.self) { try Safetensors(contentsOf: empty) }
}
