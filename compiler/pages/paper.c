#include "builder.h"

#include <stdlib.h>
#include <string.h>

/* ---- the whole site for paper: one page that says what there is, then a platform's clauses a page, in parts ---- */

enum { PRINT_CLAUSES = 25, PRINT_ROWS = 500 }; /* on one page, so that it takes some 200 MB to be made */

/* the first clause that is not on the page that begins with the one at `from` */
static size_t
page_end(const struct analysis *an, const struct cards *clauses, size_t from)
{
	const struct verdicts *v = an->verdicts;
	size_t end = from, rows = 0;

	for (; end < clauses->n && end < from + PRINT_CLAUSES; end++) {
		size_t order = clauses->all[end]->order;

		rows += v->first[order + 1] - v->first[order];
		if (rows > PRINT_ROWS && end > from)
			break;
	}
	return end;
}

/* in parts, which for paper are cut by what is in them (size_of) */
size_t
longest_of_print_platform(const struct analysis *an, const struct page *page)
{
	struct cards clauses = provisions_of_platform(page->card);
	size_t parts = 0;

	for (size_t from = 0; from < clauses.n; from = page_end(an, &clauses, from))
		parts++;
	free(clauses.all);
	return parts;
}

/* one entry a page of a platform's dossiers */
static void
put_sheets(struct builder *b, struct node *list, const struct card *platform)
{
	struct cards clauses = provisions_of_platform(platform);

	for (size_t from = 0, part = 0, end; from < clauses.n; from = end, part++) {
		struct node *sheet = put_map(b, list, NULL);

		end = page_end(b->analysis, &clauses, from);
		put_link(b, sheet, "unit", platform);
		node_put(b->arena, sheet, "at", page_part_path(b->arena, "print-platform", platform, part));
		put_count(b, sheet, "first", from + 1);
		put_count(b, sheet, "last", end);
		put_count(b, sheet, "of", clauses.n);
	}
	free(clauses.all);
}

void
build_print(struct builder *b)
{
	struct kind platforms = cards_of(b->analysis->model, "platform"), laws = cards_of(b->analysis->model, "regulation");
	size_t first = b->page->part * b->page->size;
	struct node *list = put_list(b, b->root, "sheets"), *method;

	clock_narrow(&b->clock, &b->analysis->verdicts->clock);
	for (size_t i = first; i < platforms.n && i < first + b->page->size; i++)
		put_sheets(b, list, platforms.cards[i]);
	if (b->page->part > 0)
		return;
	put_body(b, project_of(b->analysis));
	list = put_list(b, b->root, "states");
	for (size_t i = 0; i < laws.n; i++)
		put_standings(b, list, laws.cards[i]);
	method = put_within(b, put_list(b, b->root, "dossiers"), "methodology", NULL);
	if (method) /* the day of the build, which the page itself does not say */
		node_drop(method, node_get(method, "build"));
}

void
build_print_platform(struct builder *b)
{
	struct cards clauses = provisions_of_platform(b->page->card);
	struct node *list = put_list(b, b->root, "dossiers");
	size_t from = 0, end;

	for (size_t part = 0; part < b->page->part; part++)
		from = page_end(b->analysis, &clauses, from);
	end = page_end(b->analysis, &clauses, from);
	for (size_t i = from; i < end && !b->problem; i++)
		put_within(b, list, "provision", clauses.all[i]);
	free(clauses.all);
}
