import Crypto
import Foundation

/// SHA-256 of data and files, in hexadecimal.
enum Digest {
  /// Of bytes in memory.
  static func of(_ data: some DataProtocol) -> String { hexadecimal(SHA256.hash(data: data)) }

  /// Of a file, read piece by piece.
  /// - Throws: `ReportError.unreadable`.
  static func of(file: URL) throws(ReportError) -> String {
    do {
      let handle = try FileHandle(forReadingFrom: file)
      defer { try? handle.close() }
      var hash = SHA256()
      while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
        hash.update(data: piece)
      }
      return hexadecimal(hash.finalize())
    } catch {
      throw .unreadable(path: file.path, reason: error.localizedDescription)
    }
  }

  private static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
    digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
