/* Values as bytes and back, and bytes that nobody packed. */
#include "../../compiler/base/cache.h"
#include "../../compiler/base/stamps.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static void
values_come_back(void **state)
{
	static const uint64_t numbers[] = {0, 1, 127, 128, 16383, 16384, UINT32_MAX, UINT64_MAX - 1, UINT64_MAX};
	struct sha256 d = sha256_of("x", 1), back;
	struct buf b = {0};
	struct unpack u;

	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		pack_number(&b, numbers[i]);
	pack_text(&b, "words");
	pack_text(&b, "");
	pack_text(&b, NULL);
	pack_digest(&b, &d);
	u = (struct unpack){b.s, b.s + b.n, false};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		assert_true(unpack_number(&u) == numbers[i]);
	assert_string_equal(unpack_text(&u), "words");
	assert_string_equal(unpack_text(&u), "");
	assert_null(unpack_text(&u));
	back = unpack_digest(&u);
	assert_memory_equal(&back, &d, sizeof d);
	assert_true(unpack_ended(&u));
	buf_free(&b);
}

static void
refused(const char *bytes, size_t n, bool text)
{
	char *own = malloc(n + 1); /* so that a read past the end is found */
	struct unpack u = {own, own + n, false};

	assert_non_null(own);
	memcpy(own, bytes, n);
	if (text)
		assert_null(unpack_text(&u));
	else
		assert_true(unpack_number(&u) == 0);
	assert_true(u.broken);
	assert_false(unpack_ended(&u));
	assert_true(unpack_number(&u) == 0);
	assert_string_equal(unpack_word(&u), "");
	free(own);
}

static void
what_does_not_fit_is_refused(void **state)
{
	struct unpack u = {"\x05", NULL, false};

	(void)state;
	refused("", 0, false);
	refused("\x80\x80", 2, false);
	refused("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", 10, false); /* past 64 bits */
	refused("\x09" "ab", 3, true);                                  /* longer than what is there */
	refused("\x03" "abc", 4, true);                                 /* no NUL at its end */
	refused("\x04" "a\0b", 5, true);                                /* a NUL within */
	u.end = u.at + 1;
	assert_int_equal(unpack_count(&u, 1), 0); /* five things in no bytes */
	assert_true(u.broken);
}

/* ---- the cache ---- */

struct place_for {
	char folder[64];
	struct cache cache;
	struct diags diags;
};

static void
begin(struct place_for *p, const char *extra)
{
	cache_open(&p->cache, p->folder, extra);
}

static int
make(void **state)
{
	struct place_for *p = calloc(1, sizeof *p);

	if (!p)
		return -1;
	snprintf(p->folder, sizeof p->folder, "/tmp/regc-cache-%ld", (long)getpid());
	begin(p, "");
	*state = p;
	return 0;
}

static int
unmake(void **state)
{
	struct place_for *p = *state;
	char command[128];
	int status;

	snprintf(command, sizeof command, "rm -rf %s", p->folder);
	status = system(command); /* NOLINT: a path of our own */
	cache_close(&p->cache);
	diag_free(&p->diags);
	free(p);
	return status;
}

static void
keep(struct place_for *p, const char *text)
{
	struct buf b = {0};

	pack_text(&b, text);
	cache_keep(&p->cache, &p->diags, "thing", &b);
	buf_free(&b);
}

static void
holds(struct place_for *p, const char *text)
{
	struct unpack u;
	char *bytes = cache_load(&p->cache, &p->diags, "thing", &u);

	assert_int_equal(bytes != NULL, text != NULL);
	if (text)
		assert_string_equal(unpack_word(&u), text);
	free(bytes);
}

static void
what_is_kept_is_found(void **state)
{
	struct place_for *p = *state;

	holds(p, NULL);
	keep(p, "one");
	holds(p, "one");
	keep(p, "two");
	holds(p, "two");
	assert_int_equal(p->diags.n, 0);
}

static void
another_program_finds_nothing(void **state)
{
	struct place_for *p = *state;

	keep(p, "one");
	cache_close(&p->cache);
	begin(p, "libraries of another version");
	holds(p, NULL);
	assert_int_equal(p->diags.n, 0);
}

/* each byte of the file in turn is another; only in the digest of the program it makes the file a foreign one */
static void
a_broken_file_is_said_once(void **state)
{
	struct place_for *p = *state;
	char path[96], *bytes;
	FILE *f;
	long n;

	keep(p, "one");
	snprintf(path, sizeof path, "%s/thing", p->folder);
	assert_non_null(f = fopen(path, "r+b"));
	fseek(f, 0, SEEK_END);
	n = ftell(f);
	bytes = malloc((size_t)n);
	assert_non_null(bytes);
	rewind(f);
	assert_int_equal(fread(bytes, 1, (size_t)n, f), n);
	for (long i = 0; i < n; i++) {
		rewind(f);
		bytes[i] ^= 0x20;
		fwrite(bytes, 1, (size_t)n, f);
		fflush(f);
		holds(p, NULL);
		bytes[i] ^= 0x20;
	}
	assert_int_equal(p->diags.n, 1);
	assert_int_equal(p->diags.all[0]->code, RG9013);
	fclose(f);
	free(bytes);
}

static void
a_folder_that_cannot_be_made_is_no_error(void **state)
{
	struct place_for *p = *state;

	cache_close(&p->cache);
	cache_open(&p->cache, "/dev/null/cache", "");
	keep(p, "one");
	keep(p, "two");
	assert_int_equal(p->diags.n, 1);
	assert_int_equal(diag_count(&p->diags, SEVERITY_ERROR), 0);
}

/* ---- stamps ---- */

static void
a_late_change_is_not_trusted(void **state)
{
	struct stat st = {.st_size = 5, .st_ino = 7, .st_mtim = {100, 5}, .st_ctim = {100, 6}};
	struct stamps all = {.taken = 100000000007}, back;
	struct stamp s = stamp_of(&st);
	struct buf b = {0};
	struct unpack u;

	(void)state;
	stamps_put(&all, "a/b.yaml", &s);
	stamps_pack(&b, &all);
	u = (struct unpack){b.s, b.s + b.n, false};
	assert_true(stamps_unpack(&back, &u));
	assert_true(unpack_ended(&u));
	assert_true(stamp_holds(&back, stamps_find(&back, "a/b.yaml"), &st));
	assert_null(stamps_find(&back, "a"));
	back.taken = 100000000006; /* as late as its own change of status */
	assert_false(stamp_holds(&back, stamps_find(&back, "a/b.yaml"), &st));
	st.st_ino = 8;
	assert_false(stamp_holds(&all, &s, &st));
	stamps_free(&all);
	stamps_free(&back);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_come_back),
		cmocka_unit_test(what_does_not_fit_is_refused),
		cmocka_unit_test_setup_teardown(what_is_kept_is_found, make, unmake),
		cmocka_unit_test_setup_teardown(another_program_finds_nothing, make, unmake),
		cmocka_unit_test_setup_teardown(a_broken_file_is_said_once, make, unmake),
		cmocka_unit_test_setup_teardown(a_folder_that_cannot_be_made_is_no_error, make, unmake),
		cmocka_unit_test(a_late_change_is_not_trusted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
