import Graphics
import Testing

@testable import Documents

@Suite struct PageBreakerTests {
  private let area = DocumentStyle.report.textArea

  private func words(_ count: Int) -> String {
    Array(repeating: "word", count: count).joined(separator: " ")
  }

  private func table(_ number: Int, rows: Int) -> String {
    "**Table \(number).** cap\(number)c\n\n| head\(number) |\n|---|\n"
      + (0..<rows).map { "| t\(number)r\($0) |\n" }.joined() + "\n"
  }

  /// How many rows of a table stand on each page that has any.
  private func rows(of number: Int, in document: PagedDocument) -> [Int] {
    document.pages.map { $0.texts.count { $0.hasPrefix("t\(number)r") } }.filter { $0 > 0 }
  }

  @Test(arguments: [(15, 1), (26, 2)])
  func aLowTableWaitsForThePageThatHoldsItAndAHighOneIsBroken(count: Int, pieces: Int) throws {
    let (document, _) = try typeset(
      words(300) + "\n\n" + table(1, rows: count) + "after " + words(500))
    let found = rows(of: 1, in: document)
    #expect(found.reduce(0, +) == count && found.count == pieces, "\(found)")
    // The text goes on before a table that waits, and not before one that is broken.
    let after = try #require(document.pages.firstIndex { $0.position(of: "after") != nil })
    let first = try #require(document.pages.firstIndex { $0.position(of: "cap1c") != nil })
    #expect(pieces == 1 ? after <= first : after > first)
  }

  @Test(arguments: [200, 700, 1000, 1200]) func noTableBeginsWithASmallPiece(before: Int) throws {
    let (document, warnings) = try typeset(
      words(before) + "\n\n" + table(1, rows: 80) + words(300))
    #expect(warnings.isEmpty)
    let pieces = rows(of: 1, in: document)
    #expect(pieces.reduce(0, +) == 80)
    #expect(pieces.dropLast().allSatisfy { Double($0) * 17.9 > area.height / 3 - 50 })
    for page in document.pages where page.texts.contains(where: { $0.hasPrefix("t1r") }) {
      #expect(page.texts.count { $0 == "head1" } == 1)
    }
  }

  @Test func figuresComeAfterALongTableAndNotBetweenItsPieces() throws {
    let (document, _) = try typeset(
      words(700) + "\n\n![a](f)\n\n**Figure 1.** x\n\n" + table(1, rows: 80) + words(100),
      figures: ["f": picture(400, 560)])
    let pieces = document.pages.map { page in
      (rows: page.texts.count { $0.hasPrefix("t1r") }, pictures: page.pictures.count)
    }
    #expect(pieces.filter { $0.rows > 0 }.count == 3 || pieces.filter { $0.rows > 0 }.count == 2)
    for (index, piece) in pieces.enumerated().dropFirst() where piece.rows > 0 {
      #expect(pieces[index - 1].rows == 0 || piece.pictures == 0)
    }
  }

  @Test(arguments: [("###", true), ("##", false)])
  func textOfTheNextSectionFillsAPageThatAFigureLeavesHalfEmpty(mark: String, fills: Bool) throws {
    let (document, warnings) = try typeset(
      "## one\n\n### first\n\n" + words(640) + "\n\n![a](small)\n\n**Figure 1.** x\n\n"
        + "![a](high)\n\n**Figure 2.** x\n\n\(mark) second\n\n" + words(120),
      figures: ["small": picture(400, 250), "high": picture(400, 640)])
    #expect(warnings.isEmpty)
    let page = try #require(document.pages.firstIndex { $0.position(of: "second") != nil })
    let pictures = try #require(document.pages.firstIndex { !$0.pictures.isEmpty })
    // Under the small figure; a chapter begins after the high one, too.
    #expect(document.pages[pictures].pictures.count == 1)
    #expect(page == (fills ? pictures : pictures + 1))
  }

  @Test func nothingFloatsPastTheEndOfItsChapter() throws {
    var markdown = ""
    for chapter in 1...4 {
      markdown += "## chapter\(chapter)c\n\n\(words(900))\n\n"
      for figure in 1...3 {
        markdown += "![a](\(chapter * 10 + figure))\n\n**Figure \(chapter * 10 + figure).** x\n\n"
      }
      markdown += table(chapter, rows: 30) + words(30) + "\n\n"
    }
    let figures = Dictionary(
      uniqueKeysWithValues: (1...4).flatMap { chapter in
        (1...3).map { figure in
          ("\(chapter * 10 + figure)", picture(400, 300 + Double(chapter * 10 + figure)))
        }
      })
    let (document, warnings) = try typeset(markdown, figures: figures)
    #expect(warnings.isEmpty)
    // Chapters, tables and figures as they come, each with the number of its chapter.
    var chapters: [Int] = []
    for page in document.pages {
      let found = page.items.compactMap { item -> (Double, Int)? in
        switch item {
        case .mark(.text(let text, let point, _, _, _)):
          let mark = text.firstMatch(of: /chapter(\d)c|cap(\d)c/)
          let number = (mark?.1 ?? mark?.2).flatMap { Int($0) }
          return number.map { (point.y, $0) }
        case .scene(let scene, let frame): return (frame.y, Int(scene.size.height - 300) / 10)
        default: return nil
        }
      }
      chapters += found.sorted { $0.0 < $1.0 }.map(\.1)
    }
    #expect(chapters == chapters.sorted())
    #expect(chapters.count == 20)
  }
}
