/* regc fmt: the YAML files of a map in one form. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "../model/apart.h"
#include "../prose/unified.h"
#include "../syntax/layout.h"
#include "../syntax/read.h"
#include "commands.h"
#include "locate.h"
#include "progress.h"

struct formatting {
	struct options *o;
	struct compilation c; /* its schemas, findings and memory */
	struct buf out;       /* what goes to standard output */
	bool checks, shows;   /* nothing is written */
	size_t n, differ, left, bad;
};

/* ---- a file ---- */

/* whether a file that cannot be formatted is one of another program */
static bool
is_of_others(const struct formatting *f, const struct source *s)
{
	struct arena a = {0};
	struct diags ignored = {0};
	bool foreign = apart_is_foreign(&f->c.schemas, s, read_yaml(&a, &ignored, s));

	diag_free(&ignored);
	arena_free(&a);
	return foreign;
}

static void
take_result(struct formatting *f, struct source *s, const struct buf *text)
{
	f->differ++;
	if (f->shows)
		unified_put(&f->out, s->path, s->text, s->size, text->s, text->n);
	else if (f->checks)
		buf_printf(&f->out, "%s\n", s->path);
	else if (s->disk)
		f->bad += !write_whole(&f->c.diags, s->disk, text->s, text->n);
}

/* A file that was named is of the map; one that lies in a folder can be of another program, and is then left alone without a finding. */
static void
format_source(struct formatting *f, struct source *s, bool named)
{
	struct buf text = {0};
	size_t before = f->c.diags.n;
	enum layout_result result = layout(&text, &f->c.diags, &f->c.schemas, s);

	f->n++;
	if (result == LAYOUT_CHANGED) {
		take_result(f, s, &text);
	} else if (result == LAYOUT_LEFT && !named && is_of_others(f, s)) {
		f->c.diags.n = before;
		f->left++;
	} else if (result == LAYOUT_LEFT) {
		f->bad++;
	}
	if (!s->disk && !f->shows && !f->checks && result != LAYOUT_LEFT)
		buf_add(&f->out, text.s ? text.s : "", text.n);
	buf_free(&text);
}

static void
format_file(struct formatting *f, const char *project, const char *path, const char *shown, bool named)
{
	struct source *s = source_new(&f->c.arena, project, path);
	enum source_result result = source_load(s);

	s->path = shown;
	if (result == SOURCE_OK) {
		format_source(f, s, named);
	} else {
		diag_unread(&f->c.diags, (struct place){s, {0, 0}}, s, result);
		f->bad++;
	}
	source_unload(s);
}

/* ---- what is asked for ---- */

/* the files of a folder; below a folder of a project those that the project has there */
static void
format_folder(struct formatting *f, const char *folder)
{
	const char *project = locate_above(&f->c.arena, folder), *out;
	struct compile_options co = compile_options_of(f->o, project ? project : folder);
	char *below = project ? file_below(project, folder) : NULL;
	struct files files = {0};
	size_t n = below ? strlen(below) : 0;

	out = project ? arena_printf(&f->c.arena, "%s/out", project) : NULL;
	if (walk_yaml(&files, &f->c.arena, &f->c.diags, co.project, out, compile_ignored(&f->c.arena, &co)))
		for (size_t i = 0; i < files.n; i++)
			if (!n || (strncmp(files.all[i].path, below, n) == 0 && files.all[i].path[n] == '/'))
				format_file(f, co.project, files.all[i].path, files.all[i].path, false);
	free(files.all);
	free(below);
}

/* a file of a project is shown as findings name it, another one as it was given */
static void
format_named(struct formatting *f, const char *path)
{
	const char *slash = strrchr(path, '/'), *folder, *project;
	char *below;

	folder = !slash ? "." : slash == path ? "/" : arena_copy(&f->c.arena, path, (size_t)(slash - path));
	project = locate_above(&f->c.arena, folder);
	below = file_below(project ? project : folder, path);
	if (!below)
		diag_add(&f->c.diags, RG9001, (struct place){0}, "cannot read %s: %s", path, file_why(errno));
	else if (project)
		format_file(f, project, arena_string(&f->c.arena, below), arena_string(&f->c.arena, below), true);
	else
		format_file(f, folder, arena_string(&f->c.arena, below), path, true);
	free(below);
}

/* all of standard input; false with a finding */
static bool
read_input(struct formatting *f, struct buf *text)
{
	char part[65536];
	size_t n;

	while ((n = fread(part, 1, sizeof part, stdin)) && text->n <= SOURCE_MAX)
		buf_add(text, part, n);
	if (ferror(stdin))
		diag_add(&f->c.diags, RG9001, (struct place){0}, "cannot read standard input: %s", strerror(errno));
	else if (text->n > SOURCE_MAX)
		diag_add(&f->c.diags, RG1009, (struct place){0}, "standard input has more than %d MiB", SOURCE_MAX / 1024 / 1024);
	return !ferror(stdin) && text->n <= SOURCE_MAX;
}

static void
format_input(struct formatting *f)
{
	struct buf text = {0};

	if (read_input(f, &text))
		format_source(f, source_of_text(&f->c.arena, "standard input", text.s ? text.s : "", text.n), true);
	buf_free(&text);
}

static void
format_all(struct formatting *f)
{
	const char **paths = f->o->arguments;
	const char *project = f->o->project ? f->o->project : ".";

	if (!*paths) /* the project, or what else a single argument was taken for */
		format_folder(f, project);
	for (; *paths; paths++)
		if (strcmp(*paths, "-") == 0)
			format_input(f);
		else if (locate_is_folder(*paths))
			format_folder(f, *paths);
		else
			format_named(f, *paths);
}

/* ---- the command ---- */

static void
say_formatted(const struct formatting *f)
{
	struct buf line = {0};

	if (f->checks || f->shows)
		buf_printf(&line, "%zu of %zu file%s %s", f->differ, f->n - f->left, plural(f->n - f->left), f->differ == 1 ? "is not formatted" : "are not formatted");
	else
		buf_printf(&line, "%zu of %zu file%s formatted", f->differ, f->n - f->left, plural(f->n - f->left));
	if (!f->differ) {
		line.n = 0;
		buf_printf(&line, "%zu file%s, nothing to format", f->n - f->left, plural(f->n - f->left));
	}
	if (f->left)
		buf_printf(&line, "; %zu other YAML file%s left alone", f->left, plural(f->left));
	fprintf(stderr, "regc: %s\n", line.s);
	buf_free(&line);
}

int
run_fmt(struct options *o)
{
	struct formatting f = {.o = o, .checks = o->values[OPTION_CHECK] != NULL, .shows = o->values[OPTION_DIFF] != NULL};
	int status;

	if (compile_schemas(&f.c))
		format_all(&f);
	if (f.out.n && progress_print(&f.out) != 0)
		diag_add(&f.c.diags, RG9003, (struct place){0}, "cannot write standard output");
	status = finish(o, &f.c.diags);
	if (status == 0 && f.checks && f.differ)
		status = 1;
	if (status < 2 && !f.bad && !o->values[OPTION_QUIET] && !(o->arguments[0] && strcmp(o->arguments[0], "-") == 0))
		say_formatted(&f);
	buf_free(&f.out);
	compile_free(&f.c);
	return status;
}
