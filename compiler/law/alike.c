#include "alike.h"

#include <stdlib.h>
#include <string.h>

#include "reach.h"

/* what a glance showed, and the days for which it shows that */
struct shown {
	uint64_t is;
	struct clock clock;
};

/* a glance, and what it showed */
struct aspect {
	struct glance glance;
	struct shown *shown;
	size_t n, cap;
};

/* Of a service, by aspect: the number of what it showed, from 1; 0: not looked at. What is asked of one service is asked of many
 * duties, one after the other, so all of it lies together. */
struct shown_row {
	uint32_t *shown;
	size_t n;
};

/* where a way goes on by what an aspect shows, or ends */
struct spot {
	size_t aspect;
	struct spot **to; /* by the number of what it showed; NULL: no way yet */
	size_t n;
	bool end;
	struct alike_answer answer;
	struct clock clock;
};

struct alike {
	struct arena arena;
	struct clock day;
	size_t platforms, obligations;
	struct shown_row *rows;
	size_t nrows;
	struct table by_key; /* "kind of what …" → number of an aspect, from 1 */
	struct aspect *aspects;
	size_t n, cap;
	struct spot **roots; /* of a question about an obligation */
};

struct alike *
alike_new(const struct model *m, const struct clock *day, size_t questions)
{
	struct alike *k = mem_grow(NULL, sizeof *k);
	size_t roots;

	*k = (struct alike){.day = clock_on(day->day, day->horizon), .platforms = cards_of(m, "platform").n,
	                    .obligations = cards_of(m, "obligation").n};
	k->nrows = k->platforms + cards_of(m, "service").n;
	k->rows = mem_grow(NULL, (k->nrows + 1) * sizeof *k->rows);
	memset(k->rows, 0, (k->nrows + 1) * sizeof *k->rows);
	roots = questions * k->obligations + 1;
	k->roots = mem_grow(NULL, roots * sizeof *k->roots);
	memset(k->roots, 0, roots * sizeof *k->roots);
	return k;
}

void
alike_free(struct alike *k)
{
	if (!k)
		return;
	for (size_t i = 0; i < k->n; i++)
		free(k->aspects[i].shown);
	for (size_t i = 0; i < k->nrows; i++)
		free(k->rows[i].shown);
	free(k->aspects);
	free(k->rows);
	free(k->roots);
	table_free(&k->by_key);
	arena_free(&k->arena);
	free(k);
}

/* platforms with one service come before the services of others */
size_t
alike_row(const struct alike *k, const struct card *service)
{
	return service->order + (service->unit == service ? 0 : k->platforms);
}

size_t
alike_rows(const struct alike *k)
{
	return k->nrows;
}

/* ---- what there is to look at ---- */

static const char *
or_none(const char *text)
{
	return text ? text : "";
}

static struct glance
kept_glance(struct arena *a, const struct glance *g)
{
	struct glance kept = *g;

	kept.fact = g->fact ? arena_string(a, g->fact) : NULL;
	kept.place = g->place ? arena_string(a, g->place) : NULL;
	kept.value = g->value ? arena_string(a, g->value) : NULL;
	kept.next = NULL;
	return kept;
}

static size_t
aspect_of(struct alike *k, const struct glance *g)
{
	struct arena a = {0};
	const char *key = arena_printf(&a, "%d %p %p %d %s %s %d %s", (int)g->kind, (const void *)g->of, (const void *)g->ruling,
	                               (int)g->test, or_none(g->fact), or_none(g->place), g->value != NULL, or_none(g->value));
	void **number = table_get(&k->by_key, key) ? NULL : table_put(&k->by_key, arena_string(&k->arena, key));

	if (number) {
		k->aspects = mem_room(k->aspects, k->n, &k->cap, sizeof *k->aspects);
		k->aspects[k->n++] = (struct aspect){.glance = kept_glance(&k->arena, g)};
		*number = (void *)(uintptr_t)k->n;
	}
	number = table_get(&k->by_key, key);
	arena_free(&a);
	return (size_t)(uintptr_t)number - 1;
}

static uint64_t
see(const struct subject *s, const struct glance *g)
{
	switch (g->kind) {
	case GLANCE_PEOPLE:
		return reach_see(s, g);
	case GLANCE_RULING:
		return force_reaches(s, g->ruling);
	default:
		return apply_see(s, g);
	}
}

static uint32_t
number_shown(struct aspect *aspect, uint64_t is, const struct clock *clock)
{
	size_t i = 0;

	while (i < aspect->n && (aspect->shown[i].is != is || aspect->shown[i].clock.from != clock->from ||
	                         aspect->shown[i].clock.until != clock->until))
		i++;
	if (i == aspect->n) {
		aspect->shown = mem_room(aspect->shown, aspect->n++, &aspect->cap, sizeof *aspect->shown);
		aspect->shown[i] = (struct shown){is, *clock};
	}
	return (uint32_t)i + 1;
}

static void
widen_row(struct shown_row *row, size_t n)
{
	row->shown = mem_grow(row->shown, n * sizeof *row->shown);
	memset(row->shown + row->n, 0, (n - row->n) * sizeof *row->shown);
	row->n = n;
}

static uint32_t
shown_of(struct alike *k, size_t aspect, const struct card *service)
{
	struct shown_row *row = &k->rows[alike_row(k, service)];
	struct clock clock = k->day;
	struct arena a = {0};

	if (aspect >= row->n)
		widen_row(row, k->n);
	if (!row->shown[aspect]) {
		struct subject s = {.arena = &a, .clock = &clock, .platform = service->unit, .service = service};
		uint64_t is = see(&s, &k->aspects[aspect].glance);

		row->shown[aspect] = number_shown(&k->aspects[aspect], is, &clock);
		arena_free(&a);
	}
	return row->shown[aspect];
}

/* ---- ways ---- */

/* where a way leads by what was shown; it may not have been gone before */
static struct spot **
way_by(struct alike *k, struct spot *spot, uint32_t shown)
{
	struct spot **to = spot->to;

	if (shown >= spot->n) {
		size_t n = shown < 2 ? 4 : 2 * (size_t)shown;

		spot->to = arena_take(&k->arena, n * sizeof *to);
		if (spot->n)
			memcpy(spot->to, to, spot->n * sizeof *to);
		spot->n = n;
	}
	return &spot->to[shown];
}

static struct spot *
new_spot(struct alike *k, size_t aspect)
{
	struct spot *spot = arena_take(&k->arena, sizeof *spot);

	spot->aspect = aspect;
	return spot;
}

static bool
was_seen(const struct glances *looked, const struct glance *until)
{
	const struct glance *g = looked->first;

	while (g != until && !(g->kind == until->kind && g->of == until->of && g->ruling == until->ruling && g->test == until->test &&
	                       strcmp(or_none(g->fact), or_none(until->fact)) == 0 &&
	                       strcmp(or_none(g->place), or_none(until->place)) == 0 && !g->value == !until->value &&
	                       strcmp(or_none(g->value), or_none(until->value)) == 0))
		g = g->next;
	return g != until;
}

/* the end of the way of what was looked at, each once */
static struct spot **
lay_way(struct alike *k, struct spot **at, const struct card *service, const struct glances *looked)
{
	for (const struct glance *g = looked->first; g; g = g->next) {
		size_t aspect;

		if (was_seen(looked, g))
			continue;
		aspect = aspect_of(k, g);
		if (!*at)
			*at = new_spot(k, aspect);
		if ((*at)->end || (*at)->aspect != aspect)
			die("a duty was judged by what no glance shows");
		at = way_by(k, *at, shown_of(k, aspect, service));
	}
	return at;
}

static struct spot *
judge_one(struct alike *k, struct spot **root, const struct clock *clock, size_t question, const struct card *service,
          const struct card *obligation, alike_judge *by)
{
	struct spot *end = new_spot(k, 0), **at;
	struct glances looked = {NULL, NULL};
	struct arena a = {0};
	struct subject s = {.arena = &a, .clock = &end->clock, .platform = service->unit, .service = service,
	                    .obligation = obligation, .law = obligation->unit,
	                    .place = node_get(obligation->unit->facts, "jurisdiction")->to, .looked = &looked};

	end->end = true;
	end->clock = clock_on(clock->day, clock->horizon);
	end->answer = by(&s, question, &k->arena);
	at = lay_way(k, root, service, &looked);
	if (*at)
		die("a duty was judged by what no glance shows");
	*at = end;
	arena_free(&a);
	return end;
}

struct alike_answer
alike_ask(struct alike *k, struct clock *clock, size_t question, const struct card *service, const struct card *obligation,
          alike_judge *by)
{
	struct spot **root = &k->roots[question * k->obligations + obligation->order], *spot = *root;

	while (spot && !spot->end)
		spot = *way_by(k, spot, shown_of(k, spot->aspect, service));
	if (!spot)
		spot = judge_one(k, root, clock, question, service, obligation, by);
	clock_narrow(clock, &spot->clock);
	return spot->answer;
}
