import CPangoCairo
import Foundation

/// Takes the bytes that Cairo writes.
final class ByteSink {
  /// What has been written so far.
  private(set) var data = Data()

  /// The pointer that Cairo hands to `write`; the sink must outlive the surface.
  var closure: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  /// Cairo's call for every piece of output.
  static let write: cairo_write_func_t = { closure, bytes, count in
    guard let closure, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
    Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
      .data.append(bytes, count: Int(count))
    return CAIRO_STATUS_SUCCESS
  }
}
