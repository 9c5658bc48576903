import Foundation

extension Resources {
  /// The templates of a report in `language`, with what they may ask beside the results.
  /// - Throws: `ReportError` for a folder or template that cannot be used.
  func reportTemplates(_ language: Language) throws(ReportError) -> TemplateRenderer {
    try TemplateRenderer(
      folder: templates.appending(path: language.rawValue), label: language.rawValue,
      fields: ["has_model_card": .flag(ModelCard.isWanted(by: templates))], rows: ReportRows.all)
  }
}
