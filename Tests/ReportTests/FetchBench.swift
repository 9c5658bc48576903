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
      name: name, kind: kind, summary: "A test.", licence: "MIT", package: "tiny-package",
      version: "1.0", files: files + more)
  }

  func fetcher(
    entries: [CatalogueEntry]? = nil, isOffline: Bool = false, python: String? = nil,
    curl: String = "curl", variables: [String: String] = [:]
  ) throws -> Fetcher {
    let script = try python ?? deliveringPython()
    let environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
    let lines = self.lines
    return Fetcher(
      catalogue: Catalogue(entries: entries ?? [entry]), store: store, isOffline: isOffline,
      python: script, curl: curl, environment: environment, progress: { lines.add($0) })
  }

  /// How often pip was asked to download.
  var downloads: Int {
    let log = (try? String(contentsOf: folder.appending(path: "log"), encoding: .utf8)) ?? ""
    return log.split(separator: "\n").count
  }

  /// A stand-in for python3 whose pip copies a wheel made here; anything else goes to python3.
  private func deliveringPython() throws -> String {
    let data = folder.appending(path: "wheel/tiny_package/data")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    for (name, text) in Self.contents {
      try Data(text.utf8).write(to: data.appending(path: name))
    }
    try Data("unlisted".utf8).write(to: data.appending(path: "unlisted.txt"))
    let wheel = folder.appending(path: "tiny_package-1.0-py3-none-any.whl")
    let program = ExternalProgram("python3", environment: ProcessInfo.processInfo.environment)
    _ = try program?.run([
      "-m", "zipfile", "-c", wheel.path, folder.appending(path: "wheel/tiny_package").path,
    ])
    return try script(
      "python-delivering",
      """
      if [ "$2" != pip ]; then exec python3 "$@"; fi
      echo "$@" >> '\(folder.path)/log'
      while [ "$1" != -d ]; do shift; done
      mkdir -p "$2" && cp '\(wheel.path)' "$2"
      """)
  }

  /// A program that writes words to standard error and fails.
  func failing(status: Int, saying words: String) throws -> String {
    try script("failing-\(UUID().uuidString)", "echo '\(words)' >&2\nexit \(status)")
  }

  private func script(_ name: String, _ body: String) throws -> String {
    let file = folder.appending(path: name)
    if !FileManager.default.fileExists(atPath: file.path) {
      try Data("#!/bin/sh\n\(body)\n".utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }
    return file.path
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
