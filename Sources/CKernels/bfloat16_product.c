// Products of small bfloat16 matrices with the instruction that adds two products to a sum.
#include "CKernels.h"
#include "ck_math.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define CK_BF16 __attribute__((target("avx512f,avx512bw,avx512vl,avx512bf16")))

// One tile of the result, `height` rows and up to 32 columns, its sums in registers throughout.
CK_BF16 static inline __attribute__((always_inline)) void tile(
    const int height, const uint16_t *a, size_t a_stride, const uint32_t *b, size_t b_stride,
    size_t pairs, float *c, size_t c_stride, __mmask16 left, __mmask16 right, int accumulate) {
  __m512 sums[8][2];
  for (int r = 0; r < height; r++) {
    sums[r][0] = accumulate ? _mm512_maskz_loadu_ps(left, c + r * c_stride) : _mm512_setzero_ps();
    sums[r][1] =
        accumulate ? _mm512_maskz_loadu_ps(right, c + r * c_stride + 16) : _mm512_setzero_ps();
  }
  for (size_t p = 0; p < pairs; p++) {
    __m512bh b0 = (__m512bh)_mm512_loadu_si512(b + p * b_stride);
    __m512bh b1 = (__m512bh)_mm512_loadu_si512(b + p * b_stride + 16);
    for (int r = 0; r < height; r++) {
      int bits;
      memcpy(&bits, a + r * a_stride + 2 * p, 4);
      __m512bh both = (__m512bh)_mm512_set1_epi32(bits);
      sums[r][0] = _mm512_dpbf16_ps(sums[r][0], both, b0);
      sums[r][1] = _mm512_dpbf16_ps(sums[r][1], both, b1);
    }
  }
  for (int r = 0; r < height; r++) {
    _mm512_mask_storeu_ps(c + r * c_stride, left, sums[r][0]);
    _mm512_mask_storeu_ps(c + r * c_stride + 16, right, sums[r][1]);
  }
}

static inline __mmask16 columns_left(size_t count) {
  return count >= 16 ? 0xffff : (__mmask16)((1u << count) - 1);
}

CK_BF16 void ck_bfloat16_product(const uint16_t *a, size_t a_stride, const uint32_t *b,
                                 size_t b_stride, size_t rows, size_t columns, size_t pairs,
                                 float *c, size_t c_stride, int accumulate) {
  for (size_t j = 0; j < columns; j += 32) {
    __mmask16 left = columns_left(columns - j);
    __mmask16 right = columns - j > 16 ? columns_left(columns - j - 16) : 0;
    size_t r = 0;
#define CK_TILES(height)                                                                         \
  for (; r + height <= rows; r += height)                                                        \
    tile(height, a + r * a_stride, a_stride, b + j, b_stride, pairs, c + r * c_stride + j,       \
         c_stride, left, right, accumulate);
    CK_TILES(8)
    CK_TILES(4)
    CK_TILES(1)
  }
}
#else
static inline float widened(uint32_t half) {
  uint32_t bits = half << 16;
  float x;
  memcpy(&x, &bits, 4);
  return x;
}

void ck_bfloat16_product(const uint16_t *a, size_t a_stride, const uint32_t *b, size_t b_stride,
                         size_t rows, size_t columns, size_t pairs, float *c, size_t c_stride,
                         int accumulate) {
  for (size_t r = 0; r < rows; r++)
    for (size_t j = 0; j < columns; j++) {
      float sum = accumulate ? c[r * c_stride + j] : 0;
      for (size_t p = 0; p < pairs; p++) {
        uint32_t both = b[p * b_stride + j];
        sum += widened(a[r * a_stride + 2 * p]) * widened(both & 0xffff);
        sum += widened(a[r * a_stride + 2 * p + 1]) * widened(both >> 16);
      }
      c[r * c_stride + j] = sum;
    }
}
#endif
