/* Steps from one captured text to the next: dates and numbers apart, classes, marks, signals, and
 * the difference in detail. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "../../compiler/base/text.h"
#include "../../compiler/evidence/classes.h"
#include "../../compiler/prose/mask.h"

static struct arena a;

static int
clear(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

static const struct plain *
read_text(const char *markdown)
{
	struct plain *p = arena_take(&a, sizeof *p);

	plain_make(p, &a, markdown, strlen(markdown), PLAIN_MARKDOWN);
	return p;
}

/* ---- dates and numbers ---- */

static void
dates_are_masked(void **state)
{
	static const char *const dates[] = {
		"2026-01-16", "2026/1/16", "2026.01.16", "16/01/2026", "1/16/2026", "16-01-2026", "16.01.2026",
		"2026-01-16T10:30:00.5Z", "16 January 2026", "16th January 2026", "16 January, 2026", "the 16th of January, 2026",
		"January 16, 2026", "January 16th, 2026", "January 16 2026", "January 2026", "January, 2026", "Jan 2026", "Jan. 16, 2026",
		"Sept 1, 2026", "Sep. 2026", "16 Jan 2026", "16-Jan-2026", "May 28, 2026", "Friday, January 16, 2026", "Fri January 16, 2026",
		"1er janvier 2026", "le 16 f\xC3\xA9vrier 2026", "16 AO\xC3\x9BT 2026", "vendredi 16 janvier 2026", "16. M\xC3\xA4rz 2026",
		"Freitag, 16. Januar 2026", "16 de enero de 2026", ("s\xC3\xA1" "bado, 16 de enero del 2026"), "enero de 2026",
		("2026\xE5\xB9\xB4" "1\xE6\x9C\x88" "16\xE6\x97\xA5"),
	};
	static const char *const none[] = {
		"16 may", "you may 2026", "2026 characters", "version 2026-01", "section 1.2.3", "45/01/2026", "12026-01-16",
	};

	(void)state;
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
		struct mask m;
		const char *folded = plain_fold(&a, dates[i], strlen(dates[i])), *at;

		mask_make(&m, folded, strlen(folded));
		at = strchr(m.text.s, MASK_DATE);
		if (!at || at[1] || m.numbers.n)
			fail_msg("'%s' became '%s'", dates[i], m.text.s);
		mask_free(&m);
	}
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		struct mask m;
		const char *folded = plain_fold(&a, none[i], strlen(none[i]));

		mask_make(&m, folded, strlen(folded));
		if (strchr(m.text.s, MASK_DATE) && strcmp(none[i], "you may 2026") != 0)
			fail_msg("'%s' became '%s'", none[i], m.text.s);
		mask_free(&m);
	}
}

static void
texts_are_masked(void **state)
{
	struct mask m;
	static const char text[] = "effective on monday, 16 january 2026: usd 1,000.50 for 30 days, h2o and 3.1. end 5";

	(void)state;
	mask_make(&m, text, strlen(text));
	assert_string_equal(m.text.s, "effective on \1: usd \2 for \2 days, h\2o and \2. end \2");
	assert_string_equal(m.dates.s, "monday, 16 january 2026\n");
	assert_string_equal(m.numbers.s, "1,000.50\n30\n2\n3.1\n5\n");
	mask_free(&m);
	mask_make(&m, "", 0);
	assert_string_equal(m.text.s, "");
	mask_free(&m);
}

/* ---- classes ---- */

static void
steps_have_classes(void **state)
{
	static const struct { const char *text; enum change_class class; size_t to; unsigned marks; } history[] = {
		{"# Terms\n\nUpdated: 16 January 2026. You pay 5 euros.", CHANGE_CLASSES, 0, 0},
		{"# Terms\n\nUpdated: 16 January 2026. You pay 5 euros.", CHANGE_IDENTICAL, 1, 0},
		{"TERMS\n=====\n\nUpdated: 16 January 2026.\nYou **pay** 5&nbsp;euros.\n\n* * *\n", CHANGE_COSMETIC, 2, MARK_CASE},
		{"# Terms\n\nUpdated: February 1st, 2026. You pay 5 euros.", CHANGE_DATES, 3, MARK_CASE},
		{"# Terms\n\nUpdated: February 1st, 2026. You pay 50 euros.", CHANGE_NUMBERS, 4, 0},
		{"# Terms\n\nUpdated: 2 March 2026. You pay 1,000 euros.", CHANGE_NUMBERS, 5, 0},
		{"# Terms\n\nUpdated: 2 March 2026. You pay all euros.", CHANGE_NEW_WORDING, 6, 0},
		{"# Terms\n\nUpdated: 2 March 2026. You pay 1,000 euros!", CHANGE_RETURN, 5, 0},
		{"# terms\n\nUpdated: 2 March 2026. You pay all euros.", CHANGE_RETURN, 6, MARK_CASE},
		{"# Terms\n\nUpdated: 16 January 2026. You pay 5 euros.", CHANGE_RETURN, 2, MARK_CASE},
		{"# Terms\n\nUpdated: February 1st, 2026. You pay 5 euros.", CHANGE_DATES, 10, 0},
		{"# Terms\n\nUpdated: February 1st, 2026. You pay 5 euros!", CHANGE_COSMETIC, 11, MARK_SIGNS},
		{"# Terms\n\nYou pay 5 euros. Updated: February 1st, 2026.", CHANGE_COSMETIC, 12, MARK_REORDERED},
		{"# Terms\n\nYou pay 5 euros.\n\nUpdated: February 1st, 2026.", CHANGE_COSMETIC, 13, MARK_SIGNS},
		{"# Terms\n\n3.1 You pay 5 euros.\n\nUpdated: February 1st, 2026.", CHANGE_COSMETIC, 14, MARK_SIGNS},
		{"# Terms\n\n3.2 You pay 5 euros.\n\nUpdated: February 1st, 2026.", CHANGE_COSMETIC, 15, MARK_RENUMBERED},
		{"# Terms\n\n3.2 You pay 5 euros. Updated: February 1st, 2026.", CHANGE_COSMETIC, 16, MARK_SIGNS},
		{"# Terms 3.2 You pay 5 euros. Updated: February 1st, 2026.", CHANGE_COSMETIC, 17, MARK_SIGNS},
		{"# Terms 3.2 You pay 5.5 euros. Updated: February 1st, 2026.", CHANGE_NUMBERS, 18, 0},
		{"# Terms\n\nEffective: 16 January 2026. You pay.", CHANGE_NEW_WORDING, 19, 0},
		{"# Terms\n\nEffective: 31 January 2026. You pay.", CHANGE_DATES, 20, MARK_EFFECT},
		{"# Terms\n\nCet accord entre en vigueur le 31 janvier 2026. You pay.", CHANGE_NEW_WORDING, 21, 0},
		{"# Terms\n\nCet accord entre en vigueur le 1 mars 2026. You pay.", CHANGE_DATES, 22, MARK_EFFECT},
		{"", CHANGE_NEW_WORDING, 23, 0},
	};
	enum { N = sizeof history / sizeof *history };
	struct version versions[N];
	struct texts texts = {0};

	(void)state;
	for (size_t i = 0; i < N; i++)
		versions[i] = (struct version){.text = texts_add(&texts, read_text(history[i].text)),
		                               .bytes = sha256_of(history[i].text, strlen(history[i].text))};
	classes_find(&texts, versions, N, true);
	for (size_t i = 1; i < N; i++)
		if (versions[i].class != history[i].class || versions[i].to != history[i].to || versions[i].marks != history[i].marks)
			fail_msg("step %zu: %s, to %zu, marks %x", i, change_class_name(versions[i].class), versions[i].to, versions[i].marks);
	assert_string_equal(change_class_name(CHANGE_NEW_WORDING), "new-wording");
	texts_free(&texts);
}

/* A hidden address may be any, and what is written of one otherwise is the same; two that are shown are compared. */
static void
hidden_addresses_are_like_any(void **state)
{
	static const struct { const char *before, *now; enum change_class class; } cases[] = {
		{"Ask legal@x.ai now.", "Ask [[email protected]](https://x.ai/cdn-cgi/l/email-protection) now.", CHANGE_COSMETIC},
		{"Ask legal@x.ai or me-2@x.ai now.", "Ask [email&#160;protected] or [email protected] now.", CHANGE_COSMETIC},
		{"Ask supp[[email protected]](/e) now.", "Ask support@x.ai now.", CHANGE_COSMETIC},
		{"Ask supp[[email protected]](/e) now.", "Ask [[email protected]](/e) now.", CHANGE_COSMETIC},
		{"Ask supp[[email protected]](/e) now.", "Ask legal@x.ai now.", CHANGE_NEW_WORDING},
		{"Ask legal@x.ai now.", "Ask [email protected] then.", CHANGE_NEW_WORDING},
		{"Ask the user now.", "Ask the [email protected] now.", CHANGE_NEW_WORDING},
		{"Ask your email protected now.", "Ask your a@x.ai now.", CHANGE_NEW_WORDING},
		{"Ask legal@x.ai or [email protected] now.", "Ask privacy@x.ai or help@x.ai now.", CHANGE_NEW_WORDING},
		{"Ask legal@x.ai now.", "Ask privacy@x.ai now.", CHANGE_NEW_WORDING},
		{"Ask [email protected] now. Updated: 2 May 2025.", "Ask a@x.ai now. Updated: 3 May 2025.", CHANGE_DATES},
		{"Ask (mailto:legal@x.ai) now.", "Ask legal@x.ai now.", CHANGE_COSMETIC},
		{"Ask (legal@x.ai](mailto:legal@x.ai) now.", "Ask legal@x.ai now.", CHANGE_COSMETIC},
		{"Ask (legal@x.ai](mailto:privacy@x.ai) now.", "Ask legal@x.ai now.", CHANGE_NEW_WORDING},
		{"UpdatedJanuary 10, 2024", "Updated: January 10, 2024", CHANGE_COSMETIC},
		{"UpdatedJanuary 10, 2024", "Updated: January 11, 2024", CHANGE_DATES},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *text[2] = {cases[i].before, cases[i].now};
		struct version versions[2];
		struct texts texts = {0};

		for (size_t k = 0; k < 2; k++)
			versions[k] = (struct version){.text = texts_add(&texts, read_text(text[k])), .bytes = sha256_of(text[k], strlen(text[k]))};
		classes_find(&texts, versions, 2, true);
		if (versions[1].class != cases[i].class)
			fail_msg("from '%s' to '%s': %s", text[0], text[1], change_class_name(versions[1].class));
		texts_free(&texts);
	}
}

static void
news_is_told_apart(void **state)
{
	(void)state;
	for (enum change_class c = CHANGE_IDENTICAL; c < CHANGE_CLASSES; c++) {
		bool news = c == CHANGE_NUMBERS || c == CHANGE_ROLLBACK || c == CHANGE_NEW_WORDING;

		assert_int_equal(change_is_news(c, MARK_CASE | MARK_LINKS), news);
		assert_int_equal(change_is_news(c, MARK_TERMS) && change_is_news(c, MARK_DROPPED) && change_is_news(c, MARK_EFFECT), c != CHANGE_RETURN);
		assert_int_equal(change_is_recorded(c, MARK_SIGNS), news || c == CHANGE_DATES || c == CHANGE_LANGUAGE);
	}
}

/* ---- marks ---- */

static void
steps_have_marks(void **state)
{
	static const struct { const char *before, *now; unsigned marks; } cases[] = {
		{"words", "words", 0},
		{"see [this](/a)", "see [this](/b)", MARK_LINKS},
		{"see [this](/a)", "see [this](/a) and [this](/b)", 0},
		{"see [this](/a) and [this](/b)", "see [this](/b) and [this](/a)", 0},
		{"see [this](/a)", "see [that](/b)", 0},
		{"see [This](/a) now", "look at [this](/b) then", MARK_LINKS},
		{"see [our Terms](/a)", "see [our Terms](/b)", MARK_LINKS | MARK_TERMS},
		{"see [it](/policies/nov)", "see [it](/b)", MARK_LINKS | MARK_TERMS},
		{"see [it](/a)", "see [it](/old-business-AGREEMENT.pdf)", MARK_LINKS | MARK_TERMS},
		{"[](/a) x", "[](/b) x", 0},
		{"see [it](https://www.x.org/a/)", "see [it](http://x.org/a?utm_source=b#c)", 0},
		{"see [it](https://x.org/a)", "see [it](/a)", 0},
		{"see [it](/a) and [the terms](/terms)", "see [it](/a) and the terms", MARK_DROPPED},
		{"see [it](/a) and [the terms](/terms)", "see [it](/a)", MARK_DROPPED},
		{"see [it](/a) and [the terms](/terms)", "see [it](/a), [our terms](/terms)", 0},
		{"see [it](/a) and [that](#terms)", "see [it](/a)", 0},
		{"see [it](/a) and [that](/b)", "see [it](/a)", 0},
		{"see [nos CGU](/a)", "see [nos CGU](/b)", MARK_LINKS | MARK_TERMS},
		{"see [it](/datenschutz)", "see [it](/b)", MARK_LINKS | MARK_TERMS},
		{"[x](/website.v1.026bdcf6-a47c-4d1b-8e20-4061efa9361b/s)", "[x](/website.v1.574b099e-4b4b-415d-b595-3405363741a0/s)", 0},
		{"[x](/p?did=0646136b-5c62-440c-9656-dc231ef21129&a)", "[x](/p?did=2ef8de66-8e54-4ca6-a113-0a67fd1fcbe9&a)", 0},
		{"[x](/archive/0646136b-5c62-440c-9656-dc231ef21129)", "[x](/archive/2ef8de66-8e54-4ca6-a113-0a67fd1fcbe9)", MARK_LINKS},
		{"[x](/cdn-cgi/l/email-protection#a0b1)", "[x](/cdn-cgi/l/email-protection#ffee)", 0},
		{"You pay. We take.", "YOU pay. We take.", MARK_CASE},
		{"You pay. We take.", "**You** pay. We take.", MARK_CASE},
		{"You pay. We take.", "You PAY. We give.", MARK_CASE},
		{"**You pay.** We take.", "**You pay.** We give.", 0},
		{"We take. **You pay.**", "We take. You pay. **New.**", MARK_CASE},
		{"We take. **You pay.**", "We take.", 0},
		{"1. one\n2. two", "2. one\n3. two", MARK_RENUMBERED},
		{"1. one\n2. two", "1. one\n2. new\n3. two", MARK_RENUMBERED},
		{"* one\n* two", "- one\n- two", 0},
		{"## 12\\. Misc", "## 12\\. New\n\n## 13\\. Misc", MARK_RENUMBERED},
		{"3.1 Scope\n\nx", "3.2 Scope\n\nx", MARK_RENUMBERED},
		{"1. one", "one", 0},
		{"", "", 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		unsigned marks = change_marks(&a, read_text(cases[i].before), read_text(cases[i].now));

		if (marks != cases[i].marks)
			fail_msg("from '%s' to '%s': %x", cases[i].before, cases[i].now, marks);
	}
	assert_string_equal(change_mark_name(MARK_RENUMBERED), "renumbered");
}

/* ---- signals ---- */

#define S(name) (1u << SIGNAL_##name)

static void
signals_are_given(void **state)
{
	static const struct { const char *before, *now; unsigned signals; } cases[] = {
		{"we share data.", "we do not share data.", S(NEGATION_ADDED)},
		{"we don't share data.", "we share data.", S(NEGATION_REMOVED)},
		{"we note nothing.", "we know nothing.", 0},
		{"", "you must pay.", S(DUTY_ADDED)},
		{"you agree to pay.", "", S(DUTY_REMOVED)},
		{"we may delete it.", "we will delete it.", S(RIGHT_REMOVED) | S(DUTY_ADDED)},
		{"we delete it.", "we delete it at any time, in our sole discretion.", S(RIGHT_ADDED)},
		{"we tell you, unless forbidden.", "we tell you.", S(LIMIT_REMOVED)},
		{"we are not liable.", "to the extent permitted by law, we are not liable.", S(LIMIT_ADDED)},
		{"keep it for 30 days.", "keep it for 90 days.", S(DURATION)},
		{"keep it for thirty days.", "keep it for sixty days.", S(DURATION)},
		{"a 30-day period.", "a 14-day period.", S(DURATION)},
		{"within thirty (30) business days.", "within sixty (60) business days.", S(DURATION)},
		{"at most $100.", "at most $1,000.", S(AMOUNT)},
		{"at most 100 euros.", "at most 50 euros.", S(AMOUNT)},
		{"you are 13 years old.", "you are 16 years old.", S(AGE)},
		{"see section 5.", "see section 6.", S(NUMBER)},
		{"updated may 5, 2026.", "updated june 6, 2026.", 0},
		{"you must be at least 13 years.", "you must be at least 16 years.", S(AGE)},
		{"if you are under 18, ask.", "if you are under 16, ask.", S(AGE)},
		{"users aged 13 to 17 years", "users aged 14 to 17 years", S(AGE)},
		{"the minimum age is 13.", "the minimum age is 16.", S(AGE)},
		{"vous avez moins de 15 ans.", "vous avez moins de 16 ans.", S(AGE)},
		{"sie sind mindestens 16 jahre alt.", "sie sind mindestens 18 jahre alt.", S(AGE)},
		{"menores de 14 a\xC3\xB1os", "menores de 16 a\xC3\xB1os", S(AGE)},
		{"we keep it at least 5 years.", "we keep it at least 7 years.", S(DURATION)},
		{"we keep it under 18 months.", "we keep it under 16 months.", S(DURATION)},
		{"sous 14 jours", "sous 30 jours", S(DURATION)},
		{"innerhalb von 14 tagen", "innerhalb von 30 tagen", S(DURATION)},
		{"en 14 d\xC3\xAD" "as", "en 30 d\xC3\xAD" "as", S(DURATION)},
		{"entro 14 giorni", "entro 30 giorni", S(DURATION)},
		{"binnen 14 dagen", "binnen 30 dagen", S(DURATION)},
		{"em 14 dias", "em 30 dias", S(DURATION)},
		{"inden 14 dage", "inden 30 dage", S(DURATION)},
		{"14 dni", "30 dni", S(DURATION)},
		{"14 dn\xC3\xAD", "30 dn\xC3\xAD", S(DURATION)},
		{"100 z\xC5\x82otych", "200 z\xC5\x82otych", S(AMOUNT)},
		{"a fee of 5 % of it", "a fee of 10 % of it", S(THRESHOLD)},
		{"a fee of 5 percent", "a fee of 10 percent", S(THRESHOLD)},
		{"no more than 3 devices.", "no more than 5 devices.", S(THRESHOLD)},
		{"\xC2\xA9 2024 a", "\xC2\xA9 2025 a", 0},
		{"request id 8f3e2a1b4c5d6e7f", "request id 1b4c5d6e7f8f3e2a", 0},
		{"", "see section 6.", 0},
		{"", "", 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (signals_of(cases[i].before, cases[i].now) != cases[i].signals)
			fail_msg("from '%s' to '%s': %x", cases[i].before, cases[i].now,
			         signals_of(cases[i].before, cases[i].now));
	assert_string_equal(signal_name(SIGNAL_NEGATION_ADDED), "negation-added");
	assert_string_equal(signal_limit("we do not, unless", 17), "not");
	assert_null(signal_limit("we notice", 9));
}

/* ---- in detail ---- */

static const char *
shown(const struct change_detail *d)
{
	struct buf b = {0};
	const char *text;

	for (size_t i = 0; i < d->n; i++) {
		buf_printf(&b, "%s%s:", i ? "; " : "", d->passages[i].section);
		for (size_t k = 0; k < d->passages[i].n; k++)
			buf_printf(&b, " %c%s", "=-+"[d->passages[i].runs[k].kind], d->passages[i].runs[k].text);
	}
	text = arena_copy(&a, b.s, b.n);
	buf_free(&b);
	return text;
}

static void
details_are_told(void **state)
{
	static const struct { const char *before, *now, *shown; size_t added, removed, modified; } cases[] = {
		{"One. Two.", "One. Two.", "", 0, 0, 0},
		{"One. Two.", "ONE. TWO.", "", 0, 0, 0},
		{"# A\n\nOne is here.", "# A\n\nOne is here. Two came.", "A: +Two came.", 1, 0, 0},
		{"# A\n\nOne.\n\n# B\n\nTwo went.", "# A\n\nOne.\n\n# B", "B: -Two went.", 0, 1, 0},
		{"# A\n\nYou may share our data.", "# A\n\nYou may NOT share our data!", "A: =You may +NOT =share our -data. +data!", 0, 0, 1},
		{"All other words here.", "Nothing that was said.", ": -All other words here.; : +Nothing that was said.", 1, 1, 0},
		{"# A\n\nOne is here.", "# A\n\nOne is -- here!", "", 0, 0, 0},
		{"# A\n\n1. One is here.\n2. Two.", "# A\n\n1.1 One is here.\n\n1.2 Two.", "", 0, 0, 0},
		{"One is first. Two is second. Three is third.", "Two is second. Three is third. One is first.", "", 0, 0, 0},
		{"One is first. Two is second.", "New it is. One is the first. Two is second.",
		 ": +New it is.; : =One is +the =first.", 1, 0, 1},
		{"Updated: 16 January 2026", "Updated: May 3, 2026", ": =Updated: -16 January +May 3, =2026", 0, 0, 1},
		{"Same. Same. Same.", "Same.", ": -Same.; : -Same.", 0, 2, 0},
		{"He said: \"one\" - two. Three.", "He said: one \xE2\x80\xA2 two. Four.", ": -Three.; : +Four.", 1, 1, 0},
		{"Write to us at legal@x.ai. One.", "Write to us at [[email protected]](/cdn-cgi/l/email-protection). Two.", ": -One.; : +Two.", 1, 1, 0},
		{"Write to legal@x.ai or [a@b.c](mailto:a@b.c) today.", "Write to us at [[email protected]](/e) or a@b.c today.",
		 ": =Write to -legal@x.ai +us at [email protected] =or a@b.c today.", 0, 0, 1},
		{"", "New words.", ": +New words.", 1, 0, 0},
		{"", "", "", 0, 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct change_detail d;

		change_detail(&d, &a, read_text(cases[i].before), read_text(cases[i].now));
		if (d.added != cases[i].added || d.removed != cases[i].removed || d.modified != cases[i].modified)
			fail_msg("from '%s' to '%s': %zu, %zu, %zu", cases[i].before, cases[i].now, d.added, d.removed, d.modified);
		assert_string_equal(shown(&d), cases[i].shown);
	}
}

static void
details_have_places_and_signals(void **state)
{
	const struct plain *before = read_text("# A\n\nFirst. We keep it for 30 days.\n\nGone, never to return.");
	const struct plain *now = read_text("# A\n\nFirst. We keep it for 90 days.\n\n## B\n\nYou must pay.");
	struct change_detail d;

	(void)state;
	change_detail(&d, &a, before, now);
	assert_int_equal(d.n, 4);
	assert_false(d.passages[0].added || d.passages[0].removed);
	assert_memory_equal(now->text + d.passages[0].from, "We keep it for 90 days.", d.passages[0].to - d.passages[0].from);
	assert_int_equal(d.passages[0].signals, S(DURATION));
	assert_true(d.passages[1].removed);
	assert_memory_equal(before->text + d.passages[1].from, "Gone, never to return.", d.passages[1].to - d.passages[1].from);
	assert_string_equal(d.passages[3].section, "A > B");
	assert_int_equal(d.signals, S(DURATION) | S(NEGATION_REMOVED) | S(DUTY_ADDED));
}

/* a megabyte in one sentence, in many, all moved, all changed */
static void
long_texts_are_quick(void **state)
{
	static const struct { const char *before, *now; } bits[] = {
		{"word ", "other "}, {"word%u ", "other%u "}, {"It is number %u. ", "It was number %u. "}, {"a%u b. ", "a%u c. "},
		{"Word. ", "Word. Wort. "}, {"Jan 2, ", "16 "}, {"1", "2"}, {"[a%u](/b)", "[a%u](/c)"}, {"%u. a\n", "9%u. a\n"},
	};
	clock_t start = clock();

	(void)state;
	for (size_t i = 0; i < sizeof bits / sizeof *bits; i++) {
		struct buf text[2] = {{0}, {0}};
		struct change_detail d;
		struct texts texts = {0};
		struct version versions[2];
		const struct plain *p[2];

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#pragma GCC diagnostic ignored "-Wformat-security"
#pragma GCC diagnostic ignored "-Wformat-extra-args"
		for (unsigned k = 0; text[0].n < 500000 && text[1].n < 500000; k++) {
			buf_printf(&text[0], bits[i].before, k);
			buf_printf(&text[1], bits[i].now, k);
		}
#pragma GCC diagnostic pop
		for (int k = 0; k < 2; k++) {
			p[k] = read_text(text[k].s);
			versions[k] = (struct version){.text = texts_add(&texts, p[k]), .bytes = sha256_of(text[k].s, text[k].n)};
		}
		classes_find(&texts, versions, 2, true);
		texts_free(&texts);
		change_marks(&a, p[0], p[1]);
		change_detail(&d, &a, p[0], p[1]);
		buf_free(&text[0]);
		buf_free(&text[1]);
		arena_free(&a);
	}
	if (clock() - start > 120 * CLOCKS_PER_SEC)
		fail_msg("nine megabytes took %.1f s", (double)(clock() - start) / CLOCKS_PER_SEC);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(dates_are_masked, clear),  cmocka_unit_test_teardown(texts_are_masked, clear),
		cmocka_unit_test_teardown(steps_have_classes, clear), cmocka_unit_test_teardown(hidden_addresses_are_like_any, clear),
		cmocka_unit_test_teardown(news_is_told_apart, clear),
		cmocka_unit_test_teardown(steps_have_marks, clear),
		cmocka_unit_test_teardown(signals_are_given, clear), cmocka_unit_test_teardown(details_are_told, clear),
		cmocka_unit_test_teardown(details_have_places_and_signals, clear),
		cmocka_unit_test_teardown(long_texts_are_quick, clear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
