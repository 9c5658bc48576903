import Foundation
import Testing

@testable import CairoRenderer

@Suite struct CrossReferenceRepairTests {
  private let file = """
    %PDF-1.5
    1 0 obj
    << /Type /Outlines
       /Count -12
    >>
    endobj
    xref
    0 3
    0000000000 65535 f\u{20}
    0000000009 00000 n\u{20}
    0000000000 00000 n\u{20}
    trailer
    << /Size 3 >>
    startxref
    60
    %%EOF

    """

  @Test func objectsThatAreNotThereBecomeFree() throws {
    let repaired = try CrossReferenceRepair.repaired(Data(file.utf8), keepsDate: true)
    let expected =
      file
      .replacingOccurrences(of: "0000000000 00000 n", with: "0000000000 65535 f")
      .replacingOccurrences(of: "/Count -12", with: "/Count 12 ")
    #expect(String(decoding: repaired, as: UTF8.self) == expected)
  }

  @Test func aSoundFileStaysAsItIs() throws {
    let repaired = try CrossReferenceRepair.repaired(Data(file.utf8), keepsDate: true)
    #expect(try CrossReferenceRepair.repaired(repaired, keepsDate: true) == repaired)
  }

  @Test func aDateThatIsNotToBeKeptBecomesSpaces() throws {
    let dated = file.replacingOccurrences(
      of: "<< /Type /Outlines\n   /Count -12\n",
      with: "<< /Producer (cairo)\n   /CreationDate (2000)\n")
    let length = dated.utf8.count - file.utf8.count
    let moved = dated.replacingOccurrences(of: "\n60\n", with: "\n\(60 + length)\n")
    let kept = try CrossReferenceRepair.repaired(Data(moved.utf8), keepsDate: true)
    #expect(String(decoding: kept, as: UTF8.self).contains("/CreationDate (2000)\n"))
    let removed = try CrossReferenceRepair.repaired(Data(moved.utf8), keepsDate: false)
    #expect(
      String(decoding: removed, as: UTF8.self)
        == String(decoding: kept, as: UTF8.self).replacingOccurrences(
          of: "   /CreationDate (2000)", with: String(repeating: " ", count: 23)))
    #expect(throws: CairoRendererError.self) {
      try CrossReferenceRepair.repaired(Data(file.utf8), keepsDate: false)
    }
  }

  @Test func aFileWithoutAReadableTableIsRefused() {
    for text in [
      "", "startxref\n", file.replacingOccurrences(of: "startxref", with: "endxref"),
      file.replacingOccurrences(of: "\n60\n", with: "\n99999\n"),
      file.replacingOccurrences(of: "\n0 3\n", with: "\n0 999\n"),
    ] {
      #expect(throws: CairoRendererError.self) {
        try CrossReferenceRepair.repaired(Data(text.utf8), keepsDate: true)
      }
    }
  }
}
