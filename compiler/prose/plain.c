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

enum { FOLDED = 8 }; /* one character becomes so many at most */

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
	count = utf8proc_decompose_char((utf8proc_int32_t)cp, folded, FOLDED, UTF8PROC_CASEFOLD, &last);
	for (utf8proc_ssize_t i = 0; i < count && i < FOLDED; i++)
		made += (size_t)utf8proc_encode_char(folded[i], (utf8proc_uint8_t *)out + made);
	return made;
}

static bool
is_ascii(const char *text, size_t n)
{
	unsigned char all = 0;

	for (size_t i = 0; i < n; i++)
		all |= (unsigned char)text[i];
	return all < 0x80;
}

/* most words are such, and each byte of theirs stays where it is */
static const char *
fold_ascii(struct arena *a, const char *text, size_t n)
{
	char *out = arena_take(a, n + 1);

	for (size_t i = 0; i < n; i++)
		out[i] = (char)(text[i] + (text[i] >= 'A' && text[i] <= 'Z' ? 'a' - 'A' : 0));
	return out;
}

const char *
plain_fold(struct arena *a, const char *text, size_t n)
{
	char *out;
	size_t made = 0, used;

	if (is_ascii(text, n))
		return fold_ascii(a, text, n);
	out = arena_take(a, n * 3 + 1); /* no text grows more when its case is folded */

	for (size_t i = 0; i < n; i += used) {
		used = 1;
		if ((unsigned char)text[i] < 0x80)
			out[made++] = (char)tolower((unsigned char)text[i]);
		else
			made += fold_wide(out + made, text + i, n - i, &used);
	}
	return out;
}

const char *
plain_bare(struct arena *a, const char *text)
{
	const utf8proc_option_t how = UTF8PROC_NULLTERM | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD;
	utf8proc_uint8_t *wide = NULL;
	char *out;
	size_t made = 0;

	if (utf8proc_map((const utf8proc_uint8_t *)text, 0, &wide, how) < 0)
		die("a text to be searched is not UTF-8");
	out = arena_take(a, strlen((char *)wide) + 1);
	for (const utf8proc_uint8_t *p = wide; *p;)
		if (*p == 0xCC || (*p == 0xCD && p[1] < 0xB0)) /* U+0300 to U+036F */
			p += 2;
		else
			out[made++] = (char)*p++;
	free(wide);
	return out;
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

/* ---- what is no policy ---- */

static const char *const faults[PLAIN_FAULTS] = {
	[PLAIN_FINE] = "a policy",
	[PLAIN_EMPTY] = "an almost empty page",
	[PLAIN_MARKUP] = "markup",
	[PLAIN_STYLE] = "a style sheet",
	[PLAIN_SCRIPT] = "a script",
	[PLAIN_ERROR_PAGE] = "an error page",
	[PLAIN_COOKIE_WALL] = "a cookie notice",
};

const char *
plain_fault_name(enum plain_fault fault)
{
	return faults[fault];
}

static size_t
count(const char *text, const char *const *words)
{
	size_t found = 0;

	for (; *words; words++)
		for (const char *s = text; (s = strstr(s, *words)); s += strlen(*words))
			found++;
	return found;
}

/* bytes that stand between < and > of something that looks like a tag */
static size_t
in_tags(const char *s, size_t n)
{
	const char *end = s + n, *gt;
	size_t bytes = 0;

	while (s < end && (s = memchr(s, '<', (size_t)(end - s)))) {
		bool tag = end - s > 1 && (isalpha((unsigned char)s[1]) || s[1] == '/' || s[1] == '!');

		gt = tag ? memchr(s, '>', (size_t)(end - s)) : NULL;
		if (tag && !gt)
			break;
		bytes += tag ? (size_t)(gt - s) + 1 : 0;
		s = tag ? gt : s + 1;
	}
	return bytes;
}

/* bytes that prose has few of */
static size_t
count_signs(const struct plain *p)
{
	static const bool signs[256] = {
		['{'] = true, ['}'] = true, ['<'] = true, ['>'] = true, ['='] = true, [';'] = true, ['\\'] = true,
	};
	size_t found = 0;

	for (size_t i = 0; i < p->n; i++)
		found += signs[(unsigned char)p->text[i]];
	return found;
}

static size_t
count_words(const struct plain *p)
{
	size_t words = p->n > 0;

	for (size_t i = 0; i < p->n; i++)
		words += p->text[i] == ' ';
	return words + (utf8_count(p->text, p->n) < p->n / 2 ? utf8_count(p->text, p->n) / 2 : 0); /* Han has no spaces */
}

enum { FEW_WORDS = 12, PAGE_WORDS = 250 }; /* a policy has more words than FEW; a notice shown instead of a page has at
                                            * most PAGE */

/* why a short text is not a policy, by its words */
static enum plain_fault
judge_short(const char *folded)
{
	static const char *const errors[] = {
		"404", "page not found", "not found", "403 forbidden", "access denied", "permission denied", "error code",
		"500 internal", "502 bad", "503 service", "bad gateway", "service unavailable", "temporarily unavailable",
		"something went wrong", "an error occurred", "verify you are human", "you are a robot", "not a robot",
		"enable javascript", "javascript is disabled", "javascript is required", "checking your browser",
		"just a moment", "security check", "attention required", "too many requests", "page doesn't exist",
		"page does not exist", "log in to continue", "sign in to continue", NULL,
	};
	static const char *const cookies[] = {"cookie", NULL};
	static const char *const choices[] = {
		"accept all", "reject all", "accept cookies", "allow all", "manage preferences", "manage cookies",
		"cookie settings", "only necessary", "necessary only", "save preferences", "deny all", "decline all", NULL,
	};

	if (count(folded, cookies) >= 2 && count(folded, choices) >= 1)
		return PLAIN_COOKIE_WALL;
	return count(folded, errors) ? PLAIN_ERROR_PAGE : PLAIN_FINE;
}

/* why a text is code, by its marks: more than one for every five words */
static enum plain_fault
judge_code(const char *folded, size_t words)
{
	static const char *const markup[] = {"</", "/>", "=\"", "=\\\"", "\":", NULL};
	static const char *const style[] = {
		"px;", "px}", "em;", "{color", "{display", "{margin", "{padding", ": none;", ":none", "!important",
		"@media", "var(--", "rgba(", "%;", "{position", "{width", "{font", NULL,
	};
	static const char *const script[] = {
		"function(", "function (", "){", ") {", "=>", "();", "var ", "const ", "window.", "document.", "===",
		"&&", "||", "return ", "null", "});", NULL,
	};
	static const char *const braces[] = {"{", "}", ";", NULL};
	size_t styles = count(folded, style), scripts = count(folded, script);

	if (count(folded, markup) * 5 > words)
		return PLAIN_MARKUP;
	if (count(folded, braces) * 5 < words || styles + scripts < 3)
		return PLAIN_FINE;
	return styles > scripts ? PLAIN_STYLE : PLAIN_SCRIPT;
}

enum { LOOKED_AT = 1 << 16 }; /* bytes at the beginning; what follows them was found among words */

static struct plain
beginning(const struct plain *p)
{
	struct plain head = *p;

	if (head.n > LOOKED_AT)
		for (head.n = LOOKED_AT; ((unsigned char)head.text[head.n] & 0xC0) == 0x80;)
			head.n--;
	return head;
}

enum plain_fault
plain_fault(const char *bytes, size_t n, const struct plain *p)
{
	struct plain head = beginning(p);
	size_t words = count_words(&head);
	enum plain_fault fault;
	struct arena a = {0};
	const char *folded;

	if (p->format != PLAIN_HTML && in_tags(bytes, n) * 3 > n)
		return PLAIN_MARKUP;
	if (words > PAGE_WORDS && count_signs(&head) * 10 < words)
		return PLAIN_FINE;
	folded = plain_fold(&a, head.text, head.n);
	fault = judge_code(folded, words);
	if (!fault && words <= PAGE_WORDS)
		fault = judge_short(folded);
	if (!fault && words < FEW_WORDS)
		fault = PLAIN_EMPTY;
	arena_free(&a);
	return fault;
}
