import Foundation
import Tensors

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
