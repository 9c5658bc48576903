import Foundation
import Testing

struct BenchmarkTests {
  @Test func theMeasuredPassesAreReportedAsJSON() throws {
    let project = try TinyProject()
    defer { project.remove() }
    // Words of the large vocabulary's size are not needed: ids of a smaller one have embeddings.
    let run = try project.run(
      "benchmark", "--model", "model", "--dataset", "reviews.csv", "--shape", "minilm-l6",
      "--reviews", "2", "--batch-size", "1", "--max-length", "5", "--precision", "float32",
      "--profile")
    #expect(run.status == 0, "\(run.errors)")
    let result = try TinyProject.object(Data(run.output.utf8))
    let shape = try #require((result["shapes"] as? [[String: Any]])?.first)
    #expect(shape["parameters"] as? Int == 22_713_986)
    let training = try #require(shape["training"] as? [String: Any])
    let seconds = try #require(training["seconds"] as? Double)
    let parts = try #require(shape["profile"] as? [String: Double])
    #expect(Set(parts.keys) == ["products", "attention", "elementwise", "optimizer", "data"])
    #expect(abs(parts.values.reduce(0, +) - seconds) < 0.01)
    #expect(try #require(shape["peakMemoryMegabytes"] as? Int) > 300)
  }

  @Test func sizesThatCannotBeMeasuredAreRefused() throws {
    let project = try TinyProject()
    defer { project.remove() }
    for arguments in [["--max-length", "2"], ["--reviews", "0"], ["--shape", "bert-huge"]] {
      let run = try project.run(["benchmark"] + arguments)
      #expect(run.status == 64, "\(arguments): \(run.errors)")
      #expect(run.errors.contains(arguments[0]))
    }
  }
}
