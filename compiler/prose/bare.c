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

/* what is said to those who hear a page, behind a link: its length, or 0 */
static size_t
spoken(const char *s, size_t n)
{
	static const char *const words[] = {"opens in a new window", "opens in new window", "opens in a new tab", "opens in new tab"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (n >= strlen(words[i]) && memcmp(s, words[i], strlen(words[i])) == 0)
			return strlen(words[i]);
	return 0;
}

/* the length of a run of letters, none of which begins what is spoken */
static size_t
letters_run(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && s[i] >= 'a' && s[i] <= 'z' && (s[i] != 'o' || (i + 1 < n && s[i + 1] != 'p')))
		i++;
	return i;
}

static bool
divides(uint32_t cp)
{
	return cp == ' ' || cp == '/' || cp == '(' || cp == ')' || cp == '[' || cp == ']' || cp == '{' || cp == '}' || cp == '|';
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
		if (cp == 'o' && spoken(s + i, n - i))
			used = spoken(s + i, n - i), cp = ' ';
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

/* The words without signs, and what was masked in them written back. */
void
bare_put(struct buf *out, const struct mask *m, bool dates, bool numbers)
{
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
		if (is_date ? dates : numbers)
			put_masked(out, *next, n, is_number, &space);
		else
			put_masked(out, s, 1, true, &space);
		*next += n + 1;
		from = s + 1;
	}
	put_bare(out, from, (size_t)(end - from), &space);
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
