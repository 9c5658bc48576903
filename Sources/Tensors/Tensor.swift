import CKernels

/// A dense row-major array of float32 with a shape: a plain value.
///
/// Letters of shapes throughout the project: `N` tokens of all sequences of a micro-batch,
/// concatenated without padding; `B` sequences; `T` tokens of one sequence; `H` hidden size;
/// `A` heads; `D = H/A`; `F` feed-forward size; `L` layers; `V` vocabulary; `C` classes.
public struct Tensor: Hashable, Sendable {
  /// Extent of each axis, slowest first.
  public let shape: [Int]
  /// The elements, last axis fastest; always as many as the product of `shape`.
  public var values: [Float]

  /// A tensor of zeros.
  public init(zeros shape: Int...) {
    self.init(zeros: shape)
  }

  /// A tensor of zeros.
  public init(zeros shape: [Int]) {
    self.shape = shape
    values = [Float](repeating: 0, count: shape.reduce(1, *))
  }

  /// A tensor with whatever stands in its memory, for a result that is written in full next.
  init(uninitialized shape: [Int]) {
    self.shape = shape
    let count = shape.reduce(1, *)
    values = [Float](unsafeUninitializedCapacity: count) { $1 = count }
  }

  /// A tensor of `values`; their number must be the product of `shape`.
  public init(shape: [Int], values: [Float]) {
    precondition(
      values.count == shape.reduce(1, *), "\(values.count) values do not fill shape \(shape)")
    self.shape = shape
    self.values = values
  }

  /// Number of elements.
  public var count: Int { values.count }

  /// The element at `index`, one number an axis.
  public subscript(index: Int...) -> Float {
    get { values[offset(of: index)] }
    set { values[offset(of: index)] = newValue }
  }

  /// The slice at `index` of the first axis, its shape one axis shorter.
  public func slice(_ index: Int) -> Tensor {
    precondition(index >= 0 && index < shape[0], "slice \(index) of an axis of \(shape[0])")
    let size = count / shape[0]
    return Tensor(
      shape: Array(shape.dropFirst()), values: Array(values[index * size..<(index + 1) * size]))
  }

  /// Some rows of a matrix `[N, columns]`, in the order of `indices`.
  public func rows(_ indices: [Int]) -> Tensor {
    precondition(shape.count == 2, "rows of shape \(shape)")
    let columns = shape[1]
    var result = Tensor(uninitialized: [indices.count, columns])
    for (row, index) in indices.enumerated() {
      for column in 0..<columns {
        result.values[row * columns + column] = values[index * columns + column]
      }
    }
    return result
  }

  /// Adds the rows of `other` `[indices.count, columns]` to those at `indices`.
  public mutating func add(_ other: Tensor, toRows indices: [Int]) {
    precondition(
      shape.count == 2 && other.shape == [indices.count, shape[1]],
      "rows of shape \(other.shape) for \(indices.count) of \(shape)")
    let columns = shape[1]
    for (row, index) in indices.enumerated() {
      for column in 0..<columns {
        values[index * columns + column] += other.values[row * columns + column]
      }
    }
  }

  /// Tensors of equal shape joined along a new first axis.
  public init(stacking tensors: [Tensor]) {
    precondition(
      !tensors.isEmpty && tensors.allSatisfy { $0.shape == tensors[0].shape },
      "only tensors of one shape can be stacked")
    shape = [tensors.count] + tensors[0].shape
    values = tensors.flatMap(\.values)
  }

  private func offset(of index: [Int]) -> Int {
    precondition(index.count == shape.count, "\(index.count) indices for shape \(shape)")
    var offset = 0
    for (i, extent) in zip(index, shape) {
      precondition(i >= 0 && i < extent, "index \(index) is outside of shape \(shape)")
      offset = offset * extent + i
    }
    return offset
  }
}

extension Tensor {
  /// Whether no element is infinite or NaN.
  public var isFinite: Bool {
    ck_count_finite(values, values.count) == values.count
  }
}
