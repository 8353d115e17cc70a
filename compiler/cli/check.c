/* regc check: all findings of a build, without writing anything. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../base/file.h"
#include "../base/report.h"
#include "../site/folder.h"
#include "scenarios.h"
#include "commands.h"
#include "gate.h"
#include "locate.h"
#include "progress.h"
#include "timings.h"

/* Templates that regc brings are in order; compiling them finds something only where a project has some of its own. */
static bool
has_templates(struct compilation *c)
{
	struct stat st;

	return stat(arena_printf(&c->arena, "%s/templates", c->project), &st) == 0 || !file_is_absent(errno);
}

/* ---- some files only ---- */

/* files named on the command line, as findings name them */
struct files_asked {
	const char **paths;
	size_t n;
	struct diags hidden; /* the findings that are not of them; the array alone, they belong to the compilation */
};

static bool
is_named(const struct files_asked *files, const struct source *s)
{
	for (size_t i = 0; s && i < files->n; i++)
		if (strcmp(files->paths[i], s->path) == 0)
			return true;
	return false;
}

/* where the machine fails, that concerns every file */
static bool
is_wanted(const struct files_asked *files, const struct diag *d)
{
	return is_named(files, d->place.source) || diag_infos[d->code].class == CLASS_MACHINE;
}

static void
hide_others(struct files_asked *files, struct diags *ds)
{
	size_t kept = 0;

	diag_sort(ds);
	for (size_t i = 0; i < ds->n; i++)
		if (is_wanted(files, ds->all[i])) {
			ds->all[kept++] = ds->all[i];
		} else {
			files->hidden.all = mem_room(files->hidden.all, files->hidden.n, &files->hidden.cap, sizeof *files->hidden.all);
			files->hidden.all[files->hidden.n++] = ds->all[i];
		}
	ds->n = kept;
}

/* whether regc has read it; false with a finding */
static bool
is_read(struct compilation *c, const char *path)
{
	for (size_t i = 0; i < c->nfiles; i++)
		if (strcmp(c->files[i].path, path) == 0 && !c->files[i].left)
			return true;
	diag_help(&c->diags, diag_add(&c->diags, RG9010, (struct place){0}, "regc does not read %s", path),
	          "it reads *.yaml and *.yml files, but not those in 'templates' and 'schemas', with names that begin with a dot, named under "
	          "'ignore' in regc.yaml, or of other programs in folders without units");
	return false;
}

static void
say_others(const struct files_asked *files, bool ended)
{
	if (!files->hidden.n)
		return;
	fprintf(stderr, "regc: %zu finding%s elsewhere in the project", files->hidden.n, plural(files->hidden.n));
	if (ended && diag_count(&files->hidden, SEVERITY_ERROR))
		fputs("; not everything is checked until its errors are corrected", stderr);
	fputc('\n', stderr);
}

/* ---- the command ---- */

/* the files that were read, of the project or of its libraries */
static size_t
count_read(const struct compilation *c, bool of_libraries)
{
	size_t n = 0;

	for (size_t i = 0; i < c->nfiles; i++)
		n += !c->files[i].left && (c->files[i].now->source->library != NULL) == of_libraries;
	return n;
}

static void
say_checked(const struct compilation *c, const struct files_asked *files)
{
	size_t own = count_read(c, false), others = count_read(c, true);
	struct buf line = {0};

	if (files->n)
		buf_printf(&line, "%zu of ", files->n);
	buf_printf(&line, "%zu file%s", own, plural(own));
	if (others && !files->n)
		buf_printf(&line, " and %zu of libraries", others);
	buf_puts(&line, ", ");
	if (c->diags.n && !diag_count(&c->diags, SEVERITY_ERROR))
		buf_puts(&line, "no errors");
	else
		report_counts(&line, &c->diags);
	if (c->nleft && !files->n)
		buf_printf(&line, "; %zu other YAML file%s left alone", c->nleft, plural(c->nleft));
	fprintf(stderr, "regc: %s\n", line.s);
	buf_free(&line);
}

static bool
check(struct compilation *c, const struct compile_options *co, struct renderer **renderer)
{
	render_start(MEMORY_OF_A_PAGE);
	if (!folder_recover(&c->diags, co->out) || !compile(c, co, STAGE_PAGES))
		return false;
	if (has_templates(c)) {
		timing_begin(co->timing, "stage", "templates");
		*renderer = render_open(&c->diags, &c->schemas, c->project);
		timing_end(co->timing);
	}
	return true;
}

int
run_check(struct options *o)
{
	struct files_asked files = {0};
	bool read = locate_files(o, &files.paths, &files.n), whole;
	struct compile_options co = compile_options(o);
	struct compilation c = {0};
	struct renderer *renderer = NULL;
	struct timing timing;
	struct gate gate;
	int status;

	if (!read || !gate_open(&gate, o, &co) || !scenario_assume(o, &co))
		return finish(o, &o->diags);
	co.findings_only = true;
	co.timing = timings_start(o, &timing);
	whole = check(&c, &co, &renderer);
	gate_hold(&gate, &c, whole);
	gate_close(&gate, &c);
	for (size_t i = 0; i < files.n; i++)
		is_read(&c, files.paths[i]);
	if (files.n)
		hide_others(&files, &c.diags);
	timings_end(o, &c.diags, co.timing);
	status = finish(o, &c.diags);
	if (status == 0 && !o->values[OPTION_QUIET])
		say_checked(&c, &files);
	if (!o->values[OPTION_QUIET])
		say_others(&files, !whole);
	free(files.hidden.all);
	render_close(renderer);
	compile_free(&c);
	gate_free(&gate);
	return status;
}
