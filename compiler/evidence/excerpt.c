#include "excerpt.h"

#include <string.h>

#include "../base/text.h"
#include "lockfile.h"

const char *
evidence_name(enum evidence_state state)
{
	static const char *const names[EVIDENCE_STATES] = {"inferred", "unverified", "unobservable", "second-hand",
	                                                   "attested", "recorded", "verified"};

	return names[state];
}

/* how complete the text is that the excerpt was taken from: its capture, else the version of the document that the
 * provision describes; NULL if neither is recorded */
static const char *
text_available(const struct card *holder, const struct node *excerpt)
{
	const struct card *owner = excerpt_owner(holder, excerpt);
	const char *captured = capture_text(owner, excerpt_capture(excerpt));
	const struct node *versions = node_get(owner->facts, "versions");
	const char *version = node_text(holder->facts, "version");

	if (captured)
		return captured;
	for (const struct node *v = versions ? versions->first : NULL; v; v = v->next)
		if (version && text_is(node_text(v, "version"), version))
			return node_text(v, "text");
	return NULL;
}

/* the capture in which the lock records it, where that was made by the day */
static const struct node *
recorded(const struct card *holder, const struct node *excerpt, struct clock *clock)
{
	const struct node *record = lock_excerpt(holder, excerpt);
	const struct node *capture = record ? owner_capture(excerpt_owner(holder, excerpt), node_text(record, "capture")) : NULL;
	struct date on;

	return capture && date_parse(node_text(capture, "on"), &on) && clock_reached(clock, on) == TRI_YES ? capture : NULL;
}

enum evidence_state
evidence_of_excerpt(const struct card *holder, const struct node *excerpt, struct clock *clock)
{
	const char *text = text_available(holder, excerpt), *on = node_text(node_get(excerpt, "attested"), "on");
	const struct node *capture = recorded(holder, excerpt, clock);
	struct date attested;

	if (capture)
		return capture_in_project(capture) ? EVIDENCE_VERIFIED : EVIDENCE_RECORDED;
	if (on && date_parse(on, &attested) && clock_reached(clock, attested) == TRI_YES)
		return EVIDENCE_ATTESTED;
	if (node_get(excerpt, "quoted-by") || node_is(holder->facts, "basis", "second-hand"))
		return EVIDENCE_SECOND_HAND;
	if (text_is(text, "truncated") || text_is(text, "opening"))
		return EVIDENCE_UNOBSERVABLE;
	return EVIDENCE_UNVERIFIED;
}

enum evidence_state
evidence_of_list(const struct card *holder, const struct node *excerpts, struct clock *clock)
{
	enum evidence_state weakest = EVIDENCE_VERIFIED;

	for (const struct node *e = excerpts->first; e; e = e->next) {
		enum evidence_state state = evidence_of_excerpt(holder, e, clock);

		if (state < weakest)
			weakest = state;
	}
	return weakest;
}

enum evidence_state
evidence_of(const struct card *holder, struct clock *clock)
{
	const struct node *excerpts = node_get(holder->facts, "excerpts");
	const char *basis = node_text(holder->facts, "basis");

	if (strcmp(holder->kind, "excerpt") == 0)
		return evidence_of_excerpt(holder, holder->facts, clock);
	if (text_is(basis, "inferred"))
		return EVIDENCE_INFERRED;
	if (!excerpts)
		return text_is(basis, "second-hand") ? EVIDENCE_SECOND_HAND : EVIDENCE_UNVERIFIED;
	return evidence_of_list(holder, excerpts, clock);
}

bool
evidence_is_firm(enum evidence_state state)
{
	return state >= EVIDENCE_ATTESTED;
}
