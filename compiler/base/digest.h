/* SHA-256, the only digest regc prints. */
#ifndef DIGEST_H
#define DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct digest {
	unsigned char bytes[32];
};

enum { DIGEST_HEX = 65 }; /* 64 digits and a NUL */

struct digest digest_of(const void *data, size_t n);
/* of all that f still has to be read, a block at a time; false where it cannot be read */
bool digest_of_file(FILE *f, struct digest *d);
/* lower-case hexadecimal; gives hex back */
const char *digest_hex(const struct digest *d, char hex[DIGEST_HEX]);

#endif
