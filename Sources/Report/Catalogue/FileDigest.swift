import Crypto
import Foundation
import Tensors

/// SHA-256 of a file as 64 lower-case hexadecimal digits, read in pieces of 1 MiB.
/// Throws `ReportError.unreadable`.
public func sha256(ofFile file: URL) throws(ReportError) -> String {
  do {
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    var hasher = SHA256()
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
      hasher.update(data: piece)
    }
    return hexadecimal(hasher.finalize())
  } catch {
    throw .unreadable(path: file.path, reason: plainReason(error))
  }
}

/// SHA-256 of bytes as 64 lower-case hexadecimal digits.
public func sha256(of data: Data) -> String {
  hexadecimal(SHA256.hash(data: data))
}

private func hexadecimal(_ digest: SHA256.Digest) -> String {
  let digits = Array("0123456789abcdef")
  return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
