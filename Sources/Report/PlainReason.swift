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

/// What is wrong with a file of JSON, as the end of a sentence about it.
func plainProblem(_ error: any Error) -> String {
  func place(_ path: [any CodingKey], _ key: (any CodingKey)? = nil) -> String {
    (path + [key].compactMap { $0 }).map(\.stringValue).joined(separator: ".")
  }
  switch error as? DecodingError {
  case .keyNotFound(let key, let context):
    return "has no '\(place(context.codingPath, key))'; make it again with `bertreport build`"
  case .typeMismatch(_, let context), .valueNotFound(_, let context):
    return "has something else than expected at '\(place(context.codingPath))'; "
      + "make it again with `bertreport build`"
  case .dataCorrupted: return "is not valid JSON; make it again with `bertreport build`"
  default: return "cannot be read: \(plainReason(error))"
  }
}
