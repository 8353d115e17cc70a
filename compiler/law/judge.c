#include "judge.h"

#include <string.h>

#include "../base/text.h"
#include "../model/link.h"
#include "fingerprint.h"
#include "place.h"
#include "relate.h"

const char *
flag_state_name(enum flag_state state)
{
	static const char *const names[FLAG_STATES] = {"none", "conditional", "upcoming", "challenged", "active"};

	return names[state];
}

int
judge_lead(const struct judgement *j)
{
	enum { STOPPED = 1 };
	bool stopped = j->flag == FLAG_CHALLENGED && j->force.state != FORCE_CHALLENGED;

	return stopped ? STOPPED : j->flag == FLAG_NONE ? 0 : STOPPED + (int)j->flag;
}

const struct card *
judge_service(const struct model *m, const struct card *document, size_t i)
{
	const struct card *platform = document->parent;
	const struct node *named = node_get(document->facts, "services");
	const struct node *n = named ? named->first : NULL;

	if (!named)
		return apply_service(m, platform, i);
	while (n && i-- > 0)
		n = n->next;
	return n ? n->to : NULL;
}

static bool
is_duty(const struct judgement *j)
{
	const char *deontic = node_text(j->subject.obligation->facts, "deontic");

	return text_is(deontic, "obligation") || text_is(deontic, "prohibition");
}

static struct node *
say(const struct judgement *j, struct node *list, enum reason_code code)
{
	return reason_add(j->subject.arena, list, code);
}

static void
say_text(struct judgement *j, struct node *list, enum reason_code code, const char *name, const char *text)
{
	reason_text(j->subject.arena, say(j, list, code), name, text);
}

static void
say_date(struct judgement *j, struct node *list, enum reason_code code, struct date d)
{
	char text[DATE_TEXT];

	say_text(j, list, code, "date", arena_string(j->subject.arena, date_text(d, text)));
}

static void
say_beyond(struct judgement *j, struct node *list)
{
	say_date(j, list, REASON_FLAG_BEYOND_HORIZON, j->force.date);
	reason_text(j->subject.arena, list->last, "days",
	            arena_printf(j->subject.arena, "%d", (int)j->subject.clock->horizon));
}

static void
say_document(const struct subject *s, struct node *list, enum reason_code code)
{
	struct node *r = reason_add(s->arena, list, code);

	reason_card(s->arena, r, "document", s->document);
	reason_card(s->arena, r, "place", s->place);
}

enum tri
judge_governs(const struct subject *s, struct node *needs)
{
	struct node *open = node_list(s->arena);
	enum tri people = apply_governs(s, s->document, open);
	enum tri seat = apply_people_only(s) ? TRI_NO : apply_seated(s);

	if (tri_or(people, seat) != TRI_UNKNOWN)
		return tri_or(people, seat);
	reason_merge(s->arena, needs, open);
	if (seat == TRI_UNKNOWN)
		apply_need_seat(s, needs);
	return TRI_UNKNOWN;
}

/* of a duty that binds people only, the seat of the operator is nothing to them */
static enum tri
governs(struct judgement *j, struct node *needs)
{
	const struct subject *s = &j->subject;

	if (j->application.platform == TRI_NO && j->application.users != TRI_NO)
		return apply_governs(s, s->document, needs);
	if (j->application.platform == TRI_YES && apply_governs(s, s->document, NULL) == TRI_NO)
		j->application.users = TRI_NO;
	return judge_governs(s, needs);
}

/* the best class of source among several */
static const char *
best_class(const struct node *sources)
{
	const struct node *best = NULL;

	for (const struct node *n = sources ? sources->first : NULL; n; n = n->next)
		if (schema_rank(node_get(n, "class")) > schema_rank(best))
			best = node_get(n, "class");
	return best ? best->text : "memory";
}

bool
judge_is_text(const char *class)
{
	return strcmp(class, "official") == 0 || strcmp(class, "copy") == 0;
}

const char *
judge_source(const struct card *obligation)
{
	const struct node *own = node_get(obligation->facts, "sources");

	return best_class(own ? own : node_get(obligation->unit->facts, "sources"));
}

/* ---- the flag: the first line of model.md's table that holds ---- */

/* true with the reason if nothing is flagged, whatever else is known */
static bool
flag_none(struct judgement *j)
{
	const struct subject *s = &j->subject;
	struct node *list = j->flag_because;

	if (!is_duty(j))
		say_text(j, list, REASON_FLAG_NO_DUTY, "deontic", node_text(s->obligation->facts, "deontic"));
	else if (node_is(j->mapping, "relation", "not-applicable"))
		say(j, list, REASON_FLAG_NOT_RELATED);
	else if (j->application.value == TRI_NO)
		say(j, list, REASON_FLAG_NOT_APPLICABLE);
	else if (j->governs == TRI_NO)
		say_document(s, list, REASON_FLAG_NOT_GOVERNED);
	else if (j->force.state == FORCE_PROPOSED)
		say(j, list, REASON_FLAG_PROPOSED);
	else if (j->force.state == FORCE_REPEALED || j->force.state == FORCE_EXPIRED)
		say(j, list, REASON_FLAG_ENDED);
	else if (node_is(s->law->facts, "type", "directive") && !s->through)
		reason_card(s->arena, say(j, list, REASON_FLAG_DIRECTIVE), "law", s->law);
	else if (j->force.state == FORCE_ADOPTED && clock_near(s->clock, j->force.date) == TRI_NO)
		say_beyond(j, list);
	else
		return false;
	return true;
}

/* a source from memory alone never makes a flag active, be it of the law or of a role of the service */
static bool
rests_on_memory(struct judgement *j)
{
	const struct subject *s = &j->subject;
	const struct node *held = j->application.platform == TRI_YES ? apply_held(s) : NULL;
	struct node *r;

	if (text_is(judge_source(s->obligation), "memory"))
		reason_card(s->arena, say(j, j->flag_needs, REASON_NEED_SOURCE), "obligation", s->obligation);
	if (held && text_is(best_class(node_get(held, "sources")), "memory")) {
		r = say(j, j->flag_needs, REASON_NEED_ROLE_SOURCE);
		reason_card(s->arena, r, "service", s->service);
		reason_card(s->arena, r, "role", node_get(held, "role")->to);
	}
	return j->flag_needs->first != NULL;
}

/* it is open for a fact or, where none is needed, for a date of the law whether it is in force, or a grace runs */
static bool
is_undated(const struct force *f)
{
	return f->state == FORCE_UNKNOWN || f->grace == TRI_UNKNOWN;
}

static enum flag_state
flag_of(struct judgement *j)
{
	const struct subject *s = &j->subject;

	if (flag_none(j))
		return FLAG_NONE;
	if (j->force.state == FORCE_INVALIDATED || j->force.state == FORCE_IMPEDED || j->force.state == FORCE_CHALLENGED) {
		say(j, j->flag_because, REASON_FLAG_CHALLENGED);
		return FLAG_CHALLENGED;
	}
	reason_merge(s->arena, j->flag_needs, j->governs_needs);
	if (j->application.value == TRI_UNKNOWN)
		reason_merge(s->arena, j->flag_needs, j->application.needs);
	if (is_undated(&j->force))
		reason_merge(s->arena, j->flag_needs, j->force.needs);
	if (is_undated(&j->force) && !j->force.needs->first)
		reason_card(s->arena, say(j, j->flag_needs, REASON_NEED_DATE), "obligation", s->obligation);
	if (j->flag_needs->first) {
		say(j, j->flag_because, REASON_FLAG_CONDITIONAL);
		return FLAG_CONDITIONAL;
	}
	if (j->force.state == FORCE_ADOPTED) {
		say_date(j, j->flag_because, REASON_FLAG_UPCOMING_START, j->force.date);
		return FLAG_UPCOMING;
	}
	if (j->force.grace == TRI_YES) {
		say_date(j, j->flag_because, REASON_FLAG_UPCOMING_GRACE, j->force.grace_until);
		return FLAG_UPCOMING;
	}
	if (rests_on_memory(j)) {
		say(j, j->flag_because, REASON_FLAG_CONDITIONAL);
		return FLAG_CONDITIONAL;
	}
	say(j, j->flag_because, REASON_FLAG_ACTIVE);
	return FLAG_ACTIVE;
}

/* whom a flag names: those it binds, or may bind while that is undetermined */
static void
bearers(struct judgement *j)
{
	enum tri least = j->application.value;

	if (j->flag == FLAG_NONE)
		return;
	j->binds_platform = j->application.platform >= least && least != TRI_NO;
	j->binds_users = j->application.users >= least && least != TRI_NO;
}

bool
judge_approved(const struct node *mapping, struct clock *clock)
{
	const char *on = node_text(node_get(mapping, "reviewed"), "on");
	struct date d;

	if (!node_is(mapping, "status", "approved"))
		return false;
	return !on || !date_parse(on, &d) || clock_reached(clock, d) == TRI_YES;
}

enum review_state
judge_review(const struct judgement *j)
{
	const char *expires = node_text(node_get(j->mapping, "reviewed"), "expires");
	struct date d;

	if (!judge_approved(j->mapping, j->subject.clock))
		return REVIEW_NONE;
	if (j->suspect)
		return REVIEW_SUSPECT;
	return expires && date_parse(expires, &d) && clock_reached(j->subject.clock, d) == TRI_YES ? REVIEW_EXPIRED
	                                                                                           : REVIEW_HOLDS;
}

/* ---- the exposure ---- */

/* whether it is not known whom it binds, as far as that says who bears it */
static bool
is_unaddressed(const struct application *a)
{
	return a->platform == TRI_UNKNOWN || (a->platform == TRI_NO && (a->users == TRI_UNKNOWN || a->others == TRI_UNKNOWN));
}

/* something that has to be known before anything can be rated is not; a grace changes no band */
static bool
is_open(const struct judgement *j)
{
	return j->governs == TRI_UNKNOWN || is_unaddressed(&j->application) || j->force.reach_needs->first;
}

/* a state of the law under which nothing is owed, or it is not known whether */
static bool
owes_nothing(enum force_state state)
{
	return state != FORCE_IN_FORCE && state != FORCE_ADOPTED && state != FORCE_CHALLENGED;
}

/* true with the reason if nothing is rated, whatever the clause says */
static bool
not_rated(struct judgement *j)
{
	struct node *list = j->rate_because;

	if (!is_duty(j))
		say_text(j, list, REASON_RATE_NO_DUTY, "deontic", node_text(j->subject.obligation->facts, "deontic"));
	else if (j->application.value == TRI_NO)
		say(j, list, REASON_RATE_NOT_APPLICABLE);
	else if (j->governs == TRI_NO)
		say_document(&j->subject, list, REASON_RATE_NOT_GOVERNED);
	else if (owes_nothing(j->force.state))
		say_text(j, list, REASON_RATE_NO_LAW, "state", force_state_name(j->force.state));
	else if (node_is(j->subject.law->facts, "type", "directive") && !j->subject.through)
		reason_card(j->subject.arena, say(j, list, REASON_FLAG_DIRECTIVE), "law", j->subject.law);
	else if (is_open(j))
		say(j, list, REASON_RATE_UNDETERMINED);
	else
		return false;
	return true;
}

static void
qualify_evidence(struct judgement *j)
{
	static const int codes[EVIDENCE_STATES] = {
		[EVIDENCE_INFERRED] = REASON_QUALIFIER_INFERRED,         [EVIDENCE_UNVERIFIED] = REASON_QUALIFIER_UNVERIFIED,
		[EVIDENCE_UNOBSERVABLE] = REASON_QUALIFIER_UNOBSERVABLE, [EVIDENCE_SECOND_HAND] = REASON_QUALIFIER_SECOND_HAND,
		[EVIDENCE_ATTESTED] = -1,
		[EVIDENCE_RECORDED] = -1,
		[EVIDENCE_VERIFIED] = -1,
	};

	if (codes[j->evidence] >= 0)
		say(j, j->qualifiers, (enum reason_code)codes[j->evidence]);
}

/* a role that is held on less than high confidence, or known from memory only */
static void
qualify_role(struct judgement *j)
{
	const struct node *held = j->application.platform == TRI_YES ? apply_held(&j->subject) : NULL;
	struct arena *a = j->subject.arena;
	struct node *r;

	if (!held || node_is(held, "confidence", "high"))
		return;
	r = say(j, j->qualifiers, REASON_QUALIFIER_ROLE);
	reason_card(a, r, "service", j->subject.service);
	reason_card(a, r, "role", node_get(held, "role")->to);
	reason_text(a, r, "confidence", node_text(held, "confidence"));
	reason_text(a, r, "class", best_class(node_get(held, "sources")));
}

static void
qualify_review(struct judgement *j, const struct model *m, const struct card *provision)
{
	struct arena *a = j->subject.arena;
	struct node *r;

	/* a review of a later day is none, and what it covered is not what is known on this one */
	if (!judge_approved(j->mapping, j->subject.clock) || !(j->suspect = fingerprint_suspect(m, provision, j->mapping)))
		return;
	r = say(j, j->qualifiers, REASON_QUALIFIER_SUSPECT);
	reason_text(a, r, "on", node_text(node_get(j->mapping, "reviewed"), "on"));
	reason_text(a, r, "parts", fingerprint_names(a, j->suspect));
}

/* what changes within the horizon, and of what begins or ends beyond it the day */
static void
qualify_timing(struct judgement *j)
{
	const struct force *f = &j->force;
	struct clock *clock = j->subject.clock;
	struct node *r;

	for (const struct law_event *e = f->due; e; e = e->next) {
		if (e->change == LAW_EMPOWERED) /* said of the sanction that is ranked */
			continue;
		r = say(j, j->qualifiers, REASON_QUALIFIER_DUE);
		reason_text(j->subject.arena, r, "date", e->on);
		reason_text(j->subject.arena, r, "law-change", law_change_name(e->change));
	}
	if (f->state == FORCE_ADOPTED && clock_near(clock, f->date) != TRI_YES)
		say_date(j, j->qualifiers, REASON_QUALIFIER_FROM, f->date);
	if (f->state == FORCE_IN_FORCE && f->grace == TRI_UNKNOWN)
		say_date(j, j->qualifiers, REASON_QUALIFIER_GRACE_OPEN, f->grace_until);
	if (f->state == FORCE_IN_FORCE && f->grace == TRI_YES && clock_near(clock, f->grace_until) != TRI_YES)
		say_date(j, j->qualifiers, REASON_QUALIFIER_GRACE, f->grace_until);
}

static void
qualify_law(struct judgement *j)
{
	const struct card *obligation = j->subject.obligation;
	const struct node *questions = node_get(obligation->facts, "unsettled");
	const struct node *contract = apply_field(&j->subject, "contract");
	const struct node *powers = apply_field(&j->subject, "enforcement");
	const char *class = judge_source(obligation);

	if (node_is(j->mapping, "relation", "shifts") && node_is(contract, "basis", "analysis"))
		say(j, j->qualifiers, REASON_QUALIFIER_CONTRACT);
	qualify_role(j);
	for (const struct node *p = powers ? powers->first : NULL; p; p = p->next)
		if (node_is(node_get(p, "sanction"), "type", "national")) {
			say(j, j->qualifiers, REASON_QUALIFIER_NATIONAL);
			break;
		}
	if (!judge_is_text(class))
		say_text(j, j->qualifiers, REASON_QUALIFIER_SOURCE, "class", class);
	for (const struct node *q = questions ? questions->first : NULL; q; q = q->next)
		say_text(j, j->qualifiers, REASON_QUALIFIER_UNSETTLED, "question", node_text(q, "question"));
	if (j->force.state == FORCE_CHALLENGED)
		say(j, j->qualifiers, REASON_QUALIFIER_CONTESTED);
	qualify_timing(j);
}

static void
qualify(struct judgement *j)
{
	const char *confidence = node_text(j->mapping, "confidence");
	struct node *list = j->qualifiers, *r;

	qualify_evidence(j);
	if (!text_is(confidence, "high"))
		say_text(j, list, REASON_QUALIFIER_CONFIDENCE, "confidence", confidence);
	if (!judge_approved(j->mapping, j->subject.clock)) {
		r = say(j, list, REASON_QUALIFIER_DRAFT);
		reason_text(j->subject.arena, r, "method", node_text(j->mapping, "method"));
		reason_text(j->subject.arena, r, "status", node_text(j->mapping, "status"));
	}
	qualify_law(j);
}

/* no sanction is ranked before it can be imposed without that being said */
static void
say_powers(struct judgement *j, const struct node *power)
{
	struct node *r = say(j, j->qualifiers, REASON_QUALIFIER_POWERS);

	reason_text(j->subject.arena, r, "from", node_text(power, "from"));
	reason_text(j->subject.arena, r, "authority", node_text(power, "authority"));
}

static enum bearer
bearer_of(const struct application *a)
{
	return a->platform == TRI_YES ? BEARER_PLATFORM : a->others == TRI_NO ? BEARER_INTEGRATOR : BEARER_USER;
}

static void
rate(struct judgement *j, const struct model *m)
{
	struct subject *s = &j->subject;
	const struct node *power;

	if (not_rated(j))
		return;
	j->position = rate_position(s, j->mapping, &j->application, j->rate_because, j->rate_needs);
	if (j->rate_needs->first)
		say(j, j->rate_because, REASON_RATE_UNDETERMINED);
	if (j->position == POSITION_NONE)
		return;
	j->consequence = rate_consequence(m, s, j->rate_because, &power);
	if (power && !rate_has_begun(s, power))
		say_powers(j, power);
	if (j->consequence < 0)
		return;
	j->exposure = rate_exposure(s, m, j->position, j->consequence, j->rate_because);
	j->bearer_of = bearer_of(&j->application);
	j->bearer = bearer_name(j->bearer_of);
}

/* ---- no-discharge ---- */

static void
discharge(struct judgement *j)
{
	const struct subject *s = &j->subject;
	const char *effect = node_text(apply_field(s, "contract"), "effect");
	bool inferred = j->evidence == EVIDENCE_INFERRED;
	bool fixed = text_is(effect, "not-shiftable"), statute = text_is(effect, "void-by-statute");
	struct node *r;

	if (!node_is(j->mapping, "relation", "shifts") || !(fixed || statute) || !is_duty(j))
		return;
	if (j->flag != FLAG_ACTIVE || j->application.platform != TRI_YES || !(inferred || evidence_is_firm(j->evidence)))
		return;
	statute = statute && node_is(apply_field(s, "contract"), "basis", "statute");
	if (inferred)
		r = say(j, j->discharge, statute ? REASON_DISCHARGE_WOULD_BE_VOID : REASON_DISCHARGE_WOULD_NOT);
	else
		r = say(j, j->discharge, statute ? REASON_DISCHARGE_VOID : REASON_DISCHARGE_DOES_NOT);
	reason_card(s->arena, r, "service", s->service);
	reason_card(s->arena, r, "obligation", s->obligation);
}

/* what the exposure waits for, also where the flag does not: it says of a challenged law that it is one */
static struct node *
rate_waits(const struct judgement *j)
{
	struct node *list = node_list(j->subject.arena);

	if (!j->rate_because->last || !node_is(j->rate_because->last, "code", reason_infos[REASON_RATE_UNDETERMINED].name))
		return list;
	reason_merge(j->subject.arena, list, j->governs_needs);
	if (is_unaddressed(&j->application))
		reason_merge(j->subject.arena, list, j->application.needs);
	reason_merge(j->subject.arena, list, j->force.reach_needs);
	return list;
}

void
judge_needs(const struct judgement *j, struct node *list)
{
	reason_merge(j->subject.arena, list, j->flag_needs);
	reason_merge(j->subject.arena, list, j->rate_needs);
	reason_merge(j->subject.arena, list, rate_waits(j));
}

bool
judge_counts(const struct node *mapping)
{
	return !node_is(mapping, "status", "superseded");
}

struct subject
judge_subject(struct arena *a, struct clock *clock, const struct card *provision, const struct node *mapping,
              const struct card *service)
{
	const struct card *obligation = node_get(mapping, "obligation")->to;
	const struct card *document = provision->parent, *law = obligation->unit;
	struct subject s = {.arena = a, .clock = clock, .platform = document->parent, .service = service,
	                    .document = document, .obligation = obligation, .law = law,
	                    .place = node_get(law->facts, "jurisdiction")->to};

	s.version = force_version(&s);
	return s;
}

/* what can never be rated, whatever the facts */
static bool
is_unratable(const struct judgement *j)
{
	return !is_duty(j) || node_is(j->mapping, "relation", "not-applicable") ||
	       (node_is(j->subject.law->facts, "type", "directive") && !j->subject.through);
}

/* nothing arises, whatever else is not known */
static bool
is_nothing(const struct judgement *j)
{
	return j->application.value == TRI_NO || j->governs == TRI_NO ||
	       (owes_nothing(j->force.state) && j->force.state != FORCE_UNKNOWN);
}

/* whom it binds and whether it is in force, and the band, where that much is known */
static void
decide_band(struct judgement *j, const struct model *m)
{
	struct subject s = j->subject;

	j->application = apply(&s);
	if (!is_duty(j)) /* it binds nobody, so whom it would bind is no reason */
		j->application.because = node_list(j->subject.arena);
	j->governs = governs(j, j->governs_needs);
	s.applied = &j->application;
	j->force = relate_force(&s);
	rate(j, m);
}

static struct judgement
judgement_of(const struct node *mapping, struct subject subject)
{
	struct arena *a = subject.arena;

	return (struct judgement){
		.mapping = mapping,
		.subject = subject,
		.governs_needs = node_list(a),
		.flag_because = node_list(a),
		.flag_needs = node_list(a),
		.position = POSITION_NONE,
		.consequence = -1,
		.exposure = NOT_RATED,
		.bearer_of = BEARER_NOBODY,
		.rate_because = node_list(a),
		.rate_needs = node_list(a),
		.qualifiers = node_list(a),
		.discharge = node_list(a),
	};
}

/* ---- what comes out where something is not known ---- */

/* a mapping for a service, to be judged under assumptions */
struct assumed_case {
	const struct model *model;
	const struct node *mapping;
	struct subject subject;
	size_t places; /* in how many it is judged */
};

/* the first thing that it turns on; false where nothing that can be recorded would settle it */
static bool
next_literal(const struct judgement *j, const struct asked_list *asked, struct literal *next)
{
	const struct literal *l = NULL;

	if (is_unaddressed(&j->application))
		l = assume_first(asked, j->application.needs);
	if (!l && j->governs == TRI_UNKNOWN)
		l = assume_first(asked, j->governs_needs);
	if (!l && j->force.state == FORCE_UNKNOWN) {
		l = assume_first(asked, j->force.needs);
		if (!l) {
			*next = (struct literal){.kind = LITERAL_IN_FORCE,
			                         .of = j->subject.through ? j->subject.through : j->subject.obligation};
			return true;
		}
	}
	if (!l)
		l = assume_first(asked, j->force.reach_needs);
	if (!l)
		l = assume_first(asked, j->rate_needs);
	if (l)
		*next = *l;
	return l != NULL;
}

/* something is not known of which the band, or who bears it, may depend */
static bool
is_undetermined(const struct judgement *j)
{
	return j->force.state == FORCE_UNKNOWN || is_open(j) || j->rate_needs->first;
}

static struct outcome
outcome_of(const struct judgement *j, const struct asked_list *asked)
{
	struct outcome o = {.kind = OUTCOME_UNRATABLE, .result = {NOT_RATED, BEARER_NOBODY}};

	if (is_unratable(j))
		return o;
	if (j->exposure != NOT_RATED || is_nothing(j)) {
		o.kind = OUTCOME_RESULT;
		o.result = (struct result){j->exposure, j->bearer_of};
	} else if (is_undetermined(j)) {
		o.kind = next_literal(j, asked, &o.asks) ? OUTCOME_ASKS : OUTCOME_OPEN;
	}
	return o;
}

/* what of several places leads: an unknown, then the highest band, of one band as bearers come */
static int
rank_of(const struct outcome *o)
{
	switch (o->kind) {
	case OUTCOME_ASKS:
		return 100;
	case OUTCOME_OPEN:
		return 99;
	case OUTCOME_RESULT:
		return o->result.band == NOT_RATED ? 1 : 2 + BEARERS * (o->result.band + 1) - (int)o->result.bearer;
	default:
		return 0;
	}
}

/* in the i-th place of a law of several */
static struct judgement
judge_in_place(const struct assumed_case *c, struct subject *s, size_t i, struct asked_list *asked, struct outcome *outcome)
{
	struct judgement j;

	s->place = relate_place(s, i, &s->through);
	j = judgement_of(c->mapping, *s);
	decide_band(&j, c->model);
	*outcome = outcome_of(&j, asked);
	return j;
}

/* Of a law of several places the highest of what comes out in them, once nothing in any of them is unknown. */
static struct judgement
judge_assumed(const struct assumed_case *c, struct arena *a, const struct assumption *assumed, struct outcome *outcome)
{
	struct asked_list asked = {NULL, NULL};
	struct subject s = c->subject;
	struct judgement best, other;
	struct outcome o;

	s.arena = a;
	s.assumed = assumed;
	s.asked = &asked;
	best = judge_in_place(c, &s, 0, &asked, outcome);
	for (size_t i = 1; i < c->places; i++) {
		other = judge_in_place(c, &s, i, &asked, &o);
		if (rank_of(&o) > rank_of(outcome)) {
			best = other;
			*outcome = o;
		}
	}
	return best;
}

static struct outcome
decide_assumed(const void *ctx, struct arena *a, const struct assumption *assumed)
{
	struct outcome o;

	judge_assumed(ctx, a, assumed, &o);
	return o;
}

/* the rating of a case in which the result comes out becomes that of the judgement */
static void
take_rating(struct judgement *j, const struct judgement *from, size_t unknowns)
{
	struct node *because = node_list(j->subject.arena);

	if (unknowns)
		reason_count(j->subject.arena, reason_add(j->subject.arena, because, REASON_RATE_WHICHEVER), "n", unknowns);
	reason_merge(j->subject.arena, because, from->rate_because);
	j->position = from->position;
	j->consequence = from->consequence;
	j->exposure = from->exposure;
	j->bearer = from->bearer;
	j->bearer_of = from->bearer_of;
	j->rate_because = because;
	j->rate_needs = node_list(j->subject.arena);
	reason_merge(j->subject.arena, j->qualifiers, from->qualifiers);
	if (j->exposure != NOT_RATED && j->force.state == FORCE_UNKNOWN)
		say(j, j->qualifiers, REASON_QUALIFIER_DATE_OPEN);
}

/* The rating in the place that leads is not the last word while in another one something is not known. */
static void
unrate(struct judgement *j, const struct judgement *other)
{
	j->exposure = NOT_RATED;
	j->bearer = NULL;
	j->bearer_of = BEARER_NOBODY;
	j->rate_because = node_list(j->subject.arena);
	say(j, j->rate_because, REASON_RATE_UNDETERMINED);
	judge_needs(other, j->rate_needs);
}

/* without an assumption: as it was judged, or in another place of the law, from which it then has its rating */
static enum standing
settle_plainly(struct judgement *j, const struct assumed_case *c)
{
	struct outcome o = outcome_of(j, &(struct asked_list){NULL, NULL});
	struct judgement other;

	if (c->places == 1)
		return standing_of(&o);
	other = judge_assumed(c, j->subject.arena, NULL, &o);
	if (standing_of(&o) == STANDING_OPEN && j->exposure != NOT_RATED)
		unrate(j, &other);
	if (o.kind == OUTCOME_RESULT && (o.result.band != j->exposure || o.result.bearer != j->bearer_of))
		take_rating(j, &other, 0);
	return standing_of(&o);
}

/* a decision, and the days for which it holds */
struct stored_decision {
	struct decision decision;
	struct clock clock;
};

static struct decision
stored_decision(struct settled *store, const struct assumed_case *c, struct clock *clock)
{
	const struct subject *s = &c->subject;
	struct arena a = {0};
	const char *key = arena_printf(&a, "%s %zu %s %s", s->service->key, s->document->order, s->obligation->key,
	                               node_text(c->mapping, "relation"));
	struct stored_decision *d = table_get(&store->by_case, key);
	struct assumed_case own = *c;

	if (!d) {
		d = arena_take(store->arena, sizeof *d);
		d->clock = clock_on(clock->day, clock->horizon);
		own.subject.clock = &d->clock;
		d->decision = conditional_decide(store->arena, decide_assumed, &own, &d->clock);
		*table_put(&store->by_case, arena_string(store->arena, key)) = d;
	}
	arena_free(&a);
	clock_narrow(clock, &d->clock);
	return d->decision;
}

/* the case in which the result comes out says how it is rated */
static void
settle_by_example(struct judgement *j, const struct assumed_case *c, const struct decision *d)
{
	struct arena *a = j->subject.arena;
	struct outcome o;
	struct judgement example = judge_assumed(c, a, d->assumed, &o);

	if (d->standing != STANDING_CONDITIONAL) {
		take_rating(j, &example, d->unknowns);
		return;
	}
	d->conditional->because = example.rate_because;
	reason_merge(a, d->conditional->because, example.qualifiers);
}

static void
settle(struct judgement *j, const struct assumed_case *c, struct settled *store)
{
	struct decision d;

	if ((j->standing = settle_plainly(j, c)) != STANDING_OPEN)
		return;
	d = store ? stored_decision(store, c, j->subject.clock)
	          : conditional_decide(j->subject.arena, decide_assumed, c, j->subject.clock);
	j->standing = d.standing;
	j->conditional = d.conditional;
	if (d.standing == STANDING_OPEN)
		return;
	if (!store) {
		settle_by_example(j, c, &d);
	} else if (d.standing == STANDING_RATED) {
		j->exposure = d.result.band;
		j->bearer_of = d.result.bearer;
		j->bearer = bearer_name(d.result.bearer);
	}
}

/* ---- what it rests on ---- */

/* a link where it is weaker than the weakest so far */
static void
rest_on(struct rests *r, enum rests_link link, const struct node *confidence)
{
	int rank = confidence ? schema_rank(confidence) : -1;

	if (rank < 0 || rank >= r->confidence)
		return;
	r->confidence = rank;
	r->weakest = link;
}

/* of the places recorded of a scope those of which this one is a part, or that are part of it */
static void
rest_on_scope(struct rests *r, const struct card *place, const struct node *scope)
{
	const struct node *dated = node_get(scope, "dated");

	for (const struct node *n = dated ? dated->first : NULL; n; n = n->next) {
		const struct card *in = node_get(n, "place")->to;

		if (!in || place_within(place, in) || place_within(in, place))
			rest_on(r, RESTS_FACT, node_get(n, "confidence"));
	}
}

static struct rests
rests_of(const struct judgement *j)
{
	const struct subject *s = &j->subject;
	struct rests r = {.seen = j->evidence >= EVIDENCE_ATTESTED, .confidence = CONFIDENCES, .weakest = RESTS_MAPPING};
	const struct node *law = node_get(s->obligation->facts, "confidence");
	const struct node *held = j->application.platform == TRI_YES ? apply_held(s) : NULL;
	const struct node *facts = node_get(s->used, "facts");

	rest_on(&r, RESTS_MAPPING, node_get(j->mapping, "confidence"));
	for (const struct node *n = law ? law->first : NULL; n; n = n->next)
		rest_on(&r, RESTS_LAW, n);
	rest_on(&r, RESTS_ROLE, node_get(held, "confidence"));
	for (const struct node *n = facts ? facts->first : NULL; n; n = n->next)
		rest_on(&r, RESTS_FACT, node_get(n, "confidence"));
	rest_on_scope(&r, s->place, node_get(s->used, "offered"));
	rest_on_scope(&r, s->place, node_get(s->document->facts, "governs"));
	if (r.confidence == CONFIDENCES) /* nobody said */
		r.confidence = 0;
	return r;
}

/* ---- the whole ---- */

static struct judgement
judge_in(const struct model *m, const struct card *provision, const struct node *mapping, struct subject subject)
{
	struct judgement j = judgement_of(mapping, subject);
	struct node *powers;

	j.subject.used = node_map(subject.arena);
	j.evidence = evidence_of(provision, subject.clock);
	decide_band(&j, m);
	j.flag = flag_of(&j);
	bearers(&j);
	powers = j.qualifiers; /* they are said last */
	j.qualifiers = node_list(subject.arena);
	qualify(&j);
	reason_merge(subject.arena, j.qualifiers, powers);
	qualify_review(&j, m, provision);
	discharge(&j);
	return j;
}

struct place_flag
judge_flag(const struct judgement *j)
{
	return (struct place_flag){j->subject.place, j->flag, judge_lead(j), j->binds_platform, j->binds_users, j->flag_needs};
}

struct judgement
judge(const struct model *m, struct arena *a, struct clock *clock, const struct card *provision,
      const struct node *mapping, const struct card *service)
{
	return judge_stored(m, a, clock, provision, mapping, service, NULL);
}

struct judgement
judge_stored(const struct model *m, struct arena *a, struct clock *clock, const struct card *provision,
             const struct node *mapping, const struct card *service, struct settled *store)
{
	struct subject s = judge_subject(a, clock, provision, mapping, service), in = s;
	struct judgement best, other;
	struct place_flag *others;
	size_t n = 1;

	while (relate_place(&s, n, &in.through))
		n++;
	ARENA_ARRAY(a, others, n);
	in.place = relate_place(&s, 0, &in.through);
	best = judge_in(m, provision, mapping, in);
	for (size_t i = 1; i < n; i++) {
		in.place = relate_place(&s, i, &in.through);
		other = judge_in(m, provision, mapping, in);
		others[i - 1] = judge_flag(judge_lead(&other) > judge_lead(&best) ? &best : &other);
		if (judge_lead(&other) > judge_lead(&best))
			best = other;
	}
	best.others = others;
	best.nothers = n - 1;
	settle(&best, &(struct assumed_case){m, mapping, s, n}, store);
	best.rests = rests_of(&best);
	return best;
}
