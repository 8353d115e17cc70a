/* A survey: its table of places and columns with the state of each cell on the day, and the tiles of its map. */
#include "builder.h"

#include <stdlib.h>
#include <string.h>

#include "../law/survey.h"

/* A cell is in the state of that of its laws which comes first here: what binds before what may, and that before what no
 * longer does. Behind them stand cells without law. */
static const enum force_state order[] = {FORCE_IN_FORCE, FORCE_CHALLENGED,  FORCE_ADOPTED,  FORCE_UNKNOWN, FORCE_IMPEDED,
                                         FORCE_INVALIDATED, FORCE_PROPOSED, FORCE_REPEALED, FORCE_EXPIRED};

enum {
	LAWS = sizeof order / sizeof *order,
	IN_FORCE = 2, /* so many of them are law in force */
	NONE_FOUND = LAWS,
	NOT_RECORDED,
	STATES,
	SHADES = 4 /* of a tile: none to all columns with law in force */
};

static const char *
state_name(size_t state)
{
	return state == NONE_FOUND ? "none-found" : state == NOT_RECORDED ? "not-recorded" : force_state_name(order[state]);
}

static size_t
rank(enum force_state state)
{
	size_t i = 0;

	while (order[i] != state)
		i++;
	return i;
}

/* a survey as it is put: how many places are in each state, by column and in all */
struct grid {
	const struct card *survey;
	const struct node *columns;
	size_t ncolumns;
	size_t (*counts)[STATES]; /* of each column, then of all */
};

/* an authority is no law yet: a bill is proposed, and of a law that others speak of nothing more is known */
static enum force_state
state_of_authority(const struct card *authority)
{
	return node_is(authority->facts, "type", "bill") ? FORCE_PROPOSED : FORCE_UNKNOWN;
}

static enum force_state
put_obligation(struct builder *b, struct node *n, const struct card *obligation)
{
	const struct card *law = obligation->unit;
	struct subject s = {.arena = b->arena, .clock = &b->clock, .obligation = obligation, .law = law,
	                    .place = node_get(law->facts, "jurisdiction")->to};
	struct force f = force_on(&s);

	s.version = force_version(&s);
	put_link(b, n, "unit", obligation);
	put_copy(b, n, "citation", apply_field(&s, "citation"));
	put_link(b, n, "law", law);
	put_field(b, n, "read", node_get(obligation->facts, "read") ? obligation : law, "read");
	put_field(b, n, "confidence", obligation, "confidence");
	put_reasons(n, "because", f.because);
	put_reasons(n, "upcoming", f.upcoming);
	return f.state;
}

static enum force_state
put_authority(struct builder *b, struct node *n, const struct card *authority)
{
	put_link(b, n, "unit", authority);
	put_field(b, n, "citation", authority, "citation");
	return state_of_authority(authority);
}

static size_t
put_law(struct builder *b, struct node *list, const struct node *law)
{
	const struct node *obligation = node_get(law, "obligation"), *unclear = node_get(law, "unclear");
	struct node *n = put_map(b, list, NULL);
	enum force_state state = obligation ? put_obligation(b, n, obligation->to) : put_authority(b, n, node_get(law, "authority")->to);

	put_copy(b, n, "unclear", unclear);
	if (unclear && rank(state) < IN_FORCE)
		state = FORCE_UNKNOWN;
	node_put(b->arena, n, "state", force_state_name(state));
	return rank(state);
}

/* what was searched without finding law; beside bills too */
static void
put_search(struct builder *b, struct node *cell, const struct node *search)
{
	put_copy(b, cell, "searched", node_get(search, "searched"));
	put_copy(b, cell, "on", node_get(search, "on"));
}

static size_t
put_laws(struct builder *b, struct node *cell, const struct node *laws)
{
	struct node *list = put_list(b, cell, "laws");
	size_t state = NOT_RECORDED, one; /* an audience may see none of them */

	for (const struct node *law = laws->first; law; law = law->next)
		state = (one = put_law(b, list, law)) < state ? one : state;
	return state;
}

static size_t
put_cell(struct builder *b, struct node *cells, const struct grid *g, const struct card *place, const char *column)
{
	const struct node *said = survey_cell(g->survey, place, column), *laws = node_get(said, "law");
	const struct node *search = survey_search(&b->clock, g->survey, place, column);
	struct node *cell = put_map(b, cells, NULL);
	size_t state = laws ? put_laws(b, cell, laws) : search ? NONE_FOUND : NOT_RECORDED;

	node_put(b->arena, cell, "column", column);
	node_put(b->arena, cell, "state", state_name(state));
	put_copy(b, cell, "note", node_get(said, "note"));
	if (search)
		put_search(b, cell, search);
	return state;
}

/* US-CA is CA on its tile */
static const char *
code_of(const struct card *place)
{
	const char *dash = strrchr(place->id, '-');

	return dash ? dash + 1 : place->id;
}

static void
put_tile(struct builder *b, struct node *row, const struct node *place, size_t laws, size_t of)
{
	node_put(b->arena, row, "code", code_of(node_get(place, "place")->to));
	put_copy(b, row, "across", node_get(place, "across"));
	put_copy(b, row, "down", node_get(place, "down"));
	put_count(b, row, "n", laws);
	put_count(b, row, "of", of);
	put_count(b, row, "shade", of ? (laws * SHADES + of - 1) / of : 0);
}

/* whether it has law in force under any column */
static bool
put_row(struct builder *b, struct node *rows, const struct grid *g, const struct node *place)
{
	struct node *row = put_map(b, rows, NULL), *cells;
	size_t i = 0, laws = 0, state;

	put_link(b, row, "place", node_get(place, "place")->to);
	cells = put_list(b, row, "cells");
	for (const struct node *c = g->columns; c; c = c->next, i++) {
		state = put_cell(b, cells, g, node_get(place, "place")->to, node_text(c, "column"));
		g->counts[i][state]++;
		g->counts[g->ncolumns][state]++;
		laws += state < IN_FORCE;
	}
	put_tile(b, row, place, laws, g->ncolumns);
	return laws > 0;
}

/* those that occur anywhere, so that the counts of all columns have the same, and each adds up */
static void
put_counts(struct builder *b, struct node *n, const struct grid *g, size_t column)
{
	struct node *states = put_list(b, n, "states");
	size_t of = 0, laws = 0;

	for (size_t s = 0; s < STATES; s++) {
		struct node *state;

		of += g->counts[column][s];
		laws += s < IN_FORCE ? g->counts[column][s] : 0;
		if (!g->counts[g->ncolumns][s])
			continue;
		state = put_map(b, states, NULL);
		node_put(b->arena, state, "state", state_name(s));
		put_count(b, state, "n", g->counts[column][s]);
	}
	put_count(b, n, "n", laws);
	put_count(b, n, "of", of);
}

static void
put_columns(struct builder *b, struct node *surveyed, const struct grid *g)
{
	struct node *columns = put_list(b, surveyed, "columns");
	size_t i = 0;

	for (const struct node *c = g->columns; c; c = c->next, i++) {
		struct node *column = put_map(b, columns, NULL);

		node_put(b->arena, column, "column", node_text(c, "column"));
		node_put(b->arena, column, "title", node_text(c, "title"));
		put_counts(b, column, g, i);
	}
	put_counts(b, put_map(b, surveyed, "sum"), g, g->ncolumns);
}

/* the tiles there are in that direction */
static long
extent(const struct card *survey, const char *direction)
{
	long most = 0;

	for (const struct node *p = node_get(survey->facts, "places")->first; p; p = p->next) {
		long at = strtol(node_text(p, direction), NULL, 10);

		most = at > most ? at : most;
	}
	return most;
}

static size_t
length(const struct node *list)
{
	size_t n = 0;

	for (; list; list = list->next)
		n++;
	return n;
}

void
build_survey(struct builder *b)
{
	const struct card *survey = b->page->card;
	struct grid g = {.survey = survey, .columns = node_get(survey->facts, "columns")->first};
	struct node *surveyed = put_map(b, b->root, "surveyed"), *rows = put_list(b, surveyed, "rows");
	size_t n = 0, of = 0;

	put_subject(b);
	g.ncolumns = length(g.columns);
	ARENA_ARRAY(b->arena, g.counts, g.ncolumns + 1);
	memset(g.counts, 0, (g.ncolumns + 1) * sizeof *g.counts);
	for (const struct node *p = node_get(survey->facts, "places")->first; p; p = p->next, of++)
		n += put_row(b, rows, &g, p);
	put_columns(b, surveyed, &g);
	put_count(b, surveyed, "n", n);
	put_count(b, surveyed, "of", of);
	node_putf(b->arena, surveyed, "across", "%ld", extent(survey, "across"));
	node_putf(b->arena, surveyed, "down", "%ld", extent(survey, "down"));
}

/* ---- where surveys are named ---- */

static bool
names_below(const struct card *survey, const struct card *of)
{
	for (size_t i = 0; i < survey->nrefs; i++) {
		const struct card *to = survey->refs[i].to;

		if (to && (to == of || to->unit == of || card_leads_to(to, of, "within")))
			return true;
	}
	return false;
}

void
put_surveys(struct builder *b, const struct card *of)
{
	struct kind surveys = cards_of(b->analysis->model, "survey");
	struct cards c = {0};

	for (size_t i = 0; i < surveys.n; i++)
		if (names_below(surveys.cards[i], of))
			cards_put(&c, surveys.cards[i]);
	if (c.n)
		put_cards(b, "surveys", c);
}
