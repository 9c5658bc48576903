import Testing

@testable import Report

struct RemakeExtentTests {
  @Test(arguments: [
    ("title", RemakeExtent.drawing), ("date", .drawing), ("language", .drawing),
    ("report.formats", .drawing), ("analysis.cosine_threshold", .drawing),
    ("analysis.sentences", .tracing), ("analysis.head_view.layer", .tracing),
    ("report.quote_reviews", .tracing), ("model", .training), ("dataset.test_size", .training),
    ("training.seed", .training),
  ])
  func settingIsDoneAgainAsFarAsTheNumbersDependOnIt(path: String, extent: RemakeExtent) {
    #expect(SettingTable.settings.contains { $0.path == path })
    #expect(RemakeExtent(path: path) == extent)
  }

  @Test func changesAreThePathsOfSettingsThatDiffer() {
    let old = RunConfiguration()
    var new = old
    #expect(RemakeExtent.changes(from: old, to: new).isEmpty)
    new.training.epochs += 1
    new.author = "Other"
    #expect(RemakeExtent.changes(from: old, to: new) == ["author", "training.epochs"])
  }
}
