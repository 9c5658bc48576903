/// The name of a model on the hub: `hf:owner/name` or `hf:owner/name@revision`.
///
/// Its parts become parts of a URL and of a path in the store, so only letters, digits, `.`, `_`
/// and `-` are let through, and no part starts with `.` or `-`.
public struct HubName: Hashable, Sendable {
  /// What marks a hub name.
  public static let prefix = "hf:"
  /// The person or organisation.
  public let owner: String
  /// The model.
  public let name: String
  /// Branch, tag or commit; `main` if the text has none.
  public let revision: String

  /// Reads the text form, prefix included. Throws `ReportError.hubName`.
  public init(_ text: String) throws(ReportError) {
    guard text.hasPrefix(Self.prefix) else {
      throw .hubName(text, problem: "a name on the hub starts with \(Self.prefix)")
    }
    let body = text.dropFirst(Self.prefix.count)
    let halves = body.split(separator: "@", omittingEmptySubsequences: false)
    let parts = (halves.first ?? "").split(separator: "/", omittingEmptySubsequences: false)
    guard halves.count <= 2, parts.count == 2 else {
      throw .hubName(text, problem: "not one owner, one name and at most one revision")
    }
    owner = String(parts[0])
    name = String(parts[1])
    revision = halves.count == 2 ? String(halves[1]) : "main"
    for part in [owner, name, revision] where !Self.isSafe(part) {
      throw .hubName(text, problem: "'\(part)' cannot be a part of it")
    }
  }

  /// The text form; `@main` is left out.
  public var text: String {
    "\(Self.prefix)\(owner)/\(name)" + (revision == "main" ? "" : "@\(revision)")
  }

  private static func isSafe(_ part: String) -> Bool {
    guard let first = part.utf8.first, !".-".utf8.contains(first), part.utf8.count <= 128 else {
      return false
    }
    let allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-".utf8
    return part.utf8.allSatisfy(allowed.contains)
  }
}
