/* Files read and written whole; which errors are absence; what leads out of a folder. Made in the current one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../compiler/base/file.h"
#include "../../compiler/base/source.h"

static void
only_two_errors_are_absence(void **state)
{
	static const int others[] = {0, EACCES, EIO, ELOOP, EMFILE, ENAMETOOLONG, EISDIR, ENOMEM, EPERM, EXDEV};

	(void)state;
	assert_true(file_is_absent(ENOENT));
	assert_true(file_is_absent(ENOTDIR));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_false(file_is_absent(others[i]));
}

static void
put(const char *path, const char *text, size_t n)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);

	assert_true(fd >= 0);
	assert_int_equal(file_write(fd, text, n), 0);
	close(fd);
}

static void
refuses(const char *path, size_t limit, int error)
{
	size_t n;

	assert_null(file_load(path, limit, &n));
	assert_int_equal(errno, error);
}

static void
files_are_read_whole(void **state)
{
	static char text[70000];
	size_t n = 0;
	char *read;

	(void)state;
	memset(text, 'x', sizeof text);
	put("file", text, sizeof text);
	assert_non_null(read = file_load("file", sizeof text, &n));
	assert_int_equal(n, sizeof text);
	assert_memory_equal(read, text, n);
	assert_int_equal(read[n], '\0');
	free(read);
	put("empty", text, 0);
	assert_non_null(read = file_load("empty", 0, &n));
	assert_int_equal(n, 0);
	free(read);
	refuses("file", sizeof text - 1, EFBIG);
	refuses("missing", 1, ENOENT);
	refuses("file/below", 1, ENOTDIR);
	refuses(".", 1, EISDIR);
	assert_int_equal(mkfifo("pipe", 0666), 0);
	refuses("pipe", 1, ENOTSUP);
}

/* what has no size of its own is read to its end too */
static void
a_file_of_unknown_size_is_read_to_its_end(void **state)
{
	size_t n = 0;
	char *read = file_load("/proc/self/status", 1 << 20, &n);

	(void)state;
	if (!read)
		skip();
	assert_true(n > 0);
	free(read);
	refuses("/proc/self/status", 10, EFBIG);
}

static void
a_descriptor_that_cannot_be_written_is_an_error(void **state)
{
	int fd = open("file", O_RDONLY);

	(void)state;
	assert_int_equal(file_write(fd, "x", 1), EBADF);
	close(fd);
}

static void
leads_to(const char *path, const char *where)
{
	char *below = file_below("project", path);

	if (where) {
		assert_non_null(below);
		assert_string_equal(below, where);
	} else {
		assert_null(below);
		assert_int_equal(errno, EXDEV);
	}
	free(below);
}

static void
what_leads_out_is_told(void **state)
{
	char *below;

	(void)state;
	assert_int_equal(system("mkdir -p project/sub projects && echo a >project/sub/a && echo b >projects/b && "
	                        "ln -s sub/a project/in && ln -s ../projects/b project/out && ln -s ../projects project/folder && "
	                        "ln -s ../project/sub project/again && ln -s project other"), 0);
	leads_to("project/sub/a", "sub/a");
	leads_to("project", "");
	leads_to("project/in", "sub/a");
	leads_to("project/again/a", "sub/a");
	leads_to("other/sub/a", "sub/a");
	leads_to("project/out", NULL);
	leads_to("project/folder/b", NULL);
	leads_to("projects/b", NULL);
	leads_to("..", NULL);
	assert_null(file_below("project", "project/missing"));
	assert_int_equal(errno, ENOENT);
	assert_non_null(below = file_below("/", "/tmp"));
	assert_string_equal(below, "tmp");
	free(below);
}

static void
a_source_stays_in_its_project(void **state)
{
	struct arena a = {0};
	struct source *in = source_new(&a, "project", "in"), *out = source_new(&a, "project", "folder/b");
	struct source *none = source_new(&a, "project", "none");

	(void)state;
	assert_int_equal(source_load(in), SOURCE_OK);
	assert_string_equal(in->text, "a\n");
	assert_int_equal(source_load(out), SOURCE_UNREADABLE);
	assert_int_equal(out->error, EXDEV);
	assert_int_equal(source_load(none), SOURCE_ABSENT);
	assert_string_equal(source_why(&a, none, SOURCE_ABSENT), "cannot read none: No such file or directory");
	source_unload(in);
	put("project/sub/a", "c", 1);
	assert_int_equal(source_load(in), SOURCE_CHANGED);
	arena_free(&a);
}

/* columns are counted on from the one asked for last, wherever that was */
static void
columns_do_not_depend_on_what_was_asked_before(void **state)
{
	static const char text[] = "\xEF\xBB\xBF" "a\xC3\xA9" "b\ncd\xE2\x82\xAC" "e\n\nf";
	struct arena a = {0};
	struct source *fresh, *s = source_of_text(&a, "text", text, sizeof text - 1);

	(void)state;
	for (uint32_t i = 0; i <= sizeof text; i++)
		for (uint32_t k = 0; k <= sizeof text; k++) {
			struct position now, alone;

			fresh = source_of_text(&a, "text", text, sizeof text - 1);
			source_position(s, i);
			now = source_position(s, k);
			alone = source_position(fresh, k);
			assert_int_equal(now.line, alone.line);
			assert_int_equal(now.column, alone.column);
			source_unload(fresh);
		}
	source_unload(s);
	arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_two_errors_are_absence),
		cmocka_unit_test(files_are_read_whole),
		cmocka_unit_test(a_file_of_unknown_size_is_read_to_its_end),
		cmocka_unit_test(a_descriptor_that_cannot_be_written_is_an_error),
		cmocka_unit_test(what_leads_out_is_told),
		cmocka_unit_test(a_source_stays_in_its_project),
		cmocka_unit_test(columns_do_not_depend_on_what_was_asked_before),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
