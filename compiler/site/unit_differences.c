/* What was edited in the units of a map: those that are new, gone or renamed; facts, roles and places of platforms and
 * documents; words of clauses; the law as it is recorded; captures, and what they say of quoted words. */
#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "../evidence/lockfile.h"
#include "differing.h"

/* ---- kinds of units ---- */

/* where the differences of a kind are told, and the fields that are told in another way or not at all */
static const struct unit_kind {
	const char *kind;
	enum difference_section section;
	const char *others;
} unit_kinds[] = {
	{"platform", SECTION_FACTS, " services excerpts facts roles offered seat "},
	{"service", SECTION_FACTS, " facts roles offered "},
	{"document", SECTION_FACTS, " captures governs user-classes "},
	{"excerpt", SECTION_EVIDENCE, " "},
	{"provision", SECTION_CLAUSES, " mappings excerpts basis assessed "},
	{"regulation", SECTION_LAW, " obligations roles facts captures "},
	{"obligation", SECTION_LAW, " "},
	{"role", SECTION_LAW, " "},
	{"fact", SECTION_LAW, " "},
	{"authority", SECTION_LAW, " captures "},
	{"lock", SECTIONS, " "},
	{"pins", SECTIONS, " "}, /* what it says of libraries is told of their units */
	{"record", SECTIONS, " "},
	{NULL, SECTION_REST, " archives "},
};

static const struct unit_kind *
kind_of(const struct card *card)
{
	const struct unit_kind *k = unit_kinds;

	while (k->kind && strcmp(k->kind, card->kind) != 0)
		k++;
	return k;
}

static bool
is_among(const char *words, const char *word)
{
	const char *at = strstr(words, word);

	return at && at[-1] == ' ' && at[strlen(word)] == ' ';
}

/* ids and former ids are told of the unit itself */
static bool
is_told_apart(const struct card *card, const struct node *field)
{
	return text_is(field->key, "was") || text_is(field->key, card->kind) || (field->schema && schema_flags(field->schema) & X_PARENT) ||
	       is_among(kind_of(card)->others, field->key);
}

struct node *
differing_fields(struct arena *a, const struct pairing *p, const struct card *left, const struct card *right)
{
	struct node *list = node_list(a);

	if (!left || !right)
		return list;
	for (const struct node *f = right->facts->first; f; f = f->next)
		if (!pairing_is_prose(f) && !is_told_apart(right, f) && !pairing_same(p, node_get(left->facts, f->key), f))
			reason_text(a, reason_add(a, list, REASON_DIFFERS_FIELD), "field", f->key);
	for (const struct node *f = left->facts->first; f; f = f->next)
		if (!pairing_is_prose(f) && !is_told_apart(left, f) && !node_get(right->facts, f->key))
			reason_text(a, reason_add(a, list, REASON_DIFFERS_FIELD), "field", f->key);
	return list;
}

/* ---- facts, roles, places ---- */

struct recorder {
	struct arena *arena;
	struct node *list;
	const struct pairing *pairing;
	const struct card *unit; /* a service or document */
};

static struct node *
record(struct recorder *r, enum reason_code code)
{
	struct node *reason = reason_add(r->arena, r->list, code);

	reason_card(r->arena, reason, "unit", r->unit);
	return reason;
}

/* "users", "users in the European Union", or the question of a law */
static void
put_fact(struct recorder *r, struct node *reason, const struct node *entry)
{
	const struct node *fact = node_get(entry, "fact"), *in = node_get(entry, "in");
	struct node *list = differing_list(r->arena, fact->to ? REASON_DIFFERS_QUESTION : in ? REASON_DIFFERS_FACT_IN : REASON_DIFFERS_FACT_NAME);

	if (fact->to)
		reason_card(r->arena, list->first, "fact", fact->to);
	else
		reason_text(r->arena, list->first, "fact", fact->text);
	if (in && in->to)
		reason_card(r->arena, list->first, "place", in->to);
	else if (in)
		reason_text(r->arena, list->first, "place", in->text);
	reason_all(r->arena, reason, "fact", list);
}

/* whether two entries are about the same: a fact of a place, a role */
static bool
same_subject(const struct pairing *p, const struct node *left, const struct node *right, const char *key)
{
	return pairing_same(p, node_get(left, key), node_get(right, key)) && pairing_same(p, node_get(left, "in"), node_get(right, "in"));
}

static bool
has_same(const struct pairing *p, const struct node *list, const struct node *entry, bool entry_is_left)
{
	for (const struct node *n = list ? list->first : NULL; n; n = n->next)
		if (entry_is_left ? pairing_same(p, entry, n) : pairing_same(p, n, entry))
			return true;
	return false;
}

/* the entry about the same that is not the same as any on the other side, or NULL */
static const struct node *
earlier_entry(const struct pairing *p, const struct node *left, const struct node *right, const struct node *entry, const char *key)
{
	for (const struct node *n = left ? left->first : NULL; n; n = n->next)
		if (same_subject(p, n, entry, key) && !has_same(p, right, n, true))
			return n;
	return NULL;
}

static const struct node *
later_entry(const struct pairing *p, const struct node *left, const struct node *right, const struct node *entry, const char *key)
{
	for (const struct node *n = right ? right->first : NULL; n; n = n->next)
		if (same_subject(p, entry, n, key) && !has_same(p, left, n, false))
			return n;
	return NULL;
}

static void
say_fact(struct recorder *r, const struct node *was, const struct node *now)
{
	bool same = was && now && text_is(node_text(was, "value"), node_text(now, "value"));
	struct node *reason = record(r, same  ? REASON_DIFFERS_FACT_EDITED
	                                : !was ? REASON_DIFFERS_FACT_ADDED
	                                : now  ? REASON_DIFFERS_FACT_CHANGED
	                                       : REASON_DIFFERS_FACT_REMOVED);

	put_fact(r, reason, now ? now : was);
	if (was && !same)
		reason_text(r->arena, reason, "was", node_text(was, "value"));
	if (now)
		reason_text(r->arena, reason, "now", node_text(now, "value"));
}

static bool
holds(const struct node *entry)
{
	return !node_is(entry, "holds", "false");
}

static void
say_role(struct recorder *r, const struct node *was, const struct node *now)
{
	const struct card *role = node_get(now ? now : was, "role")->to;
	bool same = was && now && holds(was) == holds(now);
	struct node *reason = record(r, same         ? REASON_DIFFERS_ROLE_EDITED
	                                : !now       ? REASON_DIFFERS_ROLE_REMOVED
	                                : holds(now) ? REASON_DIFFERS_ROLE_ADDED
	                                             : REASON_DIFFERS_ROLE_NOT);

	if (role)
		reason_card(r->arena, reason, "role", role);
	else
		reason_text(r->arena, reason, "role", node_text(now ? now : was, "role"));
}

static void
compare_entries(struct recorder *r, const struct node *left, const struct node *right, const char *key,
                void (*say)(struct recorder *r, const struct node *was, const struct node *now))
{
	const struct pairing *p = r->pairing;

	for (const struct node *n = right ? right->first : NULL; n; n = n->next)
		if (!has_same(p, left, n, false))
			say(r, earlier_entry(p, left, right, n, key), n);
	for (const struct node *n = left ? left->first : NULL; n; n = n->next)
		if (!has_same(p, right, n, true) && !later_entry(p, left, right, n, key))
			say(r, n, NULL);
}

/* a scope says of a place that it is in, out, or nothing */
enum said { SAID_NOTHING, SAID_OUT, SAID_IN };

static enum said
scope_says(const struct node *scope, const char *place)
{
	const struct node *in = node_get(scope, "in"), *out = node_get(scope, "except"), *dated = node_get(scope, "dated");

	for (const struct node *n = dated ? dated->first : NULL; n; n = n->next)
		if (node_is(n, "place", place))
			return holds(n) ? SAID_IN : SAID_OUT;
	for (const struct node *n = out ? out->first : NULL; n; n = n->next)
		if (text_is(n->text, place))
			return SAID_OUT;
	for (const struct node *n = in ? in->first : NULL; n; n = n->next)
		if (text_is(n->text, place))
			return SAID_IN;
	return SAID_NOTHING;
}

static void
note_places(struct table *places, const struct node *scope)
{
	static const char *const lists[] = {"in", "except", "dated"};

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		const struct node *list = node_get(scope, lists[i]);

		for (const struct node *n = list ? list->first : NULL; n; n = n->next) {
			const struct node *place = n->kind == NODE_MAP ? node_get(n, "place") : n;

			*table_put(places, place->text) = (void *)place;
		}
	}
}

/* what a scope says of each place in words; of one that says the same of all, that more is recorded of it */
static void
compare_scope(struct recorder *r, const struct node *left, const struct node *right, const enum reason_code codes[3],
              enum reason_code edited)
{
	struct table places = {0};
	size_t said = 0;

	if (pairing_same(r->pairing, left, right))
		return;
	note_places(&places, left);
	note_places(&places, right);
	for (size_t i = 0; i < places.n; i++) {
		const struct node *place = places.entries[i].value;
		enum said was = scope_says(left, place->text), now = scope_says(right, place->text);
		struct node *reason;

		if (was == now)
			continue;
		said++;
		reason = record(r, codes[now]);
		if (place->to)
			reason_card(r->arena, reason, "place", place->to);
		else
			reason_text(r->arena, reason, "place", text_is(place->text, "world") ? "all-places" : place->text);
	}
	if (!said)
		record(r, edited);
	table_free(&places);
}

void
differing_recorded(struct arena *a, struct node *list, const struct pairing *p, const struct card *unit, const struct node *left,
                   const struct node *right)
{
	static const enum reason_code offered[] = {REASON_DIFFERS_OFFERED_OPEN, REASON_DIFFERS_OFFERED_NOT, REASON_DIFFERS_OFFERED};
	static const enum reason_code governs[] = {REASON_DIFFERS_GOVERNS_OPEN, REASON_DIFFERS_GOVERNS_NOT, REASON_DIFFERS_GOVERNS};
	struct recorder r = {a, list, p, unit};

	compare_scope(&r, node_get(left, "offered"), node_get(right, "offered"), offered, REASON_DIFFERS_OFFERED_EDITED);
	compare_scope(&r, node_get(left, "governs"), node_get(right, "governs"), governs, REASON_DIFFERS_GOVERNS_EDITED);
	compare_entries(&r, node_get(left, "roles"), node_get(right, "roles"), "role", say_role);
	compare_entries(&r, node_get(left, "facts"), node_get(right, "facts"), "fact", say_fact);
}

/* ---- one unit in both ---- */

static void
add_reason(struct differing *d, enum difference_section section, unsigned causes, int weight, const struct card *unit,
           const struct node *says)
{
	struct state_difference *one = differing_add(d, section, causes, unit);

	one->weight = weight;
	one->says = says;
}

/* a reason that names a unit as sentences do */
static struct node *
about(struct differing *d, enum reason_code code, const struct card *unit)
{
	struct node *r = differing_list(d->arena, code)->first;

	reason_text(d->arena, r, "kind", unit->kind);
	differing_article(d->arena, r, unit);
	return r;
}

static void
compare_fields(struct differing *d, const struct card *left, const struct card *right)
{
	struct node *fields = differing_fields(d->arena, &d->map, left, right), *r;

	if (!fields->first)
		return;
	r = about(d, REASON_DIFFERS_EDITED, right);
	differing_listed(d->arena, r, "fields", fields);
	add_reason(d, kind_of(right)->section, d->edit, 0, right, r);
}

/* one difference for each thing that is recorded otherwise; a fact of a service is not one of the law */
static void
compare_recorded(struct differing *d, const struct card *left, const struct card *right)
{
	struct node *list = node_list(d->arena);

	if (kind_of(right)->section != SECTION_FACTS)
		return;
	differing_recorded(d->arena, list, &d->map, right, left->facts, right->facts);
	for (const struct node *r = list->first; r; r = r->next)
		add_reason(d, SECTION_FACTS, d->edit, 10, right, r);
}

/* values of one field as words, where there is no more to say of it */
static void
compare_value(struct differing *d, const struct card *left, const struct card *right, const char *field, enum reason_code code)
{
	const struct node *was = node_get(left->facts, field), *now = node_get(right->facts, field);
	struct node *r;

	if (pairing_same(&d->map, was, now))
		return;
	r = about(d, code, right);
	if (now && now->to)
		reason_card(d->arena, r, "now", now->to);
	else
		reason_text(d->arena, r, "now", now && now->text ? now->text : "");
	add_reason(d, SECTION_FACTS, d->edit, 5, right, r);
}

static void
compare_words(struct differing *d, const struct card *left, const struct card *right)
{
	bool basis = !pairing_same(&d->map, node_get(left->facts, "basis"), node_get(right->facts, "basis"));

	if (strcmp(right->kind, "provision") != 0)
		return;
	if (basis || !pairing_same(&d->map, node_get(left->facts, "excerpts"), node_get(right->facts, "excerpts")))
		add_reason(d, SECTION_CLAUSES, d->edit, 20, right, about(d, REASON_DIFFERS_WORDS, right));
}

static void
compare_id(struct differing *d, const struct card *left, const struct card *right)
{
	struct node *r;

	if (strcmp(left->id, right->id) == 0)
		return;
	/* what is within a renamed unit has no line of its own */
	if ((strcmp(left->name, right->name) == 0 && pairing_right(&d->map, left->parent) == right->parent) ||
	    kind_of(right)->section == SECTIONS)
		return;
	r = about(d, REASON_DIFFERS_RENAMED, right);
	reason_verbatim(d->arena, r, "was", left->id);
	reason_verbatim(d->arena, r, "now", right->id);
	add_reason(d, kind_of(right)->section, d->edit, 30, right, r);
	d->out->all[d->out->n - 1].was = left->id;
	d->out->all[d->out->n - 1].now = right->id;
}

/* ---- captures ---- */

static bool
has_capture(const struct node *list, const char *id)
{
	for (const struct node *n = list ? list->first : NULL; n; n = n->next)
		if (node_is(n, "capture", id))
			return true;
	return false;
}

static size_t
captures_missing(const struct node *of, const struct node *in, const char **last)
{
	size_t n = 0;

	for (const struct node *c = of ? of->first : NULL; c; c = c->next)
		if (!has_capture(in, node_text(c, "capture"))) {
			n++;
			if (node_text(c, "on") && (!*last || strcmp(node_text(c, "on"), *last) > 0))
				*last = node_text(c, "on");
		}
	return n;
}

static void
add_captures(struct differing *d, const struct card *owner, enum reason_code code, size_t n, const char *last)
{
	struct node *r;

	if (!n)
		return;
	r = about(d, code, owner);
	reason_count(d->arena, r, "n", n);
	reason_text(d->arena, r, "last", last);
	add_reason(d, SECTION_EVIDENCE, CAUSE_EVIDENCE, 10, owner, r);
}

/* captures by their ids; one that is edited counts as neither new nor gone */
static void
compare_captures(struct differing *d, const struct card *left, const struct card *right)
{
	const struct node *was = node_get(left->facts, "captures"), *now = node_get(right->facts, "captures");
	const char *added = NULL, *gone = NULL;
	size_t n = captures_missing(now, was, &added), less = captures_missing(was, now, &gone);

	if (strcmp(right->kind, "lock") == 0)
		return;
	add_captures(d, right, REASON_DIFFERS_CAPTURES, n, added);
	add_captures(d, right, REASON_DIFFERS_CAPTURES_GONE, less, gone);
	if (!n && !less && !pairing_same(&d->map, was, now))
		add_reason(d, SECTION_EVIDENCE, CAUSE_EVIDENCE, 5, right, about(d, REASON_DIFFERS_CAPTURES_EDITED, right));
}

/* ---- what the captures say of quoted words ---- */

/* the worst that later captures have of the words of a unit; NULL where nothing is recorded */
static const struct node *
fate_of(const struct card *holder)
{
	const struct node *worst = NULL;
	size_t version;

	for (const struct node *e = NULL; (e = excerpt_next(holder, e, &version));) {
		const struct node *found = lock_excerpt(holder, e), *fate = node_get(found, "fate");

		if (fate && (!worst || schema_index(fate->schema, fate->text) > schema_index(worst->schema, worst->text)))
			worst = fate;
	}
	return worst;
}

static bool
holds_excerpts(const struct card *card)
{
	const struct lock_holder *h = lock_holders;

	while (h->kind && strcmp(h->kind, card->kind) != 0)
		h++;
	return h->kind != NULL;
}

static void
compare_fate(struct differing *d, const struct card *left, const struct card *right)
{
	const struct node *was = holds_excerpts(left) ? fate_of(left) : NULL, *now = holds_excerpts(right) ? fate_of(right) : NULL;
	struct node *r;

	if (!was || !now || strcmp(was->text, now->text) == 0)
		return;
	r = about(d, REASON_DIFFERS_FATE, right);
	reason_text(d->arena, r, "was", was->text);
	reason_text(d->arena, r, "now", now->text);
	add_reason(d, SECTION_EVIDENCE, CAUSE_EVIDENCE, 20, right, r);
	d->out->all[d->out->n - 1].was = was->text;
	d->out->all[d->out->n - 1].now = now->text;
}

/* ---- the evidence of clauses: it can follow from the day as well ---- */

/* clauses of one platform whose words have come from one state of evidence to another */
struct moved {
	const struct card *platform;
	enum evidence_state was, now;
	const struct card *clause; /* the first */
	size_t clauses, mappings;  /* and how many mappings are established by it, or no longer */
};

/* how many mappings of a clause a seen word establishes: those that come out rated or conditional on the same band */
static size_t
count_moved(const struct differing *d, const struct card *left, const struct card *right)
{
	const struct verdicts *was = d->s->left.analysis->verdicts, *now = d->s->right.analysis->verdicts;
	size_t n = 0;

	if (evidence_is_firm(was->evidence[left->order]) == evidence_is_firm(now->evidence[right->order]))
		return 0;
	for (size_t i = now->first[right->order]; i < now->first[right->order + 1]; i++)
		n += verdict_bearer(&now->all[i]) != BEARER_NOBODY && now->all[i].rests.confidence > 0;
	return n;
}

static struct moved *
moved_of(struct moved **all, size_t *n, const struct card *platform, enum evidence_state was, enum evidence_state now)
{
	for (size_t i = 0; i < *n; i++)
		if ((*all)[i].platform == platform && (*all)[i].was == was && (*all)[i].now == now)
			return &(*all)[i];
	*all = mem_grow(*all, (*n + 1) * sizeof **all);
	(*all)[*n] = (struct moved){.platform = platform, .was = was, .now = now};
	return &(*all)[(*n)++];
}

static void
add_moved(struct differing *d, const struct moved *m)
{
	struct node *r = m->clauses == 1 ? about(d, REASON_DIFFERS_EVIDENCE, m->clause) : about(d, REASON_DIFFERS_EVIDENCE_OF, m->platform);
	struct state_difference *one;

	if (m->clauses > 1)
		reason_count(d->arena, r, "clauses", m->clauses);
	reason_text(d->arena, r, "was", evidence_name(m->was));
	reason_text(d->arena, r, "now", evidence_name(m->now));
	reason_count(d->arena, r, "n", m->mappings);
	reason_count(d->arena, r, "more", m->now > m->was);
	add_reason(d, SECTION_EVIDENCE, CAUSE_EVIDENCE, m->now < m->was ? 40 : 30, m->clauses == 1 ? m->clause : m->platform, r);
	one = &d->out->all[d->out->n - 1];
	one->was = evidence_name(m->was);
	one->now = evidence_name(m->now);
}

static void
compare_evidence(struct differing *d)
{
	struct kind provisions = cards_of(d->all.right, "provision");
	struct moved *all = NULL;
	size_t n = 0;

	for (size_t i = 0; i < provisions.n; i++) {
		const struct card *right = provisions.cards[i], *left = pairing_left(&d->all, right);
		enum evidence_state was, now = d->s->right.analysis->verdicts->evidence[right->order];
		struct moved *m;

		if (!left || (was = d->s->left.analysis->verdicts->evidence[left->order]) == now)
			continue;
		m = moved_of(&all, &n, right->parent->parent, was, now);
		m->clause = m->clause ? m->clause : right;
		m->clauses++;
		m->mappings += count_moved(d, left, right);
	}
	for (size_t i = 0; i < n; i++)
		add_moved(d, &all[i]);
	free(all);
}

/* ---- units on one side ---- */

/* what is in a unit that is new, or gone, itself is not told again */
static bool
is_told_with(const struct card *card, const struct card *(*other)(const struct pairing *p, const struct card *card),
             const struct pairing *p)
{
	return kind_of(card)->section == SECTIONS || (card->outer && !other(p, card->outer)) ||
	       strcmp(card->kind, "excerpt") == 0;
}

/* A whole unit of a library comes and goes with what the map reaches of it; a part of one with the library. */
static void
add_one_sided(struct differing *d, const struct card *card, enum reason_code code)
{
	add_reason(d, kind_of(card)->section, d->edit, 50, card, about(d, code, card));
	if (card->unit == card)
		d->out->all[d->out->n - 1].causes = d->edit;
}

static void
compare_one_sided(struct differing *d)
{
	for (size_t i = 0; i < d->map.right->n; i++) {
		const struct card *right = d->map.right->cards[i], *left = pairing_left(&d->map, right);

		if (!left && !is_told_with(right, pairing_left, &d->map))
			add_one_sided(d, right, REASON_DIFFERS_NEW);
	}
	for (size_t i = 0; i < d->map.left->n; i++) {
		const struct card *left = d->map.left->cards[i];

		if (!pairing_right(&d->map, left) && !is_told_with(left, pairing_right, &d->map))
			add_one_sided(d, left, REASON_DIFFERS_GONE);
	}
}

static void
compare_pairs(struct differing *d)
{
	for (size_t i = 0; i < d->map.right->n; i++) {
		const struct card *right = d->map.right->cards[i], *left = pairing_left(&d->map, right);

		if (!left)
			continue;
		compare_id(d, left, right);
		compare_recorded(d, left, right);
		compare_words(d, left, right);
		if (strcmp(right->kind, "platform") == 0)
			compare_value(d, left, right, "seat", REASON_DIFFERS_SEAT);
		if (strcmp(right->kind, "document") == 0)
			compare_value(d, left, right, "user-classes", REASON_DIFFERS_USER_CLASSES);
		compare_captures(d, left, right);
		compare_fate(d, left, right);
		if (kind_of(right)->section != SECTIONS)
			compare_fields(d, left, right);
	}
}

void
differing_units(struct differing *d)
{
	compare_evidence(d);
	if (!d->maps || d->s->assumed) /* what is assumed is recorded nowhere */
		return;
	compare_one_sided(d);
	compare_pairs(d);
}
