#include "builder.h"

#include <stdlib.h>
#include <string.h>

/* ---- the whole site for paper: one page that says what there is, then a platform's clauses a page, in parts ---- */

size_t
longest_of_print_platform(const struct edition *ed, const struct card *card)
{
	(void)ed;
	return count_and_free(provisions_of_platform(card));
}

/* one entry a page of a platform's dossiers */
static void
put_sheets(struct builder *b, struct node *list, const struct card *platform)
{
	size_t of = count_and_free(provisions_of_platform(platform)), part = 0;

	for (size_t first = 0; first < of; first += PRINT_PART, part++) {
		size_t n = of - first < PRINT_PART ? of - first : PRINT_PART;
		struct node *sheet = put_map(b, list, NULL);

		put_link(b, sheet, "unit", platform);
		node_put(b->arena, sheet, "at", page_part_path(b->arena, "print-platform", platform, part));
		put_count(b, sheet, "first", first + 1);
		put_count(b, sheet, "last", first + n);
		put_count(b, sheet, "of", of);
	}
}

void
build_print(struct builder *b)
{
	struct kind platforms = cards_of(b->edition->model, "platform"), laws = cards_of(b->edition->model, "regulation");
	size_t first = b->page->part * b->page->size;
	struct node *list = put_list(b, b->root, "sheets"), *method;

	clock_narrow(&b->clock, &b->edition->verdicts->clock);
	for (size_t i = first; i < platforms.n && i < first + b->page->size; i++)
		put_sheets(b, list, platforms.cards[i]);
	if (b->page->part > 0)
		return;
	put_body(b, project_of(b->edition));
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
	struct cards provisions = provisions_of_platform(b->page->card);
	size_t first = b->page->part * b->page->size;
	struct node *list = put_list(b, b->root, "dossiers");

	for (size_t i = first; i < provisions.n && i < first + b->page->size && !b->problem; i++)
		put_within(b, list, "provision", provisions.all[i]);
	free(provisions.all);
}
