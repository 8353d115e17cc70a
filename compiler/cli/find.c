/* regc find: words searched in the captures. */
#include <stdio.h>
#include <string.h>

#include "../base/file.h"
#include "../base/report.h"
#include "../evidence/lockfile.h"
#include "../evidence/passage.h"
#include "commands.h"
#include "progress.h"

struct search {
	const struct holdings *holdings;
	const char *words;
	struct buf *out;
	size_t found; /* documents and regulations */
};

/* the places of the words in a capture, one per line */
static void
say_places(struct buf *out, const struct capture *c, const struct passage *p, struct arena *a)
{
	buf_printf(out, "  %s  %s%s%s\n", node_text(c->node, "on"), c->id, c->commit ? "  commit " : "", c->commit ? c->commit : "");
	for (size_t i = 0; i < p->n; i++) {
		const struct passage_place *place = &p->places[i];
		const struct legal_place *article = places_at(&c->places, place->from, place->to);
		const char *where = article ? places_address(a, &c->places, article) : place->section;

		buf_printf(out, "    bytes %zu-%zu%s%s\n      ", place->source_from, place->source_to, *where ? ", " : "", where);
		report_wrap(out, passage_sentence(a, &c->plain, place->from, place->to), 6, 6, 80);
		buf_putc(out, '\n');
	}
}

/* the captures of one owner, in order: the first that contains the words, then each change */
static void
search_owner(struct search *s, struct diags *ds, const struct card *owner)
{
	const struct node *captures = node_get(owner->facts, "captures");
	int before = -1;

	for (const struct node *n = captures ? captures->first : NULL; n; n = n->next) {
		struct arena a = {0};
		struct capture c;
		struct passage p = {.n = 0};

		if (!capture_available(s->holdings, n))
			continue;
		capture_open(&c, s->holdings, &a, ds, owner, n);
		if (c.state == CAPTURE_OPEN) {
			passage_find(&p, &a, &c.plain, s->words, NULL);
			if (p.n && before < 0)
				buf_printf(s->out, "%s%s\n", s->found++ ? "\n" : "", owner->id);
			if (p.n && before <= 0)
				say_places(s->out, &c, &p, &a);
			else if (!p.n && before > 0)
				buf_printf(s->out, "  %s  %s  not found\n", node_text(n, "on"), c.id);
			before = p.n ? 1 : before < 0 ? -1 : 0;
		}
		arena_free(&a);
	}
	if (before > 0)
		buf_puts(s->out, "  present in the last capture\n");
}

static void
search_all(struct options *o, struct compilation *c, struct search *s)
{
	struct lock_owners owners = lock_owners(&c->arena, &c->model);
	const char *id = o->arguments[1];
	const struct card *only = id ? find_owner(c, id) : NULL;
	size_t searched = 0;

	for (size_t i = 0; i < owners.n && !(id && !only); i++)
		if (!only || owners.all[i] == only) {
			search_owner(s, &c->diags, owners.all[i]);
			searched++;
		}
	if (!s->found && !diag_count(&c->diags, SEVERITY_ERROR))
		fprintf(stderr, "regc: not found in the captures of %zu %s\n", searched, owners.name);
}

int
run_find(struct options *o)
{
	struct compile_options co = author_options(o, o->values[OPTION_PROJECT]);
	struct compilation c = {0};
	struct holdings h;
	struct buf out = {0};
	struct search s = {&h, o->arguments[0], &out, 0};
	int status;

	if (!o->arguments[0])
		diag_help(&o->diags, usage(o, "'find' needs the words to search for"), "put them in quotation marks");
	if (o->diags.n)
		return finish(o, &o->diags);
	co.without_locks = true;
	if (compile(&c, &co, STAGE_LINK)) {
		holdings_open(&h, &c.model, &c.diags, co.project, co.archives);
		search_all(o, &c, &s);
		holdings_close(&h);
	}
	status = finish(o, &c.diags);
	if (status == 0 && out.n)
		status = progress_print(&out);
	buf_free(&out);
	compile_free(&c);
	return status;
}
