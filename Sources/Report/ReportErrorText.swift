extension ReportError: CustomStringConvertible {
  /// The message: what, where, expected and got, what to do.
  public var description: String {
    switch self {
    case .configurationUnreadable(let file, let reason):
      "\(file): \(reason). `bertreport init` writes a configuration to start from."
    case .yaml(let place, let problem):
      "\(place.columnText): not valid YAML: \(problem)"
    case .unknownSetting(let place, let path, let nearest, let known):
      "\(place.lineText): \(path) is not a setting; "
        + Self.hint(nearest, known, listed: "settings here")
    case .duplicateSetting(let place, let key, let firstLine):
      "\(place.lineText): '\(key)' is given twice (first in line \(firstLine)); keep one of them"
    case .setting(let place, let path, let found, let allowed):
      "\(place.lineText): \(path): found \(found), allowed: \(allowed)"
    case .modelSetting(let path, let found, let allowed, let model):
      "\(path): found \(found), allowed with model '\(model)': \(allowed)"

    case .unknownComponent(let kind, let name, let lookedAt, let nearest, let known):
      "'\(name)' is not a \(kind) of the catalogue"
        + (lookedAt.map { ", and there is nothing at \($0)" } ?? "") + "; "
        + Self.hint(nearest, known, listed: "catalogue has")
    case .hubName(let name, let problem):
      "'\(name)': \(problem). Write hf:owner/name or hf:owner/name@revision, "
        + "with letters, digits, '.', '_' and '-'."
    case .hubNotFetched(let name, let folder):
      "\(name) is not in \(folder). Run `bertreport fetch \(name)` first."
    case .offline(let name, let missing, let folder):
      "\(name): missing or damaged in \(folder): \(missing.joined(separator: ", ")); "
        + "fetching is switched off. "
        + "Run `bertreport fetch \(name)` with a network, or leave out --offline."
    case .programMissing(let program, let purpose, let advice):
      "\(program) is missing; it is needed to \(purpose). \(advice)"
    case .noNetwork(let what, let detail):
      "\(what): no network: \(detail). Check the connection (and proxy) and run it again; "
        + "what is fetched once is never fetched again."
    case .packageNotFound(let package, let version, let detail):
      "the package index has no \(package) \(version): \(detail). "
        + "Check which index pip uses (`pip config list`)."
    case .hubFileMissing(let model, let file, let status):
      "\(model) has no \(file) that can be fetched (\(status)). "
        + "Check owner, name and revision; the model must be public and in safetensors form."
    case .programFailed(let command, let status, let detail):
      "\(command) failed with exit code \(status): \(detail)"
    case .packageFileMissing(let package, let file):
      "\(package) does not contain \(file), which the catalogue lists. "
        + "Another package of this name was delivered: check which index pip uses."
    case .wrongDigest(let file, let source, let expected, let got):
      "\(file) from \(source) has the wrong SHA-256: expected \(expected), got \(got). "
        + "It was not kept. Run it again; if it stays so, the source was changed."
    case .unreadable(let path, let reason):
      "cannot read \(path): \(reason)"
    case .notWritable(let path, let reason):
      "cannot write \(path): \(reason). Make it writable, free some space, or choose "
        + "another folder (BERTREPORT_HOME for downloads, --output for results)."

    case .data(let file, let problem):
      "\(file): \(problem)"
    case .resources(let searched):
      "fonts/ and Templates/ were found neither in \(searched) nor above it. "
        + "Set BERTREPORT_SHARE to the folder that holds them."
    case .input(let line, let problem):
      "standard input, line \(line): \(problem)"
    case .reference(let name, let problem):
      "@[\(name)] \(problem)" + (problem.hasSuffix("?") ? "" : ". Correct the template.")

    case .environment(let name, let found, let allowed):
      "\(name): found '\(found)', allowed: \(allowed). Set it so, or take it out of the environment."
    case .usage(let problem): problem
    case .exists(let path):
      "\(path) is there already and was not overwritten. Move it away or choose another folder."

    case .needsTraining(let settings):
      "\(settings.joined(separator: ", ")) changed, and the model depends on it. Put it back, or "
        + "end the watching with Ctrl-C and run `bertreport build`."

    case .probe(let path, let found, let allowed):
      "\(path): found \(found), expected \(allowed). Correct the configuration."

    case .templateFolder(let path, let problem):
      "templates in \(path): \(problem). `bertreport init` writes a copy of the templates."
    case .unknownTemplate(let name, let folder, let known):
      "\(folder) has no \(name).mustache; it has \(Self.list(known))"
    case .templateSyntax(let place, let problem):
      "\(place.columnText): \(problem)"
    case .templateField(let place, let tag, let nearest, let known):
      "\(place.columnText): \(tag) names no field; "
        + Self.hint(nearest, known, listed: "fields here")
    case .templateUse(let place, let tag, let problem):
      "\(place.columnText): \(tag): \(problem)"
    case .templateReference(let place, let name, let problem):
      "\(place.columnText): @[\(name)] \(problem)"
    case .unsettable(let place?, let problem, let line, let document, _):
      "\(place.columnText): \(problem). \(document) would have the line: \(line)"
    case .unsettable(nil, let problem, let line, let document, let root):
      "\(document): \(problem). It would have the line: \(line) Which template writes it could not be "
        + "told: look in \(root) and those it holds, and at the fields in them."
    case .templatePartial(let place, let name, let nearest, let known):
      "\(place.columnText): {{> \(name)}}: no such template; "
        + Self.hint(nearest, known, listed: "templates here")
    }
  }

  private static func hint(_ nearest: String?, _ known: [String], listed: String) -> String {
    if let nearest { return "did you mean \(nearest)?" }
    return "\(listed): \(list(known))"
  }

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.joined(separator: ", ")
  }
}
