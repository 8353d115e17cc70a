#include "cover.h"

#include <string.h>

#include "../base/text.h"
#include "reach.h"
#include "relate.h"

const char *
cover_state_name(enum cover_state state)
{
	static const char *const names[COVER_STATES] = {"mapped",       "scope-unknown", "not-found", "no-search", "elsewhere",
	                                                "undetermined", "not-in-force",  "users",     "outside"};

	return names[state];
}

void
cover_add(struct cover_tally *t, struct cover_tally more)
{
	for (enum cover_state state = 0; state < COVER_STATES; state++)
		t->state[state] += more.state[state];
	t->of += more.of;
}

bool
cover_counts(const struct card *obligation)
{
	const char *deontic = node_text(obligation->facts, "deontic");

	return (text_is(deontic, "obligation") || text_is(deontic, "prohibition")) && node_get(obligation->facts, "binds");
}

static bool
says_of(const struct card *provision, const struct card *obligation)
{
	const struct node *mappings = node_get(provision->facts, "mappings");

	for (const struct node *m = mappings ? mappings->first : NULL; m; m = m->next)
		if (node_get(m, "obligation")->to == obligation && !node_is(m, "relation", "not-applicable") &&
		    !node_is(m, "status", "superseded"))
			return true;
	return false;
}

enum tri
cover_mapped(const struct subject *subject, struct node *needs)
{
	struct subject s = *subject;
	struct referrers clauses = cards_from_within(s.obligation, "provision", s.platform);
	enum tri value = TRI_NO;

	for (size_t i = 0; i < clauses.n; i++) {
		const struct card *from = clauses.cards[i];

		if (!apply_covers(from->parent, s.service) || !says_of(from, s.obligation))
			continue;
		s.document = from->parent;
		value = tri_or(value, judge_governs(&s, needs));
	}
	return value;
}

static const struct card *
search_for(const struct card *platform, const struct card *obligation, struct clock *clock)
{
	struct referrers searches = cards_from_within(obligation, "search", platform);

	for (size_t i = 0; i < searches.n; i++) {
		const struct card *search = searches.cards[i];
		struct date on;

		if (node_is(search->facts, "result", "not-found") && date_parse(node_text(search->facts, "on"), &on) &&
		    clock_reached(clock, on) == TRI_YES)
			return search;
	}
	return NULL;
}

static bool
shows_in_documents(const struct card *obligation)
{
	const struct node *places = node_get(obligation->facts, "evidenced-in");

	for (const struct node *p = places ? places->first : NULL; p; p = p->next)
		if (text_is(p->text, "terms") || text_is(p->text, "public-notice"))
			return true;
	return false;
}

/* to whom it is addressed, where that is people */
static void
say_people(const struct subject *s, struct node *because)
{
	for (const struct node *b = apply_field(s, "binds")->first; b; b = b->next)
		reason_text(s->arena, reason_add(s->arena, because, REASON_APPLIES_ADDRESSED), "people", node_text(b, "role"));
}

enum cover_state
cover_owed(const struct subject *s, struct node *because)
{
	struct application application;
	struct subject today = *s;
	struct force force;

	if (apply_people_only(s)) {
		say_people(s, because);
		return COVER_USERS;
	}
	application = apply(s);
	if (application.platform != TRI_YES) {
		bool no = application.platform == TRI_NO;

		reason_merge(s->arena, because, no ? application.because : application.needs);
		return no ? COVER_OUTSIDE : COVER_UNDETERMINED;
	}
	today.today = true;
	force = relate_force(&today);
	if ((force.state == FORCE_IN_FORCE || force.state == FORCE_CHALLENGED) && force.grace == TRI_NO)
		return COVER_STATES;
	reason_merge(s->arena, because, force.because);
	return force.state == FORCE_UNKNOWN || force.grace == TRI_UNKNOWN ? COVER_UNDETERMINED : COVER_NOT_IN_FORCE;
}

enum cover_state
cover_of(enum tri mapped, enum cover_state owed, const struct card *service, const struct card *obligation, struct clock *clock,
         const struct card **search)
{
	if (mapped == TRI_UNKNOWN && owed != COVER_OUTSIDE)
		return COVER_SCOPE_UNKNOWN;
	if (owed != COVER_STATES)
		return owed;
	if (!shows_in_documents(obligation))
		return COVER_ELSEWHERE;
	*search = search_for(service->unit, obligation, clock);
	return *search ? COVER_NOT_FOUND : COVER_NO_SEARCH;
}

void
cover_because(struct arena *a, struct clock *clock, const struct card *service, const struct card *obligation,
              enum cover_state state, struct node *because)
{
	struct subject s = reach_subject(a, clock, service, obligation);

	if (state == COVER_SCOPE_UNKNOWN)
		cover_mapped(&s, because);
	else
		cover_owed(&s, because);
}
