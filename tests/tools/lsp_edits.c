/* lsp_edits REGC FOLDER SEED EDITS: random edits of the project in FOLDER, sent to the language server as an editor would. After
 * each, the findings that it has published must be those of a fresh compilation: of the texts as they are where these are good,
 * and of the last good ones else, beside what is wrong with the bad ones. Exit status 1 and the seed where they differ. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../compiler/base/text.h"
#include "../../compiler/cli/lsp_json.h"
#include "../../compiler/cli/rpc.h"
#include "../../compiler/compile.h"
#include "editing.h"

enum { MOST_FILES = 400, WAYS = 6, MEND = 5 };

struct file {
	char *path, *first, *text;
	char *good;       /* the last text from which cards were made, or NULL */
	bool open;
	bool touched;     /* since the last comparison: whether the server compiles a text in between, nobody knows */
	json_int_t version;
};

struct client {
	const char *folder;
	uint64_t random;
	struct file files[MOST_FILES];
	size_t n;
	FILE *to;
	int from;
	pid_t pid;
	struct rpc_reader in;
	json_t *published; /* address → list of findings */
	json_int_t asked;
};

/* ---- the server ---- */

static void
send_message(struct client *c, json_t *message)
{
	struct buf frame = {0};

	lsp_put(&frame, message);
	if (fwrite(frame.s, 1, frame.n, c->to) != frame.n || fflush(c->to) == EOF)
		die("the server has ended");
	buf_free(&frame);
}

static json_t *
read_message(struct client *c)
{
	const char *body;
	char bytes[4096];
	size_t n;
	ssize_t got;

	while (rpc_next(&c->in, &body, &n) != RPC_FRAME) {
		if ((got = read(c->from, bytes, sizeof bytes)) <= 0)
			die("the server has ended");
		rpc_feed(&c->in, bytes, (size_t)got);
	}
	return json_loadb(body, n, 0, NULL);
}

/* Asks something that needs the texts as they are; findings come before the answer. */
static void
ask(struct client *c, const char *method, json_t *params)
{
	json_t *message;
	bool answered = false;

	send_message(c, json_pack("{s:s,s:I,s:s,s:o}", "jsonrpc", "2.0", "id", ++c->asked, "method", method, "params",
	                          params));
	while (!answered && (message = read_message(c))) {
		json_t *said = json_object_get(message, "params");

		answered = json_integer_value(json_object_get(message, "id")) == c->asked &&
		           !lsp_text_of(message, "method");
		if (text_is(lsp_text_of(message, "method"), "textDocument/publishDiagnostics"))
			json_object_set(c->published, lsp_text_of(said, "uri"), json_object_get(said, "diagnostics"));
		if (answered && json_object_get(message, "error"))
			printf("%s: %s\n", method, lsp_text_of(json_object_get(message, "error"), "message"));
		json_decref(message);
	}
}

static void
start(struct client *c, char *regc)
{
	char *argv[] = {regc, "lsp", "--as-of", "2026-06-01", NULL};
	int in[2], out[2];

	if (pipe(in) < 0 || pipe(out) < 0 || (c->pid = fork()) < 0)
		die("cannot start the server");
	if (c->pid == 0) {
		dup2(in[0], 0);
		dup2(out[1], 1);
		close(in[1]);
		close(out[0]);
		execv(argv[0], argv);
		die("cannot run %s", argv[0]);
	}
	close(in[0]);
	close(out[1]);
	c->to = fdopen(in[1], "wb");
	c->from = out[0];
}

static json_t *
address(const struct client *c, const struct file *f)
{
	struct buf path = {0};
	char *uri;
	json_t *made;

	buf_printf(&path, "%s/%s", c->folder, f->path);
	uri = lsp_uri_of_path(path.s);
	made = json_string(uri);
	buf_free(&path);
	free(uri);
	return made;
}

/* ---- edits ---- */

static char *
copy_of(const char *s)
{
	return s ? strcpy(mem_grow(NULL, strlen(s) + 1), s) : NULL;
}

static void
notify(struct client *c, const char *method, json_t *params)
{
	send_message(c, lsp_notification(method, params));
}

static void
open_file(struct client *c, struct file *f)
{
	f->open = true;
	notify(c, "textDocument/didOpen",
	       json_pack("{s:{s:o,s:I,s:s,s:o}}", "textDocument", "uri", address(c, f), "version", ++f->version,
	                 "languageId", "yaml", "text", lsp_string(f->text)));
}

/* the part that differs, as a change of a range */
static json_t *
change_between(const char *was, const char *is)
{
	struct arena a = {0};
	struct source *s = source_of_text(&a, "x", was, strlen(was));
	size_t from = 0, end = strlen(was), now = strlen(is);
	json_t *made;

	while (was[from] && was[from] == is[from])
		from++;
	while (end > from && now > from && was[end - 1] == is[now - 1]) {
		end--;
		now--;
	}
	while (from && ((unsigned char)was[from] & 0xC0) == 0x80) /* whole characters */
		from--;
	while (was[end] && ((unsigned char)was[end] & 0xC0) == 0x80) {
		end++;
		now++;
	}
	if ((from && was[from - 1] == '\r') || (end && was[end - 1] == '\r')) /* no place lies within the end of a line */
		made = json_pack("{s:o}", "text", lsp_string(is));
	else
		made = json_pack("{s:o,s:o}", "range",
		                 lsp_range(s, (struct span){(uint32_t)from, (uint32_t)end}, UNITS_UTF16), "text",
		                 lsp_string_of(is + from, now - from));
	source_unload(s);
	arena_free(&a);
	return made;
}

static void
set_text(struct client *c, struct file *f, char *text)
{
	if (f->touched || utf8_check(text, strlen(text)) != strlen(text)) { /* no message can have what is not UTF-8 */
		free(text);
		return;
	}
	f->touched = true;
	if (!f->open)
		open_file(c, f);
	notify(c, "textDocument/didChange",
	       json_pack("{s:{s:o,s:I},s:[o]}", "textDocument", "uri", address(c, f), "version", ++f->version,
	                 "contentChanges", change_between(f->text, text)));
	free(f->text);
	f->text = text;
}

/* A file that is closed counts as it is on the disk. */
static void
close_file(struct client *c, struct file *f)
{
	if (f->touched)
		return;
	f->touched = true;
	notify(c, "textDocument/didClose", json_pack("{s:{s:o}}", "textDocument", "uri", address(c, f)));
	f->open = false;
	free(f->text);
	f->text = copy_of(f->first);
}

static void
edit(struct client *c)
{
	struct file *f = &c->files[pick(&c->random, c->n)], *other = &c->files[pick(&c->random, c->n)];
	size_t way = pick(&c->random, 4) == 0 ? MEND : pick(&c->random, WAYS);

	if (!*f->text)
		way = MEND;
	switch (way) {
	case 0: set_text(c, f, word_changed(&c->random, f->text)); break;
	case 1: set_text(c, f, line_changed(&c->random, f->text, false)); break;
	case 2: set_text(c, f, line_changed(&c->random, f->text, true)); break;
	case 3: set_text(c, f, value_changed(&c->random, f->text, other->text)); break;
	case 4: set_text(c, f, broken(&c->random, f->text)); break;
	default:
		for (size_t i = 0; i < c->n; i++)
			if (c->files[i].open && pick(&c->random, 2))
				close_file(c, &c->files[i]);
			else if (strcmp(c->files[i].text, c->files[i].first) != 0)
				set_text(c, &c->files[i], copy_of(c->files[i].first));
	}
}

/* ---- what is expected ---- */

static size_t
texts_of(const struct client *c, struct text_file *texts, bool good)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++) {
		const char *text = good && c->files[i].good ? c->files[i].good : c->files[i].text;

		texts[n++] = (struct text_file){c->files[i].path, text, strlen(text)};
	}
	return n;
}

static struct file *
file_at(struct client *c, const char *path)
{
	for (size_t i = 0; i < c->n; i++)
		if (strcmp(c->files[i].path, path) == 0)
			return &c->files[i];
	return NULL;
}

static void
say(struct buf *out, const char *uri, json_t *list)
{
	size_t i;
	json_t *one;

	json_array_foreach(list, i, one) {
		char *range = json_dumps(json_object_get(one, "range"), JSON_SORT_KEYS | JSON_COMPACT);

		buf_printf(out, "%s %s %s %s\n", uri, range, lsp_text_of(one, "code"), lsp_text_of(one, "message"));
		free(range);
	}
}

static int
by_text(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

/* the lines in order, each once: a finding has several where its message has */
static char *
sorted(struct buf *b)
{
	struct arena a = {0};
	struct buf out = {0};
	char **lines, *line;
	size_t n = 0, count = 1;

	for (const char *s = b->s ? b->s : ""; *s; s++)
		count += *s == '\n';
	ARENA_ARRAY(&a, lines, count);
	for (line = strtok(b->s ? b->s : (char[]){""}, "\n"); line; line = strtok(NULL, "\n"))
		lines[n++] = line;
	if (n)
		qsort(lines, n, sizeof *lines, by_text);
	for (size_t i = 0; i < n; i++)
		if (!i || strcmp(lines[i], lines[i - 1]) != 0)
			buf_printf(&out, "%s\n", lines[i]);
	arena_free(&a);
	buf_free(b);
	return out.s ? out.s : copy_of("");
}

static void
say_expected(struct client *c, struct buf *out, const struct diag *d)
{
	const struct source *s = d->place.source;
	const struct file *f = s ? file_at(c, s->path) : file_at(c, "regc.yaml");
	struct span span = d->place.span;
	json_t *range, *uri = f ? address(c, f) : json_string("?");
	char *text;

	if (s && source_load((struct source *)s) == SOURCE_OK)
		range = lsp_range(s, span, UNITS_UTF16);
	else
		range = json_pack("{s:o,s:o}", "start", lsp_place_json((struct lsp_place){0}), "end",
		                  lsp_place_json((struct lsp_place){0}));
	text = json_dumps(range, JSON_SORT_KEYS | JSON_COMPACT);
	buf_printf(out, "%s %s %s %s\n", json_string_value(uri), text, diag_infos[d->code].code, d->message);
	for (const struct diag_note *n = d->notes; n; n = n->next)
		if (!n->place.source)
			buf_printf(out, "%s\n", n->message);
	if (d->help)
		buf_printf(out, "help: %s\n", d->help);
	if (s)
		source_unload((struct source *)s);
	free(text);
	json_decref(range);
	json_decref(uri);
}

/* Which texts are good, a compilation of them says file by file. */
static void
note_good(struct client *c, const struct compilation *now)
{
	for (size_t i = 0; i < now->nfiles; i++) {
		struct file *f = file_at(c, now->files[i].path);

		if (!f || !now->files[i].now->n)
			continue;
		free(f->good);
		f->good = copy_of(f->text);
	}
}

static char *
expected(struct client *c)
{
	struct text_file texts[MOST_FILES];
	struct compile_options o = {.version = "0",
	                            .as_of = "2026-06-01",
	                            .project = c->folder,
	                            .out = "no-such-folder",
	                            .texts = texts,
	                            .findings_only = true,
	                            .audience = AUDIENCE_PRIVILEGED};
	struct compilation now = {0}, good = {0};
	struct buf out = {0};

	o.ntexts = texts_of(c, texts, false);
	compile(&now, &o, STAGE_PAGES);
	note_good(c, &now);
	o.ntexts = texts_of(c, texts, true);
	compile(&good, &o, STAGE_PAGES);
	for (size_t i = 0; i < good.diags.n; i++)
		say_expected(c, &out, good.diags.all[i]);
	for (size_t i = 0; i < now.nfiles; i++) {
		const struct file *f = file_at(c, now.files[i].path);

		if (f && !now.files[i].now->n && f->good)
			for (size_t k = 0; k < now.files[i].now->findings.n; k++)
				say_expected(c, &out, now.files[i].now->findings.all[k]);
	}
	compile_free(&now);
	compile_free(&good);
	return sorted(&out);
}

static char *
published(struct client *c)
{
	struct buf out = {0};
	const char *uri;
	json_t *list;

	json_object_foreach(c->published, uri, list) {
		say(&out, uri, list);
	}
	return sorted(&out);
}

/* ---- requests that may ask anything ---- */

static const char *const methods[] = {"textDocument/completion",        "textDocument/hover",
                                      "textDocument/definition",        "textDocument/references",
                                      "textDocument/documentHighlight", "textDocument/documentSymbol",
                                      "textDocument/foldingRange",      "textDocument/documentLink",
                                      "textDocument/codeLens",          "textDocument/inlayHint",
                                      "textDocument/codeAction",        "textDocument/formatting"};

/* Asks something about some place of a file: whatever it is, there is an answer. */
static void
ask_something(struct client *c)
{
	const struct file *f = &c->files[pick(&c->random, c->n)];
	json_int_t line = (json_int_t)pick(&c->random, 60), character = (json_int_t)pick(&c->random, 40);

	ask(c, methods[pick(&c->random, sizeof methods / sizeof *methods)],
	    json_pack("{s:{s:o},s:{s:I,s:I},s:{s:{s:I,s:I},s:{s:I,s:I}},s:{s:[]}}", "textDocument", "uri",
	              address(c, f), "position", "line", line, "character", character, "range", "start", "line", line,
	              "character", character, "end", "line", line + 3, "character", character, "context",
	              "diagnostics"));
}

/* ---- all ---- */

static int
by_path(const void *left, const void *right)
{
	return strcmp(((const struct file *)left)->path, ((const struct file *)right)->path);
}

static void
find_files(struct client *c)
{
	struct arena a = {0};
	struct diags ds = {0};
	struct files found = {0};

	if (!walk_yaml(&found, &a, &ds, c->folder, NULL, NULL))
		die("cannot read %s", c->folder);
	for (size_t i = 0; i < found.n && c->n < MOST_FILES; i++) {
		char *text = text_at(arena_printf(&a, "%s/%s", c->folder, found.all[i].path));

		c->files[c->n++] =
			(struct file){.path = copy_of(found.all[i].path), .first = text, .text = copy_of(text)};
	}
	qsort(c->files, c->n, sizeof *c->files, by_path);
	free(found.all);
	diag_free(&ds);
	arena_free(&a);
}

static void
free_client(struct client *c)
{
	for (size_t i = 0; i < c->n; i++) {
		free(c->files[i].path);
		free(c->files[i].first);
		free(c->files[i].text);
		free(c->files[i].good);
	}
	rpc_free(&c->in);
	json_decref(c->published);
}

int
main(int argc, char **argv)
{
	static struct client c;
	size_t edits, done = 0;
	char *was, *is = NULL, *real;
	int status;

	if (argc != 5 || !(real = realpath(argv[2], NULL)))
		die("usage: lsp_edits REGC FOLDER SEED EDITS");
	lsp_json_start();
	c.folder = real;
	c.random = strtoull(argv[3], NULL, 10) * 2654435761u + 88172645463325252u;
	c.published = json_object();
	edits = strtoul(argv[4], NULL, 10);
	find_files(&c);
	start(&c, argv[1]);
	was = expected(&c);
	free(was);
	ask(&c, "initialize",
	    json_pack("{s:o,s:{}}", "rootUri", address(&c, &(struct file){.path = ""}), "capabilities"));
	ask(&c, "workspace/symbol", json_pack("{s:s}", "query", "nothing"));
	for (; done < edits; done++) {
		for (size_t storm = pick(&c.random, 3); storm; storm--)
			edit(&c);
		edit(&c);
		ask_something(&c);
		ask(&c, "workspace/symbol", json_pack("{s:s}", "query", "nothing"));
		was = expected(&c);
		is = published(&c);
		for (size_t i = 0; i < c.n; i++)
			c.files[i].touched = false;
		if (strcmp(was, is) != 0)
			break;
		free(was);
		free(is);
	}
	if (done < edits) {
		FILE *a = fopen("fresh", "w"), *b = fopen("published", "w");

		fputs(was, a);
		fputs(is, b);
		fclose(a);
		fclose(b);
		printf("seed %s, edit %zu: the findings differ from those of a fresh compilation\n", argv[3], done + 1);
		return 1;
	}
	ask(&c, "shutdown", json_null());
	notify(&c, "exit", json_null());
	fclose(c.to);
	if (waitpid(c.pid, &status, 0) < 0 || status != 0) {
		printf("the server ended with status %d\n", status);
		return 1;
	}
	printf("seed %s: %zu edits\n", argv[3], edits);
	free_client(&c);
	free(real);
	return 0;
}
