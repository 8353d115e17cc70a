#include "audience.h"

#include <stdlib.h>
#include <string.h>

#include "link.h"

/* what is left of a tree when it is filtered */
struct filter {
	struct arena *arena; /* for copies of what is not left whole */
	enum audience audience;
	const struct node **gone; /* trees taken out */
	size_t ngone, cap_gone;
	struct copied {
		const struct node *node;
		struct node *copy;
	} *copies;
	size_t ncopies, cap_copies;
};

/* a reference that is no word of its own and names nothing that may be seen */
static bool
names_hidden(const struct node *n)
{
	const struct schema *s = n->schema, *base = schema_base(s);
	const struct node *also = s->also ? s->also : base->also;

	if (n->kind == NODE_SCALAR && s->within)
		return n->to && n->to->hidden;
	if (n->kind != NODE_SCALAR || !schema_refers(s))
		return false;
	if (n->to)
		return n->to->hidden;
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

static struct node *
copy_alone(struct filter *f, const struct node *n)
{
	struct node *copy = arena_take(f->arena, sizeof *copy);

	*copy = *n;
	copy->next = NULL;
	f->copies = mem_room(f->copies, f->ncopies, &f->cap_copies, sizeof *f->copies);
	f->copies[f->ncopies++] = (struct copied){n, copy};
	return copy;
}

static struct node *
copy_empty(struct filter *f, const struct node *n)
{
	struct node *copy = copy_alone(f, n);

	copy->first = copy->last = NULL;
	return copy;
}

/* the children from one up to the one before another */
static void
copy_between(struct filter *f, struct node *copy, const struct node *from, const struct node *to)
{
	for (; from != to; from = from->next)
		node_add(copy, from->key, copy_alone(f, from));
}

/* the children from one on, which need no copies, since what follows each of them is the same; from may be NULL */
static void
share_rest(struct node *copy, const struct node *n, struct node *from)
{
	if (!from)
		return;
	if (copy->last)
		copy->last->next = from;
	else
		copy->first = from;
	copy->last = n->last;
}

static void
note_gone(struct filter *f, const struct node *n)
{
	f->gone = mem_room(f->gone, f->ngone, &f->cap_gone, sizeof *f->gone);
	f->gone[f->ngone++] = n;
}

static struct node *filter(struct filter *f, struct node *n, enum audience holds, bool marked);

/* whether nothing in it can be for others than what it is in */
static bool
is_unguarded(const struct node *n)
{
	return n->schema && !(n->schema->holds & HOLDS_GUARDED);
}

/* n itself where all its children are left; *stands is false where it cannot be without what is not */
static struct node *
filter_children(struct filter *f, struct node *n, enum audience holds, bool marked, bool *stands)
{
	struct node *left = NULL, *same = n->first; /* same: the first child of which nothing was done yet */

	*stands = true;
	for (struct node *c = n->first; c; c = c->next) {
		struct node *kept = is_unguarded(c) && holds <= f->audience ? c : filter(f, c, holds, marked);

		if (kept == c)
			continue;
		if (!left)
			left = copy_empty(f, n);
		copy_between(f, left, same, c);
		same = c->next;
		if (kept)
			node_add(left, c->key, kept);
		else if (n->kind == NODE_MAP && is_required(n, c->key) && names_hidden(c))
			*stands = false;
	}
	if (!left)
		return n;
	share_rest(left, n, same);
	*stands = *stands && (n->kind == NODE_MAP || left->first);
	return left;
}

/* whom the fields of a map are for, where nothing nearer says it */
static enum audience
audience_within(const struct node *n, enum audience holds, bool *marked)
{
	const char *own = node_text(n, "audience");

	if (n->kind == NODE_MAP)
		*marked = false;
	if (own) /* a unit that may be seen still keeps back what its schema does */
		*marked = audience_parse(own, &holds) && !schema_base(n->schema)->kind;
	else if (!*marked && n->schema && schema_audience(n->schema) > holds)
		holds = schema_audience(n->schema);
	return holds;
}

/* NULL where nothing is left */
static struct node *
filter(struct filter *f, struct node *n, enum audience holds, bool marked)
{
	struct node *left = n;
	bool stands = true;

	holds = audience_within(n, holds, &marked);
	if (holds > f->audience || (n->schema && names_hidden(n)))
		stands = false;
	else if (n->kind != NODE_SCALAR)
		left = filter_children(f, n, holds, marked, &stands);
	if (stands)
		return left;
	note_gone(f, n);
	return NULL;
}

static struct node *
filter_unit(struct filter *f, struct node *root)
{
	bool marked = false, ignored;

	return filter_children(f, root, audience_within(root, AUDIENCE_PUBLIC, &marked), marked, &ignored);
}

static void
filter_free(struct filter *f)
{
	free(f->gone);
	free(f->copies);
}

struct node *
audience_body(struct arena *a, struct node *body, enum audience audience)
{
	struct filter f = {.arena = a, .audience = audience};
	struct node *left = filter_unit(&f, body);

	filter_free(&f);
	return left;
}

/* ---- units ---- */

/* whether a unit itself cannot stand without naming one that may not be seen, as a correction of it cannot */
static bool
requires_hidden(const struct card *card)
{
	for (const struct node *c = card->facts->first; c; c = c->next)
		if (c->to && c->to->hidden && is_required(card->facts, c->key))
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

		if (!card->hidden && ((card->parent && card->parent->hidden) || requires_hidden(card)))
			more = card->hidden = true;
	}
	return more;
}

/* ---- facts and references ---- */

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

static bool
is_shown(const struct filter *f, const struct ref *ref)
{
	if (ref->to && ref->to->hidden)
		return false;
	for (size_t i = 0; ref->node && i < f->ngone; i++)
		if (holds_node(f->gone[i], ref->node))
			return false;
	return true;
}

static void
filter_refs(const struct filter *f, struct card *card)
{
	struct ref *refs = card->refs;
	size_t of = card->nrefs, n = 0;

	while (n < of && is_shown(f, &refs[n]))
		n++;
	if (n == of)
		return;
	ARENA_ARRAY(f->arena, card->refs, of);
	card->nrefs = 0;
	for (size_t i = 0; i < of; i++)
		if (i < n || (i > n && is_shown(f, &refs[i])))
			card->refs[card->nrefs++] = refs[i];
}

/* The facts of a unit inside are a part of those of the unit around it. */
static void
take_facts(const struct filter *f, struct card *card)
{
	for (size_t i = 0; i < f->ncopies; i++)
		if (f->copies[i].node == card->facts) {
			card->facts = f->copies[i].copy;
			return;
		}
}

/* all cards of one file */
static void
filter_file(struct model *m, struct card **cards, size_t n, enum audience audience)
{
	struct filter f = {.arena = &m->arena, .audience = audience};

	filter_unit(&f, (struct node *)cards[n - 1]->facts);
	for (size_t i = 0; i < n; i++) {
		take_facts(&f, cards[i]);
		filter_refs(&f, cards[i]);
	}
	filter_free(&f);
}

void
audience_filter(struct model *m, enum audience audience)
{
	for (size_t i = 0; i < m->n; i++)
		m->cards[i]->hidden = m->cards[i]->hidden || m->cards[i]->audience > audience;
	while (hide_below(m))
		;
	index_hide(m);
	for (size_t i = 0, first = 0; i < m->n; i++)
		if (m->cards[i]->unit == m->cards[i]) { /* those inside come before it */
			filter_file(m, m->cards + first, i + 1 - first, audience);
			first = i + 1;
		}
	link_back(m);
}
