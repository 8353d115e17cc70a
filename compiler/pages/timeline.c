#include "moments.h"

#include <stdlib.h>
#include <string.h>

#include "steps.h"

/* ---- what has a date ---- */

static void
add_law(const struct analysis *an, struct moments *ms)
{
	struct kind laws = cards_of(an->model, "regulation"), duties = cards_of(an->model, "obligation");
	struct kind authorities = cards_of(an->model, "authority");

	for (size_t i = 0; i < laws.n; i++)
		moments_of_history(ms, laws.cards[i]);
	for (size_t i = 0; i < duties.n; i++) {
		moments_of_history(ms, duties.cards[i]);
		moments_of_duty(ms, duties.cards[i]);
	}
	for (size_t i = 0; i < authorities.n; i++)
		moments_of_authority(ms, authorities.cards[i]);
}

/* ---- captures, by document and month ---- */

/* the month of a day as it is written; what is known to the year only stays a year */
static const char *
month_of(struct arena *a, const char *on)
{
	return strlen(on) > 7 ? arena_copy(a, on, 7) : on;
}

/* the document's entry for the month of a day; its own day is that of the latest capture in it */
static struct moment *
capture_month(struct arena *a, struct moments *ms, size_t first, const struct card *document, const char *on)
{
	struct moment m = {.on = month_of(a, on), .event = "captured", .card = document, .kind = "capture"};
	size_t i = first;

	if (!date_parse(on, &m.date) || clock_reached(ms->clock, m.date) != TRI_YES)
		return NULL;
	while (i < ms->n && strcmp(ms->all[i].on, m.on) != 0)
		i++;
	if (i == ms->n)
		moments_add(ms, m);
	if (m.date.last > ms->all[i].date.last)
		ms->all[i].date = m.date;
	return &ms->all[i];
}

/* each step that is news counts as a change in the month of the later capture */
static void
add_captures(struct arena *a, const struct analysis *an, struct moments *ms, const struct card *document)
{
	const struct node *captures = node_get(document->facts, "captures");
	size_t first = ms->n, n;
	const struct recorded_step *steps = steps_of(an, document, &n);
	struct moment *m;

	for (const struct node *c = captures ? captures->first : NULL; c; c = c->next)
		if ((m = capture_month(a, ms, first, document, node_text(c, "on"))))
			m->n++;
	for (size_t i = 0; i < n; i++)
		if (steps[i].news && (m = capture_month(a, ms, first, document, node_text(steps[i].capture, "on"))))
			m->changes++;
}

/* ---- reviews and tasks ---- */

static void
add_due(struct moments *ms, const struct card *provision, const char *on, const char *kind, const char *what)
{
	struct moment m = {.on = on, .event = kind, .card = provision, .kind = kind, .by = what};

	if (on && date_parse(on, &m.date))
		moments_add(ms, m);
}

static void
add_provision(struct moments *ms, const struct card *provision)
{
	const struct node *mappings = node_get(provision->facts, "mappings");
	const struct node *items = node_get(provision->facts, "due-diligence");

	for (const struct node *m = mappings ? mappings->first : NULL; m; m = m->next)
		if (judge_counts(m)) {
			const struct card *obligation = node_get(m, "obligation")->to;

			add_due(ms, provision, node_text(node_get(m, "reviewed"), "expires"), "review",
			        node_text(obligation->facts, "citation"));
		}
	for (const struct node *i = items ? items->first : NULL; i; i = i->next)
		if (task_is_open(i))
			add_due(ms, provision, node_text(i, "by"), "task", node_text(i, "what"));
}

/* ---- ahead and behind ---- */

enum when { WHEN_AHEAD, WHEN_OPEN, WHEN_BEHIND, WHENS };

static const char *const when_names[WHENS] = {"ahead", "open", "behind"};

/* whether it is still to come; open where its date is known too roughly to say */
static enum when
when_of(struct clock *clock, struct date d)
{
	enum tri reached = clock_reached(clock, d);

	return reached == TRI_NO ? WHEN_AHEAD : reached == TRI_YES ? WHEN_BEHIND : WHEN_OPEN;
}

/* what is ahead comes first, the nearest first; what is behind follows, the latest first */
static void
order_moments(struct moments *ms)
{
	struct moment *sorted = mem_grow(NULL, (ms->n + 1) * sizeof *sorted);
	size_t n = 0;

	moments_sort(ms);
	for (size_t i = 0; i < ms->n; i++)
		if (when_of(ms->clock, ms->all[i].date) == WHEN_AHEAD)
			sorted[n++] = ms->all[i];
	for (size_t i = ms->n; i-- > 0;)
		if (when_of(ms->clock, ms->all[i].date) != WHEN_AHEAD)
			sorted[n++] = ms->all[i];
	free(ms->all);
	ms->all = sorted;
	ms->cap = ms->n + 1;
}

static void
gather(struct arena *a, const struct analysis *an, struct moments *ms)
{
	struct kind documents = cards_of(an->model, "document"), provisions = cards_of(an->model, "provision");

	add_law(an, ms);
	for (size_t i = 0; i < documents.n; i++)
		add_captures(a, an, ms, documents.cards[i]);
	for (size_t i = 0; i < provisions.n; i++)
		add_provision(ms, provisions.cards[i]);
	order_moments(ms);
}

/* ---- the drawing: a lane for each kind, a bin for each month ---- */

enum { YEARS_BEHIND = 3, YEARS_AHEAD = 2, BIN_HEIGHT = 100 };

static const char *const kinds[] = {"law", "grace", "authority", "capture", "review", "task"};
enum { KINDS = sizeof kinds / sizeof *kinds, MONTHS = 12 * (YEARS_BEHIND + 1 + YEARS_AHEAD) };

/* entries of a month; what is known to the year only has none */
struct lane {
	size_t when[WHENS], of;
	size_t month[MONTHS], most; /* the fullest */
	size_t outside;             /* of other years, or of no one month */
};

static int32_t
month_start(struct axis axis, int month)
{
	return date_add(date_of_day(axis.from), (struct period){.months = month}).first;
}

static int
month_at(struct axis axis, struct date d)
{
	for (int i = 0; i < MONTHS; i++)
		if (d.first >= month_start(axis, i) && d.last < month_start(axis, i + 1))
			return i;
	return -1;
}

static void
count_moment(struct lane *lane, struct clock *clock, struct axis axis, const struct moment *m)
{
	int month = month_at(axis, m->date);

	lane->of++;
	lane->when[when_of(clock, m->date)]++;
	if (month < 0)
		lane->outside++;
	else if (++lane->month[month] > lane->most)
		lane->most = lane->month[month];
}

static void
put_bins(struct builder *b, struct node *parent, const struct lane *lane, struct axis axis)
{
	struct node *bins = put_list(b, parent, "bins");
	char day[DATE_TEXT];

	for (int i = 0; i < MONTHS; i++) {
		struct node *bin;

		if (!lane->month[i])
			continue;
		bin = put_map(b, bins, NULL);
		node_putf(b->arena, bin, "at", "%d", axis_at(axis, month_start(axis, i)));
		node_putf(b->arena, bin, "to", "%d", axis_at(axis, month_start(axis, i + 1)));
		node_put(b->arena, bin, "month", arena_copy(b->arena, day_text(month_start(axis, i), day), 7));
		put_count(b, bin, "n", lane->month[i]);
		put_count(b, bin, "height", (lane->month[i] * BIN_HEIGHT + lane->most - 1) / lane->most);
	}
}

static void
put_lane(struct builder *b, struct node *lanes, const char *kind, const struct lane *lane, struct axis axis)
{
	struct node *n = put_map(b, lanes, NULL);

	node_put(b->arena, n, "kind", kind);
	for (enum when w = 0; w < WHENS; w++)
		put_count(b, n, when_names[w], lane->when[w]);
	put_count(b, n, "of", lane->of);
	put_count(b, n, "outside", lane->outside);
	put_bins(b, n, lane, axis);
}

/* The years around that of the day. The page changes with the year and when a day of its own comes. */
static struct axis
axis_of_page(struct builder *b)
{
	struct axis year = axis_around(b->clock.day, 0, 0);

	clock_reached(&b->clock, date_of_day(year.from));
	clock_reached(&b->clock, date_of_day(year.to));
	return axis_around(b->clock.day, YEARS_BEHIND, YEARS_AHEAD);
}

static void
put_chart(struct builder *b, const struct moments *ms)
{
	struct axis axis = axis_of_page(b);
	struct lane *lanes = mem_grow(NULL, KINDS * sizeof *lanes);
	struct node *chart = put_map(b, b->root, "chart"), *list;

	memset(lanes, 0, KINDS * sizeof *lanes);
	for (size_t i = 0; i < ms->n; i++)
		for (size_t k = 0; k < KINDS; k++)
			if (strcmp(kinds[k], ms->all[i].kind) == 0)
				count_moment(&lanes[k], &b->clock, axis, &ms->all[i]);
	put_ticks(b, chart, axis);
	list = put_list(b, chart, "lanes");
	for (size_t k = 0; k < KINDS; k++)
		put_lane(b, list, kinds[k], &lanes[k], axis);
	free(lanes);
}

/* ---- the page ---- */

static void
put_moment(struct builder *b, struct node *timeline, const struct moment *m)
{
	struct node *n = put_map(b, timeline, NULL);

	node_put(b->arena, n, "on", moment_on(b->arena, m));
	node_put(b->arena, n, "event", m->event);
	node_put(b->arena, n, "kind", m->kind);
	node_put(b->arena, n, "when", when_names[when_of(&b->clock, m->date)]);
	if (m->n || m->changes) {
		put_count(b, n, "n", m->n);
		put_count(b, n, "changes", m->changes);
	}
	put_link(b, n, "unit", m->card);
	put_field(b, n, "citation", m->card, node_get(m->card->facts, "short") ? "short" : "citation");
	node_put(b->arena, n, "by", m->by);
}

/* what every part of the page shows a part of */
struct dated {
	struct arena arena;
	struct clock clock; /* how long it is so */
	struct moments moments;
};

static const struct dated *
dated_kept(const struct analysis *an)
{
	struct dated *d = an->gathered->dated;

	if (!d) {
		d = an->gathered->dated = mem_grow(NULL, sizeof *d);
		*d = (struct dated){.clock = an->clock};
		d->moments.clock = &d->clock;
		gather(&d->arena, an, &d->moments);
	}
	return d;
}

void
dated_free(struct dated *d)
{
	if (!d)
		return;
	free(d->moments.all);
	arena_free(&d->arena);
	free(d);
}

size_t
longest_of_timeline(const struct analysis *an, const struct page *page)
{
	(void)page;
	return dated_kept(an)->moments.n;
}

void
build_timeline(struct builder *b)
{
	const struct dated *d = dated_kept(b->analysis);
	struct node *timeline = put_list(b, b->root, "timeline");

	clock_narrow(&b->clock, &d->clock);
	for (size_t i = b->page->first; i < d->moments.n && i < b->page->first + b->page->size; i++)
		put_moment(b, timeline, &d->moments.all[i]);
	if (b->page->part == 0)
		put_chart(b, &d->moments);
}
