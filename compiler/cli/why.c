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

/* ---- how it stands ---- */

static const char *
result_exposure(const struct result *r)
{
	return exposure_name(r->band);
}

/* what has to hold together, as one text */
static const char *
joined(struct arena *a, const struct words *words, const struct node *set)
{
	struct buf out = {0};
	const char *text;

	words_joined(words, &out, set);
	text = arena_string(a, out.s ? out.s : "");
	buf_free(&out);
	return text;
}

static void
add_result(struct arena *a, struct node *list, const struct result *r)
{
	struct node *n = reason_add(a, list, r->band == NOT_RATED ? REASON_STANDS_COULD_NOTHING : REASON_STANDS_COULD);

	if (r->band == NOT_RATED)
		return;
	reason_text(a, n, "exposure", result_exposure(r));
	reason_text(a, n, "bearer", bearer_name(r->bearer));
}

/* with first, the sets that lead to it; else those with which nothing arises */
static void
add_sets(struct arena *a, struct node *list, const struct words *words, const struct sets *sets, const struct result *first)
{
	for (const struct node *set = sets_list(a, sets)->first; set; set = set->next) {
		struct node *n = reason_add(a, list, first ? REASON_STANDS_IF : REASON_STANDS_NOTHING_IF);

		if (first) {
			reason_text(a, n, "exposure", result_exposure(first));
			reason_text(a, n, "bearer", bearer_name(first->bearer));
		}
		reason_text(a, n, "literals", joined(a, words, set));
	}
	if (sets->more)
		reason_count(a, reason_add(a, list, REASON_STANDS_MORE), "n", sets->more);
}

static void
say_standing(struct arena *a, struct buf *out, const struct words *words, const struct judgement *j)
{
	const struct conditional *c = j->conditional;
	struct node *list = node_list(a), *rests;

	buf_puts(out, "  standing    ");
	words_term(words, out, "standing", standing_name(j->standing), NULL);
	for (size_t i = 0; c && i < c->nresults; i++)
		add_result(a, list, &c->results[i]);
	if (c && c->beyond)
		reason_text(a, reason_add(a, list, REASON_STANDS_BEYOND), "n", arena_printf(a, "%d", CONDITIONAL_MOST));
	if (c && c->nresults) {
		add_sets(a, list, words, &c->highest, &c->results[0]);
		add_sets(a, list, words, &c->none, NULL);
	}
	if (j->standing != STANDING_UNRATABLE) {
		rests = reason_add(a, list, REASON_RESTS_ON);
		reason_text(a, rests, "words", j->rests.seen ? "seen" : "not-seen");
		reason_text(a, rests, "confidence", confidence_name(j->rests.confidence));
		reason_text(a, rests, "link", rests_link_name(j->rests.weakest));
	}
	say_reasons(out, words, list, "");
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
	say_standing(&a, out, words, &j);
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
	struct compile_options co = compile_options(o);
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
