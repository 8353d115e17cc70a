#include <stdlib.h>
#include <string.h>

#include "../analysis/lock.h"
#include "builder.h"

/* ---- what the lock of a document holds ---- */

const struct card *
change_of_record(const struct card *record)
{
	const struct card *document = record->unit->parent;

	for (size_t i = 0; i < document->nfrom; i++)
		if (strcmp(document->from_cards[i]->kind, "change") == 0 && document->from_cards[i]->parent == document &&
		    node_is(document->from_cards[i]->facts, "capture", record->name))
			return document->from_cards[i];
	return NULL;
}

static const struct card *
record_of(const struct builder *b, const struct card *document, const char *capture)
{
	const struct card *lock = lock_of(document);

	if (!lock || !capture)
		return NULL;
	return card_find(b->edition->model, "record", arena_printf(b->arena, "%s/%s", lock->id, capture));
}

/* whether the capture was made by the day; the answer narrows the page */
static bool
is_made(struct builder *b, const struct node *capture)
{
	struct date on;

	return date_parse(node_text(capture, "on"), &on) && clock_reached(&b->clock, on) == TRI_YES;
}

/* ---- the history of a document ---- */

/* the classes of captures, which add up: each has a step, or is the first, or is unusable */
static const char *const classes[] = {"first", "identical", "cosmetic", "dates", "numbers", "return", "new-wording", "unusable"};

static const char *
class_of(const struct node *capture)
{
	const char *step = node_text(capture, "step");

	return step ? step : node_is(capture, "text", "unusable") ? "unusable" : "first";
}

static void
put_classes(struct builder *b, struct node *history, const struct node *captures)
{
	struct node *list = put_list(b, history, "classes");
	size_t all = 0;

	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
		size_t n = 0;

		for (const struct node *c = captures->first; c; c = c->next)
			n += is_made(b, c) && strcmp(class_of(c), classes[i]) == 0;
		if (n) {
			struct node *class = put_map(b, list, NULL);

			node_put(b->arena, class, "class", classes[i]);
			put_count(b, class, "n", n);
		}
		all += n;
	}
	put_count(b, history, "of", all);
}

static void
put_step(struct builder *b, struct node *list, const struct card *document, const struct node *capture)
{
	static const char *const fields[] = {"capture", "on", "at", "text", "commit", "sha256", "back-to"};
	struct node *step = put_map(b, list, NULL);
	const struct node *own = owner_capture(document, node_text(capture, "capture"));
	const struct card *record = record_of(b, document, node_text(capture, "capture"));

	node_put(b->arena, step, "class", class_of(capture));
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		node_put(b->arena, step, fields[i], node_text(capture, fields[i]));
	node_put(b->arena, step, "effective", node_text(own, "effective"));
	put_copy(b, step, "marks", node_get(capture, "marks"));
	if (record) {
		put_link(b, step, "record", record);
		node_get(step, "record")->text = node_text(capture, "capture");
	}
}

static bool
is_quiet(struct builder *b, const struct card *document, const struct node *capture)
{
	const char *class = class_of(capture);

	return (strcmp(class, "identical") == 0 || strcmp(class, "cosmetic") == 0 || strcmp(class, "return") == 0) &&
	       !record_of(b, document, node_text(capture, "capture"));
}

/* Captures in their order. Those that say nothing new and follow each other are one stretch, which a reader can
 * open: 587 captures stay readable. */
static void
put_stretches(struct builder *b, struct node *history, const struct card *document, const struct node *captures)
{
	struct node *list = put_list(b, history, "stretches"), *stretch = NULL, *steps = NULL;
	size_t n = 0, first = b->page->part * PAGE_PART;
	bool quiet = false;

	for (const struct node *c = captures->first; c; c = c->next) {
		if (!is_made(b, c) || n++ < first || n > first + PAGE_PART)
			continue;
		if (!stretch || !quiet || !is_quiet(b, document, c)) {
			stretch = put_map(b, list, NULL);
			quiet = is_quiet(b, document, c);
			node_put(b->arena, stretch, "quiet", quiet ? "yes" : "no");
			steps = put_list(b, stretch, "steps");
		}
		put_step(b, steps, document, c);
	}
}

static void
put_history(struct builder *b, const struct card *document)
{
	const struct card *lock = lock_of(document);
	const struct node *captures = lock ? node_get(lock->facts, "captures") : NULL;
	struct node *history;

	if (!captures)
		return;
	history = put_map(b, b->root, "history");
	put_classes(b, history, captures);
	put_copy(b, history, "alternations", node_get(lock->facts, "alternations"));
	put_stretches(b, history, document, captures);
}

static struct cards
changes_of(const struct card *document)
{
	struct cards c = {0};

	cards_naming(&c, document, "change", "document");
	return c;
}

void
build_document(struct builder *b)
{
	put_subject(b);
	if (b->page->part == 0 && !b->problem && lock_of(b->page->card)) {
		struct node *body = node_get(b->root, "document");
		const struct node *captures = node_get(body, "captures");

		if (captures) /* the history has them, with what was found */
			node_drop(body, captures);
	}
	put_context(b, b->page->card);
	put_history(b, b->page->card);
	put_cards(b, "provisions", provisions_of_document(b->page->card));
	if (!lock_of(b->page->card) || count_and_free(changes_of(b->page->card)))
		put_cards(b, "changes", changes_of(b->page->card));
}

size_t
longest_of_document(const struct edition *ed, const struct card *card)
{
	const struct card *lock = lock_of(card);
	size_t captures = lock ? node_count(node_get(lock->facts, "captures")) : 0;

	(void)ed;
	return larger(captures, larger(count_and_free(provisions_of_document(card)), count_and_free(changes_of(card))));
}

/* ---- one change ---- */

static void
put_side(struct builder *b, struct node *step, const char *key, const struct card *document, const char *capture)
{
	static const char *const fields[] = {"capture", "on", "at", "commit", "sha256"};
	const struct node *c = lock_capture(document, capture);
	struct node *side = put_map(b, step, key);

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		node_put(b->arena, side, fields[i], node_text(c, fields[i]));
	node_put(b->arena, side, "effective", node_text(owner_capture(document, capture), "effective"));
}

/* the obligations to which the clauses it touches are mapped */
static struct cards
obligations_touched(const struct node *touches)
{
	struct cards c = {0};

	for (const struct node *p = touches ? touches->first : NULL; p; p = p->next) {
		const struct node *mappings = p->to ? node_get(p->to->facts, "mappings") : NULL;

		for (const struct node *m = mappings ? mappings->first : NULL; m; m = m->next)
			cards_put(&c, node_get(m, "obligation")->to);
	}
	cards_sort(&c);
	return c;
}

/* the step that the lock records, with the texts of both captures as far as they may be shown */
static void
put_record(struct builder *b, const struct card *record)
{
	static const char *const fields[] = {"step", "added", "removed", "modified", "signals", "touches", "differences", "not-shown"};
	const struct card *document = record->unit->parent;
	struct node *n = put_map(b, b->root, "record"), *body = body_of(b, record->unit), *own;
	const struct node *capture = lock_capture(document, record->name), *changes;
	struct cards obligations;

	if (b->problem)
		return;
	changes = node_get(body, "changes");
	for (own = changes ? changes->first : NULL; own && !node_is(own, "record", record->name);)
		own = own->next;
	put_side(b, n, "before", document, node_text(record->facts, "before"));
	put_side(b, n, "now", document, record->name);
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		put_copy(b, n, fields[i], node_get(own, fields[i]));
	put_copy(b, n, "marks", node_get(capture, "marks"));
	obligations = obligations_touched(node_get(own, "touches"));
	if (obligations.n)
		put_cards(b, "obligations", obligations);
	else
		free(obligations.all);
}

static const struct card *
record_of_change(struct builder *b, const struct card *change)
{
	return record_of(b, change->parent, node_text(change->facts, "capture"));
}

void
build_change(struct builder *b)
{
	const struct card *card = b->page->card;
	bool is_record = strcmp(card->kind, "record") == 0;
	const struct card *record = is_record ? card : record_of_change(b, card);
	const struct card *document = is_record ? card->unit->parent : card->parent;
	struct node *r = reason_add(b->arena, put_list(b, b->root, "remarks"), REASON_CHANGE_CAPTURED);
	const char *from = record ? node_text(lock_capture(document, node_text(record->facts, "before")), "on")
	                          : node_text(card->facts, "from");

	reason_text(b->arena, r, "from", from);
	reason_text(b->arena, r, "to", node_text(card->facts, is_record ? "on" : "to"));
	if (!is_record)
		put_subject(b);
	put_context(b, document);
	if (record)
		put_record(b, record);
}
