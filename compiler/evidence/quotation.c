#include "quotation.h"

#include <string.h>

#include "lockfile.h"

/* ---- which there are ---- */

struct each {
	const struct card *owner;
	void (*fn)(void *ctx, const struct quotation *q);
	void *ctx;
};

/* law that was seen only where somebody quotes it */
static bool
is_hearsay(const struct card *holder, const struct node *excerpt)
{
	return strcmp(holder->kind, "provision") != 0 && node_get(excerpt, "quoted-by") && !node_get(excerpt, "capture");
}

static bool
is_taken(const struct card *owner, const struct card *holder, const struct node *excerpt)
{
	return excerpt_owner(holder, excerpt) == owner && !node_is(excerpt, "translation", "true") && !is_hearsay(holder, excerpt);
}

static void
each_of(const struct each *e, const struct card *holder)
{
	struct quotation q = {.holder = holder};
	size_t before = 0;

	for (; (q.excerpt = excerpt_next(holder, q.excerpt, &q.version)); before = q.version) {
		q.number = q.version == before ? q.number + 1 : 1;
		if (is_taken(e->owner, holder, q.excerpt))
			e->fn(e->ctx, &q);
	}
}

/* those of the units of a kind that name the owner */
static void
each_referring(const struct each *e, const char *kind)
{
	struct referrers from = cards_from(e->owner, kind);

	for (size_t i = 0; i < from.n; i++)
		if (i == 0 || from.cards[i] != from.cards[i - 1])
			each_of(e, from.cards[i]);
}

void
quotation_each(const struct model *m, const struct card *owner, void (*fn)(void *ctx, const struct quotation *q), void *ctx)
{
	static const char *const kinds[] = {"obligation", "authority"};
	struct each e = {owner, fn, ctx};

	each_referring(&e, "provision");
	for (size_t n = 0; n < sizeof kinds / sizeof *kinds; n++) {
		struct kind holders = cards_of(m, kinds[n]);

		for (size_t i = 0; i < holders.n; i++)
			each_of(&e, holders.cards[i]);
	}
	each_referring(&e, "excerpt");
}

/* ---- those that no lock records ---- */

struct check {
	struct diags *diags;
	const struct card *owner;
	size_t missing, unlocked;
	struct diag_repeat unrecorded; /* in the lock file that there is */
};

static struct place
text_place(const struct card *holder, const struct node *excerpt)
{
	return (struct place){holder->source, node_get(excerpt, "text")->span};
}

/* Words whose holder says that they were seen, in a text that can be opened. What is attested and names no capture rests on who
 * attests it, and what is quoted second-hand on who quotes it. */
static bool
is_claimed(const struct quotation *q)
{
	const char *basis = node_text(q->holder->facts, "basis");
	bool elsewhere = node_get(q->excerpt, "attested") || node_get(q->excerpt, "quoted-by");

	return (!basis || strcmp(basis, "verbatim") == 0) && (!elsewhere || node_get(q->excerpt, "capture"));
}

/* of the captures that the excerpt may be from, those with a file, and those of them that can be used */
static size_t
count_captures(const struct quotation *q, const struct card *owner, size_t *usable)
{
	const struct node *captures = node_get(owner->facts, "captures");
	const char *only = excerpt_capture(q->excerpt);
	size_t n = 0;

	*usable = 0;
	for (const struct node *c = captures ? captures->first : NULL; c; c = c->next) {
		if (!node_get(c, "path") || (only && !node_is(c, "capture", only)))
			continue;
		n++;
		*usable += only ? !capture_ruled_out(c) : !node_is(c, "text", "unusable");
	}
	return n;
}

/* one finding for all of a lock file, which one run of 'regc lock' resolves */
static void
say_unrecorded(struct check *ck, struct place place)
{
	if (ck->unrecorded.d) {
		diag_again(ck->diags, &ck->unrecorded, place);
		return;
	}
	ck->unrecorded.d = diag_add(ck->diags, RG5026, place, "the lock file of '%s' does not record these words", ck->owner->id);
	diag_help(ck->diags, ck->unrecorded.d, "run 'regc lock', which looks for them in the captures, and commit the file it writes");
}

/* without a lock file they are counted, and one finding says so of all */
static void
say_missing(struct check *ck, const struct quotation *q, size_t usable)
{
	struct place place = text_place(q->holder, q->excerpt);

	if (!usable)
		diag_help(ck->diags,
		          diag_add(ck->diags, RG5026, place, excerpt_capture(q->excerpt) ? "the capture of '%s' with these words is marked as unusable"
		                                                                         : "every capture of '%s' is marked as unusable",
		                   ck->owner->id),
		          "quote a usable capture; if this one holds the text, set 'text: whole' and say under 'checked' who looked");
	else if (lock_of(ck->owner))
		say_unrecorded(ck, place);
	else
		ck->unlocked++;
	ck->missing++;
}

static void
check_one(void *ctx, const struct quotation *q)
{
	struct check *ck = ctx;
	size_t usable;

	if (is_claimed(q) && count_captures(q, ck->owner, &usable) && !lock_excerpt(q->holder, q->excerpt))
		say_missing(ck, q, usable);
}

size_t
quotation_check(const struct model *m, struct diags *ds, const struct card *owner)
{
	struct check ck = {.diags = ds, .owner = owner};

	quotation_each(m, owner, check_one, &ck);
	if (ck.unrecorded.d)
		diag_again_end(ds, &ck.unrecorded);
	if (ck.unlocked)
		diag_help(ds,
		          diag_add(ds, RG5026, (struct place){owner->source, owner->name_span},
		                   "no lock file for these captures, and %zu excerpt%s quote%s them", ck.unlocked, ck.unlocked == 1 ? "" : "s",
		                   ck.unlocked == 1 ? "s" : ""),
		          "run 'regc lock' and commit the file it writes");
	return ck.missing;
}

/* ---- those that name no capture ---- */

/* The line goes before the words, whose end depends on how they are quoted. */
static void
add_edit(struct diags *ds, struct diag *d, const struct card *holder, const struct node *excerpt, const char *capture)
{
	const struct node *text = node_get(excerpt, "text");
	struct source source = source_again(holder->source);
	struct place place = {holder->source, {text->key_span.from, text->key_span.from}};
	bool in_braces = excerpt->span.from < excerpt->first->key_span.from;

	if (text->key_span.to <= text->key_span.from || source_load(&source) != SOURCE_OK)
		return;
	diag_edit(ds, d, place,
	          in_braces ? arena_printf(&ds->arena, "capture: %s, ", capture)
	                    : arena_printf(&ds->arena, "capture: %s\n%*s", capture,
	                                   (int)source_position(&source, text->key_span.from).column - 1, ""),
	          true);
	source_unload(&source);
}

void
quotation_offer(struct diags *ds, const struct card *holder, const struct node *excerpt, const char *capture)
{
	struct diag *d = diag_add(ds, RG5027, text_place(holder, excerpt), "these words are from capture %s, which the excerpt does not name",
	                          capture);

	diag_help(ds, d, "add 'capture: %s' beside the text", capture);
	add_edit(ds, d, holder, excerpt, capture);
}
