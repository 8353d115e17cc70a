#include "deps.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../base/file.h"
#include "../base/json.h"
#include "../base/table.h"
#include "../model/library_clone.h"
#include "../site/manifest.h"
#include "commands.h"

enum { FOLDERS_MOST = 16 };

/* paths as they can be opened from the current folder, each once */
struct deps {
	struct arena arena;
	struct table paths;
};

/* ---- what was read ---- */

/* What is not there cannot be an input: a rule that names it would never be at rest. A folder that it would be in is one. */
static bool
add(struct deps *d, const char *path, struct stat *st)
{
	bool there = stat(path, st) == 0;

	if (starts_with(path, "./") && path[2])
		path += 2; /* of the current folder */
	if (there || !file_is_absent(errno))
		*table_put(&d->paths, arena_string(&d->arena, path)) = d;
	return there;
}

static void
add_path(struct deps *d, const char *path)
{
	struct stat st;

	if (path)
		add(d, path, &st);
}

/* a folder, what is in it, and so on: templates are read when a page needs them */
static void
add_folder(struct deps *d, const char *path, int depth)
{
	struct stat st;
	DIR *folder = add(d, path, &st) && S_ISDIR(st.st_mode) && depth < FOLDERS_MOST ? opendir(path) : NULL;
	const struct dirent *e;

	while (folder && (e = file_next(folder)))
		if (*e->d_name != '.')
			add_folder(d, arena_printf(&d->arena, "%s/%s", path, e->d_name), depth + 1);
	if (folder)
		closedir(folder);
}

/* The folders in which files are looked for: one more file is a change too. What cannot be read there is a finding already. */
static void
add_walked(struct deps *d, const char *folder, const char *except, const char *const *patterns)
{
	struct files found = {0};
	struct diags ignored = {0};

	walk_folders(&found, &d->arena, &ignored, folder, except, patterns);
	for (size_t i = 0; i < found.n; i++)
		add_path(d, *found.all[i].path ? arena_printf(&d->arena, "%s/%s", folder, found.all[i].path) : folder);
	free(found.all);
	diag_free(&ignored);
}

/* What a commit holds never changes; what a tag or branch means is in files of git. */
static void
add_library(struct deps *d, const struct library *l)
{
	const char *file;

	if (!l->commit)
		add_walked(d, l->folder, NULL, NULL);
	for (size_t i = 0; (file = library_reference(l, &d->arena, i)); i++)
		add_path(d, file);
}

static void
add_inputs(struct deps *d, const struct options *o, const struct compilation *c, const struct compile_options *co)
{
	const char *previous = o->values[OPTION_PREVIOUS];

	add_walked(d, co->project, co->out, compile_ignored(&d->arena, co));
	for (size_t i = 0; i < c->libraries.n; i++)
		add_library(d, &c->libraries.all[i]);
	for (size_t i = 0; i < c->nfiles; i++)
		add_path(d, c->files[i].now->source->disk);
	add_folder(d, arena_printf(&d->arena, "%s/templates", co->project), 0);
	for (size_t i = 0; i < c->nwatched; i++)
		add_path(d, c->watched[i]);
	add_path(d, o->values[OPTION_ASSUME_FILE]);
	if (previous && !starts_with(previous, co->out)) /* it would depend on itself */
		add_path(d, previous);
}

static int
by_path(const void *left, const void *right)
{
	const struct table_entry *a = left, *b = right;

	return strcmp(a->key, b->key);
}

static void
sort(struct table *paths)
{
	if (paths->n)
		qsort(paths->entries, paths->n, sizeof *paths->entries, by_path);
}

/* ---- as a rule ---- */

/* As gcc writes it, and make and Ninja read it: a backslash before what would end a name, and before those that stand before
 * such a one; a '$' twice. '%' means something in a target only. */
static void
put_name(struct buf *b, const char *name)
{
	for (const char *s = name; *s; s++) {
		if (strchr(" \t#:", *s)) {
			for (const char *before = s; before > name && before[-1] == '\\'; before--)
				buf_putc(b, '\\');
			buf_putc(b, '\\');
		}
		buf_puts(b, *s == '$' ? "$" : "");
		buf_putc(b, *s);
	}
}

/* a name that cannot be written in a rule, or cannot be its target */
static bool
has(const char *name, const char *any)
{
	return strpbrk(name, any) != NULL;
}

/* One target, as Ninja wants it and make needs it: when the manifest is as new as all inputs, so is the rest. Each input is the
 * target of an empty rule, so that one that is gone is no error. */
static void
put_rules(struct buf *b, const struct deps *d, const char *out)
{
	put_name(b, out);
	buf_puts(b, "/" MANIFEST ":");
	for (size_t i = 0; i < d->paths.n; i++)
		if (!has(d->paths.entries[i].key, "\n")) {
			buf_puts(b, " \\\n  ");
			put_name(b, d->paths.entries[i].key);
		}
	buf_putc(b, '\n');
	for (size_t i = 0; i < d->paths.n; i++)
		if (!has(d->paths.entries[i].key, "\n%")) {
			put_name(b, d->paths.entries[i].key);
			buf_puts(b, ":\n");
		}
}

/* ---- as JSON ---- */

/* the manifest and all that it lists; what cannot be read of it now is missed */
static void
put_outputs(struct json *j, struct arena *a, const struct compilation *c, const char *out)
{
	struct manifest m;
	struct mistake mistake;

	if (!manifest_read(&m, a, &c->schemas, out, MANIFEST, &mistake))
		return;
	for (size_t i = 0; i < m.noutputs; i++)
		json_text(j, NULL, arena_printf(a, "%s/%s", out, m.outputs[i].path));
	json_text(j, NULL, arena_printf(a, "%s/" MANIFEST, out));
}

static void
put_json(struct buf *b, struct deps *d, const struct compilation *c, const char *out, bool built)
{
	struct json j = {.out = b};

	json_open(&j, NULL, '{');
	json_open(&j, "inputs", '[');
	for (size_t i = 0; i < d->paths.n; i++)
		json_text(&j, NULL, d->paths.entries[i].key);
	json_close(&j, ']');
	json_open(&j, "outputs", '[');
	if (built)
		put_outputs(&j, &d->arena, c, out);
	json_close(&j, ']');
	json_close(&j, '}');
}

/* ---- both ---- */

/* A build that leaves everything as it was writes nothing, yet its target has to become newer than what it was made from. */
static void
touch(struct diags *ds, struct arena *a, const char *out)
{
	const char *manifest = arena_printf(a, "%s/" MANIFEST, out);

	if (utimensat(AT_FDCWD, manifest, NULL, AT_SYMLINK_NOFOLLOW) < 0)
		diag_add(ds, RG9003, (struct place){0}, "cannot set the time of %s: %s", manifest, strerror(errno));
}

void
deps_write(struct options *o, struct compilation *c, const struct compile_options *co, bool built)
{
	const char *file = o->values[OPTION_DEPS];
	struct deps d = {0};
	struct buf b = {0};

	if (!file)
		return;
	add_inputs(&d, o, c, co);
	sort(&d.paths);
	if (ends_with(file, ".json"))
		put_json(&b, &d, c, co->out, built);
	else
		put_rules(&b, &d, co->out);
	if (write_whole(&c->diags, file, b.s, b.n) && built)
		touch(&c->diags, &d.arena, co->out);
	buf_free(&b);
	table_free(&d.paths);
	arena_free(&d.arena);
}
