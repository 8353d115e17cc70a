/* A statement entered in the file of a platform or document: exactly these bytes more, in every style of YAML, and a map
 * that says it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/cli/enter.h"
#include "../../compiler/compile.h"

#define LAW \
	"regulation: law\ntitle: Law\ncitation: L\ntype: statute\njurisdiction: EU\n" \
	"history:\n  - {event: in-force, on: 2020-01-01}\nchecked: 2026-01-01\n" \
	"facts:\n  - {fact: open, title: Is it open?, type: yes-no}\n" \
	"roles:\n  - {role: maker, title: maker}\n" \
	"obligations:\n  - {obligation: one, title: One, citation: Art. 1, deontic: obligation, binds: [maker], duty: Do., " \
	"sources: [{class: memory}], confidence: low}\n" \
	"sources:\n  - class: memory\n"
#define DOCUMENT "document: terms\nplatform: p\ntitle: Terms\ntype: Terms\n"
#define SOURCES "sources:\n  - class: memory\n"
#define PLATFORM "platform: p\ntitle: P\n"
#define GROUNDS "confidence: high\n"

/* a statement, the text of its file before and after; `instead` takes the place of what is recorded */
static const struct row {
	const char *statement;
	bool instead;
	const char *before, *after;
} rows[] = {
	{"p: offered EU", false,
	 PLATFORM "service-kind: other # a note\n",
	 PLATFORM "service-kind: other # a note\n"
	 "offered:\n  dated:\n    - place: EU\n      confidence: high\n      sources:\n        - class: memory\n"},
	{"p: not offered in EU", false,
	 PLATFORM "service-kind: other\noffered: [US, DE] # known\n# the end\n",
	 PLATFORM "service-kind: other\noffered:\n  in: [US, DE] # known\n"
	 "  dated:\n    - place: EU\n      holds: false\n      confidence: high\n      sources:\n        - class: memory\n# the end\n"},
	{"p: offered world", false,
	 PLATFORM "service-kind: other\noffered:\n- US\n# and\n- DE\nwas: [q]\n",
	 PLATFORM "service-kind: other\noffered:\n  in:\n  - US\n  # and\n  - DE\n"
	 "  dated:\n    - place: world\n      confidence: high\n      sources:\n        - class: memory\nwas: [q]\n"},
	{"p: offered EU", false,
	 PLATFORM "service-kind: other\noffered: {in: [US]}\n",
	 PLATFORM "service-kind: other\noffered: {in: [US], dated: [{place: EU, confidence: high, sources: [{class: memory}]}]}\n"},
	{"p: offered EU", false,
	 PLATFORM "service-kind: other\noffered:\n  in: [US]\n  complete: false\n",
	 PLATFORM "service-kind: other\noffered:\n  in: [US]\n"
	 "  dated:\n    - place: EU\n      confidence: high\n      sources:\n        - class: memory\n  complete: false\n"},
	{"p: not offered EU", true,
	 PLATFORM "service-kind: other\noffered: [EU, US]\n",
	 PLATFORM "service-kind: other\noffered:\n  in: [US]\n"
	 "  dated:\n    - place: EU\n      holds: false\n      confidence: high\n      sources:\n        - class: memory\n"},
	{"p: not offered EU", true,
	 PLATFORM "service-kind: other\noffered: [EU]\nwas: [q]\n",
	 PLATFORM "service-kind: other\n"
	 "offered:\n  dated:\n    - place: EU\n      holds: false\n      confidence: high\n      sources:\n        - class: memory\n"
	 "was: [q]\n"},
	{"p: offered EU", true,
	 PLATFORM "service-kind: other\noffered:\n  in: [US]\n  except:\n    - EU\n",
	 PLATFORM "service-kind: other\noffered:\n  in: [US]\n"
	 "  dated:\n    - place: EU\n      confidence: high\n      sources:\n        - class: memory\n"},
	{"p/s: role law/maker", false,
	 PLATFORM "services:\n  # the first\n  - service: s\n    title: S\n    service-kind: other\n\n  - {service: t, title: T, service-kind: other}\n",
	 PLATFORM "services:\n  # the first\n  - service: s\n    title: S\n    service-kind: other\n"
	 "    roles:\n      - role: law/maker\n        confidence: high\n        sources:\n          - class: memory\n\n"
	 "  - {service: t, title: T, service-kind: other}\n"},
	{"p/t: not role law/maker", false,
	 PLATFORM "services:\n  - {service: t, title: T, service-kind: other}\n",
	 PLATFORM "services:\n  - {service: t, title: T, service-kind: other, roles: [{role: law/maker, holds: false, "
	 "confidence: high, sources: [{class: memory}]}]}\n"},
	{"p: law/open", false,
	 PLATFORM "service-kind: other\nfacts:\n  - {fact: designated, value: \"2024\", confidence: low, sources: [{class: memory}]}\n",
	 PLATFORM "service-kind: other\nfacts:\n  - {fact: designated, value: \"2024\", confidence: low, sources: [{class: memory}]}\n"
	 "  - fact: law/open\n    value: \"yes\"\n    confidence: high\n    sources:\n      - class: memory\n"},
	{"p: designated = 2025-01-01", true,
	 PLATFORM "service-kind: other\nfacts:\n  # why\n  - {fact: designated, value: \"2024\", confidence: low, sources: [{class: memory}]}\n"
	 "  - {fact: users, in: EU, value: \"3\", confidence: low, sources: [{class: memory}]}\n",
	 PLATFORM "service-kind: other\nfacts:\n  # why\n"
	 "  - {fact: users, in: EU, value: \"3\", confidence: low, sources: [{class: memory}]}\n"
	 "  - fact: designated\n    value: 2025-01-01\n    confidence: high\n    sources:\n      - class: memory\n"},
	{"p: users in EU 45000000", true,
	 PLATFORM "service-kind: other\nfacts:\n  - fact: users\n    in: EU\n    value: \"3\"\n    confidence: low\n    sources:\n      - class: memory\n",
	 PLATFORM "service-kind: other\nfacts:\n"
	 "  - fact: users\n    in: EU\n    value: \"45000000\"\n    confidence: high\n    sources:\n      - class: memory\n"},
	{"p: terms-prohibit nudity", true,
	 PLATFORM "service-kind: other\nfacts: [{fact: terms-prohibit, value: spam, confidence: low, sources: [{class: memory}]}]\n",
	 PLATFORM "service-kind: other\nfacts: [{fact: terms-prohibit, value: spam, confidence: low, sources: [{class: memory}]}, "
	 "{fact: terms-prohibit, value: nudity, confidence: high, sources: [{class: memory}]}]\n"},
	/* a comment before the bracket would hide what is added behind it */
	{"p: law/open", false,
	 PLATFORM "service-kind: other\nfacts: [\n  {fact: designated, value: \"2024\", confidence: low, sources: [{class: memory}]} # old\n  ]\n",
	 PLATFORM "service-kind: other\nfacts: [\n  {fact: designated, value: \"2024\", confidence: low, sources: [{class: memory}]}, "
	 "{fact: law/open, value: \"yes\", confidence: high, sources: [{class: memory}]} # old\n  ]\n"},
	{"p: not offered EU", true,
	 PLATFORM "service-kind: other\noffered: [US, # one, two\n  EU]\n",
	 PLATFORM "service-kind: other\noffered:\n  in: [US]\n"
	 "  dated:\n    - place: EU\n      holds: false\n      confidence: high\n      sources:\n        - class: memory\n"},
	{"p: offered nowhere else", true,
	 PLATFORM "service-kind: other\noffered: [US]\n",
	 PLATFORM "service-kind: other\noffered:\n  in: [US]\n  complete: true\n"},
	{"p: offered nowhere else", true,
	 PLATFORM "service-kind: other\noffered: {complete: false, in: [US]}\n",
	 PLATFORM "service-kind: other\noffered: {in: [US], complete: true}\n"},
	{"p: seat US", true, PLATFORM "seat: DE # Berlin\nservice-kind: other\n", PLATFORM "seat: US # Berlin\nservice-kind: other\n"},
	{"p: seat US", false, "platform: p\r\ntitle: P\r\noperator: X\r\nservice-kind: other\r\n",
	 "platform: p\r\ntitle: P\r\noperator: X\r\nseat: US\r\nservice-kind: other\r\n"},
	{"p/terms: governs EU", false, DOCUMENT SOURCES,
	 DOCUMENT "governs:\n  dated:\n    - place: EU\n      confidence: high\n      sources:\n        - class: memory\n" SOURCES},
	{"p/terms: user-classes both", true, DOCUMENT "user-classes: [consumer]\n" SOURCES,
	 DOCUMENT "user-classes: [consumer, business]\n" SOURCES},
};

static void
put_texts(struct compile_options *o, struct text_file *texts, const struct row *r, const char *text)
{
	bool document = strncmp(text, "document", 8) == 0;
	const char *const all[][2] = {
		{"doc.yaml", document ? text : DOCUMENT SOURCES},
		{"jurisdictions.de.yaml", "jurisdiction: DE\ntitle: Germany\ntype: country\nwithin: [EU]\n"},
		{"jurisdictions.eu.yaml", "jurisdiction: EU\ntitle: European Union\ntype: union\n"},
		{"jurisdictions.us.yaml", "jurisdiction: US\ntitle: United States\ntype: country\n"},
		{"law.yaml", LAW},
		{"p.yaml", document ? PLATFORM "service-kind: other\n" : text},
		{"regc.yaml", "project: x\ntitle: X\nas-of: 2026-06-01\n"},
	};

	(void)r;
	o->ntexts = sizeof all / sizeof *all;
	for (size_t i = 0; i < o->ntexts; i++)
		texts[i] = (struct text_file){all[i][0], all[i][1], strlen(all[i][1])};
	o->texts = texts;
}

static bool
compile_text(struct compilation *c, const struct row *r, const char *text)
{
	struct text_file texts[8];
	struct compile_options o = {.project = "none", .out = "none/out", .version = "0", .audience = AUDIENCE_PRIVILEGED,
	                            .texts_only = true};

	put_texts(&o, texts, r, text);
	return compile(c, &o, STAGE_LINK);
}

static void
enters(const struct row *r)
{
	static const struct grounds g = {.confidence = "high", .class = "memory"};
	const char *path = strncmp(r->before, "document", 8) == 0 ? "doc.yaml" : "p.yaml";
	struct compilation c = {0}, after = {0};
	const struct source *s, *text;
	struct statement st;
	struct arena a = {0};
	struct diags ds = {0};

	if (!compile_text(&c, r, r->before))
		fail_msg("%s: %s", r->statement, c.diags.all[0]->message);
	s = source_of_text(&a, "--assume", r->statement, strlen(r->statement));
	assert_true(statement_read(&st, &a, &ds, RG9012, &c.model, s, (struct span){0, (uint32_t)s->size}));
	text = enter(&a, &ds, source_of_text(&a, path, r->before, strlen(r->before)), &st, &g, r->instead);
	assert_non_null(text);
	assert_string_equal(text->text, r->after);
	assert_true(compile_text(&after, r, text->text));
	assert_int_equal(ds.n, 0);
	compile_free(&c);
	compile_free(&after);
	diag_free(&ds);
	arena_free(&a);
}

static void
each_style_of_yaml_takes_a_statement(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		enters(&rows[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(each_style_of_yaml_takes_a_statement)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
