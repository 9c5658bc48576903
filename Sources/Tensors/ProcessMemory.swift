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

  /// Parts the memory to allocate from among `count` threads, so that those that allocate much
  /// and little at a time, as all drawing does, do not wait for each other.
  ///
  /// Training wants one part: its arrays are large, what one thread frees another takes, and only
  /// the first part keeps all that was freed. For a program to call before it starts a thread;
  /// later it is without effect.
  public static func part(among count: Int) {
    ck_part_memory(Int32(count))
  }
}
