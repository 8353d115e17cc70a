/* regc init: a small project that builds at once. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "../base/file.h"
#include "commands.h"
#include "locate.h"
#include "progress.h"

#define INIT "compiler/cli/init/"

#define IGNORED ".gitignore"

static const char ignored[] = "/out/\n/regc.local.yaml\n";

/* whether something lies at a path, or that cannot be told */
static bool
is_there(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 || !file_is_absent(errno);
}

/* Before anything is written: neither into a project, nor over a file. */
static bool
check_folder(struct options *o, const char *folder)
{
	if (locate_is_project(folder)) {
		diag_help(&o->diags, diag_add(&o->diags, RG9003, (struct place){0}, "%s already has a regc.yaml", folder),
		          "nothing was written; name another folder");
		return false;
	}
	for (const struct embedded *e = embedded_files; e->name && !o->diags.n; e++) {
		const char *path = starts_with(e->name, INIT) ? arena_printf(&o->arena, "%s/%s", folder, e->name + strlen(INIT)) : NULL;

		if (path && is_there(path))
			diag_help(&o->diags, diag_add(&o->diags, RG9003, (struct place){0}, "%s already exists", path),
			          "nothing was written; name an empty folder");
	}
	return o->diags.n == 0;
}

/* The project around a new one reads all its files, unless it is told not to. */
static void
say_around(struct options *o, const char *folder)
{
	const char *around = locate_above(&o->arena, arena_printf(&o->arena, "%s/..", folder));

	if (around)
		fprintf(stderr, "%s is inside another project, whose regc.yaml has to name it under 'ignore'\n", folder);
}

/* A list of git that is there is the author's, and left as it is. */
static size_t
write_ignored(struct options *o, const char *folder)
{
	const char *path = arena_printf(&o->arena, "%s/" IGNORED, folder);

	return !is_there(path) && write_whole(&o->diags, path, ignored, strlen(ignored));
}

int
run_init(struct options *o)
{
	const char *folder = o->arguments[0] ? o->arguments[0] : ".";
	size_t made = 0;

	if (!check_folder(o, folder))
		return finish(o, &o->diags);
	if (mkdir(folder, 0777) < 0 && errno != EEXIST)
		diag_add(&o->diags, RG9003, (struct place){0}, "cannot create %s: %s", folder, strerror(errno));
	for (const struct embedded *e = embedded_files; e->name && !o->diags.n; e++)
		if (starts_with(e->name, INIT))
			made += make_file(o, folder, e->name + strlen(INIT), e, false);
	if (!o->diags.n)
		made += write_schemas(o, arena_printf(&o->arena, "%s/schemas", folder));
	if (!o->diags.n)
		made += write_ignored(o, folder);
	if (o->diags.n)
		return finish(o, &o->diags);
	if (!o->values[OPTION_QUIET])
		fprintf(stderr, "regc: %zu file%s written to %s\nnow run 'regc build %s'\n", made, plural(made), folder, folder);
	say_around(o, folder);
	return 0;
}
