#include "builder.h"

#include <stdlib.h>
#include <string.h>

/* Laws that have a column of their own, those under which the most platforms can be rated first; the others share one.
 * So many stand beside each other on a screen. */
enum { COLUMNS = 10, REST = COLUMNS, WHOLE, CELLS, BAND_HIGH = 2, NAMED = 6, CELL_RANKS = EXPOSURES + 1 };

/* a platform under a law, under the laws that share a column, or under all */
struct cell {
	struct lead lead;
	size_t n[STANDINGS], of;
};

struct heat {
	const struct verdicts *verdicts;
	struct kind platforms, laws;
	size_t *column;          /* of law l */
	size_t laws_in[COLUMNS]; /* the law of a column */
	size_t ncolumns, rest;   /* how many have one; how many share the last */
	struct cell *cells;      /* of platform p and column c: cells[p * CELLS + c] */
};

static size_t
platform_number(const struct verdict *v)
{
	return v->provision->parent->parent->order;
}

static size_t
law_number(const struct verdict *v)
{
	return v->obligation->unit->order;
}

/* ---- which laws have a column ---- */

/* of each law, under how many platforms anything can be rated; whether anything is mapped at all. Verdicts come by
 * provision, and provisions by platform. */
static void
weigh(const struct heat *h, size_t *weights, bool *mapped)
{
	size_t *last = mem_grow(NULL, (h->laws.n + 1) * sizeof *last);

	for (size_t l = 0; l < h->laws.n; l++) {
		weights[l] = 0;
		mapped[l] = false;
		last[l] = h->platforms.n;
	}
	for (size_t i = 0; i < h->verdicts->n; i++) {
		const struct verdict *v = &h->verdicts->all[i];
		size_t l = law_number(v);

		mapped[l] = true;
		if (v->standing == STANDING_UNRATABLE || last[l] == platform_number(v))
			continue;
		last[l] = platform_number(v);
		weights[l]++;
	}
	free(last);
}

/* the weightiest law that has no column yet; laws.n where none is left */
static size_t
weightiest(const struct heat *h, const size_t *weights)
{
	size_t best = h->laws.n;

	for (size_t l = 0; l < h->laws.n; l++)
		if (h->column[l] == REST && weights[l] && (best == h->laws.n || weights[l] > weights[best]))
			best = l;
	return best;
}

static void
choose_columns(struct heat *h)
{
	size_t *weights = mem_grow(NULL, (h->laws.n + 1) * sizeof *weights), law;
	bool *mapped = mem_grow(NULL, (h->laws.n + 1) * sizeof *mapped);

	h->column = mem_grow(NULL, (h->laws.n + 1) * sizeof *h->column);
	for (size_t l = 0; l < h->laws.n; l++)
		h->column[l] = REST;
	weigh(h, weights, mapped);
	while (h->ncolumns < COLUMNS && (law = weightiest(h, weights)) < h->laws.n) {
		h->column[law] = h->ncolumns;
		h->laws_in[h->ncolumns++] = law;
	}
	for (size_t l = 0; l < h->laws.n; l++)
		h->rest += mapped[l] && h->column[l] == REST;
	free(weights);
	free(mapped);
}

/* ---- what stands in them ---- */

static void
cell_take(struct cell *c, const struct verdict *v)
{
	lead_take(&c->lead, v);
	c->n[v->standing]++;
	c->of++;
}

static void
fill(struct heat *h)
{
	h->cells = mem_grow(NULL, (h->platforms.n * CELLS + 1) * sizeof *h->cells);
	for (size_t i = 0; i < h->platforms.n * CELLS; i++)
		h->cells[i] = (struct cell){.lead = LEAD_EMPTY};
	for (size_t i = 0; i < h->verdicts->n; i++) {
		const struct verdict *v = &h->verdicts->all[i];
		struct cell *row = &h->cells[platform_number(v) * CELLS];

		cell_take(&row[h->column[law_number(v)]], v);
		cell_take(&row[WHOLE], v);
	}
}

static size_t
ratable(const struct cell *c)
{
	return c->of - c->n[STANDING_UNRATABLE];
}

/* what is said of a cell: what leads, or why nothing does */
static const char *
kind_of(const struct cell *c)
{
	if (!c->of)
		return "unmapped";
	return c->lead.kind == LEAD_NOTHING && !ratable(c) ? "unratable" : lead_name(c->lead.kind);
}

static void
put_cell(struct builder *b, struct node *parent, const char *key, const struct cell *c)
{
	struct node *n = put_map(b, parent, key);

	node_put(b->arena, n, "kind", kind_of(c));
	if (c->lead.band != NOT_RATED)
		node_put(b->arena, n, "exposure", exposure_name(c->lead.band));
	node_put(b->arena, n, "bearer", bearer_name(c->lead.bearer));
	if (!c->of)
		return;
	put_count(b, n, "n", c->lead.n);
	put_count(b, n, "of", ratable(c));
	if (c->lead.verdict)
		put_link(b, n, "provision", c->lead.verdict->provision);
}

/* those of a provision */
static void
take_clause(struct cell *c, const struct verdicts *v, const struct card *provision)
{
	for (size_t i = v->first[provision->order]; i < v->first[provision->order + 1]; i++)
		cell_take(c, &v->all[i]);
}

void
put_said_first(struct builder *b, struct node *parent, const struct card *card)
{
	struct cell cell = {.lead = LEAD_EMPTY};
	struct cards provisions = {0};

	if (strcmp(card->kind, "provision") == 0) {
		take_clause(&cell, b->analysis->verdicts, card);
		cell.lead.verdict = NULL; /* it leads to itself */
	} else {
		provisions = provisions_of_platform(card);
		for (size_t i = 0; i < provisions.n; i++)
			take_clause(&cell, b->analysis->verdicts, provisions.all[i]);
		free(provisions.all);
	}
	put_cell(b, parent, "exposed", &cell);
	put_count(b, parent, "exposed-rank", cell.lead.kind * CELL_RANKS + (cell.lead.band == NOT_RATED ? 0 : (size_t)cell.lead.band + 1));
}

static void
put_columns(struct builder *b, struct node *heat, const struct heat *h)
{
	struct node *columns = put_list(b, heat, "columns");

	for (size_t c = 0; c < h->ncolumns; c++) {
		const struct card *law = h->laws.cards[h->laws_in[c]];
		struct node *column = put_map(b, columns, NULL);

		put_link(b, column, "law", law);
		put_field(b, column, "short", law, "short");
		put_link(b, column, "place", node_get(law->facts, "jurisdiction")->to);
	}
}

static void
put_row(struct builder *b, struct node *rows, const struct heat *h, const struct card *platform)
{
	const struct cell *cells = &h->cells[platform->order * CELLS];
	const struct card *subject = subject_of(b->analysis);
	struct node *row = put_map(b, rows, NULL), *list;

	node_put(b->arena, row, "of", !subject ? NULL : platform == subject ? "subject" : "others");
	put_link(b, row, "unit", platform);
	node_putf(b->arena, row, "brief", "briefs/%s.html", platform->id);
	list = put_list(b, row, "cells");
	for (size_t c = 0; c < h->ncolumns; c++)
		put_cell(b, list, NULL, &cells[c]);
	if (h->rest)
		put_cell(b, list, NULL, &cells[REST]);
}

/* how many platforms have a lead of a kind, and how many of those are high or critical; the first of these by name */
static void
put_lead_of(struct builder *b, struct node *leads, const struct heat *h, enum lead_kind kind, const struct cards *platforms)
{
	struct node *lead = put_map(b, leads, NULL), *named = node_list(b->arena);
	size_t n = 0, serious = 0;

	for (size_t i = 0; i < platforms->n; i++) {
		const struct cell *whole = &h->cells[platforms->all[i]->order * CELLS + WHOLE];

		if (!whole->of || whole->lead.kind != kind)
			continue;
		n++;
		if (whole->lead.band != NOT_RATED && whole->lead.band >= BAND_HIGH && serious++ < NAMED)
			put_link(b, named, NULL, platforms->all[i]);
	}
	node_put(b->arena, lead, "kind", lead_name(kind));
	put_count(b, lead, "n", n);
	put_count(b, lead, "serious", serious);
	put_reasons(lead, "platforms", named);
}

/* Of all platforms with a mapping, by what is said of them first. */
static void
put_leads(struct builder *b, struct node *heat, const struct heat *h, const struct cards *platforms)
{
	struct node *leads = put_list(b, heat, "leads");

	for (enum lead_kind k = LEADS; k-- > 0;)
		put_lead_of(b, leads, h, k, platforms);
}

void
put_heat(struct builder *b)
{
	struct heat h = {.verdicts = b->analysis->verdicts, .platforms = cards_of(b->analysis->model, "platform"),
	                 .laws = cards_of(b->analysis->model, "regulation")};
	struct node *heat = put_map(b, b->root, "heat"), *rows;
	struct cards platforms = cards_of_kind(b->analysis, "platform");
	size_t first = b->page->first;

	choose_columns(&h);
	fill(&h);
	clock_narrow(&b->clock, &h.verdicts->clock);
	put_count(b, heat, "total", h.platforms.n);
	put_count(b, heat, "first", first < h.platforms.n ? first + 1 : 0);
	put_count(b, heat, "rest", h.rest);
	cards_by_title(&platforms);
	put_leads(b, heat, &h, &platforms);
	put_columns(b, heat, &h);
	rows = put_list(b, heat, "rows");
	for (size_t i = first; i < platforms.n && i < first + b->page->size; i++)
		put_row(b, rows, &h, platforms.all[i]);
	free(platforms.all);
	free(h.column);
	free(h.cells);
}
