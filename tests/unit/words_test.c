/* Sentences of the catalogue taken apart, and the plural forms of languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/base/embedded.h"
#include "../../compiler/base/text.h"
#include "../../compiler/form/plural.h"
#include "../../compiler/form/sentence.h"
#include "../../compiler/form/words.h"
#include "../../compiler/syntax/read.h"
#include "../../compiler/syntax/shape.h"

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

/* a full stop, but for one behind that of what fills the sentence */
static void
stops_once(void **state)
{
	static const struct { const char *before, *text, *after; } cases[] = {
		{"released", ".", "released."}, {"Released.", ".", "Released."}, {"Ltd.", ". It", "Ltd. It"}, {"Ltd.", ", it", "Ltd., it"},
		{"x", "", "x"}, {"", ".", "."}, {".", ")", ".)"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = {0};

		buf_puts(&out, cases[i].before);
		sentence_text(&out, cases[i].text);
		assert_string_equal(out.s, cases[i].after);
		buf_free(&out);
	}
}

/* parts that hold together stand in one sentence, and a unit can be named otherwise than by its title */
static void
says_together(void **state)
{
	struct arena a = {0};
	struct diags ds = {0};
	struct schemas schemas = {0};
	const struct source *texts[64];
	const struct card article = {.kind = "obligation", .id = "act/art-1", .title = "Mark what a machine made"};
	struct node *list = node_list(&a), *facts = node_list(&a), *r;
	struct words *words;
	struct buf out = {0};
	size_t n = 0;

	(void)state;
	for (const struct embedded *e = embedded_files; e->name; e++)
		if (starts_with(e->name, "schemas/"))
			texts[n++] = source_of_text(&a, e->name, e->bytes, e->n);
	assert_true(schemas_load(&schemas, &ds, texts, n));
	assert_non_null(words = words_of_project(&ds, &schemas, NULL));
	reason_text(&a, reason_add(&a, facts, REASON_IF_FACT_MORE), "fact", "users");
	reason_text(&a, facts->first, "value", "5");
	reason_text(&a, reason_add(&a, facts, REASON_IF_FACT_IS), "fact", "size-class");
	reason_text(&a, facts->last, "value", "small");
	reason_add(&a, facts, REASON_ANSWER_FACTS);
	r = reason_add(&a, list, REASON_ANSWER_COULD);
	reason_text(&a, r, "band", "high");
	reason_text(&a, r, "bearer", "user");
	reason_named(&a, r, "article", "Act Art. 1", &article);
	reason_all(&a, r, "conditions", facts);
	reason_text(&a, r, "more", "2");
	words_text(words, &out, r);
	assert_string_equal(out.s, "Not decided: high for the user under Act Art. 1, if the number of users is more than 5 and the size class is "
	                           "small and certain facts hold that are not recorded and 2 more facts hold.");
	buf_free(&out);
	words_close(words);
	schemas_free(&schemas);
	diag_free(&ds);
	arena_free(&a);
}

/* words_of_project takes that for granted */
static void
catalogue_has_its_shape(void **state)
{
	struct arena a = {0};
	struct diags ds = {0};
	struct schemas schemas = {0};
	const struct source *texts[64], *words = NULL;
	struct node *root;
	size_t n = 0;

	(void)state;
	for (const struct embedded *e = embedded_files; e->name; e++)
		if (starts_with(e->name, "schemas/"))
			texts[n++] = source_of_text(&a, e->name, e->bytes, e->n);
		else if (strcmp(e->name, "templates/words.yaml") == 0)
			words = source_of_text(&a, "regc:words.yaml", e->bytes, e->n);
	assert_true(schemas_load(&schemas, &ds, texts, n));
	assert_non_null(words);
	assert_non_null(root = read_yaml(&a, &ds, words));
	assert_true(shape_check(&a, &ds, words, schema_at(&schemas, "words.schema.yaml"), root));
	assert_int_equal(ds.n, 0);
	schemas_free(&schemas);
	diag_free(&ds);
	arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(takes_apart), cmocka_unit_test(refuses), cmocka_unit_test(counts),
	                                   cmocka_unit_test(stops_once), cmocka_unit_test(says_together), cmocka_unit_test(catalogue_has_its_shape)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
