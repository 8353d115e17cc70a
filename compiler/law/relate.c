#include "relate.h"

#include <string.h>

#include "../base/text.h"
#include "condition.h"
#include "place.h"

/* ---- finding them ---- */

/* the relations to `to` of the laws that refer to it; counts them, and puts them where all is not NULL */
static size_t
gather(const struct card *to, struct referrers laws, const char *key, struct related *all)
{
	const struct card *last = NULL;
	size_t n = 0;

	for (size_t i = 0; i < laws.n; i++) {
		const struct card *law = laws.cards[i];
		const struct node *relations = node_get(law->facts, "relations");

		if (law == last || law == to->unit)
			continue;
		last = law;
		for (const struct node *r = relations ? relations->first : NULL; r; r = r->next)
			if (node_get(r, key) && node_get(r, key)->to == to) {
				if (all)
					all[n] = (struct related){law, r};
				n++;
			}
	}
	return n;
}

struct related *
relate_all(struct arena *a, const struct card *obligation, size_t *n)
{
	struct referrers to_it = cards_from(obligation, "regulation"), to_law = cards_from(obligation->unit, "regulation");
	size_t own = gather(obligation, to_it, "obligation", NULL);
	struct related *all;

	*n = own + gather(obligation->unit, to_law, "regulation", NULL);
	ARENA_ARRAY(a, all, *n + 1);
	if (*n) {
		gather(obligation, to_it, "obligation", all);
		gather(obligation->unit, to_law, "regulation", all + own);
	}
	return all;
}

/* the state of a law as a whole, on the day */
static enum force_state
state_of(const struct subject *s, const struct card *law)
{
	struct subject whole = {.arena = s->arena, .clock = s->clock, .seen = s->seen, .obligation = law, .law = law,
	                        .place = s->place};

	return force_on(&whole).state;
}

static enum tri
in_force(const struct subject *s, const struct card *law)
{
	enum force_state state = state_of(s, law);

	return state == FORCE_IN_FORCE || state == FORCE_CHALLENGED ? TRI_YES : state == FORCE_UNKNOWN ? TRI_UNKNOWN : TRI_NO;
}

/* ---- released ---- */

static bool
displaces(const struct node *relation)
{
	return node_is(relation, "relation", "overrides") && node_is(relation, "effect", "not-applicable");
}

/* the reason of a relation that releases from an obligation; false where it does not */
static bool
releases(const struct node *relation, enum reason_code *code)
{
	*code = displaces(relation)                              ? REASON_APPLIES_DISPLACED
	        : node_is(relation, "relation", "exempts")       ? REASON_APPLIES_EXEMPTED
	                                                         : REASON_APPLIES_CARVED_OUT;
	return *code != REASON_APPLIES_CARVED_OUT || node_is(relation, "relation", "carves-out");
}

/* its condition names facts of the law it stands in */
static enum tri
holds_for(const struct subject *s, const struct related *r, struct node *needs)
{
	const char *when = node_text(r->relation, "when");
	struct subject own = *s;

	own.law = r->law;
	return when ? apply_condition(&own, when, needs) : TRI_YES;
}

/* by what the condition of a relation holds, which is one of the other law */
static void
say_relation(const struct subject *s, const struct related *r, struct node *reason)
{
	const char *when = node_text(r->relation, "when");
	struct subject own = *s;

	own.law = r->law;
	if (when)
		condition_say(&own, reason, when, true);
	else
		reason_text(s->arena, reason, "condition", when);
}

static enum tri
released_by(const struct subject *s, const struct related *r, enum reason_code code, struct node *because,
            struct node *needs)
{
	struct literal l = {.kind = LITERAL_LAW_START, .of = r->law};
	enum tri force = in_force(s, r->law), held = force == TRI_NO ? TRI_NO : holds_for(s, r, needs);
	struct node *reason;

	if (force == TRI_UNKNOWN)
		force = assumed(s, &l);
	if (held != TRI_NO && force == TRI_UNKNOWN) {
		reason = reason_add(s->arena, needs, REASON_NEED_LAW_START);
		reason_card(s->arena, reason, "law", r->law);
		assume_ask(s, &l, reason);
	}
	if (tri_and(force, held) != TRI_YES)
		return tri_and(force, held);
	reason = reason_add(s->arena, because, code);
	reason_card(s->arena, reason, "law", r->law);
	if (code != REASON_APPLIES_DISPLACED)
		say_relation(s, r, reason);
	return TRI_YES;
}

enum tri
relate_released(const struct subject *s, struct node *because, struct node *needs)
{
	struct node *open = node_list(s->arena);
	enum tri value = TRI_NO;
	enum reason_code code;
	size_t n;
	struct related *all = relate_all(s->arena, s->obligation, &n);

	for (size_t i = 0; s->service && i < n; i++)
		if (releases(all[i].relation, &code))
			value = tri_or(value, released_by(s, &all[i], code, because, open));
	if (value == TRI_UNKNOWN)
		reason_merge(s->arena, needs, open);
	return value;
}

/* ---- challenged ---- */

void
relate_challenge(const struct subject *s, struct force *f)
{
	struct node *said = node_list(s->arena);
	size_t n;
	struct related *all;

	if (s->obligation == s->law || (f->state != FORCE_IN_FORCE && f->state != FORCE_CHALLENGED))
		return;
	all = relate_all(s->arena, s->obligation, &n);
	for (size_t i = 0; i < n; i++)
		if (node_is(all[i].relation, "relation", "overrides") && !displaces(all[i].relation) &&
		    in_force(s, all[i].law) != TRI_NO && (!s->service || holds_for(s, &all[i], node_list(s->arena)) != TRI_NO))
			reason_card(s->arena, reason_add(s->arena, said, REASON_FORCE_OVERRIDDEN), "law", all[i].law);
	if (!said->first)
		return;
	f->state = FORCE_CHALLENGED;
	reason_merge(s->arena, said, f->because);
	f->because = said;
}

/* ---- places ---- */

static const struct card *
law_place(const struct card *law, size_t i)
{
	const struct node *more = node_get(law->facts, "extends-to");

	return i == 0 ? node_get(law->facts, "jurisdiction")->to : more && node_at(more, i - 1) ? node_at(more, i - 1)->to : NULL;
}

const struct card *
relate_place(const struct subject *s, size_t i, const struct card **through)
{
	bool directive = node_is(s->law->facts, "type", "directive");
	size_t n = 0, found = 0;
	struct related *all = directive ? relate_all(s->arena, s->obligation, &n) : NULL;

	*through = NULL;
	for (size_t k = 0; k < n; k++)
		if (node_is(all[k].relation, "relation", "implements") && state_of(s, all[k].law) != FORCE_PROPOSED && found++ == i) {
			*through = all[k].law;
			return law_place(all[k].law, 0);
		}
	return found ? NULL : law_place(s->law, i);
}

struct force
relate_force(const struct subject *s)
{
	struct subject national = *s;

	if (!s->through)
		return force_on(s);
	national.obligation = national.law = s->through;
	national.version = NULL;
	national.applied = NULL;
	return force_on(&national);
}

void
relate_settle(struct subject *s)
{
	struct subject in = *s, best = *s;
	int nearest = -1;

	relate_place(s, 0, &in.through);
	if (!in.through && !relate_place(s, 1, &in.through))
		return; /* the one place of most laws */
	for (size_t i = 0; (in.place = relate_place(s, i, &in.through)); i++) {
		int value = s->service ? (int)apply(&in).value : 0;

		if (value > nearest) {
			nearest = value;
			best = in;
		}
	}
	*s = best;
}

/* ---- sanctions ---- */

const struct node *
relate_enforcement(const struct subject *s, size_t i)
{
	size_t n;
	struct related *all = relate_all(s->arena, s->obligation, &n);

	for (size_t k = 0; k < n; k++)
		if (node_is(all[k].relation, "relation", "sanctions") && in_force(s, all[k].law) == TRI_YES &&
		    place_within(s->place, law_place(all[k].law, 0)) && i-- == 0)
			return node_get(all[k].relation, "enforcement");
	return NULL;
}

/* ---- whether they agree, and change anything ---- */

struct relation_check {
	struct diags *diags;
	const struct card *law;      /* it stands in */
	const struct node *relation;
	const struct card *to;       /* a regulation or an obligation */
};

static bool
has_event_of(const struct card *card, const struct card *law, const char *event)
{
	const struct node *history = node_get(card->facts, "history");

	for (const struct node *e = history ? history->first : NULL; e; e = e->next)
		if (node_is(e, "event", event) && node_get(e, "instrument") && node_get(e, "instrument")->to == law)
			return true;
	return false;
}

/* an event, wording, grace or end that names the law as its instrument */
static bool
names_instrument(const struct card *card, const struct card *law)
{
	for (size_t i = 0; i < card->nrefs; i++)
		if (card->refs[i].to == law && text_is(card->refs[i].field, "instrument"))
			return true;
	return false;
}

static bool
is_amended(const struct relation_check *c)
{
	card_look(c->law, PART_BACK);
	for (size_t i = 0; i < c->law->nfrom; i++)
		if (text_is(c->law->from[i]->field, "instrument") &&
		    (c->law->from_cards[i] == c->to || c->law->from_cards[i]->unit == c->to))
			return true;
	return names_instrument(c->to, c->law) || has_event_of(c->to->unit, c->law, "amended");
}

static bool
is_repealed(const struct relation_check *c)
{
	return has_event_of(c->to, c->law, "repealed") || has_event_of(c->to->unit, c->law, "repealed");
}

static bool
is_directive(const struct relation_check *c)
{
	return node_is(c->to->unit->facts, "type", "directive") && place_within(law_place(c->law, 0), law_place(c->to->unit, 0));
}

static bool
has_condition(const struct relation_check *c)
{
	return node_get(c->relation, "when") != NULL;
}

static bool
has_sanction(const struct relation_check *c)
{
	return node_get(c->relation, "enforcement") != NULL;
}

static bool
has_source(const struct relation_check *c)
{
	return !displaces(c->relation) || node_get(c->relation, "sources");
}

static bool
has_definition(const struct relation_check *c)
{
	const struct node *obligations = node_get(c->law->facts, "obligations");

	for (const struct node *o = obligations ? obligations->first : NULL; o; o = o->next)
		if (node_is(o, "deontic", "definition"))
			return true;
	return node_get(c->law->facts, "roles") != NULL;
}

/* what each relation needs so that it changes something, and what is said where it lacks it */
static const struct {
	const char *relation;
	bool (*test)(const struct relation_check *c);
	enum diag_code code;
	const char *lacks, *help;
} needed[] = {
	{"amends", is_amended, RG4031, "no event or wording of '%s' names '%s' as its instrument",
	 "record what it changed there, with 'instrument: %s', or remove the relation"},
	{"repeals", is_repealed, RG4031, "no event 'repealed' of '%s' names '%s' as its instrument",
	 "record the event there, with 'instrument: %s', or remove the relation"},
	{"implements", is_directive, RG4032, "'%s' is not a directive that '%s' can transpose",
	 "only a law of a place within that of a directive transposes it; remove the relation from '%s'"},
	{"exempts", has_condition, RG4032, "the exemption from '%s' by '%s' has no condition",
	 "say in 'when' whom '%s' exempts"},
	{"carves-out", has_condition, RG4032, "what is taken out of '%s' by '%s' is not said",
	 "say in 'when' what '%s' takes out of its scope"},
	{"sanctions", has_sanction, RG4032, "the sanction for a breach of '%s' by '%s' is not given",
	 "give it under 'enforcement' of the relation in '%s'"},
	{"defines", has_definition, RG4032, "for the words of '%s' no definition of '%s' is recorded",
	 "record the definition in '%s', as an obligation of kind 'definition' or a role"},
	{"overrides", has_source, RG4032, "nothing shows that '%s' does not apply because of '%s'",
	 "give 'sources' for it in '%s', or leave 'effect' out"},
};

static void
check_relation(const struct relation_check *c)
{
	struct place place = {c->law->source, node_get(c->relation, "relation")->span};

	if (c->to->unit == c->law) {
		diag_help(c->diags, diag_add(c->diags, RG4032, place, "'%s' has a relation to itself", c->law->id),
		          "remove it; what the law does to its own parts stands at these");
		return;
	}
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		if (node_is(c->relation, "relation", needed[i].relation) && !needed[i].test(c))
			diag_help(c->diags, diag_add(c->diags, needed[i].code, place, needed[i].lacks, c->to->id, c->law->id),
			          needed[i].help, c->law->id);
}

void
check_relations(const struct model *m, struct diags *ds)
{
	struct kind laws = cards_of(m, "regulation");

	for (size_t i = 0; i < laws.n; i++) {
		const struct node *relations = node_get(laws.cards[i]->facts, "relations");

		for (const struct node *r = relations ? relations->first : NULL; r; r = r->next) {
			const struct node *to = node_get(r, "regulation") ? node_get(r, "regulation") : node_get(r, "obligation");

			check_relation(&(struct relation_check){ds, laws.cards[i], r, to->to});
		}
	}
}
