#include "assume.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "apply.h"
#include "place.h"

/* ---- literals ---- */

static bool
text_equal(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* both are tests on one fact of one service, said of one place */
static bool
on_one_fact(const struct literal *a, const struct literal *b)
{
	return a->kind == LITERAL_FACT && b->kind == LITERAL_FACT && a->of == b->of && a->about == b->about &&
	       text_equal(a->base, b->base) && text_equal(a->place, b->place);
}

bool
literal_same(const struct literal *a, const struct literal *b)
{
	if (a->kind == LITERAL_FACT)
		return on_one_fact(a, b) && text_equal(a->what, b->what) && a->test == b->test && a->counted == b->counted &&
		       text_equal(a->value, b->value);
	return a->kind == b->kind && a->of == b->of && a->about == b->about && text_equal(a->what, b->what);
}

static const char *
kept(struct arena *a, const char *text)
{
	return text ? arena_string(a, text) : NULL;
}

struct literal
literal_copy(struct arena *a, const struct literal *l)
{
	struct literal copy = *l;

	copy.what = kept(a, l->what);
	copy.base = kept(a, l->base);
	copy.is = kept(a, l->is);
	copy.question = kept(a, l->question);
	copy.place = kept(a, l->place);
	copy.value = kept(a, l->value);
	return copy;
}

/* ---- asking ---- */

void
assume_ask(const struct subject *s, const struct literal *l, const struct node *need)
{
	struct asked_list *list = s->asked;
	struct asked *one;

	if (!list)
		return;
	one = arena_take(s->arena, sizeof *one);
	*one = (struct asked){*l, need, NULL};
	if (list->last)
		list->last->next = one;
	else
		list->first = one;
	list->last = one;
}

const struct literal *
assume_first(const struct asked_list *asked, const struct node *needs)
{
	for (const struct node *need = needs->first; need; need = need->next)
		for (const struct asked *a = asked->first; a; a = a->next)
			if (reason_same(a->need, need))
				return &a->literal;
	return NULL;
}

/* ---- facts: what follows from tests on one value ---- */

enum { POINTS = 6 };

/* a value that a fact may have */
union point {
	int32_t day;
	double number;
	const char *word;
	bool yes;
};

static enum tri
yes_if(bool holds)
{
	return holds ? TRI_YES : TRI_NO;
}

static enum tri
date_at(const struct literal *l, struct date d)
{
	struct date value;

	if (d.last == DAY_MAX) /* never */
		return yes_if(!l->counted && l->test == TEST_NOT_EQUAL);
	if (l->counted || l->test == TEST_HOLDS)
		return yes_if(d.last <= l->day);
	if (!date_parse(l->value, &value))
		return TRI_UNKNOWN;
	return cond_ordered(l->test, date_before(d, value), date_before(value, d), date_same(d, value));
}

static enum tri
number_at(const struct literal *l, double n)
{
	double value = l->test == TEST_HOLDS ? 0 : strtod(l->value, NULL);

	return cond_ordered(l->test == TEST_HOLDS ? TEST_MORE : l->test, yes_if(n < value), yes_if(n > value),
	                yes_if(n == value)); /* NOLINT */
}

static enum tri
condition_at(const struct cond *c, const char *word)
{
	switch (c->kind) {
	case COND_NOT:
		return tri_not(condition_at(c->left, word));
	case COND_AND:
		return tri_and(condition_at(c->left, word), condition_at(c->right, word));
	case COND_OR:
		return tri_or(condition_at(c->left, word), condition_at(c->right, word));
	default:
		return yes_if(c->test == TEST_HOLDS || (strcmp(c->value, word) == 0) == (c->test != TEST_NOT_EQUAL));
	}
}

static enum tri
word_at(const struct literal *l, const char *word)
{
	const struct cond *c;

	if (!l->is)
		return yes_if(l->test == TEST_HOLDS || (strcmp(l->value, word) == 0) == (l->test != TEST_NOT_EQUAL));
	c = cond_of(l->is);
	return c ? condition_at(c, word) : TRI_UNKNOWN;
}

static enum tri
test_at(const struct literal *l, union point p)
{
	switch (l->type) {
	case FACT_DATE:
		return date_at(l, date_of_day(p.day));
	case FACT_NUMBER:
		return number_at(l, p.number);
	case FACT_WORD:
		return word_at(l, p.word);
	default:
		return yes_if(p.yes);
	}
}

/* the values around what a literal tests, so that each answer it can give is given by one of them */
static size_t
points_of(const struct literal *l, union point out[POINTS])
{
	struct date d;
	double n;

	if (l->type == FACT_NUMBER) {
		n = l->test == TEST_HOLDS ? 0 : strtod(l->value, NULL);
		out[0].number = n;
		out[1].number = n - 1;
		out[2].number = n + 1;
		return 3;
	}
	d = date_of_day(l->day);
	if (!l->counted && l->test != TEST_HOLDS && !date_parse(l->value, &d))
		return 0;
	out[0].day = d.first == DAY_MIN ? DAY_MIN : d.first - 1;
	out[1].day = d.first;
	out[2].day = d.last;
	out[3].day = d.last < DAY_MAX - 1 ? d.last + 1 : d.last;
	out[4].day = DAY_MAX; /* never */
	return 5;
}

/* What a literal's answers are over the values that agree with all that was assumed of its fact. */
struct values {
	const struct subject *s;
	const struct literal *l;
	bool found[3]; /* by enum tri */
};

static void
try_point(struct values *q, union point p)
{
	for (const struct assumption *a = q->s->assumed; a; a = a->before)
		if (on_one_fact(&a->literal, q->l) && test_at(&a->literal, p) == (a->holds ? TRI_NO : TRI_YES))
			return;
	q->found[test_at(q->l, p)] = true;
}

/* between two tests on a number lie others */
static void
try_between(struct values *q, double from)
{
	for (const struct assumption *a = q->s->assumed; a; a = a->before)
		if (on_one_fact(&a->literal, q->l) && a->literal.test != TEST_HOLDS)
			try_point(q, (union point){.number = (from + strtod(a->literal.value, NULL)) / 2});
}

static void
try_around(struct values *q, const struct literal *l)
{
	union point points[POINTS];
	size_t n = points_of(l, points);

	for (size_t i = 0; i < n; i++) {
		try_point(q, points[i]);
		if (l->type == FACT_NUMBER && i == 0)
			try_between(q, points[i].number);
	}
}

static void
try_words(struct values *q)
{
	const struct fact *fact = fact_builtin(q->l->base);

	for (const char *const *w = fact ? fact->words : NULL; w && *w; w++)
		try_point(q, (union point){.word = *w});
}

/* Which of two dates comes first, one being counted from the day, changes with it. */
static void
narrow_days(const struct subject *s, const struct literal *l)
{
	struct date d;
	struct period p;

	if (l->counted || l->test == TEST_HOLDS || !date_parse(l->value, &d))
		return;
	for (const struct assumption *a = s->assumed; a; a = a->before)
		if (on_one_fact(&a->literal, l) && a->literal.counted && period_parse(a->literal.value, &p))
			clock_reached(s->clock, date_add(d, p));
	clock_reached(s->clock, d);
}

static enum tri
single_fact(const struct subject *s, const struct literal *l)
{
	struct values q = {s, l, {false}};

	if (l->type == FACT_WORD)
		try_words(&q);
	else if (l->type == FACT_YES_NO)
		for (int yes = 0; yes < 2; yes++)
			try_point(&q, (union point){.yes = yes});
	else
		try_around(&q, l);
	for (const struct assumption *a = s->assumed; a; a = a->before)
		if (on_one_fact(&a->literal, l) && (l->type == FACT_DATE || l->type == FACT_NUMBER)) {
			try_around(&q, &a->literal);
			if (l->type == FACT_DATE)
				narrow_days(s, &a->literal);
		}
	if (l->type == FACT_DATE && s->assumed)
		narrow_days(s, l);
	return q.found[TRI_UNKNOWN] || q.found[TRI_YES] == q.found[TRI_NO] ? TRI_UNKNOWN : yes_if(q.found[TRI_YES]);
}

/* of a fact that can have several words at a time: one, and that there is any */
static enum tri
one_of_several(const struct subject *s, const struct literal *l)
{
	for (const struct assumption *a = s->assumed; a; a = a->before) {
		const struct literal *other = &a->literal;
		bool any = other->test == TEST_HOLDS, asked_any = l->test == TEST_HOLDS;

		if (!on_one_fact(other, l))
			continue;
		if (any == asked_any && (any || text_equal(other->value, l->value)))
			return yes_if(a->holds);
		if (any != asked_any && a->holds == asked_any)
			return yes_if(asked_any);
	}
	return TRI_UNKNOWN;
}

/* ---- what follows from places ---- */

static const struct node *
scope_of(const struct literal *l)
{
	return node_get(l->of->facts, l->kind == LITERAL_OFFERED ? "offered" : "governs");
}

static bool
on_one_scope(const struct literal *a, const struct literal *b)
{
	return a->kind == b->kind && a->of == b->of;
}

/* The places assumed, as more entries of the scope; and a place answers as it must, where it would turn round what was
 * assumed of another. */
static enum tri
scope_answer(const struct subject *s, const struct literal *l)
{
	struct scope_more *more = NULL, *one;
	enum tri value;

	for (const struct assumption *a = s->assumed; a; a = a->before)
		if (on_one_scope(&a->literal, l)) {
			one = arena_take(s->arena, sizeof *one);
			*one = (struct scope_more){a->literal.about, a->holds, more};
			more = one;
		}
	if (!more)
		return TRI_UNKNOWN;
	if ((value = scope_reaches_with(s->clock, scope_of(l), l->about, more)) != TRI_UNKNOWN)
		return value;
	for (int holds = 0; holds < 2; holds++) {
		struct scope_more with = {l->about, holds, more};

		for (const struct scope_more *m = more; m; m = m->before)
			if (scope_reaches_with(s->clock, scope_of(l), m->place, &with) == (m->holds ? TRI_NO : TRI_YES))
				return yes_if(!holds);
	}
	return TRI_UNKNOWN;
}

/* ---- what follows from a wider or narrower one ---- */

/* of two roles the one implies the other; so do seats, by places */
static bool
implies(const struct literal *narrow, const struct literal *wide)
{
	return narrow->kind == LITERAL_ROLE ? card_leads_to(narrow->about, wide->about, "is-a")
	                                    : place_within(narrow->about, wide->about);
}

static enum tri
nested(const struct subject *s, const struct literal *l)
{
	for (const struct assumption *a = s->assumed; a; a = a->before)
		if (a->literal.kind == l->kind && a->literal.of == l->of &&
		    (a->holds ? implies(&a->literal, l) : implies(l, &a->literal)))
			return yes_if(a->holds);
	return TRI_UNKNOWN;
}

static enum tri
alone(const struct subject *s, const struct literal *l)
{
	for (const struct assumption *a = s->assumed; a; a = a->before)
		if (literal_same(&a->literal, l))
			return yes_if(a->holds);
	return TRI_UNKNOWN;
}

enum tri
assumed(const struct subject *s, const struct literal *l)
{
	switch (l->kind) {
	case LITERAL_FACT:
		if (!s->assumed)
			return TRI_UNKNOWN;
		return l->type == FACT_WORD && !l->single ? one_of_several(s, l) : single_fact(s, l);
	case LITERAL_OFFERED:
	case LITERAL_GOVERNS:
		return scope_answer(s, l);
	case LITERAL_ROLE:
	case LITERAL_SEAT:
		return nested(s, l);
	default:
		return alone(s, l);
	}
}

/* ---- saying them ---- */

enum form {
	FORM_HOLDS,
	FORM_BEFORE, FORM_UNTIL, FORM_FROM, FORM_AFTER, /* of dates */
	FORM_AT_LEAST, FORM_MORE,
	FORM_IS, FORM_HAS,
	FORM_SINCE,
	FORMS
};

/* The form of a test, and whether it says the opposite: "at least 5" is "not less than 5". Of a date it is not, since what
 * never happened did so neither before a day nor after it. */
static enum form
form_of(const struct literal *l, bool *turned)
{
	static const struct { enum form form; bool turned; } dates[] = {
		[TEST_LESS] = {FORM_BEFORE, false}, [TEST_LESS_EQUAL] = {FORM_UNTIL, false}, [TEST_MORE] = {FORM_AFTER, false},
		[TEST_MORE_EQUAL] = {FORM_FROM, false}, [TEST_EQUAL] = {FORM_IS, false}, [TEST_NOT_EQUAL] = {FORM_IS, true},
		[TEST_HAS] = {FORM_HAS, false},
	}, others[] = {
		[TEST_LESS] = {FORM_AT_LEAST, true}, [TEST_LESS_EQUAL] = {FORM_MORE, true}, [TEST_MORE] = {FORM_MORE, false},
		[TEST_MORE_EQUAL] = {FORM_AT_LEAST, false}, [TEST_EQUAL] = {FORM_IS, false}, [TEST_NOT_EQUAL] = {FORM_IS, true},
		[TEST_HAS] = {FORM_HAS, false},
	};

	*turned = false;
	if (l->counted)
		return FORM_SINCE;
	if (l->test == TEST_HOLDS || l->type == FACT_YES_NO || l->is)
		return FORM_HOLDS;
	*turned = l->type == FACT_DATE ? dates[l->test].turned : others[l->test].turned;
	return l->type == FACT_DATE ? dates[l->test].form : others[l->test].form;
}

/* of the service itself, in a place, by a law's own fact; held false, held true */
static const enum reason_code fact_codes[FORMS][3][2] = {
	[FORM_HOLDS] = {{REASON_IF_NOT_FACT, REASON_IF_FACT},
	                {REASON_IF_NOT_FACT_IN, REASON_IF_FACT_IN},
	                {REASON_IF_NOT_LAW_FACT, REASON_IF_LAW_FACT}},
	[FORM_BEFORE] = {{REASON_IF_NOT_FACT_BEFORE, REASON_IF_FACT_BEFORE},
	                 {REASON_IF_NOT_FACT_BEFORE_IN, REASON_IF_FACT_BEFORE_IN},
	                 {REASON_IF_NOT_LAW_FACT_BEFORE, REASON_IF_LAW_FACT_BEFORE}},
	[FORM_UNTIL] = {{REASON_IF_NOT_FACT_UNTIL, REASON_IF_FACT_UNTIL},
	                {REASON_IF_NOT_FACT_UNTIL_IN, REASON_IF_FACT_UNTIL_IN},
	                {REASON_IF_NOT_LAW_FACT_UNTIL, REASON_IF_LAW_FACT_UNTIL}},
	[FORM_FROM] = {{REASON_IF_NOT_FACT_FROM, REASON_IF_FACT_FROM},
	               {REASON_IF_NOT_FACT_FROM_IN, REASON_IF_FACT_FROM_IN},
	               {REASON_IF_NOT_LAW_FACT_FROM, REASON_IF_LAW_FACT_FROM}},
	[FORM_AFTER] = {{REASON_IF_NOT_FACT_AFTER, REASON_IF_FACT_AFTER},
	               {REASON_IF_NOT_FACT_AFTER_IN, REASON_IF_FACT_AFTER_IN},
	               {REASON_IF_NOT_LAW_FACT_AFTER, REASON_IF_LAW_FACT_AFTER}},
	[FORM_AT_LEAST] = {{REASON_IF_NOT_FACT_AT_LEAST, REASON_IF_FACT_AT_LEAST},
	                   {REASON_IF_NOT_FACT_AT_LEAST_IN, REASON_IF_FACT_AT_LEAST_IN},
	                   {REASON_IF_NOT_LAW_FACT_AT_LEAST, REASON_IF_LAW_FACT_AT_LEAST}},
	[FORM_MORE] = {{REASON_IF_NOT_FACT_MORE, REASON_IF_FACT_MORE},
	               {REASON_IF_NOT_FACT_MORE_IN, REASON_IF_FACT_MORE_IN},
	               {REASON_IF_NOT_LAW_FACT_MORE, REASON_IF_LAW_FACT_MORE}},
	[FORM_IS] = {{REASON_IF_NOT_FACT_IS, REASON_IF_FACT_IS},
	             {REASON_IF_NOT_FACT_IS_IN, REASON_IF_FACT_IS_IN},
	             {REASON_IF_NOT_LAW_FACT_IS, REASON_IF_LAW_FACT_IS}},
	[FORM_HAS] = {{REASON_IF_NOT_FACT_HAS, REASON_IF_FACT_HAS},
	              {REASON_IF_NOT_FACT_HAS_IN, REASON_IF_FACT_HAS_IN},
	              {REASON_IF_NOT_LAW_FACT_HAS, REASON_IF_LAW_FACT_HAS}},
	/* what an event counts from is said of the service itself or by the law */
	[FORM_SINCE] = {{REASON_IF_NOT_FACT_SINCE, REASON_IF_FACT_SINCE},
	                {REASON_IF_NOT_FACT_SINCE, REASON_IF_FACT_SINCE},
	                {REASON_IF_NOT_LAW_FACT_SINCE, REASON_IF_LAW_FACT_SINCE}},
};

/* "45000000" is read as "45,000,000" */
static const char *
value_said(struct arena *a, const struct literal *l)
{
	size_t digits = strspn(l->value, "0123456789");

	return l->type == FACT_NUMBER && !l->value[digits] ? text_grouped(a, l->value) : l->value;
}

static void
say_fact(struct arena *a, struct node *list, const struct literal *l, bool holds)
{
	bool turned;
	enum form form = form_of(l, &turned);
	struct node *r = reason_add(a, list, fact_codes[form][l->question ? 2 : l->place ? 1 : 0][holds != turned]);

	if (l->of)
		reason_card(a, r, "service", l->of);
	reason_text(a, r, "fact", l->what);
	if (l->question)
		reason_text(a, r, "question", l->question);
	else if (l->in)
		reason_card(a, r, "place", l->in);
	else if (l->place)
		reason_text(a, r, "place", l->place);
	if (form != FORM_HOLDS)
		reason_text(a, r, "value", value_said(a, l));
}

/* how the others are said: held true and false, and the arguments for what they are of and about */
static const struct {
	enum reason_code yes, no;
	const char *of, *about, *what;
} said[LITERALS] = {
	[LITERAL_ROLE] = {REASON_IF_ROLE, REASON_IF_NOT_ROLE, "service", "role", NULL},
	[LITERAL_OFFERED] = {REASON_IF_OFFERED, REASON_IF_NOT_OFFERED, "service", "place", NULL},
	[LITERAL_SEAT] = {REASON_IF_SEAT, REASON_IF_NOT_SEAT, "service", "place", NULL},
	[LITERAL_GOVERNS] = {REASON_IF_GOVERNS, REASON_IF_NOT_GOVERNS, "document", "place", NULL},
	[LITERAL_USER_CLASSES] = {REASON_IF_USER_CLASSES, REASON_IF_NOT_USER_CLASSES, "document", NULL, "people"},
	[LITERAL_QUESTION] = {REASON_IF_QUESTION, REASON_IF_NOT_QUESTION, NULL, NULL, "question"},
	[LITERAL_LAW_START] = {REASON_IF_LAW_START, REASON_IF_NOT_LAW_START, "law", NULL, NULL},
	[LITERAL_IN_FORCE] = {REASON_IF_IN_FORCE, REASON_IF_NOT_IN_FORCE, "obligation", NULL, NULL},
	[LITERAL_PARTY] = {REASON_IF_PARTY, REASON_IF_NOT_PARTY, "service", NULL, "case"},
};

void
literal_say(struct arena *a, struct node *list, const struct literal *l, bool holds)
{
	struct node *r;

	if (l->kind == LITERAL_FACT) {
		say_fact(a, list, l, holds);
		return;
	}
	r = reason_add(a, list, holds ? said[l->kind].yes : said[l->kind].no);
	if (said[l->kind].of)
		reason_card(a, r, said[l->kind].of, l->of);
	if (said[l->kind].about)
		reason_card(a, r, said[l->kind].about, l->about);
	if (said[l->kind].what)
		reason_text(a, r, said[l->kind].what, l->what);
}
