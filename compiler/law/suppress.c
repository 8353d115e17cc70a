#include "suppress.h"

#include <string.h>

#include "../base/text.h"
#include "../model/about.h"
#include "policy.h"

/* ---- what they say ---- */

static struct place
place_of(const struct suppressions *s, const struct node *n)
{
	return (struct place){s->project->source, n->span};
}

static bool
is_rule(const struct suppressions *s, const char *id)
{
	for (const struct node *n = policy_rules(s->project); n; n = n->next)
		if (node_is(n, "rule", id))
			return true;
	return false;
}

static bool
wrong(const struct suppressions *s, struct diags *ds, const struct node *n, const char *what, const char *help)
{
	diag_help(ds, diag_add(ds, RG6007, place_of(s, n), "%s", what), "%s", help);
	return false;
}

static void
unknown_finding(const struct suppressions *s, struct diags *ds, const struct node *n)
{
	struct diag *d = diag_add(ds, RG6007, place_of(s, n), "'%s' is neither a code nor a rule of the policy", n->text);
	const char *near = nearest_word(n->text, policy_rule_id, s->project);

	if (near)
		diag_propose(ds, d, d->place, n->text, near);
	else
		diag_help(ds, d, "'regc explain --list' lists the codes");
}

/* whether what it names can be suppressed at all */
static bool
take_finding(const struct suppressions *s, struct suppression *one, struct diags *ds)
{
	const struct node *n = node_get(one->node, "finding");
	const struct diag_info *info = starts_with(n->text, "RG") ? diag_find(n->text) : NULL;

	one->finding = n->text;
	one->code = info ? (enum diag_code)(info - diag_infos) : DIAG_CODES;
	if (!info && !is_rule(s, n->text)) {
		unknown_finding(s, ds, n);
		return false;
	}
	if (one->code == RG6006)
		return wrong(s, ds, n, "a rule of the policy is suppressed by its id", "name the rule instead of the code");
	if (info && info->class == CLASS_MACHINE)
		return wrong(s, ds, n, "what regc could not do cannot be suppressed", "see what the finding says");
	if (info && info->severity == SEVERITY_ERROR)
		return wrong(s, ds, n, "an error cannot be suppressed", "correct it: nothing can be made from sources with errors");
	return true;
}

static bool
take_until(const struct suppressions *s, struct suppression *one, struct diags *ds, int32_t day)
{
	const struct node *n = node_get(one->node, "until");
	bool note = one->code != DIAG_CODES && diag_infos[one->code].severity == SEVERITY_NOTE;
	int32_t until;

	if (!n && !note)
		return wrong(s, ds, node_get(one->node, "finding"), "a suppression without 'until'",
		             "say until when; only notes can be accepted for good");
	one->expired = n && day_parse(n->text, &until) && until <= day;
	if (one->expired)
		diag_add(ds, RG6008, place_of(s, n), "the suppression of %s expired on %s", one->finding, n->text);
	return !one->expired;
}

void
suppressions_read(struct suppressions *s, struct arena *a, const struct model *m, struct diags *ds, int32_t day)
{
	const struct card *project = cards_of(m, "project").cards[0];
	const struct node *list = node_get(project->whole, "suppressions");

	*s = (struct suppressions){.project = project};
	ARENA_ARRAY(a, s->all, list ? node_count(list) : 0);
	for (const struct node *n = list ? list->first : NULL; n; n = n->next) {
		struct suppression *one = &s->all[s->n++];
		const struct node *unit = node_get(n, "unit");

		*one = (struct suppression){.node = n, .unit = unit ? unit->to : NULL, .path = node_text(n, "path")};
		one->holds = take_finding(s, one, ds) && take_until(s, one, ds, day);
	}
}

/* ---- what they are about ---- */

struct applying {
	struct suppressions *all;
	const struct model *model;
};

static bool
is_inside(const struct card *card, const struct card *unit)
{
	while (card && card != unit)
		card = card->outer;
	return card != NULL;
}

/* an item of the policy is named by its rule too */
static bool
is_of_finding(const struct suppression *s, const struct diag *d)
{
	return s->code == DIAG_CODES ? policy_is_of(d, s->finding) : s->code == d->code;
}

/* by the text first: a unit can be hidden from the audience */
static bool
is_about(const struct suppression *s, const struct model *m, const struct diag *d)
{
	if (!s->unit)
		return d->place.source && text_is(d->place.source->path, s->path);
	return text_is(d->about, s->unit->key) || is_inside(about_card(m, d->about), s->unit);
}

static bool
is_suppressed(void *ctx, const struct diag *d)
{
	struct applying *a = ctx;

	for (size_t i = 0; i < a->all->n; i++) {
		struct suppression *s = &a->all->all[i];

		if (!s->holds || !is_of_finding(s, d) || !is_about(s, a->model, d))
			continue;
		s->n++;
		return true;
	}
	return false;
}

void
suppressions_apply(struct suppressions *s, const struct model *m, struct diags *ds, size_t n)
{
	struct applying a = {s, m};

	if (s->n)
		diag_set_aside(ds, n, ASIDE_SUPPRESSED, is_suppressed, &a);
}

void
suppressions_unused(const struct suppressions *s, struct diags *ds, bool rules)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->all[i].holds && !s->all[i].n && rules == (s->all[i].code == DIAG_CODES) && (rules || diag_could_come(ds, s->all[i].code)))
			diag_add(ds, RG6009, place_of(s, node_get(s->all[i].node, "finding")), "nothing is suppressed: %s has no finding %s",
			         s->all[i].unit ? s->all[i].unit->id : s->all[i].path, s->all[i].finding);
}
