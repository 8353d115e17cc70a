/* regc dump: the result of a stage of the compilation, or the document of a page. */
#include <stdlib.h>
#include <string.h>

#include "../site/folder.h"
#include "../syntax/read.h"
#include "../syntax/shape.h"
#include "scenarios.h"
#include "commands.h"
#include "progress.h"

static void
dump_node(struct buf *out, const struct source *s, const struct node *n, int indent)
{
	struct position from = source_position(s, n->span.from), to = source_position(s, n->span.to);

	buf_printf(out, "%*s", indent, "");
	if (n->key)
		buf_printf(out, "%s ", n->key);
	buf_printf(out, "%zu:%zu-%zu:%zu", from.line, from.column, to.line, to.column);
	if (n->kind == NODE_SCALAR) {
		buf_puts(out, n->plain ? " " : " \"");
		buf_put_visible(out, n->text, strlen(n->text));
		buf_puts(out, n->plain ? "\n" : "\"\n");
	} else {
		buf_puts(out, n->kind == NODE_LIST ? " list\n" : " map\n");
	}
	for (const struct node *c = n->first; c; c = c->next)
		if (!c->by_default) /* the file does not have it */
			dump_node(out, s, c, indent + 2);
}

static void
dump_trees(struct compilation *c, enum stage stage, struct buf *out)
{
	for (size_t i = 0; i < c->nfiles; i++) {
		struct source *s = c->files[i].now->source;
		enum source_result result = source_load(s);
		struct diags ignored = {0};
		const struct schema *schema;
		struct arena a = {0};
		struct node *root;

		if (result != SOURCE_OK) {
			diag_unread(&c->diags, (struct place){0}, s, result);
		} else if ((root = read_yaml(&a, &ignored, s))) {
			if (stage == STAGE_SHAPE && (schema = shape_kind(&c->schemas, &ignored, s, root)))
				shape_check(&a, &ignored, s, schema, root);
			buf_printf(out, "%s\n", s->path);
			dump_node(out, s, root, 2);
		}
		source_unload(s);
		diag_free(&ignored);
		arena_free(&a);
	}
}

static void
dump_cards(const struct model *m, struct buf *out)
{
	for (size_t k = 0; k < m->kinds.n; k++) {
		struct kind kind = cards_of(m, m->kinds.entries[k].key);

		for (size_t i = 0; i < kind.n; i++) {
			const struct card *card = kind.cards[i];

			buf_printf(out, "%s %s \"%s\"\n", card->kind, card->id, card->title);
			for (size_t r = 0; r < card->nrefs; r++) {
				const struct ref *ref = &card->refs[r];

				buf_printf(out, "  %s %s -> %s%s%s\n", ref->field, ref->text,
				           ref->to ? ref->to->kind : ref->bare ? "nowhere" : "itself",
				           ref->to ? " " : "", ref->to ? ref->to->id : "");
			}
		}
	}
}

/* who bears what is rated, and of what is not how it stands */
static void
dump_standing(const struct verdict *v, struct buf *out)
{
	if (v->standing == STANDING_RATED)
		buf_printf(out, " (%s", bearer_name(v->bearer));
	else
		buf_printf(out, " (%s", standing_name(v->standing));
	for (size_t i = 0; v->conditional && i < v->conditional->nresults; i++) {
		const struct result *r = &v->conditional->results[i];

		buf_puts(out, i ? ", " : ": ");
		if (r->band == NOT_RATED)
			buf_puts(out, "none");
		else
			buf_printf(out, "%s %s", exposure_name(r->band), bearer_name(r->bearer));
	}
	buf_puts(out, ")\n");
}

static void
dump_verdicts(const struct compilation *c, struct buf *out)
{
	const struct verdicts *v = &c->verdicts;
	char day[DATE_TEXT];

	buf_printf(out, "as of %s", day_text(c->analysis.clock.day, day));
	buf_printf(out, ", holds from %s", v->clock.from == DAY_MIN ? "the beginning" : day_text(v->clock.from, day));
	buf_printf(out, " until %s\n", v->clock.until == DAY_MAX ? "further notice" : day_text(v->clock.until, day));
	for (size_t i = 0; i < v->n; i++) {
		buf_printf(out, "%s %s for %s: %s %s, %s", v->all[i].provision->id, v->all[i].obligation->id,
		           v->all[i].service->id, v->all[i].place->id, flag_state_name(v->all[i].flag),
		           exposure_name(v->all[i].exposure));
		dump_standing(&v->all[i], out);
	}
}

static void
dump_pages(const struct compilation *c, struct buf *out)
{
	struct arena a = {0};
	struct pages pages = {0};

	pages_plan(&pages, &a, &c->analysis, NULL);
	for (size_t i = 0; i < pages.n; i++)
		buf_printf(out, "%s%s%s\n", pages.all[i].path, pages.all[i].xml ? " " : "",
		           pages.all[i].xml ? pages.all[i].xml : "");
	free(pages.all);
	arena_free(&a);
}

static void
dump_stage(struct compilation *c, enum stage stage, struct buf *out)
{
	if (stage <= STAGE_SHAPE)
		dump_trees(c, stage, out);
	else if (stage == STAGE_LINK)
		dump_cards(&c->model, out);
	else if (stage == STAGE_ANALYSE)
		dump_verdicts(c, out);
	else
		dump_pages(c, out);
}

static enum stage
find_stage(const char *name)
{
	enum stage s = STAGE_READ;

	while (s < STAGE_PAGES && strcmp(stage_name(s), name) != 0)
		s++;
	return s;
}

int
run_dump(struct options *o)
{
	const char *after = o->values[OPTION_AFTER];
	enum stage stage = after ? find_stage(after) : STAGE_PAGES;
	const char *page = after ? NULL : o->arguments[0];
	struct compile_options co = compile_options(o);
	struct compilation c = {0};
	struct buf out = {0};
	int status;

	if (!after && !page)
		diag_help(&o->diags, usage(o, "'dump' needs a page or a stage"),
		          "name a page, such as index.html, or use --after=STAGE");
	if (after && o->arguments[0])
		diag_help(&o->diags, usage(o, "unexpected argument '%s' for 'dump --after'", o->arguments[0]), "give the project, or a page without --after");
	if (o->diags.n || !scenario_assume(o, &co))
		return finish(o, &o->diags);
	render_start(MEMORY_OF_A_PAGE);
	if (folder_recover(&c.diags, co.out) && compile(&c, &co, stage)) {
		if (after)
			dump_stage(&c, stage, &out);
		else if (!site_dump(&c.diags, &c.analysis, page, &out))
			diag_help(&c.diags, diag_add(&c.diags, RG9010, (struct place){0}, "unknown page '%s'", page),
			          "'regc dump --after=pages' lists all pages");
	}
	status = finish(o, &c.diags);
	if (out.n && status == 0)
		status = progress_print(&out);
	buf_free(&out);
	compile_free(&c);
	return status;
}
