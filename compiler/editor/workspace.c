#include "workspace.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "../model/link.h"
#include "../model/taking.h"
#include "../syntax/read.h"
#include "../syntax/shape.h"

/* ---- texts ---- */

static char *
copy_of(const char *s, size_t n)
{
	char *copy = mem_grow(NULL, n + 1);

	memcpy(copy, s, n);
	copy[n] = '\0';
	return copy;
}

static size_t
place_of(const struct workspace *w, const char *path)
{
	size_t i = 0;

	while (i < w->ntexts && strcmp(w->texts[i].path, path) < 0)
		i++;
	return i;
}

static bool
is_open_at(const struct workspace *w, size_t i, const char *path)
{
	return i < w->ntexts && strcmp(w->texts[i].path, path) == 0;
}

void
workspace_touch(struct workspace *w, const char *path)
{
	for (size_t i = 0; i < w->nchanged; i++)
		if (strcmp(w->changed[i], path) == 0)
			return;
	w->changed = mem_room(w->changed, w->nchanged, &w->cap_changed, sizeof *w->changed);
	w->changed[w->nchanged++] = copy_of(path, strlen(path));
}

void
workspace_text(struct workspace *w, const char *path, const char *text, size_t n)
{
	size_t i = place_of(w, path);
	bool open = is_open_at(w, i, path);

	if (open && text && w->texts[i].n == n && memcmp(w->texts[i].text, text, n) == 0)
		return;
	workspace_touch(w, path);
	if (open)
		free((char *)w->texts[i].text);
	if (!open && text) {
		w->texts = mem_room(w->texts, w->ntexts, &w->cap, sizeof *w->texts);
		memmove(w->texts + i + 1, w->texts + i, (w->ntexts - i) * sizeof *w->texts);
		w->texts[i].path = copy_of(path, strlen(path));
		w->ntexts++;
	}
	if (text) {
		w->texts[i].text = copy_of(text, n);
		w->texts[i].n = n;
	} else if (open) {
		free((char *)w->texts[i].path);
		w->ntexts--;
		memmove(w->texts + i, w->texts + i + 1, (w->ntexts - i) * sizeof *w->texts);
	}
	w->o.texts = w->texts;
	w->o.ntexts = w->ntexts;
}

/* ---- the compilation ---- */

bool
workspace_is_stale(const struct workspace *w)
{
	return !w->compiled || w->nchanged;
}

static void
forget_changes(struct workspace *w)
{
	for (size_t i = 0; i < w->nchanged; i++)
		free(w->changed[i]);
	w->nchanged = 0;
}

void
workspace_update(struct workspace *w)
{
	w->o.texts = w->texts;
	w->o.ntexts = w->ntexts;
	w->o.keep = w->o.link_anyway = w->o.findings_only = true;
	if (w->compiled)
		compile_update(&w->c, &w->o, STAGE_PAGES, (const char *const *)w->changed, w->nchanged);
	else
		compile(&w->c, &w->o, STAGE_PAGES);
	w->fine = w->c.sound;
	w->compiled = true;
	diag_sort(&w->c.diags);
	forget_changes(w);
}

void
workspace_free(struct workspace *w)
{
	compile_free(&w->c);
	words_close(w->words);
	diag_free(&w->wording);
	forget_changes(w);
	free(w->changed);
	for (size_t i = 0; i < w->ntexts; i++) {
		free((char *)w->texts[i].path);
		free((char *)w->texts[i].text);
	}
	free(w->texts);
	workspace_rest(w);
	free(w->loaded);
	free(w->reviewer);
	free(w->capacity);
	arena_free(&w->arena);
}

struct source *
workspace_source(struct workspace *w, struct arena *a, const char *path)
{
	size_t i = place_of(w, path);
	struct source *s = is_open_at(w, i, path) ? source_of_text(a, path, w->texts[i].text, w->texts[i].n)
	                                          : source_new(a, w->o.project, path);

	if (source_load(s) != SOURCE_OK)
		return NULL;
	w->loaded = mem_room(w->loaded, w->nloaded, &w->cap_loaded, sizeof *w->loaded);
	w->loaded[w->nloaded++] = s;
	return s;
}

void
workspace_rest(struct workspace *w)
{
	while (w->nloaded)
		source_unload(w->loaded[--w->nloaded]);
}

struct words *
workspace_words(struct workspace *w)
{
	if (!w->words && !w->wording.n)
		w->words = words_of_project(&w->wording, &w->c.schemas, w->o.project);
	if (!w->words) /* those of the project have mistakes, which check says */
		w->words = words_of_project(&w->wording, &w->c.schemas, NULL);
	return w->words;
}

/* ---- units ---- */

static const struct project_file *
file_of(const struct workspace *w, const char *path)
{
	size_t low = 0, high = w->c.nfiles;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = strcmp(w->c.files[mid].path, path);

		if (order == 0)
			return &w->c.files[mid];
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

static const struct file_cards *
cards_of_file(const struct workspace *w, const char *path)
{
	const struct project_file *f = file_of(w, path);

	return !f ? NULL : f->kept ? f->kept : f->now;
}

const struct card *
workspace_unit(const struct workspace *w, const char *path)
{
	const struct file_cards *cards = cards_of_file(w, path);

	return cards && cards->n ? cards->cards[cards->n - 1] : NULL;
}

/* the id that a map of a caret has, where it is one of a unit inside another */
static const char *
id_of(const struct caret_map *map)
{
	const struct schema *s = map->schema;

	for (size_t i = 0; s && s->kind && i < s->nproperties; i++)
		if (schema_flags(s->properties[i].schema) & X_ID)
			return caret_value(map, s->properties[i].name);
	return NULL;
}

const struct card *
workspace_within(const struct workspace *w, const char *path, const struct caret *c)
{
	const struct file_cards *cards = cards_of_file(w, path);
	const struct card *unit = workspace_unit(w, path), *found = unit;

	for (size_t m = 1; m < c->n; m++) {
		const char *id = id_of(&c->maps[m]);

		for (size_t i = 0; id && i < cards->n && unit; i++)
			if (cards->cards[i]->outer == found && strcmp(cards->cards[i]->name, id) == 0 &&
			    strcmp(cards->cards[i]->kind, c->maps[m].schema->kind) == 0) {
				found = cards->cards[i];
				break;
			}
	}
	return found;
}

/* what stands before a '/' in a text a part of which is meant */
static const char *
before_slash(struct arena *a, const char *text)
{
	return arena_copy(a, text, strcspn(text, "/"));
}

/* in prose a place of the page of a unit can follow its id */
static const char *
before_hash(struct arena *a, const char *text)
{
	return arena_copy(a, text, strcspn(text, "#"));
}

const struct card *
workspace_named(const struct workspace *w, const char *path, const struct caret *c)
{
	const struct card *unit = workspace_within(w, path, c), *to = NULL;
	const struct schema *value = c->value ? schema_base(c->value) : NULL;
	struct arena a = {0};

	if (!*c->text || (!c->reference && !value))
		return NULL;
	if (c->reference)
		to = link_resolve(&w->c.model, NULL, before_hash(&a, c->text), unit);
	else if (c->at == CARET_VALUE && schema_refers(c->value))
		to = link_resolve(&w->c.model,
		                  strcmp(schema_refers(c->value), "any") == 0 ? NULL : schema_refers(c->value), c->text,
		                  unit);
	else if (c->at == CARET_VALUE && value->within && strchr(c->text, '/'))
		to = link_resolve(&w->c.model, value->within, before_slash(&a, c->text), unit);
	arena_free(&a);
	return to;
}

const struct card *
workspace_at(const struct workspace *w, const char *path, const struct caret *c)
{
	const struct card *to = workspace_named(w, path, c);

	if (to || c->at != CARET_VALUE || !c->value || !(schema_flags(c->value) & X_ID))
		return to;
	to = workspace_within(w, path, c);
	return to && strcmp(to->name, c->text) == 0 ? to : NULL;
}

/* ---- bodies ---- */

static bool
is_unit(const struct node *n, const struct card *card)
{
	const struct schema *s = n->schema ? schema_base(n->schema) : NULL;

	if (n->kind != NODE_MAP || !s || !s->kind || strcmp(s->kind, card->kind) != 0)
		return false;
	for (size_t i = 0; i < s->nproperties; i++)
		if (schema_flags(s->properties[i].schema) & X_ID)
			return node_is(n, s->properties[i].name, card->name);
	return false;
}

static struct node *
find_unit_node(struct node *n, const struct card *card)
{
	struct node *found = NULL;

	if (is_unit(n, card))
		return n;
	for (struct node *child = n->first; child && !found; child = child->next)
		if (child->kind != NODE_SCALAR)
			found = find_unit_node(child, card);
	return found;
}

struct node *
workspace_body(const struct workspace *w, struct arena *a, const struct card *card)
{
	struct source own = source_again(card->source);
	struct diags ignored = {0};
	struct node *body = NULL;

	if (source_load(&own) == SOURCE_OK && (body = read_yaml(a, &ignored, &own)) &&
	    shape_check(a, &ignored, &own, schema_of_kind(w->c.model.schemas, card->unit->kind), body))
		link_body(&w->c.model, card->unit, body);
	else
		body = NULL;
	source_unload(&own);
	diag_free(&ignored);
	return body ? find_unit_node(body, card) : NULL;
}

const struct node *
workspace_item(const struct card *card, const char *list, size_t number)
{
	return node_at(node_get(card->whole, list), number);
}

const struct file_cards *
workspace_cards(const struct workspace *w, const char *path)
{
	return cards_of_file(w, path);
}

bool
workspace_is_good(const struct workspace *w, const char *path)
{
	const struct project_file *f = file_of(w, path);

	return f && !f->kept && f->now->n;
}

enum look
workspace_look(struct workspace *w, struct file_cards *file, const char *path)
{
	struct taking t = {.schemas = &w->c.schemas, .shape = true, .jobs = 1, .diags = &w->wording};
	size_t i = place_of(w, path);

	*file = (struct file_cards){0};
	if (!is_open_at(w, i, path) || !w->compiled)
		return LOOK_NOT;
	file->source = source_of_text(&file->arena, path, w->texts[i].text, w->texts[i].n);
	cards_take(&t, file);
	if (!file->n && !file->foreign && diag_count(&file->findings, SEVERITY_ERROR))
		return LOOK_BAD;
	source_unload(file->source);
	cards_free(file);
	return LOOK_GOOD;
}

bool
workspace_is_kept(const struct workspace *w, const char *path)
{
	const struct project_file *f = file_of(w, path);

	return f && f->kept;
}
