/* The memory of libxml2 and libxslt: small blocks that are used again by size, which is what a page needs, for nearly
 * all that it takes is small and soon given back. Blocks that last (templates) and those that pass with a page are kept
 * apart: when all of a page is given back, the next one begins where it began, and so has its parts side by side.
 * Where a block fails, or all are more than the limit, the process ends with a status: libxslt would go on with parts
 * missing. */
#ifndef POOL_H
#define POOL_H

#include <stdbool.h>
#include <stddef.h>

void pool_limit(size_t limit, int status);
/* Whether what is taken from now on lasts; at first it does. Gives what was so before. */
bool pool_lasting(bool lasting);

void *pool_take(size_t n);
void *pool_resize(void *p, size_t n);
char *pool_string(const char *s);
void pool_give(void *p);

#endif
