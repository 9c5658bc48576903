#include <dnnl.h>

// The entry points of GCC's OpenMP runtime, which Debian's oneDNN runs on. Work of our own goes
// through the same pool of threads, so that products and loops never compete for cores.
void GOMP_parallel(void (*function)(void *), void *data, unsigned threads, unsigned flags);
int omp_get_max_threads(void);
void omp_set_num_threads(int threads);
