#include "facet.h"

#include <stdlib.h>
#include <string.h>

struct judged *
facet_judged(struct arena *a, const struct analysis *an, const struct card *provision, size_t *n)
{
	const struct verdicts *v = an->verdicts;
	const struct node *watch = node_get(provision->facts, "watch");
	size_t first = v->first[provision->order], end = v->first[provision->order + 1];
	struct judged *all;

	ARENA_ARRAY(a, all, end - first + (watch ? node_count(watch) : 0) + 1);
	*n = 0;
	for (size_t i = first; i < end; i++)
		all[(*n)++] = (struct judged){v->all[i].place, v->all[i].obligation, flag_state_name(v->all[i].flag),
		                              exposure_name(v->all[i].exposure), node_text(v->all[i].mapping, "relation")};
	for (const struct node *w = watch ? watch->first : NULL; w; w = w->next)
		all[(*n)++] = (struct judged){node_get(w, "place")->to, NULL, "watch", "", ""};
	return all;
}

/* ---- the line of a clause ---- */

/* on the page of a law its own mappings count, on that of a place those to its law */
static bool
belongs(const struct builder *b, const struct judged *j)
{
	const struct card *card = b->page->card;

	if (card && strcmp(card->kind, "regulation") == 0)
		return j->obligation && j->obligation->unit == card;
	return !card || strcmp(card->kind, "jurisdiction") != 0 || j->place == card;
}

/* words with a space between them, each once */
static const char *
add_word(struct builder *b, const char *list, const char *word)
{
	size_t n = strlen(word);

	for (const char *p = list; *p; p += strspn(p, " ")) {
		size_t length = strcspn(p, " ");

		if (length == n && strncmp(p, word, n) == 0)
			return list;
		p += length;
	}
	return *list ? arena_printf(b->arena, "%s %s", list, word) : word;
}

void
put_entry_facets(struct builder *b, struct node *entry, const struct card *provision)
{
	const struct node *categories = node_get(provision->facts, "categories");
	const char *words = "", *place;
	size_t n;
	struct judged *all = facet_judged(b->arena, b->analysis, provision, &n);

	node_put(b->arena, entry, "platform", provision->parent->parent->id);
	for (const struct node *c = categories ? categories->first : NULL; c; c = c->next)
		if (c->to)
			words = add_word(b, words, c->to->id);
	node_put(b->arena, entry, "category", *words ? words : NULL);
	words = "";
	for (size_t i = 0; i < n; i++) {
		place = all[i].place ? all[i].place->id : "";
		if (belongs(b, &all[i]))
			words = add_word(b, words, arena_printf(b->arena, "%s/%s/%s/%s", place, all[i].state, all[i].exposure,
			                                        all[i].relation));
	}
	node_put(b->arena, entry, "judged", *words ? words : NULL);
}

/* ---- what there is to choose ---- */

struct node *
put_facet(struct builder *b, struct node *parent, const char *name)
{
	struct node *list = node_get(parent, "facets"), *facet;

	if (!list)
		list = put_list(b, parent, "facets");
	facet = put_map(b, list, NULL);
	node_put(b->arena, facet, "name", name);
	return put_list(b, facet, "values");
}

void
put_choice(struct builder *b, struct node *values, const char *word, const struct card *unit, size_t n)
{
	struct node *value = put_map(b, values, NULL);

	node_put(b->arena, value, "value", word);
	if (n)
		put_count(b, value, "n", n);
	put_link(b, value, "unit", unit);
}

/* a facet of the lines: under which key its words are, and as which part between slashes; -1: as a whole */
static const struct dimension {
	const char *name, *key;
	int part;
	const char *units; /* the kind whose ids are its words */
} dimensions[] = {
	{"platform", "platform", -1, "platform"},   {"place", "judged", 0, "jurisdiction"},
	{"category", "category", -1, "category"},   {"exposure", "judged", 2, NULL},
	{"relation", "judged", 3, NULL},            {"state", "judged", 1, NULL},
};

/* on how many lines a word is */
struct lines_with {
	size_t n;
	const struct node *last; /* of those counted */
};

static void
count_word(struct builder *b, struct table *counts, const char *word, const struct node *entry)
{
	void **place = table_put(counts, word);
	struct lines_with *with = *place;

	if (!with)
		*place = with = arena_take(b->arena, sizeof *with);
	with->n += with->last != entry;
	with->last = entry;
}

/* the part of a word between slashes, or all of it, up to a space */
static const char *
part_of(struct arena *a, const char *p, int part)
{
	for (; part > 0; part--)
		p = strchr(p, '/') + 1;
	return arena_copy(a, p, strcspn(p, " /"));
}

/* the words of a dimension that the lines have; freed with its table */
static struct table
count_words(struct builder *b, const struct dimension *d, const struct node *entries)
{
	struct table counts = {0};

	for (const struct node *e = entries ? entries->first : NULL; e; e = e->next)
		for (const char *p = node_text(e, d->key); p && *p; p += strspn(p, " ")) {
			count_word(b, &counts, part_of(b->arena, p, d->part), e);
			p += strcspn(p, " ");
		}
	return counts;
}

/* the units of a dimension to choose from, by id: those on some line, or all where there are no lines */
static struct cards
units_of(const struct builder *b, const struct dimension *d, const struct table *counts, const struct node *entries)
{
	struct cards units = {0};

	if (!d->units)
		return units;
	if (!entries)
		return cards_of_kind(b->analysis, d->units);
	for (size_t i = 0; i < counts->n; i++) {
		const struct card *unit = card_find(b->analysis->model, d->units, counts->entries[i].key);

		if (unit)
			cards_put(&units, unit);
	}
	cards_sort(&units);
	return units;
}

static void
offer(struct builder *b, struct node *values, const struct table *counts, bool all, const char *word, const struct card *unit)
{
	const struct lines_with *with = table_get(counts, word);

	if (with || all)
		put_choice(b, values, word, unit, with ? with->n : 0);
}

/* the words of a dimension that no unit names, gravest first */
static const char *
word_of(struct builder *b, const struct dimension *d, size_t i)
{
	const struct schema *mapping = schema_at(b->analysis->model->schemas, "provision.schema.yaml#/definitions/mapping");
	const struct node *relation = schema_base(schema_property(mapping, "relation")->schema)->values->first;

	if (strcmp(d->name, "exposure") == 0)
		return i < EXPOSURES ? exposure_name(EXPOSURES - 1 - (int)i) : i == EXPOSURES ? exposure_name(NOT_RATED) : NULL;
	if (strcmp(d->name, "state") == 0)
		return i < FLAG_STATES ? flag_state_name((enum flag_state)(FLAG_STATES - 1 - i)) : i == FLAG_STATES ? "watch" : NULL;
	for (; relation && i; i--)
		relation = relation->next;
	return relation ? relation->text : NULL;
}

void
put_choices(struct builder *b, struct node *parent, const struct node *entries)
{
	for (const struct dimension *d = dimensions; d < dimensions + sizeof dimensions / sizeof *dimensions; d++) {
		struct node *values = put_facet(b, parent, d->name);
		struct table counts = count_words(b, d, entries);
		struct cards units = units_of(b, d, &counts, entries);
		const char *word;

		for (size_t i = 0; i < units.n; i++)
			offer(b, values, &counts, !entries, units.all[i]->id, units.all[i]);
		for (size_t i = 0; !d->units && (word = word_of(b, d, i)); i++)
			offer(b, values, &counts, !entries, word, NULL);
		table_free(&counts);
		free(units.all);
	}
}
