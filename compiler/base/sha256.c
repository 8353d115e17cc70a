#include "sha256.h"

#include <openssl/evp.h>

#include "arena.h"

struct sha256
sha256_of(const void *data, size_t n)
{
	struct sha256 d;

	if (!EVP_Digest(data, n, d.bytes, NULL, EVP_sha256(), NULL))
		die("the crypto library cannot compute SHA-256");
	return d;
}

bool
sha256_of_file(FILE *f, struct sha256 *d)
{
	EVP_MD_CTX *sum = EVP_MD_CTX_new();
	char block[65536];
	size_t got;
	bool fine = sum && EVP_DigestInit_ex(sum, EVP_sha256(), NULL);

	while (fine && (got = fread(block, 1, sizeof block, f)) > 0)
		fine = EVP_DigestUpdate(sum, block, got);
	if (!fine || !EVP_DigestFinal_ex(sum, d->bytes, NULL))
		die("the crypto library cannot compute SHA-256");
	EVP_MD_CTX_free(sum);
	return !ferror(f);
}

const char *
sha256_hex(const struct sha256 *d, char hex[SHA256_HEX])
{
	for (size_t i = 0; i < sizeof d->bytes; i++)
		snprintf(hex + 2 * i, 3, "%02x", (unsigned)d->bytes[i]);
	return hex;
}
