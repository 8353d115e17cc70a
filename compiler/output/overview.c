#include <string.h>

#include "builder.h"
#include "since.h"

/* ---- pages about the whole ---- */

static void
put_build(struct builder *b)
{
	struct node *build = put_map(b, b->root, "build"), *checks = node_list(b->arena);
	struct kind laws = cards_of(b->edition->model, "regulation");
	struct clock clock = b->edition->clock;
	char day[DATE_TEXT];

	node_put(b->arena, build, "as-of", arena_string(b->arena, day_text(clock.day, day)));
	node_put(b->arena, build, "edition", b->edition->id);
	if (b->edition->since)
		node_put(b->arena, build, "since", b->edition->since->edition);
	node_put(b->arena, build, "version", b->edition->version);
	node_putf(b->arena, build, "horizon", "%d", (int)clock.horizon);
	for (size_t i = 0; i < laws.n; i++) {
		const char *checked = node_text(laws.cards[i]->facts, "checked");
		struct date d;
		struct node *r;

		if (!date_parse(checked, &d) || date_before(d, date_of_day(clock.day)) != TRI_YES)
			continue;
		r = reason_add(b->arena, checks, REASON_LAW_CHECKED);
		reason_card(b->arena, r, "law", laws.cards[i]);
		reason_text(b->arena, r, "date", checked);
	}
	put_reasons(build, "checks", checks);
}

static void
put_figures(struct builder *b)
{
	static const char *const kinds[] = {"platform", "document", "provision", "regulation", "obligation", "jurisdiction",
	                                    "category", "authority", "search", "change"};
	struct node *figures = put_list(b, b->root, "figures"), *figure;
	struct kind provisions = cards_of(b->edition->model, "provision");
	struct tally t = {0};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		figure = put_map(b, figures, NULL);
		node_put(b->arena, figure, "name", kinds[i]);
		put_count(b, figure, "value", cards_of(b->edition->model, kinds[i]).n);
	}
	figure = put_map(b, figures, NULL);
	node_put(b->arena, figure, "name", "reviewed");
	put_count(b, figure, "value", b->edition->verdicts->reviewed);
	put_count(b, figure, "of", provisions.n);
	for (size_t i = 0; i < provisions.n; i++)
		tally_provision(&t, b->edition->verdicts, provisions.cards[i]);
	put_tally(b, put_map(b, b->root, "exposure"), &t);
}

void
build_overview(struct builder *b)
{
	put_build(b);
	if (b->page->part == 0) {
		put_body(b, project_of(b->edition));
		put_figures(b);
	}
	put_cards(b, "platforms", cards_of_kind(b->edition, "platform"));
	put_cards(b, "regulations", cards_of_kind(b->edition, "regulation"));
	put_cards(b, "jurisdictions", cards_of_kind(b->edition, "jurisdiction"));
	put_cards(b, "categories", cards_of_kind(b->edition, "category"));
	put_cards(b, "authorities", cards_of_kind(b->edition, "authority"));
	put_cards(b, "changes", cards_of_kind(b->edition, "change"));
}

size_t
longest_of_overview(const struct edition *ed, const struct card *card)
{
	static const char *const kinds[] = {"platform", "regulation", "jurisdiction", "category", "authority", "change"};
	size_t longest = 0;

	(void)card;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		longest = larger(longest, cards_of(ed->model, kinds[i]).n);
	return longest;
}

void
build_methodology(struct builder *b)
{
	struct kind rules = cards_of(b->edition->model, "rating");

	put_build(b);
	if (rules.n)
		put_body(b, rules.cards[0]);
}

void
build_about(struct builder *b)
{
	put_body(b, project_of(b->edition));
}
