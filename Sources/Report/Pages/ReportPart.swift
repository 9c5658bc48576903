import Foundation

/// A part of what is written that is made beside the others: the report of a language, or the data.
struct ReportPart {
  /// By path in the output folder.
  var files: [String: Data] = [:]
  /// What is not as it should be.
  var warnings: [String] = []
  /// Characters that no font has, sorted.
  var undrawableCharacters: [Character] = []
  /// Why there is not all of it.
  private(set) var failure: (any Error)?

  /// What `make` puts into it until it is done or throws.
  init(_ make: (inout ReportPart) throws -> Void) {
    do {
      try make(&self)
    } catch {
      failure = error
    }
  }
}
