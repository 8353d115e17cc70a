#include "cover.h"

#include <string.h>

#include "../base/text.h"

const char *
cover_state_name(enum cover_state state)
{
	static const char *const names[COVER_STATES] = {"mapped",       "not-found",    "no-search", "elsewhere",
	                                                "undetermined", "not-in-force", "outside"};

	return names[state];
}

bool
cover_counts(const struct card *obligation)
{
	const char *deontic = node_text(obligation->facts, "deontic");

	return (text_is(deontic, "obligation") || text_is(deontic, "prohibition")) && node_get(obligation->facts, "binds");
}

/* a provision of the platform says something about the obligation */
static bool
is_mapped(const struct card *platform, const struct card *obligation)
{
	for (size_t i = 0; i < obligation->nfrom; i++) {
		const struct card *from = obligation->from_cards[i];
		const struct node *mappings;

		if (strcmp(from->kind, "provision") != 0 || from->parent->parent != platform)
			continue;
		mappings = node_get(from->facts, "mappings");
		for (const struct node *m = mappings ? mappings->first : NULL; m; m = m->next)
			if (node_get(m, "obligation")->to == obligation && !node_is(m, "relation", "not-applicable") &&
			    !node_is(m, "status", "superseded"))
				return true;
	}
	return false;
}

static const struct card *
search_for(const struct card *platform, const struct card *obligation, struct clock *clock)
{
	for (size_t i = 0; i < obligation->nfrom; i++) {
		const struct card *search = obligation->from_cards[i];
		struct date on;

		if (strcmp(search->kind, "search") == 0 && search->parent == platform &&
		    node_is(search->facts, "result", "not-found") && date_parse(node_text(search->facts, "on"), &on) &&
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

enum cover_state
cover_one(struct arena *a, struct clock *clock, const struct card *service,
          const struct card *obligation, struct node *because, const struct card **search)
{
	const struct card *law = obligation->unit, *platform = service->unit;
	struct subject s = {.arena = a, .clock = clock, .platform = platform, .service = service, .obligation = obligation,
	                    .law = law, .place = node_get(law->facts, "jurisdiction")->to};
	struct application application;
	struct force force;

	*search = NULL;
	if (is_mapped(platform, obligation))
		return COVER_MAPPED;
	s.version = force_version(&s);
	application = apply(&s);
	if (application.platform == TRI_NO) {
		reason_merge(a, because, application.because);
		return COVER_OUTSIDE;
	}
	if (application.platform == TRI_UNKNOWN) {
		reason_merge(a, because, application.needs);
		return COVER_UNDETERMINED;
	}
	force = force_on(&s);
	if ((force.state != FORCE_IN_FORCE && force.state != FORCE_CHALLENGED) || force.grace != TRI_NO) {
		reason_merge(a, because, force.because);
		return force.state == FORCE_UNKNOWN || force.grace == TRI_UNKNOWN ? COVER_UNDETERMINED : COVER_NOT_IN_FORCE;
	}
	if (!shows_in_documents(obligation))
		return COVER_ELSEWHERE;
	*search = search_for(platform, obligation, clock);
	return *search ? COVER_NOT_FOUND : COVER_NO_SEARCH;
}

void
cover_platform(struct cover_tally *t, const struct model *m, struct clock *clock, const struct card *platform)
{
	struct kind obligations = cards_of(m, "obligation");
	const struct card *service, *search;

	for (size_t i = 0; (service = apply_service(m, platform, i)); i++)
		for (size_t k = 0; k < obligations.n; k++) {
			struct arena a = {0};

			if (cover_counts(obligations.cards[k])) {
				t->state[cover_one(&a, clock, service, obligations.cards[k], node_list(&a), &search)]++;
				t->of++;
			}
			arena_free(&a);
		}
}
