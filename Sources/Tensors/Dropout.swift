import CKernels

/// Dropout whose every decision is a function of where it is made, not of when.
///
/// Whether an element is dropped depends on the seed, the step, the sequence's place in its batch,
/// the layer and kind of dropout, the row and the column. So a batch cut into other micro-batches,
/// or other threads, drops the same elements, and the backward pass needs no stored mask.
public struct Dropout: Sendable {
  /// Probability of dropping an element, 0 to below 1.
  public let rate: Float
  /// A number for each row `[N]`, from seed, step, sequence and position.
  let rowSeeds: [UInt64]

  /// Dropout for rows identified by `rowSeeds`; see `rowSeed`.
  public init(rate: Float, rowSeeds: [UInt64]) {
    self.rate = rate
    self.rowSeeds = rowSeeds
  }

  /// The number that identifies a row: token `position` of sequence `sequence` of the batch, at
  /// `step` of a run with `seed`.
  public static func rowSeed(seed: UInt64, step: Int, sequence: Int, position: Int) -> UInt64 {
    var key = ck_dropout_key(seed, 0x5eed)
    for part in [step, sequence, position] { key = ck_dropout_key(key, UInt64(part)) }
    return key
  }

  /// Zeroes elements of `x` `[N, columns]` and scales the rest by `1/(1 − rate)`. `site` numbers
  /// the places in the network where dropout stands. The gradient is the same operation on `dy`.
  public func apply(to x: inout Tensor, site: Int) {
    guard rate > 0 else { return }
    let (rows, columns) = (x.shape[0], x.shape[1])
    precondition(rows == rowSeeds.count, "\(rows) rows but \(rowSeeds.count) row seeds")
    x.values.withUnsafeMutableBufferPointer { x in
      guard let x = x.baseAddress else { return }
      Parallel.forEachRange(of: rows, size: rowBlock) { range in
        apply(to: x, range, columns: columns, site: site)
      }
    }
  }

  /// The same for some rows of the array that begins at `x`, on the calling thread.
  func apply(to x: UnsafeMutablePointer<Float>, _ rows: Range<Int>, columns: Int, site: Int) {
    guard rate > 0 else { return }
    rowSeeds.withUnsafeBufferPointer { seeds in
      guard let seeds = seeds.baseAddress else { return }
      ck_dropout(
        x + rows.lowerBound * columns, seeds + rows.lowerBound, UInt64(site), rate, rows.count,
        columns)
    }
  }

  /// The same dropout for a choice of rows.
  public func selecting(_ rows: [Int], rate: Float) -> Dropout {
    Dropout(rate: rate, rowSeeds: rows.map { rowSeeds[$0] })
  }
}
