/* Which captured texts are the policy: notices, code and almost empty pages by their own words, cut texts by their
 * neighbours. All texts are made up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "../../compiler/base/text.h"
#include "../../compiler/evidence/usable.h"

static struct arena a;

static int
clear(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

static void
look(struct judging *j, size_t i, const char *text)
{
	struct arena own = {0};
	struct plain p;

	plain_make(&p, &own, text, strlen(text), PLAIN_MARKDOWN);
	usable_look(j, i, text, strlen(text), &p);
	arena_free(&own);
}

static enum unusable
judge_one(const char *text)
{
	struct candidate one = {.is = CANDIDATE_OPEN};
	struct judging j = {.all = &one, .n = 1};

	look(&j, 0, text);
	usable_judge(&j);
	return one.because;
}

/* ---- by its own words ---- */

struct example {
	enum unusable because;
	const char *text;
};

static void
expect_all(const struct example *examples, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (judge_one(examples[i].text) != examples[i].because)
			fail_msg("'%.60s' is %s", examples[i].text, unusable_name(judge_one(examples[i].text)));
}

static void
code_is_seen(void **state)
{
	static const struct example examples[] = {
		{UNUSABLE_EMPTY, ""},
		{UNUSABLE_EMPTY, "Privacy Policy"},
		{UNUSABLE_EMPTY, "Terms of use\n============\n\nLast updated: 1 March 2026"},
		{UNUSABLE_MARKUP,
		 "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><link rel=\"stylesheet\" href=\"/a.css\"></head>"
		 "<body><div id=\"root\" class=\"app\"></div></body></html>"},
		{UNUSABLE_MARKUP, "{\"props\":{\"page\":\"terms\",\"data\":{\"a\":\"b\",\"c\":\"d\",\"e\":1}},\"query\":{\"x\":\"y\"}}"},
		{UNUSABLE_STYLE_SHEET,
		 ".a { color: red; display: none; } .b { margin: 0 auto; padding: 3px; } @media (max-width: 3px) { .c { width: 2em; } }"},
		{UNUSABLE_SCRIPT,
		 "(function() { var a = window.b; if (a === null) { return document.c(); } const d = () => { e(); }; })();"},
	};

	(void)state;
	expect_all(examples, sizeof examples / sizeof *examples);
}

static void
notices_are_seen(void **state)
{
	static const struct example examples[] = {
		{UNUSABLE_ERROR_PAGE, "# 404\n\nPage not found. The page you are looking for has moved. Go back to the home page or use the search."},
		{UNUSABLE_ERROR_PAGE, "Oops! Not found"},
		{UNUSABLE_ERROR_PAGE, "Erreur 404\n\nLa page que vous recherchez n’existe plus ou a changé d’adresse. Retour à l’accueil"},
		{UNUSABLE_ERROR_PAGE, "## Seite nicht gefunden\n\nDie gewünschte Adresse gibt es bei uns leider nicht mehr. Zur Startseite"},
		{UNUSABLE_ERROR_PAGE, "Ha ocurrido un error\n\nNo podemos mostrar esta información ahora mismo. Inténtalo de nuevo más tarde."},
		{UNUSABLE_ERROR_PAGE, "Ops! Pagina non trovata\n\nIl contenuto che volevi vedere non si trova più a questo indirizzo."},
		{UNUSABLE_ERROR_PAGE, "Pagina niet gevonden\n\nDe opgevraagde pagina is verplaatst of bestaat niet meer. Probeer het via de zoekfunctie."},
		{UNUSABLE_ERROR_PAGE, "Algo deu errado\n\nNão foi possível carregar o documento. Tente novamente em alguns minutos, por favor."},
		{UNUSABLE_ERROR_PAGE, "Siden blev ikke fundet\n\nVi kan desværre ikke vise det, du leder efter. Gå til forsiden og prøv igen derfra."},
		{UNUSABLE_ERROR_PAGE, "Błąd 404\n\nStrona, której szukasz, została przeniesiona albo usunięta. Wróć na stronę główną serwisu."},
		{UNUSABLE_LOGIN, "Log in or sign up\n\nEmail address. Password. Forgot password? Remember me. By continuing you agree to our terms."},
		{UNUSABLE_LOGIN, "Connexion\n\nVeuillez vous connecter pour lire ce document. Adresse électronique, mot de passe. Mot de passe oublié ?"},
		{UNUSABLE_LOGIN, "Anmelden\n\nBitte melden Sie sich an, um fortzufahren. E-Mail, Passwort. Passwort vergessen? Noch kein Konto?"},
		{UNUSABLE_LOGIN, "Inicia sesión para continuar\n\nCorreo electrónico, contraseña. ¿Has olvidado tu contraseña? Crear una cuenta nueva aquí."},
		{UNUSABLE_LOGIN, "Accedi per continuare\n\nIndirizzo email, password. Hai dimenticato la password? Ricordami su questo dispositivo."},
		{UNUSABLE_LOGIN, "Log in om verder te gaan\n\nE-mailadres en wachtwoord. Wachtwoord vergeten? Nog geen account? Maak er gratis een aan."},
		{UNUSABLE_LOGIN, "Faça login para continuar\n\nE-mail e senha. Esqueceu a senha? Ainda não faz parte? Criar conta em um minuto."},
		{UNUSABLE_LOGIN, "Log ind for at fortsætte\n\nE-mail og adgangskode. Glemt adgangskode? Husk mig på denne computer og på andre enheder."},
		{UNUSABLE_LOGIN, "Zaloguj się, aby kontynuować\n\nAdres e-mail, hasło. Nie pamiętasz hasła? Nie masz konta? Utwórz konto w kilka chwil."},
		{UNUSABLE_COOKIE_NOTICE, "We value your privacy. We and our partners use cookies. Accept all, Reject all or open the cookie settings to "
		                         "choose which cookies you allow."},
		{UNUSABLE_COOKIE_NOTICE, "Ce site utilise des cookies pour mesurer son audience.\n\nTout accepter\n\nTout refuser\n\nPersonnaliser mes choix"},
		{UNUSABLE_COOKIE_NOTICE, "Diese Website verwendet Cookies und ähnliche Techniken.\n\nAlle akzeptieren\n\nNur notwendige\n\nCookie-Einstellungen"},
		{UNUSABLE_COOKIE_NOTICE, "Nosotros y nuestros socios usamos cookies en este dispositivo.\n\nAceptar todo\n\nRechazar todo\n\nConfigurar cookies"},
		{UNUSABLE_COOKIE_NOTICE, "Questo sito utilizza i cookie propri e di terzi.\n\nAccetta tutti\n\nRifiuta tutti\n\nGestisci preferenze"},
		{UNUSABLE_COOKIE_NOTICE, "Deze website gebruikt cookies voor statistiek en reclame.\n\nAlles accepteren\n\nAlles weigeren\n\nVoorkeuren beheren"},
		{UNUSABLE_COOKIE_NOTICE, "Este site utiliza cookies próprios e de terceiros.\n\nAceitar todos\n\nRejeitar todos\n\nDefinições de cookies"},
		{UNUSABLE_COOKIE_NOTICE, "Vi og vores partnere bruger cookies til statistik.\n\nAccepter alle\n\nAfvis alle\n\nKun nødvendige"},
		{UNUSABLE_COOKIE_NOTICE, "Ta strona używa plików cookie do celów statystyki.\n\nZaakceptuj wszystkie\n\nOdrzuć wszystkie\n\nUstawienia plików cookie"},
		{UNUSABLE_CHALLENGE, "Just a moment... Checking your browser before accessing the site. Enable JavaScript and cookies to continue."},
		{UNUSABLE_CHALLENGE, "Vérification de sécurité\n\nNous devons vérifier que vous êtes humain avant d’afficher cette adresse sur votre écran."},
		{UNUSABLE_CHALLENGE, "Bitte bestätigen Sie, dass Sie ein Mensch sind, und aktivieren Sie JavaScript in den Einstellungen Ihres Programms."},
		{UNUSABLE_CHALLENGE, "Para ver este sitio es necesario habilitar JavaScript. Hemos detectado tráfico inusual desde tu red en las últimas horas."},
		{UNUSABLE_CHALLENGE, "Per proseguire, verifica di essere umano. Abbiamo rilevato traffico insolito proveniente dalla tua rete domestica."},
		{UNUSABLE_CHALLENGE, "Een ogenblik geduld. Bevestig dat u een mens bent en schakel JavaScript in voordat u verder leest."},
		{UNUSABLE_CHALLENGE, "Só um momento. Confirme que é humano e ative o JavaScript para que possamos mostrar o resto do conteúdo."},
		{UNUSABLE_CHALLENGE, "Et øjeblik. Bekræft venligst, at du er et menneske, og slå JavaScript til, før du læser videre her."},
		{UNUSABLE_CHALLENGE, "Chwileczkę. Potwierdź, że jesteś człowiekiem, i włącz JavaScript w ustawieniach, zanim przejdziesz dalej."},
	};

	(void)state;
	expect_all(examples, sizeof examples / sizeof *examples);
}

/* short, or with the words of a notice, and whole all the same */
static void
policies_are_usable(void **state)
{
	static const struct example examples[] = {
		{USABLE, "# Impressum\n\nBeispiel Verlag GmbH, Musterweg 4, 12345 Musterstadt. Geschäftsführerin: Erika Muster. Amtsgericht Musterstadt, "
		         "HRB 404. Umsatzsteuer-Identifikationsnummer DE000000000. Telefon 030 000000, E-Mail post@verlag.example. Verantwortlich für "
		         "den Inhalt: Erika Muster, Anschrift wie oben. Wir nehmen an keinem Verfahren zur Streitbeilegung teil."},
		{USABLE, "# Imprint\n\nExample Maps Ltd, 403 Sample Street, London. Registered in England, company number 00000000. VAT number GB 000 0000 00. "
		         "You can reach us at desk@maps.example. Access to the archive is by appointment only."},
		{USABLE, "# Mentions légales\n\nLe site est édité par la société Exemple SAS, au capital de 1 000 euros, 4 rue du Modèle, 75000 Paris. "
		         "Directeur de la publication : Jean Exemple. Hébergement : Serveurs Modèle, 5 rue du Modèle. Contact : poste@site.example."},
		{USABLE, "# Cookie policy\n\nWe use cookies. You can accept all or reject all of them, and change the cookie settings or manage preferences at any "
		         "time. We and our partners keep statistics for thirteen months."},
		{USABLE, "# Politique de cookies\n\nCe site utilise des cookies. Vous pouvez tout accepter, tout refuser ou personnaliser vos choix en bas de page. "
		         "La durée de conservation est de treize mois."},
		{USABLE, "# Accounts\n\nYou must log in to use the service and keep your password secret. If you have forgotten it, we will send a new one to your "
		         "address. We close accounts that nobody used for two years, after a letter. If a page is not found or an error occurs because our "
		         "servers are under maintenance, no fee is owed for that day. You may cancel at the end of each month by writing to us."},
		{USABLE, "# Robots\n\nYou may not use robots, nor solve a captcha by machine, nor circumvent a security check of ours. Whoever does so loses access "
		         "to the service. We tell you the reason, and you can object within fourteen days; a person then reads your objection and answers it."},
		{USABLE, "百度的用户协议：您在使用本公司提供的各项服务之前，请您务必审慎阅读、充分理解本协议各条款内容。如您不同意本服务协议，请停止使用。"},
	};

	(void)state;
	expect_all(examples, sizeof examples / sizeof *examples);
}

static void
repeated_notices_are_notices(void **state)
{
	struct buf b = {0};

	(void)state;
	for (int i = 0; i < 10; i++)
		buf_puts(&b, "## This page isn’t available\n\nAn unexpected error has occurred. Try reloading the page or come back later.\n\n");
	assert_int_equal(judge_one(b.s), UNUSABLE_ERROR_PAGE);
	buf_free(&b);
}

/* a menu of links around a notice is no text of its own */
static void
menus_do_not_count(void **state)
{
	struct buf b = {0};

	(void)state;
	for (int i = 0; i < 60; i++)
		buf_puts(&b, "* [Shoes and bags for everybody](https://shop.example/a)\n");
	buf_puts(&b, "\n# Page not found\n\nThe page you requested does not exist.\n");
	assert_int_equal(judge_one(b.s), UNUSABLE_ERROR_PAGE);
	buf_free(&b);
}

/* the table is compared with folded text, so it must be folded itself */
static void
phrases_are_folded(void **state)
{
	static const char *const phrases[] = {
#define NOTICE(reason, counts, phrase) phrase,
#include "../../compiler/evidence/notices.def"
#undef NOTICE
	};

	(void)state;
	for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
		assert_string_equal(phrases[i], plain_fold(&a, plain_words(&a, phrases[i]), strlen(phrases[i])));
}

static void
reasons_have_names(void **state)
{
	(void)state;
	for (int u = UNUSABLE_EMPTY; u < UNUSABLE_REASONS; u++)
		assert_int_equal(unusable_of(unusable_name((enum unusable)u)), u);
	assert_int_equal(unusable_of(NULL), USABLE);
	assert_int_equal(unusable_of("elsewhere"), USABLE);
}

/* ---- among others ---- */

/* a text of so many words: sentences that count, and so differ from those of another series */
static const char *
text_of(char series, size_t words)
{
	struct buf b = {0};
	const char *text;

	for (size_t i = 0; i + 5 <= words; i += 5)
		buf_printf(&b, "Clause %zu %c binds us. ", i, series);
	text = arena_string(&a, b.s);
	buf_free(&b);
	return text;
}

/* A history in a line: a letter for the series of a text, its words in tens, a day; "!" before it where a person decided that
 * the text is whole. Gives a letter for each: "." usable, "c" cut, "?" else. */
static const char *
judge_history(const char *history)
{
	struct candidate all[64] = {{.is = CANDIDATE_OUT}};
	struct judging j = {.all = all};
	char *result;

	for (const char *s = history; *s; s += strspn(s, " ")) {
		bool settled = *s == '!';
		char series, *end;
		unsigned long tens, day;

		series = s[settled];
		tens = strtoul(s + settled + 1, &end, 10);
		day = strtoul(end + 1, &end, 10);
		s = end;
		all[j.n] = (struct candidate){.is = settled ? CANDIDATE_SETTLED : CANDIDATE_OPEN, .day = (int32_t)day};
		look(&j, j.n, text_of(series, tens * 10));
		j.n++;
	}
	usable_judge(&j);
	result = arena_take(&a, j.n + 1);
	for (size_t i = 0; i < j.n; i++)
		result[i] = all[i].because == USABLE ? '.' : all[i].because == UNUSABLE_CUT ? 'c' : '?';
	return result;
}

static void
what_lasts_is_not_cut(void **state)
{
	static const struct { const char *history, *result; } histories[] = {
		{"a100/0 a40/5 a100/6", ".c."},                     /* less than half of both */
		{"a100/0 a50/5 a100/6", "..."},                     /* half is not less */
		{"a100/0 a40/5 a30/6 a41/7 a100/9", ".ccc."},       /* several in a row */
		{"a100/0 b40/5 b40/30 b41/300", "...."},            /* it stays short */
		{"a100/0 b40/5 b42/40 c90/200", "...."},            /* it stood for months, and another text came after it */
		{"a100/0 b40/5 b42/40 a100/200", ".cc."},           /* the earlier text itself returns */
		{"a100/0 b40/5 b42/10 c90/12", ".cc."},             /* it stood for a week */
		{"a100/0 a40/1 a100/2 a40/3 a100/4 a40/5 a100/6", ".c.c.c."},
		{"a50/0 a50/1 a50/2 a110/3 a50/4 a110/5 a50/6 a50/7 a50/8 a50/9", ".........."}, /* the longer ones are the odd ones */
		{"a40/0 a100/10", ".."},                            /* at an end, less than half is not enough */
		{"a9/0 a100/10", "c."},
		{"a9/0 a100/40", ".."},                             /* it stood for a month */
		{"a9/0 a9/1 a100/2", "cc."},
		{"a100/0 a40/10", ".."},
		{"a100/0 a9/10", ".c"},
		{"a100/0 a9/10 a9/40", "..."},                      /* and lasted */
		{"a100/0 !a40/5 a100/6", "..."},                    /* a person decided */
		{"a100/0 !a40/5 a38/6 a100/7", "...."},             /* and what is like it is as whole */
		{"a1/0 a100/1", "?."},
		{"a1/0", "?"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof histories / sizeof *histories; i++)
		if (strcmp(judge_history(histories[i].history), histories[i].result) != 0)
			fail_msg("%s: %s", histories[i].history, judge_history(histories[i].history));
}

static void
figures_are_given(void **state)
{
	struct candidate c[3] = {{.is = CANDIDATE_OPEN}, {.is = CANDIDATE_OPEN}, {.is = CANDIDATE_OPEN}};
	struct judging j = {.all = c, .n = 3};

	(void)state;
	look(&j, 0, text_of('a', 1000));
	look(&j, 1, text_of('a', 300));
	look(&j, 2, text_of('a', 1100));
	usable_judge(&j);
	assert_string_equal(usable_figure(&a, &c[1]), "300 words, between captures of 1000 and 1100");
	assert_string_equal(usable_figure(&a, &c[0]), "1000 words");
}

/* a text of nearly the same length is cut where it stops within a sentence that the next one goes on with */
static void
stops_within_a_sentence(void **state)
{
	static const char last[] = "We keep your letters for as long as the law of your country asks us to, ";
	const char *body = text_of('a', 1000);
	struct candidate c[3] = {{.is = CANDIDATE_OPEN}, {.is = CANDIDATE_OPEN}, {.is = CANDIDATE_OPEN}};
	struct judging j = {.all = c, .n = 3};

	(void)state;
	look(&j, 0, arena_printf(&a, "%s\n\n%sand no longer.\n\n%s", body, last, text_of('b', 100)));
	look(&j, 1, arena_printf(&a, "%s\n\n%s", body, last));
	look(&j, 2, arena_printf(&a, "%s\n\n%sand no longer.\n\n%s", body, last, text_of('b', 100)));
	usable_judge(&j);
	assert_int_equal(c[1].because, UNUSABLE_CUT);

	j = (struct judging){.all = c, .n = 3};
	look(&j, 0, arena_printf(&a, "%s\n\n%sand no longer.\n\n%s", body, last, text_of('b', 100)));
	look(&j, 1, arena_printf(&a, "%s\n\n%s", body, last)); /* nothing shows how it goes on */
	look(&j, 2, arena_printf(&a, "%s\n\nWe burn all letters at once.\n\n%s", body, text_of('b', 100)));
	usable_judge(&j);
	assert_int_equal(c[1].because, USABLE);
}

static void
nothing_takes_long(void **state)
{
	static const char *const bits[] = {"a", "a ", "404 ", "cookie accept all ", "{", "<a", "\xE4\xBA\xBA", "page not found\n\n"};

	(void)state;
	for (size_t i = 0; i < sizeof bits / sizeof *bits; i++) {
		size_t n = strlen(bits[i]), total = (1 << 20) / n * n;
		char *text = arena_take(&a, total + 1);
		clock_t start = clock();

		for (size_t at = 0; at < total; at += n)
			memcpy(text + at, bits[i], n);
		judge_one(text);
		if (clock() - start > 20 * CLOCKS_PER_SEC)
			fail_msg("a megabyte of '%s' took too long", bits[i]);
		arena_free(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(code_is_seen, clear),           cmocka_unit_test_teardown(notices_are_seen, clear),
		cmocka_unit_test_teardown(policies_are_usable, clear),    cmocka_unit_test_teardown(repeated_notices_are_notices, clear),
		cmocka_unit_test_teardown(menus_do_not_count, clear),     cmocka_unit_test_teardown(phrases_are_folded, clear),
		cmocka_unit_test_teardown(reasons_have_names, clear),     cmocka_unit_test_teardown(what_lasts_is_not_cut, clear),
		cmocka_unit_test_teardown(figures_are_given, clear),      cmocka_unit_test_teardown(stops_within_a_sentence, clear),
		cmocka_unit_test_teardown(nothing_takes_long, clear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
