#include "page.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "changes.h"

/* ---- what pages there are ---- */

static const struct page_kind {
	const char *kind;
	const char *cards;  /* the kind of unit that has one each; NULL for a single page */
	const char *path;   /* of a single page; else the folder of its pages */
	bool twin;
	void (*build)(struct builder *b);
	size_t (*longest)(const struct edition *ed, const struct card *card); /* entries of its longest list */
} page_kinds[22];

static const struct page_kind *
page_kind_find(const char *kind)
{
	for (const struct page_kind *k = page_kinds; k->kind; k++)
		if (strcmp(k->kind, kind) == 0)
			return k;
	return NULL;
}

static bool
is_feed(const struct page_kind *k)
{
	return strcmp(k->kind, "feed") == 0;
}

/* units that are shown as a part of another page */
static const struct { const char *kind, *prefix; } fragments[] = {
	{"obligation", ""}, {"role", "role-"}, {"fact", "fact-"}, {"service", "service-"},
};

static const char *
stem_of(struct arena *a, const struct page_kind *k, const struct card *card)
{
	if (!card) /* a path without its ".html" or ".xml" */
		return arena_copy(a, k->path, (size_t)(strrchr(k->path, '.') - k->path));
	if (strcmp(card->kind, "record") == 0) /* its id is counted within the lock, its page within the document */
		return arena_printf(a, "%s/%s/%s", k->path, card->unit->parent->id, card->name);
	return arena_printf(a, "%s/%s", k->path, card->id);
}

/* the page of a step between two captures: that of the author's words about it where there are some */
static const char *
record_href(struct arena *a, const struct card *record)
{
	const struct card *change = change_of_record(record);

	return arena_printf(a, "%s.html", stem_of(a, page_kind_find("change"), change ? change : record));
}

const char *
page_href(struct arena *a, const struct card *card)
{
	const struct page_kind *k = page_kind_find(card->kind);

	if (k && k->cards)
		return arena_printf(a, "%s.html", stem_of(a, k, card));
	if (strcmp(card->kind, "record") == 0)
		return record_href(a, card);
	if (strcmp(card->kind, "rating") == 0)
		return "methodology.html";
	if (strcmp(card->kind, "project") == 0)
		return "index.html";
	for (size_t i = 0; i < sizeof fragments / sizeof *fragments; i++)
		if (strcmp(fragments[i].kind, card->kind) == 0)
			return arena_printf(a, "%s#%s%s", page_href(a, card->unit), fragments[i].prefix, card->name);
	return NULL;
}

static void
plan_page(struct pages *pages, struct arena *a, const struct page_kind *k, const struct card *card, size_t part,
          size_t parts)
{
	const char *stem = stem_of(a, k, card);

	if (part > 0)
		stem = arena_printf(a, "%s.%zu", stem, part + 1);
	pages->all = mem_room(pages->all, pages->n, &pages->cap, sizeof *pages->all);
	pages->all[pages->n++] = (struct page){k->kind, card, part, parts,
	                                       arena_printf(a, "%s.%s", stem, is_feed(k) ? "xml" : "html"),
	                                       k->twin ? arena_printf(a, "%s.xml", stem) : NULL};
}

static void
plan_unit(struct pages *pages, struct arena *a, const struct page_kind *k, const struct edition *ed,
          const struct card *card)
{
	size_t longest = k->longest ? k->longest(ed, card) : 0;
	size_t parts = longest > PAGE_PART ? (longest + PAGE_PART - 1) / PAGE_PART : 1;

	for (size_t part = 0; part < parts; part++)
		plan_page(pages, a, k, card, part, parts);
}

/* a record has no page where its author's words have one, nor a platform a feed where it has no lock files */
static bool
has_page(const struct page_kind *k, const struct card *card)
{
	if (strcmp(k->cards, "record") == 0)
		return !change_of_record(card);
	return !is_feed(k) || changes_has_feed(card);
}

void
pages_plan(struct pages *pages, struct arena *a, const struct edition *ed)
{
	for (const struct page_kind *k = page_kinds; k->kind; k++) {
		struct kind cards = cards_of(ed->model, k->cards ? k->cards : "");

		if (!k->cards)
			plan_unit(pages, a, k, ed, NULL);
		for (size_t i = 0; k->cards && i < cards.n; i++)
			if (has_page(k, cards.cards[i]))
				plan_unit(pages, a, k, ed, cards.cards[i]);
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

/* a dossier answers for its own mappings, every other page for those of all */
static bool
is_reviewed(const struct builder *b)
{
	const struct verdicts *v = b->edition->verdicts;

	if (b->page && b->page->card && strcmp(b->page->kind, "provision") == 0)
		return v->approved[b->page->card->order];
	return v->reviewed == cards_of(b->edition->model, "provision").n;
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

static const struct card *
project_of(const struct edition *ed)
{
	return cards_of(ed->model, "project").cards[0];
}

static const char *
neighbour(struct builder *b, size_t part)
{
	struct arena *a = b->arena;
	const struct page_kind *k = page_kind_find(b->page->kind);
	const char *stem = stem_of(a, k, b->page->card);

	return part == 0 ? arena_printf(a, "%s.html", stem) : arena_printf(a, "%s.%zu.html", stem, part + 1);
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

/* the feed of the platform that a page belongs to */
static const char *
feed_of(struct builder *b, const struct card *card)
{
	while (card && strcmp(card->kind, "platform") != 0)
		card = strcmp(card->kind, "record") == 0 ? card->unit->parent : card->parent;
	return card && changes_has_feed(card) ? arena_printf(b->arena, "feeds/%s.xml", card->id) : NULL;
}

/* what only a feed and a digest need: they are read elsewhere */
static void
put_place(struct builder *b, struct node *site)
{
	const struct card *project = project_of(b->edition);
	const char *base = node_text(project->facts, "base");

	if (base)
		node_put(b->arena, site, "base", ends_with(base, "/") ? base : arena_printf(b->arena, "%s/", base));
	node_put(b->arena, site, "publisher", node_text(project->facts, "publisher"));
	node_put(b->arena, site, "project", project->id);
}

static void
put_site(struct builder *b)
{
	struct node *site = put_map(b, b->root, "site"), *crumbs;
	const char *root = "";

	for (const char *p = b->page->path; (p = strchr(p, '/')); p++)
		root = arena_printf(b->arena, "%s../", root);
	node_put(b->arena, site, "name", project_of(b->edition)->title);
	node_put(b->arena, site, "root", root);
	node_put(b->arena, site, "self", b->page->path);
	node_put(b->arena, site, "twin", b->page->twin);
	if (b->page->part > 0)
		node_put(b->arena, site, "previous", neighbour(b, b->page->part - 1));
	if (b->page->part + 1 < b->page->parts)
		node_put(b->arena, site, "next", neighbour(b, b->page->part + 1));
	node_put(b->arena, site, "feed", feed_of(b, b->page->card));
	if (strcmp(b->page->kind, "feed") == 0 || strcmp(b->page->kind, "digest") == 0)
		put_place(b, site);
	if (b->page->card && b->page->card->parent) {
		crumbs = put_list(b, site, "crumbs");
		put_crumbs(b, crumbs, b->page->card->parent);
	}
}

/* ---- pages about units, and indexes of them ---- */

static struct cards
provisions_of_category(const struct card *category)
{
	struct cards c = {0};

	cards_naming(&c, category, "provision", "categories");
	return c;
}

static void
build_platform(struct builder *b)
{
	put_subject(b);
	if (b->page->part == 0)
		put_platform_changes(b, b->page->card);
	put_cards(b, "documents", documents_of(b->page->card));
	put_cards(b, "provisions", provisions_of_platform(b->page->card));
}

static size_t
longest_of_platform(const struct edition *ed, const struct card *card)
{
	(void)ed;
	return larger(count_and_free(documents_of(card)), count_and_free(provisions_of_platform(card)));
}

static void
build_category(struct builder *b)
{
	put_subject(b);
	compare_prevalence(b->arena, &b->edition->comparison->bundles[b->page->card->order],
	                   put_list(b, b->root, "prevalence"));
	put_cards(b, "provisions", provisions_of_category(b->page->card));
}

static size_t
longest_of_category(const struct edition *ed, const struct card *card)
{
	(void)ed;
	return count_and_free(provisions_of_category(card));
}

/* ---- registry, coverage, due diligence ---- */

static size_t
longest_of_platforms(const struct edition *ed, const struct card *card)
{
	(void)card;
	return cards_of(ed->model, "platform").n;
}

static void
build_registry(struct builder *b)
{
	put_cards(b, "platforms", cards_of_kind(b->edition, "platform"));
}

static void
build_registry_platform(struct builder *b)
{
	put_cards(b, "provisions", provisions_of_platform(b->page->card));
}

static void
build_coverage(struct builder *b)
{
	put_cards(b, "platforms", cards_of_kind(b->edition, "platform"));
	put_covers(b, b->root, &b->edition->verdicts->covers);
}

static size_t
duties_of(const struct edition *ed, const struct card *platform)
{
	struct kind obligations = cards_of(ed->model, "obligation");
	size_t services = 0, duties = 0;

	while (apply_service(ed->model, platform, services))
		services++;
	for (size_t i = 0; i < obligations.n; i++)
		duties += cover_counts(obligations.cards[i]);
	return services * duties;
}

static size_t
longest_of_coverage(const struct edition *ed, const struct card *card)
{
	return duties_of(ed, card);
}

static void
put_duty(struct builder *b, struct node *list, const struct card *service, const struct card *obligation)
{
	struct node *duty = put_map(b, list, NULL), *because = node_list(b->arena), *r;
	const struct card *search;
	enum cover_state state = cover_one(b->arena, &b->clock, service, obligation, because, &search);

	node_put(b->arena, duty, "state", cover_state_name(state));
	put_link(b, duty, "obligation", obligation);
	put_field(b, duty, "citation", obligation, "citation");
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

static void
build_coverage_platform(struct builder *b)
{
	struct kind obligations = cards_of(b->edition->model, "obligation");
	struct node *list = put_list(b, b->root, "coverage");
	struct cover_tally t = {0};
	const struct card *service;
	size_t n = 0, first = b->page->part * PAGE_PART;

	for (size_t i = 0; (service = apply_service(b->edition->model, b->page->card, i)); i++)
		for (size_t k = 0; k < obligations.n; k++)
			if (cover_counts(obligations.cards[k]) && n++ >= first && n <= first + PAGE_PART)
				put_duty(b, list, service, obligations.cards[k]);
	cover_platform(&t, b->edition->model, &b->clock, b->page->card);
	put_covers(b, b->root, &t);
}

static size_t
longest_of_diligence(const struct edition *ed, const struct card *card)
{
	struct kind provisions = cards_of(ed->model, "provision");
	size_t n = 0;

	(void)card;
	for (size_t i = 0; i < provisions.n; i++)
		n += node_count(node_get(provisions.cards[i]->facts, "due-diligence"));
	return n;
}

static void
build_diligence(struct builder *b)
{
	static const char *const fields[] = {"what", "why", "owner", "by"};
	struct kind provisions = cards_of(b->edition->model, "provision");
	struct node *list = put_list(b, b->root, "diligence");
	size_t n = 0, first = b->page->part * PAGE_PART;

	for (size_t i = 0; i < provisions.n; i++) {
		const struct node *items = node_get(provisions.cards[i]->facts, "due-diligence"), *obligation;

		for (const struct node *item = items ? items->first : NULL; item; item = item->next) {
			struct node *todo;

			if (n++ < first || n > first + PAGE_PART)
				continue;
			todo = put_map(b, list, NULL);
			node_put(b->arena, todo, "status", node_text(item, "status") ? node_text(item, "status") : "open");
			put_link(b, todo, "provision", provisions.cards[i]);
			for (size_t f = 0; f < sizeof fields / sizeof *fields; f++)
				node_put(b->arena, todo, fields[f], node_text(item, fields[f]));
			if ((obligation = node_get(item, "obligation")))
				put_link(b, todo, "obligation", obligation->to);
		}
	}
}

/* ---- pages about the whole ---- */

static void
put_build(struct builder *b)
{
	struct node *build = put_map(b, b->root, "build"), *checks = node_list(b->arena);
	struct kind laws = cards_of(b->edition->model, "regulation");
	struct clock clock = b->edition->clock;
	char day[DATE_TEXT];

	node_put(b->arena, build, "as-of", arena_string(b->arena, day_text(clock.day, day)));
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

static void
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

static size_t
longest_of_overview(const struct edition *ed, const struct card *card)
{
	static const char *const kinds[] = {"platform", "regulation", "jurisdiction", "category", "authority", "change"};
	size_t longest = 0;

	(void)card;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		longest = larger(longest, cards_of(ed->model, kinds[i]).n);
	return longest;
}

static void
build_methodology(struct builder *b)
{
	struct kind rules = cards_of(b->edition->model, "rating");

	put_build(b);
	if (rules.n)
		put_body(b, rules.cards[0]);
}

static void
build_about(struct builder *b)
{
	put_body(b, project_of(b->edition));
}

static const struct page_kind page_kinds[22] = {
	{"overview", NULL, "index.html", false, build_overview, longest_of_overview},
	{"registry", NULL, "registry.html", false, build_registry, longest_of_platforms},
	{"registry-platform", "platform", "registry", false, build_registry_platform, longest_of_platform},
	{"platform", "platform", "platforms", false, build_platform, longest_of_platform},
	{"document", "document", "documents", true, build_document, longest_of_document},
	{"provision", "provision", "provisions", true, build_provision, NULL},
	{"regulation", "regulation", "regulations", true, build_regulation, longest_of_regulation},
	{"authority", "authority", "authorities", false, build_authority, NULL},
	{"jurisdiction", "jurisdiction", "jurisdictions", false, build_jurisdiction, longest_of_jurisdiction},
	{"category", "category", "categories", false, build_category, longest_of_category},
	{"change", "change", "changes", true, build_change, NULL},
	{"change", "record", "changes", true, build_change, NULL},
	{"changes", NULL, "changes.html", false, build_changes, longest_of_changes},
	{"feed", NULL, "feed.xml", false, build_feed, NULL},
	{"feed", "platform", "feeds", false, build_feed, NULL},
	{"coverage", NULL, "coverage.html", false, build_coverage, longest_of_platforms},
	{"coverage-platform", "platform", "coverage", false, build_coverage_platform, longest_of_coverage},
	{"due-diligence", NULL, "due-diligence.html", false, build_diligence, longest_of_diligence},
	{"timeline", NULL, "timeline.html", false, build_timeline, longest_of_timeline},
	{"methodology", NULL, "methodology.html", false, build_methodology, NULL},
	{"about", NULL, "about.html", false, build_about, NULL},
	{0},
};

/* ---- making one ---- */

static struct node *
begin(struct builder *b, const char *kind, const char *id, const char *title)
{
	b->root = node_map(b->arena);
	node_put(b->arena, b->root, "contract", "1");
	node_put(b->arena, b->root, "kind", kind);
	node_put(b->arena, b->root, "id", id);
	node_put(b->arena, b->root, "title", title);
	put_notices(b);
	return b->root;
}

struct node *
page_document(struct arena *a, const struct edition *ed, const struct page *page, const char **problem)
{
	struct builder b = {.arena = a, .edition = ed, .page = page, .clock = ed->clock};
	const struct card *card = page->card;

	begin(&b, page->kind, card ? card->id : page->kind, card ? card->title : project_of(ed)->title);
	put_site(&b);
	page_kind_find(page->kind)->build(&b);
	if (card)
		put_holds(&b);
	*problem = b.problem;
	return b.problem ? NULL : b.root;
}

struct node *
page_digest(struct arena *a, const struct edition *ed, int32_t since)
{
	static const struct page digest = {.kind = "digest", .path = "digest.html"};
	struct builder b = {.arena = a, .edition = ed, .page = &digest, .clock = ed->clock};

	begin(&b, "digest", "digest", project_of(ed)->title);
	put_site(&b);
	build_digest(&b, since);
	return b.root;
}

struct node *
page_index(struct arena *a, const struct edition *ed, const struct page_report *reports, size_t n, const char **problem)
{
	static const struct page index = {.kind = "index", .path = "report.xml"};
	struct builder b = {.arena = a, .edition = ed, .page = &index, .clock = ed->verdicts->clock};
	struct kind laws = cards_of(ed->model, "regulation"), rules = cards_of(ed->model, "rating");
	struct node *list;

	begin(&b, "index", "report", project_of(ed)->title);
	put_body(&b, project_of(ed));
	if (rules.n)
		put_body(&b, rules.cards[0]);
	list = put_list(&b, b.root, "regulations");
	for (size_t i = 0; i < laws.n; i++)
		cut_law(&b, node_add(list, NULL, body_of(&b, laws.cards[i])), laws.cards[i]);
	list = put_list(&b, b.root, "reports");
	for (size_t i = 0; i < n; i++) {
		struct node *file = put_map(&b, list, NULL);

		node_put(a, file, "id", reports[i].page->card->id);
		node_put(a, file, "href", reports[i].page->twin);
		node_put(a, file, "sha256", reports[i].sha256);
	}
	put_holds(&b);
	*problem = b.problem;
	return b.problem ? NULL : b.root;
}

xmlDocPtr
page_xml(const struct edition *ed, struct node *document)
{
	struct emitter e = {ed->model, page_href};

	return emit_document(&e, "report", schema_at(ed->model->schemas, "derived.schema.yaml"), document);
}
