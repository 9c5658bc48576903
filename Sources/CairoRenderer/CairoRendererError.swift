import Foundation

/// What can go wrong when fonts are opened or a picture or document is written.
public enum CairoRendererError: Error, Hashable, Sendable {
  /// A font file is not in the folder of fonts.
  case fontMissing(file: String, folder: String)
  /// A font file is there but cannot be read as a font.
  case fontUnreadable(path: String)
  /// A font file holds another family than the one it should.
  case fontFamily(path: String, expected: String, found: String)
  /// A picture is empty, or larger than Cairo can hold.
  case size(what: String, width: Double, height: Double, largest: Double)
  /// A coordinate, a width or a size of text is not a finite number.
  case notFinite(what: String)
  /// A document without pages.
  case noPages
  /// A link or an entry of the outline leads to a destination that no page has.
  case unknownDestination(name: String, from: String)
  /// A destination stands at two places.
  case repeatedDestination(name: String, page: Int)
  /// An entry of the outline lies more than one level below the one before it.
  case outlineLevel(title: String, expected: Int, found: Int)
  /// The date of a document is not written as ISO 8601 in UTC.
  case date(String)
  /// Text that goes beside the pages (a title, an address) has a character that PDF cannot hold.
  case nullCharacter(what: String)
  /// Cairo, Pango or fontconfig refused.
  case library(step: String, message: String)
}

extension CairoRendererError: CustomStringConvertible, LocalizedError {
  /// What happened, where, what was expected, and what to do.
  public var description: String {
    switch self {
    case .fontMissing(let file, let folder):
      "fonts: '\(file)' is not in '\(folder)'. Copy the folder fonts/ of the source there."
    case .fontUnreadable(let path):
      "fonts: '\(path)' cannot be read as a font. Copy it again from fonts/ of the source and"
        + " check that it may be read."
    case .fontFamily(let path, let expected, let found):
      "fonts: '\(path)' holds the family '\(found)', expected '\(expected)'."
        + " Copy it again from fonts/ of the source."
    case .size(let what, let width, let height, let largest):
      "\(what): its size is \(width) × \(height), expected more than 0 and at most \(largest)."
        + " Change the size of the picture or the scale."
    case .notFinite(let what):
      "\(what) is not a finite number. Check the numbers that the picture was made from."
    case .noPages:
      "PDF: the document has no pages, expected at least one."
    case .unknownDestination(let name, let from):
      "PDF: \(from) leads to '\(name)', which no page has. Add the destination or remove the link."
    case .repeatedDestination(let name, let page):
      "PDF: the destination '\(name)' stands a second time on page \(page)."
        + " Give one of the two another name."
    case .outlineLevel(let title, let expected, let found):
      "PDF: the outline entry '\(title)' has level \(found), expected 1 to \(expected)."
        + " Give the headings levels without gaps."
    case .date(let text):
      "PDF: the date is '\(text)', expected a form like 2025-05-30T00:00:00Z."
    case .nullCharacter(let what):
      "PDF: \(what) contains the null character. Remove it from the text."
    case .library(let step, let message):
      "\(step): \(message)"
    }
  }

  /// The same text as `description`.
  public var errorDescription: String? { description }
}
