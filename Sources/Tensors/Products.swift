import CKernels
import COneDNN

/// The products of linear layers, in one of two precisions.
///
/// In float32 it is `MatrixProduct`. In bfloat16 weights are rounded and packed once for every
/// change of the parameters, activations once for every product; sums are float32. Work is cut by
/// the shape of the data alone, so that results do not depend on the number of threads.
///
/// An object belongs to one model and one thread of control; it keeps prepared products and packed
/// weights from call to call.
public final class Products {
  /// The precision of the operands.
  public let precision: ProductPrecision
  private let engine: dnnl_engine_t?
  private var prepared: [PreparedProduct.Form: PreparedProduct] = [:]
  private var packed: [Weights: PackedMatrix] = [:]
  private let operands = (BFloat16Buffer(), BFloat16Buffer())

  /// Products of `precision`.
  public init(_ precision: ProductPrecision) {
    self.precision = precision
    var engine: dnnl_engine_t?
    if precision == .bfloat16 {
      Layout.check(dnnl_engine_create(&engine, dnnl_cpu, 0), "engine")
    }
    self.engine = engine
  }

  deinit {
    prepared = [:]
    if let engine { dnnl_engine_destroy(engine) }
  }

  /// Forgets packed weights; to be called after every change of the parameters.
  public func parametersChanged() { packed.removeAll(keepingCapacity: true) }

  /// Rows of activations that one task multiplies in bfloat16.
  private static let block = 256
  /// Rows of the weight gradient that one task computes in bfloat16.
  private static let gradientBlock = 192
  /// Tokens that a product of the weight gradient sums over at once: more leave the cache.
  private static let tokensAtOnce = 1024
  /// Tokens are padded with zeros to a multiple of this where they are summed over.
  private static let innerStep = 64

  /// `y = x·Wᵀ + b`: `x` `[rows, inputs]`, `weight` `[outputs, inputs]`, `y` `[rows, outputs]`.
  func forward(
    _ x: UnsafePointer<Float>, rows: Int, weight: UnsafePointer<Float>,
    bias: UnsafePointer<Float>?, inputs: Int, outputs: Int, into y: UnsafeMutablePointer<Float>
  ) {
    guard let engine else {
      MatrixProduct.blocked(
        .init(x, stride: inputs), .init(weight, stride: inputs, transposed: true), rows: rows,
        columns: outputs, inner: inputs, into: y, bias: bias)
      return
    }
    multiply(
      x, rows: rows, inner: inputs,
      by: packed(
        Weights(start: weight, rows: inputs, columns: outputs, isTransposed: true), engine),
      columns: outputs, into: y, bias: bias, engine)
  }

  /// `dx = dy·W`, or with `adds` `dx += dy·W`: `dy` `[rows, outputs]`, `dx` `[rows, inputs]`.
  func inputGradient(
    _ dy: UnsafePointer<Float>, rows: Int, weight: UnsafePointer<Float>, inputs: Int, outputs: Int,
    into dx: UnsafeMutablePointer<Float>, adds: Bool = false
  ) {
    guard let engine else {
      MatrixProduct.blocked(
        .init(dy, stride: outputs), .init(weight, stride: inputs), rows: rows, columns: inputs,
        inner: outputs, into: dx, accumulate: adds)
      return
    }
    multiply(
      dy, rows: rows, inner: outputs,
      by: packed(
        Weights(start: weight, rows: outputs, columns: inputs, isTransposed: false), engine),
      columns: inputs, into: dx, adds: adds, engine)
  }

  /// `dw += dyᵀ·x`, `[outputs, inputs]`.
  func weightGradient(
    _ dy: UnsafePointer<Float>, _ x: UnsafePointer<Float>, rows: Int, inputs: Int, outputs: Int,
    into dw: UnsafeMutablePointer<Float>
  ) {
    guard let engine else {
      MatrixProduct.blocked(
        .init(dy, stride: outputs, transposed: true), .init(x, stride: inputs), rows: outputs,
        columns: inputs, inner: rows, into: dw, accumulate: true)
      return
    }
    let step = Products.innerStep
    let inner = (rows + step - 1) / step * step
    // dyᵀ block by block, so that each task reads rows of its own: [outputs, inner].
    let first = operands.0.round(transposing: dy, rows: rows, columns: outputs, padded: inner)
    let second = operands.1.round(x, rows: rows, columns: inputs, padded: inner)
    let (block, tokens) = (Products.gradientBlock, Products.tokensAtOnce)
    func form(_ rows: Int, _ count: Int) -> PreparedProduct {
      product(
        .init(
          rows: rows, columns: inputs, inner: count, firstStride: inner, isPacked: false,
          stride: inputs, accumulates: true), engine)
    }
    for start in Swift.stride(from: 0, to: inner, by: tokens) {
      let count = min(tokens, inner - start)
      let whole = form(min(block, outputs), count)
      let last = outputs % block == 0 ? whole : form(outputs % block, count)
      let scratch = max(whole.scratch, last.scratch)
      Parallel.forEach((outputs + block - 1) / block, scratch: scratch) { index, memory in
        let row = index * block
        let product = row + block <= outputs ? whole : last
        product.compute(
          first + row * inner + start, second + start * inputs, into: dw + row * inputs,
          memory: memory)
      }
    }
  }

  private func multiply(
    _ a: UnsafePointer<Float>, rows: Int, inner: Int, by b: PackedMatrix, columns: Int,
    into c: UnsafeMutablePointer<Float>, adds: Bool = false, bias: UnsafePointer<Float>? = nil,
    _ engine: dnnl_engine_t
  ) {
    let block = Products.block
    func form(_ rows: Int) -> PreparedProduct {
      product(
        .init(
          rows: rows, columns: columns, inner: inner, firstStride: inner, isPacked: true,
          stride: columns, accumulates: adds), packing: b.layout, engine)
    }
    let whole = form(min(block, rows))
    let last = rows % block == 0 ? whole : form(rows % block)
    let scratch = max(whole.scratch, last.scratch)
    let own = (block * inner + 1) / 2
    Parallel.forEach((rows + block - 1) / block, scratch: scratch + own) { index, memory in
      let range = index * block..<min((index + 1) * block, rows)
      let first = UnsafeMutableRawPointer(memory + scratch).assumingMemoryBound(to: UInt16.self)
      ck_round_to_bfloat16(a + range.lowerBound * inner, first, range.count * inner)
      let target = c + range.lowerBound * columns
      (range.count == block ? whole : last).compute(first, b.start, into: target, memory: memory)
      if let bias { ck_add_bias(target, bias, range.count, columns) }
    }
  }

  private func product(
    _ form: PreparedProduct.Form, packing: dnnl_memory_desc_t? = nil, _ engine: dnnl_engine_t
  ) -> PreparedProduct {
    if let product = prepared[form] { return product }
    // Lengths vary, so there is a form for every number of rows; forget them before they are many.
    if prepared.count >= 1024 { prepared.removeAll() }
    let product = PreparedProduct(form, packing: packing, engine: engine)
    prepared[form] = product
    return product
  }

  private func packed(_ weights: Weights, _ engine: dnnl_engine_t) -> PackedMatrix {
    if let matrix = packed[weights] { return matrix }
    let matrix = PackedMatrix(weights, rowsAtOnce: Products.block, engine: engine)
    packed[weights] = matrix
    return matrix
  }
}

/// A weight matrix as the second factor of a product: `[rows, columns]`, or stored transposed.
struct Weights: Hashable {
  let start: UnsafePointer<Float>
  let rows: Int
  let columns: Int
  let isTransposed: Bool
}

/// A weight matrix rounded to bfloat16 in the layout that oneDNN multiplies fastest.
final class PackedMatrix {
  let layout: dnnl_memory_desc_t
  let start: UnsafeMutableRawPointer

  init(_ weights: Weights, rowsAtOnce: Int, engine: dnnl_engine_t) {
    layout =
      PreparedProduct(
        .init(
          rows: rowsAtOnce, columns: weights.columns, inner: weights.rows,
          firstStride: weights.rows, isPacked: true, stride: weights.columns, accumulates: false),
        engine: engine
      ).second
    var target = layout
    start = .allocate(byteCount: dnnl_memory_desc_get_size(&target), alignment: 64)
    var source = Layout.matrix(
      weights.rows, weights.columns, dnnl_f32,
      strides: weights.isTransposed ? (1, weights.rows) : (weights.columns, 1))
    var chosen: dnnl_primitive_desc_t?
    Layout.check(
      dnnl_reorder_primitive_desc_create(&chosen, &source, engine, &target, engine, nil), "packing")
    defer { dnnl_primitive_desc_destroy(chosen) }
    var primitive: dnnl_primitive_t?
    Layout.check(dnnl_primitive_create(&primitive, chosen), "packing")
    defer { dnnl_primitive_destroy(primitive) }
    var stream: dnnl_stream_t?
    Layout.check(
      dnnl_stream_create(&stream, engine, UInt32(dnnl_stream_default_flags.rawValue)), "stream")
    defer { dnnl_stream_destroy(stream) }
    let arguments = [
      Layout.argument(
        DNNL_ARG_FROM, source, engine, UnsafeMutableRawPointer(mutating: weights.start)),
      Layout.argument(DNNL_ARG_TO, target, engine, start),
    ]
    defer { for argument in arguments { dnnl_memory_destroy(argument.memory) } }
    Layout.check(dnnl_primitive_execute(primitive, stream, 2, arguments), "packing")
    Layout.check(dnnl_stream_wait(stream), "packing")
  }

  deinit { start.deallocate() }
}

/// Memory for an operand rounded to bfloat16, kept from product to product.
final class BFloat16Buffer {
  private var start = UnsafeMutablePointer<UInt16>.allocate(capacity: 1)
  private var capacity = 1

  deinit { start.deallocate() }

  /// `x` `[rows, columns]` rounded to nearest even, followed by rows of zeros up to `padded`.
  func round(
    _ x: UnsafePointer<Float>, rows: Int, columns: Int, padded: Int
  ) -> UnsafePointer<UInt16> {
    reserve(padded * columns)
    let target = start
    Parallel.forEachRange(of: rows, size: rowBlock) { range in
      let offset = range.lowerBound * columns
      ck_round_to_bfloat16(x + offset, target + offset, range.count * columns)
    }
    (target + rows * columns).update(repeating: 0, count: (padded - rows) * columns)
    return UnsafePointer(target)
  }

  /// The transpose of `x` `[rows, columns]`: `[columns, padded]`, zeros after the first `rows`.
  func round(
    transposing x: UnsafePointer<Float>, rows: Int, columns: Int, padded: Int
  ) -> UnsafePointer<UInt16> {
    reserve(padded * columns)
    let target = start
    Parallel.forEachRange(of: columns, size: 32) { range in
      ck_transpose_to_bfloat16(
        x, columns, rows, range.lowerBound, range.upperBound, padded, target)
    }
    return UnsafePointer(target)
  }

  private func reserve(_ count: Int) {
    guard count > capacity else { return }
    start.deallocate()
    start = .allocate(capacity: count)
    capacity = count
  }
}
