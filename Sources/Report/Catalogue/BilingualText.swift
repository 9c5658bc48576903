/// A text in the languages that a report can have.
public struct BilingualText: Codable, Hashable, Sendable {
  /// In English.
  public let english: String
  /// In Korean.
  public let korean: String

  /// The same text in both languages.
  public init(english: String, korean: String) {
    self.english = english
    self.korean = korean
  }

  /// The text in `language`.
  public func text(in language: Language) -> String {
    switch language {
    case .english: english
    case .korean: korean
    }
  }

  enum CodingKeys: String, CodingKey {
    case english = "en"
    case korean = "ko"
  }
}
