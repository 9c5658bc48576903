import Testing

@testable import Report

/// The texts and exit codes that the message tests of configuration, fetching and templates do not
/// hold already.
struct ReportErrorTests {
  @Test(arguments: [
    (
      ReportError.configurationUnreadable(file: "b.yaml", reason: "there is no such file"), 64,
      "b.yaml: there is no such file. `bertreport init` writes a configuration to start from."
    ),
    (
      .hubName("hf:x", problem: "not one owner, one name and at most one revision"), 64,
      "'hf:x': not one owner, one name and at most one revision. Write hf:owner/name or "
        + "hf:owner/name@revision, with letters, digits, '.', '_' and '-'."
    ),
    (
      .hubFileMissing(model: "hf:a/b", file: "vocab.txt", status: "HTTP status 404"), 1,
      "hf:a/b has no vocab.txt that can be fetched (HTTP status 404). "
        + "Check owner, name and revision; the model must be public and in safetensors form."
    ),
    (
      .noNetwork(what: "downloading x", detail: "Connection refused"), 1,
      "downloading x: no network: Connection refused. Check the connection (and proxy) and run "
        + "it again; what is fetched once is never fetched again."
    ),
    (
      .packageNotFound(package: "x", version: "1.0", detail: "No matching distribution"), 1,
      "the package index has no x 1.0: No matching distribution. "
        + "Check which index pip uses (`pip config list`)."
    ),
    (
      .packageFileMissing(package: "x 1.0", file: "x/y.txt"), 1,
      "x 1.0 does not contain x/y.txt, which the catalogue lists. "
        + "Another package of this name was delivered: check which index pip uses."
    ),
    (
      .wrongDigest(file: "y.txt", source: "x 1.0", expected: "aa", got: "bb"), 1,
      "y.txt from x 1.0 has the wrong SHA-256: expected aa, got bb. "
        + "It was not kept. Run it again; if it stays so, the source was changed."
    ),
    (
      .programFailed(command: "curl", status: 3, detail: "why"), 1,
      "curl failed with exit code 3: why"
    ),
    (.unreadable(path: "a", reason: "permission denied"), 1, "cannot read a: permission denied"),
    (
      .notWritable(path: "a", reason: "permission denied"), 1,
      "cannot write a: permission denied. Make it writable, free some space, or choose another "
        + "folder (BERTREPORT_HOME for downloads, --output for results)."
    ),
  ])
  func messageAndExitCode(error: ReportError, exitCode: Int32, message: String) {
    #expect(error.description == message)
    #expect(error.exitCode == exitCode)
  }
}
