#include "validate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/date.h"
#include "../evidence/lockfile.h"
#include "../model/fact.h"
#include "../model/libraries.h"
#include "../syntax/cond.h"
#include "events.h"
#include "fingerprint.h"
#include "judge.h"

struct checker {
	struct diags *diags;
	const struct card *card;  /* whose node is looked at */
	const struct node *node;  /* the condition */
};

static void
check_test(void *ctx, const struct cond *c)
{
	struct checker *ck = ctx;
	enum fact_type type = fact_type_within(ck->card->unit, c->fact);
	struct place place = {ck->card->source, ck->node->span};
	struct diag *d;

	if (!c->value)
		return;
	if (type == FACT_YES_NO) {
		d = diag_add(ck->diags, RG4001, place, "'%s' is a yes-or-no fact and cannot be compared with '%s'", c->fact,
		             c->value);
		diag_help(ck->diags, d, "use '%s' or 'not %s'", c->fact, c->fact);
	} else if (!fact_takes(c->fact, type, c->value)) {
		d = diag_add(ck->diags, RG4001, place, "'%s' must be %s, not '%s'", c->fact,
		             fact_wanted(&ck->diags->arena, c->fact, type), c->value);
		diag_help(ck->diags, d, "write dates as YYYY-MM-DD, and numbers without separators");
	}
}

static void
check_conditions(struct checker *ck, const struct node *n)
{
	const struct schema *base = n->schema ? schema_base(n->schema) : NULL;
	struct arena a = {0};
	const char *error;
	const struct cond *c;

	if (n->kind == NODE_SCALAR && base && base->format && strcmp(base->format->name, "condition") == 0) {
		ck->node = n;
		if ((c = cond_parse(&a, n->text, &error)))
			cond_each(c, check_test, ck);
		arena_free(&a);
	}
	for (const struct node *child = n->first; child; child = child->next)
		if (child->schema->holds & HOLDS_CONDITION)
			check_conditions(ck, child);
}

/* the facts of a platform or service */
static void
check_known(struct checker *ck, const struct node *service)
{
	const struct node *facts = node_get(service, "facts");

	for (const struct node *f = facts ? facts->first : NULL; f; f = f->next) {
		const struct node *fact = node_get(f, "fact"), *value = node_get(f, "value");
		enum fact_type type = fact->to ? fact_type_within(fact->to->unit, fact->to->name)
		                               : fact_type_within(ck->card, fact->text);

		if (fact_takes(fact->text, type, value->text))
			continue;
		diag_help(ck->diags,
		          diag_add(ck->diags, RG4002, (struct place){ck->card->source, value->span}, "'%s' must be %s, not '%s'",
		                   fact->text, fact_wanted(&ck->diags->arena, fact->text, type), value->text),
		          "leave the fact out if it is not known");
	}
}

/* ---- records that contradict each other ---- */

static bool
begins_before_end(const struct node *a, const struct node *b)
{
	const char *from = node_text(a, "from"), *until = node_text(b, "until");
	struct date d, end;

	if (!from || !until || !date_parse(from, &d) || !date_parse(until, &end) || (d.first == DAY_MIN && d.last == DAY_MAX))
		return true;
	return date_before(d, end) == TRI_YES;
}

static bool
values_differ(enum fact_type type, const char *a, const char *b)
{
	struct date d, e;

	if (type == FACT_NUMBER)
		return strtod(a, NULL) < strtod(b, NULL) || strtod(a, NULL) > strtod(b, NULL);
	if (type == FACT_DATE && date_parse(a, &d) && date_parse(b, &e))
		return date_same(d, e) == TRI_NO; /* a year, and a day of it, agree */
	return strcmp(a, b) != 0;
}

static bool
facts_contradict(const struct checker *ck, const struct node *a, const struct node *b)
{
	const struct node *fact = node_get(a, "fact"), *other = node_get(b, "fact");
	const char *in, *place;
	enum fact_type type;

	if (fact->to != other->to || (!fact->to && strcmp(fact->text, other->text) != 0))
		return false;
	in = node_text(a, "in");
	place = node_text(b, "in");
	if (!in != !place || (in && strcmp(in, place) != 0))
		return false;
	type = fact->to ? fact_type_within(fact->to->unit, fact->to->name) : fact_type_within(ck->card, fact->text);
	return fact_is_single(fact->text, type) && values_differ(type, node_text(a, "value"), node_text(b, "value"));
}

/* one is held, and the other, which goes with it, is not */
static bool
roles_contradict(const struct checker *ck, const struct node *a, const struct node *b)
{
	const struct node *held = node_is(a, "holds", "false") ? b : a, *denied = held == a ? b : a;

	(void)ck;
	return !node_is(held, "holds", "false") && node_is(denied, "holds", "false") &&
	       card_leads_to(node_get(held, "role")->to, node_get(denied, "role")->to, "is-a");
}

static bool
places_contradict(const struct checker *ck, const struct node *a, const struct node *b)
{
	(void)ck;
	return strcmp(node_text(a, "place"), node_text(b, "place")) == 0 &&
	       node_is(a, "holds", "false") != node_is(b, "holds", "false");
}

typedef bool contradict(const struct checker *ck, const struct node *a, const struct node *b);

static void
say_contradiction(const struct checker *ck, const struct node *a, const struct node *b)
{
	struct diag *d = diag_add(ck->diags, RG4030, (struct place){ck->card->source, b->span},
	                          "'%s' contradicts another record for the same day", b->text);

	diag_note(ck->diags, d, (struct place){ck->card->source, a->span}, "the other one");
	diag_help(ck->diags, d, "remove the one that is wrong, or give each the days for which it holds");
}

/* every two of a list that hold on the same day and contradict each other; `key` is what each says */
static void
check_contradictions(const struct checker *ck, const struct node *list, contradict *contradicts, const char *key)
{
	for (const struct node *a = list ? list->first : NULL; a; a = a->next)
		for (const struct node *b = a->next; b; b = b->next)
			if (begins_before_end(a, b) && begins_before_end(b, a) && contradicts(ck, a, b))
				say_contradiction(ck, node_get(a, key), node_get(b, key));
}

/* places of a list, which hold on every day, of which an entry with days says otherwise */
static void
check_undated(const struct checker *ck, const struct node *list, const struct node *dated, bool holds)
{
	for (const struct node *a = list ? list->first : NULL; a; a = a->next)
		for (const struct node *b = dated ? dated->first : NULL; b; b = b->next)
			if (strcmp(a->text, node_text(b, "place")) == 0 && node_is(b, "holds", "false") == holds)
				say_contradiction(ck, a, node_get(b, "place"));
}

/* the places of a scope: of its lists a place stands in both, or an entry with days says otherwise */
static void
check_scope(const struct checker *ck, const struct node *scope)
{
	const struct node *in = node_get(scope, "in"), *except = node_get(scope, "except"), *dated = node_get(scope, "dated");

	check_contradictions(ck, dated, places_contradict, "place");
	check_undated(ck, in, dated, true);
	check_undated(ck, except, dated, false);
	for (const struct node *a = in ? in->first : NULL; a; a = a->next)
		for (const struct node *b = except ? except->first : NULL; b; b = b->next)
			if (strcmp(a->text, b->text) == 0)
				diag_help(ck->diags,
				          diag_add(ck->diags, RG4030, (struct place){ck->card->source, b->span},
				                   "'%s' is included and excluded", b->text),
				          "remove one of the two");
}

/* the scopes that the items of a list have */
static void
check_scopes(const struct checker *ck, const char *list, const char *key)
{
	const struct node *items = node_get(ck->card->facts, list);

	for (const struct node *n = items ? items->first : NULL; n; n = n->next)
		check_scope(ck, node_get(n, key));
}

/* nothing applies or is in force before it is adopted */
static void
check_history(struct checker *ck, const struct node *of)
{
	const struct node *history = node_get(of, "history"), *adopted = NULL;
	struct date first, on;

	for (const struct node *e = history ? history->first : NULL; e; e = e->next)
		if (strcmp(node_text(e, "event"), "adopted") == 0)
			adopted = node_get(e, "on");
	if (!adopted || !date_parse(adopted->text, &first))
		return;
	for (const struct node *e = history->first; e; e = e->next) {
		const char *event = node_text(e, "event");
		struct diag *d;

		if (strcmp(event, "proposed") == 0 || !date_parse(node_text(e, "on"), &on) ||
		    date_before(on, first) != TRI_YES)
			continue;
		d = diag_add(ck->diags, RG4003, (struct place){ck->card->source, node_get(e, "on")->span},
		             "'%s' on %s is before adoption", event, node_text(e, "on"));
		diag_note(ck->diags, d, (struct place){ck->card->source, adopted->span}, "adopted on this date");
		diag_help(ck->diags, d, "check both dates against the source");
	}
}

/* a day that counts from a fact counts from a dated one */
static void
check_counted(struct checker *ck)
{
	const struct node *history = node_get(ck->card->facts, "history");

	for (const struct node *e = history ? history->first : NULL; e; e = e->next) {
		const char *fact = events_counts_from(&ck->diags->arena, e);

		if (fact && fact_type_within(ck->card->unit, fact) != FACT_DATE)
			diag_help(ck->diags,
			          diag_add(ck->diags, RG4001, (struct place){ck->card->source, node_get(e, "on")->span},
			                   "'%s' is neither an event nor a dated fact", fact),
			          "count from an event of this history, from a built-in fact such as designated, or from a fact of type "
			          "date that the regulation declares");
	}
}

/* what sets the same thing on the same day, and differs: events of one name that can be only once, and graces */
static void
check_same_day(struct checker *ck, const char *list, const char *key)
{
	const struct node *items = node_get(ck->card->facts, list);

	for (const struct node *a = items ? items->first : NULL; a; a = a->next)
		for (const struct node *b = a->next; b; b = b->next) {
			struct diag *d;

			if (!events_contradict(ck->card, list, a, b))
				continue;
			d = diag_add(ck->diags, RG4012, (struct place){ck->card->source, node_get(b, key)->span},
			             "%s and %s were decided on one day", node_text(a, key), node_text(b, key));
			diag_note(ck->diags, d, (struct place){ck->card->source, node_get(a, key)->span}, "the other one is here");
			diag_help(ck->diags, d, "add 'adopted' or 'instrument' where one was decided later, or remove it");
		}
}

/* 32024R1689 and …/eli/reg/2024/1689/oj name the same year, type and number */
static void
check_identifiers(struct checker *ck)
{
	static const char letters[] = "RLD", *const types[] = {"reg", "dir", "dec"};
	const struct node *ids = node_get(ck->card->facts, "identifiers");
	const struct node *celex = node_get(ids, "celex"), *eli = node_get(ids, "eli");
	char want[32];
	const char *letter;
	struct diag *d;

	if (!celex || !eli || celex->text[0] != '3' || !(letter = strchr(letters, celex->text[5])))
		return;
	snprintf(want, sizeof want, "/eli/%s/%.4s/%ld/", types[letter - letters], celex->text + 1,
	         strtol(celex->text + 6, NULL, 10));
	if (strstr(eli->text, want))
		return;
	d = diag_add(ck->diags, RG4007, (struct place){ck->card->source, eli->span}, "'%s' and '%s' identify different legal acts",
	             eli->text, celex->text);
	diag_note(ck->diags, d, (struct place){ck->card->source, celex->span}, "the CELEX number");
	diag_help(ck->diags, d, "check both against the Official Journal");
}

static void
check_obligation(struct checker *ck)
{
	const struct node *facts = ck->card->facts, *contract = node_get(facts, "contract");
	const struct node *deontic = node_get(facts, "deontic");

	if ((node_is(facts, "deontic", "obligation") || node_is(facts, "deontic", "prohibition")) && !node_get(facts, "binds"))
		diag_help(ck->diags,
		          diag_add(ck->diags, RG4008, (struct place){ck->card->source, deontic->span}, "'%s' does not say whom it binds",
		                   ck->card->id),
		          "add 'binds' with the roles that the law names, or user, business-user or any-person");
	if (node_is(contract, "effect", "void-by-statute") && !node_is(contract, "basis", "statute"))
		diag_help(ck->diags,
		          diag_add(ck->diags, RG4009, (struct place){ck->card->source, node_get(contract, "basis")->span},
		                   "the effect is void-by-statute, but the basis is %s", node_text(contract, "basis")),
		          "set the basis to statute, or the effect to not-shiftable");
}

/* every 'from' with an 'until' beside it */
static void
check_intervals(struct checker *ck, const struct node *n)
{
	const struct node *from = node_get(n, "from"), *until = node_get(n, "until");
	struct date a, b;
	struct diag *d;

	if (from && until && from->text && until->text && date_parse(from->text, &a) && date_parse(until->text, &b) &&
	    (date_before(b, a) == TRI_YES || date_same(a, b) == TRI_YES)) {
		d = diag_add(ck->diags, RG4010, (struct place){ck->card->source, until->span}, "it ends on %s but begins on %s",
		             until->text, from->text);
		diag_note(ck->diags, d, (struct place){ck->card->source, from->span}, "it begins here");
		diag_help(ck->diags, d, "check both dates; 'until' is the first day on which it no longer holds");
	}
	for (const struct node *c = n->first; c; c = c->next)
		if (c->schema->holds & HOLDS_INTERVAL)
			check_intervals(ck, c);
}

/* the events of a law or an obligation */
static void
check_dated(struct checker *ck)
{
	check_history(ck, ck->card->facts);
	check_counted(ck);
	check_same_day(ck, "history", "on");
	check_same_day(ck, "grace", "until");
}

static void
check_bills(struct checker *ck)
{
	const struct node *bills = node_get(ck->card->facts, "bills");

	for (const struct node *b = bills ? bills->first : NULL; b; b = b->next) {
		const struct node *bill = node_get(b, "bill");

		if (!node_is(bill->to->facts, "type", "bill"))
			diag_help(ck->diags,
			          diag_add(ck->diags, RG4033, (struct place){ck->card->source, bill->span}, "'%s' is not a bill",
			                   bill->to->id),
			          "map the clause to the obligation that it concerns");
	}
}

/* a reading without a name or a day would pass for the law's own */
static void
check_note(const struct checker *ck)
{
	static const char *const keys[] = {"by", "on"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys && node_is(ck->card->facts, "type", "note"); i++)
		if (!node_get(ck->card->facts, keys[i]))
			diag_help(ck->diags, diag_add(ck->diags, RG2002, (struct place){ck->card->source, ck->card->name_span}, "missing key '%s'", keys[i]),
			          "a note says who wrote it and when: add 'by' and 'on'");
}

void
check_law(const struct model *m, struct diags *ds)
{
	for (size_t i = 0; i < m->n; i++) {
		struct checker ck = {ds, m->cards[i], NULL};

		if (ck.card->unit == ck.card) {
			check_conditions(&ck, ck.card->facts);
			check_intervals(&ck, ck.card->facts);
		}
		if (strcmp(ck.card->kind, "obligation") == 0)
			check_obligation(&ck);
		if (strcmp(ck.card->kind, "regulation") == 0 || strcmp(ck.card->kind, "obligation") == 0)
			check_dated(&ck);
		check_identifiers(&ck);
		check_note(&ck);
		if (strcmp(ck.card->kind, "platform") == 0 || strcmp(ck.card->kind, "service") == 0) {
			check_known(&ck, ck.card->facts);
			check_contradictions(&ck, node_get(ck.card->facts, "facts"), facts_contradict, "value");
			check_contradictions(&ck, node_get(ck.card->facts, "roles"), roles_contradict, "role");
			check_scope(&ck, node_get(ck.card->facts, "offered"));
		}
		check_scope(&ck, node_get(ck.card->facts, "governs"));
		check_scopes(&ck, "captures", "governs");
		check_scopes(&ck, "entities", "for");
		check_bills(&ck);
	}
}

/* ---- evidence ---- */

enum { LAW_WORDS = 60 }; /* a quotation of law has at most; the text itself stays where it is published */

static void
check_length(struct diags *ds, const struct card *card, const struct node *excerpt)
{
	const struct node *text = node_get(excerpt, "text");
	struct arena a = {0};
	size_t words = 1;

	for (const char *s = plain_words(&a, text->text); (s = strchr(s, ' ')); s++)
		words++;
	if (strcmp(excerpt_owner(card, excerpt)->kind, "document") != 0 && words > LAW_WORDS)
		diag_help(ds, diag_add(ds, RG5024, (struct place){card->source, text->span}, "this quotation has %zu words", words),
		          "quote the operative words, at most %d; '[…]' leaves out what stands between them", LAW_WORDS);
	arena_free(&a);
}

/* the excerpts of a unit that holds some */
static void
check_excerpts(struct diags *ds, const struct card *card)
{
	size_t version;

	for (const struct node *e = NULL; (e = excerpt_next(card, e, &version));) {
		const struct node *capture = node_get(e, "capture");
		const struct card *owner = excerpt_owner(card, e);

		check_length(ds, card, e);
		if (capture && !owner_capture(owner, excerpt_capture(e)))
			diag_help(ds,
			          diag_add(ds, RG5001, (struct place){card->source, capture->span}, "'%s' has no capture '%s'",
			                   owner->id, excerpt_capture(e)),
			          "list it under 'captures' of the %s, with the date it was made", owner->kind);
	}
}

/* words that a platform quotes are there to show something */
static void
check_shows(struct diags *ds, const struct card *excerpt)
{
	static const char *const kinds[] = {"platform", "service", "document"};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (cards_from(excerpt, kinds[i]).n)
			return;
	diag_help(ds,
	          diag_add(ds, RG5025, (struct place){excerpt->source, excerpt->name_span}, "nothing is shown by '%s'", excerpt->name),
	          "name it under 'shown-by' of a role, a fact or a dated place, or remove it");
}

static void
check_basis(struct diags *ds, const struct card *card)
{
	const struct node *basis = node_get(card->facts, "basis"), *excerpts = node_get(card->facts, "excerpts");
	struct place place = {card->source, basis->span};
	bool original = false;

	for (const struct node *e = excerpts ? excerpts->first : NULL; e; e = e->next)
		original = original || !node_is(e, "translation", "true");
	if (strcmp(basis->text, "inferred") == 0 && excerpts)
		diag_help(ds, diag_add(ds, RG5002, place, "the clause is inferred, but has excerpts"),
		          "set the basis to verbatim or second-hand, or remove the excerpts");
	if (strcmp(basis->text, "verbatim") == 0 && !excerpts)
		diag_help(ds, diag_add(ds, RG5003, place, "the clause is verbatim, but has no excerpts"),
		          "add 'excerpts', or set the basis to inferred");
	if (strcmp(basis->text, "verbatim") == 0 && excerpts && !original)
		diag_help(ds, diag_add(ds, RG5004, place, "the clause is verbatim, but every excerpt is a translation"),
		          "quote the original as well");
}

void
check_evidence(const struct model *m, struct diags *ds)
{
	struct kind provisions = cards_of(m, "provision"), shown = cards_of(m, "excerpt");

	for (const struct lock_holder *h = lock_holders; h->kind; h++) {
		struct kind holders = cards_of(m, h->kind);

		for (size_t i = 0; i < holders.n; i++)
			check_excerpts(ds, holders.cards[i]);
	}
	for (size_t i = 0; i < shown.n; i++)
		check_shows(ds, shown.cards[i]);
	for (size_t i = 0; i < provisions.n; i++)
		check_basis(ds, provisions.cards[i]);
}

/* ---- review ---- */

static void
check_mapping(struct diags *ds, const struct card *card, const struct node *mapping, int32_t day)
{
	const struct node *status = node_get(mapping, "status"), *reviewed = node_get(mapping, "reviewed");
	const char *author = node_text(mapping, "author");
	const struct node *by = node_get(reviewed, "by"), *expires = node_get(reviewed, "expires");
	int32_t until;
	struct diag *d;

	if (strcmp(status->text, "approved") != 0)
		return;
	if (!reviewed) {
		diag_help(ds, diag_add(ds, RG6001, (struct place){card->source, status->span}, "approved without a review"),
		          "add 'reviewed' with by, capacity and on");
		return;
	}
	if (by && author && strcmp(author, by->text) == 0) {
		d = diag_add(ds, RG6002, (struct place){card->source, by->span}, "'%s' approved their own mapping", author);
		diag_note(ds, d, (struct place){card->source, node_get(mapping, "author")->span}, "the author is named here");
		diag_help(ds, d, "have someone else review it");
	}
	if (expires && day_parse(expires->text, &until) && until <= day)
		diag_help(ds, diag_add(ds, RG6003, (struct place){card->source, expires->span}, "the approval expired on %s",
		                       expires->text),
		          "review the mapping again, or set its status to in-review");
}

/* an approval with a fingerprint covers only what was reviewed */
static void
check_suspect(const struct model *m, struct diags *ds, const struct card *card, const struct node *mapping)
{
	const struct node *reviewed = node_get(mapping, "reviewed");
	unsigned parts = fingerprint_suspect(m, card, mapping);

	if (!parts)
		return;
	diag_help(ds,
	          diag_add(ds, RG6004, (struct place){card->source, node_get(reviewed, "fingerprint")->span},
	                   "changed since the review on %s: %s", node_text(reviewed, "on"), fingerprint_names(&ds->arena, parts)),
	          "see 'regc review %s'; the pages mark the mapping until it is reviewed again", card->id);
}

/* Whether anything of an obligation may change within the horizon: without a service no grace and no ruling is left out. */
static bool
may_change(struct clock *clock, const struct card *obligation)
{
	struct arena a = {0};
	struct subject s = {.arena = &a, .clock = clock, .obligation = obligation, .law = obligation->unit,
	                    .place = node_get(obligation->unit->facts, "jurisdiction")->to};
	const struct law_event *e;

	s.version = force_version(&s);
	e = force_events(&s);
	while (e && (clock_reached(clock, e->date) == TRI_YES || clock_near(clock, e->date) == TRI_NO))
		e = e->next;
	arena_free(&a);
	return e != NULL;
}

/* of each obligation, once it was asked */
enum { CHANGE_UNASKED, CHANGE_NONE, CHANGE_MAYBE };

/* An approved mapping whose law is about to change, unless the approval expires by then. Reported once, for however
 * many services. */
static void
check_due(const struct model *m, struct diags *ds, struct clock *clock, const struct card *card, const struct node *mapping,
          unsigned char *changes)
{
	const struct node *reviewed = node_get(mapping, "reviewed"), *at = node_get(reviewed, "on");
	const struct card *service, *obligation = node_get(mapping, "obligation")->to;
	struct date on, expires = DATE_UNKNOWN;

	if (!at || !judge_counts(mapping) || !date_parse(at->text, &on) || clock_reached(clock, on) != TRI_YES)
		return;
	if (changes[obligation->order] == CHANGE_UNASKED)
		changes[obligation->order] = may_change(clock, obligation) ? CHANGE_MAYBE : CHANGE_NONE;
	if (changes[obligation->order] == CHANGE_NONE)
		return;
	if (node_text(reviewed, "expires"))
		date_parse(node_text(reviewed, "expires"), &expires);
	for (size_t i = 0; (service = judge_service(m, card->parent, i)); i++) {
		struct subject s = judge_subject(&ds->arena, clock, card, mapping, service);

		for (const struct law_event *e = force_due(&s); e; e = e->next)
			if (date_before(e->date, expires) != TRI_NO)
				diag_help(ds,
				          diag_add(ds, RG6005, (struct place){card->source, at->span},
				                   "the law under this mapping changes on %s: %s (%s)", e->on,
				                   law_change_said(e->change), law_event_by(e)),
				          "review the mapping to %s again after that date", s.obligation->id);
	}
}

void
check_review(const struct model *m, struct diags *ds, struct clock clock)
{
	struct kind provisions = cards_of(m, "provision");
	size_t obligations = cards_of(m, "obligation").n;
	unsigned char *changes = memset(mem_grow(NULL, obligations + 1), CHANGE_UNASKED, obligations + 1);

	for (size_t i = 0; i < provisions.n; i++) {
		const struct node *mappings = node_get(provisions.cards[i]->facts, "mappings");

		for (const struct node *n = mappings ? mappings->first : NULL; n; n = n->next) {
			check_mapping(ds, provisions.cards[i], n, clock.day);
			check_suspect(m, ds, provisions.cards[i], n);
			check_due(m, ds, &clock, provisions.cards[i], n, changes);
		}
	}
	free(changes);
}

/* ---- how current the law is ---- */

/* of the laws of the project, or of those of its libraries, says how many were last read before a day */
static void
check_current(const struct model *m, struct diags *ds, bool library, int32_t day, const char *help)
{
	struct kind laws = cards_of(m, "regulation");
	const struct card *first = NULL;
	size_t old = 0, all = 0;
	char text[DATE_TEXT];
	struct diag *d;
	struct date checked;

	for (size_t i = 0; i < laws.n; i++) {
		if ((library_of(laws.cards[i]) != NULL) != library)
			continue;
		all++;
		if (date_parse(node_text(laws.cards[i]->facts, "checked"), &checked) && date_before(checked, date_of_day(day)) == TRI_YES) {
			first = first ? first : laws.cards[i];
			old++;
		}
	}
	if (!old)
		return;
	d = diag_add(ds, RG4006, (struct place){first->source, node_get(first->facts, "checked")->span},
	             "%zu of %zu laws%s last checked before %s", old, all, library ? " of libraries" : "", day_text(day, text));
	d->lasting = library ? "laws of libraries last checked long before the as-of date" : "laws last checked before the as-of date";
	diag_help(ds, d, "%s; until then the pages show when they were last read", help);
}

/* what somebody else reads cannot be read again each day; it is old when they have not for half a year */
void
check_currency(const struct model *m, struct diags *ds, int32_t day)
{
	check_current(m, ds, false, day, "read the sources again and update 'checked'");
	check_current(m, ds, true, day - 180, "look for a newer library");
}
