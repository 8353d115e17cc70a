#include "force.h"

#include <string.h>

const char *
force_state_name(enum force_state state)
{
	static const char *const names[FORCE_STATES] = {"proposed", "adopted", "in-force", "repealed", "expired", "unknown"};

	return names[state];
}

static struct date
date_in(const struct node *map, const char *key)
{
	struct date d = DATE_UNKNOWN;
	const char *text = node_text(map, key);

	if (text)
		date_parse(text, &d);
	return d;
}

static const struct node *
first_event(const struct node *history, const char *event)
{
	for (const struct node *e = history ? history->first : NULL; e; e = e->next)
		if (strcmp(node_text(e, "event"), event) == 0)
			return e;
	return NULL;
}

/* When an instrument was adopted: signed or voted; else published; else the day it takes effect. */
static struct date
adoption(const struct node *history)
{
	static const char *const order[] = {"adopted", "published", "in-force", "applies"};

	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		const struct node *e = first_event(history, order[i]);

		if (e)
			return date_in(e, "on");
	}
	return DATE_UNKNOWN;
}

/* Whether an event was adopted by the day. One that carries no day of its own came with the
 * instrument; one that ends or amends it came from elsewhere, and not before it took effect. */
static enum tri
adopted(const struct subject *s, const struct node *event, struct date instrument)
{
	const char *name = node_text(event, "event");

	if (node_text(event, "adopted"))
		return clock_reached(s->clock, date_in(event, "adopted"));
	if (node_text(event, "published"))
		return clock_reached(s->clock, date_in(event, "published"));
	if (name && (strcmp(name, "amended") == 0 || strcmp(name, "repealed") == 0 || strcmp(name, "expired") == 0))
		return clock_reached(s->clock, date_in(event, "on"));
	return clock_reached(s->clock, instrument);
}

/* The last event of that name adopted by the day. Where it is unknown whether a later one was,
 * *open is set, and the answer must not be relied on. */
static const struct node *
latest(const struct subject *s, const struct node *history, const char *name, struct date instrument, bool *open)
{
	const struct node *found = NULL;

	*open = false;
	for (const struct node *e = history ? history->first : NULL; e; e = e->next) {
		enum tri known;

		if (strcmp(node_text(e, "event"), name) != 0)
			continue;
		known = adopted(s, e, instrument);
		if (known == TRI_NO)
			continue;
		*open = known == TRI_UNKNOWN;
		found = e;
	}
	return found;
}

struct timeline {
	const struct node *own, *law; /* histories */
	struct date adopted;
	bool open;
};

/* the obligation's own event, else its regulation's */
static const struct node *
event_of(const struct subject *s, struct timeline *t, const char *name)
{
	const struct node *e = latest(s, t->own, name, t->adopted, &t->open);

	return e ? e : latest(s, t->law, name, t->adopted, &t->open);
}

static void
state_event(const struct subject *s, struct force *f, enum reason_code code, const char *date_name,
            const struct node *event)
{
	struct node *r = reason_add(s->arena, f->because, code);
	const char *by = node_text(event, "by");

	reason_text(s->arena, r, date_name, node_text(event, "on"));
	reason_text(s->arena, r, "event", by ? by : node_text(s->law->facts, "citation"));
}

static void
ended(const struct subject *s, struct force *f, struct timeline *t, const char *name, enum force_state state)
{
	const struct node *e = event_of(s, t, name);
	enum tri reached = e ? clock_reached(s->clock, date_in(e, "on")) : TRI_NO;

	if (reached == TRI_NO || f->state == FORCE_REPEALED)
		return;
	f->state = reached == TRI_YES ? state : FORCE_UNKNOWN;
	f->date = date_in(e, "on");
	f->because = node_list(s->arena);
	state_event(s, f,
	            reached == TRI_UNKNOWN ? REASON_FORCE_UNKNOWN_DATE
	            : state == FORCE_EXPIRED ? REASON_FORCE_EXPIRED
	                                     : REASON_FORCE_REPEALED,
	            reached == TRI_UNKNOWN ? "date" : "on", e);
}

static void
say_grace(const struct subject *s, struct force *f, enum reason_code code, const struct node *grace)
{
	struct node *r = reason_add(s->arena, f->because, code);
	const char *whom = node_text(grace, "for");

	reason_text(s->arena, r, "until", node_text(grace, "until"));
	reason_text(s->arena, r, "for", whom ? whom : node_text(grace, "when"));
	reason_text(s->arena, r, "event", node_text(grace, "by"));
}

static void
judge_grace(const struct subject *s, struct force *f, const struct node *grace, struct date instrument)
{
	const char *when = node_text(grace, "when");
	struct date until = date_in(grace, "until");
	enum tri known = adopted(s, grace, instrument), running, held;

	if (known == TRI_NO)
		return;
	running = tri_and(known, tri_not(clock_reached(s->clock, until)));
	if (running == TRI_NO) {
		say_grace(s, f, REASON_GRACE_ENDED, grace);
		return;
	}
	if (!s->service) {
		say_grace(s, f, REASON_GRACE_GENERAL, grace);
		return;
	}
	held = tri_and(running, when ? apply_condition(s, when, f->needs) : TRI_YES);
	say_grace(s, f,
	          held == TRI_YES  ? REASON_GRACE_RUNNING
	          : held == TRI_NO ? REASON_GRACE_NOT_HELD
	                           : REASON_GRACE_UNDETERMINED,
	          grace);
	if (held >= f->grace && held != TRI_NO) {
		f->grace = held;
		f->grace_until = until;
	}
}

static void
judge_start(const struct subject *s, struct force *f, struct timeline *t)
{
	const struct node *start = event_of(s, t, "applies");
	enum tri reached;

	if (!start)
		start = event_of(s, t, "in-force");
	if (!start) {
		reason_card(s->arena, reason_add(s->arena, f->because, REASON_FORCE_NO_DATE), "law", s->law);
		return;
	}
	f->date = date_in(start, "on");
	reached = t->open ? TRI_UNKNOWN : clock_reached(s->clock, f->date);
	f->state = reached == TRI_YES ? FORCE_IN_FORCE : reached == TRI_NO ? FORCE_ADOPTED : FORCE_UNKNOWN;
	state_event(s, f,
	            reached == TRI_YES  ? REASON_FORCE_IN_FORCE
	            : reached == TRI_NO ? REASON_FORCE_ADOPTED
	                                : REASON_FORCE_UNKNOWN_DATE,
	            reached == TRI_YES ? "since" : reached == TRI_NO ? "from" : "date", start);
}

struct force
force_on(const struct subject *s)
{
	struct timeline t = {.own = node_get(s->obligation->facts, "history"), .law = node_get(s->law->facts, "history")};
	const struct node *grace = node_get(s->obligation->facts, "grace");
	struct force f = {FORCE_UNKNOWN, DATE_UNKNOWN, TRI_NO, DATE_UNKNOWN, node_list(s->arena), node_list(s->arena)};
	enum tri known;

	t.adopted = first_event(t.own, "adopted") ? adoption(t.own) : adoption(t.law);
	known = clock_reached(s->clock, t.adopted);
	if (known == TRI_NO) {
		f.state = FORCE_PROPOSED;
		reason_card(s->arena, reason_add(s->arena, f.because, REASON_FORCE_PROPOSED), "law", s->law);
		return f;
	}
	judge_start(s, &f, &t);
	if (known == TRI_UNKNOWN)
		f.state = FORCE_UNKNOWN;
	ended(s, &f, &t, "repealed", FORCE_REPEALED);
	ended(s, &f, &t, "expired", FORCE_EXPIRED);
	if (f.state == FORCE_IN_FORCE)
		for (const struct node *g = grace ? grace->first : NULL; g; g = g->next)
			judge_grace(s, &f, g, t.adopted);
	return f;
}
