import Foundation
import Graphics

/// The links, destinations and outline of a document, checked, and in the form that Cairo's tags
/// take. Cairo itself would answer a link that leads nowhere with "invalid tag" at the very end.
struct DocumentLinks {
  /// The outline; each level is at most one more than the one before.
  let outline: [OutlineEntry]

  /// Checks that every link and outline entry leads somewhere and that no destination is named
  /// twice.
  init(_ document: PagedDocument) throws(CairoRendererError) {
    var names: Set<String> = []
    for (index, page) in document.pages.enumerated() {
      for case .destination(let name, _) in page.items where !names.insert(name).inserted {
        throw .repeatedDestination(name: name, page: index + 1)
      }
    }
    for (index, page) in document.pages.enumerated() {
      for case .link(_, .destination(let name)) in page.items where !names.contains(name) {
        throw .unknownDestination(name: name, from: "a link on page \(index + 1)")
      }
    }
    var deepest = 1
    for entry in document.outline {
      guard (1...deepest).contains(entry.level) else {
        throw .outlineLevel(title: entry.title, expected: deepest, found: entry.level)
      }
      guard names.contains(entry.destination) else {
        throw .unknownDestination(
          name: entry.destination, from: "the outline entry '\(entry.title)'")
      }
      guard !entry.title.utf8.contains(0) else {
        throw .nullCharacter(what: "a title of the outline")
      }
      deepest = entry.level + 1
    }
    outline = document.outline
  }

  /// The attributes of a link that covers `frame`.
  static func attributes(
    of target: LinkTarget, in frame: Rectangle
  ) throws(CairoRendererError) -> String {
    let numbers = try [frame.x, frame.y, frame.width, frame.height].map(decimal)
    let place =
      switch target {
      case .address(let address): "uri='\(escape(address, keeping: addressCharacters))'"
      case .destination(let name): attributes(of: name)
      }
    return "\(place) rect=[\(numbers.joined(separator: " "))]"
  }

  /// The attributes of a named place.
  static func attributes(
    of name: String, at point: Point
  ) throws(CairoRendererError) -> String {
    let name = escape(name, keeping: nameCharacters)
    return try "name='\(name)' x=\(decimal(point.x)) y=\(decimal(point.y))"
  }

  /// The attributes of a link to a named place.
  static func attributes(of destination: String) -> String {
    "dest='\(escape(destination, keeping: nameCharacters))'"
  }

  /// Percent signs and hexadecimal digits for everything that Cairo or PDF would read as syntax,
  /// and for everything that is not ASCII.
  private static func escape(_ text: String, keeping kept: Set<UInt8>) -> String {
    text.utf8.reduce(into: "") { escaped, byte in
      if kept.contains(byte) {
        escaped.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        escaped += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
  }

  private static let nameCharacters = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~".utf8)

  /// RFC 3986 without parentheses and the apostrophe; a percent sign stays, for addresses come
  /// escaped.
  private static let addressCharacters = nameCharacters.union(":/?#[]@!$&*+,;=%".utf8)

  private static func decimal(_ number: Double) throws(CairoRendererError) -> String {
    guard number.isFinite, abs(number) < 1e6 else { throw .notFinite(what: "the place of a link") }
    let thousandths = Int((number * 1000).rounded())
    let (whole, part) = abs(thousandths).quotientAndRemainder(dividingBy: 1000)
    let digits = String(1000 + part).dropFirst()
    return "\(thousandths < 0 ? "-" : "")\(whole).\(digits)"
  }
}
