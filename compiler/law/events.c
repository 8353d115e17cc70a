#include "events.h"

#include <string.h>

#include "../base/text.h"

/* ---- days ---- */

enum { EVENT_DEPTH = 8 }; /* events counted from events counted from … */

struct date
events_date(const struct node *record, const char *key)
{
	struct date d = DATE_UNKNOWN;
	const char *text = node_text(record, key);

	if (text)
		date_parse(text, &d);
	return d;
}

static const struct node *
event_named(const struct node *history, const char *name, size_t n)
{
	for (const struct node *e = history ? history->first : NULL; e; e = e->next)
		if (strlen(node_text(e, "event")) == n && strncmp(node_text(e, "event"), name, n) == 0)
			return e;
	return NULL;
}

static bool
has_event(const struct node *history, const char *name)
{
	return event_named(history, name, strlen(name)) != NULL;
}

static bool
is_event_name(const char *name, size_t n)
{
	static const char *const names[] = {"proposed", "adopted", "published", "in-force", "applies", "amended", "repealed",
	                                    "expired"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i]) == n && strncmp(names[i], name, n) == 0)
			return true;
	return false;
}

/* such an event is one of the law itself, which says for each service when it takes effect */
static bool
counts_from_fact(const struct node *event)
{
	const char *on = node_text(event, "on"), *plus = on ? strstr(on, " + ") : NULL;

	return plus && !is_event_name(on, (size_t)(plus - on));
}

const char *
events_counts_from(struct arena *a, const struct node *event)
{
	const char *on = node_text(event, "on");

	return counts_from_fact(event) ? arena_copy(a, on, strcspn(on, " ")) : NULL;
}

static struct date
effect(const struct subject *s, const struct node *history, const struct node *event, struct node *needs, int depth)
{
	const char *on = node_text(event, "on"), *plus = on ? strstr(on, " + ") : NULL;
	const struct node *from;
	struct period p;

	if (!plus)
		return events_date(event, "on");
	if (depth == 0 || !period_parse(plus + 3, &p))
		return DATE_UNKNOWN;
	if (!is_event_name(on, (size_t)(plus - on)))
		return s && s->service ? apply_counted(s, arena_copy(s->arena, on, (size_t)(plus - on)), plus + 3, needs)
		                       : DATE_UNKNOWN;
	from = event_named(history, on, (size_t)(plus - on));
	return from ? date_add(effect(s, history, from, needs, depth - 1), p) : DATE_UNKNOWN;
}

struct date
events_effect(const struct subject *s, const struct node *history, const struct node *event, struct node *needs)
{
	return effect(s, history, event, needs, EVENT_DEPTH);
}

/* ---- adoption ---- */

/* a date known in part, of something that was over by another day: "2026", and no later than 2026-08-01 */
static struct date
no_later(struct date d, struct date than)
{
	if (d.first != DAY_MIN && d.last != DAY_MAX && than.last >= d.first && than.last < d.last)
		d.last = than.last;
	return d;
}

/* proposed, with nothing that says it was adopted: a planned day is none */
static bool
is_proposed(const struct node *history)
{
	if (!history || !has_event(history, "proposed") || has_event(history, "adopted") || has_event(history, "published"))
		return false;
	for (const struct node *e = history->first; e; e = e->next)
		if (node_get(e, "adopted") || node_get(e, "published") || node_get(e, "instrument"))
			return false;
	return true;
}

/* When an instrument was adopted: signed or voted; else published; else the day it takes effect, of several the first.
 * What is recorded as adopted was so when its sources were read, and no later than it took effect. */
static struct date
adoption(const struct node *history, struct date checked)
{
	static const char *const order[] = {"adopted", "published", "in-force", "applies"};
	struct date d = DATE_UNKNOWN;
	bool found = false;

	for (size_t i = 0; i < sizeof order / sizeof *order && !is_proposed(history); i++) {
		bool first = !found;

		for (const struct node *e = history ? history->first : NULL; e; e = e->next) {
			struct date on;

			if (!node_is(e, "event", order[i]))
				continue;
			on = events_effect(NULL, history, e, NULL);
			if (first && (!found || on.first < d.first))
				d = i < 2 ? no_later(on, checked) : on;
			else if (!first && !node_get(e, "adopted") && !node_get(e, "instrument"))
				d = no_later(d, on);
			found = true;
		}
	}
	return d;
}

static struct date
adoption_of(const struct card *law)
{
	return adoption(node_get(law->facts, "history"), events_date(law->facts, "checked"));
}

static bool
is_unknown(struct date d)
{
	return d.first == DAY_MIN && d.last == DAY_MAX;
}

struct histories
histories_of(const struct card *of, const struct card *law)
{
	struct histories h = {.own = of == law ? NULL : node_get(of->facts, "history"), .law = node_get(law->facts, "history")};
	struct date checked = events_date(law->facts, "checked");

	h.proposed = is_proposed(h.own) || (!has_event(h.own, "adopted") && is_proposed(h.law));
	h.adopted = h.proposed ? DATE_UNKNOWN : adoption(has_event(h.own, "adopted") ? h.own : h.law, checked);
	if (!h.proposed && is_unknown(h.adopted)) /* not said of the law: no later than its own start */
		h.adopted = adoption(h.own, checked);
	return h;
}

enum tri
events_seen(const struct subject *s, struct date d)
{
	return clock_reached(s->seen ? s->seen : s->clock, d);
}

/* the day that a decision carries itself, or that of the instrument it names; false where it has neither */
static bool
decided(const struct node *decision, struct date *d)
{
	const struct node *instrument = node_get(decision, "instrument");

	if (node_text(decision, "adopted"))
		*d = events_date(decision, "adopted");
	else if (node_text(decision, "published"))
		*d = events_date(decision, "published");
	else if (instrument && instrument->to)
		*d = adoption_of(instrument->to);
	else
		return false;
	return true;
}

static bool
amended_on(const struct node *history, struct date day, struct date *d)
{
	for (const struct node *e = history ? history->first : NULL; e; e = e->next)
		if (node_is(e, "event", "amended") && date_same(events_effect(NULL, history, e, NULL), day) == TRI_YES &&
		    decided(e, d))
			return true;
	return false;
}

/* the adoption of what changed the wording on a day: of an amendment recorded on it, else not before the day */
static struct date
change_adopted(const struct card *of, struct date day)
{
	struct date d;

	if (amended_on(node_get(of->facts, "history"), day, &d) || amended_on(node_get(of->unit->facts, "history"), day, &d))
		return d;
	return day;
}

/* a day of decision known in part, or not at all, of what took effect on another: it was decided by then */
static struct date
in_time(struct date d, struct date effect)
{
	if (effect.last != DAY_MAX && effect.last < d.last && effect.last >= d.first)
		d.last = effect.last;
	return d;
}

/* One that ends or amends the law came from elsewhere than the law, and is known no sooner than it took effect. */
static bool
came_later(const char *event)
{
	static const char *const names[] = {"amended", "repealed", "expired", "sunset-removed"};

	for (size_t i = 0; event && i < sizeof names / sizeof *names; i++)
		if (strcmp(event, names[i]) == 0)
			return true;
	return false;
}

struct date
events_adopted(const struct card *of, const char *list, const struct node *item, struct date law)
{
	struct date d;

	if (strcmp(list, "impediments") == 0 || node_is(item, "event", "proposed"))
		return events_date(item, node_text(item, "event") ? "on" : "from");
	if (decided(item, &d))
		return in_time(d, node_text(item, "event") ? events_effect(NULL, node_get(of->facts, "history"), item, NULL)
		                                           : events_date(item, "from"));
	if (came_later(node_text(item, "event")) && !counts_from_fact(item))
		return events_effect(NULL, node_get(of->facts, "history"), item, NULL);
	if (strcmp(list, "versions") == 0 && node_text(item, "from"))
		return change_adopted(of, events_date(item, "from"));
	return law;
}

struct date
events_end_adopted(const struct card *of, const char *list, const struct node *item, struct date law)
{
	const struct node *versions = node_get(of->facts, "versions");
	struct date d;

	if (decided(node_get(item, "ended"), &d))
		return in_time(d, events_date(item, "until"));
	if (strcmp(list, "grace") == 0)
		return events_adopted(of, list, item, law);
	if (strcmp(list, "versions") != 0)
		return events_date(item, "until");
	for (const struct node *v = versions ? versions->first : NULL; v; v = v->next)
		if (text_is(node_text(v, "from"), node_text(item, "until")))
			return events_adopted(of, list, v, law);
	return change_adopted(of, events_date(item, "until"));
}

/* ---- which of several holds ---- */

/* a question about the events of the same name */
struct query {
	const struct subject *s;
	const struct card *of;
	const struct histories *h;
	const char *names[2];
	const struct setting *end; /* events adopted after it, or others */
	bool again;
	struct node *needs;
};

/* whether an event comes after the end, by an act adopted after it, where such are asked for; else whether it does not */
static enum tri
is_wanted(const struct query *q, const struct setting *e)
{
	enum tri after = q->end ? tri_and(date_before(q->end->adopted, e->adopted), tri_not(date_before(e->date, q->end->date)))
	                        : TRI_NO;

	return q->again ? after : tri_not(after);
}

/* an event asked for, adopted by the day or perhaps; event is NULL where it is not */
static struct setting
candidate(const struct query *q, const struct node *history, const struct node *e)
{
	struct setting c = {e, DATE_UNKNOWN, events_adopted(q->of, "history", e, q->h->adopted), TRI_NO, false};

	if (!node_is(e, "event", q->names[0]) && !(q->names[1] && node_is(e, "event", q->names[1])))
		return (struct setting){.known = TRI_NO};
	if ((c.known = events_seen(q->s, c.adopted)) == TRI_NO)
		return (struct setting){.known = TRI_NO};
	c.date = events_effect(q->s, history, e, q->needs);
	c.known = tri_and(c.known, is_wanted(q, &c));
	if (c.known == TRI_NO)
		c.event = NULL;
	return c;
}

/* whether some event adopted later stands against a candidate for certain */
static bool
is_replaced(const struct query *q, const struct node *history, const struct setting *c)
{
	for (const struct node *e = history->first; e; e = e->next) {
		struct setting other = candidate(q, history, e);

		if (other.event && other.known == TRI_YES && date_before(c->adopted, other.adopted) == TRI_YES)
			return true;
	}
	return false;
}

/* the one said of two that may both hold: the later adopted, else the earlier day */
static bool
goes_before(const struct setting *a, const struct setting *b)
{
	if (a->adopted.last != b->adopted.last)
		return a->adopted.last > b->adopted.last;
	if (a->date.first != b->date.first)
		return a->date.first < b->date.first;
	return node_text(a->event, "by") && (!node_text(b->event, "by") || strcmp(node_text(a->event, "by"), node_text(b->event, "by")) < 0);
}

static struct setting
joined(const struct setting *a, const struct setting *b)
{
	struct setting j = goes_before(a, b) ? *a : *b;

	j.known = tri_or(a->known, b->known);
	j.open = a->open || b->open || a->date.first != b->date.first || a->date.last != b->date.last;
	j.date.first = a->date.first < b->date.first ? a->date.first : b->date.first;
	j.date.last = a->date.last > b->date.last ? a->date.last : b->date.last;
	return j;
}

/* what holds of one history */
static struct setting
query(const struct query *q, const struct node *history)
{
	struct setting found = {.date = DATE_UNKNOWN, .known = TRI_NO};

	for (const struct node *e = history ? history->first : NULL; e; e = e->next) {
		struct setting c = candidate(q, history, e);

		if (c.event && !is_replaced(q, history, &c))
			found = found.event ? joined(&found, &c) : c;
	}
	return found;
}

/* of the obligation, else of its law; of both where it is not known whether the former was adopted */
static struct setting
query_both(struct query *q, const struct card *of, const struct card *law)
{
	struct setting own, wide;

	q->of = of;
	own = query(q, q->h->own);
	q->of = law;
	if (own.known == TRI_YES)
		return own;
	wide = query(q, q->h->law);
	return own.event && wide.event ? joined(&own, &wide) : own.event ? own : wide;
}

/* an obligation that ended by itself does not begin again with its law */
static struct histories
own_only(const struct histories *h, const struct setting *end, bool again)
{
	struct histories own = *h;

	for (const struct node *e = again && h->own ? h->own->first : NULL; e; e = e->next)
		if (e == end->event)
			own.law = NULL;
	return own;
}

struct setting
events_start(const struct subject *s, const struct histories *h, const struct setting *end, bool again,
              struct node *needs)
{
	struct histories within = own_only(h, end, again);
	struct query q = {.s = s, .h = &within, .names = {again ? "in-force" : NULL, "applies"}, .end = end, .again = again,
	                   .needs = needs};
	struct setting found;

	if (again)
		return query_both(&q, s->obligation, s->law);
	q.names[0] = "applies";
	q.names[1] = NULL;
	if ((found = query_both(&q, s->obligation, s->law)).event)
		return found;
	q.names[0] = "in-force";
	return query_both(&q, s->obligation, s->law);
}

struct setting
events_earlier(const struct subject *s, const struct histories *h, struct node *needs)
{
	struct query q = {.s = s, .h = h, .names = {"applies-earlier", NULL}, .needs = needs};

	return query_both(&q, s->obligation, s->law);
}

/* what removes a sunset takes it away where it was adopted later */
static void
without_sunset(const struct subject *s, const struct histories *h, struct setting *end)
{
	struct query q = {.s = s, .h = h, .names = {"sunset-removed", NULL}};
	struct setting removed = query_both(&q, s->obligation, s->law);
	enum tri gone;

	if (!end->event || !removed.event)
		return;
	gone = tri_and(removed.known, date_before(end->adopted, removed.adopted));
	if (gone == TRI_YES)
		*end = (struct setting){.date = DATE_UNKNOWN, .known = TRI_NO};
	else if (gone == TRI_UNKNOWN)
		end->known = TRI_UNKNOWN;
}

struct setting
events_end(const struct subject *s, const struct histories *h, const char *name, struct node *needs)
{
	struct query q = {.s = s, .h = h, .names = {name, NULL}, .needs = needs};
	struct setting end = query_both(&q, s->obligation, s->law);

	if (strcmp(name, "expired") == 0)
		without_sunset(s, h, &end);
	return end;
}

/* ---- graces ---- */

static bool
text_same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* graces for the same services: the later adopted one sets their end */
static bool
is_same_grace(const struct node *a, const struct node *b)
{
	return text_same(node_text(a, "when"), node_text(b, "when")) && text_same(node_text(a, "for"), node_text(b, "for"));
}

enum tri
events_grace_holds(const struct subject *s, const struct histories *h, const struct node *grace)
{
	const struct node *list = node_get(s->obligation->facts, "grace");
	struct date adopted = events_adopted(s->obligation, "grace", grace, h->adopted), until = events_date(grace, "until");
	enum tri holds = events_seen(s, adopted);

	for (const struct node *g = list ? list->first : NULL; g; g = g->next) {
		struct date other = events_adopted(s->obligation, "grace", g, h->adopted);
		enum tri later = tri_and(events_seen(s, other), date_before(adopted, other));

		if (g == grace || !is_same_grace(g, grace))
			continue;
		/* of two whose order is not known, the longer one may not hold */
		if (later == TRI_NO && events_seen(s, other) != TRI_NO && date_before(other, adopted) != TRI_YES &&
		    date_before(events_date(g, "until"), until) == TRI_YES)
			later = TRI_UNKNOWN;
		holds = tri_and(holds, tri_not(later));
	}
	return holds;
}

/* ---- what two records say against each other ---- */

/* what can happen more than once, on different days */
static bool
may_repeat(const char *event)
{
	return text_is(event, "amended") || text_is(event, "proposed") || text_is(event, "published");
}

bool
events_contradict(const struct card *of, const char *list, const struct node *a, const struct node *b)
{
	struct histories h = histories_of(of, of->unit);
	bool grace = strcmp(list, "grace") == 0;
	const char *key = grace ? "until" : "on", *event = node_text(a, "event");

	if (grace ? !is_same_grace(a, b) : may_repeat(event) || !text_same(event, node_text(b, "event")))
		return false;
	return date_same(events_adopted(of, list, a, h.adopted), events_adopted(of, list, b, h.adopted)) == TRI_YES &&
	       !text_same(node_text(a, key), node_text(b, key));
}
