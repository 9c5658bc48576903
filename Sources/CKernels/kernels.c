#include "CKernels.h"
void placeholder(void) {}
