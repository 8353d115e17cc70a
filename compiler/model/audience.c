#include "audience.h"

#include <string.h>

#include "link.h"

static bool veil(struct node *n, enum audience audience, enum audience holds, bool marked);

/* a reference that is no word of its own and names nothing that may be seen */
static bool
names_hidden(const struct node *n)
{
	const struct schema *s = n->schema, *base = schema_base(s);
	const struct node *also = s->also ? s->also : base->also;

	if (n->kind != NODE_SCALAR || !schema_refers(s))
		return false;
	if (n->to)
		return n->to->audience == AUDIENCE_HIDDEN;
	for (const struct node *w = also ? also->first : NULL; w; w = w->next)
		if (strcmp(w->text, n->text) == 0)
			return false;
	return true;
}

/* whether a map cannot stand without what it has under a key, which is required or the one of several */
static bool
is_required(const struct node *map, const char *key)
{
	const struct property *p = schema_property(map->schema, key);
	const struct node *one = schema_base(map->schema)->exactly_one;

	for (one = one ? one->first : NULL; one; one = one->next)
		if (strcmp(one->text, key) == 0)
			return true;
	return p && p->required;
}

/* Takes children out; false where the parent cannot stand without one of them. */
static bool
veil_children(struct node *n, enum audience audience, enum audience holds, bool marked)
{
	struct node *children = n->first, *next;
	bool whole = true;

	n->first = n->last = NULL;
	for (struct node *c = children; c; c = next) {
		next = c->next;
		if (veil(c, audience, holds, marked))
			node_add(n, c->key, c);
		else if (n->kind == NODE_MAP && is_required(n, c->key) && names_hidden(c))
			whole = false;
	}
	return whole && (n->kind == NODE_MAP || n->first || !children);
}

/* false where the node goes */
static bool
veil(struct node *n, enum audience audience, enum audience holds, bool marked)
{
	const char *own = node_text(n, "audience");

	if (n->kind == NODE_MAP)
		marked = false;
	if (own) /* a unit that may be seen still keeps back what its schema does */
		marked = audience_parse(own, &holds) && !schema_base(n->schema)->kind;
	else if (!marked && n->schema && schema_audience(n->schema) > holds)
		holds = schema_audience(n->schema);
	if (holds > audience || (n->schema && names_hidden(n)))
		return false;
	return n->kind == NODE_SCALAR || veil_children(n, audience, holds, marked);
}

void
veil_body(struct node *body, enum audience audience)
{
	veil(body, audience, AUDIENCE_PUBLIC, false);
}

static void
hide(struct card *card, enum audience audience)
{
	if (card->audience > audience)
		card->audience = AUDIENCE_HIDDEN;
}

/* whether a unit itself cannot stand without naming one that may not be seen, as a correction of it cannot */
static bool
requires_hidden(const struct card *card)
{
	for (const struct node *c = card->facts->first; c; c = c->next)
		if (c->to && c->to->audience == AUDIENCE_HIDDEN && is_required(card->facts, c->key))
			return true;
	return false;
}

/* a unit that stands within, or is counted within, one that may not be seen goes with it */
static bool
hide_below(struct model *m)
{
	bool more = false;

	for (size_t i = 0; i < m->n; i++) {
		struct card *card = m->cards[i];

		if (card->audience != AUDIENCE_HIDDEN &&
		    ((card->parent && card->parent->audience == AUDIENCE_HIDDEN) || requires_hidden(card))) {
			card->audience = AUDIENCE_HIDDEN;
			more = true;
		}
	}
	return more;
}

static size_t
keep_seen(struct card **cards, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (cards[i]->audience != AUDIENCE_HIDDEN)
			cards[kept++] = cards[i];
	return kept;
}

static void
forget_hidden(struct model *m)
{
	m->n = keep_seen(m->cards, m->n);
	for (size_t i = 0; i < m->kinds.n; i++) {
		struct kind *k = m->kinds.entries[i].value;

		k->n = keep_seen(k->cards, k->n);
		for (size_t c = 0; c < k->n; c++)
			k->cards[c]->order = c;
	}
	for (size_t i = 0; i < m->ids.n; i++) {
		struct card *card = m->ids.entries[i].value;

		if (card && card->audience == AUDIENCE_HIDDEN)
			m->ids.entries[i].value = NULL;
	}
}

static bool
holds_node(const struct node *tree, const struct node *n)
{
	if (tree == n)
		return true;
	for (const struct node *c = tree->first; c; c = c->next)
		if (holds_node(c, n))
			return true;
	return false;
}

/* references that were in what was taken out, or that name what may not be seen */
static void
forget_refs(struct card *card)
{
	size_t kept = 0;

	for (size_t i = 0; i < card->nrefs; i++) {
		struct ref *ref = &card->refs[i];

		if ((ref->to && ref->to->audience == AUDIENCE_HIDDEN) || (ref->node && !holds_node(card->facts, ref->node)))
			continue;
		card->refs[kept++] = *ref;
	}
	card->nrefs = kept;
}

void
veil_model(struct model *m, enum audience audience)
{
	if (audience >= AUDIENCE_PRIVILEGED)
		return;
	for (size_t i = 0; i < m->n; i++)
		hide(m->cards[i], audience);
	while (hide_below(m))
		;
	forget_hidden(m);
	for (size_t i = 0; i < m->n; i++)
		if (m->cards[i]->unit == m->cards[i])
			veil_body(m->cards[i]->facts, audience);
	for (size_t i = 0; i < m->n; i++)
		forget_refs(m->cards[i]);
	link_back(m);
}
