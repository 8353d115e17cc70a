#include "absent.h"

#include <string.h>

#include "../evidence/lockfile.h"

/* a search of the platform for a prohibition, or for a category of that name, made by the day */
static bool
looked_for(const struct subject *s, const struct card *search, const char *word)
{
	const char *what;
	struct date on;

	if (strcmp(search->kind, "search") != 0 || search->parent != s->platform)
		return false;
	what = node_text(search->facts, "terms-prohibit");
	what = what ? what : node_text(search->facts, "category");
	return what && strcmp(what, word) == 0 &&
	       date_parse(node_text(search->facts, "on"), &on) && clock_reached(s->clock, on) == TRI_YES;
}

/* the version or capture that was read is not known to be less than the whole */
static bool
was_whole(const struct card *document, const struct node *read)
{
	const struct node *versions = node_get(document->facts, "versions");
	const char *captured = capture_text(document, node_text(read, "capture"));

	for (const struct node *v = versions && node_text(read, "version") ? versions->first : NULL; v; v = v->next)
		if (node_is(v, "version", node_text(read, "version")) && !node_is(v, "text", "whole"))
			return false;
	return !captured || strcmp(captured, "whole") == 0;
}

static bool
was_read(const struct card *search, const struct card *document)
{
	const struct node *documents = node_get(search->facts, "documents");

	for (const struct node *d = documents ? documents->first : NULL; d; d = d->next)
		if (node_get(d, "document")->to == document && was_whole(document, d))
			return true;
	return false;
}

/* whether a search read that document whole and found nothing, and none found something */
static bool
searched(const struct subject *s, const struct card *document, const char *word)
{
	bool read = false;

	card_look(s->platform, PART_BACK);
	for (size_t i = 0; i < s->platform->nfrom; i++) {
		const struct card *search = s->platform->from_cards[i];

		if (!looked_for(s, search, word))
			continue;
		if (!node_is(search->facts, "result", "not-found"))
			return false;
		read = read || was_read(search, document);
	}
	return read;
}

bool
absent_from_terms(const struct subject *s, const char *word)
{
	bool any = false;

	card_look(s->platform, PART_BACK);
	for (size_t i = 0; i < s->platform->nfrom; i++) {
		const struct card *document = s->platform->from_cards[i];

		if (strcmp(document->kind, "document") != 0 || document->parent != s->platform ||
		    !apply_covers(document, s->service) ||
		    apply_governs(s, document, NULL) == TRI_NO)
			continue;
		if (!searched(s, document, word))
			return false;
		any = true;
	}
	return any;
}
