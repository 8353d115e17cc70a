/* regc serve: the site of a project in a browser on this machine, as it is while its files are edited. Nothing is written. A
 * page is made when it is looked at, from the last state of the map that had no errors; what is wrong with the map since
 * is shown over it. */
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../base/file.h"
#include "../base/json.h"
#include "../base/observer.h"
#include "../base/report.h"
#include "../site/folder.h"
#include "commands.h"
#include "http.h"
#include "keeper.h"
#include "locate.h"
#include "progress.h"

#define OWN "/.regc/" /* what regc adds to the site; no file of a site begins with a dot */

enum {
	QUIET_FOR = 40,  /* milliseconds without another change, before the map is compiled again, */
	LATEST = 400,    /* but no longer after the first change than this */
	PATIENCE = 25000 /* for which a page waits for news before it asks again */
};

/* a request that is to be answered later */
struct pending {
	struct http_request *request;
	double since;
	struct pending *next;
};

struct serving {
	struct options *options;
	struct compile_options compile;
	struct compilation compilation;
	struct renderer *renderer;
	bool templates_fine;
	struct http *http;
	struct observer *observer;
	struct observed seen;
	double first, last;       /* changes that are not compiled yet: when they came; 0 where there are none */
	struct keeper keeper;     /* of the last state without errors */
	size_t revision, page;    /* how often it was compiled; which of these the keeper has, 0 where there is none */
	struct buf state;         /* what pages are told, as JSON */
	struct pending *files, *news;
	const char *root, *editor;
};

static double
now(void)
{
	return progress_clock() * 1000;
}

/* ---- the map ---- */

static const char *
below_project(const struct serving *s, const char *path)
{
	const char *project = s->compile.project;
	size_t n = strlen(project);

	if (strcmp(project, ".") == 0)
		return path;
	return strncmp(path, project, n) == 0 && path[n] == '/' ? path + n + 1 : NULL;
}

/* What of a change the compilation need not be begun anew for: files of the project, as it names them. */
static bool
take_changed(const struct serving *s, const char **changed, size_t *n)
{
	for (size_t i = 0; i < s->seen.files.n; i++) {
		const char *path = below_project(s, s->seen.files.entries[i].key);

		if (!path || strcmp(path, WALK_LOCAL) == 0)
			return false;
		if (walk_takes(path))
			changed[(*n)++] = path;
	}
	return !s->seen.folders;
}

static bool
is_of_templates(const struct serving *s)
{
	for (size_t i = 0; i < s->seen.files.n; i++) {
		const char *path = below_project(s, s->seen.files.entries[i].key);

		if (path && strncmp(path, "templates/", 10) == 0)
			return true;
	}
	return s->seen.folders;
}

/* whether there were no errors; *anew where nothing of before was used */
static bool
compile_changed(struct serving *s, bool *anew)
{
	const char **changed = mem_grow(NULL, (s->seen.files.n + 1) * sizeof *changed);
	size_t n = 0;
	bool fine;

	*anew = !s->revision || !take_changed(s, changed, &n);
	if (!*anew) {
		fine = compile_update(&s->compilation, &s->compile, STAGE_PAGES, changed, n);
	} else {
		compile_free(&s->compilation);
		s->compilation = (struct compilation){0};
		fine = compile(&s->compilation, &s->compile, STAGE_PAGES);
	}
	free(changed);
	return fine;
}

/* Templates of the project are read again where one of them has changed, or one is wrong: that is said each time. */
static void
open_templates(struct serving *s, bool anew)
{
	struct diags *ds = &s->compilation.diags;
	size_t errors = diag_count(ds, SEVERITY_ERROR);

	if (!anew && s->templates_fine && !is_of_templates(s))
		return;
	render_close(s->renderer);
	s->renderer = render_open(ds, &s->compilation.schemas, s->compilation.project);
	s->templates_fine = diag_count(ds, SEVERITY_ERROR) == errors;
	if (s->templates_fine)
		render_prepare_all(s->renderer, &s->compilation.schemas);
}

static void
observe(struct serving *s, const char *folder)
{
	struct diag *d;

	if (observer_add(s->observer, folder))
		return;
	d = diag_add(&s->compilation.diags, RG9020, (struct place){0}, "cannot follow the changes of %s: %s", folder, file_why(errno));
	diag_help(&s->compilation.diags, d, "%s", errno == ENOSPC ? OBSERVER_MORE : diag_infos[RG9020].fix);
}

/* In the process that keeps pages: a page quotes the file that it is of, as it was. One that has changed by now is compiled again
 * anyway. */
static void
prepare_keeper(void *ctx)
{
	struct serving *s = ctx;

	observer_close(s->observer);
	for (size_t i = 0; i < s->compilation.nfiles; i++)
		source_hold(s->compilation.files[i].now->source);
}

static void
keep_pages(struct serving *s)
{
	keeper_end(&s->keeper);
	s->page = 0;
	if (keeper_begin(&s->keeper, &s->compilation.analysis, s->renderer, prepare_keeper, s))
		s->page = s->revision;
	else
		diag_add(&s->compilation.diags, RG9006, (struct place){0}, "cannot start a process that makes pages: %s", strerror(errno));
}

static void
put_state(struct serving *s)
{
	struct buf report = {0};
	struct json j = {.out = &s->state};

	s->state.n = 0;
	report_format_of("json", 4)->put(&report, &s->compilation.diags, (struct report_style){.version = s->compile.version,
	                                                                                        .project = s->compile.project});
	json_open(&j, NULL, '{');
	json_int(&j, "revision", (long long)s->revision);
	json_int(&j, "page", (long long)s->page);
	json_text(&j, "root", s->root);
	json_text(&j, "editor", s->editor);
	json_number(&j, "findings", report.s);
	json_close(&j, '}');
	buf_free(&report);
}

static void
say_compiled(struct serving *s, double began)
{
	char time_of_day[16] = "";
	time_t seconds = time(NULL);
	struct buf counts = {0};
	struct tm tm;

	if (s->options->values[OPTION_QUIET])
		return;
	if (localtime_r(&seconds, &tm))
		strftime(time_of_day, sizeof time_of_day, "%H:%M:%S", &tm);
	report_counts(&counts, &s->compilation.diags);
	fprintf(stderr, "regc: %s: %s, in %.0f ms%s\n", time_of_day, counts.s, now() - began,
	        s->page == s->revision ? "" : "; pages stay as they were");
	buf_free(&counts);
}

static void
compile_again(struct serving *s)
{
	double began = now();
	bool anew, fine = compile_changed(s, &anew);

	s->revision++;
	open_templates(s, anew);
	observe(s, s->compile.project); /* here, so that a folder that cannot be followed is among the findings */
	for (size_t i = 0; i < s->compilation.libraries.n; i++)
		observe(s, s->compilation.libraries.all[i].folder);
	if (fine && diag_count(&s->compilation.diags, SEVERITY_ERROR) == 0)
		keep_pages(s);
	progress_report(s->options, &s->compilation.diags);
	put_state(s);
	say_compiled(s, began);
	observed_free(&s->seen);
	s->first = s->last = 0;
}

/* ---- answers ---- */

static struct pending *
take_first(struct pending **list)
{
	struct pending *first = *list;

	*list = first->next;
	return first;
}

static void
wait_in(struct pending **list, struct http_request *r)
{
	struct pending *w = mem_grow(NULL, sizeof *w);

	*w = (struct pending){r, now(), NULL};
	while (*list)
		list = &(*list)->next;
	*list = w;
}

static void
answer_text(struct http_request *r, unsigned status, const char *text)
{
	http_answer(r, status, "text/plain; charset=utf-8", text, strlen(text));
}

static void
answer_state(struct serving *s, struct http_request *r)
{
	http_answer(r, 200, "application/json", s->state.s, s->state.n);
}

/* those who wait for news: all of them where there is some, else those who have waited long enough */
static void
tell_news(struct serving *s, bool all)
{
	while (s->news && (all || now() - s->news->since >= PATIENCE)) {
		struct pending *w = take_first(&s->news);

		answer_state(s, w->request);
		free(w);
	}
}

static const char *
type_of(const char *path)
{
	static const char *const types[][2] = {
		{".html", "text/html; charset=utf-8"}, {".css", "text/css; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"},
		{".svg", "image/svg+xml"}, {".xml", "application/xml"}, {".json", "application/json"}, {".atom", "application/atom+xml"},
		{".ics", "text/calendar; charset=utf-8"}, {".png", "image/png"}, {".webp", "image/webp"}, {".jpg", "image/jpeg"},
	};

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (ends_with(path, types[i][0]))
			return types[i][1];
	return "application/octet-stream";
}

/* the script that follows the map goes into the head of a page, which may talk to this server for it */
static void
put_live(struct buf *out, const struct serving *s)
{
	buf_printf(out, "<link rel=\"stylesheet\" href=\"" OWN "live.css\"/><script src=\"" OWN "live.js\" data-page=\"%zu\" defer=\"defer\"></script>", s->page);
}

/* A copy with `with` before the first `before`; the same where there is none. */
static void
insert_before(struct buf *out, const char *text, size_t n, const char *before, const char *with)
{
	const char *at = memmem(text, n, before, strlen(before));
	size_t head = at ? (size_t)(at - text) : n;

	buf_add(out, text, head);
	if (at)
		buf_puts(out, with);
	buf_add(out, text + head, n - head);
}

static void
answer_page(struct serving *s, struct http_request *r, unsigned status, const char *html, size_t n)
{
	struct buf live = {0}, page = {0}, all = {0};

	put_live(&live, s);
	insert_before(&page, html, n, "base-uri 'none'", "connect-src 'self'; ");
	insert_before(&all, page.s, page.n, "</head>", live.s);
	http_answer(r, status, type_of(".html"), all.s, all.n);
	buf_free(&live);
	buf_free(&page);
	buf_free(&all);
}

/* a page of this server, where there is none of the site */
static void
answer_own(struct serving *s, struct http_request *r, unsigned status, const char *title, const char *text, size_t n)
{
	struct buf html = {0};

	buf_printf(&html, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/><meta name=\"viewport\" content=\"width=device-width\"/>"
	                  "<title>%s</title></head><body class=\"regc-own\"><h1>%s</h1><pre>", title, title);
	for (size_t i = 0; i < n; i++)
		switch (text[i]) {
		case '<': buf_puts(&html, "&lt;"); break;
		case '&': buf_puts(&html, "&amp;"); break;
		default: buf_putc(&html, text[i]);
		}
	buf_puts(&html, "</pre></body></html>\n");
	answer_page(s, r, status, html.s, html.n);
	buf_free(&html);
}

static bool
is_page(const char *path)
{
	return ends_with(path, ".html");
}

/* the path of a file of the site that a request is for; "index.html" of a folder */
static const char *
file_asked(struct arena *a, const char *path)
{
	while (*path == '/')
		path++;
	return *path == '\0' || ends_with(path, "/") ? arena_printf(a, "%sindex.html", path) : arena_string(a, path);
}

static void
answer_missing(struct serving *s, struct http_request *r, const char *path)
{
	static const char text[] = "No page of this site has that address.";

	if (is_page(path))
		answer_own(s, r, 404, "Not found", text, sizeof text - 1);
	else
		answer_text(r, 404, "There is no such file, or 'regc build' alone makes it, from all pages.\n");
}

static void
answer_file(struct serving *s, struct http_request *r, const char *path, const struct keeper_answer *a)
{
	if (a->result == ALONE_NONE)
		answer_missing(s, r, path);
	else if (a->result == ALONE_FAILED)
		answer_own(s, r, 500, "This page cannot be made", a->bytes, a->n);
	else if (is_page(path))
		answer_page(s, r, 200, a->bytes, a->n);
	else
		http_answer(r, 200, type_of(path), a->bytes, a->n);
}

/* asks the keeper, another one where it has ended and the map is still what it had */
static bool
ask(struct serving *s, const char *path)
{
	if (keeper_ask(&s->keeper, path))
		return true;
	if (s->page != s->revision)
		return false;
	keep_pages(s);
	return s->page && keeper_ask(&s->keeper, path);
}

/* the next file that somebody waits for; where nothing is kept, what is wrong is all there is to see */
static void
ask_keeper(struct serving *s)
{
	static const char gone[] = "The process that makes pages ended. Save a file, and another one begins.";
	static const char text[] = "There is nothing to show yet: the map has errors. This page follows the files, and shows the site once they are corrected.";

	while (s->files && !s->keeper.busy) {
		struct arena a = {0};
		const char *path = file_asked(&a, http_path(s->files->request));

		if (!s->page || !ask(s, path)) {
			struct pending *w = take_first(&s->files);

			if (s->page)
				answer_own(s, w->request, 500, "This page cannot be made", gone, sizeof gone - 1);
			else
				answer_own(s, w->request, 503, "The map has errors", text, sizeof text - 1);
			free(w);
		}
		arena_free(&a);
	}
}

static void
take_answer(struct serving *s)
{
	struct keeper_answer answer;
	struct arena a = {0};
	struct pending *w;

	if (!keeper_read(&s->keeper, &answer))
		return;
	w = take_first(&s->files);
	answer_file(s, w->request, file_asked(&a, http_path(w->request)), &answer);
	free(w);
	arena_free(&a);
}

static bool
answer_embedded(struct http_request *r, const char *name)
{
	struct arena a = {0};
	const struct embedded *e = find_embedded(arena_printf(&a, "compiler/cli/serve/%s", name));

	if (e)
		http_answer(r, 200, type_of(name), e->bytes, e->n);
	arena_free(&a);
	return e != NULL;
}

static void
asked(void *ctx, struct http_request *r)
{
	struct serving *s = ctx;
	const char *path = http_path(r), *after = http_value(r, "after");

	if (strcmp(path, OWN "state") == 0) {
		if (after && strtoul(after, NULL, 10) == s->revision)
			wait_in(&s->news, r);
		else
			answer_state(s, r);
	} else if (strncmp(path, OWN, strlen(OWN)) == 0) {
		if (!answer_embedded(r, path + strlen(OWN)))
			answer_text(r, 404, "There is no such file.\n");
	} else if (strlen(path) > KEEPER_PATH || (strlen(path) > 1 && !path_is_inside(path[strlen(path) - 1] == '/' ? "index.html" : path + 1))) {
		answer_text(r, 404, "There is no such file.\n");
	} else {
		wait_in(&s->files, r);
		ask_keeper(s);
	}
}

/* ---- the loop ---- */

static void
note_changes(struct serving *s)
{
	observer_take(s->observer, &s->seen);
	if (!s->seen.files.n && !s->seen.folders)
		return;
	s->last = now();
	if (!s->first)
		s->first = s->last;
}

/* for how many milliseconds nothing has to be done unless something happens; -1: for ever */
static int
idle_for(const struct serving *s)
{
	int http = http_timeout(s->http);
	double at = s->news ? s->news->since + PATIENCE : 0, left;

	if (s->first) {
		double due = s->last + QUIET_FOR < s->first + LATEST ? s->last + QUIET_FOR : s->first + LATEST;

		at = at && at < due ? at : due;
	}
	if (!at)
		return http;
	left = at - now();
	left = left < 0 ? 0 : left + 1;
	return http >= 0 && http < left ? http : (int)left;
}

static bool
is_due(const struct serving *s)
{
	return s->first && (now() >= s->last + QUIET_FOR || now() >= s->first + LATEST);
}

static void
step(struct serving *s)
{
	struct pollfd fds[] = {{.fd = http_fd(s->http), .events = POLLIN},
	                       {.fd = observer_fd(s->observer), .events = POLLIN},
	                       {.fd = s->keeper.busy ? s->keeper.socket : -1, .events = POLLIN}};

	poll(fds, sizeof fds / sizeof *fds, idle_for(s));
	if (fds[1].revents)
		note_changes(s);
	if (fds[2].revents)
		take_answer(s);
	if (is_due(s) && !s->keeper.busy) {
		compile_again(s);
		tell_news(s, true);
	}
	ask_keeper(s);
	tell_news(s, false);
	http_run(s->http);
}

/* ---- the command line ---- */

static bool
read_port(struct options *o, unsigned *port)
{
	const char *given = o->values[OPTION_PORT];
	unsigned long value = given ? strtoul(given, NULL, 10) : 0;

	*port = (unsigned)value;
	if (!given || (strspn(given, "0123456789") == strlen(given) && strlen(given) <= 5 && value >= 1 && value <= 65535))
		return true;
	diag_help(&o->diags, usage(o, "invalid value for '--port': '%s'", given), "give a number from 1 to 65535, or leave it out");
	return false;
}

static bool
read_editor(struct options *o, const char **editor)
{
	const char *given = o->values[OPTION_EDITOR];

	*editor = text_is(given, "vscode") ? "vscode://file/{file}:{line}:{column}" : given;
	if (!given || strstr(*editor, "{file}"))
		return true;
	diag_help(&o->diags, usage(o, "invalid value for '--editor': '%s'", given),
	          "give vscode, or an address that has {file} in it, and {line} and {column} where the editor takes them");
	return false;
}

static bool
begin(struct serving *s, unsigned port)
{
	struct diags *ds = &s->compilation.diags;
	char root[PATH_MAX];

	s->root = arena_string(&s->options->arena, realpath(s->compile.project, root) ? root : s->compile.project);
	if (!(s->observer = observer_open(s->compile.out))) {
		diag_add(ds, RG9020, (struct place){0}, "cannot follow changes of files: %s", file_why(errno));
		return false;
	}
	return (s->http = http_open(ds, port, asked, s)) != NULL;
}

int
run_serve(struct options *o)
{
	struct serving s = {.options = o, .keeper = {.socket = -1}};
	unsigned port;

	if (!read_port(o, &port) || !read_editor(o, &s.editor))
		return finish(o, &o->diags);
	s.compile = compile_options(o);
	s.compile.keep = true;
	if (!locate_is_project(s.compile.project)) /* it would never become one of itself */
		return compile(&s.compilation, &s.compile, STAGE_PAGES), finish(o, &s.compilation.diags);
	if (!begin(&s, port))
		return finish(o, &s.compilation.diags);
	render_start(MEMORY_OF_A_PAGE);
	observe(&s, s.compile.project);
	compile_again(&s);
	progress_end(o);
	printf("http://127.0.0.1:%u/\n", http_port(s.http));
	fflush(stdout);
	if (!o->values[OPTION_QUIET])
		fprintf(stderr, "regc: this address shows %s and follows its files as they are saved; Ctrl-C ends it\n", s.compile.project);
	for (;;)
		step(&s);
}
