#include "sha256.h"

#include <openssl/evp.h>
#include <pthread.h>

#include "arena.h"

static EVP_MD *algorithm;

static void
fetch(void)
{
	algorithm = EVP_MD_fetch(NULL, "SHA256", NULL);
}

/* fetched once: of short texts, it would take longer than the digest */
static const EVP_MD *
sha256(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, fetch);
	return algorithm;
}

struct sha256
sha256_of(const void *data, size_t n)
{
	struct sha256 d;

	if (!EVP_Digest(data, n, d.bytes, NULL, sha256(), NULL))
		die("the crypto library cannot compute SHA-256");
	return d;
}

bool
sha256_of_file(FILE *f, struct sha256 *d)
{
	EVP_MD_CTX *sum = EVP_MD_CTX_new();
	char block[65536];
	size_t got;
	bool fine = sum && EVP_DigestInit_ex(sum, sha256(), NULL);

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
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < sizeof d->bytes; i++) {
		hex[2 * i] = digits[d->bytes[i] >> 4];
		hex[2 * i + 1] = digits[d->bytes[i] & 15];
	}
	hex[SHA256_HEX - 1] = '\0';
	return hex;
}
