/* Edits of findings: which are made together, and what becomes of a text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/base/edits.h"

struct scene {
	struct arena arena;
	struct diags diags;
	struct source *a, *b;
};

static struct scene
scene(const char *a, const char *b)
{
	struct scene s = {0};

	s.a = source_of_text(&s.arena, "a.yaml", a, strlen(a));
	s.b = source_of_text(&s.arena, "b.yaml", b, strlen(b));
	return s;
}

static struct diag *
finding(struct scene *s)
{
	return diag_add(&s->diags, RG2001, (struct place){0}, "x");
}

static void
edit(struct scene *s, struct diag *d, const struct source *of, uint32_t from, uint32_t to, const char *text, bool safe)
{
	diag_edit(&s->diags, d, (struct place){of, {from, to}}, text, safe);
}

static void
becomes(struct scene *s, size_t n, const struct source *of, const char *wanted)
{
	struct buf out = {0};

	edits_apply(&out, of, s->diags.all, n);
	assert_string_equal(out.s ? out.s : "", wanted);
	buf_free(&out);
}

static void
end(struct scene *s)
{
	diag_free(&s->diags);
	arena_free(&s->arena);
}

static void
makes_edits(void **state)
{
	struct scene s = scene("one two three", "");
	struct diag *d = finding(&s), *e = finding(&s);

	(void)state;
	edit(&s, d, s.a, 8, 13, "3", true);
	edit(&s, d, s.a, 0, 0, "> ", true);
	edit(&s, e, s.a, 4, 7, "", true);
	finding(&s); /* without any */
	assert_int_equal(edits_choose(s.diags.all, s.diags.n), 2);
	becomes(&s, 2, s.a, "> one  3");
	becomes(&s, 2, s.b, "");
	becomes(&s, 0, s.a, "one two three");
	end(&s);
}

static void
takes_the_first_of_two(void **state)
{
	struct scene s = scene("abcdef", "abcdef");
	struct diag *d = finding(&s), *over = finding(&s), *beside = finding(&s), *half = finding(&s), *free = finding(&s);

	(void)state;
	edit(&s, d, s.a, 1, 3, "X", true);
	edit(&s, over, s.a, 2, 4, "Y", true);
	edit(&s, beside, s.a, 3, 3, "Y", true); /* it would not be known which comes first */
	edit(&s, half, s.b, 0, 1, "Y", true);   /* the other half of it touches one that is made */
	edit(&s, half, s.a, 0, 2, "Y", true);
	edit(&s, free, s.a, 5, 6, "Z", true);
	assert_int_equal(edits_choose(s.diags.all, s.diags.n), 2);
	assert_ptr_equal(s.diags.all[0], d);
	assert_ptr_equal(s.diags.all[1], free);
	becomes(&s, 2, s.a, "aXdeZ");
	becomes(&s, 2, s.b, "abcdef");
	end(&s);
}

static void
is_safe_as_a_whole(void **state)
{
	struct scene s = scene("ab", "");
	struct diag *none = finding(&s), *safe = finding(&s), *mixed = finding(&s);

	(void)state;
	edit(&s, safe, s.a, 0, 1, "x", true);
	edit(&s, mixed, s.a, 0, 1, "x", true);
	edit(&s, mixed, s.a, 1, 2, "x", false);
	assert_false(edits_are_safe(none));
	assert_true(edits_are_safe(safe));
	assert_false(edits_are_safe(mixed));
	end(&s);
}

/* a source is the file that it is, whoever has loaded it; a place behind its end changes nothing */
static void
knows_files_by_their_paths(void **state)
{
	struct scene s = scene("ab", "");
	struct source *again = source_of_text(&s.arena, "a.yaml", "ab", 2);
	struct diag *d = finding(&s), *e = finding(&s), *past = finding(&s);

	(void)state;
	edit(&s, d, again, 0, 1, "x", true);
	edit(&s, e, s.a, 0, 2, "y", true);
	edit(&s, past, s.a, 7, 9, "z", true);
	assert_int_equal(edits_choose(s.diags.all, s.diags.n), 2);
	becomes(&s, 2, s.a, "xb");
	end(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(makes_edits),
		cmocka_unit_test(takes_the_first_of_two),
		cmocka_unit_test(is_safe_as_a_whole),
		cmocka_unit_test(knows_files_by_their_paths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
