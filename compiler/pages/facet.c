#include "facet.h"

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

/* whether the word at p, up to a space, has that value as its part */
static bool
is_part(const char *p, int part, const char *value)
{
	size_t n = strlen(value);

	for (; part > 0; part--)
		p = strchr(p, '/') + 1;
	return strncmp(p, value, n) == 0 && (p[n] == '\0' || p[n] == ' ' || p[n] == '/');
}

static bool
has(const struct node *entry, const struct dimension *d, const char *value)
{
	const char *p = node_text(entry, d->key);

	for (; p && *p; p += strspn(p, " ")) {
		if (is_part(p, d->part, value))
			return true;
		p += strcspn(p, " ");
	}
	return false;
}

static void
offer(struct builder *b, struct node *values, const struct dimension *d, const struct node *entries, const char *word,
      const struct card *unit)
{
	size_t n = 0;

	for (const struct node *e = entries ? entries->first : NULL; e; e = e->next)
		n += has(e, d, word);
	if (n || !entries)
		put_choice(b, values, word, unit, n);
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
		struct kind units = cards_of(b->analysis->model, d->units ? d->units : "");
		const char *word;

		for (size_t i = 0; i < units.n; i++)
			offer(b, values, d, entries, units.cards[i]->id, units.cards[i]);
		for (size_t i = 0; !d->units && (word = word_of(b, d, i)); i++)
			offer(b, values, d, entries, word, NULL);
	}
}
