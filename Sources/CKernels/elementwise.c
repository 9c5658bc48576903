#include "CKernels.h"
#include "ck_math.h"

CK_CLONES void ck_add_bias(float *x, const float *bias, size_t rows, size_t columns) {
  for (size_t r = 0; r < rows; r++)
    for (size_t j = 0; j < columns; j++) x[r * columns + j] += bias[j];
}

CK_CLONES void ck_add_column_sums(const float *x, size_t rows, size_t columns, size_t first,
                                  size_t last, float *sums) {
  for (size_t r = 0; r < rows; r++)
    for (size_t j = first; j < last; j++) sums[j] += x[r * columns + j];
}

CK_CLONES void ck_add(const float *x, float *y, size_t count) {
  for (size_t i = 0; i < count; i++) y[i] += x[i];
}

CK_CLONES double ck_sum_of_squares(const float *x, size_t count) {
  // Sixteen sums side by side, added in index order: vector code without reordering freedom.
  double sums[16] = {0};
  size_t i = 0;
  for (; i + 16 <= count; i += 16)
    for (size_t k = 0; k < 16; k++) sums[k] += (double)x[i + k] * x[i + k];
  double total = 0;
  for (size_t k = 0; k < 16; k++) total += sums[k];
  for (; i < count; i++) total += (double)x[i] * x[i];
  return total;
}

size_t ck_count_finite(const float *x, size_t count) {
  size_t finite = 0;
  for (size_t i = 0; i < count; i++) finite += isfinite(x[i]) ? 1 : 0;
  return finite;
}

CK_CLONES void ck_gelu(const float *x, float *y, size_t count) {
  for (size_t i = 0; i < count; i++) {
    float cumulative, density;
    ck_normal(x[i], &cumulative, &density);
    y[i] = x[i] * cumulative;
  }
}

CK_CLONES void ck_gelu_gradient(const float *x, const float *dy, float *dx, size_t count) {
  for (size_t i = 0; i < count; i++) {
    float cumulative, density;
    ck_normal(x[i], &cumulative, &density);
    dx[i] = dy[i] * (cumulative + x[i] * density);
  }
}

CK_CLONES void ck_relu(const float *x, float *y, size_t count) {
  for (size_t i = 0; i < count; i++) y[i] = x[i] > 0 ? x[i] : 0;
}

CK_CLONES void ck_relu_gradient(const float *x, const float *dy, float *dx, size_t count) {
  for (size_t i = 0; i < count; i++) dx[i] = x[i] > 0 ? dy[i] : 0;
}

void ck_tanh(const float *x, float *y, size_t count) {
  for (size_t i = 0; i < count; i++) y[i] = (float)tanh((double)x[i]);
}

void ck_tanh_gradient(const float *y, const float *dy, float *dx, size_t count) {
  for (size_t i = 0; i < count; i++) dx[i] = dy[i] * (1 - y[i] * y[i]);
}

uint64_t ck_dropout_key(uint64_t row_seed, uint64_t site) {
  return ck_mix64(row_seed ^ ck_mix64(site));
}

CK_CLONES void ck_dropout(float *x, const uint64_t *row_seeds, uint64_t site, float rate,
                          size_t rows, size_t columns) {
  uint32_t threshold = ck_dropout_threshold(rate);
  float scale = 1 / (1 - rate);
  for (size_t r = 0; r < rows; r++, x += columns) {
    uint64_t key = ck_dropout_key(row_seeds[r], site);
    for (size_t j = 0; j < columns; j += CK_DROPOUT_BLOCK) {
      float factors[CK_DROPOUT_BLOCK];
      ck_dropout_factors(key, (uint32_t)j, threshold, scale, factors);
      size_t width = columns - j < CK_DROPOUT_BLOCK ? columns - j : CK_DROPOUT_BLOCK;
      for (size_t i = 0; i < width; i++) x[j + i] *= factors[i];
    }
  }
}

CK_CLONES void ck_adamw(float *parameter, const float *gradient, float *first_moment,
                        float *second_moment, size_t count, ck_adamw_step s) {
  for (size_t i = 0; i < count; i++) {
    float g = gradient[i] * s.gradient_scale;
    float m = first_moment[i] + s.first_share * (g - first_moment[i]);
    float v = s.second_keep * second_moment[i] + s.second_share * g * g;
    first_moment[i] = m;
    second_moment[i] = v;
    float denominator = sqrtf(v) / s.correction_root + s.epsilon;
    parameter[i] = parameter[i] * s.parameter_keep - s.step_size * m / denominator;
  }
}
