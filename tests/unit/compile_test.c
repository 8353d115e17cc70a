/* A compilation that is updated, and the texts it is made from: files, texts in memory, a revision. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/compile.h"
#include "../../compiler/model/link.h"
#include "../../compiler/prose/archive.h"
#include "../tools/history.h"

#define PROJECT "project: p\ntitle: P\nas-of: 2026-06-01\n"
#define CATEGORY(id) "category: " id "\ntitle: The " id "\ndefinition: D\n"

static void
put(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_true(fputs(text, f) >= 0 && fclose(f) == 0);
}

static int
fresh(void **state)
{
	(void)state;
	if (system("rm -rf p repo && mkdir p") != 0)
		return -1;
	put("p/regc.yaml", PROJECT);
	put("p/a.yaml", CATEGORY("a"));
	return 0;
}

static const char *
title_of(const struct compilation *c, const char *id)
{
	const struct card *card = card_find(&c->model, "category", id);

	return card ? card->title : NULL;
}

static struct compile_options
options(void)
{
	return (struct compile_options){.project = "p", .out = "p/out", .version = "0", .audience = AUDIENCE_PRIVILEGED};
}

static void
a_text_in_memory_goes_before_the_file(void **state)
{
	struct text_file texts[] = {{"a.yaml", CATEGORY("x"), strlen(CATEGORY("x"))}, {"b.yaml", CATEGORY("b"), strlen(CATEGORY("b"))}};
	struct compile_options o = options();
	struct compilation c = {0};

	(void)state;
	o.texts = texts;
	o.ntexts = 2;
	assert_true(compile(&c, &o, STAGE_LINK));
	assert_null(title_of(&c, "a"));
	assert_string_equal(title_of(&c, "x"), "The x");
	assert_string_equal(title_of(&c, "b"), "The b");
	o.ntexts = 0; /* closed without being saved */
	assert_true(compile_update(&c, &o, STAGE_LINK, (const char *const[]){"a.yaml", "b.yaml"}, 2));
	assert_string_equal(title_of(&c, "a"), "The a");
	assert_null(title_of(&c, "b"));
	compile_free(&c);
}

static void
only_what_changed_is_read(void **state)
{
	struct compile_options o = options();
	struct compilation c = {0};

	(void)state;
	assert_true(compile(&c, &o, STAGE_LINK));
	put("p/a.yaml", CATEGORY("other"));
	put("p/b.yaml", CATEGORY("b"));
	put("p/templates.yaml", CATEGORY("t"));
	assert_true(compile_update(&c, &o, STAGE_LINK, (const char *const[]){"b.yaml", ".hidden.yaml", "b.yaml"}, 3));
	assert_string_equal(title_of(&c, "a"), "The a");
	assert_string_equal(title_of(&c, "b"), "The b");
	assert_null(title_of(&c, "t"));
	compile_free(&c);
}

static void
a_bad_file_keeps_its_cards(void **state)
{
	struct compile_options o = options();
	struct compilation c = {0};

	(void)state;
	o.keep = true;
	assert_true(compile(&c, &o, STAGE_LINK));
	put("p/a.yaml", "category: [\n");
	put("p/b.yaml", CATEGORY("b"));
	assert_false(compile_update(&c, &o, STAGE_LINK, (const char *const[]){"a.yaml", "b.yaml"}, 2));
	assert_true(c.diags.n > 0);
	assert_string_equal(title_of(&c, "a"), "The a");
	assert_string_equal(title_of(&c, "b"), "The b");
	put("p/a.yaml", CATEGORY("mended"));
	assert_true(compile_update(&c, &o, STAGE_LINK, (const char *const[]){"a.yaml"}, 1));
	assert_null(title_of(&c, "a"));
	assert_int_equal(c.diags.n, 0);
	compile_free(&c);
}

static void
a_bad_file_stops_a_build(void **state)
{
	struct compile_options o = options();
	struct compilation c = {0};

	(void)state;
	assert_true(compile(&c, &o, STAGE_LINK));
	put("p/a.yaml", "category: [\n");
	assert_false(compile_update(&c, &o, STAGE_LINK, (const char *const[]){"a.yaml"}, 1));
	assert_null(title_of(&c, "a"));
	compile_free(&c);
}

static void
a_project_comes_from_a_revision(void **state)
{
	struct compile_options o = options();
	struct compilation c = {0};
	struct arena a = {0};
	const char *problem = NULL;
	struct text_file *files;
	struct archive *archive;
	struct history h;
	char commit[GIT_OID_HEXSZ + 1];
	git_oid id;

	(void)state;
	history_open(&h, "repo", 1);
	history_put(&h, "maps/regc.yaml", PROJECT);
	history_put(&h, "maps/deep/b.yaml", CATEGORY("b"));
	history_put(&h, "maps/templates/words.yaml", "words: p\n");
	history_put(&h, "maps/.hidden/c.yaml", CATEGORY("c"));
	history_put(&h, "other/d.yaml", CATEGORY("d"));
	history_put_mode(&h, "maps/link.yaml", "deep/b.yaml", GIT_FILEMODE_LINK);
	id = history_commit(&h, 1000, "first");
	history_remove(&h, "maps/deep/b.yaml");
	history_commit(&h, 2000, "second");
	history_close(&h);
	archive = archive_open(&a, "repo", &problem);
	assert_non_null(archive);
	git_oid_tostr(commit, sizeof commit, &id);
	assert_true(archive_files(archive, &a, commit, "maps", walk_takes, &files, &o.ntexts, &problem));
	assert_int_equal(o.ntexts, 2);
	o.texts = files;
	o.texts_only = true;
	assert_true(compile(&c, &o, STAGE_LINK));
	assert_string_equal(title_of(&c, "b"), "The b");
	assert_null(title_of(&c, "a"));
	assert_int_equal(cards_of(&c.model, "category").n, 1);
	assert_false(archive_files(archive, &a, commit, "nothing", walk_takes, &files, &o.ntexts, &problem));
	assert_non_null(problem);
	assert_int_equal(o.ntexts, 0);
	compile_free(&c);
	archive_close(archive);
	arena_free(&a);
}

#define SOURCES "sources:\n  - class: memory\n"
#define LAW "regulation: l\ntitle: L\ncitation: L\ntype: statute\njurisdiction: EU\nchecked: 2026-06-01\n" \
	"history:\n  - event: in-force\n    on: 2020-01-01\nobligations:\n" DUTY("one") DUTY("two") SOURCES
#define DUTY(id) "  - obligation: " id "\n    title: D\n    citation: D\n    deontic: obligation\n    binds: [user]\n    duty: D\n" \
	"    contract:\n      effect: not-applicable\n      basis: analysis\n    confidence: high\n"
#define MAPPING(id, more) "  - obligation: l/" id "\n    relation: bears-on\n    rationale: R\n    confidence: low\n    method: human\n" \
	"    status: draft\n" more
#define CLAUSE "provision: c\ndocument: s/d\ntitle: C\ncategories: [a]\nbasis: inferred\nsummary: S\n" SOURCES \
	"mappings:\n" MAPPING("one", "") MAPPING("two", "    audience: internal\n")

static size_t
mappings_of(const struct card *card, const struct node *facts)
{
	assert_non_null(card);
	return node_count(node_get(facts, "mappings"));
}

/* What a reader may not see is left out of a copy; the card itself still has all of it. */
static void
an_audience_changes_no_card(void **state)
{
	struct compile_options o = options();
	struct compilation c = {0};
	const struct card *clause;

	(void)state;
	put("p/hidden.yaml", CATEGORY("hidden") "audience: internal\n");
	put("p/eu.yaml", "jurisdiction: EU\ntitle: EU\ntype: union\n");
	put("p/l.yaml", LAW);
	put("p/s.yaml", "platform: s\ntitle: S\noperator: O\nservice-kind: hosting\nseat: EU\n");
	put("p/d.yaml", "document: d\nplatform: s\ntitle: D\ntype: Terms of Service\n" SOURCES);
	put("p/c.yaml", CLAUSE);
	o.audience = AUDIENCE_PUBLIC;
	assert_true(compile(&c, &o, STAGE_LINK));
	assert_null(title_of(&c, "hidden"));
	clause = card_find(&c.model, "provision", "s/d/c");
	assert_int_equal(mappings_of(clause, clause->whole), 2);
	assert_int_equal(mappings_of(clause, clause->facts), 1);
	assert_int_equal(card_find(&c.model, "obligation", "l/one")->nfrom, 1);
	assert_int_equal(card_find(&c.model, "obligation", "l/two")->nfrom, 0);
	o.audience = AUDIENCE_INTERNAL; /* the same cards, seen by others */
	assert_true(compile_update(&c, &o, STAGE_LINK, NULL, 0));
	assert_string_equal(title_of(&c, "hidden"), "The hidden");
	assert_ptr_equal(clause->facts, clause->whole);
	assert_int_equal(card_find(&c.model, "obligation", "l/two")->nfrom, 1);
	compile_free(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(a_text_in_memory_goes_before_the_file, fresh),
		cmocka_unit_test_setup(only_what_changed_is_read, fresh),
		cmocka_unit_test_setup(a_bad_file_keeps_its_cards, fresh),
		cmocka_unit_test_setup(a_bad_file_stops_a_build, fresh),
		cmocka_unit_test_setup(a_project_comes_from_a_revision, fresh),
		cmocka_unit_test_setup(an_audience_changes_no_card, fresh),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
