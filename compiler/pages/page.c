#include "page.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "../evidence/lockfile.h"
#include "../form/emit_json.h"
#include "../law/scenario.h"
#include "../model/libraries.h"
#include "brand.h"
#include "followed.h"
#include "records.h"

/* ---- what a site is made of ---- */

const char *
output_name(size_t i)
{
	static const char *const names[] = {"json", "csv", "paper", "feeds", "search", "coverage", "assessment", "reasons"};

	return i < sizeof names / sizeof *names ? names[i] : NULL;
}

bool
output_add(unsigned *outputs, const char *word)
{
	const char *name;

	for (size_t i = 0; (name = output_name(i)); i++)
		if (strcmp(name, word) == 0) {
			*outputs |= 1U << i;
			return true;
		}
	return false;
}

enum output
table_output(const char *path)
{
	return strcmp(path, COVERAGE_TABLE) == 0 ? OUTPUT_COVERAGE : OUTPUT_CSV;
}

/* ---- what pages there are ---- */

enum {
	INDEX = PAGE_READ | PAGE_XML | PAGE_LAW, /* of many units */
	LISTED = PAGE_READ | PAGE_LAW,           /* the same, where what it lists are the rows of a table, or are said by reports of others */
	OF_UNIT = INDEX | PAGE_JSON,
	TEXTS = PAGE_READ | PAGE_XML,            /* about texts and their changes */
	OF_TEXT = TEXTS | PAGE_JSON,
	USUAL_SIZE = 200 /* so many that a part stays under 60 KB compressed, style included */
};

static bool differs_since(const struct analysis *an, const struct card *card);
static bool is_first_account(const struct analysis *an, const struct card *card);
static bool has_feed(const struct analysis *an, const struct card *card);
static bool is_mapped(const struct analysis *an, const struct card *card);
static const char *begins_with_platform(struct builder *b, size_t first);

static const struct page_kind page_kinds[] = {
	{"overview", NULL, "index.html", .flags = INDEX, .build = build_overview, .longest = longest_of_overview,
	 .entry = entry_overview, .archive_size = 1000 /* names with a day */, .begins = begins_with_platform, .thing = &thing_dataset, .place = "overview"},
	{"registry", NULL, "registry.html", .flags = LISTED, .build = build_registry, .longest = longest_of_registry,
	 .entry = entry_tally, .table = "data/clauses.csv", .begins = begins_with_platform, .place = "registry"},
	{"documents", NULL, "documents.html", .flags = INDEX, .build = build_documents, .longest = longest_of_documents,
	 .entry = entry_followed, .begins = begins_with_document, .place = "registry"},
	{"registry-platform", "platform", "registry/*.html", .flags = LISTED | PAGE_OF_PLATFORM, .build = build_registry_platform,
	 .longest = longest_of_platform, .exists = is_mapped, .table = "data/clauses.csv", .place = "registry"},
	{"platform", "platform", "platforms/*.html", .flags = OF_UNIT | PAGE_OF_PLATFORM, .build = build_platform,
	 .longest = longest_of_platform, .entry = entry_followed, .place = "overview"},
	{"brief", "platform", "briefs/*.html", .flags = LISTED | PAGE_OF_PLATFORM, .build = build_brief, .exists = is_mapped, .place = "overview"},
	{"document", "document", "documents/*.html", .flags = OF_TEXT | PAGE_OF_PLATFORM, .build = build_document,
	 .longest = longest_of_document, .place = "registry"},
	{"provision", "provision", "provisions/*.html", .flags = OF_UNIT | PAGE_EVIDENCE | PAGE_PRINTED | PAGE_WATCHED,
	 .build = build_provision, .table = "data/mappings.csv", .place = "registry"},
	{"regulation", "regulation", "regulations/*.html", .flags = OF_UNIT | PAGE_EVIDENCE | PAGE_OF_CLAUSES | PAGE_CLAUSES_NAMED,
	 .build = build_regulation, .longest = longest_of_regulation, .size = 28 /* clauses mapped to it */, .size_after = 200, .table = "data/obligations.csv", .thing = &thing_law, .place = "laws"},
	{"authority", "authority", "authorities/*.html", .flags = OF_UNIT, .build = build_authority,
	 .longest = longest_of_authority, .place = "laws"},
	{"jurisdiction", "jurisdiction", "jurisdictions/*.html", .flags = OF_UNIT | PAGE_OF_CLAUSES | PAGE_CLAUSES_NAMED, .build = build_jurisdiction,
	 .longest = longest_of_jurisdiction, .entry = entry_flag, .table = "data/flags.csv", .place = "laws"},
	{"survey", "survey", "surveys/*.html", .flags = OF_UNIT, .build = build_survey, .place = "laws"},
	{"category", "category", "categories/*.html", .flags = OF_UNIT | PAGE_OF_CLAUSES, .build = build_category,
	 .longest = longest_of_category, .entry = put_clause, .size = 100 /* clauses side by side */, .table = "data/clauses.csv", .place = "registry"},
	{"change", "change", "changes/*.html", .flags = OF_TEXT | PAGE_EVIDENCE, .build = build_change, .place = "changes"},
	{"change", "record", "changes/*.html", .flags = OF_TEXT | PAGE_EVIDENCE, .build = build_change,
	 .exists = is_first_account, .place = "changes"},
	{"changes", NULL, "changes.html", .flags = PAGE_READ, .build = build_changes, .longest = longest_of_changes, .begins = begins_with_change,
	 .table = "data/changes.csv", .place = "changes"},
	{"feed", NULL, "feed.xml", .output = OUTPUT_FEEDS, .build = build_feed},
	{"feed", "platform", "feeds/*.xml", .output = OUTPUT_FEEDS, .build = build_feed, .exists = has_feed},
	{"coverage", NULL, "coverage.html", .flags = LISTED, .build = build_coverage, .longest = longest_of_coverages,
	 .entry = entry_covers, .begins = begins_with_platform, .table = COVERAGE_TABLE, .place = "registry"},
	{"coverage-platform", "platform", "coverage/*.html", .flags = LISTED | PAGE_OF_PLATFORM, .build = build_coverage_platform,
	 .longest = longest_of_coverage, .size = 3000 /* most of them in one line a law */, .exists = is_mapped, .table = COVERAGE_TABLE, .place = "registry"},
	{"applicability", NULL, "applicability.html", .flags = INDEX, .build = build_applicability,
	 .longest = longest_of_applicability, .entry = entry_reach, .table = "data/applicability.csv",
	 .place = "laws"},
	{"applicability-platform", "platform", "applicability/*.html", .flags = LISTED | PAGE_OF_PLATFORM,
	 .build = build_applicability_platform, .exists = is_mapped,
	 .table = "data/applicability.csv", .place = "laws"},
	{"parties", NULL, "parties.html", .flags = INDEX | PAGE_OF_SHIFTS, .build = build_parties, .place = "overview"},
	{"party", NULL, "parties/platform.html", .flags = INDEX | PAGE_OF_SHIFTS, .build = build_party, .longest = longest_of_party,
	 .which = PARTY_PLATFORM, .place = "overview"},
	{"party", NULL, "parties/business-user.html", .flags = INDEX | PAGE_OF_SHIFTS, .build = build_party,
	 .longest = longest_of_party, .which = PARTY_BUSINESS, .place = "overview"},
	{"party", NULL, "parties/user.html", .flags = INDEX | PAGE_OF_SHIFTS, .build = build_party, .longest = longest_of_party,
	 .which = PARTY_USER, .place = "overview"},
	{"party", NULL, "parties/any-person.html", .flags = INDEX | PAGE_OF_SHIFTS, .build = build_party, .longest = longest_of_party,
	 .which = PARTY_PERSON, .place = "overview"},
	{"to-do", NULL, "to-do.html", .flags = LISTED | PAGE_OF_TASKS, .build = build_todo, .longest = longest_of_todo,
	 .table = "data/to-do.csv", .place = "to-do"},
	{"laws", NULL, "laws.html", .flags = INDEX, .build = build_laws, .longest = longest_of_laws,
	 .entry = entry_count, .place = "laws"},
	{"questions", NULL, "questions.html", .flags = INDEX, .build = build_questions,
	 .longest = longest_of_questions, .place = "to-do"},
	{"timeline", NULL, "timeline.html", .flags = LISTED | PAGE_OF_DATES, .build = build_timeline, .longest = longest_of_timeline,
	 .table = "data/timeline.csv", .place = "laws"},
	{"search", NULL, "search.html", .output = OUTPUT_SEARCH, .flags = PAGE_READ | PAGE_LAW, .build = build_search, .place = "search"},
	{"corrections", NULL, "corrections.html", .flags = TEXTS, .build = build_corrections,
	 .longest = longest_of_corrections, .place = "changes"},
	{"correction", "correction", "corrections/*.html", .flags = OF_TEXT, .build = put_subject, .place = "changes"},
	{"edition", NULL, "edition.html", .flags = TEXTS, .build = build_edition, .longest = longest_of_edition,
	 .exists = differs_since, .place = "changes"},
	{"print", "platform", "print/*.html", .output = OUTPUT_PAPER, .flags = PAGE_LAW, .build = build_print, .place = "overview"},
	{"methodology", NULL, "methodology.html", .flags = INDEX | PAGE_EVIDENCE, .build = build_methodology},
	{"about", NULL, "about.html", .flags = TEXTS, .build = build_about},
	{"not-found", NULL, "404.html", .flags = PAGE_LAW | PAGE_ANYWHERE},
	{"redirect", "", "", .flags = PAGE_LAW}, /* one for each former id; see plan_redirects */
	{"redirect", NULL, "due-diligence.html", .flags = PAGE_LAW, .moved = "to-do.html", .place = "to-do"},
	/* units without a page, and where they are shown: on that of another, as a place on the page of the unit they are in */
	{"project", "project", "index.html", .flags = PAGE_WITHIN},
	{"rating", "rating", "methodology.html", .flags = PAGE_WITHIN},
	{"obligation", "obligation", "#*", .flags = PAGE_WITHIN},
	{"role", "role", "#role-*", .flags = PAGE_WITHIN},
	{"fact", "fact", "#fact-*", .flags = PAGE_WITHIN},
	{"service", "service", "#service-*", .flags = PAGE_WITHIN},
};

enum { KINDS = sizeof page_kinds / sizeof *page_kinds };

static bool
differs_since(const struct analysis *an, const struct card *card)
{
	(void)card;
	return an->since != NULL;
}

/* a record has no page where its author's words have one */
static bool
is_first_account(const struct analysis *an, const struct card *card)
{
	(void)an;
	return !change_of_record(card);
}

static bool
has_feed(const struct analysis *an, const struct card *card)
{
	(void)an;
	return changes_has_feed(card);
}

/* An archive of terms need not have any clause or law: pages of each platform about them would say nothing then. They lead
 * to each other, so there are all of them or none. */
static bool
is_mapped(const struct analysis *an, const struct card *card)
{
	(void)card;
	return !is_archive(an) || cards_of(an->model, "obligation").n > 0;
}

static const char *
begins_with_platform(struct builder *b, size_t first)
{
	struct kind platforms = cards_of(b->analysis->model, "platform");

	return first < platforms.n ? platforms.cards[first]->title : NULL;
}

/* the kind of page of a unit: the one of its own name; NULL where units of its kind are shown nowhere */
static const struct page_kind *
kind_of_unit(const struct card *card)
{
	for (size_t k = 0; k < KINDS; k++)
		if (page_kinds[k].cards && strcmp(page_kinds[k].name, card->kind) == 0)
			return &page_kinds[k];
	return NULL;
}

static const struct page_kind *
kind_named(const char *name)
{
	size_t k = 0;

	while (strcmp(page_kinds[k].name, name) != 0)
		k++;
	return &page_kinds[k];
}

/* the first n bytes of a text, and two more: paths are asked for too often to be printed */
static const char *
joined(struct arena *a, const char *first, size_t n, const char *second, const char *third)
{
	char *text = arena_take(a, n + strlen(second) + strlen(third) + 1);

	memcpy(text, first, n);
	stpcpy(stpcpy(text + n, second), third);
	return text;
}

/* the path of the page of a unit by an id, or of a single page; .EXTENSION in place of that of its kind where given */
static const char *
path_of(struct arena *a, const struct page_kind *k, const char *id, size_t part, const char *extension)
{
	const char *star = id ? strchr(k->path, '*') : NULL, *dot = strrchr(k->path, '.');
	const char *stem, *end = extension ? extension : dot + 1;

	if (star && part == 0 && !extension)
		return joined(a, k->path, (size_t)(star - k->path), id, dot);
	stem = star ? joined(a, k->path, (size_t)(star - k->path), id, "") : arena_copy(a, k->path, (size_t)(dot - k->path));
	return part > 0 ? arena_printf(a, "%s.%zu.%s", stem, part + 1, end) : arena_printf(a, "%s.%s", stem, end);
}

/* the id that a page's path is made of: that of a record is counted within the lock, its page within their owner */
static const char *
id_in_path(struct arena *a, const struct card *card)
{
	if (!card)
		return NULL;
	return strcmp(card->kind, "record") == 0 ? arena_printf(a, "%s/%s", record_owner(card)->id, card->name) : card->id;
}

bool
page_is_read(const struct page *page)
{
	return (page->kind->flags & PAGE_READ) != 0;
}

const char *
page_href(struct arena *a, const struct card *card)
{
	const struct page_kind *k;

	/* the page of a step between two captures is that of the author's words about it where there are some */
	if (strcmp(card->kind, "record") == 0 && change_of_record(card))
		card = change_of_record(card);
	if (!(k = kind_of_unit(card)))
		return strcmp(card->kind, "record") == 0 ? path_of(a, kind_named("change"), id_in_path(a, card), 0, NULL) : NULL;
	if (*k->path == '#') {
		const char *place = joined(a, k->path, strcspn(k->path, "*"), card->name, ""), *page = page_href(a, card->unit);

		return page ? joined(a, page, strlen(page), place, "") : NULL;
	}
	return path_of(a, k, card->id, 0, NULL);
}

static void
pages_add(struct pages *pages, struct page page)
{
	pages->all = mem_room(pages->all, pages->n, &pages->cap, sizeof *pages->all);
	pages->all[pages->n++] = page;
}

/* the entries of a part, and which is the first of it; the first part can have fewer than the others, for it has more besides */
static void
cut_part(struct page *page, const struct page_kind *k, const struct analysis *an)
{
	size_t size = k->archive_size && is_archive(an) ? k->archive_size : k->size ? k->size : USUAL_SIZE;
	size_t after = k->size_after ? k->size_after : size;

	page->size = page->part == 0 ? size : after;
	page->first = page->part == 0 ? 0 : size + (page->part - 1) * after;
}

static struct page
page_of(struct arena *a, const struct analysis *an, const struct page_kind *k, const struct card *card, size_t part, size_t parts)
{
	const char *id = id_in_path(a, card);
	struct page page = {.kind = k, .card = card, .part = part, .parts = parts, .path = path_of(a, k, id, part, NULL),
	                    .xml = k->flags & PAGE_XML ? path_of(a, k, id, part, "xml") : NULL,
	                    .json = k->flags & PAGE_JSON && an->outputs & OUTPUT_JSON ? path_of(a, k, id, part, "json") : NULL,
	                    .moved = k->moved};

	cut_part(&page, k, an);
	return page;
}

struct page
page_of_unit(struct arena *a, const struct analysis *an, const struct card *card)
{
	const struct page_kind *k = kind_of_unit(card);

	return *k->path == '#' ? page_of_unit(a, an, card->unit) : page_of(a, an, k, card, 0, 1);
}

static size_t
count_parts(struct arena *a, const struct page_kind *k, const struct analysis *an, const struct card *card)
{
	struct page first = page_of(a, an, k, card, 0, 1), next = page_of(a, an, k, card, 1, 2);
	size_t longest = k->longest(an, &first);

	return longest > first.size ? 1 + (longest - first.size + next.size - 1) / next.size : 1;
}

/* how many parts a page had when the pages were planned before */
static size_t
parts_before(struct arena *a, const struct page_kind *k, const struct card *card, const struct table *before)
{
	const char *id = id_in_path(a, card);
	size_t parts = 1;

	while (table_get(before, path_of(a, k, id, parts, NULL)))
		parts++;
	return parts;
}

static void
plan_unit(struct pages *pages, struct arena *a, const struct page_kind *k, const struct analysis *an,
          const struct card *card, const struct pages_before *before)
{
	bool known = before && (before->same || k->flags & before->flags);
	size_t parts = 1;

	if ((k->output && !(an->outputs & k->output)) || (k->exists && !k->exists(an, card)))
		return;
	if (k->longest)
		parts = known ? parts_before(a, k, card, before->paths) : count_parts(a, k, an, card);
	for (size_t part = 0; part < parts; part++)
		pages_add(pages, page_of(a, an, k, card, part, parts));
}

static void
plan_redirect(struct pages *pages, struct arena *a, const struct page_kind *k, const struct card *card, const char *former)
{
	pages_add(pages, (struct page){.kind = kind_named("redirect"), .card = card, .parts = 1, .path = path_of(a, k, former, 0, NULL),
	                               .moved = path_of(a, k, id_in_path(a, card), 0, NULL)});
}

/* what is counted within a unit that was renamed had another id too, unless that is said, or is another's now */
static void
plan_former_part(struct pages *pages, struct arena *a, const struct page_kind *k, const struct model *m, const struct card *card,
                 const char *parent)
{
	const char *former = arena_printf(a, "%s/%s", parent, card->name), *key = arena_printf(a, "%s:%s", card->kind, former);

	if (strcmp(id_in_path(a, card), card->id) == 0 && !table_get(&m->ids, key) && !table_get(&m->was, key))
		plan_redirect(pages, a, k, card, former);
}

/* Former ids keep their addresses: what stands there redirects. A feed moves without a redirect, for nothing that
 * reads feeds would follow a page. */
static void
plan_redirects(struct pages *pages, struct arena *a, const struct page_kind *k, const struct model *m, const struct card *card)
{
	const struct node *was = node_get(card->facts, "was"), *of = card->parent ? node_get(card->parent->facts, "was") : NULL;
	const struct node *old;

	for (old = was ? was->first : NULL; old; old = old->next)
		plan_redirect(pages, a, k, card, old->text);
	for (old = of ? of->first : NULL; old; old = old->next)
		plan_former_part(pages, a, k, m, card, old->text);
	if (table_get(&m->was, card->own_key) == card && strcmp(card->own_key, card->key) != 0 && strcmp(id_in_path(a, card), card->id) == 0)
		plan_redirect(pages, a, k, card, card->own_key + strlen(card->kind) + 1);
}

void
pages_plan(struct pages *pages, struct arena *a, const struct analysis *an, const struct pages_before *before)
{
	const struct page_kind *end = page_kinds + KINDS;

	for (const struct page_kind *k = page_kinds; k < end; k++) {
		struct kind cards = cards_of(an->model, k->cards ? k->cards : "");

		if (!k->cards)
			plan_unit(pages, a, k, an, NULL, before);
		for (size_t i = 0; i < cards.n && !(k->flags & PAGE_WITHIN); i++)
			plan_unit(pages, a, k, an, cards.cards[i], before);
	}
	for (const struct page_kind *k = page_kinds; k < end; k++) {
		struct kind cards = cards_of(an->model, k->cards ? k->cards : "");

		for (size_t i = 0; i < cards.n && k->flags & PAGE_READ; i++)
			plan_redirects(pages, a, k, an->model, cards.cards[i]);
	}
}

/* ---- the frame of every page ---- */

static void
put_holds(struct builder *b)
{
	struct node *list = put_list(b, b->root, "holds"), *r;
	char from[DATE_TEXT], until[DATE_TEXT];
	bool has_from = b->clock.from != DAY_MIN, has_until = b->clock.until != DAY_MAX;

	r = reason_add(b->arena, list,
	               has_from && has_until ? REASON_HOLDS_BETWEEN
	               : has_from            ? REASON_HOLDS_FROM
	               : has_until           ? REASON_HOLDS_UNTIL
	                                     : REASON_HOLDS_ALWAYS);
	if (has_from)
		reason_text(b->arena, r, "from", arena_string(b->arena, day_text(b->clock.from, from)));
	if (has_until)
		reason_text(b->arena, r, "until", arena_string(b->arena, day_text(b->clock.until, until)));
}

/* the law that a page's statements rest on, one at a time: i-th mapping's, its own, or each; NULL at the end */
static const struct card *
law_of(const struct builder *b, size_t i)
{
	struct kind laws = cards_of(b->analysis->model, "regulation");
	const struct card *card = b->page->card;
	const struct node *mapping = NULL;

	if (card && strcmp(card->kind, "regulation") == 0)
		return i == 0 ? card : NULL;
	if (!card || strcmp(card->kind, "provision") != 0)
		return i < laws.n ? laws.cards[i] : NULL;
	if (node_get(card->facts, "mappings"))
		mapping = node_get(card->facts, "mappings")->first;
	while (mapping && i-- > 0)
		mapping = mapping->next;
	return mapping ? node_get(mapping, "obligation")->to->unit : NULL;
}

/* the first and the last time; a month is taken as its first day, and shown as the month */
static void
put_read(struct builder *b)
{
	const char *from = NULL, *until = NULL;
	const struct card *law;
	struct node *list, *r;

	for (size_t i = 0; (law = law_of(b, i)); i++) {
		const char *checked = node_text(law->facts, "checked");

		from = !from || strcmp(checked, from) < 0 ? checked : from;
		until = !until || strcmp(checked, until) > 0 ? checked : until;
	}
	if (!from)
		return;
	list = put_list(b, b->root, "read");
	r = reason_add(b->arena, list, strcmp(from, until) == 0 ? REASON_LAWS_READ : REASON_LAWS_READ_BETWEEN);
	reason_text(b->arena, r, "from", from);
	if (strcmp(from, until) != 0)
		reason_text(b->arena, r, "until", until);
}

/* a dossier answers for its own mappings, every other page for those of all */
static bool
is_reviewed(const struct builder *b)
{
	const struct verdicts *v = b->analysis->verdicts;

	if (text_is(b->page->kind->cards, "provision"))
		return v->approved[b->page->card->order];
	return v->reviewed == cards_of(b->analysis->model, "provision").n;
}

static void
put_notices(struct builder *b)
{
	static const enum reason_code codes[] = {REASON_NOTICE_DESCRIBES, REASON_NOTICE_VARIES, REASON_NOTICE_METHODOLOGY,
	                                         REASON_NOTICE_NOT_AFFILIATED};
	struct node *list = put_list(b, b->root, "notices");

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		reason_add(b->arena, list, codes[i]);
	if (!is_reviewed(b))
		reason_add(b->arena, list, REASON_NOTICE_UNREVIEWED);
}

static const char *
neighbour(struct builder *b, size_t part)
{
	struct arena *a = b->arena;
	const char *name = strrchr(b->page->path, '/');
	const char *end = strchr(name ? name : b->page->path, '.'); /* no id has a dot */
	const char *stem = arena_copy(a, b->page->path, (size_t)(end - b->page->path));

	return part == 0 ? arena_printf(a, "%s.html", stem) : arena_printf(a, "%s.%zu.html", stem, part + 1);
}

/* all parts of a page, by what each begins with */
static void
put_parts(struct builder *b, struct node *site)
{
	struct node *list = b->page->parts > 1 && b->page->kind->begins ? put_list(b, site, "parts") : NULL;

	for (size_t i = 0; list && i < b->page->parts; i++) {
		struct node *part = put_map(b, list, NULL);

		node_put(b->arena, part, "href", neighbour(b, i));
		node_put(b->arena, part, "begins", b->page->kind->begins(b, i * b->page->size));
	}
}

/* what the site has nothing of at all, so that nothing leads there */
static void
put_lacks(struct builder *b, struct node *site)
{
	static const struct { const char *kind, *name; } shown[] = {
		{"document", "documents"}, {"provision", "clauses"}, {"regulation", "law"}, {"obligation", "duties"}};
	struct node *list = node_list(b->arena);

	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
		if (!cards_of(b->analysis->model, shown[i].kind).n)
			node_add(list, NULL, node_scalar(b->arena, shown[i].name));
	put_reasons(site, "lacks", list);
}

static void
put_crumbs(struct builder *b, struct node *crumbs, const struct card *card)
{
	if (!card)
		return;
	put_crumbs(b, crumbs, card->parent);
	if (page_href(b->arena, card)) /* a lock file has no page */
		put_link(b, crumbs, NULL, card);
}

/* the platform that a page belongs to, or NULL */
static const struct card *
platform_of(const struct card *card)
{
	while (card && strcmp(card->kind, "platform") != 0)
		card = strcmp(card->kind, "record") == 0 ? record_owner(card) : card->parent;
	return card;
}

/* what there is of the site beside its pages, and where that of the page's platform is */
static void
put_outputs(struct builder *b, struct node *site)
{
	struct node *list = put_list(b, site, "outputs");
	const struct card *platform = platform_of(b->page->card);
	unsigned outputs = b->analysis->outputs;
	const char *name;

	for (size_t i = 0; (name = output_name(i)); i++)
		if (outputs & 1U << i)
			node_add(list, NULL, node_scalar(b->arena, name));
	if (platform && outputs & OUTPUT_FEEDS && changes_has_feed(platform))
		node_putf(b->arena, site, "feed", "feeds/%s.xml", platform->id);
	if (platform && outputs & OUTPUT_PAPER)
		node_putf(b->arena, site, "paper", "print/%s.html", platform->id);
}

const char *
page_base(struct arena *a, const struct analysis *an)
{
	/* a scenario is not what is published at the address of the project */
	const char *base = an->scenario ? NULL : node_text(project_of(an)->facts, "base");

	return !base || ends_with(base, "/") ? base : arena_printf(a, "%s/", base);
}

/* what a page needs that is read elsewhere, or says where it is */
static void
put_place(struct builder *b, struct node *site)
{
	const struct card *project = project_of(b->analysis);

	node_put(b->arena, site, "base", page_base(b->arena, b->analysis));
	node_put(b->arena, site, "publisher", node_text(project->facts, "publisher"));
	node_put(b->arena, site, "project", project->id);
}

/* The way to the top. A host shows 404.html under addresses of any depth, where only whole ones hold; where the project
 * does not say what they are, it leads right from the top alone. */
static const char *
root_of(struct builder *b)
{
	const char *root = "", *base = page_base(b->arena, b->analysis);

	if (base && b->page->kind->flags & PAGE_ANYWHERE)
		return base;
	for (const char *p = b->page->path; (p = strchr(p, '/')); p++)
		root = arena_printf(b->arena, "%s../", root);
	return root;
}

static void
put_brand(struct builder *b, struct node *site)
{
	const struct card *project = project_of(b->analysis);
	const struct node *branding = node_get(project->facts, "branding");
	const char *name = node_text(branding, "name");
	struct node *brand = put_map(b, site, "brand");

	node_put(b->arena, brand, "name", name ? name : project->title);
	node_put(b->arena, brand, "logo", b->analysis->brand->logo_path);
	if (b->analysis->brand->css.n)
		node_put(b->arena, brand, "style", "assets/brand.css");
	put_copy(b, brand, "footer", node_get(branding, "footer"));
}

static void
put_site(struct builder *b)
{
	struct node *site = put_map(b, b->root, "site"), *crumbs;
	const struct card *platform = platform_of(b->page->card);
	const char *table = b->page->kind->table;

	node_put(b->arena, site, "name", project_of(b->analysis)->title);
	node_put(b->arena, site, "root", root_of(b));
	node_put(b->arena, site, "self", b->page->path);
	node_put(b->arena, site, "twin", b->page->xml);
	node_put(b->arena, site, "data", b->page->json);
	node_put(b->arena, site, "table", table && b->analysis->outputs & table_output(table) ? table : NULL);
	node_put(b->arena, site, "moved", b->page->moved);
	node_put(b->arena, site, "place", b->page->kind->place);
	node_put(b->arena, site, "platform", platform ? platform->title : NULL);
	put_link(b, site, "subject", subject_of(b->analysis));
	if (b->analysis->outputs & OUTPUT_FEEDS && strcmp(b->page->kind->name, "to-do") == 0)
		node_put(b->arena, site, "calendar", CALENDAR);
	if (b->page->part > 0)
		node_put(b->arena, site, "previous", neighbour(b, b->page->part - 1));
	if (b->page->part + 1 < b->page->parts)
		node_put(b->arena, site, "next", neighbour(b, b->page->part + 1));
	put_parts(b, site);
	put_outputs(b, site);
	put_lacks(b, site);
	put_place(b, site);
	put_brand(b, site);
	if (b->page->card && b->page->card->parent) {
		crumbs = put_list(b, site, "crumbs");
		put_crumbs(b, crumbs, b->page->card->parent);
	}
}

/* ---- what the page names ---- */

void
note_unit(struct builder *b, const struct card *card)
{
	b->cut = b->cut || card->cut;
	b->unsure = b->unsure || card->unsure;
	if (card->as_of.day == b->clock.day)
		clock_narrow(&b->clock, &card->as_of);
}

/* The page holds on the days on which the same is known of all that it names. */
static void
look_at_named(struct builder *b, const struct node *n)
{
	if (n->to)
		note_unit(b, n->to);
	for (const struct node *c = n->first; c; c = c->next)
		look_at_named(b, c);
}

/* What cannot be cut is said: undated words are gone where they may be later than the day, or may be later. */
static void
put_left_out(struct builder *b)
{
	struct node *notices = node_get(b->root, "notices");
	char text[DATE_TEXT];
	const char *day;

	look_at_named(b, b->root);
	/* what was left out was adopted after the last of the days for which the page holds */
	day = arena_string(b->arena, day_text(b->page->card && b->clock.until != DAY_MAX ? b->clock.until - 1 : b->clock.day, text));
	b->dated = b->dated || ((b->cut || b->unsure) && b->clock.until == DAY_MAX);
	if (b->cut)
		reason_text(b->arena, reason_add(b->arena, notices, REASON_NOTICE_LEFT_OUT), "day", day);
	if (b->unsure)
		reason_text(b->arena, reason_add(b->arena, notices, REASON_NOTICE_UNSURE), "day", day);
}

/* ---- making one ---- */

const struct held *
held_find(const struct held_all *held, const struct node *mapping, const struct card *service)
{
	for (size_t i = 0; i < held->n; i++)
		if (held->all[i].is.mapping == mapping && held->all[i].is.subject.service == service)
			return &held->all[i];
	return NULL;
}

/* what a scenario assumes goes before all that follows from it */
static void
put_scenario(struct builder *b)
{
	const struct scenario *s = b->analysis->scenario;
	struct node *list = s ? put_list(b, b->root, "scenario") : NULL;

	for (size_t i = 0; s && i < s->n; i++)
		scenario_says(b->arena, list, &s->all[i]);
}

static struct node *
begin(struct builder *b, const char *kind, const char *id, const char *title)
{
	b->root = node_map(b->arena);
	node_put(b->arena, b->root, "contract", "2");
	node_put(b->arena, b->root, "kind", kind);
	node_put(b->arena, b->root, "id", id);
	node_put(b->arena, b->root, "title", title);
	put_scenario(b);
	put_notices(b);
	return b->root;
}

/* where a unit comes from that is not the map's own, or why it has one in place of such a unit */
static void
put_origin(struct builder *b, const struct card *card)
{
	const struct node *instead = node_get(project_of(b->analysis)->whole, "instead");

	node_put(b->arena, b->root, "library", library_of(card));
	if (card->source->commit)
		node_put(b->arena, b->root, "library-commit", arena_printf(b->arena, "%.12s", card->source->commit));
	for (const struct node *n = instead ? instead->first : NULL; n; n = n->next)
		if (!library_of(card) && strcmp(node_text(n, "unit"), card->own_key) == 0)
			node_put(b->arena, b->root, "instead", node_text(n, "reason"));
}

static void
build_page(struct builder *b)
{
	const struct page_kind *k = b->page->kind;
	const struct card *card = b->page->card;

	begin(b, k->name, card ? card->id : k->name, card ? card->title : project_of(b->analysis)->title);
	put_site(b);
	if (k->build && card)
		put_origin(b, card);
	if (k->build)
		k->build(b);
	put_left_out(b);
	if (k->build && card) /* pages of a unit say for which days they hold */
		put_holds(b);
	if (k->flags & PAGE_LAW)
		put_read(b);
	if (ends_with(k->path, ".html"))
		put_linked(b);
}

/* the days for which a document is the same: of a page that does not say for which it holds, the one it was made on */
static struct clock
days_of(const struct builder *b)
{
	struct clock days = b->clock;

	if (!b->page->kind->build || !b->page->card || b->dated) {
		days.from = days.day;
		days.until = days.day + 1;
	}
	return days;
}

struct node *
page_document(struct arena *a, const struct analysis *an, const struct page *page, struct page_sources *sources,
              const char **problem)
{
	struct builder b = {.arena = a, .analysis = an, .page = page, .clock = an->clock, .sources = sources};

	build_page(&b);
	*problem = b.problem;
	if (sources) {
		sources->clock = days_of(&b);
		sources->held = b.held;
	}
	return b.problem ? NULL : b.root;
}

struct node *
page_brief(struct arena *a, const struct analysis *an, const struct card *platform, const char **problem)
{
	struct page page = page_of(a, an, kind_named("brief"), platform, 0, 1);

	return page_document(a, an, &page, NULL, problem);
}

struct node *
page_digest(struct arena *a, const struct analysis *an, int32_t since)
{
	static const struct page_kind kind = {.name = "digest"};
	static const struct page digest = {.kind = &kind, .path = "digest.html"};
	struct builder b = {.arena = a, .analysis = an, .page = &digest, .clock = an->clock};

	begin(&b, "digest", "digest", project_of(an)->title);
	put_site(&b);
	build_digest(&b, since);
	return b.root;
}

struct node *
page_index(struct arena *a, const struct analysis *an, const struct page_report *reports, size_t n, const char **problem)
{
	static const struct page_kind kind = {.name = "index"};
	static const struct page index = {.kind = &kind, .path = "report.xml"};
	struct builder b = {.arena = a, .analysis = an, .page = &index, .clock = an->verdicts->clock};
	struct kind rules = cards_of(an->model, "rating");
	struct node *list;

	begin(&b, "index", "report", project_of(an)->title);
	put_body(&b, project_of(an));
	if (rules.n)
		put_body(&b, rules.cards[0]);
	list = put_list(&b, b.root, "reports");
	for (size_t i = 0; i < n; i++) {
		struct node *file = put_map(&b, list, NULL);

		node_put(a, file, "kind", reports[i].page->card->kind);
		node_put(a, file, "id", reports[i].page->card->id);
		node_put(a, file, "href", reports[i].page->xml);
		node_put(a, file, "sha256", reports[i].sha256);
	}
	put_left_out(&b);
	put_holds(&b);
	*problem = b.problem;
	return b.problem ? NULL : b.root;
}

static const struct schema *
document_schema(const struct analysis *an)
{
	return schema_at(an->model->schemas, "derived.schema.yaml");
}

struct emitter
page_units(const struct analysis *an)
{
	return (struct emitter){.model = an->model, .href = page_href};
}

xmlDocPtr
page_xml(const struct analysis *an, const struct node *document)
{
	struct emitter e = page_units(an);

	return emit_document(&e, "report", document_schema(an), document);
}

xmlDocPtr
page_traced(const struct analysis *an, const struct node *document)
{
	struct emitter e = page_units(an);

	e.traced = true;
	return emit_document(&e, "report", document_schema(an), document);
}

void
page_add_site(const struct analysis *an, xmlDocPtr doc, const struct node *part)
{
	struct emitter e = page_units(an);

	emit_first(&e, doc, "site", schema_property(document_schema(an), "site")->schema, part);
}

void
page_json(const struct analysis *an, struct node *document, struct buf *out)
{
	struct emitter e = page_units(an);

	emit_json(&e, out, document_schema(an), document);
}
