#include "page.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "../evidence/lockfile.h"
#include "../form/report_json.h"
#include "brand.h"
#include "records.h"

/* ---- what pages there are ---- */

static const struct page_kind {
	const char *kind;
	const char *cards;  /* the kind of unit that has one each; NULL for a single page */
	const char *path;   /* of a single page; else the folder of its pages */
	bool twin;          /* whether it has an XML and a JSON */
	void (*build)(struct builder *b); /* NULL where the page is all frame */
	size_t (*longest)(const struct analysis *an, const struct card *card); /* entries of its longest list */
} page_kinds[] = {
	{"overview", NULL, "index.html", true, build_overview, longest_of_overview},
	{"registry", NULL, "registry.html", true, build_registry, longest_of_platforms},
	{"registry-platform", "platform", "registry", true, build_registry_platform, longest_of_platform},
	{"platform", "platform", "platforms", true, build_platform, longest_of_platform},
	{"document", "document", "documents", true, build_document, longest_of_document},
	{"provision", "provision", "provisions", true, build_provision, NULL},
	{"regulation", "regulation", "regulations", true, build_regulation, longest_of_regulation},
	{"authority", "authority", "authorities", true, build_authority, NULL},
	{"jurisdiction", "jurisdiction", "jurisdictions", true, build_jurisdiction, longest_of_jurisdiction},
	{"category", "category", "categories", true, build_category, longest_of_category},
	{"change", "change", "changes", true, build_change, NULL},
	{"change", "record", "changes", true, build_change, NULL},
	{"changes", NULL, "changes.html", true, build_changes, longest_of_changes},
	{"feed", NULL, "feed.xml", false, build_feed, NULL},
	{"feed", "platform", "feeds", false, build_feed, NULL},
	{"coverage", NULL, "coverage.html", true, build_coverage, longest_of_platforms},
	{"coverage-platform", "platform", "coverage", true, build_coverage_platform, longest_of_coverage},
	{"applicability", NULL, "applicability.html", true, build_applicability, longest_of_applicability},
	{"applicability-platform", "platform", "applicability", true, build_applicability_platform,
	 longest_of_applicability_platform},
	{"parties", NULL, "parties.html", true, build_parties, NULL},
	{"party", NULL, "parties/platform.html", true, build_party, longest_of_platform_party},
	{"party", NULL, "parties/business-user.html", true, build_party, longest_of_business_party},
	{"party", NULL, "parties/user.html", true, build_party, longest_of_user_party},
	{"party", NULL, "parties/any-person.html", true, build_party, longest_of_person_party},
	{"due-diligence", NULL, "due-diligence.html", true, build_diligence, longest_of_diligence},
	{"questions", NULL, "questions.html", true, build_questions, longest_of_questions},
	{"timeline", NULL, "timeline.html", true, build_timeline, longest_of_timeline},
	{"search", NULL, "search.html", false, build_search, NULL},
	{"corrections", NULL, "corrections.html", true, build_corrections, longest_of_corrections},
	{"correction", "correction", "corrections", true, build_correction, NULL},
	{"edition", NULL, "edition.html", true, build_edition, longest_of_edition}, /* where there is an earlier one */
	{"print", NULL, "print.html", false, build_print, longest_of_platforms},
	{"print-platform", "platform", "print", false, build_print_platform, longest_of_print_platform},
	{"methodology", NULL, "methodology.html", true, build_methodology, NULL},
	{"about", NULL, "about.html", true, build_about, NULL},
	{"not-found", NULL, "404.html", false, NULL, NULL},
	{"redirect", "", NULL, false, NULL, NULL}, /* one for each id of before; see plan_moved */
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

/* a path without its ".html" or ".xml" */
static const char *
stem_of(struct arena *a, const struct page_kind *k, const struct card *card)
{
	if (!card)
		return arena_copy(a, k->path, (size_t)(strrchr(k->path, '.') - k->path));
	if (strcmp(card->kind, "record") == 0) /* its id is counted within the lock, its page within their owner */
		return arena_printf(a, "%s/%s/%s", k->path, record_owner(card)->id, card->name);
	return arena_printf(a, "%s/%s", k->path, card->id);
}

bool
page_is_read(const struct page *page)
{
	static const char *const others[] = {"feed", "redirect", "not-found", "print", "print-platform"};

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strcmp(page->kind, others[i]) == 0)
			return false;
	return true;
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
pages_add(struct pages *pages, struct page page)
{
	pages->all = mem_room(pages->all, pages->n, &pages->cap, sizeof *pages->all);
	pages->all[pages->n++] = page;
}

/* Entries on one part: so many that it stays under 60 KB compressed, style included. Clauses side by side and duties
 * that are shifted, with their steps, take about twice what a line of a list does; for paper the
 * builder counts parts itself. */
static size_t
size_of(const struct page_kind *k)
{
	static const struct { const char *kind; size_t size; } sizes[] = {
		{"category", 100}, {"party", 100}, {"print-platform", 1}, {NULL, 200},
	};
	size_t i = 0;

	while (sizes[i].kind && strcmp(sizes[i].kind, k->kind) != 0)
		i++;
	return sizes[i].size;
}

static const char *
part_of(struct arena *a, const struct page_kind *k, const struct card *card, size_t part)
{
	const char *stem = stem_of(a, k, card);

	return part > 0 ? arena_printf(a, "%s.%zu", stem, part + 1) : stem;
}

const char *
page_part_path(struct arena *a, const char *kind, const struct card *card, size_t part)
{
	return arena_printf(a, "%s.html", part_of(a, page_kind_find(kind), card, part));
}

static struct page
page_of(struct arena *a, const struct page_kind *k, const struct card *card, size_t part, size_t parts)
{
	const char *stem = part_of(a, k, card, part);

	return (struct page){.kind = k->kind, .card = card, .part = part, .parts = parts, .size = size_of(k),
	                     .path = arena_printf(a, "%s.%s", stem, is_feed(k) ? "xml" : "html"),
	                     .twin = k->twin ? arena_printf(a, "%s.xml", stem) : NULL,
	                     .data = k->twin ? arena_printf(a, "%s.json", stem) : NULL};
}

static void
plan_unit(struct pages *pages, struct arena *a, const struct page_kind *k, const struct analysis *an,
          const struct card *card)
{
	size_t longest = k->longest ? k->longest(an, card) : 0;
	size_t size = size_of(k), parts = longest > size ? (longest + size - 1) / size : 1;

	for (size_t part = 0; part < parts; part++)
		pages_add(pages, page_of(a, k, card, part, parts));
}

/* a record has no page where its author's words have one, nor a platform a feed where it has no lock files */
static bool
has_page(const struct page_kind *k, const struct card *card)
{
	if (strcmp(k->cards, "record") == 0)
		return !change_of_record(card);
	return !is_feed(k) || changes_has_feed(card);
}

/* Ids of before keep their addresses: what stands there leads on. A feed moves without one, for nothing that
 * reads feeds would follow a page. */
static void
plan_redirects(struct pages *pages, struct arena *a, const struct page_kind *k, const struct card *card)
{
	const struct node *was = node_get(card->facts, "was");

	for (const struct node *old = was ? was->first : NULL; old && !is_feed(k); old = old->next)
		pages_add(pages, (struct page){.kind = "redirect", .card = card, .parts = 1,
		                               .path = arena_printf(a, "%s/%s.html", k->path, old->text),
		                               .moved = arena_printf(a, "%s.html", stem_of(a, k, card))});
}

static void
plan_moved(struct pages *pages, struct arena *a, const struct analysis *an)
{
	for (const struct page_kind *k = page_kinds; k->kind; k++) {
		struct kind cards = cards_of(an->model, k->cards ? k->cards : "");

		for (size_t i = 0; i < cards.n; i++)
			plan_redirects(pages, a, k, cards.cards[i]);
	}
}

void
pages_plan(struct pages *pages, struct arena *a, const struct analysis *an)
{
	for (const struct page_kind *k = page_kinds; k->kind; k++) {
		struct kind cards = cards_of(an->model, k->cards ? k->cards : "");

		if (!k->cards && (an->since || strcmp(k->kind, "edition") != 0))
			plan_unit(pages, a, k, an, NULL);
		for (size_t i = 0; k->cards && i < cards.n; i++)
			if (has_page(k, cards.cards[i]))
				plan_unit(pages, a, k, an, cards.cards[i]);
	}
	plan_moved(pages, a, an);
}

/* the path of the table that a kind of page leads to, or NULL */
static const char *
table_of(const char *page_kind)
{
	static const struct { const char *kind, *path; } leads[] = {
		{"registry", "data/clauses.csv"}, {"registry-platform", "data/clauses.csv"}, {"category", "data/clauses.csv"},
		{"provision", "data/mappings.csv"}, {"regulation", "data/obligations.csv"}, {"jurisdiction", "data/flags.csv"},
		{"coverage", "data/coverage.csv"}, {"coverage-platform", "data/coverage.csv"}, {"changes", "data/changes.csv"},
		{"due-diligence", "data/due-diligence.csv"}, {"timeline", "data/timeline.csv"},
	};

	for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
		if (strcmp(leads[i].kind, page_kind) == 0)
			return leads[i].path;
	return NULL;
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

/* whether its statements rest on law: those about texts and their changes don't */
static bool
is_of_law(const char *kind)
{
	static const char *const others[] = {"document", "change", "changes", "feed", "about", "corrections", "correction", "edition"};

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strcmp(others[i], kind) == 0)
			return false;
	return true;
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

	if (b->page && b->page->card && strcmp(b->page->kind, "provision") == 0)
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
		card = strcmp(card->kind, "record") == 0 ? record_owner(card) : card->parent;
	return card && changes_has_feed(card) ? arena_printf(b->arena, "feeds/%s.xml", card->id) : NULL;
}

const char *
page_base(struct arena *a, const struct analysis *an)
{
	const char *base = node_text(project_of(an)->facts, "base");

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

	if (base && strcmp(b->page->kind, "not-found") == 0)
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

	node_put(b->arena, site, "name", project_of(b->analysis)->title);
	node_put(b->arena, site, "root", root_of(b));
	node_put(b->arena, site, "self", b->page->path);
	node_put(b->arena, site, "twin", b->page->twin);
	node_put(b->arena, site, "data", b->page->data);
	node_put(b->arena, site, "table", table_of(b->page->kind));
	node_put(b->arena, site, "moved", b->page->moved);
	if (b->page->part > 0)
		node_put(b->arena, site, "previous", neighbour(b, b->page->part - 1));
	if (b->page->part + 1 < b->page->parts)
		node_put(b->arena, site, "next", neighbour(b, b->page->part + 1));
	node_put(b->arena, site, "feed", feed_of(b, b->page->card));
	put_place(b, site);
	put_brand(b, site);
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

/* pages of a unit say for which days they hold, and what is printed of all */
static bool
says_holds(const struct page *page)
{
	return page_kind_find(page->kind)->build && (page->card || strcmp(page->kind, "print") == 0);
}

static void
build_page(struct builder *b)
{
	const struct page_kind *k = page_kind_find(b->page->kind);
	const struct card *card = b->page->card;

	begin(b, k->kind, card ? card->id : k->kind, card ? card->title : project_of(b->analysis)->title);
	put_site(b);
	if (k->build)
		k->build(b);
	if (says_holds(b->page))
		put_holds(b);
	if (is_of_law(k->kind))
		put_read(b);
	if (strcmp(k->kind, "feed") != 0)
		put_linked(b);
}

struct node *
page_document(struct arena *a, const struct analysis *an, const struct page *page, const char **problem)
{
	struct builder b = {.arena = a, .analysis = an, .page = page, .clock = an->clock};

	build_page(&b);
	*problem = b.problem;
	return b.problem ? NULL : b.root;
}

struct node *
put_within(struct builder *b, struct node *list, const char *kind, const struct card *card)
{
	struct page page = page_of(b->arena, page_kind_find(kind), card, 0, 1);
	struct builder inner = {.arena = b->arena, .analysis = b->analysis, .page = &page, .clock = b->analysis->clock};

	build_page(&inner);
	if (inner.problem) {
		b->problem = inner.problem;
		return NULL;
	}
	node_get(node_get(inner.root, "site"), "root")->text = root_of(b); /* its links are seen from here */
	clock_narrow(&b->clock, &inner.clock);
	node_add(list, NULL, inner.root);
	return inner.root;
}

struct node *
page_digest(struct arena *a, const struct analysis *an, int32_t since)
{
	static const struct page digest = {.kind = "digest", .path = "digest.html"};
	struct builder b = {.arena = a, .analysis = an, .page = &digest, .clock = an->clock};

	begin(&b, "digest", "digest", project_of(an)->title);
	put_site(&b);
	build_digest(&b, since);
	return b.root;
}

struct node *
page_index(struct arena *a, const struct analysis *an, const struct page_report *reports, size_t n, const char **problem)
{
	static const struct page index = {.kind = "index", .path = "report.xml"};
	struct builder b = {.arena = a, .analysis = an, .page = &index, .clock = an->verdicts->clock};
	struct kind laws = cards_of(an->model, "regulation"), rules = cards_of(an->model, "rating");
	struct node *list;

	begin(&b, "index", "report", project_of(an)->title);
	put_body(&b, project_of(an));
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

static const struct schema *
document_schema(const struct analysis *an)
{
	return schema_at(an->model->schemas, "derived.schema.yaml");
}

xmlDocPtr
page_xml(const struct analysis *an, const struct node *document)
{
	struct emitter e = {an->model, page_href};

	return emit_document(&e, "report", document_schema(an), document);
}

void
page_add_site(const struct analysis *an, xmlDocPtr doc, const struct node *part)
{
	struct emitter e = {an->model, page_href};

	emit_first(&e, doc, "site", schema_property(document_schema(an), "site")->schema, part);
}

void
page_json(const struct analysis *an, struct node *document, struct buf *out)
{
	struct emitter e = {an->model, page_href};

	twin_json(&e, out, document_schema(an), document);
}
