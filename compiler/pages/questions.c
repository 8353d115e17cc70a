#include "builder.h"

#include <stdlib.h>
#include <string.h>

#include "../law/fingerprint.h"

/* Long lists are named in part, and say how many are left out. */
enum { CLAUSES_NAMED = 5, UNITS_NAMED = 20, YEAR = 365 };

/* ---- topics, and their points ---- */

struct topic {
	struct node *node, *points;
	size_t n; /* points so far, on all parts of the page */
};

static struct topic
topic_begin(struct builder *b, const char *name)
{
	struct node *topics = node_get(b->root, "topics");
	struct topic t = {0};

	t.node = put_map(b, topics ? topics : put_list(b, b->root, "topics"), NULL);
	node_put(b->arena, t.node, "name", name);
	t.points = put_list(b, t.node, "points");
	return t;
}

/* the place for a point; NULL where it is on another part of the page */
static struct node *
topic_point(struct builder *b, struct topic *t)
{
	size_t i = t->n++, first = b->page->first;

	return i >= first && i < first + b->page->size ? put_map(b, t->points, NULL) : NULL;
}

static void
topic_end(struct builder *b, struct topic *t)
{
	size_t first = b->page->first;

	put_count(b, t->node, "total", t->n);
	put_count(b, t->node, "first", first < t->n ? first + 1 : 0);
}

/* "n of of", and what they are */
static struct node *
topic_says(struct builder *b, const struct topic *t, enum reason_code code, size_t n, size_t of)
{
	struct node *says = node_get(t->node, "says"), *r;

	r = reason_add(b->arena, says ? says : put_list(b, t->node, "says"), code);
	reason_count(b->arena, r, "n", n);
	reason_count(b->arena, r, "of", of);
	return r;
}

static void
put_named(struct builder *b, struct node *point, const struct cards *c, size_t most)
{
	struct node *named = put_list(b, point, "named");

	for (size_t i = 0; i < c->n && i < most; i++)
		put_link(b, named, NULL, c->all[i]);
	if (c->n > most)
		put_count(b, point, "more", c->n - most);
}

/* ---- the law ---- */

static void
point_law(struct builder *b, struct node *point, const struct card *obligation, struct node *says)
{
	if (!point)
		return;
	put_count(b, point, "n", verdict_clauses(b->analysis->verdicts, obligation));
	put_link(b, point, "unit", obligation);
	node_put(b->arena, point, "citation", obligation->citation);
	put_link(b, point, "within", obligation->unit);
	node_add(point, "says", says);
}

static void
topic_unsettled(struct builder *b)
{
	struct kind obligations = cards_of(b->analysis->model, "obligation");
	struct topic t = topic_begin(b, "unsettled");
	size_t rules = 0;

	for (size_t i = 0; i < obligations.n; i++) {
		const struct node *questions = node_get(obligations.cards[i]->facts, "unsettled");

		rules += questions != NULL;
		for (const struct node *q = questions ? questions->first : NULL; q; q = q->next) {
			struct node *says = node_list(b->arena);

			reason_text(b->arena, reason_add(b->arena, says, REASON_NEED_QUESTION), "question", node_text(q, "question"));
			point_law(b, topic_point(b, &t), obligations.cards[i], says);
		}
	}
	topic_says(b, &t, REASON_OPEN_LAW, rules, obligations.n);
	topic_end(b, &t);
}

static size_t
count_unsettled(const struct analysis *an)
{
	struct kind obligations = cards_of(an->model, "obligation");
	size_t n = 0;

	for (size_t i = 0; i < obligations.n; i++)
		n += node_count(node_get(obligations.cards[i]->facts, "unsettled"));
	return n;
}

static bool
is_impeded(enum force_state state)
{
	return state == FORCE_CHALLENGED || state == FORCE_IMPEDED || state == FORCE_INVALIDATED;
}

static bool
is_undated(enum force_state state)
{
	return state == FORCE_UNKNOWN;
}

static void
topic_force(struct builder *b, const char *name, enum reason_code code, bool (*belongs)(enum force_state))
{
	struct kind obligations = cards_of(b->analysis->model, "obligation");
	struct topic t = topic_begin(b, name);

	for (size_t i = 0; i < obligations.n; i++) {
		struct force f = force_of_all(b->arena, &b->clock, obligations.cards[i]);

		if (belongs(f.state))
			point_law(b, topic_point(b, &t), obligations.cards[i], f.because);
	}
	topic_says(b, &t, code, t.n, obligations.n);
	topic_end(b, &t);
}

static size_t
count_force(const struct analysis *an, bool (*belongs)(enum force_state))
{
	struct kind obligations = cards_of(an->model, "obligation");
	struct clock clock = an->clock;
	struct arena a = {0};
	size_t n = 0;

	for (size_t i = 0; i < obligations.n; i++)
		n += belongs(force_of_all(&a, &clock, obligations.cards[i]).state);
	arena_free(&a);
	return n;
}

/* ---- facts ---- */

/* verdicts come in their order */
struct cards
clauses_waiting(const struct verdicts *v, const struct need *need)
{
	struct cards c = {0};

	for (size_t i = 0; i < need->n; i++) {
		const struct card *provision = v->all[need->verdicts[i]].provision;

		if (!c.n || c.all[c.n - 1] != provision)
			cards_put(&c, provision);
	}
	return c;
}

static void
put_need(struct builder *b, struct node *list, const struct need *need)
{
	struct node *n = put_map(b, list, NULL);
	struct cards clauses = clauses_waiting(b->analysis->verdicts, need);

	put_count(b, n, "n", need->n);
	node_add(put_list(b, n, "says"), NULL, node_copy(b->arena, need->says));
	put_named(b, n, &clauses, CLAUSES_NAMED);
	free(clauses.all);
}

/* the highest band that the platform may come to bear of what waits for a question; NOT_RATED where there is none */
static int
could_be(const struct verdicts *v, const struct question *q)
{
	int band = NOT_RATED;

	for (size_t i = 0; i < q->nneeds; i++)
		for (size_t k = 0; k < q->needs[i]->n; k++) {
			int one = v->all[q->needs[i]->verdicts[k]].could[BEARER_PLATFORM];

			if (one != NOT_RATED && (band == NOT_RATED || one > band))
				band = one;
		}
	return band;
}

static void
put_question(struct builder *b, struct node *point, const struct question *q, bool whole)
{
	int could = could_be(b->analysis->verdicts, q);
	struct node *needs;
	size_t rest = 0;

	node_put(b->arena, point, "name", open_name(b->arena, q));
	if (could != NOT_RATED)
		node_put(b->arena, point, "exposure", exposure_name(could));
	put_count(b, point, "n", q->n);
	node_add(put_list(b, point, "says"), NULL, node_copy(b->arena, q->says));
	if (!whole)
		return;
	needs = put_list(b, point, "needs");
	for (size_t i = 0; i < q->nneeds; i++)
		if (i < UNITS_NAMED)
			put_need(b, needs, q->needs[i]);
		else
			rest += q->needs[i]->n;
	if (!rest)
		return;
	put_count(b, point, "more", q->nneeds - UNITS_NAMED);
	put_count(b, point, "rest", rest);
}

static struct topic
facts_begin(struct builder *b)
{
	const struct verdicts *v = b->analysis->verdicts;
	struct topic t = topic_begin(b, "facts");

	put_count(b, t.node, "n", v->open.waiting);
	reason_count(b->arena, topic_says(b, &t, REASON_OPEN_WAITING, v->open.waiting, v->n), "facts", v->open.nquestions);
	return t;
}

static void
topic_facts(struct builder *b, size_t first, size_t most, bool whole)
{
	const struct open *open = &b->analysis->verdicts->open;
	struct topic t = facts_begin(b);

	clock_narrow(&b->clock, &b->analysis->verdicts->clock);
	put_count(b, t.node, "total", open->nquestions);
	put_count(b, t.node, "first", first < open->nquestions ? first + 1 : 0);
	for (size_t i = first; i < open->nquestions && i < first + most; i++)
		put_question(b, put_map(b, t.points, NULL), open->questions[i], whole);
}

void
put_facts(struct builder *b, size_t most)
{
	topic_facts(b, 0, most, false);
}

/* ---- evidence ---- */

/* clauses with that state, as the first of them are named */
static struct cards
clauses_in(const struct analysis *an, enum evidence_state state)
{
	struct kind provisions = cards_of(an->model, "provision");
	struct cards c = {0};

	for (size_t i = 0; i < provisions.n; i++)
		if (an->verdicts->evidence[i] == state)
			cards_put(&c, provisions.cards[i]);
	return c;
}

/* every state, so that they add up; clauses are named where their words do not stand firm */
static void
topic_evidence(struct builder *b)
{
	struct kind provisions = cards_of(b->analysis->model, "provision");
	struct topic t = topic_begin(b, "evidence");
	size_t open = 0, words = 0, loose = 0;

	for (enum evidence_state s = EVIDENCE_INFERRED; s < EVIDENCE_STATES; s++) {
		struct node *point = topic_point(b, &t);
		struct cards clauses = clauses_in(b->analysis, s);

		words += b->analysis->verdicts->excerpts[s];
		open += evidence_is_firm(s) ? 0 : clauses.n;
		loose += evidence_is_firm(s) ? 0 : b->analysis->verdicts->excerpts[s];
		if (point) {
			node_put(b->arena, point, "state", evidence_name(s));
			put_count(b, point, "n", clauses.n);
			if (!evidence_is_firm(s))
				put_named(b, point, &clauses, UNITS_NAMED);
		}
		free(clauses.all);
	}
	put_count(b, t.node, "n", provisions.n);
	topic_says(b, &t, REASON_OPEN_EVIDENCE, open, provisions.n);
	topic_says(b, &t, REASON_OPEN_EXCERPTS, loose, words);
	topic_end(b, &t);
}

/* ---- the sources of the law ---- */

static int
by_checked(const void *left, const void *right)
{
	const struct card *a = *(const struct card *const *)left, *b = *(const struct card *const *)right;
	int order = strcmp(node_text(a->facts, "checked"), node_text(b->facts, "checked"));

	return order ? order : strcmp(a->id, b->id);
}

/* how many from the first on were read on the day that it was */
static size_t
same_day(const struct cards *laws, size_t first)
{
	const char *day = node_text(laws->all[first]->facts, "checked");
	size_t n = 1;

	while (first + n < laws->n && strcmp(node_text(laws->all[first + n]->facts, "checked"), day) == 0)
		n++;
	return n;
}

static struct cards
laws_by_checked(const struct analysis *an)
{
	struct cards laws = cards_of_kind(an, "regulation");

	if (laws.n)
		qsort(laws.all, laws.n, sizeof *laws.all, by_checked);
	return laws;
}

static bool
is_stale(struct clock *clock, const struct card *law)
{
	struct date d;

	return date_parse(node_text(law->facts, "checked"), &d) &&
	       clock_reached(clock, date_add(d, (struct period){.days = YEAR})) == TRI_YES;
}

static void
topic_sources(struct builder *b)
{
	struct cards laws = laws_by_checked(b->analysis);
	struct topic t = topic_begin(b, "sources");
	size_t stale = 0;

	for (size_t i = 0, n; i < laws.n; i += n) {
		struct node *point = topic_point(b, &t), *says;
		struct cards day = {laws.all + i, n = same_day(&laws, i), 0};

		stale += is_stale(&b->clock, laws.all[i]) ? n : 0;
		if (!point)
			continue;
		put_count(b, point, "n", n);
		says = put_list(b, point, "says");
		reason_text(b->arena, reason_add(b->arena, says, REASON_OPEN_CHECKED), "date",
		            node_text(laws.all[i]->facts, "checked"));
		put_named(b, point, &day, UNITS_NAMED);
	}
	put_count(b, t.node, "n", laws.n);
	reason_text(b->arena, topic_says(b, &t, REASON_OPEN_SOURCES, stale, laws.n), "days",
	            arena_printf(b->arena, "%d", YEAR));
	topic_end(b, &t);
	free(laws.all);
}

static size_t
count_days(const struct analysis *an)
{
	struct cards laws = laws_by_checked(an);
	size_t days = 0;

	for (size_t i = 0; i < laws.n; i += same_day(&laws, i))
		days++;
	free(laws.all);
	return days;
}

/* every class, so that they add up; rules of law are named where none of their sources is a text of the law */
void
put_source_classes(struct builder *b)
{
	const struct schema *source = schema_at(b->analysis->model->schemas, "common.schema.yaml#/definitions/source");
	const struct node *classes = schema_words(schema_property(source, "class")->schema);
	struct kind obligations = cards_of(b->analysis->model, "obligation");
	struct topic t = topic_begin(b, "classes");
	size_t open = 0;

	for (size_t c = node_count(classes); c-- > 0;) {
		const char *class = node_at(classes, c)->text;
		struct node *point = topic_point(b, &t);
		struct cards in = {0};

		for (size_t i = 0; i < obligations.n; i++)
			if (strcmp(judge_source(obligations.cards[i]), class) == 0)
				cards_put(&in, obligations.cards[i]);
		open += judge_is_text(class) ? 0 : in.n;
		if (point) {
			node_put(b->arena, point, "state", class);
			put_count(b, point, "n", in.n);
			if (!judge_is_text(class))
				put_named(b, point, &in, UNITS_NAMED);
		}
		free(in.all);
	}
	put_count(b, t.node, "n", obligations.n);
	topic_says(b, &t, REASON_OPEN_CLASSES, open, obligations.n);
	topic_end(b, &t);
}

/* ---- reviews ---- */

static bool
is_suspect(const struct verdicts *v, size_t i)
{
	return v->all[i].review == REVIEW_SUSPECT && (i == 0 || v->all[i - 1].mapping != v->all[i].mapping);
}

static void
topic_suspect(struct builder *b)
{
	const struct verdicts *v = b->analysis->verdicts;
	struct topic t = topic_begin(b, "suspect");
	size_t mappings = 0;

	for (size_t i = 0; i < v->n; i++) {
		struct node *point = is_suspect(v, i) ? topic_point(b, &t) : NULL, *r;
		unsigned differ;

		mappings += i == 0 || v->all[i - 1].mapping != v->all[i].mapping;
		if (!point)
			continue;
		differ = fingerprint_suspect(b->analysis->model, v->all[i].provision, v->all[i].mapping);
		put_count(b, point, "n", 1);
		put_link(b, point, "unit", v->all[i].provision);
		put_link(b, point, "within", v->all[i].obligation);
		r = reason_add(b->arena, put_list(b, point, "says"), REASON_QUALIFIER_SUSPECT);
		reason_text(b->arena, r, "on", node_text(node_get(v->all[i].mapping, "reviewed"), "on"));
		reason_text(b->arena, r, "parts", fingerprint_names(b->arena, differ));
	}
	topic_says(b, &t, REASON_OPEN_SUSPECT, t.n, mappings);
	topic_end(b, &t);
}

static size_t
count_suspect(const struct verdicts *v)
{
	size_t n = 0;

	for (size_t i = 0; i < v->n; i++)
		n += is_suspect(v, i);
	return n;
}

/* ---- what is left to do, by platform ---- */

struct work {
	size_t clauses, unmapped;
	struct review_tally review;
	struct cover_tally covers;
};

static void
put_work(struct builder *b, struct node *row, const struct work *w)
{
	put_count(b, row, "clauses", w->clauses);
	put_count(b, row, "unmapped", w->unmapped);
	put_count(b, row, "mappings", w->review.of);
	put_count(b, row, "unreviewed", w->review.state[REVIEW_NONE]);
	put_count(b, row, "suspect", w->review.state[REVIEW_SUSPECT]);
	put_count(b, row, "expired", w->review.state[REVIEW_EXPIRED]);
	put_count(b, row, "duties", w->covers.of);
	put_count(b, row, "no-search", w->covers.state[COVER_NO_SEARCH]);
}

static void
add_clauses(struct work *w, const struct analysis *an, struct cards provisions)
{
	for (size_t i = 0; i < provisions.n; i++) {
		size_t before = w->review.of;

		tally_review(&w->review, an->verdicts, provisions.all[i]);
		w->clauses++;
		w->unmapped += w->review.of == before;
	}
	free(provisions.all);
}

static void
put_work_by_platform(struct builder *b)
{
	struct node *work = put_map(b, b->root, "work"), *rows = put_list(b, work, "rows");
	struct cards platforms = cards_of_kind(b->analysis, "platform");
	size_t first = b->page->first;
	struct work all = {.covers = b->analysis->verdicts->covers};

	cards_by_title(&platforms);
	put_count(b, work, "total", platforms.n);
	put_count(b, work, "first", first < platforms.n ? first + 1 : 0);
	for (size_t i = first; i < platforms.n && i < first + b->page->size; i++) {
		struct node *row = put_map(b, rows, NULL);
		struct work w = {0};

		add_clauses(&w, b->analysis, provisions_of_platform(platforms.all[i]));
		w.covers = reach_covers(b->analysis->verdicts->reach, &b->clock, platforms.all[i]);
		put_link(b, row, "unit", platforms.all[i]);
		put_work(b, row, &w);
	}
	add_clauses(&all, b->analysis, cards_of_kind(b->analysis, "provision"));
	put_work(b, put_map(b, work, "sum"), &all);
	free(platforms.all);
}

/* ---- the page ---- */

size_t
longest_of_questions(const struct analysis *an, const struct page *page)
{
	size_t longest = size_larger(count_unsettled(an), an->verdicts->open.nquestions);

	(void)page;
	longest = size_larger(longest, size_larger(count_force(an, is_impeded), count_force(an, is_undated)));
	longest = size_larger(longest, size_larger(count_days(an), count_suspect(an->verdicts)));
	return size_larger(longest, cards_of(an->model, "platform").n);
}

void
build_questions(struct builder *b)
{
	topic_facts(b, b->page->first, b->page->size, true);
	topic_unsettled(b);
	topic_force(b, "impeded", REASON_OPEN_IMPEDED, is_impeded);
	topic_force(b, "undated", REASON_OPEN_UNDATED, is_undated);
	topic_evidence(b);
	topic_sources(b);
	put_source_classes(b);
	topic_suspect(b);
	put_work_by_platform(b);
}
