import Foundation
import Testing

/// `build --watch`, as a person sees it.
struct WatchTests {
  /// A project with templates of its own, of one figure and a few words, so that it is quick.
  private func project() throws -> TinyProject {
    let project = try TinyProject()
    try #require(try project.run("init", "own").status == 0)
    try project.write(
      TinyProject.configuration("model: model", becomes: "model: ../model")
        .replacing("reviews.csv", with: "../reviews.csv")
        .replacing("epochs: 2", with: "epochs: 1")
        .replacing("analysis:", with: "analysis:\n  focus: []")
        + "\nreport: {formats: [markdown]}\n",
      to: "own/bertreport.yaml")
    try project.write("# {{title}}\n\nFirst.\n", to: "own/Templates/ko/report.mustache")
    return project
  }

  @Test func everyChangeIsRenderedOrExplainedUntilCtrlC() throws {
    let project = try project()
    defer { project.remove() }
    let watch = try project.start("build", "own/bertreport.yaml", "--watch")
    defer { watch.kill() }
    try watch.wait(for: "Ctrl-C ends\n")
    func report() throws -> String {
      try String(contentsOf: project.file("own/Output/report.md"), encoding: .utf8)
    }
    #expect(try report() == "# Tiny\n\nFirst.\n")

    // A template that is replaced, as most editors save.
    try project.write("# {{title}}\n\nSecond.\n", to: "own/Templates/ko/new")
    let names = ["new", "report.mustache"].map { project.file("own/Templates/ko/\($0)").path }
    #expect(rename(names[0], names[1]) == 0)
    try watch.wait(for: "ko/report.mustache: made again in ")
    #expect(try report() == "# Tiny\n\nSecond.\n")

    // A mistake is pointed at, and the last report stays.
    try project.write("# {{titel}}\n", to: "own/Templates/ko/report.mustache")
    try watch.wait(for: "ko/report.mustache:1:3: {{titel}} names no field; did you mean title?\n")
    #expect(try report() == "# Tiny\n\nSecond.\n")
    try project.write("# {{title}}\n\nThird.\n", to: "own/Templates/ko/report.mustache")
    try watch.wait(for: "ko/report.mustache: made again in ")
    #expect(try report() == "# Tiny\n\nThird.\n")

    // The configuration: words alone, sentences, training.
    let original = try String(contentsOf: project.file("own/bertreport.yaml"), encoding: .utf8)
    func configure(_ old: String, becomes new: String) throws {
      try project.write(original.replacing(old, with: new), to: "own/bertreport.yaml")
    }
    try configure("title: Tiny", becomes: "title: Small")
    try watch.wait(for: "bertreport.yaml (title): made again in ")
    #expect(try report() == "# Small\n\nThird.\n")
    try configure("A dull plot.", becomes: "Never again!")
    try watch.wait(for: "bertreport.yaml (analysis.sentences): made again in ")
    #expect(
      try String(contentsOf: project.file("own/Output/data/sentences.json"), encoding: .utf8)
        .contains("Never again!"))
    try configure("epochs: 1", becomes: "epochs: 3")
    try watch.wait(
      for: "training.epochs changed, and the model depends on it. Put it back, or end the watching "
        + "with Ctrl-C and run `bertreport build`.\n")
    try configure("epochs: 1", becomes: "epochs: [")
    try watch.wait(for: "not valid YAML")

    watch.interrupt()
    let outcome = try watch.end()
    #expect(outcome.status == 0)
    #expect(outcome.errors.hasSuffix("bertreport: ended\n"))
    #expect(outcome.output == project.file("own/Output/report.md").path + "\n")
    let left = try FileManager.default.contentsOfDirectory(
      atPath: project.file("own/Output").path)
    #expect(!left.contains(".partial") && !left.contains(".ready"))
  }

  @Test func firstBuildThatFailsInATemplateIsWaitedFor() throws {
    let project = try project()
    defer { project.remove() }
    try project.write("{{> missing}}\n", to: "own/Templates/ko/report.mustache")
    let watch = try project.start("build", "own/bertreport.yaml", "--watch", "--quiet")
    defer { watch.kill() }
    try watch.wait(for: "Ctrl-C ends\n")
    try project.write("# Mended\n", to: "own/Templates/ko/report.mustache")
    try watch.wait(for: "ko/report.mustache: made again in ")
    watch.interrupt()
    let outcome = try watch.end()
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("ko/report.mustache:1:1: {{> missing}}: no such template"))
    let report = try String(contentsOf: project.file("own/Output/report.md"), encoding: .utf8)
    #expect(report == "# Mended\n")
  }

  @Test func firstBuildThatCannotLearnEnds() throws {
    let project = try project()
    defer { project.remove() }
    try FileManager.default.removeItem(at: project.file("model/vocab.txt"))
    let outcome = try project.run("build", "own/bertreport.yaml", "--watch")
    #expect(outcome.status == 1 && outcome.errors.contains("vocab.txt"))
  }
}
