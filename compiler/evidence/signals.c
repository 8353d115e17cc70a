#include "signals.h"

#include <string.h>

#include "../prose/mask.h"
#include "../prose/plain.h"

static const char *const names[CHANGE_SIGNALS] = {
	[SIGNAL_NEGATION_ADDED] = "negation-added", [SIGNAL_NEGATION_REMOVED] = "negation-removed",
	[SIGNAL_DUTY_ADDED] = "duty-added",         [SIGNAL_DUTY_REMOVED] = "duty-removed",
	[SIGNAL_RIGHT_ADDED] = "right-added",       [SIGNAL_RIGHT_REMOVED] = "right-removed",
	[SIGNAL_LIMIT_ADDED] = "limit-added",       [SIGNAL_LIMIT_REMOVED] = "limit-removed",
	[SIGNAL_NUMBER] = "number",                 [SIGNAL_DURATION] = "duration",
	[SIGNAL_AMOUNT] = "amount",
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

enum kind { NUMBER, DURATION, AMOUNT, KINDS };

static const enum change_signal signal_of[KINDS] = {
	[NUMBER] = SIGNAL_NUMBER, [DURATION] = SIGNAL_DURATION, [AMOUNT] = SIGNAL_AMOUNT,
};

static bool
is_among(const char *s, size_t n, const char *const *words)
{
	for (; *words; words++)
		if (strncmp(*words, s, n) == 0 && !(*words)[n])
			return true;
	return false;
}

/* the word at or behind a place, past what stands between words */
static const char *
word_from(const char *s, const char *end, size_t *n)
{
	while (s < end && strchr(" )(-\"", *s))
		s++;
	for (*n = 0; s + *n < end && (unsigned char)s[*n] >= 'a'; ++*n)
		;
	return s;
}

/* whether a unit of time stands behind a number */
static bool
is_duration(const char *s, const char *end)
{
	static const char *const between[] = {"business", "calendar", "working", "consecutive", "full", NULL};
	static const char *const units[] = {
		"day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "minute", "minutes", NULL,
	};
	size_t n;

	s = word_from(s, end, &n);
	if (is_among(s, n, between))
		s = word_from(s + n, end, &n);
	return is_among(s, n, units);
}

static bool
is_amount(const char *text, const char *s, const char *end)
{
	static const char *const signs[] = {"$", "\xE2\x82\xAC", "\xC2\xA3", "\xC2\xA5", "usd", "eur", "gbp", "us$"};
	static const char *const units[] = {
		"usd", "eur", "gbp", "dollars", "dollar", "euros", "euro", "pounds", "cents", "\xE2\x82\xAC", NULL,
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
	return is_among(s, n, units);
}

/* the numbers of a text, each kind in its order, each followed by a line feed */
static void
sort_numbers(const struct mask *m, struct buf kinds[KINDS])
{
	const char *end = m->text.s + m->text.n, *number = m->numbers.s;

	for (const char *s = m->text.s; s < end && (s = memchr(s, MASK_NUMBER, (size_t)(end - s))); s++) {
		size_t n = strcspn(number, "\n") + 1;
		enum kind kind = is_amount(m->text.s, s, end) ? AMOUNT : is_duration(s + 1, end) ? DURATION : NUMBER;

		buf_add(&kinds[kind], number, n);
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
