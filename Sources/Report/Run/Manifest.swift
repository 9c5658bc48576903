import CairoRenderer
import Documents
import Foundation
import Tensors

/// What a report was made from and what it consists of: nothing in it changes from run to run.
struct Manifest {
  /// What the file says.
  struct Content: Codable {
    /// Version of the program.
    let bertreport: String
    /// Every setting.
    let configuration: SettingValue
    /// SHA-256 of the files that were read, by name.
    let inputs: [String: String]
    /// SHA-256 of the files that were written, by path in the output folder.
    let artifacts: [String: String]
    /// Versions of the libraries, by name, and the number format of `products`: what numbers depend
    /// on beside settings and inputs.
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
        "products": results.model.precision,
      ])
  }

  /// The manifest in `file`.
  /// - Throws: `ReportError.data` for a file that is none.
  static func read(_ file: URL) throws(ReportError) -> Content {
    do {
      return try JSONDecoder().decode(Content.self, from: try Data(contentsOf: file))
    } catch {
      guard error is DecodingError else {
        throw .unreadable(path: file.path, reason: plainReason(error))
      }
      throw .data(
        file: file.path, problem: "is no manifest of bertreport: it \(plainProblem(error))")
    }
  }

  /// The file's content: JSON with sorted keys.
  func data() throws -> Data { try RunResults.encoder.encode(content) + [0x0A] }
}

/// The version of this program.
public enum ProgramVersion {
  /// As `--version` prints it.
  public static let text = "0.1.0"
}
