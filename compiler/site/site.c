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
#include "../form/serialise.h"
#include "../law/scenario.h"
#include "../pages/brand.h"
#include "calendar.h"
#include "folder.h"
#include "hosting.h"
#include "manifest.h"
#include "paper.h"
#include "search.h"
#include "tables.h"

#define SUMS "SHA256SUMS"

enum { FAILURES = 16, WORKERS = 64 };

/* one file of a page, as the worker left it */
struct made {
	struct sha256 digest;
	size_t size;
	bool changed;
};

/* bytes of what a worker leaves besides pages */
struct slice {
	long long from;
	size_t n;
};

struct page_result {
	bool done;
	struct made html, xml, json;
	unsigned worker;
	struct slice rows[CSV_TABLES]; /* its rows of each table */
	struct slice paper; /* of a page for paper its HTML; of one that stands on such a page its part of it */
};

enum failure_kind { FAILED_TEMPLATE, FAILED_INPUT, FAILED_WRITE };

struct page_failure {
	enum failure_kind kind;
	size_t page;
	int error;
	char path[256]; /* what could not be written; "" for a file that only workers and parent see */
	struct render_failure render;
};

/* what the workers and the parent share; plain memory, so that a worker that dies leaves it usable */
struct board {
	atomic_size_t next;      /* the page to be taken next */
	atomic_size_t nfailures; /* may run past FAILURES */
	atomic_bool stop;
	struct page_failure failures[FAILURES];
	size_t at[WORKERS];      /* the page each worker is at */
	long long links[WORKERS]; /* where in what it left its links begin */
	struct page_result results[];
};

struct site {
	struct diags *diags;
	const struct analysis *analysis;
	const struct site_options *options;
	struct arena arena;
	struct pages pages;
	struct folder folder;
	struct board *board;
	size_t board_size;
	struct links links;  /* what this process saw; in the end all of it */
	FILE *spools[WORKERS]; /* a file without a name for each worker: what it leaves besides pages */
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

static void
note_unwritten(struct site *site, const char *path, int error)
{
	struct page_failure failure = {.kind = FAILED_WRITE, .error = error};

	snprintf(failure.path, sizeof failure.path, "%s", path);
	note_failure(site, failure);
}

static bool
put(struct site *site, const char *path, const struct buf *bytes, struct made *made)
{
	int error;

	made->digest = sha256_of(bytes->s, bytes->n);
	made->size = bytes->n;
	error = folder_put(&site->folder, path, bytes->s, bytes->n, &made->changed);
	if (error)
		note_unwritten(site, path, error);
	return !error;
}

/* A document without its site part, and what else only the page has, is the report beside it. */
static struct node *
take_site(struct node *document)
{
	struct node *part = node_get(document, "site");

	node_drop(document, part);
	return part;
}

/* the page cites the digest of its report */
static void
cite(struct arena *a, struct node *part, const struct sha256 *digest)
{
	char hex[SHA256_HEX];

	node_put(a, part, "sha256", arena_string(a, sha256_hex(digest, hex)));
}

static bool
make_xml(struct site *site, size_t i, const xmlDoc *doc)
{
	const struct emitter units = page_units(site->analysis);
	struct buf xml = {0};
	bool fine;

	links_begin(&site->links, i, ""); /* its addresses are seen from the top */
	serialise_report(&xml, doc, &site->links, &units);
	links_end(&site->links);
	fine = put(site, site->pages.all[i].xml, &xml, &site->board->results[i].xml);
	buf_free(&xml);
	return fine;
}

static bool
make_json(struct site *site, size_t i, struct node *document)
{
	struct buf json = {0};
	bool fine;

	page_json(site->analysis, document, &json);
	fine = put(site, site->pages.all[i].json, &json, &site->board->results[i].json);
	buf_free(&json);
	return fine;
}

static bool
make_versions(struct site *site, size_t i, struct arena *a, struct node *document, const xmlDoc *doc, struct node *part)
{
	if (!site->pages.all[i].xml)
		return true;
	if (!make_xml(site, i, doc) || (site->pages.all[i].json && !make_json(site, i, document)))
		return false;
	cite(a, part, &site->board->results[i].xml.digest);
	return true;
}

/* what the parent is to put together goes where the worker of the page leaves things; frees it */
static bool
leave(struct site *site, size_t i, struct buf *bytes, struct slice *slice)
{
	FILE *spool = site->spools[site->board->results[i].worker];
	bool fine;

	*slice = (struct slice){bytes->n ? ftello(spool) : 0, bytes->n};
	fine = fwrite(bytes->s ? bytes->s : "", 1, bytes->n, spool) == bytes->n;
	buf_free(bytes);
	if (!fine)
		note_unwritten(site, "", errno);
	return fine;
}

/* the rows of a page */
static bool
make_rows(struct site *site, size_t i, const struct node *document)
{
	bool fine = true;

	for (size_t t = 0; t < CSV_TABLES && site->analysis->outputs & OUTPUT_CSV && fine; t++) {
		struct buf rows = {0};

		csv_rows(&rows, t, render_words(site->options->renderer), document);
		fine = leave(site, i, &rows, &site->board->results[i].rows[t]);
	}
	return fine;
}

/* what the page for paper of its platform has of it */
static bool
make_printed(struct site *site, size_t i, const struct buf *html)
{
	const struct page *page = &site->pages.all[i];
	struct buf part = {0};

	if (!(page->kind->flags & PAGE_PRINTED) || !(site->analysis->outputs & OUTPUT_PAPER))
		return true;
	paper_part(&part, html->s, page->path, page->card->id);
	return leave(site, i, &part, &site->board->results[i].paper);
}

static bool
make_html(struct site *site, size_t i, xmlDocPtr doc)
{
	const struct page *page = &site->pages.all[i];
	struct page_failure failure = {.kind = FAILED_TEMPLATE, .page = i};
	struct buf html = {0};
	bool fine;

	links_begin(&site->links, i, page->path);
	fine = render_page(site->options->renderer, page->kind->name, doc, &html, &site->links, &failure.render);
	links_end(&site->links);
	if (!fine)
		note_failure(site, failure);
	if (fine && page->kind->output == OUTPUT_PAPER)
		return leave(site, i, &html, &site->board->results[i].paper);
	fine = fine && put(site, page->path, &html, &site->board->results[i].html) && make_printed(site, i, &html);
	buf_free(&html);
	return fine;
}

/* one tree for the report and the page */
static bool
make_files(struct site *site, size_t i, struct arena *a, struct node *document)
{
	struct node *part = take_site(document);
	xmlDocPtr doc = page_xml(site->analysis, document);
	bool fine = make_versions(site, i, a, document, doc, part);

	if (fine) {
		page_add_site(site->analysis, doc, part);
		fine = make_html(site, i, doc);
	}
	xmlFreeDoc(doc);
	return fine;
}

static bool
make_page(struct site *site, unsigned worker, size_t i)
{
	struct page_failure failure = {.kind = FAILED_INPUT, .page = i};
	struct arena a = {0};
	const char *problem;
	struct node *document = page_document(&a, site->analysis, &site->pages.all[i], &problem);
	bool fine;

	site->board->results[i].worker = worker;
	fine = document && make_rows(site, i, document) && make_files(site, i, &a, document);
	if (!document) {
		snprintf(failure.render.message, sizeof failure.render.message, "%s", problem);
		note_failure(site, failure);
	}
	arena_free(&a);
	return fine;
}

static void
work(struct site *site, unsigned worker)
{
	size_t i;

	while (!atomic_load(&site->board->stop) && (i = atomic_fetch_add(&site->board->next, 1)) < site->pages.n) {
		site->board->at[worker] = i;
		site->board->results[i].done = make_page(site, worker, i);
	}
	site->board->links[worker] = ftello(site->spools[worker]);
	if (!links_save(&site->links, site->spools[worker]))
		note_unwritten(site, "", errno);
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
		d = diag_add(site->diags, RG7005, (struct place){0}, "the template '%s' needs more memory than allowed",
		             page->kind->name);
	else
		d = diag_add(site->diags, RG9006, (struct place){0}, "a worker process ended with %s %d",
		             WIFSIGNALED(status) ? "signal" : "status", WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
	diag_note(site->diags, d, (struct place){0}, "while making the page %s", page->path);
	diag_help(site->diags, d, "%s", diag_infos[d->code].fix);
}

static void
start_worker(struct site *site, unsigned w, pid_t *worker)
{
	pid_t parent = getpid();

	if ((site->spools[w] = tmpfile()) && (*worker = fork()) == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL); /* nobody would put into place what an orphan makes */
		if (getppid() != parent)
			_exit(1);
		work(site, w);
		_exit(0);
	}
	if (*worker < 0) {
		diag_add(site->diags, RG9006, (struct place){0}, "cannot start a worker process: %s", strerror(errno));
		atomic_store(&site->board->stop, true);
	}
}

static void
run_workers(struct site *site)
{
	unsigned jobs = site->options->jobs > WORKERS ? WORKERS : site->options->jobs;
	pid_t workers[WORKERS], ended = -1;
	int status;

	for (unsigned w = 0; w < jobs; w++) {
		workers[w] = -1;
		start_worker(site, w, &workers[w]);
	}
	for (unsigned w = 0; w < jobs; w++) {
		while (workers[w] > 0 && (ended = waitpid(workers[w], &status, 0)) < 0 && errno == EINTR)
			;
		if (workers[w] > 0 && ended == workers[w])
			died(site, w, status);
	}
}

/* whatever became of the workers, a page that none of them made is missed */
static bool
all_done(struct site *site)
{
	for (size_t i = 0; i < site->pages.n; i++)
		if (!site->board->results[i].done) {
			diag_add(site->diags, RG9006, (struct place){0}, "no worker made the page %s", site->pages.all[i].path);
			return false;
		}
	return true;
}

static void
report_failure(struct site *site, const struct page_failure *f)
{
	const char *page = site->pages.all[f->page].path;

	if (f->kind == FAILED_TEMPLATE)
		render_report(site->options->renderer, site->diags, &f->render, page);
	else if (f->kind == FAILED_INPUT)
		diag_help(site->diags,
		          diag_add(site->diags, RG9002, (struct place){0}, "%s", f->render.message), "run regc again");
	else
		diag_add(site->diags, RG9003, (struct place){0}, "cannot write %s%s%s: %s", *f->path ? site->options->out : "",
		         *f->path ? "/" : "a temporary file", f->path, strerror(f->error));
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

/* every output has a path of its own; two pages with the same path are a bug in regc */
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

/* a former id whose page belongs to another unit now: an old link would lead to the wrong unit */
static bool
is_taken(struct site *site, const struct page *page)
{
	struct diag *d;

	if (!page->moved || !table_get(&site->paths, page->path))
		return false;
	d = diag_add(site->diags, RG7010, (struct place){page->card->source, page->card->name_span},
	             "the page %s of a former id of this unit is now the page of another unit", page->path);
	diag_help(site->diags, d, "give the other unit an id that was never used, or remove the former id from 'was'");
	return true;
}

static bool
claim_pages(struct site *site)
{
	bool fine = true;

	for (size_t i = 0; i < site->pages.n; i++) {
		const struct page *page = &site->pages.all[i];
		struct page_result *r = &site->board->results[i];

		if (page->kind->output != OUTPUT_PAPER) /* those are made of others and claimed then */
			fine = !is_taken(site, page) && claim(site, page->path, &r->html) && fine;
		if (page->xml)
			fine = claim(site, page->xml, &r->xml) && fine;
		if (page->json)
			fine = claim(site, page->json, &r->json) && fine;
	}
	return fine;
}

/* a file that the parent makes itself */
static bool
put_own(void *ctx, const char *path, const struct buf *bytes)
{
	struct site *site = ctx;
	struct made *made = arena_take(&site->arena, sizeof *made);

	path = arena_string(&site->arena, path);
	return claim(site, path, made) && put(site, path, bytes, made);
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
put_brand(struct site *site)
{
	const struct brand *brand = site->analysis->brand;
	bool fine = !brand->css.n || put_own(site, "assets/brand.css", &brand->css);

	if (brand->logo) {
		struct buf bytes = {brand->logo->text, brand->logo->size, 0};

		fine = put_own(site, brand->logo_path, &bytes) && fine;
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
		char hex[SHA256_HEX];

		if (!text_is(site->pages.all[i].kind->cards, "provision") && !text_is(site->pages.all[i].kind->cards, "regulation"))
			continue;
		sha256_hex(&site->board->results[i].xml.digest, hex);
		reports[n++] = (struct page_report){&site->pages.all[i], arena_string(&a, hex)};
	}
	if ((document = page_index(&a, site->analysis, reports, n, &problem))) {
		const struct emitter units = page_units(site->analysis);
		xmlDocPtr doc = page_xml(site->analysis, document);

		serialise_report(&xml, doc, NULL, &units);
		xmlFreeDoc(doc);
		fine = put_own(site, "report.xml", &xml);
	} else {
		diag_add(site->diags, RG9002, (struct place){0}, "%s", problem);
	}
	buf_free(&xml);
	arena_free(&a);
	return fine;
}

static int
by_path(const void *left, const void *right)
{
	const struct table_entry *a = left, *b = right;

	return strcmp(a->key, b->key);
}

static const struct table_entry *
sorted_paths(struct site *site)
{
	struct table_entry *sorted = arena_take(&site->arena, site->paths.n * sizeof *sorted);

	memcpy(sorted, site->paths.entries, site->paths.n * sizeof *sorted);
	qsort(sorted, site->paths.n, sizeof *sorted, by_path);
	return sorted;
}

/* as `sha256sum -c` reads it */
static bool
put_sums(struct site *site)
{
	const struct table_entry *sorted = sorted_paths(site);
	struct buf text = {0};
	char hex[SHA256_HEX];
	bool fine;

	for (size_t i = 0; i < site->paths.n; i++)
		buf_printf(&text, "%s  %s\n", sha256_hex(&((const struct made *)sorted[i].value)->digest, hex), sorted[i].key);
	fine = put_own(site, SUMS, &text);
	buf_free(&text);
	return fine;
}

static struct manifest_file
manifest_entry(const char *path, const struct sha256 *digest, size_t bytes)
{
	struct manifest_file file = {.path = path, .bytes = bytes};

	sha256_hex(digest, file.sha256);
	return file;
}

static void
list_files(struct site *site, struct manifest *m)
{
	const struct site_options *o = site->options;
	const struct table_entry *sorted = sorted_paths(site);

	ARENA_ARRAY(&site->arena, m->inputs, o->ninputs + 1);
	for (; m->ninputs < o->ninputs; m->ninputs++)
		m->inputs[m->ninputs] = manifest_entry(o->inputs[m->ninputs].path, &o->inputs[m->ninputs].digest, 0);
	ARENA_ARRAY(&site->arena, m->outputs, site->paths.n + 1);
	for (; m->noutputs < site->paths.n; m->noutputs++) {
		const struct made *made = sorted[m->noutputs].value;

		m->outputs[m->noutputs] = manifest_entry(sorted[m->noutputs].key, &made->digest, made->size);
	}
}

static const char *const *
statements_of(struct arena *a, const struct scenario *s)
{
	const char **words;

	if (!s)
		return NULL;
	ARENA_ARRAY(a, words, s->n + 1);
	for (size_t i = 0; i < s->n; i++)
		words[i] = s->all[i].text;
	return words;
}

static bool
put_manifest(struct site *site)
{
	const struct analysis *an = site->analysis;
	const char *made[OUTPUTS + 1] = {NULL};
	struct manifest m = {.version = an->version, .audience = audience_name(an->audience), .edition = an->id, .made = made,
	                     .pack = site->options->part ? site->options->part->of : NULL};
	struct buf text = {0};
	char day[DATE_TEXT];
	size_t n = 0;
	bool fine;

	m.as_of = day_text(an->clock.day, day);
	m.scenario = statements_of(&site->arena, an->scenario);
	for (size_t i = 0; i < OUTPUTS; i++)
		if (an->outputs & 1U << i)
			made[n++] = output_name(i);
	list_files(site, &m);
	manifest_write(&text, &m);
	fine = put_own(site, MANIFEST, &text);
	buf_free(&text);
	return fine;
}

/* ---- tables ---- */

static bool
copy_slice(FILE *to, FILE *from, struct slice slice)
{
	char block[65536];

	if (slice.n && fseeko(from, slice.from, SEEK_SET) < 0)
		return false;
	while (slice.n > 0) {
		size_t want = slice.n < sizeof block ? slice.n : sizeof block;

		if (fread(block, 1, want, from) != want) {
			errno = EIO; /* what was written to it is no longer there */
			return false;
		}
		if (fwrite(block, 1, want, to) != want)
			return false;
		slice.n -= want;
	}
	return true;
}

/* the rows of all pages in their order, in a file that never is in memory as a whole */
static bool
gather_rows(struct site *site, size_t table, FILE *whole)
{
	struct buf header = {0};
	bool fine;

	csv_header(&header, table, site->analysis->scenario != NULL);
	fine = fwrite(header.s, 1, header.n, whole) == header.n;
	buf_free(&header);
	for (size_t i = 0; i < site->pages.n && fine; i++) {
		const struct page_result *r = &site->board->results[i];

		fine = copy_slice(whole, site->spools[r->worker], r->rows[table]);
	}
	return fine && fflush(whole) == 0;
}

/* puts a file that was gathered outside of memory; closes it */
static bool
put_gathered(struct site *site, const char *path, FILE *whole, bool fine)
{
	struct made *made = arena_take(&site->arena, sizeof *made);
	off_t size = fine ? ftello(whole) : -1;
	int error = 0;

	if ((fine = size >= 0)) {
		made->size = (size_t)size;
		rewind(whole);
		fine = sha256_of_file(whole, &made->digest);
	}
	if (!fine || (error = folder_put_file(&site->folder, path, whole, made->size, &made->changed)))
		note_unwritten(site, fine ? path : "", fine ? error : errno);
	if (whole)
		fclose(whole);
	return fine && !error && claim(site, path, made);
}

static bool
put_table(struct site *site, size_t table)
{
	FILE *whole = tmpfile();

	return put_gathered(site, csv_path(table), whole, whole && gather_rows(site, table, whole));
}

/* ---- paper ---- */

/* what a worker left, as a text to be freed; NULL with errno */
static char *
read_left(FILE *spool, struct slice slice)
{
	char *text = mem_grow(NULL, slice.n + 1);

	text[slice.n] = '\0';
	if (fseeko(spool, slice.from, SEEK_SET) == 0 && fread(text, 1, slice.n, spool) == slice.n)
		return text;
	errno = EIO;
	free(text);
	return NULL;
}

/* whether a page stands on the page for paper of a platform */
static bool
is_printed(const struct page *page, const struct card *platform)
{
	return page->kind->flags & PAGE_PRINTED && page->card->parent->parent == platform;
}

/* the page for paper of a platform: into each of its empty articles goes the part of one clause, in the order of pages */
static bool
gather_paper(struct site *site, size_t page, FILE *whole)
{
	const struct page_result *results = site->board->results;
	char *html = read_left(site->spools[results[page].worker], results[page].paper), *at = html, *end;
	bool fine = html != NULL;

	for (size_t i = 0; i < site->pages.n && fine; i++) {
		if (!is_printed(&site->pages.all[i], site->pages.all[page].card) || !*at || !(end = strstr(at + 1, "</article>")))
			continue; /* at is the end of the article before */
		fine = fwrite(at, 1, (size_t)(end - at), whole) == (size_t)(end - at) &&
		       copy_slice(whole, site->spools[results[i].worker], results[i].paper);
		at = end;
	}
	fine = fine && fputs(at, whole) >= 0 && fflush(whole) == 0;
	free(html);
	return fine;
}

static bool
put_paper(struct site *site)
{
	bool fine = true;

	for (size_t i = 0; i < site->pages.n && fine; i++)
		if (site->pages.all[i].kind->output == OUTPUT_PAPER) {
			FILE *whole = tmpfile();

			fine = put_gathered(site, site->pages.all[i].path, whole, whole && gather_paper(site, i, whole));
		}
	return fine;
}

static bool
put_assessment(struct site *site)
{
	FILE *whole = tmpfile();

	return put_gathered(site, ASSESSMENT, whole, whole && assessment_write(site->analysis, whole));
}

/* what it was compared with stays with it, so that the page about that can be checked and made again */
static bool
put_earlier(struct site *site)
{
	const struct earlier *e = site->options->earlier;
	const struct { const char *path; const struct source *text; } files[] = {
		{EARLIER MANIFEST, e ? e->manifest.source : NULL}, {EARLIER ASSESSMENT, e ? e->assessment_text : NULL},
	};
	bool fine = true;

	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		if (files[i].text) {
			struct buf bytes = {files[i].text->text, files[i].text->size, 0};

			fine = put_own(site, files[i].path, &bytes) && fine;
		}
	return fine;
}

static bool
put_tables(struct site *site)
{
	bool fine = true;

	for (size_t t = 0; t < CSV_TABLES && site->analysis->outputs & OUTPUT_CSV; t++)
		fine = fine && put_table(site, t);
	return fine;
}

/* ---- the links of all ---- */

static const char *
path_of_page(const void *ctx, size_t page)
{
	return ((const struct site *)ctx)->pages.all[page].path;
}

static bool
check_links(struct site *site)
{
	for (unsigned w = 0; w < WORKERS && site->spools[w]; w++) {
		errno = 0;
		if (fseeko(site->spools[w], site->board->links[w], SEEK_SET) < 0 || !links_load(&site->links, site->spools[w])) {
			diag_add(site->diags, RG9001, (struct place){0}, "cannot read a temporary file: %s",
			         strerror(errno ? errno : EIO));
			return false;
		}
	}
	links_check(&site->links, site->diags, &site->paths, path_of_page, site);
	return diag_count(site->diags, SEVERITY_ERROR) == 0;
}

static bool
put_calendar(struct site *site)
{
	struct arena a = {0};
	struct buf text = {0};
	const char *problem;
	bool fine;

	if (!(site->analysis->outputs & OUTPUT_FEEDS))
		return true;
	fine = calendar_write(&text, &a, site->analysis, &site->pages, render_words(site->options->renderer), &problem);
	if (!fine)
		diag_add(site->diags, RG9002, (struct place){0}, "%s", problem);
	fine = fine && put_own(site, CALENDAR, &text);
	buf_free(&text);
	arena_free(&a);
	return fine;
}

static bool
put_rest(struct site *site)
{
	const struct site_part *part = site->options->part;

	if (part)
		return part->put_own(part->ctx, put_own, site) && put_sums(site);
	return put_index(site) && put_tables(site) && put_paper(site) && put_assessment(site) && put_earlier(site) &&
	       put_calendar(site) &&
	       (!(site->analysis->outputs & OUTPUT_SEARCH) ||
	        search_make(site->analysis, render_words(site->options->renderer), put_own, site)) &&
	       hosting_files(&site->pages, site->links.base, SITEMAP_PART, put_own, site);
}

/* the links of a part lead to pages that are not in it as well */
static bool
make_all(struct site *site)
{
	pages_prepare(site->analysis);
	run_workers(site);
	if (!report_failures(site) || !all_done(site) || !claim_pages(site))
		return false;
	if (!put_assets(site) || !put_brand(site) || !put_rest(site) || !put_manifest(site))
		return report_failures(site) && false;
	return site->options->part || check_links(site);
}

static void
choose_pages(struct site *site)
{
	const struct site_part *part = site->options->part;
	size_t n = 0;

	pages_plan(&site->pages, &site->arena, site->analysis);
	for (size_t i = 0; i < site->pages.n; i++)
		if (!part || part->has(part->ctx, &site->pages.all[i]))
			site->pages.all[n++] = site->pages.all[i];
	site->pages.n = n;
}

/* A site and a part of one never replace each other: who mixes up their folders would lose the first. */
static bool
refuse_other(struct site *site)
{
	bool is_part = table_get(&site->folder.old, SUMS) != NULL;
	struct diag *d;

	if (!site->folder.old.n || is_part == (site->options->part != NULL))
		return true;
	d = diag_add(site->diags, RG9004, (struct place){0}, "%s contains %s", site->options->out,
	             is_part ? "an evidence pack" : "a site");
	diag_help(site->diags, d, "name another folder with -o");
	return false;
}

static void
count_result(struct site *site, struct site_result *result)
{
	for (size_t i = 0; i < site->pages.n; i++)
		result->pages += page_is_read(&site->pages.all[i]);
	result->files = site->paths.n;
	for (size_t i = 0; i < site->paths.n; i++)
		result->written += ((const struct made *)site->paths.entries[i].value)->changed;
}

static void
close_site(struct site *site)
{
	folder_close(&site->folder);
	links_free(&site->links);
	for (unsigned w = 0; w < WORKERS && site->spools[w]; w++)
		fclose(site->spools[w]);
	if (site->board)
		munmap(site->board, site->board_size);
	table_free(&site->paths);
	free(site->pages.all);
	arena_free(&site->arena);
}

bool
site_build(struct diags *ds, const struct analysis *an, const struct site_options *o, struct site_result *result)
{
	struct site site = {.diags = ds, .analysis = an, .options = o, .folder = {.fd = -1}};
	bool fine = false;

	*result = (struct site_result){0};
	site.links.base = page_base(&site.arena, an);
	if (folder_open(&site.folder, ds, an->model->schemas, o->out) && refuse_other(&site)) {
		choose_pages(&site);
		site.board_size = sizeof *site.board + site.pages.n * sizeof *site.board->results;
		site.board = mmap(NULL, site.board_size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
		if (site.board == MAP_FAILED)
			die("out of memory (%zu bytes requested)", site.board_size);
		fine = make_all(&site) && folder_commit(&site.folder, ds, &site.paths, &result->removed);
		count_result(&site, result);
	}
	close_site(&site);
	return fine;
}

/* the document with its site part as the page has it */
static void
dump(struct buf *xml, const struct analysis *an, struct arena *a, const struct page *page, struct node *document)
{
	const struct emitter units = page_units(an);
	struct node *part = take_site(document);
	xmlDocPtr doc = page_xml(an, document);
	struct buf report = {0};
	struct sha256 digest;

	if (page->xml) {
		serialise_report(&report, doc, NULL, &units);
		digest = sha256_of(report.s, report.n);
		cite(a, part, &digest);
		buf_free(&report);
	}
	page_add_site(an, doc, part);
	serialise_document(xml, doc, &units);
	xmlFreeDoc(doc);
}

bool
site_dump(struct diags *ds, const struct analysis *an, const char *name, struct buf *xml)
{
	struct arena a = {0};
	struct pages pages = {0};
	bool found = false;

	pages_plan(&pages, &a, an);
	for (size_t i = 0; i < pages.n && !found; i++) {
		const struct page *page = &pages.all[i];
		const char *problem, *unit = page->card ? arena_printf(&a, "%s:%s", page->card->kind, page->card->id) : "";
		struct node *document;

		if (strcmp(page->path, name) != 0 && (page->part > 0 || strcmp(unit, name) != 0))
			continue;
		found = true;
		if ((document = page_document(&a, an, page, &problem)))
			dump(xml, an, &a, page, document);
		else
			diag_add(ds, RG9002, (struct place){0}, "%s", problem);
	}
	free(pages.all);
	arena_free(&a);
	return found;
}
