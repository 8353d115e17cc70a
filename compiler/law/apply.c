#include "apply.h"

#include <stdlib.h>
#include <string.h>

#include "../model/fact.h"
#include "../model/link.h"
#include "../syntax/cond.h"
#include "absent.h"
#include "condition.h"
#include "place.h"
#include "relate.h"

static enum tri eval(const struct subject *s, const struct cond *c, struct node *needs);

const struct card *
apply_service(const struct model *m, const struct card *platform, size_t i)
{
	const struct node *list = node_get(platform->facts, "services"), *n;

	if (!list)
		return i == 0 ? platform : NULL;
	for (n = list->first; n && i > 0; i--)
		n = n->next;
	return n ? link_find(m, "service", node_text(n, "service"), platform) : NULL;
}

/* ---- what an answer rests on, for whoever asks ---- */

static void
note_field(const struct subject *s, const char *key, const struct node *value)
{
	if (s->used && value && !node_get(s->used, key))
		node_add(s->used, key, node_copy(s->arena, value));
}

void
apply_glance(const struct subject *s, const struct glance *glance)
{
	struct glance *one;

	if (!s->looked)
		return;
	one = arena_take(s->arena, sizeof *one);
	*one = *glance;
	one->fact = glance->fact ? arena_string(s->arena, glance->fact) : NULL;
	one->place = glance->place ? arena_string(s->arena, glance->place) : NULL;
	one->value = glance->value ? arena_string(s->arena, glance->value) : NULL;
	one->next = NULL;
	*(s->looked->last ? &s->looked->last->next : &s->looked->first) = one;
	s->looked->last = one;
}

/* an entry of the service's roles or facts, once */
static void
note_entry(const struct subject *s, const char *list, const struct node *entry)
{
	struct node *entries = node_get(s->used, list);

	if (!s->used)
		return;
	if (!entries)
		entries = node_add(s->used, list, node_list(s->arena));
	if (!reason_find(entries, entry))
		node_add(entries, NULL, node_copy(s->arena, entry));
}

/* ---- facts ---- */

struct known {
	const char *name;
	enum fact_type type;
	bool single; /* it has one value at a time */
	const char *is;
	const struct node *own; /* where the regulation declares it */
};

static struct known
known_of(const char *name, enum fact_type type, const char *is, const struct node *own)
{
	return (struct known){name, type, fact_is_single(name, type), is, own};
}

static struct known
fact_of(const struct subject *s, const char *name)
{
	const struct fact *builtin = fact_builtin(name);
	const struct node *facts = node_get(s->law->facts, "facts");

	if (builtin)
		return known_of(name, builtin->type, builtin->is, NULL);
	for (const struct node *f = facts ? facts->first : NULL; f; f = f->next)
		if (strcmp(node_text(f, "fact"), name) == 0)
			return known_of(name, fact_type_of(node_text(f, "type")), node_text(f, "is"), f);
	return known_of(name, FACT_YES_NO, NULL, NULL);
}

/* an entry of the platform's facts is about this fact, said of this place */
static bool
about(const struct subject *s, const struct node *entry, const struct cond *c)
{
	const struct node *fact = node_get(entry, "fact");
	const char *in;

	if (fact->to ? fact->to->unit != s->law || strcmp(fact->to->name, c->fact) != 0 : strcmp(fact->text, c->fact) != 0)
		return false;
	in = node_text(entry, "in");
	return c->place ? in && strcmp(in, c->place) == 0 : !in;
}

static enum tri
compare_numbers(enum cond_test test, double a, double b)
{
	return cond_ordered(test, a < b ? TRI_YES : TRI_NO, a > b ? TRI_YES : TRI_NO, a == b ? TRI_YES : TRI_NO); /* NOLINT */
}

/* what one entry says of the test */
static enum tri
entry_test(const struct subject *s, struct known fact, const struct cond *c, const char *value)
{
	struct date a, b;

	switch (fact.type) {
	case FACT_DATE:
		if (strcmp(value, "never") == 0)
			return c->test == TEST_NOT_EQUAL ? TRI_YES : TRI_NO;
		if (!date_parse(value, &a))
			return TRI_UNKNOWN;
		if (c->test == TEST_HOLDS)
			return clock_reached(s->clock, a);
		if (!date_parse(c->value, &b))
			return TRI_UNKNOWN;
		return cond_ordered(c->test, date_before(a, b), date_before(b, a), date_same(a, b));
	case FACT_NUMBER:
		return c->test == TEST_HOLDS ? compare_numbers(TEST_MORE, strtod(value, NULL), 0)
		                             : compare_numbers(c->test, strtod(value, NULL), strtod(c->value, NULL));
	case FACT_YES_NO:
		return strcmp(value, "yes") == 0 ? TRI_YES : strcmp(value, "no") == 0 ? TRI_NO : TRI_UNKNOWN;
	case FACT_WORD:
		break;
	}
	if (c->test == TEST_HOLDS)
		return TRI_YES;
	if (!fact.single) /* a list of words is never known to be all of them */
		return strcmp(value, c->value) == 0 ? TRI_YES : TRI_UNKNOWN;
	return cond_ordered(c->test, TRI_UNKNOWN, TRI_UNKNOWN, strcmp(value, c->value) == 0 ? TRI_YES : TRI_NO);
}

/* the question whether a test holds, with the text of the test kept beyond the condition */
static struct literal
literal_of(const struct subject *s, struct known fact, const struct cond *c)
{
	struct literal l = {.kind = LITERAL_FACT, .of = s->service, .about = fact.own ? s->law : NULL, .what = fact.name,
	                    .base = fact.name, .type = fact.type, .test = c->test, .single = fact.single,
	                    .day = s->clock->day};

	if (c->value)
		l.value = arena_string(s->arena, c->value);
	if (fact.own)
		l.question = node_text(fact.own, "title");
	else if (c->place)
		l.place = arena_string(s->arena, c->place);
	if (c->place && s->place && strcmp(c->place, s->place->id) == 0)
		l.in = s->place;
	return l;
}

struct literal
apply_literal(const struct subject *s, const struct cond *test)
{
	struct known fact = fact_of(s, arena_string(s->arena, test->fact));
	struct literal l = literal_of(s, fact, test);

	l.is = fact.is;
	return l;
}

static void
need_fact(const struct subject *s, const struct literal *l, struct node *needs)
{
	struct node *one = node_list(s->arena);
	struct node *r = reason_add(s->arena, one,
	                            l->question ? REASON_NEED_LAW_FACT
	                            : l->place  ? REASON_NEED_FACT_IN
	                                        : REASON_NEED_FACT);

	reason_card(s->arena, r, "service", s->service);
	reason_text(s->arena, r, "fact", l->base);
	if (l->question)
		reason_text(s->arena, r, "question", l->question);
	else if (l->place)
		reason_text(s->arena, r, "place", l->place);
	reason_merge(s->arena, needs, one);
	assume_ask(s, l, r);
}

/* what is assumed of a test; where nothing is, the fact is needed */
static enum tri
assumed_or_needed(const struct subject *s, const struct literal *l, struct node *needs)
{
	enum tri value = assumed(s, l);

	if (value == TRI_UNKNOWN)
		need_fact(s, l, needs);
	return value;
}

/* what the entries of a fact say of a test: those that hold on the day, and those of which that is not known */
struct answers {
	bool sure[3], perhaps[3]; /* by enum tri */
};

/* Of a fact with one value, what one source affirms and another denies is not known; a source that is too vague to
 * say leaves it to the others. */
static enum tri
single_answer(const struct answers *a)
{
	enum tri value = a->sure[TRI_YES] ? TRI_YES : a->sure[TRI_NO] ? TRI_NO : TRI_UNKNOWN;

	return a->sure[tri_not(value)] || a->perhaps[tri_not(value)] ? TRI_UNKNOWN : value;
}

/* of a fact with several values at a time, one is enough, and none is known to be the last */
static enum tri
any_answer(const struct answers *a)
{
	return a->sure[TRI_YES] ? TRI_YES : TRI_UNKNOWN;
}

static struct answers
answers_of(const struct subject *s, struct known fact, const struct cond *c)
{
	const struct node *facts = node_get(s->service->facts, "facts");
	struct answers a = {{false}, {false}};

	apply_glance(s, &(struct glance){.kind = GLANCE_FACT, .of = s->law, .fact = c->fact, .place = c->place, .value = c->value,
	                             .test = c->test});
	for (const struct node *e = facts ? facts->first : NULL; e; e = e->next) {
		enum tri now = about(s, e, c) ? entry_current(s->clock, e) : TRI_NO;

		if (now == TRI_NO)
			continue;
		note_entry(s, "facts", e);
		(now == TRI_YES ? a.sure : a.perhaps)[entry_test(s, fact, c, node_text(e, "value"))] = true;
	}
	return a;
}

/* A fact that follows from another is asked about as itself, and needs the other. */
static enum tri
eval_derived(const struct subject *s, struct known fact, const struct cond *c, struct node *needs)
{
	struct subject real = *s;
	struct node *open = node_list(s->arena);
	struct literal l;
	enum tri value;

	real.assumed = NULL;
	real.asked = NULL;
	if ((value = apply_condition(&real, fact.is, open)) != TRI_UNKNOWN)
		return value;
	l = literal_of(s, fact, c);
	l.base = node_text(node_at(node_get(open->first, "args"), 1), "value"); /* what is needed for it */
	l.type = FACT_WORD;
	l.single = true;
	l.place = NULL;
	l.is = fact.is;
	return assumed_or_needed(s, &l, needs);
}

static bool
is_absent(const struct subject *s, const char *word)
{
	apply_glance(s, &(struct glance){.kind = GLANCE_ABSENT, .of = s->place, .fact = word});
	return absent_from_terms(s, word);
}

static enum tri
eval_fact(const struct subject *s, const struct cond *c, struct node *needs)
{
	struct known fact = fact_of(s, arena_string(s->arena, c->fact));
	struct cond test = *c;
	struct literal l;
	struct answers a;
	enum tri value;

	if (fact.is)
		return eval_derived(s, fact, c, needs);
	if (!fact.single && c->test == TEST_NOT_EQUAL) /* none of its values is that one */
		test.test = TEST_EQUAL;
	a = answers_of(s, fact, &test);
	value = fact.single ? single_answer(&a) : any_answer(&a);
	/* a search that found nothing, against a record that they do, leaves it open */
	if (c->test == TEST_HAS && strcmp(fact.name, "terms-prohibit") == 0 && is_absent(s, c->value))
		value = a.sure[TRI_YES] || a.perhaps[TRI_YES] ? TRI_UNKNOWN : TRI_NO;
	if (value == TRI_UNKNOWN) {
		l = literal_of(s, fact, &test);
		value = assumed_or_needed(s, &l, needs);
	}
	return test.test != c->test ? tri_not(value) : value;
}

enum tri
apply_test(const struct subject *s, const struct cond *test)
{
	return eval_fact(s, test, node_list(s->arena));
}

/* What a decided side of an "and" or "or" would have needed is not needed any more. */
static enum tri
eval_both(const struct subject *s, const struct cond *c, struct node *needs)
{
	struct node *left = node_list(s->arena), *right = node_list(s->arena);
	enum tri a = eval(s, c->left, left), b = eval(s, c->right, right);
	enum tri value = c->kind == COND_AND ? tri_and(a, b) : tri_or(a, b);

	if (value == TRI_UNKNOWN) {
		reason_merge(s->arena, needs, left);
		reason_merge(s->arena, needs, right);
	}
	return value;
}

static enum tri
eval(const struct subject *s, const struct cond *c, struct node *needs)
{
	switch (c->kind) {
	case COND_FACT:
		return eval_fact(s, c, needs);
	case COND_NOT:
		return tri_not(eval(s, c->left, needs));
	default:
		return eval_both(s, c, needs);
	}
}

enum tri
apply_condition(const struct subject *s, const char *condition, struct node *needs)
{
	const struct cond *c = cond_of(condition);

	return c ? eval(s, c, needs) : TRI_UNKNOWN;
}

/* the day as it is recorded */
static struct date
recorded_date(const struct subject *s, const struct cond *c)
{
	const struct node *facts = node_get(s->service->facts, "facts");
	struct date found = DATE_UNKNOWN, d;
	bool said = false;

	apply_glance(s, &(struct glance){.kind = GLANCE_DAY, .of = s->law, .fact = c->fact});
	for (const struct node *e = facts ? facts->first : NULL; e; e = e->next) {
		if (!about(s, e, c) || entry_current(s->clock, e) != TRI_YES)
			continue;
		if (node_is(e, "value", "never"))
			d = date_of_day(DAY_MAX);
		else if (!date_parse(node_text(e, "value"), &d))
			continue;
		note_entry(s, "facts", e);
		found = said && date_same(found, d) != TRI_YES ? DATE_UNKNOWN : d;
		said = true;
	}
	return found;
}

static bool
is_unknown(struct date d)
{
	return d.first == DAY_MIN && d.last == DAY_MAX;
}

struct date
apply_date(const struct subject *s, const char *name, struct node *needs)
{
	const struct cond c = {.kind = COND_FACT, .fact = arena_string(s->arena, name), .test = TEST_HOLDS};
	struct date found = recorded_date(s, &c);
	struct literal l;

	if (is_unknown(found) && needs) {
		l = literal_of(s, fact_of(s, c.fact), &c);
		need_fact(s, &l, needs);
	}
	return found;
}

/* the last day from which a period is over by another */
static int32_t
day_before(int32_t day, struct period p)
{
	int32_t from = day - p.days - 31 * p.months;

	while (date_add(date_of_day(from + 1), p).first <= day)
		from++;
	return from;
}

/* It is known whether the period is over by the day, if not since when. */
struct date
apply_counted(const struct subject *s, const char *name, const char *text, struct node *needs)
{
	const struct cond c = {.kind = COND_FACT, .fact = arena_string(s->arena, name), .test = TEST_HOLDS};
	struct date found = recorded_date(s, &c);
	struct period p;
	struct literal l;
	enum tri over;

	if (!period_parse(text, &p))
		return DATE_UNKNOWN;
	if (!is_unknown(found) || !needs)
		return date_add(found, p);
	l = literal_of(s, fact_of(s, c.fact), &c);
	l.counted = true;
	l.value = text;
	l.day = day_before(s->clock->day, p);
	over = assumed_or_needed(s, &l, needs);
	/* that is said of whichever day it is, and so narrows no clock */
	return over == TRI_UNKNOWN ? found
	       : over == TRI_YES   ? (struct date){DAY_MIN, s->clock->from}
	                           : (struct date){s->clock->until, DAY_MAX};
}

/* ---- roles ---- */

static bool
role_is_a(const struct card *narrow, const struct card *wide)
{
	return card_leads_to(narrow, wide, "is-a");
}

/* as it is recorded */
static enum tri
recorded_role(const struct subject *s, const struct card *role)
{
	const struct node *roles = node_get(s->service->facts, "roles");
	enum tri value = TRI_NO;
	bool said = false, denies = false;

	apply_glance(s, &(struct glance){.kind = GLANCE_ROLE, .of = role});
	for (const struct node *e = roles ? roles->first : NULL; e; e = e->next) {
		const struct card *held = node_get(e, "role")->to;
		bool denied;
		enum tri now;

		if (!role_is_a(held, role) && !role_is_a(role, held)) /* most that a service has are of other laws */
			continue;
		denied = node_is(e, "holds", "false");
		now = (denied ? role_is_a(role, held) : role_is_a(held, role)) ? entry_current(s->clock, e) : TRI_NO;

		/* that a narrower role has not begun, or has ended, says nothing of the wider one */
		if (denied ? now != TRI_YES : now == TRI_NO && held != role)
			continue;
		said = true;
		note_entry(s, "roles", e);
		if (denied)
			denies = true;
		else
			value = tri_or(value, now);
	}
	/* what is held and denied on the same day is not known */
	return !said || (denies && value != TRI_NO) ? TRI_UNKNOWN : value;
}

static struct literal
literal_of_role(const struct subject *s, const struct card *role)
{
	return (struct literal){.kind = LITERAL_ROLE, .of = s->service, .about = role};
}

static enum tri
held_or_assumed(const struct subject *s, const struct card *role)
{
	enum tri value = recorded_role(s, role);
	struct literal l = literal_of_role(s, role);

	return value == TRI_UNKNOWN ? assumed(s, &l) : value;
}

static int
strength(const struct node *held)
{
	int rank = schema_rank(node_get(held, "confidence"));

	return rank > 0 ? rank : 0;
}

/* the weaker of found and the entries by which the service holds a role now */
static const struct node *
weakest(const struct subject *s, const struct card *role, const struct node *found)
{
	const struct node *roles = node_get(s->service->facts, "roles");

	for (const struct node *e = role && roles ? roles->first : NULL; e; e = e->next)
		if (role_is_a(node_get(e, "role")->to, role) && entry_current(s->clock, e) == TRI_YES &&
		    (!found || strength(e) < strength(found)))
			found = e;
	return found;
}

const struct node *
apply_held(const struct subject *s)
{
	const struct node *binds = apply_field(s, "binds"), *found = NULL;

	for (const struct node *b = binds ? binds->first : NULL; b; b = b->next)
		found = weakest(s, node_get(b, "role")->to, found);
	return found;
}

/* ---- reach ---- */

static enum tri
seated(const struct subject *s)
{
	const struct node *seat = node_get(s->platform->facts, "seat");

	apply_glance(s, &(struct glance){.kind = GLANCE_SEAT, .of = s->place});
	note_field(s, "seat", seat);
	if (seat && seat->to)
		return place_within(seat->to, s->place) ? TRI_YES : TRI_NO;
	return assumed(s, &(struct literal){.kind = LITERAL_SEAT, .of = s->service, .about = s->place});
}

static bool
connects(const struct subject *s, const char *connection)
{
	const struct node *list = node_get(s->law->facts, "reach"), *n = list ? list->first : NULL;

	while (n && strcmp(n->text, connection) != 0)
		n = n->next;
	return n != NULL;
}

enum tri
apply_seated(const struct subject *s)
{
	return connects(s, "seat") ? seated(s) : TRI_NO;
}

void
apply_need_seat(const struct subject *s, struct node *needs)
{
	struct node *r = reason_add(s->arena, needs, REASON_NEED_SEAT);

	reason_card(s->arena, r, "service", s->service);
	assume_ask(s, &(struct literal){.kind = LITERAL_SEAT, .of = s->service, .about = s->place}, r);
}

/* whether a scope of a service or document has people of the place in it: as recorded, else as assumed, else needed */
static enum tri
scope_of_place(const struct subject *s, enum literal_kind kind, const struct card *of, struct node *needs)
{
	static const struct { const char *field; enum reason_code code; const char *of; } scopes[LITERALS] = {
		[LITERAL_OFFERED] = {"offered", REASON_NEED_OFFERED, "service"},
		[LITERAL_GOVERNS] = {"governs", REASON_NEED_GOVERNS, "document"},
	};
	struct literal l = {.kind = kind, .of = of, .about = s->place};
	enum tri value = scope_reaches(s->clock, node_get(of->facts, scopes[kind].field), s->place);
	struct node *r;

	if (kind == LITERAL_OFFERED)
		apply_glance(s, &(struct glance){.kind = GLANCE_OFFERED, .of = s->place});
	if (value == TRI_UNKNOWN)
		value = assumed(s, &l);
	if (value != TRI_UNKNOWN || !needs)
		return value;
	r = reason_add(s->arena, needs, scopes[kind].code);
	reason_card(s->arena, r, scopes[kind].of, of);
	reason_card(s->arena, r, "place", s->place);
	assume_ask(s, &l, r);
	return value;
}

enum tri
apply_governs(const struct subject *s, const struct card *document, struct node *needs)
{
	return scope_of_place(s, LITERAL_GOVERNS, document, needs);
}

static enum tri
reach_one(const struct subject *s, const char *connection, struct node *needs)
{
	enum tri value;

	if (strcmp(connection, "seat") == 0) {
		if ((value = seated(s)) == TRI_UNKNOWN)
			apply_need_seat(s, needs);
		return value;
	}
	if (strcmp(connection, "offered") == 0) {
		note_field(s, "offered", node_get(s->service->facts, "offered"));
		return scope_of_place(s, LITERAL_OFFERED, s->service, needs);
	}
	return apply_condition(s, arena_printf(s->arena, strcmp(connection, "output-used") == 0 ? "output-used in %s"
	                                                                                         : "users in %s", s->place->id),
	                       needs);
}

static uint64_t
see_answers(const struct subject *s, const struct glance *glance)
{
	const struct cond c = {.kind = COND_FACT, .fact = arena_string(s->arena, glance->fact), .place = (char *)glance->place,
	                       .value = (char *)glance->value, .test = glance->test};
	struct answers a = answers_of(s, fact_of(s, glance->fact), &c);
	uint64_t seen = 0;

	for (enum tri t = TRI_NO; t <= TRI_YES; t++)
		seen |= (uint64_t)a.sure[t] << t | (uint64_t)a.perhaps[t] << (3 + t);
	return seen;
}

static uint64_t
see_day(const struct subject *s, const struct glance *glance)
{
	const struct cond c = {.kind = COND_FACT, .fact = arena_string(s->arena, glance->fact), .test = TEST_HOLDS};
	struct date d = recorded_date(s, &c);

	return (uint64_t)(uint32_t)d.first << 32 | (uint32_t)d.last;
}

/* whether it is held, and how sure that is where reasons say so */
static uint64_t
see_role(const struct subject *s, const struct card *role)
{
	enum tri value = recorded_role(s, role);
	const struct node *held = value == TRI_YES ? weakest(s, role, NULL) : NULL;

	return (uint64_t)value | (uint64_t)(schema_rank(node_get(held, "confidence")) + 1) << 2;
}

uint64_t
apply_see(const struct subject *s, const struct glance *glance)
{
	struct subject in = *s;

	in.looked = NULL;
	if (glance->kind == GLANCE_FACT || glance->kind == GLANCE_DAY)
		in.law = glance->of;
	else
		in.place = glance->of;
	switch (glance->kind) {
	case GLANCE_ROLE:
		return see_role(&in, glance->of);
	case GLANCE_FACT:
		return see_answers(&in, glance);
	case GLANCE_DAY:
		return see_day(&in, glance);
	case GLANCE_ABSENT:
		return absent_from_terms(&in, glance->fact);
	case GLANCE_SEAT:
		return seated(&in);
	default:
		return scope_reaches(in.clock, node_get(in.service->facts, "offered"), in.place);
	}
}

/* one connection is enough; a law that names none reaches whoever is offered there */
static enum tri
reach(const struct subject *s, struct node *needs)
{
	const struct node *list = node_get(s->law->facts, "reach");
	struct node *open = node_list(s->arena);
	enum tri value = TRI_NO;

	if (!list)
		return reach_one(s, "offered", needs);
	for (const struct node *n = list->first; n; n = n->next)
		value = tri_or(value, reach_one(s, n->text, open));
	if (value == TRI_UNKNOWN)
		reason_merge(s->arena, needs, open);
	return value;
}

const struct node *
apply_field(const struct subject *s, const char *key)
{
	const struct node *n = s->version ? node_get(s->version, key) : NULL;

	n = n ? n : node_get(s->obligation->facts, key);
	return n && strcmp(key, "when") == 0 && strcmp(n->text, COND_ALWAYS) == 0 ? NULL : n;
}

bool
apply_covers(const struct card *document, const struct card *service)
{
	const struct node *named = node_get(document->facts, "services");

	for (const struct node *n = named ? named->first : NULL; n; n = n->next)
		if (n->to == service)
			return true;
	return !named && service->unit == document->parent;
}

/* of the facts of a card, whether one says that it is a party to the case */
static enum tri
party_by(const struct subject *s, const struct card *card, const struct node *impediment)
{
	const struct node *facts = card ? node_get(card->facts, "facts") : NULL;
	enum tri value = TRI_NO;

	for (const struct node *e = facts ? facts->first : NULL; e; e = e->next)
		if (node_is(e, "fact", "party-to") && (node_is(impediment, "authority", node_text(e, "value")) ||
		                                       node_is(impediment, "case", node_text(e, "value"))))
			value = tri_or(value, entry_current(s->clock, e));
	return value;
}

enum tri
apply_party(const struct subject *s, const struct node *impediment)
{
	return tri_or(party_by(s, s->platform, impediment), party_by(s, s->service, impediment));
}

enum tri
apply_bound_by(const struct subject *s, const struct node *impediment, struct node *needs)
{
	struct literal l = {.kind = LITERAL_PARTY, .of = s->service, .what = node_text(impediment, "case")};
	enum tri value = s->service && l.what ? assumed(s, &l) : TRI_UNKNOWN;
	struct node *r;

	if (value != TRI_UNKNOWN || !s->service || !l.what)
		return value;
	r = reason_add(s->arena, needs, REASON_NEED_PARTY);
	reason_card(s->arena, r, "service", s->service);
	reason_text(s->arena, r, "case", l.what);
	assume_ask(s, &l, r);
	return value;
}

bool
apply_people_only(const struct subject *s)
{
	const struct node *binds = apply_field(s, "binds"), *b = binds ? binds->first : NULL;

	while (b && !node_get(b, "role")->to)
		b = b->next;
	return binds && !b;
}

/* ---- one addressee ---- */

/* conditions and exceptions of an addressee or of the obligation itself */
static enum tri
conditions(const struct subject *s, const char *when, const struct node *exceptions, struct node *because,
           struct node *needs)
{
	enum tri value = when ? apply_condition(s, when, needs) : TRI_YES;

	if (value == TRI_NO)
		condition_say(s, reason_add(s->arena, because, REASON_APPLIES_CONDITION_FAILS), when, false);
	for (const struct node *e = exceptions ? exceptions->first : NULL; e; e = e->next) {
		const char *unless = node_text(e, "when");
		enum tri excepted = unless ? apply_condition(s, unless, needs) : TRI_NO;

		if (excepted == TRI_YES) {
			struct node *r = reason_add(s->arena, because, REASON_APPLIES_EXCEPTION);

			condition_say(s, r, unless, true);
			reason_text(s->arena, r, "effect", node_text(e, "effect"));
		}
		value = tri_and(value, tri_not(excepted));
	}
	return value;
}

/* whether the document is a contract with such people */
static enum tri
serves(const struct subject *s, const struct literal *l)
{
	const struct node *classes = s->document ? node_get(s->document->facts, "user-classes") : NULL;

	if (strcmp(l->what, "business-user") != 0)
		return TRI_YES;
	if (!classes)
		return assumed(s, l);
	for (const struct node *c = classes->first; c; c = c->next)
		if (strcmp(c->text, "business") == 0)
			return TRI_YES;
	return TRI_NO;
}

/* one addressee: what it means for the service, and for its users */
struct party {
	enum tri platform, users;
	bool business, people;
	struct date from; /* if it is bound from a later day, which was overlooked */
};

static enum tri
bind_people(const struct subject *s, const char *people, const struct card *role, struct node *because,
            struct node *needs)
{
	struct literal l = {.kind = LITERAL_USER_CLASSES, .of = s->document, .what = people};
	enum tri value = s->document ? serves(s, &l) : TRI_NO;
	struct node *r;

	if (!s->document)
		return value;
	r = value == TRI_UNKNOWN ? reason_add(s->arena, needs, REASON_NEED_USER_CLASSES)
	    : value == TRI_NO    ? reason_add(s->arena, because, REASON_APPLIES_NO_PEOPLE)
	    : role               ? reason_add(s->arena, because, REASON_APPLIES_PEOPLE_ROLE)
	                         : reason_add(s->arena, because, REASON_APPLIES_PEOPLE);
	reason_text(s->arena, r, "people", people);
	if (role && value == TRI_YES)
		reason_card(s->arena, r, "role", role);
	reason_card(s->arena, r, "document", s->document);
	if (value == TRI_UNKNOWN)
		assume_ask(s, &l, r);
	return value;
}

static enum tri
bind_service(const struct subject *s, const struct card *role, struct node *because, struct node *needs)
{
	enum tri value = held_or_assumed(s, role), reached;
	struct node *r = value == TRI_UNKNOWN ? reason_add(s->arena, needs, REASON_NEED_ROLE)
	                                      : reason_add(s->arena, because, value == TRI_YES ? REASON_APPLIES_ROLE
	                                                                                        : REASON_APPLIES_NOT_ROLE);

	struct literal l = literal_of_role(s, role);

	reason_card(s->arena, r, "service", s->service);
	reason_card(s->arena, r, "role", role);
	if (value == TRI_YES)
		reason_text(s->arena, r, "confidence", node_text(weakest(s, role, NULL), "confidence"));
	if (value == TRI_UNKNOWN)
		assume_ask(s, &l, r);
	if (value == TRI_NO)
		return value;
	reached = reach(s, needs);
	if (reached == TRI_NO) {
		r = reason_add(s->arena, because, REASON_APPLIES_NOT_REACHED);
		reason_card(s->arena, r, "service", s->service);
		reason_card(s->arena, r, "place", s->place);
	}
	return tri_and(value, reached);
}

/* Whether a role is bound on the day, if it is from a day on. Ahead: as if it had come; *ahead_of is then that day. */
static enum tri
role_begun(const struct subject *s, const struct node *addressee, bool ahead, struct date *ahead_of, struct node *because,
           struct node *open)
{
	const struct node *role = node_get(addressee, "role");
	const char *from = node_text(addressee, "from");
	struct date start;
	struct node *r;
	enum tri begun;

	if (!from || !date_parse(from, &start))
		return TRI_YES;
	begun = clock_reached(s->clock, start);
	if (begun == TRI_NO && ahead) {
		*ahead_of = start;
		return TRI_YES;
	}
	if (begun != TRI_YES) {
		r = reason_add(s->arena, begun == TRI_NO ? because : open, REASON_APPLIES_ROLE_FROM);
		reason_text(s->arena, r, "role", role->to ? role->to->title : role->text);
		reason_text(s->arena, r, "from", from);
	}
	return begun;
}

static struct party
bind_addressee(const struct subject *s, const struct node *addressee, bool ahead, struct node *because, struct node *needs)
{
	const struct node *role = node_get(addressee, "role");
	const char *people = role->to ? node_text(role->to->facts, "held-by") : role->text;
	struct party p = {TRI_NO, TRI_NO, people && strcmp(people, "business-user") == 0, false, DATE_UNKNOWN};
	struct node *open = node_list(s->arena), *service = node_list(s->arena), *users = node_list(s->arena);
	enum tri fits;

	if (people && strcmp(people, "body") == 0) {
		reason_card(s->arena, reason_add(s->arena, because, REASON_APPLIES_BODY), "role", role->to);
		return p;
	}
	fits = conditions(s, node_text(addressee, "when"), node_get(addressee, "exceptions"), because, open);
	fits = tri_and(fits, role_begun(s, addressee, ahead, &p.from, because, open));
	if (fits == TRI_NO)
		return p;
	if (role->to)
		p.platform = tri_and(fits, bind_service(s, role->to, because, service));
	p.people = people != NULL;
	if (people)
		p.users = tri_and(fits, bind_people(s, people, role->to, because, users));
	/* what a decided answer left open does not matter any more */
	if (p.platform == TRI_UNKNOWN || p.users == TRI_UNKNOWN)
		reason_merge(s->arena, needs, open);
	if (p.platform == TRI_UNKNOWN)
		reason_merge(s->arena, needs, service);
	if (p.users == TRI_UNKNOWN)
		reason_merge(s->arena, needs, users);
	return p;
}

/* an open question of law on which it turns whether it applies, and a directive without the
 * national law that carries it out, leave the answer open for everybody */
static enum tri
answered(const struct subject *s, struct node *needs)
{
	const struct node *questions = node_get(s->obligation->facts, "unsettled");
	const char *type = node_text(s->law->facts, "type");
	enum tri value = TRI_YES;

	for (const struct node *q = questions ? questions->first : NULL; q; q = q->next) {
		struct literal l = {.kind = LITERAL_QUESTION, .of = s->obligation, .what = node_text(q, "question")};
		enum tri answer;
		struct node *r;

		if (!node_is(q, "decides", "applicability"))
			continue;
		if ((answer = assumed(s, &l)) == TRI_UNKNOWN) {
			r = reason_add(s->arena, needs, REASON_NEED_QUESTION);
			reason_text(s->arena, r, "question", l.what);
			assume_ask(s, &l, r);
		}
		value = tri_and(value, answer);
	}
	if (type && strcmp(type, "directive") == 0 && !s->through) {
		reason_card(s->arena, reason_add(s->arena, needs, REASON_NEED_TRANSPOSITION), "law", s->law);
		value = tri_and(value, TRI_UNKNOWN);
	}
	return value;
}

/* ahead: as if the roles that are bound from a later day were bound already */
static struct application
apply_to(const struct subject *s, bool ahead)
{
	struct application a = {TRI_NO, TRI_NO, TRI_NO, true, TRI_NO, false, DATE_UNKNOWN, node_list(s->arena), node_list(s->arena)};
	const struct node *binds = apply_field(s, "binds"), *when = apply_field(s, "when");
	struct node *needs = node_list(s->arena);
	enum tri fits = conditions(s, when ? when->text : NULL, apply_field(s, "exceptions"), a.because, needs);

	if (fits != TRI_NO)
		fits = tri_and(fits, tri_not(relate_released(s, a.because, needs)));
	fits = tri_and(fits, answered(s, needs));
	for (const struct node *n = binds && fits != TRI_NO ? binds->first : NULL; n; n = n->next) {
		struct party p = bind_addressee(s, n, ahead, a.because, needs);

		a.platform = tri_or(a.platform, tri_and(fits, p.platform));
		a.users = tri_or(a.users, tri_and(fits, p.users));
		a.business = a.business && (p.users == TRI_NO || p.business);
		a.others = tri_or(a.others, p.business ? TRI_NO : tri_and(fits, p.users));
		a.people = a.people || p.people;
		if (p.from.first != DAY_MIN && tri_or(p.platform, p.users) != TRI_NO &&
		    (a.from.first == DAY_MIN || p.from.first < a.from.first))
			a.from = p.from;
	}
	a.value = tri_or(a.platform, a.users);
	if (a.platform == TRI_UNKNOWN || a.users == TRI_UNKNOWN)
		a.needs = needs;
	return a;
}

/* whether some role is bound from a day only */
static bool
has_later(const struct subject *s)
{
	const struct node *binds = apply_field(s, "binds"), *b = binds ? binds->first : NULL;

	while (b && !node_text(b, "from"))
		b = b->next;
	return b != NULL;
}

struct application
apply(const struct subject *s)
{
	struct application now = apply_to(s, false), later;

	if (now.value != TRI_NO || !has_later(s))
		return now;
	later = apply_to(s, true);
	return later.value != TRI_NO ? later : now;
}
