/* Unified differences, as patch reads them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/prose/unified.h"

static void
differs(const char *before, const char *after, const char *wanted)
{
	struct buf out = {0};

	unified_put(&out, "f", before, strlen(before), after, strlen(after));
	assert_string_equal(out.s ? out.s : "", wanted);
	buf_free(&out);
}

static void
tells_lines(void **state)
{
	(void)state;
	differs("a\nb\n", "a\nb\n", "");
	differs("", "", "");
	differs("a\nb\nc\n", "a\nB\nc\n", "--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n");
	differs("", "a\n", "--- a/f\n+++ b/f\n@@ -0,0 +1 @@\n+a\n");
	differs("a\n", "", "--- a/f\n+++ b/f\n@@ -1 +0,0 @@\n-a\n");
	differs("1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\n5\n6\n7\nX\n8\n", "--- a/f\n+++ b/f\n@@ -5,4 +5,5 @@\n 5\n 6\n 7\n+X\n 8\n");
}

/* what is near is one part, what is not is two */
static void
joins_what_is_near(void **state)
{
	(void)state;
	differs("x\n1\n2\n3\n4\n5\n6\ny\n", "X\n1\n2\n3\n4\n5\n6\nY\n",
	        "--- a/f\n+++ b/f\n@@ -1,8 +1,8 @@\n-x\n+X\n 1\n 2\n 3\n 4\n 5\n 6\n-y\n+Y\n");
	differs("x\n1\n2\n3\n4\n5\n6\n7\ny\n", "X\n1\n2\n3\n4\n5\n6\n7\nY\n",
	        "--- a/f\n+++ b/f\n@@ -1,4 +1,4 @@\n-x\n+X\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-y\n+Y\n");
}

static void
tells_a_missing_line_end(void **state)
{
	(void)state;
	differs("a\nb", "a\nb\n", "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n");
	differs("a", "b", "--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_lines),
		cmocka_unit_test(joins_what_is_near),
		cmocka_unit_test(tells_a_missing_line_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
