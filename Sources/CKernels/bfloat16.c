// Rounding of float32 to bfloat16: the upper half of the bits, to nearest even.
#include "CKernels.h"
#include "ck_math.h"

static inline uint16_t rounded(float x) {
  uint32_t bits;
  memcpy(&bits, &x, 4);
  uint32_t up = bits + 0x7fffu + ((bits >> 16) & 1u);
  uint32_t not_a_number = (bits & 0x7fffffffu) > 0x7f800000u;
  return (uint16_t)((not_a_number ? bits | 0x400000u : up) >> 16);
}

CK_CLONES void ck_round_to_bfloat16(const float *x, uint16_t *y, size_t count) {
  for (size_t i = 0; i < count; i++) y[i] = rounded(x[i]);
}

// Sixteen rows at a time, so that what is read from them stays in the first cache.
#define CK_TILE 16

CK_CLONES void ck_transpose_to_bfloat16(const float *x, size_t rows, size_t columns, size_t first,
                                        size_t last, size_t padded, uint16_t *y) {
  size_t r = 0;
  for (; r + CK_TILE <= rows; r += CK_TILE)
    for (size_t j = first; j < last; j++)
      for (size_t k = 0; k < CK_TILE; k++) y[j * padded + r + k] = rounded(x[(r + k) * columns + j]);
  for (; r < padded; r++)
    for (size_t j = first; j < last; j++)
      y[j * padded + r] = r < rows ? rounded(x[r * columns + j]) : 0;
}
