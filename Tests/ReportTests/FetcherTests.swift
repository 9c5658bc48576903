import Foundation
import Testing

@testable import Report

struct FetcherTests {
  @Test func fetchedFilesAreTheListedOnesWithTheirContent() throws {
    let bench = try FetchBench()
    defer { bench.remove() }
    let folder = try bench.fetcher().fetch("tiny")
    #expect(folder == bench.store.folder(of: bench.entry))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.sorted() == FetchBench.contents.keys.sorted())
    for (name, text) in FetchBench.contents {
      #expect(try String(contentsOf: folder.appending(path: name), encoding: .utf8) == text)
    }
    #expect(bench.lines.all.count == 2)
    #expect(!FileManager.default.fileExists(atPath: bench.store.workbench.path))
  }

  @Test func nothingIsFetchedTwice() throws {
    let bench = try FetchBench()
    defer { bench.remove() }
    try bench.fetcher().fetch("tiny")
    try bench.fetcher().fetch("tiny")
    try bench.fetcher(isOffline: true).fetch("tiny")
    #expect(bench.downloads == 1)
  }

  @Test func twoDataSetsOfOnePackageAreFetchedOnce() throws {
    let bench = try FetchBench()
    defer { bench.remove() }
    let entries = ["a", "b"].map { FetchBench.entry(name: $0, kind: .dataset(source: $0)) }
    let fetcher = bench.fetcher(entries: entries)
    let one = try fetcher.dataset(named: "a", relativeTo: bench.folder)
    let other = try fetcher.dataset(named: "b", relativeTo: bench.folder)
    #expect(one.location == other.location)
    #expect([one.source, other.source] == ["a", "b"])
    #expect(bench.downloads == 1)
  }

  @Test func twoFetchesAtOnceDownloadOnce() async throws {
    let bench = try FetchBench()
    defer { bench.remove() }
    let fetcher = bench.fetcher()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<2 { group.addTask { try fetcher.fetch("tiny") } }
      try await group.waitForAll()
    }
    #expect(bench.downloads == 1)
  }

  @Test func damagedFileIsFetchedAgain() throws {
    let bench = try FetchBench()
    defer { bench.remove() }
    let file = try bench.fetcher().fetch("tiny").appending(path: "words.txt")
    try Data("one\n".utf8).write(to: file)
    try bench.fetcher().fetch("tiny")
    #expect(bench.downloads == 2)
    #expect(try String(contentsOf: file, encoding: .utf8) == "one\ntwo\n")
  }

  @Test func leftoversOfAnInterruptedFetchDoNotMatter() throws {
    let bench = try FetchBench()
    defer { bench.remove() }
    let wheels = bench.store.workbench.appending(path: "wheels")
    try FileManager.default.createDirectory(at: wheels, withIntermediateDirectories: true)
    try Data("half a wheel".utf8).write(to: wheels.appending(path: "a-1.whl"))
    try bench.fetcher().fetch("tiny")
    #expect(try bench.fetcher().missingFiles(of: bench.entry) == [])
  }

  @Test func wrongContentIsNotKept() throws {
    let bench = try FetchBench()
    defer { bench.remove() }
    let wrong = String(repeating: "0", count: 64)
    let entry = FetchBench.entry(digests: ["words.txt": wrong])
    let fetcher = bench.fetcher(entries: [entry])
    #expect(
      throws: ReportError.wrongDigest(
        file: "words.txt", source: "tiny-package 1.0", expected: wrong,
        got: sha256(of: Data("one\ntwo\n".utf8)))
    ) { try fetcher.fetch("tiny") }
    #expect(!FileManager.default.fileExists(atPath: bench.store.folder(of: entry).path))
    #expect(!FileManager.default.fileExists(atPath: bench.store.workbench.path))
  }

  @Test func modelOfTheHubIsFetchedOnceAndThenFound() throws {
    let bench = try FetchBench()
    defer { bench.remove() }
    let files = HubDownload.required + HubDownload.optional
    let endpoint = try bench.hub("some/model", revision: "v1.0", files: files)
    let fetcher = bench.fetcher(variables: ["HF_ENDPOINT": endpoint])
    let folder = try fetcher.fetch("hf:some/model@v1.0")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.sorted() == files.sorted())
    let text = try String(contentsOf: folder.appending(path: "vocab.txt"), encoding: .utf8)
    #expect(text == "vocab.txt of some/model")
    let offline = bench.fetcher(isOffline: true)
    #expect(try offline.fetch("hf:some/model@v1.0") == folder)
    let model = try offline.model(named: "hf:some/model@v1.0", relativeTo: bench.folder)
    #expect(model.folder == folder)
    #expect(model.entry == nil)
  }

  @Test func modelOfTheHubMayLackTheTokenizersConfiguration() throws {
    let bench = try FetchBench()
    defer { bench.remove() }
    let endpoint = try bench.hub("some/model", files: HubDownload.required)
    let folder = try bench.fetcher(variables: ["HF_ENDPOINT": endpoint]).fetch("hf:some/model")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.sorted() == HubDownload.required.sorted())
  }

  @Test func tokenizerFileTakesThePlaceOfAVocabularyThatTheHubDoesNotHave() throws {
    let bench = try FetchBench()
    defer { bench.remove() }
    let files = ["config.json", "model.safetensors", "tokenizer.json"]
    let endpoint = try bench.hub("some/model", files: files)
    let fetcher = bench.fetcher(variables: ["HF_ENDPOINT": endpoint])
    let folder = try fetcher.fetch("hf:some/model")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == files)
    #expect(try bench.fetcher(isOffline: true).fetch("hf:some/model") == folder)
  }

  @Test func modelIsFoundByFolderRelativeToTheConfiguration() throws {
    let bench = try FetchBench()
    defer { bench.remove() }
    let place = bench.folder.appending(path: "mine", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let model = try bench.fetcher().model(named: "./mine", relativeTo: bench.folder)
    #expect(model.folder.path == place.path)
    #expect(bench.downloads == 0)
  }

  @Test func storeStandsWhereTheEnvironmentSays() {
    let given = ComponentStore(environment: ["BERTREPORT_HOME": "/a/b", "HOME": "/c"])
    #expect(given.home.path == "/a/b")
    for environment in [["HOME": "/c"], ["HOME": "/c", "BERTREPORT_HOME": ""]] {
      #expect(ComponentStore(environment: environment).home.path == "/c/.cache/bertreport")
    }
  }

  @Test func digestOfAFileIsTheOneOfItsBytes() throws {
    let bench = try FetchBench()
    defer { bench.remove() }
    let file = bench.folder.appending(path: "abc")
    try Data("abc".utf8).write(to: file)
    let published = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(try sha256(ofFile: file) == published)
    #expect(sha256(of: Data("abc".utf8)) == published)
  }
}
