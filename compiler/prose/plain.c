#include "plain.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <utf8proc.h>

#include "../base/text.h"
#include "markup.h"
#include "sink.h"

const char plain_cell[] = "";

enum plain_format
plain_format_of(const char *path)
{
	const char *dot = strrchr(path, '.');

	if (dot && (strcasecmp(dot, ".html") == 0 || strcasecmp(dot, ".htm") == 0 || strcasecmp(dot, ".xhtml") == 0))
		return PLAIN_HTML;
	return dot && strcasecmp(dot, ".txt") == 0 ? PLAIN_TEXT : PLAIN_MARKDOWN;
}

void
plain_make(struct plain *p, struct arena *a, const char *bytes, size_t n, enum plain_format format)
{
	struct sink s;

	*p = (struct plain){.format = format};
	sink_open(&s, p, a, n);
	marks_read(&s, bytes, n, format);
	sink_close(&s);
}

const char *
plain_words(struct arena *a, const char *text)
{
	struct plain p;

	plain_make(&p, a, text, strlen(text), PLAIN_TEXT);
	return p.text;
}

/* ---- case ---- */

enum { FOLDED = 8, STRIDE = 8 }; /* one character becomes so many at most; so many bytes are looked at at once */

static size_t
fold_wide(char *out, const char *s, size_t n, size_t *used)
{
	utf8proc_int32_t folded[FOLDED];
	utf8proc_ssize_t count;
	int last = 0;
	uint32_t cp;
	size_t made = 0;

	if (!(*used = utf8_decode(s, n, &cp)))
		die("a plain text is not UTF-8");
	if (utf8proc_get_property((utf8proc_int32_t)cp)->casefold_seqindex == UINT16_MAX) {
		memcpy(out, s, *used);
		return *used;
	}
	count = utf8proc_decompose_char((utf8proc_int32_t)cp, folded, FOLDED, UTF8PROC_CASEFOLD, &last);
	for (utf8proc_ssize_t i = 0; i < count && i < FOLDED; i++)
		made += (size_t)utf8proc_encode_char(folded[i], (utf8proc_uint8_t *)out + made);
	return made;
}

#define EACH(byte) (0x0101010101010101u * (byte))

/* folds STRIDE bytes where all are ASCII, and tells whether they are */
static bool
fold_stride(char *out, const char *s)
{
	uint64_t eight, from_a, past_z;

	memcpy(&eight, s, sizeof eight);
	if (eight & EACH(0x80))
		return false;
	from_a = eight + EACH(0x80 - 'A');
	past_z = eight + EACH(0x80 - 'Z' - 1);
	eight |= (from_a & ~past_z & EACH(0x80)) >> 2; /* 0x20 is between A and a */
	memcpy(out, &eight, sizeof eight);
	return true;
}

const char *
plain_fold(struct arena *a, const char *text, size_t n)
{
	size_t wide = n - utf8_ascii(text, n), made = 0, used;
	char *out = arena_take(a, n + wide * 2 + STRIDE + 1); /* no character grows more when its case is folded */

	for (size_t i = 0; i < n; i += used) {
		if (n - i >= STRIDE && fold_stride(out + made, text + i)) {
			made += used = STRIDE;
			continue;
		}
		for (used = 0; i + used < n && (unsigned char)text[i + used] < 0x80 && used < STRIDE; used++)
			out[made++] = (char)tolower((unsigned char)text[i + used]);
		if (!used)
			made += fold_wide(out + made, text + i, n - i, &used);
	}
	out[made] = '\0';
	return out;
}

/* ASCII has no accents and no other forms */
static void
add_lower(struct buf *out, const char *text, size_t n)
{
	size_t from = out->n;

	buf_add(out, text, n);
	for (size_t i = from; i < out->n; i++)
		if (out->s[i] >= 'A' && out->s[i] <= 'Z')
			out->s[i] += 'a' - 'A';
}

static void
add_bare(struct buf *out, const char *text, size_t n)
{
	const utf8proc_option_t how = UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD;
	utf8proc_uint8_t *wide = NULL;

	if (utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)n, &wide, how) < 0)
		die("a text to be searched is not UTF-8");
	for (const utf8proc_uint8_t *p = wide; *p;)
		if (*p == 0xCC || (*p == 0xCD && p[1] < 0xB0)) /* U+0300 to U+036F */
			p += 2;
		else
			buf_putc(out, (char)*p++);
	free(wide);
}

/* Nothing in what is no ASCII depends on the ASCII around it. */
const char *
plain_bare(struct arena *a, const char *text)
{
	struct buf out = {0};
	const char *bare;

	for (size_t n = strlen(text), some; n > 0; text += some, n -= some) {
		if ((some = utf8_run(text, n))) {
			add_lower(&out, text, some);
			continue;
		}
		while (some < n && (unsigned char)text[some] >= 0x80)
			some++;
		add_bare(&out, text, some);
	}
	bare = arena_copy(a, out.s ? out.s : "", out.n);
	buf_free(&out);
	return bare;
}

/* ---- words ---- */

static bool
is_word(uint32_t cp)
{
	if (cp < 0x80)
		return isalnum((int)cp);
	switch (utf8proc_category((utf8proc_int32_t)cp)) {
	case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT: case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_MN: case UTF8PROC_CATEGORY_MC: case UTF8PROC_CATEGORY_ND:
		return true;
	case UTF8PROC_CATEGORY_LO: /* Hebrew to Georgian have spaces; Thai, kana and Han have none */
		return cp < 0xE00 || (cp >= 0x10A0 && cp < 0x1780) || (cp >= 0xAC00 && cp < 0xD7B0);
	default: return false;
	}
}

bool
plain_is_edge(const char *text, size_t n, size_t at)
{
	size_t before = at;
	uint32_t left, right;

	if (at == 0 || at >= n)
		return true;
	do
		before--;
	while (before && ((unsigned char)text[before] & 0xC0) == 0x80);
	if (!utf8_decode(text + before, at - before, &left) || !utf8_decode(text + at, n - at, &right))
		return false;
	return !is_word(left) || !is_word(right);
}

bool
plain_is_sign(uint32_t cp)
{
	static const bool signs[0x80] = {
		['!'] = true, ['"'] = true, ['\''] = true, ['('] = true, [')'] = true, ['*'] = true, [','] = true, ['-'] = true,
		['.'] = true, ['/'] = true, [':'] = true, [';'] = true, ['?'] = true, ['['] = true, ['\\'] = true, [']'] = true,
		['^'] = true, ['_'] = true, ['`'] = true, ['{'] = true, ['|'] = true, ['}'] = true, ['~'] = true,
	};

	if (cp < 0x80)
		return signs[cp];
	if (cp >= 0x2190 && cp < 0x2200) /* arrows */
		return true;
	switch (utf8proc_category((utf8proc_int32_t)cp)) {
	case UTF8PROC_CATEGORY_PC: case UTF8PROC_CATEGORY_PD: case UTF8PROC_CATEGORY_PS: case UTF8PROC_CATEGORY_PE:
	case UTF8PROC_CATEGORY_PI: case UTF8PROC_CATEGORY_PF: case UTF8PROC_CATEGORY_CF:
		return true;
	case UTF8PROC_CATEGORY_PO: return cp != 0xA7 && cp != 0xB6 && cp != 0x2030;
	default: return false;
	}
}

/* ---- headings ---- */

const struct plain_heading *
plain_heading_above(const struct plain *p, size_t at)
{
	size_t low = 0, high = p->nheadings;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (p->headings[mid].from <= at)
			low = mid + 1;
		else
			high = mid;
	}
	if (low && p->headings[low - 1].to <= at)
		return &p->headings[low - 1];
	return low ? p->headings[low - 1].above : NULL;
}

static void
put_path(struct buf *path, const struct plain *p, const struct plain_heading *h)
{
	if (!h)
		return;
	put_path(path, p, h->above);
	buf_puts(path, path->n ? " > " : "");
	buf_add(path, p->text + h->from, h->to - h->from);
}

const char *
plain_section(struct arena *a, const struct plain *p, size_t at)
{
	struct buf path = {0};
	const char *section;

	put_path(&path, p, plain_heading_above(p, at));
	section = arena_copy(a, path.s, path.n);
	buf_free(&path);
	return section;
}
