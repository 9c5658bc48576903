// Loops that first reduce a row and then rescale it: layer normalisation and softmax.
#include "CKernels.h"
#include "ck_math.h"

// Sixteen partial sums in a fixed order, so that vector width cannot change a result.
#define CK_LANES 16

CK_INLINE float row_sum(const float *x, size_t columns) {
  float lanes[CK_LANES] = {0};
  size_t j = 0;
  for (; j + CK_LANES <= columns; j += CK_LANES)
    for (size_t k = 0; k < CK_LANES; k++) lanes[k] += x[j + k];
  float total = 0;
  for (size_t k = 0; k < CK_LANES; k++) total += lanes[k];
  for (; j < columns; j++) total += x[j];
  return total;
}

CK_INLINE float row_product_sum(const float *x, const float *y, size_t columns) {
  float lanes[CK_LANES] = {0};
  size_t j = 0;
  for (; j + CK_LANES <= columns; j += CK_LANES)
    for (size_t k = 0; k < CK_LANES; k++) lanes[k] += x[j + k] * y[j + k];
  float total = 0;
  for (size_t k = 0; k < CK_LANES; k++) total += lanes[k];
  for (; j < columns; j++) total += x[j] * y[j];
  return total;
}

CK_CLONES void ck_layer_norm(const float *x, const float *gamma, const float *beta, float epsilon,
                             size_t rows, size_t columns, float *normalized,
                             float *inverse_deviation, float *y) {
  for (size_t r = 0; r < rows; r++) {
    const float *in = x + r * columns;
    float *centred = normalized + r * columns, *out = y + r * columns;
    float mean = row_sum(in, columns) / columns;
    for (size_t j = 0; j < columns; j++) centred[j] = in[j] - mean;
    float variance = row_product_sum(centred, centred, columns) / columns;
    float inverse = 1 / sqrtf(variance + epsilon);
    inverse_deviation[r] = inverse;
    for (size_t j = 0; j < columns; j++) centred[j] *= inverse;
    for (size_t j = 0; j < columns; j++) out[j] = gamma[j] * centred[j] + beta[j];
  }
}

CK_CLONES void ck_layer_norm_gradient(const float *dy, const float *normalized,
                                      const float *inverse_deviation, const float *gamma,
                                      size_t rows, size_t columns, float *dx) {
  for (size_t r = 0; r < rows; r++) {
    const float *hat = normalized + r * columns, *up = dy + r * columns;
    float *down = dx + r * columns;
    for (size_t j = 0; j < columns; j++) down[j] = up[j] * gamma[j];
    float mean = row_sum(down, columns) / columns;
    float projection = row_product_sum(down, hat, columns) / columns;
    float inverse = inverse_deviation[r];
    for (size_t j = 0; j < columns; j++)
      down[j] = inverse * (down[j] - mean - hat[j] * projection);
  }
}

CK_CLONES void ck_layer_norm_parameter_gradient(const float *dy, const float *normalized,
                                                size_t rows, size_t columns, size_t first,
                                                size_t last, float *d_gamma, float *d_beta) {
  for (size_t r = 0; r < rows; r++) {
    const float *up = dy + r * columns, *hat = normalized + r * columns;
    for (size_t j = first; j < last; j++) {
      d_gamma[j] += up[j] * hat[j];
      d_beta[j] += up[j];
    }
  }
}

CK_CLONES void ck_softmax(float *x, size_t stride, float scale, size_t rows, size_t columns) {
  for (size_t r = 0; r < rows; r++) {
    float *row = x + r * stride;
    for (size_t j = columns; j < stride; j++) row[j] = -INFINITY;
    float peaks[CK_LANES];
    for (size_t k = 0; k < CK_LANES; k++) peaks[k] = row[0];
    size_t i = 0;
    for (; i + CK_LANES <= stride; i += CK_LANES)
      for (size_t k = 0; k < CK_LANES; k++)
        peaks[k] = row[i + k] > peaks[k] ? row[i + k] : peaks[k];
    for (; i < stride; i++) peaks[0] = row[i] > peaks[0] ? row[i] : peaks[0];
    float peak = peaks[0];
    for (size_t k = 1; k < CK_LANES; k++) peak = peaks[k] > peak ? peaks[k] : peak;
    for (size_t j = 0; j < stride; j++) row[j] = ck_exp(scale * (row[j] - peak));
    float inverse = 1 / row_sum(row, stride);
    for (size_t j = 0; j < stride; j++) row[j] *= inverse;
  }
}

CK_CLONES void ck_dropped_softmax_gradient(const float *p, float *d, size_t stride, float scale,
                                           const uint64_t *row_seeds, uint64_t site, float rate,
                                           size_t rows, size_t columns, float *dropped) {
  uint32_t threshold = ck_dropout_threshold(rate);
  float keep = 1 / (1 - rate);
  for (size_t r = 0; r < rows; r++, p += stride, d += stride, dropped += stride) {
    for (size_t j = columns; j < stride; j++) d[j] = 0;
    uint64_t key = rate > 0 ? ck_dropout_key(row_seeds[r], site) : 0;
    for (size_t j = 0; j < stride; j += CK_DROPOUT_BLOCK) {
      float factors[CK_DROPOUT_BLOCK];
      ck_dropout_factors(key, (uint32_t)j, threshold, keep, factors);
      size_t width = stride - j < CK_DROPOUT_BLOCK ? stride - j : CK_DROPOUT_BLOCK;
      for (size_t i = 0; i < width; i++) {
        dropped[j + i] = p[j + i] * factors[i];
        d[j + i] *= factors[i];
      }
    }
    float projection = row_product_sum(p, d, stride);
    for (size_t j = 0; j < stride; j++) d[j] = scale * p[j] * (d[j] - projection);
  }
}
