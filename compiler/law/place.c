#include "place.h"

bool
place_within(const struct card *inner, const struct card *outer)
{
	return card_leads_to(inner, outer, "within");
}

enum tri
entry_current(struct clock *clock, const struct node *entry)
{
	const char *from = node_text(entry, "from"), *until = node_text(entry, "until");
	enum tri value = TRI_YES;
	struct date d;

	if (from && date_parse(from, &d))
		value = tri_and(value, d.first == DAY_MIN && d.last == DAY_MAX ? TRI_YES : clock_reached(clock, d));
	if (until && date_parse(until, &d))
		value = tri_and(value, tri_not(clock_reached(clock, d)));
	return value;
}

/* the i-th of a list; less than its length is taken from i where it has fewer */
static const struct node *
take(const struct node *list, size_t *i)
{
	const struct node *n = list ? list->first : NULL;

	for (; n && *i > 0; --*i)
		n = n->next;
	return n;
}

/* The i-th place that a scope includes or excludes: sets *place (NULL: the world), *holds and *dated, the entry with its
 * days where it has some. False past the last. */
static bool
recorded_entry(const struct node *scope, size_t i, const struct card **place, bool *holds, const struct node **dated)
{
	static const char *const lists[] = {"in", "except", "dated"};
	const struct node *n = NULL;
	size_t l = 0;

	while (l < sizeof lists / sizeof *lists && !(n = take(node_get(scope, lists[l]), &i)))
		l++;
	if (!n)
		return false;
	*dated = l == 2 ? n : NULL;
	*holds = *dated ? !node_is(n, "holds", "false") : l == 0;
	*place = (*dated ? node_get(n, "place") : n)->to; /* a place without a unit is the word "world" */
	return true;
}

/* NULL is the world */
static bool
lies_in(const struct card *inner, const struct card *outer)
{
	return !outer || (inner && place_within(inner, outer));
}

struct scope {
	struct clock *clock;
	const struct node *node;
	size_t recorded; /* how many entries it has */
	const struct scope_more *more;
};

/* the i-th entry of those recorded and those assumed */
static bool
entry_of(const struct scope *s, size_t i, const struct card **place, bool *holds, const struct node **dated)
{
	const struct scope_more *m = s->more;

	if (i < s->recorded)
		return recorded_entry(s->node, i, place, holds, dated);
	for (i -= s->recorded; m && i > 0; i--)
		m = m->before;
	if (!m)
		return false;
	*place = m->place;
	*holds = m->holds;
	*dated = NULL;
	return true;
}

static enum tri
current(const struct scope *s, const struct node *dated)
{
	return dated ? entry_current(s->clock, dated) : TRI_YES;
}

/* Whether what an entry includes of a place is excluded by an entry within it; unknown where both are of the same
 * place, since they contradict each other. */
static enum tri
excluded_from(const struct scope *s, const struct card *place, const struct card *wide)
{
	const struct card *part = lies_in(place, wide) ? place : wide, *out;
	enum tri value = TRI_NO;
	const struct node *dated;
	bool holds;

	for (size_t i = 0; entry_of(s, i, &out, &holds, &dated); i++)
		if (!holds && lies_in(part, out) && lies_in(out, wide))
			value = tri_or(value, tri_and(current(s, dated), out == wide ? TRI_UNKNOWN : TRI_YES));
	return value;
}

static enum tri
included(const struct scope *s, const struct card *place)
{
	enum tri value = TRI_NO;
	const struct card *in;
	const struct node *dated;
	bool holds;

	for (size_t i = 0; entry_of(s, i, &in, &holds, &dated); i++)
		if (holds && (lies_in(place, in) || lies_in(in, place)))
			value = tri_or(value, tri_and(current(s, dated), tri_not(excluded_from(s, place, in))));
	return value;
}

/* whether nothing but what is included can be */
static enum tri
complete(const struct scope *s)
{
	enum tri value = node_is(s->node, "complete", "true") ? TRI_YES : TRI_NO;
	const struct card *in;
	const struct node *dated;
	bool holds;

	for (size_t i = 0; entry_of(s, i, &in, &holds, &dated); i++)
		if (holds && !in)
			value = tri_or(value, current(s, dated));
	return value;
}

/* the place is excluded itself, or every group that holds it is */
static enum tri
excluded(const struct scope *s, const struct card *place)
{
	const struct node *groups = node_get(place->facts, "within"), *dated;
	enum tri value = TRI_NO, all = groups ? TRI_YES : TRI_NO;
	const struct card *out;
	bool holds;

	for (size_t i = 0; entry_of(s, i, &out, &holds, &dated); i++)
		if (!holds && out == place)
			value = tri_or(value, current(s, dated));
	for (const struct node *g = groups ? groups->first : NULL; g; g = g->next)
		all = tri_and(all, g->to ? excluded(s, g->to) : TRI_NO);
	return tri_or(value, all);
}

static size_t
count_entries(const struct node *scope)
{
	return node_count(node_get(scope, "in")) + node_count(node_get(scope, "except")) + node_count(node_get(scope, "dated"));
}

enum tri
scope_reaches_with(struct clock *clock, const struct node *scope, const struct card *place, const struct scope_more *more)
{
	struct scope s = {clock, scope, count_entries(scope), more};
	enum tri value = scope || more ? included(&s, place) : TRI_UNKNOWN;

	if (value != TRI_NO)
		return value;
	return tri_or(complete(&s), excluded(&s, place)) == TRI_YES ? TRI_NO : TRI_UNKNOWN;
}

enum tri
scope_reaches(struct clock *clock, const struct node *scope, const struct card *place)
{
	return scope_reaches_with(clock, scope, place, NULL);
}
