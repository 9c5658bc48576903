import COneDNN
import Synchronization

/// Loops spread over the cores, on the same pool of threads as oneDNN's products.
///
/// Tasks are cut by the shape of the data alone, never by the number of threads, and each writes
/// memory of its own; so results are the same whatever `OMP_NUM_THREADS` says.
public enum Parallel {
  /// The number of threads that work together, as OpenMP sees it (`OMP_NUM_THREADS`).
  public static var threads: Int { Int(omp_get_max_threads()) }

  /// Calls `body`, for which this thread may start a team of at most `count` threads.
  static func limited<Result>(to count: Int, _ body: () -> Result) -> Result {
    let before = omp_get_max_threads()
    omp_set_num_threads(Int32(count))
    defer { omp_set_num_threads(before) }
    return body()
  }

  /// Calls `body` once for every index below `count`, in any order and on any thread.
  public static func forEach(_ count: Int, _ body: (Int) -> Void) {
    forEach(count, scratch: 0) { index, _ in body(index) }
  }

  /// The same with a piece of memory of `scratch` floats for each thread, not cleared between calls.
  public static func forEach(
    _ count: Int, scratch: Int, _ body: (Int, UnsafeMutablePointer<Float>) -> Void
  ) {
    guard count > 0 else { return }
    withoutActuallyEscaping(body) { body in
      let loop = Loop(count: count, scratch: scratch, body: body)
      guard min(count, threads) > 1 else {
        // A team of one does not count as parallel: a product inside would spread over all threads
        // and add its parts in an order that depends on their number.
        limited(to: 1) { loop.work() }
        return
      }
      withExtendedLifetime(loop) {
        GOMP_parallel(
          { context in
            guard let context else { return }
            Unmanaged<Loop>.fromOpaque(context).takeUnretainedValue().work()
          }, Unmanaged.passUnretained(loop).toOpaque(), UInt32(min(count, threads)), 0)
      }
    }
  }

  /// What `body` makes of every index below `count`, in order, made in any order and on any thread.
  /// - Throws: the error of the lowest index that has one.
  public static func map<Value, Failure: Error>(
    _ count: Int, _ body: (Int) throws(Failure) -> Value
  ) throws(Failure) -> [Value] {
    let results = [Result<Value, Failure>](unsafeUninitializedCapacity: count) { memory, made in
      let first = memory.baseAddress
      forEach(count) { index in
        first?.advanced(by: index).initialize(
          to: Result { () throws(Failure) in try body(index) })
      }
      made = count
    }
    return try results.map { (result) throws(Failure) in try result.get() }
  }

  /// Calls `body` with consecutive ranges that together cover `0..<count`, each of at most `size`.
  public static func forEachRange(of count: Int, size: Int, _ body: (Range<Int>) -> Void) {
    forEach((count + size - 1) / size) { block in
      body(block * size..<min(count, (block + 1) * size))
    }
  }

  private final class Loop {
    let count: Int
    let scratch: Int
    let body: (Int, UnsafeMutablePointer<Float>) -> Void
    let next = Atomic<Int>(0)

    init(count: Int, scratch: Int, body: @escaping (Int, UnsafeMutablePointer<Float>) -> Void) {
      self.count = count
      self.scratch = scratch
      self.body = body
    }

    func work() {
      let memory = UnsafeMutablePointer<Float>.allocate(capacity: max(1, scratch))
      defer { memory.deallocate() }
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        body(index, memory)
      }
    }
  }
}
