#include "document_kept.h"

#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 64, NODE_LEAST = 4 /* bytes that a packed one takes */ };

/* what stands where a node has its text */
enum said { SAID_TEXT, SAID_UNIT, SAID_EDITION, SAIDS };

static enum said
said_by(const struct node *n, const char *edition)
{
	return n->to ? SAID_UNIT : n->text && n->text == edition ? SAID_EDITION : SAID_TEXT;
}

static void
pack_node(struct buf *b, const struct node *n, const char *edition)
{
	enum said said = said_by(n, edition);
	size_t children = node_count(n);

	pack_number(b, n->kind);
	pack_text(b, n->key);
	pack_number(b, said);
	if (said != SAID_EDITION)
		pack_text(b, n->text);
	if (said == SAID_UNIT)
		pack_text(b, n->to->key);
	pack_number(b, children);
	for (const struct node *c = n->first; c; c = c->next)
		pack_node(b, c, edition);
}

void
document_keep(struct cache *c, struct diags *ds, const char *name, const struct sha256 *inputs, const struct node *document,
              const char *edition)
{
	struct buf b = {0};

	pack_digest(&b, inputs);
	pack_node(&b, document, edition);
	cache_keep(c, ds, name, &b);
	buf_free(&b);
}

struct recalling {
	struct arena *arena;
	const struct model *model;
	const char *edition;
	struct unpack u;
};

static const char *
kept_text(struct recalling *r)
{
	const char *text = unpack_text(&r->u);

	return text ? arena_string(r->arena, text) : NULL;
}

static struct node *
new_node(struct arena *a, enum node_kind kind, const char *text)
{
	return kind == NODE_MAP ? node_map(a) : kind == NODE_LIST ? node_list(a) : node_scalar(a, text);
}

/* a unit that is named is there, else the page would be made from something else */
static void
unpack_unit(struct recalling *r, struct node *n)
{
	if (!(n->to = table_get(&r->model->ids, unpack_word(&r->u))))
		unpack_refuse(&r->u);
}

static struct node *
unpack_node(struct recalling *r, struct node *parent, unsigned depth)
{
	enum node_kind kind = (enum node_kind)unpack_below(&r->u, NODE_MAP);
	const char *key = kept_text(r);
	enum said said = (enum said)unpack_below(&r->u, SAIDS - 1);
	struct node *n = new_node(r->arena, kind, said == SAID_EDITION ? r->edition : kept_text(r));

	if (said == SAID_UNIT)
		unpack_unit(r, n);
	if (depth > DEEPEST || (kind == NODE_SCALAR && !n->text && !n->to) || (parent && (parent->kind == NODE_MAP) != (key != NULL)))
		unpack_refuse(&r->u);
	if (parent)
		node_add(parent, key, n);
	for (size_t children = unpack_count(&r->u, NODE_LEAST); children > 0 && !r->u.broken; children--)
		unpack_node(r, n, depth + 1);
	return n;
}

struct node *
document_recall(struct arena *a, struct cache *c, struct diags *ds, const char *name, const struct sha256 *inputs,
                const struct model *m, const char *edition)
{
	struct recalling r = {.arena = a, .model = m, .edition = edition};
	char *bytes = cache_load(c, ds, name, &r.u);
	struct node *document = NULL;
	struct sha256 from;

	if (!bytes)
		return NULL;
	from = unpack_digest(&r.u);
	if (!r.u.broken && memcmp(&from, inputs, sizeof from) == 0) {
		document = unpack_node(&r, NULL, 0);
		if (!unpack_ended(&r.u) || document->kind != NODE_MAP)
			unpack_refuse(&r.u);
	}
	if (r.u.broken)
		cache_broken(c, ds, name);
	free(bytes);
	return r.u.broken ? NULL : document;
}
