/* Shards: which page is whose, and parts that nobody of this program wrote. */
#include "../../compiler/site/shard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void
a_shard_is_read(void **state)
{
	static const char *const bad[] = {"", "1", "/", "1/", "/2", "0/2", "3/2", "1/0", "1/2x", "x1/2", "-1/2", "1/-2", " 1/2", "1/ 2",
	                                  "1/10001", "1//2", "99999999999999999999/99999999999999999999", "4294967297/4294967298"};
	struct shard s;

	(void)state;
	assert_true(shard_parse("1/1", &s) && s.k == 1 && s.n == 1);
	assert_true(shard_parse("7/10000", &s) && s.k == 7 && s.n == 10000);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(shard_parse(bad[i], &s));
}

static void
each_page_is_of_one_shard(void **state)
{
	size_t pages[8] = {0};

	(void)state;
	for (unsigned n = 1; n <= 7; n++)
		for (unsigned i = 0; i < 500; i++) {
			char path[32];
			unsigned owners = 0;

			snprintf(path, sizeof path, "provisions/p-%u.html", i);
			for (unsigned k = 1; k <= n; k++)
				if (shard_has(&(struct shard){k, n}, path)) {
					owners++;
					pages[k] += n == 7;
				}
			assert_int_equal(owners, 1);
		}
	for (unsigned k = 1; k <= 7; k++)
		assert_in_range(pages[k], 40, 110);
}

/* ---- parts ---- */

static const struct shard_term terms[SHARD_TERMS] = {
	{"by another version of regc", "1", false}, {"by another build of regc", "b", true}, {"for another day", "2026-01-01", false},
	{"for another audience", "public", false}, {"with other outputs", NULL, false},  {"with other assumptions", NULL, false},
	{"to be compared with another edition", NULL, false}, {"from other sources", "s", true}, {"with other templates", "t", true},
};

enum { HEAD = 12 + 32 }; /* what stands before what the digest is of */

/* the part of the only shard, with one page and the rows that are said to be its */
static void
make_part(struct buf *index, const char *path, struct slice rows)
{
	uint32_t targets[] = {0};
	struct links links = {0};
	struct record record = {.named = {.targets = targets, .ntargets = 1}, .rows = {rows}};
	struct kept_record page = {path, &record};
	struct made tables[ROW_FILES] = {{.digest = sha256_of("rows", 4), .size = 4}};

	record.html = (struct made){.digest = sha256_of("page", 4), .size = 4, .changed = true};
	names_number(&links.targets, "index.html");
	part_pack(index, &(struct shard){1, 1}, terms, tables, &links, &page, 1);
	names_free(&links.targets);
}

static void
write_file(const char *path, const char *bytes, size_t n)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

/* with the digest that goes with it, as somebody who means to would write it */
static void
write_index(struct buf *index)
{
	struct sha256 d = sha256_of(index->s + HEAD, index->n - HEAD);

	memcpy(index->s + 12, d.bytes, sizeof d.bytes);
	write_file("shard-1-of-1/part", index->s, index->n);
}

static bool
read_back(struct diags *ds, struct shard_parts *parts)
{
	static const char *const folders[] = {".", NULL};
	struct links links = {0};
	bool fine = parts_find(parts, ds, folders) && parts_read(parts, ds, terms, &links);

	assert_true(fine == (diag_count(ds, SEVERITY_ERROR) == 0));
	links_free(&links);
	return fine;
}

static int
make_folder(void **state)
{
	(void)state;
	mkdir("shard-1-of-1", 0777);
	mkdir("shard-1-of-1/data", 0777);
	write_file("shard-1-of-1/data/clauses.csv", "rows", 4);
	write_file("shard-1-of-1/index.html", "page", 4);
	return 0;
}

static void
a_part_comes_back(void **state)
{
	struct diags ds = {0};
	struct shard_parts parts;
	struct buf index = {0};
	const struct shard_part *part;
	struct record *r;
	char *html;

	(void)state;
	make_part(&index, "index.html", (struct slice){NULL, 1, 3});
	write_file("shard-1-of-1/part", index.s, index.n);
	assert_true(read_back(&ds, &parts));
	assert_non_null(r = parts_page(&parts, "index.html", &part));
	assert_null(parts_page(&parts, "about.html", &part));
	assert_false(r->html.changed);
	assert_true(r->rows[0].of == parts.rows && r->rows[0].from == 1 && r->rows[0].n == 3);
	assert_non_null(html = part_file(part, &ds, "index.html", &r->html));
	assert_memory_equal(html, "page", 4);
	free(html);
	r->html.size++;
	assert_null(part_file(part, &ds, "index.html", &r->html));
	parts_free(&parts);
	diag_free(&ds);
	buf_free(&index);
}

static void
rows_that_are_not_there_are_refused(void **state)
{
	static const struct slice bad[] = {{NULL, 0, 5}, {NULL, 4, 1}, {NULL, 5, 0}, {NULL, 1, SIZE_MAX}, {NULL, INT64_MAX, 1}};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct diags ds = {0};
		struct shard_parts parts;
		struct buf index = {0};

		make_part(&index, "index.html", bad[i]);
		write_index(&index);
		assert_false(read_back(&ds, &parts));
		assert_string_equal(ds.all[0]->message, "./shard-1-of-1/part is not what the shard wrote");
		parts_free(&parts);
		diag_free(&ds);
		buf_free(&index);
	}
}

/* cut anywhere, or with any byte another: refused, or read without harm */
static void
no_index_does_harm(void **state)
{
	struct buf index = {0};
	size_t refused = 0, tried = 0;

	(void)state;
	make_part(&index, "index.html", (struct slice){NULL, 0, 4});
	for (size_t i = HEAD; i < index.n; i++)
		for (unsigned how = 0; how < 4; how++) {
			struct buf other = {0};
			struct diags ds = {0};
			struct shard_parts parts;

			buf_add(&other, index.s, how ? index.n : i);
			if (how)
				other.s[i] = (char)(how == 1 ? other.s[i] ^ 0x80 : how == 2 ? 0xFF : 0);
			write_index(&other);
			refused += !read_back(&ds, &parts);
			tried++;
			parts_free(&parts);
			diag_free(&ds);
			buf_free(&other);
		}
	assert_true(refused > tried / 4);
	buf_free(&index);
}

static void
a_changed_index_is_refused(void **state)
{
	struct buf index = {0};

	(void)state;
	make_part(&index, "index.html", (struct slice){NULL, 0, 4});
	for (size_t i = 0; i < index.n; i++) {
		struct diags ds = {0};
		struct shard_parts parts;

		index.s[i] ^= 1;
		write_file("shard-1-of-1/part", index.s, index.n);
		index.s[i] ^= 1;
		assert_false(read_back(&ds, &parts));
		parts_free(&parts);
		diag_free(&ds);
	}
	buf_free(&index);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_shard_is_read), cmocka_unit_test(each_page_is_of_one_shard), cmocka_unit_test(a_part_comes_back),
		cmocka_unit_test(rows_that_are_not_there_are_refused), cmocka_unit_test(no_index_does_harm),
		cmocka_unit_test(a_changed_index_is_refused),
	};

	return cmocka_run_group_tests(tests, make_folder, NULL);
}
