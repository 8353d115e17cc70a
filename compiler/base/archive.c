#include "archive.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <git2.h>

#include "table.h"
#include "text.h"

struct archive {
	git_repository *repository;
};

static const char *
last_problem(struct arena *a, const char *otherwise)
{
	const git_error *e = git_error_last();

	return arena_string(a, e && e->message ? e->message : otherwise);
}

static bool
is_file(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

struct archive *
archive_open(struct arena *a, const char *path, const char **problem)
{
	struct archive *archive;
	git_repository *repository = NULL;

	git_libgit2_init();
	git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0); /* nothing in it is run, so whose it is does not matter */
	*problem = NULL;
	if (is_file(path))
		*problem = "it is a file, such as a bundle; clone it";
	else if (git_repository_open_ext(&repository, path, GIT_REPOSITORY_OPEN_NO_SEARCH, NULL) < 0)
		*problem = last_problem(a, "it is no git repository");
	else if (git_repository_is_shallow(repository))
		*problem = "it is a shallow clone, in which first dates are false";
	if (*problem) {
		git_repository_free(repository);
		git_libgit2_shutdown();
		return NULL;
	}
	archive = mem_grow(NULL, sizeof *archive);
	archive->repository = repository;
	return archive;
}

void
archive_close(struct archive *archive)
{
	git_repository_free(archive->repository);
	git_libgit2_shutdown();
	free(archive);
}

/* ---- one commit ---- */

static enum archive_subject
subject_of(const git_commit *commit)
{
	static const struct { const char *begins; enum archive_subject subject; } subjects[] = {
		{"First record of ", SUBJECT_FIRST},       {"Start tracking ", SUBJECT_FIRST},
		{"Record new changes of ", SUBJECT_CHANGE}, {"Update ", SUBJECT_CHANGE},
		{"Apply technical ", SUBJECT_TECHNICAL},    {"Refilter ", SUBJECT_TECHNICAL},
	};
	const char *message = git_commit_message(commit);

	for (size_t i = 0; message && i < sizeof subjects / sizeof *subjects; i++)
		if (starts_with(message, subjects[i].begins))
			return subjects[i].subject;
	return SUBJECT_OTHER;
}

static void
fill(struct archive_record *record, const git_commit *commit, const char *path, const git_oid *blob)
{
	int64_t time = git_commit_time(commit);

	record->path = path;
	git_oid_tostr(record->commit, COMMIT_HEX, git_commit_id(commit));
	git_oid_tostr(record->blob, COMMIT_HEX, blob);
	record->time = time ? time : git_commit_author(commit)->when.time;
	record->subject = subject_of(commit);
}

/* ---- the history ---- */

struct history {
	struct archive *archive;
	struct arena *arena;
	const char *only;       /* the path asked for, or NULL */
	struct table paths;     /* each once, in the arena */
	struct archive_record *all; /* newest first */
	size_t n, cap;
	const git_commit *commit;
};

static const char *
kept_path(struct history *h, const char *path)
{
	const char *kept = table_get(&h->paths, path);

	if (!kept) {
		kept = arena_string(h->arena, path);
		*table_put(&h->paths, kept) = (void *)(uintptr_t)kept; /* tables hold what is not const */
	}
	return kept;
}

static int
add_delta(const git_diff_delta *delta, float progress, void *ctx)
{
	struct history *h = ctx;

	(void)progress;
	if (delta->status == GIT_DELTA_DELETED || (delta->new_file.mode != GIT_FILEMODE_BLOB &&
	                                           delta->new_file.mode != GIT_FILEMODE_BLOB_EXECUTABLE))
		return 0;
	if (h->only && strcmp(h->only, delta->new_file.path) != 0)
		return 0;
	h->all = mem_room(h->all, h->n, &h->cap, sizeof *h->all);
	fill(&h->all[h->n++], h->commit, kept_path(h, delta->new_file.path), &delta->new_file.id);
	return 0;
}

/* what a commit has that its first parent does not */
static int
add_commit(struct history *h, git_commit *commit)
{
	git_diff_options options;
	git_commit *parent = NULL;
	git_tree *before = NULL, *now = NULL;
	git_diff *diff = NULL;
	char *spec = (char *)(uintptr_t)h->only;
	int error = git_commit_tree(&now, commit);

	git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
	if (h->only) {
		options.pathspec = (git_strarray){&spec, 1};
		options.flags |= GIT_DIFF_DISABLE_PATHSPEC_MATCH;
	}
	h->commit = commit;
	if (!error && git_commit_parentcount(commit) > 0 && !(error = git_commit_parent(&parent, commit, 0)))
		error = git_commit_tree(&before, parent);
	if (!error)
		error = git_diff_tree_to_tree(&diff, h->archive->repository, before, now, &options);
	if (!error)
		error = git_diff_foreach(diff, add_delta, NULL, NULL, NULL, h);
	git_diff_free(diff);
	git_tree_free(before);
	git_tree_free(now);
	git_commit_free(parent);
	return error;
}

static int
walk_commits(struct history *h, git_revwalk *walk, void (*progress)(void *ctx, size_t commits), void *ctx)
{
	git_commit *commit;
	git_oid id;
	size_t walked = 0;
	int error;

	while (!(error = git_revwalk_next(&id, walk))) {
		if ((error = git_commit_lookup(&commit, h->archive->repository, &id)))
			return error;
		error = add_commit(h, commit);
		git_commit_free(commit);
		if (error)
			return error;
		if (progress)
			progress(ctx, ++walked);
	}
	return error == GIT_ITEROVER ? 0 : error;
}

/* by path; of one path the later found first, since history is walked from its newest end */
static int
by_path(const void *a, const void *b)
{
	const struct archive_record *x = *(const struct archive_record *const *)a, *y = *(const struct archive_record *const *)b;
	int order = strcmp(x->path, y->path);

	return order ? order : x > y ? -1 : x < y;
}

static const struct archive_record *
sorted(struct history *h)
{
	struct archive_record *out = arena_take(h->arena, (h->n + 1) * sizeof *out);
	const struct archive_record **places = mem_grow(NULL, (h->n + 1) * sizeof *places);

	for (size_t i = 0; i < h->n; i++)
		places[i] = &h->all[i];
	qsort(places, h->n, sizeof *places, by_path);
	for (size_t i = 0; i < h->n; i++)
		out[i] = *places[i];
	free(places);
	return out;
}

bool
archive_history(struct archive *archive, struct arena *a, const char *path, struct archive_records *records,
                void (*progress)(void *ctx, size_t commits), void *ctx, const char **problem)
{
	struct history h = {.archive = archive, .arena = a, .only = path};
	git_revwalk *walk = NULL;
	int error = git_repository_is_empty(archive->repository) == 1 ? GIT_ITEROVER
	                                                             : git_revwalk_new(&walk, archive->repository);

	*records = (struct archive_records){0};
	if (!error && !(error = git_revwalk_sorting(walk, GIT_SORT_TOPOLOGICAL)) &&
	    !(error = git_revwalk_simplify_first_parent(walk)) && !(error = git_revwalk_push_head(walk)))
		error = walk_commits(&h, walk, progress, ctx);
	if (!error || error == GIT_ITEROVER)
		*records = (struct archive_records){sorted(&h), h.n};
	else
		*problem = last_problem(a, "its history cannot be read");
	git_revwalk_free(walk);
	table_free(&h.paths);
	free(h.all);
	return !error || error == GIT_ITEROVER;
}

/* ---- one file ---- */

static enum archive_result
read_blob(struct archive *archive, struct arena *a, const git_oid *id, const char **bytes, size_t *n)
{
	git_blob *blob;

	if (git_blob_lookup(&blob, archive->repository, id) < 0)
		return ARCHIVE_BROKEN;
	*n = (size_t)git_blob_rawsize(blob);
	*bytes = arena_copy(a, git_blob_rawcontent(blob), *n);
	git_blob_free(blob);
	return ARCHIVE_OK;
}

static git_commit *
find_commit(struct archive *archive, const char *id)
{
	size_t n = strlen(id);
	git_commit *commit;
	git_oid oid;

	if (n < 7 || n > GIT_OID_HEXSZ || git_oid_fromstrn(&oid, id, n) < 0 ||
	    git_commit_lookup_prefix(&commit, archive->repository, &oid, n) < 0)
		return NULL;
	return commit;
}

enum archive_result
archive_file(struct archive *archive, struct arena *a, const char *commit, const char *path, const char **bytes, size_t *n,
             struct archive_record *record)
{
	git_commit *found = find_commit(archive, commit);
	enum archive_result result = ARCHIVE_NO_PATH;
	git_tree *tree = NULL;
	git_tree_entry *entry = NULL;

	if (!found)
		return ARCHIVE_NO_COMMIT;
	if (git_commit_tree(&tree, found) < 0) {
		result = ARCHIVE_BROKEN;
	} else if (git_tree_entry_bypath(&entry, tree, path) == 0 && git_tree_entry_type(entry) == GIT_OBJECT_BLOB) {
		result = read_blob(archive, a, git_tree_entry_id(entry), bytes, n);
		if (record)
			fill(record, found, arena_string(a, path), git_tree_entry_id(entry));
	}
	git_tree_entry_free(entry);
	git_tree_free(tree);
	git_commit_free(found);
	return result;
}

enum archive_result
archive_bytes(struct archive *archive, struct arena *a, const struct archive_record *record, const char **bytes, size_t *n)
{
	git_oid id;

	return git_oid_fromstr(&id, record->blob) < 0 ? ARCHIVE_BROKEN : read_blob(archive, a, &id, bytes, n);
}
