#include "answer.h"

#include <stdlib.h>
#include <string.h>

#include "coming.h"

/* From the month of the day to the same month a year later. */
enum { YEAR_DAYS = 365, MONTHS = 13, NAMED = 3, SHOWN = 30 };

/* more tasks or reviews of one day than this are told as a number */
enum { SINGLY = 3 };

/* what stands on a day: an event of the law, a task of a clause, or the end of a review of one */
struct due {
	struct date date;
	const char *on;
	const struct coming *coming;
	const struct card *provision;
	const struct node *task, *mapping;
	size_t order;
	size_t n; /* of tasks or reviews of one day that are told as a number; 0 for one by itself */
};

enum due_kind { DUE_LAW, DUE_TASK, DUE_REVIEW };

static const char *const kind_names[] = {"duty", "task", "review"};

struct year {
	const struct analysis *analysis;
	struct clock *clock; /* its horizon is a year */
	struct due *all;
	size_t n, cap;
	size_t others; /* events of the law that concern nobody for certain, and no clause */
};

static enum due_kind
kind_of(const struct due *d)
{
	return d->coming ? DUE_LAW : d->task ? DUE_TASK : DUE_REVIEW;
}

static void
add(struct year *y, struct due due)
{
	due.order = y->n;
	y->all = mem_room(y->all, y->n, &y->cap, sizeof *y->all);
	y->all[y->n++] = due;
}

static bool
is_ahead(struct year *y, struct date d)
{
	return clock_reached(y->clock, d) != TRI_YES && clock_near(y->clock, d) == TRI_YES;
}

/* ---- the law ---- */

/* whether an event is one for this site: it binds somebody for certain, or somebody has a clause about it; where the
 * site is about one platform, it may bind that */
static bool
concerns(const struct analysis *an, const struct coming *c)
{
	const struct card *subject = subject_of(an);

	for (size_t i = 0; i < c->n; i++) {
		const struct concerned *whom = &c->all[i];

		if (subject ? whom->platform == subject : whom->answer == TRI_YES || whom->provisions.n)
			return true;
	}
	return false;
}

static void
add_law(struct year *y, const struct comings *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (concerns(y->analysis, &c->all[i]))
			add(y, (struct due){.date = c->all[i].event.date, .on = c->all[i].event.on, .coming = &c->all[i]});
		else
			y->others++;
}

/* ---- clauses ---- */

static void
add_dated(struct year *y, struct due due, const char *on)
{
	due.on = on;
	if (on && date_parse(on, &due.date) && is_ahead(y, due.date))
		add(y, due);
}

static void
add_clause(struct year *y, const struct card *provision)
{
	const struct node *tasks = node_get(provision->facts, "due-diligence"), *mappings = node_get(provision->facts, "mappings");

	for (const struct node *task = tasks ? tasks->first : NULL; task; task = task->next)
		if (task_is_open(task))
			add_dated(y, (struct due){.provision = provision, .task = task}, node_text(task, "by"));
	for (const struct node *m = mappings ? mappings->first : NULL; m; m = m->next)
		if (judge_counts(m) && judge_approved(m, y->clock))
			add_dated(y, (struct due){.provision = provision, .mapping = m}, node_text(node_get(m, "reviewed"), "expires"));
}

static int
by_day(const void *left, const void *right)
{
	const struct due *a = left, *b = right;

	if (a->date.first != b->date.first)
		return a->date.first < b->date.first ? -1 : 1;
	if (kind_of(a) != kind_of(b))
		return (int)kind_of(a) - (int)kind_of(b);
	return a->order < b->order ? -1 : a->order > b->order;
}

/* how many of a kind are due on one day, from the first of them on */
static size_t
run_of(const struct year *y, size_t first)
{
	const struct due *d = &y->all[first];
	size_t n = 1;

	while (first + n < y->n && kind_of(&d[n]) == kind_of(d) && strcmp(d[n].on, d->on) == 0)
		n++;
	return n;
}

/* tasks and reviews of a day become a number where they are many */
static void
fold(struct year *y)
{
	size_t kept = 0, n;

	for (size_t i = 0; i < y->n; i += n) {
		struct due d = y->all[i];

		n = kind_of(&d) == DUE_LAW ? 1 : run_of(y, i);
		if (n > SINGLY) {
			d.n = n;
			y->all[kept++] = d;
			continue;
		}
		for (size_t k = 0; k < n; k++)
			y->all[kept++] = y->all[i + k];
	}
	y->n = kept;
}

static void
gather(struct year *y, const struct comings *c)
{
	struct kind provisions = cards_of(y->analysis->model, "provision");
	const struct card *subject = subject_of(y->analysis);

	add_law(y, c);
	for (size_t i = 0; i < provisions.n; i++)
		if (!subject || provisions.cards[i]->parent->parent == subject)
			add_clause(y, provisions.cards[i]);
	if (y->n)
		qsort(y->all, y->n, sizeof *y->all, by_day);
	fold(y);
}

/* ---- one day ---- */

/* the roles or people that a duty is addressed to as it stands on the day */
static void
put_addressed(struct builder *b, struct node *n, const struct subject *s)
{
	const struct node *binds = apply_field(s, "binds");
	struct node *list = binds ? put_list(b, n, "addressed") : NULL;

	for (const struct node *one = binds ? binds->first : NULL; one; one = one->next) {
		const struct node *role = node_get(one, "role");

		if (role->to)
			put_link(b, list, NULL, role->to);
		else
			node_add(list, NULL, node_scalar(b->arena, role->text));
	}
}

static void
put_concerned(struct builder *b, struct node *n, const struct coming *c)
{
	const struct card *subject = subject_of(b->analysis);
	struct node *bound = node_list(b->arena);
	size_t yes = 0, open = 0, clauses = 0;

	for (size_t i = 0; i < c->n; i++) {
		const struct concerned *whom = &c->all[i];

		if (subject && whom->platform != subject)
			continue;
		clauses += whom->provisions.n;
		if (whom->answer != TRI_YES)
			open++;
		else if (yes++ < NAMED)
			put_link(b, bound, NULL, whom->platform);
	}
	put_count(b, n, "bound", yes);
	put_count(b, n, "open", open);
	put_count(b, n, "clauses", clauses);
	if (yes)
		node_add(n, "platforms", bound);
}

static void
put_law(struct builder *b, struct node *n, const struct coming *c)
{
	const struct subject *s = &c->subject;

	put_concerned(b, n, c);
	put_link(b, n, "obligation", s->obligation);
	node_put(b->arena, n, "citation", citation_with_law(b->arena, s->obligation, s->law));
	put_addressed(b, n, s);
	force_say(s, put_list(b, n, "says"), &c->event, true);
}

static void
put_clause_day(struct builder *b, struct node *n, const struct due *d)
{
	struct node *r;

	if (d->n) {
		put_count(b, n, "n", d->n);
		return;
	}
	put_link(b, n, "provision", d->provision);
	if (d->task) {
		node_put(b->arena, n, "what", node_text(d->task, "what"));
		node_put(b->arena, n, "owner", node_text(d->task, "owner"));
		return;
	}
	r = reason_add(b->arena, put_list(b, n, "says"), REASON_TODO_REVIEW_ENDS);
	reason_text(b->arena, r, "on", d->on);
}

static void
put_days(struct builder *b, struct node *year, const struct year *y)
{
	struct node *days = put_list(b, year, "days");

	for (size_t i = 0; i < y->n && i < SHOWN; i++) {
		struct node *n = put_map(b, days, NULL);

		node_put(b->arena, n, "kind", kind_names[kind_of(&y->all[i])]);
		node_put(b->arena, n, "on", y->all[i].on);
		if (y->all[i].coming)
			put_law(b, n, y->all[i].coming);
		else
			put_clause_day(b, n, &y->all[i]);
	}
}

/* ---- the months ---- */

/* how much there is on each month's days; what is known to be in no one month is in none */
static void
put_months(struct builder *b, struct node *year, const struct year *y)
{
	struct node *months = put_list(b, year, "months");
	char text[DATE_TEXT];
	struct date begin;

	date_parse(arena_copy(b->arena, day_text(y->clock->day, text), 7), &begin);
	for (int i = 0; i < MONTHS; i++) {
		int32_t from = date_add(date_of_day(begin.first), (struct period){.months = i}).first;
		int32_t to = date_add(date_of_day(begin.first), (struct period){.months = i + 1}).first;
		struct node *month = put_map(b, months, NULL);
		size_t n = 0, shown = 0;

		for (size_t k = 0; k < y->n; k++) {
			bool in = y->all[k].date.first >= from && y->all[k].date.last < to;

			n += in;
			shown += in && k < SHOWN;
		}
		node_put(b->arena, month, "month", arena_copy(b->arena, day_text(from, text), 7));
		put_count(b, month, "n", n);
		put_count(b, month, "shown", shown);
	}
}

void
put_year(struct builder *b)
{
	struct clock clock = b->clock;
	struct year y = {.analysis = b->analysis, .clock = &clock};
	struct comings c = {0};
	struct node *year = put_map(b, b->root, "year");

	clock.horizon = YEAR_DAYS;
	comings_gather(&c, b->arena, b->analysis, &clock, NULL);
	gather(&y, &c);
	put_count(b, year, "total", y.n);
	put_count(b, year, "others", y.others);
	put_months(b, year, &y);
	put_days(b, year, &y);
	free(y.all);
	comings_free(&c);
}
