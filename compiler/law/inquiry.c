#include "inquiry.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"

/* ---- from a need to the fact that settles it ---- */

/* what kinds of needs a fact settles: the statement about it, and who it is about */
static const struct need_kind {
	enum reason_code code, asks;
	enum statement_kind kind;
	const char *of, *to; /* the arguments that name its subject and object */
} needs[] = {
	{REASON_NEED_OFFERED, REASON_ASK_OFFERED, STATEMENT_OFFERED, "service", "place"},
	{REASON_NEED_ROLE, REASON_ASK_ROLE, STATEMENT_ROLE, "service", "role"},
	{REASON_NEED_FACT, REASON_ASK_FACT, STATEMENT_FACT, "service", NULL},
	{REASON_NEED_FACT_IN, REASON_ASK_FACT_IN, STATEMENT_FACT, "service", NULL},
	{REASON_NEED_LAW_FACT, REASON_ASK_LAW_FACT, STATEMENT_FACT, "service", NULL},
	{REASON_NEED_PARTY, REASON_ASK_PARTY, STATEMENT_FACT, "service", NULL},
	{REASON_NEED_GOVERNS, REASON_ASK_GOVERNS, STATEMENT_GOVERNS, "document", "place"},
	{REASON_NEED_USER_CLASSES, REASON_ASK_USER_CLASSES, STATEMENT_USER_CLASSES, "document", NULL},
	{REASON_NEED_SEAT, REASON_ASK_SEAT, STATEMENT_SEAT, "service", NULL},
	{REASON_NEED_DOCUMENT, REASON_ASK_DOCUMENT, STATEMENT_DOCUMENT, "service", NULL},
};

static const struct node *
argument(const struct node *reason, const char *name)
{
	return node_get(reason_argument(reason, name), "value");
}

static const struct need_kind *
kind_of(const struct node *need)
{
	for (size_t i = 0; i < sizeof needs / sizeof *needs; i++)
		if (node_is(need, "code", reason_infos[needs[i].code].name))
			return &needs[i];
	return NULL;
}

/* the fact of a law that asks this */
static const struct card *
law_fact(const struct model *m, const char *name, const char *question)
{
	struct kind facts = cards_of(m, "fact");

	for (size_t i = 0; i < facts.n; i++)
		if (strcmp(facts.cards[i]->name, name) == 0 && strcmp(facts.cards[i]->title, question) == 0)
			return facts.cards[i];
	return NULL;
}

/* a fact of the service: which, in what place, and of a case also the value */
static bool
take_fact(struct statement *st, struct arena *a, const struct model *m, const struct need_kind *k, const struct node *need)
{
	const struct node *fact = argument(need, k->code == REASON_NEED_PARTY ? "case" : "fact");
	const struct node *question = argument(need, "question"), *in = argument(need, "place");

	if (!fact)
		return false;
	if (k->code == REASON_NEED_PARTY) {
		st->fact = "party-to";
		st->value = arena_string(a, fact->text);
		return true;
	}
	st->fact = arena_string(a, fact->text);
	if (question && !(st->to = law_fact(m, fact->text, question->text)))
		return false;
	if (question)
		st->fact = st->to->id;
	st->in = in ? arena_string(a, in->to ? in->to->id : in->text) : NULL;
	return true;
}

/* its beginning, as a person would write it */
static const char *
text_of(struct arena *a, const struct statement *st)
{
	static const char *const words[] = {"offered", "role", "", "governs", "user-classes", "seat", "document"};

	if (st->kind == STATEMENT_FACT)
		return arena_printf(a, "%s: %s%s%s%s%s", st->of->id, st->fact, st->in ? " in " : "", st->in ? st->in : "",
		                    st->value ? " " : "", st->value ? st->value : "");
	return arena_printf(a, "%s: %s%s%s", st->of->id, words[st->kind], st->to ? " " : "", st->to ? st->to->id : "");
}

/* false for what no fact settles */
static bool
statement_of(struct statement *st, struct arena *a, const struct model *m, const struct need_kind *k,
             const struct node *need)
{
	const struct node *of = k ? argument(need, k->of) : NULL, *to = k && k->to ? argument(need, k->to) : NULL;

	if (!of || !of->to)
		return false;
	*st = (struct statement){.kind = k->kind, .of = of->to, .to = to ? to->to : NULL, .holds = true};
	if (k->kind == STATEMENT_SEAT)
		st->of = of->to->unit;
	if ((k->to && !st->to) || (k->kind == STATEMENT_FACT && !take_fact(st, a, m, k, need)))
		return false;
	st->text = text_of(a, st);
	return true;
}

static enum fact_type
takes(const struct statement *st)
{
	if (st->kind == STATEMENT_SEAT || st->kind == STATEMENT_USER_CLASSES || st->kind == STATEMENT_DOCUMENT)
		return FACT_WORD;
	if (st->kind != STATEMENT_FACT || st->value)
		return FACT_YES_NO;
	return fact_type_within(st->to ? st->to->unit : NULL, st->to ? st->to->name : st->fact);
}

/* the question has the arguments of its need, and of a role the law that it is of */
static const struct node *
question_of(struct arena *a, const struct need_kind *k, const struct node *need)
{
	struct node *r = reason_add(a, node_list(a), k->asks);

	for (const struct node *arg = node_get(need, "args")->first; arg; arg = arg->next) {
		const struct node *value = node_get(arg, "value");
		const char *name = arena_string(a, node_text(arg, "name"));

		if (k->code == REASON_NEED_USER_CLASSES && strcmp(name, "people") == 0)
			continue;
		if (value->to)
			reason_card(a, r, name, value->to);
		else
			reason_text(a, r, name, arena_string(a, value->text));
		if (value->to && strcmp(name, "role") == 0)
			reason_card(a, r, "law", value->to->unit);
	}
	return r;
}

/* ---- gathering ---- */

struct inquiring {
	struct inquiries *q;
	const struct model *model;
	struct reach_memo *reach;
	const struct card *platform;
	struct clock clock;
};

/* the question that a need is, made where it is the first of it; NULL where no fact settles it, or it is not asked */
static struct inquiry *
inquiry_put(struct inquiring *g, const struct node *need)
{
	const struct need_kind *k = kind_of(need);
	struct arena a = {0};
	struct inquiry *one = NULL;
	struct statement st;

	if (statement_of(&st, &a, g->model, k, need) && (!g->platform || st.of->unit == g->platform || st.of->parent == g->platform)) {
		struct arena *kept = &g->q->arena;

		if (!(one = table_get(&g->q->by_text, st.text))) {
			one = arena_take(kept, sizeof *one);
			statement_of(&one->asks, kept, g->model, k, need);
			one->takes = takes(&one->asks);
			one->says = question_of(kept, k, need);
			*table_put(&g->q->by_text, one->asks.text) = one;
			g->q->all = mem_room(g->q->all, g->q->n, &g->q->cap, sizeof *g->q->all);
			g->q->all[g->q->n++] = one;
		}
	}
	arena_free(&a);
	return one;
}

static bool
is_asked_about(const struct inquiring *g, const struct verdict *v)
{
	return (!g->platform || v->service->unit == g->platform) &&
	       (v->standing == STANDING_CONDITIONAL || v->standing == STANDING_OPEN);
}

static void
add_mapping(struct inquiry *one, const struct verdict *v)
{
	one->mappings = mem_room(one->mappings, one->nmappings, &one->cap, sizeof *one->mappings);
	one->mappings[one->nmappings++] = v;
}

/* whether a literal is about the fact that is asked for */
static bool
is_about(const struct inquiry *one, const struct node *literal)
{
	const struct node *service = argument(literal, "service"), *fact = argument(literal, "fact");
	const char *name = one->asks.to ? one->asks.to->name : one->asks.fact;

	return service && service->to == one->asks.of && fact && strcmp(fact->text, name) == 0;
}

/* "before a day" and "not before a day" are one test */
static void
add_test(struct arena *a, struct node *list, const struct node *literal)
{
	static const char negative[] = "if-not.";
	struct node *copy = node_copy(a, literal), *code = node_get(copy, "code");

	if (starts_with(code->text, negative))
		code->text = arena_printf(a, "if.%s", code->text + strlen(negative));
	if (!reason_find(list, copy))
		node_add(list, NULL, copy);
}

void
inquiry_tests(const struct inquiry *one, struct arena *a, struct node *list)
{
	for (size_t i = 0; one->takes != FACT_YES_NO && one->asks.kind == STATEMENT_FACT && i < one->nmappings; i++) {
		const struct conditional *c = one->mappings[i]->conditional;
		const struct node *const all[] = {c ? sets_list(a, &c->highest) : NULL, c ? sets_list(a, &c->none) : NULL};

		for (size_t k = 0; k < 2; k++)
			for (const struct node *set = all[k] ? all[k]->first : NULL; set; set = set->next)
				for (const struct node *literal = set->first; literal; literal = literal->next)
					if (is_about(one, literal))
						add_test(a, list, literal);
	}
}

static void
gather_mappings(struct inquiring *g, const struct verdicts *v)
{
	const struct open *open = &v->open;
	bool *known;
	struct arena a = {0};

	ARENA_ARRAY(&a, known, v->n + 1);
	for (size_t i = 0; i < open->nquestions; i++)
		for (size_t k = 0; k < open->questions[i]->nneeds; k++) {
			const struct need *need = open->questions[i]->needs[k];
			struct inquiry *one = NULL;

			for (size_t n = 0; n < need->n; n++) {
				const struct verdict *verdict = &v->all[need->verdicts[n]];

				if (!is_asked_about(g, verdict) || (!one && !(one = inquiry_put(g, need->says))))
					continue;
				add_mapping(one, verdict);
				known[need->verdicts[n]] = true;
			}
		}
	for (size_t i = 0; i < v->n; i++)
		if (is_asked_about(g, &v->all[i])) {
			g->q->mappings++;
			g->q->beyond += !known[i];
		}
	arena_free(&a);
}

/* what would settle whether a duty applies to a service; whether its law does is open as well, or not */
static void
gather_duty(struct inquiring *g, const struct card *service, const struct card *obligation, bool open)
{
	struct arena a = {0};
	struct subject s;
	struct application application;

	if (reach_asked(g->reach, &g->clock, service, obligation, PARTY_ANY).application.value != TRI_UNKNOWN)
		return;
	s = reach_subject(&a, &g->clock, service, obligation);
	application = reach_duty(&s, PARTY_ANY);
	for (const struct node *need = application.needs->first; need; need = need->next) {
		struct inquiry *one = inquiry_put(g, need);

		if (!one)
			continue;
		one->duties++;
		one->laws += open && one->law != obligation->unit;
		one->law = obligation->unit;
	}
	arena_free(&a);
}

static void
gather_laws(struct inquiring *g, const struct card *service)
{
	struct kind laws = cards_of(g->model, "regulation");

	for (size_t i = 0; i < laws.n; i++) {
		struct some_cards duties = reach_duties(g->reach, laws.cards[i]);
		struct reach_ways ways = reach_kept(g->reach, &g->clock, service, laws.cards[i]);

		for (size_t k = 0; k < duties.n; k++)
			gather_duty(g, service, duties.all[k], reach_answer(&ways) == REACH_OPEN);
	}
}

/* ---- order ---- */

int
inquiry_band(const struct verdict *v)
{
	enum bearer bearer = verdict_bearer(v);

	return bearer == BEARER_NOBODY ? NOT_RATED : v->could[bearer];
}

/* what the platform can come to bear before what others can, the higher before the lower */
static int
weight(const struct verdict *v)
{
	int band = inquiry_band(v);

	return band == NOT_RATED ? 0 : v->could[BEARER_PLATFORM] != NOT_RATED ? EXPOSURES + 1 + band : 1 + band;
}

static int
gravest_first(const void *left, const void *right)
{
	const struct verdict *a = *(const struct verdict *const *)left, *b = *(const struct verdict *const *)right;
	int order = weight(b) - weight(a);

	return order ? order : a < b ? -1 : a > b;
}

/* each once: several needs can be one question */
static void
sort_mappings(struct inquiry *one)
{
	size_t n = 0;

	if (one->nmappings)
		qsort(one->mappings, one->nmappings, sizeof *one->mappings, gravest_first);
	for (size_t i = 0; i < one->nmappings; i++)
		if (!n || one->mappings[n - 1] != one->mappings[i])
			one->mappings[n++] = one->mappings[i];
	one->nmappings = n;
}

static int
most_first(const void *left, const void *right)
{
	const struct inquiry *a = *(struct inquiry *const *)left, *b = *(struct inquiry *const *)right;
	if (a->nmappings != b->nmappings)
		return a->nmappings < b->nmappings ? 1 : -1;
	if (a->laws != b->laws)
		return a->laws < b->laws ? 1 : -1;
	if (a->asks.kind != b->asks.kind) /* where it is offered, then what roles it holds, then the rest */
		return a->asks.kind < b->asks.kind ? -1 : 1;
	return a->duties != b->duties ? (a->duties < b->duties ? 1 : -1) : strcmp(a->asks.text, b->asks.text);
}

void
inquiries_make(struct inquiries *q, const struct model *m, const struct verdicts *v, struct clock clock,
               const struct card *platform)
{
	struct kind platforms = cards_of(m, "platform");
	const struct card *service;
	struct inquiring g;

	*q = (struct inquiries){0};
	g = (struct inquiring){q, m, v->reach, platform, clock};
	gather_mappings(&g, v);
	for (size_t i = 0; i < platforms.n; i++)
		for (size_t k = 0; (!platform || platforms.cards[i] == platform) &&
		                   (service = apply_service(m, platforms.cards[i], k));
		     k++)
			gather_laws(&g, service);
	for (size_t i = 0; i < q->n; i++)
		sort_mappings(q->all[i]);
	if (q->n)
		qsort(q->all, q->n, sizeof *q->all, most_first);
}

void
inquiries_free(struct inquiries *q)
{
	for (size_t i = 0; i < q->n; i++)
		free(q->all[i]->mappings);
	free(q->all);
	table_free(&q->by_text);
	arena_free(&q->arena);
	*q = (struct inquiries){0};
}
