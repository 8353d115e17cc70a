#include "page.h"

#include <stdlib.h>
#include <string.h>

#include "../model/link.h"
#include "../syntax/read.h"
#include "../syntax/shape.h"

/* a page being built */
struct builder {
	struct arena *arena;
	const struct edition *edition;
	const struct page *page;
	struct node *root;
	struct clock clock;
	const char *problem;
};

/* ---- what pages there are ---- */

static const struct page_kind {
	const char *kind;
	const char *folder; /* of one page a unit; NULL for a single page */
	const char *path;   /* of a single page */
	bool twin;
	void (*build)(struct builder *b);
	size_t (*longest)(const struct edition *ed, const struct card *card); /* entries of its longest list */
} page_kinds[10];

static const struct page_kind *
page_kind_find(const char *kind)
{
	for (const struct page_kind *k = page_kinds; k->kind; k++)
		if (strcmp(k->kind, kind) == 0)
			return k;
	return NULL;
}

/* units that are shown as a part of another page */
static const struct { const char *kind, *prefix; } fragments[] = {
	{"obligation", ""}, {"role", "role-"}, {"fact", "fact-"}, {"service", "service-"},
};

const char *
page_href(struct arena *a, const struct card *card)
{
	const struct page_kind *k = page_kind_find(card->kind);

	if (k && k->folder)
		return arena_printf(a, "%s/%s.html", k->folder, card->id);
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
	const char *stem = card ? arena_printf(a, "%s/%s", k->folder, card->id)
	                        : arena_copy(a, k->path, strlen(k->path) - strlen(".html"));

	if (part > 0)
		stem = arena_printf(a, "%s.%zu", stem, part + 1);
	pages->all = mem_room(pages->all, pages->n, &pages->cap, sizeof *pages->all);
	pages->all[pages->n++] = (struct page){k->kind, card, part, parts, arena_printf(a, "%s.html", stem),
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

void
pages_plan(struct pages *pages, struct arena *a, const struct edition *ed)
{
	for (const struct page_kind *k = page_kinds; k->kind; k++) {
		struct kind cards = cards_of(ed->model, k->kind);

		if (!k->folder)
			plan_unit(pages, a, k, ed, NULL);
		for (size_t i = 0; k->folder && i < cards.n; i++)
			plan_unit(pages, a, k, ed, cards.cards[i]);
	}
}

/* ---- small parts ---- */

static struct node *
put_map(struct builder *b, struct node *parent, const char *key)
{
	return node_add(parent, key, node_map(b->arena));
}

static struct node *
put_list(struct builder *b, struct node *parent, const char *key)
{
	return node_add(parent, key, node_list(b->arena));
}

static void
put_link(struct builder *b, struct node *parent, const char *key, const struct card *to)
{
	if (to)
		node_add(parent, key, node_scalar(b->arena, to->title))->to = to;
}

static void
put_count(struct builder *b, struct node *parent, const char *key, size_t n)
{
	node_putf(b->arena, parent, key, "%zu", n);
}

/* a field of a card, as it is there */
static void
put_field(struct builder *b, struct node *parent, const char *key, const struct card *card, const char *field)
{
	const struct node *n = node_get(card->facts, field);

	if (n)
		node_add(parent, key, node_copy(b->arena, n));
}

/* lists of reasons are left out where they hold nothing */
static void
put_reasons(struct node *parent, const char *key, struct node *reasons)
{
	if (reasons->first)
		node_add(parent, key, reasons);
}

static const char *
answer(enum tri value)
{
	return value == TRI_YES ? "yes" : value == TRI_NO ? "no" : "undetermined";
}

static void
put_tally(struct builder *b, struct node *parent, const struct tally *t)
{
	struct node *n = put_map(b, parent, "tally");

	for (int band = NOT_RATED; band >= 0; band--)
		put_count(b, n, exposure_name(band), t->band[band]);
	put_count(b, n, "of", t->of);
}

/* The whole body of a card's unit, read again from its file. */
static struct node *
body_of(struct builder *b, const struct card *card)
{
	struct diags ignored = {0};
	struct node *body = NULL;

	if (source_load(card->source) == SOURCE_OK &&
	    (body = read_yaml(b->arena, &ignored, card->source)) &&
	    shape_check(b->arena, &ignored, card->source, schema_of_kind(b->edition->model->schemas, card->kind), body)) {
		link_body(b->edition->model, card, body);
		body->to = card;
	} else {
		b->problem = card->source->path;
		body = node_map(b->arena);
	}
	source_unload(card->source);
	diag_free(&ignored);
	return body;
}

static void
put_body(struct builder *b, const struct card *card)
{
	struct node *body = body_of(b, card);

	if (!b->problem)
		node_add(b->root, card->kind, body);
}

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

static void
put_notices(struct builder *b)
{
	static const enum reason_code codes[] = {REASON_NOTICE_DESCRIBES, REASON_NOTICE_VARIES, REASON_NOTICE_METHODOLOGY,
	                                         REASON_NOTICE_NOT_AFFILIATED};
	struct node *list = put_list(b, b->root, "notices");

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		reason_add(b->arena, list, codes[i]);
	if (b->edition->verdicts->unapproved > 0)
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
	const char *stem = b->page->card ? arena_printf(a, "%s/%s", k->folder, b->page->card->id)
	                                 : arena_copy(a, k->path, strlen(k->path) - strlen(".html"));

	return part == 0 ? arena_printf(a, "%s.html", stem) : arena_printf(a, "%s.%zu.html", stem, part + 1);
}

static void
put_crumbs(struct builder *b, struct node *crumbs, const struct card *card)
{
	if (!card)
		return;
	put_crumbs(b, crumbs, card->parent);
	put_link(b, crumbs, NULL, card);
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
	if (b->page->card && b->page->card->parent) {
		crumbs = put_list(b, site, "crumbs");
		put_crumbs(b, crumbs, b->page->card->parent);
	}
}

/* ---- lists ---- */

/* a set of cards being gathered for a list */
struct cards {
	const struct card **all;
	size_t n, cap;
};

static void
cards_put(struct cards *c, const struct card *card)
{
	c->all = mem_room(c->all, c->n, &c->cap, sizeof *c->all);
	c->all[c->n++] = card;
}

/* the units of a kind that name card under a field, each once; references come in order of ids */
static void
cards_naming(struct cards *c, const struct card *card, const char *kind, const char *field)
{
	for (size_t i = 0; i < card->nfrom; i++) {
		const struct card *from = card->from_cards[i];

		if (strcmp(from->kind, kind) == 0 && strcmp(card->from[i]->field, field) == 0 &&
		    (c->n == 0 || c->all[c->n - 1] != from))
			cards_put(c, from);
	}
}

static int
by_id(const void *left, const void *right)
{
	const struct card *a = *(const struct card *const *)left, *b = *(const struct card *const *)right;

	return strcmp(a->id, b->id);
}

static void
cards_sort(struct cards *c)
{
	size_t kept = 0;

	if (c->n)
		qsort(c->all, c->n, sizeof *c->all, by_id);
	for (size_t i = 0; i < c->n; i++)
		if (kept == 0 || c->all[kept - 1] != c->all[i])
			c->all[kept++] = c->all[i];
	c->n = kept;
}

static struct cards
cards_of_kind(const struct edition *ed, const char *kind)
{
	struct kind k = cards_of(ed->model, kind);
	struct cards c = {0};

	for (size_t i = 0; i < k.n; i++)
		cards_put(&c, k.cards[i]);
	return c;
}

static struct cards
documents_of(const struct card *platform)
{
	struct cards c = {0};

	cards_naming(&c, platform, "document", "platform");
	return c;
}

static struct cards
provisions_of_document(const struct card *document)
{
	struct cards c = {0};

	cards_naming(&c, document, "provision", "document");
	return c;
}

static struct cards
provisions_of_platform(const struct card *platform)
{
	struct cards documents = documents_of(platform), c = {0};

	for (size_t i = 0; i < documents.n; i++)
		cards_naming(&c, documents.all[i], "provision", "document");
	free(documents.all);
	return c;
}

static struct cards
provisions_of_category(const struct card *category)
{
	struct cards c = {0};

	cards_naming(&c, category, "provision", "categories");
	return c;
}

static struct cards
provisions_of_regulation(const struct edition *ed, const struct card *regulation)
{
	const struct node *obligations = node_get(regulation->facts, "obligations");
	struct cards c = {0};

	for (const struct node *o = obligations ? obligations->first : NULL; o; o = o->next)
		cards_naming(&c, link_find(ed->model, "obligation", node_text(o, "obligation"), regulation), "provision",
		             "obligation");
	cards_sort(&c);
	return c;
}

static struct cards
provisions_flagged(const struct edition *ed, const struct card *place)
{
	struct kind provisions = cards_of(ed->model, "provision");
	struct cards c = {0};

	for (size_t i = 0; i < provisions.n; i++)
		if (verdict_flag(ed->verdicts, provisions.cards[i], place) != FLAG_NONE)
			cards_put(&c, provisions.cards[i]);
	return c;
}

static struct cards
regulations_of(const struct card *place)
{
	struct cards c = {0};

	cards_naming(&c, place, "regulation", "jurisdiction");
	return c;
}

/* what a line of a list says beside the title */
static void
entry_provision(struct builder *b, struct node *entry, const struct card *card)
{
	const struct node *assessed = node_get(card->facts, "assessed");
	struct tally t = {0};

	put_link(b, entry, "within", card->parent);
	if (b->page->card && strcmp(b->page->kind, "jurisdiction") == 0)
		node_put(b->arena, entry, "state",
		         flag_state_name(verdict_flag(b->edition->verdicts, card, b->page->card)));
	node_put(b->arena, entry, "assessed", assessed ? node_text(assessed, "exposure") : NULL);
	tally_provision(&t, b->edition->verdicts, card);
	put_tally(b, entry, &t);
}

static void
put_entry(struct builder *b, struct node *entries, const struct card *card)
{
	static const struct { const char *kind, *field; } details[] = {
		{"platform", "operator"}, {"document", "type"}, {"regulation", "citation"}, {"jurisdiction", "type"},
	};
	struct node *entry = put_map(b, entries, NULL);

	put_link(b, entry, "unit", card);
	if (strcmp(card->kind, "provision") == 0)
		entry_provision(b, entry, card);
	for (size_t i = 0; i < sizeof details / sizeof *details; i++)
		if (strcmp(details[i].kind, card->kind) == 0)
			node_put(b->arena, entry, "detail", node_text(card->facts, details[i].field));
}

/* the part of a list that belongs on this part of the page; takes the cards */
static void
put_cards(struct builder *b, const char *name, struct cards c)
{
	struct node *lists = node_get(b->root, "lists"), *list, *entries;
	size_t first = b->page->part * PAGE_PART;

	if (!lists)
		lists = put_list(b, b->root, "lists");
	list = put_map(b, lists, NULL);
	node_put(b->arena, list, "name", name);
	put_count(b, list, "total", c.n);
	put_count(b, list, "first", first < c.n ? first + 1 : 0);
	entries = put_list(b, list, "entries");
	for (size_t i = first; i < c.n && i < first + PAGE_PART; i++)
		put_entry(b, entries, c.all[i]);
	free(c.all);
}

static size_t
count_and_free(struct cards c)
{
	free(c.all);
	return c.n;
}

static size_t
larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* ---- outcomes ---- */

static void
put_applies(struct builder *b, struct node *outcome, const struct judgement *j)
{
	struct node *n = put_map(b, outcome, "applies");

	node_put(b->arena, n, "platform", answer(j->application.platform));
	node_put(b->arena, n, "users", answer(j->application.users));
	put_reasons(n, "because", j->application.because);
	put_reasons(n, "needs", j->application.needs);
}

static void
put_force(struct builder *b, struct node *parent, const struct force *f, bool for_service)
{
	struct node *n = put_map(b, parent, "force");

	node_put(b->arena, n, "state", force_state_name(f->state));
	if (for_service && f->state == FORCE_IN_FORCE)
		node_put(b->arena, n, "grace", answer(f->grace));
	put_reasons(n, "because", f->because);
}

static void
put_flag(struct builder *b, struct node *outcome, const struct judgement *j)
{
	struct node *n = put_map(b, outcome, "flag");

	node_put(b->arena, n, "state", flag_state_name(j->flag));
	put_reasons(n, "because", j->flag_because);
	put_reasons(n, "needs", j->flag_needs);
}

static void
put_indicated(struct builder *b, struct node *outcome, const struct judgement *j)
{
	struct node *n = put_map(b, outcome, "indicated");

	node_put(b->arena, n, "exposure", exposure_name(j->exposure));
	node_put(b->arena, n, "bearer", j->bearer);
	put_reasons(n, "because", j->rate_because);
	put_reasons(n, "qualifiers", j->qualifiers);
}

static void
put_outcome(struct builder *b, struct node *outcomes, const struct judgement *j, const struct node *body)
{
	static const char *const mapped[] = {"relation", "rationale", "confidence", "method", "status"};
	const struct card *obligation = j->subject.obligation, *law = j->subject.law;
	struct node *o = put_map(b, outcomes, NULL);

	put_link(b, o, "obligation", obligation);
	put_field(b, o, "citation", obligation, "citation");
	put_link(b, o, "law", law);
	put_link(b, o, "service", j->subject.service);
	put_link(b, o, "place", j->subject.place);
	put_field(b, o, "deontic", obligation, "deontic");
	put_field(b, o, "duty", obligation, "duty");
	for (size_t i = 0; i < sizeof mapped / sizeof *mapped; i++)
		node_put(b->arena, o, mapped[i], node_text(body, mapped[i]));
	put_field(b, o, "contract", obligation, "contract");
	put_applies(b, o, j);
	put_force(b, o, &j->force, true);
	put_flag(b, o, j);
	put_indicated(b, o, j);
	put_reasons(o, "discharge", j->discharge);
	put_field(b, o, "enforcement", obligation, "enforcement");
	put_field(b, o, "exceptions", obligation, "exceptions");
	put_field(b, o, "sources", obligation, "sources");
	put_field(b, o, "source-confidence", obligation, "confidence");
	put_field(b, o, "checked", law, "checked");
}

/* ---- the provision ---- */

/* one place's flag, gathered from the outcomes; the most definite state leads */
static void
gather_flag(struct builder *b, struct node *flags, const struct judgement *j)
{
	struct node *flag = NULL, *because;

	if (j->flag == FLAG_NONE)
		return;
	for (struct node *f = flags->first; f && !flag; f = f->next)
		flag = node_get(f, "place")->to == j->subject.place ? f : NULL;
	if (!flag) {
		flag = put_map(b, flags, NULL);
		node_put(b->arena, flag, "state", flag_state_name(j->flag));
		put_link(b, flag, "place", j->subject.place);
		put_list(b, flag, "binds");
		put_list(b, flag, "needs");
		put_list(b, flag, "because");
	}
	for (enum flag_state s = FLAG_NONE; s < FLAG_STATES; s++)
		if (strcmp(node_text(flag, "state"), flag_state_name(s)) == 0 && flag_leads(j->flag, s)) {
			node_get(flag, "state")->text = flag_state_name(j->flag);
			break;
		}
	reason_merge(b->arena, node_get(flag, "needs"), j->flag_needs);
	because = put_map(b, node_get(flag, "because"), NULL);
	node_put(b->arena, because, "state", flag_state_name(j->flag));
	put_link(b, because, "obligation", j->subject.obligation);
}

static bool
has_text(const struct node *list, const char *text)
{
	for (const struct node *n = list->first; n; n = n->next)
		if (strcmp(n->text, text) == 0)
			return true;
	return false;
}

static void
gather_parties(struct builder *b, struct node *flags, const struct judgement *j)
{
	for (struct node *f = flags->first; f; f = f->next) {
		struct node *binds = node_get(f, "binds");

		if (node_get(f, "place")->to != j->subject.place || j->flag == FLAG_NONE)
			continue;
		if (j->binds_platform && !has_text(binds, "platform"))
			node_put(b->arena, binds, NULL, "platform");
		if (j->binds_users && !has_text(binds, "users"))
			node_put(b->arena, binds, NULL, "users");
	}
}

static void
put_context(struct builder *b, const struct card *document)
{
	struct node *context = put_map(b, b->root, "context");
	const struct node *versions = node_get(document->facts, "versions"), *governing;
	const char *version = b->page->card ? node_text(b->page->card->facts, "version") : NULL;

	put_link(b, context, "platform", document->parent);
	put_field(b, context, "operator", document->parent, "operator");
	put_link(b, context, "document", document);
	put_field(b, context, "address", document, "address");
	node_put(b->arena, context, "entity", node_text(node_get(document->facts, "entity"), "name"));
	if ((governing = node_get(document->facts, "governing-law")))
		put_link(b, context, "governing-law", governing->to);
	node_put(b->arena, context, "version", version);
	for (const struct node *v = versions ? versions->first : NULL; v && version; v = v->next)
		if (strcmp(node_text(v, "version"), version) == 0) {
			node_put(b->arena, context, "text", node_text(v, "text"));
			return;
		}
}

/* the bands that were indicated, for the remark beside an assessed value */
static const char *
indicated_bands(struct builder *b, const struct tally *t)
{
	const char *text = "";

	for (int band = EXPOSURES - 1; band >= 0; band--)
		if (t->band[band])
			text = arena_printf(b->arena, "%s%s%s", text, *text ? ", " : "", exposure_name(band));
	return text;
}

static void
put_exposure(struct builder *b, const struct tally *t)
{
	const struct node *assessed = node_get(b->page->card->facts, "assessed");
	struct node *exposure = put_map(b, b->root, "exposure"), *remarks, *r;
	const char *value = assessed ? node_text(assessed, "exposure") : NULL, *bands = indicated_bands(b, t);

	node_put(b->arena, exposure, "assessed", value);
	put_tally(b, exposure, t);
	if (!value || strcmp(value, bands) == 0)
		return;
	remarks = put_list(b, exposure, "remarks");
	r = reason_add(b->arena, remarks, *bands ? REASON_ASSESSED_DIFFERS : REASON_ASSESSED_LEADS);
	reason_text(b->arena, r, "assessed", value);
	if (*bands)
		reason_text(b->arena, r, "indicated", bands);
}

static void
build_provision(struct builder *b)
{
	const struct card *card = b->page->card;
	struct node *body = body_of(b, card), *flags, *outcomes, *rated;
	const struct node *mappings = node_get(card->facts, "mappings"), *whole;
	const struct card *service;
	struct tally t = {0};

	if (b->problem)
		return;
	node_add(b->root, "provision", body);
	put_context(b, card->parent);
	flags = put_list(b, b->root, "flags");
	rated = b->root->last;
	outcomes = node_list(b->arena);
	whole = node_get(body, "mappings");
	whole = whole ? whole->first : NULL;
	for (const struct node *n = mappings ? mappings->first : NULL; n && whole; n = n->next, whole = whole->next)
		for (size_t i = 0; (service = judge_service(b->edition->model, card->parent->parent, i)); i++) {
			struct judgement j = judge(b->edition->model, b->arena, &b->clock, card, n, service);

			gather_flag(b, flags, &j);
			gather_parties(b, flags, &j);
			put_outcome(b, outcomes, &j, whole);
		}
	(void)rated;
	tally_provision(&t, b->edition->verdicts, card);
	put_exposure(b, &t);
	node_add(b->root, "outcomes", outcomes);
}

/* ---- the other pages ---- */

/* the subject itself stands on the first part only */
static void
put_subject(struct builder *b)
{
	if (b->page->part == 0)
		put_body(b, b->page->card);
}

static void
build_platform(struct builder *b)
{
	put_subject(b);
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
build_document(struct builder *b)
{
	put_subject(b);
	put_context(b, b->page->card);
	put_cards(b, "provisions", provisions_of_document(b->page->card));
}

static size_t
longest_of_document(const struct edition *ed, const struct card *card)
{
	(void)ed;
	return count_and_free(provisions_of_document(card));
}

/* the law on the day, whoever is bound */
static void
put_states(struct builder *b, const struct card *law)
{
	const struct node *obligations = node_get(law->facts, "obligations");
	struct node *states = put_list(b, b->root, "states");

	for (const struct node *o = obligations ? obligations->first : NULL; o; o = o->next) {
		const struct card *obligation = link_find(b->edition->model, "obligation", node_text(o, "obligation"), law);
		struct subject s = {.arena = b->arena, .clock = &b->clock, .obligation = obligation, .law = law,
		                    .place = node_get(law->facts, "jurisdiction")->to};
		struct force f = force_on(&s);
		struct node *standing = put_map(b, states, NULL);
		struct cards provisions = {0};

		put_link(b, standing, "obligation", obligation);
		put_field(b, standing, "citation", obligation, "citation");
		put_force(b, standing, &f, false);
		cards_naming(&provisions, obligation, "provision", "obligation");
		put_count(b, standing, "provisions", count_and_free(provisions));
	}
}

static void
build_regulation(struct builder *b)
{
	put_subject(b);
	if (b->page->part == 0)
		put_states(b, b->page->card);
	put_cards(b, "provisions", provisions_of_regulation(b->edition, b->page->card));
}

static size_t
longest_of_regulation(const struct edition *ed, const struct card *card)
{
	return count_and_free(provisions_of_regulation(ed, card));
}

static void
build_jurisdiction(struct builder *b)
{
	put_subject(b);
	b->clock = b->edition->verdicts->clock; /* which provisions are flagged turns on all of them */
	put_cards(b, "regulations", regulations_of(b->page->card));
	put_cards(b, "provisions", provisions_flagged(b->edition, b->page->card));
}

static size_t
longest_of_jurisdiction(const struct edition *ed, const struct card *card)
{
	return larger(count_and_free(regulations_of(card)), count_and_free(provisions_flagged(ed, card)));
}

static void
build_category(struct builder *b)
{
	put_subject(b);
	put_cards(b, "provisions", provisions_of_category(b->page->card));
}

static size_t
longest_of_category(const struct edition *ed, const struct card *card)
{
	(void)ed;
	return count_and_free(provisions_of_category(card));
}

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
	                                    "category"};
	struct node *figures = put_list(b, b->root, "figures");
	struct kind provisions = cards_of(b->edition->model, "provision");
	struct tally t = {0};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct node *figure = put_map(b, figures, NULL);

		node_put(b->arena, figure, "name", kinds[i]);
		put_count(b, figure, "value", cards_of(b->edition->model, kinds[i]).n);
	}
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
}

static size_t
longest_of_overview(const struct edition *ed, const struct card *card)
{
	(void)card;
	return larger(larger(cards_of(ed->model, "platform").n, cards_of(ed->model, "regulation").n),
	              larger(cards_of(ed->model, "jurisdiction").n, cards_of(ed->model, "category").n));
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

static const struct page_kind page_kinds[10] = {
	{"overview", NULL, "index.html", false, build_overview, longest_of_overview},
	{"platform", "platforms", NULL, false, build_platform, longest_of_platform},
	{"document", "documents", NULL, true, build_document, longest_of_document},
	{"provision", "provisions", NULL, true, build_provision, NULL},
	{"regulation", "regulations", NULL, true, build_regulation, longest_of_regulation},
	{"jurisdiction", "jurisdictions", NULL, false, build_jurisdiction, longest_of_jurisdiction},
	{"category", "categories", NULL, false, build_category, longest_of_category},
	{"methodology", NULL, "methodology.html", false, build_methodology, NULL},
	{"about", NULL, "about.html", false, build_about, NULL},
	{0},
};

/* ---- the frame ---- */

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
		node_add(list, NULL, body_of(&b, laws.cards[i]));
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
	struct emitter e = {ed->model, ed->audience, page_href};

	return emit_document(&e, "report", schema_at(ed->model->schemas, "derived.schema.yaml"), document);
}
