/* The output folder: which paths are ours, and what a journal left behind does. The folder is made
 * in the current one. kill.sh tests the same by killing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <fcntl.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../compiler/site/folder.h"

static void
knows_paths_inside(void **state)
{
	static const char *const inside[] = {"a", "index.html", "a/b/c.html", "a b/\xC3\xA9.html", "a..b", "a/b..", "~", "a\\b"};
	static const char *const outside[] = {
		"", "/", "/a", "a/", "a//b", "..", "../a", "a/..", "a/../b", ".", "./a", "a/./b", ".hidden", "a/.hidden/b",
		"a\nremove b", ("a\x01" "b"), ".regc-build/journal",
	};

	(void)state;
	for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
		if (!path_is_inside(inside[i]))
			fail_msg("'%s' was taken for a path outside", inside[i]);
	for (size_t i = 0; i < sizeof outside / sizeof *outside; i++)
		if (path_is_inside(outside[i]))
			fail_msg("'%s' was taken for a path inside", outside[i]);
}

static void
put(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static bool
holds(const char *path, const char *text)
{
	char got[100] = "";
	FILE *f = fopen(path, "r");
	size_t n = f ? fread(got, 1, sizeof got - 1, f) : 0;

	if (f)
		fclose(f);
	return f && strlen(text) == n && memcmp(got, text, n) == 0;
}

static int
old_site(void **state)
{
	(void)state;
	if (system("rm -rf site && mkdir -p site/sub site/.regc-build/new/sub") != 0)
		return -1;
	put("above.txt", "mine");
	put("site/index.html", "old");
	put("site/gone.html", "old");
	put("site/.regc-build/new/index.html", "new");
	put("site/.regc-build/new/sub/page.html", "new");
	return 0;
}

static void
recover(bool fine)
{
	struct diags ds = {0};

	assert_int_equal(folder_recover(&ds, "site"), fine);
	assert_int_equal(ds.n == 0, fine);
	diag_free(&ds);
}

static bool
is_there(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

static void
a_whole_journal_is_followed(void **state)
{
	(void)state;
	put("site/.regc-build/journal", "remove gone.html\nput index.html\nput sub/page.html\nend\n");
	recover(true);
	assert_true(holds("site/index.html", "new"));
	assert_true(holds("site/sub/page.html", "new"));
	assert_false(is_there("site/gone.html"));
	assert_false(is_there("site/.regc-build"));
}

static void
a_journal_without_its_end_changes_nothing(void **state)
{
	(void)state;
	put("site/.regc-build/journal", "remove gone.html\nput index.html\n");
	recover(true);
	assert_true(holds("site/index.html", "old"));
	assert_true(is_there("site/gone.html"));
	assert_false(is_there("site/.regc-build"));
}

/* killed half-way: what was moved is there already, what was removed is gone */
static void
a_journal_can_be_followed_twice(void **state)
{
	(void)state;
	put("site/.regc-build/journal", "remove gone.html\nput index.html\nput sub/page.html\nend\n");
	assert_int_equal(rename("site/.regc-build/new/index.html", "site/index.html"), 0);
	assert_int_equal(unlink("site/gone.html"), 0);
	recover(true);
	assert_true(holds("site/index.html", "new"));
	assert_true(holds("site/sub/page.html", "new"));
	assert_false(is_there("site/.regc-build"));
}

/* one that was not there before is moved with all in it; also where that was done before the kill */
static void
a_folder_can_be_put_as_a_whole(void **state)
{
	(void)state;
	for (int times = 1; times <= 2; times++) {
		old_site(state);
		assert_int_equal(rename("site/.regc-build/new/sub", "site/.regc-build/new/more"), 0);
		put("site/.regc-build/journal", "put index.html\nput more\nend\n");
		assert_true(times == 1 || rename("site/.regc-build/new/more", "site/more") == 0);
		recover(true);
		assert_true(holds("site/index.html", "new"));
		assert_true(holds("site/more/page.html", "new"));
		assert_true(is_there("site/sub") && is_there("site/gone.html"));
		assert_false(is_there("site/.regc-build"));
	}
}

static void
a_journal_that_leads_out_is_not_followed_there(void **state)
{
	(void)state;
	put("site/.regc-build/journal", "remove ../above.txt\nremove /above.txt\nput ../new.txt\nput index.html\nend\n");
	recover(true);
	assert_true(holds("above.txt", "mine"));
	assert_false(is_there("new.txt"));
}

static void
links_are_not_followed(void **state)
{
	(void)state;
	assert_int_equal(mkdir("elsewhere", 0777), 0);
	put("elsewhere/page.html", "mine");
	assert_int_equal(rmdir("site/sub"), 0);
	assert_int_equal(symlink("../elsewhere", "site/sub"), 0);
	put("site/.regc-build/journal", "remove sub/page.html\nput sub/page.html\nend\n");
	recover(false);
	assert_true(holds("elsewhere/page.html", "mine"));
	assert_int_equal(system("rm -rf elsewhere"), 0);
}

static void
a_locked_folder_is_left_alone(void **state)
{
	int fd = open("site", O_RDONLY | O_DIRECTORY);

	(void)state;
	put("site/.regc-build/journal", "put index.html\nend\n");
	assert_int_equal(flock(fd, LOCK_EX), 0);
	recover(true); /* who holds it will see to it */
	assert_true(holds("site/index.html", "old"));
	close(fd);
	recover(true);
	assert_true(holds("site/index.html", "new"));
}

/* opened for a build, which cannot begin, and closed again */
static void
build_fails(void)
{
	static const struct schemas none; /* no manifest is read where the journal cannot be carried out */
	struct diags ds = {0};
	struct folder f;

	assert_false(folder_open(&f, &ds, &none, "site"));
	assert_int_equal(diag_status(&ds), 2);
	folder_close(&f);
	diag_free(&ds);
}

/* whatever is in the way, the rest of the new site stays at hand until it is in place */
static void
a_journal_stays_until_it_is_carried_out(void **state)
{
	(void)state;
	put("site/.regc-build/journal", "remove gone.html\nput sub/page.html\nput index.html\nend\n");
	assert_int_equal(rmdir("site/sub"), 0);
	put("site/sub", "mine");
	recover(false);
	build_fails();
	assert_true(holds("site/index.html", "old"));
	assert_true(holds("site/.regc-build/new/index.html", "new"));
	assert_int_equal(unlink("site/sub"), 0);
	recover(true);
	assert_true(holds("site/index.html", "new"));
	assert_true(holds("site/sub/page.html", "new"));
	assert_false(is_there("site/.regc-build"));
}

static void
what_another_build_staged_is_left_alone(void **state)
{
	int fd = open("site", O_RDONLY | O_DIRECTORY);

	(void)state;
	assert_int_equal(flock(fd, LOCK_EX), 0);
	build_fails();
	close(fd);
	assert_true(holds("site/.regc-build/new/index.html", "new"));
}

/* a line of the journal whose file is neither staged nor in place cannot have been done */
static void
a_file_that_was_lost_is_missed(void **state)
{
	(void)state;
	put("site/.regc-build/journal", "put sub/lost.html\nend\n");
	recover(false);
}

static void
nothing_to_do_is_fine(void **state)
{
	struct diags ds = {0};

	(void)state;
	assert_true(folder_recover(&ds, "no-such-folder"));
	assert_false(is_there("no-such-folder"));
	diag_free(&ds);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_paths_inside),
		cmocka_unit_test_setup(a_whole_journal_is_followed, old_site),
		cmocka_unit_test_setup(a_journal_without_its_end_changes_nothing, old_site),
		cmocka_unit_test_setup(a_journal_can_be_followed_twice, old_site),
		cmocka_unit_test(a_folder_can_be_put_as_a_whole),
		cmocka_unit_test_setup(a_journal_that_leads_out_is_not_followed_there, old_site),
		cmocka_unit_test_setup(links_are_not_followed, old_site),
		cmocka_unit_test_setup(a_locked_folder_is_left_alone, old_site),
		cmocka_unit_test_setup(a_journal_stays_until_it_is_carried_out, old_site),
		cmocka_unit_test_setup(what_another_build_staged_is_left_alone, old_site),
		cmocka_unit_test_setup(a_file_that_was_lost_is_missed, old_site),
		cmocka_unit_test(nothing_to_do_is_fine),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
