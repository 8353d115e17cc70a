/* regc import warc: the captures of a document from a file that a web crawler wrote. Its pages become dated files of the
 * project, as 'import dir' takes them. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../base/file.h"
#include "../prose/warc.h"
#include "import.h"

enum { ADDRESSES_LISTED = 12, TIME_FROM = 11 };

struct crawl {
	struct import *im;
	const char *wanted;      /* the address whose pages are taken */
	const char *folder;      /* where they go, in the project */
	struct table addresses;  /* those of pages → how many */
	struct dated_file *files;
	size_t n, cap;
};

/* an address apart from what does not name another page: how it is fetched, a fragment, a '/' at its end; in a */
static const char *
core_of(struct arena *a, const char *url)
{
	const char *from = strstr(url, "://");
	size_t n;

	from = from ? from + 3 : url;
	n = strcspn(from, "#");
	while (n && from[n - 1] == '/')
		n--;
	return arena_copy(a, from, n);
}

static bool
is_wanted(void *ctx, const char *url)
{
	struct crawl *c = ctx;
	struct arena a = {0};
	bool wanted = !c->wanted || strcmp(core_of(&a, url), core_of(&a, c->wanted)) == 0;

	arena_free(&a);
	return wanted;
}

/* ---- which pages there are ---- */

static bool
note_address(void *ctx, const struct warc_page *page)
{
	struct crawl *c = ctx;
	struct arena *a = &c->im->c->arena;
	size_t *n = table_get(&c->addresses, core_of(a, page->url));

	if (!n) {
		n = arena_take(a, sizeof *n);
		*table_put(&c->addresses, core_of(a, page->url)) = n;
	}
	++*n;
	return true;
}

/* ---- one page ---- */

static bool
cannot_unpack(struct crawl *c, const struct warc_page *page)
{
	struct diags *ds = c->im->recording.diags;

	diag_help(ds, diag_add(ds, RG9001, (struct place){0}, "the page fetched at %s is compressed with '%s', which regc cannot undo", page->at, page->packed),
	          "save the page as a file named after its day, and use 'regc import dir'");
	return false;
}

/* A file of the name with these bytes is that of an earlier import. Any other stays, with a finding. */
static bool
keep_file(struct crawl *c, const char *path, const struct warc_page *page)
{
	const struct recording *r = &c->im->recording;
	const char *disk = arena_printf(&c->im->c->arena, "%s/%s", r->project, path);
	size_t n;
	char *bytes = file_load(disk, page->n, &n);
	bool same = bytes && n == page->n && memcmp(bytes, page->bytes, n) == 0, absent = !bytes && file_is_absent(errno);

	free(bytes);
	if (same)
		return true;
	if (absent)
		return record_file(r, path, page->bytes, page->n);
	diag_help(r->diags, diag_add(r->diags, RG9003, (struct place){0}, "cannot write %s: a file with another text is there", path),
	          "move that file, or give the document another id with '--as'");
	return false;
}

/* named after the moment: "2025-01-10-093000.html" */
static const char *
file_name(struct arena *a, const struct warc_page *page)
{
	const char *time = page->at + TIME_FROM;

	return arena_printf(a, "%.*s-%.2s%.2s%.2s%s", DAY_LENGTH, page->at, time, time + 3, time + 6, page->ending);
}

static bool
take_page(void *ctx, const struct warc_page *page)
{
	struct crawl *c = ctx;
	struct arena *a = &c->im->c->arena;
	const char *name = file_name(a, page);
	struct dated_file f = {.name = name, .at = arena_string(a, page->at), .url = arena_string(a, page->url)};

	if (!page->bytes)
		return cannot_unpack(c, page);
	if (!keep_file(c, arena_printf(a, "%s/%s", c->folder, name), page))
		return false;
	if (ends_with(name, ".pdf")) {
		f.pdf = name;
		f.name = arena_printf(a, "%s.txt", name);
	}
	c->files = mem_room(c->files, c->n, &c->cap, sizeof *c->files);
	c->files[c->n++] = f;
	return true;
}

/* ---- the file ---- */

static bool
read_file(struct crawl *c, bool (*take)(void *ctx, const struct warc_page *page))
{
	const char *path = c->im->options->arguments[1], *problem;
	struct diags *ds = c->im->recording.diags;
	bool fine = warc_read(&c->im->c->arena, path, is_wanted, take, c, &problem);

	if (!fine && *problem)
		diag_help(ds, diag_add(ds, RG9001, (struct place){0}, "cannot read %s: %s", path, problem),
		          "name a whole WARC file, as it is or compressed with gzip");
	return fine;
}

static void
many_addresses(struct crawl *c)
{
	struct diags *ds = c->im->recording.diags;
	struct diag *d = diag_add(ds, RG9010, (struct place){0}, "%s contains the pages of %zu addresses", c->im->options->arguments[1], c->addresses.n);

	for (size_t i = 0; i < c->addresses.n && i < ADDRESSES_LISTED; i++)
		diag_note(ds, d, (struct place){0}, "%s: %zu", c->addresses.entries[i].key, *(const size_t *)c->addresses.entries[i].value);
	if (c->addresses.n > ADDRESSES_LISTED)
		diag_note(ds, d, (struct place){0}, "and %zu more", c->addresses.n - ADDRESSES_LISTED);
	diag_help(ds, d, "name that of the document with '--url'");
}

/* the one address that is meant; false with a finding where there is none, or which one cannot be told */
static bool
find_address(struct crawl *c)
{
	struct diags *ds = c->im->recording.diags;
	const char *asked = c->im->options->values[OPTION_URL];

	if (!read_file(c, note_address))
		return false;
	if (c->addresses.n > 1) {
		many_addresses(c);
		return false;
	}
	if (c->addresses.n == 0)
		diag_help(ds, diag_add(ds, RG5007, (struct place){0}, "%s contains no page%s%s", c->im->options->arguments[1], asked ? " of " : "", asked ? asked : ""),
		          asked ? "leave '--url' out to see what it contains" : "a page is HTML, Markdown, text or PDF that was sent with status 200");
	else
		c->wanted = c->addresses.entries[0].key;
	return c->addresses.n == 1;
}

static int
by_moment(const void *a, const void *b)
{
	return strcmp(((const struct dated_file *)a)->name, ((const struct dated_file *)b)->name);
}

/* a page that a crawl has twice at one moment is one capture */
static void
drop_repeated(struct crawl *c)
{
	size_t kept = 0;

	qsort(c->files, c->n, sizeof *c->files, by_moment);
	for (size_t i = 0; i < c->n; i++)
		if (!kept || strcmp(c->files[kept - 1].name, c->files[i].name) != 0)
			c->files[kept++] = c->files[i];
	c->n = kept;
}

void
import_warc(struct import *im)
{
	struct crawl c = {.im = im, .wanted = im->options->values[OPTION_URL]};
	const char *as = im->options->values[OPTION_AS];

	c.folder = arena_printf(&im->c->arena, "captures/%s", as);
	if (find_address(&c) && read_file(&c, take_page)) {
		drop_repeated(&c);
		import_files(im, c.folder, c.files, c.n);
	}
	table_free(&c.addresses);
	free(c.files);
}
