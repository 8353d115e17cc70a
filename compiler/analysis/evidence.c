#include "evidence.h"

#include <string.h>

#include "../base/text.h"

const char *
evidence_name(enum evidence_state state)
{
	static const char *const names[EVIDENCE_STATES] = {"inferred", "unverified", "unobservable", "second-hand",
	                                                   "attested"};

	return names[state];
}

/* how much of the document is at hand where the excerpt was taken from: its capture, else the
 * version that the provision describes; NULL where neither is recorded */
static const char *
text_at_hand(const struct card *provision, const struct node *excerpt)
{
	const struct node *own = node_get(excerpt, "document");
	const struct card *document = own && own->to ? own->to : provision->parent;
	const struct node *captures = node_get(document->facts, "captures"), *versions = node_get(document->facts, "versions");
	const char *capture = node_text(excerpt, "capture"), *version = node_text(provision->facts, "version");

	for (const struct node *c = captures ? captures->first : NULL; c; c = c->next)
		if (capture && text_is(node_text(c, "capture"), capture))
			return node_text(c, "text");
	for (const struct node *v = versions ? versions->first : NULL; v; v = v->next)
		if (version && text_is(node_text(v, "version"), version))
			return node_text(v, "text");
	return NULL;
}

enum evidence_state
evidence_of_excerpt(const struct card *provision, const struct node *excerpt, struct clock *clock)
{
	const char *text = text_at_hand(provision, excerpt), *on = node_text(node_get(excerpt, "attested"), "on");
	struct date attested;

	if (on && date_parse(on, &attested) && clock_reached(clock, attested) == TRI_YES)
		return EVIDENCE_ATTESTED;
	if (node_get(excerpt, "quoted-by"))
		return EVIDENCE_SECOND_HAND;
	if (text_is(text, "truncated") || text_is(text, "opening"))
		return EVIDENCE_UNOBSERVABLE;
	return EVIDENCE_UNVERIFIED;
}

enum evidence_state
evidence_of(const struct card *provision, struct clock *clock)
{
	const struct node *excerpts = node_get(provision->facts, "excerpts");
	const char *basis = node_text(provision->facts, "basis");
	enum evidence_state weakest = EVIDENCE_ATTESTED;

	if (text_is(basis, "inferred"))
		return EVIDENCE_INFERRED;
	if (!excerpts)
		return text_is(basis, "second-hand") ? EVIDENCE_SECOND_HAND : EVIDENCE_UNVERIFIED;
	for (const struct node *e = excerpts->first; e; e = e->next) {
		enum evidence_state state = evidence_of_excerpt(provision, e, clock);

		if (state < weakest)
			weakest = state;
	}
	return weakest;
}

bool
evidence_is_firm(enum evidence_state state)
{
	return state == EVIDENCE_ATTESTED;
}
