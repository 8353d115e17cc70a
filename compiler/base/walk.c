#include "walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "file.h"
#include "text.h"

struct walker {
	struct files *files;
	struct arena *arena;
	struct diags *diags;
	const char *root;  /* the folder */
	const char *name;  /* behind which its files are shown, or NULL */
	const char *parts; /* the folders in it that are wanted, or NULL: all */
	const char *const *patterns; /* what is left out, or NULL */
	struct stat except; /* st_ino is 0 where there is none */
	int depth;
	bool folders; /* it is these that are wanted */
	bool failed;
};

enum { WALK_DEPTH = 64 };

static void
complain(struct walker *w, const char *path, const char *why)
{
	struct buf shown = {0};

	buf_put_visible(&shown, path, strlen(path));
	diag_add(w->diags, RG9001, (struct place){0}, "cannot read %s: %s", shown.s, why);
	buf_free(&shown);
	w->failed = true;
}

static void walk(struct walker *w, const char *disk, const char *path);

/* FOLDER/NAME, or NAME in the folder itself */
static const char *
joined(struct arena *a, const char *folder, const char *name)
{
	return *folder ? arena_printf(a, "%s/%s", folder, name) : arena_string(a, name);
}

static bool
is_yaml(const char *name)
{
	return ends_with(name, ".yaml") || ends_with(name, ".yml");
}

bool
walk_takes(const char *path)
{
	static const char *const others[] = {"templates/", "schemas/"};

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (starts_with(path, others[i]))
			return false;
	return *path != '.' && !strstr(path, "/.") && strcmp(path, WALK_LOCAL) != 0 && is_yaml(path);
}

static bool
names_path(const char *pattern, const char *path)
{
	size_t n = strlen(pattern);
	struct arena a = {0};
	bool named;

	while (n && pattern[n - 1] == '/')
		n--;
	pattern = arena_copy(&a, pattern, n);
	if (starts_with(pattern, "./") || *pattern == '/')
		named = fnmatch(pattern + (*pattern == '.') + 1, path, FNM_PATHNAME) == 0;
	else if (strchr(pattern, '/'))
		named = fnmatch(pattern, path, FNM_PATHNAME) == 0;
	else
		named = fnmatch(pattern, strrchr(path, '/') ? strrchr(path, '/') + 1 : path, 0) == 0;
	arena_free(&a);
	return named;
}

bool
walk_ignores(const char *const *patterns, const char *path)
{
	struct arena a = {0};
	bool named = false;

	for (size_t end = 0; patterns && *patterns && path[end] && !named; end += path[end] == '/') {
		const char *part;

		end += strcspn(path + end, "/");
		part = arena_copy(&a, path, end);
		for (const char *const *p = patterns; *p && !named; p++)
			named = names_path(*p, part);
	}
	arena_free(&a);
	return named;
}

static bool
is_excepted(const struct walker *w, const struct stat *st)
{
	return w->except.st_ino && st->st_ino == w->except.st_ino && st->st_dev == w->except.st_dev;
}

static void
take(struct walker *w, const char *path, const struct stat *st)
{
	w->files->all = mem_room(w->files->all, w->files->n, &w->files->cap, sizeof *w->files->all);
	w->files->all[w->files->n++] = (struct found_file){w->name ? joined(w->arena, w->name, path) : path, w->root, path, *st, NULL, 0};
}

bool
walk_is_part(const char *parts, const char *path)
{
	size_t n = strcspn(path, "/");

	if (!parts || strcmp(path, "regc.yaml") == 0)
		return true;
	for (const char *part = parts, *end; *part; part = *end ? end + 1 : end) {
		end = part + strcspn(part, " ");
		if ((size_t)(end - part) == n && strncmp(part, path, n) == 0)
			return true;
	}
	return false;
}

static void
entry(struct walker *w, DIR *folder, const char *disk, const char *path, const char *name)
{
	struct stat st;

	if (name[0] == '.' || (!*path && !walk_is_part(w->parts, name)))
		return;
	if (fstatat(dirfd(folder), name, &st, AT_SYMLINK_NOFOLLOW) < 0) {
		complain(w, joined(w->arena, path, name), strerror(errno));
	} else if (S_ISDIR(st.st_mode)) {
		const char *shown = joined(w->arena, path, name);

		if (!walk_ignores(w->patterns, shown) && strcmp(shown, "templates") != 0 && strcmp(shown, "schemas") != 0 && !is_excepted(w, &st))
			walk(w, joined(w->arena, disk, name), shown);
	} else if (!w->folders && is_yaml(name)) {
		const char *shown = joined(w->arena, path, name);

		if (walk_ignores(w->patterns, shown) || strcmp(shown, WALK_LOCAL) == 0)
			return;
		if (utf8_check(name, strlen(name)) != strlen(name)) {
			complain(w, shown, "the name is not UTF-8");
			return;
		}
		take(w, shown, &st);
	}
}

static void
walk(struct walker *w, const char *disk, const char *path)
{
	DIR *folder = opendir(disk);
	struct dirent *e;
	struct stat st = {0};

	if (!folder) {
		complain(w, *path ? path : disk, strerror(errno));
		return;
	}
	if (w->folders && fstat(dirfd(folder), &st) == 0)
		take(w, path, &st);
	if (++w->depth > WALK_DEPTH) {
		complain(w, path, "folders are nested too deeply");
	} else {
		while ((e = file_next(folder)))
			entry(w, folder, disk, path, e->d_name);
		if (errno)
			complain(w, *path ? path : disk, strerror(errno));
	}
	w->depth--;
	closedir(folder);
}

static int
by_path(const void *left, const void *right)
{
	return strcmp(((const struct found_file *)left)->path, ((const struct found_file *)right)->path);
}

void
walk_sort(struct files *files)
{
	if (files->n)
		qsort(files->all, files->n, sizeof *files->all, by_path);
}

static bool
walk_whole(struct walker *w, const char *folder, const char *except)
{
	if (except && stat(except, &w->except) < 0) {
		w->except.st_ino = 0;
		if (!file_is_absent(errno))
			complain(w, except, strerror(errno));
	}
	w->root = arena_string(w->arena, folder);
	walk(w, folder, "");
	walk_sort(w->files);
	return !w->failed;
}

bool
walk_yaml(struct files *files, struct arena *a, struct diags *ds, const char *folder, const char *except, const char *const *patterns)
{
	return walk_whole(&(struct walker){.files = files, .arena = a, .diags = ds, .patterns = patterns}, folder, except);
}

bool
walk_named(struct files *files, struct arena *a, struct diags *ds, const char *folder, const char *name, const char *parts)
{
	return walk_whole(&(struct walker){.files = files, .arena = a, .diags = ds, .name = name, .parts = parts}, folder, NULL);
}

bool
walk_folders(struct files *folders, struct arena *a, struct diags *ds, const char *folder, const char *except, const char *const *patterns)
{
	return walk_whole(&(struct walker){.files = folders, .arena = a, .diags = ds, .patterns = patterns, .folders = true}, folder, except);
}

void
walked_free(struct walked *w)
{
	free(w->files.all);
	arena_free(&w->arena);
	*w = (struct walked){0};
}
