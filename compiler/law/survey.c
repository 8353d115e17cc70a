#include "survey.h"

#include <string.h>

static const struct node *
list_of(const struct node *map, const char *key)
{
	const struct node *list = node_get(map, key);

	return list ? list->first : NULL;
}

static bool
is_at(const struct node *cell, const struct card *place, const char *column)
{
	return node_get(cell, "place")->to == place && node_is(cell, "column", column);
}

const struct node *
survey_cell(const struct card *survey, const struct card *place, const char *column)
{
	for (const struct node *c = list_of(survey->facts, "cells"); c; c = c->next)
		if (is_at(c, place, column))
			return c;
	return NULL;
}

static bool
names_place(const struct node *list, const struct card *place)
{
	for (const struct node *n = list ? list->first : NULL; n; n = n->next)
		if (n->to == place)
			return true;
	return false;
}

static bool
names_word(const struct node *list, const char *word)
{
	for (const struct node *n = list ? list->first : NULL; n; n = n->next)
		if (strcmp(n->text, word) == 0)
			return true;
	return false;
}

const struct node *
survey_search(struct clock *clock, const struct card *survey, const struct card *place, const char *column)
{
	struct date on;

	for (const struct node *n = list_of(survey->facts, "none-found"); n; n = n->next)
		if (names_place(node_get(n, "places"), place) && names_word(node_get(n, "columns"), column) &&
		    date_parse(node_text(n, "on"), &on) && clock_reached(clock, on) == TRI_YES)
			return n;
	return NULL;
}

/* ---- whether it fits together ---- */

struct reading {
	struct diags *diags;
	const struct card *survey;
};

static struct place
at(const struct reading *r, const struct node *n)
{
	return (struct place){r->survey->source, n->span};
}

static void
check_place(const struct reading *r, const struct node *name)
{
	for (const struct node *p = list_of(r->survey->facts, "places"); p; p = p->next)
		if (node_get(p, "place")->to == name->to)
			return;
	diag_help(r->diags, diag_add(r->diags, RG4020, at(r, name), "'%s' is not a place of this survey", name->text),
	          "add it to 'places' with its tile, or correct it");
}

static void
check_column(const struct reading *r, const struct node *name)
{
	for (const struct node *c = list_of(r->survey->facts, "columns"); c; c = c->next)
		if (node_is(c, "column", name->text))
			return;
	diag_help(r->diags, diag_add(r->diags, RG4020, at(r, name), "'%s' is not a column of this survey", name->text),
	          "add it to 'columns', or correct it");
}

static void
twice(const struct reading *r, const struct node *first, const struct node *again, const char *what, const char *help)
{
	struct diag *d = diag_add(r->diags, RG4021, at(r, again), "%s", what);

	diag_note(r->diags, d, at(r, first), "first said here");
	diag_help(r->diags, d, "%s", help);
}

static bool
same_tile(const struct node *a, const struct node *b)
{
	return strcmp(node_text(a, "across"), node_text(b, "across")) == 0 && strcmp(node_text(a, "down"), node_text(b, "down")) == 0;
}

static void
check_tiles(const struct reading *r)
{
	for (const struct node *p = list_of(r->survey->facts, "places"); p; p = p->next)
		for (const struct node *q = p->next; q; q = q->next)
			if (node_get(p, "place")->to == node_get(q, "place")->to)
				twice(r, node_get(p, "place"), node_get(q, "place"), "a place listed twice", "keep one of the two");
			else if (same_tile(p, q))
				twice(r, node_get(p, "across"), node_get(q, "across"), "a tile of two places", "give each place a tile of its own");
}

static void
check_headings(const struct reading *r)
{
	for (const struct node *c = list_of(r->survey->facts, "columns"); c; c = c->next)
		for (const struct node *d = c->next; d; d = d->next)
			if (node_is(d, "column", node_text(c, "column")))
				twice(r, node_get(c, "column"), node_get(d, "column"), "a column listed twice", "give each an id of its own");
}

static bool
is_law_of(const struct card *law, const struct card *place)
{
	for (size_t i = 0; i < law->nrefs; i++)
		if (strcmp(law->refs[i].field, "jurisdiction") == 0 && law->refs[i].to == place)
			return true;
	return false;
}

static void
check_law_of(const struct reading *r, const struct node *place, const struct node *law)
{
	const struct node *name = node_get(law, "obligation") ? node_get(law, "obligation") : node_get(law, "authority");

	if (!is_law_of(name->to->unit, place->to))
		diag_help(r->diags,
		          diag_add(r->diags, RG4022, at(r, name), "'%s' is not law of %s", name->text, place->text),
		          "name a law of that place, or put it in the row of the place whose law it is");
}

static void
check_cell(const struct reading *r, const struct node *cell)
{
	const struct node *place = node_get(cell, "place"), *column = node_get(cell, "column");

	check_place(r, place);
	check_column(r, column);
	for (const struct node *law = list_of(cell, "law"); law; law = law->next)
		check_law_of(r, place, law);
	for (const struct node *c = cell->next; c; c = c->next)
		if (is_at(c, place->to, column->text))
			twice(r, place, node_get(c, "place"), "a cell filled twice", "put all its laws in one cell");
}

/* law that is not only a bill, and belongs there for certain */
static bool
has_law(const struct node *cell)
{
	for (const struct node *law = list_of(cell, "law"); law; law = law->next)
		if (node_get(law, "obligation") && !node_get(law, "unclear"))
			return true;
	return false;
}

/* a search that found nothing where the survey has law would be a contradiction */
static void
check_nothing(const struct reading *r, const struct node *nothing)
{
	for (const struct node *c = list_of(nothing, "columns"); c; c = c->next)
		check_column(r, c);
	for (const struct node *p = list_of(nothing, "places"); p; p = p->next) {
		check_place(r, p);
		for (const struct node *cell = list_of(r->survey->facts, "cells"); cell; cell = cell->next)
			if (has_law(cell) && node_get(cell, "place")->to == p->to && names_word(node_get(nothing, "columns"), node_text(cell, "column")))
				twice(r, node_get(cell, "place"), p, "none found in a cell that has law",
				      "take the place or the column out, or the cell");
	}
}

void
survey_check(const struct model *m, struct diags *ds)
{
	struct kind surveys = cards_of(m, "survey");

	for (size_t i = 0; i < surveys.n; i++) {
		struct reading r = {ds, surveys.cards[i]};

		check_tiles(&r);
		check_headings(&r);
		for (const struct node *c = list_of(r.survey->facts, "cells"); c; c = c->next)
			check_cell(&r, c);
		for (const struct node *n = list_of(r.survey->facts, "none-found"); n; n = n->next)
			check_nothing(&r, n);
	}
}
