import COneDNN

/// One shape of a product of bfloat16 matrices with a float32 result, `c = a·b` or `c += a·b`,
/// ready to be computed on the calling thread: oneDNN's `matmul` primitive.
///
/// It is made for one thread, so that many can be computed side by side by `Parallel` and the
/// result of each is the same wherever it runs.
final class PreparedProduct {
  /// How the factors lie in memory, and whether the result is added to what is there.
  struct Form: Hashable {
    let rows: Int
    let columns: Int
    let inner: Int
    /// Elements from one row of `a` to the next.
    let firstStride: Int
    /// Whether `b` is packed as oneDNN likes it best; else it is row-major without gaps.
    let isPacked: Bool
    /// Floats from one row of `c` to the next.
    let stride: Int
    let accumulates: Bool
  }

  /// Layout of the second factor.
  let second: dnnl_memory_desc_t
  /// Floats of memory that a call needs for itself.
  let scratch: Int
  private let first: dnnl_memory_desc_t
  private let result: dnnl_memory_desc_t
  private let scratchLayout: dnnl_memory_desc_t
  private let primitive: dnnl_primitive_t
  private let engine: dnnl_engine_t

  /// Prepares `form`; `packing` is the layout of a packed `b`, nil lets oneDNN choose it.
  init(_ form: Form, packing: dnnl_memory_desc_t? = nil, engine: dnnl_engine_t) {
    let (m, n, k) = (form.rows, form.columns, form.inner)
    let a = Layout.matrix(m, k, dnnl_bf16, strides: (form.firstStride, 1))
    let b =
      form.isPacked
      ? packing ?? Layout.any(k, n, dnnl_bf16) : Layout.matrix(k, n, dnnl_bf16, strides: (n, 1))
    let c = Layout.matrix(m, n, dnnl_f32, strides: (form.stride, 1))
    var attributes: dnnl_primitive_attr_t?
    Layout.check(dnnl_primitive_attr_create(&attributes), "attributes")
    defer { dnnl_primitive_attr_destroy(attributes) }
    Layout.check(
      dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user), "scratchpad")
    if form.accumulates {
      var operations: dnnl_post_ops_t?
      Layout.check(dnnl_post_ops_create(&operations), "post-ops")
      Layout.check(dnnl_post_ops_append_sum(operations, 1), "sum")
      Layout.check(dnnl_primitive_attr_set_post_ops(attributes, operations), "post-ops")
      dnnl_post_ops_destroy(operations)
    }
    // A primitive remembers how many threads it will have; this one has the one that calls it.
    let threads = omp_get_max_threads()
    omp_set_num_threads(1)
    defer { omp_set_num_threads(threads) }
    var description = dnnl_matmul_desc_t()
    var (aLayout, bLayout, cLayout) = (a, b, c)
    Layout.check(
      dnnl_matmul_desc_init(&description, &aLayout, &bLayout, nil, &cLayout), "matmul")
    var chosen: dnnl_primitive_desc_t?
    Layout.check(
      dnnl_primitive_desc_create(&chosen, &description, attributes, engine, nil),
      "matmul \(m)×\(n)×\(k)")
    defer { dnnl_primitive_desc_destroy(chosen) }
    var primitive: dnnl_primitive_t?
    Layout.check(dnnl_primitive_create(&primitive, chosen), "matmul")
    guard let primitive,
      let weights = dnnl_primitive_desc_query_md(chosen, dnnl_query_weights_md, 0),
      let scratchpad = dnnl_primitive_desc_query_md(chosen, dnnl_query_scratchpad_md, 0)
    else { preconditionFailure("oneDNN made no product of \(m)×\(n)×\(k)") }
    self.primitive = primitive
    self.second = weights.pointee
    scratchLayout = scratchpad.pointee
    scratch = (dnnl_memory_desc_get_size(scratchpad) + 3) / 4
    first = a
    result = c
    self.engine = engine
  }

  deinit { dnnl_primitive_destroy(primitive) }

  /// Computes the product on the calling thread; `memory` holds `scratch` floats.
  func compute(
    _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, into c: UnsafeMutablePointer<Float>,
    memory: UnsafeMutablePointer<Float>
  ) {
    var stream: dnnl_stream_t?
    Layout.check(
      dnnl_stream_create(&stream, engine, UInt32(dnnl_stream_default_flags.rawValue)), "stream")
    defer { dnnl_stream_destroy(stream) }
    let places = [
      (DNNL_ARG_SRC, first, UnsafeMutableRawPointer(mutating: a)),
      (DNNL_ARG_WEIGHTS, second, UnsafeMutableRawPointer(mutating: b)),
      (DNNL_ARG_DST, result, UnsafeMutableRawPointer(c)),
      (DNNL_ARG_SCRATCHPAD, scratchLayout, UnsafeMutableRawPointer(memory)),
    ]
    let arguments = places.map { Layout.argument($0.0, $0.1, engine, $0.2) }
    defer { for argument in arguments { dnnl_memory_destroy(argument.memory) } }
    Layout.check(
      dnnl_primitive_execute(primitive, stream, Int32(arguments.count), arguments), "product")
  }
}

/// Descriptions of matrices in memory, and what oneDNN's calls have in common.
enum Layout {
  /// A matrix with the given distances between rows and between columns.
  static func matrix(
    _ rows: Int, _ columns: Int, _ type: dnnl_data_type_t, strides: (Int, Int)
  ) -> dnnl_memory_desc_t {
    var layout = dnnl_memory_desc_t()
    check(
      dnnl_memory_desc_init_by_strides(
        &layout, 2, [dnnl_dim_t(rows), dnnl_dim_t(columns)], type,
        [dnnl_dim_t(strides.0), dnnl_dim_t(strides.1)]), "layout \(rows)×\(columns)")
    return layout
  }

  /// A matrix whose layout oneDNN is to choose.
  static func any(_ rows: Int, _ columns: Int, _ type: dnnl_data_type_t) -> dnnl_memory_desc_t {
    var layout = dnnl_memory_desc_t()
    check(
      dnnl_memory_desc_init_by_tag(
        &layout, 2, [dnnl_dim_t(rows), dnnl_dim_t(columns)], type, dnnl_format_tag_any),
      "layout \(rows)×\(columns)")
    return layout
  }

  /// An argument of a primitive: a layout at an address. The memory object is the caller's.
  static func argument(
    _ role: Int32, _ layout: dnnl_memory_desc_t, _ engine: dnnl_engine_t,
    _ address: UnsafeMutableRawPointer
  ) -> dnnl_exec_arg_t {
    var memory: dnnl_memory_t?
    var layout = layout
    check(dnnl_memory_create(&memory, &layout, engine, address), "memory")
    return dnnl_exec_arg_t(arg: role, memory: memory)
  }

  /// oneDNN refuses only what is wrong in this program: shapes and layouts come from checked
  /// configurations.
  static func check(_ status: dnnl_status_t, _ what: String) {
    precondition(status == dnnl_success, "oneDNN refused: \(what) (status \(status.rawValue))")
  }
}
