/* regc import dir: the captures of a document from a folder of dated files. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "import.h"

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
	fine = (dir && !errno) || import_cannot_read(im, folder, errno);
	if (dir)
		closedir(dir);
	if (*n)
		qsort(*names, *n, sizeof **names, by_name);
	return fine;
}

static bool
digest_file(struct import *im, struct copy *c)
{
	const char *disk = arena_printf(&im->c->arena, "%s/%s", im->recording.project, c->path);
	char *below = file_below(im->recording.project, disk), hex[SHA256_HEX];
	size_t n;
	char *bytes = below ? file_load(disk, FILE_MOST, &n) : NULL;
	struct sha256 d;

	free(below);
	if (!bytes)
		return import_cannot_read(im, c->path, errno);
	d = sha256_of(bytes, n);
	c->sha256 = arena_string(&im->c->arena, sha256_hex(&d, hex));
	free(bytes);
	return true;
}

static void
copy_of_file(struct arena *a, struct copy *c, const char *folder, const char *name)
{
	*c = (struct copy){.on = arena_copy(a, name, DAY_LENGTH), .path = arena_printf(a, "%s%s%s", folder, *folder ? "/" : "", name)};
	c->id = import_id(a, name, (size_t)(strrchr(name, '.') - name));
}

static void
import_files(struct import *im, const char *folder, const char **names, size_t n)
{
	struct arena *a = &im->c->arena;
	struct target t = {.remark = "title and type are derived from the id; please correct them"};
	struct copy *copies;
	bool fine = true;

	import_asked(im, a, &t);
	t.title = t.type = import_name(a, t.document);
	t.source_title = arena_printf(a, "project files in %s", *folder ? folder : "the folder of regc.yaml");
	ARENA_ARRAY(a, copies, n + 1);
	for (size_t i = 0; i < n; i++)
		copy_of_file(a, &copies[i], folder, names[i]);
	n = import_keep_new(im, a, t.card, copies, n);
	for (size_t i = 0; i < n && fine; i++)
		fine = digest_file(im, &copies[i]);
	if (fine)
		import_make_unique(im, t.card, copies, n);
	if (fine)
		import_record(im, &t, import_name(a, t.platform), copies, n);
}

void
import_dir(struct import *im)
{
	const char *given = im->options->arguments[1], *folder = import_inside(im, given), **names = NULL;
	struct diags *ds = im->recording.diags;
	int error = folder ? 0 : errno;
	size_t n = 0;

	if (error == EXDEV) {
		diag_help(ds, diag_add(ds, RG5007, (struct place){0}, "'%s' is outside the project", given), "copy the folder into the project, so that the evidence stays with the quotations");
	} else if (file_is_absent(error)) {
		diag_help(ds, diag_add(ds, RG9001, (struct place){0}, "folder %s not found", given), "name a folder inside the project");
	} else if (error) {
		import_cannot_read(im, given, error);
	} else if (dated_files(im, given, &names, &n)) {
		if (n)
			import_files(im, folder, names, n);
		else
			diag_help(ds, diag_add(ds, RG5007, (struct place){0}, "'%s' contains no dated files", given), "file names must begin with the date of the capture, as in 2026-01-31-terms.md, and end with .md, .txt or .html");
	}
	free(names);
}

