#include "force.h"

#include <string.h>

#include "../base/text.h"
#include "events.h"
#include "relate.h"

const char *
force_state_name(enum force_state state)
{
	static const char *const names[FORCE_STATES] = {"proposed", "adopted",     "in-force", "challenged", "impeded",
	                                                "invalidated", "repealed", "expired",  "unknown"};

	return names[state];
}

struct date
force_effect(const struct node *history, const struct node *event)
{
	return events_effect(NULL, history, event, NULL);
}

enum tri
force_known(struct clock *clock, const struct card *of, const char *list, const struct node *item)
{
	struct histories h = histories_of(of, of->unit);

	return clock_reached(clock, events_adopted(of, list, item, h.adopted));
}

enum tri
force_end_known(struct clock *clock, const struct card *of, const char *list, const struct node *item)
{
	struct histories h = histories_of(of, of->unit);

	return clock_reached(clock, events_end_adopted(of, list, item, h.adopted));
}

/* whether an item with an end is over on the day, as far as that end was decided by then */
static enum tri
is_over(const struct subject *s, const struct histories *h, const char *list, const struct node *item)
{
	if (!node_text(item, "until"))
		return TRI_NO;
	return tri_and(events_seen(s, events_end_adopted(s->obligation, list, item, h->adopted)),
	               clock_reached(s->clock, events_date(item, "until")));
}

/* of two wordings of one day the one adopted later holds, else the one that begins later; the last test makes it one */
static bool
version_follows(const struct card *of, const struct histories *h, const struct node *a, const struct node *b)
{
	struct date x = events_adopted(of, "versions", a, h->adopted), y = events_adopted(of, "versions", b, h->adopted);

	if (x.first != y.first)
		return x.first > y.first;
	if (events_date(a, "from").first != events_date(b, "from").first)
		return events_date(a, "from").first > events_date(b, "from").first;
	return strcmp(node_text(a, "by"), node_text(b, "by")) > 0;
}

const struct node *
force_version(const struct subject *s)
{
	const struct node *versions = node_get(s->obligation->facts, "versions"), *found = NULL;
	struct histories h;

	if (s->obligation->as_of.day == s->clock->day) /* what was left out of it would have been judged too */
		clock_narrow(s->clock, &s->obligation->as_of);
	if (s->law->as_of.day == s->clock->day)
		clock_narrow(s->clock, &s->law->as_of);
	if (!versions)
		return NULL;
	h = histories_of(s->obligation, s->law);
	for (const struct node *v = versions->first; v; v = v->next)
		if (events_seen(s, events_adopted(s->obligation, "versions", v, h.adopted)) == TRI_YES &&
		    (!node_text(v, "from") || clock_reached(s->clock, events_date(v, "from")) == TRI_YES) &&
		    is_over(s, &h, "versions", v) == TRI_NO && (!found || version_follows(s->obligation, &h, v, found)))
			found = v;
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
say_event(const struct subject *s, struct node *list, enum reason_code code, const char *date_name, const struct setting *f)
{
	struct node *r = reason_add(s->arena, list, code);
	const char *by = node_text(f->event, "by");

	reason_text(s->arena, r, date_name, date_said(s, f->open ? NULL : node_text(f->event, "on"), f->date));
	reason_text(s->arena, r, "event", by ? by : node_text(s->law->facts, "citation"));
}

/* a start that counts from a fact is another day for each service */
static void
say_counted(const struct subject *s, struct node *list, const struct setting *f)
{
	const char *by = node_text(f->event, "by");
	struct node *r = reason_add(s->arena, list, REASON_FORCE_COUNTED);

	reason_text(s->arena, r, "period", strstr(node_text(f->event, "on"), " + ") + 3);
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

/* what a day of the law says of the obligation: its ends, and the starts before and after them */
struct course {
	struct histories h;
	struct setting start, early; /* early: perhaps it began by this one, before the start */
	struct ending {
		const char *name;
		enum force_state state;
		enum reason_code code;
		struct setting end, again; /* again: when it is in force again afterwards */
	} ends[2];
	struct node *needs; /* the facts that a start or an end counts from */
};

static enum tri
is_past(const struct subject *s, const struct setting *e)
{
	return e->event ? tri_and(e->known, clock_reached(s->clock, e->date)) : TRI_NO;
}

/* While the start is ahead, the earlier one takes its place where it comes before it, and is left in early where that is
 * not known. */
static void
start_earlier(const struct subject *s, struct course *c)
{
	struct node *needs = node_list(s->arena);
	struct setting early;
	enum tri before;

	if (!s->service || !c->start.event || is_past(s, &c->start) == TRI_YES ||
	    !(early = events_earlier(s, &c->h, needs)).event)
		return;
	before = tri_and(early.known, date_before(early.date, c->start.date));
	if (before == TRI_YES) {
		c->start = early;
	} else if (before == TRI_UNKNOWN && is_past(s, &early) != TRI_NO) {
		c->early = early;
		reason_merge(s->arena, c->needs, needs);
	}
}

static struct course
course_of(const struct subject *s)
{
	struct course c = {.h = histories_of(s->obligation, s->law), .needs = node_list(s->arena),
	                   .ends = {{.name = "repealed", .state = FORCE_REPEALED, .code = REASON_FORCE_REPEALED},
	                            {.name = "expired", .state = FORCE_EXPIRED, .code = REASON_FORCE_EXPIRED}}};
	const struct setting *last = NULL;

	for (size_t i = 0; i < sizeof c.ends / sizeof *c.ends; i++) {
		struct ending *e = &c.ends[i];

		e->end = events_end(s, &c.h, e->name, c.needs);
		if (!e->end.event)
			continue;
		e->again = events_start(s, &c.h, &e->end, true, c.needs);
		last = e->again.event ? &e->end : last;
	}
	c.start = events_start(s, &c.h, last, false, c.needs);
	start_earlier(s, &c);
	return c;
}

/* the first start, or one after an end */
static void
judge_start(const struct subject *s, struct force *f, const struct setting *start)
{
	static const struct {
		enum force_state state;
		enum reason_code code;
		const char *date;
	} said[] = {
		[TRI_NO] = {FORCE_ADOPTED, REASON_FORCE_ADOPTED, "from"},
		[TRI_UNKNOWN] = {FORCE_UNKNOWN, REASON_FORCE_UNKNOWN_DATE, "date"},
		[TRI_YES] = {FORCE_IN_FORCE, REASON_FORCE_IN_FORCE, "since"},
	};
	enum tri reached;

	if (!start->event) {
		reason_card(s->arena, reason_add(s->arena, f->because, REASON_FORCE_NO_DATE), "law", s->law);
		return;
	}
	if (!s->service && events_counts_from(s->arena, start->event)) {
		say_counted(s, f->because, start);
		return;
	}
	reached = start->known == TRI_YES ? clock_reached(s->clock, start->date) : TRI_UNKNOWN;
	f->date = start->date;
	f->state = said[reached].state;
	say_event(s, f->because, said[reached].code, said[reached].date, start);
}

/* Not yet applicable, unless it is for those to whom it applies earlier, which is not known of the service. */
static void
judge_early(const struct subject *s, struct force *f, const struct setting *early)
{
	if (f->state != FORCE_ADOPTED || !early->event)
		return;
	f->state = FORCE_UNKNOWN;
	f->because = node_list(s->arena);
	say_event(s, f->because, REASON_FORCE_UNKNOWN_DATE, "date", early);
}

/* In force, and this service is bound from a later day, for it is not yet applicable. */
static void
judge_bound(const struct subject *s, struct force *f)
{
	struct application a;
	char from[DATE_TEXT];
	struct node *r;

	if (f->state != FORCE_IN_FORCE || !s->service)
		return;
	a = s->applied ? *s->applied : apply(s);
	if (a.from.first == DAY_MIN)
		return;
	f->state = FORCE_ADOPTED;
	f->date = a.from;
	f->because = node_list(s->arena);
	r = reason_add(s->arena, f->because, REASON_FORCE_ADOPTED);
	reason_text(s->arena, r, "from", arena_string(s->arena, date_text(a.from, from)));
	reason_text(s->arena, r, "event", node_text(s->law->facts, "citation"));
}

static void
judge_end(const struct subject *s, struct force *f, const struct ending *e)
{
	enum tri reached = is_past(s, &e->end), again = is_past(s, &e->again);

	if (reached == TRI_NO || f->state == FORCE_REPEALED)
		return;
	if (!s->service && events_counts_from(s->arena, e->end.event)) /* another day for each */
		return;
	f->because = node_list(s->arena);
	if (reached == TRI_YES && e->again.event) {
		if (again != TRI_YES)
			say_event(s, f->because, e->code, "on", &e->end);
		judge_start(s, f, &e->again);
		return;
	}
	f->state = reached == TRI_YES ? e->state : FORCE_UNKNOWN;
	f->date = e->end.date;
	say_event(s, f->because, reached == TRI_UNKNOWN ? REASON_FORCE_UNKNOWN_DATE : e->code,
	          reached == TRI_UNKNOWN ? "date" : "on", &e->end);
}

/* ---- grace ---- */

static void
judge_grace(const struct subject *s, struct force *f, const struct node *grace, const struct histories *h)
{
	const char *when = node_text(grace, "when");
	struct date until = events_date(grace, "until");
	enum tri holds = events_grace_holds(s, h, grace), running, held;

	if (holds == TRI_NO)
		return;
	running = tri_and(holds, tri_not(is_over(s, h, "grace", grace)));
	if (running == TRI_NO) {
		say_grace(s, f->because, REASON_GRACE_ENDED, grace);
		return;
	}
	if (!s->service) {
		say_grace(s, f->because, REASON_GRACE_GENERAL, grace);
		return;
	}
	held = tri_and(running, when ? apply_condition(s, when, f->needs) : TRI_YES);
	say_grace(s, f->because,
	          held == TRI_YES  ? REASON_GRACE_RUNNING
	          : held == TRI_NO ? REASON_GRACE_NOT_HELD
	                           : REASON_GRACE_UNDETERMINED,
	          grace);
	/* of several that it has, the longest; which of the sure ones is no matter of their order */
	if (held > f->grace || (held == f->grace && held != TRI_NO && f->grace_until.first < until.first)) {
		f->grace = held;
		f->grace_until = until;
	}
}

/* ---- courts ---- */

enum tri
force_reaches(const struct subject *s, const struct node *impediment)
{
	const struct node *against = node_get(impediment, "against");
	const char *others = node_text(impediment, "others");

	apply_glance(s, &(struct glance){.kind = GLANCE_RULING, .ruling = impediment});
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
lasts(const struct subject *s, const struct histories *h, const struct node *impediment)
{
	enum tri begun = tri_and(events_seen(s, events_date(impediment, "from")), clock_reached(s->clock, events_date(impediment, "from")));

	return tri_and(begun, tri_not(is_over(s, h, "impediments", impediment)));
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
judge_ruling(const struct subject *s, struct force *f, const struct histories *h, const struct node *impediment)
{
	enum tri lasting = lasts(s, h, impediment), whom = force_reaches(s, impediment);
	const struct ruling *ruling = ruling_of(impediment);
	enum force_state state = ruling->state;
	struct node *said = node_list(s->arena);

	if (lasting == TRI_NO || whom == TRI_NO)
		return;
	say_ruling(s, said, ruling->code, impediment);
	if (whom == TRI_UNKNOWN && ruling->state != FORCE_CHALLENGED)
		whom = apply_bound_by(s, impediment, f->reach_needs);
	if (whom == TRI_NO)
		return;
	if (whom == TRI_UNKNOWN)
		reason_card(s->arena, reason_add(s->arena, said, REASON_FORCE_REACH_UNKNOWN), "platform", s->platform);
	if (whom == TRI_UNKNOWN || lasting == TRI_UNKNOWN)
		state = FORCE_CHALLENGED;
	/* What is not in force yet cannot be in force and challenged. Where it is not known whether it begins or has ended,
	 * a ruling that stops it for certain is still the answer: nothing is owed either way. */
	if (f->state == FORCE_UNKNOWN ? state != FORCE_CHALLENGED
	                              : state > f->state && !(f->state == FORCE_ADOPTED && state == FORCE_CHALLENGED))
		f->state = state;
	lead_with(s, f, said);
}

/* ---- what changes, and when ---- */

static const struct {
	const char *name, *said;
	enum reason_code ahead, past; /* the past of an end and of a ruling is that of its kind */
	const char *list, *key;       /* where it is recorded; NULL: within a wording */
} law_changes[LAW_CHANGES] = {
	[LAW_STARTS] = {"start", "it starts to apply", REASON_UPCOMING_START, REASON_FORCE_IN_FORCE, "history", "on"},
	[LAW_BOUND] = {"bound", "it starts to bind a role", REASON_APPLIES_ROLE_FROM, REASON_APPLIES_ROLE_FROM, NULL, NULL},
	[LAW_ENDS] = {"end", "it ceases to apply", REASON_UPCOMING_END, REASON_FORCE_REPEALED, "history", "on"},
	[LAW_GRACE_ENDS] = {"grace-end", "a grace period ends", REASON_UPCOMING_GRACE_END, REASON_GRACE_ENDED, "grace", "until"},
	[LAW_WORDED] = {"wording", "it is reworded", REASON_UPCOMING_WORDING, REASON_LAW_WORDED, "versions", "from"},
	[LAW_UNWORDED] = {"wording-end", "a version of its wording ends", REASON_UPCOMING_WORDING_END, REASON_LAW_UNWORDED, "versions", "until"},
	[LAW_AMENDED] = {"amended", "the law is amended", REASON_UPCOMING_AMENDED, REASON_LAW_AMENDED, "history", "on"},
	[LAW_EMPOWERED] = {"powers", "powers of enforcement begin", REASON_UPCOMING_POWERS, REASON_LAW_EMPOWERED, NULL, NULL},
	[LAW_RULED] = {"ruling", "a ruling takes effect", REASON_FORCE_CHALLENGED, REASON_FORCE_CHALLENGED, "impediments", "from"},
	[LAW_UNRULED] = {"ruling-end", "a ruling ceases to have effect", REASON_UPCOMING_RULING_END, REASON_LAW_UNRULED, "impediments", "until"},
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
	struct course c;
	struct date end; /* of the obligation, as far as one is adopted and it does not begin again */
	struct law_event *first;
};

/* the day of adoption as far as recorded, where it is not known whether that was by the day; else NULL */
static const char *
doubt_of(const struct gathering *g, enum law_change change, const struct card *of, const struct node *item)
{
	const char *list = law_changes[change].list;
	struct date d;
	char text[DATE_TEXT];

	if (!list)
		return NULL;
	d = strcmp(law_changes[change].key, "until") == 0 ? events_end_adopted(of, list, item, g->c.h.adopted)
	                                                  : events_adopted(of, list, item, g->c.h.adopted);
	return events_seen(g->s, d) == TRI_UNKNOWN ? arena_string(g->s->arena, date_text(d, text)) : NULL;
}

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
	*e = (struct law_event){*at, change, of, item, date, date_said(g->s, written, date), doubt_of(g, change, of, item)};
	*at = e;
}

/* an event that counts from a fact cannot be foreseen before the day of that fact */
static bool
is_foreseen(const struct gathering *g, const struct node *event)
{
	const char *fact = g->s->service ? events_counts_from(g->s->arena, event) : NULL;

	return !fact || clock_reached(g->s->clock, apply_date(g->s, fact, NULL)) != TRI_NO;
}

static void
gather_ends(struct gathering *g)
{
	for (size_t i = 0; i < sizeof g->c.ends / sizeof *g->c.ends; i++) {
		const struct ending *e = &g->c.ends[i];

		if (!e->end.event || !is_foreseen(g, e->end.event))
			continue;
		if (!e->again.event && date_before(g->end, e->end.date) != TRI_YES)
			g->end = e->end.date;
		gather(g, LAW_ENDS, g->s->obligation, e->end.event, e->end.date, e->end.open ? NULL : node_text(e->end.event, "on"));
	}
}

/* none where it is not known whether a later day had been adopted */
static void
gather_start(struct gathering *g, const struct setting *start)
{
	if (start->event && start->known == TRI_YES && !start->open && is_foreseen(g, start->event))
		gather(g, LAW_STARTS, g->s->obligation, start->event, start->date, node_text(start->event, "on"));
}

static void
gather_starts(struct gathering *g)
{
	gather_start(g, &g->c.start);
	for (size_t i = 0; i < sizeof g->c.ends / sizeof *g->c.ends; i++)
		gather_start(g, &g->c.ends[i].again);
}

/* whether an item of a list was adopted by the day, and, of one that ends, whether its end was */
static bool
is_adopted(const struct gathering *g, const char *list, const char *key, const struct node *n)
{
	const struct card *of = g->s->obligation;
	struct date d = strcmp(key, "until") == 0 ? events_end_adopted(of, list, n, g->c.h.adopted)
	                                          : events_adopted(of, list, n, g->c.h.adopted);

	return events_seen(g->s, events_adopted(of, list, n, g->c.h.adopted)) != TRI_NO && events_seen(g->s, d) != TRI_NO;
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
		if (node_text(n, key) && is_adopted(g, "versions", key, n) &&
		    (change == LAW_WORDED || !has_gathered(g, LAW_WORDED, events_date(n, key))))
			gather(g, change, g->s->obligation, n, events_date(n, key), node_text(n, key));
}

/* an amendment whose wording is recorded is that wording, and one of the law that the obligation records too is its */
static void
gather_amendments(struct gathering *g, const struct card *of, const struct node *history)
{
	for (const struct node *e = history ? history->first : NULL; e; e = e->next) {
		struct date d = events_effect(g->s, history, e, NULL);

		if (node_is(e, "event", "amended") && events_seen(g->s, events_adopted(of, "history", e, g->c.h.adopted)) != TRI_NO &&
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

		if (events_grace_holds(g->s, &g->c.h, n) != TRI_NO && is_adopted(g, "grace", "until", n) &&
		    (!when || !g->s->service || apply_condition(g->s, when, node_list(g->s->arena)) != TRI_NO))
			gather(g, LAW_GRACE_ENDS, g->s->obligation, n, events_date(n, "until"), node_text(n, "until"));
	}
}

static void
gather_rulings(struct gathering *g, enum law_change change, const char *key)
{
	const struct node *n = node_get(g->s->obligation->facts, "impediments");

	for (n = n ? n->first : NULL; n; n = n->next)
		if (node_text(n, key) && is_adopted(g, "impediments", key, n) && force_reaches(g->s, n) != TRI_NO)
			gather(g, change, g->s->obligation, n, events_date(n, key), node_text(n, key));
}

/* an authority that has several sanctions begins once */
static bool
is_again(const struct node *first, const struct node *n)
{
	while (first != n && !(text_is(node_text(first, "authority"), node_text(n, "authority")) &&
	                       text_is(node_text(first, "from"), node_text(n, "from"))))
		first = first->next;
	return first != n;
}

/* what begins on a day within the wording: addressees, powers */
static void
gather_parts(struct gathering *g, enum law_change change, const char *list)
{
	const struct node *all = apply_field(g->s, list);

	for (const struct node *n = all ? all->first : NULL; n; n = n->next)
		if (node_text(n, "from") && !is_again(all->first, n))
			gather(g, change, g->s->obligation, n, events_date(n, "from"), node_text(n, "from"));
}

static struct law_event *
events_of(const struct subject *s, const struct course *c)
{
	struct gathering g = {s, *c, DATE_UNKNOWN, NULL};

	if (c->h.proposed || clock_reached(s->clock, c->h.adopted) == TRI_NO)
		return NULL;
	gather_ends(&g);
	gather_starts(&g);
	gather_parts(&g, LAW_BOUND, "binds");
	gather_graces(&g);
	gather_versions(&g, LAW_WORDED, "from");
	gather_versions(&g, LAW_UNWORDED, "until");
	gather_amendments(&g, s->obligation, c->h.own);
	gather_amendments(&g, s->law, c->h.law);
	gather_parts(&g, LAW_EMPOWERED, "enforcement");
	gather_rulings(&g, LAW_RULED, "from");
	gather_rulings(&g, LAW_UNRULED, "until");
	return g.first;
}

struct law_event *
force_events(const struct subject *s)
{
	struct course c = course_of(s);

	return events_of(s, &c);
}

static struct law_event *
due_of(const struct subject *s, const struct course *c)
{
	struct law_event *first = events_of(s, c), **at = &first;

	while (*at)
		if (clock_reached(s->clock, (*at)->date) == TRI_NO && clock_near(s->clock, (*at)->date) == TRI_YES)
			at = &(*at)->next;
		else
			*at = (*at)->next;
	return first;
}

struct law_event *
force_due(const struct subject *s)
{
	struct course c = course_of(s);

	return due_of(s, &c);
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
	if (ahead && e->doubt)
		reason_text(s->arena, reason_add(s->arena, list, REASON_UPCOMING_DOUBT), "adopted", e->doubt);
}

/* Whether it is in force can be assumed; if it is not, it is what it may be otherwise. */
static void
judge_assumed(const struct subject *s, struct force *f, enum force_state otherwise)
{
	enum tri value = f->state == FORCE_UNKNOWN && s->service
	                     ? assumed(s, &(struct literal){.kind = LITERAL_IN_FORCE, .of = s->obligation})
	                     : TRI_UNKNOWN;

	if (value != TRI_UNKNOWN)
		f->state = value == TRI_YES ? FORCE_IN_FORCE : otherwise;
}

static struct force
force_proposed(const struct subject *s, struct force f)
{
	f.state = FORCE_PROPOSED;
	reason_card(s->arena, reason_add(s->arena, f.because, REASON_FORCE_PROPOSED), "law", s->law);
	return f;
}

static const struct node *
first_of(const struct card *card, const char *list)
{
	const struct node *n = node_get(card->facts, list);

	return n ? n->first : NULL;
}

struct force
force_on(const struct subject *s)
{
	struct course c = course_of(s);
	struct force f = {.state = FORCE_UNKNOWN, .date = DATE_UNKNOWN, .grace = TRI_NO, .grace_until = DATE_UNKNOWN,
	                  .because = node_list(s->arena), .needs = node_list(s->arena),
	                  .reach_needs = node_list(s->arena), .upcoming = node_list(s->arena)};
	enum tri known = tri_and(events_seen(s, c.h.adopted), clock_reached(s->clock, c.h.adopted));
	enum force_state otherwise = FORCE_ADOPTED;

	if (c.h.proposed || known == TRI_NO)
		return force_proposed(s, f);
	judge_start(s, &f, &c.start);
	judge_early(s, &f, &c.early);
	judge_bound(s, &f);
	if (known == TRI_UNKNOWN) {
		f.state = FORCE_UNKNOWN;
		otherwise = FORCE_PROPOSED;
	}
	for (size_t i = 0; i < sizeof c.ends / sizeof *c.ends; i++) {
		enum force_state before = f.state;

		judge_end(s, &f, &c.ends[i]);
		if (f.state == FORCE_UNKNOWN && (before != FORCE_UNKNOWN || is_past(s, &c.ends[i].end) == TRI_UNKNOWN))
			otherwise = c.ends[i].state;
	}
	if (f.state == FORCE_UNKNOWN)
		reason_merge(s->arena, f.needs, c.needs);
	judge_assumed(s, &f, otherwise);
	if (f.state == FORCE_IN_FORCE)
		for (const struct node *g = first_of(s->obligation, "grace"); g; g = g->next)
			judge_grace(s, &f, g, &c.h);
	if (f.state != FORCE_REPEALED && f.state != FORCE_EXPIRED)
		for (const struct node *i = first_of(s->obligation, "impediments"); i; i = i->next)
			judge_ruling(s, &f, &c.h, i);
	relate_challenge(s, &f);
	if (s->assumed || s->today) /* nor is what is ahead asked of a case that is assumed */
		return f;
	f.due = due_of(s, &c);
	for (const struct law_event *e = f.due; e; e = e->next)
		force_say(s, f.upcoming, e, true);
	return f;
}
