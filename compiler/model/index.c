#include "index.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"

enum { USUAL_KEY = 256, KIND_BITS = 8 * sizeof(uintptr_t) };

/* KIND:ID, to be freed where it is not in room */
static char *
key_of(const char *kind, const char *id, char *room, size_t size)
{
	size_t all = strlen(kind) + strlen(id) + 2;
	char *key = all <= size ? room : mem_grow(NULL, all), *end = stpcpy(key, kind);

	*end = ':';
	stpcpy(end + 1, id);
	return key;
}

struct card *
card_find(const struct model *m, const char *kind, const char *id)
{
	char room[USUAL_KEY], *key = key_of(kind, id, room, sizeof room);
	struct card *card = table_get(&m->ids, key);

	if (key != room)
		free(key);
	return card;
}

struct card *
card_named(const struct model *m, const char *id, size_t *matches)
{
	uintptr_t kinds = (uintptr_t)table_get(&m->named, id);
	struct card *found = NULL, *card;

	*matches = 0;
	for (size_t i = 0; kinds && i < m->kinds.n; i++)
		if ((kinds & ((const struct kind *)m->kinds.entries[i].value)->bit) && (card = card_find(m, m->kinds.entries[i].key, id))) {
			found = card;
			++*matches;
		}
	return found;
}

/* how many cards of kinds before this one, or up to it, refer to a card */
static size_t
referrers_before(const struct card *to, const char *kind, bool with)
{
	size_t low = 0, high = to->nfrom;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(to->from_cards[middle]->kind, kind);

		if (order < 0 || (order == 0 && with))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct referrers
cards_from(const struct card *to, const char *kind)
{
	size_t first;

	card_look(to, PART_BACK);
	first = referrers_before(to, kind, false);
	if (first == to->nfrom || strcmp(to->from_cards[first]->kind, kind) != 0)
		return (struct referrers){to->from_cards + first, 0};
	return (struct referrers){to->from_cards + first, referrers_before(to, kind, true) - first};
}

const struct card *
index_within(const struct model *m, const char *kind, const struct node *n, const struct card *outer)
{
	const char *name = node_text(n, schema_base(n->schema)->properties[0].name);
	struct arena a = {0};
	const struct card *card = name ? card_find(m, kind, arena_printf(&a, "%s/%s", outer->id, name)) : NULL;

	arena_free(&a);
	return card;
}

/* the ids of those within a unit all begin with its id and a slash */
int
card_stands(const struct card *card, const struct card *unit)
{
	size_t n = strlen(unit->id);
	int order = strncmp(card->id, unit->id, n);

	return order ? order : (unsigned char)card->id[n] - '/';
}

struct referrers
cards_from_within(const struct card *to, const char *kind, const struct card *unit)
{
	struct referrers all = cards_from(to, kind);
	size_t low = 0, high = all.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (card_stands(all.cards[middle], unit) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (high = low; high < all.n && card_stands(all.cards[high], unit) == 0;)
		high++;
	return (struct referrers){all.cards + low, high - low};
}

struct kind
cards_of(const struct model *m, const char *kind)
{
	const struct kind *k = table_get(&m->kinds, kind);

	return k ? *k : (struct kind){.name = kind};
}

void
index_clear(struct model *m)
{
	for (size_t i = 0; i < m->kinds.n; i++)
		free(((struct kind *)m->kinds.entries[i].value)->cards);
	table_free(&m->kinds);
	table_free(&m->ids);
	table_free(&m->named);
	table_free(&m->was);
	table_free(&m->replaced);
	free(m->cards);
	free(m->stale);
	arena_free(&m->arena);
	*m = (struct model){.schemas = m->schemas, .territories = m->territories};
}

/* ---- entering ---- */

static void
clear_slots(struct card *card)
{
	card->key = card->own_key;
	card->id = card->key + strlen(card->kind) + 1;
	card->facts = card->whole;
	card->title = card->called;
	card->citation = node_text(card->whole, "citation");
	card->as_of = clock_on(DAY_MIN, 0);
	card->cut = card->unsure = false;
	card->refs = card->all_refs;
	card->nrefs = card->nall_refs;
	card->parent = card->outer;
	card->nfrom = 0;
	card->seen = NULL;
	card->hidden = false;
}

/* former ids lead here too, and nowhere else */
static void
enter_was(struct model *m, struct diags *ds, struct card *card)
{
	const struct node *was = node_get(card->facts, "was");

	for (const struct node *n = was ? was->first : NULL; n; n = n->next) {
		void **place = table_put(&m->was, arena_printf(&m->arena, "%s:%s", card->kind, n->text));
		const struct card *first = *place;

		if (first) {
			struct diag *d = diag_add(ds, RG3002, (struct place){card->source, n->span},
			                          "'%s' is a former id of two units", n->text);

			diag_note(ds, d, (struct place){first->source, first->name_span}, "the other one is here");
		}
		*place = card;
	}
}

static bool
enter_id(struct model *m, struct diags *ds, struct card *card)
{
	void **place = table_put(&m->ids, card->key);
	const struct card *first = *place;
	struct diag *d;

	if (!first) {
		*place = card;
		return true;
	}
	if (card->source->library && strcmp(card->kind, "archive") == 0)
		return false; /* the archive is known already */
	d = diag_add(ds, RG3002, (struct place){card->source, card->name_span}, "%s '%s' is defined twice", card->kind,
	             card->id);
	diag_note(ds, d, (struct place){first->source, first->name_span}, "first defined here");
	if (card->source->library && !first->source->library)
		diag_help(ds, d, "the other one is that of the library '%s'; give this one another id, or name it under 'instead' in "
		          "regc.yaml, with the reason why it takes its place", card->source->library);
	else
		diag_help(ds, d, "give one of the two another id; an id is never used again for something else");
	return false;
}

static void
enter_named(struct model *m, const struct kind *kind, const char *id)
{
	void **place = table_put(&m->named, id);

	*place = (void *)((uintptr_t)*place | kind->bit);
}

static void
enter_kind(struct model *m, struct card *card)
{
	struct kind **place = (struct kind **)table_put(&m->kinds, card->kind), *kind = *place;

	if (!kind) {
		*place = kind = arena_take(&m->arena, sizeof *kind);
		kind->name = card->kind;
		kind->bit = (uintptr_t)1 << (m->kinds.n <= KIND_BITS ? m->kinds.n - 1 : KIND_BITS - 1);
	}
	kind->cards = mem_room(kind->cards, kind->n, &kind->cap, sizeof *kind->cards);
	kind->cards[kind->n++] = card;
	enter_named(m, kind, card->id);
}

/* whether the project has a unit of its own instead of one of a library, and says so */
static bool
is_replaced(const struct model *m, const struct card *card)
{
	const struct card *own = table_get(&m->ids, card->own_key);
	struct kind project = card->source->library ? cards_of(m, "project") : (struct kind){.name = NULL};
	const struct node *instead = project.n ? node_get(project.cards[0]->whole, "instead") : NULL;
	const struct node *n = instead ? instead->first : NULL;

	while (n && strcmp(node_text(n, "unit"), card->own_key) != 0)
		n = n->next;
	return n && own && !own->source->library;
}

/* whether a card is the project of a library */
static bool
is_other_map(const struct card *card)
{
	return card->source->library && strcmp(card->kind, "project") == 0;
}

/* whether the unit of a file is there already, from another file: what it contains is then there too */
static bool
is_copy(const struct model *m, const struct file_cards *file)
{
	const struct card *unit = file->n ? file->cards[file->n - 1] : NULL;

	return unit && !is_other_map(unit) && table_get(&m->ids, unit->own_key);
}

void
index_add(struct model *m, struct diags *ds, const struct file_cards *file)
{
	bool copy;

	if (file->n && is_replaced(m, file->cards[file->n - 1])) {
		*table_put(&m->replaced, file->cards[file->n - 1]->own_key) = file->cards[file->n - 1];
		return;
	}
	copy = is_copy(m, file);
	for (size_t i = 0; i < file->n; i++) {
		struct card *card = file->cards[i];

		if (is_other_map(card))
			continue; /* of it there are only the archives */
		clear_slots(card);
		if ((copy && card->outer) || !enter_id(m, ds, card))
			continue;
		enter_was(m, ds, card);
		enter_kind(m, card);
		m->cards = mem_room(m->cards, m->n, &m->cap, sizeof *m->cards);
		m->cards[m->n++] = card;
	}
}

bool
index_move(struct model *m, struct diags *ds, struct card *card, const struct card *parent)
{
	const char *key = arena_printf(&m->arena, "%s:%s/%s", card->kind, parent->id, card->name);
	void **was;

	if (strcmp(card->key, key) == 0)
		return false;
	was = table_put(&m->was, card->key);
	*was = *was ? *was : card;
	*table_put(&m->ids, card->key) = NULL;
	card->key = key;
	card->id = key + strlen(card->kind) + 1;
	enter_id(m, ds, card);
	enter_named(m, table_get(&m->kinds, card->kind), card->id);
	return true;
}

/* ---- watching ---- */

enum unit_part
index_part(const struct card *card, const struct node *field)
{
	if (field->kind == NODE_SCALAR && schema_flags(field->schema) & X_MARKDOWN)
		return PART_PROSE;
	if (strcmp(card->kind, "platform") == 0 && (strcmp(field->key, "facts") == 0 || strcmp(field->key, "roles") == 0))
		return PART_RECORDED;
	return PART_FACTS;
}

static void
watch_node(const struct card *card, struct node *n)
{
	n->watched = true;
	n->seen = card->seen;
}

static void
watch_unit(const struct card *card, struct node *facts)
{
	watch_node(card, facts);
	for (struct node *n = facts->first; n; n = n->next)
		if (index_part(card, n) != PART_FACTS)
			watch_node(card, n);
}

static void
watch_units(const struct model *m, struct node *n, const struct card *outer)
{
	for (struct node *c = n->first; c; c = c->next) {
		const char *kind = c->kind == NODE_MAP && c->schema ? schema_base(c->schema)->kind : NULL;
		const struct card *card = kind ? index_within(m, kind, c, outer) : NULL;

		if (card)
			watch_unit(card, c);
		if (c->schema && c->schema->holds & HOLDS_UNIT)
			watch_units(m, c, card ? card : outer);
	}
}

/* The facts of a unit have those of the units inside it. */
void
index_watch(struct model *m)
{
	ARENA_ARRAY(&m->arena, m->seen, m->n + 1);
	for (size_t i = 0; i < m->n; i++) {
		m->cards[i]->seen = &m->seen[i];
		watch_unit(m->cards[i], (struct node *)m->cards[i]->facts);
	}
	for (size_t i = 0; i < m->n; i++)
		if (!m->cards[i]->outer)
			watch_units(m, (struct node *)m->cards[i]->facts, m->cards[i]);
}

/* ---- leaving out ---- */

static size_t
keep_shown(struct card **cards, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (!cards[i]->hidden)
			cards[kept++] = cards[i];
	return kept;
}

void
index_hide(struct model *m)
{
	m->n = keep_shown(m->cards, m->n);
	for (size_t i = 0; i < m->kinds.n; i++) {
		struct kind *k = m->kinds.entries[i].value;

		k->n = keep_shown(k->cards, k->n);
		for (size_t c = 0; c < k->n; c++)
			k->cards[c]->order = c;
	}
	for (size_t i = 0; i < m->ids.n; i++) {
		const struct card *card = m->ids.entries[i].value;

		if (card && card->hidden)
			m->ids.entries[i].value = NULL;
	}
}
