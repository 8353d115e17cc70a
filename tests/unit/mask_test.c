/* What is kept apart from words: dates in many languages, numbers that only look like them, tokens, signs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/prose/mask.h"
#include "../../compiler/prose/plain.h"
#include "../../compiler/prose/token.h"

static struct arena a;

static int
clear(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

/* masked, with D for a date, N for a number, T for a token */
static const char *
masked(const char *text)
{
	const char *words = plain_words(&a, text), *folded = plain_fold(&a, words, strlen(words));
	struct mask m;
	char *out;

	mask_make(&m, folded, strlen(folded));
	out = arena_copy(&a, m.text.s, m.text.n);
	for (char *c = out; *c; c++)
		*c = *c == MASK_DATE ? 'D' : *c == MASK_NUMBER ? 'N' : *c == MASK_TOKEN ? 'T' : *c;
	mask_free(&m);
	return out;
}

struct pair {
	const char *text, *masked;
};

static void
check_all(const struct pair *pairs, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(masked(pairs[i].text), pairs[i].masked) != 0)
			fail_msg("'%s' became '%s'", pairs[i].text, masked(pairs[i].text));
}

#define CHECK_ALL(pairs) check_all((pairs), sizeof(pairs) / sizeof *(pairs))

static void
time_is_told_from_today(void **state)
{
	static const struct pair pairs[] = {
		{"Last updated 5 days ago", "last updated D"},
		{"Updated over a week ago", "updated D"},
		{"Posted two hours ago.", "posted D."},
		{"Last updated yesterday", "last updated D"},
		{"Mis \xC3\xA0 jour il y a 3 jours", "mis \xC3\xA0 jour D"},
		{"Mis \xC3\xA0 jour il y a plus d'une semaine", "mis \xC3\xA0 jour D"},
		{"Zuletzt aktualisiert vor 2 Wochen", "zuletzt aktualisiert D"},
		{"Aktualisiert: gestern", "aktualisiert: D"},
		{"Actualizado hace 3 d\xC3\xAD" "as", "actualizado D"},
		{"Actualizado hace m\xC3\xA1s de 6 meses", "actualizado D"},
		{"Aggiornato 3 giorni fa", "aggiornato D"},
		{"Bijgewerkt 3 dagen geleden", "bijgewerkt D"},
		{"Atualizado h\xC3\xA1 2 dias", "atualizado D"},
		{"Opdateret for 3 dage siden", "opdateret D"},
		{"Uppdaterad f\xC3\xB6r 3 dagar sedan", "uppdaterad D"},
		{"Zaktualizowano 3 dni temu", "zaktualizowano D"},
		{"Aktualizov\xC3\xA1no p\xC5\x99" "ed 3 dny", "aktualizov\xC3\xA1no D"},
		/* what terms grant or ask for */
		{"not used for more than 12 months ago", "not used for more than N months ago"},
		{"bought more than 24 hours ago", "bought more than N hours ago"},
		{"Published hours ago", "published D"},
		{"inativo h\xC3\xA1 6 meses", "inativo h\xC3\xA1 N meses"},
		{"sp\xC3\xA4testens vor 14 Tagen", "sp\xC3\xA4testens vor N tagen"},
		{"within 5 days of it", "within N days of it"},
		{"30 days' notice", "N days' notice"},
		{"we act today and tomorrow", "we act today and tomorrow"},
	};

	(void)state;
	CHECK_ALL(pairs);
}

static void
years_are_dates(void **state)
{
	static const struct pair pairs[] = {
		{"\xC2\xA9 2024 Example", "\xC2\xA9 D example"},
		{"\xC2\xA9" "2024 Example", "\xC2\xA9" "D example"},
		{"\xC2\xA9 2019\xE2\x80\x93" "2024 Example", "\xC2\xA9 D example"},
		{"(c) 2019 - 2024 Example", "(c) D example"},
		{"Copyright 2000 Example", "copyright D example"},
		{"Contact us \xC2\xA9 2024 Square", "contact us \xC2\xA9 D square"},
		{"In 2024, we", "in D, we"},
		{"Effective January", "effective D"},
		{"in January", "in january"},
		{"UpdatedNovember 13, 2023", "updatedD"},
		{"\xE7\x94\x9F\xE6\x95\x88\xEF\xBC\x9A" "2024 \xE5\xB9\xB4 6 \xE6\x9C\x88 13 \xE6\x97\xA5", "\xE7\x94\x9F\xE6\x95\x88\xEF\xBC\x9A" "D"},
		{"DPA 2018", "dpa N"},
		{"M\xC3\xA4rz 2024, marzo de 2024, mar\xC3\xA7o de 2024, maart 2024, marca 2024", "D, D, D, D, D"},
		/* no years */
		{"2000 characters, 2024 users, up to 2024", "N characters, N users, up to N"},
		{"$2024, EUR 2024, 2024 EUR, \xE2\x82\xAC 2024", "$N, eur N, N eur, \xE2\x82\xAC N"},
		{"Data Protection Act 2018", "data protection act N"},
		{"Loi n\xC2\xB0 2016-1321", "loi n\xC2\xB0 N-N"},
		{"Regulation (EU) 2016/679", "regulation (eu) N/N"},
		{"ISO 27001:2022", "iso N:N"},
		{"2021 McKinney Avenue", "N mckinney avenue"},
		{"Suite 2050", "suite N"},
		{"020 7946 2024", "N N N"},
		{"+1 415-555-2024", "+N N-N-N"},
		{"limited to 2000", "limited to N"},
		{"1989, 2100, 12024, v2024, 2024.5, 2024%", "N, N, N, vN, N, N%"},
	};

	(void)state;
	CHECK_ALL(pairs);
}

static void
days_need_no_year(void **state)
{
	static const struct pair pairs[] = {
		{"by 16 January", "by D"},          {"on January 16th, we", "on D, we"},
		{"on Friday, 16 January", "on D"},  {"le 1er janvier", "le D"},
		{"am 16. Januar", "am D"},          {"el 16 de enero", "el D"},
		{"il 16 gennaio", "il D"},          {"op 16 januari", "op D"},
		{"em 16 de janeiro", "em D"},       {"den 16. januar", "den D"},
		{"16 stycznia", "D"},               {"16. ledna", "D"},
		{"12 Dec", "D"},                    {"Updated May 16", "updated D"},
		{"you may 16", "you may N"},        {"Section 5 may apply", "section N may apply"},
		{"June 30 days", "june N days"},    {"2026\xEB\x85\x84 1\xEC\x9B\x94 16\xEC\x9D\xBC", "D"},
		{"set 5 items", "set N items"},     {"16. 1. 2026", "D"},
	};

	(void)state;
	CHECK_ALL(pairs);
}

static void
times_are_dates(void **state)
{
	static const struct pair pairs[] = {
		{"at 10:30 UTC", "at D"},           {"10:30", "D"},
		{"9:05 am to 5 p.m.", "D to D"},    {"17h30", "D"},
		{"10:30:15 PM PST", "D"},           {"um 9:00 Uhr", "um D"},
		{"16:9, 1:10, 12:345", "N:N, N:N, N:N"}, {"10 est interdit", "N est interdit"},
		{"Ziffer 5 am Ende", "ziffer N am ende"}, {"25:00, 10:61", "N:N, N:N"},
	};

	(void)state;
	CHECK_ALL(pairs);
}

static void
tokens_are_nothing(void **state)
{
	static const struct pair pairs[] = {
		{"id 0646136b-5c62-440c-9656-dc231ef21129.", "id T."},
		{"8f3e2a1b4c5d6e7f", "T"},
		{"Ray ID: 8f3e2a1b", "ray id: T"},
		{"Your IP: 192.0.2.1 (x)", "your ip: T (x)"},
		{"a 9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d b", "a T b"},
		{"x=aB3dE5gH7jK9mN2pQ4rS", "x=T"},
		{"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA+AAA/== end", "T end"},
		/* what somebody can read */
		{"DE89 3704 0044 0532 0130 00", "deN N N N N N"},
		{"de89370400440532013000", "deN"},
		{"IE6388047V", "ieNv"},
		{"+49 30 901820", "+N N N"},
		{"GPT-4-1106-preview", "gpt-N-N-preview"},
		{"10115 Berlin", "N berlin"},
		{"A4, 3D, B2B, h2o", "aN, Nd, bNb, hNo"},
	};

	(void)state;
	CHECK_ALL(pairs);
	assert_int_equal(token_at("0646136B-5C62-440C-9656-DC231EF21129", 36), 36);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(time_is_told_from_today, clear), cmocka_unit_test_teardown(years_are_dates, clear),
		cmocka_unit_test_teardown(days_need_no_year, clear),       cmocka_unit_test_teardown(times_are_dates, clear),
		cmocka_unit_test_teardown(tokens_are_nothing, clear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
