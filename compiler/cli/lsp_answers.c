#include "lsp_answers.h"

#include <stdlib.h>
#include <string.h>

#include "../editor/actions.h"
#include "../editor/complete.h"
#include "../editor/hover.h"
#include "../editor/lenses.h"
#include "../editor/outline.h"
#include "../editor/rename.h"
#include "../editor/targets.h"
#include "../evidence/lockfile.h"
#include "../law/known.h"
#include "../syntax/layout.h"
#include "commands.h"

/* ---- documents ---- */

static size_t
place_of(const struct answering *a, const char *path)
{
	size_t i = 0;

	while (i < a->ndocuments && strcmp(a->documents[i].path, path) != 0)
		i++;
	return i;
}

const struct lsp_document *
answer_document(const struct answering *a, const char *path)
{
	size_t i = place_of(a, path);

	return i < a->ndocuments ? &a->documents[i] : NULL;
}

void
answer_open(struct answering *a, const char *path, const char *uri, json_int_t version)
{
	size_t i = place_of(a, path);

	if (i == a->ndocuments) {
		a->documents = mem_room(a->documents, a->ndocuments, &a->cap, sizeof *a->documents);
		a->documents[a->ndocuments++] = (struct lsp_document){.uri = mem_string(uri), .path = mem_string(path)};
	}
	a->documents[i].version = version;
}

void
answer_close(struct answering *a, const char *path)
{
	size_t i = place_of(a, path);

	if (i == a->ndocuments)
		return;
	free(a->documents[i].uri);
	free(a->documents[i].path);
	a->documents[i] = a->documents[--a->ndocuments];
}

json_t *
answer_uri_of(const struct answering *a, const char *path)
{
	const struct lsp_document *document = answer_document(a, path);
	struct buf full = {0};
	char *uri;
	json_t *made;

	if (document)
		return lsp_string(document->uri);
	buf_printf(&full, "%s/%s", a->folder, path);
	uri = lsp_uri_of_path(full.s);
	made = lsp_string(uri);
	buf_free(&full);
	free(uri);
	return made;
}

json_t *
answer_uri(const struct answering *a, const struct source *s)
{
	char *real, *uri;
	json_t *made;

	if (!s->library || !s->disk)
		return answer_uri_of(a, s->path);
	real = realpath(s->disk, NULL);
	uri = lsp_uri_of_path(real ? real : s->disk);
	made = lsp_string(uri);
	free(real);
	free(uri);
	return made;
}

json_t *
answer_said(struct answering *a)
{
	json_t *first = json_array_get(a->said, 0);

	if (!first)
		return NULL;
	json_incref(first);
	json_array_remove(a->said, 0);
	return first;
}

void
answer_free(struct answering *a)
{
	while (a->ndocuments)
		answer_close(a, a->documents[0].path);
	free(a->documents);
	arena_free(&a->arena);
	json_decref(a->said);
}

/* ---- what a request asks about ---- */

static json_t *
fail(struct answering *a, enum rpc_error code, const char *message)
{
	a->code = code;
	a->error = message;
	return NULL;
}

/* the path of a document below the project, in the arena; NULL where it is none of the project */
static const char *
path_of(struct answering *a, const json_t *params)
{
	const char *uri = lsp_text_of(json_object_get(params, "textDocument"), "uri");
	size_t n = strlen(a->folder);
	const char *path = NULL;
	char *full;

	for (size_t i = 0; uri && i < a->ndocuments; i++)
		if (strcmp(a->documents[i].uri, uri) == 0)
			return a->documents[i].path;
	full = lsp_path_of_uri(uri);
	if (full && strncmp(full, a->folder, n) == 0 && full[n] == '/' && !strstr(full, "/../"))
		path = arena_string(&a->arena, full + n + 1);
	free(full);
	return path;
}

/* The file that a request is about, loaded. NULL where it is none of the project, or cannot be read: then there is nothing to
 * answer; NULL with an error where the request names none. */
static struct source *
file_of(struct answering *a, const json_t *params)
{
	const char *path;

	if (!lsp_text_of(json_object_get(params, "textDocument"), "uri")) {
		fail(a, RPC_INVALID_PARAMS, "'textDocument' has no 'uri'");
		return NULL;
	}
	path = path_of(a, params);
	return path ? workspace_source(a->workspace, &a->arena, path) : NULL;
}

/* the same with the byte of its position */
static struct source *
file_and_place(struct answering *a, const json_t *params, uint32_t *offset)
{
	struct source *file = file_of(a, params);
	struct lsp_place place = {0};

	if (!a->error && !lsp_read_place(json_object_get(params, "position"), &place)) {
		fail(a, RPC_INVALID_PARAMS, "'position' has no 'line' and 'character'");
		return NULL;
	}
	if (file)
		*offset = (uint32_t)lsp_offset(file->text, file->size, place, a->units);
	return file;
}

/* ---- completion ---- */

static json_t *
markdown(const char *text)
{
	return json_pack("{s:s,s:o}", "kind", "markdown", "value", lsp_string(text));
}

static json_t *
completion_json(const struct completion *c, json_t *range)
{
	static const int kinds[] = {
		[COMPLETE_KEY] = 10, [COMPLETE_WORD] = 20, [COMPLETE_UNIT] = 18, [COMPLETE_TEXT] = 12};
	json_t *made = json_pack("{s:o,s:i,s:o,s:{s:O,s:o}}", "label", lsp_string(c->label), "kind", kinds[c->kind],
	                         "sortText", lsp_string(c->sort), "textEdit", "range", range, "newText",
	                         lsp_string(c->insert));

	if (c->detail)
		json_object_set_new(made, "detail", lsp_string(c->detail));
	if (c->says)
		json_object_set_new(made, "documentation", markdown(c->says));
	if (c->looked)
		json_object_set_new(made, "filterText", lsp_string(c->looked));
	if (c->retired)
		json_object_set_new(made, "tags", json_pack("[i]", 1));
	return made;
}

static json_t *
completion(struct answering *a, const json_t *params)
{
	uint32_t offset = 0;
	struct source *file = file_and_place(a, params, &offset);
	struct completions found = {0};
	json_t *list, *range;

	if (!file)
		return NULL;
	complete_at(&found, a->workspace, &a->arena, file, offset);
	list = json_array();
	range = lsp_range(file, found.replaced, a->units);
	for (size_t i = 0; i < found.n; i++)
		json_array_append_new(list, completion_json(&found.all[i], range));
	json_decref(range);
	list = json_pack("{s:b,s:o}", "isIncomplete", found.more, "items", list);
	complete_free(&found);
	return list;
}

/* ---- hover ---- */

static json_t *
hover(struct answering *a, const json_t *params)
{
	uint32_t offset = 0;
	struct source *file = file_and_place(a, params, &offset);
	struct buf text = {0};
	struct span span;
	json_t *made = NULL;

	if (file && hover_at(&text, &span, a->workspace, file, offset))
		made = json_pack("{s:o,s:o}", "contents", markdown(text.s), "range", lsp_range(file, span, a->units));
	buf_free(&text);
	return made;
}

/* ---- places ---- */

/* The text of a source that a place is in, as it is now; NULL where it cannot be read. */
static struct source *
source_now(struct answering *a, const struct source *s)
{
	struct source *own = arena_take(&a->arena, sizeof *own);

	*own = source_again(s);
	own->seen = false; /* it is shown where it is now */
	return source_load(own) == SOURCE_OK ? own : NULL;
}

static json_t *
location(struct answering *a, struct place place)
{
	struct source *s = source_now(a, place.source);
	json_t *made =
		s ? json_pack("{s:o,s:o}", "uri", answer_uri(a, s), "range", lsp_range(s, place.span, a->units)) : NULL;

	if (s)
		source_unload(s);
	return made;
}

static json_t *
locations(struct answering *a, struct places_found *found)
{
	json_t *list = json_array(), *one;

	for (size_t i = 0; i < found->n; i++)
		if ((one = location(a, found->all[i])))
			json_array_append_new(list, one);
	targets_free(found);
	return list;
}

static json_t *
definition(struct answering *a, const json_t *params)
{
	uint32_t offset = 0;
	struct source *file = file_and_place(a, params, &offset);
	struct places_found found = {0};

	if (!file)
		return NULL;
	targets_definition(&found, a->workspace, &a->arena, file, offset);
	return locations(a, &found);
}

static json_t *
references(struct answering *a, const json_t *params)
{
	uint32_t offset = 0;
	struct source *file = file_and_place(a, params, &offset);
	struct places_found found = {0};

	if (!file)
		return NULL;
	targets_references(&found, a->workspace, &a->arena, file, offset,
	                   json_is_true(json_object_get(json_object_get(params, "context"), "includeDeclaration")));
	return locations(a, &found);
}

static json_t *
highlight(struct answering *a, const json_t *params)
{
	uint32_t offset = 0;
	struct source *file = file_and_place(a, params, &offset);
	struct places_found found = {0};
	json_t *list;

	if (!file)
		return NULL;
	list = json_array();
	targets_references(&found, a->workspace, &a->arena, file, offset, true);
	for (size_t i = 0; i < found.n; i++)
		if (strcmp(found.all[i].source->path, file->path) == 0)
			json_array_append_new(list, json_pack("{s:o,s:i}", "range",
			                                      lsp_range(file, found.all[i].span, a->units), "kind", 1));
	targets_free(&found);
	return list;
}

static json_t *
document_links(struct answering *a, const json_t *params)
{
	struct source *file = file_of(a, params);
	struct text_links found = {0};
	json_t *list;

	if (!file)
		return NULL;
	list = json_array();
	targets_links(&found, &a->arena, file);
	for (size_t i = 0; i < found.n; i++)
		json_array_append_new(
			list,
			json_pack("{s:o,s:o}", "range", lsp_range(file, found.all[i].span, a->units), "target",
		                  found.all[i].path ? answer_uri_of(a, found.all[i].to) : lsp_string(found.all[i].to)));
	free(found.all);
	return list;
}

/* ---- symbols ---- */

static int
symbol_number(const struct symbol *s)
{
	static const int numbers[] = {[SYMBOL_UNIT] = 5, [SYMBOL_PART] = 23, [SYMBOL_LIST] = 18, [SYMBOL_FIELD] = 7};

	return numbers[s->kind];
}

static json_t *
symbol_json(const struct answering *a, const struct symbol *s, const struct source *file)
{
	json_t *made =
		json_pack("{s:o,s:i,s:o,s:o}", "name", lsp_string(s->name), "kind", symbol_number(s), "range",
	                  lsp_range(file, s->whole, a->units), "selectionRange", lsp_range(file, s->chosen, a->units));

	if (*s->detail)
		json_object_set_new(made, "detail", lsp_string(s->detail));
	return made;
}

/* those from *i on that are at a depth, each with those that lie within it */
static json_t *
symbols_at(const struct answering *a, const struct symbols *all, size_t *i, const struct source *file, size_t depth)
{
	json_t *list = json_array();

	while (*i < all->n && all->all[*i].depth >= depth) {
		json_t *made = symbol_json(a, &all->all[(*i)++], file);

		if (*i < all->n && all->all[*i].depth > depth)
			json_object_set_new(made, "children", symbols_at(a, all, i, file, depth + 1));
		json_array_append_new(list, made);
	}
	return list;
}

static json_t *
flat_symbols(struct answering *a, const struct symbols *all, const struct source *file)
{
	json_t *list = json_array();

	for (size_t i = 0; i < all->n; i++)
		json_array_append_new(list,
		                      json_pack("{s:o,s:i,s:{s:o,s:o}}", "name", lsp_string(all->all[i].name), "kind",
		                                symbol_number(&all->all[i]), "location", "uri", answer_uri(a, file),
		                                "range", lsp_range(file, all->all[i].whole, a->units)));
	return list;
}

static json_t *
document_symbols(struct answering *a, const json_t *params)
{
	struct source *file = file_of(a, params);
	struct symbols found = {0};
	size_t i = 0;
	json_t *list;

	if (!file)
		return NULL;
	outline_file(&found, a->workspace, &a->arena, file);
	list = a->hierarchical ? symbols_at(a, &found, &i, file, 0) : flat_symbols(a, &found, file);
	outline_free(&found);
	return list;
}

static json_t *
workspace_symbols(struct answering *a, const json_t *params)
{
	const char *query = lsp_text_of(params, "query");
	struct symbols found = {0};
	json_t *list;

	if (!query)
		return fail(a, RPC_INVALID_PARAMS, "'query' is missing");
	list = json_array();
	outline_project(&found, a->workspace, &a->arena, query);
	for (size_t i = 0; i < found.n; i++) {
		json_t *where = location(a, (struct place){found.all[i].card->source, found.all[i].chosen});

		if (where)
			json_array_append_new(list,
			                      json_pack("{s:o,s:i,s:o,s:o}", "name", lsp_string(found.all[i].name),
			                                "kind", symbol_number(&found.all[i]), "containerName",
			                                lsp_string(found.all[i].detail), "location", where));
	}
	outline_free(&found);
	return list;
}

static json_t *
folding(struct answering *a, const json_t *params)
{
	struct source *file = file_of(a, params);
	struct folded_list found = {0};
	json_t *list;

	if (!file)
		return NULL;
	list = json_array();
	outline_folds(&found, &a->arena, file);
	for (size_t i = 0; i < found.n; i++) {
		json_t *made = json_pack("{s:I,s:I}", "startLine", (json_int_t)found.all[i].from - 1, "endLine",
		                         (json_int_t)found.all[i].to - 1);

		if (found.all[i].comment)
			json_object_set_new(made, "kind", json_string("comment"));
		json_array_append_new(list, made);
	}
	free(found.all);
	return list;
}

/* The whole text in the one form of maps, as one edit; none where it is in that form already. */
static json_t *
formatting(struct answering *a, const json_t *params)
{
	struct source *file = file_of(a, params);
	struct diags ds = {0};
	struct buf text = {0};
	enum layout_result result;
	json_t *list = NULL;

	if (!file)
		return NULL;
	result = layout(&text, &ds, &a->workspace->c.schemas, file);
	if (result == LAYOUT_LEFT)
		fail(a, RPC_REQUEST_FAILED, ds.n ? arena_string(&a->arena, ds.all[0]->message) : "the file cannot be formatted");
	else
		list = json_array();
	if (result == LAYOUT_CHANGED)
		json_array_append_new(list, json_pack("{s:o,s:o}", "range", lsp_range(file, (struct span){0, (uint32_t)file->size}, a->units),
		                                      "newText", lsp_string_of(text.s, text.n)));
	buf_free(&text);
	diag_free(&ds);
	return list;
}

/* ---- edits ---- */

static json_t *
edit_json(const struct answering *a, const struct text_edit *e)
{
	return json_pack("{s:o,s:o}", "range", lsp_range(e->source, e->span, a->units), "newText", lsp_string(e->text));
}

/* a WorkspaceEdit of edits that are in the order of their files */
static json_t *
edits_json(const struct answering *a, const struct text_edits *edits)
{
	json_t *files = json_array();

	for (size_t i = 0; i < edits->n;) {
		const struct source *s = edits->all[i].source;
		const struct lsp_document *document = answer_document(a, s->path);
		json_t *list = json_array();

		for (; i < edits->n && strcmp(edits->all[i].source->path, s->path) == 0; i++)
			json_array_append_new(list, edit_json(a, &edits->all[i]));
		json_array_append_new(
			files, json_pack("{s:{s:o,s:o},s:o}", "textDocument", "uri", answer_uri(a, s), "version",
		                         document ? json_integer(document->version) : json_null(), "edits", list));
	}
	return json_pack("{s:o}", "documentChanges", files);
}

static json_t *
prepare_rename(struct answering *a, const json_t *params)
{
	uint32_t offset = 0;
	struct source *file = file_and_place(a, params, &offset);
	const struct card *card;
	const char *why = NULL;
	struct span span;

	if (!file)
		return NULL;
	if (!(card = rename_target(a->workspace, &a->arena, file, offset, &span, &why)))
		return fail(a, RPC_REQUEST_FAILED, why);
	return json_pack("{s:o,s:o}", "range", lsp_range(file, span, a->units), "placeholder", lsp_string(card->name));
}

static json_t *
rename_all(struct answering *a, const json_t *params)
{
	uint32_t offset = 0;
	struct source *file = file_and_place(a, params, &offset);
	const char *why = NULL, *to = lsp_text_of(params, "newName");
	const struct card *card;
	struct text_edits edits = {0};
	struct span span;
	json_t *made = NULL;

	if (!a->error && !to)
		return fail(a, RPC_INVALID_PARAMS, "'newName' is missing");
	if (!file)
		return NULL;
	card = rename_target(a->workspace, &a->arena, file, offset, &span, &why);
	if (card && rename_unit(&edits, a->workspace, &a->arena, card, to, &why))
		made = edits_json(a, &edits);
	else
		fail(a, RPC_REQUEST_FAILED, why);
	edits_free(&edits);
	return made;
}

/* ---- lenses and hints ---- */

static json_t *
code_lenses(struct answering *a, const json_t *params)
{
	struct source *file = file_of(a, params);
	struct lenses found = {0};
	json_t *list;

	if (!file)
		return NULL;
	list = json_array();
	lenses_of(&found, a->workspace, &a->arena, file);
	for (size_t i = 0; i < found.n; i++)
		json_array_append_new(list, json_pack("{s:o,s:{s:o,s:s}}", "range",
		                                      lsp_range(file, found.all[i].span, a->units), "command", "title",
		                                      lsp_string(found.all[i].text), "command", ""));
	lenses_free(&found);
	return list;
}

/* the part of a file that a request is about; false with an error */
static bool
read_part(struct answering *a, const json_t *params, const struct source *file, struct span *part)
{
	const json_t *range = json_object_get(params, "range");
	struct lsp_place from, to;

	if (!lsp_read_place(json_object_get(range, "start"), &from) ||
	    !lsp_read_place(json_object_get(range, "end"), &to)) {
		fail(a, RPC_INVALID_PARAMS, "'range' has no 'start' and 'end'");
		return false;
	}
	if (!file)
		return true;
	part->from = (uint32_t)lsp_offset(file->text, file->size, from, a->units);
	part->to = (uint32_t)lsp_offset(file->text, file->size, to, a->units);
	if (part->to < part->from)
		part->to = part->from;
	return true;
}

static json_t *
inlay_hints(struct answering *a, const json_t *params)
{
	struct source *file = file_of(a, params);
	struct lenses found = {0};
	struct span part = {0, 0};
	json_t *list;

	if (a->error || !read_part(a, params, file, &part) || !file)
		return NULL;
	list = json_array();
	lenses_hints(&found, a->workspace, &a->arena, file, part);
	for (size_t i = 0; i < found.n; i++)
		json_array_append_new(list,
		                      json_pack("{s:o,s:o,s:b}", "position",
		                                lsp_place_json(lsp_place_of(file, found.all[i].span.to, a->units)),
		                                "label", lsp_string(found.all[i].text), "paddingLeft", 1));
	lenses_free(&found);
	return list;
}

/* ---- actions ---- */

static const char *const action_kinds[] = {
	[ACTION_FIX] = "quickfix", [ACTION_FIX_ALL] = "source.fixAll", [ACTION_REFACTOR] = "refactor"};

/* whether the client asks for actions of that kind: "source" asks for "source.fixAll" */
static bool
is_asked_for(const json_t *only, const char *kind)
{
	const json_t *one;
	size_t i;

	if (!json_array_size(only))
		return true;
	json_array_foreach(only, i, one) {
		const char *asked = json_string_value(one);
		size_t n = asked ? strlen(asked) : 0;

		if (asked && strncmp(kind, asked, n) == 0 && (!kind[n] || kind[n] == '.' || !n))
			return true;
	}
	return false;
}

/* the findings that the client shows and that are this one */
static json_t *
findings_fixed(const struct answering *a, const struct source *file, const struct diag *d, const json_t *shown)
{
	json_t *list = json_array(), *range = lsp_range(file, d->place.span, a->units), *one;
	size_t i;

	json_array_foreach(shown, i, one) if (text_is(lsp_text_of(one, "code"), diag_infos[d->code].code) &&
	                                      json_equal(json_object_get(one, "range"), range))
		json_array_append(list, one);
	json_decref(range);
	return list;
}

static json_t *
action_json(const struct answering *a, const struct source *file, const struct action *action, const json_t *shown)
{
	json_t *made = json_pack("{s:o,s:s}", "title", lsp_string(action->title), "kind", action_kinds[action->kind]);

	if (action->fixes)
		json_object_set_new(made, "diagnostics", findings_fixed(a, file, action->fixes, shown));
	if (action->preferred)
		json_object_set_new(made, "isPreferred", json_true());
	if (action->disabled)
		json_object_set_new(made, "disabled", json_pack("{s:o}", "reason", lsp_string(action->disabled)));
	if (action->edits.n)
		json_object_set_new(made, "edit", edits_json(a, &action->edits));
	if (action->command)
		json_object_set_new(made, "command",
		                    json_pack("{s:o,s:s,s:[o]}", "title", lsp_string(action->title), "command",
		                              action->command, "arguments", lsp_string(action->argument)));
	return made;
}

static json_t *
code_actions(struct answering *a, const json_t *params)
{
	struct source *file = file_of(a, params);
	const json_t *context = json_object_get(params, "context");
	struct actions found = {0};
	struct span part = {0, 0};
	json_t *list;

	if (a->error || !read_part(a, params, file, &part) || !file)
		return NULL;
	list = json_array();
	actions_at(&found, a->workspace, &a->arena, file, part);
	for (size_t i = 0; i < found.n; i++)
		if (is_asked_for(json_object_get(context, "only"), action_kinds[found.all[i].kind]) &&
		    (!found.all[i].disabled || a->reasons))
			json_array_append_new(
				list, action_json(a, file, &found.all[i], json_object_get(context, "diagnostics")));
	actions_free(&found);
	return list;
}

/* ---- locks ---- */

/* the first error of some findings, or the first finding; NULL where there is none */
static const char *
first_message(struct arena *arena, const struct diags *ds)
{
	const struct diag *found = NULL;

	for (size_t i = 0; i < ds->n; i++)
		if (!found || diag_infos[ds->all[i]->code].severity < diag_infos[found->code].severity)
			found = ds->all[i];
	return found ? arena_printf(arena, "%s%s%s", found->message, found->help ? "; " : "",
	                            found->help ? found->help : "")
	             : NULL;
}

static void
say(struct answering *a, int type, const char *message)
{
	a->said = a->said ? a->said : json_array();
	json_array_append_new(a->said,
	                      lsp_notification("window/showMessage",
	                                       json_pack("{s:i,s:o}", "type", type, "message", lsp_string(message))));
}

/* Writes the lock file of a unit. What is recorded counts for it, and not what is known on the day. */
static void
lock_unit(struct answering *a, const struct card *owner)
{
	struct workspace *w = a->workspace;
	struct clock all = clock_on(KNOWN_ALL, 0), day = w->c.analysis.clock;
	struct diags ds = {0};
	struct holdings h;
	const char *text = NULL, *path = lock_path(&a->arena, owner);

	known_filter(&w->c.model, &all);
	holdings_open(&h, &w->c.model, &ds, w->o.project, w->o.archives, &w->c.local);
	if (!lock_available(&h, owner))
		fail(a, RPC_REQUEST_FAILED,
		     arena_printf(&a->arena,
		                  "captures of %s are in an archive that is not available here; "
		                  "'archives' in the settings says where one is",
		                  owner->id));
	else if (!(text = lock_text(&a->arena, &h, &ds, owner)) ||
	         !write_whole(&ds, path, text, strlen(text)))
		fail(a, RPC_REQUEST_FAILED, first_message(&a->arena, &ds));
	holdings_close(&h);
	known_filter(&w->c.model, &day);
	if (!a->error) {
		path = starts_with(path, a->folder) ? path + strlen(a->folder) + 1 : path;
		workspace_touch(w, path);
		say(a, 3, arena_printf(&a->arena, "wrote %s", path));
	}
	diag_free(&ds);
}

static json_t *
execute_command(struct answering *a, const json_t *params)
{
	const char *command = lsp_text_of(params, "command");
	const char *key = json_string_value(json_array_get(json_object_get(params, "arguments"), 0));
	const struct card *owner = key ? table_get(&a->workspace->c.model.ids, key) : NULL;

	if (!text_is(command, "regc.lock"))
		return fail(a, RPC_INVALID_PARAMS, "unknown command; 'regc.lock' is one");
	if (!owner || !node_get(owner->whole, "captures") || owner->source->library)
		return fail(a, RPC_INVALID_PARAMS,
		            "'regc.lock' needs a unit of the project that has captures, such as document:acme/terms");
	if (!a->workspace->c.linked)
		return fail(a, RPC_REQUEST_FAILED, "the project has errors; correct them first");
	lock_unit(a, owner);
	return NULL;
}

/* ---- all ---- */

static const struct answer answers[] = {
	{"textDocument/completion", completion, false},
	{"textDocument/hover", hover, false},
	{"textDocument/definition", definition, false},
	{"textDocument/references", references, true},
	{"textDocument/documentHighlight", highlight, true},
	{"textDocument/documentLink", document_links, false},
	{"textDocument/documentSymbol", document_symbols, false},
	{"workspace/symbol", workspace_symbols, true},
	{"textDocument/foldingRange", folding, false},
	{"textDocument/formatting", formatting, false},
	{"textDocument/prepareRename", prepare_rename, true},
	{"textDocument/rename", rename_all, true},
	{"textDocument/codeLens", code_lenses, true},
	{"textDocument/inlayHint", inlay_hints, true},
	{"textDocument/codeAction", code_actions, true},
	{"workspace/executeCommand", execute_command, true},
};

const struct answer *
answer_find(const char *method)
{
	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
		if (strcmp(answers[i].method, method) == 0)
			return &answers[i];
	return NULL;
}
