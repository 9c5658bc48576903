// Rounding of float32 to bfloat16, the upper half of the bits, in the orders that products read.
#include "CKernels.h"
#include "ck_math.h"

CK_INLINE uint16_t rounded(float x) {
  uint32_t bits;
  memcpy(&bits, &x, 4);
  uint32_t up = bits + 0x7fffu + ((bits >> 16) & 1u);
  uint32_t not_a_number = (bits & 0x7fffffffu) > 0x7f800000u;
  return (uint16_t)((not_a_number ? bits | 0x400000u : up) >> 16);
}

CK_INLINE uint32_t pair(float low, float high) {
  return rounded(low) | (uint32_t)rounded(high) << 16;
}

CK_CLONES void ck_round_to_bfloat16(const float *x, uint16_t *y, size_t count) {
  for (size_t i = 0; i < count; i++) y[i] = rounded(x[i]);
}

CK_CLONES void ck_round_rows_to_bfloat16(const float *x, size_t stride, size_t rows,
                                         size_t columns, size_t padded, uint16_t *y) {
  for (size_t r = 0; r < rows; r++) {
    for (size_t j = 0; j < columns; j++) y[r * padded + j] = rounded(x[r * stride + j]);
    for (size_t j = columns; j < padded; j++) y[r * padded + j] = 0;
  }
}

typedef uint16_t halves __attribute__((vector_size(32)));
typedef uint32_t words __attribute__((vector_size(64)));

// Sixteen rows of sixteen elements change places with columns: each of four rounds interleaves row
// i with row i + 8, which turns the bits of an element's place (row, column) left by one.
#define CK_TURN(vector, a)                                                                        \
  for (int round = 0; round < 4; round++) {                                                       \
    vector turned[16];                                                                            \
    for (int i = 0; i < 8; i++) {                                                                 \
      turned[2 * i] = __builtin_shufflevector(a[i], a[i + 8], 0, 16, 1, 17, 2, 18, 3, 19, 4, 20,  \
                                              5, 21, 6, 22, 7, 23);                               \
      turned[2 * i + 1] = __builtin_shufflevector(a[i], a[i + 8], 8, 24, 9, 25, 10, 26, 11, 27,   \
                                                  12, 28, 13, 29, 14, 30, 15, 31);                \
    }                                                                                             \
    for (int i = 0; i < 16; i++) a[i] = turned[i];                                                \
  }

CK_CLONES void ck_transpose_to_bfloat16(const float *x, size_t stride, size_t rows, size_t first,
                                        size_t last, size_t padded, uint16_t *y) {
  size_t r = 0;
  for (; r + 16 <= rows; r += 16) {
    size_t j = first;
    for (; j + 16 <= last; j += 16) {
      halves a[16];
      for (int k = 0; k < 16; k++)
        for (int i = 0; i < 16; i++) a[k][i] = rounded(x[(r + k) * stride + j + i]);
      CK_TURN(halves, a)
      for (int k = 0; k < 16; k++) memcpy(y + (j + k) * padded + r, &a[k], 32);
    }
    for (; j < last; j++)
      for (int k = 0; k < 16; k++) y[j * padded + r + k] = rounded(x[(r + k) * stride + j]);
  }
  for (; r < padded; r++)
    for (size_t j = first; j < last; j++)
      y[j * padded + r] = r < rows ? rounded(x[r * stride + j]) : 0;
}

CK_CLONES void ck_pair_rows_to_bfloat16(const float *x, size_t stride, size_t rows, size_t columns,
                                        size_t padded, uint32_t *y) {
  for (size_t r = 0; r + 2 <= rows; r += 2, y += padded) {
    const float *even = x + r * stride, *odd = even + stride;
    for (size_t j = 0; j < columns; j++) y[j] = pair(even[j], odd[j]);
  }
  if (rows % 2 == 1)
    for (size_t j = 0; j < columns; j++) y[j] = rounded(x[(rows - 1) * stride + j]);
}

CK_CLONES void ck_pair_columns_to_bfloat16(const float *x, size_t stride, size_t rows,
                                           size_t columns, size_t padded, uint32_t *y) {
  size_t r = 0;
  for (; r + 16 <= rows; r += 16) {
    size_t j = 0;
    for (; j + 32 <= columns; j += 32) {
      words a[16];
      for (int k = 0; k < 16; k++) {
        uint16_t row[32];
        for (int i = 0; i < 32; i++) row[i] = rounded(x[(r + k) * stride + j + i]);
        memcpy(&a[k], row, 64);
      }
      CK_TURN(words, a)
      for (int k = 0; k < 16; k++) memcpy(y + (j / 2 + k) * padded + r, &a[k], 64);
    }
    for (; j < columns; j += 2)
      for (int k = 0; k < 16; k++) {
        const float *at = x + (r + k) * stride + j;
        y[j / 2 * padded + r + k] = pair(at[0], j + 1 < columns ? at[1] : 0);
      }
  }
  for (; r < rows; r++)
    for (size_t j = 0; j < columns; j += 2) {
      const float *at = x + r * stride + j;
      y[j / 2 * padded + r] = pair(at[0], j + 1 < columns ? at[1] : 0);
    }
}
