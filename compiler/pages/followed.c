#include "followed.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "../evidence/lockfile.h"
#include "steps.h"

/* of one or more documents */
struct followed {
	size_t documents, captures, changes;
	const char *captured;     /* the day of the last capture, */
	int32_t captured_by;      /* at the latest */
	const struct recorded_step *last;  /* the last change; NULL where there is none */
	bool compared;            /* some of them have a lock */
};

static bool
is_later(const char *on, const char *than)
{
	return !than || strcmp(on, than) > 0;
}

/* a document without a lock lists its captures itself */
static void
follow_captures(struct followed *f, struct clock *clock, const struct card *document)
{
	const struct card *lock = lock_of(document);
	const struct node *captures = node_get((lock ? lock : document)->facts, "captures");
	struct date on;

	for (const struct node *c = captures ? captures->first : NULL; c; c = c->next) {
		if (!date_parse(node_text(c, "on"), &on) || clock_reached(clock, on) != TRI_YES)
			continue;
		f->captures++;
		if (!f->captured || on.last >= f->captured_by) {
			f->captured = node_text(c, "on");
			f->captured_by = on.last;
		}
	}
	f->documents++;
	f->compared = f->compared || lock;
}

static void
follow_changes(struct followed *f, const struct analysis *an, struct clock *clock, const struct card *document)
{
	size_t n;
	const struct recorded_step *steps = steps_of(an, document, &n);

	for (size_t i = 0; i < n; i++) {
		if (!steps[i].news || clock_reached(clock, steps[i].on) != TRI_YES)
			continue;
		f->changes++;
		if (!f->last || !is_later(node_text(f->last->capture, "on"), node_text(steps[i].capture, "on")))
			f->last = &steps[i];
	}
}

/* of a document or of all of a platform */
void
put_followed(struct builder *b, struct node *parent, const struct card *of)
{
	struct cards documents = {0};
	struct followed f = {0};

	if (strcmp(of->kind, "platform") == 0)
		documents = documents_of(of);
	else
		cards_put(&documents, of);
	for (size_t i = 0; i < documents.n; i++) {
		follow_captures(&f, &b->clock, documents.all[i]);
		follow_changes(&f, b->analysis, &b->clock, documents.all[i]);
	}
	free(documents.all);
	if (!f.captures)
		return;
	if (strcmp(of->kind, "platform") == 0)
		put_count(b, parent, "documents", f.documents);
	put_count(b, parent, "captures", f.captures);
	node_put(b->arena, parent, "captured", f.captured);
	if (f.compared)
		put_count(b, parent, "changes", f.changes);
	if (!f.last)
		return;
	put_link(b, parent, "change", f.last->record);
	node_put(b->arena, parent, "changed", node_text(f.last->capture, "on"));
	node_put(b->arena, parent, "changed-class", change_class_name(f.last->class));
}

void
entry_followed(struct builder *b, struct node *entry, const struct card *card)
{
	if (strcmp(card->kind, "document") != 0)
		return;
	if (!b->page->card)
		put_link(b, entry, "within", card->parent);
	put_followed(b, entry, card);
}

/* ---- the page of all documents ---- */

static int
by_platform(const void *left, const void *right)
{
	const struct card *a = *(const struct card *const *)left, *b = *(const struct card *const *)right;
	int order = strcasecmp(a->parent->title, b->parent->title);

	if (!order)
		order = strcmp(a->parent->id, b->parent->id);
	if (!order)
		order = strcasecmp(a->title, b->title);
	return order ? order : strcmp(a->id, b->id);
}

/* each part of the page asks for the first of every other */
struct documents {
	struct cards by_platform;
};

static const struct cards *
documents_kept(const struct analysis *an)
{
	struct documents *d = an->gathered->documents;

	if (!d) {
		d = an->gathered->documents = mem_grow(NULL, sizeof *d);
		d->by_platform = cards_of_kind(an, "document");
		if (d->by_platform.n)
			qsort(d->by_platform.all, d->by_platform.n, sizeof *d->by_platform.all, by_platform);
	}
	return &d->by_platform;
}

void
documents_free(struct documents *d)
{
	if (d)
		free(d->by_platform.all);
	free(d);
}

void
build_documents(struct builder *b)
{
	put_cards(b, "documents", cards_copy(documents_kept(b->analysis)));
}

size_t
longest_of_documents(const struct analysis *an, const struct page *page)
{
	(void)page;
	return cards_of(an->model, "document").n;
}

const char *
begins_with_document(struct builder *b, size_t first)
{
	const struct cards *c = documents_kept(b->analysis);

	return first < c->n ? c->all[first]->parent->title : NULL;
}
