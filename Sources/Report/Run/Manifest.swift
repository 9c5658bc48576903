import CairoRenderer
import Documents
import Foundation
import Tensors

/// What a report was made from and what it consists of: nothing in it changes from run to run.
struct Manifest {
  private struct Content: Encodable {
    let bertreport: String
    let configuration: SettingValue
    let inputs: [String: String]
    let artifacts: [String: String]
    let versions: [String: String]
  }

  private let content: Content

  /// The manifest of `results` and the files made from them, by path.
  init(_ results: RunResults, artifacts: [String: Data]) {
    var inputs = ["dataset/\(results.dataset.name)": results.dataset.sha256]
    for (name, digest) in results.model.files { inputs["model/\(name)"] = digest }
    content = Content(
      bertreport: ProgramVersion.text, configuration: results.configuration.settings,
      inputs: inputs, artifacts: artifacts.mapValues { sha256(of: $0) },
      versions: [
        "oneDNN": LibraryVersion.oneDNN, "Cairo": Renderer.cairoVersion,
        "Pango": Renderer.pangoVersion, "cmark-gfm": MarkdownDocument.parserVersion,
      ])
  }

  /// The file's content: JSON with sorted keys.
  func data() throws -> Data { try RunResults.encoder.encode(content) + [0x0A] }
}

/// The version of this program.
public enum ProgramVersion {
  /// As `--version` prints it.
  public static let text = "0.1.0"
}
