import Graphics
import Testing

@testable import Documents

@Suite struct NotesAtFootTests {
  private let area = DocumentStyle.report.textArea

  private func check(_ document: PagedDocument) {
    LayoutLaws(document: document, style: .report, measuring: FixedMeasuring()).check()
  }

  @Test func numbersLeadToNotesAtTheFootOfTheirPage() throws {
    let (document, warnings) = try typeset("a[^x]\n\n[^x]: the note")
    let page = document.pages[0]
    #expect(warnings.isEmpty)
    #expect(page.texts == ["a", "1", "1", "the note", "1"])
    #expect(page.destinations == ["note-1"])
    #expect(page.position(of: "the note").map { $0.y > area.maxY - 13 } == true)
    check(document)
  }

  @Test func eachNoteStandsOnThePageOfItsFirstReference() throws {
    let filler = Array(repeating: "word", count: 150).joined(separator: " ")
    var markdown = ""
    for index in 0..<60 { markdown += "ref\(index)x[^n\(index)] \(filler) again[^n\(index)]\n\n" }
    for index in 0..<60 { markdown += "[^n\(index)]: note\(index)x\n" }
    let (document, warnings) = try typeset(markdown)
    #expect(warnings.isEmpty)
    for index in 0..<60 {
      let pages = document.pages.filter { $0.position(of: "note\(index)x") != nil }
      #expect(pages.count == 1)
      let reference = pages.first?.position(of: "ref\(index)x")
      let note = pages.first?.position(of: "note\(index)x")
      #expect((reference?.y ?? 9e9) < (note?.y ?? 0))
    }
    check(document)
  }

  @Test func aNoteLongerThanItsRoomGoesOnAtTheFootOfTheNextPages() throws {
    let note = (0..<2500).map { "n\($0)n" }.joined(separator: " ")
    let text = (0..<900).map { "t\($0)t" }.joined(separator: " ")
    let (document, warnings) = try typeset("start[^1] \(text)\n\n[^1]: \(note)")
    #expect(warnings.isEmpty)
    let words = document.pages.map { page in
      page.texts.flatMap { $0.split(separator: " ") }.filter { $0.hasPrefix("n") }
    }
    #expect(words.joined().joined(separator: " ") == note)
    #expect(words.count { !$0.isEmpty } > 1)
    #expect(document.pages[1].texts.contains { $0.hasPrefix("t") })
    check(document)
  }

  @Test func notesOfCellsCaptionsListsAndOtherNotesAreShown() throws {
    let (document, warnings) = try typeset(
      """
      **Table 1.** cap[^a]

      | x |
      |---|
      | c[^b] |

      - item[^c]

      ![f](f)

      **Figure 1.** cap[^d]

      [^a]: first
      [^b]: second
      [^c]: third, see[^e]
      [^d]: fourth
      [^e]: fifth
      """, figures: ["f": picture(100, 100)])
    #expect(warnings.isEmpty)
    let page = document.pages[0]
    for note in ["first", "second", "third", "fourth", "fifth"] {
      #expect(page.position(of: note) != nil, "\(note)")
    }
    check(document)
  }

  @Test func aHeaderThatIsRepeatedShowsItsNoteOnce() throws {
    let rows = (0..<90).map { "| r\($0) |\n" }.joined()
    let (document, _) = try typeset("| h[^1] |\n|---|\n\(rows)\n[^1]: note")
    #expect(document.pages.count > 1)
    #expect(document.pages.flatMap(\.texts).count { $0 == "note" } == 1)
    check(document)
  }
}
