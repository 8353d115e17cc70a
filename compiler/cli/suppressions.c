/* regc suppressions: the findings that the project accepts for now. */
#include <string.h>

#include "../base/report.h"
#include "../law/policy.h"
#include "commands.h"
#include "progress.h"

/* those of rules of the policy are about what is judged, so it is held against the policy here too */
static void
apply_to_policy(struct compilation *c)
{
	struct policy p = {&c->model, c->verdicts.first ? &c->verdicts : NULL, c->analysis.clock, &c->diags};
	struct diags items = {0};

	diag_share(&items, &c->recorded);
	policy_collect(&p, &items, POLICY_FOUND | POLICY_JUDGED);
	suppressions_apply(&c->suppressions, &c->model, &items, items.n);
	suppressions_unused(&c->suppressions, &c->diags, true);
	diag_free(&items);
}

static void
put_number(struct buf *out, const struct suppression *s)
{
	if (s->expired)
		buf_puts(out, "expired");
	else if (s->n)
		buf_printf(out, "%zu finding%s", s->n, plural(s->n));
	else
		buf_puts(out, "nothing");
}

static void
put_line(struct buf *out, const char *label, const char *text)
{
	buf_printf(out, "  %-7s ", label);
	report_wrap(out, text, 10, 10, 100);
	buf_putc(out, '\n');
}

static void
put(struct buf *out, const struct compilation *c, const struct suppression *s)
{
	const char *until = node_text(s->node, "until"), *where = s->unit ? s->unit->id : s->path;

	buf_printf(out, "%s of ", s->finding);
	buf_put_visible(out, where, strlen(where));
	buf_puts(out, ": ");
	put_number(out, s);
	buf_putc(out, '\n');
	put_line(out, "reason:", node_text(s->node, "reason"));
	put_line(out, "owner:", node_text(s->node, "owner"));
	put_line(out, "until:", until ? until : "for good, because it is a note");
	buf_printf(out, "  in:     %s:%u\n", c->suppressions.project->source->path, s->node->line);
}

/* Besides what is wrong with them nothing is shown of a project without errors: the findings are for 'regc check'. */
static void
keep_own(struct diags *ds)
{
	size_t n = 0;

	for (size_t i = 0; i < ds->n; i++)
		if (ds->all[i]->code == RG6008 || ds->all[i]->code == RG6009)
			ds->all[n++] = ds->all[i];
	ds->n = n;
}

int
run_suppressions(struct options *o)
{
	struct compile_options co = author_options(o);
	struct compilation c = {0};
	struct buf out = {0};
	int status = 0;

	co.findings_only = true;
	if (compile(&c, &co, STAGE_ANALYSE)) {
		apply_to_policy(&c);
		for (size_t i = 0; i < c.suppressions.n; i++)
			put(&out, &c, &c.suppressions.all[i]);
		if (!c.suppressions.n)
			buf_puts(&out, "no finding is suppressed\n");
		status = progress_print(&out);
		keep_own(&c.diags);
	}
	if (!status)
		status = finish(o, &c.diags);
	buf_free(&out);
	compile_free(&c);
	return status;
}
