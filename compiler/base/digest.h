/* SHA-256, the only digest regc prints. */
#ifndef DIGEST_H
#define DIGEST_H

#include <stddef.h>

struct digest {
	unsigned char bytes[32];
};

enum { DIGEST_HEX = 65 }; /* 64 digits and a NUL */

struct digest digest_of(const void *data, size_t n);
/* lower-case hexadecimal; gives hex back */
const char *digest_hex(const struct digest *d, char hex[DIGEST_HEX]);

#endif
