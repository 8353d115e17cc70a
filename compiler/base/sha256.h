/* SHA-256, the only digest regc prints. */
#ifndef SHA256_H
#define SHA256_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct sha256 {
	unsigned char bytes[32];
};

enum { SHA256_HEX = 65 }; /* 64 digits and a NUL */

struct sha256 sha256_of(const void *data, size_t n);
/* of what comes piece by piece; the end gives the digest and frees it */
struct sha256_sum *sha256_begin(void);
void sha256_add(struct sha256_sum *sum, const void *data, size_t n);
struct sha256 sha256_end(struct sha256_sum *sum);
/* of the rest of f, read in blocks; false if it cannot be read */
bool sha256_of_file(FILE *f, struct sha256 *d);
/* lower-case hexadecimal; gives hex back */
const char *sha256_hex(const struct sha256 *d, char hex[SHA256_HEX]);

#endif
