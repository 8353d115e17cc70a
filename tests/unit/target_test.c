/* What lasts of the target of a link: redirectors, parameters, tokens, hosts, and whether it names terms. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../compiler/prose/target.h"

static struct arena a;

static int
clear(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

struct pair {
	const char *target, *lasting;
};

static void
check_all(const struct pair *pairs, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(target_lasting(&a, pairs[i].target), pairs[i].lasting) != 0)
			fail_msg("'%s' became '%s'", pairs[i].target, target_lasting(&a, pairs[i].target));
}

#define CHECK_ALL(pairs) check_all((pairs), sizeof(pairs) / sizeof *(pairs))

static void
hosts_and_paths_last(void **state)
{
	static const struct pair pairs[] = {
		{"https://www.Example.org/Terms/", "example.org/Terms"},
		{"http://example.org:8080", "example.org"},
		{"http://example.org/", "example.org"},
		{"//example.org/a", "example.org/a"},
		{"https://me@example.org/a", "example.org/a"},
		{"/terms/", "/terms"},
		{"/", "/"},
		{"terms", "terms"},
		{"", ""},
		{"#privacy", ""},
		{"https://example.org/terms#section-3", "example.org/terms"},
		{"https://example.org/#/terms", "example.org#/terms"},
		{"https://example.org/a/index.html", "example.org/a"},
		{"https://example.org/a;jsessionid=ab12/b", "example.org/a/b"},
		{"https://example.org/%7Eme/a%20b/%E2%82%AC", "example.org/~me/a%20b/\xE2\x82\xAC"},
		{"https://example.org/a%2Fb%3Fc", "example.org/a%2Fb%3Fc"},
		{"https://example.org/100%", "example.org/100%"},
		{"https://example.org/%41%ff%00", "example.org/A%ff%00"},
		{"MAILTO:Legal@Example.org?subject=x", "mailto:legal@example.org"},
		{"tel:+1%20555", "tel:+1%20555"},
		{"javascript:void(0)", "javascript:"},
		{"data:image/png;base64,iVBOR", "data:"},
		{"/website.v1.026bdcf6-a47c-4d1b-8e20-4061efa9361b/s", "/website.v1.0/s"},
		{"/static/terms.8f3e2a1b.pdf", "/static/terms.0.pdf"},
		{"/files/terms.v2.2024.pdf", "/files/terms.v2.2024.pdf"},
		{"/archive/0646136b-5c62-440c-9656-dc231ef21129", "/archive/0646136b-5c62-440c-9656-dc231ef21129"},
		{"/cdn-cgi/l/email-protection#a0b1", "/cdn-cgi/l/email-protection"},
		{"https://video-1.xx.fbcdn.net/o1/v/AQN?_nc_cat=1", "fbcdn.net"},
	};

	(void)state;
	CHECK_ALL(pairs);
}

static void
queries_keep_what_selects(void **state)
{
	static const struct pair pairs[] = {
		{"/p?id=12", "/p?id=12"},
		{"/p?lang=fr&article=3", "/p?article=3&lang=fr"},
		{"/p?article=3&amp;lang=fr", "/p?article=3&lang=fr"},
		{"/p?utm_source=x&UTM_medium=y&gclid=1&fbclid=2&ref=z&hsLang=en&_ga=2.1&mc_cid=9", "/p"},
		{"/p?sid=1&session_id=2&token=3&ts=4&v=5&_=6", "/p"},
		{"/p?did=0646136b-5c62-440c-9656-dc231ef21129&a", "/p?a"},
		{"/p?x=8f3e2a1b4c5d6e7f", "/p"},
		{"/p?id=8f3e2a1b4c5d6e7f", "/p?id=8f3e2a1b4c5d6e7f"},
		{"https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3", "youtube.com/watch?v=dQw4w9WgXcQ"},
		{"/p?", "/p"},
		{"/p?&&=x", "/p"},
	};

	(void)state;
	CHECK_ALL(pairs);
}

static void
redirectors_are_unwrapped(void **state)
{
	static const struct pair pairs[] = {
		{"https://www.google.com/url?q=https://example.org/terms%3Fid%3D1&sa=D&ust=1", "example.org/terms?id=1"},
		{"https://www.google.de/url?sa=t&url=https%3A%2F%2Fexample.org%2Fterms", "example.org/terms"},
		{"https://google.example.org/url?q=https://x.org/", "google.example.org/url?q=https://x.org/"},
		{"https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2F&h=AT0", "example.org"},
		{"https://href.li/?https://example.org/a", "example.org/a"},
		{"https://out.reddit.com/t3_x?url=https%3A%2F%2Fexample.org%2Fa&token=AQAA", "example.org/a"},
		{"https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa&data=05%7C", "example.org/a"},
		{"https://slack-redir.net/link?url=https%3A%2F%2Fexample.org", "example.org"},
		{"https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fexample.org%2Fa&urlhash=x", "example.org/a"},
		{"https://web.archive.org/web/20240102030405/https://www.example.org/a?id=1", "example.org/a?id=1"},
		{"https://web.archive.org/web/20240102030405im_/http://example.org/", "example.org"},
		{"https://urldefense.com/v3/__https://example.org/a__;!!abc", "example.org/a"},
		{"https://www.bing.com/ck/a?!&&p=6c21&u=a1aHR0cHM6Ly9leGFtcGxlLm9yZy90ZXJtcw&ntb=1", "example.org/terms"},
		{"https://mbasic.facebook.com/privacy/policy/printable/https%3A%2F%2Fwww.facebook.com%2Flegal%2Fa", "facebook.com/legal/a"},
		{"https://href.li/?https://www.google.com/url?q=https://example.org/a", "example.org/a"},
		{"https://www.bing.com/ck/a?u=a1aHR0cDovL_8", "bing.com/ck/a?u=a1aHR0cDovL_8"},
		{"https://t.co/abc123", "t.co/abc123"},
		{"https://www.google.com/url?q=javascript:alert(1)", "google.com/url?q=javascript:alert(1)"},
	};

	(void)state;
	CHECK_ALL(pairs);
}

static void
places_are_compared(void **state)
{
	static const struct { const char *a, *b; bool same; } cases[] = {
		{"example.org/a", "example.org/a", true}, {"/a", "example.org/a", true}, {"example.org", "/", true},
		{"/a", "example.org/b/a", false},         {"/a", "/b", false},           {"", "/a", false},
		{"", "example.org/a", false},             {"a", "example.org/a", false}, {"/a", "x.org/a?b", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (target_same(cases[i].a, cases[i].b) != cases[i].same)
			fail_msg("'%s' and '%s'", cases[i].a, cases[i].b);
}

static void
terms_are_named(void **state)
{
	static const char *const terms[] = {
		"terms", "our privacy policy", "/tos", "conditions g\xC3\xA9n\xC3\xA9rales", "cgu", "agb", "nutzungsbedingungen",
		"datenschutz", "condiciones de uso", "privacidad", "informativa", "voorwaarden", "termos de uso", "vilk\xC3\xA5r", "regulamin",
		("polityka prywatno\xC5\x9B" "ci"), "/legal/eula.pdf",
	};
	static const char *const others[] = {"", "blog", "/stosse", "/agbar", "photos", "determined", "cguild"};

	(void)state;
	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
		if (!target_names_terms(terms[i]))
			fail_msg("'%s' names none", terms[i]);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (target_names_terms(others[i]))
			fail_msg("'%s' names some", others[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(hosts_and_paths_last, clear),      cmocka_unit_test_teardown(queries_keep_what_selects, clear),
		cmocka_unit_test_teardown(redirectors_are_unwrapped, clear), cmocka_unit_test(places_are_compared),
		cmocka_unit_test(terms_are_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
