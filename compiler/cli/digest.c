/* regc digest: what the lock files record, and what happened to the law, since a date; as text, Markdown, HTML or
 * JSON. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/json.h"
#include "../base/report.h"
#include "../evidence/lockfile.h"
#include "letter.h"
#include "progress.h"

enum { WIDTH = 80 };

/* ---- what every form is made of ---- */

static const struct node *
entries_of(const struct letter *l)
{
	return node_get(node_get(l->document, "changes"), "entries");
}

/* the document, law or authority whose captures the entry compares */
static const struct card *
owner_of(const struct node *entry)
{
	return record_owner(node_get(entry, "record")->to);
}

/* its clauses or obligations that the change affects, or NULL */
static const struct node *
touched_by(const struct node *entry)
{
	const struct node *provisions = node_get(entry, "provisions");

	return provisions ? provisions : node_get(entry, "obligations");
}

static const struct node *
groups_of(const struct letter *l)
{
	return node_get(node_get(l->document, "law-events"), "groups");
}

static const char *
title_of(struct letter *l)
{
	struct node *r = reason_add(&l->arena, node_list(&l->arena), REASON_DIGEST_TITLE);

	reason_text(&l->arena, r, "site", node_text(l->document, "title"));
	return letter_sentence(l, r);
}

/* ---- text ---- */

static void
put_line(struct letter *l, size_t indent, const char *before, const char *text)
{
	buf_printf(&l->out, "%*s%s", (int)indent, "", before);
	report_wrap(&l->out, text, indent + strlen(before), indent + strlen(before), WIDTH);
	buf_putc(&l->out, '\n');
}

static void
text_entry(struct letter *l, const struct node *entry)
{
	const struct node *touched = touched_by(entry);
	const struct card *record = node_get(entry, "record")->to;

	buf_printf(&l->out, "\n%s  %s\n", node_text(entry, "on"), owner_of(entry)->title);
	put_line(l, 2, "", letter_sentences(l, node_get(entry, "says")));
	for (const struct node *p = touched ? touched->first : NULL; p; p = p->next)
		put_line(l, 2, "- ", p->to->title);
	buf_printf(&l->out, "  %s\n", letter_place(l, record));
}

/* the provisions of an entry, each with its page */
static void
text_law(struct letter *l, const struct node *event)
{
	buf_putc(&l->out, '\n');
	put_line(l, 0, "", arena_printf(&l->arena, "%s  %s: %s", node_text(event, "on"), node_text(event, "citation"),
	                                  node_get(event, "unit")->to->title));
	put_line(l, 2, "", letter_sentences(l, node_get(event, "says")));
	for (const struct node *p = node_get(event, "provisions")->first; p; p = p->next) {
		put_line(l, 2, "- ", p->to->title);
		buf_printf(&l->out, "    %s\n", letter_place(l, p->to));
	}
	buf_printf(&l->out, "  %s\n", letter_place(l, node_get(event, "unit")->to));
}

static void
put_text(struct letter *l)
{
	put_line(l, 0, "", title_of(l));
	buf_putc(&l->out, '\n');
	put_line(l, 0, "", letter_sentences(l, node_get(l->document, "notices")));
	buf_putc(&l->out, '\n');
	for (const struct node *r = node_get(l->document, "remarks")->first; r; r = r->next)
		put_line(l, node_is(r, "code", "digest.count") ? 2 : 0, "", letter_sentence(l, r));
	for (const struct node *e = entries_of(l)->first; e; e = e->next)
		text_entry(l, e);
	for (const struct node *g = groups_of(l)->first; g; g = g->next) {
		buf_putc(&l->out, '\n');
		put_line(l, 0, "", letter_sentences(l, node_get(g, "says")));
		for (const struct node *e = node_get(g, "entries")->first; e; e = e->next)
			text_law(l, e);
	}
}

/* ---- Markdown ---- */

static void
markdown_entry(struct letter *l, const struct node *entry)
{
	const struct node *touched = touched_by(entry);

	buf_printf(&l->out, "\n## %s ", node_text(entry, "on"));
	letter_link(l, owner_of(entry)->title, node_get(entry, "record")->to);
	buf_puts(&l->out, "\n\n");
	letter_plain(&l->out, letter_sentences(l, node_get(entry, "says")));
	buf_puts(&l->out, touched ? "\n\n" : "\n");
	for (const struct node *p = touched ? touched->first : NULL; p; p = p->next) {
		buf_puts(&l->out, "* ");
		letter_link(l, p->to->title, p->to);
		buf_putc(&l->out, '\n');
	}
}

static void
markdown_law(struct letter *l, const struct node *event)
{
	buf_printf(&l->out, "\n### %s ", node_text(event, "on"));
	letter_link(l, arena_printf(&l->arena, "%s: %s", node_text(event, "citation"), node_get(event, "unit")->to->title),
	                  node_get(event, "unit")->to);
	buf_puts(&l->out, "\n\n");
	letter_plain(&l->out, letter_sentences(l, node_get(event, "says")));
	buf_puts(&l->out, "\n\n");
	for (const struct node *p = node_get(event, "provisions")->first; p; p = p->next) {
		buf_puts(&l->out, "* ");
		letter_link(l, p->to->title, p->to);
		buf_putc(&l->out, '\n');
	}
}

static void
put_markdown(struct letter *l)
{
	const char *before = "\n\n";

	buf_puts(&l->out, "# ");
	letter_plain(&l->out, title_of(l));
	buf_puts(&l->out, "\n\n");
	letter_plain(&l->out, letter_sentences(l, node_get(l->document, "notices")));
	for (const struct node *r = node_get(l->document, "remarks")->first; r; r = r->next) {
		bool count = node_is(r, "code", "digest.count");

		buf_printf(&l->out, "%s%s", before, count ? "* " : "");
		letter_plain(&l->out, letter_sentence(l, r));
		before = r->next && count ? "\n" : "\n\n";
	}
	buf_putc(&l->out, '\n');
	for (const struct node *e = entries_of(l)->first; e; e = e->next)
		markdown_entry(l, e);
	for (const struct node *g = groups_of(l)->first; g; g = g->next) {
		buf_puts(&l->out, "\n## ");
		letter_plain(&l->out, letter_sentences(l, node_get(g, "says")));
		buf_putc(&l->out, '\n');
		for (const struct node *e = node_get(g, "entries")->first; e; e = e->next)
			markdown_law(l, e);
	}
}

/* ---- JSON ---- */

static void
json_count(struct json *j, const struct node *n, const char *key)
{
	if (node_text(n, key))
		json_int(j, key, strtoll(node_text(n, key), NULL, 10));
}

static void
json_names(struct json *j, const char *key, const struct node *list)
{
	json_open(j, key, '[');
	for (const struct node *n = list ? list->first : NULL; n; n = n->next)
		json_text(j, NULL, n->to ? n->to->id : n->text);
	json_close(j, ']');
}

static void
json_entry(struct letter *l, struct json *j, const struct node *entry)
{
	static const char *const counts[] = {"added", "removed", "modified"};
	const struct card *record = node_get(entry, "record")->to, *owner = owner_of(entry);
	const struct node *change = node_get(entry, "change");

	json_open(j, NULL, '{');
	json_text(j, "record", record->id);
	json_text(j, owner->kind, owner->id);
	json_text(j, "title", owner->title);
	json_text(j, "on", node_text(entry, "on"));
	json_text(j, "updated", node_text(entry, "updated"));
	json_text(j, "class", node_text(entry, "class"));
	json_names(j, "marks", node_get(entry, "marks"));
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		json_count(j, entry, counts[i]);
	json_names(j, "touches", touched_by(entry));
	json_text(j, "change", change ? change->to->id : NULL);
	json_text(j, "direction", node_text(entry, "direction"));
	json_text(j, "href", letter_place(l, record));
	json_close(j, '}');
}

static void
json_classes(struct json *j, const struct node *changes)
{
	const struct node *others = node_get(changes, "others");


	json_open(j, "classes", '[');
	for (const struct node *c = node_get(changes, "classes")->first; c; c = c->next) {
		json_open(j, NULL, '{');
		json_text(j, "class", node_text(c, "class"));
		json_count(j, c, "n");
		json_close(j, '}');
	}
	json_close(j, ']');
	json_count(j, changes, "of");
	if (others) { /* what is no news has such counts of its own */
		json_open(j, "others", '{');
		json_classes(j, others);
		json_close(j, '}');
	}
}

static void
json_law(struct letter *l, struct json *j, const struct node *group, const struct node *event)
{
	const struct card *unit = node_get(event, "unit")->to;

	json_open(j, NULL, '{');
	json_text(j, "when", node_text(group, "when"));
	json_text(j, "change", node_text(event, "change"));
	json_text(j, "on", node_text(event, "on"));
	json_text(j, "law", node_get(event, "law")->to->id);
	json_text(j, "unit", unit->id);
	json_text(j, "citation", node_text(event, "citation"));
	json_text(j, "title", unit->title);
	json_text(j, "says", letter_sentence(l, node_get(event, "says")->first));
	json_names(j, "touches", node_get(event, "provisions"));
	json_text(j, "href", letter_place(l, unit));
	json_close(j, '}');
}

static void
put_json(struct letter *l)
{
	const struct node *changes = node_get(l->document, "changes");
	struct json j = {.out = &l->out};

	json_open(&j, NULL, '{');
	json_text(&j, "title", node_text(l->document, "title"));
	json_open(&j, "notices", '[');
	for (const struct node *r = node_get(l->document, "notices")->first; r; r = r->next)
		json_text(&j, NULL, letter_sentence(l, r));
	json_close(&j, ']');
	json_text(&j, "since", node_text(changes, "since"));
	json_text(&j, "until", node_text(changes, "until"));
	json_classes(&j, changes);
	json_open(&j, "entries", '[');
	for (const struct node *e = entries_of(l)->first; e; e = e->next)
		json_entry(l, &j, e);
	json_close(&j, ']');
	json_open(&j, "law", '[');
	for (const struct node *g = groups_of(l)->first; g; g = g->next)
		for (const struct node *e = node_get(g, "entries")->first; e; e = e->next)
			json_law(l, &j, g, e);
	json_close(&j, ']');
	json_close(&j, '}');
}

/* ---- HTML ---- */

static void
put_html(struct letter *l)
{
	letter_html(l, "digest");
}

/* ---- the command ---- */

/* in the order of the words of --format */
static void (*const formats[])(struct letter *l) = {put_text, put_markdown, put_html, put_json};

/* whether there is something new; *renderer is to be closed when the findings were shown */
static bool
write_letter(struct compilation *c, void (*put)(struct letter *l), int32_t since, struct buf *out,
             struct renderer **renderer)
{
	struct letter l = {.c = c};
	struct words *words = put == put_html ? NULL : words_of_project(&c->diags, &c->schemas, c->project);
	bool news;

	l.words = words;
	l.document = page_digest(&l.arena, &c->analysis, since);
	news = entries_of(&l)->first || node_get(groups_of(&l)->first, "entries")->first; /* the first group covers
	                                                                                   * this period */
	if (words || put == put_html)
		put(&l);
	*out = l.out;
	*renderer = l.renderer;
	words_close(words);
	arena_free(&l.arena);
	return news;
}

int
run_digest(struct options *o)
{
	struct compile_options co = compile_options(o);
	const char *since = o->values[OPTION_SINCE];
	struct renderer *renderer = NULL;
	struct compilation c = {0};
	struct buf out = {0};
	int32_t day = 0;
	int status;
	bool news = false;

	if (!since || !day_parse(since, &day))
		diag_help(&o->diags, usage(o, "'digest' needs '--since'"), "give the first date to report: --since YYYY-MM-DD");
	if (o->diags.n)
		return finish(o, &o->diags);
	render_start(MEMORY_OF_A_PAGE);
	if (compile(&c, &co, STAGE_PAGES))
		news = write_letter(&c, formats[option_chosen(o, OPTION_FORMAT)], day, &out, &renderer);
	status = finish(o, &c.diags);
	render_close(renderer);
	if (status == 0)
		status = progress_print(&out);
	if (status == 0 && news && o->values[OPTION_EXIT_CODE])
		status = 1;
	buf_free(&out);
	compile_free(&c);
	return status;
}
