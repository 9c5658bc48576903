import Foundation
import TestSupport
import Testing

/// What bad input gets: one clear message, the right exit code, and nothing half-written.
struct BadInputTests {
  @Test(arguments: BadInput.settings + BadInput.models + BadInput.reviews)
  func badInputGetsAMessageAndLeavesTheLastReport(_ input: BadInput) throws {
    let project = try TinyProject()
    defer { project.remove() }
    try project.write("the last report", to: "Output/report.md")
    try project.write("its data", to: "Output/data/metrics.json")
    try input.prepare(project)
    let before = try project.content(of: ".")
    let outcome = try project.run(input.arguments)
    #expect(outcome.status == input.status, "\(outcome.errors)")
    #expect(outcome.output == "")
    let message = try #require(outcome.errors.split(separator: "\n").last)
    #expect(message.hasPrefix("bertreport: "))
    for part in input.message { #expect(message.contains(part), "\(message)") }
    #expect(TinyProject.differences(before, try project.content(of: ".")) == [])
  }

  @Test(arguments: [BadInput.settings[5], BadInput.models[0], BadInput.reviews[1]])
  func runThatFailsCreatesNoFolder(_ input: BadInput) throws {
    let project = try TinyProject()
    defer { project.remove() }
    try input.prepare(project)
    #expect(try project.run("build", "--output", "new/folder").status == input.status)
    #expect(!FileManager.default.fileExists(atPath: project.file("new").path))
  }

  @Test(arguments: [
    ["bild"], ["build", "--outptu", "x"], ["encode", "--model", "model"], ["fetch"],
  ])
  func wrongUsageIsExplained(arguments: [String]) throws {
    let outcome = try Command(folder: FileManager.default.temporaryDirectory).run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("Error: ") && outcome.errors.contains("Usage: bertreport"))
  }

  @Test func outputThatCannotBeWrittenIsNamedBeforeAnyWork() throws {
    let project = try TinyProject()
    defer { project.remove() }
    let file = project.file("reviews.csv").path
    let underFile = try project.run("build", "--output", "reviews.csv/Output")
    #expect(underFile.status == 1)
    #expect(
      underFile.errors == "bertreport: cannot write \(file)/Output: \(file) is not a folder. Make "
        + "it writable, free some space, or choose another folder (BERTREPORT_HOME for downloads, "
        + "--output for results).\n")
    // Nobody may write there, not even root.
    let refused = try project.run("build", "--output", "/proc/bertreport/Output")
    #expect(refused.status == 1)
    #expect(refused.errors.hasPrefix("bertreport: cannot write /proc/bertreport/Output: "))
    let states = try project.run(
      "encode", "--model", "model", "--output", "nowhere/states.safetensors", input: "so\n")
    #expect(states.status == 1)
    #expect(
      states.errors.hasPrefix(
        "bertreport: cannot write \(project.file("nowhere/states.safetensors").path): "))
  }

  @Test func templateWithAMisspeltFieldIsPointedAt() throws {
    let project = try TinyProject()
    defer { project.remove() }
    try #require(try project.run("init", "own").status == 0)
    try project.write("# {{titel}}\n", to: "own/Templates/ko/report.mustache")
    try project.write("the last report", to: "own/Output/report.md")
    try project.write(
      TinyProject.configuration("model: model", becomes: "model: ../model")
        .replacing("reviews.csv", with: "../reviews.csv"), to: "own/bertreport.yaml")
    let outcome = try project.run("build", "own/bertreport.yaml")
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.hasSuffix(
        "bertreport: ko/report.mustache:1:3: {{titel}} names no field; did you mean title?\n"))
    let report = try String(contentsOf: project.file("own/Output/report.md"), encoding: .utf8)
    #expect(report == "the last report")
    let names = try project.content(of: "own/Output", excluding: [".cache", "model"]).keys
    #expect(Array(names) == ["report.md"])
  }
}
