import Documents
import Foundation

/// A model as a configuration names it, found on this machine.
public struct LocatedModel: Hashable, Sendable {
  /// The folder in Hugging Face's layout.
  public let folder: URL
  /// The catalogue's entry, if it came from there.
  public let entry: CatalogueEntry?
}

/// A data set as a configuration names it, found on this machine.
public struct LocatedDataset: Hashable, Sendable {
  /// A file of reviews, or a folder with `pos/` and `neg/`.
  public let location: URL
  /// Only the rows whose column `source` holds this word; nil for all rows.
  public let source: String?
  /// The catalogue's entry, if it came from there.
  public let entry: CatalogueEntry?
}

extension Fetcher {
  /// The model that a name stands for: a catalogue name (fetched if it is not there), an `hf:`
  /// model that was fetched before, or a folder relative to `base`. Throws `ReportError`.
  public func model(
    named name: String, relativeTo base: URL
  ) throws(ReportError) -> LocatedModel {
    if name.hasPrefix(HubName.prefix) {
      let hub = try HubName(name)
      guard missingFiles(of: hub).isEmpty else {
        throw .hubNotFetched(hub.text, folder: store.home.path)
      }
      return LocatedModel(folder: store.folder(of: hub), entry: nil)
    }
    if let entry = catalogue.entry(named: name), entry.kind == .model {
      return LocatedModel(folder: try fetch(entry), entry: entry)
    }
    let (url, isFolder) = find(name, base)
    guard isFolder == true else {
      throw unknown(name, kind: .model, lookedAt: url, wanted: isFolder == nil ? "" : "a folder")
    }
    return LocatedModel(folder: url, entry: nil)
  }

  /// The data set that a name stands for: a catalogue name (fetched if it is not there), or a file
  /// or folder relative to `base`. Throws `ReportError`.
  public func dataset(
    named name: String, relativeTo base: URL
  ) throws(ReportError) -> LocatedDataset {
    if let entry = catalogue.entry(named: name), case .dataset(let source) = entry.kind {
      let folder = try fetch(entry)
      let file = entry.files.first.map { folder.appending(path: $0.name) } ?? folder
      return LocatedDataset(location: file, source: source, entry: entry)
    }
    let (url, isFolder) = find(name, base)
    guard isFolder != nil else {
      throw unknown(name, kind: .dataset(source: ""), lookedAt: url, wanted: "")
    }
    return LocatedDataset(location: url, source: nil, entry: nil)
  }

  private func find(_ path: String, _ base: URL) -> (url: URL, isFolder: Bool?) {
    let url = URL(filePath: path, relativeTo: base).standardizedFileURL
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
    return (url, exists ? isFolder.boolValue : nil)
  }

  private func unknown(
    _ name: String, kind: CatalogueEntry.Kind, lookedAt url: URL, wanted: String
  ) -> ReportError {
    let known = catalogue.names(ofModels: kind == .model)
    let place = wanted.isEmpty ? url.path : "\(url.path) that is \(wanted)"
    return .unknownComponent(
      kind: kind.word, name: name, lookedAt: place, nearest: nearestName(to: name, among: known),
      known: known)
  }
}
