#include "search_words.h"

#include <stdbool.h>
#include <string.h>

#include "../base/text.h"
#include "plain.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_plain(char c)
{
	return is_digit(c) || is_letter(c);
}

/* bytes of the word character at s, 0 where there is none; punctuation and signs are left out by their blocks */
static size_t
word_at(const char *s)
{
	size_t n;
	uint32_t cp;

	if ((unsigned char)*s < 0x80)
		return is_plain(*s);
	n = utf8_decode(s, strlen(s) < 4 ? strlen(s) : 4, &cp);
	return (cp >= 0xC0 && cp < 0x2000 && cp != 0xD7 && cp != 0xF7) || (cp >= 0x2C00 && cp < 0x2E00) || cp >= 0x3040 ? n : 0;
}

/* ---- numbers ---- */

static size_t
run(const char *s, bool (*is)(char c))
{
	size_t n = 0;

	while (is(s[n]))
		n++;
	return n;
}

/* a part behind ".", "-" or "/": a number, or one or two letters */
static size_t
joined_part(const char *s)
{
	size_t n = run(s, is_plain);

	return is_digit(*s) || (n <= 2 && run(s, is_letter) == n) ? n : 0;
}

/* a part in parentheses: three digits or four letters at most, so no year and no word */
static size_t
enclosed_part(const char *s)
{
	size_t digits = run(s, is_digit), letters = run(s, is_letter);
	size_t n = digits && digits <= 3 ? digits : letters <= 4 ? letters : 0;

	return s[n] == ')' ? n : 0;
}

static const char *
number(struct buf *out, const char *s)
{
	size_t n = run(s, is_plain);

	buf_add(out, s, n);
	for (s += n;; s += n) {
		const char *open = *s == ' ' ? s + 1 : s;

		if (*s && strchr(".-/", *s) && (n = joined_part(s + 1))) {
			buf_printf(out, ".%.*s", (int)n, s + 1);
			n += 1;
		} else if (*open == '(' && (n = enclosed_part(open + 1))) {
			buf_printf(out, ".%.*s", (int)n, open + 1);
			n += (size_t)(open - s) + 2;
		} else {
			return s;
		}
	}
}

/* ---- words ---- */

/* "parties" is "party", "breaches" "breach", "terms" "term" */
static void
make_singular(struct buf *word)
{
	static const struct { const char *end; size_t cut; const char *put; } ends[] = {
		{"ss", 0, ""}, {"us", 0, ""}, {"is", 0, ""}, {"ies", 3, "y"}, {"ches", 2, ""}, {"shes", 2, ""}, {"sses", 2, ""},
		{"xes", 2, ""}, {"s", 1, ""},
	};

	if (word->s[word->n - 1] != 's' || utf8_count(word->s, word->n) <= 3)
		return;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ends_with(word->s, ends[i].end)) {
			word->n -= ends[i].cut;
			buf_puts(word, ends[i].put);
			return;
		}
}

/* "u.s.c." */
static const char *
initials(struct buf *out, const char *s)
{
	buf_putc(out, *s++);
	for (; *s == '.' && is_letter(s[1]) && !word_at(s + 2); s += 2)
		buf_putc(out, s[1]);
	return s;
}

static const char *
word(struct buf *out, const char *s)
{
	const char *first = s, *tail;
	size_t n;

	if (is_letter(*s) && s[1] == '.')
		return initials(out, s);
	while ((n = word_at(s)))
		s += n;
	buf_add(out, first, (size_t)(s - first));
	make_singular(out);
	tail = *s == '\'' ? s + 1 : starts_with(s, "\xE2\x80\x99") ? s + 3 : NULL;
	return tail && *tail == 's' && !word_at(tail + 1) ? tail + 1 : s;
}

/* ---- the whole ---- */

static bool
is_marker(const char *token)
{
	static const char *const markers[] = {"s", "ss", "sec", "section", "art", "article"};

	for (size_t i = 0; i < sizeof markers / sizeof *markers; i++)
		if (strcmp(token, markers[i]) == 0)
			return true;
	return false;
}

static void
put(struct arena *a, struct search_words *t, const char *token)
{
	bool behind = t->n >= 2 && is_marker(t->all[t->n - 2]) && is_digit(t->all[t->n - 1][0]);

	if (behind && is_digit(*token) && strlen(token) <= 2) /* "art 50 4" */
		t->all[t->n - 1] = arena_printf(a, "%s.%s", t->all[t->n - 1], token);
	else
		t->all[t->n++] = arena_string(a, token);
}

struct search_words
search_words_of(struct arena *a, const char *text)
{
	const char *s = plain_bare(a, text);
	struct search_words t = {0};
	struct buf one = {0};

	ARENA_ARRAY(a, t.all, strlen(s) + 1);
	while (*s) {
		if (!word_at(s)) {
			s++;
			continue;
		}
		one.n = 0;
		s = is_digit(*s) ? number(&one, s) : word(&one, s);
		put(a, &t, one.s);
	}
	buf_free(&one);
	return t;
}
