#include "coming.h"

#include <stdlib.h>
#include <string.h>

/* the same event found for another service; one that counts from a fact has another day for each */
static struct coming *
coming_of(struct comings *c, struct arena *a, struct clock *clock, const struct card *service, const struct card *obligation,
          const struct law_event *e)
{
	for (size_t i = c->n; i-- > 0 && c->all[i].subject.obligation == obligation;) {
		const struct law_event *known = &c->all[i].event;

		if (known->of == e->of && known->item == e->item && known->change == e->change && known->date.first == e->date.first)
			return &c->all[i];
	}
	c->all = mem_room(c->all, c->n, &c->cap, sizeof *c->all);
	c->all[c->n] = (struct coming){.event = *e, .subject = reach_subject(a, clock, service, obligation)};
	return &c->all[c->n++];
}

/* the first of the mapped of a duty whose clause is of the platform, or comes after those: they come by id */
static size_t
mapped_from(const struct verdicts *v, const struct card *obligation, const struct card *platform)
{
	size_t low = v->mapped_first[obligation->order], high = v->mapped_first[obligation->order + 1];

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (card_stands(v->mapped[middle].provision, platform) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* clauses of a platform that are mapped to a duty */
static struct cards
mapped_by(const struct verdicts *v, const struct card *obligation, const struct card *platform)
{
	struct cards c = {0};

	if (!reach_named(v->reach, platform, obligation))
		return c;
	for (size_t i = mapped_from(v, obligation, platform); i < v->mapped_first[obligation->order + 1]; i++) {
		const struct card *provision = v->mapped[i].provision;

		if (provision->parent->parent != platform)
			break;
		if (judge_counts(v->mapped[i].mapping) && (!c.n || c.all[c.n - 1] != provision))
			cards_put(&c, provision);
	}
	return c;
}

static void
add_concerned(struct coming *c, const struct analysis *an, const struct card *platform, const struct application *a)
{
	struct concerned *last = c->n ? &c->all[c->n - 1] : NULL;

	if (!last || last->platform != platform) {
		c->all = mem_room(c->all, c->n, &c->cap, sizeof *c->all);
		last = &c->all[c->n++];
		*last = (struct concerned){.platform = platform, .answer = TRI_NO,
		                           .provisions = mapped_by(an->verdicts, c->subject.obligation, platform)};
	}
	last->answer = tri_or(last->answer, reach_value(a, PARTY_ANY));
	last->service = last->service || a->platform == TRI_YES;
	last->people = last->people || a->users == TRI_YES;
}

static void
gather_for(struct comings *c, struct arena *a, const struct analysis *an, struct clock *clock, const struct card *obligation,
           const struct card *platform)
{
	struct reach_memo *memo = an->verdicts->reach;
	struct some_cards services = reach_services(memo, platform);

	for (size_t i = 0; i < services.n; i++) {
		const struct card *service = services.all[i];
		const struct law_event *due = reach_due(memo, clock, service, obligation);
		struct application application;

		if (!due)
			continue;
		application = reach_asked(memo, clock, service, obligation, PARTY_ANY).application;
		for (; due && reach_value(&application, PARTY_ANY) != TRI_NO; due = due->next)
			add_concerned(coming_of(c, a, clock, service, obligation, due), an, platform, &application);
	}
}

static int
by_day(const void *left, const void *right)
{
	const struct coming *a = left, *b = right;
	const struct card *x = a->subject.obligation, *y = b->subject.obligation;

	if (a->event.date.first != b->event.date.first)
		return a->event.date.first < b->event.date.first ? -1 : 1;
	if (x != y)
		return x->order < y->order ? -1 : 1;
	return (int)a->event.change - (int)b->event.change;
}

void
comings_gather(struct comings *c, struct arena *a, const struct analysis *an, struct clock *clock, const struct card *platform)
{
	struct kind obligations = cards_of(an->model, "obligation"), platforms = cards_of(an->model, "platform");

	for (size_t i = 0; i < obligations.n; i++)
		if (reach_counts(an->verdicts->reach, obligations.cards[i]) &&
		    reach_may_be_due(an->verdicts->reach, clock, obligations.cards[i]))
			for (size_t p = platform ? platform->order : 0; p < (platform ? platform->order + 1 : platforms.n); p++)
				gather_for(c, a, an, clock, obligations.cards[i], platforms.cards[p]);
	if (c->n)
		qsort(c->all, c->n, sizeof *c->all, by_day);
}

void
comings_free(struct comings *c)
{
	for (size_t i = 0; i < c->n; i++) {
		for (size_t k = 0; k < c->all[i].n; k++)
			free(c->all[i].all[k].provisions.all);
		free(c->all[i].all);
	}
	free(c->all);
	*c = (struct comings){0};
}
