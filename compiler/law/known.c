#include "known.h"

#include <stdlib.h>
#include <string.h>

#include "../model/link.h"
#include "events.h"
#include "force.h"

/* a law, an obligation or an authority while it is being cut */
struct cutting {
	struct arena *arena;
	struct clock *clock;
	const struct card *of;
	struct date adopted;    /* when the law it stands in was */
	const struct node *raw; /* its facts as recorded, whose references lead to hidden laws too */
	struct node *tree;      /* what becomes of them */
	bool cut;               /* something came later than the day */
	bool moved;             /* something stands in another place */
	bool amended, reworded; /* an amendment came later; a wording of a later day is recorded apart */
	const struct node *last; /* of the wordings whose end came later, the one that began last */
	struct card *const *inside; /* of a law or authority the units in it */
	size_t ninside;
};

static const char *const dated_lists[] = {"history", "grace", "versions", "impediments"};

static void
drop_key(struct node *map, const char *key)
{
	const struct node *n = node_get(map, key);

	if (n)
		node_drop(map, n);
}

/* ---- whether a unit is known at all ---- */

static bool
proposed_by(struct clock *clock, const struct node *history)
{
	for (const struct node *e = history ? history->first : NULL; e; e = e->next)
		if (node_is(e, "event", "proposed") && clock_reached(clock, events_date(e, "on")) != TRI_NO)
			return true;
	return false;
}

/* adopted by the day, or perhaps; of a law or an obligation */
static bool
is_adopted(struct clock *clock, const struct card *card)
{
	struct histories h = histories_of(card, card->unit);

	return !h.proposed && clock_reached(clock, h.adopted) != TRI_NO;
}

static bool
is_known_authority(struct clock *clock, const struct card *card)
{
	const struct node *history = node_get(card->facts, "history");
	bool known = !history && (!node_get(card->facts, "on") || clock_reached(clock, events_date(card->facts, "on")) != TRI_NO);

	for (const struct node *e = history ? history->first : NULL; e; e = e->next)
		known = clock_reached(clock, events_date(e, "on")) != TRI_NO || known;
	return known;
}

static bool
is_law(const struct card *card)
{
	return strcmp(card->kind, "regulation") == 0 || strcmp(card->kind, "obligation") == 0;
}

/* a file whose parts carry days of decision */
static bool
has_dated_parts(const struct card *card)
{
	return strcmp(card->kind, "regulation") == 0 || strcmp(card->kind, "authority") == 0;
}

static bool
is_known(struct clock *clock, const struct card *card)
{
	const struct node *own;

	if (strcmp(card->kind, "authority") == 0)
		return is_known_authority(clock, card);
	if (!is_law(card))
		return true;
	own = node_get(card->facts, "history");
	return is_adopted(clock, card) || proposed_by(clock, own) ||
	       (card->unit != card && proposed_by(clock, node_get(card->unit->facts, "history")));
}

/* ---- the dated parts ---- */

struct item {
	const struct node *raw;
	struct node *node;
	struct date on, adopted;
	size_t order; /* in the file */
};

static int
by_day(const void *left, const void *right)
{
	const struct item *a = left, *b = right;
	const char *x = node_text(a->raw, "by"), *y = node_text(b->raw, "by");

	if (a->on.first != b->on.first)
		return a->on.first < b->on.first ? -1 : 1;
	if (a->adopted.first != b->adopted.first)
		return a->adopted.first < b->adopted.first ? -1 : 1;
	if (x && y && strcmp(x, y) != 0)
		return strcmp(x, y);
	return a->order < b->order ? -1 : a->order > b->order;
}

/* when an item takes effect; a wording without a first day is the first one */
static struct date
item_day(const struct cutting *c, const char *list, const struct node *raw)
{
	if (strcmp(list, "history") == 0)
		return node_get(raw, "event") ? events_effect(NULL, node_get(c->raw, list), raw, NULL) : events_date(raw, "on");
	return events_date(raw, strcmp(list, "grace") == 0 ? "until" : "from");
}

static struct date
item_adopted(const struct cutting *c, const char *list, const struct node *raw)
{
	if (strcmp(c->of->kind, "authority") == 0)
		return events_date(raw, "on");
	return events_adopted(c->of, list, raw, c->adopted);
}

/* an end that was decided later, with what tells of it */
static void
cut_end(struct cutting *c, const char *list, const struct node *raw, struct node *node)
{
	static const char *const keys[] = {"until", "ended", "appeal"};

	if (!node_text(raw, "until") || clock_reached(c->clock, events_end_adopted(c->of, list, raw, c->adopted)) != TRI_NO)
		return;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		drop_key(node, keys[i]);
	c->cut = true;
	if (strcmp(list, "versions") == 0 && (!c->last || events_date(node, "from").first >= events_date(c->last, "from").first))
		c->last = node;
}

static void
note_cut(struct cutting *c, const char *list, const struct node *raw)
{
	c->cut = true;
	c->amended = c->amended || node_is(raw, "event", "amended");
	c->reworded = c->reworded || strcmp(list, "versions") == 0;
}

/* Leaves later items out of a list, and puts the others in the order of their days: that of the file says nothing. */
static void
cut_list(struct cutting *c, const char *list)
{
	const struct node *raws = node_get(c->raw, list), *raw = raws ? raws->first : NULL;
	struct node *nodes = node_get(c->tree, list), *node = nodes ? nodes->first : NULL, *next;
	struct item *items = mem_grow(NULL, (node_count(nodes) + 1) * sizeof *items);
	size_t n = 0;

	for (; raw && node; raw = raw->next, node = next) {
		struct item item = {raw, node, item_day(c, list, raw), item_adopted(c, list, raw), n};

		next = node->next;
		if (clock_reached(c->clock, item.adopted) == TRI_NO) {
			note_cut(c, list, raw);
			continue;
		}
		cut_end(c, list, raw, node);
		items[n++] = item;
	}
	if (n)
		qsort(items, n, sizeof *items, by_day);
	if (nodes)
		nodes->first = nodes->last = NULL;
	for (size_t i = 0; i < n; i++) {
		c->moved = c->moved || (i > 0 && items[i].order < items[i - 1].order);
		items[i].node->next = NULL;
		node_add(nodes, NULL, items[i].node);
	}
	if (nodes && !n)
		node_drop(c->tree, nodes);
	free(items);
}

/* a wording without a first day and, now, without an end is all there is, and no other one */
static void
drop_restored(struct cutting *c)
{
	struct node *versions = node_get(c->tree, "versions");

	if (!c->last || node_get(c->last, "from") || node_get(c->last, "until"))
		return;
	node_drop(versions, c->last);
	if (!versions->first)
		node_drop(c->tree, versions);
}

/* the wording that held before a later one takes its place */
static void
restore_wording(struct cutting *c)
{
	static const char *const keys[] = {"title", "citation", "duty", "excerpts", "binds", "when", "exceptions",
	                                   "enforcement", "contract", "sources"};

	for (size_t i = 0; c->last && i < sizeof keys / sizeof *keys; i++) {
		const struct node *own = node_get(c->last, keys[i]);

		if (!own)
			continue;
		drop_key(c->tree, keys[i]);
		if (!node_is(c->last, "when", "always") || strcmp(keys[i], "when") != 0)
			node_add(c->tree, keys[i], node_copy(c->arena, own));
	}
	if (c->last && node_get(c->last, "duty") && !node_get(c->last, "excerpts"))
		drop_key(c->tree, "excerpts"); /* they are those of the later wording */
	drop_restored(c);
}

/* ---- what carries no day ---- */

static void
drop_notes(struct node *n)
{
	if (n->kind == NODE_MAP)
		drop_key(n, "note");
	for (struct node *c = n->first; c; c = c->next)
		drop_notes(c);
}

/* Whether a duty applies at all stays open where it was recorded as open; what the question is, is not told. */
static void
drop_questions(struct cutting *c)
{
	struct node *questions = node_get(c->tree, "unsettled"), *next;

	for (struct node *q = questions ? questions->first : NULL; q; q = next) {
		next = q->next;
		drop_key(q, "positions");
		if (node_is(q, "decides", "applicability"))
			node_get(q, "question")->text = node_text(c->tree, "title");
		else
			node_drop(questions, q);
	}
	if (questions && !questions->first)
		node_drop(c->tree, questions);
}

static void
drop_prose(struct cutting *c)
{
	static const char *const keys[] = {"note", "summary", "holding", "posture"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		drop_key(c->tree, keys[i]);
	for (struct node *n = c->tree->first; n; n = n->next)
		if (!n->key || strcmp(n->key, "obligations") != 0)
			drop_notes(n);
	drop_questions(c);
}

/* ---- one unit ---- */

/* leaves later parts out of c->tree; true where there were some */
static bool
cut_parts(struct cutting *c)
{
	static const char *const texts[] = {"duty", "excerpts"};

	for (size_t i = 0; i < sizeof dated_lists / sizeof *dated_lists; i++)
		cut_list(c, dated_lists[i]);
	restore_wording(c);
	if (is_law(c->of) && !is_adopted(c->clock, c->of)) { /* proposed, and what is recorded is what was adopted */
		c->cut = c->cut || !histories_of(c->of, c->of->unit).proposed;
		for (size_t i = 0; c->cut && i < sizeof texts / sizeof *texts; i++)
			drop_key(c->tree, texts[i]);
	}
	if (c->cut && strcmp(c->of->kind, "authority") == 0)
		drop_key(c->tree, "excerpts"); /* they carry no day of their own */
	if (c->cut)
		drop_prose(c);
	return c->cut;
}

/* ---- a file ---- */

/* the units inside the i-th card; they come before it, as its file has them */
static void
note_inside(struct cutting *c, const struct model *m, size_t i)
{
	size_t first = i;

	while (first > 0 && m->cards[first - 1]->unit == m->cards[i])
		first--;
	c->inside = m->cards + first;
	c->ninside = i - first;
}

/* the one of them whose recorded facts these are; NULL where the model does not have it */
static struct card *
card_inside(const struct cutting *c, const struct node *raw)
{
	for (size_t i = 0; i < c->ninside; i++)
		if (c->inside[i]->whole == raw)
			return c->inside[i];
	return NULL;
}

/* of a body the cards say already what was left out */
static void
cut_obligation(struct cutting *law, struct card *card, const struct node *raw, struct node *tree, bool body)
{
	struct clock clock = card->as_of;
	struct cutting c = {.arena = law->arena, .clock = &clock, .of = card, .raw = raw, .tree = tree, .cut = body && card->cut,
	                    .adopted = histories_of(card, card->unit).adopted};

	cut_parts(&c);
	law->moved = law->moved || c.moved;
	if (body)
		clock_narrow(law->clock, &clock);
	else
		card->as_of = clock;
	card->cut = c.cut;
	card->unsure = c.amended && !c.reworded && !c.last;
	law->cut = law->cut || c.cut;
}

static void
cut_obligations(struct cutting *law, bool body)
{
	const struct node *raws = node_get(law->raw, "obligations"), *raw = raws ? raws->first : NULL;
	struct node *nodes = node_get(law->tree, "obligations"), *node = nodes ? nodes->first : NULL, *next;

	for (; raw && node; raw = raw->next, node = next) {
		struct card *card = card_inside(law, raw);

		next = node->next;
		if (card && !card->hidden) {
			cut_obligation(law, card, raw, node, body);
			continue;
		}
		law->cut = law->cut || !body;
		node_drop(nodes, node);
	}
}

static void
cut_unit(struct cutting *c, bool body)
{
	cut_obligations(c, body);
	cut_parts(c);
}

void
known_body(const struct model *m, struct arena *a, struct clock *clock, const struct card *card, struct node *body)
{
	struct node *obligations;
	struct clock own = card->as_of;
	struct cutting c = {.arena = a, .clock = &own, .of = card, .raw = card->whole, .tree = body, .cut = card->cut};
	size_t at = 0;

	if (!has_dated_parts(card))
		return;
	while (m->cards[at] != card)
		at++;
	note_inside(&c, m, at);
	if (is_law(card))
		c.adopted = histories_of(card, card).adopted;
	cut_unit(&c, true);
	clock_narrow(clock, &own);
	obligations = node_get(body, "obligations");
	for (struct node *o = obligations ? obligations->first : NULL; o; o = o->next) {
		const struct card *of = link_find(m, "obligation", node_text(o, "obligation"), card);

		if (of)
			node_get(o, "title")->text = of->title;
	}
}

/* ---- the cards ---- */

/* the nodes of a copy and what they are copies of */
struct pairs {
	struct pair {
		const struct node *raw;
		struct node *copy;
	} *all;
	size_t n, cap;
};

static struct node *
copy_paired(struct arena *a, struct pairs *pairs, const struct node *n)
{
	struct node *copy = arena_take(a, sizeof *copy);

	*copy = *n;
	copy->first = copy->last = copy->next = NULL;
	for (const struct node *c = n->first; c; c = c->next)
		node_add(copy, c->key, copy_paired(a, pairs, c));
	pairs->all = mem_room(pairs->all, pairs->n, &pairs->cap, sizeof *pairs->all);
	pairs->all[pairs->n++] = (struct pair){n, copy};
	return copy;
}

static int
by_raw(const void *left, const void *right)
{
	uintptr_t a = (uintptr_t)((const struct pair *)left)->raw, b = (uintptr_t)((const struct pair *)right)->raw;

	return (a > b) - (a < b);
}

static struct node *
copy_of(const struct pairs *pairs, const struct node *raw)
{
	struct pair key = {raw, NULL}, *found = bsearch(&key, pairs->all, pairs->n, sizeof *pairs->all, by_raw);

	return found ? found->copy : NULL;
}

static bool
is_left(const struct node *tree, const struct node *n)
{
	for (const struct node *c = tree->first; c; c = c->next)
		if (c == n || is_left(c, n))
			return true;
	return tree == n;
}

/* the references that are left, from their copies */
static void
take_refs(struct arena *a, const struct pairs *pairs, const struct node *tree, struct card *card)
{
	struct ref *refs;

	ARENA_ARRAY(a, refs, card->nrefs);
	card->nrefs = 0;
	for (size_t i = 0; i < card->nall_refs; i++) {
		struct ref ref = card->all_refs[i];

		if (ref.node && (!(ref.node = copy_of(pairs, ref.node)) || !is_left(tree, ref.node)))
			continue;
		refs[card->nrefs++] = ref;
	}
	card->refs = refs;
}

/* a law or an authority, with what stands in it */
static void
cut_cards(struct model *m, size_t at)
{
	struct card *card = m->cards[at];
	struct pairs pairs = {0};
	struct cutting c = {.arena = &m->arena, .clock = &card->as_of, .of = card, .raw = card->whole,
	                    .tree = copy_paired(&m->arena, &pairs, card->whole)};

	if (is_law(card))
		c.adopted = histories_of(card, card).adopted;
	qsort(pairs.all, pairs.n, sizeof *pairs.all, by_raw);
	note_inside(&c, m, at);
	cut_unit(&c, false);
	card->cut = c.cut;
	for (size_t i = 0; (c.cut || c.moved) && i <= c.ninside; i++) { /* the law itself is behind them */
		struct card *one = c.inside[i];

		if (one->hidden)
			continue;
		one->facts = copy_of(&pairs, one->whole);
		take_refs(&m->arena, &pairs, c.tree, one);
	}
	free(pairs.all);
}

/* what an obligation is called on the day */
static void
name_obligation(struct arena *a, struct card *card)
{
	struct subject s = {.arena = a, .clock = &card->as_of, .obligation = card, .law = card->unit};
	const char *title, *citation;

	s.version = force_version(&s);
	title = node_text(s.version, "title");
	citation = node_text(s.version, "citation");
	card->title = title ? title : node_text(card->facts, "title") ? node_text(card->facts, "title") : card->called;
	card->citation = citation ? citation : node_text(card->facts, "citation");
}

void
known_filter(struct model *m, struct clock *clock)
{
	for (size_t i = 0; i < m->n; i++) {
		struct card *card = m->cards[i];

		card->facts = card->whole;
		card->refs = card->all_refs;
		card->nrefs = card->nall_refs;
		card->cut = card->unsure = false;
		card->as_of = clock_on(clock->day, clock->horizon);
		card->hidden = !is_known(&card->as_of, card);
		if (card->hidden)
			clock_narrow(clock, &card->as_of);
	}
	for (size_t i = 0; i < m->n; i++)
		if (!m->cards[i]->hidden && has_dated_parts(m->cards[i]))
			cut_cards(m, i);
	for (size_t i = 0; i < m->n; i++)
		if (!m->cards[i]->hidden && strcmp(m->cards[i]->kind, "obligation") == 0)
			name_obligation(&m->arena, m->cards[i]);
}
