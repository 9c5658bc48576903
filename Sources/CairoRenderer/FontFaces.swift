import CPangoCairo
import Synchronization

/// The faces of some font files, opened by FreeType for one renderer at a time.
///
/// Left to itself, Cairo opens a font by the name of its file and keeps it for the whole process:
/// a file that has changed would be drawn as it was, and two renderers on two threads would share
/// what FreeType does not lock. Faces are never closed, since Cairo may hold a face after the
/// renderer is gone, but taken again for the next renderer of the same files.
///
/// Unchecked, since a face is a pointer: it goes from one renderer to the next through the lock of
/// `idle`, and only one has it at a time.
final class FontFaces: @unchecked Sendable {
  /// By the paths of the files.
  let faces: [String: FT_Face]
  private let stamps: [String: FileStamp]

  /// Those that no renderer has.
  private static let idle = Mutex<[FontFaces]>([])

  /// Faces of the files at `paths` as they are now, to be given back.
  static func taken(for paths: [String]) throws(CairoRendererError) -> FontFaces {
    let stamps = FontFaces.stamps(of: paths)
    let known = idle.withLock { idle in
      idle.firstIndex { $0.stamps == stamps }.map { idle.remove(at: $0) }
    }
    if let known { return known }
    return try FontFaces(stamps)
  }

  /// Whether the files have not changed since they were opened.
  var areCurrent: Bool { FontFaces.stamps(of: Array(stamps.keys)) == stamps }

  /// Lets another renderer take them.
  func giveBack() { FontFaces.idle.withLock { $0.append(self) } }

  private init(_ stamps: [String: FileStamp]) throws(CairoRendererError) {
    var library: FT_Library?
    guard FT_Init_FreeType(&library) == 0 else {
      throw .library(step: "fonts", message: "FreeType could not be started.")
    }
    var faces: [String: FT_Face] = [:]
    for path in stamps.keys.sorted() {
      var face: FT_Face?
      guard FT_New_Face(library, path, 0, &face) == 0, let face else {
        FT_Done_FreeType(library)
        throw .fontUnreadable(path: path)
      }
      faces[path] = face
    }
    self.faces = faces
    self.stamps = stamps
  }

  private static func stamps(of paths: [String]) -> [String: FileStamp] {
    var stamps: [String: FileStamp] = [:]
    for path in paths { stamps[path] = FileStamp(path: path) }
    return stamps
  }
}
