#include "site.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../base/embedded.h"
#include "../base/json.h"
#include "search.h"
#include "serialise.h"
#include "write.h"

enum { FAILURES = 16, MEMORY = 1024 * 1024 * 1024 };

/* one file of a page, as the worker left it */
struct made {
	struct digest digest;
	size_t size;
	bool changed;
};

struct page_result {
	bool done;
	struct made html, twin;
};

enum failure_kind { FAILED_TEMPLATE, FAILED_INPUT, FAILED_WRITE };

struct page_failure {
	enum failure_kind kind;
	size_t page;
	int error;
	struct render_failure render;
};

/* what the workers and the parent share; plain memory, so that a worker that dies leaves it usable */
struct board {
	atomic_size_t next;      /* the page to be taken next */
	atomic_size_t nfailures; /* may run past FAILURES */
	atomic_bool stop;
	struct page_failure failures[FAILURES];
	size_t at[64];           /* the page each worker is at */
	struct page_result results[];
};

struct site {
	struct diags *diags;
	const struct edition *edition;
	const struct site_options *options;
	struct arena arena;
	struct pages pages;
	struct folder folder;
	struct board *board;
	size_t board_size;
	struct table paths;  /* path → struct made, of every output but the manifest */
};

/* ---- a worker ---- */

static void
note_failure(struct site *site, struct page_failure failure)
{
	size_t i = atomic_fetch_add(&site->board->nfailures, 1);

	if (i < FAILURES)
		site->board->failures[i] = failure;
	atomic_store(&site->board->stop, true);
}

static bool
put(struct site *site, const char *path, const struct buf *bytes, struct made *made, size_t page)
{
	int error;

	made->digest = digest_of(bytes->s, bytes->n);
	made->size = bytes->n;
	error = folder_put(&site->folder, path, bytes->s, bytes->n, &made->changed);
	if (error)
		note_failure(site, (struct page_failure){.kind = FAILED_WRITE, .page = page, .error = error});
	return !error;
}

static bool
make_twin(struct site *site, size_t i, struct node *document)
{
	const struct page *page = &site->pages.all[i];
	struct buf xml = {0};
	xmlDocPtr doc;
	bool fine;

	if (!page->twin)
		return true;
	node_drop(document, node_get(document, "site"));
	doc = page_xml(site->edition, document);
	serialise_xml(&xml, doc);
	xmlFreeDoc(doc);
	fine = put(site, page->twin, &xml, &site->board->results[i].twin, i);
	buf_free(&xml);
	return fine;
}

static bool
make_page(struct site *site, size_t i)
{
	const struct page *page = &site->pages.all[i];
	struct page_failure failure = {.kind = FAILED_TEMPLATE, .page = i};
	struct arena a = {0};
	const char *problem;
	struct node *document = page_document(&a, site->edition, page, &problem);
	struct buf html = {0};
	bool fine = false;

	if (!document) {
		failure.kind = FAILED_INPUT;
		snprintf(failure.render.file, sizeof failure.render.file, "%s", problem);
		note_failure(site, failure);
	} else {
		xmlDocPtr doc = page_xml(site->edition, document);

		if (render_page(site->options->renderer, page->kind, doc, &html, &failure.render))
			fine = put(site, page->path, &html, &site->board->results[i].html, i) && make_twin(site, i, document);
		else
			note_failure(site, failure);
		xmlFreeDoc(doc);
	}
	buf_free(&html);
	arena_free(&a);
	return fine;
}

static void
work(struct site *site, unsigned worker)
{
	size_t i;

	while (!atomic_load(&site->board->stop) && (i = atomic_fetch_add(&site->board->next, 1)) < site->pages.n) {
		site->board->at[worker] = i;
		site->board->results[i].done = make_page(site, i);
	}
}

/* ---- the parent ---- */

static void
died(struct site *site, unsigned worker, int status)
{
	const struct page *page = &site->pages.all[site->board->at[worker]];
	struct diag *d;

	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return;
	atomic_store(&site->board->stop, true);
	if (WIFEXITED(status) && WEXITSTATUS(status) == RENDER_OUT_OF_MEMORY)
		d = diag_add(site->diags, RG7005, (struct place){0}, "the template '%s' takes more memory than it may",
		             page->kind);
	else
		d = diag_add(site->diags, RG9006, (struct place){0}, "a worker ended with %s %d",
		             WIFSIGNALED(status) ? "signal" : "status", WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
	diag_note(site->diags, d, (struct place){0}, "it was making the page %s", page->path);
	diag_help(site->diags, d, "%s", diag_infos[d->code].fix);
}

static void
run_workers(struct site *site)
{
	unsigned jobs = site->options->jobs > 64 ? 64 : site->options->jobs;
	pid_t workers[64], parent = getpid();

	for (unsigned w = 0; w < jobs; w++) {
		if ((workers[w] = fork()) == 0) {
			prctl(PR_SET_PDEATHSIG, SIGKILL); /* nobody would put into place what an orphan makes */
			if (getppid() != parent)
				_exit(1);
			work(site, w);
			_exit(0);
		}
		if (workers[w] < 0) {
			diag_add(site->diags, RG9006, (struct place){0}, "cannot start a worker: %s", strerror(errno));
			atomic_store(&site->board->stop, true);
		}
	}
	for (unsigned w = 0; w < jobs; w++) {
		int status;

		if (workers[w] > 0 && waitpid(workers[w], &status, 0) == workers[w])
			died(site, w, status);
	}
}

static void
report_failure(struct site *site, const struct page_failure *f)
{
	const char *page = site->pages.all[f->page].path;

	if (f->kind == FAILED_TEMPLATE)
		render_report(site->options->renderer, site->diags, &f->render, page);
	else if (f->kind == FAILED_INPUT)
		diag_help(site->diags,
		          diag_add(site->diags, RG9002, (struct place){0}, "%s changed while regc was reading it", f->render.file),
		          "run regc again");
	else
		diag_add(site->diags, RG9003, (struct place){0}, "cannot write %s/%s: %s", site->options->out, page,
		         strerror(f->error));
}

/* The same mistake in a template shows on every page of its kind: it is said once. */
static bool
is_new(const struct board *b, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (b->failures[k].kind == b->failures[i].kind && b->failures[k].error == b->failures[i].error &&
		    b->failures[k].render.line == b->failures[i].render.line &&
		    strcmp(b->failures[k].render.message, b->failures[i].render.message) == 0)
			return false;
	return true;
}

static bool
report_failures(struct site *site)
{
	size_t n = atomic_load(&site->board->nfailures);

	for (size_t i = 0; i < n && i < FAILURES; i++)
		if (is_new(site->board, i))
			report_failure(site, &site->board->failures[i]);
	return diag_count(site->diags, SEVERITY_ERROR) == 0;
}

/* every output is one path; two pages that want the same one are a mistake in regc's naming */
static bool
claim(struct site *site, const char *path, struct made *made)
{
	void **place = table_put(&site->paths, path);

	if (*place) {
		diag_add(site->diags, RG7010, (struct place){0}, "two pages would be written to %s", path);
		return false;
	}
	*place = made;
	return true;
}

static bool
claim_pages(struct site *site)
{
	bool fine = true;

	for (size_t i = 0; i < site->pages.n; i++) {
		struct page_result *r = &site->board->results[i];

		fine = claim(site, site->pages.all[i].path, &r->html) && fine;
		if (site->pages.all[i].twin)
			fine = claim(site, site->pages.all[i].twin, &r->twin) && fine;
	}
	return fine;
}

/* a file that the parent makes itself; counts as page 0 where it cannot be written */
static bool
put_own(struct site *site, const char *path, const struct buf *bytes)
{
	struct made *made = arena_take(&site->arena, sizeof *made);

	return claim(site, path, made) && put(site, path, bytes, made, 0);
}

static bool
is_asset(const char *name)
{
	return ends_with(name, ".css") || ends_with(name, ".js") || ends_with(name, ".svg");
}

static bool
put_assets(struct site *site)
{
	bool fine = true;

	for (const struct embedded *e = embedded_files; e->name; e++)
		if (is_asset(e->name)) {
			struct buf bytes = {(char *)e->bytes, e->n, 0};

			fine = put_own(site, arena_printf(&site->arena, "assets/%s", strrchr(e->name, '/') + 1), &bytes) && fine;
		}
	return fine;
}

static bool
put_index(struct site *site)
{
	struct page_report *reports;
	struct arena a = {0};
	struct buf xml = {0};
	const char *problem;
	struct node *document;
	size_t n = 0;
	bool fine = false;

	ARENA_ARRAY(&a, reports, site->pages.n);
	for (size_t i = 0; i < site->pages.n; i++) {
		char hex[DIGEST_HEX];

		if (strcmp(site->pages.all[i].kind, "provision") != 0)
			continue;
		digest_hex(&site->board->results[i].twin.digest, hex);
		reports[n++] = (struct page_report){&site->pages.all[i], arena_string(&a, hex)};
	}
	if ((document = page_index(&a, site->edition, reports, n, &problem))) {
		xmlDocPtr doc = page_xml(site->edition, document);

		serialise_xml(&xml, doc);
		xmlFreeDoc(doc);
		fine = put_own(site, "report.xml", &xml);
	} else {
		diag_add(site->diags, RG9002, (struct place){0}, "%s changed while regc was reading it", problem);
	}
	buf_free(&xml);
	arena_free(&a);
	return fine;
}

static bool
put_search_file(void *ctx, const char *path, const struct buf *bytes)
{
	struct site *site = ctx;

	return put_own(site, arena_string(&site->arena, path), bytes);
}

static int
by_path(const void *left, const void *right)
{
	const struct table_entry *a = left, *b = right;

	return strcmp(a->key, b->key);
}

static void
json_file(struct json *j, const char *path, const struct digest *digest, const size_t *size)
{
	char hex[DIGEST_HEX];

	json_open(j, NULL, '{');
	json_text(j, "path", path);
	json_text(j, "sha256", digest_hex(digest, hex));
	if (size)
		json_int(j, "bytes", (long long)*size);
	json_close(j, '}');
}

/* what went in and what came out, so that anybody can check both */
static bool
put_manifest(struct site *site)
{
	struct table_entry *sorted = arena_take(&site->arena, site->paths.n * sizeof *sorted);
	struct buf text = {0};
	struct json j = {.out = &text};
	char day[DATE_TEXT];
	bool fine;

	memcpy(sorted, site->paths.entries, site->paths.n * sizeof *sorted);
	qsort(sorted, site->paths.n, sizeof *sorted, by_path);
	json_open(&j, NULL, '{');
	json_text(&j, "generator", "regc");
	json_text(&j, "version", site->edition->version);
	json_text(&j, "as-of", day_text(site->edition->clock.day, day));
	json_open(&j, "inputs", '[');
	for (size_t i = 0; i < site->options->ninputs; i++)
		json_file(&j, site->options->inputs[i].path, &site->options->inputs[i].digest, NULL);
	json_close(&j, ']');
	json_open(&j, "outputs", '[');
	for (size_t i = 0; i < site->paths.n; i++) {
		const struct made *made = sorted[i].value;

		json_file(&j, sorted[i].key, &made->digest, &made->size);
	}
	json_close(&j, ']');
	json_close(&j, '}');
	fine = put_own(site, "manifest.json", &text);
	buf_free(&text);
	return fine;
}

static bool
make_all(struct site *site)
{
	run_workers(site);
	if (!report_failures(site) || !claim_pages(site))
		return false;
	if (!put_assets(site) ||
	    !search_make(site->edition, render_words(site->options->renderer), put_search_file, site) || !put_index(site) ||
	    !put_manifest(site))
		return report_failures(site) && false;
	return true;
}

static void
count_result(struct site *site, struct site_result *result)
{
	for (size_t i = 0; i < site->pages.n; i++)
		result->pages += strcmp(site->pages.all[i].kind, "feed") != 0;
	result->files = site->paths.n;
	for (size_t i = 0; i < site->paths.n; i++)
		result->written += ((const struct made *)site->paths.entries[i].value)->changed;
}

static void
close_site(struct site *site)
{
	folder_close(&site->folder);
	if (site->board)
		munmap(site->board, site->board_size);
	table_free(&site->paths);
	free(site->pages.all);
	arena_free(&site->arena);
}

bool
site_build(struct diags *ds, const struct edition *ed, const struct site_options *o, struct site_result *result)
{
	struct site site = {.diags = ds, .edition = ed, .options = o, .folder = {.fd = -1}};
	bool fine = false;

	*result = (struct site_result){0};
	if (folder_open(&site.folder, ds, o->out)) {
		pages_plan(&site.pages, &site.arena, ed);
		site.board_size = sizeof *site.board + site.pages.n * sizeof *site.board->results;
		site.board = mmap(NULL, site.board_size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
		if (site.board == MAP_FAILED)
			die("out of memory (%zu bytes wanted)", site.board_size);
		fine = make_all(&site) && folder_commit(&site.folder, ds, &site.paths, &result->removed);
		count_result(&site, result);
	}
	close_site(&site);
	return fine;
}

bool
site_dump(struct diags *ds, const struct edition *ed, const char *name, struct buf *xml)
{
	struct arena a = {0};
	struct pages pages = {0};
	bool found = false;

	pages_plan(&pages, &a, ed);
	for (size_t i = 0; i < pages.n && !found; i++) {
		const struct page *page = &pages.all[i];
		const char *problem, *unit = page->card ? arena_printf(&a, "%s:%s", page->card->kind, page->card->id) : "";
		struct node *document;

		if (strcmp(page->path, name) != 0 && (page->part > 0 || strcmp(unit, name) != 0))
			continue;
		found = true;
		if ((document = page_document(&a, ed, page, &problem))) {
			xmlDocPtr doc = page_xml(ed, document);

			serialise_xml(xml, doc);
			xmlFreeDoc(doc);
		} else {
			diag_add(ds, RG9002, (struct place){0}, "%s changed while regc was reading it", problem);
		}
	}
	free(pages.all);
	arena_free(&a);
	return found;
}
