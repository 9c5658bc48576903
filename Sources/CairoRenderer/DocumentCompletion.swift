import Foundation
import Graphics

/// Adds to a PDF of Cairo's what Cairo 1.16 cannot write: the language, the tree of its structure
/// with alternative texts, page labels, metadata in XMP; and takes out a date that is not wanted.
///
/// Source: ISO 32000-1, 7.7.2 (catalogue), 12.4.2 (page labels), 14.7 and 14.8 (structure).
struct DocumentCompletion {
  private let objects: PDFObjects
  private let metadata: DocumentMetadata

  /// The completed file.
  static func completed(
    _ file: Data, tree: StructureTree, metadata: DocumentMetadata
  ) throws(CairoRendererError) -> Data {
    let objects = try PDFObjects(file)
    let completion = DocumentCompletion(objects: objects, metadata: metadata)
    completion.completeCatalogue()
    completion.mendOutline()
    if metadata.date.isEmpty { objects.remove("/CreationDate", from: objects.information) }
    // Cairo writes no tree for links alone.
    if objects.has("/StructTreeRoot", in: objects.root) {
      try DocumentStructure(objects: objects, tree: tree).write()
    }
    return try objects.written()
  }

  private func completeCatalogue() {
    let root = objects.root
    if !metadata.language.isEmpty { objects[root, "/Lang"] = objects.text(metadata.language) }
    objects[root, "/ViewerPreferences"] = objects.parsed("<< /DisplayDocTitle true >>")
    // The first page has the number 1 in print, too.
    objects[root, "/PageLabels"] = objects.parsed("<< /Nums [ 0 << /S /D >> ] >>")
    objects[root, "/Metadata"] = objects.stream(
      Data(XMPPacket(metadata).text.utf8),
      ["/Type": objects.parsed("/Metadata"), "/Subtype": objects.parsed("/XML")])
    for page in objects.pages { objects[page, "/Tabs"] = objects.parsed("/S") }
  }

  /// Cairo gives the root of the outline a negative count, which 12.3.3 forbids.
  private func mendOutline() {
    let root = objects.root
    guard objects.has("/Outlines", in: root) else { return }
    let outline = objects[root, "/Outlines"]
    if let count = objects.integer(objects[outline, "/Count"]), count < 0 {
      objects[outline, "/Count"] = objects.number(-count)
    }
  }
}
