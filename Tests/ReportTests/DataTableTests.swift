import Foundation
import Testing

@testable import Report

struct DataTableTests {
  private func read(_ text: String, header: [String]) throws -> DataTable {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(text, to: "t.csv")
    return try DataTable(reading: "t.csv", of: folder.url, header: header)
  }

  @Test(arguments: [
    ",", "\"", "\"\"", "a,\"b\"", "line\nbreak", "\r\n", " leading", "trailing ", "", "영화", "'",
    "\t",
    "##s", "[CLS]",
  ])
  func tokenComesBackAsItWas(token: String) throws {
    let table = DataTable(
      ["index", "token", "more"], rows: [["0", token, "x"], ["1", "y", token]])
    #expect(try read(table.csv, header: table.header) == table)
  }

  @Test func plainFieldsAreNotQuoted() {
    let table = DataTable(["a", "b"], rows: [["1", "x y"], ["2", "a,\"b\""]])
    #expect(table.csv == "a,b\n1,x y\n2,\"a,\"\"b\"\"\"\n")
  }

  @Test func otherColumnsAreRefused() throws {
    let error = try #require(throws: ReportError.self) {
      try read("a,c\n1,2\n", header: ["a", "b"])
    }
    #expect(error.description.hasSuffix("/t.csv: has the columns a,c, expected a,b"))
    #expect(error.exitCode == 1)
  }

  @Test func fieldThatIsNoNumberIsNamed() throws {
    let table = DataTable(["a", "b"], rows: [["1", "2.5"], ["x"]])
    #expect(try table.number(0, 0, in: "t.csv") as Int == 1)
    #expect(try table.number(0, 1, in: "t.csv") as Double == 2.5)
    for column in 0..<2 {
      #expect(
        throws: ReportError.data(
          file: "t.csv", problem: "row 2 has no number in column \(column + 1)")
      ) { try table.number(1, column, in: "t.csv") as Int }
    }
  }
}
