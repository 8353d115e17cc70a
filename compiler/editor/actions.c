#include "actions.h"

#include <stdlib.h>
#include <string.h>

#include "../evidence/capture.h"
#include "../law/fingerprint.h"
#include "../law/judge.h"
#include "../law/known.h"
#include "../prose/plain.h"
#include "phrases.h"

struct acting {
	struct actions *out;
	struct workspace *workspace;
	struct arena *arena;
	const struct source *file;
	struct span part;
};

void
actions_free(struct actions *actions)
{
	for (size_t i = 0; i < actions->n; i++)
		edits_free(&actions->all[i].edits);
	free(actions->all);
	*actions = (struct actions){0};
}

static struct action *
add(struct acting *t, enum action_kind kind, const char *title)
{
	struct actions *out = t->out;

	out->all = mem_room(out->all, out->n, &out->cap, sizeof *out->all);
	out->all[out->n] = (struct action){.kind = kind, .title = title};
	return &out->all[out->n++];
}

static bool
touches(struct span a, struct span b)
{
	return a.from <= b.to && b.from <= a.to;
}

/* ---- fixes ---- */

/* "Replace 'x' with 'y'" */
static const char *
edit_title(struct acting *t, const struct diag_edit *e)
{
	const char *by = phrase_short(t->arena, e->text, 60);
	const char *was = phrase_short(
		t->arena,
		arena_copy(t->arena, t->file->text + e->place.span.from, e->place.span.to - e->place.span.from), 60);

	if (!*was)
		return arena_printf(t->arena, "Insert '%s'", by);
	return *by ? arena_printf(t->arena, "Replace '%s' with '%s'", was, by)
	           : arena_printf(t->arena, "Remove '%s'", was);
}

static const char *
fix_title(struct acting *t, const struct diag *d)
{
	const char *first = edit_title(t, d->edits);

	return d->edits->next ? arena_printf(t->arena, "%s, and what belongs to it", first) : first;
}

/* whether all edits of a finding are of the file, within it */
static bool
is_here(const struct acting *t, const struct diag *d)
{
	for (const struct diag_edit *e = d->edits; e; e = e->next)
		if (!e->place.source || strcmp(e->place.source->path, t->file->path) != 0 ||
		    e->place.span.to > t->file->size)
			return false;
	return d->edits && d->place.source && strcmp(d->place.source->path, t->file->path) == 0;
}

static bool
is_safe(const struct diag *d)
{
	for (const struct diag_edit *e = d->edits; e; e = e->next)
		if (!e->safe)
			return false;
	return true;
}

static void
add_edits(const struct acting *t, struct text_edits *edits, const struct diag *d)
{
	for (const struct diag_edit *e = d->edits; e; e = e->next)
		edits_add(edits, t->file, e->place.span, e->text);
}

static void
add_fixes(struct acting *t)
{
	const struct diags *ds = &t->workspace->c.diags;

	for (size_t i = 0; i < ds->n && t->out->n < ACTIONS_MOST; i++) {
		const struct diag *d = ds->all[i];
		struct action *made;

		if (!is_here(t, d) || !touches(d->place.span, t->part))
			continue;
		made = add(t, ACTION_FIX, fix_title(t, d));
		made->fixes = d;
		made->preferred = is_safe(d);
		add_edits(t, &made->edits, d);
		edits_sort(&made->edits);
	}
}

/* All that cannot change the meaning; of edits that touch, the first one. */
static void
add_fix_all(struct acting *t)
{
	const struct diags *ds = &t->workspace->c.diags;
	struct text_edits all = {0};
	struct action *made;
	size_t kept = 0;

	for (size_t i = 0; i < ds->n; i++)
		if (is_here(t, ds->all[i]) && is_safe(ds->all[i]))
			add_edits(t, &all, ds->all[i]);
	edits_sort(&all);
	for (size_t i = 0; i < all.n; i++)
		if (!kept || all.all[i].span.from > all.all[kept - 1].span.to)
			all.all[kept++] = all.all[i];
	all.n = kept;
	if (!kept) {
		edits_free(&all);
		return;
	}
	made = add(t, ACTION_FIX_ALL, arena_printf(t->arena, "Make all safe corrections in this file (%zu)", kept));
	made->edits = all;
}

/* ---- new parts ---- */

/* the end of what a node has on its lines, behind the line end */
static uint32_t
after_node(const struct source *s, const struct node *n)
{
	uint32_t to;

	while (n->kind != NODE_SCALAR && n->last && s->text[n->span.from] != '{' && s->text[n->span.from] != '[')
		n = n->last;
	to = n->span.to > s->size ? (uint32_t)s->size : n->span.to;
	while (to > n->span.from && strchr(" \t\r\n", s->text[to - 1]))
		to--;
	while (to < s->size && s->text[to] != '\n')
		to++;
	return to < s->size ? to + 1 : to;
}

static const char *
line_before(const struct source *s, uint32_t at)
{
	return at && s->text[at - 1] != '\n' ? "\n" : "";
}

/* the columns before the dash of the items of a list */
static int
dash_column(const struct source *s, const struct node *list)
{
	return list && list->first ? (int)source_position(s, list->first->first ? list->first->first->key_span.from
	                                                                        : list->first->span.from)
	                                             .column -
	                                     3
	                           : 2;
}

static bool
is_default(const struct acting *t, const char *key)
{
	struct kind projects = cards_of(&t->workspace->c.model, "project");

	return projects.n && node_text(node_get(projects.cards[0]->facts, "defaults"), key);
}

/* "    confidence: \n" unless the project has it for all */
static const char *
unless_default(struct acting *t, const char *key, int column)
{
	return is_default(t, key) ? "" : arena_printf(t->arena, "%*s%s: \n", column + 2, "", key);
}

static void
add_mapping(struct acting *t, const struct card *provision, const struct node *body)
{
	const struct node *list = node_get(body, "mappings");
	uint32_t at = after_node(t->file, list && list->first ? list : body);
	int column = dash_column(t->file, list);
	struct action *made;

	if (strcmp(provision->kind, "provision") != 0 || (list && t->file->text[list->span.from] == '['))
		return;
	made = add(t, ACTION_REFACTOR, "Add a mapping to this clause");
	edits_add(&made->edits, t->file, (struct span){at, at},
	          arena_printf(t->arena, "%s%s%*s- obligation: \n%*srelation: \n%*srationale: \n%s%s%s",
	                       line_before(t->file, at), list ? "" : "\nmappings:\n", column, "", column + 2, "",
	                       column + 2, "", unless_default(t, "confidence", column),
	                       unless_default(t, "method", column), unless_default(t, "status", column)));
}

/* ---- review ---- */

static const char *
quoted(struct arena *a, const char *text)
{
	struct buf out = {0};
	const char *copy;

	buf_putc(&out, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			buf_putc(&out, '\\');
		buf_putc(&out, (unsigned char)*text < ' ' ? ' ' : *text);
	}
	buf_putc(&out, '"');
	copy = arena_string(a, out.s);
	buf_free(&out);
	return copy;
}

/* A review covers all that is recorded, and not what is known on the day. */
static const char *
fingerprint_now(struct acting *t, const struct card *provision, size_t number)
{
	struct model *m = &t->workspace->c.model;
	struct clock all = clock_on(KNOWN_ALL, 0), day = t->workspace->c.analysis.clock;
	char text[FINGERPRINT_TEXT];

	known_filter(m, &all);
	fingerprint_of(text, m, provision, node_at(node_get(provision->facts, "mappings"), number));
	known_filter(m, &day);
	return arena_string(t->arena, text);
}

static void
add_review_edits(struct acting *t, struct action *made, const struct card *provision, const struct node *mapping,
                 size_t number)
{
	const struct node *reviewed = node_get(mapping, "reviewed"), *status = node_get(mapping, "status");
	int column = (int)source_position(t->file, mapping->first->key_span.from).column - 1;
	char day[DATE_TEXT];
	const char *entry =
		arena_printf(t->arena, "reviewed: {by: %s, capacity: %s, on: %s, fingerprint: \"%s\"}\n",
	                     quoted(t->arena, t->workspace->reviewer), quoted(t->arena, t->workspace->capacity),
	                     day_text(day_today(), day), fingerprint_now(t, provision, number));
	uint32_t at = reviewed ? reviewed->key_span.from : after_node(t->file, mapping);

	if (status && !status->by_default && strcmp(status->text, "approved") != 0)
		edits_add(&made->edits, t->file, status->span, "approved");
	if (!status || status->by_default)
		entry = arena_printf(t->arena, "status: approved\n%*s%s", column, "", entry);
	if (reviewed)
		edits_add(&made->edits, t->file, (struct span){at, after_node(t->file, reviewed)}, entry);
	else
		edits_add(&made->edits, t->file, (struct span){at, at},
		          arena_printf(t->arena, "%s%*s%s", line_before(t->file, at), column, "", entry));
	edits_sort(&made->edits);
}

static bool
is_current(const struct acting *t, const struct card *provision, const struct node *mapping)
{
	return node_is(mapping, "status", "approved") && node_get(node_get(mapping, "reviewed"), "fingerprint") &&
	       !fingerprint_suspect(&t->workspace->c.model, provision, mapping);
}

static void
add_review(struct acting *t, const struct card *provision, const struct node *body)
{
	const struct node *list = node_get(body, "mappings");
	size_t number = 0;

	for (const struct node *m = list ? list->first : NULL; m; m = m->next, number++) {
		const struct node *mapping = workspace_item(provision, "mappings", number);
		struct span own = {m->span.from, after_node(t->file, m)};
		struct action *made;

		if (t->part.from < own.from || t->part.from >= own.to || !m->first ||
		    t->file->text[m->span.from] == '{' || !mapping || !judge_counts(mapping) || !t->workspace->fine ||
		    is_current(t, provision, mapping))
			continue;
		made = add(t, ACTION_REFACTOR, "Approve this mapping");
		if (!t->workspace->reviewer || !t->workspace->capacity)
			made->disabled = "set 'reviewer' and 'capacity' in the settings of the editor";
		else if (text_is(node_text(mapping, "author"), t->workspace->reviewer))
			made->disabled = "nobody approves their own mapping; have someone else review it";
		else
			add_review_edits(t, made, provision, m, number);
	}
}

/* ---- locks ---- */

static void
add_lock(struct acting *t, const struct card *unit)
{
	const struct card *owner = strcmp(unit->kind, "provision") == 0 ? unit->parent : unit;
	struct action *made;

	if (!owner || owner->source->library || !node_get(owner->whole, "captures") || !t->workspace->c.linked)
		return;
	made = add(t, ACTION_REFACTOR, arena_printf(t->arena, "Lock %s", owner->id));
	made->command = "regc.lock";
	made->argument = owner->key;
}

/* ---- an excerpt from a capture ---- */

/* the words of the selection as excerpts have them, without the marks of their format; NULL where there are none */
static const char *
selected_words(struct acting *t)
{
	struct plain plain;
	size_t from, to;

	if (t->part.to <= t->part.from || utf8_check(t->file->text, t->file->size) != t->file->size)
		return NULL;
	plain_make(&plain, t->arena, t->file->text, t->file->size, plain_format_of(t->file->path));
	for (from = 0; from < plain.n && plain.at[from] < t->part.from;)
		from++;
	for (to = from; to < plain.n && plain.at[to] < t->part.to;)
		to++;
	while (from < to && plain.text[from] == ' ')
		from++;
	while (to > from && plain.text[to - 1] == ' ')
		to--;
	while (from < to && !plain_is_edge(plain.text, plain.n, from)) /* whole words */
		from++;
	while (to > from && !plain_is_edge(plain.text, plain.n, to))
		to--;
	return from < to ? arena_copy(t->arena, plain.text + from, to - from) : NULL;
}

/* a text as a folded scalar, its lines at a column */
static const char *
folded(struct arena *a, const char *text, int column)
{
	struct buf out = {0};
	const char *copy;
	size_t width = 0;

	while (*text) {
		size_t n = strcspn(text, " ");

		if (!width || width + n + 1 > 96 - (size_t)column) {
			buf_printf(&out, "%s%*s", width ? "\n" : "", column, "");
			width = 0;
		}
		buf_printf(&out, "%s%.*s", width ? " " : "", (int)n, text);
		width += n + 1;
		text += n + (text[n] == ' ');
	}
	copy = arena_string(a, out.s ? out.s : "");
	buf_free(&out);
	return copy;
}

static void
add_excerpt_to(struct acting *t, const struct card *provision, const char *capture, const char *words)
{
	const struct source *file = workspace_source(t->workspace, t->arena, provision->source->path);
	const struct node *body = file ? workspace_body(t->workspace, t->arena, provision) : NULL,
			  *list = node_get(body, "excerpts");
	const struct node *before = list ? list : node_get(body, "basis");
	int column = dash_column(file ? file : t->file, list);
	struct action *made;
	uint32_t at;

	if (!file || !before || (list && (!list->first || file->text[list->span.from] == '[')))
		return;
	at = after_node(file, before);
	made = add(t, ACTION_REFACTOR, arena_printf(t->arena, "Add as an excerpt to '%s'", provision->title));
	edits_add(&made->edits, file, (struct span){at, at},
	          arena_printf(t->arena, "%s%s%*s- text: >-\n%s\n%*scapture: %s\n", line_before(file, at),
	                       list ? "" : "excerpts:\n", column, "", folded(t->arena, words, column + 4), column + 2,
	                       "", capture));
}

/* the capture of a file of the project, and whose it is */
static const struct node *
capture_of(const struct acting *t, const struct card **owner)
{
	const struct model *m = &t->workspace->c.model;

	for (size_t i = 0; i < m->n; i++) {
		const struct node *captures =
			strcmp(m->cards[i]->unit->kind, "lock") == 0 ? NULL : node_get(m->cards[i]->whole, "captures");

		for (const struct node *c = captures ? captures->first : NULL; c; c = c->next)
			if (capture_in_project(c) && node_is(c, "path", t->file->path)) {
				*owner = m->cards[i];
				return c;
			}
	}
	return NULL;
}

static void
add_excerpts(struct acting *t)
{
	const struct card *owner = NULL;
	const struct node *capture = capture_of(t, &owner);
	const char *words = capture && node_text(capture, "capture") ? selected_words(t) : NULL;
	struct referrers clauses = {NULL, 0};

	if (words)
		clauses = cards_from(owner, "provision");
	for (size_t i = 0; i < clauses.n && t->out->n < ACTIONS_MOST; i++)
		if (clauses.cards[i]->parent == owner && !clauses.cards[i]->source->library &&
		    !(i && clauses.cards[i] == clauses.cards[i - 1]))
			add_excerpt_to(t, clauses.cards[i], node_text(capture, "capture"), words);
}

/* ---- all ---- */

void
actions_at(struct actions *out, struct workspace *w, struct arena *a, const struct source *file, struct span part)
{
	struct acting t = {out, w, a, file, part};
	const struct card *unit = workspace_unit(w, file->path);
	const struct node *body = unit && !unit->source->library ? workspace_body(w, a, unit) : NULL;

	add_fixes(&t);
	add_fix_all(&t);
	if (body && workspace_is_good(w, file->path)) { /* else it is of the last good text, and its places are others */
		add_mapping(&t, unit, body);
		if (strcmp(unit->kind, "provision") == 0)
			add_review(&t, unit, body);
	}
	if (unit)
		add_lock(&t, unit);
	else
		add_excerpts(&t);
}
