#include "CKernels.h"

#if defined(__GLIBC__)
#include <limits.h>
#include <malloc.h>

void ck_keep_freed_memory(void) {
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, INT_MAX);
  mallopt(M_ARENA_MAX, 1);
}

void ck_part_memory(int parts) { mallopt(M_ARENA_MAX, parts); }
#else
void ck_keep_freed_memory(void) {}
void ck_part_memory(int parts) {}
#endif
