// One parameter in the memory of all of them. Ranges come from the layout; a list of another length
// is stopped here, in release builds too, before a kernel could read beyond its end.

extension UnsafeBufferPointer<Float> {
  /// The elements of `range` as a buffer of their own.
  func part(_ range: Range<Int>) -> UnsafeBufferPointer<Float> {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "\(range) of \(count)")
    return UnsafeBufferPointer(rebasing: self[range])
  }
}

extension UnsafeMutableBufferPointer<Float> {
  /// The elements of `range` as a buffer of their own.
  func part(_ range: Range<Int>) -> UnsafeMutableBufferPointer<Float> {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "\(range) of \(count)")
    return UnsafeMutableBufferPointer(rebasing: self[range])
  }
}
