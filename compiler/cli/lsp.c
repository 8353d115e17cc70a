/* regc lsp: the language server. This process speaks with the editor: it keeps the documents as they are edited, puts requests in
 * a queue and leaves out what is cancelled or overtaken. What knows the project is another process (lsp_engine), so that nothing
 * that goes wrong there ends the session. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../base/file.h"
#include "commands.h"
#include "locate.h"
#include "lsp_engine.h"
#include "lsp_settings.h"
#include "progress.h"
#include "rpc.h"

enum {
	READS_MOST = 64,  /* of the client's input, before the engine gets something to do */
	CRASHES_MOST = 3, /* one after the other, before the engine is left alone until something changes */
	QUEUE_MOST = 4096
};

/* a request that waits for the engine */
struct request {
	json_t *id;
	char *body; /* the message; NULL: it is 'shutdown', answered in its turn */
	size_t n;
};

enum busy { BUSY_NOT, BUSY_TEXT, BUSY_UPDATE, BUSY_REQUEST };

struct server {
	struct options *options;
	struct rpc_reader in;
	bool initialized, shut, leaving, ended; /* ended: of its input */
	struct lsp_settings settings;
	enum units units;
	bool hierarchical, reasons, watches;
	char *folder;        /* of the project, absolute; NULL where it is not known yet */
	struct lsp_document *documents;
	size_t ndocuments, cap_documents;
	char **touched;      /* paths that changed in the folder */
	size_t ntouched, cap_touched;
	struct request *queue;
	size_t nqueue, cap_queue;
	bool stale;          /* something is to be compiled */
	pid_t engine;        /* 0: none */
	int to, from;
	struct rpc_reader answers;
	enum busy busy;
	json_t *answering;   /* the id of the request that the engine works on */
	unsigned crashes;
	bool broken;         /* the client is gone */
	json_t *shown;       /* the addresses of files of which the client has findings */
};

/* ---- to the client ---- */

static void
write_client(struct server *s, const char *bytes, size_t n)
{
	if (!s->broken && file_write(STDOUT_FILENO, bytes, n))
		s->broken = true;
}

static void
send_client(struct server *s, json_t *message)
{
	struct buf frame = {0};

	lsp_put(&frame, message);
	write_client(s, frame.s, frame.n);
	buf_free(&frame);
}

static void
refuse(struct server *s, json_t *id, enum rpc_error code, const char *message)
{
	send_client(s, lsp_error(json_incref(id), code, message));
}

/* 1 an error, 2 a warning, 3 what may be of interest */
static void
tell(struct server *s, int type, const char *message)
{
	send_client(s, lsp_notification("window/showMessage",
	                                json_pack("{s:i,s:o}", "type", type, "message", lsp_string(message))));
}

/* ---- the engine ---- */

/* Notes which files have findings: an engine that ends does not take them back. */
static void
note_shown(struct server *s, const char *body, size_t n)
{
	static const char head[] = "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/publishDiagnostics\"";
	json_t *message, *params;

	if (n < sizeof head - 1 || memcmp(body, head, sizeof head - 1) != 0)
		return;
	message = json_loadb(body, n, 0, NULL);
	params = json_object_get(message, "params");
	s->shown = s->shown ? s->shown : json_object();
	if (json_array_size(json_object_get(params, "diagnostics")))
		json_object_set_new(s->shown, lsp_text_of(params, "uri"), json_true());
	else
		json_object_del(s->shown, lsp_text_of(params, "uri"));
	json_decref(message);
}

/* The next engine begins with none. */
static void
take_back(struct server *s)
{
	const char *uri;
	json_t *value;

	json_object_foreach(s->shown, uri, value) {
		send_client(s, lsp_notification("textDocument/publishDiagnostics",
		                                json_pack("{s:s,s:[]}", "uri", uri, "diagnostics")));
	}
	json_decref(s->shown);
	s->shown = NULL;
}

/* One that has nothing to do ends by itself, once its input does. False where it ended in another way. */
static bool
stop_engine(struct server *s)
{
	int status = 0;

	if (!s->engine)
		return true;
	close(s->to);
	close(s->from);
	if (s->busy != BUSY_NOT)
		kill(s->engine, SIGKILL);
	while (waitpid(s->engine, &status, 0) < 0 && errno == EINTR)
		;
	s->engine = 0;
	s->busy = BUSY_NOT;
	rpc_free(&s->answers);
	return status == 0;
}

/* The engine's process; it has the documents as they are now. */
static void
be_engine(struct server *s, int in, int out)
{
	struct engine_start start = {.options = compile_options_of(s->options, s->folder),
	                             .folder = s->folder,
	                             .settings = &s->settings,
	                             .documents = s->documents,
	                             .ndocuments = s->ndocuments,
	                             .units = s->units,
	                             .hierarchical = s->hierarchical,
	                             .reasons = s->reasons};
	int status;

	start.options.watch = NULL;
	start.options.jobs = 1;
	if (!s->options->values[OPTION_AUDIENCE]) /* whoever edits the map sees all of it */
		start.options.audience = AUDIENCE_PRIVILEGED;
	signal(SIGPIPE, SIG_IGN);
	status = engine_run(&start, in, out);
	exit(status);
}

static bool
start_engine(struct server *s)
{
	int to[2], from[2];

	if (pipe(to) < 0)
		return false;
	if (pipe(from) < 0) {
		close(to[0]);
		close(to[1]);
		return false;
	}
	s->engine = fork();
	if (s->engine == 0) {
		close(to[1]);
		close(from[0]);
		be_engine(s, to[0], from[1]);
	}
	close(to[0]);
	close(from[1]);
	s->to = to[1];
	s->from = from[0];
	if (s->engine < 0) {
		s->engine = 0;
		close(s->to);
		close(s->from);
		return false;
	}
	for (size_t i = 0; i < s->ndocuments; i++)
		s->documents[i].sent = true;
	s->stale = true;
	return true;
}

/* Another one begins with the next message; what changes in the meantime, it reads by itself. */
static void
restart(struct server *s)
{
	if (s->answering)
		refuse(s, s->answering, RPC_INTERNAL_ERROR, "regc began anew");
	json_decref(s->answering);
	s->answering = NULL;
	stop_engine(s);
	take_back(s);
	s->crashes = 0;
	s->stale = s->folder != NULL;
}

/* The engine has ended by itself. */
static void
crashed(struct server *s)
{
	int status = 0;
	struct buf why = {0};

	while (waitpid(s->engine, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFSIGNALED(status))
		buf_printf(&why, "regc ended with signal %d while working on this", WTERMSIG(status));
	else
		buf_printf(&why, "regc ended with status %d while working on this", WEXITSTATUS(status));
	if (s->answering)
		refuse(s, s->answering, RPC_INTERNAL_ERROR, why.s);
	json_decref(s->answering);
	s->answering = NULL;
	close(s->to);
	close(s->from);
	s->engine = 0;
	s->busy = BUSY_NOT;
	rpc_free(&s->answers);
	take_back(s);
	if (++s->crashes == CRASHES_MOST)
		tell(s, 1,
		     "regc ended several times in a row; it begins again once a file of the project changes. 'regc check' may say more");
	s->stale = s->crashes < CRASHES_MOST;
	buf_free(&why);
}

static void
send_engine(struct server *s, enum busy busy, const char *body, size_t n)
{
	struct buf frame = {0};

	rpc_put(&frame, body, n);
	s->busy = busy;
	file_write(s->to, frame.s, frame.n); /* if it fails, the engine has ended, which is seen at its other end */
	buf_free(&frame);
}

static void
send_engine_json(struct server *s, enum busy busy, json_t *message)
{
	char *text = json_dumps(message, JSON_COMPACT);

	send_engine(s, busy, text, strlen(text));
	free(text);
	json_decref(message);
}

/* A request that is answered is not refused any more, whatever becomes of the engine. */
static void
note_answer(struct server *s, const char *body, size_t n)
{
	static const char head[] = "{\"jsonrpc\":\"2.0\",\"id\":";

	if (n < sizeof head - 1 || memcmp(body, head, sizeof head - 1) != 0)
		return;
	json_decref(s->answering);
	s->answering = NULL;
}

/* what the engine says goes to the client as it is, until it says that it is done */
static void
read_engine(struct server *s)
{
	static char bytes[1 << 16];
	ssize_t n = read(s->from, bytes, sizeof bytes);
	const char *body;
	size_t length;

	if (n < 0 && errno == EINTR)
		return;
	if (n <= 0) {
		crashed(s);
		return;
	}
	rpc_feed(&s->answers, bytes, (size_t)n);
	while (rpc_next(&s->answers, &body, &length) == RPC_FRAME) {
		struct buf frame = {0};

		if (!length) {
			s->crashes = s->busy == BUSY_TEXT ? s->crashes : 0;
			s->busy = BUSY_NOT;
			json_decref(s->answering);
			s->answering = NULL;
			continue;
		}
		note_shown(s, body, length);
		note_answer(s, body, length);
		rpc_put(&frame, body, length);
		write_client(s, frame.s, frame.n);
		buf_free(&frame);
	}
}

/* ---- what the engine is given to do ---- */

static bool
send_document(struct server *s)
{
	for (size_t i = 0; i < s->ndocuments; i++) {
		struct lsp_document *d = &s->documents[i];

		if (d->sent || !d->path)
			continue;
		d->sent = true;
		s->stale = true;
		send_engine_json(
			s, BUSY_TEXT,
			lsp_notification("regc/text", json_pack("{s:o,s:o,s:I,s:o}", "path", lsp_string(d->path), "uri",
		                                                lsp_string(d->uri), "version", d->version, "text",
		                                                lsp_string_of(d->text.s ? d->text.s : "", d->text.n))));
		return true;
	}
	return false;
}

static bool
send_touched(struct server *s)
{
	char *path = s->ntouched ? s->touched[--s->ntouched] : NULL;

	if (!path)
		return false;
	s->stale = true;
	send_engine_json(s, BUSY_TEXT, lsp_notification("regc/touch", json_pack("{s:o}", "path", lsp_string(path))));
	free(path);
	return true;
}

static struct request
take_first(struct server *s)
{
	struct request first = s->queue[0];

	memmove(s->queue, s->queue + 1, --s->nqueue * sizeof *s->queue);
	return first;
}

static void
drop(struct request *w)
{
	json_decref(w->id);
	free(w->body);
}

/* Requests go before findings, which are compiled once nobody waits for anything. */
static void
send_request(struct server *s)
{
	struct request w = take_first(s);

	if (!w.body || !s->folder) {
		send_client(s, lsp_result(json_incref(w.id), NULL));
	} else if (!s->engine) {
		refuse(s, w.id, RPC_INTERNAL_ERROR, "regc has ended; it begins again once a file of the project changes");
	} else {
		s->answering = json_incref(w.id);
		send_engine(s, BUSY_REQUEST, w.body, w.n);
	}
	drop(&w);
}

static bool
has_work(const struct server *s)
{
	bool can = s->folder &&
	           (s->engine || s->crashes < CRASHES_MOST); /* else what changed is read by the next engine */

	if (s->nqueue || s->stale || (s->engine && s->ntouched))
		return true;
	for (size_t i = 0; i < s->ndocuments && can; i++)
		if (!s->documents[i].sent && s->documents[i].path)
			return true;
	return false;
}

static void
give_work(struct server *s)
{
	if (s->folder && !s->engine && s->crashes < CRASHES_MOST && !start_engine(s)) {
		tell(s, 1, "regc cannot start a process");
		s->crashes = CRASHES_MOST;
	}
	if (!s->engine) {
		s->stale = false;
		if (s->nqueue)
			send_request(s);
		return;
	}
	if (send_document(s) || send_touched(s))
		return;
	if (s->nqueue) {
		send_request(s);
	} else if (s->stale) {
		s->stale = false;
		send_engine_json(s, BUSY_UPDATE, lsp_notification("regc/update", json_object()));
	}
}

/* ---- the project and its documents ---- */

static void
changed(struct server *s)
{
	s->crashes = s->crashes < CRASHES_MOST ? s->crashes : 0;
	s->stale = s->folder != NULL;
}

/* The path of a file below the project, to be freed; NULL where it lies elsewhere. The file need not be there. */
static char *
path_below(const struct server *s, const char *uri)
{
	char *full = lsp_path_of_uri(uri), *slash = full ? strrchr(full, '/') : NULL, *folder;
	struct buf path = {0};
	size_t n = s->folder ? strlen(s->folder) : 0;

	if (slash && s->folder) {
		*slash = '\0';
		folder = realpath(*full ? full : "/", NULL); /* the file itself may be a link that leads elsewhere */
		if (folder && strncmp(folder, s->folder, n) == 0 && (folder[n] == '/' || !folder[n]))
			buf_printf(&path, "%s%s%s", folder[n] ? folder + n + 1 : "", folder[n] ? "/" : "", slash + 1);
		free(folder);
	}
	free(full);
	return path.s;
}

static void
set_folder(struct server *s, const char *folder)
{
	s->folder = folder ? realpath(folder, NULL) : NULL;
	for (size_t i = 0; s->folder && i < s->ndocuments; i++)
		s->documents[i].path = path_below(s, s->documents[i].uri);
	s->stale = s->folder != NULL;
}

/* the project that a folder is in, or is */
static void
find_folder(struct server *s, const char *path, bool is_file)
{
	struct arena a = {0};
	char *own = path && !s->folder ? arena_string(&a, path) : NULL,
	     *slash = own && is_file ? strrchr(own, '/') : NULL;

	if (slash)
		*slash = '\0';
	if (own)
		set_folder(s, locate_above(&a, *own ? own : "/"));
	arena_free(&a);
}

static struct lsp_document *
document_of(struct server *s, const char *uri)
{
	for (size_t i = 0; uri && i < s->ndocuments; i++)
		if (strcmp(s->documents[i].uri, uri) == 0)
			return &s->documents[i];
	return NULL;
}

static void
set_text(struct server *s, struct lsp_document *d, const char *text, size_t n)
{
	buf_free(&d->text);
	buf_add(&d->text, text, n);
	d->sent = false;
	if (d->path)
		changed(s);
}

static void
did_open(struct server *s, json_t *params)
{
	const json_t *document = json_object_get(params, "textDocument"), *text = json_object_get(document, "text");
	const char *uri = lsp_text_of(document, "uri");
	struct lsp_document *d = document_of(s, uri);
	char *full;

	if (!uri || !json_is_string(text))
		return;
	if (!s->folder) {
		full = lsp_path_of_uri(uri);
		find_folder(s, full, true);
		free(full);
	}
	if (!d) {
		s->documents = mem_room(s->documents, s->ndocuments, &s->cap_documents, sizeof *s->documents);
		d = &s->documents[s->ndocuments++];
		*d = (struct lsp_document){.uri = mem_string(uri), .path = path_below(s, uri)};
	}
	d->version = json_integer_value(json_object_get(document, "version"));
	set_text(s, d, json_string_value(text), json_string_length(text));
}

static void
did_close(struct server *s, json_t *params)
{
	struct lsp_document *d = document_of(s, lsp_text_of(json_object_get(params, "textDocument"), "uri"));

	if (!d)
		return;
	if (d->path && s->engine) { /* told at once: afterwards nobody knows of it */
		while (s->busy != BUSY_NOT && s->engine)
			read_engine(s);
		if (s->engine)
			send_engine_json(
				s, BUSY_TEXT,
				lsp_notification("regc/text", json_pack("{s:o,s:o,s:n}", "path", lsp_string(d->path),
			                                                "uri", lsp_string(d->uri), "text")));
		changed(s);
	}
	free(d->uri);
	free(d->path);
	buf_free(&d->text);
	*d = s->documents[--s->ndocuments];
}

/* one change: of a range, or the whole text; false where the range is none */
static bool
apply_change(struct server *s, struct lsp_document *d, const json_t *change)
{
	const json_t *text = json_object_get(change, "text"), *range = json_object_get(change, "range");
	struct lsp_place from, to;
	struct buf now = {0};
	size_t begin, end;

	if (!json_is_string(text))
		return false;
	if (!range) {
		set_text(s, d, json_string_value(text), json_string_length(text));
		return true;
	}
	if (!lsp_read_place(json_object_get(range, "start"), &from) ||
	    !lsp_read_place(json_object_get(range, "end"), &to))
		return false;
	begin = lsp_offset(d->text.s ? d->text.s : "", d->text.n, from, s->units);
	end = lsp_offset(d->text.s ? d->text.s : "", d->text.n, to, s->units);
	if (end < begin)
		return false;
	buf_add(&now, d->text.s ? d->text.s : "", begin);
	buf_add(&now, json_string_value(text), json_string_length(text));
	buf_add(&now, (d->text.s ? d->text.s : "") + end, d->text.n - end);
	set_text(s, d, now.s, now.n);
	buf_free(&now);
	return true;
}

static void
did_change(struct server *s, json_t *params)
{
	const json_t *document = json_object_get(params, "textDocument"),
		     *changes = json_object_get(params, "contentChanges");
	struct lsp_document *d = document_of(s, lsp_text_of(document, "uri"));
	const json_t *one;
	size_t i;

	if (!d)
		return;
	d->version = json_integer_value(json_object_get(document, "version"));
	json_array_foreach(changes, i, one)
		if (!apply_change(s, d, one)) {
			tell(s, 1, "a change of a text could not be understood; close the file and open it again");
			return;
		}
}

/* what is read only once, when the engine begins */
static bool
is_read_once(const char *path)
{
	return strcmp(path, "regc.local.yaml") == 0 || ends_with(path, "/regc.local.yaml");
}

static void
did_change_files(struct server *s, json_t *params)
{
	const json_t *changes = json_object_get(params, "changes"), *one;
	size_t i;

	json_array_foreach(changes, i, one) {
		const char *uri = lsp_text_of(one, "uri");
		char *path = uri ? path_below(s, uri) : NULL;

		if (!path)
			continue;
		if (is_read_once(path))
			restart(s);
		s->touched = mem_room(s->touched, s->ntouched, &s->cap_touched, sizeof *s->touched);
		s->touched[s->ntouched++] = path;
		changed(s);
	}
}

static void
did_change_settings(struct server *s, json_t *params)
{
	json_t *settings = json_object_get(params, "settings"), *own = json_object_get(settings, "regc");

	settings_read(&s->settings, own ? own : settings);
	restart(s);
}

static void
cancel(struct server *s, json_t *params)
{
	const json_t *id = json_object_get(params, "id");

	for (size_t i = 0; i < s->nqueue; i++) {
		struct request *w = &s->queue[i];

		if (!w->body || !json_equal(w->id, id))
			continue;
		refuse(s, w->id, RPC_CANCELLED, "cancelled");
		drop(w);
		memmove(w, w + 1, (s->nqueue - i - 1) * sizeof *w);
		s->nqueue--;
		return;
	}
}

/* ---- the beginning ---- */

static enum units
agree_units(const json_t *params)
{
	const json_t *offered = json_object_get(json_object_get(json_object_get(params, "capabilities"), "general"),
	                                        "positionEncodings");
	const json_t *one;
	size_t i;

	json_array_foreach(offered, i, one) /* the one that costs least */
		if (text_is(json_string_value(one), "utf-8"))
			return UNITS_UTF8;
	return UNITS_UTF16;
}

static json_t *
capabilities(const struct server *s)
{
	return json_pack(
		"{s:s,s:{s:b,s:i},s:{s:[s,s,s,s,s],s:b},s:b,s:b,s:b,s:b,s:b,s:b,s:{s:b},s:{s:b},s:b,s:b,s:{s:[s,s,s]},s:{s:b},s:b,s:{s:[s]}}",
		"positionEncoding", units_name(s->units), "textDocumentSync", "openClose", 1, "change", 2,
		"completionProvider", "triggerCharacters", ":", " ", "/", "-", "[", "resolveProvider", 0,
		"hoverProvider", 1, "definitionProvider", 1, "referencesProvider", 1, "documentHighlightProvider", 1,
		"documentSymbolProvider", 1, "workspaceSymbolProvider", 1, "renameProvider", "prepareProvider", 1,
		"documentLinkProvider", "resolveProvider", 0, "foldingRangeProvider", 1, "documentFormattingProvider", 1, "codeActionProvider",
		"codeActionKinds", "quickfix", "refactor", "source.fixAll", "codeLensProvider", "resolveProvider", 0,
		"inlayHintProvider", 1, "executeCommandProvider", "commands", "regc.lock");
}

static void
initialize(struct server *s, json_t *id, json_t *params)
{
	const json_t *can = json_object_get(params, "capabilities"), *document = json_object_get(can, "textDocument");
	const json_t *folders = json_object_get(params, "workspaceFolders");
	const char *root = lsp_text_of(json_array_get(folders, 0), "uri");
	char *path;

	s->initialized = true;
	s->units = agree_units(params);
	s->hierarchical = json_is_true(
		json_object_get(json_object_get(document, "documentSymbol"), "hierarchicalDocumentSymbolSupport"));
	s->reasons = json_is_true(json_object_get(json_object_get(document, "codeAction"), "disabledSupport"));
	s->watches = json_is_true(json_object_get(
		json_object_get(json_object_get(can, "workspace"), "didChangeWatchedFiles"), "dynamicRegistration"));
	settings_read(&s->settings, json_object_get(params, "initializationOptions"));
	path = lsp_path_of_uri(root ? root : lsp_text_of(params, "rootUri"));
	if (s->options->values[OPTION_PROJECT])
		set_folder(s, s->options->project);
	else if (path)
		find_folder(s, path, false);
	free(path);
	send_client(s, lsp_result(json_incref(id),
	                          json_pack("{s:o,s:{s:s,s:s}}", "capabilities", capabilities(s), "serverInfo", "name",
	                                    "regc", "version", s->options->version)));
}

/* Files that other programs change are of interest too, if the client can tell. */
static void
initialized(struct server *s, json_t *params)
{
	(void)params;
	if (!s->watches)
		return;
	send_client(s, json_pack("{s:s,s:s,s:s,s:{s:[{s:s,s:s,s:{s:[{s:s}]}}]}}", "jsonrpc", "2.0", "id", "regc-watch",
	                         "method", "client/registerCapability", "params", "registrations", "id", "regc-files",
	                         "method", "workspace/didChangeWatchedFiles", "registerOptions", "watchers",
	                         "globPattern", "**/*"));
}

/* ---- messages ---- */

static void
leave(struct server *s, json_t *params)
{
	(void)params;
	s->leaving = true;
}

static const struct {
	const char *method;
	void (*take)(struct server *s, json_t *params);
} notifications[] = {
	{"initialized", initialized},
	{"textDocument/didOpen", did_open},
	{"textDocument/didChange", did_change},
	{"textDocument/didClose", did_close},
	{"workspace/didChangeWatchedFiles", did_change_files},
	{"workspace/didChangeConfiguration", did_change_settings},
	{"$/cancelRequest", cancel},
};

static void
wait_for(struct server *s, json_t *id, const char *body, size_t n)
{
	char *copy = NULL;

	if (s->nqueue == QUEUE_MOST) {
		refuse(s, id, RPC_REQUEST_FAILED, "too many requests are waiting");
		return;
	}
	if (body) {
		copy = mem_grow(NULL, n);
		memcpy(copy, body, n);
	}
	s->queue = mem_room(s->queue, s->nqueue, &s->cap_queue, sizeof *s->queue);
	s->queue[s->nqueue++] = (struct request){json_incref(id), copy, n};
}

static void
take_request(struct server *s, const char *method, json_t *id, json_t *params, const char *body, size_t n)
{
	if (strcmp(method, "initialize") == 0 && !s->initialized) {
		initialize(s, id, params);
	} else if (strcmp(method, "initialize") == 0) {
		refuse(s, id, RPC_INVALID_REQUEST, "'initialize' was sent before");
	} else if (!s->initialized) {
		refuse(s, id, RPC_NOT_INITIALIZED, "'initialize' must come first");
	} else if (s->shut) {
		refuse(s, id, RPC_INVALID_REQUEST, "the server was shut down");
	} else if (strcmp(method, "shutdown") == 0) {
		s->shut = true;
		wait_for(s, id, NULL, 0);
	} else if (engine_answers(method)) {
		wait_for(s, id, body, n);
	} else {
		struct buf why = {0};

		buf_printf(&why, "unknown method '%.100s'", method);
		refuse(s, id, RPC_METHOD_NOT_FOUND, why.s);
		buf_free(&why);
	}
}

static void
take_notification(struct server *s, const char *method, json_t *params)
{
	if (strcmp(method, "exit") == 0)
		leave(s, params);
	for (size_t i = 0; s->initialized && i < sizeof notifications / sizeof *notifications; i++)
		if (strcmp(notifications[i].method, method) == 0)
			notifications[i].take(s, params);
}

static bool
is_id(const json_t *id)
{
	return json_is_string(id) || json_is_integer(id);
}

static void
take_message(struct server *s, const char *body, size_t n)
{
	json_error_t error;
	json_t *message = json_loadb(body, n, JSON_ALLOW_NUL, &error), *id = json_object_get(message, "id");
	json_t *params = json_object_get(message, "params");
	const char *method = lsp_text_of(message, "method");

	if (!message) {
		refuse(s, NULL, RPC_PARSE_ERROR, error.text);
	} else if (!json_is_object(message)) {
		refuse(s, NULL, RPC_INVALID_REQUEST, "a message is an object");
	} else if (!method) {
		if (!json_object_get(message, "result") &&
		    !json_object_get(message, "error")) /* else an answer to what the server asked */
			refuse(s, is_id(id) ? id : NULL, RPC_INVALID_REQUEST, "'method' is missing");
	} else if (id && !is_id(id)) {
		refuse(s, NULL, RPC_INVALID_REQUEST, "'id' must be a number or text");
	} else if (params && !json_is_object(params) && !json_is_array(params) && !json_is_null(params)) {
		refuse(s, id, RPC_INVALID_PARAMS, "'params' must be an object");
	} else if (id) {
		take_request(s, method, id, params, body, n);
	} else {
		take_notification(s, method, params);
	}
	json_decref(message);
}

static void
read_client(struct server *s)
{
	static char bytes[1 << 16];
	ssize_t n = read(STDIN_FILENO, bytes, sizeof bytes);
	const char *body;
	size_t length;
	enum rpc_got got;

	if (n < 0 && errno == EINTR)
		return;
	if (n <= 0) {
		s->ended = true;
		return;
	}
	rpc_feed(&s->in, bytes, (size_t)n);
	while (!s->leaving && (got = rpc_next(&s->in, &body, &length)) != RPC_MORE) {
		if (got == RPC_FRAME)
			take_message(s, body, length);
		else
			refuse(s, NULL, RPC_INVALID_REQUEST,
			       got == RPC_BROKEN ? "this is no message: 'Content-Length: N' is expected"
			                         : "a message of that length is not read");
	}
}

/* ---- the session ---- */

static bool
is_finished(const struct server *s)
{
	return s->broken || ((s->ended || s->leaving) && s->busy == BUSY_NOT && !has_work(s));
}

static void
serve(struct server *s)
{
	for (unsigned reads = 0; !is_finished(s);) {
		bool listens = !s->ended && !s->leaving, idle = s->busy == BUSY_NOT;
		struct pollfd fds[2] = {{listens ? STDIN_FILENO : -1, POLLIN, 0}, {s->engine ? s->from : -1, POLLIN, 0}};

		if (poll(fds, 2, idle && has_work(s) ? 0 : -1) < 0 && errno != EINTR)
			break;
		if (fds[1].revents) {
			read_engine(s);
		} else if (fds[0].revents && reads++ < READS_MOST) { /* what is newer may make what waits needless */
			read_client(s);
			continue;
		} else if (idle && has_work(s)) {
			give_work(s);
		}
		reads = 0;
	}
}

static bool
free_server(struct server *s)
{
	bool fine = stop_engine(s);

	for (size_t i = 0; i < s->ndocuments; i++) {
		free(s->documents[i].uri);
		free(s->documents[i].path);
		buf_free(&s->documents[i].text);
	}
	free(s->documents);
	while (s->ntouched)
		free(s->touched[--s->ntouched]);
	free(s->touched);
	for (size_t i = 0; i < s->nqueue; i++)
		drop(&s->queue[i]);
	free(s->queue);
	json_decref(s->answering);
	json_decref(s->shown);
	settings_free(&s->settings);
	rpc_free(&s->in);
	free(s->folder);
	return fine;
}

int
run_lsp(struct options *o)
{
	struct server s = {.options = o};
	bool fine;

	if (isatty(STDIN_FILENO)) {
		diag_help(&o->diags, usage(o, "'lsp' is started by an editor, which speaks to it on standard input"),
		          "see editors/README.md for how editors start it");
		return finish(o, &o->diags);
	}
	progress_end(o);
	signal(SIGPIPE, SIG_IGN);
	lsp_json_start();
	serve(&s);
	fine = s.shut && s.leaving && !s.broken;
	return free_server(&s) && fine ? 0 : 1;
}
