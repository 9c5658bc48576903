// The loops between the matrix products, each one pass over memory.
//
// Plain C so that one binary holds a version of each loop for AVX-512, AVX2 and plain x86-64 and
// picks at run time (`target_clones`). Every function works on a range of rows or columns that the
// caller chose, touches nothing outside of it and keeps no state, so how the work is split over
// threads cannot change a result. (Only the last two change something of the process.)
//
// Letters: `rows` tokens, `columns` features, row-major without gaps unless a stride is given.
#pragma once
#include <stddef.h>
#include <stdint.h>

// y = x + bias, row by row, in place.
void ck_add_bias(float *x, const float *bias, size_t rows, size_t columns);

// sums[j] += Σ_r x[r, j] for first <= j < last, rows in order.
void ck_add_column_sums(const float *x, size_t rows, size_t columns, size_t first, size_t last,
                        float *sums);

// y += x.
void ck_add(const float *x, float *y, size_t count);

// Σ x² in double precision.
double ck_sum_of_squares(const float *x, size_t count);

// Number of elements that are neither infinite nor NaN.
size_t ck_count_finite(const float *x, size_t count);

// y = x·Φ(x), the exact GELU; Φ by Abramowitz & Stegun 7.1.26 (absolute error below 1.5e-7).
void ck_gelu(const float *x, float *y, size_t count);

// dx = dy·(Φ(x) + x·φ(x)); dx may be dy.
void ck_gelu_gradient(const float *x, const float *dy, float *dx, size_t count);

// y = max(0, x), and its gradient at x.
void ck_relu(const float *x, float *y, size_t count);
void ck_relu_gradient(const float *x, const float *dy, float *dx, size_t count);

// y = tanh(x) in double precision; dx = dy·(1 − y²).
void ck_tanh(const float *x, float *y, size_t count);
void ck_tanh_gradient(const float *y, const float *dy, float *dx, size_t count);

// The state of dropout for one row: mixes the row's seed with the place in the network.
uint64_t ck_dropout_key(uint64_t row_seed, uint64_t site);

// Multiplies each element by 0 with probability `rate` (to 16 bits), else by 1/(1 − rate). The
// decision for column j of a row depends on (row_seeds[r], site, j) alone. In place.
void ck_dropout(float *x, const uint64_t *row_seeds, uint64_t site, float rate, size_t rows,
                size_t columns);

// Layer normalisation of x: normalized = (x − μ)/√(σ² + ε), y = γ·normalized + β.
// inverse_deviation[r] = 1/√(σ² + ε). x, normalized and y may be the same memory.
void ck_layer_norm(const float *x, const float *gamma, const float *beta, float epsilon,
                   size_t rows, size_t columns, float *normalized, float *inverse_deviation,
                   float *y);

// Its gradient with respect to x; dx may be dy.
void ck_layer_norm_gradient(const float *dy, const float *normalized,
                            const float *inverse_deviation, const float *gamma, size_t rows,
                            size_t columns, float *dx);

// d_gamma[j] += Σ_r dy·normalized, d_beta[j] += Σ_r dy for first <= j < last, rows in order.
void ck_layer_norm_parameter_gradient(const float *dy, const float *normalized, size_t rows,
                                      size_t columns, size_t first, size_t last, float *d_gamma,
                                      float *d_beta);

// x[r, ·] = softmax(scale·x[r, ·]) in place, in rows `stride` apart; what lies between the columns
// and the next row is lost.
void ck_softmax(float *x, size_t stride, float scale, size_t rows, size_t columns);

// From attention's probabilities p before dropout: dropped = drop(p), and the gradient of the
// scores, d = scale·p·(drop(d) − Σ_j p·drop(d)), in place of that of the dropped probabilities. All
// have rows `stride` apart; a rate of 0 drops nothing.
void ck_dropped_softmax_gradient(const float *p, float *d, size_t stride, float scale,
                                 const uint64_t *row_seeds, uint64_t site, float rate, size_t rows,
                                 size_t columns, float *dropped);

// One step of AdamW (Loshchilov & Hutter 2019, as torch.optim.AdamW computes it) on `count`
// parameters; the gradient is multiplied by `gradient_scale` first. The factors come rounded once
// from double precision: 1 − β₂ taken in single precision would be 5e-5 too large.
typedef struct {
  float gradient_scale;
  float first_share;                // 1 − β₁
  float second_keep, second_share;  // β₂ and 1 − β₂
  float parameter_keep;             // 1 − learning rate·weight decay
  float step_size;                  // learning rate/(1 − β₁ᵗ)
  float correction_root;            // √(1 − β₂ᵗ)
  float epsilon;
} ck_adamw_step;
void ck_adamw(float *parameter, const float *gradient, float *first_moment, float *second_moment,
              size_t count, ck_adamw_step step);

// y = x rounded to bfloat16, to nearest, ties to even; NaN stays NaN.
void ck_round_to_bfloat16(const float *x, uint16_t *y, size_t count);

// The same for rows `stride` apart; rows of y are `padded` long and end in zeros.
void ck_round_rows_to_bfloat16(const float *x, size_t stride, size_t rows, size_t columns,
                               size_t padded, uint16_t *y);

// y[j, r] = x[r, j] rounded to bfloat16 for first <= j < last; rows of x are `stride` apart. Rows
// of y are `padded` long, their places after the first `rows` become 0.
void ck_transpose_to_bfloat16(const float *x, size_t stride, size_t rows, size_t first,
                              size_t last, size_t padded, uint16_t *y);

// y[r / 2, j] = the pair (x[r, j], x[r + 1, j]) rounded to bfloat16, the first in the lower half; a
// last odd row is paired with 0. Rows of y are `padded` pairs apart.
void ck_pair_rows_to_bfloat16(const float *x, size_t stride, size_t rows, size_t columns,
                              size_t padded, uint32_t *y);

// y[j / 2, r] = the pair (x[r, j], x[r, j + 1]), likewise: the same for the transpose of x.
void ck_pair_columns_to_bfloat16(const float *x, size_t stride, size_t rows, size_t columns,
                                 size_t padded, uint32_t *y);

// c = a·b, or c += a·b: a `[rows, 2·pairs]` of bfloat16, b `[pairs, columns]` of pairs as above, c
// in float32; rows are their strides apart. Up to 31 pairs after the last of a row of b are read,
// never used. Needs AVX512_BF16 on x86-64.
void ck_bfloat16_product(const uint16_t *a, size_t a_stride, const uint32_t *b, size_t b_stride,
                         size_t rows, size_t columns, size_t pairs, float *c, size_t c_stride,
                         int accumulate);

// Lets the C library keep freed memory for the next allocation instead of giving it back.
void ck_keep_freed_memory(void);

// Lets the C library part its memory in `parts`, each with a lock of its own; before any thread.
void ck_part_memory(int parts);
