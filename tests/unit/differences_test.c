/* Two states of a project compared: which unit is which, what is the same, and what a difference is told with. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/compile.h"
#include "../../compiler/site/differences.h"

#define PROJECT "project: p\ntitle: P\n"
#define PLACE "jurisdiction: EU\ntitle: European Union\ntype: union\n"
#define LAW(day) \
	"regulation: act\ntitle: Act\nshort: Act\ncitation: Act (made up)\ntype: regulation\njurisdiction: EU\nhistory:\n" \
	"  - event: adopted\n    on: 2024-01-01\n  - event: applies\n    on: " day "\nchecked: 2026-01-01\n" \
	"roles:\n  - role: maker\n    title: maker\nobligations:\n  - obligation: art-1\n    title: Marking\n    citation: Art. 1\n" \
	"    deontic: obligation\n    binds: [maker]\n    duty: Mark.\n    sources:\n      - class: official\n        title: Act\n" \
	"    confidence: high\nsources:\n  - class: official\n    title: Act\n"
#define PLATFORM(more) \
	"platform: alpha\ntitle: Alpha\noperator: Alpha Ltd\nservice-kind: generative-tool\noffered: [EU]\n" more
#define ROLE "roles:\n  - role: act/maker\n    confidence: high\n    sources:\n      - class: official\n        title: its word\n"
#define DOCUMENT \
	"document: terms\nplatform: alpha\ntitle: Terms\ntype: Terms of Service\ngoverns: [EU]\nuser-classes: [consumer]\n" \
	"sources:\n  - class: official\n    title: Terms\n"
#define CATEGORY "category: c\ntitle: C\ndefinition: D\n"
#define CLAUSE(id, more, summary) \
	"provision: " id "\n" more "document: alpha/terms\ntitle: Labels\ncategories: [c]\nbasis: inferred\nsummary: " summary "\n" \
	"sources:\n  - class: secondary\n    title: a newspaper\nmappings:\n  - obligation: act/art-1\n    relation: supports\n" \
	"    rationale: R.\n    confidence: high\n    method: human\n    status: draft\n"

/* a project in memory, judged for a day */
struct made {
	struct text_file texts[7];
	struct compilation c;
};

static struct text_file
text(const char *path, const char *bytes)
{
	return (struct text_file){path, bytes, strlen(bytes)};
}

static void
make(struct made *m, const char *day, const char *law, const char *platform, const char *clause)
{
	struct compile_options o = {.project = "nowhere", .out = "out", .version = "0", .as_of = day, .texts = m->texts,
	                            .ntexts = 7, .texts_only = true, .jobs = 1};

	m->texts[0] = text("a.yaml", CATEGORY);
	m->texts[1] = text("b.yaml", clause);
	m->texts[2] = text("c.yaml", DOCUMENT);
	m->texts[3] = text("d.yaml", law);
	m->texts[4] = text("e.yaml", PLACE);
	m->texts[5] = text("f.yaml", platform);
	m->texts[6] = text("regc.yaml", PROJECT);
	m->c = (struct compilation){0};
	if (!compile(&m->c, &o, STAGE_ANALYSE))
		for (size_t i = 0; i < m->c.diags.n; i++)
			print_error("%s: %s\n", m->c.diags.all[i]->place.source ? m->c.diags.all[i]->place.source->path : "",
			            m->c.diags.all[i]->message);
	assert_int_equal(diag_count(&m->c.diags, SEVERITY_ERROR), 0);
}

static struct state
state(const struct made *m)
{
	return (struct state){&m->c.analysis, m->c.inputs, m->c.ninputs};
}

struct compared {
	struct made left, middle, right;
	struct arena arena;
	struct differences d;
};

static void
compare(struct compared *c, bool days, bool maps)
{
	struct states s = {.left = state(&c->left), .right = state(&c->right)};

	s.middle = !days ? s.left : !maps ? s.right : state(&c->middle);
	differences_make(&c->d, &c->arena, &s);
}

static void
end(struct compared *c)
{
	differences_free(&c->d);
	arena_free(&c->arena);
	compile_free(&c->left.c);
	compile_free(&c->middle.c);
	compile_free(&c->right.c);
}

/* the first difference of a section; NULL where it has none */
static const struct state_difference *
first_of(const struct differences *d, enum difference_section section)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->all[i].section == section)
			return &d->all[i];
	return NULL;
}

static bool
has_code(const struct node *list, const char *code)
{
	for (const struct node *n = list->first; n; n = n->next)
		if (node_is(n, "code", code))
			return true;
	return false;
}

static void
nothing_differs_but_prose(void **ctx)
{
	struct compared c = {0};

	(void)ctx;
	make(&c.left, "2026-06-01", LAW("2026-01-01"), PLATFORM(ROLE), CLAUSE("labels", "", "One."));
	make(&c.right, "2026-06-01", LAW("2026-01-01"), PLATFORM(ROLE) "# a comment\n", CLAUSE("labels", "", "Other words."));
	compare(&c, false, true);
	assert_int_equal(c.d.n, 0);
	assert_int_equal(c.d.files, 2);
	assert_int_equal(c.d.silent, 2);
	assert_int_equal(c.d.sum.of, 1);
	assert_int_equal(c.d.nplatforms, 0);
	end(&c);
}

static void
the_day_makes_a_flag(void **ctx)
{
	const struct state_difference *flag, *force;
	struct compared c = {0};

	(void)ctx;
	make(&c.left, "2026-06-01", LAW("2026-07-01"), PLATFORM(ROLE), CLAUSE("labels", "", "One."));
	make(&c.right, "2026-07-01", LAW("2026-07-01"), PLATFORM(ROLE), CLAUSE("labels", "", "One."));
	compare(&c, true, false);
	flag = first_of(&c.d, SECTION_FLAGS);
	assert_non_null(flag);
	assert_string_equal(flag->was, "upcoming");
	assert_string_equal(flag->now, "active");
	assert_int_equal(flag->causes, CAUSE_LAW);
	assert_int_equal(flag->nmappings, 1);
	assert_true(has_code(flag->because, "force.in-force"));
	force = first_of(&c.d, SECTION_FORCE);
	assert_non_null(force);
	assert_string_equal(force->was, "adopted");
	assert_string_equal(force->now, "in-force");
	assert_int_equal(c.d.sum.flag, 1);
	assert_int_equal(c.d.files, 0);
	end(&c);
}

static void
a_fact_is_told_from_the_day(void **ctx)
{
	const struct state_difference *flag, *fact;
	struct compared c = {0};

	(void)ctx;
	make(&c.left, "2026-06-01", LAW("2026-01-01"), PLATFORM(""), CLAUSE("labels", "", "One."));
	make(&c.middle, "2026-07-01", LAW("2026-01-01"), PLATFORM(""), CLAUSE("labels", "", "One."));
	make(&c.right, "2026-07-01", LAW("2026-01-01"), PLATFORM(ROLE), CLAUSE("labels", "", "One."));
	compare(&c, true, true);
	flag = first_of(&c.d, SECTION_FLAGS);
	assert_non_null(flag);
	assert_string_equal(flag->was, "conditional");
	assert_string_equal(flag->now, "active");
	assert_int_equal(flag->causes, CAUSE_MAP);
	assert_true(has_code(flag->because, "differs.sentence"));
	assert_true(has_code(flag->because, "applies.role"));
	assert_true(has_code(flag->before, "differs.open-facts"));
	fact = first_of(&c.d, SECTION_FACTS);
	assert_non_null(fact);
	assert_true(node_is(fact->says, "code", "differs.role-added"));
	assert_null(first_of(&c.d, SECTION_FORCE));
	end(&c);
}

static void
a_renamed_unit_is_one(void **ctx)
{
	struct compared c = {0};

	(void)ctx;
	make(&c.left, "2026-06-01", LAW("2026-01-01"), PLATFORM(ROLE), CLAUSE("labels", "", "One."));
	make(&c.right, "2026-06-01", LAW("2026-01-01"), PLATFORM(ROLE), CLAUSE("marks", "was: [alpha/terms/labels]\n", "One."));
	compare(&c, false, true);
	assert_int_equal(c.d.n, 1);
	assert_true(node_is(c.d.all[0].says, "code", "differs.renamed"));
	assert_int_equal(c.d.sum.of, 1);
	assert_int_equal(c.d.sum.added + c.d.sum.gone, 0);
	end(&c);
}

static void
what_is_new_is_counted_apart(void **ctx)
{
	struct compared c = {0};

	(void)ctx;
	make(&c.left, "2026-06-01", LAW("2026-01-01"), PLATFORM(ROLE), CLAUSE("labels", "", "One."));
	make(&c.right, "2026-06-01", LAW("2026-01-01"), PLATFORM(ROLE), CLAUSE("others", "", "One."));
	compare(&c, false, true);
	assert_int_equal(c.d.sum.of, 0);
	assert_int_equal(c.d.sum.added, 1);
	assert_int_equal(c.d.sum.gone, 1);
	assert_int_equal(c.d.sum.band, 0);
	assert_int_equal(c.d.nplatforms, 1);
	end(&c);
}

static void
the_order_of_keys_is_none(void **ctx)
{
	struct compared c = {0};
	struct pairing p;

	(void)ctx;
	make(&c.left, "2026-06-01", LAW("2026-01-01"), PLATFORM(ROLE), CLAUSE("labels", "", "One."));
	make(&c.right, "2026-06-01", LAW("2026-01-01"),
	     "platform: alpha\noffered: [EU]\nservice-kind: generative-tool\n" ROLE "operator: Alpha Ltd\ntitle: Alpha\n",
	     CLAUSE("labels", "", "One."));
	pairing_make(&p, &c.left.c.model, &c.right.c.model);
	assert_true(pairing_same(&p, card_find(&c.left.c.model, "platform", "alpha")->facts, card_find(&c.right.c.model, "platform", "alpha")->facts));
	assert_false(pairing_same(&p, card_find(&c.left.c.model, "platform", "alpha")->facts, card_find(&c.right.c.model, "document", "alpha/terms")->facts));
	pairing_free(&p);
	end(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_differs_but_prose),    cmocka_unit_test(the_day_makes_a_flag),
		cmocka_unit_test(a_fact_is_told_from_the_day),  cmocka_unit_test(a_renamed_unit_is_one),
		cmocka_unit_test(what_is_new_is_counted_apart), cmocka_unit_test(the_order_of_keys_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
