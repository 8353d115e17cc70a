#include <stdlib.h>
#include <string.h>

#include "../evidence/lockfile.h"
#include "../law/fingerprint.h"
#include "records.h"

/* ---- the two captures ---- */

static void
put_side(struct builder *b, struct node *step, const char *key, const struct card *owner, const char *capture)
{
	static const char *const fields[] = {"capture", "on", "at", "commit", "sha256"};
	const struct node *c = lock_capture(owner, capture);
	struct node *side = put_map(b, step, key);

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		node_put(b->arena, side, fields[i], node_text(c, fields[i]));
	node_put(b->arena, side, "effective", node_text(owner_capture(owner, capture), "effective"));
}

/* what a document belongs to; a law or authority stands for itself */
static void
put_owner(struct builder *b, const struct card *owner)
{
	struct node *context;

	if (strcmp(owner->kind, "document") == 0) {
		put_context(b, owner);
		return;
	}
	context = put_map(b, b->root, "context");
	put_link(b, context, owner->kind, owner);
	put_field(b, context, "citation", owner, "citation");
}

/* ---- what it touches ---- */

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

/* the clauses that are mapped to the obligations it touches */
static struct cards
clauses_touched(const struct node *obligations)
{
	struct cards c = {0};

	for (const struct node *o = obligations ? obligations->first : NULL; o; o = o->next)
		if (o->to)
			cards_naming(&c, o->to, "provision", "obligation");
	cards_sort(&c);
	return c;
}

/* nothing where the list is empty; takes the cards */
static void
put_some(struct builder *b, const char *name, struct cards c)
{
	if (c.n)
		put_cards(b, name, c);
	else
		free(c.all);
}

/* the excerpts of platforms that a record touches */
static struct cards
excerpts_touched(const struct node *excerpts)
{
	struct cards c = {0};

	for (const struct node *e = excerpts ? excerpts->first : NULL; e; e = e->next)
		if (e->to)
			cards_put(&c, e->to);
	return c;
}

/* what the change makes of a mapping: one that was approved before is suspect, one that was not is to be read again */
static void
say_mapping(struct builder *b, struct node *says, const struct card *provision, const struct node *mapping)
{
	const char *status = node_text(mapping, "status"), *on = node_text(node_get(mapping, "reviewed"), "on");
	bool approved = text_is(status, "approved");
	enum reason_code code = !approved                                                   ? REASON_CHANGE_TO_READ
	                        : fingerprint_suspect(b->analysis->model, provision, mapping) ? REASON_CHANGE_SUSPECT
	                                                                                      : REASON_CHANGE_REVIEWED;
	struct node *r;

	if (text_is(status, "superseded") || !node_get(mapping, "obligation")->to)
		return;
	r = reason_add(b->arena, says, code);
	reason_card(b->arena, r, "provision", provision);
	reason_card(b->arena, r, "obligation", node_get(mapping, "obligation")->to);
	if (approved)
		reason_text(b->arena, r, "on", on);
}

/* the mappings of a clause; of those to one obligation, where it is given */
static void
say_mappings(struct builder *b, struct node *says, const struct card *provision, const struct card *obligation)
{
	const struct node *mappings = node_get(provision->facts, "mappings");

	for (const struct node *m = mappings ? mappings->first : NULL; m; m = m->next)
		if (!obligation || node_get(m, "obligation")->to == obligation)
			say_mapping(b, says, provision, m);
}

/* those of the clauses that a record touches, and of others to the obligations that it touches */
static struct node *
touched_mappings(struct builder *b, const struct node *own)
{
	struct node *says = node_list(b->arena);
	const struct node *touches = node_get(own, "touches"), *obligations = node_get(own, "obligations");

	for (const struct node *p = touches ? touches->first : NULL; p; p = p->next)
		if (p->to)
			say_mappings(b, says, p->to, NULL);
	for (const struct node *o = obligations ? obligations->first : NULL; o; o = o->next) {
		struct cards c = {0};

		if (o->to)
			cards_naming(&c, o->to, "provision", "obligation");
		cards_sort(&c);
		for (size_t i = 0; i < c.n; i++)
			say_mappings(b, says, c.all[i], o->to);
		free(c.all);
	}
	return says;
}

/* in the lead: the one mapping, or how many there are */
static void
say_touched(struct builder *b, struct node *remarks, const struct node *own, const struct node *mappings)
{
	size_t touched = node_count(node_get(own, "touches")) + node_count(node_get(own, "obligations")), n = 0;
	struct node *r;

	for (const struct node *m = mappings->first; m; m = m->next)
		n += !node_is(m, "code", "change.reviewed");
	if (touched && node_count(mappings) == 1)
		node_add(remarks, NULL, node_copy(b->arena, mappings->first));
	else if (touched) {
		r = reason_add(b->arena, remarks,
		               node_get(own, "touches") ? REASON_CHANGE_TOUCHED : REASON_CHANGE_TOUCHED_LAW);
		reason_count(b->arena, r, "n", touched);
		reason_count(b->arena, r, "mappings", n);
	} else if (node_get(b->root, "context") && !node_get(node_get(b->root, "context"), "authority")) {
		reason_add(b->arena, remarks,
		           node_get(node_get(b->root, "context"), "regulation") ? REASON_CHANGE_TOUCHES_NO_LAW : REASON_CHANGE_TOUCHES_NONE);
	}
}

/* ---- the words ---- */

enum { LEADING = 3, FEW = 5 }; /* so many passages lead; as few as that are all shown */

/* what a reader looks for first in a reworded sentence: other figures, then words that turn what it requires */
struct weight {
	const char *word;
	size_t weight;
};

static const struct weight signal_weights[] = {
	{"duration", 20},     {"amount", 20},         {"age", 20},          {"threshold", 8},     {"number", 3},
	{"negation-added", 8}, {"negation-removed", 8}, {"limit-added", 6},   {"limit-removed", 6}, {"right-added", 5},
	{"right-removed", 5}, {"duty-added", 5},      {"duty-removed", 5},
};

/* what costs a user most if it is missed; every other subject weighs 3 */
static const struct weight subject_weights[] = {
	{"ai-training", 18}, {"data-retention", 14}, {"data-sharing", 14}, {"liability", 12}, {"indemnity", 12}, {"class-action", 12},
	{"arbitration", 12}, {"fees", 10},           {"renewal", 10},      {"age", 10},       {"notice-period", 10}, {"termination", 8},
};

static size_t
weigh(const char *word, const struct weight *weights, size_t n, size_t otherwise)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(weights[i].word, word) == 0)
			return weights[i].weight;
	return otherwise;
}

static size_t
heaviest(const struct node *words, const struct weight *weights, size_t n, size_t otherwise)
{
	size_t most = 0;

	for (const struct node *w = words ? words->first : NULL; w; w = w->next)
		most = size_larger(most, weigh(w->text, weights, n, otherwise));
	return most;
}

/* The heaviest subject and the heaviest signal. A sentence that is new or gone has the signals of all its words, so they say less
 * there. */
static size_t
weight_of(const struct node *passage)
{
	size_t subject = heaviest(node_get(passage, "subjects"), subject_weights, sizeof subject_weights / sizeof *subject_weights, 3);
	size_t signal = heaviest(node_get(passage, "signals"), signal_weights, sizeof signal_weights / sizeof *signal_weights, 0);

	return subject + (node_is(passage, "is", "modified") ? signal : signal / 2);
}

/* the weight from which on a passage leads */
static size_t
least_leading(const struct node *differences)
{
	size_t top[LEADING] = {0};

	for (const struct node *p = differences->first; p; p = p->next) {
		size_t weight = weight_of(p);

		for (size_t i = 0; i < LEADING; i++)
			if (weight > top[i]) {
				size_t less = top[i];

				top[i] = weight;
				weight = less;
			}
	}
	return top[LEADING - 1];
}

/* The weightiest passages, and all others, each in the order of the text. Few of them stay together. */
static void
put_differences(struct builder *b, struct node *record, const struct node *differences)
{
	bool many = differences && node_count(differences) > FEW;
	size_t least = many ? least_leading(differences) : 0, n = 0;
	struct node *leading = NULL, *others = NULL;

	for (const struct node *p = many ? differences->first : NULL; p; p = p->next)
		n += weight_of(p) > least;
	for (const struct node *p = differences ? differences->first : NULL; p; p = p->next) {
		size_t weight = many ? weight_of(p) : 0;
		bool leads = many && (weight > least || (weight == least && n < LEADING && ++n));

		if (leads)
			put_copy(b, leading ? leading : (leading = put_list(b, record, "leading")), NULL, p);
		else
			put_copy(b, others ? others : (others = node_list(b->arena)), NULL, p);
	}
	put_copy(b, record, "differences", others);
}

/* the step that the lock records, with the texts of both captures as far as they may be shown */
static void
put_record(struct builder *b, const struct card *record, struct node *remarks)
{
	static const char *const fields[] = {"step", "added", "removed", "modified", "signals", "subjects", "figures",
	                                     "links", "touches", "obligations", "authorities"};
	const struct card *owner = record_owner(record);
	struct node *n = put_map(b, b->root, "record"), *body = body_with_record(b, record), *own, *mappings;
	const struct node *capture = lock_capture(owner, record->name), *changes;

	if (b->problem)
		return;
	changes = node_get(body, "changes");
	for (own = changes ? changes->first : NULL; own && !node_is(own, "record", record->name);)
		own = own->next;
	put_side(b, n, "before", owner, node_text(record->facts, "before"));
	put_side(b, n, "now", owner, record->name);
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		put_copy(b, n, fields[i], node_get(own, fields[i]));
	put_differences(b, n, node_get(own, "differences"));
	put_copy(b, n, "not-shown", node_get(own, "not-shown"));
	put_copy(b, n, "withheld", node_get(own, "withheld"));
	put_copy(b, n, "marks", node_get(capture, "marks"));
	changes_lead(b, remarks, record);
	mappings = touched_mappings(b, own);
	say_touched(b, remarks, own, mappings);
	put_reasons(n, "to-review", mappings);
	put_some(b, "obligations", obligations_touched(node_get(own, "touches")));
	put_some(b, "provisions", clauses_touched(node_get(own, "obligations")));
	put_shown_words(b, excerpts_touched(node_get(own, "platform-excerpts")));
}

static const struct card *
record_of_change(struct builder *b, const struct card *change)
{
	return record_of(b, change->parent, node_text(change->facts, "capture"));
}

/* what an author recorded of captures that no lock file compares */
static void
say_captured(struct builder *b, struct node *remarks, const struct card *change)
{
	struct node *r = reason_add(b->arena, remarks, REASON_CHANGE_CAPTURED);

	changes_when(b, r, node_text(change->facts, "from"), node_text(change->facts, "to"));
}

void
build_change(struct builder *b)
{
	const struct card *card = b->page->card;
	bool is_record = strcmp(card->kind, "record") == 0;
	const struct card *record = is_record ? card : record_of_change(b, card);
	struct node *remarks = put_list(b, b->root, "remarks");

	if (!record)
		say_captured(b, remarks, card);
	if (!is_record)
		put_subject(b);
	put_owner(b, is_record ? record_owner(card) : card->parent);
	if (record)
		put_record(b, record, remarks);
}
