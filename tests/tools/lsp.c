/* lsp COMMAND...: speaks to a language server as a script on standard input says, and prints what it answers.
 *
 *   {"id": 1, "method": …}   a message; of a request the answer is awaited, and all that comes before it is printed
 *   & {…}                    the same without waiting
 *   wait 1                   for the answer to that request
 *   raw TEXT                 bytes as they are, with \r, \n and \\
 *   crash                    ends the processes that the server has started, as if by a mistake in them
 *   # …                      a comment
 *
 * "@NAME" in a message stands for the address of the file NAME in the current folder, and "@@NAME" for its text. A message is
 * printed as one line of JSON with its keys sorted, and the address of the current folder as "@". At the end the input of the
 * server is closed, and its exit status is printed. */
#include <errno.h>
#include <signal.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static FILE *to, *from;
static char folder[4096];

static void
die(const char *why)
{
	fprintf(stderr, "lsp: %s\n", why);
	exit(2);
}

/* ---- texts ---- */

static void
put(FILE *out, const char *s, const char *what, const char *by)
{
	for (size_t n = strlen(what); *s;)
		if (strncmp(s, what, n) == 0) {
			fputs(by, out);
			s += n;
		} else {
			putc(*s++, out);
		}
}

static json_t *
file_text(const char *name)
{
	FILE *in = fopen(name, "rb");
	char *text = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&text, &n);
	json_t *made;
	int c;

	if (!in || !out)
		die(name);
	while ((c = getc(in)) != EOF)
		putc(c, out);
	fclose(in);
	fclose(out);
	made = json_stringn_nocheck(text, n);
	free(text);
	return made;
}

/* the value with its names of files filled in */
static json_t *
filled(json_t *value)
{
	const char *key, *text = json_string_value(value);
	char address[8192];
	json_t *child;
	size_t i;

	if (text && strncmp(text, "@@", 2) == 0)
		return file_text(text + 2);
	if (text && *text == '@') {
		snprintf(address, sizeof address, "file://%s%s%s", folder, text[1] ? "/" : "", text + 1);
		return json_string(address);
	}
	if (json_is_object(value)) {
		json_object_foreach(value, key, child) {
			json_object_set_new(value, key, filled(child));
		}
	} else if (json_is_array(value)) {
		json_array_foreach(value, i, child) {
			json_array_set_new(value, i, filled(child));
		}
	}
	return json_incref(value);
}

/* ---- messages ---- */

static void
send_text(const char *text, size_t n)
{
	fprintf(to, "Content-Length: %zu\r\n\r\n", n);
	fwrite(text, 1, n, to);
	fflush(to);
}

static json_t *
read_message(void)
{
	char line[1024], *text;
	size_t n = 0;
	json_t *message;

	while (fgets(line, sizeof line, from) && *line != '\r' && *line != '\n')
		if (strncmp(line, "Content-Length:", 15) == 0)
			n = strtoul(line + 15, NULL, 10);
	if (feof(from))
		return NULL;
	text = malloc(n + 1);
	if (!text || fread(text, 1, n, from) != n)
		die("a message is cut");
	message = json_loadb(text, n, JSON_ALLOW_NUL, NULL);
	if (!message)
		die("a message is no JSON");
	free(text);
	return message;
}

static void
show(json_t *message)
{
	char address[8192], *text;

	json_object_del(message, "jsonrpc");
	text = json_dumps(message, JSON_SORT_KEYS | JSON_COMPACT);
	snprintf(address, sizeof address, "file://%s", folder);
	put(stdout, text, address, "@");
	putchar('\n');
	fflush(stdout);
	free(text);
}

/* until the answer to a request has come; to the end of the output where id is NULL */
static void
await(const json_t *id)
{
	json_t *message;

	while ((message = read_message())) {
		int found = id && !json_object_get(message, "method") &&
		            json_equal(json_object_get(message, "id"), (json_t *)id);

		show(message);
		json_decref(message);
		if (found)
			return;
	}
	if (id)
		die("the server has ended");
}

static void
send_line(const char *line, int wait)
{
	json_error_t error;
	json_t *message = json_loads(line, JSON_ALLOW_NUL, &error), *id;
	char *text;

	if (!message) {
		fprintf(stderr, "lsp: %s: %s\n", error.text, line);
		exit(2);
	}
	json_object_set_new(message, "jsonrpc", json_string("2.0"));
	json_decref(filled(message));
	text = json_dumps(message, JSON_COMPACT);
	send_text(text, strlen(text));
	free(text);
	id = json_object_get(message, "id");
	if (wait && id && json_object_get(message, "method"))
		await(id);
	json_decref(message);
}

static void
send_raw(const char *s)
{
	for (; *s && *s != '\n'; s++) {
		if (*s == '\\' && s[1]) {
			s++;
			putc(*s == 'r' ? '\r' : *s == 'n' ? '\n' : *s, to);
		} else {
			putc(*s, to);
		}
	}
	fflush(to);
}

/* ---- the server ---- */

static void
crash(pid_t server)
{
	char path[64];
	FILE *in;
	int child, n = 0;

	snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)server, (int)server);
	in = fopen(path, "r");
	while (in && fscanf(in, "%d", &child) == 1)
		n += kill(child, SIGSEGV) == 0;
	if (!n)
		die("the server has no process to be ended");
	fclose(in);
}

static pid_t
start(char **argv)
{
	int in[2], out[2];
	pid_t pid;

	if (pipe(in) < 0 || pipe(out) < 0 || (pid = fork()) < 0)
		die("cannot start the server");
	if (pid == 0) {
		dup2(in[0], 0);
		dup2(out[1], 1);
		close(in[1]);
		close(out[0]);
		execvp(argv[0], argv);
		die(argv[0]);
	}
	close(in[0]);
	close(out[1]);
	to = fdopen(in[1], "wb");
	from = fdopen(out[0], "rb");
	return pid;
}

int
main(int argc, char **argv)
{
	char *line = NULL;
	size_t cap = 0;
	int status;
	pid_t pid;

	if (argc < 2 || !getcwd(folder, sizeof folder))
		die("usage: lsp COMMAND...");
	pid = start(argv + 1);
	while (getline(&line, &cap, stdin) > 0) {
		if (*line == '{') {
			send_line(line, 1);
		} else if (*line == '&') {
			send_line(line + 1, 0);
		} else if (strncmp(line, "wait ", 5) == 0) {
			json_t *id = json_loads(line + 5, JSON_DECODE_ANY, NULL);

			await(id);
			json_decref(id);
		} else if (strcmp(line, "crash\n") == 0) {
			crash(pid);
		} else if (strncmp(line, "raw ", 4) == 0) {
			send_raw(line + 4);
		} else if (*line != '#' && *line != '\n') {
			die("a line that is not understood");
		}
	}
	fclose(to);
	await(NULL);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFSIGNALED(status))
		printf("signal %d\n", WTERMSIG(status));
	else
		printf("exit %d\n", WEXITSTATUS(status));
	free(line);
	return 0;
}
