/* Strings: a growing buffer, UTF-8, and the nearest word for "did you mean". */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "arena.h"

struct buf {
	char *s; /* NUL-terminated once something was added; NULL before */
	size_t n, cap;
};

/* room for n bytes more and a NUL */
void buf_grow(struct buf *b, size_t n);

/* in place, because pages are made of them */
static inline void
buf_add(struct buf *b, const char *s, size_t n)
{
	if (b->cap - b->n <= n)
		buf_grow(b, n);
	if (n)
		memcpy(b->s + b->n, s, n);
	b->n += n;
	b->s[b->n] = '\0';
}

/* puts n bytes before what stands at `at` */
void buf_insert(struct buf *b, size_t at, const char *s, size_t n);

static inline void
buf_puts(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

static inline void
buf_putc(struct buf *b, char c)
{
	if (b->cap - b->n <= 1)
		buf_grow(b, 1);
	b->s[b->n++] = c;
	b->s[b->n] = '\0';
}

void buf_number(struct buf *b, size_t n); /* its digits */
void buf_line(struct buf *b, int indent); /* a line break, and as many spaces */
void buf_printf(struct buf *b, const char *fmt, ...) PRINTF_LIKE(2, 3);
void buf_free(struct buf *b);

/* Decodes one character of the n > 0 bytes at s. Gives its length in bytes and the code point
 * in *cp; 0 where the bytes are not UTF-8 (overlong, surrogate, out of range, cut short). */
size_t utf8_decode(const char *s, size_t n, uint32_t *cp);
/* offset of the first byte that is not UTF-8, or n */
size_t utf8_check(const char *s, size_t n);
/* how many bytes of ASCII stand at the beginning of n */
size_t utf8_run(const char *s, size_t n);
/* how many of n bytes are ASCII */
size_t utf8_ascii(const char *s, size_t n);
/* code points in n bytes of UTF-8 */
size_t utf8_count(const char *s, size_t n);
/* columns a terminal gives n bytes of UTF-8 */
size_t utf8_width(const char *s, size_t n);
/* n bytes of UTF-8 without accents and the like, in a: "Épicerie" becomes "Epicerie"; bytes that are not UTF-8 end it */
char *text_unmarked(struct arena *a, const char *s, size_t n);
/* control characters and those that reorder or hide text (bidirectional marks, zero width): never shown raw, because
 * they can make a quoted line look like a different one */
bool cp_is_unsafe(uint32_t cp);
/* adds s with unsafe characters written as <U+202E>, tabs as a space */
void buf_put_visible(struct buf *b, const char *s, size_t n);

enum { NUMBER_TEXT = 21 };
/* the digits of a number, at the end of the room for them */
const char *number_text(char digits[NUMBER_TEXT], size_t n);

/* whether text, which may be NULL, is that word */
bool text_is(const char *text, const char *word);
bool starts_with(const char *s, const char *prefix);
bool ends_with(const char *s, const char *suffix);

/* whether two words have the same letters and digits, whatever their case and whatever is between them: "Media Act Art. 2" and
 * media-act/art-2 */
bool text_same_letters(const char *a, const char *b);
/* adds n bytes in double quotes, as YAML reads them */
void text_quote(struct buf *b, const char *s, size_t n);

/* "45,000,000": digits, and what comes behind a point, in groups of three; in a */
const char *text_grouped(struct arena *a, const char *digits);

/* The candidate nearest to word (fewest letters added, dropped, changed or swapped), or NULL when
 * none is near enough to be worth proposing. candidate(ctx, i) gives the i-th, NULL ends. */
const char *nearest_word(const char *word, const char *(*candidate)(const void *ctx, size_t i), const void *ctx);

#endif
