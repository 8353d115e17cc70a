#include <stdlib.h>
#include <string.h>

#include "../evidence/change.h"
#include "../evidence/lockfile.h"
#include "followed.h"
#include "records.h"

/* ---- what a lock holds ---- */

const struct card *
change_of_record(const struct card *record)
{
	const struct card *owner = record_owner(record);
	struct referrers from = cards_from(owner, "change");

	for (size_t i = 0; i < from.n; i++)
		if (from.cards[i]->parent == owner && node_is(from.cards[i]->facts, "capture", record->name))
			return from.cards[i];
	return NULL;
}

const struct card *
record_of(const struct builder *b, const struct card *owner, const char *capture)
{
	const struct card *lock = lock_of(owner);

	if (!lock || !capture)
		return NULL;
	return card_find(b->analysis->model, "record", arena_printf(b->arena, "%s/%s", lock->id, capture));
}

/* whether the capture was made, or checked, by the day; the answer narrows the page */
static bool
is_made(struct builder *b, const struct node *capture)
{
	struct date on;

	return date_parse(node_text(capture, "on"), &on) && clock_reached(&b->clock, on) == TRI_YES;
}

/* ---- the history of a document, law or authority ---- */

static const char *
class_of(const struct node *capture)
{
	const char *step = node_text(capture, "step");

	return step ? step : node_is(capture, "text", "unusable") ? "unusable" : "first";
}

static size_t
put_class(struct builder *b, struct node *list, const struct node *captures, const char *name)
{
	struct node *class;
	size_t n = 0;

	for (const struct node *c = captures->first; c; c = c->next)
		n += is_made(b, c) && strcmp(class_of(c), name) == 0;
	if (n) {
		class = put_map(b, list, NULL);
		node_put(b->arena, class, "class", name);
		put_count(b, class, "n", n);
	}
	return n;
}

/* they add up: each capture has a step, or is the first, or is unusable */
static void
put_classes(struct builder *b, struct node *history, const struct node *captures)
{
	struct node *list = put_list(b, history, "classes");
	size_t all = put_class(b, list, captures, "first");

	for (enum change_class c = CHANGE_IDENTICAL; c < CHANGE_CLASSES; c++)
		all += put_class(b, list, captures, change_class_name(c));
	put_count(b, history, "of", all + put_class(b, list, captures, "unusable"));
}

/* who decided how much of the text a capture holds, from the day on which it was decided */
static void
put_checked(struct builder *b, struct node *step, const struct node *checked)
{
	if (checked && is_made(b, checked))
		put_copy(b, step, "checked", checked);
}

static void
put_step(struct builder *b, struct node *list, const struct card *owner, const struct node *capture)
{
	static const char *const fields[] = {"capture", "on", "at", "text", "because", "commit", "sha256", "back-to"};
	struct node *step = put_map(b, list, NULL);
	const struct node *own = owner_capture(owner, node_text(capture, "capture"));
	const struct card *record = record_of(b, owner, node_text(capture, "capture"));

	node_put(b->arena, step, "class", class_of(capture));
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		node_put(b->arena, step, fields[i], node_text(capture, fields[i]));
	node_put(b->arena, step, "words", node_text(capture, "size"));
	put_checked(b, step, node_get(own, "checked"));
	node_put(b->arena, step, "effective", node_text(own, "effective"));
	node_put(b->arena, step, "path", node_text(own, "path"));
	put_copy(b, step, "origin", node_get(own, "origin"));
	put_copy(b, step, "marks", node_get(capture, "marks"));
	if (record) {
		put_link(b, step, "record", record);
		node_get(step, "record")->text = node_text(capture, "capture");
	}
}

static bool
is_quiet(struct builder *b, const struct card *owner, const struct node *capture)
{
	const struct card *record = record_of(b, owner, node_text(capture, "capture"));
	const struct recorded_step *step = record ? step_of_record(b->analysis, record) : NULL;

	return node_text(capture, "step") && !(step && step->news);
}

/* Captures in their order. Those that say nothing new and follow each other are one stretch, which a reader can
 * open: 587 captures stay readable. */
static void
put_stretches(struct builder *b, struct node *history, const struct card *owner, const struct node *captures)
{
	struct node *list = put_list(b, history, "stretches"), *stretch = NULL, *steps = NULL;
	size_t n = 0, first = b->page->first;
	bool quiet = false;

	for (const struct node *c = captures->first; c; c = c->next) {
		if (!is_made(b, c) || n++ < first || n > first + b->page->size)
			continue;
		if (!stretch || !quiet || !is_quiet(b, owner, c)) {
			stretch = put_map(b, list, NULL);
			quiet = is_quiet(b, owner, c);
			node_put(b->arena, stretch, "quiet", quiet ? "yes" : "no");
			steps = put_list(b, stretch, "steps");
		}
		put_step(b, steps, owner, c);
	}
}

enum { FURNITURE_SHOWN = 100 }; /* lines; a cookie dialog can have several hundred */

/* the lines that are not taken for the text, on the first part of the page */
static void
put_furniture(struct builder *b, struct node *history, const struct node *furniture)
{
	struct node *list = NULL, *line;
	size_t shown = 0;

	if (!furniture || b->page->part)
		return;
	put_count(b, history, "furniture-lines", node_count(furniture));
	for (const struct node *n = furniture->first; n && shown < FURNITURE_SHOWN; n = n->next)
		if (node_text(n, "words")) {
			list = list ? list : put_list(b, history, "furniture");
			line = put_map(b, list, NULL);
			node_put(b->arena, line, "words", node_text(n, "words"));
			node_put(b->arena, line, "seen", node_text(n, "seen"));
			node_put(b->arena, line, "of", node_text(n, "of"));
			shown++;
		}
}

void
put_history(struct builder *b)
{
	const struct card *owner = b->page->card, *lock = lock_of(owner);
	const struct node *captures = lock ? node_get(lock->facts, "captures") : NULL;
	struct node *body = node_get(b->root, owner->kind), *history;

	if (!captures)
		return;
	if (body && node_get(body, "captures"))
		node_drop(body, node_get(body, "captures"));
	history = put_map(b, b->root, "history");
	put_classes(b, history, captures);
	put_furniture(b, history, node_get(lock->facts, "furniture"));
	put_copy(b, history, "alternations", node_get(lock->facts, "alternations"));
	put_stretches(b, history, owner, captures);
}

struct cards
changes_of(const struct card *owner)
{
	struct cards c = {0};

	cards_naming(&c, owner, "change", owner->kind);
	return c;
}

size_t
count_captures(const struct card *owner)
{
	const struct card *lock = lock_of(owner);

	return lock ? node_count(node_get(lock->facts, "captures")) : 0;
}

/* what is asked first of a document: when it was captured last, and when it changed */
static void
put_dates(struct builder *b, const struct card *document)
{
	struct node *followed = node_map(b->arena);

	put_followed(b, followed, document);
	put_reasons(b->root, "followed", followed);
}

void
build_document(struct builder *b)
{
	put_subject(b);
	put_context(b, b->page->card);
	put_shown(b, b->page->card);
	if (b->page->part == 0)
		put_dates(b, b->page->card);
	put_history(b);
	put_cards(b, "provisions", provisions_of_document(b->page->card));
	if (!lock_of(b->page->card) || count_and_free(changes_of(b->page->card)))
		put_cards(b, "changes", changes_of(b->page->card));
}

size_t
longest_of_document(const struct analysis *an, const struct page *page)
{
	(void)an;
	return size_larger(count_captures(page->card), size_larger(count_and_free(provisions_of_document(page->card)), count_and_free(changes_of(page->card))));
}

/* ---- the history of a clause ---- */

/* the first and the last day of the captures made by the day, as a reason; nothing where there is none */
static void
say_captured(struct builder *b, struct node *remarks, const struct card *document)
{
	const struct card *lock = lock_of(document);
	const char *from = NULL, *until = NULL;
	struct node *r;

	for (const struct node *c = lock ? node_get(lock->facts, "captures")->first : NULL; c; c = c->next)
		if (is_made(b, c)) {
			from = from ? from : node_text(c, "on");
			until = node_text(c, "on");
		}
	r = from ? reason_add(b->arena, remarks, REASON_PAST_CAPTURED) : reason_add(b->arena, remarks, REASON_PAST_NO_LOCK);
	reason_card(b->arena, r, "document", document);
	if (from) {
		reason_text(b->arena, r, "from", from);
		reason_text(b->arena, r, "until", until);
	}
}

/* versions other than the one described, but those that bear a later day than the page's */
static void
put_versions(struct builder *b, struct node *past)
{
	const struct card *card = b->page->card;
	const struct node *versions = node_get(card->parent->facts, "versions");
	const char *described = node_text(card->facts, "version");
	struct node *list = NULL;
	struct date on;

	for (const struct node *v = versions ? versions->first : NULL; v; v = v->next) {
		const char *version = node_text(v, "version");

		if (described && strcmp(version, described) == 0)
			continue;
		if (date_parse(version, &on) && clock_reached(&b->clock, on) == TRI_NO)
			continue;
		list = list ? list : put_list(b, past, "versions");
		put_copy(b, list, NULL, v);
	}
}

void
put_past(struct builder *b)
{
	const struct card *card = b->page->card;
	struct node *past = put_map(b, b->root, "past"), *remarks = put_list(b, past, "remarks"), *records;
	struct step_list touching = changes_touching(b->analysis, &b->clock, card);

	if (!node_get(card->facts, "excerpts"))
		reason_add(b->arena, remarks, REASON_PAST_NOT_SEEN);
	else
		say_captured(b, remarks, card->parent);
	if (!touching.n && lock_of(card->parent))
		reason_add(b->arena, remarks, REASON_PAST_UNTOUCHED);
	records = put_list(b, past, "records");
	for (size_t i = 0; i < touching.n; i++)
		changes_entry(b, records, touching.all[i]);
	free(touching.all);
	put_versions(b, past);
}
