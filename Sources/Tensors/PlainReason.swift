import Foundation

/// Why a file operation failed, in a few words: the system's own, without the sentences that
/// Foundation puts around them and without the full stop.
public func plainReason(_ error: any Error) -> String {
  let outer = error as NSError
  if let cause = outer.userInfo[NSUnderlyingErrorKey] as? NSError { return plainReason(cause) }
  if outer.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(outer.code))) }
  switch (error as? CocoaError)?.code {
  case .fileNoSuchFile, .fileReadNoSuchFile: return "no such file or folder"
  case .fileReadNoPermission, .fileWriteNoPermission: return "permission denied"
  case .fileWriteOutOfSpace: return "no space left on the disk"
  case .fileWriteFileExists: return "something else has this name"
  case .fileReadInapplicableStringEncoding, .fileReadCorruptFile: return "it is not text in UTF-8"
  default:
    let sentences = outer.localizedDescription.components(separatedBy: ". ")
    let last = sentences[sentences.count - 1]
    if last.hasPrefix("(") { return "the system gives no reason" }
    return last.hasSuffix(".") ? String(last.dropLast()) : last
  }
}
