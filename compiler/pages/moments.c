#include "moments.h"

#include <stdlib.h>
#include <string.h>

/* ---- events ---- */

void
moments_add(struct moments *ms, struct moment m)
{
	if (m.date.first == DAY_MIN)
		return;
	m.order = ms->n;
	ms->all = mem_room(ms->all, ms->n, &ms->cap, sizeof *ms->all);
	ms->all[ms->n++] = m;
}

static void
add_event(struct moments *ms, const struct card *card, const struct node *history, const struct node *event)
{
	if (force_known(ms->clock, card, "history", event) != TRI_NO)
		moments_add(ms, (struct moment){.date = force_effect(history, event), .on = node_text(event, "on"),
		                                .event = node_text(event, "event"), .by = node_text(event, "by"),
		                                .card = card, .kind = "law"});
}

void
moments_of_history(struct moments *ms, const struct card *card)
{
	const struct node *history = node_get(card->facts, "history");

	for (const struct node *n = history ? history->first : NULL; n; n = n->next)
		add_event(ms, card, history, n);
}

/* what is dated beside the history of an obligation; the event is said by the field or by the word */
static const struct beside {
	const char *list, *date, *field, *word, *by, *kind;
} besides[] = {
	{"grace", "until", NULL, "grace-end", "by", "grace"},
	{"impediments", "from", "type", NULL, "court", "law"},
	{"impediments", "until", NULL, "impediment-end", "court", "law"},
	{"versions", "from", NULL, "version", "by", "law"},
	{"enforcement", "from", NULL, "powers", "authority", "law"},
};

static void
add_beside(struct moments *ms, const struct card *obligation, const struct beside *k)
{
	const struct node *list = node_get(obligation->facts, k->list);
	struct date d;

	for (const struct node *n = list ? list->first : NULL; n; n = n->next)
		if (node_text(n, k->date) && date_parse(node_text(n, k->date), &d) &&
		    force_known(ms->clock, obligation, k->list, n) != TRI_NO &&
		    (strcmp(k->date, "until") != 0 || force_end_known(ms->clock, obligation, k->list, n) != TRI_NO))
			moments_add(ms, (struct moment){.date = d, .on = node_text(n, k->date),
			                                .event = k->word ? k->word : node_text(n, k->field),
			                                .by = node_text(n, k->by), .card = obligation, .kind = k->kind});
}

void
moments_of_duty(struct moments *ms, const struct card *obligation)
{
	for (size_t i = 0; i < sizeof besides / sizeof *besides; i++)
		add_beside(ms, obligation, &besides[i]);
}

void
moments_of_authority(struct moments *ms, const struct card *authority)
{
	const struct node *history = node_get(authority->facts, "history");
	struct date d;

	for (const struct node *n = history ? history->first : NULL; n; n = n->next)
		if (date_parse(node_text(n, "on"), &d) && clock_reached(ms->clock, d) != TRI_NO)
			moments_add(ms, (struct moment){.date = d, .on = node_text(n, "on"), .event = "authority",
			                                .by = node_text(n, "what"), .card = authority, .kind = "authority"});
}

static int
by_date(const void *left, const void *right)
{
	const struct moment *a = left, *b = right;

	if (a->date.first != b->date.first)
		return a->date.first < b->date.first ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

void
moments_sort(struct moments *ms)
{
	if (ms->n)
		qsort(ms->all, ms->n, sizeof *ms->all, by_date);
}

const char *
moment_on(struct arena *a, const struct moment *m)
{
	char day[DATE_TEXT];

	return strstr(m->on, " + ") ? arena_string(a, date_text(m->date, day)) : m->on;
}

/* ---- the events of one line ---- */

/* what an obligation has from its law where it has none of that name itself, as force.c reads it */
static void
add_inherited(struct moments *ms, const struct card *obligation, const struct card *law)
{
	const struct node *own = node_get(obligation->facts, "history"), *history = node_get(law->facts, "history");

	for (const struct node *n = history ? history->first : NULL; n; n = n->next) {
		const struct node *e = own ? own->first : NULL;

		while (e && !node_is(e, "event", node_text(n, "event")))
			e = e->next;
		if (!e && !node_is(n, "event", "amended"))
			add_event(ms, law, history, n);
	}
}

static void
add_authorities(struct moments *ms, struct cards authorities)
{
	for (size_t i = 0; i < authorities.n; i++)
		moments_of_authority(ms, authorities.all[i]);
	free(authorities.all);
}

static void
gather(struct builder *b, struct moments *ms, const struct card *of, const struct card *law)
{
	moments_of_history(ms, of);
	moments_of_duty(ms, of);
	if (!ms->n)
		return;
	if (of != law)
		add_inherited(ms, of, law);
	add_authorities(ms, authorities_on(b->analysis, of));
	moments_sort(ms);
}

/* ---- states along the axis ---- */

/* Without a service a grace is stated for whom it is: not the state, but beside it. */
static bool
has_grace(const struct force *f)
{
	for (const struct node *r = f->because->first; r; r = r->next)
		if (node_is(r, "code", reason_infos[REASON_GRACE_GENERAL].name))
			return true;
	return false;
}

/* a stretch of days on which the law is in one state */
struct span_of {
	int32_t from, until; /* DAY_MIN and DAY_MAX where nothing says when it begins or ends */
	enum force_state state;
	bool grace;
};

/* The state on a day and for how long it stays: what a page as of that day would say. A day ahead is told as
 * adopted by the day of the page. */
static struct span_of
span_on(struct builder *b, const struct card *of, const struct card *law, int32_t day)
{
	struct clock clock = clock_on(day, 0);
	struct subject s = {.arena = b->arena, .clock = &clock, .obligation = of, .law = law,
	                    .place = node_get(law->facts, "jurisdiction")->to,
	                    .seen = day > b->clock.day ? &b->clock : NULL};
	struct force f = force_on(&s);

	return (struct span_of){clock.from, clock.until, f.state, has_grace(&f)};
}

/* That it was proposed before its adoption is said from the day recorded for that, and not without one. */
static void
put_span(struct builder *b, struct node *spans, struct axis axis, struct span_of *span, int32_t proposed)
{
	struct node *n;
	char day[DATE_TEXT];

	if (span->state == FORCE_PROPOSED)
		span->from = proposed;
	if (span->from >= span->until)
		return;
	n = put_map(b, spans, NULL);
	node_putf(b->arena, n, "from", "%d", axis_at(axis, span->from));
	node_putf(b->arena, n, "to", "%d", axis_at(axis, span->until));
	node_put(b->arena, n, "state", force_state_name(span->state));
	if (span->grace)
		node_put(b->arena, n, "grace", "yes");
	if (span->from != DAY_MIN)
		node_put(b->arena, n, "since", arena_string(b->arena, day_text(span->from, day)));
	if (span->until != DAY_MAX)
		node_put(b->arena, n, "until", arena_string(b->arena, day_text(span->until, day)));
}

/* the day by which it was proposed; DAY_MAX where none is recorded */
static int32_t
proposed_by(const struct moments *ms)
{
	for (size_t i = 0; i < ms->n; i++)
		if (strcmp(ms->all[i].event, "proposed") == 0)
			return ms->all[i].date.last;
	return DAY_MAX;
}

static void
put_spans(struct builder *b, struct node *line, const struct card *of, const struct card *law, struct axis axis,
          int32_t proposed)
{
	struct node *spans = put_list(b, line, "spans");
	struct span_of span = span_on(b, of, law, axis.from), next;

	while (span.until < axis.to) {
		next = span_on(b, of, law, span.until);
		if (next.state == span.state && next.grace == span.grace) {
			span.until = next.until;
			continue;
		}
		put_span(b, spans, axis, &span, proposed);
		next.from = span.until;
		span = next;
	}
	span.until = DAY_MAX;
	put_span(b, spans, axis, &span, proposed);
}

/* ---- marks ---- */

static void
put_marks(struct builder *b, struct node *line, const struct card *of, struct axis axis, const struct moments *ms)
{
	struct node *marks = put_list(b, line, "marks");
	int *at = mem_grow(NULL, 2 * ms->n * sizeof *at), *rows = at + ms->n, above = 0, below = 0;

	for (size_t i = 0; i < ms->n; i++)
		at[i] = axis_at(axis, ms->all[i].date.first);
	axis_rows(at, ms->n, rows);
	for (size_t i = 0; i < ms->n; i++) {
		const struct moment *m = &ms->all[i];
		struct node *n = put_map(b, marks, NULL);

		node_putf(b->arena, n, "at", "%d", at[i]);
		if (m->date.last != m->date.first && m->date.last != DAY_MAX)
			node_putf(b->arena, n, "to", "%d", axis_at(axis, m->date.last));
		node_put(b->arena, n, "side", rows[i] > 0 ? "above" : "below");
		node_putf(b->arena, n, "row", "%d", abs(rows[i]));
		node_put(b->arena, n, "on", moment_on(b->arena, m));
		node_put(b->arena, n, "event", m->event);
		if (m->card != of)
			put_link(b, n, "unit", m->card);
		node_put(b->arena, n, "by", m->by);
		above = rows[i] > above ? rows[i] : above;
		below = -rows[i] > below ? -rows[i] : below;
	}
	put_count(b, line, "above", (size_t)above);
	put_count(b, line, "below", (size_t)below);
	free(at);
}

void
put_ticks(struct builder *b, struct node *parent, struct axis axis)
{
	struct node *list = put_list(b, parent, "ticks");
	int32_t ticks[AXIS_TICKS];
	size_t n = axis_ticks(axis, ticks);
	char day[DATE_TEXT];

	for (size_t i = 0; i < n; i++) {
		struct node *tick = put_map(b, list, NULL);

		node_putf(b->arena, tick, "at", "%d", axis_at(axis, ticks[i]));
		node_put(b->arena, tick, "year", arena_copy(b->arena, day_text(ticks[i], day), 4));
	}
}

static struct axis
axis_of(const struct moments *ms)
{
	struct date *dates = mem_grow(NULL, (ms->n + 1) * sizeof *dates);
	struct axis axis;

	for (size_t i = 0; i < ms->n; i++)
		dates[i] = ms->all[i].date;
	axis = axis_over(dates, ms->n);
	free(dates);
	return axis;
}

struct axis
put_line(struct builder *b, struct node *parent, const struct card *of, const struct card *law)
{
	struct moments ms = {.clock = &b->clock};
	struct axis axis;
	struct node *line;

	gather(b, &ms, of, law);
	axis = axis_of(&ms);
	if (axis.from < axis.to) {
		line = put_map(b, parent, "line");
		put_ticks(b, line, axis);
		put_spans(b, line, of, law, axis, proposed_by(&ms));
		put_marks(b, line, of, axis, &ms);
	}
	free(ms.all);
	return axis;
}

void
put_window(struct builder *b, struct node *line, struct axis axis)
{
	struct node *window;

	if (!line || b->clock.until <= axis.from || b->clock.from >= axis.to)
		return;
	window = put_map(b, line, "window");
	node_putf(b->arena, window, "from", "%d", axis_at(axis, b->clock.from));
	node_putf(b->arena, window, "to", "%d", axis_at(axis, b->clock.until));
}
