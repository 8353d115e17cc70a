#include <stdlib.h>
#include <string.h>

#include "edition.h"
#include "followed.h"
#include "records.h"

/* what the first view names; each list leads to the whole */
enum { CHANGES_SHOWN = 8, FACTS_SHOWN = 10 };

/* ---- pages about the whole ---- */

static void
put_build(struct builder *b)
{
	struct node *build = put_map(b, b->root, "build"), *checks = node_list(b->arena);
	struct kind laws = cards_of(b->analysis->model, "regulation");
	struct clock clock = b->analysis->clock;
	char day[DATE_TEXT];

	node_put(b->arena, build, "as-of", arena_string(b->arena, day_text(clock.day, day)));
	node_put(b->arena, build, "edition", edition_of(b));
	if (b->analysis->since)
		node_put(b->arena, build, "since", b->analysis->since->edition);
	node_put(b->arena, build, "version", b->analysis->version);
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

static struct node *
put_figure(struct builder *b, const char *name, const char *list, size_t value)
{
	struct node *figures = node_get(b->root, "figures"), *figure;

	figure = put_map(b, figures ? figures : put_list(b, b->root, "figures"), NULL);
	node_put(b->arena, figure, "name", name);
	node_put(b->arena, figure, "list", list);
	put_count(b, figure, "value", value);
	return figure;
}

static void
put_figures(struct builder *b)
{
	static const struct { const char *kind, *list; } kinds[] = {
		{"platform", "index.html#list.platforms"}, {"document", "documents.html"}, {"provision", "registry.html"},
		{"regulation", "laws.html#list.regulations"}, {"obligation", NULL},
		{"jurisdiction", "laws.html#list.jurisdictions"}, {"category", "index.html#list.categories"},
		{"authority", "laws.html#list.authorities"}, {"search", NULL}, {"change", "changes.html"},
	};
	struct kind provisions = cards_of(b->analysis->model, "provision");
	struct standing_tally standings = {0};
	struct node *exposure;
	struct tally t = {0};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		put_figure(b, kinds[i].kind, kinds[i].list, cards_of(b->analysis->model, kinds[i].kind).n);
	put_figure(b, "record", "changes.html", count_changes(b->analysis, &b->clock, NULL));
	put_count(b, put_figure(b, "reviewed", "questions.html#topic.work", b->analysis->verdicts->reviewed), "of",
	          provisions.n);
	for (size_t i = 0; i < provisions.n; i++)
		tally_provision(&t, b->analysis->verdicts, provisions.cards[i]);
	tally_standing(&standings, b->analysis->verdicts, NULL, NULL);
	exposure = put_map(b, b->root, "exposure");
	put_standing_tally(b, exposure, &standings);
	put_tally(b, exposure, &t);
}

/* ---- exposure by platform and by place ---- */

/* one row of either; places count by flag, too */
struct row {
	size_t clauses;
	struct tally tally;
	struct standing_tally standings;
	struct flag_tally flags;
};

static struct row
row_of(const struct analysis *an, const struct card *card)
{
	struct row row = {0};

	if (strcmp(card->kind, "jurisdiction") == 0) {
		tally_place(&row.tally, an->verdicts, card);
		tally_standing_place(&row.standings, an->verdicts, card);
		tally_flags(&row.flags, an->verdicts, card);
		row.clauses = row.flags.of;
	} else {
		struct cards provisions = provisions_of_platform(card);

		for (size_t i = 0; i < provisions.n; i++) {
			tally_provision(&row.tally, an->verdicts, provisions.all[i]);
			tally_standing_clause(&row.standings, an->verdicts, provisions.all[i]);
		}
		row.clauses = count_and_free(provisions);
	}
	return row;
}

static void
row_add(struct row *sum, const struct row *row)
{
	sum->clauses += row->clauses;
	for (size_t i = 0; i <= NOT_RATED; i++)
		sum->tally.band[i] += row->tally.band[i];
	sum->tally.of += row->tally.of;
	standing_add(&sum->standings, &row->standings);
	for (size_t i = 0; i < FLAG_STATES; i++)
		sum->flags.state[i] += row->flags.state[i];
	sum->flags.of += row->flags.of;
}

static void
put_flags(struct builder *b, struct node *row, const struct flag_tally *t)
{
	struct node *n = put_map(b, row, "states");

	for (enum flag_state state = FLAG_NONE; state < FLAG_STATES; state++)
		put_count(b, n, flag_state_name(state), t->state[state]);
	put_count(b, n, "of", t->of);
}

static void
put_row(struct builder *b, struct node *n, const struct row *row, const struct card *card)
{
	bool place = card && strcmp(card->kind, "jurisdiction") == 0;

	put_count(b, n, "clauses", row->clauses);
	if (card)
		node_put(b->arena, n, "list",
		         arena_printf(b->arena, place ? "jurisdictions/%s.html#list.provisions" : "registry/%s.html", card->id));
	put_link(b, n, "unit", card);
	if (row->flags.of)
		put_flags(b, n, &row->flags);
	put_tally(b, n, &row->tally);
	put_standing_tally(b, n, &row->standings);
}

/* The rows of this part, and the sum of all parts'. A place has a row where some clause is mapped to its law. */
static void
put_breakdown(struct builder *b, const char *name, struct cards c)
{
	struct node *breakdowns = node_get(b->root, "breakdowns"), *n, *rows;
	size_t first = b->page->first, shown = 0, rest = 0;
	struct row sum = {0};

	n = put_map(b, breakdowns ? breakdowns : put_list(b, b->root, "breakdowns"), NULL);
	rows = put_list(b, n, "rows");
	node_put(b->arena, n, "name", name);
	cards_by_title(&c);
	for (size_t i = 0; i < c.n; i++) {
		struct row row = row_of(b->analysis, c.all[i]);

		row_add(&sum, &row);
		if (!row.tally.of && strcmp(name, "place") == 0)
			rest++;
		else if (shown++ >= first && shown <= first + b->page->size)
			put_row(b, put_map(b, rows, NULL), &row, c.all[i]);
	}
	put_row(b, put_map(b, n, "sum"), &sum, NULL);
	put_count(b, n, "total", shown);
	put_count(b, n, "first", first < shown ? first + 1 : 0);
	put_count(b, n, "rest", rest);
	free(c.all);
}

/* ---- the page ---- */

/* A site about one platform begins with its brief, which tells of changes and facts what concerns it. */
static void
put_subject_brief(struct builder *b, const struct card *subject)
{
	struct page page = *b->page;
	struct builder own = *b;

	page.card = subject;
	own.page = &page;
	build_brief(&own);
	b->clock = own.clock;
	b->problem = own.problem;
}

static void
put_first(struct builder *b)
{
	const struct card *subject = subject_of(b->analysis);

	put_body(b, project_of(b->analysis));
	put_figures(b);
	if (subject && !is_archive(b->analysis)) {
		put_subject_brief(b, subject);
	} else {
		put_latest_changes(b, CHANGES_SHOWN);
		put_facts(b, FACTS_SHOWN);
	}
	put_year(b);
}

/* without a clause there is nothing to be rated */
static void
put_exposures(struct builder *b)
{
	put_heat(b);
	put_breakdown(b, "platform", cards_of_kind(b->analysis, "platform"));
	put_breakdown(b, "place", cards_of_kind(b->analysis, "jurisdiction"));
}

/* beside a platform how many clauses there are to find behind it; in an archive, when its documents changed */
void
entry_overview(struct builder *b, struct node *entry, const struct card *card)
{
	if (is_archive(b->analysis) && strcmp(card->kind, "platform") == 0)
		put_followed(b, entry, card);
	else
		entry_count(b, entry, card);
}

void
build_overview(struct builder *b)
{
	if (b->page->part == 0) {
		put_build(b);
		put_first(b);
	}
	if (!is_archive(b->analysis))
		put_exposures(b);
	put_cards(b, "platforms", cards_of_kind(b->analysis, "platform"));
	put_cards(b, "categories", cards_of_kind(b->analysis, "category"));
}

size_t
longest_of_overview(const struct analysis *an, const struct page *page)
{
	static const char *const kinds[] = {"platform", "jurisdiction", "category"};
	size_t longest = 0;

	(void)page;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		longest = size_larger(longest, cards_of(an->model, kinds[i]).n);
	return longest;
}

static void
put_words_row(struct builder *b, struct node *row, const struct words_row *r)
{
	put_count(b, row, "n", r->n);
	put_count(b, row, "quoted", r->quoted);
	put_count(b, row, "placed", r->placed);
}

/* in what the words of obligations were read, and how many of these quote them */
static void
put_words_tally(struct builder *b)
{
	struct words_tally t;
	struct node *words, *rows;

	tally_words(&t, b->analysis->model, &b->clock);
	if (!t.sum.n)
		return;
	words = put_map(b, b->root, "law-words");
	put_words_row(b, words, &t.sum);
	put_count(b, words, "official", t.rows[0].n + t.rows[1].n);
	rows = put_list(b, words, "rows");
	for (size_t i = 0; i < READ_ROWS; i++) {
		struct node *row = t.rows[i].n ? put_map(b, rows, NULL) : NULL;

		if (!row)
			continue;
		put_words_row(b, row, &t.rows[i]);
		node_put(b->arena, row, "read", t.rows[i].read);
	}
}

/* the findings that are set aside, but for those of which the day has come */
static void
put_set_aside(struct builder *b)
{
	const struct node *all = node_get(project_of(b->analysis)->facts, "suppressions");
	struct node *list = all && all->first ? put_list(b, b->root, "set-aside") : NULL;

	for (const struct node *n = list ? all->first : NULL; n; n = n->next) {
		const struct node *unit = node_get(n, "unit");
		const char *last = node_text(n, "until"); /* a note can be set aside without end */
		struct node *one;
		struct date until;

		if (last && date_parse(last, &until) && clock_reached(&b->clock, until) == TRI_YES)
			continue;
		one = put_map(b, list, NULL);
		node_put(b->arena, one, "code", node_text(n, "finding"));
		put_link(b, one, "unit", unit ? unit->to : NULL);
		put_copy(b, one, "path", node_get(n, "path"));
		put_copy(b, one, "reason", node_get(n, "reason"));
		put_copy(b, one, "until", node_get(n, "until"));
	}
}

void
build_methodology(struct builder *b)
{
	struct kind rules = cards_of(b->analysis->model, "rating");

	put_build(b);
	put_set_aside(b);
	put_words_tally(b);
	if (rules.n)
		put_body(b, rules.cards[0]);
	put_source_classes(b);
}

void
build_about(struct builder *b)
{
	put_body(b, project_of(b->analysis));
}
