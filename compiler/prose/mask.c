#include "mask.h"

#include <string.h>

static const char *const months[] = {
	/* English */
	"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
	"december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec",
	/* French */
	"janvier", "f\xC3\xA9vrier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "ao\xC3\xBBt", "aout",
	"septembre", "octobre", "novembre", ("d\xC3\xA9" "cembre"), "decembre", "janv", "f\xC3\xA9vr", "avr", "juil",
	("d\xC3\xA9" "c"),
	/* German */
	"januar", "j\xC3\xA4nner", "februar", "m\xC3\xA4rz", "juni", "juli", "oktober", "dezember", "m\xC3\xA4r", "okt",
	"dez",
	/* Spanish */
	"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "setiembre", "octubre",
	"noviembre", "diciembre", "ene", "abr", "ago", "dic",
	NULL,
};

static const char *const weekdays[] = {
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
	"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
	"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
	"lunes", "martes", "mi\xC3\xA9rcoles", "jueves", "viernes", ("s\xC3\xA1" "bado"), "domingo",
	NULL,
};

/* D a day of the month, with its ending; M a month's name, with its full stop; Y a year; N one or two
 * digits of a day or month; everything else is itself. Longer forms stand before those they begin with. */
static const char *const from_digits[] = {
	"Y-N-N", "Y/N/N", "Y.N.N", "N/N/Y", "N-N-Y", "N.N.Y", "Y\xE5\xB9\xB4N\xE6\x9C\x88N\xE6\x97\xA5",
	"D of M, Y", "D of M Y", "D de M de Y", "D de M del Y", "D M, Y", "D M Y", "D. M Y", "D-M-Y", NULL,
};
static const char *const from_letters[] = {
	"M D, Y", "M D,Y", "M D Y", "M of Y", "M de Y", "M, Y", "M Y", NULL,
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* the length of the longest of these words that s begins with, or 0 */
static size_t
begins_with(const char *const *words, const char *s, size_t n)
{
	size_t best = 0;

	for (; *words; words++) {
		size_t length;

		if (**words != *s || n < 2 || (*words)[1] != s[1])
			continue;
		length = strlen(*words);
		if (length > best && length <= n && memcmp(*words, s, length) == 0)
			best = length;
	}
	return best;
}

static size_t
month(const char *s, size_t n)
{
	size_t used = begins_with(months, s, n);

	if (used && used < n && s[used] == '.')
		return used + 1;
	return used && used < n && is_letter(s[used]) ? 0 : used;
}

/* a number of at most two digits from 1 to 31 */
static size_t
small(const char *s, size_t n)
{
	size_t used = 0;
	int value = 0;

	while (used < n && used < 3 && is_digit(s[used]))
		value = value * 10 + (s[used++] - '0');
	return used < 3 && value >= 1 && value <= 31 ? used : 0;
}

static size_t
day(const char *s, size_t n)
{
	static const char *const endings[] = {"st", "nd", "rd", "th", "er", "\xC2\xBA", "\xC2\xB0", NULL};
	size_t used = small(s, n);

	return used ? used + (used < n ? begins_with(endings, s + used, n - used) : 0) : 0;
}

static size_t
year(const char *s, size_t n)
{
	if (n < 4 || (memcmp(s, "19", 2) != 0 && memcmp(s, "20", 2) != 0) || !is_digit(s[2]) || !is_digit(s[3]))
		return 0;
	return n > 4 && is_digit(s[4]) ? 0 : 4;
}

static size_t
part(char what, const char *s, size_t n)
{
	if (!n)
		return 0;
	switch (what) {
	case 'D': return day(s, n);
	case 'M': return month(s, n);
	case 'Y': return year(s, n);
	case 'N': return small(s, n);
	default: return *s == what;
	}
}

/* the length of a date of that form, or 0 */
static size_t
match(const char *form, const char *s, size_t n)
{
	size_t used = 0, one;

	for (; *form; form++, used += one)
		if (!(one = part(*form, s + used, n - used)))
			return 0;
	return used < n && is_digit(s[used]) ? 0 : used;
}

/* "t10:30:00z" after a day */
static size_t
past_time(const char *s, size_t n, size_t used)
{
	if (used + 1 >= n || s[used] != 't' || !is_digit(s[used + 1]))
		return used;
	for (used++; used < n && (is_digit(s[used]) || strchr(":.z", s[used])); used++)
		;
	return used;
}

static size_t
date(const char *const *forms, const char *s, size_t n)
{
	size_t used = 0;

	while (*forms && !used)
		used = match(*forms++, s, n);
	return used ? past_time(s, n, used) : 0;
}

/* the length of the day of the week at the end of what was written last, with what stands behind it */
static size_t
weekday_before(const struct buf *b)
{
	size_t end = b->n;

	while (end && strchr(" ,.", b->s[end - 1]) && b->n - end < 3)
		end--;
	for (const char *const *w = weekdays; *w; w++) {
		size_t n = strlen(*w);

		if (end >= n && memcmp(b->s + end - n, *w, n) == 0 && (end == n || !is_letter(b->s[end - n - 1])))
			return b->n - end + n;
	}
	return 0;
}

static void
put(struct buf *list, const char *s, size_t n)
{
	buf_add(list, s, n);
	buf_putc(list, '\n');
}

static void
mask_date(struct mask *m, const char *s, size_t used)
{
	size_t before = m->text.n ? weekday_before(&m->text) : 0;

	buf_add(&m->dates, m->text.s + m->text.n - before, before);
	put(&m->dates, s, used);
	m->text.n -= before;
	buf_putc(&m->text, MASK_DATE);
}

static size_t
digits(const char *s, size_t n)
{
	size_t used = 1;

	while (used < n && (is_digit(s[used]) || (strchr(".,", s[used]) && used + 1 < n && is_digit(s[used + 1]))))
		used++;
	return used;
}

/* whether what follows a word lets it be the month of a date */
static bool
may_be_month(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && i < 3 && strchr("., ", s[i]))
		i++;
	return i && n - i > 3 && (is_digit(s[i]) || memcmp(s + i, "of ", 3) == 0 || memcmp(s + i, "de ", 3) == 0);
}

static size_t
past_word(const char *text, size_t n, size_t i)
{
	while (i < n && is_letter(text[i]))
		i++;
	return i;
}

/* the length of the date at a digit or the beginning of a word, or 0 */
static size_t
date_at(const char *text, size_t n, size_t i)
{
	size_t word;

	if (is_digit(text[i]))
		return date(from_digits, text + i, n - i);
	if (text[i] < 'a' || text[i] > 's' || !strchr("jfmasonde", text[i]))
		return 0;
	word = past_word(text, n, i);
	return may_be_month(text + word, n - word) ? date(from_letters, text + i, n - i) : 0;
}

void
mask_make(struct mask *m, const char *text, size_t n)
{
	size_t done = 0; /* what stands before is in m */

	*m = (struct mask){0};
	buf_add(&m->text, "", 0); /* so that there is one of an empty text too */
	buf_add(&m->dates, "", 0);
	buf_add(&m->numbers, "", 0);
	for (size_t i = 0; i < n;) {
		bool digit = is_digit(text[i]);
		size_t used = digit || is_letter(text[i]) ? date_at(text, n, i) : 0;

		if (!digit && !used) {
			i = is_letter(text[i]) ? past_word(text, n, i) : i + 1;
			continue;
		}
		buf_add(&m->text, text + done, i - done);
		if (used) {
			mask_date(m, text + i, used);
		} else {
			used = digits(text + i, n - i);
			put(&m->numbers, text + i, used);
			buf_putc(&m->text, MASK_NUMBER);
		}
		done = i += used;
	}
	buf_add(&m->text, text + done, n - done);
}

void
mask_free(struct mask *m)
{
	buf_free(&m->text);
	buf_free(&m->dates);
	buf_free(&m->numbers);
}
