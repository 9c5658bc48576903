import COneDNN

/// The library that multiplies matrices.
public enum LibraryVersion {
  /// oneDNN's version, `2.6.3`.
  public static var oneDNN: String {
    guard let version = dnnl_version()?.pointee else { return "unknown" }
    return "\(version.major).\(version.minor).\(version.patch)"
  }

  /// The widest instructions that oneDNN uses here; `ONEDNN_MAX_CPU_ISA` can lower them.
  public static var instructions: String {
    switch dnnl_get_effective_cpu_isa() {
    case dnnl_cpu_isa_avx512_core_amx: "AMX"
    case dnnl_cpu_isa_avx512_core_bf16: "AVX-512 with BF16"
    case dnnl_cpu_isa_avx512_core_vnni: "AVX-512 with VNNI"
    case dnnl_cpu_isa_avx512_core: "AVX-512"
    case dnnl_cpu_isa_avx2_vnni: "AVX2 with VNNI"
    case dnnl_cpu_isa_avx2: "AVX2"
    case dnnl_cpu_isa_avx: "AVX"
    case dnnl_cpu_isa_sse41: "SSE4.1"
    default: "other"
    }
  }
}
