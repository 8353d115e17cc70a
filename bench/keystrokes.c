/* keystrokes REGC FOLDER FILE N: how long the language server takes, in a map that bench/generate wrote. N requests of each kind, one
 * after the other: the findings after a key that makes a value of FILE invalid, or a reference dangle, or that mends it; completion of
 * an id, hover over one, the edits of a rename. Prints medians and 99th percentiles in milliseconds, and the memory of the server's
 * processes. Linux only. */
#include <dirent.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "../compiler/base/text.h"
#include "../compiler/cli/lsp_json.h"
#include "../compiler/cli/rpc.h"
#include "../compiler/base/file.h"

struct session {
	FILE *to;
	int from;
	pid_t pid;
	struct rpc_reader in;
	json_int_t asked, version;
	char *uri;
	size_t line, column; /* the end of the reference */
	size_t below;        /* the end of the line below it, "relation: WORD" */
};

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
send_message(struct session *s, json_t *message)
{
	struct buf frame = {0};

	lsp_put(&frame, message);
	fwrite(frame.s, 1, frame.n, s->to);
	fflush(s->to);
	buf_free(&frame);
}

static json_t *
read_message(struct session *s)
{
	static char bytes[1 << 16];
	const char *body;
	size_t n;
	ssize_t got;

	while (rpc_next(&s->in, &body, &n) != RPC_FRAME) {
		if ((got = read(s->from, bytes, sizeof bytes)) <= 0)
			die("the server has ended");
		rpc_feed(&s->in, bytes, (size_t)got);
	}
	return json_loadb(body, n, 0, NULL);
}

/* until a message of a method, or the answer to the last request where it is NULL */
static json_t *
await(struct session *s, const char *method)
{
	for (;;) {
		json_t *message = read_message(s);
		const char *own = lsp_text_of(message, "method");

		if (method ? text_is(own, method)
		           : !own && json_integer_value(json_object_get(message, "id")) == s->asked)
			return message;
		json_decref(message);
	}
}

static void
ask(struct session *s, const char *method, json_t *params)
{
	json_t *answer;

	send_message(s, json_pack("{s:s,s:I,s:s,s:o}", "jsonrpc", "2.0", "id", ++s->asked, "method", method, "params",
	                          params));
	answer = await(s, NULL);
	if (json_object_get(answer, "error"))
		die("%s: %s", method, lsp_text_of(json_object_get(answer, "error"), "message"));
	json_decref(answer);
}

static json_t *
place(const struct session *s, size_t column)
{
	return json_pack("{s:{s:s},s:{s:I,s:I},s:s}", "textDocument", "uri", s->uri, "position", "line",
	                 (json_int_t)s->line, "character", (json_int_t)column, "newName", "another-name");
}

/* A letter more at the end of the line of the reference, or of the value below it, or that letter away; until the findings are
 * there. */
static void
strike(struct session *s, bool more, bool below)
{
	size_t end = below ? s->below : s->column, line = s->line + below;

	send_message(s, lsp_notification("textDocument/didChange",
	                                 json_pack("{s:{s:s,s:I},s:[{s:s,s:{s:{s:I,s:I},s:{s:I,s:I}}}]}",
	                                           "textDocument", "uri", s->uri, "version", ++s->version,
	                                           "contentChanges", "text", more ? "x" : "", "range", "start", "line",
	                                           (json_int_t)line, "character", (json_int_t)end, "end", "line",
	                                           (json_int_t)line, "character", (json_int_t)end + !more)));
	json_decref(await(s, "textDocument/publishDiagnostics"));
}

static int
by_size(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return a < b ? -1 : a > b;
}

static void
say(const char *what, double *took, size_t n)
{
	qsort(took, n, sizeof *took, by_size);
	printf("%-44s %8.1f %8.1f\n", what, took[n / 2], took[(n * 99) / 100]);
}

/* the resident memory of a process and its children, in MB */
static double
memory_of(pid_t pid)
{
	char path[64], line[256];
	double mb = 0;
	FILE *in;
	int child;

	snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
	if ((in = fopen(path, "r"))) {
		while (fgets(line, sizeof line, in))
			if (strncmp(line, "VmRSS:", 6) == 0)
				mb = strtod(line + 6, NULL) / 1024;
		fclose(in);
	}
	snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)pid, (int)pid);
	if ((in = fopen(path, "r"))) {
		while (fscanf(in, "%d", &child) == 1)
			mb += memory_of(child);
		fclose(in);
	}
	return mb;
}

static void
start(struct session *s, char *regc)
{
	char *argv[] = {regc, "lsp", NULL};
	int in[2], out[2];

	if (pipe(in) < 0 || pipe(out) < 0 || (s->pid = fork()) < 0)
		die("cannot start the server");
	if (s->pid == 0) {
		dup2(in[0], 0);
		dup2(out[1], 1);
		close(in[1]);
		close(out[0]);
		execvp(argv[0], argv);
		die("cannot run %s", argv[0]);
	}
	close(in[0]);
	close(out[1]);
	s->to = fdopen(in[1], "wb");
	s->from = out[0];
}

/* where the first mapping names its obligation */
static void
find_reference(struct session *s, const char *text)
{
	const char *at = strstr(text, "obligation: "), *line = text;

	if (!at)
		die("the file has no 'obligation: '");
	for (const char *c = text; c < at; c++)
		if (*c == '\n') {
			s->line++;
			line = c + 1;
		}
	s->column = (size_t)(at - line) + strcspn(at, "\n");
	s->below = strcspn(line + s->column + 1, "\n");
}

int
main(int argc, char **argv)
{
	struct session s = {0};
	struct buf path = {0};
	size_t n, size;
	double *took[7], began;
	char *folder, *text, *root;

	if (argc != 5 || !(folder = realpath(argv[2], NULL)))
		die("usage: keystrokes REGC FOLDER FILE N");
	n = strtoul(argv[4], NULL, 10);
	for (size_t i = 0; i < 7; i++)
		took[i] = calloc(n, sizeof **took);
	lsp_json_start();
	buf_printf(&path, "%s/%s", folder, argv[3]);
	if (!(text = file_load(path.s, 1 << 24, &size)))
		die("cannot read %s", path.s);
	s.uri = lsp_uri_of_path(path.s);
	root = lsp_uri_of_path(folder);
	find_reference(&s, text);
	start(&s, argv[1]);
	began = now();
	ask(&s, "initialize", json_pack("{s:s,s:{}}", "rootUri", root, "capabilities"));
	send_message(&s, lsp_notification("textDocument/didOpen", json_pack("{s:{s:s,s:i,s:s}}", "textDocument", "uri",
	                                                                    s.uri, "version", 0, "text", text)));
	ask(&s, "workspace/symbol", json_pack("{s:s}", "query", "nothing"));
	printf("%-44s %8.1f\n", "the first answer", now() - began);
	for (size_t i = 0; i < n; i++) {
		double t = now();

		strike(&s, true, false);
		took[0][i] = now() - t;
		t = now();
		strike(&s, false, false);
		took[1][i] = now() - t;
		t = now();
		strike(&s, true, true);
		took[5][i] = now() - t;
		ask(&s, "workspace/symbol", json_pack("{s:s}", "query", "nothing")); /* all is compiled */
		t = now();
		strike(&s, false, true);
		took[6][i] = now() - t;
		ask(&s, "workspace/symbol", json_pack("{s:s}", "query", "nothing"));
		t = now();
		ask(&s, "textDocument/completion", place(&s, s.column - 1));
		took[2][i] = now() - t;
		t = now();
		ask(&s, "textDocument/hover", place(&s, s.column - 1));
		took[3][i] = now() - t;
		t = now();
		ask(&s, "textDocument/rename", place(&s, s.column - 1));
		took[4][i] = now() - t;
	}
	printf("%-44s %8s %8s\n", "milliseconds", "median", "99 %");
	say("findings after a key that breaks a value", took[5], n);
	say("findings after a key that mends it", took[6], n);
	say("findings after a key that breaks a reference", took[0], n);
	say("findings after a key that mends it", took[1], n);
	say("completion", took[2], n);
	say("hover", took[3], n);
	say("rename", took[4], n);
	printf("%-44s %8.0f\n", "memory of both processes, MB", memory_of(s.pid));
	ask(&s, "shutdown", json_null());
	send_message(&s, lsp_notification("exit", json_null()));
	return 0;
}
