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

struct sha256_sum *
sha256_begin(void)
{
	EVP_MD_CTX *sum = EVP_MD_CTX_new();

	if (!sum || !EVP_DigestInit_ex(sum, sha256(), NULL))
		die("the crypto library cannot compute SHA-256");
	return (struct sha256_sum *)sum;
}

void
sha256_add(struct sha256_sum *sum, const void *data, size_t n)
{
	if (!EVP_DigestUpdate((EVP_MD_CTX *)sum, data, n))
		die("the crypto library cannot compute SHA-256");
}

struct sha256
sha256_end(struct sha256_sum *sum)
{
	struct sha256 d;

	if (!EVP_DigestFinal_ex((EVP_MD_CTX *)sum, d.bytes, NULL))
		die("the crypto library cannot compute SHA-256");
	EVP_MD_CTX_free((EVP_MD_CTX *)sum);
	return d;
}

bool
sha256_of_file(FILE *f, struct sha256 *d)
{
	struct sha256_sum *sum = sha256_begin();
	char block[65536];
	size_t got;

	while ((got = fread(block, 1, sizeof block, f)) > 0)
		sha256_add(sum, block, got);
	*d = sha256_end(sum);
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
