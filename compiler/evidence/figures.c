#include "figures.h"

#include <string.h>

#include "../base/text.h"

/* What numbers count, by the word beside them or the sign written on to them, with case folded. The words of a row are one
 * unit. */
static const char *const units[] = {
	" day days jour jours tag tage tagen día días giorno giorni dag dagen dia dias dage dzień dni ",
	" week weeks semaine semaines woche wochen semana semanas settimana settimane weken uge uger tydzień tygodni tygodnie ",
	" month months mois monat monate monaten mes meses mese mesi maand maanden mês måned måneder miesiąc miesiące miesięcy ",
	" year years an ans jahr jahre jahren año años anno anni jaar ano anos år rok lat lata ",
	" hour hours heure heures stunde stunden hora horas ora ore uur uren timer godzina godzin godziny ",
	" minute minutes minuten minuto minutos minuti minut minutter ",
	" % percent prozent pourcent percento procent ",
	" $ us$ usd dollars dollar ", " \xE2\x82\xAC eur euro euros ", " \xC2\xA3 gbp pounds ", " chf ", " dkk kr ",
	" pln z\xC5\x82 ",
};
enum { UNITS = sizeof units / sizeof *units, UNIT_NONE, UNIT_LIMIT, UNIT_PERCENT = 6 };

static const char between[] = " business calendar working consecutive full "; /* "30 calendar days" */
static const char before[] = " under over aged least than exceed exceeding maximum minimum "; /* "under 18" */
static const char ages[] = " age ages "; /* "age of 18" */

static const struct { const char *word, *digits; } spelled[] = {
	{"one", "1"},     {"two", "2"},         {"three", "3"},     {"four", "4"},    {"five", "5"},     {"six", "6"},
	{"seven", "7"},   {"ten", "10"},        {"twelve", "12"},   {"fourteen", "14"}, {"fifteen", "15"}, {"twenty", "20"},
	{"thirty", "30"}, {"forty-five", "45"}, {"sixty", "60"},    {"ninety", "90"},
};

/* the words of a text without the signs around them */
struct bare_words {
	const char **written, **folded;
	size_t n;
};

struct count {
	int unit;
	const char *number, *text;
	bool both; /* the other text has it too */
};

struct figure_counts {
	struct count *all;
	size_t n;
};

/* ---- words ---- */

static bool
is_in(const char *list, const char *word)
{
	size_t n = strlen(word);

	for (const char *s = list; n && (s = strstr(s, word)); s++)
		if (s > list && s[-1] == ' ' && s[n] == ' ')
			return true;
	return false;
}

static void
add_word(struct bare_words *w, struct arena *a, const char *s, size_t n)
{
	while (n && strchr("([\"'", *s))
		s++, n--;
	while (n && strchr(")]\"'.,;:", s[n - 1]))
		n--;
	if (!n)
		return;
	w->written[w->n] = arena_copy(a, s, n);
	w->folded[w->n++] = plain_fold(a, s, n);
}

/* "14-day" is two words */
static void
add_words(struct bare_words *w, struct arena *a, const struct tokens *t)
{
	for (size_t i = 0; i < t->n; i++) {
		const char *word = t->all[i];
		size_t n = strlen(word), digits = strspn(word, "0123456789"), cut = digits && word[digits] == '-' ? digits : n;

		add_word(w, a, word, cut);
		if (cut < n)
			add_word(w, a, word + cut + 1, n - cut - 1);
	}
}

/* those of the sentence as one of the texts has it */
static struct bare_words
words_of(struct arena *a, const struct change_passage *p, enum piece_kind kind)
{
	struct bare_words w = {0};
	struct tokens t;
	struct buf b = {0};

	for (size_t i = 0; i < p->n; i++)
		if (p->runs[i].kind == PIECE_SAME || p->runs[i].kind == kind)
			buf_printf(&b, "%s%s", b.n ? " " : "", p->runs[i].text);
	t = tokens_words(a, b.n ? b.s : "", b.n);
	ARENA_ARRAY(a, w.written, 2 * t.n);
	ARENA_ARRAY(a, w.folded, 2 * t.n);
	add_words(&w, a, &t);
	buf_free(&b);
	return w;
}

static const char *
join(struct arena *a, const char **words, size_t n)
{
	struct buf b = {0};
	const char *text;

	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s%s", i ? " " : "", words[i]);
	text = arena_copy(a, b.s, b.n);
	buf_free(&b);
	return text;
}

/* ---- numbers and what they count ---- */

static int
unit_of(const char *word)
{
	for (int i = 0; i < UNITS; i++)
		if (is_in(units[i], word))
			return i;
	return UNIT_NONE;
}

/* the digits of a word that is a number, and the unit of a sign written on to it; NULL of any other word */
static const char *
number_of(struct arena *a, const char *word, int *unit)
{
	size_t sign = strcspn(word, "0123456789"), digits = strspn(word + sign, "0123456789.,");
	const char *behind = word + sign + digits;

	*unit = UNIT_NONE;
	for (size_t i = 0; i < sizeof spelled / sizeof *spelled; i++)
		if (strcmp(spelled[i].word, word) == 0)
			return spelled[i].digits;
	if (!digits)
		return NULL;
	if (sign)
		*unit = unit_of(arena_copy(a, word, sign));
	else if (*behind)
		*unit = unit_of(behind);
	if ((sign || *behind) && (*unit < UNIT_PERCENT || *unit == UNIT_NONE))
		return NULL; /* "gpt-4", "5th" */
	return arena_copy(a, word + sign, digits);
}

/* how many words behind a number say what it counts: "days", "calendar days" */
static size_t
behind(const struct bare_words *w, size_t i, int *unit)
{
	size_t n = i + 1 < w->n && is_in(between, w->folded[i + 1]) ? 2 : 1;

	*unit = i + n < w->n ? unit_of(w->folded[i + n]) : UNIT_NONE;
	return *unit == UNIT_NONE ? 0 : n;
}

/* how many words before it do: "EUR", "under", "age of" */
static size_t
ahead(const struct bare_words *w, size_t i, int *unit)
{
	*unit = i ? unit_of(w->folded[i - 1]) : UNIT_NONE;
	if (*unit > UNIT_PERCENT && *unit < UNITS)
		return 1;
	*unit = UNIT_LIMIT;
	if (i && is_in(before, w->folded[i - 1]))
		return 1;
	if (i > 1 && strcmp(w->folded[i - 1], "of") == 0 && is_in(ages, w->folded[i - 2]))
		return 2;
	*unit = UNIT_NONE;
	return 0;
}

static void
add_count(struct figure_counts *counts, struct arena *a, const struct bare_words *w, size_t i)
{
	int unit;
	const char *number = number_of(a, w->folded[i], &unit);
	size_t from = i, n = 1;

	if (!number)
		return;
	if (unit == UNIT_NONE)
		n += behind(w, i, &unit);
	if (unit == UNIT_NONE && *w->folded[i] <= '9') {
		from -= ahead(w, i, &unit);
		n += i - from;
	}
	if (unit != UNIT_NONE)
		counts->all[counts->n++] = (struct count){unit, number, join(a, w->written + from, n), false};
}

static struct figure_counts
counts_of(struct arena *a, const struct change_passage *p, enum piece_kind kind)
{
	struct bare_words w = words_of(a, p, kind);
	struct figure_counts counts = {0};

	ARENA_ARRAY(a, counts.all, w.n);
	for (size_t i = 0; i < w.n; i++)
		add_count(&counts, a, &w, i);
	return counts;
}

/* ---- what differs ---- */

/* the first of a unit, and of a number where one is given, that is not in the other text; or NULL */
static struct count *
find(const struct figure_counts *counts, int unit, const char *number)
{
	for (struct count *c = counts->all; c < counts->all + counts->n; c++)
		if (!c->both && c->unit == unit && (!number || strcmp(c->number, number) == 0))
			return c;
	return NULL;
}

static bool
is_listed(const struct figures *f, const char *was, const char *now)
{
	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->all[i].was, was) == 0 && strcmp(f->all[i].now, now) == 0)
			return true;
	return false;
}

/* what both texts have is left aside; of the rest, the first of a unit is read against the other's first of that unit */
static void
add_figures(struct figures *f, const struct change_passage *p, const struct figure_counts *old, const struct figure_counts *new)
{
	struct count *other;

	for (size_t i = 0; i < old->n; i++)
		if ((other = find(new, old->all[i].unit, old->all[i].number)))
			old->all[i].both = other->both = true;
	for (size_t i = 0; i < old->n && f->n < FIGURES_MOST; i++) {
		if (old->all[i].both || !(other = find(new, old->all[i].unit, NULL)))
			continue;
		other->both = true;
		if (!is_listed(f, old->all[i].text, other->text))
			f->all[f->n++] = (struct figure){p->section, old->all[i].text, other->text};
	}
}

/* whether words that differ may hold a number; most do not, and need no closer look */
static bool
may_count(const struct change_passage *p)
{
	for (size_t i = 0; i < p->n; i++) {
		if (p->runs[i].kind == PIECE_SAME)
			continue;
		if (strpbrk(p->runs[i].text, "0123456789"))
			return true;
		for (size_t k = 0; k < sizeof spelled / sizeof *spelled; k++)
			if (strstr(p->runs[i].text, spelled[k].word))
				return true;
	}
	return false;
}

struct figures
figures_of(struct arena *a, const struct change_detail *d)
{
	struct figures f = {0};

	ARENA_ARRAY(a, f.all, FIGURES_MOST);
	for (const struct change_passage *p = d->passages; p < d->passages + d->n; p++)
		if (!p->added && !p->removed && may_count(p)) {
			struct figure_counts old = counts_of(a, p, PIECE_REMOVED), new = counts_of(a, p, PIECE_ADDED);

			add_figures(&f, p, &old, &new);
		}
	return f;
}
