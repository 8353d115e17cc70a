#include "answer.h"

#include <stdlib.h>
#include <string.h>

/* ---- beside a clause ---- */

void
put_upcoming(struct builder *b, struct node *row, const struct card *provision, const struct node *mapping)
{
	struct node *upcoming, *one;
	const struct card *service;

	if (!reach_may_be_due(b->analysis->verdicts->reach, &b->clock, node_get(mapping, "obligation")->to))
		return;
	upcoming = node_list(b->arena);
	for (size_t i = 0; (service = judge_service(b->analysis->model, provision->parent, i)); i++) {
		struct subject s = judge_subject(b->arena, &b->clock, provision, mapping, service);

		one = node_list(b->arena);
		for (const struct law_event *e = force_due(&s); e; e = e->next)
			force_say(&s, one, e, true);
		reason_merge(b->arena, upcoming, one);
	}
	put_reasons(row, "upcoming", upcoming);
}

/* ---- in a digest ---- */

/* where an event stands to the days of a digest; open: its day is recorded in part, and may be one of them */
enum when { WHEN_SINCE, WHEN_OPEN, WHEN_AHEAD, WHENS };

static const struct {
	const char *name;
	enum reason_code code;
} whens[WHENS] = {
	{"since", REASON_DIGEST_LAW_SINCE}, {"open", REASON_DIGEST_LAW_OPEN}, {"ahead", REASON_DIGEST_LAW_AHEAD},
};

/* an event, and the clauses with a mapping that it concerns */
struct news {
	struct law_event event;
	struct subject subject; /* of the first of them */
	enum when when;
	struct cards provisions;
};

struct all_news {
	struct builder *b;
	int32_t since;
	struct news *all;
	size_t n, cap;
};

/* WHENS where it is in none of the three. A day that is only known not to be before another stays out: it would be
 * open in every digest. */
static enum when
when_of(struct clock *clock, const struct law_event *e, int32_t since)
{
	enum tri reached = clock_reached(clock, e->date), before = date_before(e->date, date_of_day(since));

	if (reached == TRI_NO)
		return clock_near(clock, e->date) == TRI_YES ? WHEN_AHEAD : WHENS;
	if (before == TRI_YES || e->date.last == DAY_MAX)
		return WHENS;
	return reached == TRI_YES && before == TRI_NO ? WHEN_SINCE : WHEN_OPEN;
}

static struct news *
news_of(struct all_news *news, const struct subject *s, const struct law_event *e, enum when when)
{
	for (size_t i = 0; i < news->n; i++) {
		const struct law_event *known = &news->all[i].event;

		if (known->of == e->of && known->item == e->item && known->change == e->change)
			return &news->all[i];
	}
	news->all = mem_room(news->all, news->n, &news->cap, sizeof *news->all);
	news->all[news->n] = (struct news){*e, *s, when, {0}};
	return &news->all[news->n++];
}

static void
gather_mapping(struct all_news *news, const struct card *provision, const struct node *mapping)
{
	const struct card *service;

	for (size_t i = 0; (service = judge_service(news->b->analysis->model, provision->parent, i)); i++) {
		struct subject s = judge_subject(news->b->arena, &news->b->clock, provision, mapping, service);

		for (const struct law_event *e = force_events(&s); e; e = e->next) {
			enum when when = when_of(&news->b->clock, e, news->since);
			struct cards *touched = when == WHENS ? NULL : &news_of(news, &s, e, when)->provisions;

			if (touched && (touched->n == 0 || touched->all[touched->n - 1] != provision))
				cards_put(touched, provision);
		}
	}
}

/* the newest first; of what is ahead or open the soonest */
static int
by_day(const void *left, const void *right)
{
	const struct news *a = left, *b = right;
	int order = (a->event.date.first > b->event.date.first) - (a->event.date.first < b->event.date.first);

	if (a->when != b->when)
		return a->when < b->when ? -1 : 1;
	if (!order)
		order = strcmp(a->event.of->id, b->event.of->id);
	else if (a->when == WHEN_SINCE)
		order = -order;
	return order ? order : (int)a->event.change - (int)b->event.change;
}

static void
gather_news(struct all_news *news)
{
	struct kind provisions = cards_of(news->b->analysis->model, "provision");

	for (size_t i = 0; i < provisions.n; i++) {
		const struct node *mappings = node_get(provisions.cards[i]->facts, "mappings");

		for (const struct node *m = mappings ? mappings->first : NULL; m; m = m->next)
			if (judge_counts(m))
				gather_mapping(news, provisions.cards[i], m);
	}
	if (news->n)
		qsort(news->all, news->n, sizeof *news->all, by_day);
}

static void
put_news(struct builder *b, struct node *entries, const struct news *n)
{
	struct node *entry = put_map(b, entries, NULL), *says, *touched;

	node_put(b->arena, entry, "change", law_change_name(n->event.change));
	put_count(b, entry, "touches", n->provisions.n);
	node_put(b->arena, entry, "on", n->event.on);
	put_link(b, entry, "unit", n->event.of);
	put_link(b, entry, "law", n->subject.law);
	node_put(b->arena, entry, "citation", citation_with_law(b->arena, n->event.of, n->subject.law));
	says = put_list(b, entry, "says");
	force_say(&n->subject, says, &n->event, n->when != WHEN_SINCE);
	reason_text(b->arena, reason_add(b->arena, says, REASON_DIGEST_LAW_TOUCHES), "n", node_text(entry, "touches"));
	touched = put_list(b, entry, "provisions");
	for (size_t i = 0; i < n->provisions.n; i++)
		put_link(b, touched, NULL, n->provisions.all[i]);
}

/* those of one place in time, with their number; nothing where none is open */
static size_t
put_group(struct all_news *news, struct node *groups, enum when when)
{
	struct builder *b = news->b;
	struct node *group = node_map(b->arena), *says, *entries, *r;
	char since[DATE_TEXT], until[DATE_TEXT];
	size_t n = 0;

	node_put(b->arena, group, "when", whens[when].name);
	for (size_t i = 0; i < news->n; i++)
		n += news->all[i].when == when;
	put_count(b, group, "n", n);
	says = put_list(b, group, "says");
	entries = put_list(b, group, "entries");
	for (size_t i = 0; i < news->n; i++)
		if (news->all[i].when == when)
			put_news(b, entries, &news->all[i]);
	r = reason_add(b->arena, says, whens[when].code);
	reason_text(b->arena, r, "n", node_text(group, "n"));
	if (when == WHEN_SINCE) {
		reason_text(b->arena, r, "since", arena_string(b->arena, day_text(news->since, since)));
		reason_text(b->arena, r, "until", arena_string(b->arena, day_text(b->clock.day, until)));
		b->dated = true;
	} else if (when == WHEN_AHEAD)
		reason_text(b->arena, r, "days", arena_printf(b->arena, "%d", (int)b->clock.horizon));
	if (n || when != WHEN_OPEN)
		node_add(groups, NULL, group);
	return n;
}

void
put_law_events(struct builder *b, int32_t since)
{
	struct all_news news = {.b = b, .since = since};
	struct node *events = put_map(b, b->root, "law-events"), *groups = node_list(b->arena);
	size_t of = 0;

	gather_news(&news);
	for (enum when when = WHEN_SINCE; when < WHENS; when++)
		of += put_group(&news, groups, when);
	put_count(b, events, "of", of);
	node_add(events, "groups", groups);
	for (size_t i = 0; i < news.n; i++)
		free(news.all[i].provisions.all);
	free(news.all);
}
