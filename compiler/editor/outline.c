#include "outline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "../base/text.h"
#include "../syntax/read.h"
#include "../syntax/shape.h"
#include "phrases.h"

void
outline_free(struct symbols *s)
{
	free(s->all);
	*s = (struct symbols){0};
}

static struct symbol *
add(struct symbols *out, enum symbol_kind kind, const char *name, const char *detail, size_t depth)
{
	out->all = mem_room(out->all, out->n, &out->cap, sizeof *out->all);
	out->all[out->n] = (struct symbol){.kind = kind, .name = name, .detail = detail, .depth = depth};
	return &out->all[out->n++];
}

/* ---- a file ---- */

struct outlining {
	struct symbols *out;
	struct arena *arena;
	const struct source *file;
};

/* the end of what a node has, without the space behind it */
static uint32_t
end_of(const struct source *s, const struct node *n)
{
	uint32_t to = n->span.to > s->size ? (uint32_t)s->size : n->span.to;

	while (n->last && n->kind != NODE_SCALAR && n->last->span.to > n->span.from && s->text[n->span.from] != '{' &&
	       s->text[n->span.from] != '[') {
		n = n->last;
		to = n->span.to > s->size ? (uint32_t)s->size : n->span.to;
	}
	while (to > n->span.from && strchr(" \t\r\n", s->text[to - 1]))
		to--;
	return to;
}

/* the texts by which people know an item of a list: its id and title, or what it is about */
static const char *
item_name(struct outlining *o, const struct node *n, const char **detail)
{
	static const char *const about[] = {"title", "text", "event", "obligation", "place",
	                                    "what",  "fact", "role",  "capture",    "type"};
	const char *id = n->kind == NODE_MAP && n->first && n->first->kind == NODE_SCALAR ? n->first->text : NULL;

	*detail = "";
	if (n->kind == NODE_SCALAR)
		return *n->text ? phrase_short(o->arena, n->text, 60) : NULL;
	for (size_t i = 0; i < sizeof about / sizeof *about; i++) {
		const char *text = node_text(n, about[i]);

		if (text && *text && text != id)
			*detail = **detail ? *detail : phrase_short(o->arena, text, 60);
	}
	if (id && *id)
		return phrase_short(o->arena, id, 60);
	return **detail ? *detail : NULL;
}

static void
put_item(struct outlining *o, const struct node *n, size_t depth);

static void
put_list(struct outlining *o, const struct node *list, size_t depth)
{
	struct symbol *made = add(o->out, SYMBOL_LIST, list->key, "", depth);

	made->chosen = list->key_span;
	made->whole = (struct span){list->key_span.from, end_of(o->file, list)};
	for (const struct node *n = list->first; n; n = n->next)
		put_item(o, n, depth + 1);
}

static void
put_item(struct outlining *o, const struct node *n, size_t depth)
{
	const char *detail, *name = item_name(o, n, &detail);
	const struct schema *s = n->schema ? schema_base(n->schema) : NULL;
	struct symbol *made;

	if (!name)
		return;
	made = add(o->out, SYMBOL_PART, name, detail, depth);
	made->of = s ? s->kind : NULL;
	made->whole = made->chosen = (struct span){n->span.from, end_of(o->file, n)};
	if (n->kind == NODE_MAP && n->first)
		made->chosen = n->first->span;
	if (made->chosen.to > made->whole.to)
		made->chosen = made->whole;
	for (const struct node *child = n->kind == NODE_MAP ? n->first : NULL; child && s && s->kind; child = child->next)
		if (child->kind == NODE_LIST && child->first && child->first->kind == NODE_MAP)
			put_list(o, child, depth + 1);
}

static void
put_root(struct outlining *o, const struct node *root)
{
	const struct node *id = root->first, *title = node_get(root, "title");
	struct symbol *made;

	if (!id || id->kind != NODE_SCALAR || !*id->text)
		return;
	made = add(o->out, SYMBOL_UNIT, arena_string(o->arena, id->text),
	           title && title->kind == NODE_SCALAR ? arena_string(o->arena, title->text) : "", 0);
	made->of = arena_string(o->arena, id->key);
	made->chosen = id->span;
	made->whole = (struct span){id->key_span.from, end_of(o->file, root)};
	if (made->whole.to < made->chosen.to)
		made->whole.to = made->chosen.to;
	for (const struct node *n = id->next; n; n = n->next) {
		if (n->kind == NODE_LIST && n->first && n->first->kind == NODE_MAP) {
			put_list(o, n, 1);
			continue;
		}
		made = add(o->out, n->kind == NODE_LIST ? SYMBOL_LIST : SYMBOL_FIELD, n->key,
		           n->kind == NODE_SCALAR ? phrase_short(o->arena, n->text, 60) : "", 1);
		made->chosen = n->key_span;
		made->whole = (struct span){n->key_span.from, end_of(o->file, n)};
	}
}

void
outline_file(struct symbols *out, const struct workspace *w, struct arena *a, const struct source *file)
{
	struct outlining o = {out, a, file};
	struct diags ignored = {0};
	struct node *root = read_yaml(a, &ignored, file);
	const struct schema *schema =
		root && root->kind == NODE_MAP && root->first ? schema_of_kind(&w->c.schemas, root->first->key) : NULL;

	if (schema)
		shape_check(a, &ignored, file, schema, root);
	if (root && root->kind == NODE_MAP)
		put_root(&o, root);
	diag_free(&ignored);
}

/* ---- the project ---- */

static bool
has_words(const char *text, const char *title, const char *query)
{
	char word[128];

	while (*query) {
		size_t n = strcspn(query, " ");

		snprintf(word, sizeof word, "%.*s", (int)(n < sizeof word ? n : sizeof word - 1), query);
		if (n && !strcasestr(text, word) && !(title && strcasestr(title, word)))
			return false;
		query += n + (query[n] == ' ');
	}
	return true;
}

/* lower is nearer to what was asked for */
static int
distance(const struct card *card, const char *query)
{
	size_t n = strlen(query);

	return strcasecmp(card->name, query) == 0       ? 0
	       : strncasecmp(card->name, query, n) == 0 ? 1
	       : strncasecmp(card->id, query, n) == 0   ? 2
	                                                : 3;
}

void
outline_project(struct symbols *out, const struct workspace *w, struct arena *a, const char *query)
{
	const struct model *m = &w->c.model;

	for (int wanted = 0; wanted < 4; wanted++)
		for (size_t i = 0; i < m->n && out->n < SYMBOLS_MOST; i++) {
			const struct card *card = m->cards[i];
			const char *name;
			struct symbol *made;

			if (card->hidden || strcmp(card->unit->kind, "lock") == 0 || distance(card, query) != wanted)
				continue;
			name = phrase_name(a, card);
			if (!has_words(card->id, card->title, query) && !has_words(card->id, name, query))
				continue;
			made = add(out, card->outer ? SYMBOL_PART : SYMBOL_UNIT, card->id, name, 0);
			made->of = card->kind;
			made->card = card;
			made->whole = made->chosen = card->name_span;
		}
}

/* ---- folding ---- */

static void
add_fold(struct folded_list *out, size_t from, size_t to, bool comment)
{
	if (to <= from)
		return;
	out->all = mem_room(out->all, out->n, &out->cap, sizeof *out->all);
	out->all[out->n++] = (struct folded_lines){from, to, comment};
}

static void
fold_node(struct folded_list *out, const struct source *s, const struct node *n)
{
	size_t from = source_line_at(s, n->key ? n->key_span.from : n->span.from);

	add_fold(out, from, source_line_at(s, end_of(s, n)), false);
	for (const struct node *child = n->first; child; child = child->next)
		fold_node(out, s, child);
}

static void
fold_comments(struct folded_list *out, const struct source *s)
{
	size_t first = 0;

	for (size_t line = 1;; line++) {
		struct span span = source_line(s, line);
		uint32_t at = span.from;
		bool comment, last = line > s->nlines;

		while (at < span.to && s->text[at] == ' ')
			at++;
		comment = !last && at < span.to && s->text[at] == '#';
		if (comment && !first)
			first = line;
		if (!comment && first) {
			add_fold(out, first, line - 1, true);
			first = 0;
		}
		if (last)
			return;
	}
}

void
outline_folds(struct folded_list *out, struct arena *a, const struct source *file)
{
	struct diags ignored = {0};
	struct node *root = read_yaml(a, &ignored, file);

	source_line_at(file, 0); /* makes the list of lines */
	for (const struct node *n = root ? root->first : NULL; n; n = n->next)
		fold_node(out, file, n);
	fold_comments(out, file);
	diag_free(&ignored);
}
