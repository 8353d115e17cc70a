#include "verdict.h"

#include <stdlib.h>

bool
flag_leads(enum flag_state a, enum flag_state b)
{
	static const int rank[FLAG_STATES] = {
		[FLAG_NONE] = 0, [FLAG_CONDITIONAL] = 1, [FLAG_CHALLENGED] = 2, [FLAG_UPCOMING] = 3, [FLAG_ACTIVE] = 4,
	};

	return rank[a] > rank[b];
}

static void
add(struct verdicts *v, const struct card *provision, const struct judgement *j)
{
	v->all = mem_room(v->all, v->n, &v->cap, sizeof *v->all);
	v->all[v->n++] = (struct verdict){provision, j->subject.obligation, j->subject.service, j->subject.place,
	                                  j->mapping, judge_review(j), j->flag, j->exposure};
}

static void
add_needs(struct verdicts *v, const struct judgement *j)
{
	struct node *needs = node_list(j->subject.arena);

	judge_needs(j, needs);
	open_add(&v->open, needs, v->n - 1);
}

static void
add_evidence(struct verdicts *v, const struct card *provision)
{
	const struct node *excerpts = node_get(provision->facts, "excerpts");

	v->evidence[provision->order] = evidence_of(provision, &v->clock);
	for (const struct node *e = excerpts ? excerpts->first : NULL; e; e = e->next)
		v->excerpts[evidence_of_excerpt(provision, e, &v->clock)]++;
}

static void
judge_provision(struct verdicts *v, const struct model *m, struct clock clock, const struct card *provision)
{
	const struct node *mappings = node_get(provision->facts, "mappings");
	struct arena a = {0};
	bool any = false, all = false;

	for (const struct node *n = mappings ? mappings->first : NULL; n; n = n->next) {
		const struct card *service;

		if (!judge_counts(n))
			continue;
		all = judge_approved(n, &clock) && (all || !any);
		any = true;
		for (size_t i = 0; (service = judge_service(m, provision->parent, i)); i++) {
			struct judgement j = judge(m, &a, &clock, provision, n, service);

			add(v, provision, &j);
			add_needs(v, &j);
		}
	}
	v->approved[provision->order] = any && all;
	v->reviewed += any && all;
	add_evidence(v, provision);
	v->holds[provision->order] = clock;
	clock_narrow(&v->clock, &clock);
	arena_free(&a);
}

void
verdicts_make(struct verdicts *v, const struct model *m, struct clock clock)
{
	struct kind provisions = cards_of(m, "provision"), platforms = cards_of(m, "platform");

	*v = (struct verdicts){.clock = clock};
	v->first = mem_grow(NULL, (provisions.n + 1) * sizeof *v->first);
	v->approved = mem_grow(NULL, (provisions.n + 1) * sizeof *v->approved);
	v->evidence = mem_grow(NULL, (provisions.n + 1) * sizeof *v->evidence);
	v->holds = mem_grow(NULL, (provisions.n + 1) * sizeof *v->holds);
	for (size_t i = 0; i < provisions.n; i++) {
		v->first[i] = v->n;
		judge_provision(v, m, clock, provisions.cards[i]);
	}
	v->first[provisions.n] = v->n;
	open_sort(&v->open);
	for (size_t i = 0; i < platforms.n; i++)
		cover_platform(&v->covers, m, &v->clock, platforms.cards[i]);
}

void
verdicts_free(struct verdicts *v)
{
	free(v->all);
	free(v->first);
	free(v->approved);
	free(v->evidence);
	open_free(&v->open);
	free(v->holds);
	*v = (struct verdicts){0};
}

void
tally_confidence(struct confidence_tally *t, const struct card *provision)
{
	const struct node *mappings = node_get(provision->facts, "mappings");

	for (const struct node *n = mappings ? mappings->first : NULL; n; n = n->next) {
		if (!judge_counts(n))
			continue;
		t->high += node_is(n, "confidence", "high");
		t->medium += node_is(n, "confidence", "medium");
		t->low += node_is(n, "confidence", "low");
		t->of++;
	}
}

void
tally_provision(struct tally *t, const struct verdicts *v, const struct card *provision)
{
	for (size_t i = v->first[provision->order]; i < v->first[provision->order + 1]; i++) {
		t->band[v->all[i].exposure]++;
		t->of++;
	}
}

void
tally_place(struct tally *t, const struct verdicts *v, const struct card *place)
{
	for (size_t i = 0; i < v->n; i++)
		if (v->all[i].place == place) {
			t->band[v->all[i].exposure]++;
			t->of++;
		}
}

static bool
is_to(const struct verdict *v, const struct card *to)
{
	return v->obligation == to || v->obligation->unit == to || v->place == to || v->service == to;
}

size_t
verdict_clauses(const struct verdicts *v, const struct card *to)
{
	const struct card *last = NULL;
	size_t n = 0;

	for (size_t i = 0; i < v->n; i++)
		if (v->all[i].provision != last && is_to(&v->all[i], to)) {
			last = v->all[i].provision;
			n++;
		}
	return n;
}

void
tally_flags(struct flag_tally *t, const struct verdicts *v, const struct model *m, const struct card *place)
{
	struct kind provisions = cards_of(m, "provision");

	for (size_t i = 0; i < provisions.n; i++) {
		size_t k = v->first[i];

		while (k < v->first[i + 1] && v->all[k].place != place)
			k++;
		if (k == v->first[i + 1])
			continue;
		t->state[verdict_flag(v, provisions.cards[i], place)]++;
		t->of++;
	}
}

void
tally_review(struct review_tally *t, const struct verdicts *v, const struct card *provision)
{
	const struct node *last = NULL;

	for (size_t i = v->first[provision->order]; i < v->first[provision->order + 1]; i++)
		if (v->all[i].mapping != last) {
			last = v->all[i].mapping;
			t->state[v->all[i].review]++;
			t->of++;
		}
}

enum flag_state
verdict_flag(const struct verdicts *v, const struct card *provision, const struct card *place)
{
	enum flag_state state = FLAG_NONE;

	for (size_t i = v->first[provision->order]; i < v->first[provision->order + 1]; i++)
		if (v->all[i].place == place && flag_leads(v->all[i].flag, state))
			state = v->all[i].flag;
	return state;
}
