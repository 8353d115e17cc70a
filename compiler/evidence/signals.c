#include "signals.h"

#include <stdlib.h>
#include <string.h>

#include "../prose/dates.h"
#include "../prose/mask.h"
#include "../prose/plain.h"

static const char *const names[CHANGE_SIGNALS] = {
	[SIGNAL_NEGATION_ADDED] = "negation-added", [SIGNAL_NEGATION_REMOVED] = "negation-removed",
	[SIGNAL_DUTY_ADDED] = "duty-added",         [SIGNAL_DUTY_REMOVED] = "duty-removed",
	[SIGNAL_RIGHT_ADDED] = "right-added",       [SIGNAL_RIGHT_REMOVED] = "right-removed",
	[SIGNAL_LIMIT_ADDED] = "limit-added",       [SIGNAL_LIMIT_REMOVED] = "limit-removed",
	[SIGNAL_NUMBER] = "number",                 [SIGNAL_DURATION] = "duration",
	[SIGNAL_AMOUNT] = "amount",                 [SIGNAL_AGE] = "age",
	[SIGNAL_THRESHOLD] = "threshold",
};

const char *
signal_name(enum change_signal s)
{
	return names[s];
}

/* the signal of having been added; that of having been removed is the next */
static const struct { enum change_signal added; const char *words; } said[] = {
	{SIGNAL_NEGATION_ADDED, "not"},      {SIGNAL_NEGATION_ADDED, "no"},
	{SIGNAL_NEGATION_ADDED, "never"},    {SIGNAL_NEGATION_ADDED, "cannot"},
	{SIGNAL_NEGATION_ADDED, "n't"},      {SIGNAL_NEGATION_ADDED, "neither"},
	{SIGNAL_NEGATION_ADDED, "nor"},      {SIGNAL_NEGATION_ADDED, "none"},
	{SIGNAL_DUTY_ADDED, "must"},         {SIGNAL_DUTY_ADDED, "shall"},
	{SIGNAL_DUTY_ADDED, "will"},         {SIGNAL_DUTY_ADDED, "required"},
	{SIGNAL_DUTY_ADDED, "agree to"},     {SIGNAL_RIGHT_ADDED, "may"},
	{SIGNAL_RIGHT_ADDED, "reserve the right"}, {SIGNAL_RIGHT_ADDED, "reserves the right"},
	{SIGNAL_RIGHT_ADDED, "sole discretion"},   {SIGNAL_RIGHT_ADDED, "at any time"},
	{SIGNAL_LIMIT_ADDED, "unless"},      {SIGNAL_LIMIT_ADDED, "except"},
	{SIGNAL_LIMIT_ADDED, "to the extent permitted"},
};

/* where words stand next in a text, whole words only ("n't" ends one), or NULL */
static const char *
next(const char *text, const char *end, const char *from, const char *words)
{
	size_t n = strlen(words), length = (size_t)(end - text);

	while ((from = memmem(from, (size_t)(end - from), words, n))) {
		size_t at = (size_t)(from - text);

		if ((words[1] == '\'' || plain_is_edge(text, length, at)) && plain_is_edge(text, length, at + n))
			return from;
		from++;
	}
	return NULL;
}

static size_t
count(const struct buf *text, const char *words)
{
	const char *end = text->s + text->n, *found = text->s;
	size_t n = 0;

	for (; (found = next(text->s, end, found, words)); found++)
		n++;
	return n;
}

static unsigned
words_signals(const struct buf *before, const struct buf *now)
{
	unsigned signals = 0;

	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		size_t old = count(before, said[i].words), new = count(now, said[i].words);

		if (old != new)
			signals |= 1u << (said[i].added + (old > new));
	}
	return signals;
}

/* ---- numbers: what each counts ---- */

enum kind { NUMBER, DURATION, AMOUNT, AGE, THRESHOLD, KINDS };

static const enum change_signal signal_of[KINDS] = {
	[NUMBER] = SIGNAL_NUMBER, [DURATION] = SIGNAL_DURATION, [AMOUNT] = SIGNAL_AMOUNT, [AGE] = SIGNAL_AGE,
	[THRESHOLD] = SIGNAL_THRESHOLD,
};

/* Words with a space around each, in English, French, German, Spanish, Italian, Dutch, Portuguese, Danish, Swedish, Polish
 * and Czech. */
static const char between[] = " business calendar working consecutive full ";
static const char currencies[] =
	" usd eur gbp chf cad aud jpy inr brl pln sek dkk nok czk dollars dollar euros euro pounds pound cents \xE2\x82\xAC francs "
	"franken livres reais kroner kronor z\xC5\x82otych z\xC5\x82 k\xC4\x8D ";
static const char years[] =
	" year years yrs ans jahre jahren a\xC3\xB1os anni jaar anos \xC3\xA5r lat lata let ";
static const char of_age[] = /* behind the years of a person */
	" old of alt d'\xC3\xA2ge de di oud gammel gamle gammal wieku v\xC4\x9Bku ";
static const char person[] = /* before the years of a person, or just before a number that is such */
	" age aged ages minors children \xC3\xA2ge \xC3\xA2g\xC3\xA9 \xC3\xA2g\xC3\xA9" "e \xC3\xA2g\xC3\xA9s \xC3\xA2g\xC3\xA9" "es enfants alter kinder "
	"edad menores mayores menor mayor et\xC3\xA0 minori maggiori leeftijd kinderen jonger ouder idade maiores maior alder fyldt "
	"b\xC3\xB8rn \xC3\xA5lder fyllt wiek wieku uko\xC5\x84" "czone uko\xC5\x84" "czy\xC5\x82 dzieci v\xC4\x9Bk v\xC4\x9Bku d\xC4\x9Bti ";
static const char bounds[] = /* before what is a limit */
	" than least most maximum minimum max min exceed exceeds exceeding under over up below above moins plus jusqu h\xC3\xB6" "chstens "
	"mindestens maximal unter \xC3\xBC" "ber als m\xC3\xA1ximo m\xC3\xADnimo menos m\xC3\xA1s hasta massimo minimo almeno meno fino "
	"pi\xC3\xB9 maximaal minimaal minstens hoogstens dan at\xC3\xA9 mais mindst h\xC3\xB8jst end minst h\xC3\xB6gst \xC3\xA4n najmniej "
	"najwy\xC5\xBC" "ej maksymalnie poni\xC5\xBC" "ej ponad ni\xC5\xBC nejm\xC3\xA9n\xC4\x9B nejv\xC3\xBD\xC5\xA1" "e alespo\xC5\x88 ";
static const char percent[] = " percent per pour prozent por procent procento procenta procents ";

static bool
is_among(const char *s, size_t n, const char *words)
{
	while (n && (words = memmem(words, strlen(words), s, n))) {
		if (words[-1] == ' ' && words[n] == ' ')
			return true;
		words++;
	}
	return false;
}

/* the word at or behind a place, past what stands between words */
static const char *
word_from(const char *s, const char *end, size_t *n)
{
	while (s < end && strchr(" )(-\"", *s))
		s++;
	for (*n = 0; s + *n < end && ((unsigned char)s[*n] >= 'a' || s[*n] == '\''); ++*n)
		;
	return s;
}

/* the word before a place */
static const char *
word_to(const char *text, const char *s, size_t *n)
{
	while (s > text && strchr(" )(-\"'.", s[-1]))
		s--;
	for (*n = 0; s > text && (unsigned char)s[-1] >= 'a'; ++*n)
		s--;
	return s;
}

/* one of some words among the two before a place */
static bool
is_behind(const char *text, const char *s, const char *words)
{
	size_t n;

	s = word_to(text, s, &n);
	if (is_among(s, n, words))
		return true;
	s = word_to(text, s, &n);
	return is_among(s, n, words);
}

/* whether a unit of time stands behind a number */
static bool
is_duration(const char *s, const char *end)
{
	size_t n;

	s = word_from(s, end, &n);
	if (is_among(s, n, between))
		s = word_from(s + n, end, &n);
	return date_is_unit(s, n);
}

static bool
is_amount(const char *text, const char *s, const char *end)
{
	static const char *const signs[] = {
		"$", "\xE2\x82\xAC", "\xC2\xA3", "\xC2\xA5", "\xE2\x82\xB9", "usd", "eur", "gbp", "chf", "us$",
	};
	const char *before = s;
	size_t n;

	while (before > text && before[-1] == ' ')
		before--;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if ((size_t)(before - text) >= strlen(signs[i]) &&
		    memcmp(before - strlen(signs[i]), signs[i], strlen(signs[i])) == 0)
			return true;
	s = word_from(s + 1, end, &n);
	return is_among(s, n, currencies);
}

enum { YOUNGEST = 10, OLDEST = 25 }; /* of whom terms speak by their age */

/* "16 years old", "aged 16", "at least 13 years", "under 18" */
static bool
is_age(const char *text, const char *s, const char *end, const char *number)
{
	long value = strtol(number, NULL, 10);
	bool whole = number[strspn(number, "0123456789")] == '\n', in_years, behind_bound;
	const char *unit, *next_word;
	size_t n, n_next;

	if (!whole || value < YOUNGEST || value > OLDEST)
		return false;
	unit = word_from(s + 1, end, &n);
	in_years = is_among(unit, n, years);
	if (is_behind(text, s, person) && (in_years || !date_is_unit(unit, n)))
		return true;
	behind_bound = is_behind(text, s, bounds);
	if (!in_years)
		return behind_bound && value > 12 && value < 22 && (!n || (s + 1 < end && s[1] != ' ' && s[1] != '-'));
	next_word = word_from(unit + n, end, &n_next);
	return is_among(next_word, n_next, of_age) || (behind_bound && value > 12 && value < 22);
}

static bool
is_threshold(const char *text, const char *s, const char *end)
{
	size_t n;
	const char *unit = word_from(s + 1, end, &n);

	return unit < end && (*unit == '%' || is_among(unit, n, percent) || is_behind(text, s, bounds));
}

static enum kind
kind_of(const char *text, const char *s, const char *end, const char *number)
{
	if (is_amount(text, s, end))
		return AMOUNT;
	if (is_age(text, s, end, number))
		return AGE;
	if (is_duration(s + 1, end))
		return DURATION;
	return is_threshold(text, s, end) ? THRESHOLD : NUMBER;
}

/* the numbers of a text, each kind in its order, each followed by a line feed */
static void
sort_numbers(const struct mask *m, struct buf kinds[KINDS])
{
	const char *end = m->text.s + m->text.n, *number = m->numbers.s;

	for (const char *s = m->text.s; s < end && (s = memchr(s, MASK_NUMBER, (size_t)(end - s))); s++) {
		size_t n = strcspn(number, "\n") + 1;

		buf_add(&kinds[kind_of(m->text.s, s, end, number)], number, n);
		number += n;
	}
}

/* durations in words: "thirty days" */
static void
add_spelled(const struct mask *m, struct buf *durations)
{
	static const char *const numbers[] = {
		"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fourteen", "fifteen",
		"twenty", "thirty", "forty", "sixty", "ninety",
	};
	const char *end = m->text.s + m->text.n;

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		for (const char *s = m->text.s; (s = next(m->text.s, end, s, numbers[i])); s++)
			if (is_duration(s + strlen(numbers[i]), end))
				buf_puts(durations, numbers[i]);
}

static bool
same(const struct buf *a, const struct buf *b)
{
	return a->n == b->n && (a->n == 0 || memcmp(a->s, b->s, a->n) == 0);
}

static unsigned
number_signals(const struct mask *before, const struct mask *now)
{
	struct buf old[KINDS] = {0}, new[KINDS] = {0};
	unsigned signals = 0;

	sort_numbers(before, old);
	sort_numbers(now, new);
	add_spelled(before, &old[DURATION]);
	add_spelled(now, &new[DURATION]);
	for (enum kind k = 0; k < KINDS; k++) {
		if (!same(&old[k], &new[k]))
			signals |= 1u << signal_of[k];
		buf_free(&old[k]);
		buf_free(&new[k]);
	}
	return signals;
}

unsigned
signals_of(const char *before, const char *now)
{
	struct mask old, new;
	unsigned signals;

	mask_make(&old, before, strlen(before));
	mask_make(&new, now, strlen(now));
	signals = words_signals(&old.text, &new.text);
	if (*before && *now)
		signals |= number_signals(&old, &new);
	mask_free(&old);
	mask_free(&new);
	return signals;
}

const char *
signal_limit(const char *folded, size_t n)
{
	static const char *const limits[] = {"unless", "except", "not", "cannot", "to the extent permitted"};
	const char *first = NULL, *word = NULL;

	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
		const char *found = next(folded, folded + n, folded, limits[i]);

		if (found && (!first || found < first)) {
			first = found;
			word = limits[i];
		}
	}
	return word;
}
