#include <stdlib.h>
#include <string.h>

#include "builder.h"
#include "edition.h"

/* What was said before, and whether it is still said: the pages of an edition and of corrections. */

/* ---- an edition ---- */

/* the part of a list that belongs on this part of the page, under a map that says how many there are */
static void
put_slice(struct builder *b, struct node *parent, const char *key, const struct node *all)
{
	size_t first = b->page->first, i = 0;
	struct node *list;

	if (!all || !all->first)
		return;
	list = put_list(b, parent, key);
	for (const struct node *n = all->first; n && i < first + b->page->size; n = n->next, i++)
		if (i >= first)
			put_copy(b, list, NULL, n);
}

static void
put_made(struct builder *b, struct node *parent, const char *key, const char *id, const char *day, const char *version)
{
	struct node *n = put_map(b, parent, key);

	node_put(b->arena, n, "edition", id);
	node_put(b->arena, n, "as-of", day);
	node_put(b->arena, n, "version", version);
}

const char *
since_state_name(enum since_state state)
{
	static const char *const names[SINCE_STATES] = {"added", "removed", "result", "basis", "same"};

	return names[state];
}

static void
put_counts(struct builder *b, struct node *parent, const struct since *s)
{
	struct node *counts = put_map(b, parent, s->sources ? "files" : "mappings");

	for (size_t i = 0; i < SINCE_STATES && !s->sources; i++)
		put_count(b, counts, since_state_name((enum since_state)i), s->mappings[i]);
	if (s->sources) {
		put_count(b, counts, "differ", s->differ);
		put_count(b, counts, "same", s->of - s->differ);
	}
	put_count(b, counts, "of", s->of);
}

void
build_edition(struct builder *b)
{
	const struct analysis *an = b->analysis;
	const struct since *s = an->since;
	struct node *n = put_map(b, b->root, "since");
	char day[DATE_TEXT];

	put_made(b, n, "was", s->edition, s->as_of, s->version);
	put_made(b, n, "now", edition_of(b), arena_string(b->arena, day_text(an->clock.day, day)), an->version);
	put_counts(b, n, s);
	put_reasons(n, "assumed", node_copy(b->arena, s->assumed));
	put_reasons(n, "not-assumed", node_copy(b->arena, s->not_assumed));
	put_copy(b, n, "remarks", s->remarks->first ? s->remarks : NULL);
	put_slice(b, n, "corrected", s->corrections);
	put_slice(b, n, "clauses", s->clauses);
	put_slice(b, n, "differing", s->entries);
	put_slice(b, n, "captured", s->captures);
	put_slice(b, n, "sources", s->sources);
}

size_t
longest_of_edition(const struct analysis *an, const struct page *page)
{
	const struct since *s = an->since;
	const struct node *lists[] = {s->corrections, s->clauses, s->entries, s->captures, s->sources};
	size_t longest = 0;

	(void)page;
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		longest = size_larger(longest, node_count(lists[i]));
	return longest;
}

/* ---- corrections ---- */

static int
newest_first(const void *left, const void *right)
{
	const struct card *a = *(const struct card *const *)left, *b = *(const struct card *const *)right;
	int order = strcmp(node_text(b->facts, "on"), node_text(a->facts, "on"));

	return order ? order : strcmp(a->id, b->id);
}

void
build_corrections(struct builder *b)
{
	static const char *const fields[] = {"on", "said", "says"};
	struct cards all = cards_of_kind(b->analysis, "correction");
	struct node *n = put_map(b, b->root, "corrections"), *list = NULL;
	size_t first = b->page->first;

	put_count(b, n, "of", all.n);
	put_field(b, n, "ask", project_of(b->analysis), "corrections");
	if (b->analysis->since)
		node_put(b->arena, n, "edition", "edition.html");
	if (all.n) {
		qsort(all.all, all.n, sizeof *all.all, newest_first);
		list = put_list(b, n, "made");
	}
	for (size_t i = first; i < all.n && i < first + b->page->size; i++) {
		struct node *entry = put_map(b, list, NULL);

		put_link(b, entry, "correction", all.all[i]);
		put_link(b, entry, "unit", node_get(all.all[i]->facts, "of")->to);
		for (size_t f = 0; f < sizeof fields / sizeof *fields; f++)
			put_field(b, entry, fields[f], all.all[i], fields[f]);
	}
	free(all.all);
}

size_t
longest_of_corrections(const struct analysis *an, const struct page *page)
{
	(void)page;
	return cards_of(an->model, "correction").n;
}
