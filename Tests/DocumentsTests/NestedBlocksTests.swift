import Graphics
import Testing

@testable import Documents

/// Lists, quotes and callouts within one another, deeper than a page is wide.
@Suite struct NestedBlocksTests {
  /// An item within an item and so on, with `content` in the last.
  private func nested(_ depth: Int, _ content: [String]) -> String {
    let items = (0..<depth).map { String(repeating: "  ", count: $0) + "- item\($0)" }
    let indent = String(repeating: "  ", count: depth)
    return (items + [""] + content.map { indent + $0 }).joined(separator: "\n")
  }

  private let code = ["```", "some code that is longer than a narrow column", "```"]

  @Test(.timeLimit(.minutes(1)), arguments: [3, 20, 25, 31])
  func codeIsShownHoweverDeepItStands(depth: Int) throws {
    let (document, warnings) = try typeset(nested(depth, code))
    let shown = document.pages.flatMap(\.texts).joined().filter { !$0.isWhitespace }
    #expect(shown.contains(code[1].filter { !$0.isWhitespace }))
    // 452 points have room for 22 indentations of 17 and a column of 72.
    #expect(warnings.isEmpty == (depth <= 22), "\(warnings)")
    for warning in warnings {
      guard case .overfull(_, "a list within others", let excess) = warning else {
        Issue.record("\(warning)")
        continue
      }
      #expect(excess > 0 && excess <= DocumentStyle.report.listIndent)
    }
  }

  @Test(.timeLimit(.minutes(1))) func quotesAndCalloutsNeverLoseTheirWidth() throws {
    let deep = String(repeating: "> ", count: 31)
    let (_, warnings) = try typeset("\(deep)[!NOTE]\n\(deep)```\n\(deep)some code\n\(deep)```")
    #expect(!warnings.isEmpty)
    #expect(warnings.allSatisfy { "\($0)".contains("within others is") })
  }

  @Test(.timeLimit(.minutes(1))) func codeInAColumnNarrowerThanALetterIsToldOf() throws {
    var style = DocumentStyle.report
    style.margins.right = style.pageSize.width - style.margins.left - 10
    let (document, warnings) = try typeset("```\nabc\n```", style: style)
    #expect(document.pages.flatMap(\.texts).joined().hasPrefix("abc"))
    #expect(warnings.contains { "\($0)".contains("line 2: code is ") })
  }
}
