import Foundation

/// Why a file operation failed, in a few words: the system's own, or Foundation's most frequent
/// cases without the sentences it puts around them.
func plainReason(_ error: any Error) -> String {
  let outer = error as NSError
  let inner = outer.userInfo[NSUnderlyingErrorKey] as? NSError ?? outer
  if inner.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(inner.code))) }
  switch (error as? CocoaError)?.code {
  case .fileNoSuchFile, .fileReadNoSuchFile: return "no such file or folder"
  case .fileReadNoPermission, .fileWriteNoPermission: return "permission denied"
  case .fileWriteOutOfSpace: return "no space left on the disk"
  case .fileWriteFileExists: return "something else has this name"
  case .fileReadInapplicableStringEncoding, .fileReadCorruptFile: return "it is not text in UTF-8"
  default: return outer.localizedDescription
  }
}
