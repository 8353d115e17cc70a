#include "packing.h"

#include <string.h>

void
pack_number(struct buf *b, uint64_t n)
{
	for (; n >= 0x80; n >>= 7)
		buf_putc(b, (char)(0x80 | (n & 0x7f)));
	buf_putc(b, (char)n);
}

/* 0 is NULL; else the length, one more than it is */
void
pack_text(struct buf *b, const char *text)
{
	size_t n = text ? strlen(text) + 1 : 0;

	pack_number(b, n);
	buf_add(b, text, n);
}

void
pack_bytes(struct buf *b, const void *bytes, size_t n)
{
	buf_add(b, bytes, n);
}

void
pack_digest(struct buf *b, const struct sha256 *d)
{
	buf_add(b, (const char *)d->bytes, sizeof d->bytes);
}

bool
unpack_refuse(struct unpack *u)
{
	u->broken = true;
	u->at = u->end;
	return false;
}

uint64_t
unpack_number(struct unpack *u)
{
	uint64_t n = 0;

	for (unsigned shift = 0; shift < 64 && u->at < u->end; shift += 7) {
		unsigned char c = (unsigned char)*u->at++;

		if (shift == 63 && c > 1)
			break;
		n |= (uint64_t)(c & 0x7f) << shift;
		if (c < 0x80)
			return n;
	}
	unpack_refuse(u);
	return 0;
}

uint64_t
unpack_below(struct unpack *u, uint64_t most)
{
	uint64_t n = unpack_number(u);

	if (n <= most)
		return n;
	unpack_refuse(u);
	return 0;
}

size_t
unpack_count(struct unpack *u, size_t least)
{
	uint64_t n = unpack_number(u);

	if (n <= (size_t)(u->end - u->at) / (least ? least : 1))
		return (size_t)n;
	unpack_refuse(u);
	return 0;
}

const char *
unpack_text(struct unpack *u)
{
	size_t n = unpack_count(u, 1);
	const char *text = unpack_bytes(u, n);

	if (!n || !text)
		return NULL;
	if (memchr(text, '\0', n) == text + n - 1)
		return text;
	unpack_refuse(u);
	return NULL;
}

const char *
unpack_word(struct unpack *u)
{
	const char *text = unpack_text(u);

	if (!text)
		unpack_refuse(u);
	return text ? text : "";
}

const char *
unpack_bytes(struct unpack *u, size_t n)
{
	const char *at = u->at;

	if (n > (size_t)(u->end - u->at)) {
		unpack_refuse(u);
		return NULL;
	}
	u->at += n;
	return at;
}

struct sha256
unpack_digest(struct unpack *u)
{
	struct sha256 d = {{0}};
	const char *bytes = unpack_bytes(u, sizeof d.bytes);

	if (bytes)
		memcpy(d.bytes, bytes, sizeof d.bytes);
	return d;
}

bool
unpack_ended(const struct unpack *u)
{
	return !u->broken && u->at == u->end;
}
