/// Where a report of one language stands in the output folder. The only language has plain names,
/// `report.md` and `figures/`; of several each has its own, `report.ko.md` and `figures/ko/`.
struct ReportPaths: Hashable {
  let language: Language
  let isOnly: Bool

  /// The places of the reports in `languages`, in their order.
  static func all(_ languages: [Language]) -> [ReportPaths] {
    languages.map { ReportPaths(language: $0, isOnly: languages.count == 1) }
  }

  /// The folder of the figures.
  var figures: String { isOnly ? "figures" : "figures/\(language.rawValue)" }

  /// The file of a form.
  func file(_ format: ReportFormat) -> String {
    let ending = isOnly ? "" : ".\(language.rawValue)"
    switch format {
    case .markdown: return "report\(ending).md"
    case .pdf: return "report\(ending).pdf"
    case .slides: return "slides\(ending).pdf"
    }
  }

  /// What the top of a Markdown file says of the other languages: `한국어 | [English](report.en.md)`;
  /// nothing where there is one language.
  func switcher(among all: [ReportPaths]) -> String? {
    guard !isOnly else { return nil }
    return all.map { other in
      other == self
        ? other.language.ownName : "[\(other.language.ownName)](\(other.file(.markdown)))"
    }.joined(separator: " | ")
  }

  /// Everything that any report has at the top of an output folder, `data` and the manifest apart:
  /// what of it a run does not write is left from an earlier one.
  static let everyName: Set<String> = {
    let places = all(Language.allCases) + Language.allCases.flatMap { all([$0]) }
    let files = places.flatMap { place in ReportFormat.allCases.map(place.file) }
    return Set(files + ["figures", ModelCard.fileName])
  }()
}

extension Language {
  /// The language's name in itself.
  var ownName: String {
    switch self {
    case .korean: "한국어"
    case .english: "English"
    }
  }
}
