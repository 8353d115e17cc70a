#include "bare.h"

#include <ctype.h>
#include <string.h>

#include "plain.h"

enum { UNIT_BYTES = 12 };

/* whether what stands behind a number says what it counts: "2.5 million" */
static bool
counts(const char *s, size_t n)
{
	static const char units[] =
		" million millions billion percent days day years year months month hours hour weeks minutes tokens users gb mb kb tb usd "
		"eur gbp dollars euros cents points credits ";
	char unit[UNIT_BYTES + 3] = " ";
	size_t word = 0;

	while (word < n && s[word] != ' ')
		word++;
	if (word > UNIT_BYTES)
		return false;
	memcpy(unit + 1, s, word);
	unit[word + 1] = ' ';
	unit[word + 2] = '\0';
	return strstr(units, unit) != NULL;
}

/* whether a label is a letter, a number, or a Roman one: not a word in brackets */
static bool
is_number(const char *s, size_t n)
{
	return (n == 1 && islower((unsigned char)*s)) || (n <= 3 && (strspn(s, "0123456789") >= n || strspn(s, "ivx") >= n));
}

/* The length of "a)", "12)" or "(iv)", or 0. */
static size_t
bracketed(const char *s, size_t n)
{
	size_t open = *s == '(', at = open;

	while (at < n && s[at] != ')' && at < open + 4)
		at++;
	return at > open && at < n && s[at] == ')' && is_number(s + open, at - open) ? at + 1 : 0;
}

/* The length of "12.", "3.1" or "A.2.b.", or 0; of "U.S.", "e.g." and "No." too. */
static size_t
pointed(const char *s, size_t n)
{
	size_t at = 0, run = 0, points = 0, digits = 0, letters = 0;

	for (; at < n && at < UNIT_BYTES && (islower((unsigned char)s[at]) || isdigit((unsigned char)s[at]) || s[at] == '.'); at++) {
		run = s[at] == '.' ? 0 : run + 1;
		points += s[at] == '.';
		digits += isdigit((unsigned char)s[at]) != 0;
		letters += islower((unsigned char)s[at]) != 0;
		if (run > (islower((unsigned char)s[at]) ? 1 : 3))
			return 0;
	}
	if (!points || *s == '.' || (letters && run) || letters > digits + 1)
		return 0;
	return at;
}

size_t
bare_label(const char *folded, size_t n)
{
	size_t at = n ? bracketed(folded, n) : 0;

	at = n && !at ? pointed(folded, n) : at;
	if (at == n)
		return n;
	return at && folded[at] == ' ' && !counts(folded + at + 1, n - at - 1) ? at + 1 : 0;
}

/* What is no word of the text: what is said to those who hear a page, behind a link, and the scheme of an address. Its length, or
 * 0. */
static size_t
spoken(const char *s, size_t n)
{
	static const char *const words[] = {
		"opens in a new window", "opens in new window", "opens in a new tab", "opens in new tab", "mailto:",
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (n >= strlen(words[i]) && memcmp(s, words[i], strlen(words[i])) == 0)
			return strlen(words[i]);
	return 0;
}

/* what a service that hides addresses from robots wrote where one was: its length, or 0 */
static size_t
hidden(const char *s, size_t n)
{
	static const char placeholder[] = "[email protected]";

	return n >= strlen(placeholder) && memcmp(s, placeholder, strlen(placeholder)) == 0 ? strlen(placeholder) : 0;
}

/* the length of a run of letters, none of which begins what is spoken */
static size_t
letters_run(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && s[i] >= 'a' && s[i] <= 'z' && (s[i] != 'o' || (i + 1 < n && s[i + 1] != 'p')) &&
	       (s[i] != 'm' || !spoken(s + i, n - i)))
		i++;
	return i;
}

static bool
divides(uint32_t cp)
{
	return cp == ' ' || cp == '/' || cp == '(' || cp == ')' || cp == '[' || cp == ']' || cp == '{' || cp == '}' || cp == '|';
}

static void
put_sign(struct buf *out, char sign, bool *space)
{
	if (*space && out->n)
		buf_putc(out, ' ');
	*space = false;
	buf_putc(out, sign);
}

/* Adds words without signs, with one space between them; brackets and '/' divide words. */
static void
put_bare(struct buf *out, const char *s, size_t n, bool *space)
{
	size_t used;
	uint32_t cp;

	for (size_t i = 0; i < n; i += used) {
		if ((used = letters_run(s + i, n - i))) {
			if (*space && out->n)
				buf_putc(out, ' ');
			*space = false;
			buf_add(out, s + i, used);
			continue;
		}
		cp = (unsigned char)s[i];
		used = cp < 0x80 ? 1 : utf8_decode(s + i, n - i, &cp);
		if (!used)
			die("a plain text is not UTF-8");
		if ((cp == 'o' || cp == 'm') && spoken(s + i, n - i))
			used = spoken(s + i, n - i), cp = ' ';
		if (cp == '[' && hidden(s + i, n - i)) {
			i += hidden(s + i, n - i) - used;
			put_sign(out, BARE_HIDDEN, space);
			continue;
		}
		*space = *space || divides(cp);
		if (cp == ' ' || plain_is_sign(cp))
			continue;
		if (*space && out->n)
			buf_putc(out, ' ');
		*space = false;
		buf_add(out, s + i, used);
	}
}

/* Adds a date or number as written, without what stands in it but for the points of a number. */
static void
put_masked(struct buf *out, const char *s, size_t n, bool number, bool *space)
{
	if (!number) {
		put_bare(out, s, n, space);
		return;
	}
	if (*space && out->n)
		buf_putc(out, ' ');
	*space = false;
	buf_add(out, s, n);
}

/* Drops each address that repeats the one before it, as where the Markdown of a link is broken: "(a@b.c](mailto:a@b.c)". */
static void
drop_repeated(struct buf *out, size_t from)
{
	size_t last = from, nlast = 0, to = from;

	for (size_t at = from, n, word; at < out->n; at += n) {
		const char *space = memchr(out->s + at, ' ', out->n - at);

		n = space ? (size_t)(space - out->s) + 1 - at : out->n - at;
		word = n - (space != NULL);
		if (word == nlast && memchr(out->s + at, '@', word) && memcmp(out->s + last, out->s + at, word) == 0)
			continue;
		memmove(out->s + to, out->s + at, n);
		last = to, nlast = word, to += n;
	}
	out->n = to > from && out->n && out->s[to - 1] == ' ' && to < out->n ? to - 1 : to;
}

/* The words without signs, and what was masked in them written back. Dates are words of their own: "UpdatedJanuary 10, 2024". */
void
bare_put(struct buf *out, const struct mask *m, bool dates, bool numbers)
{
	size_t before = out->n;
	const char *date = m->dates.s, *number = m->numbers.s, *from = m->text.s, *end = from + m->text.n;
	bool space = false;

	for (const char *s = from; s < end; s++) {
		bool is_date = *s == MASK_DATE, is_number = *s == MASK_NUMBER;
		const char **next = is_date ? &date : &number;
		size_t n;

		if (!is_date && !is_number)
			continue;
		n = strcspn(*next, "\n");
		put_bare(out, from, (size_t)(s - from), &space);
		space = space || is_date;
		if (is_date ? dates : numbers)
			put_masked(out, *next, n, is_number, &space);
		else
			put_masked(out, s, 1, true, &space);
		space = space || is_date;
		*next += n + 1;
		from = s + 1;
	}
	put_bare(out, from, (size_t)(end - from), &space);
	if (out->n > before && memchr(out->s + before, '@', out->n - before))
		drop_repeated(out, before);
}

/* ---- hidden addresses ---- */

bool
bare_hides(const char *s, size_t n)
{
	return memchr(s, BARE_HIDDEN, n) != NULL;
}

static bool
is_address(const char *word, size_t n)
{
	const char *at = memchr(word, '@', n);

	return at && at > word && at + 1 < word + n;
}

/* Whether an address may stand where a word has the placeholder: what is glued to that, is glued to the address or begins it. */
static bool
may_hide(const char *word, size_t n, const char *address, size_t m)
{
	const char *sign = memchr(word, BARE_HIDDEN, n);
	size_t before = sign ? (size_t)(sign - word) : 0, behind = sign ? n - before - 1 : 0;

	return sign && before + behind < m && is_address(address, m) && memcmp(word, address, before) == 0 &&
	       memcmp(sign + 1, address + m - behind, behind) == 0;
}

static size_t
word_bytes(const char *s, size_t n)
{
	const char *space = memchr(s, ' ', n);

	return space ? (size_t)(space - s) : n;
}

static bool
same_word(const char *a, size_t n, const char *b, size_t m)
{
	return (n == m && memcmp(a, b, n) == 0) || may_hide(a, n, b, m) || may_hide(b, m, a, n) || (bare_hides(a, n) && bare_hides(b, m));
}

bool
bare_same(const char *a, size_t n, const char *b, size_t m)
{
	if (n == m && memcmp(a, b, n) == 0)
		return true;
	if (!bare_hides(a, n) && !bare_hides(b, m))
		return false;
	while (n && m) {
		size_t one = word_bytes(a, n), other = word_bytes(b, m);

		if (!same_word(a, one, b, other))
			return false;
		one += one < n;
		other += other < m;
		a += one, n -= one, b += other, m -= other;
	}
	return n == m;
}

const char *
bare_without_addresses(struct arena *a, const char *bare)
{
	struct buf b = {0};
	const char *kept;
	size_t n = strlen(bare);

	for (size_t at = 0, used; at < n; at += used + 1) {
		used = word_bytes(bare + at, n - at);
		if (at)
			buf_putc(&b, ' ');
		if (is_address(bare + at, used) || bare_hides(bare + at, used))
			buf_putc(&b, BARE_HIDDEN);
		else
			buf_add(&b, bare + at, used);
	}
	kept = arena_copy(a, b.s ? b.s : "", b.n);
	buf_free(&b);
	return kept;
}

const char *
bare_words(struct arena *a, const char *folded)
{
	size_t n = strlen(folded), skip = bare_label(folded, n);
	struct buf bare = {0};
	const char *kept;
	struct mask m;

	mask_make(&m, folded + skip, n - skip);
	bare_put(&bare, &m, true, true);
	kept = arena_copy(a, bare.s ? bare.s : "", bare.n);
	mask_free(&m);
	buf_free(&bare);
	return kept;
}
