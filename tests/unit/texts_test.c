/* The texts of a document: each line once, and the plain text again from its lines; Markdown read in portions; what is
 * furniture; what returns, and whether that undoes a lasting text; languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/base/text.h"
#include "../../compiler/evidence/classes.h"
#include "../../compiler/evidence/furniture.h"
#include "../../compiler/prose/bare.h"
#include "../../compiler/prose/portions.h"

static struct arena a;
static struct texts texts;

static int
clear(void **state)
{
	(void)state;
	texts_free(&texts);
	arena_free(&a);
	return 0;
}

static void
read_text(struct plain *p, const char *markdown)
{
	plain_make(p, &a, markdown, strlen(markdown), PLAIN_MARKDOWN);
}

/* ---- a plain text and its lines ---- */

static const char *const samples[] = {
	"", "One.", "# Terms\n\nYou *pay* us. [See](/a) this.\n\n* one\n* two [link](/b \"title\")\n\n1. three\n\nEnd",
	"Terms\n=====\n\n## A\n\nx\n\n### B\n\ny\n\n## C\n\nz", "| a | b |\n| --- | --- |\n| c<br>d | [e](/f) |\n\nafter",
	"[**over\n\nparagraphs**](/x)\n\nNext.", "[](#anchor)\n\nText [](#other) more\n\n[](#last)", "a\\[1\\] b\n\nc \\] d",
	"stray [ here\n\nand ] there\n\n[x](/y)", "```\ncode\n\nmore\n```\n\nText", "<div>\n\ninside\n\n</div>\n\nafter",
	"a <script>\n\nvar x;\n\n</script> b", "x **\n\ny**\n\nz", "1\\. x\n\n  * deep\n\n    more\n\nout", "> quoted\n\n> more\n\nplain",
	"caf\xC3\xA9 e\xCC\x81\n\n\xC2\xA0**\n\nend", "[a](b\n\nc) d", "[a](<b>)\n\n![alt](/i.png)\n\n![\n\nx](/y)", "line\nline\n\n\n\n\nline\n",
	"* * *\n\n**\n\n***\n\na", "\n\n\na\n\nb", "a&nbsp;\n\n&nbsp;b", "#\n\n# \n\n## x ##\n\ny", "- [ ] a\n\n- [x] b", "a\r\n\r\nb\r\n",
};

static void
same_plain(const struct plain *one, const struct plain *other, const char *of)
{
	size_t links = 0;

	if (one->n != other->n || strcmp(one->text, other->text) != 0)
		fail_msg("of '%s': '%s' became '%s'", of, one->text, other->text);
	assert_int_equal(one->nblocks, other->nblocks);
	for (size_t i = 0; i < one->nblocks; i++) {
		assert_int_equal(one->blocks[i].from, other->blocks[i].from);
		assert_string_equal(one->blocks[i].mark, other->blocks[i].mark);
	}
	assert_int_equal(one->nheadings, other->nheadings);
	for (size_t i = 0; i < one->nheadings; i++) {
		assert_int_equal(one->headings[i].from, other->headings[i].from);
		assert_int_equal(one->headings[i].to, other->headings[i].to);
		assert_int_equal(one->headings[i].end, other->headings[i].end);
		assert_int_equal(one->headings[i].level, other->headings[i].level);
		assert_string_equal(plain_section(&a, one, one->headings[i].to), plain_section(&a, other, other->headings[i].to));
	}
	for (size_t i = 0; i < one->nlinks; i++)
		if (one->links[i].from < one->links[i].to) {
			assert_int_equal(one->links[i].from, other->links[links].from);
			assert_int_equal(one->links[i].to, other->links[links].to);
			assert_string_equal(one->links[i].target, other->links[links++].target);
		}
	assert_int_equal(links, other->nlinks);
	assert_int_equal(one->nemphasis, other->nemphasis);
}

static void
texts_come_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct plain p, again;
		size_t text;

		read_text(&p, samples[i]);
		text = texts_add(&texts, &p);
		assert_int_equal(texts_add(&texts, &p), text);
		texts_plain(&again, &a, &texts, text, true);
		same_plain(&p, &again, samples[i]);
	}
}

/* Whatever can be read in portions gives the same lines as the whole: of the samples, and of random texts made of marks. */
static void
portions_are_the_whole(void **state)
{
	static const char *const bits[] = {
		"\n\n", "\n", "word ", "**", "*", "_", "[", "]", "](/x)", "(", "\\[", "\\", "# ", "* ", "1. ", "> ", "| ", "|---|", "<br>", "<b>",
		"`", "```", "&amp;", "\xC2\xA0", "\xCC\x81", " ", "  ", "![", "===", "---", "~~", "End. ", "\t", ":", "http://x.y",
	};
	struct buf b = {0};
	size_t portioned = 0, text, lines;
	unsigned seed = 7;

	(void)state;
	for (size_t round = 0; round < 200000; round++) {
		struct plain p;
		struct arena one = {0};

		b.n = 0;
		if (round < sizeof samples / sizeof *samples)
			buf_puts(&b, samples[round]);
		for (size_t k = 0; round >= sizeof samples / sizeof *samples && k < 4 + round % 13; k++) {
			seed = seed * 1103515245u + 12345u;
			buf_puts(&b, bits[(seed >> 16) % (sizeof bits / sizeof *bits)]);
		}
		buf_add(&b, "", 0);
		if (texts_add_markdown(&texts, b.s, b.n, &text)) {
			plain_make(&p, &one, b.s, b.n, PLAIN_MARKDOWN);
			lines = texts_add(&texts, &p);
			if (lines != text)
				fail_msg("'%s' is read otherwise in portions", b.s);
			assert_int_equal(texts.all[text].bytes, p.n);
			portioned++;
		}
		arena_free(&one);
	}
	assert_true(portioned > 20000);
	buf_free(&b);
}

static void
invalid_bytes_are_no_text(void **state)
{
	size_t text;

	(void)state;
	assert_false(texts_add_markdown(&texts, "a\n\n\xFF\xFE b", 7, &text));
	assert_true(texts_add_markdown(&texts, "a\n\nb", 4, &text));
}

/* ---- words without signs ---- */

static void
signs_and_labels_are_left_out(void **state)
{
	static const struct { const char *words, *bare; } cases[] = {
		{"", ""}, {"you pay.", "you pay"}, {"you -- pay!", "you pay"}, {"and/or (both)", "and or both"}, {"don't", "dont"},
		{"12. you pay", "you pay"}, {"3.1 scope", "scope"}, {"a.2.b. scope", "scope"}, {"b) scope", "scope"}, {"(iv) scope", "scope"},
		{"c. scope", "scope"}, {"d.1.", ""}, {"2.5 million", "2.5 million"}, {"30 days", "30 days"}, {"u.s. persons pay", "us persons pay"},
		{"e.g. persons", "eg persons"}, {"(not) you", "not you"}, {"no. 5", "no 5"}, {"pay $5,000.50 or 3%.", "pay $5,000.50 or 3%"},
		{"see here (opens in a new window)", "see here"}, {"on 16 january 2026, pay", "on 16 january 2026 pay"}, {"\xC2\xA7 5", "\xC2\xA7 5"},
		{"\xE2\x80\xA2 item", "item"}, {"\xE6\x96\x87\xE3\x80\x82", "\xE6\x96\x87"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(bare_words(&a, cases[i].words), cases[i].bare);
}

/* ---- histories ---- */

enum { MOST = 40 };

struct history {
	struct version versions[MOST];
	size_t n;
};

static void
add(struct history *h, int32_t day, const char *markdown)
{
	struct plain p;

	read_text(&p, markdown);
	h->versions[h->n++] = (struct version){.text = texts_add(&texts, &p), .bytes = sha256_of(markdown, strlen(markdown)), .day = day};
}

static const char *
classes_of(struct history *h)
{
	static const char letters[] = "icfdnlrRw";
	char *all = arena_take(&a, h->n + 1);

	classes_find(&texts, h->versions, h->n, true);
	for (size_t i = 1; i < h->n; i++)
		all[i - 1] = letters[h->versions[i].class];
	return all;
}

#define BODY "\n\n# Terms\n\nYou must not use the service to harm other people or to break the law of any place.\n\n" \
	"We may change these terms at any time, and will tell you before we do so.\n\n"

static void
furniture_is_learned(void **state)
{
	struct history h = {0};
	struct furniture_line *list;
	size_t captures[MOST], n;

	(void)state;
	add(&h, 0, "[Home](/)[Pricing](/p)" BODY "[About](/a)[Careers](/c)[Privacy](/p)");
	add(&h, 1, "[Home](/)[Pricing](/p)[Blog](/b)" BODY "[About](/a)[Careers](/c)[Privacy](/p)");
	add(&h, 2, "Model One is here!\n\n[Home](/)[Pricing](/p)[Blog](/b)" BODY "[About](/a)[Careers](/c)[Press](/x)[Privacy](/p)");
	add(&h, 3, "Model Two is here!\n\n[Home](/)[Pricing](/p)[Blog](/b)" BODY "[About](/a)[Careers](/c)[Press](/x)[Privacy](/p)");
	add(&h, 4, "Model Three is here!\n\n[Home](/)[Pricing](/p)[Blog](/b)" BODY "[About](/a)[Careers](/c)[Press](/x)[Privacy](/p)");
	add(&h, 5, "Model Four is here!\n\n[Home](/)[Pricing](/p)[Blog](/b)" BODY "You must pay.\n\n[About](/a)[Careers](/c)[Privacy](/p)");
	assert_string_equal(classes_of(&h), "ffffw");
	for (size_t i = 0; i < h.n; i++)
		captures[i] = h.versions[i].text;
	list = furniture_list(&a, &texts, captures, h.n, &n);
	assert_int_equal(n, 8);
	for (size_t i = 1; i < n; i++)
		assert_true(memcmp(list[i - 1].digest.bytes, list[i].digest.bytes, sizeof list->digest.bytes) < 0);
}

static void
counters_are_furniture(void **state)
{
	static const char *const lines[] = {"Read by 10 people", "Read by 11 people", "Read by 15 people", "Read by 16 people",
	                                    "Read by 20 people", "Read by 25 people", "Read by 31 people", "Read by 32 people"};
	struct history h = {0}, terms = {0};

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		add(&h, (int32_t)i, arena_printf(&a, "%s" BODY "The end of it.", lines[i]));
	assert_string_equal(classes_of(&h), "fffffff");
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		add(&terms, (int32_t)i, arena_printf(&a, BODY "Notice: %zu days\n\nThe end of it.", i + 1));
	assert_string_equal(classes_of(&terms), "nnnnnnn");
}

static void
dialogs_are_furniture(void **state)
{
	static const char dialog[] = "We value your privacy\n\nWe may store information on your device, and you must consent to it.\n\n"
		"Reject All Accept All\n\n";
	struct history h = {0};

	(void)state;
	add(&h, 0, BODY "The end of it.");
	add(&h, 1, arena_printf(&a, "%s" BODY "The end of it.", dialog));
	add(&h, 2, BODY "The end of it, or not.");
	assert_string_equal(classes_of(&h), "fw");
}

#define PAGE(menu) BODY menu "# Other terms" BODY "The end of it, which you will read.\n\n"

/* A text may be of several pages, each with its menu. */
static void
menus_within_are_furniture(void **state)
{
	static const char *const lines[] = {
		"* [Security](/security)\n", "* [Enterprise](/enterprise)\n", "* [MCP server](/mcp)\n", "### Company\n\n* [Careers](/c)\n",
	};
	static const char *const none[] = {
		"* [Usage policy](/usage)\n", "* [Data](/legal/privacy-policy)\n", "* [Security](#security)\n", "* Security\n", "* You must pay.\n",
	};
	static const char menu[] = PAGE("* [Home](/)\n* [Pricing](/p)\n* [Blog](/b)\n* [Jobs](/j)\n* [Docs](/d)\n%s\n\n");
	static const char list[] = PAGE("* [Acme](/a)\n* [Initech](/i)\n* [GitHub](/g)\n* [LinkedIn](/l)\n* [Pricing](/p)\n%s\n\n");

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct history h = {0}, other = {0};

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		for (int32_t k = 0; k < 2; k++) {
			add(&h, k, arena_printf(&a, menu, k ? lines[i] : ""));
			add(&other, k, arena_printf(&a, list, k ? "* [Umbrella](/u)\n" : ""));
		}
#pragma GCC diagnostic pop
		if (strcmp(classes_of(&h), i < 3 ? "f" : "w") != 0)
			fail_msg("'%s' in a menu: %s", lines[i], classes_of(&h));
		assert_string_equal(classes_of(&other), "w");
	}
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		struct history h = {0};

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		for (int32_t k = 0; k < 2; k++)
			add(&h, k, arena_printf(&a, menu, k ? none[i] : ""));
#pragma GCC diagnostic pop
		if (strcmp(classes_of(&h), "w") != 0)
			fail_msg("'%s' in a menu: %s", none[i], classes_of(&h));
	}
}

/* what a page says to machines or of itself, wherever it stands */
static void
artefacts_are_furniture(void **state)
{
	static const char *const lines[] = {
		"UTM Term", "mmM&1  \nmmM&1  \nmmM&1  \nmmM&1  \nmmM&1", "word word word word word word word", "Select language", "Version:January 19, 2026 (Latest)",
	};
	static const char *const none[] = {
		"* English", "## English", "English", "Version 2", "very very good", "no no no no", "The word word.", "|English|\n|---|\n|Deutsch|",
	};

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct history h = {0};

		add(&h, 0, BODY "The end of it.");
		add(&h, 1, arena_printf(&a, BODY "%s\n\nThe end of it.", lines[i]));
		if (strcmp(classes_of(&h), "f") != 0)
			fail_msg("'%s': %s", lines[i], classes_of(&h));
	}
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		struct history h = {0};

		add(&h, 0, BODY "You will pay what is due at the end of each month.");
		add(&h, 1, arena_printf(&a, BODY "%s\n\nYou will pay what is due at the end of each month.", none[i]));
		if (strcmp(classes_of(&h), "w") != 0)
			fail_msg("'%s': %s", none[i], classes_of(&h));
	}
}

/* What a table of contents lists is said by the headings; an entry without one, or one that is no link, is read as text. */
static void
contents_are_furniture(void **state)
{
	static const struct { const char *before, *now, *classes; } cases[] = {
		{"", "[1\\. Data](#data)\n\n[Fees](/terms#fees)\n\n", "f"}, {"[Data](#data)\n\n", "", "f"},
		{"", "[Data we sell](#data)\n\n", "w"}, {"", "Data\n\n", "w"}, {"", "[Data](/data)\n\n", "w"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		static const char rest[] = "## 1\\. Data\n\nWe collect what you give us at any time.\n\n## Fees\n\nYou must pay what is due.";
		struct history h = {0};

		add(&h, 0, arena_printf(&a, BODY "%s%s", cases[i].before, rest));
		add(&h, 1, arena_printf(&a, BODY "%s%s", cases[i].now, rest));
		if (strcmp(classes_of(&h), cases[i].classes) != 0)
			fail_msg("from '%s' to '%s': %s", cases[i].before, cases[i].now, classes_of(&h));
	}
}

static void
languages_are_chosen_at_the_head(void **state)
{
	struct history h = {0};

	(void)state;
	add(&h, 0, "Terms" PAGE(""));
	add(&h, 1, "Terms\n\nEnglish" PAGE("English\n\n"));
	assert_string_equal(classes_of(&h), "f");
}

/* A notice of copyright comes and goes with the page; another year in it is a date, but not one in a row of links. */
static void
notices_are_furniture(void **state)
{
	struct history once = {0}, years = {0}, row = {0};

	(void)state;
	add(&row, 0, BODY "[Jobs](/j)[Blog](/b)[Docs](/d)[Report 2026](/r)");
	add(&row, 1, BODY "[Jobs](/j)[Blog](/b)[Docs](/d)[Trust](/t)[Report 2026](/r)");
	assert_string_equal(classes_of(&row), "f");
	add(&once, 0, BODY "The end of it.");
	add(&once, 1, BODY "The end of it.\n\n\xC2\xA9" "2021 Acme [Read me](/d)");
	assert_string_equal(classes_of(&once), "f");
	add(&years, 0, BODY "The end of it.\n\n\xC2\xA9 2021 Acme");
	add(&years, 1, BODY "The end of it.\n\n\xC2\xA9 2022 Acme");
	assert_string_equal(classes_of(&years), "d");
}

/* What comes and goes within the text, however often, is the text; so is a sentence that binds, wherever it stands. */
static void
wording_is_no_furniture(void **state)
{
	static const char *const lines[] = {
		"You must be 18.", "* using biometric systems for identification", "We are liable for nothing.", "Ireland", "|a|b|\n|---|---|\n|Acme Inc.|US|",
		"## Your rights", "Wir haften nicht.", "Vous devez payer.", "maintaining logs;", "Contact: legal@example.org", "The fee is $5",
	};

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct history inside = {0}, behind = {0};

		for (int32_t k = 0; k < 8; k++) {
			add(&inside, k, arena_printf(&a, BODY "%s\n\nYou will pay what is due at the end of each month.\n\nBye", k % 2 ? lines[i] : ""));
			add(&behind, k, arena_printf(&a, BODY "%s", k % 2 ? lines[i] : ""));
		}
		if (strcmp(classes_of(&inside), "wrrrrrr") != 0)
			fail_msg("'%s' within: %s", lines[i], classes_of(&inside));
		if (strcmp(classes_of(&behind), "wrrrrrr") != 0)
			fail_msg("'%s' behind: %s", lines[i], classes_of(&behind));
	}
}

/* another contract in the place of one, with a button for cookies above the foot of the page, is no cookie dialog */
static void
another_contract_is_no_dialog(void **state)
{
	struct buf old = {0}, new = {0};
	struct history h = {0};

	(void)state;
	for (int i = 0; i < 30; i++) {
		buf_printf(&old, "Clause %d: Acme may end the service for the reason numbered %d.\n\n", i, i * 7);
		buf_printf(&new, "Clause %d: The customer shall indemnify Acme without limit in case %d.\n\n", i, i * 11);
	}
	buf_puts(&old, "Cookie settings\n\nWrite to us at Acme Street 1.");
	buf_puts(&new, "Cookie preferences\n\nWrite to us at Acme Street 1.");
	add(&h, 0, arena_string(&a, old.s));
	add(&h, 30, arena_string(&a, new.s));
	assert_string_equal(classes_of(&h), "w");
	for (size_t i = 0; i < texts.nwords; i++)
		assert_false(texts.words[i].furniture && texts.words[i].binding);
	buf_free(&old);
	buf_free(&new);
}

/* ---- returns ---- */

static void
lasting_texts_are_rolled_back(void **state)
{
	struct history once = {0}, short_ = {0}, between = {0}, often = {0};

	(void)state;
	add(&once, 0, BODY "You pay.");
	add(&once, 10, BODY "You never pay.");
	add(&once, 24, BODY "You pay.");
	assert_string_equal(classes_of(&once), "wR");
	assert_int_equal(once.versions[2].to, 0);
	add(&short_, 0, BODY "You pay.");
	add(&short_, 10, BODY "You never pay.");
	add(&short_, 23, BODY "You pay.");
	assert_string_equal(classes_of(&short_), "wr");
	add(&between, 0, BODY "You pay.");
	add(&between, 10, BODY "You never pay.");
	add(&between, 11, BODY "**You** never pay.");
	add(&between, 30, BODY "You pay twice.");
	add(&between, 31, BODY "You pay.");
	assert_string_equal(classes_of(&between), "wcwR");
	for (int32_t i = 0; i < 6; i++)
		add(&often, i * 20, i % 2 ? BODY "You pay." : BODY "You never pay.");
	assert_string_equal(classes_of(&often), "wrrrr");
}

/* ---- languages ---- */

static void
languages_are_told(void **state)
{
	static const char english[] = "# Terms\n\nThe service is provided to you by our company, and with this you agree that we have shall not be "
		"liable for any loss that you have from it. You and your users are bound by the terms which we have been giving.";
	static const char german[] = "# Bedingungen\n\nDer Dienst ist nicht f\xC3\xBCr alle, und sie werden von der Firma mit ihrer Zustimmung "
		"oder durch eine Erkl\xC3\xA4rung auf das Recht zu verzichten sind. Wir und sie sind nicht verpflichtet, und wir werden ihre "
		"Daten nicht von der Firma oder durch eine andere nutzen.";
	struct history h = {0};

	(void)state;
	add(&h, 0, english);
	add(&h, 1, german);
	add(&h, 2, arena_printf(&a, "%s Du zahlst.", german));
	add(&h, 30, english);
	assert_string_equal(classes_of(&h), "lwl");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(texts_come_back, clear),           cmocka_unit_test_teardown(portions_are_the_whole, clear),
		cmocka_unit_test_teardown(invalid_bytes_are_no_text, clear), cmocka_unit_test_teardown(furniture_is_learned, clear),
		cmocka_unit_test_teardown(counters_are_furniture, clear),    cmocka_unit_test_teardown(dialogs_are_furniture, clear),
		cmocka_unit_test_teardown(menus_within_are_furniture, clear), cmocka_unit_test_teardown(artefacts_are_furniture, clear),
		cmocka_unit_test_teardown(notices_are_furniture, clear),
		cmocka_unit_test_teardown(languages_are_chosen_at_the_head, clear),
		cmocka_unit_test_teardown(contents_are_furniture, clear),
		cmocka_unit_test_teardown(wording_is_no_furniture, clear),   cmocka_unit_test_teardown(another_contract_is_no_dialog, clear),
		cmocka_unit_test_teardown(lasting_texts_are_rolled_back, clear),
		cmocka_unit_test_teardown(signs_and_labels_are_left_out, clear), cmocka_unit_test_teardown(languages_are_told, clear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
