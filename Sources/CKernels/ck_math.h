// Inline pieces that the loops share, written so that compilers turn them into vector code.
#pragma once
#include <math.h>
#include <stdint.h>
#include <string.h>

#if defined(__x86_64__) && defined(__linux__)
#define CK_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CK_CLONES
#endif

// In every version of a loop, not called from it: a call would run the version for any x86-64.
#define CK_INLINE static inline __attribute__((always_inline))

// e^x for x <= 88, relative error below 2e-7; below −87 it stays at e^−87, about 1.6e-38.
CK_INLINE float ck_exp(float x) {
  x = x < -87.0f ? -87.0f : x;
  float n = x * 1.44269504f;
  float shifted = n + 12582912.0f;  // 1.5·2²³: rounds n to the nearest whole number
  int32_t bits;
  memcpy(&bits, &shifted, 4);
  float whole = shifted - 12582912.0f;
  float r = (x - whole * 0.693359375f) + whole * 2.12194440e-4f;
  // Taylor to r⁷; |r| <= ½ ln 2, so the rest is below 1e-8.
  float p = 1.0f / 5040;
  p = p * r + 1.0f / 720;
  p = p * r + 1.0f / 120;
  p = p * r + 1.0f / 24;
  p = p * r + 1.0f / 6;
  p = p * r + 0.5f;
  p = p * r + 1.0f;
  p = p * r + 1.0f;
  int32_t scale_bits = (bits << 23) + 0x3f800000;
  float scale;
  memcpy(&scale, &scale_bits, 4);
  return p * scale;
}

// Φ(x) and φ(x) of the standard normal distribution.
CK_INLINE void ck_normal(float x, float *cumulative, float *density) {
  float a = x < 0 ? -x : x;
  float e = ck_exp(-0.5f * a * a);
  float t = 1.0f / (1.0f + 0.3275911f * 0.70710678f * a);
  float poly = 1.061405429f;
  poly = poly * t - 1.453152027f;
  poly = poly * t + 1.421413741f;
  poly = poly * t - 0.284496736f;
  poly = poly * t + 0.254829592f;
  float tail = 0.5f * poly * t * e;  // 1 − Φ(|x|)
  *cumulative = x < 0 ? tail : 1.0f - tail;
  *density = 0.39894228f * e;
}

// A 32-bit hash whose every output bit depends on every input bit (two rounds of xor-multiply).
CK_INLINE uint32_t ck_mix32(uint32_t x) {
  x ^= x >> 16;
  x *= 0x7feb352du;
  x ^= x >> 15;
  x *= 0x846ca68bu;
  x ^= x >> 16;
  return x;
}

// The finalizer of SplitMix64 (Steele, Lea & Flood 2014).
static inline uint64_t ck_mix64(uint64_t x) {
  x += 0x9e3779b97f4a7c15u;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

// Factors of dropout are made for this many columns at a time: a hash of 32 bits decides on two.
#define CK_DROPOUT_BLOCK 32

// What the halves of a hash are compared with, so that a share of `rate` falls below.
static inline uint32_t ck_dropout_threshold(float rate) { return (uint32_t)(rate * 65536 + 0.5f); }

// 0 for the columns from `first` on that are dropped, `scale` for the others; `first` is a multiple
// of the block.
CK_INLINE void ck_dropout_factors(uint64_t key, uint32_t first, uint32_t threshold, float scale,
                                      float *factors) {
  uint32_t low = (uint32_t)key, high = (uint32_t)(key >> 32);
  for (uint32_t i = 0; i < CK_DROPOUT_BLOCK / 2; i++) {
    uint32_t hash = ck_mix32(ck_mix32(first + i + low) ^ high);
    factors[i] = (hash & 0xffff) < threshold ? 0 : scale;
    factors[i + CK_DROPOUT_BLOCK / 2] = hash >> 16 < threshold ? 0 : scale;
  }
}
