import Foundation

@testable import Report

/// An output folder with the data of the sample results, ready to be rendered with templates of a
/// test's own or with the program's.
struct SampleOutput {
  let folder: TemporaryFolder
  let resources: Resources

  /// - `templates`, where given, are those of either language, by name; without them the program's
  ///   own are used.
  init(
    templates: [String: String]? = nil, change: (inout RunResults) -> Void = { _ in }
  ) throws {
    folder = try TemporaryFolder()
    var results = try SampleResults.make()
    results.configuration.report.formats = [.markdown]
    change(&results)
    for (name, data) in try results.files() {
      try folder.write("", to: "Output/data/\(name)")
      try data.write(to: folder.url.appending(path: "Output/data/\(name)"))
    }
    guard let templates else {
      resources = SampleResults.resources
      return
    }
    for language in Language.allCases {
      for (name, text) in templates {
        try folder.write(text, to: "Templates/\(language.rawValue)/\(name).mustache")
      }
    }
    resources = Resources(
      fonts: SampleResults.resources.fonts, templates: folder.url.appending(path: "Templates"))
  }

  var output: URL { folder.url.appending(path: "Output") }

  func text(_ name: String) -> String? { folder.text("Output/\(name)") }

  /// Renders it and gives the warnings.
  @discardableResult
  func render(languages: [Language]? = nil) throws -> [String] {
    var warnings: [String] = []
    let run = try ReportRun(resources: resources, environment: [:]) { event in
      if case .warning(let text) = event { warnings.append(text) }
    }
    _ = try run.render(output, languages: languages)
    return warnings
  }

  /// What is said of templates that cannot be rendered.
  func message() throws -> String? {
    do {
      try render()
      return nil
    } catch {
      return Failure.message(error)
    }
  }
}
