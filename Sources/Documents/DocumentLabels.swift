/// The words that a document's language puts into its pages.
public struct DocumentLabels: Hashable, Sendable {
  /// What a caption of a figure begins with; the Markdown may use any of them.
  public var figure: [String]
  /// What a caption of a table begins with.
  public var table: [String]
  /// The title of each kind of callout.
  public var callouts: [CalloutKind: String]
  /// What the box of a task that is done is to readers who cannot see it.
  public var doneTask: String
  /// The same of a task that is not done.
  public var openTask: String

  /// Labels of a language.
  public init(
    figure: [String], table: [String], callouts: [CalloutKind: String], doneTask: String,
    openTask: String
  ) {
    self.figure = figure
    self.table = table
    self.callouts = callouts
    self.doneTask = doneTask
    self.openTask = openTask
  }

  /// English.
  public static let english = DocumentLabels(
    figure: ["Figure", "그림"], table: ["Table", "표"],
    callouts: [
      .note: "Note", .tip: "Tip", .important: "Important", .warning: "Warning",
      .caution: "Caution",
    ], doneTask: "Done", openTask: "Not done")

  /// Korean.
  public static let korean = DocumentLabels(
    figure: ["그림", "Figure"], table: ["표", "Table"],
    callouts: [
      .note: "참고", .tip: "도움말", .important: "중요", .warning: "주의", .caution: "경고",
    ], doneTask: "완료", openTask: "미완료")
}
