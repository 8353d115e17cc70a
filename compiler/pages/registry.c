#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "facet.h"
#include "records.h"

/* ---- pages about units, and indexes of them ---- */

static struct cards
provisions_of_category(const struct card *category)
{
	struct cards c = {0};

	cards_naming(&c, category, "provision", "categories");
	return c;
}

/* adds the laws that the roles and facts of a platform or service are of */
static void
add_laws(struct cards *laws, const struct card *card)
{
	for (size_t i = 0; i < card->nrefs; i++)
		if (card->refs[i].to && strcmp(card->refs[i].to->unit->kind, "regulation") == 0)
			cards_put(laws, card->refs[i].to->unit);
}

/* a role is the role of a law, whose name its own does not have */
static void
put_named_laws(struct builder *b)
{
	const struct card *service;
	struct cards laws = {0};
	struct node *list = node_list(b->arena);

	for (size_t i = 0; (service = apply_service(b->analysis->model, b->page->card, i)); i++)
		add_laws(&laws, service);
	cards_sort(&laws);
	for (size_t i = 0; i < laws.n; i++) {
		const char *name = node_text(laws.all[i]->facts, "short");
		struct node *one = put_map(b, list, NULL);

		put_link(b, one, "law", laws.all[i]);
		node_put(b->arena, one, "short", name ? name : laws.all[i]->title);
	}
	free(laws.all);
	put_reasons(b->root, "named-laws", list);
}

void
build_platform(struct builder *b)
{
	put_subject(b);
	if (b->page->part == 0)
		put_named_laws(b);
	put_shown(b, b->page->card);
	if (b->page->part == 0) {
		answer_platform(b);
		put_platform_changes(b, b->page->card);
	}
	put_cards(b, "documents", documents_of(b->page->card));
	put_titles(b, "provisions", provisions_of_platform(b->page->card)); /* the page of the registry says what is found of each */
}

size_t
longest_of_platform(const struct analysis *an, const struct page *page)
{
	(void)an;
	return size_larger(count_and_free(documents_of(page->card)), count_and_free(provisions_of_platform(page->card)));
}

void
build_category(struct builder *b)
{
	put_subject(b);
	compare_prevalence(b->arena, &b->analysis->comparison->bundles[b->page->card->order],
	                   put_list(b, b->root, "prevalence"));
	put_cards(b, "provisions", provisions_of_category(b->page->card));
}

size_t
longest_of_category(const struct analysis *an, const struct page *page)
{
	(void)an;
	return count_and_free(provisions_of_category(page->card));
}

/* ---- registry ---- */

/* all of them where there is a unit of the kind that the page counts, else none: a line of zeros each would say nothing */
static struct cards
platforms_where(const struct analysis *an, const char *kind)
{
	return cards_of_kind(an, cards_of(an->model, kind).n ? "platform" : kind);
}

size_t
longest_of_registry(const struct analysis *an, const struct page *page)
{
	(void)page;
	return count_and_free(platforms_where(an, "provision"));
}

void
build_registry(struct builder *b)
{
	put_cards(b, "platforms", platforms_where(b->analysis, "provision"));
}

void
build_registry_platform(struct builder *b)
{
	put_cards(b, "provisions", provisions_of_platform(b->page->card));
}

/* ---- the law ---- */

static const struct law_list { const char *list, *kind; } law_lists[] = {
	{"regulations", "regulation"}, {"jurisdictions", "jurisdiction"}, {"surveys", "survey"}, {"authorities", "authority"},
};

enum { LAW_LISTS = sizeof law_lists / sizeof *law_lists };

void
build_laws(struct builder *b)
{
	for (const struct law_list *l = law_lists; l < law_lists + LAW_LISTS; l++)
		if (strcmp(l->kind, "survey") != 0 || cards_of(b->analysis->model, l->kind).n)
			put_cards(b, l->list, cards_of_kind(b->analysis, l->kind));
}

size_t
longest_of_laws(const struct analysis *an, const struct page *page)
{
	size_t longest = 0;

	(void)page;
	for (const struct law_list *l = law_lists; l < law_lists + LAW_LISTS; l++)
		longest = size_larger(longest, cards_of(an->model, l->kind).n);
	return longest;
}

/* ---- coverage ---- */

size_t
longest_of_coverages(const struct analysis *an, const struct page *page)
{
	(void)page;
	return count_and_free(platforms_where(an, "obligation"));
}

void
build_coverage(struct builder *b)
{
	put_cards(b, "platforms", platforms_where(b->analysis, "obligation"));
	put_covers(b, b->root, "covers", &b->analysis->verdicts->covers);
}

/* each duty for each service */
size_t
longest_of_coverage(const struct analysis *an, const struct page *page)
{
	struct kind obligations = cards_of(an->model, "obligation");
	size_t services = 0, duties = 0;

	while (apply_service(an->model, page->card, services))
		services++;
	for (size_t i = 0; i < obligations.n; i++)
		duties += reach_counts(an->verdicts->reach, obligations.cards[i]);
	return services * duties;
}

/* duties that a service does not owe, or is not known to owe, are counted by law: on the page of the law each stands by itself */
static bool
is_told_with_law(enum cover_state state)
{
	return state == COVER_UNDETERMINED || state == COVER_USERS || state == COVER_OUTSIDE;
}

/* whether the page says by what a duty has the state */
static bool
has_reasons(enum cover_state state)
{
	return state == COVER_SCOPE_UNKNOWN || state == COVER_NOT_IN_FORCE || state == COVER_USERS || state == COVER_OUTSIDE;
}

/* the lines of a platform's coverage, of which those of one law for one service follow each other */
struct cover_lines {
	struct node *list;
	const struct card *law, *service; /* of the last duty */
	struct node *before;              /* the last line before all that is said of these; NULL: there is none */
	struct cover_tally shown;         /* the duties of all lines */
};

static void
go_to_law(struct cover_lines *lines, const struct card *law, const struct card *service)
{
	if (lines->law != law || lines->service != service)
		lines->before = lines->list->last;
	lines->law = law;
	lines->service = service;
}

/* the line for such duties of the law with the same state and reason */
static struct node *
line_for(const struct cover_lines *lines, enum cover_state state, const struct node *because)
{
	for (struct node *n = lines->before ? lines->before->next : lines->list->first, *why; n; n = n->next) {
		why = node_get(n, "because");
		if (node_get(n, "cited") && node_is(n, "state", cover_state_name(state)) &&
		    (why ? reason_same(why, because) : !because->first))
			return n;
	}
	return NULL;
}

/* one more duty in a line: a word on the page, in the table a row */
static void
cite_with_law(struct builder *b, struct node *line, const struct card *obligation)
{
	const char *citation = obligation->citation ? obligation->citation : obligation->title;
	struct node *cited = node_get(line, "cited");

	note_unit(b, obligation);
	if (cited)
		cited->text = arena_printf(b->arena, "%s; %s", cited->text, citation);
	else
		node_put(b->arena, line, "cited", citation);
	if (!(b->analysis->outputs & OUTPUT_COVERAGE))
		return;
	put_link(b, cited ? node_get(line, "ids") : put_list(b, line, "ids"), NULL, obligation);
	node_put(b->arena, cited ? node_get(line, "citations") : put_list(b, line, "citations"), NULL, citation);
}

static void
put_with_law(struct builder *b, const struct cover_lines *lines, enum cover_state state, const struct card *obligation,
             const struct node *because)
{
	struct node *line = line_for(lines, state, because);

	if (!line) {
		line = put_map(b, lines->list, NULL);
		node_put(b->arena, line, "state", cover_state_name(state));
		put_link(b, line, "law", obligation->unit);
		put_link(b, line, "service", lines->service);
		put_reasons(line, "because", node_copy(b->arena, because));
	}
	cite_with_law(b, line, obligation);
}

static void
put_duty(struct builder *b, struct cover_lines *lines, const struct card *service, const struct card *obligation)
{
	struct reach_memo *memo = b->analysis->verdicts->reach;
	struct node *duty, *because, *r;
	const struct card *search;
	enum cover_state state = reach_covered(memo, &b->clock, service, obligation, &search);

	if (state == COVER_USERS && !(b->analysis->outputs & OUTPUT_COVERAGE))
		return; /* only the table lists them for each platform: they are the same for all */
	because = has_reasons(state) ? reach_covered_because(memo, b->arena, &b->clock, service, obligation, state)
	                             : node_list(b->arena);
	go_to_law(lines, obligation->unit, service);
	lines->shown.state[state]++;
	lines->shown.of++;
	if (is_told_with_law(state)) { /* what would settle it is told once, on the page of the laws that apply */
		put_with_law(b, lines, state, obligation, because);
		return;
	}
	duty = put_map(b, lines->list, NULL);
	node_put(b->arena, duty, "state", cover_state_name(state));
	put_link(b, duty, "obligation", obligation);
	node_put(b->arena, duty, "citation", obligation->citation);
	put_link(b, duty, "law", obligation->unit);
	put_link(b, duty, "service", service);
	if (state == COVER_NOT_FOUND || state == COVER_NO_SEARCH || state == COVER_ELSEWHERE) {
		r = reason_add(b->arena, because,
		               state == COVER_NOT_FOUND   ? REASON_GAP_NOT_FOUND
		               : state == COVER_NO_SEARCH ? REASON_GAP_NO_SEARCH
		                                          : REASON_GAP_NOT_ASSESSABLE);
		reason_card(b->arena, r, "obligation", obligation);
		if (state != COVER_ELSEWHERE)
			reason_card(b->arena, r, "platform", service->unit);
		if (search)
			reason_text(b->arena, r, "on", node_text(search->facts, "on"));
	}
	put_reasons(duty, "because", because);
}

/* the states that the lines of this part are about: what is filtered are lines, and of what is addressed to users none is shown */
static void
put_cover_choices(struct builder *b, const struct node *duties)
{
	struct node *values = put_facet(b, b->root, "cover");

	for (enum cover_state state = COVER_MAPPED; state < COVER_STATES; state++) {
		size_t n = 0;

		for (const struct node *duty = duties->first; duty && state != COVER_USERS; duty = duty->next)
			n += node_is(duty, "state", cover_state_name(state));
		if (n)
			put_choice(b, values, cover_state_name(state), NULL, n);
	}
}

void
build_coverage_platform(struct builder *b)
{
	struct kind obligations = cards_of(b->analysis->model, "obligation");
	struct cover_lines lines = {.list = put_list(b, b->root, "coverage")};
	struct cover_tally t = reach_covers(b->analysis->verdicts->reach, &b->clock, b->page->card);
	const struct card *service;
	size_t n = 0, first = b->page->first;

	for (size_t i = 0; (service = apply_service(b->analysis->model, b->page->card, i)); i++)
		for (size_t k = 0; k < obligations.n; k++)
			if (reach_counts(b->analysis->verdicts->reach, obligations.cards[k]) && n++ >= first && n <= first + b->page->size)
				put_duty(b, &lines, service, obligations.cards[k]);
	put_cover_choices(b, lines.list);
	put_covers(b, b->root, "covers", &t);
	put_covers(b, b->root, "covers-shown", &lines.shown);
}

/* in the order of their pages, which is that in which the site puts them together */
void
build_print(struct builder *b)
{
	struct kind provisions = cards_of(b->analysis->model, "provision");
	struct node *list = put_list(b, b->root, "dossiers"), *n;

	for (size_t i = 0; i < provisions.n; i++) {
		const struct card *document = provisions.cards[i]->parent;

		if (document->parent != b->page->card)
			continue;
		clock_narrow(&b->clock, &b->analysis->verdicts->holds[i]);
		n = put_map(b, list, NULL);
		put_link(b, n, "unit", provisions.cards[i]);
		put_link(b, n, "within", document);
	}
}
