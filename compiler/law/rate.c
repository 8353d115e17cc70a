#include "rate.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "relate.h"

const char *
position_name(int position)
{
	static const char *const names[] = {"meets", "neutral", "does-not-discharge", "conflicts", "", "none"};

	return names[position];
}

const char *
exposure_name(int exposure)
{
	static const char *const names[] = {"low", "medium", "high", "critical", "not-rated"};

	return names[exposure];
}

/* ---- the table itself ---- */

static int band_listing(const struct card *rule, const char *key, const char *word);

static const struct card *
rating(const struct model *m)
{
	struct kind k = cards_of(m, "rating");

	return k.n ? k.cards[0] : NULL;
}

static const struct node *
row_of(const struct card *rule, int position)
{
	const struct node *rows = node_get(rule->facts, "matrix");

	for (const struct node *r = rows ? rows->first : NULL; r; r = r->next)
		if (schema_rank(node_get(r, "position")) == position)
			return r;
	return NULL;
}

/* the exposure in a cell; -1 where the matrix has no such row */
static int
cell(const struct card *rule, int position, int consequence)
{
	const struct node *row = row_of(rule, position);

	return row ? schema_rank(node_at(node_get(row, "exposure"), (size_t)consequence)) : -1;
}

static void
check_cells(const struct card *rule, struct diags *ds)
{
	for (int p = 0; p < POSITIONS; p++) {
		const struct node *row = row_of(rule, p);

		if (!row) {
			diag_help(ds, diag_add(ds, RG4004, (struct place){rule->source, rule->name_span},
			                       "the matrix has no row for '%s'", position_name(p)),
			          "add a row with an exposure for each of the four consequences");
			continue;
		}
		for (int c = 0; c < CONSEQUENCES; c++) {
			const struct node *n = node_at(node_get(row, "exposure"), (size_t)c);
			int here = cell(rule, p, c), left = c > 0 ? cell(rule, p, c - 1) : here;
			int above = p > 0 ? cell(rule, p - 1, c) : here;

			if (here >= 0 && left > here)
				diag_add(ds, RG4004, (struct place){rule->source, n->span},
				         "a more serious consequence gives a lower exposure: '%s' after '%s'",
				         exposure_name(here), exposure_name(left));
			if (here >= 0 && above > here)
				diag_add(ds, RG4004, (struct place){rule->source, n->span},
				         "a worse position gives a lower exposure: '%s' under '%s'",
				         exposure_name(here), exposure_name(above));
		}
	}
}

static const char *
ceiling_in(const struct node *consequence, const char *currency)
{
	const struct node *amounts = node_get(consequence, "amounts");

	for (const struct node *a = amounts ? amounts->first : NULL; a; a = a->next)
		if (strncmp(a->text, currency, 3) == 0)
			return a->text + 4;
	return NULL;
}

static void
check_thresholds(const struct card *rule, struct diags *ds)
{
	const struct node *before = NULL;

	for (const struct node *c = node_get(rule->facts, "consequences")->first; c; before = c, c = c->next) {
		const struct node *amounts = node_get(c, "amounts");
		const char *share = node_text(c, "share"), *lower = before ? node_text(before, "share") : NULL;

		if (share && lower && strtod(share, NULL) <= strtod(lower, NULL))
			diag_add(ds, RG4004, (struct place){rule->source, node_get(c, "share")->span},
			         "the share does not increase: %s after %s", share, lower);
		for (const struct node *a = before && amounts ? amounts->first : NULL; a; a = a->next)
			if ((lower = ceiling_in(before, a->text)) && strtod(a->text + 4, NULL) <= strtod(lower, NULL))
				diag_add(ds, RG4004, (struct place){rule->source, a->span},
				         "the amount does not increase: %s after %.3s %s", a->text, a->text, lower);
	}
}

/* the first consequence but the last, which has no upper limit, without an amount in the currency of this one; or NULL */
static const struct node *
unlimited(const struct card *rule, const char *amount)
{
	const struct node *c = node_get(rule->facts, "consequences")->first;

	while (c->next && ceiling_in(c, amount))
		c = c->next;
	return c->next ? c : NULL;
}

static bool
has_currency(const struct card *rule, const char *amount)
{
	for (const struct node *c = node_get(rule->facts, "consequences")->first; c; c = c->next)
		if (ceiling_in(c, amount))
			return true;
	return false;
}

/* An amount above the limits of a currency falls into the next band, so where one is missing it can fall into a wrong one. */
static void
check_amount(const struct card *rule, struct diags *ds, const struct card *law, const struct node *amount)
{
	struct place place = {law->source, amount->span};
	const struct node *without = unlimited(rule, amount->text);
	struct diag *d;

	if (!without)
		return;
	if (!has_currency(rule, amount->text))
		d = diag_add(ds, RG4058, place, "the rating '%s' has no amounts in %.3s", rule->id, amount->text);
	else
		d = diag_add(ds, RG4058, place, "the rating '%s' has no amount in %.3s for '%s'", rule->id, amount->text,
		             node_text(without, "consequence"));
	diag_help(ds, d, "add one in %.3s under 'amounts' of its consequences; regc converts no currency", amount->text);
}

/* what the rating does not list, and so cannot rank: an offence, an amount in a currency without thresholds */
static void
check_sanction(const struct card *rule, struct diags *ds, const struct card *law, const struct node *sanction)
{
	const struct node *class = node_get(sanction, "class"), *amount = node_get(sanction, "amount");

	if (class && band_listing(rule, "classes", class->text) < 0)
		diag_help(ds,
		          diag_add(ds, RG4011, (struct place){law->source, class->span}, "the rating does not list the class '%s'",
		                   class->text),
		          "list it under 'classes' of a consequence, or use a class that is listed");
	if (amount)
		check_amount(rule, ds, law, amount);
}

/* the sanctions of a law, of its obligations and their wordings, and of its relations to others */
static void
check_sanctions(const struct card *rule, struct diags *ds, const struct card *law, const struct node *n)
{
	if (n->kind == NODE_MAP && n->key && strcmp(n->key, "sanction") == 0)
		check_sanction(rule, ds, law, n);
	for (const struct node *c = n->first; c; c = c->next)
		check_sanctions(rule, ds, law, c);
}

void
rate_check(const struct model *m, struct diags *ds)
{
	struct kind rules = cards_of(m, "rating"), laws = cards_of(m, "regulation");

	for (size_t i = 1; i < rules.n; i++) {
		struct diag *d = diag_add(ds, RG4005, (struct place){rules.cards[i]->source, rules.cards[i]->name_span},
		                          "more than one rating");

		diag_note(ds, d, (struct place){rules.cards[0]->source, rules.cards[0]->name_span}, "the first one is here");
		diag_help(ds, d, "a project has one rating rule; remove one of the two");
	}
	for (size_t i = 0; i < rules.n; i++) {
		check_cells(rules.cards[i], ds);
		check_thresholds(rules.cards[i], ds);
		for (size_t k = 0; k < laws.n; k++)
			check_sanctions(rules.cards[i], ds, laws.cards[k], laws.cards[k]->facts);
	}
}

/* ---- the position ---- */

static const struct { const char *relation; enum clause_position position; } relations[] = {
	{"satisfies", POSITION_MEETS},   {"exceeds", POSITION_MEETS},     {"supports", POSITION_NEUTRAL},
	{"precedes", POSITION_NEUTRAL},  {"discloses", POSITION_NEUTRAL}, {"bears-on", POSITION_NEUTRAL},
	{"relies-on", POSITION_NEUTRAL}, {"contrary", POSITION_CONFLICTS}, {"shifts", POSITION_DOES_NOT_DISCHARGE},
	{"not-applicable", POSITION_NONE},
};

enum clause_position
rate_relation(const char *relation)
{
	for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
		if (strcmp(relations[i].relation, relation) == 0)
			return relations[i].position;
	return POSITION_NONE;
}

/* a clause that shifts a duty, by what the law lets a contract do */
static enum clause_position
shifted(const struct subject *s, const char *effect, struct node *because, struct node *needs)
{
	const char *when = node_text(apply_field(s, "contract"), "when");
	enum tri met;

	if (strcmp(effect, "void-by-statute") == 0)
		return POSITION_CONFLICTS;
	if (strcmp(effect, "conditional") != 0)
		return POSITION_DOES_NOT_DISCHARGE;
	met = when ? apply_condition(s, when, needs) : TRI_UNKNOWN;
	if (met == TRI_UNKNOWN && !when)
		reason_add(s->arena, because, REASON_RATE_NO_EFFECT);
	return met == TRI_YES ? POSITION_NEUTRAL : met == TRI_NO ? POSITION_DOES_NOT_DISCHARGE : POSITION_NONE;
}

enum clause_position
rate_position(const struct subject *s, const struct node *mapping, const struct application *application,
              struct node *because, struct node *needs)
{
	const char *relation = node_text(mapping, "relation");
	const char *effect = node_text(apply_field(s, "contract"), "effect");
	enum clause_position position = rate_relation(relation);
	struct node *r;

	if (position == POSITION_NONE) {
		reason_add(s->arena, because, REASON_RATE_NOT_RELATED);
		return position;
	}
	if (strcmp(relation, "shifts") == 0) {
		if (!effect) {
			reason_add(s->arena, because, REASON_RATE_NO_EFFECT);
			return POSITION_NONE;
		}
		if ((position = shifted(s, effect, because, needs)) == POSITION_NONE)
			return position;
	}
	if (position == POSITION_DOES_NOT_DISCHARGE && application->platform == TRI_UNKNOWN) {
		reason_merge(s->arena, needs, application->needs); /* the platform may owe it, and then shifts it */
		return POSITION_NONE;
	}
	if (position == POSITION_DOES_NOT_DISCHARGE && application->platform == TRI_NO) {
		reason_add(s->arena, because, REASON_RATE_OWN_DUTY); /* nothing is shifted to those who owe it anyway */
		position = POSITION_NEUTRAL;
	}
	r = reason_add(s->arena, because, REASON_RATE_POSITION);
	reason_text(s->arena, r, "relation", relation);
	reason_text(s->arena, r, "effect", effect);
	reason_text(s->arena, r, "position", position_name(position));
	return position;
}

/* ---- the consequence ---- */

/* the lowest band whose ceiling holds the value; the one above the last ceiling given */
static int
band_of(const struct card *rule, const char *currency, double value)
{
	int band = -1, i = 0;

	for (const struct node *c = node_get(rule->facts, "consequences")->first; c; c = c->next, i++) {
		const char *ceiling = currency ? ceiling_in(c, currency) : node_text(c, "share");

		if (!ceiling)
			continue;
		if (value <= strtod(ceiling, NULL))
			return i;
		band = i + 1 < CONSEQUENCES ? i + 1 : CONSEQUENCES - 1;
	}
	return band;
}

static int
band_listing(const struct card *rule, const char *key, const char *word)
{
	int i = 0;

	for (const struct node *c = node_get(rule->facts, "consequences")->first; c; c = c->next, i++) {
		const struct node *list = node_get(c, key);

		for (const struct node *w = list ? list->first : NULL; w; w = w->next)
			if (strcmp(w->text, word) == 0)
				return i;
	}
	return -1;
}

static int
larger(int a, int b)
{
	return a > b ? a : b;
}

static int
band_of_sanction(const struct card *rule, const struct node *sanction)
{
	const char *amount = node_text(sanction, "amount"), *share = node_text(sanction, "share");
	const char *rule_word = node_text(sanction, "rule"), *class = node_text(sanction, "class");
	int a = amount ? band_of(rule, amount, strtod(amount + 4, NULL)) : -1;
	int b = share ? band_of(rule, NULL, strtod(share, NULL)) : -1;

	if (class)
		return larger(band_listing(rule, "classes", class), larger(a, b));
	if (a < 0 && b < 0)
		return band_listing(rule, "types", node_text(sanction, "type"));
	if (a >= 0 && b >= 0 && rule_word && strcmp(rule_word, "lower-of") == 0)
		return a < b ? a : b;
	return larger(a, b);
}

/* "EUR 15,000,000": the figure of the source, in groups of three */
static const char *
money_text(struct arena *a, const char *amount)
{
	return arena_printf(a, "%.4s%s", amount, text_grouped(a, amount + 4));
}

static enum reason_code
ceiling_code(const char *amount, const char *share, const char *rule)
{
	if (!share)
		return REASON_CEILING_AMOUNT;
	if (!amount)
		return REASON_CEILING_SHARE;
	if (!rule)
		return REASON_CEILING_EITHER;
	return strcmp(rule, "higher-of") == 0 ? REASON_CEILING_HIGHER : REASON_CEILING_LOWER;
}

/* the ceiling of a sanction and the class of its offence, where the law gives them: figures and words of the source */
static void
say_sanction(struct arena *a, struct node *because, const struct node *sanction)
{
	const char *amount = node_text(sanction, "amount"), *share = node_text(sanction, "share");
	const char *class = node_text(sanction, "class");
	struct node *r = NULL;

	if (amount || share)
		r = reason_add(a, because, ceiling_code(amount, share, node_text(sanction, "rule")));
	if (amount)
		reason_text(a, r, "amount", money_text(a, amount));
	if (share) {
		reason_text(a, r, "share", share);
		reason_text(a, r, "of", node_text(sanction, "of"));
	}
	if (class)
		reason_text(a, reason_add(a, because, REASON_OFFENCE_CLASS), "offence", class);
}

bool
rate_has_begun(const struct subject *s, const struct node *power)
{
	struct date from;

	return !node_text(power, "from") || !date_parse(node_text(power, "from"), &from) ||
	       clock_reached(s->clock, from) == TRI_YES;
}

/* the most serious sanction of a list of powers, where it is more so than that of *power; of equal ones, one that can be
 * imposed already */
static void
find_gravest(const struct subject *s, const struct card *rule, const struct node *powers, const struct node **power, int *band)
{
	for (const struct node *p = powers ? powers->first : NULL; p; p = p->next) {
		int b = band_of_sanction(rule, node_get(p, "sanction"));

		if (!*power || b > *band || (b == *band && !rate_has_begun(s, *power) && rate_has_begun(s, p))) {
			*band = b;
			*power = p;
		}
	}
}

int
rate_consequence(const struct model *m, const struct subject *s, struct node *because, const struct node **power)
{
	const struct card *rule = rating(m);
	const struct node *gravest, *other;
	int band = -1;
	struct node *r;

	*power = NULL;
	if (!rule) {
		reason_add(s->arena, because, REASON_RATE_NO_RULE);
		return -1;
	}
	find_gravest(s, rule, apply_field(s, "enforcement"), power, &band);
	for (size_t i = 0; (other = relate_enforcement(s, i)); i++)
		find_gravest(s, rule, other, power, &band);
	gravest = node_get(*power, "sanction");
	if (!gravest) {
		reason_add(s->arena, because, REASON_RATE_NO_SANCTION);
		return -1;
	}
	r = reason_add(s->arena, because, band < 0 ? REASON_RATE_UNRANKED : REASON_RATE_CONSEQUENCE);
	reason_text(s->arena, r, "sanction", node_text(gravest, "type"));
	if (band >= 0)
		reason_text(s->arena, r, "consequence",
		            node_text(node_at(node_get(rule->facts, "consequences"), (size_t)band), "consequence"));
	say_sanction(s->arena, because, gravest);
	return band;
}

int
rate_exposure(const struct subject *s, const struct model *m, enum clause_position position, int consequence,
              struct node *because)
{
	const struct card *rule = rating(m);
	int exposure = cell(rule, (int)position, consequence);
	struct node *r;

	assert(exposure >= 0); /* rate_check() saw to every row */
	r = reason_add(s->arena, because, REASON_RATE_MATRIX);

	reason_text(s->arena, r, "position", position_name(position));
	reason_text(s->arena, r, "consequence",
	            node_text(node_at(node_get(rule->facts, "consequences"), (size_t)consequence), "consequence"));
	reason_text(s->arena, r, "exposure", exposure_name(exposure));
	return exposure;
}
