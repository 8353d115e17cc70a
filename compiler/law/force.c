#include "force.h"

#include <string.h>

#include "relate.h"

const char *
force_state_name(enum force_state state)
{
	static const char *const names[FORCE_STATES] = {"proposed", "adopted",     "in-force", "challenged", "impeded",
	                                                "invalidated", "repealed", "expired",  "unknown"};

	return names[state];
}

/* ---- dates of events ---- */

enum { EVENT_DEPTH = 8 }; /* events counted from events counted from … */

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
first_event(const struct node *history, const char *event, size_t n)
{
	for (const struct node *e = history ? history->first : NULL; e; e = e->next)
		if (strlen(node_text(e, "event")) == n && strncmp(node_text(e, "event"), event, n) == 0)
			return e;
	return NULL;
}

/* the day an event takes effect; "in-force + 12 months" counts from another event of its history */
static struct date
effect(const struct node *history, const struct node *event, int depth)
{
	const char *on = node_text(event, "on"), *plus = on ? strstr(on, " + ") : NULL;
	const struct node *from;
	struct period p;

	if (!plus)
		return date_in(event, "on");
	from = first_event(history, on, (size_t)(plus - on));
	if (!from || depth == 0 || !period_parse(plus + 3, &p))
		return DATE_UNKNOWN;
	return date_add(effect(history, from, depth - 1), p);
}

struct date
force_effect(const struct node *history, const struct node *event)
{
	return effect(history, event, EVENT_DEPTH);
}

/* a date known in part, of something that was over by another day: "2026", and no later than 2026-08-01 */
static struct date
no_later(struct date d, struct date than)
{
	if (d.first != DAY_MIN && d.last != DAY_MAX && than.last >= d.first && than.last < d.last)
		d.last = than.last;
	return d;
}

/* When an instrument was adopted: signed or voted; else published; else the day it takes effect. What
 * is recorded as adopted was so when its sources were read, and no later than it took effect. */
static struct date
adoption(const struct node *history, struct date checked)
{
	static const char *const order[] = {"adopted", "published", "in-force", "applies"};
	struct date d = DATE_UNKNOWN;
	bool found = false;

	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		const struct node *e = first_event(history, order[i], strlen(order[i]));

		if (!e)
			continue;
		if (!found)
			d = i < 2 ? no_later(effect(history, e, EVENT_DEPTH), checked) : effect(history, e, EVENT_DEPTH);
		else if (!node_get(e, "adopted") && !node_get(e, "instrument"))
			d = no_later(d, effect(history, e, EVENT_DEPTH));
		found = true;
	}
	return d;
}

/* Where an event carries no day of its own: that of the instrument it names, else of the law it
 * stands in; but one that ends or amends the law came from elsewhere, and not before it took effect. */
static struct date
adopted_on(const struct node *event, struct date law)
{
	const struct node *instrument = node_get(event, "instrument");
	const char *name = node_text(event, "event");

	if (node_text(event, "adopted"))
		return date_in(event, "adopted");
	if (node_text(event, "published"))
		return date_in(event, "published");
	if (instrument && instrument->to)
		return adoption(node_get(instrument->to->facts, "history"), date_in(instrument->to->facts, "checked"));
	if (name && (strcmp(name, "amended") == 0 || strcmp(name, "repealed") == 0 || strcmp(name, "expired") == 0))
		return date_in(event, "on");
	return law;
}

/* whether what is dated on that day is part of the law described; a day ahead is described as known now */
static enum tri
is_seen(const struct subject *s, struct date d)
{
	return clock_reached(s->seen ? s->seen : s->clock, d);
}

static enum tri
adopted(const struct subject *s, const struct node *event, struct date law)
{
	return is_seen(s, adopted_on(event, law));
}

/* ---- the history of one obligation ---- */

struct timeline {
	const struct node *own, *law; /* histories */
	struct date adopted;
};

struct last_event {
	const struct node *event; /* NULL where there is none */
	struct date date;         /* the day it takes effect */
	bool open;                /* whether a later one was adopted by the day is unknown */
};

/* the last event of that name adopted by the day */
static struct last_event
latest(const struct subject *s, const struct node *history, const char *name, struct date law)
{
	struct last_event f = {.date = DATE_UNKNOWN};

	for (const struct node *e = history ? history->first : NULL; e; e = e->next) {
		enum tri known;

		if (strcmp(node_text(e, "event"), name) != 0 || (known = adopted(s, e, law)) == TRI_NO)
			continue;
		f = (struct last_event){e, effect(history, e, EVENT_DEPTH), known == TRI_UNKNOWN};
	}
	return f;
}

/* the obligation's own event, else its regulation's */
static struct last_event
event_of(const struct subject *s, const struct timeline *t, const char *name)
{
	struct last_event f = latest(s, t->own, name, t->adopted);

	return f.event ? f : latest(s, t->law, name, t->adopted);
}

static struct last_event
start_of(const struct subject *s, const struct timeline *t)
{
	struct last_event f = event_of(s, t, "applies");

	return f.event ? f : event_of(s, t, "in-force");
}

static struct timeline
timeline_of(const struct subject *s)
{
	struct timeline t = {node_get(s->obligation->facts, "history"), node_get(s->law->facts, "history"), DATE_UNKNOWN};

	t.adopted = adoption(first_event(t.own, "adopted", strlen("adopted")) ? t.own : t.law, date_in(s->law->facts, "checked"));
	return t;
}

enum tri
force_known(struct clock *clock, const struct card *of, const struct node *item)
{
	struct subject s = {.clock = clock, .obligation = of, .law = of->unit};
	const char *name = node_text(item, "event");

	if (node_get(item, "court"))
		return clock_reached(clock, date_in(item, "from"));
	if (name && strcmp(name, "proposed") == 0)
		return clock_reached(clock, date_in(item, "on"));
	return adopted(&s, item, timeline_of(&s).adopted);
}

const struct node *
force_version(const struct subject *s)
{
	const struct node *versions = node_get(s->obligation->facts, "versions"), *found = NULL;
	struct timeline t = timeline_of(s);

	for (const struct node *v = versions ? versions->first : NULL; v; v = v->next) {
		const char *from = node_text(v, "from"), *until = node_text(v, "until");

		if (adopted(s, v, t.adopted) == TRI_YES && (!from || clock_reached(s->clock, date_in(v, "from")) == TRI_YES) &&
		    (!until || clock_reached(s->clock, date_in(v, "until")) == TRI_NO))
			found = v;
	}
	return found;
}

/* ---- saying it ---- */

/* a date as it was written, or as it was counted */
static const char *
date_said(const struct subject *s, const char *written, struct date d)
{
	char text[DATE_TEXT];

	if (written && !strstr(written, " + "))
		return written;
	return arena_string(s->arena, date_text(d, text));
}

static void
say_event(const struct subject *s, struct node *list, enum reason_code code, const char *date_name, struct last_event f)
{
	struct node *r = reason_add(s->arena, list, code);
	const char *by = node_text(f.event, "by");

	reason_text(s->arena, r, date_name, date_said(s, node_text(f.event, "on"), f.date));
	reason_text(s->arena, r, "event", by ? by : node_text(s->law->facts, "citation"));
}

static void
say_grace(const struct subject *s, struct node *list, enum reason_code code, const struct node *grace)
{
	struct node *r = reason_add(s->arena, list, code);
	const char *whom = node_text(grace, "for");

	reason_text(s->arena, r, "until", node_text(grace, "until"));
	reason_text(s->arena, r, "for", whom ? whom : node_text(grace, "when"));
	reason_text(s->arena, r, "event", node_text(grace, "by"));
}

/* ---- start, end ---- */

static void
judge_start(const struct subject *s, struct force *f, const struct timeline *t)
{
	struct last_event start = start_of(s, t);
	enum tri reached;

	if (!start.event) {
		reason_card(s->arena, reason_add(s->arena, f->because, REASON_FORCE_NO_DATE), "law", s->law);
		return;
	}
	f->date = start.date;
	reached = start.open ? TRI_UNKNOWN : clock_reached(s->clock, f->date);
	f->state = reached == TRI_YES ? FORCE_IN_FORCE : reached == TRI_NO ? FORCE_ADOPTED : FORCE_UNKNOWN;
	say_event(s, f->because,
	          reached == TRI_YES  ? REASON_FORCE_IN_FORCE
	          : reached == TRI_NO ? REASON_FORCE_ADOPTED
	                              : REASON_FORCE_UNKNOWN_DATE,
	          reached == TRI_YES ? "since" : reached == TRI_NO ? "from" : "date", start);
}

static void
judge_end(const struct subject *s, struct force *f, const struct timeline *t, const char *name, enum force_state state)
{
	struct last_event end = event_of(s, t, name);
	enum tri reached = end.event ? clock_reached(s->clock, end.date) : TRI_NO;

	if (reached == TRI_NO || f->state == FORCE_REPEALED)
		return;
	f->state = reached == TRI_YES ? state : FORCE_UNKNOWN;
	f->date = end.date;
	f->because = node_list(s->arena);
	say_event(s, f->because,
	          reached == TRI_UNKNOWN   ? REASON_FORCE_UNKNOWN_DATE
	          : state == FORCE_EXPIRED ? REASON_FORCE_EXPIRED
	                                   : REASON_FORCE_REPEALED,
	          reached == TRI_UNKNOWN ? "date" : "on", end);
}

/* ---- grace ---- */

static void
judge_grace(const struct subject *s, struct force *f, const struct node *grace, struct date law)
{
	const char *when = node_text(grace, "when");
	struct date until = date_in(grace, "until");
	enum tri known = adopted(s, grace, law), running, held;

	if (known == TRI_NO)
		return;
	running = tri_and(known, tri_not(clock_reached(s->clock, until)));
	if (running == TRI_NO) {
		say_grace(s, f->because, REASON_GRACE_ENDED, grace);
		return;
	}
	if (!s->service) {
		say_grace(s, f->because, REASON_GRACE_GENERAL, grace);
		if (clock_near(s->clock, until) == TRI_YES)
			say_grace(s, f->upcoming, REASON_UPCOMING_GRACE_END, grace);
		return;
	}
	held = tri_and(running, when ? apply_condition(s, when, f->needs) : TRI_YES);
	say_grace(s, f->because,
	          held == TRI_YES  ? REASON_GRACE_RUNNING
	          : held == TRI_NO ? REASON_GRACE_NOT_HELD
	                           : REASON_GRACE_UNDETERMINED,
	          grace);
	if (held >= f->grace && held != TRI_NO) {
		f->grace = held;
		f->grace_until = until;
	}
}

/* ---- courts ---- */

/* whom a ruling reaches: yes or no for this platform, or not known */
static enum tri
reaches(const struct subject *s, const struct node *impediment)
{
	const struct node *against = node_get(impediment, "against");
	const char *others = node_text(impediment, "others");

	if ((!against && !others) || !s->platform)
		return TRI_YES;
	for (const struct node *p = against ? against->first : NULL; p; p = p->next)
		if (p->to == s->platform)
			return TRI_YES;
	if (apply_party(s, impediment) != TRI_NO)
		return apply_party(s, impediment);
	return others && strcmp(others, "not-affected") == 0 ? TRI_NO : TRI_UNKNOWN;
}

static enum tri
lasts(const struct subject *s, const struct node *impediment)
{
	enum tri begun = tri_and(is_seen(s, date_in(impediment, "from")), clock_reached(s->clock, date_in(impediment, "from")));

	if (!node_text(impediment, "until"))
		return begun;
	return tri_and(begun, tri_not(clock_reached(s->clock, date_in(impediment, "until"))));
}

static const struct ruling {
	const char *type;
	enum force_state state;
	enum reason_code code;
} rulings[] = {
	{"challenge", FORCE_CHALLENGED, REASON_FORCE_CHALLENGED},
	{"stay", FORCE_IMPEDED, REASON_FORCE_STAYED},
	{"injunction", FORCE_IMPEDED, REASON_FORCE_ENJOINED},
	{"invalidation", FORCE_INVALIDATED, REASON_FORCE_INVALIDATED},
};

static const struct ruling *
ruling_of(const struct node *impediment)
{
	size_t i = 0;

	while (i + 1 < sizeof rulings / sizeof *rulings && !node_is(impediment, "type", rulings[i].type))
		i++;
	return &rulings[i];
}

static void
say_ruling(const struct subject *s, struct node *list, enum reason_code code, const struct node *impediment)
{
	static const char *const args[] = {"court", "case", "from", "instance"};
	struct node *r = reason_add(s->arena, list, code);

	for (size_t i = 0; i < sizeof args / sizeof *args; i++)
		reason_text(s->arena, r, args[i], node_text(impediment, args[i]));
}

/* Of what a court has stopped, the ruling is said first, and its start as one that would have been. */
static void
lead_with(const struct subject *s, struct force *f, struct node *ruling)
{
	struct node *rest = f->because;

	if (f->state != FORCE_CHALLENGED && rest->first &&
	    strcmp(node_text(rest->first, "code"), reason_infos[REASON_FORCE_IN_FORCE].name) == 0)
		node_get(rest->first, "code")->text = reason_infos[REASON_FORCE_WOULD_APPLY].name;
	f->because = ruling;
	reason_merge(s->arena, f->because, rest);
}

/* A ruling of which it is not known whether it reaches the platform, or has begun, leaves the
 * obligation in force and challenged. */
static void
judge_ruling(const struct subject *s, struct force *f, const struct node *impediment)
{
	enum tri lasting = lasts(s, impediment), whom = reaches(s, impediment);
	const struct ruling *ruling = ruling_of(impediment);
	enum force_state state = ruling->state;
	struct node *said = node_list(s->arena);

	if (lasting == TRI_NO || whom == TRI_NO)
		return;
	say_ruling(s, said, ruling->code, impediment);
	if (whom == TRI_UNKNOWN)
		reason_card(s->arena, reason_add(s->arena, said, REASON_FORCE_REACH_UNKNOWN), "platform", s->platform);
	if (whom == TRI_UNKNOWN || lasting == TRI_UNKNOWN)
		state = FORCE_CHALLENGED;
	/* what is not in force yet cannot be in force and challenged */
	if (state > f->state && f->state != FORCE_UNKNOWN && !(f->state == FORCE_ADOPTED && state == FORCE_CHALLENGED))
		f->state = state;
	lead_with(s, f, said);
}

/* ---- what changes, and when ---- */

static const struct {
	const char *name, *said;
	enum reason_code ahead, past; /* the past of an end and of a ruling is that of its kind */
} law_changes[LAW_CHANGES] = {
	[LAW_STARTS] = {"start", "it starts to apply", REASON_UPCOMING_START, REASON_FORCE_IN_FORCE},
	[LAW_BOUND] = {"bound", "it starts to bind a role", REASON_APPLIES_ROLE_FROM, REASON_APPLIES_ROLE_FROM},
	[LAW_ENDS] = {"end", "it ceases to apply", REASON_UPCOMING_END, REASON_FORCE_REPEALED},
	[LAW_GRACE_ENDS] = {"grace-end", "a grace period ends", REASON_UPCOMING_GRACE_END, REASON_GRACE_ENDED},
	[LAW_WORDED] = {"wording", "it is reworded", REASON_UPCOMING_WORDING, REASON_LAW_WORDED},
	[LAW_UNWORDED] = {"wording-end", "a version of its wording ends", REASON_UPCOMING_WORDING_END, REASON_LAW_UNWORDED},
	[LAW_AMENDED] = {"amended", "the law is amended", REASON_UPCOMING_AMENDED, REASON_LAW_AMENDED},
	[LAW_RULED] = {"ruling", "a ruling takes effect", REASON_FORCE_CHALLENGED, REASON_FORCE_CHALLENGED},
	[LAW_UNRULED] = {"ruling-end", "a ruling ceases to have effect", REASON_UPCOMING_RULING_END, REASON_LAW_UNRULED},
};

const char *
law_change_name(enum law_change change)
{
	return law_changes[change].name;
}

const char *
law_change_said(enum law_change change)
{
	return law_changes[change].said;
}

const char *
law_event_by(const struct law_event *event)
{
	const struct card *law = event->of->unit ? event->of->unit : event->of;
	const char *by = node_text(event->item, event->change >= LAW_RULED ? "court" : "by");

	return by ? by : node_text(law->facts, "citation");
}

/* events being gathered */
struct gathering {
	const struct subject *s;
	struct timeline t;
	struct date end; /* of the obligation, as far as one is adopted */
	struct law_event *first;
};

/* puts an event among the others; of one day, the later added comes later */
static void
gather(struct gathering *g, enum law_change change, const struct card *of, const struct node *item, struct date date,
       const char *written)
{
	struct law_event **at = &g->first, *e = arena_take(g->s->arena, sizeof *e);

	if (date.first == DAY_MIN || date_before(g->end, date) == TRI_YES)
		return;
	while (*at && (*at)->date.first <= date.first)
		at = &(*at)->next;
	*e = (struct law_event){*at, change, of, item, date, date_said(g->s, written, date)};
	*at = e;
}

static void
gather_ends(struct gathering *g)
{
	static const char *const names[] = {"repealed", "expired"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct last_event f = event_of(g->s, &g->t, names[i]);

		if (!f.event)
			continue;
		if (date_before(g->end, f.date) != TRI_YES)
			g->end = f.date;
		gather(g, LAW_ENDS, g->s->obligation, f.event, f.date, node_text(f.event, "on"));
	}
}

/* none where it is not known whether a later day had been adopted */
static void
gather_start(struct gathering *g)
{
	struct last_event f = start_of(g->s, &g->t);

	if (f.event && !f.open)
		gather(g, LAW_STARTS, g->s->obligation, f.event, f.date, node_text(f.event, "on"));
}

static bool
has_gathered(const struct gathering *g, enum law_change change, struct date date)
{
	for (const struct law_event *e = g->first; e; e = e->next)
		if (e->change == change && e->of == g->s->obligation && date_same(e->date, date) == TRI_YES)
			return true;
	return false;
}

/* a version that ends where another begins is one change */
static void
gather_versions(struct gathering *g, enum law_change change, const char *key)
{
	const struct node *n = node_get(g->s->obligation->facts, "versions");

	for (n = n ? n->first : NULL; n; n = n->next)
		if (node_text(n, key) && adopted(g->s, n, g->t.adopted) != TRI_NO &&
		    (change == LAW_WORDED || !has_gathered(g, LAW_WORDED, date_in(n, key))))
			gather(g, change, g->s->obligation, n, date_in(n, key), node_text(n, key));
}

/* an amendment whose wording is recorded is that wording, and one of the law that the obligation records too is its */
static void
gather_amendments(struct gathering *g, const struct card *of, const struct node *history)
{
	for (const struct node *e = history ? history->first : NULL; e; e = e->next) {
		struct date d = effect(history, e, EVENT_DEPTH);

		if (node_is(e, "event", "amended") && adopted(g->s, e, g->t.adopted) != TRI_NO &&
		    !has_gathered(g, LAW_WORDED, d) && !has_gathered(g, LAW_UNWORDED, d) &&
		    (of == g->s->obligation || !has_gathered(g, LAW_AMENDED, d)))
			gather(g, LAW_AMENDED, of, e, d, node_text(e, "on"));
	}
}

static void
gather_graces(struct gathering *g)
{
	const struct node *n = node_get(g->s->obligation->facts, "grace");

	for (n = n ? n->first : NULL; n; n = n->next) {
		const char *when = node_text(n, "when");

		if (adopted(g->s, n, g->t.adopted) != TRI_NO &&
		    (!when || !g->s->service || apply_condition(g->s, when, node_list(g->s->arena)) != TRI_NO))
			gather(g, LAW_GRACE_ENDS, g->s->obligation, n, date_in(n, "until"), node_text(n, "until"));
	}
}

static void
gather_rulings(struct gathering *g, enum law_change change, const char *key)
{
	const struct node *n = node_get(g->s->obligation->facts, "impediments");

	for (n = n ? n->first : NULL; n; n = n->next)
		if (node_text(n, key) && clock_reached(g->s->clock, date_in(n, "from")) != TRI_NO && reaches(g->s, n) != TRI_NO)
			gather(g, change, g->s->obligation, n, date_in(n, key), node_text(n, key));
}

static void
gather_bound(struct gathering *g)
{
	const struct node *n = apply_field(g->s, "binds");

	for (n = n ? n->first : NULL; n; n = n->next)
		if (node_text(n, "from"))
			gather(g, LAW_BOUND, g->s->obligation, n, date_in(n, "from"), node_text(n, "from"));
}

struct law_event *
force_events(const struct subject *s)
{
	struct gathering g = {s, timeline_of(s), DATE_UNKNOWN, NULL};

	if (clock_reached(s->clock, g.t.adopted) == TRI_NO)
		return NULL;
	gather_ends(&g);
	gather_start(&g);
	gather_bound(&g);
	gather_graces(&g);
	gather_versions(&g, LAW_WORDED, "from");
	gather_versions(&g, LAW_UNWORDED, "until");
	gather_amendments(&g, s->obligation, g.t.own);
	gather_amendments(&g, s->law, g.t.law);
	gather_rulings(&g, LAW_RULED, "from");
	gather_rulings(&g, LAW_UNRULED, "until");
	return g.first;
}

struct law_event *
force_due(const struct subject *s)
{
	struct law_event *first = force_events(s), **at = &first;

	while (*at)
		if (clock_reached(s->clock, (*at)->date) == TRI_NO && clock_near(s->clock, (*at)->date) == TRI_YES)
			at = &(*at)->next;
		else
			*at = (*at)->next;
	return first;
}

static enum reason_code
code_of(const struct law_event *e, bool ahead)
{
	if (e->change == LAW_RULED)
		return ruling_of(e->item)->code;
	if (e->change == LAW_ENDS && !ahead && node_is(e->item, "event", "expired"))
		return REASON_FORCE_EXPIRED;
	return ahead ? law_changes[e->change].ahead : law_changes[e->change].past;
}

/* what an event says under the name of an argument */
static const char *
said_as(const struct law_event *e, const char *name)
{
	static const char *const dates[] = {"date", "since", "on", "from", "until"};

	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
		if (strcmp(name, dates[i]) == 0)
			return e->on;
	if (strcmp(name, "event") == 0)
		return e->change == LAW_GRACE_ENDS ? node_text(e->item, "by") : law_event_by(e);
	if (strcmp(name, "for") == 0 && !node_text(e->item, name))
		return node_text(e->item, "when");
	if (strcmp(name, "role") == 0 && node_get(e->item, name)->to)
		return node_get(e->item, name)->to->title;
	return node_text(e->item, name);
}

void
force_say(const struct subject *s, struct node *list, const struct law_event *e, bool ahead)
{
	enum reason_code code = code_of(e, ahead);
	struct node *r = reason_add(s->arena, list, code);
	char *names = arena_string(s->arena, reason_infos[code].args), *rest = NULL;

	for (char *name = strtok_r(names, " ", &rest); name; name = strtok_r(NULL, " ", &rest))
		reason_text(s->arena, r, name, said_as(e, name));
}

struct force
force_on(const struct subject *s)
{
	struct timeline t = timeline_of(s);
	const struct node *grace = node_get(s->obligation->facts, "grace"), *rulings_of;
	struct force f = {.state = FORCE_UNKNOWN, .date = DATE_UNKNOWN, .grace = TRI_NO, .grace_until = DATE_UNKNOWN,
	                  .because = node_list(s->arena), .needs = node_list(s->arena), .upcoming = node_list(s->arena)};
	enum tri known = tri_and(is_seen(s, t.adopted), clock_reached(s->clock, t.adopted));

	if (known == TRI_NO) {
		f.state = FORCE_PROPOSED;
		reason_card(s->arena, reason_add(s->arena, f.because, REASON_FORCE_PROPOSED), "law", s->law);
		return f;
	}
	judge_start(s, &f, &t);
	if (known == TRI_UNKNOWN)
		f.state = FORCE_UNKNOWN;
	judge_end(s, &f, &t, "repealed", FORCE_REPEALED);
	judge_end(s, &f, &t, "expired", FORCE_EXPIRED);
	if (f.state == FORCE_IN_FORCE)
		for (const struct node *g = grace ? grace->first : NULL; g; g = g->next)
			judge_grace(s, &f, g, t.adopted);
	rulings_of = f.state == FORCE_REPEALED || f.state == FORCE_EXPIRED
	                     ? NULL
	                     : node_get(s->obligation->facts, "impediments");
	for (const struct node *i = rulings_of ? rulings_of->first : NULL; i; i = i->next)
		judge_ruling(s, &f, i);
	relate_challenge(s, &f);
	f.due = force_due(s);
	for (const struct law_event *e = f.due; e; e = e->next)
		force_say(s, f.upcoming, e, true);
	return f;
}
