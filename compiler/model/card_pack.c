#include "card_pack.h"

#include <stdlib.h>
#include <string.h>

#include "../base/findings.h"
#include "../base/text.h"

enum {
	DEEPEST = 80,    /* levels of a tree; read.h has fewer, of which each can be a short form */
	NONE = INT32_MAX,
	NODE_LEAST = 5,  /* bytes that a node takes, */
	REF_LEAST = 4,   /* a reference, */
	CARD_LEAST = 10, /* and a card */
	ROUNDING = 64    /* what an arena adds to a few things of any size */
};

/* the first byte of a node */
enum { NODE_KIND = 3, NODE_PLAIN = 4, NODE_LISTED = 8 /* its place is that of its key */, NODE_DEFAULT = 16, NODE_HEAD = 31 };

/* the first byte of a reference; what a node says of it is not said again */
enum { REF_ACYCLIC = 1, REF_ALSO = 2, REF_BARE = 4, REF_NODE = 8, REF_PLACE = 16, REF_TEXT = 32, REF_FIELD = 64 };

/* ---- the schemas of units ---- */

static void
add_units(struct unit_schemas *units, const struct schema *s)
{
	const struct schema *base = schema_base(s);

	if (base && base->kind) {
		units->all = mem_room(units->all, units->n, &units->cap, sizeof *units->all);
		units->all[units->n++] = s;
	}
	for (size_t i = 0; i < s->nproperties; i++)
		add_units(units, s->properties[i].schema);
	if (s->items)
		add_units(units, s->items);
}

struct unit_schemas
unit_schemas(const struct schemas *all)
{
	struct unit_schemas units = {0};

	for (size_t i = 0; i < all->targets.n; i++)
		add_units(&units, all->targets.entries[i].value);
	return units;
}

void
unit_schemas_free(struct unit_schemas *units)
{
	free(units->all);
	*units = (struct unit_schemas){0};
}

static size_t
unit_number(const struct unit_schemas *units, const struct schema *s)
{
	for (size_t i = 0; i < units->n; i++)
		if (units->all[i] == s)
			return i;
	die("a mistake in regc: a card of no unit");
}

/* ---- to bytes ---- */

struct packer {
	struct buf *out;
	const struct unit_schemas *units;
	const struct file_cards *file;
	struct table texts;  /* → its number and 1 */
	struct buf bytes;    /* the texts */
	struct buf trees, cards;
	const struct node **nodes; /* by number: parents before children, in the order of the file */
	size_t nnodes, cap_nodes;
	size_t nroots;
	uint32_t at, line;   /* of the node before */
};

static uint64_t
folded(int64_t difference)
{
	return difference < 0 ? (uint64_t)(-(difference + 1)) * 2 + 1 : (uint64_t)difference * 2;
}

static int64_t
unfolded(uint64_t n)
{
	return n & 1 ? -(int64_t)(n / 2) - 1 : (int64_t)(n / 2);
}

static uint64_t
text_number(struct packer *p, const char *text)
{
	void **place = table_put(&p->texts, text);

	if (!*place) {
		*place = (void *)(uintptr_t)p->texts.n;
		buf_add(&p->bytes, text, strlen(text) + 1);
	}
	return (uintptr_t)*place - 1;
}

static void
pack_span(struct buf *b, struct span span, uint32_t from)
{
	pack_number(b, folded((int64_t)span.from - from));
	pack_number(b, folded((int64_t)span.to - span.from));
}

static bool
same_span(struct span a, struct span b)
{
	return a.from == b.from && a.to == b.to;
}

/* which property of its parent a node is; a key is written by it */
static size_t
property_number(const struct node *parent, const struct node *n)
{
	const struct schema *s = schema_base(parent->schema);

	for (size_t i = 0; i < s->nproperties; i++)
		if (s->properties[i].schema == n->schema && (s->properties[i].name == n->key || strcmp(s->properties[i].name, n->key) == 0))
			return i;
	die("a mistake in regc: no schema has '%s'", n->key);
}

static void
pack_node(struct packer *p, const struct node *n)
{
	struct buf *b = &p->trees;
	bool listed = same_span(n->key_span, n->span);

	p->nodes = mem_room(p->nodes, p->nnodes, &p->cap_nodes, sizeof *p->nodes);
	p->nodes[p->nnodes++] = n;
	buf_putc(b, (char)((unsigned)n->kind | (n->plain ? NODE_PLAIN : 0) | (listed ? NODE_LISTED : 0) |
	                   (n->by_default ? NODE_DEFAULT : 0)));
	pack_span(b, n->key_span, p->at);
	if (!listed)
		pack_span(b, n->span, n->key_span.to);
	pack_number(b, folded((int64_t)n->line - p->line));
	p->at = n->key_span.to;
	p->line = n->line;
	if (n->kind == NODE_SCALAR)
		pack_number(b, text_number(p, n->text));
	else
		pack_number(b, node_count(n));
	for (const struct node *c = n->first; c; c = c->next) {
		if (n->kind == NODE_MAP)
			pack_number(b, property_number(n, c));
		pack_node(p, c);
	}
}

/* Numbers of the trees of the cards. Most stand in the tree of the last card, the file's unit; one that nothing else keeps is
 * a tree of its own. Cards come in the order in which a walk leaves their trees. */
static void
pack_trees(struct packer *p, uint32_t *wholes)
{
	const struct file_cards *f = p->file;

	for (size_t i = 0; i < f->n; i++)
		wholes[i] = NONE;
	for (size_t i = f->n; i-- > 0;) {
		size_t first = p->nnodes;

		if (wholes[i] != NONE)
			continue;
		p->nroots++;
		pack_number(&p->trees, unit_number(p->units, f->cards[i]->whole->schema));
		pack_node(p, f->cards[i]->whole);
		for (size_t k = first; k < p->nnodes; k++) {
			const struct schema *s = schema_base(p->nodes[k]->schema);

			for (size_t c = 0; s->kind && c <= i; c++)
				if (f->cards[c]->whole == p->nodes[k])
					wholes[c] = (uint32_t)k;
		}
	}
}

/* what a reference is found under: the key of its node, or of the list it stands in */
static unsigned
ref_flags(const struct ref *r)
{
	unsigned flags = (r->acyclic ? REF_ACYCLIC : 0U) | (r->also ? REF_ALSO : 0U) | (r->bare ? REF_BARE : 0U);

	if (!r->node)
		return flags | REF_PLACE | REF_TEXT | REF_FIELD;
	return flags | REF_NODE | (same_span(r->span, r->node->span) ? 0 : REF_PLACE) |
	       (strcmp(r->text, r->node->text) == 0 ? 0 : REF_TEXT) |
	       (r->node->key && strcmp(r->field, r->node->key) == 0 ? 0 : REF_FIELD);
}

/* The number of a reference's node. A card's references come in the order of their nodes, so the search goes on from the
 * one before. */
static size_t
node_number(const struct packer *p, const struct node *n, size_t from)
{
	while (from < p->nnodes && p->nodes[from] != n)
		from++;
	if (from == p->nnodes)
		die("a mistake in regc: a reference of no tree");
	return from;
}

static void
pack_refs(struct packer *p, const struct card *card, size_t whole)
{
	struct buf *b = &p->cards;
	size_t at = whole;
	uint32_t place = card->name_span.to;

	pack_number(b, card->nall_refs);
	for (size_t i = 0; i < card->nall_refs; i++) {
		const struct ref *r = &card->all_refs[i];
		unsigned flags = ref_flags(r);

		buf_putc(b, (char)flags);
		pack_number(b, r->kind ? text_number(p, r->kind) + 1 : 0);
		if (flags & REF_NODE) {
			size_t number = node_number(p, r->node, at);

			pack_number(b, number - at);
			at = number;
		}
		if (flags & REF_TEXT)
			pack_number(b, text_number(p, r->text));
		if (flags & REF_FIELD)
			pack_number(b, text_number(p, r->field));
		if (flags & REF_PLACE)
			pack_span(b, r->span, place);
		place = r->span.to;
	}
}

static size_t
place_of_card(const struct file_cards *f, const struct card *card, size_t from)
{
	while (f->cards[from] != card)
		from++;
	return from;
}

static void
pack_card(struct packer *p, size_t i, size_t whole)
{
	const struct card *card = p->file->cards[i];
	struct buf *b = &p->cards;

	pack_number(b, whole);
	pack_number(b, text_number(p, card->own_key));
	pack_number(b, text_number(p, card->name));
	pack_number(b, text_number(p, card->called));
	pack_span(b, card->name_span, 0);
	pack_number(b, card->outer ? place_of_card(p->file, card->outer, i) - i : 0);
	pack_number(b, card->audience);
	pack_number(b, card->defaults);
	pack_refs(p, card, whole);
}

static size_t
count_refs(const struct file_cards *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++)
		n += f->cards[i]->nall_refs;
	return n;
}

void
cards_pack(struct buf *b, const struct unit_schemas *units, const struct file_cards *file)
{
	struct packer p = {.out = b, .units = units, .file = file};
	const struct source *source = file->source;
	const struct among own = {&source, 1};
	uint32_t *wholes = mem_grow(NULL, file->n * sizeof *wholes);

	pack_trees(&p, wholes);
	for (size_t i = 0; i < file->n; i++)
		pack_card(&p, i, wholes[i]);
	pack_number(b, file->n);
	pack_number(b, p.nroots);
	pack_number(b, p.nnodes);
	pack_number(b, count_refs(file));
	pack_number(b, p.texts.n);
	pack_number(b, p.bytes.n);
	pack_bytes(b, p.bytes.s, p.bytes.n);
	pack_bytes(b, p.trees.s, p.trees.n);
	pack_bytes(b, p.cards.s, p.cards.n);
	pack_number(b, file->foreign);
	findings_pack(b, &file->findings, &own);
	table_free(&p.texts);
	buf_free(&p.bytes);
	buf_free(&p.trees);
	buf_free(&p.cards);
	free(p.nodes);
	free(wholes);
}

/* ---- and back ---- */

struct unpacker {
	struct unpack *in;
	const struct unit_schemas *units;
	struct file_cards *file;
	const char **texts;
	size_t ntexts;
	struct node *nodes; /* the children of one node stand together, since whoever looks at one looks at the others */
	struct node **order; /* the same in the order of the file, by which they have numbers */
	size_t nnodes, used_nodes, ordered;
	struct ref *refs;
	size_t nrefs, used_refs;
	uint32_t size;     /* of the file */
	uint32_t at, line; /* of the node before */
};

/* most numbers are of one byte */
static inline uint64_t
number(struct unpack *u)
{
	return u->at < u->end && (unsigned char)*u->at < 0x80 ? (unsigned char)*u->at++ : unpack_number(u);
}

static const char *
text_at(struct unpacker *p)
{
	uint64_t n = number(p->in);

	if (p->texts && n < p->ntexts)
		return p->texts[n];
	unpack_refuse(p->in);
	return "";
}

/* a number that differs so much from another, at most `most` */
static inline uint32_t
near(struct unpack *u, uint32_t other, uint32_t most)
{
	int64_t difference = unfolded(number(u));

	if (difference >= -(int64_t)other && difference <= (int64_t)most - other)
		return (uint32_t)(other + difference);
	unpack_refuse(u);
	return 0;
}

static struct span
unpack_span(struct unpacker *p, uint32_t from)
{
	struct span span = {near(p->in, from, p->size), 0};

	span.to = near(p->in, span.from, p->size);
	return span;
}

/* whether what a schema describes can be a scalar, list or map */
static bool
takes(const struct schema *schema, unsigned kind)
{
	static const unsigned types[] = {~(unsigned)(TYPE_ARRAY | TYPE_OBJECT), TYPE_ARRAY, TYPE_OBJECT};
	const struct schema *s = schema_base(schema);

	return kind <= NODE_MAP && (s->types == 0 || (s->types & types[kind]));
}

static bool unpack_node(struct unpacker *p, const struct schema *schema, const char *key, unsigned depth, struct node *n);

/* room for so many nodes beside each other */
static struct node *
take_nodes(struct unpacker *p, size_t n)
{
	struct node *first = p->nodes + p->used_nodes;

	if (n > p->nnodes - p->used_nodes) {
		unpack_refuse(p->in);
		return NULL;
	}
	p->used_nodes += n;
	return first;
}

/* the children of a map are among the properties of its schema, those of a list all of one */
static bool
unpack_children(struct unpacker *p, struct node *n, size_t count, unsigned depth)
{
	const struct schema *s = schema_base(n->schema);
	struct node *child = take_nodes(p, count);

	if (!child || !count)
		return child != NULL;
	n->first = child;
	n->last = child + count - 1;
	for (; !p->in->broken; child++) {
		const struct property *as = NULL;

		if (n->kind == NODE_MAP) {
			uint64_t i = number(p->in);

			if (i >= s->nproperties)
				return unpack_refuse(p->in);
			as = &s->properties[i];
		} else if (!s->items) {
			return unpack_refuse(p->in);
		}
		if (!unpack_node(p, as ? as->schema : s->items, as ? as->name : NULL, depth + 1, child))
			return false;
		if (child == n->last)
			return true;
		child->next = child + 1;
	}
	return false;
}

static bool
unpack_node(struct unpacker *p, const struct schema *schema, const char *key, unsigned depth, struct node *n)
{
	struct unpack *u = p->in;
	uint64_t head = number(u);

	if (u->broken || head > NODE_HEAD || depth > DEEPEST || !takes(schema, (unsigned)(head & NODE_KIND)))
		return unpack_refuse(u);
	p->order[p->ordered++] = n;
	n->kind = (enum node_kind)(head & NODE_KIND);
	n->plain = (head & NODE_PLAIN) != 0;
	n->by_default = (head & NODE_DEFAULT) != 0;
	n->key = key;
	n->initial = key ? *key : '\0';
	n->schema = schema;
	n->key_span = unpack_span(p, p->at);
	n->span = head & NODE_LISTED ? n->key_span : unpack_span(p, n->key_span.to);
	n->line = near(u, p->line, p->size + 1);
	p->at = n->key_span.to;
	p->line = n->line;
	if (n->by_default && (n->kind != NODE_SCALAR || !(schema_flags(schema) & X_DEFAULT)))
		return unpack_refuse(u);
	if (n->kind != NODE_SCALAR)
		return unpack_children(p, n, unpack_count(u, NODE_LEAST), depth);
	n->text = text_at(p);
	return !u->broken;
}

static void
unpack_ref(struct unpacker *p, struct ref *r, size_t *at, uint32_t place)
{
	struct unpack *u = p->in;
	uint64_t flags = unpack_below(u, 2 * REF_FIELD - 1), kind = unpack_below(u, p->ntexts);

	r->kind = kind && p->texts ? p->texts[kind - 1] : NULL;
	r->acyclic = (flags & REF_ACYCLIC) != 0;
	r->also = (flags & REF_ALSO) != 0;
	r->bare = (flags & REF_BARE) != 0;
	if (flags & REF_NODE) {
		*at += unpack_below(u, p->ordered - 1 - *at);
		r->node = p->order[*at];
		if (r->node->kind != NODE_SCALAR)
			unpack_refuse(u);
	}
	if (!r->node && (flags & (REF_TEXT | REF_FIELD | REF_PLACE)) != (REF_TEXT | REF_FIELD | REF_PLACE))
		unpack_refuse(u);
	r->text = flags & REF_TEXT ? text_at(p) : r->node ? r->node->text : "";
	r->field = flags & REF_FIELD ? text_at(p) : r->node && r->node->key ? r->node->key : "";
	r->span = flags & REF_PLACE ? unpack_span(p, place) : r->node ? r->node->span : (struct span){0, 0};
}

static bool
unpack_refs(struct unpacker *p, struct card *card, size_t whole)
{
	size_t n = unpack_count(p->in, REF_LEAST - 2);
	uint32_t place = card->name_span.to;

	if (n > p->nrefs - p->used_refs)
		return unpack_refuse(p->in);
	card->all_refs = p->refs + p->used_refs;
	card->nall_refs = n;
	p->used_refs += n;
	for (size_t i = 0; i < n && !p->in->broken; i++) {
		unpack_ref(p, &card->all_refs[i], &whole, place);
		place = card->all_refs[i].span.to;
	}
	return !p->in->broken;
}

/* whether an id can be looked for in it: what stands behind the kind */
static bool
is_key(const char *key, const char *kind)
{
	size_t n = strlen(kind);

	return strncmp(key, kind, n) == 0 && key[n] == ':';
}

static bool
unpack_card(struct unpacker *p, size_t i)
{
	struct unpack *u = p->in;
	struct card *card = p->file->cards[i];
	size_t whole = unpack_below(u, p->ordered - 1), outer;

	card->whole = p->order[whole];
	card->schema = card->whole->schema;
	card->kind = schema_base(card->schema)->kind;
	card->own_key = card->key = text_at(p);
	card->name = text_at(p);
	card->called = text_at(p);
	card->name_span = unpack_span(p, 0);
	outer = unpack_below(u, p->file->n - 1 - i);
	card->audience = (enum audience)unpack_below(u, AUDIENCE_PRIVILEGED);
	card->defaults = unpack_below(u, 1);
	if (u->broken || !card->kind || card->whole->kind != NODE_MAP || !is_key(card->own_key, card->kind))
		return unpack_refuse(u);
	card->id = card->key + strlen(card->kind) + 1;
	card->outer = outer ? p->file->cards[i + outer] : NULL;
	card->source = p->file->source;
	return unpack_refs(p, card, whole);
}

/* whether among eight bytes may be one of ASCII that controls, or one of a character that is no character */
static bool
are_suspect(const char *bytes)
{
	const uint64_t ones = 0x0101010101010101, high = ones << 7;
	uint64_t eight;

	memcpy(&eight, bytes, sizeof eight);
	return ((eight - ones * ' ') & ~eight & high) || (eight & high);
}

static bool
is_fit(const char *at, size_t n)
{
	unsigned char c = (unsigned char)*at;

	if (c == 0xEF)
		return n < 3 || (unsigned char)at[1] != 0xBF || (unsigned char)at[2] < 0xBE;
	return c >= ' ' || c == '\0' || c == '\t' || c == '\n' || c == '\r';
}

/* Whether no report would be broken by them: UTF-8, without characters that XML does not have. */
static bool
are_fit(const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i += 8)
		for (size_t k = i; k < i + 8 && k < n && (n - i < 8 || are_suspect(bytes + i)); k++)
			if (!is_fit(bytes + k, n - k))
				return false;
	return utf8_check(bytes, n) == n;
}

/* copied into the file's arena, so that the bytes can go */
static bool
unpack_texts(struct unpacker *p, struct arena *scratch, size_t size)
{
	const char *bytes = unpack_bytes(p->in, size);
	char *own;

	if (!bytes || p->ntexts > size || (size && bytes[size - 1]) || !are_fit(bytes, size))
		return unpack_refuse(p->in);
	own = arena_take(&p->file->arena, size);
	memcpy(own, bytes, size);
	ARENA_ARRAY(scratch, p->texts, p->ntexts);
	for (size_t i = 0, at = 0; i < p->ntexts; i++) {
		if (at == size)
			return unpack_refuse(p->in);
		p->texts[i] = own + at;
		at += strlen(own + at) + 1;
	}
	return true;
}

static bool
unpack_trees(struct unpacker *p, size_t nroots)
{
	for (; nroots > 0 && !p->in->broken; nroots--) {
		uint64_t unit = unpack_number(p->in);
		struct node *root = take_nodes(p, 1);

		if (unit >= p->units->n || !root)
			return unpack_refuse(p->in);
		unpack_node(p, p->units->all[unit], NULL, 0, root);
	}
	return p->used_nodes == p->nnodes && !p->in->broken;
}

static bool
unpack_cards(struct unpacker *p, struct card *cards, size_t n)
{
	struct file_cards *f = p->file;

	f->cards = n ? mem_grow(NULL, n * sizeof *f->cards) : NULL;
	f->n = f->cap = n;
	for (size_t i = 0; i < n; i++)
		f->cards[i] = &cards[i];
	for (size_t i = 0; i < n; i++)
		if (!unpack_card(p, i))
			return false;
	for (size_t i = n; i-- > 0;) /* what holds a card comes behind it */
		cards[i].unit = cards[i].outer ? cards[i].outer->unit : &cards[i];
	return p->used_refs == p->nrefs;
}

/* What the arena of a file needs for all of it. It is taken at once: there are many files, and what blocks have left over would
 * add up. */
static size_t
room_for(const struct unpacker *p, size_t cards, size_t texts)
{
	return texts + p->nnodes * sizeof *p->nodes + p->nrefs * sizeof *p->refs + cards * sizeof(struct card) + ROUNDING;
}

bool
cards_unpack(struct file_cards *file, const struct unit_schemas *units, struct unpack *u, struct slab *slab)
{
	struct unpacker p = {.in = u, .units = units, .file = file, .size = (uint32_t)file->source->size};
	const struct source *source = file->source;
	const struct among own = {&source, 1};
	struct arena scratch = {0};
	size_t n = unpack_count(u, CARD_LEAST), roots = unpack_below(u, n), size;
	struct card *cards;
	bool fine;

	p.nnodes = unpack_count(u, NODE_LEAST);
	p.nrefs = unpack_count(u, REF_LEAST - 2);
	p.ntexts = unpack_count(u, 1);
	size = unpack_count(u, 1);
	if (slab)
		arena_lend(&file->arena, slab, room_for(&p, n, size));
	else
		arena_reserve(&file->arena, room_for(&p, n, size));
	fine = (n == 0) == (roots == 0) && p.nnodes >= n && unpack_texts(&p, &scratch, size);
	if (fine) {
		ARENA_ARRAY(&file->arena, p.nodes, p.nnodes);
		ARENA_ARRAY(&scratch, p.order, p.nnodes);
		ARENA_ARRAY(&file->arena, cards, n);
		ARENA_ARRAY(&file->arena, p.refs, p.nrefs);
		fine = unpack_trees(&p, roots) && unpack_cards(&p, cards, n);
		file->foreign = fine && unpack_below(u, 1);
		fine = fine && findings_unpack(u, &file->findings, &own);
	}
	arena_free(&scratch);
	return fine && unpack_ended(u);
}
