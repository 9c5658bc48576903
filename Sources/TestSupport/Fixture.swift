import Foundation

/// The files of `Tests/Fixtures`, found from where this file stood when it was compiled.
public enum Fixture {
  /// The folder or file called `name`.
  public static func url(_ name: String) -> URL {
    root.appendingPathComponent("Tests/Fixtures").appendingPathComponent(name)
  }

  /// The root of the package.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
