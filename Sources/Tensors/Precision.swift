import COneDNN

/// Number format of the operands of matrix products in training and evaluation. Sums are float32
/// in either, and so is everything between the products.
public enum ProductPrecision: String, Sendable {
  /// Every operand in float32.
  case float32
  /// Operands rounded to bfloat16 (8 bits of significand), sums in float32.
  case bfloat16

  /// bfloat16 where the processor multiplies it faster (AMX, or AVX-512 with BF16), else float32.
  public static var fastest: ProductPrecision { isBFloat16Fast ? .bfloat16 : .float32 }

  /// Whether the processor has instructions for products of bfloat16 that oneDNN uses;
  /// `ONEDNN_MAX_CPU_ISA` can hide them.
  public static var isBFloat16Fast: Bool {
    dnnl_get_effective_cpu_isa().rawValue & dnnl_cpu_isa_avx512_core_bf16.rawValue
      == dnnl_cpu_isa_avx512_core_bf16.rawValue
  }
}
