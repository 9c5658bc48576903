import CairoRenderer
import Documents
import Figures
import Foundation
import Graphics

/// Every figure on fixed data, as one looks at them after a change of looks: a PDF, and an SVG each.
public struct GalleryRun {
  private let resources: Resources

  /// A gallery with the fonts of `resources`.
  public init(resources: Resources) {
    self.resources = resources
  }

  /// Writes `gallery.md`, `gallery.pdf` and `figures/` to `folder`; `onWait` is called first where
  /// another run is writing to it and must be waited for.
  public func write(to folder: URL, onWait: () -> Void) throws {
    let output = try StagedOutput(folder, onWait: onWait)
    defer { output.discard() }
    let renderer = try Renderer(fonts: resources.fonts)
    var scenes: [String: Scene] = [:]
    var markdown = "# Gallery\n"
    for entry in Gallery.entries {
      let path = "figures/\(entry.name).svg"
      let scene = try entry.figure.scene(theme: .light, measuring: renderer)
      scenes[path] = scene
      markdown += "\n## \(entry.name)\n\n![\(entry.name)](\(path))\n"
      try output.write(try renderer.svg(of: scene), to: path)
    }
    let (document, _) = try Typesetter(style: .report, measuring: renderer).pages(
      of: MarkdownDocument(parsing: markdown), figures: scenes,
      metadata: DocumentMetadata(title: "Gallery", date: ""))
    try output.write(Data(markdown.utf8), to: "gallery.md")
    try output.write(try renderer.pdf(of: document), to: "gallery.pdf")
    try output.commit()
  }
}
