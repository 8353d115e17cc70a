#include "lsp_engine.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/file.h"
#include "../editor/workspace.h"
#include "lsp_answers.h"
#include "rpc.h"

/* what was last published of a file, as text */
struct published {
	char *path;
	char *uri;
	char *text;
	bool seen; /* it has findings this time */
};

struct engine {
	struct answering answering;
	struct workspace workspace;
	struct published *published;
	size_t npublished, cap_published;
	bool failed; /* nobody reads what it writes */
	int out;
	struct rpc_reader in;
	char *as_of;
};

/* ---- writing ---- */

static void
write_frame(struct engine *e, struct buf *frame)
{
	if (file_write(e->out, frame->s, frame->n))
		e->failed = true;
	buf_free(frame);
}

static void
send_message(struct engine *e, json_t *message)
{
	struct buf frame = {0};

	lsp_put(&frame, message);
	write_frame(e, &frame);
}

static void
say_done(struct engine *e)
{
	struct buf frame = {0};

	rpc_put(&frame, "", 0);
	write_frame(e, &frame);
}

/* ---- findings ---- */

static const struct source *
loaded(const struct source *s)
{
	return s && source_load((struct source *)s) == SOURCE_OK ? s : NULL;
}

static json_t *
range_of(const struct engine *e, struct place place)
{
	const struct source *s = loaded(place.source);

	return s ? lsp_range(s, place.span, e->answering.units)
	         : json_pack("{s:o,s:o}", "start", lsp_place_json((struct lsp_place){0}), "end",
	                     lsp_place_json((struct lsp_place){0}));
}

static json_t *
notes_of(struct engine *e, const struct diag *d)
{
	json_t *list = json_array();

	for (const struct diag_note *n = d->notes; n; n = n->next)
		if (n->place.source)
			json_array_append_new(list,
			                      json_pack("{s:{s:o,s:o},s:o}", "location", "uri",
			                                answer_uri(&e->answering, n->place.source), "range",
			                                range_of(e, n->place), "message", lsp_string(n->message)));
	return list;
}

/* the message, and below it what has no place of its own and what to do */
static json_t *
message_of(const struct diag *d)
{
	struct buf text = {0};
	json_t *made;

	buf_puts(&text, d->message);
	for (const struct diag_note *n = d->notes; n; n = n->next)
		if (!n->place.source)
			buf_printf(&text, "\n%s", n->message);
	if (d->help)
		buf_printf(&text, "\nhelp: %s", d->help);
	made = lsp_string(text.s);
	buf_free(&text);
	return made;
}

static json_t *
finding_json(struct engine *e, const struct diag *d)
{
	static const int severities[] = {[SEVERITY_ERROR] = 1, [SEVERITY_WARNING] = 2, [SEVERITY_NOTE] = 3};
	const struct diag_info *info = &diag_infos[d->code];
	json_t *made = json_pack("{s:o,s:i,s:s,s:s,s:o}", "range", range_of(e, d->place), "severity",
	                         severities[info->severity], "code", info->code, "source", "regc", "message",
	                         message_of(d)),
	       *notes = notes_of(e, d);

	if (json_array_size(notes))
		json_object_set_new(made, "relatedInformation", notes);
	else
		json_decref(notes);
	if (d->code == RG2013)
		json_object_set_new(made, "tags", json_pack("[i]", 2));
	return made;
}

/* what yaml-language-server says of a file by the same schemas; it does not know that one of several keys is wanted */
static bool
is_of_schema(const struct diag *d)
{
	const char *code = diag_infos[d->code].code;

	return code[2] == '1' || (code[2] == '2' && d->code != RG2010);
}

static struct published *
published_of(struct engine *e, const char *path, const struct source *s)
{
	struct published *p;
	json_t *uri;

	for (size_t i = 0; i < e->npublished; i++)
		if (strcmp(e->published[i].path, path) == 0)
			return &e->published[i];
	e->published = mem_room(e->published, e->npublished, &e->cap_published, sizeof *e->published);
	uri = s ? answer_uri(&e->answering, s) : answer_uri_of(&e->answering, path);
	p = &e->published[e->npublished++];
	*p = (struct published){.path = mem_string(path)};
	p->uri = mem_string(json_string_value(uri));
	json_decref(uri);
	return p;
}

/* Sends the findings of a file, if they are others than before. */
static void
publish(struct engine *e, struct published *p, json_t *list)
{
	const struct lsp_document *document = answer_document(&e->answering, p->path);
	char *text = json_dumps(list, JSON_COMPACT);
	json_t *params;

	p->seen = true;
	if (text_is(p->text, text) || (!p->text && !json_array_size(list))) {
		free(text);
		json_decref(list);
		return;
	}
	free(p->text);
	p->text = text;
	params = json_pack("{s:o,s:o}", "uri", lsp_string(document ? document->uri : p->uri), "diagnostics", list);
	if (document)
		json_object_set_new(params, "version", json_integer(document->version));
	send_message(e, lsp_notification("textDocument/publishDiagnostics", params));
}

/* the file that a finding is shown in: that of the project, where it has no place */
static const char *
path_of(const struct diag *d)
{
	return d->place.source ? d->place.source->path : "regc.yaml";
}

static bool
is_shown(const struct engine *e, const struct diag *d)
{
	return !(e->answering.no_schema_findings && is_of_schema(d));
}

/* texts were loaded to say where things are */
static void
unload_places(const struct diag *d)
{
	if (d->place.source)
		source_unload((struct source *)d->place.source);
	for (const struct diag_note *n = d->notes; n; n = n->next)
		if (n->place.source)
			source_unload((struct source *)n->place.source);
}

/* Findings are in the order of their files; those without one come last. */
static void
publish_all(struct engine *e)
{
	const struct diags *ds = &e->workspace.c.diags;
	struct table lists = {0};

	for (size_t i = 0; i < ds->n; i++) {
		json_t **list;

		if (!is_shown(e, ds->all[i]))
			continue;
		list = (json_t **)table_put(&lists, path_of(ds->all[i]));
		*list = *list ? *list : json_array();
		json_array_append_new(*list, finding_json(e, ds->all[i]));
		published_of(e, path_of(ds->all[i]), ds->all[i]->place.source);
	}
	for (size_t i = 0; i < e->npublished; i++)
		e->published[i].seen = false;
	for (size_t i = 0; i < lists.n; i++)
		publish(e, published_of(e, lists.entries[i].key, NULL), lists.entries[i].value);
	for (size_t i = 0; i < e->npublished; i++)
		if (!e->published[i].seen)
			publish(e, &e->published[i], json_array());
	table_free(&lists);
	for (size_t i = 0; i < ds->n; i++)
		unload_places(ds->all[i]);
}

static void
publish_bad(struct engine *e, const char *path, struct file_cards *file)
{
	json_t *list = json_array();

	diag_sort(&file->findings);
	for (size_t i = 0; i < file->findings.n; i++)
		if (is_shown(e, file->findings.all[i]))
			json_array_append_new(list, finding_json(e, file->findings.all[i]));
	publish(e, published_of(e, path, NULL), list);
	source_unload(file->source);
	cards_free(file);
}

/* What was wrong with the text of a file by itself no longer is; the rest of its findings stays until all is compiled. */
static void
publish_mended(struct engine *e, const char *path)
{
	struct published *p = published_of(e, path, NULL);
	json_t *was = p->text ? json_loads(p->text, 0, NULL) : NULL, *list = json_array();

	for (size_t i = 0; i < json_array_size(was); i++) {
		const struct diag_info *info = diag_find(lsp_text_of(json_array_get(was, i), "code"));

		if (info && info->code[2] != '1' && info->code[2] != '2')
			json_array_append(list, json_array_get(was, i));
	}
	publish(e, p, list);
	json_decref(was);
}

/* What is wrong with a text by itself is said before the project is compiled, in which the file then has its last good cards. */
static void
publish_early(struct engine *e)
{
	struct workspace *w = &e->workspace;

	for (size_t i = 0; i < w->nchanged; i++) {
		const char *path = w->changed[i];
		bool kept = workspace_is_kept(w, path);
		struct file_cards file;
		enum look look = kept || workspace_is_good(w, path) ? workspace_look(w, &file, path) : LOOK_NOT;

		if (look == LOOK_BAD)
			publish_bad(e, path, &file);
		else if (look == LOOK_GOOD && kept)
			publish_mended(e, path);
	}
}

/* ---- messages of the server ---- */

static void
take_text(struct engine *e, const json_t *params)
{
	const char *path = lsp_text_of(params, "path"), *uri = lsp_text_of(params, "uri");
	const json_t *text = json_object_get(params, "text");

	if (!path || !uri)
		return;
	if (json_is_string(text))
		answer_open(&e->answering, path, uri, json_integer_value(json_object_get(params, "version")));
	else
		answer_close(&e->answering, path);
	workspace_text(&e->workspace, path, json_string_value(text), json_string_length(text));
}

static void
update(struct engine *e)
{
	if (!workspace_is_stale(&e->workspace))
		return;
	publish_early(e);
	workspace_update(&e->workspace);
	publish_all(e);
}

static void
take_touch(struct engine *e, const json_t *params)
{
	if (lsp_text_of(params, "path"))
		workspace_touch(&e->workspace, lsp_text_of(params, "path"));
}

static void
take_update(struct engine *e, const json_t *params)
{
	(void)params;
	update(e);
}

static const struct {
	const char *method;
	void (*take)(struct engine *e, const json_t *params);
} own[] = {{"regc/text", take_text}, {"regc/touch", take_touch}, {"regc/update", take_update}};

/* ---- requests ---- */

bool
engine_answers(const char *method)
{
	return answer_find(method) != NULL;
}

static void
take_request(struct engine *e, const struct answer *how, json_t *message)
{
	json_t *id = json_incref(json_object_get(message, "id")), *params = json_object_get(message, "params"), *result;
	struct answering *answering = &e->answering;

	if (!e->workspace.compiled || (how->fresh && workspace_is_stale(&e->workspace)))
		update(e);
	answering->error = NULL;
	result = how->answer(answering, params);
	if (answering->error) {
		json_decref(result);
		send_message(e, lsp_error(id, answering->code, answering->error));
	} else {
		send_message(e, lsp_result(id, result));
	}
	for (json_t *m; (m = answer_said(answering));)
		send_message(e, m);
	workspace_rest(&e->workspace);
	arena_free(&answering->arena);
	update(e); /* an answer can have written a file */
}

static void
take_message(struct engine *e, const char *body, size_t n)
{
	json_t *message = json_loadb(body, n, JSON_ALLOW_NUL, NULL);
	const char *method = lsp_text_of(message, "method");
	const struct answer *how = method ? answer_find(method) : NULL;

	for (size_t i = 0; method && i < sizeof own / sizeof *own; i++)
		if (strcmp(method, own[i].method) == 0)
			own[i].take(e, json_object_get(message, "params"));
	if (how)
		take_request(e, how, message);
	json_decref(message);
	say_done(e);
}

/* ---- the process ---- */

static void
begin(struct engine *e, const struct engine_start *start)
{
	const struct lsp_settings *set = start->settings;
	struct workspace *w = &e->workspace;

	w->o = start->options;
	w->o.project = start->folder;
	w->o.as_of = set->as_of ? set->as_of : w->o.as_of;
	if (set->audience)
		audience_parse(set->audience, &w->o.audience);
	w->o.archives = set->archives ? (const char *const *)set->archives : w->o.archives;
	w->o.libraries = set->libraries ? (const char *const *)set->libraries : w->o.libraries;
	w->reviewer = set->reviewer ? mem_string(set->reviewer) : NULL;
	w->capacity = set->capacity ? mem_string(set->capacity) : NULL;
	e->answering.workspace = w;
	e->answering.folder = start->folder;
	e->answering.units = start->units;
	e->answering.hierarchical = start->hierarchical;
	e->answering.reasons = start->reasons;
	e->answering.no_schema_findings = set->no_schema_findings;
	for (size_t i = 0; i < start->ndocuments; i++) {
		const struct lsp_document *d = &start->documents[i];

		if (!d->path)
			continue;
		answer_open(&e->answering, d->path, d->uri, d->version);
		workspace_text(w, d->path, d->text.s ? d->text.s : "", d->text.n);
	}
}

static void
end(struct engine *e)
{
	for (size_t i = 0; i < e->npublished; i++) {
		free(e->published[i].path);
		free(e->published[i].uri);
		free(e->published[i].text);
	}
	free(e->published);
	answer_free(&e->answering);
	workspace_free(&e->workspace);
	rpc_free(&e->in);
}

int
engine_run(const struct engine_start *start, int in, int out)
{
	static char bytes[1 << 16];
	struct engine e = {.out = out};
	const char *body;
	size_t length;
	ssize_t n;

	begin(&e, start);
	while (!e.failed && ((n = read(in, bytes, sizeof bytes)) > 0 || (n < 0 && errno == EINTR))) {
		rpc_feed(&e.in, bytes, n > 0 ? (size_t)n : 0);
		while (!e.failed && rpc_next(&e.in, &body, &length) == RPC_FRAME)
			take_message(&e, body, length);
	}
	end(&e);
	return 0;
}
