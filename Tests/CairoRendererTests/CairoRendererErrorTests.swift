import Testing

@testable import CairoRenderer

@Suite struct CairoRendererErrorTests {
  static let messages: [(CairoRendererError, String)] = [
    (
      .fontMissing(file: "A.ttf", folder: "fonts"),
      "fonts: 'A.ttf' is not in 'fonts'. Copy the folder fonts/ of the source there."
    ),
    (
      .fontUnreadable(path: "fonts/A.ttf"),
      "fonts: 'fonts/A.ttf' cannot be read as a font. Copy it again from fonts/ of the source and"
        + " check that it may be read."
    ),
    (
      .fontFamily(path: "fonts/A.ttf", expected: "A", found: "B"),
      "fonts: 'fonts/A.ttf' holds the family 'B', expected 'A'."
        + " Copy it again from fonts/ of the source."
    ),
    (
      .size(what: "PNG", width: 0, height: 10, largest: 100),
      "PNG: its size is 0.0 × 10.0, expected more than 0 and at most 100.0."
        + " Change the size of the picture or the scale."
    ),
    (
      .notFinite(what: "rectangle"),
      "rectangle is not a finite number. Check the numbers that the picture was made from."
    ),
    (.noPages, "PDF: the document has no pages, expected at least one."),
    (
      .unknownDestination(name: "x", from: "a link on page 2"),
      "PDF: a link on page 2 leads to 'x', which no page has."
        + " Add the destination or remove the link."
    ),
    (
      .repeatedDestination(name: "x", page: 3),
      "PDF: the destination 'x' stands a second time on page 3. Give one of the two another name."
    ),
    (
      .outlineLevel(title: "T", expected: 2, found: 4),
      "PDF: the outline entry 'T' has level 4, expected 1 to 2."
        + " Give the headings levels without gaps."
    ),
    (.date("x"), "PDF: the date is 'x', expected a form like 2025-05-30T00:00:00Z."),
    (
      .nullCharacter(what: "title"),
      "PDF: title contains the null character. Remove it from the text."
    ),
    (.library(step: "SVG", message: "out of memory"), "SVG: out of memory"),
  ]

  @Test(arguments: messages) func messageSaysWhatAndWhatToDo(
    _ error: CairoRendererError, _ text: String
  ) {
    #expect(error.description == text)
    #expect(error.localizedDescription == text)
  }
}
