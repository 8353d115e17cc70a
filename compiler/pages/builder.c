#include "facet.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "../law/condition.h"
#include "../law/known.h"
#include "../model/audience.h"
#include "../model/link.h"
#include "../model/territory.h"
#include "../syntax/read.h"
#include "../syntax/shape.h"

const struct card *
project_of(const struct analysis *an)
{
	return cards_of(an->model, "project").cards[0];
}

const struct card *
subject_of(const struct analysis *an)
{
	const struct node *subject = node_get(project_of(an)->facts, "subject");

	return subject ? subject->to : NULL;
}

bool
is_archive(const struct analysis *an)
{
	return cards_of(an->model, "provision").n == 0;
}

struct judgement
held_for(struct builder *b, const struct held *held)
{
	struct judgement j = held->is;

	j.subject.clock = &b->clock;
	clock_narrow(&b->clock, &held->clock);
	return j;
}

struct node *
put_map(struct builder *b, struct node *parent, const char *key)
{
	return node_add(parent, key, node_map(b->arena));
}

struct node *
put_list(struct builder *b, struct node *parent, const char *key)
{
	return node_add(parent, key, node_list(b->arena));
}

void
put_link(struct builder *b, struct node *parent, const char *key, const struct card *to)
{
	if (to)
		node_add(parent, key, node_scalar(b->arena, to->title))->to = to;
}

void
put_count(struct builder *b, struct node *parent, const char *key, size_t n)
{
	char digits[NUMBER_TEXT];

	node_put(b->arena, parent, key, arena_string(b->arena, number_text(digits, n)));
}

void
put_copy(struct builder *b, struct node *parent, const char *key, const struct node *value)
{
	if (value)
		node_add(parent, key, node_copy(b->arena, value));
}

void
put_field(struct builder *b, struct node *parent, const char *key, const struct card *card, const char *field)
{
	put_copy(b, parent, key, node_get(card->facts, field));
}

/* lists of reasons are left out where they hold nothing */
void
put_reasons(struct node *parent, const char *key, struct node *reasons)
{
	if (reasons->first)
		node_add(parent, key, reasons);
}

bool
task_is_open(const struct node *item)
{
	return !node_text(item, "status") || node_is(item, "status", "open");
}

const char *
tri_name(enum tri value)
{
	return value == TRI_YES ? "yes" : value == TRI_NO ? "no" : "undetermined";
}

void
put_tally(struct builder *b, struct node *parent, const struct tally *t)
{
	struct node *n = put_map(b, parent, "tally");

	for (int band = NOT_RATED; band >= 0; band--)
		put_count(b, n, exposure_name(band), t->band[band]);
	put_count(b, n, "of", t->of);
}

static void
put_bands(struct builder *b, struct node *parent, const char *key, const size_t bands[EXPOSURES])
{
	struct node *n = put_map(b, parent, key);
	size_t of = 0;

	for (int band = EXPOSURES - 1; band >= 0; band--) {
		put_count(b, n, exposure_name(band), bands[band]);
		of += bands[band];
	}
	put_count(b, n, "of", of);
}

static bool
bears_any(const struct standing_tally *t, enum bearer bearer)
{
	size_t n = 0;

	for (int band = 0; band < EXPOSURES; band++)
		n += t->rated[bearer][band] + t->conditional[bearer][band];
	return n > 0;
}

void
put_standing_tally(struct builder *b, struct node *parent, const struct standing_tally *t)
{
	struct node *n = put_map(b, parent, "standings"), *list;

	put_count(b, n, "rated", standing_rated(t, BEARERS));
	put_count(b, n, "established", standing_established(t, BEARERS));
	put_count(b, n, "conditional", standing_conditional(t, BEARERS));
	put_count(b, n, "none", t->none);
	put_count(b, n, "open", t->open);
	put_count(b, n, "unratable", t->unratable);
	put_count(b, n, "of", t->of);
	list = put_list(b, n, "bearers");
	for (enum bearer bearer = 0; bearer < BEARERS; bearer++) {
		struct node *borne;

		if (b->page->card && !bears_any(t, bearer)) /* the table of the whole has a row for each */
			continue;
		borne = put_map(b, list, NULL);
		node_put(b->arena, borne, "bearer", bearer_name(bearer));
		put_bands(b, borne, "rated", t->rated[bearer]);
		put_bands(b, borne, "established", t->established[bearer]);
		put_bands(b, borne, "conditional", t->conditional[bearer]);
	}
}

void
put_lead(struct builder *b, struct node *parent, const struct lead *lead)
{
	struct node *n = put_map(b, parent, "lead");

	node_put(b->arena, n, "kind", lead_name(lead->kind));
	if (lead->band != NOT_RATED)
		node_put(b->arena, n, "exposure", exposure_name(lead->band));
	node_put(b->arena, n, "bearer", bearer_name(lead->bearer));
	put_count(b, n, "n", lead->n);
	if (!lead->verdict)
		return;
	put_link(b, n, "obligation", lead->verdict->obligation);
	put_link(b, n, "provision", lead->verdict->provision);
	put_link(b, n, "service", lead->verdict->service);
}

/* the smallest sets of what leads to a result */
static void
put_sets(struct builder *b, struct node *parent, const char *key, const struct sets *sets)
{
	struct node *all = sets_list(b->arena, sets), *n, *list, *next;

	if (!all->first)
		return;
	n = put_map(b, parent, key);
	put_count(b, n, "more", sets->more);
	list = put_list(b, n, "sets");
	for (struct node *set = all->first; set; set = next) {
		next = set->next;
		node_add(put_map(b, list, NULL), "literals", set);
	}
}

void
put_conditional(struct builder *b, struct node *parent, const struct conditional *c)
{
	struct node *n = put_map(b, parent, "conditional"), *list;

	node_put(b->arena, n, "beyond", c->beyond ? "yes" : "no");
	put_count(b, n, "unknowns", c->unknowns);
	list = put_list(b, n, "results");
	for (size_t i = 0; i < c->nresults; i++) {
		struct node *result = put_map(b, list, NULL);

		node_put(b->arena, result, "exposure", c->results[i].band == NOT_RATED ? "none" : exposure_name(c->results[i].band));
		node_put(b->arena, result, "bearer", bearer_name(c->results[i].bearer));
	}
	put_sets(b, n, "highest", &c->highest);
	put_sets(b, n, "nothing", &c->none);
	put_reasons(n, "because", node_copy(b->arena, c->because));
}

/* whether it applies has no bands */
void
put_turning(struct builder *b, struct node *parent, const struct conditional *c)
{
	struct conditional sets = *c;

	sets.nresults = 0;
	put_conditional(b, parent, &sets);
}

void
put_covers(struct builder *b, struct node *parent, const char *key, const struct cover_tally *t)
{
	struct node *n = put_map(b, parent, key);

	for (enum cover_state state = COVER_MAPPED; state < COVER_STATES; state++)
		put_count(b, n, cover_state_name(state), t->state[state]);
	put_count(b, n, "of", t->of);
}

static void
note_source(struct page_sources *sources, const struct source *source)
{
	for (size_t i = 0; i < sources->n; i++)
		if (sources->all[i] == source)
			return;
	sources->all = mem_room(sources->all, sources->n, &sources->cap, sizeof *sources->all);
	sources->all[sources->n++] = source;
}

static struct node *
body_from(struct builder *b, const struct card *card, void (*narrow)(struct source *own, const void *ctx), const void *ctx)
{
	struct source own = source_again(card->source);
	const struct model *m = b->analysis->model;
	struct diags ignored = {0};
	enum source_result result = source_load(&own);
	struct node *body = NULL;

	if (b->sources && !territory_is(card)) /* what is in the program, every page depends on */
		note_source(b->sources, card->source);
	if (result == SOURCE_OK && narrow && own.disk) /* a text in memory is shared */
		narrow(&own, ctx);
	if (result == SOURCE_OK && (body = read_yaml(b->arena, &ignored, &own)) &&
	    shape_check(b->arena, &ignored, &own, schema_of_kind(m->schemas, card->kind), body)) {
		link_body(m, card, body);
		known_body(m, b->arena, &b->clock, card, body);
		body = audience_body(b->arena, body, b->analysis->audience);
		body->to = card;
	} else {
		b->problem = source_why(b->arena, &own, result == SOURCE_OK ? SOURCE_CHANGED : result);
		body = node_map(b->arena);
	}
	source_unload(&own);
	diag_free(&ignored);
	return body;
}

/* The whole body of a card's unit, read again from its file, which stays as it is for others. */
struct node *
body_of(struct builder *b, const struct card *card)
{
	return body_from(b, card, NULL, NULL);
}

/* ---- of a lock only what is about one record: it can have megabytes of others, and each of them has a page ---- */

/* the beginning of the line of a record in the text, where it is an item of a list in lines; else 0 */
static size_t
line_of_record(const char *text, const struct card *record)
{
	size_t at = record->name_span.from;

	while (at > 0 && text[at - 1] != '\n')
		at--;
	return text[at + strspn(text + at, " ")] == '-' ? at : 0;
}

/* Where the lines of a record begin and end, and where those of all begin; false where one is not such an item. The records
 * of a lock stand together among all, in the order of their ids. */
static bool
lines_of_record(const char *text, size_t size, struct kind all, const struct card *record, size_t *first, size_t lines[2])
{
	size_t i = record->order;

	while (i > 0 && all.cards[i - 1]->unit == record->unit)
		i--;
	lines[0] = *first = line_of_record(text, record);
	lines[1] = size;
	for (; i < all.n && all.cards[i]->unit == record->unit; i++) {
		size_t at = line_of_record(text, all.cards[i]);

		if (!at)
			return false;
		*first = at < *first ? at : *first;
		lines[1] = at > lines[0] && at < lines[1] ? at : lines[1];
	}
	return true;
}

struct one_record {
	struct kind all;
	const struct card *record;
};

/* takes the other records out of the text */
static void
keep_record(struct source *own, const void *ctx)
{
	const struct one_record *one = ctx;
	size_t first, lines[2];

	if (!lines_of_record(own->text, own->size, one->all, one->record, &first, lines))
		return;
	memmove(own->text + first, own->text + lines[0], lines[1] - lines[0]);
	own->size = first + lines[1] - lines[0];
	own->text[own->size] = '\0';
}

struct node *
body_with_record(struct builder *b, const struct card *record)
{
	struct one_record one = {cards_of(b->analysis->model, "record"), record};

	return body_from(b, record->unit, keep_record, &one);
}

const char *
edition_of(struct builder *b)
{
	if (b->sources)
		b->sources->edition = true;
	return b->analysis->id;
}

void
put_body(struct builder *b, const struct card *card)
{
	struct node *body = body_of(b, card);

	if (!b->problem)
		node_add(b->root, card->kind, body);
}

static bool
has_condition(const struct node *list, const struct card *law, const char *text)
{
	const struct node *n = list ? list->first : NULL;

	while (n && (node_get(n, "law")->to != law || !node_is(n, "text", text)))
		n = n->next;
	return n != NULL;
}

static void
put_condition(struct builder *b, const struct card *law, const char *text)
{
	struct node *list = node_get(b->root, "conditions");
	struct subject s = {.arena = b->arena, .clock = &b->clock, .law = law};
	struct node *ways = condition_ways(&s, text), *n, *out;

	if (!ways->first || has_condition(list, law, text))
		return;
	n = put_map(b, list ? list : put_list(b, b->root, "conditions"), NULL);
	put_link(b, n, "law", law);
	node_put(b->arena, n, "text", text);
	out = put_list(b, n, "ways");
	for (const struct node *way = ways->first; way; way = way->next)
		node_add(put_map(b, out, NULL), "literals", node_copy(b->arena, way));
}

void
put_conditions(struct builder *b, const struct card *law, const struct node *of)
{
	for (const struct node *n = of ? of->first : NULL; n; n = n->next)
		if (n->kind != NODE_SCALAR)
			put_conditions(b, law, n);
		else if (n->key && (strcmp(n->key, "when") == 0 || strcmp(n->key, "is") == 0))
			put_condition(b, law, n->text);
}

void
put_subject(struct builder *b)
{
	if (b->page->part == 0)
		put_body(b, b->page->card);
}

struct force
force_of_all(struct arena *a, struct clock *clock, const struct card *obligation)
{
	struct subject s = {.arena = a, .clock = clock, .obligation = obligation, .law = obligation->unit,
	                    .place = node_get(obligation->unit->facts, "jurisdiction")->to};

	return force_on(&s);
}

/* ---- lists ---- */

void
cards_put(struct cards *c, const struct card *card)
{
	c->all = mem_room(c->all, c->n, &c->cap, sizeof *c->all);
	c->all[c->n++] = card;
}

struct cards
cards_copy(const struct cards *c)
{
	struct cards copy = {.n = c->n, .cap = c->n, .all = mem_grow(NULL, c->n * sizeof *copy.all)};

	if (c->n)
		memcpy(copy.all, c->all, c->n * sizeof *copy.all);
	return copy;
}

/* the units of a kind that name card under a field, each once; references come in order of ids */
void
cards_naming(struct cards *c, const struct card *card, const char *kind, const char *field)
{
	card_look(card, PART_BACK);
	for (size_t i = 0; i < card->nfrom; i++) {
		const struct card *from = card->from_cards[i];

		if (strcmp(from->kind, kind) == 0 && strcmp(card->from[i]->field, field) == 0 &&
		    (c->n == 0 || c->all[c->n - 1] != from))
			cards_put(c, from);
	}
}

/* The platform that the site is about comes before the others. */
static void
subject_first(struct builder *b, struct cards *c)
{
	const struct card *subject = subject_of(b->analysis);

	for (size_t i = 1; i < c->n; i++)
		if (c->all[i] == subject) {
			memmove(c->all + 1, c->all, i * sizeof *c->all);
			c->all[0] = subject;
		}
}

static int
by_id(const void *left, const void *right)
{
	const struct card *a = *(const struct card *const *)left, *b = *(const struct card *const *)right;

	return strcmp(a->id, b->id);
}

void
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

static int
by_title(const void *left, const void *right)
{
	const struct card *a = *(const struct card *const *)left, *b = *(const struct card *const *)right;
	int order = strcasecmp(a->title, b->title);

	return order ? order : strcmp(a->id, b->id);
}

void
cards_by_title(struct cards *c)
{
	if (c->n)
		qsort(c->all, c->n, sizeof *c->all, by_title);
}

struct cards
cards_of_kind(const struct analysis *an, const char *kind)
{
	struct kind k = cards_of(an->model, kind);
	struct cards c = {0};

	for (size_t i = 0; i < k.n; i++)
		cards_put(&c, k.cards[i]);
	return c;
}

struct cards
services_of(const struct analysis *an, const struct card *platform)
{
	const struct card *service;
	struct cards c = {0};

	for (size_t i = 0; (service = apply_service(an->model, platform, i)); i++)
		cards_put(&c, service);
	return c;
}

struct cards
all_services(const struct analysis *an)
{
	struct some_cards all = reach_services(an->verdicts->reach, NULL);
	struct cards c = {0};

	for (size_t i = 0; i < all.n; i++)
		cards_put(&c, all.all[i]);
	return c;
}

struct cards
documents_of(const struct card *platform)
{
	struct cards c = {0};

	cards_naming(&c, platform, "document", "platform");
	return c;
}

struct cards
provisions_of_document(const struct card *document)
{
	struct cards c = {0};

	cards_naming(&c, document, "provision", "document");
	return c;
}

struct cards
provisions_of_platform(const struct card *platform)
{
	struct cards documents = documents_of(platform), c = {0};

	for (size_t i = 0; i < documents.n; i++)
		cards_naming(&c, documents.all[i], "provision", "document");
	free(documents.all);
	return c;
}

static void
entry_provision(struct builder *b, struct node *entry, const struct card *card)
{
	const struct node *assessed = node_get(node_get(card->facts, "assessed"), "exposure");
	struct tally t = {0};

	put_link(b, entry, "within", card->parent);
	node_put(b->arena, entry, "assessed", assessed ? assessed->text : NULL);
	put_count(b, entry, "assessed-rank", (size_t)schema_rank(assessed) + 1); /* 0 where nothing was assessed */
	clock_narrow(&b->clock, &b->analysis->verdicts->clock); /* what is counted was judged on the day */
	tally_provision(&t, b->analysis->verdicts, card);
	put_tally(b, entry, &t);
	put_said_first(b, entry, card);
	put_entry_facets(b, entry, card);
}

void
entry_flag(struct builder *b, struct node *entry, const struct card *card)
{
	enum flag_state state;

	if (strcmp(card->kind, "provision") != 0)
		return;
	state = verdict_flag(b->analysis->verdicts, card, b->page->card);
	node_put(b->arena, entry, "state", flag_state_name(state));
	put_count(b, entry, "state-rank", state);
}

void
entry_tally(struct builder *b, struct node *entry, const struct card *platform)
{
	struct cards provisions = provisions_of_platform(platform);
	struct tally t = {0};

	for (size_t i = 0; i < provisions.n; i++)
		tally_provision(&t, b->analysis->verdicts, provisions.all[i]);
	put_tally(b, entry, &t);
	put_said_first(b, entry, platform);
	put_count(b, entry, "count", count_and_free(provisions));
}

void
entry_covers(struct builder *b, struct node *entry, const struct card *platform)
{
	struct cover_tally t = reach_covers(b->analysis->verdicts->reach, &b->clock, platform);

	put_covers(b, entry, "covers", &t);
}

/* on the overview a line is short: how many clauses there are to find behind it */
void
entry_count(struct builder *b, struct node *entry, const struct card *card)
{
	const struct verdicts *v = b->analysis->verdicts;
	struct cards clauses = {0};

	if (strcmp(card->kind, "regulation") == 0 || strcmp(card->kind, "jurisdiction") == 0) {
		put_count(b, entry, "count", verdict_clauses(v, card));
	} else if (strcmp(card->kind, "platform") == 0) {
		put_count(b, entry, "count", count_and_free(provisions_of_platform(card)));
	} else if (strcmp(card->kind, "category") == 0) {
		cards_naming(&clauses, card, "provision", "categories");
		put_count(b, entry, "count", count_and_free(clauses));
	}
}

static void
put_entry(struct builder *b, struct node *entries, const struct card *card)
{
	static const struct { const char *kind, *field; } details[] = {
		{"platform", "operator"}, {"document", "type"}, {"regulation", "citation"}, {"jurisdiction", "type"},
		{"authority", "type"},       {"change", "class"},
	};
	struct node *entry = put_map(b, entries, NULL);

	put_link(b, entry, "unit", card);
	if (strcmp(card->kind, "provision") == 0)
		entry_provision(b, entry, card);
	if (b->page->kind->entry)
		b->page->kind->entry(b, entry, card);
	for (size_t i = 0; i < sizeof details / sizeof *details; i++)
		if (strcmp(details[i].kind, card->kind) == 0)
			node_put(b->arena, entry, "detail", node_text(card->facts, details[i].field));
}

enum { CHOSEN_FROM = 16 }; /* fewer lines than that are read at a glance, without a choice by what is said of them */

static void
put_name(struct builder *b, struct node *entries, const struct card *card)
{
	put_link(b, put_map(b, entries, NULL), "unit", card);
}

/* the list; takes nothing */
static struct node *
put_part(struct builder *b, const char *name, struct cards c, void (*put)(struct builder *, struct node *, const struct card *))
{
	struct node *lists = node_get(b->root, "lists"), *list, *entries;
	size_t first = b->page->first;

	if (!lists)
		lists = put_list(b, b->root, "lists");
	list = put_map(b, lists, NULL);
	node_put(b->arena, list, "name", name);
	put_count(b, list, "total", c.n);
	put_count(b, list, "first", first < c.n ? first + 1 : 0);
	entries = put_list(b, list, "entries");
	for (size_t i = first; i < c.n && i < first + b->page->size; i++)
		put(b, entries, c.all[i]);
	return list;
}

void
put_cards(struct builder *b, const char *name, struct cards c)
{
	struct node *list, *entries;

	subject_first(b, &c);
	list = put_part(b, name, c, put_entry);
	entries = node_get(list, "entries");
	if (node_count(entries) >= CHOSEN_FROM && strcmp(c.all[0]->kind, "provision") == 0)
		put_choices(b, list, entries);
	free(c.all);
}

void
put_titles(struct builder *b, const char *name, struct cards c)
{
	put_part(b, name, c, put_name);
	free(c.all);
}

size_t
count_and_free(struct cards c)
{
	free(c.all);
	return c.n;
}

size_t
size_larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

