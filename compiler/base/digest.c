#include "digest.h"

#include <stdio.h>

#include <openssl/evp.h>

#include "arena.h"

struct digest
digest_of(const void *data, size_t n)
{
	struct digest d;

	if (!EVP_Digest(data, n, d.bytes, NULL, EVP_sha256(), NULL))
		die("the crypto library cannot compute SHA-256");
	return d;
}

const char *
digest_hex(const struct digest *d, char hex[DIGEST_HEX])
{
	for (size_t i = 0; i < sizeof d->bytes; i++)
		snprintf(hex + 2 * i, 3, "%02x", (unsigned)d->bytes[i]);
	return hex;
}
