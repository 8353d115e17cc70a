/* regc why: each step from the words of a clause to its results. */
#include "../base/report.h"
#include "../form/words.h"
#include "../pages/chain.h"
#include "scenarios.h"
#include "commands.h"
#include "progress.h"

static void
say_place(struct buf *out, const struct node *step)
{
	struct buf place = {0};
	const char *line = node_text(step, "line");

	buf_printf(&place, "%s%s%s", node_text(step, "file"), line ? ":" : "", line ? line : "");
	buf_printf(out, "  %-11s %s", node_text(step, "name"), place.s);
	buf_free(&place);
}

static void
say_reasons(struct buf *out, const struct words *words, const struct node *list, const char *before)
{
	for (const struct node *r = list ? list->first : NULL; r; r = r->next) {
		struct buf text = {0};

		buf_puts(&text, before);
		words_text(words, &text, r);
		buf_puts(out, "\n              - ");
		report_wrap(out, text.s, 16, 16, 80);
		buf_free(&text);
	}
}

static void
say_step(struct buf *out, const struct words *words, const struct node *step)
{
	const struct node *value = node_get(step, "value");

	say_place(out, step);
	if (value) {
		buf_puts(out, "\n              ");
		report_wrap(out, value->text, 14, 14, 80);
	}
	say_reasons(out, words, node_get(step, "because"), "");
	say_reasons(out, words, node_get(step, "needs"), "needed: ");
	buf_putc(out, '\n');
}

static void
say_chain(struct buf *out, struct compilation *c, const struct words *words, const struct card *provision,
          const struct node *mapping, const struct card *service)
{
	struct arena a = {0};
	struct clock clock = c->analysis.clock;
	struct judgement j = judge(&c->model, &a, &clock, provision, mapping, service);
	struct node *chain = node_list(&a);
	char day[DATE_TEXT];

	chain_add(&a, chain, &j, &c->model, provision);
	buf_printf(out, "%s (%s)\n  under %s (%s)\n  for %s, as of %s\n", provision->title, provision->id,
	           j.subject.obligation->title, j.subject.obligation->id, service->title, day_text(clock.day, day));
	for (const struct node *step = chain->first; step; step = step->next)
		say_step(out, words, step);
	buf_putc(out, '\n');
	arena_free(&a);
}

static void
explain_provision(struct options *o, struct compilation *c, const struct words *words, struct buf *out)
{
	const struct card *provision = find_unit(c, "provision", o->arguments[0]), *service;
	const struct card *only = o->arguments[1] ? find_unit(c, "obligation", o->arguments[1]) : NULL;
	const struct node *mappings = provision ? node_get(provision->facts, "mappings") : NULL;

	if (!provision || diag_count(&c->diags, SEVERITY_ERROR))
		return;
	for (const struct node *m = mappings ? mappings->first : NULL; m; m = m->next)
		if (judge_counts(m) && (!only || node_get(m, "obligation")->to == only))
			for (size_t i = 0; (service = judge_service(&c->model, provision->parent, i)); i++)
				say_chain(out, c, words, provision, m, service);
	if (!out->n)
		diag_help(&c->diags,
		          diag_add(&c->diags, RG9010, (struct place){0}, "'%s' is not mapped to %s", provision->id,
		                   only ? only->id : "any obligation"),
		          "add a mapping to the provision; 'regc schema provision' shows how");
}

int
run_why(struct options *o)
{
	struct compile_options co = compile_options(o, o->values[OPTION_PROJECT]);
	struct compilation c = {0};
	struct words *words = NULL;
	struct buf head = {0}, out = {0};
	int status;

	if (!o->arguments[0])
		diag_help(&o->diags, usage(o, "'why' needs a provision"),
		          "give its full id, platform/document/provision");
	if (o->diags.n || !scenario_assume(o, &co))
		return finish(o, &o->diags);
	if (compile(&c, &co, STAGE_ANALYSE) && (words = words_of_project(&c.diags, &c.schemas, c.project))) {
		explain_provision(o, &c, words, &out);
		if (out.n)
			scenario_put(&head, words, c.analysis.scenario);
	}
	status = finish(o, &c.diags);
	if (status == 0)
		status = progress_print(&head) ? 2 : progress_print(&out);
	words_close(words);
	buf_free(&head);
	buf_free(&out);
	compile_free(&c);
	return status;
}
