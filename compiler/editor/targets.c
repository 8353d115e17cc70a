#include "targets.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "../syntax/read.h"
#include "../syntax/shape.h"

static void
add(struct places_found *out, const struct source *source, struct span span)
{
	out->all = mem_room(out->all, out->n, &out->cap, sizeof *out->all);
	out->all[out->n++] = (struct place){source, span};
}

void
targets_free(struct places_found *p)
{
	free(p->all);
	*p = (struct places_found){0};
}

/* ---- definitions ---- */

/* The capture that a key 'capture' names: where its document or law lists it. */
static void
find_capture(struct places_found *out, struct workspace *w, struct arena *a, const struct source *file,
             const struct caret *c)
{
	const struct card *unit = workspace_unit(w, file->path), *owner = unit;
	const struct caret_map *map = caret_map(c);
	const char *document = caret_value(map, "document"), *slash = strchr(c->text, '/'),
		   *id = slash ? slash + 1 : c->text;
	const struct node *captures;

	if (!unit || !map || !map->key || strcmp(map->key, "capture") != 0 || !*c->text)
		return;
	if (slash)
		owner = card_find(&w->c.model, "regulation", arena_copy(a, c->text, (size_t)(slash - c->text)));
	else if (document || strcmp(unit->kind, "provision") == 0)
		owner = document ? card_find(&w->c.model, "document", document) : unit->parent;
	captures = owner ? node_get(owner->whole, "captures") : NULL;
	for (const struct node *n = captures ? captures->first : NULL; n; n = n->next)
		if (node_is(n, "capture", id))
			add(out, owner->source, node_get(n, "capture")->span);
}

void
targets_definition(struct places_found *out, struct workspace *w, struct arena *a, const struct source *file,
                   uint32_t offset)
{
	struct caret c = caret_at(a, &w->c.schemas, file->text, file->size, offset);
	const struct card *card = workspace_at(w, file->path, &c);

	find_capture(out, w, a, file, &c);
	if (!out->n && card && (card->source->disk || !strstr(card->source->path, ":"))) /* what is in the program has no file */
		add(out, card->source, card->name_span);
}

/* ---- references ---- */

static int
by_place(const void *left, const void *right)
{
	const struct place *a = left, *b = right;
	int order = strcmp(a->source->path, b->source->path);

	return order ? order : a->span.from < b->span.from ? -1 : a->span.from > b->span.from;
}

void
targets_of(struct places_found *out, const struct card *card, bool definition)
{
	size_t kept = 0;

	if (definition)
		add(out, card->source, card->name_span);
	for (size_t i = 0; i < card->nfrom; i++)
		if (strcmp(card->from_cards[i]->unit->kind, "lock") != 0) /* those are written by regc */
			add(out, card->from_cards[i]->source, card->from[i]->span);
	if (out->n)
		qsort(out->all, out->n, sizeof *out->all, by_place);
	for (size_t i = 0; i < out->n; i++) /* a part of a unit can have the references of the unit */
		if (!kept || by_place(&out->all[kept - 1], &out->all[i]) != 0)
			out->all[kept++] = out->all[i];
	out->n = kept;
}

void
targets_references(struct places_found *out, struct workspace *w, struct arena *a, const struct source *file,
                   uint32_t offset, bool definition)
{
	struct caret c = caret_at(a, &w->c.schemas, file->text, file->size, offset);
	const struct card *card = workspace_at(w, file->path, &c);

	if (card)
		targets_of(out, card, definition);
}

/* ---- links ---- */

static void
add_link(struct text_links *out, struct span span, const char *to, bool path)
{
	out->all = mem_room(out->all, out->n, &out->cap, sizeof *out->all);
	out->all[out->n++] = (struct text_link){span, to, path};
}

static bool
is_address(const char *text)
{
	return starts_with(text, "https://") || starts_with(text, "http://");
}

static void
add_links(struct text_links *out, struct arena *a, const struct node *n)
{
	if (n->kind == NODE_SCALAR && n->text && is_address(n->text) && !strpbrk(n->text, " \n"))
		add_link(out, n->span, arena_string(a, n->text), false);
	else if (n->kind == NODE_SCALAR && n->key && strcmp(n->key, "path") == 0 && n->text && *n->text != '/' &&
	         !strstr(n->text, ".."))
		add_link(out, n->span, arena_string(a, n->text), true);
	for (const struct node *child = n->first; child; child = child->next)
		add_links(out, a, child);
}

/* A file whose path is beside an archive is not in the project. */
static void
drop_archived(struct text_links *out, const struct node *n)
{
	const struct node *path = node_get(n, "path");

	if (path && node_get(n, "archive"))
		for (size_t i = 0; i < out->n; i++)
			if (out->all[i].path && out->all[i].span.from == path->span.from) {
				memmove(out->all + i, out->all + i + 1, (out->n - i - 1) * sizeof *out->all);
				out->n--;
				break;
			}
	for (const struct node *child = n->first; child; child = child->next)
		drop_archived(out, child);
}

void
targets_links(struct text_links *out, struct arena *a, const struct source *file)
{
	struct diags ignored = {0};
	struct node *root = read_yaml(a, &ignored, file);

	if (root) {
		add_links(out, a, root);
		drop_archived(out, root);
	}
	diag_free(&ignored);
}
