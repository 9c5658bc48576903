import CKernels

/// How the process deals with memory that was freed.
public enum ProcessMemory {
  /// Keeps freed memory for the next allocation instead of giving it back to the kernel.
  ///
  /// A step of training allocates and frees the same arrays over and over; given back, every page
  /// of them would have to be mapped and cleared anew. For a program to call once at its start.
  public static func keepFreed() {
    ck_keep_freed_memory()
  }
}
