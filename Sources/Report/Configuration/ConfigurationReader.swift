import Documents
import Yams

extension RunConfiguration {
  /// Reads the text of a configuration file; what it leaves out has its default.
  ///
  /// - `file` is the name that errors show.
  /// - `languages` take the place of the file's `language` (a command line's `--language`).
  /// - Throws `ReportError` with line, path, what was found and what is allowed, for anything that
  ///   is not a setting with a value it may have.
  public init(
    yaml text: String, file: String, languages: [Language]? = nil
  ) throws(ReportError) {
    self.init()
    var given: Set<String> = []
    if let root = try composeYAML(text, file: file) {
      let top = YAMLValue(node: root, file: file, path: "")
      guard root.mapping != nil || top.isNull else {
        throw .setting(
          top.place, path: "the file", found: top.found, allowed: "settings as key: value")
      }
      let values = try collectSettings(top, section: "")
      for (setting, value) in values { try setting.read(value, &self) }
      given = Set(values.map(\.setting.path))
    }
    if let languages { self.languages = languages }
    // The default exchanges are those of the default sentences.
    if given.contains("analysis.sentences"), !given.contains("analysis.swaps") {
      analysis.swaps = []
    }
  }
}

/// The settings of a section and the sections in it, in the order of the file.
/// Throws for the first key that is no setting.
private func collectSettings(
  _ section: YAMLValue, section name: String
) throws(ReportError) -> [(setting: Setting, value: YAMLValue)] {
  let known = SettingTable.names(in: name)
  var found: [(setting: Setting, value: YAMLValue)] = []
  for (key, value) in try section.entries() {
    guard known.contains(key) else {
      throw .unknownSetting(
        value.place, path: value.path, nearest: nearestSetting(key, in: name, known: known),
        known: known)
    }
    if let setting = SettingTable.settings.first(where: { $0.path == value.path }) {
      found.append((setting, value))
    } else {
      found += try collectSettings(value, section: value.path)
    }
  }
  return found
}

/// A name of this section, or else a setting of another section with this very name.
private func nearestSetting(_ key: String, in section: String, known: [String]) -> String? {
  let elsewhere = SettingTable.settings.first { $0.path.hasSuffix("." + key) }
  if let elsewhere { return elsewhere.path }
  return nearestName(to: key, among: known).map { section.isEmpty ? $0 : "\(section).\($0)" }
}
