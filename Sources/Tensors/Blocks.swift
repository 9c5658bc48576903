// Sizes of the pieces that loops are cut into, and checked access to parameters in memory.

/// Rows (tokens) that one task of a loop takes.
let rowBlock = 64
/// Columns (features) that one task of a reduction over rows takes.
let columnBlock = 64
/// Elements that one task of a loop without rows takes.
let elementBlock = 1 << 15

/// The first element of `buffer`, which must hold exactly `count`.
func start(_ buffer: UnsafeBufferPointer<Float>, _ count: Int) -> UnsafePointer<Float> {
  guard buffer.count == count, let start = buffer.baseAddress else {
    preconditionFailure("a parameter of \(buffer.count) elements where \(count) are needed")
  }
  return start
}

/// The first element of `buffer`, which must hold exactly `count`.
func start(
  _ buffer: UnsafeMutableBufferPointer<Float>, _ count: Int
) -> UnsafeMutablePointer<Float> {
  guard buffer.count == count, let start = buffer.baseAddress else {
    preconditionFailure("a parameter of \(buffer.count) elements where \(count) are needed")
  }
  return start
}
