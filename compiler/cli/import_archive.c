/* regc import ota and law: the captures of documents from an Open Terms Archive, and of a law from an archive of law in git. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "../base/file.h"
#include "../model/link.h"
#include "import.h"
#include "remember.h"

/* ---- what is there already ---- */

static void
note_service(struct import *im, const char *service, const char *platform)
{
	if (!table_get(&im->services, service))
		*table_put(&im->services, service) = (void *)platform;
	if (!table_get(&im->platforms, platform))
		*table_put(&im->platforms, platform) = (void *)service;
}

/* finds the documents and platforms that have captures from the archive, by path and by service */
static void
note_documents(struct import *im)
{
	struct kind documents = cards_of(&im->c->model, im->kind);

	for (size_t i = 0; i < documents.n; i++) {
		const struct node *captures = node_get(documents.cards[i]->facts, "captures");

		for (const struct node *n = captures ? captures->first : NULL; n; n = n->next) {
			const char *path = node_text(n, "path"), *service;

			if (!path || !im->id || !node_is(n, "archive", im->id))
				continue;
			if (!table_get(&im->documents, path))
				*table_put(&im->documents, path) = documents.cards[i];
			service = arena_copy(&im->c->arena, path, strcspn(path, "/"));
			if (documents.cards[i]->parent)
				note_service(im, service, documents.cards[i]->parent->id);
		}
	}
}

/* by day, and within a day in the order of the history. Histories are nearly sorted, so this is fast. */
static void
sort_by_day(struct copy *copies, size_t *from, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct copy c = copies[i];
		size_t origin = from[i], j = i;

		for (; j && strcmp(copies[j - 1].on, c.on) > 0; j--) {
			copies[j] = copies[j - 1];
			from[j] = from[j - 1];
		}
		copies[j] = c;
		from[j] = origin;
	}
}

/* ---- one document of an archive ---- */

static void
copy_of(struct import *im, struct arena *a, struct copy *c, const struct archive_record *record)
{
	time_t t = (time_t)record->time;
	struct tm tm;
	char text[32] = "";

	if (!gmtime_r(&t, &tm) || !strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &tm))
		die("a commit has no time");
	*c = (struct copy){.at = arena_string(a, text), .on = arena_copy(a, text, DAY_LENGTH), .archive = im->id,
	                   .path = record->path, .commit = record->commit};
	c->id = arena_printf(a, "%s-%.8s", c->on, record->commit);
}

/* the day that the front matter of a law in Markdown gives as its last change; NULL where there is none */
static const char *
last_updated(struct arena *a, const char *bytes)
{
	static const char key[] = "last_updated:";
	const char *end = starts_with(bytes, "---\n") ? strstr(bytes + 4, "\n---") : NULL;
	int32_t ignored;

	for (const char *line = bytes; end && line < end; line = strchr(line, '\n') + 1)
		if (starts_with(line, key)) {
			const char *from = line + sizeof key - 1 + strspn(line + sizeof key - 1, " '\""), *day = arena_copy(a, from, strspn(from, "0123456789-"));

			return day_parse(day, &ignored) ? day : NULL;
		}
	return NULL;
}

/* The version of a law: as its text says, else the day by the author's clock. It names the capture too. */
static void
add_version(struct arena *a, struct copy *c, const struct archive_record *record, const char *bytes)
{
	time_t t = (time_t)record->authored;
	struct tm tm;
	char text[32];

	if (!(c->version = last_updated(a, bytes)) && gmtime_r(&t, &tm) && strftime(text, sizeof text, "%Y-%m-%d", &tm))
		c->version = arena_string(a, text);
	if (c->version)
		c->id = arena_printf(a, "%s-%.8s", c->version, record->commit);
}

static bool
read_record(struct import *im, struct arena *a, const struct archive_record *record, const char **bytes, size_t *n)
{
	if (archive_bytes(im->archive, a, record, bytes, n) == ARCHIVE_OK)
		return true;
	diag_help(im->recording.diags, diag_add(im->recording.diags, RG5020, (struct place){0}, "the archive does not contain '%s' of commit %.12s", record->path, record->commit),
	          "make a full clone");
	return false;
}

static bool
add_digest(struct import *im, struct arena *a, struct copy *c, const struct archive_record *record, struct marking *m, size_t i)
{
	struct arena own = {0};
	const char *bytes;
	size_t n;
	char hex[SHA256_HEX];
	bool fine = read_record(im, &own, record, &bytes, &n);

	if (fine) {
		struct sha256 d = sha256_of(bytes, n);

		c->sha256 = arena_string(a, sha256_hex(&d, hex));
		mark_look(m, i, c, bytes, n);
		if (import_is_law(im))
			add_version(a, c, record, bytes);
	}
	arena_free(&own);
	return fine;
}

/* the last whole capture from the archive that the document lists up to a day, or NULL */
static const struct node *
listed_before(const struct import *im, const struct card *document, const char *day)
{
	const struct node *captures = document ? node_get(document->facts, "captures") : NULL, *last = NULL;

	for (const struct node *c = captures ? captures->first : NULL; c; c = c->next)
		if (node_is(c, "text", "whole") && node_is(c, "archive", im->id) && node_text(c, "commit") && strcmp(node_text(c, "on"), day) <= 0)
			last = c;
	return last;
}

/* Looks at the listed capture before the first new one, so that this has a neighbour. One that this clone does not have is
 * a matter of the lock, which says so at its place. */
static void
look_before(struct import *im, const struct card *document, const char *day, struct marking *m)
{
	const struct node *listed = listed_before(im, document, day);
	const char *path = listed ? node_text(listed, "path") : NULL, *bytes;
	struct arena a = {0};
	size_t n;

	if (path && archive_file(im->archive, &a, node_text(listed, "commit"), path, &bytes, &n, NULL) == ARCHIVE_OK)
		mark_look_before(m, listed, path, bytes, n);
	arena_free(&a);
}

/* the name of the service, and of the terms */
static void
split_path(struct arena *a, const char *path, const char **service, const char **terms)
{
	const char *slash = strchr(path, '/'), *name = slash ? slash + 1 : path;
	size_t n = strlen(name);

	*service = slash ? arena_copy(a, path, (size_t)(slash - path)) : NULL;
	*terms = arena_copy(a, name, ends_with(name, ".md") && n > 3 ? n - 3 : n);
}

/* whether an id is that of a document created now, or of one for another path of the archive */
static bool
is_taken(const struct import *im, const char *id)
{
	const struct card *card = card_find(&im->c->model, "document", id);

	for (size_t i = 0; card && i < im->documents.n; i++)
		if (im->documents.entries[i].value == card)
			return true;
	return table_get(&im->taken, id) != NULL;
}

/* Another service of the archive has another platform, however alike their names; the same name elsewhere is the same platform. */
static const char *
new_platform(struct import *im, const char *service)
{
	/* NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker): without a service '--as' is asked for */
	const char *base = import_id(&im->c->arena, service, strlen(service)), *id = base;

	for (unsigned i = 2; table_get(&im->platforms, id); i++)
		id = arena_printf(&im->c->arena, "%.60s-%u", base, i);
	note_service(im, arena_string(&im->c->arena, service), id);
	return id;
}

/* ids made from the names, if '--as' gives none */
static void
name_target(struct import *im, struct arena *a, struct target *t, const char *service, const char *terms)
{
	char *base = import_id(a, terms, strlen(terms)), *full;

	if (!(t->platform = table_get(&im->services, service)))
		t->platform = new_platform(im, service);
	t->document = base;
	for (unsigned i = 2; is_taken(im, arena_printf(a, "%s/%s", t->platform, t->document)); i++)
		t->document = arena_printf(a, "%.60s-%u", base, i);
	full = arena_printf(&im->c->arena, "%s/%s", t->platform, t->document);
	*table_put(&im->taken, full) = im;
	t->card = card_find(&im->c->model, "document", full);
}

static void
find_target(struct import *im, struct arena *a, struct target *t, const char *path, const char *service, const char *terms)
{
	*t = (struct target){.title = service ? arena_printf(a, "%s %s", service, terms) : terms, .type = terms,
	                     .source_title = arena_printf(a, "Open Terms Archive, %s, %s", im->id, path), .source_url = im->url};
	if (im->options->values[OPTION_AS])
		import_asked(im, a, t);
	else if (!(t->card = table_get(&im->documents, path)))
		name_target(im, a, t, service, terms);
}

static void
show(struct import *im, size_t more)
{
	if ((im->captures + more) % 64 == 0)
		progress_show(im->options, &im->progress, im->paths, im->captures + more, progress_clock() - im->began);
}

static void
import_path(struct import *im, const struct archive_record *records, size_t n)
{
	struct arena a = {0};
	struct target t;
	const char *service, *terms;
	struct copy *copies;
	struct marking marking;
	size_t *from, kept;
	bool fine = true;

	split_path(&a, records[0].path, &service, &terms);
	if (import_is_law(im))
		t = (struct target){.card = link_resolve(&im->c->model, "regulation", im->options->values[OPTION_AS], NULL)};
	else
		find_target(im, &a, &t, records[0].path, service, terms);
	ARENA_ARRAY(&a, copies, n);
	ARENA_ARRAY(&a, from, n);
	for (size_t i = 0; i < n; i++)
		copy_of(im, &a, &copies[i], &records[i]);
	kept = import_keep_new(im, &a, t.card, copies, n);
	for (size_t i = 0, k = 0; k < kept; i++)
		if (copies[k].commit == records[i].commit)
			from[k++] = i;
	sort_by_day(copies, from, kept);
	mark_begin(&marking, &a, kept);
	if (kept)
		look_before(im, t.card, copies[0].on, &marking);
	for (size_t i = 0; i < kept && fine; i++) {
		show(im, i);
		fine = add_digest(im, &a, &copies[i], &records[from[i]], &marking, i);
	}
	mark_end(&marking, copies, fine ? kept : 0, im->unusable);
	im->paths++;
	im->captures += n;
	if (fine)
		import_record(im, &t, service || t.card ? service : import_name(&a, t.platform), copies, kept);
	arena_free(&a);
}

static void
list_path(struct import *im, const struct archive_record *records, size_t n)
{
	struct arena a = {0};
	struct copy *copies;
	size_t before = im->there, kept;
	const char *first, *last;

	ARENA_ARRAY(&a, copies, n);
	for (size_t i = 0; i < n; i++)
		copy_of(im, &a, &copies[i], &records[i]);
	first = copies[0].on;
	last = copies[n - 1].on;
	kept = import_keep_new(im, &a, table_get(&im->documents, records[0].path), copies, n);
	if (!im->listing.n)
		buf_puts(&im->listing, "captures  first       last        in project   new  path\n");
	buf_printf(&im->listing, "%8zu  %s  %s  %10zu  %4zu  %s\n", n, first, last, im->there - before, kept, records[0].path);
	arena_free(&a);
}

/* ---- an archive ---- */

static void
say_walked(void *ctx, size_t commits)
{
	const struct import *im = ctx;

	progress_count(im->options, "reading commits:", commits);
}

/* such as "Service/Terms Type.md"; an archive holds other files too */
static bool
is_terms(const char *path)
{
	const char *slash = strchr(path, '/');

	return slash && slash > path && !strchr(slash + 1, '/') && ends_with(path, ".md") && utf8_check(path, strlen(path)) == strlen(path);
}

static void
each_path(struct import *im, const struct archive_records *records, bool all, void (*take)(struct import *, const struct archive_record *, size_t))
{
	for (size_t i = 0, n; i < records->n; i += n) {
		for (n = 1; i + n < records->n && strcmp(records->all[i + n].path, records->all[i].path) == 0;)
			n++;
		if (!all || (import_is_law(im) ? ends_with(records->all[i].path, ".md") : is_terms(records->all[i].path)))
			take(im, records->all + i, n);
	}
}

static void
count_path(struct import *im, const struct archive_record *records, size_t n)
{
	(void)records;
	im->progress.n++;
	im->progress.nparts += n;
}

static const char *
record_path(const void *ctx, size_t i)
{
	const struct archive_records *records = ctx;

	return i < records->n ? records->all[i].path : NULL;
}

static bool
walk(struct import *im, const char *path, const char *after, struct archive_records *records)
{
	const char *problem;
	bool fine;

	im->walk = (struct archive_walk){.path = path, .after = after, .progress = say_walked, .ctx = im};
	fine = archive_history(im->archive, &im->c->arena, &im->walk, records, &problem);

	progress_done(im->options);
	if (!fine)
		diag_help(im->recording.diags, diag_add(im->recording.diags, RG5020, (struct place){0}, "cannot read the archive: %s", problem), "make a full clone");
	return fine;
}

static void
no_such_path(struct import *im, const char *path)
{
	struct archive_records records = {0};
	struct diag *d = diag_add(im->recording.diags, RG5007, (struct place){0}, "'%s' does not exist in the archive", path);
	const char *near = walk(im, NULL, NULL, &records) ? nearest_word(path, record_path, &records) : NULL;

	diag_help(im->recording.diags, d, near ? "did you mean '%s'?" : "use '--list' to see what it contains%.0s", near ? near : "");
}

/* whether the project has everything of the archive afterwards */
static bool
reads_all(const struct import *im)
{
	return im->options->values[OPTION_ALL] && !im->options->values[OPTION_SINCE];
}

static bool
reads_on(const struct import *im)
{
	return reads_all(im) && !im->options->values[OPTION_AGAIN];
}

static void
import_records(struct import *im)
{
	const char *path = im->options->arguments[2];
	bool list = im->options->values[OPTION_LIST] != NULL;
	struct archive_records records;

	if (!walk(im, path, reads_on(im) ? im->read_to : NULL, &records))
		return;
	im->progress = (struct progress){.doing = "importing", .things = "documents", .parts = "captures"};
	im->began = progress_clock();
	each_path(im, &records, !path, count_path);
	if (path && !records.n)
		no_such_path(im, path);
	else
		each_path(im, &records, !path, list ? list_path : import_path);
	progress_done(im->options);
	if (reads_all(im) && *im->walk.head && !text_is(im->read_to, im->walk.head) && diag_count(im->recording.diags, SEVERITY_ERROR) == 0)
		record_read_to(&im->recording, im->c, im->id, im->walk.head);
}

/* what a path leads to; false where that is nothing, or with a finding where it cannot be told */
static bool
look_at(const struct import *im, const char *path, struct stat *st)
{
	if (stat(path, st) == 0)
		return true;
	return !file_is_absent(errno) && import_cannot_read(im, path, errno);
}

/* whether two paths are one folder */
static bool
same_folder(const struct import *im, const char *a, const char *b)
{
	struct stat x, y;

	return a && look_at(im, a, &x) && look_at(im, b, &y) && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* the archive of the project that the argument names: by id, by the folder of its clone, or by that folder's name */
static const struct holding *
find_holding(const struct import *im, const char *given, const char *id)
{
	for (size_t i = 0; i < im->holdings.n; i++) {
		const struct holding *h = &im->holdings.all[i];

		if (strcmp(h->card->name, given) == 0 || strcmp(h->card->name, id) == 0 || same_folder(im, h->path, given))
			return h;
	}
	return NULL;
}

static bool
open_clone(struct import *im, const char *folder)
{
	const char *problem;
	struct stat st;

	if (stat(folder, &st) < 0)
		diag_help(im->recording.diags, diag_add(im->recording.diags, RG9001, (struct place){0}, "cannot read %s: %s", folder, strerror(errno)),
		          "name the folder of a clone, or the id of an archive that has one ('--archive ID=PATH')");
	else if (!(im->own = archive_open(&im->c->arena, folder, &problem)))
		diag_help(im->recording.diags, diag_add(im->recording.diags, RG5020, (struct place){0}, "cannot read %s: %s", folder, problem),
		          "name a clone of the archive, bare or not");
	return (im->archive = im->own) != NULL;
}

/* ---- its licence ---- */

/* licences of databases, by words of their texts; each of these allows every part to be shown, with attribution */
static const struct { const char *words, *licence; } licences[] = {
	{"Open Data Commons Attribution License", "ODC-BY-1.0"},
	{"ODC-BY 1.0", "ODC-BY-1.0"},
	{"Open Database License", "ODbL-1.0"},
	{"CC0 1.0 Universal", "CC0-1.0"},
};

/* what the archive itself says, in its newest commit; NULL where that is none of these */
static const char *
licence_of(struct import *im)
{
	static const char *const files[] = {"LICENSE", "LICENSE.md", "LICENSE.txt", "README.md"};
	struct arena a = {0};
	const char *text, *found = NULL;
	size_t n;

	for (size_t f = 0; !found && f < sizeof files / sizeof *files; f++)
		if (archive_newest(im->archive, &a, files[f], &text, &n) == ARCHIVE_OK)
			for (size_t i = 0; !found && i < sizeof licences / sizeof *licences; i++)
				found = strstr(text, licences[i].words) ? licences[i].licence : NULL;
	arena_free(&a);
	return found;
}

/* an archive that is new to the project */
static bool
declare(struct import *im, const char *folder)
{
	struct source *regc_yaml = cards_of(&im->c->model, "project").cards[0]->source;
	const char *url = im->options->values[OPTION_URL], *own;

	im->url = url;
	if (im->options->values[OPTION_LIST])
		return true;
	if (!url) {
		diag_help(im->recording.diags, diag_add(im->recording.diags, RG9010, (struct place){0}, "the project does not declare the archive '%s' yet", im->id),
		          "give its public address with '--url'; '--archive-id' gives it another id");
		return false;
	}
	own = import_inside(im, folder);
	if (!own && errno != EXDEV)
		return import_cannot_read(im, folder, errno);
	return record_archive(&im->recording, regc_yaml, &(struct new_archive){im->id, url, own, import_is_law(im), licence_of(im)});
}

/* the last part of a path, without the ending that bare clones have */
static const char *
folder_id(struct arena *a, const char *path)
{
	size_t n = strlen(path), from;

	while (n && path[n - 1] == '/')
		n--;
	for (from = n; from && path[from - 1] != '/';)
		from--;
	if (n - from > 4 && strncmp(path + n - 4, ".git", 4) == 0)
		n -= 4;
	return import_id(a, path + from, n - from);
}

static bool
open_archive(struct import *im, const char *given)
{
	const char *asked = im->options->values[OPTION_ARCHIVE_ID], *id = asked ? asked : folder_id(&im->c->arena, given);
	const struct holding *h = find_holding(im, given, id);

	if (diag_count(im->recording.diags, SEVERITY_ERROR))
		return false;
	im->id = h ? h->card->name : id;
	im->url = h ? node_text(h->card->facts, "url") : NULL;
	im->read_to = h ? node_text(h->card->facts, "read-to") : NULL;
	im->archive = h ? h->archive : NULL;
	if (h && !im->archive && strcmp(h->card->name, given) == 0) {
		diag_help(im->recording.diags, diag_add(im->recording.diags, RG9001, (struct place){0}, "no clone of the archive '%s' is available", given), "give one with '--archive %s=PATH'", given);
		return false;
	}
	return (im->archive || open_clone(im, given)) && (h || declare(im, given));
}

/* what was read is named by its path, or by its id and the path given for that */
static void
remember_import(struct import *im)
{
	const char *given = im->options->arguments[1];

	if (!im->options->values[OPTION_REMEMBER] || im->c->diags.n)
		return;
	for (size_t i = 0; i < im->holdings.n; i++)
		if (strcmp(im->holdings.all[i].card->name, given) == 0)
			given = im->holdings.all[i].path;
	remember_archive(im->options, im->c, im->recording.project, im->id, given);
}

void
import_archive(struct import *im)
{
	struct compile_options co = author_options(im->options);

	holdings_open(&im->holdings, &im->c->model, &im->c->diags, im->recording.project, co.archives, &im->c->local);
	if (!im->c->diags.n && open_archive(im, im->options->arguments[1])) {
		note_documents(im);
		import_records(im);
		remember_import(im);
	}
	if (im->own)
		archive_close(im->own);
	holdings_close(&im->holdings);
}

/* a law has facts and obligations, which no archive gives: it is there before its captures are */
void
import_law(struct import *im)
{
	const char *as = im->options->values[OPTION_AS];

	if (as && !link_resolve(&im->c->model, "regulation", as, NULL))
		diag_help(im->recording.diags, diag_add(im->recording.diags, RG3001, (struct place){0}, "unknown regulation '%s'", as),
		          "describe the law first; 'regc new regulation %s' prints a file to fill in", as);
	else
		import_archive(im);
}

