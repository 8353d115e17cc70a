/* What a change says beside its words: the subjects that cues name, figures that differ, links to other terms. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/base/table.h"
#include "../../compiler/base/text.h"
#include "../../compiler/evidence/cues.h"
#include "../../compiler/evidence/figures.h"
#include "../../compiler/evidence/terms_links.h"

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

static const char *
names(unsigned bits)
{
	struct buf b = {0};
	const char *text;

	for (unsigned s = 0; s < CUE_SUBJECTS; s++)
		if (bits & 1U << s)
			buf_printf(&b, "%s%s", b.n ? " " : "", subject_name(s));
	text = arena_copy(&a, b.n ? b.s : "", b.n);
	buf_free(&b);
	return text;
}

/* ---- the table ---- */

static void
add_cue(struct table *seen, enum cue_subject subject, const char *cue)
{
	size_t n = strlen(cue);
	const char *star = strchr(cue, '*'), *folded = plain_fold(&a, cue, n);
	void **before = table_put(seen, cue);

	if (n < 3 || *cue == ' ' || cue[n - 1] == ' ' || (star && star[1]) || strstr(cue, "  ") || strchr(cue, ';'))
		fail_msg("'%s' is no cue", cue);
	if (strcmp(folded, cue) != 0)
		fail_msg("'%s' is '%s' in lower case", cue, folded);
	if (*before && *before != (void *)(uintptr_t)(subject + 1))
		fail_msg("'%s' names two subjects", cue);
	*before = (void *)(uintptr_t)(subject + 1);
}

/* each subject has cues in each language, in lower case, and no cue names two subjects */
static void
the_table_is_sound(void **state)
{
	static const char *const languages[] = {"en", "fr", "de", "es", "it", "nl", "pt", "da", "pl"};
	struct table seen = {0};
	size_t n[CUE_SUBJECTS + 1][sizeof languages / sizeof *languages] = {{0}};

	(void)state;
	for (size_t i = 0; cue_row(i); i++) {
		const struct cue_row *row = cue_row(i);
		char *text = arena_string(&a, row->cues);

		for (char *cue = text, *end; cue; cue = end ? end + 2 : NULL) {
			if ((end = strstr(cue, "; ")))
				*end = '\0';
			add_cue(&seen, row->subject, cue);
		}
		for (size_t l = 0; l < sizeof languages / sizeof *languages; l++)
			n[row->subject][l] += strcmp(languages[l], row->language) == 0;
	}
	for (size_t s = 0; s < CUE_SUBJECTS; s++)
		for (size_t l = 0; l < sizeof languages / sizeof *languages; l++)
			if (n[s][l] != 1)
				fail_msg("%s has %zu rows of %s", subject_name(s), n[s][l], languages[l]);
	table_free(&seen);
}

/* ---- subjects ---- */

static void
sentences_have_subjects(void **state)
{
	static const struct { const char *before, *now, *changed, *said; } cases[] = {
		/* words that are removed or added */
		{"", "You agree to indemnify us.", "indemnity", "indemnity"},
		{"Our liability is limited.", "Our total liability is limited.", "", "liability"},
		{"You may cancel.", "You may cancel and get a refund.", "refunds", "refunds termination"},
		/* whole words, in any case, with typographic signs */
		{"", "RELIABLE AND NOT LIABLE.", "liability", "liability"},
		{"", "We give 30 days’ notice.", "notice-period", "notice-period"},
		{"", "Arbitrary words, arbitrated.", "arbitration", "arbitration"},
		/* words that hold a cue and are none */
		{"", "Acme LLC is a limited liability company.", "", ""},
		{"", "We use your payment information.", "", ""},
		{"", "Unless prohibited by law, a minor change counts.", "", ""},
		/* other languages */
		{"", "Nous modifions le préavis.", "notice-period", "notice-period"},
		{"", "Es gilt eine Kündigungsfrist; die Haftung bleibt.", "liability notice-period termination",
		 "liability notice-period termination"},
		{"", "Reembolsos y renovación.", "refunds renewal", "refunds renewal"},
		{"", "Il foro competente è Roma.", "governing-law", "governing-law"},
		{"", "Wij zijn niet aansprakelijk.", "liability", "liability"},
		{"", "É proibido o uso por menores de 18.", "age prohibited-use", "age prohibited-use"},
		{"", "Tvister afgøres ved voldgift.", "arbitration", "arbitration"},
		{"", "Gwarancja i licencja.", "warranty licence", "warranty licence"},
		/* signs, spaces and numbers of items alone say nothing */
		{"(a) Our liability ends.", "a. Our liability ends.", "", ""},
		{"7.1 Fee:The price, refunds", "7.2 Fee: The price; refunds", "", ""},
		{"Our sub-processors give a warranty", "• Our subprocessors give a warranty.", "", ""},
		{"These updated terms are of 3 May 2024.", "These updated terms are of 1 June 2025.", "", ""},
		{"The fee is 1.5 euros.", "The fee is 15 euros.", "", "fees"},
	};
	const struct cues *cues = cues_make(&a);

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct change_run runs[] = {{PIECE_REMOVED, read_text(cases[i].before)->text}, {PIECE_ADDED, read_text(cases[i].now)->text}};
		struct change_passage p = {.runs = runs, .n = 2};
		struct passage_subjects found = cues_passage(cues, &a, &p);

		if (strcmp(names(found.changed), cases[i].changed) != 0 || strcmp(names(found.said), cases[i].said) != 0)
			fail_msg("'%s' > '%s': changed '%s', said '%s'", cases[i].before, cases[i].now, names(found.changed), names(found.said));
	}
}

static void
headings_have_subjects(void **state)
{
	struct change_run run = {PIECE_ADDED, "This is new."};
	struct change_passage p = {.section = "Licence Agreement > 4. Fees > Refunds and renewal", .runs = &run, .n = 1};
	struct passage_subjects found = cues_passage(cues_make(&a), &a, &p);

	(void)state;
	assert_string_equal(names(found.said), "refunds renewal"); /* the nearest alone */
	assert_int_equal(found.changed, 0);
}

/* ---- figures ---- */

static const char *
figures(const char *before, const char *now)
{
	struct change_detail d;
	struct figures f;
	struct buf b = {0};
	const char *text;

	change_detail(&d, &a, read_text(before), read_text(now));
	f = figures_of(&a, &d);
	for (size_t i = 0; i < f.n; i++)
		buf_printf(&b, "%s%s > %s", b.n ? ", " : "", f.all[i].was, f.all[i].now);
	text = arena_copy(&a, b.n ? b.s : "", b.n);
	buf_free(&b);
	return text;
}

static void
figures_have_units(void **state)
{
	static const struct { const char *before, *now, *figures; } cases[] = {
		{"We give 14 days' notice of any change.", "We give 30 days' notice of any change.", "14 days > 30 days"},
		{"We keep it for thirty (30) days or so.", "We keep it for sixty (60) days or so.", "30 days > 60 days"},
		{"We keep it for 30 calendar days here.", "We keep it for 90 calendar days here.", "30 calendar days > 90 calendar days"},
		{"You get a 14-day trial of all of it.", "You get a 7-day trial of all of it.", "14 day > 7 day"},
		{"We owe at most $100 to you in all.", "We owe at most $250 to you in all.", "$100 > $250"},
		{"We owe at most EUR 1,000 to you in all.", "We owe at most EUR 2,000 to you in all.", "EUR 1,000 > EUR 2,000"},
		{"A fee of 5 % is due on all of it.", "A fee of 7 % is due on all of it.", "5 % > 7 %"},
		{"A fee of 5% is due on all of it.", "A fee of 7% is due on all of it.", "5% > 7%"},
		{"No one under 18 may use it alone.", "No one under 16 may use it alone.", "under 18 > under 16"},
		{"It is not for those under the age of 18.", "It is not for those under the age of 13.", "age of 18 > age of 13"},
		{"Un préavis de 15 jours est donné à tous.", "Un préavis de 30 jours est donné à tous.", "15 jours > 30 jours"},
		{"Es gilt eine Frist von 2 Wochen für alle.", "Es gilt eine Frist von 4 Wochen für alle.", "2 Wochen > 4 Wochen"},
		{"We keep it 5 years and answer in 10 days.", "We keep it 6 years and answer in 12 days.", "5 years > 6 years, 10 days > 12 days"},
		/* the same number, otherwise written */
		{"We answer within 7 days of all of it.", "We answer within seven days of all of it.", ""},
		{"We owe at most $75,000 to you in all.", "We owe at most USD 75,000 to you in all.", ""},
		{"We answer within 30 days of all of it.", "We answer within 30 business days of all of it.", ""},
		/* the numbers of sections, models and dates */
		{"See section 14 of these terms for more.", "See section 15 of these terms for more.", ""},
		{"It runs on GPT-4 for all users of it.", "It runs on GPT-5 for all users of it.", ""},
		{"It was changed on 3 May 2024 by us all.", "It was changed on 4 May 2025 by us all.", ""},
		/* a sentence that is new has no other to compare with */
		{"One stays.", "One stays. We give 30 days' notice of any change.", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (strcmp(figures(cases[i].before, cases[i].now), cases[i].figures) != 0)
			fail_msg("'%s': '%s'", cases[i].now, figures(cases[i].before, cases[i].now));
}

/* ---- links ---- */

static void
links_to_other_terms_are_followed(void **state)
{
	static const struct { const char *before, *now, *links; } cases[] = {
		{"See our [Privacy Policy](/privacy).", "See our [Privacy Policy](/eu-privacy).", "Privacy Policy: /privacy > /eu-privacy"},
		{"See it [here](https://a.example/terms).", "See it [here](https://a.example/eu-terms).",
		 "here: https://a.example/terms > https://a.example/eu-terms"},
		{"See our [Privacy Policy](/privacy).", "See our Privacy Policy.", "Privacy Policy: /privacy > gone"},
		/* another sentence, not another link */
		{"See our [Privacy Policy](/privacy).", "We have none.", ""},
		/* the same place */
		{"See our [Terms](https://www.a.example/terms/?utm_source=1#x).", "See our [Terms](http://a.example/terms).", ""},
		/* to something else */
		{"See our [blog](/blog).", "See our [blog](/news).", ""},
		{"Watch [a film](/policy/watch/1).", "Watch [a film](/policy/watch/2).", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct terms_links l = terms_links_of(&a, read_text(cases[i].before), read_text(cases[i].now));
		const char *text = l.n ? arena_printf(&a, "%s: %s > %s", l.all[0].text, l.all[0].was, l.all[0].now ? l.all[0].now : "gone") : "";

		if (l.n > 1 || strcmp(text, cases[i].links) != 0)
			fail_msg("'%s': %zu, '%s'", cases[i].now, l.n, text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(the_table_is_sound, clear), cmocka_unit_test_teardown(sentences_have_subjects, clear),
		cmocka_unit_test_teardown(headings_have_subjects, clear), cmocka_unit_test_teardown(figures_have_units, clear),
		cmocka_unit_test_teardown(links_to_other_terms_are_followed, clear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
