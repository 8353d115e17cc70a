/* Histories of files in git repositories, which are made in the current folder. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../compiler/base/text.h"
#include "../../compiler/prose/archive.h"
#include "../tools/history.h"

#define TERMS "Alpha/Terms of Service.md"

static int
fresh(void **state)
{
	(void)state;
	return system("rm -rf repo") == 0 ? 0 : -1;
}

static struct archive *
open_it(struct arena *a)
{
	const char *problem = "";
	struct archive *archive = archive_open(a, "repo", &problem);

	if (!archive)
		fail_msg("cannot be opened: %s", problem);
	assert_null(problem);
	return archive;
}

/* "PATH TIME SUBJECT" of each record */
static void
assert_records(struct archive *archive, const char *path, const char *const *wanted)
{
	struct archive_records records;
	const char *problem = NULL;
	struct arena a = {0};
	size_t n = 0;

	assert_true(archive_history(archive, &a, &(struct archive_walk){.path = path}, &records, &problem));
	assert_null(problem);
	for (; n < records.n && wanted[n]; n++) {
		const struct archive_record *r = &records.all[n];

		assert_string_equal(arena_printf(&a, "%s %d %d", r->path, (int)r->time, (int)r->subject), wanted[n]);
	}
	assert_null(wanted[n]);
	assert_int_equal(records.n, n);
	arena_free(&a);
}

static void
assert_refused(const char *path, const char *words)
{
	const char *problem = NULL;
	struct arena a = {0};

	assert_null(archive_open(&a, path, &problem));
	assert_non_null(problem);
	if (!strstr(problem, words))
		fail_msg("'%s' does not say '%s'", problem, words);
	arena_free(&a);
}

/* the object of an id goes, as a damaged disk or a partial clone has it */
static void
lose(const char *hex)
{
	char path[80];

	snprintf(path, sizeof path, "repo/.git/objects/%.2s/%s", hex, hex + 2);
	assert_int_equal(unlink(path), 0);
}

/* ---- histories ---- */

static void
tells_what_each_commit_says(void **state)
{
	static const char *const subjects[] = {
		"First record of Alpha Terms of Service", "Record new changes of Alpha Terms of Service",
		"Apply technical or declaration upgrade on Alpha Terms of Service", "Refilter Alpha Terms of Service",
		"Update Alpha Terms of Service", "Start tracking Alpha Terms of Service", "Remove mojibake",
	};
	static const char *const wanted[] = {
		TERMS " 1000 1", TERMS " 1001 2", TERMS " 1002 3", TERMS " 1003 3", TERMS " 1004 2", TERMS " 1005 1",
		TERMS " 1006 0", NULL,
	};
	struct arena a = {0};
	struct archive *archive;
	struct history h;

	(void)state;
	history_open(&h, "repo", 1);
	for (int i = 0; i < 7; i++) {
		history_put(&h, TERMS, arena_printf(&a, "text %d\n", i));
		history_commit(&h, 1000 + i, subjects[i]);
	}
	history_close(&h);
	archive = open_it(&a);
	assert_records(archive, TERMS, wanted);
	archive_close(archive);
	arena_free(&a);
}

/* what goes has no record; what comes again has one, also with the same bytes; a new name is a new file */
static void
follows_names_and_not_files(void **state)
{
	static const char *const all[] = {"A/x.md 3 0", "A/y.md 2 0", "A/y.md 5 0", "README 1 0", "z 4 0", NULL};
	static const char *const one[] = {"A/y.md 2 0", "A/y.md 5 0", NULL};
	static const char *const none[] = {NULL};
	struct arena a = {0};
	struct archive *archive;
	struct history h;

	(void)state;
	history_open(&h, "repo", 0);
	history_put(&h, "README", "about\n");
	history_commit(&h, 1, "a");
	history_put(&h, "A/y.md", "text\n");
	history_commit(&h, 2, "b");
	history_remove(&h, "A/y.md");
	history_put(&h, "A/x.md", "text\n");
	history_commit(&h, 3, "renamed");
	history_remove(&h, "A/x.md");
	history_put(&h, "z", "text\n");
	history_commit(&h, 4, "moved up");
	history_put(&h, "A/y.md", "text\n");
	history_commit(&h, 5, "again");
	history_commit(&h, 6, "nothing changed");
	history_close(&h);
	archive = open_it(&a);
	assert_records(archive, NULL, all);
	assert_records(archive, "A/y.md", one);
	assert_records(archive, "A/y", none);
	assert_records(archive, "A", none);
	assert_records(archive, "A/", none);
	archive_close(archive);
	arena_free(&a);
}

/* the order is that of the history: a clock that went wrong does not change it */
static void
keeps_the_order_of_the_history(void **state)
{
	static const char *const wanted[] = {"x 500 0", "x 100 0", "x 300 0", NULL};
	struct arena a = {0};
	struct archive *archive;
	struct history h;

	(void)state;
	history_open(&h, "repo", 1);
	for (int i = 0; i < 3; i++) {
		history_put(&h, "x", i == 0 ? "a" : i == 1 ? "b" : "a");
		history_commit(&h, i == 0 ? 500 : i == 1 ? 100 : 300, "s");
	}
	history_close(&h);
	archive = open_it(&a);
	assert_records(archive, NULL, wanted);
	archive_close(archive);
	arena_free(&a);
}

static void
counts_a_merge_where_it_is_merged(void **state)
{
	static const char *const wanted[] = {"main 1 0", "main 3 0", "side 4 0", NULL};
	struct arena a = {0};
	struct archive *archive;
	git_oid first, side, ours[2];
	struct history h;

	(void)state;
	history_open(&h, "repo", 1);
	history_put(&h, "main", "a");
	first = history_commit(&h, 1, "a");
	history_put(&h, "side", "b");
	side = history_commit_on(&h, "refs/heads/side", 2, "b", 1, &first);
	history_go(&h, &first);
	history_put(&h, "main", "c");
	ours[0] = history_commit(&h, 3, "c");
	ours[1] = side;
	history_put(&h, "side", "b");
	history_commit_on(&h, "HEAD", 4, "merge", 2, ours);
	history_close(&h);
	archive = open_it(&a);
	assert_records(archive, NULL, wanted);
	archive_close(archive);
	arena_free(&a);
}

/* what came after a commit: "PATH TIME" of each record, and whether the commit was met */
static void
assert_after(struct archive *archive, const char *after, const char *const *wanted, bool met, size_t commits)
{
	struct archive_walk walk = {.after = after};
	struct archive_records records;
	const char *problem;
	struct arena a = {0};
	size_t n = 0;

	assert_true(archive_history(archive, &a, &walk, &records, &problem));
	for (; n < records.n && wanted[n]; n++)
		assert_string_equal(arena_printf(&a, "%s %d", records.all[n].path, (int)records.all[n].time), wanted[n]);
	assert_null(wanted[n]);
	assert_int_equal(records.n, n);
	assert_int_equal(walk.met, met);
	assert_int_equal(walk.commits, commits);
	arena_free(&a);
}

static void
reads_on_after_a_commit(void **state)
{
	static const char *const none[] = {NULL}, *const second[] = {"main 3", "side 4", NULL}, *const all[] = {"main 1", "main 3", "side 4", NULL};
	char first_id[COMMIT_HEX], merge_id[COMMIT_HEX], side_id[COMMIT_HEX];
	git_oid first, side, ours[2], merge;
	struct archive *archive;
	struct arena a = {0};
	struct history h;

	(void)state;
	history_open(&h, "repo", 1);
	history_put(&h, "main", "a");
	first = history_commit(&h, 1, "a");
	history_put(&h, "side", "b");
	side = history_commit_on(&h, "refs/heads/side", 2, "b", 1, &first);
	history_go(&h, &first);
	history_put(&h, "main", "c");
	ours[0] = history_commit(&h, 3, "c");
	ours[1] = side;
	history_put(&h, "side", "b");
	merge = history_commit_on(&h, "HEAD", 4, "merge", 2, ours);
	history_close(&h);
	git_oid_tostr(first_id, sizeof first_id, &first);
	git_oid_tostr(side_id, sizeof side_id, &side);
	git_oid_tostr(merge_id, sizeof merge_id, &merge);
	archive = open_it(&a);
	assert_after(archive, first_id, second, true, 2);
	assert_after(archive, merge_id, none, true, 0);
	assert_after(archive, side_id, all, false, 3); /* it is no first parent: what the branch held before is not known */
	assert_after(archive, "0123456789012345678901234567890123456789", all, false, 3);
	archive_close(archive);
	arena_free(&a);
}

static void
leaves_links_out(void **state)
{
	static const char *const wanted[] = {"x 2 0", NULL};
	struct arena a = {0};
	struct archive *archive;
	struct history h;

	(void)state;
	history_open(&h, "repo", 1);
	history_put_mode(&h, "x", "/etc/passwd", GIT_FILEMODE_LINK);
	history_commit(&h, 1, "a link");
	history_put(&h, "x", "/etc/passwd");
	history_commit(&h, 2, "a file of the same bytes");
	history_close(&h);
	archive = open_it(&a);
	assert_records(archive, NULL, wanted);
	archive_close(archive);
	arena_free(&a);
}

static void
has_no_records_where_nothing_was_committed(void **state)
{
	static const char *const wanted[] = {NULL};
	struct arena a = {0};
	struct archive *archive;
	struct history h;

	(void)state;
	history_open(&h, "repo", 0);
	history_close(&h);
	archive = open_it(&a);
	assert_records(archive, NULL, wanted);
	archive_close(archive);
	arena_free(&a);
}

/* ---- what is refused ---- */

static void
one_commit(char commit[COMMIT_HEX], char blob[COMMIT_HEX])
{
	const git_index_entry *e;
	struct history h;
	git_oid id;

	history_open(&h, "repo", 0);
	history_put(&h, TERMS, "text\n");
	id = history_commit(&h, 86400, "First record of Alpha Terms of Service");
	e = git_index_get_bypath(h.index, TERMS, 0);
	git_oid_tostr(commit, COMMIT_HEX, &id);
	git_oid_tostr(blob, COMMIT_HEX, &e->id);
	history_close(&h);
}

static void
put_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void
refuses_what_is_no_whole_repository(void **state)
{
	char commit[COMMIT_HEX], blob[COMMIT_HEX], line[COMMIT_HEX + 1];

	(void)state;
	assert_refused("nowhere", "not a git repository");
	put_file("file.bundle", "# v2 git bundle\n0123\n");
	assert_refused("file.bundle", "bundle");
	put_file("file.txt", "text\n");
	assert_refused("file.txt", "not a git repository");
	one_commit(commit, blob);
	assert_int_equal(system("mkdir repo/folder"), 0);
	assert_refused("repo/folder", "not a git repository"); /* the one above it was not meant */
	snprintf(line, sizeof line, "%s\n", commit);
	put_file("repo/.git/shallow", line);
	assert_refused("repo", "shallow");
}

static void
assert_broken(const char *words)
{
	struct archive_records records;
	const char *problem = NULL;
	struct arena a = {0};
	struct archive *archive = open_it(&a);

	assert_false(archive_history(archive, &a, &(struct archive_walk){0}, &records, &problem));
	if (!strstr(problem, words))
		fail_msg("'%s' does not say '%s'", problem, words);
	archive_close(archive);
	arena_free(&a);
}

static void
says_that_an_object_is_missing(void **state)
{
	char commit[COMMIT_HEX], blob[COMMIT_HEX];
	struct history h;

	(void)state;
	one_commit(commit, blob);
	history_open(&h, "repo", 0);
	history_put(&h, "x", "y");
	history_commit(&h, 86401, "b");
	history_close(&h);
	lose(commit);
	assert_broken(commit);
}

static void
says_that_head_leads_nowhere(void **state)
{
	char commit[COMMIT_HEX], blob[COMMIT_HEX];

	(void)state;
	one_commit(commit, blob);
	put_file("repo/.git/HEAD", "ref: refs/heads/elsewhere\n");
	assert_broken("HEAD points to a branch");
}

/* ---- one file ---- */

static void
gives_the_bytes_of_a_commit(void **state)
{
	char commit[COMMIT_HEX], blob[COMMIT_HEX];
	struct archive_record record;
	struct archive *archive;
	struct arena a = {0};
	const char *bytes;
	size_t n;

	(void)state;
	one_commit(commit, blob);
	archive = open_it(&a);
	assert_int_equal(archive_file(archive, &a, commit, TERMS, &bytes, &n, &record), ARCHIVE_OK);
	assert_int_equal(n, 5);
	assert_memory_equal(bytes, "text\n", 6);
	assert_string_equal(record.path, TERMS);
	assert_string_equal(record.commit, commit);
	assert_string_equal(record.blob, blob);
	assert_int_equal(record.time, 86400);
	assert_int_equal(record.subject, SUBJECT_FIRST);
	assert_int_equal(archive_bytes(archive, &a, &record, &bytes, &n), ARCHIVE_OK);
	assert_memory_equal(bytes, "text\n", 6);
	archive_close(archive);
	arena_free(&a);
}

static void
knows_a_commit_by_its_beginning(void **state)
{
	static const char *const no[] = {"", "0123456", "xyzxyzx", "HEAD"};
	char commit[COMMIT_HEX], blob[COMMIT_HEX];
	struct archive *archive;
	struct arena a = {0};
	const char *bytes;
	size_t n;

	(void)state;
	one_commit(commit, blob);
	archive = open_it(&a);
	for (size_t digits = 1; digits <= 40; digits++)
		assert_int_equal(archive_file(archive, &a, arena_copy(&a, commit, digits), TERMS, &bytes, &n, NULL),
		                 digits < 7 ? ARCHIVE_NO_COMMIT : ARCHIVE_OK);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		assert_int_equal(archive_file(archive, &a, no[i], TERMS, &bytes, &n, NULL), ARCHIVE_NO_COMMIT);
	assert_int_equal(archive_file(archive, &a, arena_printf(&a, "%s0", commit), TERMS, &bytes, &n, NULL), ARCHIVE_NO_COMMIT);
	assert_int_equal(archive_file(archive, &a, blob, TERMS, &bytes, &n, NULL), ARCHIVE_NO_COMMIT);
	archive_close(archive);
	arena_free(&a);
}

static void
knows_what_is_not_there(void **state)
{
	static const char *const no[] = {"", "/", "Alpha", "Alpha/", "Alpha/Terms", "/" TERMS, TERMS "/", "../" TERMS, "Beta/x.md"};
	char commit[COMMIT_HEX], blob[COMMIT_HEX];
	struct archive_record record;
	struct archive *archive;
	struct arena a = {0};
	const char *bytes;
	size_t n;

	(void)state;
	one_commit(commit, blob);
	archive = open_it(&a);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		if (archive_file(archive, &a, commit, no[i], &bytes, &n, NULL) != ARCHIVE_NO_PATH)
			fail_msg("'%s' was found", no[i]);
	archive_close(archive);
	lose(blob);
	archive = open_it(&a);
	snprintf(record.blob, sizeof record.blob, "%s", blob);
	assert_int_equal(archive_file(archive, &a, commit, TERMS, &bytes, &n, NULL), ARCHIVE_BROKEN);
	assert_int_equal(archive_bytes(archive, &a, &record, &bytes, &n), ARCHIVE_BROKEN);
	archive_close(archive);
	arena_free(&a);
}

static bool
always(const char *path)
{
	(void)path;
	return true;
}

/* a folder among the files of a repository, and what is neither */
static void
finds_the_repository_around_a_folder(void **state)
{
	static const char *const no[] = {"", "mater", "HEAD~1", "master:a/x.yaml", "master..HEAD", "0000000000000000000000000000000000000000"};
	char commit[COMMIT_HEX] = "", again[COMMIT_HEX] = "";
	const char *inside = NULL, *problem = NULL;
	struct archive *archive;
	struct text_file *files;
	struct arena a = {0};
	struct history h;
	size_t n;

	(void)state;
	history_open(&h, "repo", 0);
	history_put(&h, "a/b/x.yaml", "x: 1\n");
	history_put(&h, "y.yaml", "y: 1\n");
	history_commit(&h, 1700000000, "one");
	history_close(&h);
	assert_int_equal(system("mkdir -p repo/a/b"), 0);
	archive = archive_around(&a, "repo/a/b", &inside, &problem);
	assert_non_null(archive);
	assert_string_equal(inside, "a/b");
	assert_int_equal(archive_revision(archive, "HEAD", commit), ARCHIVE_OK);
	assert_int_equal(archive_revision(archive, arena_copy(&a, commit, 7), again), ARCHIVE_OK);
	assert_string_equal(commit, again);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		if (archive_revision(archive, no[i], again) != ARCHIVE_NO_COMMIT)
			fail_msg("'%s' is a revision", no[i]);
	assert_string_equal(archive_names(archive, &a, &n)[0], "master");
	assert_int_equal(n, 1);
	assert_true(archive_files(archive, &a, commit, inside, always, &files, &n, &problem));
	assert_int_equal(n, 1);
	assert_string_equal(files[0].path, "x.yaml");
	assert_false(archive_files(archive, &a, commit, "a/c", always, &files, &n, &problem));
	assert_non_null(strstr(problem, "no folder 'a/c'"));
	archive_close(archive);
	archive = archive_around(&a, "repo", &inside, &problem);
	assert_string_equal(inside, "");
	archive_close(archive);
	assert_null(archive_around(&a, "repo/nowhere", &inside, &problem));
	assert_non_null(problem);
	arena_free(&a);
}

#define TEST(name) cmocka_unit_test_setup(name, fresh)

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(tells_what_each_commit_says),
		TEST(follows_names_and_not_files),
		TEST(keeps_the_order_of_the_history),
		TEST(counts_a_merge_where_it_is_merged),
		TEST(reads_on_after_a_commit),
		TEST(leaves_links_out),
		TEST(has_no_records_where_nothing_was_committed),
		TEST(refuses_what_is_no_whole_repository),
		TEST(says_that_an_object_is_missing),
		TEST(says_that_head_leads_nowhere),
		TEST(gives_the_bytes_of_a_commit),
		TEST(knows_a_commit_by_its_beginning),
		TEST(knows_what_is_not_there),
		TEST(finds_the_repository_around_a_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
