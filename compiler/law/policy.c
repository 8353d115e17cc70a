#include "policy.h"

#include <string.h>

#include "../base/text.h"
#include "../evidence/lockfile.h"
#include "place.h"

enum { ITEMS_SHOWN = 5 };

struct rule_held {
	const struct policy *policy;
	struct diags *items;
	const struct node *rule;
	const char *id;
	unsigned parts;
};

const struct node *
policy_rules(const struct card *project)
{
	const struct node *rules = node_get(node_get(project->whole, "policy"), "fail-on");

	return rules ? rules->first : NULL;
}

static const struct card *
project_in(const struct model *m)
{
	return cards_of(m, "project").cards[0];
}

const char *
policy_rule_id(const void *project, size_t i)
{
	const struct node *n = policy_rules(project);

	while (n && i--)
		n = n->next;
	return n ? node_text(n, "rule") : NULL;
}

static bool
is_severity(const char *word)
{
	bool found = strcmp(word, "never") == 0;

	for (int s = SEVERITY_ERROR; s <= SEVERITY_NOTE; s++)
		found = found || strcmp(word, severity_name((enum severity)s)) == 0;
	return found;
}

void
policy_check(const struct model *m, struct diags *ds)
{
	const struct card *project = project_in(m);

	for (const struct node *n = policy_rules(project); n; n = n->next) {
		const struct node *id = node_get(n, "rule"), *first = policy_rules(project);
		struct place place = {project->source, id->span};

		while (!node_is(first, "rule", id->text))
			first = first->next;
		if (first != n) {
			struct diag *d = diag_add(ds, RG3002, place, "a second rule '%s'", id->text);

			diag_note(ds, d, (struct place){project->source, node_get(first, "rule")->span}, "the first one");
			diag_help(ds, d, "give one of the two another id");
		} else if (is_severity(id->text)) {
			diag_help(ds, diag_add(ds, RG3002, place, "'%s' cannot be the id of a rule", id->text),
			          "give it another id, because '--fail-on %s' does not mean the rule", id->text);
		}
	}
}

bool
policy_judges(const struct model *m)
{
	for (const struct node *n = policy_rules(project_in(m)); n; n = n->next)
		if (node_get(n, "coverage") || node_get(n, "exposure"))
			return true;
	return false;
}

/* ---- items ---- */

#define ITEM "policy/" /* the key of an item begins with it, and no key of another finding does; then comes the rule */

bool
policy_is_of(const struct diag *item, const char *rule)
{
	const char *id = item->key && starts_with(item->key, ITEM) ? item->key + sizeof ITEM - 1 : NULL;
	size_t n = strlen(rule);

	return id && strncmp(id, rule, n) == 0 && (!id[n] || id[n] == '/');
}

/* `more` tells the item from others of its rule and unit */
static struct diag *
add(struct rule_held *h, struct place place, const char *about, const char *more, const char *message)
{
	struct diag *item = diag_add(h->items, RG6006, place, "%s", message);

	item->about = about ? arena_string(&h->items->arena, about) : NULL;
	item->key = arena_printf(&h->items->arena, ITEM "%s%s%s", h->id, more ? "/" : "", more ? more : "");
	return item;
}

/* whether a list of the rule has a unit; one that is not given has all */
static bool
names(const struct rule_held *h, const char *key, const struct card *card)
{
	const struct node *list = node_get(h->rule, key);

	for (const struct node *n = list ? list->first : NULL; n; n = n->next)
		if (n->to && card && strcmp(n->to->id, card->id) == 0)
			return true;
	return !list;
}

static const struct card *
platform_of(const struct card *card)
{
	while (card && strcmp(card->kind, "platform") != 0)
		card = card->outer ? card->outer : card->parent;
	return card;
}

/* whether the word of an enum is among those that a rule lists under a key */
static bool
lists(const struct node *rule, const char *key, const char *word)
{
	const struct node *list = node_get(rule, key);

	for (const struct node *n = list ? list->first : NULL; n; n = n->next)
		if (strcmp(n->text, word) == 0)
			return true;
	return false;
}

/* ---- findings ---- */

/* By the id alone: what a finding is about can be hidden from the audience, and fails the rule all the same. */
static bool
is_of_platforms(const struct rule_held *h, const char *about)
{
	const struct node *list = node_get(h->rule, "platforms");
	const char *id = about ? strchr(about, ':') : NULL;
	size_t n = id ? strcspn(++id, "/") : 0;

	for (const struct node *p = list && id ? list->first : NULL; p; p = p->next)
		if (strlen(p->to->id) == n && strncmp(p->to->id, id, n) == 0)
			return true;
	return !list;
}

static void
add_finding(struct rule_held *h, const struct diag *d)
{
	struct arena a = {0};

	if (is_of_platforms(h, d->about))
		add(h, d->place, d->about, d->key, arena_printf(&a, "%s: %s", diag_infos[d->code].code, d->message));
	arena_free(&a);
}

static void
hold_severity(struct rule_held *h)
{
	int least = SEVERITY_NOTE;

	while (least > SEVERITY_ERROR && !node_is(h->rule, "severity", severity_name((enum severity)least)))
		least--;
	for (size_t i = 0; i < h->policy->findings->n; i++)
		if ((int)diag_infos[h->policy->findings->all[i]->code].severity <= least)
			add_finding(h, h->policy->findings->all[i]);
}

/* the words of rules that stand for a finding */
static const struct {
	const char *key, *word;
	enum diag_code code;
} words[] = {
	{"review", "expired", RG6003},  {"review", "suspect", RG6004},   {"review", "self-approved", RG6002},
	{"evidence", "unlocked", RG5017}, {"evidence", "stale", RG5016},
	{"evidence", "altered", RG5013}, {"evidence", "altered", RG5014},
};

/* words that are reworded in later captures are in the lock as well, whatever is available here */
static bool
is_recorded(const struct rule_held *h, const struct diag *d)
{
	bool altered = d->code == RG5013 || d->code == RG5014;

	for (size_t i = 0; i < h->items->n && altered; i++) {
		const struct diag *item = h->items->all[i];

		if (item->code == d->code && policy_is_of(item, h->id) && item->place.source == d->place.source &&
		    item->place.span.from == d->place.span.from)
			return true;
	}
	return false;
}

static void
hold_words(struct rule_held *h, const char *key)
{
	for (size_t i = 0; i < h->policy->findings->n && h->parts & POLICY_FOUND; i++)
		for (size_t w = 0; w < sizeof words / sizeof *words; w++)
			if (words[w].code == h->policy->findings->all[i]->code && strcmp(words[w].key, key) == 0 &&
			    lists(h->rule, key, words[w].word) && !is_recorded(h, h->policy->findings->all[i]))
				add_finding(h, h->policy->findings->all[i]);
}

/* ---- what is recorded ---- */

/* Of an excerpt that is gone from later captures or reworded in them, by what its lock records. The item has the code that it has where the captures
 * are available, so that what sets that aside does the same to it. */
static void
hold_excerpt(struct rule_held *h, const struct card *holder, const struct node *excerpt)
{
	const struct node *found = lock_excerpt(holder, excerpt);
	bool reworded = node_is(found, "fate", "reworded");
	enum diag_code code = reworded ? RG5013 : RG5014;
	struct arena a = {0};

	if ((reworded || node_is(found, "fate", "removed")) && is_of_platforms(h, holder->key))
		add(h, (struct place){holder->source, node_get(excerpt, "text")->span}, holder->key, node_text(found, "words"),
		    arena_printf(&a, "%s: %s since capture %s", diag_infos[code].code, reworded ? "reworded" : "not found",
		                 node_text(found, "since")))->code = code;
	arena_free(&a);
}

static void
hold_altered(struct rule_held *h)
{
	for (const struct lock_holder *kind = lock_holders; kind->kind; kind++) {
		struct kind holders = cards_of(h->policy->model, kind->kind);

		for (size_t i = 0; i < holders.n; i++) {
			size_t version = 0;

			for (const struct node *e = excerpt_next(holders.cards[i], NULL, &version); e;
			     e = excerpt_next(holders.cards[i], e, &version))
				hold_excerpt(h, holders.cards[i], e);
		}
	}
}

static void
hold_evidence(struct rule_held *h)
{
	struct kind provisions = cards_of(h->policy->model, "provision");
	struct clock clock = h->policy->clock;

	if (h->parts & POLICY_RECORDED && lists(h->rule, "evidence", "altered"))
		hold_altered(h);
	hold_words(h, "evidence");
	for (size_t i = 0; i < provisions.n && h->parts & POLICY_RECORDED; i++) {
		const struct card *card = provisions.cards[i];
		enum evidence_state state = evidence_of(card, &clock);
		struct arena a = {0};

		if ((state == EVIDENCE_UNVERIFIED || state == EVIDENCE_INFERRED) && lists(h->rule, "evidence", evidence_name(state)) &&
		    names(h, "platforms", platform_of(card)))
			add(h, (struct place){card->source, card->name_span}, card->key, NULL,
			    arena_printf(&a, "the words of %s are %s", card->id, evidence_name(state)));
		arena_free(&a);
	}
}

static void
hold_mappings(struct rule_held *h, const struct card *card)
{
	const struct node *mappings = node_get(card->facts, "mappings");

	for (const struct node *n = mappings ? mappings->first : NULL; n; n = n->next) {
		const struct node *to = node_get(n, "obligation");
		const char *id = to && to->to ? to->to->id : "another unit";
		struct arena a = {0};

		if (judge_counts(n) && !node_is(n, "status", "approved"))
			add(h, (struct place){card->source, node_get(n, "status")->span}, card->key, id,
			    arena_printf(&a, "the mapping of %s to %s is not approved", card->id, id));
		arena_free(&a);
	}
}

static void
hold_review(struct rule_held *h)
{
	struct kind provisions = cards_of(h->policy->model, "provision");

	hold_words(h, "review");
	for (size_t i = 0; i < provisions.n && h->parts & POLICY_RECORDED && lists(h->rule, "review", "unapproved"); i++)
		if (names(h, "platforms", platform_of(provisions.cards[i])))
			hold_mappings(h, provisions.cards[i]);
}

/* ---- what is judged ---- */

static void
hold_duty(struct rule_held *h, struct clock *clock, const struct card *service, const struct card *duty)
{
	const struct card *search;
	const char *state = cover_state_name(reach_covered(h->policy->verdicts->reach, clock, service, duty, &search));
	struct arena a = {0};

	if (lists(h->rule, "coverage", state))
		add(h, (struct place){service->source, service->name_span}, service->key, duty->id,
		    arena_printf(&a, "coverage of %s for %s: %s", duty->id, service->id, state));
	arena_free(&a);
}

static void
hold_coverage(struct rule_held *h)
{
	struct kind platforms = cards_of(h->policy->model, "platform"), duties = cards_of(h->policy->model, "obligation");
	struct clock clock = h->policy->clock;

	for (size_t i = 0; i < platforms.n; i++) {
		struct some_cards services = reach_services(h->policy->verdicts->reach, platforms.cards[i]);

		for (size_t k = 0; k < services.n && names(h, "platforms", platforms.cards[i]); k++)
			for (size_t d = 0; d < duties.n; d++)
				if (cover_counts(duties.cards[d]) && names(h, "laws", duties.cards[d]->unit))
					hold_duty(h, &clock, services.all[k], duties.cards[d]);
	}
}

/* whether the law of a place holds in one of those that the rule lists, or in a part of it */
static bool
is_there(const struct rule_held *h, const struct card *place)
{
	const struct node *places = node_get(h->rule, "places");

	for (const struct node *n = places ? places->first : NULL; n; n = n->next)
		if (!n->to || (place && (place_within(place, n->to) || place_within(n->to, place)))) /* 'world' is no unit */
			return true;
	return !places;
}

/* the band that a bearer the rule lists bears, or may come to bear; NOT_RATED where that is none the rule asks for */
static int
band_of(const struct rule_held *h, const struct verdict *v, enum bearer bearer)
{
	const char *word = bearer_name(bearer);
	bool listed = node_get(h->rule, "borne-by") ? lists(h->rule, "borne-by", word) : bearer == BEARER_PLATFORM;
	bool conditional = lists(h->rule, "standing", "conditional");
	bool decided = lists(h->rule, "standing", "decided") || !node_get(h->rule, "standing");

	if (!listed)
		return NOT_RATED;
	if (v->standing == STANDING_RATED)
		return decided && v->bearer == bearer ? v->exposure : NOT_RATED;
	return v->standing == STANDING_CONDITIONAL && conditional ? v->could[bearer] : NOT_RATED;
}

static void
hold_verdict(struct rule_held *h, const struct verdict *v, int least)
{
	for (enum bearer b = BEARER_PLATFORM; b < BEARERS; b++) {
		int band = band_of(h, v, b);
		struct arena a = {0};

		if (band != NOT_RATED && band >= least)
			add(h, (struct place){v->provision->source, node_get(v->mapping, "obligation")->span}, v->provision->key,
			    arena_printf(&a, "%s/%s", v->obligation->id, v->service ? v->service->id : ""),
			    arena_printf(&a, "%s exposure%s of the %s under %s in %s, for %s", exposure_name(band),
			                 v->standing == STANDING_CONDITIONAL ? ", conditional," : "", bearer_name(b), v->obligation->id,
			                 v->place ? v->place->id : "no place", v->service ? v->service->id : v->provision->parent->id));
		arena_free(&a);
	}
}

static void
hold_exposure(struct rule_held *h)
{
	const struct verdicts *all = h->policy->verdicts;
	int least = schema_rank(node_get(h->rule, "exposure"));

	for (size_t i = 0; i < all->n; i++) {
		const struct verdict *v = &all->all[i];

		if (names(h, "platforms", platform_of(v->provision)) && names(h, "laws", v->obligation->unit) && is_there(h, v->place))
			hold_verdict(h, v, least);
	}
}

/* ---- all rules ---- */

static const struct {
	const char *key;
	unsigned parts;
	void (*hold)(struct rule_held *h);
} rules[] = {
	{"evidence", POLICY_RECORDED | POLICY_FOUND, hold_evidence}, {"review", POLICY_RECORDED | POLICY_FOUND, hold_review},
	{"severity", POLICY_FOUND, hold_severity}, {"coverage", POLICY_JUDGED, hold_coverage}, {"exposure", POLICY_JUDGED, hold_exposure},
};

void
policy_collect(const struct policy *p, struct diags *items, unsigned parts)
{
	for (const struct node *n = policy_rules(project_in(p->model)); n; n = n->next) {
		struct rule_held h = {p, items, n, node_text(n, "rule"), parts};

		for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
			if (rules[i].parts & parts && node_get(n, rules[i].key))
				rules[i].hold(&h);
	}
}

static void
note_items(struct diags *ds, struct diag *d, const struct diags *items, const char *rule, size_t n)
{
	size_t shown = 0;

	for (size_t i = 0; i < items->n && shown < ITEMS_SHOWN; i++)
		if (policy_is_of(items->all[i], rule)) {
			diag_note(ds, d, items->all[i]->place, "%s", items->all[i]->message);
			shown++;
		}
	if (n > shown)
		diag_note(ds, d, (struct place){0}, "and %zu more", n - shown);
}

static bool
is_named(const char *rule, const char *const *named, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(named[i], rule) == 0)
			return true;
	return n == 0;
}

bool
policy_say(const struct model *m, const struct diags *items, struct diags *ds, const char *const *named, size_t nnamed)
{
	const struct card *project = project_in(m);
	bool kept = true;

	for (const struct node *rule = policy_rules(project); rule; rule = rule->next) {
		const char *id = node_text(rule, "rule");
		size_t n = 0;
		struct diag *d;

		for (size_t i = 0; i < items->n; i++)
			n += policy_is_of(items->all[i], id);
		if (!n)
			continue;
		d = diag_add(ds, RG6006, (struct place){project->source, node_get(rule, "rule")->span},
		             "the policy's rule '%s' is broken", id); /* however often, it is the same finding */
		diag_note(ds, d, (struct place){0}, "its reason: %s", node_text(rule, "reason"));
		note_items(ds, d, items, id, n);
		d->about = arena_string(&ds->arena, project->key);
		d->key = arena_printf(&ds->arena, "policy[%s]", id);
		d->pardoned = !is_named(id, named, nnamed);
		kept = kept && d->pardoned;
	}
	return kept;
}
