/// What can go wrong between the configuration and the finished report.
///
/// A case carries facts; `description` makes of them the sentence a person reads: what, where,
/// expected and got, what to do.
public enum ReportError: Error, Hashable, Sendable {
  /// The configuration file cannot be read.
  case configurationUnreadable(file: String, reason: String)
  /// The configuration is not YAML.
  case yaml(Place, problem: String)
  /// A key that is no setting; `nearest` is a full path.
  case unknownSetting(Place, path: String, nearest: String?, known: [String])
  /// A key that stands twice in one section.
  case duplicateSetting(Place, key: String, firstLine: Int)
  /// A setting with a value that is not allowed.
  case setting(Place, path: String, found: String, allowed: String)
  /// A setting whose value is allowed, but not with this model.
  case modelSetting(path: String, found: String, allowed: String, model: String)

  /// A model or data set name that is neither in the catalogue nor a path.
  case unknownComponent(
    kind: String, name: String, lookedAt: String?, nearest: String?, known: [String])
  /// `hf:…` that is no model name.
  case hubName(String, problem: String)
  /// An `hf:` model that was never fetched.
  case hubNotFetched(String, folder: String)
  /// Something is missing and may not be fetched.
  case offline(name: String, missing: [String], folder: String)
  /// An external program is not installed.
  case programMissing(program: String, purpose: String, advice: String)
  /// The network cannot be reached.
  case noNetwork(what: String, detail: String)
  /// The package index does not have this package or version.
  case packageNotFound(package: String, version: String, detail: String)
  /// The model hub does not have this file.
  case hubFileMissing(model: String, file: String, status: String)
  /// An external program failed for another reason.
  case programFailed(command: String, status: Int32, detail: String)
  /// A package without a file that the catalogue lists.
  case packageFileMissing(package: String, file: String)
  /// A file whose content is not the expected one.
  case wrongDigest(file: String, source: String, expected: String, got: String)
  /// A file or folder that cannot be read.
  case unreadable(path: String, reason: String)
  /// A file or folder that cannot be written.
  case notWritable(path: String, reason: String)

  /// A file of `Output/data`, or of a model, does not hold what it should.
  case data(file: String, problem: String)
  /// The fonts and templates that come with the program are nowhere.
  case resources(searched: String)
  /// A line of the standard input that cannot be read.
  case input(line: Int, problem: String)
  /// `@[fig:…]` or `@[tab:…]` in a template that cannot be numbered.
  case reference(String, problem: String)

  /// A variable of the environment with a value that is not allowed.
  case environment(name: String, found: String, allowed: String)
  /// A command line that asks for something that is not there.
  case usage(String)
  /// A file or folder that would be overwritten.
  case exists(path: String)

  /// Settings that changed while the report is watched and that training depends on.
  case needsTraining(settings: [String])

  /// A setting that the sentences or the model cannot fulfil.
  case probe(path: String, found: String, allowed: String)

  /// The folder of templates cannot be used.
  case templateFolder(path: String, problem: String)
  /// No template of this name; asked for by the program.
  case unknownTemplate(name: String, folder: String, known: [String])
  /// A template that is not well formed.
  case templateSyntax(Place, problem: String)
  /// A tag that names no field.
  case templateField(Place, tag: String, nearest: String?, known: [String])
  /// A tag that uses a field in a way its kind does not allow.
  case templateUse(Place, tag: String, problem: String)
  /// The same as `reference`, with its place.
  case templateReference(Place, name: String, problem: String)
  /// A line of a report that cannot be set; `place` is where a template writes it, nil for a line
  /// that comes from a field. `document` is the file that it would stand in, `root` its template.
  case unsettable(place: Place?, problem: String, line: String, document: String, root: String)
  /// A partial that is no file of the folder.
  case templatePartial(Place, name: String, nearest: String?, known: [String])

  /// The exit code of the command: 64 for wrong usage or configuration, 1 for everything else.
  public var exitCode: Int32 {
    switch self {
    case .configurationUnreadable, .yaml, .unknownSetting, .duplicateSetting, .setting,
      .modelSetting, .unknownComponent, .hubName, .input, .environment, .usage, .exists, .probe:
      64
    default: 1
    }
  }
}
