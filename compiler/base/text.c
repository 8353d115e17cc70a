#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

enum { SMALLEST_BUF = 64 };

void
buf_grow(struct buf *b, size_t n)
{
	size_t want = b->n + n + 1;

	if (want <= b->cap)
		return;
	if (want < b->cap * 2)
		want = b->cap * 2;
	if (want < SMALLEST_BUF)
		want = SMALLEST_BUF;
	b->s = mem_grow(b->s, want);
	b->cap = want;
}

void
buf_insert(struct buf *b, size_t at, const char *s, size_t n)
{
	if (!n)
		return;
	buf_grow(b, n);
	memmove(b->s + at + n, b->s + at, b->n - at);
	memcpy(b->s + at, s, n);
	b->n += n;
	b->s[b->n] = '\0';
}

void
buf_number(struct buf *b, size_t n)
{
	char digits[NUMBER_TEXT];

	buf_puts(b, number_text(digits, n));
}

void
buf_line(struct buf *b, int indent)
{
	buf_grow(b, (size_t)indent + 1);
	b->s[b->n] = '\n';
	memset(b->s + b->n + 1, ' ', (size_t)indent);
	b->n += (size_t)indent + 1;
	b->s[b->n] = '\0';
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	size_t room = b->cap - b->n;
	va_list args;
	int n;

	va_start(args, fmt);
	n = vsnprintf(b->s ? b->s + b->n : NULL, room, fmt, args);
	va_end(args);
	if (n < 0)
		die("cannot format '%s'", fmt);
	if ((size_t)n >= room) { /* it did not fit */
		buf_grow(b, (size_t)n);
		va_start(args, fmt);
		vsnprintf(b->s + b->n, (size_t)n + 1, fmt, args);
		va_end(args);
	}
	b->n += (size_t)n;
}

void
buf_free(struct buf *b)
{
	free(b->s);
	*b = (struct buf){0};
}

size_t
utf8_decode(const char *s, size_t n, uint32_t *cp)
{
	utf8proc_int32_t c;
	const unsigned char *u = (const unsigned char *)s;
	utf8proc_ssize_t used;

	if (n && *u < 0x80) {
		*cp = *u;
		return 1;
	}
	if (n > 1 && *u >= 0xC2 && *u < 0xE0 && (u[1] & 0xC0) == 0x80) {
		*cp = (*u & 0x1Fu) << 6 | (u[1] & 0x3Fu);
		return 2;
	}
	used = utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, &c);
	if (used <= 0 || c < 0)
		return 0;
	*cp = (uint32_t)c;
	return (size_t)used;
}

#define ONES 0x0101010101010101u

/* eight bytes are looked at at once */
size_t
utf8_run(const char *s, size_t n)
{
	size_t i = 0;
	uint64_t eight;

	for (; n - i >= sizeof eight; i += sizeof eight) {
		memcpy(&eight, s + i, sizeof eight);
		if (eight & ONES << 7)
			break;
	}
	while (i < n && (unsigned char)s[i] < 0x80)
		i++;
	return i;
}

size_t
utf8_check(const char *s, size_t n)
{
	size_t at = 0, used;
	uint32_t cp;

	for (; at < n; at += used) {
		used = utf8_run(s + at, n - at);
		if (!used && !(used = utf8_decode(s + at, n - at, &cp)))
			break;
	}
	return at;
}

size_t
utf8_ascii(const char *s, size_t n)
{
	size_t wide = 0, i = 0;
	uint64_t eight;

	for (; n - i >= sizeof eight; i += sizeof eight) {
		memcpy(&eight, s + i, sizeof eight);
		wide += (eight >> 7 & ONES) * ONES >> 56; /* one for each byte, summed in the highest */
	}
	for (; i < n; i++)
		wide += (unsigned char)s[i] >= 0x80;
	return n - wide;
}

size_t
utf8_count(const char *s, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += ((unsigned char)s[i] & 0xC0) != 0x80;
	return count;
}

size_t
utf8_width(const char *s, size_t n)
{
	size_t width = 0, used;
	uint32_t cp;

	for (size_t at = 0; at < n; at += used) {
		int w;

		if (!(used = utf8_decode(s + at, n - at, &cp)))
			return width + (n - at);
		w = utf8proc_charwidth((utf8proc_int32_t)cp);
		width += w > 0 ? (size_t)w : 0;
	}
	return width;
}

char *
text_unmarked(struct arena *a, const char *s, size_t n)
{
	utf8proc_uint8_t *decomposed = NULL;
	utf8proc_ssize_t length = utf8proc_map((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, &decomposed,
	                                       UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK);
	char *plain = length >= 0 ? arena_copy(a, (const char *)decomposed, (size_t)length) : arena_copy(a, s, utf8_check(s, n));

	free(decomposed);
	return plain;
}

bool
cp_is_unsafe(uint32_t cp)
{
	static const struct { uint32_t first, last; } unsafe[] = {
		{0x00, 0x08}, {0x0A, 0x1F}, {0x7F, 0x9F}, {0xAD, 0xAD}, {0x61C, 0x61C},
		{0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x2069}, {0xFEFF, 0xFEFF},
		{0xFFF9, 0xFFFB}, {0xE0000, 0xE007F},
	};

	if (cp >= ' ' && cp < 0x7F)
		return false;
	for (size_t i = 0; i < sizeof unsafe / sizeof *unsafe; i++)
		if (cp >= unsafe[i].first && cp <= unsafe[i].last)
			return true;
	return false;
}

void
buf_put_visible(struct buf *b, const char *s, size_t n)
{
	size_t used;
	uint32_t cp;

	for (size_t at = 0; at < n; at += used) {
		if (!(used = utf8_decode(s + at, n - at, &cp))) {
			buf_printf(b, "<%02X>", (unsigned)(unsigned char)s[at]);
			used = 1;
		} else if (cp == '\t') {
			buf_putc(b, ' ');
		} else if (cp_is_unsafe(cp)) {
			buf_printf(b, "<U+%04X>", (unsigned)cp);
		} else {
			buf_add(b, s + at, used);
		}
	}
}

const char *
number_text(char digits[NUMBER_TEXT], size_t n)
{
	char *at = digits + (NUMBER_TEXT - 1);

	*at = '\0';
	do
		*--at = (char)('0' + n % 10);
	while (n /= 10);
	return at;
}

bool
text_is(const char *text, const char *word)
{
	return text && strcmp(text, word) == 0;
}

bool
starts_with(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

bool
ends_with(const char *s, const char *suffix)
{
	size_t n = strlen(s), m = strlen(suffix);

	return n >= m && strcmp(s + n - m, suffix) == 0;
}

enum { WORD_MAX_LEN = 64 };

/* optimal string alignment distance; words longer than WORD_MAX_LEN are never near */
static size_t
distance(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b);
	unsigned char rows[3][WORD_MAX_LEN + 1];

	if (n > WORD_MAX_LEN || m > WORD_MAX_LEN)
		return SIZE_MAX;
	for (size_t j = 0; j <= m; j++)
		rows[0][j] = (unsigned char)j;
	for (size_t i = 1; i <= n; i++) {
		unsigned char *row = rows[i % 3], *above = rows[(i + 2) % 3], *above2 = rows[(i + 1) % 3];

		row[0] = (unsigned char)i;
		for (size_t j = 1; j <= m; j++) {
			unsigned best = above[j - 1] + (a[i - 1] != b[j - 1]);

			if (above[j] + 1u < best)
				best = above[j] + 1u;
			if (row[j - 1] + 1u < best)
				best = row[j - 1] + 1u;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && above2[j - 2] + 1u < best)
				best = above2[j - 2] + 1u;
			row[j] = (unsigned char)best;
		}
	}
	return rows[n % 3][m];
}

const char *
nearest_word(const char *word, const char *(*candidate)(const void *ctx, size_t i), const void *ctx)
{
	size_t best = strlen(word) / 3 + 2; /* nearer than this: 1 of 2 letters, 2 of 5, 3 of 8 */
	const char *near = NULL, *c;

	if (strlen(word) <= 2) /* any two codes of two letters are near each other */
		return NULL;
	for (size_t i = 0; (c = candidate(ctx, i)); i++) {
		size_t d = distance(word, c);

		if (d < best && d < strlen(c)) {
			best = d;
			near = c;
		}
	}
	return near;
}

static int
next_letter(const char **text)
{
	int c;

	while ((c = (unsigned char)*(*text)) && !(c >= '0' && c <= '9') && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
		++*text;
	*text += c != 0;
	return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

bool
text_same_letters(const char *a, const char *b)
{
	int left, right;

	do {
		left = next_letter(&a);
		right = next_letter(&b);
	} while (left && left == right);
	return left == right;
}

void
text_quote(struct buf *b, const char *s, size_t n)
{
	uint32_t cp = 0;

	buf_putc(b, '"');
	for (size_t i = 0, length; i < n; i += length) {
		if (!(length = utf8_decode(s + i, n - i, &cp)))
			length = 1;
		if (cp == '"' || cp == '\\')
			buf_putc(b, '\\');
		if (cp == '\t' || cp_is_unsafe(cp))
			buf_printf(b, cp > 0xFFFF ? "\\U%08X" : cp > 0xFF ? "\\u%04X" : "\\x%02x", (unsigned)cp);
		else
			buf_add(b, s + i, length);
	}
	buf_putc(b, '"');
}

const char *
text_grouped(struct arena *a, const char *digits)
{
	size_t whole = strcspn(digits, ".");
	struct buf out = {0};
	const char *text;

	for (size_t i = 0; i < whole; i++) {
		if (i > 0 && (whole - i) % 3 == 0)
			buf_putc(&out, ',');
		buf_putc(&out, digits[i]);
	}
	buf_puts(&out, digits + whole);
	text = arena_string(a, out.s ? out.s : "");
	buf_free(&out);
	return text;
}
