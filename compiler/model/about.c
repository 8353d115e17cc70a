#include "about.h"

#include <string.h>

#include "../base/text.h"
#include "link.h"

/* ---- the unit ---- */

static bool
holds(const struct node *n, uint32_t at)
{
	return n->key_span.from <= at && at < n->span.to;
}

static bool
is_within(const struct card *card, uint32_t at)
{
	return card->whole->span.from <= at && at < card->whole->span.to;
}

static uint32_t
width(const struct card *card)
{
	return card->whole->span.to - card->whole->span.from;
}

/* The innermost unit of a file that a place lies in, else that of the file. The cards of a file are in a row. */
static const struct card *
unit_at(const struct model *m, size_t first, uint32_t at)
{
	const struct source *s = m->cards[first]->source;
	const struct card *best = NULL;

	for (size_t i = first; i < m->n && m->cards[i]->source == s; i++)
		if (is_within(m->cards[i], at) && (!best || width(m->cards[i]) < width(best)))
			best = m->cards[i];
	return best ? best : m->cards[first]->unit;
}

/* ---- where in it ---- */

/* what an item of a list is called: itself, or the first of the fields that its schema lists which is a text */
static const char *
name_of(const struct node *item)
{
	const struct schema *s = item->schema ? schema_base(item->schema) : NULL;

	if (item->kind == NODE_SCALAR)
		return item->to ? item->to->id : item->text;
	for (size_t i = 0; s && item->kind == NODE_MAP && i < s->nproperties; i++) {
		const struct node *n = node_get(item, s->properties[i].name);

		if (n && n->kind == NODE_SCALAR)
			return n->to ? n->to->id : n->text;
	}
	return "";
}

/* the item of a list in which something was last: findings come in the order of the text, and a list can have very many */
struct cursor {
	const struct node *list, *item;
};

static const struct node *
child_at(struct cursor *cur, const struct node *n, uint32_t at)
{
	bool again = cur->item && n == cur->list && cur->item->key_span.from <= at;
	const struct node *c = n->kind == NODE_SCALAR ? NULL : again ? cur->item : n->first;

	while (c && !holds(c, at))
		c = c->next;
	if (c && n->kind == NODE_LIST)
		*cur = (struct cursor){n, c};
	return c;
}

static const char *
path_to(struct arena *a, struct cursor *cur, const struct node *n, uint32_t at)
{
	struct buf b = {0};
	const char *path = NULL;

	while ((n = child_at(cur, n, at)))
		if (n->key)
			buf_printf(&b, "%s%s", b.n ? "." : "", n->key);
		else
			buf_printf(&b, "[%s]", name_of(n));
	if (b.n)
		path = arena_copy(a, b.s, b.n);
	buf_free(&b);
	return path;
}

/* ---- all of them ---- */

/* where the cards of each file begin: their number and one, by the path */
static void
find_files(struct table *files, const struct model *m)
{
	for (size_t i = 0; i < m->n; i++) {
		void **first = table_put(files, m->cards[i]->source->path);

		if (!*first)
			*first = (void *)(uintptr_t)(i + 1);
	}
}

static void
find_one(const struct model *m, const struct table *files, struct cursor *cur, struct diags *ds, struct diag *d)
{
	const struct source *s = d->place.source;
	uintptr_t first = s ? (uintptr_t)table_get(files, s->path) : 0;
	const struct card *card = first ? unit_at(m, first - 1, d->place.span.from) : NULL;

	d->about = card ? arena_string(&ds->arena, card->key) : s ? arena_printf(&ds->arena, "file:%s", s->path) : NULL;
	d->key = card ? path_to(&ds->arena, cur, card->whole, d->place.span.from) : NULL;
}

void
about_find(const struct model *m, struct diags *ds, size_t from)
{
	struct table files = {0};
	struct cursor cur = {NULL, NULL};

	if (from < ds->n)
		find_files(&files, m);
	for (size_t i = from; i < ds->n; i++)
		find_one(m, &files, &cur, ds, ds->all[i]);
	table_free(&files);
}

const struct card *
about_card(const struct model *m, const char *about)
{
	const char *colon = about ? strchr(about, ':') : NULL;
	struct arena a = {0};
	const struct card *card = NULL;

	if (colon)
		card = link_resolve(m, arena_copy(&a, about, (size_t)(colon - about)), colon + 1, NULL);
	arena_free(&a);
	return card;
}
