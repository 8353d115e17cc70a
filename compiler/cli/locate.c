#include "locate.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../base/file.h"
#include "commands.h"

bool
locate_is_project(const char *folder)
{
	struct arena a = {0};
	struct stat st;
	bool found = stat(arena_printf(&a, "%s/regc.yaml", folder), &st) == 0 && S_ISREG(st.st_mode);

	arena_free(&a);
	return found;
}

/* the folder above a folder: "a" of "a/b", "." of "a", ".." of "." */
static const char *
above(struct arena *a, const char *folder)
{
	size_t n = strlen(folder);
	const char *name;

	while (n > 1 && folder[n - 1] == '/')
		n--;
	folder = arena_copy(a, folder, n);
	if (strcmp(folder, ".") == 0)
		return "..";
	name = strrchr(folder, '/') ? strrchr(folder, '/') + 1 : folder;
	if (strcmp(name, "..") == 0 || strcmp(name, ".") == 0)
		return arena_printf(a, "%s/..", folder);
	if (name == folder)
		return ".";
	return name == folder + 1 ? "/" : arena_copy(a, folder, (size_t)(name - folder) - 1);
}

/* A symbolic link leads to another folder above than its name says; what lies there is then the one that is meant. */
const char *
locate_above(struct arena *a, const char *folder)
{
	struct stat here, up;

	if (stat(folder, &here) < 0)
		return NULL;
	while (!locate_is_project(folder)) {
		folder = above(a, folder);
		if (stat(folder, &up) < 0 || up.st_dev != here.st_dev || up.st_ino == here.st_ino)
			return NULL;
		here = up;
	}
	return folder;
}

/* whether the last of the arguments is the project: there is room for it only, or it is one */
static bool
ends_with_project(const struct options *o, size_t n)
{
	return n && ((int)n == o->command->most || locate_is_project(o->arguments[n - 1]));
}

static size_t
count_arguments(const struct options *o)
{
	size_t n = 0;

	while (o->arguments[n])
		n++;
	return n;
}

bool
locate_project(struct options *o)
{
	const char *given = o->values[OPTION_PROJECT], *found;
	size_t n = count_arguments(o);
	bool last = !((ON_diff | ON_fmt) & 1U << (o->command - commands)) && ends_with_project(o, n); /* where a folder is no project to be compared or formatted */

	if (!(ON_PROJECTS & 1U << (o->command - commands)))
		return true;
	if (given && last)
		diag_help(&o->diags, usage(o, "the project is given twice: '%s' and '%s'", given, o->arguments[n - 1]), "leave out one of the two");
	o->project = given;
	if (last && !given) {
		o->project = o->arguments[n - 1];
		o->arguments[n - 1] = NULL;
	}
	if (!o->project && !(ON_verify & 1U << (o->command - commands)) && (found = locate_above(&o->arena, "."))) {
		o->project = found;
		o->above = strcmp(found, ".") != 0;
	}
	return o->diags.n == 0;
}

bool
locate_is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static const char *
folder_of(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');

	return !slash ? "." : slash == path ? "/" : arena_copy(a, path, (size_t)(slash - path));
}

const char *
locate_file(struct options *o, const char *file, bool first)
{
	char *below = o->project ? file_below(o->project, file) : NULL;
	bool outside = !o->project || (!below && errno == EXDEV);
	const char *path, *found;

	if (outside && first && !o->values[OPTION_PROJECT] && (found = locate_above(&o->arena, folder_of(&o->arena, file)))) {
		o->project = found;
		o->above = true;
		below = file_below(found, file);
		outside = false;
	}
	path = below ? arena_string(&o->arena, below) : NULL;
	free(below);
	if (path)
		return path;
	if (outside)
		diag_help(&o->diags, usage(o, "%s is not in the project", file), "give files of one project, or -C");
	else
		diag_add(&o->diags, RG9001, (struct place){0}, "cannot read %s: %s", file, file_why(errno));
	return NULL;
}

const char *
locate_usual(struct options *o, const char *name)
{
	return o->above ? arena_printf(&o->arena, "%s/%s", o->project, name) : name;
}

/* A single argument that is neither a file nor called like one is the project; so it is said of it that it is none. */
static bool
is_project_given(const struct options *o)
{
	const char *one = o->arguments[0];

	return one && !o->arguments[1] && !o->values[OPTION_PROJECT] && (locate_is_folder(one) || !(ends_with(one, ".yaml") || ends_with(one, ".yml")));
}

bool
locate_files(struct options *o, const char ***paths, size_t *n)
{
	*n = 0;
	if (is_project_given(o)) {
		o->project = o->arguments[0];
		o->above = false;
		return true;
	}
	ARENA_ARRAY(&o->arena, *paths, count_arguments(o) + 1);
	for (size_t i = 0; o->arguments[i] && !o->diags.n; i++) {
		if (locate_is_folder(o->arguments[i]))
			diag_help(&o->diags, usage(o, "'%s' is a folder", o->arguments[i]), "name one project, or some of its files");
		else
			(*paths)[(*n)++] = locate_file(o, o->arguments[i], i == 0);
	}
	return o->diags.n == 0;
}
