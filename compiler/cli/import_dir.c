/* regc import dir: the captures of a document from a folder of dated files: HTML, Markdown, text, and PDF, whose text
 * is taken out of it by pdftotext and kept beside it. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../base/file.h"
#include "../base/program.h"
#include "import.h"

/* ---- one file ---- */

#define PDF ".pdf"
#define PDF_TEXT ".pdf.txt" /* beside the PDF */

/* the bytes of a file of the project, to be freed; NULL with a finding */
static char *
load_file(struct import *im, const char *path, size_t *n)
{
	const char *disk = arena_printf(&im->c->arena, "%s/%s", im->recording.project, path);
	char *below = file_below(im->recording.project, disk), *bytes = below ? file_load(disk, FILE_MOST, n) : NULL;

	free(below);
	if (!bytes)
		import_cannot_read(im, path, errno);
	return bytes;
}

static const char *
digest_of(struct import *im, const char *bytes, size_t n)
{
	struct sha256 d = sha256_of(bytes, n);
	char hex[SHA256_HEX];

	return arena_string(&im->c->arena, sha256_hex(&d, hex));
}

static bool
no_text(struct import *im, const char *pdf, enum program_end end)
{
	struct diags *ds = im->recording.diags;

	if (end == PROGRAM_MISSING)
		diag_help(ds, diag_add(ds, RG9001, (struct place){0}, "cannot read %s: the program 'pdftotext' is not installed", pdf),
		          "install it (Debian and Ubuntu: poppler-utils; Homebrew: poppler), or save the text as %s.txt", pdf);
	else if (end == PROGRAM_FAILED)
		diag_help(ds, diag_add(ds, RG9001, (struct place){0}, "cannot read %s: %s", pdf, errno ? file_why(errno) : "'pdftotext' finds no PDF in it"),
		          "open the file to see whether it is whole");
	else
		diag_help(ds, diag_add(ds, RG9001, (struct place){0}, "%s contains no text, only images", pdf),
		          "let a program for text recognition read it, and save the text as %s.txt", pdf);
	return false;
}

static bool
is_blank(const char *s)
{
	return s[strspn(s, " \t\r\n\f")] == '\0';
}

/* writes the text of a PDF beside it, unless it is there */
static bool
take_text(struct import *im, const struct copy *c, const char *pdf, size_t n)
{
	static const char *const pdftotext[] = {"pdftotext", "-q", "-enc", "UTF-8", "-nopgbrk", "-", "-", NULL};
	const char *disk = arena_printf(&im->c->arena, "%s/%s", im->recording.project, c->path);
	enum program_end end;
	struct stat st;
	size_t length;
	char *text;
	bool fine;

	if (stat(disk, &st) == 0)
		return true;
	if (!file_is_absent(errno))
		return import_cannot_read(im, c->path, errno);
	text = program_over(pdftotext, pdf, n, FILE_MOST, &length, &end);
	if (text && !is_blank(text))
		fine = record_file(&im->recording, c->path, text, length);
	else
		fine = no_text(im, c->from_path, end);
	free(text);
	return fine;
}

static bool
digest_pdf(struct import *im, struct copy *c)
{
	size_t n;
	char *bytes = load_file(im, c->from_path, &n);
	bool fine = bytes && take_text(im, c, bytes, n);

	if (fine)
		c->from_sha256 = digest_of(im, bytes, n);
	free(bytes);
	return fine;
}

static bool
digest_file(struct import *im, struct copy *c, struct marking *m, size_t i)
{
	size_t n;
	char *bytes = c->from_path && !digest_pdf(im, c) ? NULL : load_file(im, c->path, &n);

	if (bytes) {
		c->sha256 = digest_of(im, bytes, n);
		mark_look(m, i, c, bytes, n);
	}
	free(bytes);
	return bytes != NULL;
}

/* the name without its endings */
static size_t
stem_of(const char *name)
{
	return ends_with(name, PDF_TEXT) ? strlen(name) - strlen(PDF_TEXT) : (size_t)(strrchr(name, '.') - name);
}

static void
copy_of_file(struct arena *a, struct copy *c, const char *folder, const struct dated_file *f)
{
	const char *slash = *folder ? "/" : "";

	*c = (struct copy){.on = arena_copy(a, f->name, DAY_LENGTH), .path = arena_printf(a, "%s%s%s", folder, slash, f->name),
	                   .from_path = f->pdf ? arena_printf(a, "%s%s%s", folder, slash, f->pdf) : NULL, .at = f->at, .url = f->url};
	c->id = import_id(a, f->name, stem_of(f->name));
}

void
import_files(struct import *im, const char *folder, const struct dated_file *files, size_t n)
{
	struct arena *a = &im->c->arena;
	struct target t = {.remark = "title and type are derived from the id; please correct them"};
	struct marking marking;
	struct copy *copies;
	bool fine = true;

	import_asked(im, a, &t);
	t.title = t.type = import_name(a, t.document);
	t.source_title = arena_printf(a, "project files in %s", *folder ? folder : "the folder of regc.yaml");
	ARENA_ARRAY(a, copies, n + 1);
	for (size_t i = 0; i < n; i++)
		copy_of_file(a, &copies[i], folder, &files[i]);
	n = import_keep_new(im, a, t.card, copies, n);
	mark_begin(&marking, a, n);
	for (size_t i = 0; i < n && fine; i++)
		fine = digest_file(im, &copies[i], &marking, i);
	mark_end(&marking, copies, fine ? n : 0, im->unusable);
	if (fine)
		import_make_unique(im, t.card, copies, n);
	if (fine)
		import_record(im, &t, import_name(a, t.platform), copies, n);
}

/* ---- the folder ---- */

static bool
is_dated(const char *name)
{
	static const char *const endings[] = {".md", ".txt", ".html", ".htm", PDF};
	char day[DAY_LENGTH + 1];
	int32_t ignored;
	size_t i = 0;

	snprintf(day, sizeof day, "%.10s", name);
	while (i < sizeof endings / sizeof *endings && !ends_with(name, endings[i]))
		i++;
	return day_parse(day, &ignored) && i < sizeof endings / sizeof *endings;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct dated_file *)a)->name, ((const struct dated_file *)b)->name);
}

/* the files that regc reads, by name and so by day: the text of a PDF once, whether it is there or not */
static void
take_names(struct import *im, const struct table *names, struct dated_file *files, size_t *n)
{
	for (size_t i = 0; i < names->n; i++) {
		const char *name = names->entries[i].key;
		size_t length = strlen(name);

		if (ends_with(name, PDF))
			files[(*n)++] = (struct dated_file){.name = arena_printf(&im->c->arena, "%s.txt", name), .pdf = name};
		else if (!ends_with(name, PDF_TEXT) || !table_get(names, arena_copy(&im->c->arena, name, length - strlen(".txt"))))
			files[(*n)++] = (struct dated_file){.name = name};
	}
	qsort(files, *n, sizeof *files, by_name);
}

/* the dated files of a folder; false with a finding where it cannot be read to its end */
static bool
dated_files(struct import *im, const char *folder, struct dated_file **files, size_t *n)
{
	DIR *dir = opendir(folder);
	struct table names = {0};
	bool fine;

	for (struct dirent *e; dir && (e = file_next(dir));)
		if (is_dated(e->d_name))
			*table_put(&names, arena_string(&im->c->arena, e->d_name)) = im;
	fine = (dir && !errno) || import_cannot_read(im, folder, errno);
	if (dir)
		closedir(dir);
	ARENA_ARRAY(&im->c->arena, *files, names.n + 1);
	if (names.n)
		take_names(im, &names, *files, n);
	table_free(&names);
	return fine;
}

void
import_dir(struct import *im)
{
	const char *given = im->options->arguments[1], *folder = import_inside(im, given);
	struct dated_file *files;
	struct diags *ds = im->recording.diags;
	int error = folder ? 0 : errno;
	size_t n = 0;

	if (error == EXDEV) {
		diag_help(ds, diag_add(ds, RG5007, (struct place){0}, "'%s' is outside the project", given), "copy the folder into the project, so that the evidence stays with the quotations");
	} else if (file_is_absent(error)) {
		diag_help(ds, diag_add(ds, RG9001, (struct place){0}, "folder %s not found", given), "name a folder inside the project");
	} else if (error) {
		import_cannot_read(im, given, error);
	} else if (folder && dated_files(im, given, &files, &n)) {
		if (n)
			import_files(im, folder, files, n);
		else
			diag_help(ds, diag_add(ds, RG5007, (struct place){0}, "'%s' contains no dated files", given), "file names must begin with the date of the capture, as in 2026-01-31-terms.md, and end with .md, .txt, .html or .pdf");
	}
}

