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
} page_kinds[] = {
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
	{"search", NULL, "search.html", false, build_search, NULL},
	{"methodology", NULL, "methodology.html", false, build_methodology, NULL},
	{"about", NULL, "about.html", false, build_about, NULL},
	{0},
};

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
