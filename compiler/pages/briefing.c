#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "coming.h"
#include "records.h"

/* One printed page for those who decide: where a platform is exposed and why, what comes when, what to do, what is not
 * known, what changed, how sure all of it is. What is left out is counted. */
enum { MAPPINGS_SAID = 2, EVENTS_SAID = 3, TASKS_SAID = 3, FACTS_SAID = 3, CHANGES_SAID = 2, YEAR = 365 };

/* ---- sections, and their points ---- */

static struct node *
begin_section(struct builder *b, const char *name)
{
	struct node *briefing = node_get(b->root, "briefing"), *section = put_map(b, node_get(briefing, "sections"), NULL);

	node_put(b->arena, section, "name", name);
	put_list(b, section, "says");
	put_list(b, section, "points");
	return section;
}

static struct node *
section_says(const struct node *section)
{
	return node_get(section, "says");
}

/* the place for the sentences of a point */
static struct node *
put_point(struct builder *b, struct node *section, const char *on, const struct card *unit, const char *what)
{
	struct node *point = put_map(b, node_get(section, "points"), NULL);

	node_put(b->arena, point, "on", on);
	put_link(b, point, "unit", unit);
	node_put(b->arena, point, "what", what);
	return put_list(b, point, "says");
}

static struct node *
say_number(struct builder *b, struct node *list, enum reason_code code, size_t n)
{
	struct node *r = reason_add(b->arena, list, code);

	reason_count(b->arena, r, "n", n);
	return r;
}

static void
say_more(struct builder *b, struct node *section, size_t n, size_t said)
{
	if (n > said)
		put_count(b, section, "more", n - said);
}

/* ---- where exposed, and why ---- */

struct found {
	const struct verdict **all;
	size_t n, cap;
};

static int
by_rank(const void *left, const void *right)
{
	const struct verdict *a = *(const struct verdict *const *)left, *b = *(const struct verdict *const *)right;
	int order = answer_compare(a, b);

	return order ? order : a < b ? -1 : a > b;
}

/* of each rule of law the verdict that is told first, of those that the platform bears or may */
static struct found
gather_exposed(const struct verdicts *v, const struct card *platform)
{
	struct found f = {0};
	size_t kept = 0;

	for (size_t i = v->platforms[platform->order].first; i < v->platforms[platform->order].past; i++)
		if (v->all[i].could[BEARER_PLATFORM] != NOT_RATED) {
			f.all = mem_room(f.all, f.n, &f.cap, sizeof *f.all);
			f.all[f.n++] = &v->all[i];
		}
	if (f.n)
		qsort(f.all, f.n, sizeof *f.all, by_rank);
	for (size_t i = 0; i < f.n; i++) {
		size_t k = 0;

		while (k < kept && f.all[k]->obligation != f.all[i]->obligation)
			k++;
		if (k == kept)
			f.all[kept++] = f.all[i];
	}
	f.n = kept;
	return f;
}

static void
put_exposed(struct builder *b, const struct lead *lead, const struct standing_tally *t)
{
	struct node *section = begin_section(b, "exposed");
	struct found f = gather_exposed(b->analysis->verdicts, b->page->card);
	size_t said = 0, of = 0;

	answer_say(b, section_says(section), lead, t);
	for (size_t i = 0; i < f.n; i++) {
		if (lead->verdict && f.all[i]->obligation == lead->verdict->obligation)
			continue;
		if (of++ >= MAPPINGS_SAID)
			continue;
		answer_mapping(b, put_point(b, section, NULL, f.all[i]->provision, NULL), f.all[i]);
		said++;
	}
	say_more(b, section, of, said);
	free(f.all);
}

/* ---- what comes when ---- */

/* What is not known to bind is told where a clause is about it; all else that may is on the applicability page. */
static bool
is_told(const struct coming *c)
{
	return c->all->answer == TRI_YES || c->all->provisions.n;
}

/* that a wording begins or ends says nothing beside what else happens to the duty on the day */
static bool
is_told_by(const struct coming *c, const struct coming *before)
{
	return before && (c->event.change == LAW_WORDED || c->event.change == LAW_UNWORDED) &&
	       before->subject.obligation == c->subject.obligation && before->event.date.first == c->event.date.first;
}

static void
put_event(struct builder *b, struct node *section, const struct coming *next)
{
	struct node *says = put_point(b, section, next->event.on, next->subject.obligation,
	                              citation_short(b->arena, next->subject.obligation));
	enum reason_code code = next->all->answer == TRI_YES ? REASON_BRIEF_EVENT : REASON_BRIEF_EVENT_PERHAPS;

	reason_text(b->arena, reason_add(b->arena, says, code), "law-change", law_change_name(next->event.change));
}

static void
put_ahead(struct builder *b)
{
	struct node *section = begin_section(b, "ahead");
	const struct coming *before = NULL;
	struct comings c = {0};
	size_t n = 0;

	comings_gather(&c, b->arena, b->analysis, &b->clock, b->page->card);
	for (size_t i = 0; i < c.n; i++) {
		if (!is_told(&c.all[i]) || is_told_by(&c.all[i], before))
			continue;
		before = &c.all[i];
		if (n++ < EVENTS_SAID)
			put_event(b, section, before);
	}
	if (!n)
		reason_text(b->arena, reason_add(b->arena, section_says(section), REASON_BRIEF_NOTHING_AHEAD), "days",
		            arena_printf(b->arena, "%d", (int)b->clock.horizon));
	say_more(b, section, n, EVENTS_SAID);
	comings_free(&c);
}

/* ---- what to do ---- */

struct task {
	const struct card *provision;
	const struct node *item;
	const char *by; /* or NULL */
	size_t order;   /* as gathered, so that it is the same on every machine */
};

/* the soonest first, those without a day last */
static int
by_due(const void *left, const void *right)
{
	const struct task *a = left, *b = right;
	int order = a->by && b->by ? strcmp(a->by, b->by) : (a->by == NULL) - (b->by == NULL);

	return order ? order : a->order < b->order ? -1 : a->order > b->order;
}

static struct task *
gather_tasks(struct builder *b, size_t *n)
{
	struct cards provisions = provisions_of_platform(b->page->card);
	struct task *all = NULL;
	size_t cap = 0;

	*n = 0;
	for (size_t i = 0; i < provisions.n; i++) {
		const struct node *items = node_get(provisions.all[i]->facts, "due-diligence");

		for (const struct node *item = items ? items->first : NULL; item; item = item->next)
			if (task_is_open(item)) {
				all = mem_room(all, *n, &cap, sizeof *all);
				all[*n] = (struct task){provisions.all[i], item, node_text(item, "by"), *n};
				++*n;
			}
	}
	free(provisions.all);
	if (*n)
		qsort(all, *n, sizeof *all, by_due);
	return all;
}

static void
put_tasks(struct builder *b)
{
	struct node *section = begin_section(b, "tasks");
	size_t n;
	struct task *all = gather_tasks(b, &n);

	if (!n)
		reason_add(b->arena, section_says(section), REASON_BRIEF_NO_TASK);
	for (size_t i = 0; i < n && i < TASKS_SAID; i++)
		put_point(b, section, all[i].by, all[i].provision, node_text(all[i].item, "what"));
	say_more(b, section, n, TASKS_SAID);
	free(all);
}

/* ---- what is not known ---- */

struct waiting {
	const struct need *need;
	size_t n;
};

/* what most wait for first, then by what it asks: by nothing that turns on other platforms */
static int
by_weight(const void *left, const void *right)
{
	const struct waiting *a = left, *b = right;

	return a->n != b->n ? (a->n > b->n ? -1 : 1) : strcmp(a->need->key, b->need->key);
}

static int
by_key(const void *left, const void *right)
{
	const struct waiting *a = left, *b = right;

	return strcmp(a->need->key, b->need->key);
}

/* what verdicts of a platform wait for, with how many do */
static struct waiting *
gather_facts(const struct verdicts *v, const struct card *platform, size_t *n)
{
	const struct verdict_span *span = &v->platforms[platform->order];
	size_t first = v->open.first_wait[span->first], all = v->open.first_wait[span->past] - first;
	struct waiting *waits = mem_grow(NULL, (all + 1) * sizeof *waits);

	for (size_t i = 0; i < all; i++)
		waits[i] = (struct waiting){v->open.waits[first + i], 1};
	if (all)
		qsort(waits, all, sizeof *waits, by_key);
	*n = 0;
	for (size_t i = 0; i < all; i++)
		if (*n && waits[*n - 1].need == waits[i].need)
			waits[*n - 1].n++;
		else
			waits[(*n)++] = waits[i];
	if (*n)
		qsort(waits, *n, sizeof *waits, by_weight);
	return waits;
}

static void
put_unknown(struct builder *b)
{
	struct node *section = begin_section(b, "unknown");
	size_t n;
	struct waiting *all = gather_facts(b->analysis->verdicts, b->page->card, &n);

	if (!n)
		reason_add(b->arena, section_says(section), REASON_BRIEF_ALL_KNOWN);
	for (size_t i = 0; i < n && i < FACTS_SAID; i++) {
		struct node *need = node_list(b->arena);

		node_add(need, NULL, node_copy(b->arena, all[i].need->says));
		reason_all(b->arena, say_number(b, put_point(b, section, NULL, NULL, NULL), REASON_BRIEF_FACT, all[i].n), "fact", need);
	}
	say_more(b, section, n, FACTS_SAID);
	free(all);
}

/* ---- what changed ---- */

/* what was captured in the 365 days that end with the day */
static struct step_list
news_of_year(struct builder *b)
{
	struct step_list list = changes_recorded(b->analysis, &b->clock, b->page->card, DAY_MIN);
	size_t kept = 0;

	for (size_t i = 0; i < list.n; i++)
		if (clock_reached(&b->clock, date_of_day(list.all[i]->on.first + YEAR)) == TRI_NO)
			list.all[kept++] = list.all[i];
	list.n = kept;
	return list;
}

static size_t
count_touching(const struct step_list *list)
{
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++)
		n += step_touches(list->all[i]) > 0;
	return n;
}

static void
put_news(struct builder *b, struct node *section, const struct recorded_step *s)
{
	struct node *says = put_point(b, section, node_text(s->capture, "on"), s->record, s->owner->title);
	struct node *r = say_number(b, says, REASON_BRIEF_CHANGE, step_touches(s));

	reason_text(b->arena, r, "change-class", change_class_name(s->class));
}

/* those that touch a recorded clause are told first */
static void
put_changed(struct builder *b)
{
	struct node *section = begin_section(b, "changed"), *r;
	struct step_list news = news_of_year(b);
	size_t touching = count_touching(&news), said = 0;

	if (!changes_has_feed(b->page->card)) {
		reason_add(b->arena, section_says(section), REASON_BRIEF_NOT_FOLLOWED);
	} else {
		r = say_number(b, section_says(section), REASON_BRIEF_CHANGES, news.n);
		reason_count(b->arena, r, "touching", touching);
	}
	for (size_t i = 0; i < news.n && said < CHANGES_SAID; i++)
		if (!touching || step_touches(news.all[i])) {
			put_news(b, section, news.all[i]);
			said++;
		}
	free(news.all);
}

/* ---- how sure ---- */

static void
put_sure(struct builder *b, const struct standing_tally *t)
{
	const struct verdicts *v = b->analysis->verdicts;
	struct cards provisions = provisions_of_platform(b->page->card);
	struct node *says = section_says(begin_section(b, "sure")), *r;
	size_t seen = 0, reviewed = 0;

	for (size_t i = 0; i < provisions.n; i++) {
		seen += v->evidence[provisions.all[i]->order] >= EVIDENCE_ATTESTED;
		reviewed += v->approved[provisions.all[i]->order];
		clock_narrow(&b->clock, &v->holds[provisions.all[i]->order]);
	}
	r = reason_add(b->arena, says, REASON_BRIEF_COUNTS);
	reason_count(b->arena, r, "rated", standing_rated(t, BEARERS));
	reason_count(b->arena, r, "established", standing_established(t, BEARERS));
	reason_count(b->arena, r, "conditional", standing_conditional(t, BEARERS));
	reason_count(b->arena, r, "n", standing_ratable(t));
	r = say_number(b, says, REASON_BRIEF_SEEN, seen);
	reason_count(b->arena, r, "of", provisions.n);
	r = say_number(b, says, REASON_BRIEF_REVIEWED, reviewed);
	reason_count(b->arena, r, "of", provisions.n);
	free(provisions.all);
}

void
build_brief(struct builder *b)
{
	struct lead lead = lead_platform(b->analysis->verdicts, b->page->card);
	struct standing_tally t = {0};
	struct node *briefing = put_map(b, b->root, "briefing");

	tally_standing_platform(&t, b->analysis->verdicts, b->page->card);
	put_link(b, briefing, "platform", b->page->card);
	put_lead(b, briefing, &lead);
	put_standing_tally(b, briefing, &t);
	put_list(b, briefing, "sections");
	put_exposed(b, &lead, &t);
	put_ahead(b);
	put_tasks(b);
	put_unknown(b);
	put_changed(b);
	put_sure(b, &t);
}
