#include "archive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <git2.h>

#include "../base/table.h"
#include "../base/text.h"

struct archive {
	git_repository *repository;
};

enum { SHORT_COMMIT = 7, TREE_DEPTH = 64 };

/* ---- opening ---- */

/* The owner of the folder and the user's .gitconfig do not affect what a commit contains. */
static void
start(void)
{
	static const git_config_level_t levels[] = {GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG,
	                                            GIT_CONFIG_LEVEL_GLOBAL};

	if (git_libgit2_init() < 0)
		die("libgit2 cannot be started");
	git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
	for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
		git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, (int)levels[i], "");
}

static const char *
last_error(struct arena *a, const char *what)
{
	const git_error *error = git_error_last();

	return arena_printf(a, "%s%s%s", what, error && error->message ? ": " : "",
	                    error && error->message ? error->message : "");
}

static bool
is_bundle(const char *path)
{
	char start_of[16] = "";
	struct stat st;
	FILE *f = stat(path, &st) == 0 && S_ISREG(st.st_mode) ? fopen(path, "rb") : NULL;
	size_t n = f ? fread(start_of, 1, sizeof start_of - 1, f) : 0;

	if (f)
		fclose(f);
	return n == sizeof start_of - 1 && starts_with(start_of, "# v") && strcmp(start_of + 4, " git bundle") == 0;
}

static const char *
open_repository(struct archive *archive, struct arena *a, const char *path, const char **inside)
{
	int error, shallow;

	(void)inside;
	if (is_bundle(path))
		return "it is a git bundle, which must be cloned first";
	error = git_repository_open_ext(&archive->repository, path, GIT_REPOSITORY_OPEN_NO_SEARCH, NULL);
	if (error == GIT_ENOTFOUND)
		return "it is not a git repository";
	if (error < 0)
		return last_error(a, "the git repository cannot be opened");
	if ((shallow = git_repository_is_shallow(archive->repository)) < 0)
		return last_error(a, "cannot find out whether it is a shallow clone");
	return shallow ? "it is a shallow clone, in which first dates would be wrong" : NULL;
}

void
archive_close(struct archive *archive)
{
	if (!archive)
		return;
	git_repository_free(archive->repository);
	git_libgit2_shutdown();
	free(archive);
}

/* opened by `open`, which gives why it cannot be, or NULL; *inside is for that alone */
static struct archive *
opened(struct arena *a, const char *path, const char **inside, const char **problem,
       const char *(*open)(struct archive *archive, struct arena *a, const char *path, const char **inside))
{
	struct archive *archive = mem_grow(NULL, sizeof *archive);

	*archive = (struct archive){0};
	start();
	*problem = open(archive, a, path, inside);
	if (!*problem)
		return archive;
	archive_close(archive);
	return NULL;
}

struct archive *
archive_open(struct arena *a, const char *path, const char **problem)
{
	return opened(a, path, NULL, problem, open_repository);
}

/* ---- the repository that holds a folder ---- */

/* where a folder is below the top of the repository's files; NULL where it is not below it */
static const char *
path_inside(struct arena *a, const char *top, const char *folder)
{
	char *whole = realpath(top, NULL), *own = realpath(folder, NULL);
	size_t n = whole ? strlen(whole) : 0;
	const char *inside = NULL;

	if (whole && own && strcmp(whole, "/") == 0)
		inside = arena_string(a, own + 1);
	else if (whole && own && strncmp(whole, own, n) == 0 && (own[n] == '/' || !own[n]))
		inside = arena_string(a, own + n + (own[n] == '/'));
	free(whole);
	free(own);
	return inside;
}

static const char *
open_around(struct archive *archive, struct arena *a, const char *folder, const char **inside)
{
	int error = git_repository_open_ext(&archive->repository, folder, GIT_REPOSITORY_OPEN_CROSS_FS, NULL);
	const char *top;

	if (error == GIT_ENOTFOUND)
		return "it is not in a git repository";
	if (error < 0)
		return last_error(a, "the git repository cannot be opened");
	top = git_repository_workdir(archive->repository);
	*inside = path_inside(a, top ? top : git_repository_path(archive->repository), folder);
	return *inside ? NULL : "it is within a git repository, but not among its files";
}

struct archive *
archive_around(struct arena *a, const char *folder, const char **inside, const char **problem)
{
	return opened(a, folder, inside, problem, open_around);
}

enum archive_result
archive_revision(struct archive *archive, const char *revision, char commit[COMMIT_HEX])
{
	git_object *named = NULL, *found = NULL;
	int error = git_revparse_single(&named, archive->repository, revision);

	if (!error)
		error = git_object_peel(&found, named, GIT_OBJECT_COMMIT);
	if (!error)
		git_oid_tostr(commit, COMMIT_HEX, git_object_id(found));
	git_object_free(named);
	git_object_free(found);
	if (!error)
		return ARCHIVE_OK;
	if (error == GIT_EAMBIGUOUS)
		return ARCHIVE_AMBIGUOUS;
	return error == GIT_ENOTFOUND || error == GIT_EINVALIDSPEC || error == GIT_EPEEL ||
	       error == GIT_ERROR ? ARCHIVE_NO_COMMIT : ARCHIVE_BROKEN;
}

bool
archive_is_shallow(struct archive *archive)
{
	return git_repository_is_shallow(archive->repository) != 0;
}

const char *
archive_folder(struct archive *archive)
{
	return git_repository_path(archive->repository);
}

bool
archive_ahead(struct archive *archive, const char *commit, char head[COMMIT_HEX], size_t *n)
{
	git_oid newest, other;
	size_t behind;

	if (git_reference_name_to_id(&newest, archive->repository, "HEAD") < 0 || git_oid_fromstr(&other, commit) < 0 ||
	    git_graph_ahead_behind(n, &behind, archive->repository, &newest, &other) < 0)
		return false;
	git_oid_tostr(head, COMMIT_HEX, &newest);
	return true;
}

/* "refs/heads/main" is called "main" */
static const char *
short_name(const char *name)
{
	static const char *const folders[] = {"refs/heads/", "refs/tags/", "refs/remotes/"};

	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		if (starts_with(name, folders[i]))
			return name + strlen(folders[i]);
	return name;
}

const char *const *
archive_names(struct archive *archive, struct arena *a, size_t *n)
{
	git_strarray all = {0};
	const char **names;

	if (git_reference_list(&all, archive->repository) < 0)
		all = (git_strarray){0};
	ARENA_ARRAY(a, names, all.count + 1);
	for (*n = 0; *n < all.count; ++*n)
		names[*n] = arena_string(a, short_name(all.strings[*n]));
	git_strarray_dispose(&all);
	return names;
}

/* ---- commits ---- */

static enum archive_subject
subject_of(const char *summary)
{
	static const struct {
		const char *start;
		enum archive_subject subject;
	} subjects[] = {
		{"First record of ", SUBJECT_FIRST},
		{"Start tracking ", SUBJECT_FIRST},
		{"Record new changes of ", SUBJECT_CHANGE},
		{"Update ", SUBJECT_CHANGE},
		{"Apply technical or declaration upgrade on ", SUBJECT_TECHNICAL},
		{"Refilter ", SUBJECT_TECHNICAL},
	};

	for (size_t i = 0; summary && i < sizeof subjects / sizeof *subjects; i++)
		if (starts_with(summary, subjects[i].start))
			return subjects[i].subject;
	return SUBJECT_OTHER;
}

static void
describe(struct archive_record *r, git_commit *commit, const git_oid *blob, const char *path)
{
	*r = (struct archive_record){.path = path};
	git_oid_tostr(r->commit, sizeof r->commit, git_commit_id(commit));
	git_oid_tostr(r->blob, sizeof r->blob, blob);
	r->authored = git_commit_author(commit)->when.time;
	r->time = git_commit_time(commit) ? git_commit_time(commit) : git_commit_author(commit)->when.time;
	r->subject = subject_of(git_commit_summary(commit));
}

/* a symbolic link is no file, and neither is a repository within the repository */
static bool
is_file(const git_tree_entry *e)
{
	return git_tree_entry_type(e) == GIT_OBJECT_BLOB && git_tree_entry_filemode(e) != GIT_FILEMODE_LINK;
}

/* ---- the history ---- */

/* a record and how many commits back it was found */
struct dated_record {
	struct archive_record record;
	size_t back;
};

struct history {
	git_repository *repository;
	struct arena *arena;
	const char *only; /* the one path asked for, or NULL */
	struct table paths;
	struct dated_record *all;
	size_t n, cap;
	size_t back;
	git_commit *commit;
};

/* each path once, however many records it has */
static const char *
keep_path(struct history *h, const char *path)
{
	const char *kept = table_get(&h->paths, path);

	if (kept)
		return kept;
	kept = arena_string(h->arena, path);
	*table_put(&h->paths, kept) = (void *)kept;
	return kept;
}

static void
add_record(struct history *h, const git_tree_entry *e, const char *path)
{
	if (h->only && strcmp(h->only, path) != 0)
		return;
	h->all = mem_room(h->all, h->n, &h->cap, sizeof *h->all);
	describe(&h->all[h->n].record, h->commit, git_tree_entry_id(e), keep_path(h, path));
	h->all[h->n++].back = h->back;
}

static bool
is_same(const git_tree_entry *a, const git_tree_entry *b)
{
	return git_oid_equal(git_tree_entry_id(a), git_tree_entry_id(b)) && is_file(a) == is_file(b);
}

/* whether something below a folder, whose name ends with '/', was asked for */
static bool
is_wanted(const struct history *h, const char *folder)
{
	return !h->only || starts_with(h->only, folder);
}

static int compare(struct history *h, const git_tree *now, const git_tree *before, struct buf *path, int depth);

static int
compare_folder(struct history *h, const git_tree_entry *now, const git_tree_entry *before, struct buf *path, int depth)
{
	git_tree *tree = NULL, *old = NULL;
	int error = 0;

	buf_putc(path, '/');
	if (!is_wanted(h, path->s))
		return 0;
	error = git_tree_lookup(&tree, h->repository, git_tree_entry_id(now));
	if (!error && before && git_tree_entry_type(before) == GIT_OBJECT_TREE)
		error = git_tree_lookup(&old, h->repository, git_tree_entry_id(before));
	if (!error)
		error = compare(h, tree, old, path, depth + 1);
	git_tree_free(tree);
	git_tree_free(old);
	return error;
}

/* what a tree has that the one before it, which may be NULL, did not have */
static int
compare(struct history *h, const git_tree *now, const git_tree *before, struct buf *path, int depth)
{
	size_t above = path->n;
	int error = 0;

	for (size_t i = 0; !error && depth < TREE_DEPTH && i < git_tree_entrycount(now); i++) {
		const git_tree_entry *e = git_tree_entry_byindex(now, i);
		const git_tree_entry *old = before ? git_tree_entry_byname(before, git_tree_entry_name(e)) : NULL;

		if (old && is_same(e, old))
			continue;
		path->n = above;
		buf_puts(path, git_tree_entry_name(e));
		if (is_file(e))
			add_record(h, e, path->s);
		else if (git_tree_entry_type(e) == GIT_OBJECT_TREE)
			error = compare_folder(h, e, old, path, depth);
	}
	return error;
}

/* a commit against its first parent, which takes its place; the oldest against nothing */
static int
step(struct history *h, git_tree **tree, struct buf *path)
{
	git_commit *parent = NULL;
	git_tree *before = NULL;
	int error = git_commit_parentcount(h->commit) ? git_commit_parent(&parent, h->commit, 0) : 0;

	if (!error && parent)
		error = git_commit_tree(&before, parent);
	path->n = 0;
	if (!error)
		error = compare(h, *tree, before, path, 0);
	git_commit_free(h->commit);
	git_tree_free(*tree);
	h->commit = parent;
	*tree = before;
	h->back++;
	return error;
}

/* the newest commit; none, and no error, where nothing was ever committed */
static int
find_head(struct history *h)
{
	git_oid id;
	int error = git_reference_name_to_id(&id, h->repository, "HEAD");
	git_strarray names = {0};

	if (!error)
		return git_commit_lookup(&h->commit, h->repository, &id);
	if (error == GIT_ENOTFOUND && git_reference_list(&names, h->repository) == 0) {
		error = names.count ? GIT_ENOTFOUND : 0;
		git_error_set_str(GIT_ERROR_REFERENCE, "HEAD points to a branch that does not exist");
	}
	git_strarray_dispose(&names);
	return error;
}

/* whether the commit that is next is where an earlier walk began */
static bool
meet(const struct history *h, struct archive_walk *walk)
{
	char id[COMMIT_HEX];

	walk->met = walk->after && strcmp(git_oid_tostr(id, sizeof id, git_commit_id(h->commit)), walk->after) == 0;
	return walk->met;
}

static int
walk_commits(struct history *h, struct archive_walk *walk)
{
	struct buf path = {0};
	git_tree *tree = NULL;
	int error = find_head(h);

	if (!error && h->commit) {
		git_oid_tostr(walk->head, sizeof walk->head, git_commit_id(h->commit));
		error = git_commit_tree(&tree, h->commit);
	}
	while (!error && h->commit && !meet(h, walk)) {
		error = step(h, &tree, &path);
		if (walk->progress)
			walk->progress(walk->ctx, h->back);
	}
	walk->commits = h->back;
	git_tree_free(tree);
	git_commit_free(h->commit);
	buf_free(&path);
	return error;
}

static int
by_path_and_age(const void *left, const void *right)
{
	const struct dated_record *a = left, *b = right;
	int order = strcmp(a->record.path, b->record.path);

	return order ? order : (a->back < b->back) - (a->back > b->back);
}

bool
archive_history(struct archive *archive, struct arena *a, struct archive_walk *walk, struct archive_records *records,
                const char **problem)
{
	struct history h = {.repository = archive->repository, .arena = a, .only = walk->path};
	int error = walk_commits(&h, walk);
	struct archive_record *all = arena_take(a, h.n * sizeof *all);

	if (h.n)
		qsort(h.all, h.n, sizeof *h.all, by_path_and_age);
	for (size_t i = 0; i < h.n; i++)
		all[i] = h.all[i].record;
	*records = (struct archive_records){all, h.n};
	if (error)
		*problem = last_error(a, "the history cannot be read");
	table_free(&h.paths);
	free(h.all);
	return error == 0;
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

enum archive_result
archive_bytes(struct archive *archive, struct arena *a, const struct archive_record *record, const char **bytes, size_t *n)
{
	git_oid id;

	return git_oid_fromstr(&id, record->blob) < 0 ? ARCHIVE_BROKEN : read_blob(archive, a, &id, bytes, n);
}

/* Follows path down from a tree, which is used up. A folder of the path that is missing as an
 * object is another thing than a path that is not there. */
static enum archive_result
find_path(struct archive *archive, git_tree *tree, const char *path, git_oid *blob)
{
	enum archive_result result = ARCHIVE_OK;
	struct arena a = {0};

	for (bool last = false; !last && result == ARCHIVE_OK; path += strcspn(path, "/") + 1) {
		const git_tree_entry *e = git_tree_entry_byname(tree, arena_copy(&a, path, strcspn(path, "/")));
		git_tree *below = NULL;

		last = !strchr(path, '/');
		if (!e || (last ? !is_file(e) : git_tree_entry_type(e) != GIT_OBJECT_TREE))
			result = ARCHIVE_NO_PATH;
		else if (last)
			*blob = *git_tree_entry_id(e);
		else if (git_tree_lookup(&below, archive->repository, git_tree_entry_id(e)) < 0)
			result = ARCHIVE_BROKEN;
		git_tree_free(tree);
		tree = below;
	}
	git_tree_free(tree);
	arena_free(&a);
	return result;
}

static enum archive_result
find_commit(struct archive *archive, const char *text, git_commit **commit)
{
	size_t n = strlen(text);
	git_oid id;
	int error;

	if (n < SHORT_COMMIT || n > GIT_OID_HEXSZ || git_oid_fromstrn(&id, text, n) < 0)
		return ARCHIVE_NO_COMMIT;
	error = git_commit_lookup_prefix(commit, archive->repository, &id, n);
	if (error == GIT_ENOTFOUND || error == GIT_EAMBIGUOUS)
		return ARCHIVE_NO_COMMIT;
	return error < 0 ? ARCHIVE_BROKEN : ARCHIVE_OK;
}

enum archive_result
archive_find(struct archive *archive, struct arena *a, const char *commit, const char *path, struct archive_record *record)
{
	git_commit *found = NULL;
	git_tree *tree;
	git_oid blob;
	enum archive_result result = find_commit(archive, commit, &found);

	if (result == ARCHIVE_OK)
		result = git_commit_tree(&tree, found) < 0 ? ARCHIVE_BROKEN : find_path(archive, tree, path, &blob);
	if (result == ARCHIVE_OK)
		describe(record, found, &blob, arena_string(a, path));
	git_commit_free(found);
	return result;
}

enum archive_result
archive_file(struct archive *archive, struct arena *a, const char *commit, const char *path, const char **bytes, size_t *n,
             struct archive_record *record)
{
	struct archive_record own = {0};
	enum archive_result result = archive_find(archive, a, commit, path, &own);

	if (result == ARCHIVE_OK)
		result = archive_bytes(archive, a, &own, bytes, n);
	if (result == ARCHIVE_OK && record)
		*record = own;
	return result;
}

enum archive_result
archive_newest(struct archive *archive, struct arena *a, const char *path, const char **bytes, size_t *n)
{
	git_oid id;
	int error = git_reference_name_to_id(&id, archive->repository, "HEAD");

	if (error)
		return error == GIT_ENOTFOUND ? ARCHIVE_NO_COMMIT : ARCHIVE_BROKEN;
	return archive_file(archive, a, git_oid_tostr_s(&id), path, bytes, n, NULL);
}

/* ---- a revision ---- */

struct revision {
	struct archive *archive;
	struct arena *arena;
	bool (*wants)(const char *path);
	struct text_file *files;
	size_t n, cap;
};

static int
take_entry(const char *above, const git_tree_entry *entry, void *ctx)
{
	struct revision *r = ctx;
	git_filemode_t mode = git_tree_entry_filemode(entry);
	const char *path = arena_printf(r->arena, "%s%s", above, git_tree_entry_name(entry)), *bytes;
	size_t n;

	if ((mode != GIT_FILEMODE_BLOB && mode != GIT_FILEMODE_BLOB_EXECUTABLE) || !r->wants(path))
		return 0;
	if (read_blob(r->archive, r->arena, git_tree_entry_id(entry), &bytes, &n) != ARCHIVE_OK)
		return -1;
	r->files = mem_room(r->files, r->n, &r->cap, sizeof *r->files);
	r->files[r->n++] = (struct text_file){path, bytes, n};
	return 0;
}

static int
by_path(const void *left, const void *right)
{
	return strcmp(((const struct text_file *)left)->path, ((const struct text_file *)right)->path);
}

static git_tree *
tree_below(git_tree *whole, const char *folder)
{
	git_tree_entry *entry = NULL;
	git_object *below = NULL;

	if (git_tree_entry_bypath(&entry, whole, folder) == 0)
		git_tree_entry_to_object(&below, git_tree_owner(whole), entry);
	git_tree_entry_free(entry);
	git_tree_free(whole);
	if (below && git_object_type(below) != GIT_OBJECT_TREE) {
		git_object_free(below);
		return NULL;
	}
	return (git_tree *)below;
}

bool
archive_files(struct archive *archive, struct arena *a, const char *commit, const char *folder,
              bool (*wants)(const char *path), struct text_file **files, size_t *n, const char **problem)
{
	struct revision r = {.archive = archive, .arena = a, .wants = wants};
	git_commit *found = NULL;
	git_tree *tree = NULL;
	bool fine = find_commit(archive, commit, &found) == ARCHIVE_OK && git_commit_tree(&tree, found) == 0;

	*problem = NULL;
	if (fine && *folder && !(fine = (tree = tree_below(tree, folder)) != NULL))
		*problem = arena_printf(a, "it has no folder '%s'", folder);
	fine = fine && git_tree_walk(tree, GIT_TREEWALK_PRE, take_entry, &r) == 0;
	if (!fine && !*problem)
		*problem = last_error(a, "the revision cannot be read");
	ARENA_ARRAY(a, *files, r.n);
	if (r.n) {
		qsort(r.files, r.n, sizeof *r.files, by_path);
		memcpy(*files, r.files, r.n * sizeof *r.files);
	}
	*n = r.n;
	free(r.files);
	git_tree_free(tree);
	git_commit_free(found);
	return fine;
}
