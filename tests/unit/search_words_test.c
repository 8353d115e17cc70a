/* Tokens. With an argument it prints those of each line of standard input, for tests/search.sh. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/base/text.h"
#include "../../compiler/prose/search_words.h"

static char *
joined(const char *text)
{
	struct arena a = {0};
	struct search_words t = search_words_of(&a, text);
	struct buf out = {0};

	buf_puts(&out, "");
	for (size_t i = 0; i < t.n; i++)
		buf_printf(&out, "%s%s", i ? " " : "", t.all[i]);
	arena_free(&a);
	return out.s;
}

static void
takes_a_text_apart(void **state)
{
	static const struct { const char *text, *tokens; } cases[] = {
		{"", ""},
		{" – §! ", ""},
		/* all the ways to write an article meet */
		{"50(4)", "50.4"}, {"Art. 50(4)", "art 50.4"}, {"article 50 (4)", "article 50.4"}, {"art 50 4", "art 50.4"},
		{"Articles 50-4", "article 50.4"}, {"eu-ai-act/art-50-4", "eu ai act art 50.4"}, {"50 4", "50 4"},
		{"Art. 5(1)(ba)", "art 5.1.ba"}, {"Art. 50 10 years", "art 50.10 year"}, {"Art. 4 and 5", "art 4 and 5"},
		/* sections */
		{"§ 230", "230"}, {"47 U.S.C. s.230(c)(1)", "47 usc s 230.c.1"}, {"us-cda-230/c-1", "us cda 230.c.1"},
		{"Tex. Bus. & Com. Code s.552.105", "tex bus com code s 552.105"}, {"ss.22670-22671", "ss 22670.22671"},
		{"s.18.2-386.2", "s 18.2.386.2"}, {"ch. 13-72b", "ch 13.72b"}, {"s.10(3A)", "s 10.3a"},
		/* what is no part of a number */
		{"AB 316 (2025)", "ab 316 2025"}, {"230 (Section)", "230 section"}, {"15-day", "15 day"}, {"2026-04-21.", "2026.04.21"},
		{"50(", "50"}, {"50()", "50"}, {"50(4", "50 4"}, {"1,000", "1 000"},
		/* initials and possessives */
		{"N.Y. H.R.8915 D.Lgs. e.g", "ny hr 8915 d lgs eg"}, {"Colorado's users' d'un", "colorado user d un"},
		{"Colorado\xE2\x80\x99s", "colorado"},
		/* plurals */
		{"parties breaches terms taxes classes", "party breach term tax class"}, {"status analysis class was", "status analysis class was"},
		/* other scripts and forms */
		{"\xC3\x89t\xC3\xA9 Stra\xC3\x9F" "e \xEF\xAC\x81ne", "ete strasse fine"}, {"\xCE\xA3\xCE\x8A\xCE\xA3", "\xCF\x83\xCE\xB9\xCF\x83"},
		{"\xE6\xB7\xB1\xE5\xBA\xA6\xE3\x80\x82", "\xE6\xB7\xB1\xE5\xBA\xA6"}, {"c2pa", "c2pa"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *now = joined(cases[i].text);

		assert_string_equal(now, cases[i].tokens);
		free(now);
	}
}

static int
print(void)
{
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;

	while ((n = getline(&line, &cap, stdin)) > 0) {
		char *tokens;

		line[n - (line[n - 1] == '\n')] = '\0';
		puts(tokens = joined(line));
		free(tokens);
	}
	free(line);
	return 0;
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(takes_a_text_apart)};

	(void)argv;
	return argc > 1 ? print() : cmocka_run_group_tests(tests, NULL, NULL);
}
