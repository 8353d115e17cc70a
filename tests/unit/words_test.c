/* Sentences of the catalogue taken apart, and the plural forms of languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/base/text.h"
#include "../../compiler/form/plural.h"
#include "../../compiler/form/sentence.h"

/* pieces as KIND(text style inside) */
static void
show(struct buf *out, const struct segment *p)
{
	static const char *const names[] = {"", "value", "date", "term", "number", "plural", "form", "part"};

	for (; p; p = p->next) {
		if (p->kind == SEGMENT_TEXT) {
			buf_printf(out, "[%s]", p->text);
			continue;
		}
		buf_printf(out, "%s(%s%s%s", names[p->kind], p->text, p->style ? " " : "", p->style ? p->style : "");
		show(out, p->inside);
		buf_putc(out, ')');
	}
}

static void
takes_apart(void **state)
{
	static const struct { const char *text, *pieces; } cases[] = {
		{"", ""}, {"Plain.", "[Plain.]"}, {"{a}{b}", "value(a)value(b)"}, {"a < b & c > d, # 1 “[…]”", "[a < b & c > d, # 1 “[…]”]"},
		{"On {on, date}, {on,date,when}.", "[On ]date(on)[, ]date(on when)[.]"},
		{"{place, term, in-place}", "term(place in-place)"},
		{"{n, plural, =0 {none} one {# {what}} other {#}}#", "plural(nform(=0[none])form(onenumber()[ ]value(what))form(othernumber()))[#]"},
		{"{n, plural, other {{m, plural, other {#}} #}}", "plural(nform(otherplural(mform(othernumber()))[ ]number()))"},
		{"See <a>the <b>x</b> {c}</a>.", "[See ]part(a[the ]part(b[x])[ ]value(c))[.]"}, {"<a></a>", "part(a)"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = {0};
		struct segment *pieces;
		const char *at;
		struct buf out = {0};

		assert_true(sentence_read(&a, cases[i].text, &pieces, &at));
		show(&out, pieces);
		assert_string_equal(out.s ? out.s : "", cases[i].pieces);
		buf_free(&out);
		arena_free(&a);
	}
}

static void
refuses(void **state)
{
	static const struct { const char *text, *at; } cases[] = {
		{"{", ""}, {"}", "}"}, {"{}", "}"}, {"{a", ""}, {"{A}", "A}"}, {"{a b}", "b}"}, {"{a, number}", "}"}, {"{a, term}", "}"},
		{"{n, plural, one}", "}"}, {"{n, plural, one {#}", ""}, {"{n, plural one {#}}", "one {#}}"}, {"<a>x", ""}, {"<a>x</b>", ">"}, {"x</a>", "</a>"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = {0};
		struct segment *pieces;
		const char *at;

		assert_false(sentence_read(&a, cases[i].text, &pieces, &at));
		assert_string_equal(at, cases[i].at);
		arena_free(&a);
	}
}

static void
counts(void **state)
{
	static const struct { const char *language, *forms; } cases[] = { /* of 0, 1, 2, 5, 11, 12, 21, 22, 100, 101, 102, 103, 111 */
		{"en", "other one other other other other other other other other other other other"},
		{"de-AT", "other one other other other other other other other other other other other"},
		{"xx", "other one other other other other other other other other other other other"},
		{"pt-BR", "one one other other other other other other other other other other other"},
		{"ja", "other other other other other other other other other other other other other"},
		{"cs", "other one few other other other other other other other other other other"},
		{"pl", "many one few many many many many few many many few few many"},
		{"ru", "many one few many many many one few many one few few many"},
		{"ar", "zero one two few many many many many other other other few many"},
	};
	static const long numbers[] = {0, 1, 2, 5, 11, 12, 21, 22, 100, 101, 102, 103, 111};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = {0};

		for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++)
			buf_printf(&out, "%s%s", k ? " " : "", plural_form(cases[i].language, numbers[k]));
		assert_string_equal(out.s, cases[i].forms);
		buf_free(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(takes_apart), cmocka_unit_test(refuses), cmocka_unit_test(counts)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
