import Foundation

/// Gets the files of a model from the model hub, with curl.
struct HubDownload {
  let curl: String
  let environment: [String: String]

  /// The files every model must have, then those it may have.
  static let required = ["config.json", "model.safetensors", "vocab.txt"]
  static let optional = ["tokenizer_config.json"]
  /// What takes the place of a required file that the hub does not have.
  static let substitutes = ["vocab.txt": "tokenizer.json"]

  /// Downloads the model's files into `folder`, required ones first; result: the names that are
  /// there. Throws `ReportError` for a missing curl, no network, a file the hub does not give out,
  /// or a disk that cannot be written.
  func run(_ hub: HubName, into folder: URL) throws(ReportError) -> [String] {
    guard let program = ExternalProgram(curl, environment: environment) else {
      throw .programMissing(
        program: curl, purpose: "download \(hub.text)",
        advice: "Install it (Debian: apt-get install curl).")
    }
    var names: [String] = []
    for name in Self.required {
      guard let status = try fetch(name, of: hub, into: folder, with: program) else {
        names.append(name)
        continue
      }
      guard let other = Self.substitutes[name],
        try fetch(other, of: hub, into: folder, with: program) == nil
      else { throw .hubFileMissing(model: hub.text, file: name, status: status) }
      names.append(other)
    }
    for name in Self.optional {
      if try fetch(name, of: hub, into: folder, with: program) == nil { names.append(name) }
    }
    return names
  }

  private var endpoint: String {
    let given = environment["HF_ENDPOINT"] ?? ""
    let endpoint = given.isEmpty ? "https://huggingface.co" : given
    return endpoint.hasSuffix("/") ? String(endpoint.dropLast()) : endpoint
  }

  /// Result: nil for a file that was fetched, else the words for one that the hub does not have.
  private func fetch(
    _ name: String, of hub: HubName, into folder: URL, with program: ExternalProgram
  ) throws(ReportError) -> String? {
    let target = folder.appending(path: name)
    let outcome = try program.run([
      "--fail", "--location", "--retry", "3", "--silent", "--show-error",
      "--connect-timeout", "20", "--write-out", "\nHTTP status %{http_code}",
      "--output", target.path,
      "--url", "\(endpoint)/\(hub.owner)/\(hub.name)/resolve/\(hub.revision)/\(name)",
    ])
    if outcome.status == 0 { return nil }
    try? FileManager.default.removeItem(at: target)
    let lines = outcome.output.split(whereSeparator: \.isNewline).map(String.init)
    let httpStatus = lines.last ?? ""
    let reason = lines.first ?? "it gave no reason"
    switch outcome.status {
    case 22 where ["400", "401", "403", "404"].contains(where: httpStatus.hasSuffix):
      return httpStatus
    case 37:
      return "no such file"
    case 5, 6, 7, 28, 35, 52, 56:
      throw .noNetwork(what: "downloading \(hub.text)", detail: reason)
    case 23:
      throw .notWritable(path: target.path, reason: reason)
    default:
      throw .programFailed(command: "curl", status: outcome.status, detail: reason)
    }
  }
}
