/* regc import: adds captures to documents, from an Open Terms Archive or a folder of dated files, and to regulations, from
 * an archive of law. What the project already has is left as it is, so a second run adds nothing. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "../base/file.h"
#include "../base/report.h"
#include "../evidence/capture.h"
#include "../model/link.h"
#include "commands.h"
#include "marking.h"
#include "progress.h"
#include "record.h"

enum { ID_MOST = 64, DAY_LENGTH = 10, FILE_MOST = 16 * 1024 * 1024 };

struct import {
	struct options *options;
	struct compilation *c;
	struct recording recording;
	struct holdings holdings;
	const char *kind;          /* "document", or "regulation" from an archive of law */
	const char *id;            /* of the archive, in the project */
	const char *url;
	struct archive *archive;
	struct archive *own;       /* the same, if it is to be closed here */
	struct table documents;    /* path in the archive → the card of a document or regulation with a capture from it */
	struct table services;     /* service → id of its platform */
	struct table taken;        /* ids of documents and platforms created in this run */
	struct buf listing;
	size_t added, there, extended, made, platforms;
	size_t unusable[UNUSABLE_REASONS]; /* of those added */
};

static bool
is_law(const struct import *im)
{
	return strcmp(im->kind, "regulation") == 0;
}

/* ---- ids ---- */

static bool
is_id(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!(s[i] >= 'a' && s[i] <= 'z') && !(s[i] >= '0' && s[i] <= '9') && (s[i] != '-' || !i || s[i - 1] == '-'))
			return false;
	return n && n <= ID_MOST && s[n - 1] != '-';
}

/* an id made from a name: letters and digits in words joined by '-' */
static char *
id_of(struct arena *a, const char *name, size_t n)
{
	char *id = arena_take(a, n + 5);
	size_t used = 0;

	for (size_t i = 0; i < n && used < ID_MOST; i++) {
		char c = name[i] >= 'A' && name[i] <= 'Z' ? (char)(name[i] + 'a' - 'A') : name[i];

		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			id[used++] = c;
		else if (used && id[used - 1] != '-')
			id[used++] = '-';
	}
	while (used && id[used - 1] == '-')
		used--;
	id[used] = '\0';
	return used ? id : strcpy(id, "name");
}

/* a name made from an id, to be corrected by hand */
static const char *
name_of(struct arena *a, const char *id)
{
	char *name = arena_string(a, id);

	for (char *p = name; *p; p++)
		if (*p == '-')
			*p = ' ';
	if (*name >= 'a' && *name <= 'z')
		*name = (char)(*name - 'a' + 'A');
	return name;
}

/* ---- what is there already ---- */

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
			if (documents.cards[i]->parent && !table_get(&im->services, service))
				*table_put(&im->services, service) = (void *)documents.cards[i]->parent->id;
		}
	}
}

/* a capture that a document lists */
struct listed {
	const char *id, *commit, *path;
};

static size_t
listed_of(struct arena *a, const struct card *document, struct listed **all)
{
	const struct node *captures = document ? node_get(document->facts, "captures") : NULL;
	size_t n = 0;

	ARENA_ARRAY(a, *all, node_count(captures) + 1);
	for (const struct node *c = captures ? captures->first : NULL; c; c = c->next)
		(*all)[n++] = (struct listed){node_text(c, "capture"), node_text(c, "commit"), node_text(c, "path")};
	return n;
}

static bool
is_listed(const struct listed *all, size_t n, const struct copy *c)
{
	for (size_t i = 0; i < n; i++)
		if (c->commit ? (all[i].commit && starts_with(c->commit, all[i].commit)) || text_is(all[i].id, c->id)
		              : text_is(all[i].path, c->path))
			return true;
	return false;
}

static bool
is_wanted(const struct import *im, const struct copy *c)
{
	const char *since = im->options->values[OPTION_SINCE];

	return !since || strcmp(c->on, since) >= 0;
}

/* keeps the copies that are wanted and new, in their order; gives their number */
static size_t
keep_new(struct import *im, struct arena *a, const struct card *document, struct copy *copies, size_t n)
{
	struct listed *all;
	size_t listed = listed_of(a, document, &all), kept = 0;

	for (size_t i = 0; i < n; i++)
		if (is_listed(all, listed, &copies[i]))
			im->there++;
		else if (is_wanted(im, &copies[i]))
			copies[kept++] = copies[i];
	return kept;
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

/* ---- writing ---- */

static bool
record(struct import *im, struct target *t, const char *service, const struct copy *copies, size_t n)
{
	const char *platform = t->card ? NULL : t->platform;

	if (!n)
		return true;
	if (platform && !card_find(&im->c->model, "platform", platform) && !table_get(&im->taken, platform)) {
		if (!record_platform(&im->recording, platform, service))
			return false;
		*table_put(&im->taken, arena_string(&im->c->arena, platform)) = im;
		im->platforms++;
	}
	if (!record_captures(&im->recording, t, copies, n))
		return false;
	im->added += n;
	*(t->card ? &im->extended : &im->made) += 1;
	return true;
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
		if (is_law(im))
			add_version(a, c, record, bytes);
	}
	arena_free(&own);
	return fine;
}

/* Looks at the listed capture that comes before the first new one, so that this has a neighbour. */
static bool
look_before(struct import *im, const struct card *document, const struct archive_record *records, size_t first, struct marking *m)
{
	const struct node *captures = document ? node_get(document->facts, "captures") : NULL, *listed = NULL;
	struct arena a = {0};
	const char *bytes;
	size_t n;
	bool fine = true;

	while (first-- && !listed)
		for (const struct node *c = captures ? captures->first : NULL; c; c = c->next)
			if (node_is(c, "text", "whole") && node_text(c, "commit") && starts_with(records[first].commit, node_text(c, "commit")))
				listed = c;
	if (listed && (fine = read_record(im, &a, &records[first + 1], &bytes, &n)))
		mark_look_before(m, listed, records[first + 1].path, bytes, n);
	arena_free(&a);
	return fine;
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

/* ids made from the names, if '--as' gives none */
static void
name_target(struct import *im, struct arena *a, struct target *t, const char *service, const char *terms)
{
	char *base = id_of(a, terms, strlen(terms)), *full;

	t->platform = table_get(&im->services, service);
	if (!t->platform) /* NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker): without a service '--as' is asked for */
		t->platform = id_of(a, service, strlen(service));
	t->document = base;
	for (unsigned i = 2; is_taken(im, arena_printf(a, "%s/%s", t->platform, t->document)); i++)
		t->document = arena_printf(a, "%.60s-%u", base, i);
	full = arena_printf(&im->c->arena, "%s/%s", t->platform, t->document);
	*table_put(&im->taken, full) = im;
	t->card = card_find(&im->c->model, "document", full);
}

/* PLATFORM/DOCUMENT of '--as' */
static void
asked_target(const struct import *im, struct arena *a, struct target *t)
{
	const char *as = im->options->values[OPTION_AS], *slash = strchr(as, '/');

	t->platform = arena_copy(a, as, (size_t)(slash - as));
	t->document = slash + 1;
	t->card = link_resolve(&im->c->model, "document", as, NULL);
}

static void
find_target(struct import *im, struct arena *a, struct target *t, const char *path, const char *service, const char *terms)
{
	*t = (struct target){.title = service ? arena_printf(a, "%s %s", service, terms) : terms, .type = terms,
	                     .source_title = arena_printf(a, "Open Terms Archive, %s, %s", im->id, path), .source_url = im->url};
	if (im->options->values[OPTION_AS])
		asked_target(im, a, t);
	else if (!(t->card = table_get(&im->documents, path)))
		name_target(im, a, t, service, terms);
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
	if (is_law(im))
		t = (struct target){.card = link_resolve(&im->c->model, "regulation", im->options->values[OPTION_AS], NULL)};
	else
		find_target(im, &a, &t, records[0].path, service, terms);
	ARENA_ARRAY(&a, copies, n);
	ARENA_ARRAY(&a, from, n);
	for (size_t i = 0; i < n; i++)
		copy_of(im, &a, &copies[i], &records[i]);
	kept = keep_new(im, &a, t.card, copies, n);
	for (size_t i = 0, k = 0; k < kept; i++)
		if (copies[k].commit == records[i].commit)
			from[k++] = i;
	sort_by_day(copies, from, kept);
	mark_begin(&marking, &a, kept);
	if (kept)
		fine = look_before(im, t.card, records, from[0], &marking);
	for (size_t i = 0; i < kept && fine; i++) {
		progress_count(im->options, "reading captures:", im->added + i);
		fine = add_digest(im, &a, &copies[i], &records[from[i]], &marking, i);
	}
	mark_end(&marking, copies, fine ? kept : 0, im->unusable);
	if (fine)
		record(im, &t, service || t.card ? service : name_of(&a, t.platform), copies, kept);
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
	kept = keep_new(im, &a, table_get(&im->documents, records[0].path), copies, n);
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
		if (!all || (is_law(im) ? ends_with(records->all[i].path, ".md") : is_terms(records->all[i].path)))
			take(im, records->all + i, n);
	}
}

static const char *
record_path(const void *ctx, size_t i)
{
	const struct archive_records *records = ctx;

	return i < records->n ? records->all[i].path : NULL;
}

static bool
walk(struct import *im, const char *path, struct archive_records *records)
{
	const char *problem;
	bool fine = archive_history(im->archive, &im->c->arena, path, records, say_walked, im, &problem);

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
	const char *near = walk(im, NULL, &records) ? nearest_word(path, record_path, &records) : NULL;

	diag_help(im->recording.diags, d, near ? "did you mean '%s'?" : "use '--list' to see what it contains%.0s", near ? near : "");
}

static void
import_records(struct import *im)
{
	const char *path = im->options->arguments[2];
	bool list = im->options->values[OPTION_LIST] != NULL;
	struct archive_records records;

	if (!walk(im, path, &records))
		return;
	if (path && !records.n)
		no_such_path(im, path);
	else
		each_path(im, &records, !path, list ? list_path : import_path);
	progress_done(im->options);
}

static bool
cannot_read(const struct import *im, const char *path, int error)
{
	diag_add(im->recording.diags, RG9001, (struct place){0}, "cannot read %s: %s", path, file_why(error));
	return false;
}

/* what a path leads to; false where that is nothing, or with a finding where it cannot be told */
static bool
look_at(const struct import *im, const char *path, struct stat *st)
{
	if (stat(path, st) == 0)
		return true;
	return !file_is_absent(errno) && cannot_read(im, path, errno);
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

/* a path seen from the project; NULL with errno, EXDEV where it lies outside */
static const char *
inside(struct import *im, const char *path)
{
	char *below = file_below(im->recording.project, path);
	const char *own = below ? arena_string(&im->c->arena, below) : NULL;

	free(below);
	return own;
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
	own = inside(im, folder);
	if (!own && errno != EXDEV)
		return cannot_read(im, folder, errno);
	return record_archive(&im->recording, regc_yaml, im->id, url, own, is_law(im));
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
	return id_of(a, path + from, n - from);
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
	im->archive = h ? h->archive : NULL;
	if (h && !im->archive && strcmp(h->card->name, given) == 0) {
		diag_help(im->recording.diags, diag_add(im->recording.diags, RG9001, (struct place){0}, "no clone of the archive '%s' is available", given), "give one with '--archive %s=PATH'", given);
		return false;
	}
	return (im->archive || open_clone(im, given)) && (h || declare(im, given));
}

static void
import_archive(struct import *im)
{
	struct compile_options co = author_options(im->options, im->recording.project);

	holdings_open(&im->holdings, &im->c->model, &im->c->diags, im->recording.project, co.archives);
	if (!im->c->diags.n && open_archive(im, im->options->arguments[1])) {
		note_documents(im);
		import_records(im);
	}
	if (im->own)
		archive_close(im->own);
	holdings_close(&im->holdings);
}

/* a law has facts and obligations, which no archive gives: it is there before its captures are */
static void
import_law(struct import *im)
{
	const char *as = im->options->values[OPTION_AS];

	if (as && !link_resolve(&im->c->model, "regulation", as, NULL))
		diag_help(im->recording.diags, diag_add(im->recording.diags, RG3001, (struct place){0}, "unknown regulation '%s'", as),
		          "describe the law first; 'regc new regulation %s' prints a file to fill in", as);
	else
		import_archive(im);
}

/* ---- a folder ---- */

static bool
is_dated(const char *name)
{
	char day[DAY_LENGTH + 1];
	int32_t ignored;

	snprintf(day, sizeof day, "%.10s", name);
	return day_parse(day, &ignored) && (ends_with(name, ".md") || ends_with(name, ".txt") || ends_with(name, ".html"));
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* the dated files of a folder, by name and so by day; false with a finding where it cannot be read to its end */
static bool
dated_files(struct import *im, const char *folder, const char ***names, size_t *n)
{
	DIR *dir = opendir(folder);
	size_t cap = 0;
	bool fine;

	for (struct dirent *e; dir && (e = file_next(dir));)
		if (is_dated(e->d_name)) {
			*names = mem_room(*names, *n, &cap, sizeof **names);
			(*names)[(*n)++] = arena_string(&im->c->arena, e->d_name);
		}
	fine = (dir && !errno) || cannot_read(im, folder, errno);
	if (dir)
		closedir(dir);
	if (*n)
		qsort(*names, *n, sizeof **names, by_name);
	return fine;
}

static bool
digest_file(struct import *im, struct copy *c, struct marking *m, size_t i)
{
	const char *disk = arena_printf(&im->c->arena, "%s/%s", im->recording.project, c->path);
	char *below = file_below(im->recording.project, disk), hex[SHA256_HEX];
	size_t n;
	char *bytes = below ? file_load(disk, FILE_MOST, &n) : NULL;
	struct sha256 d;

	free(below);
	if (!bytes)
		return cannot_read(im, c->path, errno);
	d = sha256_of(bytes, n);
	c->sha256 = arena_string(&im->c->arena, sha256_hex(&d, hex));
	mark_look(m, i, c, bytes, n);
	free(bytes);
	return true;
}

static void
copy_of_file(struct arena *a, struct copy *c, const char *folder, const char *name)
{
	*c = (struct copy){.on = arena_copy(a, name, DAY_LENGTH), .path = arena_printf(a, "%s%s%s", folder, *folder ? "/" : "", name)};
	c->id = id_of(a, name, (size_t)(strrchr(name, '.') - name));
}

/* the id is the name; if another capture has that id, the day and the digest */
static void
make_ids_unique(struct import *im, const struct card *document, struct copy *copies, size_t n)
{
	struct table ids = {0};
	struct listed *all;
	size_t listed = listed_of(&im->c->arena, document, &all);

	for (size_t i = 0; i < listed; i++)
		*table_put(&ids, all[i].id) = im;
	for (size_t i = 0; i < n; i++) {
		if (table_get(&ids, copies[i].id))
			copies[i].id = arena_printf(&im->c->arena, "%s-%.8s", copies[i].on, copies[i].sha256);
		*table_put(&ids, copies[i].id) = im;
	}
	table_free(&ids);
}

static void
import_files(struct import *im, const char *folder, const char **names, size_t n)
{
	struct arena *a = &im->c->arena;
	struct target t = {.remark = "title and type are derived from the id; please correct them"};
	struct marking marking;
	struct copy *copies;
	bool fine = true;

	asked_target(im, a, &t);
	t.title = t.type = name_of(a, t.document);
	t.source_title = arena_printf(a, "project files in %s", *folder ? folder : "the folder of regc.yaml");
	ARENA_ARRAY(a, copies, n + 1);
	for (size_t i = 0; i < n; i++)
		copy_of_file(a, &copies[i], folder, names[i]);
	n = keep_new(im, a, t.card, copies, n);
	mark_begin(&marking, a, n);
	for (size_t i = 0; i < n && fine; i++)
		fine = digest_file(im, &copies[i], &marking, i);
	mark_end(&marking, copies, fine ? n : 0, im->unusable);
	if (fine)
		make_ids_unique(im, t.card, copies, n);
	if (fine)
		record(im, &t, name_of(a, t.platform), copies, n);
}

static void
import_dir(struct import *im)
{
	const char *given = im->options->arguments[1], *folder = inside(im, given), **names = NULL;
	struct diags *ds = im->recording.diags;
	int error = folder ? 0 : errno;
	size_t n = 0;

	if (error == EXDEV) {
		diag_help(ds, diag_add(ds, RG5007, (struct place){0}, "'%s' is outside the project", given), "copy the folder into the project, so that the evidence stays with the quotations");
	} else if (file_is_absent(error)) {
		diag_help(ds, diag_add(ds, RG9001, (struct place){0}, "folder %s not found", given), "name a folder inside the project");
	} else if (error) {
		cannot_read(im, given, error);
	} else if (dated_files(im, given, &names, &n)) {
		if (n)
			import_files(im, folder, names, n);
		else
			diag_help(ds, diag_add(ds, RG5007, (struct place){0}, "'%s' contains no dated files", given), "file names must begin with the date of the capture, as in 2026-01-31-terms.md, and end with .md, .txt or .html");
	}
	free(names);
}

/* ---- the command line ---- */

/* what is wrong with the command line, checked in this order; NULL if nothing is */
static const char *
mistake(const struct options *o, const char **help)
{
	const char *as = o->values[OPTION_AS], *slash = as ? strchr(as, '/') : NULL;
	const char *id = o->values[OPTION_ARCHIVE_ID], *url = o->values[OPTION_URL];
	bool law = text_is(o->arguments[0], "law"), ota = law || text_is(o->arguments[0], "ota");
	bool dir = text_is(o->arguments[0], "dir"), path = o->arguments[2] != NULL;
	bool all = o->values[OPTION_ALL] != NULL, list = o->values[OPTION_LIST] != NULL;
	const struct { bool wrong; const char *what, *help; } mistakes[] = {
		{!ota && !dir, "'import' needs 'ota', 'law' or 'dir'", "'regc import ota ARCHIVE --list' shows what an archive contains"},
		{!o->arguments[1], ota ? "'import' needs an archive" : "'import dir' needs a folder", "see 'regc help import'"},
		{dir && (path || all || list), "'import dir' accepts only a folder and '--as'", "see 'regc help import'"},
		{all + list + path > 1, "a path, '--all' and '--list' cannot be combined", "give one of them"},
		{law && all, "'import law' does not accept '--all'", "give the path of one law, and the regulation it is with '--as'"},
		{ota && !all && !list && !path, "'import' needs a path in the archive",
		 law ? "use '--list' to see the paths" : "use '--list' to see the paths, or '--all' to import all of them"},
		{as && (all || list), "'--as' cannot be combined with '--all' or '--list'", "with '--all', ids are made from the names"},
		{!as && (dir || path), "'--as' is missing",
		 law ? "name the regulation that receives the captures: --as REGULATION"
		     : "name the document that receives the captures: --as PLATFORM/DOCUMENT"},
		{as && law && !is_id(as, strlen(as)), "invalid regulation id for '--as'", "use lower-case letters and digits, words joined by '-'"},
		{as && !law && (!slash || !is_id(as, (size_t)(slash - as)) || !is_id(slash + 1, strlen(slash + 1))), "invalid document id for '--as'",
		 "use PLATFORM/DOCUMENT, each in lower-case letters and digits, words joined by '-'"},
		{id && !is_id(id, strlen(id)), "invalid id for '--archive-id'", "use lower-case letters and digits, words joined by '-'"},
		{url && ((!starts_with(url, "https://") && !starts_with(url, "http://")) || url[strcspn(url, " <>\"{}|^`#")]), "invalid address for '--url'", "give the full address: https://..."},
	};

	for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
		if (mistakes[i].wrong) {
			*help = mistakes[i].help;
			return mistakes[i].what;
		}
	return NULL;
}

static void
say_summary(const struct import *im)
{
	if (im->options->values[OPTION_QUIET] || im->options->values[OPTION_LIST] || (im->c->diags.n && !im->added))
		return;
	if (is_law(im)) {
		fprintf(stderr, "regc: %zu capture%s added, %zu already present\n", im->added, plural(im->added), im->there);
		mark_say(im->unusable);
		return;
	}
	fprintf(stderr, "regc: %zu capture%s added, %zu already present; %zu document%s created, %zu extended, %zu platform%s created\n",
	        im->added, plural(im->added), im->there, im->made, plural(im->made), im->extended, im->platforms, plural(im->platforms));
	mark_say(im->unusable);
}

static void
import_free(struct import *im)
{
	table_free(&im->documents);
	table_free(&im->services);
	table_free(&im->taken);
	buf_free(&im->listing);
	compile_free(im->c);
}

int
run_import(struct options *o)
{
	struct compile_options co = author_options(o, o->values[OPTION_PROJECT]);
	struct compilation c = {0};
	bool law = text_is(o->arguments[0], "law");
	struct import im = {.options = o, .c = &c, .kind = law ? "regulation" : "document", .recording = {co.project, &c.diags}};
	const char *help, *wrong = mistake(o, &help);
	int status;

	if (wrong)
		diag_help(&o->diags, diag_add(&o->diags, RG9010, (struct place){0}, "%s", wrong), "%s", help);
	if (wrong)
		return finish(o, &o->diags);
	co.without_locks = true;
	if (compile(&c, &co, STAGE_LINK))
		(law ? import_law : text_is(o->arguments[0], "ota") ? import_archive : import_dir)(&im);
	status = finish(o, &c.diags);
	say_summary(&im);
	if (status == 0 && im.listing.n)
		status = progress_print(&im.listing);
	import_free(&im);
	return status;
}
