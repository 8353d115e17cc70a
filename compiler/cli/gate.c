#include "gate.h"

#include <string.h>

#include "../base/file.h"
#include "../law/policy.h"
#include "progress.h"

/* ---- --fail-on ---- */

/* the severity of that name, FAILS_NEVER for "never"; false for another word */
static bool
take_severity(int *least, const char *word)
{
	*least = FAILS_NEVER;
	if (strcmp(word, "never") == 0)
		return true;
	for (*least = SEVERITY_NOTE; *least >= SEVERITY_ERROR; --*least)
		if (strcmp(severity_name((enum severity)*least), word) == 0)
			return true;
	return false;
}

static bool
take_word(struct gate *g, const char *word, bool *never)
{
	struct options *o = g->options;
	int least;

	if (!*word) {
		diag_help(&o->diags, usage(o, "an empty word in '--fail-on'"), "name severities and rules, separated by commas");
		return false;
	}
	if (!take_severity(&least, word))
		g->rules[g->nrules++] = word;
	else if (least == FAILS_NEVER)
		*never = true;
	else if (least > o->least)
		o->least = least;
	return true;
}

static bool
take_words(struct gate *g, const char *list)
{
	struct options *o = g->options;
	bool never = false, more = true;

	ARENA_ARRAY(&o->arena, g->rules, strlen(list) + 1);
	for (const char *end; more; list = end + 1) {
		end = list + strcspn(list, ",");
		more = *end == ',';
		if (!take_word(g, arena_copy(&o->arena, list, (size_t)(end - list)), &never))
			return false;
	}
	if (never && (g->nrules || strchr(o->values[OPTION_FAIL_ON], ','))) {
		diag_help(&o->diags, usage(o, "'never' in '--fail-on' stands beside others"), "name it alone");
		return false;
	}
	if (never)
		o->least = FAILS_NEVER;
	return true;
}

/* whether the project has the rules that are named */
static bool
know_rules(const struct gate *g, struct compilation *c)
{
	const struct card *project = cards_of(&c->model, "project").cards[0];
	size_t before = c->diags.n;

	for (size_t i = 0; i < g->nrules; i++) {
		const char *id;
		size_t k = 0;

		while ((id = policy_rule_id(project, k)) && strcmp(id, g->rules[i]) != 0)
			k++;
		if (!id)
			diag_suggest(&c->diags, diag_add(&c->diags, RG9010, (struct place){0}, "unknown word '%s' in '--fail-on'", g->rules[i]),
			             nearest_word(g->rules[i], policy_rule_id, project),
			             "use error, warning, note or never, or a rule of the policy in regc.yaml");
	}
	return c->diags.n == before;
}

/* ---- the baseline ---- */

/* a digest of the file; whether it can be used is seen later */
static const char *
digest_of_file(struct arena *a, const char *path)
{
	FILE *f = path ? fopen(path, "r") : NULL;
	char hex[SHA256_HEX] = "";
	struct sha256 d;

	if (f && sha256_of_file(f, &d))
		sha256_hex(&d, hex);
	if (f)
		fclose(f);
	return arena_string(a, hex);
}

bool
gate_open(struct gate *g, struct options *o, struct compile_options *co)
{
	const char *list = o->values[OPTION_FAIL_ON], *baseline = o->values[OPTION_BASELINE];

	*g = (struct gate){.options = o};
	co->fails = arena_printf(&o->arena, "%s\n%s\n%s", list ? list : "", baseline ? baseline : "", digest_of_file(&o->arena, baseline));
	return !list || take_words(g, list);
}

/* Writes what there is now. From then on it is the baseline. */
static bool
write_baseline(struct gate *g, struct compilation *c, const struct policy *p, const char *path)
{
	struct baseline now = {0};
	struct diags items = {0};
	struct buf out = {0};
	bool fine;

	diag_share(&items, &c->recorded);
	policy_collect(p, &items, POLICY_JUDGED);
	suppressions_apply(&c->suppressions, &c->model, &items, items.n);
	baseline_add(&now, &c->diags);
	baseline_add(&now, &items);
	baseline_write(&out, &now);
	fine = write_whole(&c->diags, path, out.s, out.n);
	if (fine && !g->options->values[OPTION_QUIET])
		fprintf(stderr, "regc: %zu finding%s written to %s\n", baseline_count(&now), plural(baseline_count(&now)), path);
	buf_free(&out);
	baseline_free(&now);
	diag_free(&items);
	return fine;
}

static bool
take_baseline(struct gate *g, struct compilation *c, const char *path)
{
	if (!baseline_read(&g->baseline, &c->model, &c->diags, path))
		return false;
	baseline_apply(&g->baseline, &c->diags);
	return true;
}

/* ---- the policy ---- */

static bool
hold_policy(struct gate *g, struct compilation *c, const struct policy *p)
{
	bool never = g->options->least == FAILS_NEVER, kept;

	diag_share(&g->items, &c->recorded);
	policy_collect(p, &g->items, POLICY_FOUND | POLICY_JUDGED);
	suppressions_apply(&c->suppressions, &c->model, &g->items, g->items.n);
	suppressions_unused(&c->suppressions, &g->found, true);
	baseline_apply(&g->baseline, &g->items);
	kept = policy_say(&c->model, &g->items, &g->found, g->rules, g->nrules);
	return kept || never;
}

bool
gate_hold(struct gate *g, struct compilation *c, bool compiled)
{
	const char *path = g->options->values[OPTION_BASELINE], *write = g->options->values[OPTION_WRITE_BASELINE];
	struct policy p = {&c->model, c->verdicts.first ? &c->verdicts : NULL, c->analysis.clock, &c->diags};
	bool kept;

	diag_sort(&c->diags);
	if (compiled && !know_rules(g, c))
		return false;
	if (compiled && write) {
		if (!write_baseline(g, c, &p, write))
			return false;
		path = write;
	}
	if (path && !take_baseline(g, c, path))
		return false;
	if (!compiled)
		return true;
	kept = hold_policy(g, c, &p);
	if (path)
		baseline_stale(&g->baseline, &c->diags, &g->found, path);
	return kept;
}

void
gate_close(struct gate *g, struct compilation *c)
{
	g->items.n = 0; /* the rules that they fail speak for them; what was set aside of them counts as findings do */
	diag_share(&c->diags, &g->items);
	diag_share(&c->diags, &g->found);
}

void
gate_free(struct gate *g)
{
	diag_free(&g->items);
	diag_free(&g->found);
	baseline_free(&g->baseline);
}
