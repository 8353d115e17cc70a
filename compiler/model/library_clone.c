#include "library_clone.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../base/text.h"

struct library_clone {
	struct archive *archive;
	const char *inside; /* where the library is in it */
};

/* ---- opening ---- */

struct clone_names {
	const char *const *all;
	size_t n;
};

static const char *
name_at(const void *ctx, size_t i)
{
	const struct clone_names *names = ctx;

	return i < names->n ? names->all[i] : NULL;
}

static void
refuse_commit(struct arena *a, struct diags *ds, const struct library *lib, struct place at, enum archive_result result)
{
	struct archive *archive = lib->clone->archive;
	struct clone_names names;
	struct diag *d;

	if (result == ARCHIVE_BROKEN) {
		d = diag_add(ds, RG3018, at, "cannot read '%s' in the clone of the library '%s'", lib->at, lib->name);
		diag_help(ds, d, "clone it again");
		return;
	}
	if (result == ARCHIVE_AMBIGUOUS) {
		d = diag_add(ds, RG3016, at, "'%s' is the beginning of several ids in the clone of the library '%s'", lib->at, lib->name);
		diag_help(ds, d, "write more of the commit's id");
		return;
	}
	d = diag_add(ds, RG3016, at, "the clone of the library '%s' has no commit or tag '%s'", lib->name, lib->at);
	names.all = archive_names(archive, a, &names.n);
	diag_suggest(ds, d, nearest_word(lib->at, name_at, &names), archive_is_shallow(archive)
	             ? "it is a shallow clone, which has only its newest commits: 'git fetch --unshallow --tags' brings the others"
	             : "fetch it with 'git fetch --tags', or name a commit that it has");
}

static bool
find_commit(struct arena *a, struct diags *ds, struct library *lib, struct place at)
{
	char *commit = arena_take(a, COMMIT_HEX);
	enum archive_result result = archive_revision(lib->clone->archive, lib->at, commit);

	if (result != ARCHIVE_OK) {
		refuse_commit(a, ds, lib, at, result);
		return false;
	}
	lib->commit = commit;
	return true;
}

bool
library_open(struct arena *a, struct diags *ds, struct library *lib, struct place at)
{
	struct library_clone *clone = arena_take(a, sizeof *clone);
	const char *problem;
	bool fine;

	clone->archive = archive_around(a, lib->folder, &clone->inside, &problem);
	if (!clone->archive) {
		diag_help(ds, diag_add(ds, RG3017, at, "cannot read the library '%s' at '%s': %s: %s", lib->name, lib->at, lib->folder, problem),
		          "clone the repository of the library there, or remove 'at'");
		return false;
	}
	lib->clone = clone;
	if (!(fine = find_commit(a, ds, lib, at)))
		library_close(lib);
	return fine;
}

void
library_close(struct library *lib)
{
	if (lib->clone)
		archive_close(lib->clone->archive);
	lib->clone = NULL;
}

/* ---- its files ---- */

static void
take_text(struct files *files, struct arena *a, const struct library *lib, const struct text_file *text)
{
	if (!walk_is_part(lib->parts, text->path))
		return;
	files->all = mem_room(files->all, files->n, &files->cap, sizeof *files->all);
	files->all[files->n++] = (struct found_file){.path = arena_printf(a, "%s/%s", lib->name, text->path), .folder = lib->folder,
	                                             .below = text->path, .text = text->text, .n = text->n};
}

bool
library_walk(struct files *files, struct arena *a, struct diags *ds, const struct library *lib)
{
	struct text_file *texts;
	const char *problem;
	size_t n;

	if (!lib->commit)
		return walk_named(files, a, ds, lib->folder, lib->name, lib->parts);
	if (!archive_files(lib->clone->archive, a, lib->commit, lib->clone->inside, walk_takes, &texts, &n, &problem)) {
		diag_help(ds, diag_add(ds, RG3018, lib->set, "cannot read the library '%s' at %.12s: %s", lib->name, lib->commit, problem),
		          "clone it again without --filter, or name a commit that holds the library");
		return false;
	}
	for (size_t i = 0; i < n; i++)
		take_text(files, a, lib, &texts[i]);
	walk_sort(files);
	return true;
}

static const char *
read_at(struct archive *archive, const char *inside, struct arena *a, const char *commit, const char *below, size_t *n)
{
	const char *whole = *inside ? arena_printf(a, "%s/%s", inside, below) : below, *bytes = NULL;
	enum archive_result result = archive_file(archive, a, commit, whole, &bytes, n, NULL);

	if (result != ARCHIVE_OK)
		errno = result == ARCHIVE_NO_PATH ? ENOENT : EIO;
	return result == ARCHIVE_OK ? bytes : NULL;
}

const char *
library_text(const struct library *lib, struct arena *a, const char *below, size_t *n)
{
	return read_at(lib->clone->archive, lib->clone->inside, a, lib->commit, below, n);
}

const char *
library_file(struct arena *a, const char *folder, const char *commit, const char *below, size_t *n)
{
	const char *inside, *problem, *bytes;
	struct archive *archive = archive_around(a, folder, &inside, &problem);
	int error;

	if (!archive) {
		errno = EIO;
		return NULL;
	}
	bytes = read_at(archive, inside, a, commit, below, n);
	error = errno;
	archive_close(archive);
	errno = error;
	return bytes;
}

/* ---- its history ---- */

bool
library_commit_id(const char *folder, const char *at, char commit[COMMIT_HEX])
{
	struct arena a = {0};
	const char *inside, *problem;
	struct archive *archive = archive_around(&a, folder, &inside, &problem);
	bool found = archive && archive_revision(archive, at, commit) == ARCHIVE_OK;

	archive_close(archive);
	arena_free(&a);
	return found;
}

size_t
library_newer(const struct library *lib, char newest[COMMIT_HEX])
{
	size_t n;

	return lib->commit && archive_ahead(lib->clone->archive, lib->commit, newest, &n) ? n : 0;
}

const char *
library_lasting(const struct library *lib, struct arena *a)
{
	char commit[COMMIT_HEX];

	return archive_revision(lib->clone->archive, arena_printf(a, "refs/tags/%s", lib->at), commit) == ARCHIVE_OK ? lib->at : lib->commit;
}

const char *
library_reference(const struct library *lib, struct arena *a, size_t i)
{
	static const char *const files[] = {"packed-refs", "HEAD", "refs/tags/", "refs/heads/"};

	if (!lib->commit || i >= sizeof files / sizeof *files || starts_with(lib->commit, lib->at))
		return NULL;
	return arena_printf(a, "%s%s%s", archive_folder(lib->clone->archive), files[i], ends_with(files[i], "/") ? lib->at : "");
}
