import COneDNN

/// The version of the library that multiplies matrices.
public enum LibraryVersion {
  /// oneDNN's version, `2.6.3`.
  public static var oneDNN: String {
    guard let version = dnnl_version()?.pointee else { return "unknown" }
    return "\(version.major).\(version.minor).\(version.patch)"
  }
}
