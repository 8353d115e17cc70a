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
	v->all[v->n++] = (struct verdict){provision, j->subject.obligation, j->subject.service, j->subject.place, j->flag,
	                                  j->exposure};
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
		}
	}
	v->approved[provision->order] = any && all;
	v->reviewed += any && all;
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
	v->holds = mem_grow(NULL, (provisions.n + 1) * sizeof *v->holds);
	for (size_t i = 0; i < provisions.n; i++) {
		v->first[i] = v->n;
		judge_provision(v, m, clock, provisions.cards[i]);
	}
	v->first[provisions.n] = v->n;
	for (size_t i = 0; i < platforms.n; i++)
		cover_platform(&v->covers, m, &v->clock, platforms.cards[i]);
}

void
verdicts_free(struct verdicts *v)
{
	free(v->all);
	free(v->first);
	free(v->approved);
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

enum flag_state
verdict_flag(const struct verdicts *v, const struct card *provision, const struct card *place)
{
	enum flag_state state = FLAG_NONE;

	for (size_t i = v->first[provision->order]; i < v->first[provision->order + 1]; i++)
		if (v->all[i].place == place && flag_leads(v->all[i].flag, state))
			state = v->all[i].flag;
	return state;
}
