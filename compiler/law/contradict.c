#include "contradict.h"

#include <string.h>

#include "../base/date.h"
#include "../base/text.h"
#include "../evidence/lockfile.h"
#include "judge.h"
#include "rate.h"

static struct place
at(const struct card *card, const struct node *n)
{
	return (struct place){card->source, n->span};
}

static const struct node *
first_of(const struct card *card, const char *list)
{
	const struct node *n = node_get(card->facts, list);

	return n ? n->first : NULL;
}

/* the entry of a list that has this value; NULL where there is none */
static const struct node *
entry_with(const struct card *card, const char *list, const char *key, const char *value)
{
	for (const struct node *n = first_of(card, list); n; n = n->next)
		if (value && text_is(node_text(n, key), value))
			return n;
	return NULL;
}

static bool
is_before(const struct node *a, const struct node *b)
{
	struct date d, e;

	return a && b && date_parse(a->text, &d) && date_parse(b->text, &e) && date_before(d, e) == TRI_YES;
}

/* ---- days to come ---- */

static void
check_past(const struct card *card, struct diags *ds, const struct node *n, struct date latest)
{
	struct date d;

	if (n->kind == NODE_SCALAR && n->schema && (schema_flags(n->schema) & X_PAST) && date_parse(n->text, &d) &&
	    date_before(latest, d) == TRI_YES)
		diag_help(ds, diag_add(ds, RG4050, at(card, n), "%s is still to come", n->text),
		          "give the day on which it was done; to judge for a later day, use '--as-of'");
	for (const struct node *c = n->first; c; c = c->next)
		if (c->schema->holds & HOLDS_PAST)
			check_past(card, ds, c, latest);
}

/* nothing is checked before there is something to check */
static void
check_order(const struct card *card, struct diags *ds, const struct node *done, const struct node *capture)
{
	const struct node *fetched = node_get(capture, "on");
	struct diag *d;

	if (!is_before(done, fetched))
		return;
	d = diag_add(ds, RG4054, at(card, done), "%s is before the capture '%s' was fetched, on %s", done->text,
	             node_text(capture, "capture"), fetched->text);
	diag_help(ds, d, "correct one of the two days, or name the capture that was read");
}

/* ---- versions ---- */

struct version_list {
	const struct card *document;
};

static const char *
version_at(const void *ctx, size_t i)
{
	const struct version_list *l = ctx;
	const struct node *n = first_of(l->document, "versions");

	while (n && i--)
		n = n->next;
	return n ? node_text(n, "version") : NULL;
}

/* A document that lists no versions contradicts none. */
static void
check_version(const struct card *card, struct diags *ds, const struct node *version, const struct card *document)
{
	struct version_list list = {document};
	const char *near;
	struct diag *d;

	if (!version || !first_of(document, "versions") || entry_with(document, "versions", "version", version->text))
		return;
	d = diag_add(ds, RG4055, at(card, version), "'%s' lists no version '%s'", document->id, version->text);
	if ((near = nearest_word(version->text, version_at, &list))) {
		diag_propose(ds, d, at(card, version), version->text, near);
		diag_help(ds, d, "did you mean '%s'? otherwise add it under 'versions' of the document", near);
	} else {
		diag_help(ds, d, "add it under 'versions' of the document, or correct the date");
	}
}

static void
check_document(const struct card *document, struct diags *ds)
{
	for (const struct node *c = first_of(document, "captures"); c; c = c->next)
		check_version(document, ds, node_get(c, "version"), document);
}

/* of every owner of captures: a person's look at a text is not before it was fetched */
static void
check_captures_order(const struct card *owner, struct diags *ds)
{
	for (const struct node *c = first_of(owner, "captures"); c; c = c->next)
		check_order(owner, ds, node_get(node_get(c, "checked"), "on"), c);
}

static void
check_attested(const struct card *holder, struct diags *ds)
{
	size_t version;

	for (const struct node *e = NULL; (e = excerpt_next(holder, e, &version));)
		check_order(holder, ds, node_get(node_get(e, "attested"), "on"),
		            owner_capture(excerpt_owner(holder, e), excerpt_capture(e)));
}

/* ---- two relations of a clause to one duty ---- */

/* Two of one duty can stand side by side where both only touch it. Where one does and the other meets, moves or opposes it, a
 * clause of several sentences may be meant. All others exclude each other, and of two that are the same one is too many. */
static enum diag_code
pair_finding(const char *relation, const char *other)
{
	enum clause_position p = rate_relation(relation), q = rate_relation(other);

	if (strcmp(relation, other) == 0)
		return RG4056;
	if (p == POSITION_NEUTRAL && q == POSITION_NEUTRAL)
		return DIAG_CODES;
	if (p == POSITION_NONE || q == POSITION_NONE)
		return RG4056;
	return p == POSITION_NEUTRAL || q == POSITION_NEUTRAL ? RG4057 : RG4056;
}

static void
check_pair(const struct card *clause, struct diags *ds, const struct node *a, const struct node *b, const char *to)
{
	const struct node *first = node_get(a, "relation"), *second = node_get(b, "relation");
	enum diag_code code = pair_finding(first->text, second->text);
	const struct card *duty = node_get(b, to)->to;
	struct diag *d;

	if (code == DIAG_CODES)
		return;
	if (strcmp(first->text, second->text) == 0)
		d = diag_add(ds, code, at(clause, second), "the clause is mapped to '%s' twice, as %s", duty->id, second->text);
	else
		d = diag_add(ds, code, at(clause, second), "the clause is mapped to '%s' as %s and as %s", duty->id, first->text,
		             second->text);
	diag_note(ds, d, at(clause, first), "the other mapping is here");
	diag_help(ds, d,
	          code == RG4057 ? "describe each sentence as a clause of its own, or keep one mapping"
	                         : "keep the one that holds; 'status: superseded' keeps the other on record");
}

/* a mapping for counsel or the house can stand beside the public one, and say more */
static bool
same_readers(const struct node *a, const struct node *b)
{
	const char *one = node_text(a, "audience"), *other = node_text(b, "audience");

	return strcmp(one ? one : "public", other ? other : "public") == 0;
}

static void
check_pairs(const struct card *clause, struct diags *ds, const char *list, const char *to)
{
	for (const struct node *a = first_of(clause, list); a; a = a->next)
		for (const struct node *b = a->next; b; b = b->next)
			if (node_get(a, to)->to == node_get(b, to)->to && judge_counts(a) && judge_counts(b) && same_readers(a, b))
				check_pair(clause, ds, a, b, to);
}

static void
check_provision(const struct card *provision, struct diags *ds)
{
	check_version(provision, ds, node_get(provision->facts, "version"), provision->parent);
	check_pairs(provision, ds, "mappings", "obligation");
	check_pairs(provision, ds, "bills", "bill");
}

/* ---- searches ---- */

/* the text that a search read of a document */
struct text_read {
	const struct card *document;
	const struct node *entry;   /* of the search, under 'documents' */
	const struct node *capture; /* of the document; NULL where none is named, or it has no such one */
};

static struct text_read
text_read(const struct node *entry)
{
	const struct card *document = node_get(entry, "document")->to;

	return (struct text_read){document, entry, owner_capture(document, node_text(entry, "capture"))};
}

/* Where nothing was found the text was read in full, as the record says: a text that is no policy cannot have been, and of one
 * that breaks off nobody can tell what the rest has. */
static void
check_whole(const struct card *search, struct diags *ds, const struct text_read *t)
{
	const struct node *named = node_get(t->entry, t->capture ? "capture" : "version");
	const struct node *read = t->capture ? t->capture
	                                     : entry_with(t->document, "versions", "version", named ? named->text : NULL);
	bool part = node_is(read, "text", "truncated") || node_is(read, "text", "opening");

	if (!read || !node_is(search->facts, "result", "not-found") || node_is(read, "text", "whole"))
		return;
	diag_help(ds,
	          diag_add(ds, part ? RG4059 : RG4053, at(search, named), "nothing was found in '%s', but its text is recorded as '%s'",
	                   named->text, node_text(read, "text")),
	          "only a text that was read in full shows that something is not in it; name another one, or remove the document");
}

/* the platform, version and capture that it names are there */
static void
check_text(const struct card *search, struct diags *ds, const struct text_read *t)
{
	const struct node *capture = node_get(t->entry, "capture");

	if (t->document->parent != search->parent)
		diag_help(ds,
		          diag_add(ds, RG4053, at(search, node_get(t->entry, "document")), "'%s' is a document of another platform",
		                   t->document->id),
		          "name a document of %s, or record the search for the other platform", search->parent->id);
	if (capture && !t->capture)
		diag_help(ds, diag_add(ds, RG4053, at(search, capture), "'%s' has no capture '%s'", t->document->id, capture->text),
		          "name a capture that the document lists, or list this one");
	check_version(search, ds, node_get(t->entry, "version"), t->document);
	check_whole(search, ds, t);
	check_order(search, ds, node_get(search->facts, "on"), t->capture);
}

static bool
is_of(const struct card *provision, const struct card *document)
{
	if (provision->parent == document)
		return true;
	for (const struct node *e = first_of(provision, "excerpts"); e; e = e->next)
		if (excerpt_owner(provision, e) == document)
			return true;
	return false;
}

static bool
is_between(const struct card *document, const char *first, const char *last, const char *capture)
{
	bool in = false;

	for (const struct node *c = first_of(document, "captures"); c; c = c->next) {
		in = in || node_is(c, "capture", first);
		if (node_is(c, "capture", capture))
			return in;
		in = in && !node_is(c, "capture", last);
	}
	return false;
}

/* whether the words of the clause are known to be in other captures than the one that was read */
static bool
is_captured_elsewhere(const struct card *provision, const struct text_read *t)
{
	bool elsewhere = false;

	for (const struct node *e = first_of(provision, "excerpts"); e && t->capture; e = e->next) {
		const struct node *found = excerpt_owner(provision, e) == t->document ? lock_excerpt(provision, e) : NULL;

		if (found && is_between(t->document, node_text(found, "first"), node_text(found, "last"), node_text(t->capture, "capture")))
			return false;
		elsewhere = elsewhere || found;
	}
	return elsewhere;
}

/* whether the clause is described from another version than the one that was read */
static bool
is_of_another(const struct card *provision, const struct text_read *t)
{
	const char *own = provision->parent == t->document ? node_text(provision->facts, "version") : NULL;
	const char *read = node_text(t->entry, "version") ? node_text(t->entry, "version") : node_text(t->capture, "version");
	struct date d, e;

	return own && read && date_parse(own, &d) && date_parse(read, &e) && date_same(d, e) == TRI_NO;
}

static bool
can_be_in(const struct card *provision, const struct text_read *t)
{
	return !is_of_another(provision, t) && !is_captured_elsewhere(provision, t);
}

/* Relations that claim what a search looks for: that something is there which does what the duty asks, or a part of it. A
 * clause that opposes the duty, moves it to others, relies on an exception or only touches it does not. */
static bool
claims(const struct node *mapping)
{
	static const char *const relations[] = {"satisfies", "exceeds", "supports", "precedes", "discloses"};

	for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
		if (node_is(mapping, "relation", relations[i]))
			return judge_counts(mapping);
	return false;
}

static bool
concerns(const struct node *mapping)
{
	return judge_counts(mapping) && !node_is(mapping, "relation", "not-applicable");
}

/* where the clause says that it is what was looked for: its mapping or category; NULL where it does not */
static const struct node *
claimed_by(const struct card *provision, const struct card *search, bool (*counts)(const struct node *))
{
	const struct node *obligation = node_get(search->facts, "obligation"), *category = node_get(search->facts, "category");

	for (const struct node *m = obligation ? first_of(provision, "mappings") : NULL; m; m = m->next)
		if (node_get(m, "obligation")->to == obligation->to && counts(m))
			return node_get(m, "obligation");
	for (const struct node *c = category ? first_of(provision, "categories") : NULL; c; c = c->next)
		if (c->to == category->to)
			return c;
	return NULL;
}

/* where the platform or a service of it has the fact that the clause prohibits what was looked for */
static const struct node *
prohibits(const struct card *of, const struct card *provision, const char *word)
{
	for (const struct node *f = first_of(of, "facts"); f; f = f->next) {
		const struct node *excerpt = node_get(f, "excerpt");

		if (node_is(f, "fact", "terms-prohibit") && node_is(f, "value", word) && excerpt && excerpt->to == provision)
			return node_get(f, "value");
	}
	return NULL;
}

static void
say_claimed(const struct card *search, struct diags *ds, const struct card *by, const struct node *claim, const char *as)
{
	struct diag *d = diag_add(ds, RG4051, at(search, node_get(search->facts, "result")), "nothing was found, but %s '%s' %s '%s'",
	                          by->kind, by->id, as, claim->to ? claim->to->id : claim->text);

	diag_note(ds, d, at(by, claim), "here");
	diag_help(ds, d, "correct the mapping or the search; if the clause is in another version of the text, give its 'version'");
}

static void
check_mapped(const struct card *search, struct diags *ds, const struct card *provision, const struct text_read *t)
{
	const struct node *claim = claimed_by(provision, search, claims);

	if (claim && can_be_in(provision, t))
		say_claimed(search, ds, provision, claim, node_get(search->facts, "obligation") ? "is mapped to" : "is in the category");
}

/* the facts of a platform or service that rest on the clause */
static void
check_prohibited(const struct card *search, struct diags *ds, const struct card *provision, const struct text_read *t,
                 struct kind subjects)
{
	const char *word = node_text(search->facts, "terms-prohibit");

	for (size_t i = 0; word && i < subjects.n; i++) {
		const struct card *subject = subjects.cards[i];
		const struct node *claim = subject->unit == search->parent ? prohibits(subject, provision, word) : NULL;

		if (claim && can_be_in(provision, t))
			say_claimed(search, ds, subject, claim, "is recorded to prohibit");
	}
}

/* the clauses of a text that a search read */
static void
check_clauses(const struct model *m, const struct card *search, struct diags *ds, const struct text_read *t)
{
	struct kind provisions = cards_of(m, "provision");

	for (size_t i = 0; i < provisions.n; i++) {
		if (!is_of(provisions.cards[i], t->document))
			continue;
		check_mapped(search, ds, provisions.cards[i], t);
		check_prohibited(search, ds, provisions.cards[i], t, cards_of(m, "platform"));
		check_prohibited(search, ds, provisions.cards[i], t, cards_of(m, "service"));
	}
}

static bool
has_clause(const struct model *m, const struct card *search, const struct card *document)
{
	struct kind provisions = cards_of(m, "provision");

	for (size_t i = 0; i < provisions.n; i++)
		if (is_of(provisions.cards[i], document) && claimed_by(provisions.cards[i], search, concerns))
			return true;
	return false;
}

/* what was found is not in the map */
static void
check_found(const struct model *m, const struct card *search, struct diags *ds)
{
	const struct node *what = node_get(search->facts, "obligation");

	what = what ? what : node_get(search->facts, "category");
	for (const struct node *d = first_of(search, "documents"); d; d = d->next)
		if (!what || has_clause(m, search, node_get(d, "document")->to))
			return;
	diag_help(ds,
	          diag_add(ds, RG4052, at(search, node_get(search->facts, "result")), "a clause was found, but none is mapped to '%s'",
	                   what->to->id),
	          "describe the clause as a provision of the document; until then the pages do not show it");
}

/* whether both looked for the same */
static bool
same_subject(const struct card *a, const struct card *b)
{
	static const char *const keys[] = {"obligation", "category", "terms-prohibit"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (node_text(a->facts, keys[i]) && text_is(node_text(b->facts, keys[i]), node_text(a->facts, keys[i])))
			return a->parent == b->parent;
	return false;
}

static bool
has_read(const struct card *search, const struct node *entry)
{
	const char *capture = node_text(entry, "capture"), *version = node_text(entry, "version");

	for (const struct node *d = first_of(search, "documents"); d; d = d->next)
		if (node_get(d, "document")->to == node_get(entry, "document")->to &&
		    ((capture && node_is(d, "capture", capture)) || (!capture && version && node_is(d, "version", version))))
			return true;
	return false;
}

/* another search that found it in texts which this one read as well */
static void
check_other(const struct card *search, struct diags *ds, const struct card *other)
{
	struct diag *d;

	if (!node_is(other->facts, "result", "found") || !same_subject(search, other))
		return;
	for (const struct node *e = first_of(other, "documents"); e; e = e->next)
		if (!has_read(search, e))
			return;
	d = diag_add(ds, RG4051, at(search, node_get(search->facts, "result")),
	             "nothing was found, but the search '%s' found it in the same text", other->id);
	diag_note(ds, d, at(other, node_get(other->facts, "result")), "here");
	diag_help(ds, d, "correct the one that is wrong");
}

static void
check_search(const struct model *m, const struct card *search, struct diags *ds)
{
	struct kind searches = cards_of(m, "search");
	bool found = node_is(search->facts, "result", "found");

	for (const struct node *e = first_of(search, "documents"); e; e = e->next) {
		struct text_read t = text_read(e);

		check_text(search, ds, &t);
		if (!found)
			check_clauses(m, search, ds, &t);
	}
	for (size_t i = 0; !found && i < searches.n; i++)
		check_other(search, ds, searches.cards[i]);
	if (found)
		check_found(m, search, ds);
}

/* every unit of a kind */
static void
check_each(const struct model *m, struct diags *ds, const char *kind, void (*check)(const struct card *, struct diags *))
{
	struct kind k = cards_of(m, kind);

	for (size_t i = 0; i < k.n; i++)
		check(k.cards[i], ds);
}

/* a lock repeats the days of its document */
void
check_days(const struct model *m, struct diags *ds, int32_t latest)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->cards[i]->unit == m->cards[i] && strcmp(m->cards[i]->kind, "lock") != 0)
			check_past(m->cards[i], ds, m->cards[i]->facts, date_of_day(latest));
}

void
check_records(const struct model *m, struct diags *ds)
{
	struct kind searches = cards_of(m, "search");

	check_each(m, ds, "document", check_document);
	check_each(m, ds, "document", check_captures_order);
	check_each(m, ds, "regulation", check_captures_order);
	check_each(m, ds, "authority", check_captures_order);
	check_each(m, ds, "provision", check_provision);
	for (const struct lock_holder *h = lock_holders; h->kind; h++)
		check_each(m, ds, h->kind, check_attested);
	for (size_t i = 0; i < searches.n; i++)
		check_search(m, searches.cards[i], ds);
}
