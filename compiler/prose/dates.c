#include "dates.h"

#include <stdint.h>
#include <string.h>

#include "../base/arena.h"

/* ---- words ---- */

/* what a word can be; several may hold */
enum {
	MONTH = 1,     /* a month's name */
	SHORT = 2,     /* a month's that is another word too, or so short that it may be one: it needs a year */
	WEEKDAY = 4,
	UNIT = 8,      /* of time */
	COUNT = 16,    /* one, two ..., of such units */
	ABOUT = 32,    /* before such a count: over, about */
	DAY = 64,      /* yesterday, today */
	UPDATED = 128, /* a date is to be expected behind it */
	LAW = 256,     /* a year behind it is part of a law's name */
	PLACE = 512,   /* a number behind it is that of a section, a room, or a limit */
	THING = 1024,  /* what a number before it counts */
	STREET = 2048, /* it ends a street's name */
	OPENS = 4096,  /* a time told from today can begin with it */
	CLEAR = 8192   /* a short name of a month that is no other word */
};

static const struct vocabulary {
	unsigned is;
	const char *all; /* with a space behind each */
} lexicon[] = {
	/* English */
	{MONTH, "january february march april june july august september october november december "},
	{MONTH | SHORT, "may mar "},
	{MONTH | SHORT | CLEAR, "jan feb apr jun jul aug sept sep oct nov dec "},
	{WEEKDAY, "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "},
	{UNIT, "second seconds minute minutes hour hours day days week weeks month months year years moment moments "},
	{COUNT, "a an one two three four five six seven eight nine ten eleven twelve "},
	{ABOUT, "over about almost around nearly "},
	{DAY, "yesterday today "},
	{OPENS, "last "},
	{UPDATED, "updated modified revised effective reviewed edited changed amended published posted since version dated "
	          "copyright \xC2\xA9 "},
	{LAW, "act acts law laws regulation regulations order code directive rules statute ordinance convention dpa gdpr ccpa "},
	{PLACE, "section sections sec article articles art clause paragraph rule suite ste room box unit floor nsw vic qld "
	        "zip postcode than exceed exceeds exceeding least most maximum minimum max min over under about up "
	        "approximately usd eur gbp chf iso iec "},
	{THING, "characters character users user words tokens credits images requests messages points people persons "
	        "employees subscribers followers customers members items files pages times calls queries generations megabytes "
	        "gigabytes mb gb kb px pixels usd eur gbp chf dollars dollar euros euro pounds percent shares units hrs km "},
	{STREET, "street avenue ave road rd boulevard blvd drive lane highway hwy parkway pkwy "},
	/* French */
	{MONTH, "janvier f\xC3\xA9vrier fevrier mars avril juin juillet ao\xC3\xBBt aout septembre octobre novembre "
	        "d\xC3\xA9" "cembre decembre "},
	{MONTH | SHORT, "mai janv f\xC3\xA9vr avr juil d\xC3\xA9" "c "},
	{WEEKDAY, "lundi mardi mercredi jeudi vendredi samedi dimanche "},
	{UNIT, "seconde secondes heure heures jour jours semaine semaines mois an ans ann\xC3\xA9" "e ann\xC3\xA9" "es "},
	{COUNT, "un une deux trois quatre cinq sept huit neuf dix "},
	{DAY, "hier "},
	{OPENS, "il "},
	{UPDATED, "jour modifi\xC3\xA9" "e modifi\xC3\xA9 actualis\xC3\xA9" "e r\xC3\xA9vis\xC3\xA9" "e publi\xC3\xA9 publi\xC3\xA9" "e "
	          "vigueur date "},
	{LAW, "loi r\xC3\xA8glement d\xC3\xA9" "cret directive ordonnance "},
	{THING, "caract\xC3\xA8res utilisateurs mots personnes salari\xC3\xA9s "},
	/* German */
	{MONTH, "januar j\xC3\xA4nner februar m\xC3\xA4rz juni juli oktober dezember "},
	{MONTH | SHORT, "m\xC3\xA4r okt dez "},
	{WEEKDAY, "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "},
	{UNIT, "sekunde sekunden stunde stunden tag tage tagen woche wochen monat monate monaten monats jahr jahre jahren werktag werktage "
	       "werktagen kalendertage kalendertagen arbeitstage arbeitstagen "},
	{COUNT, "ein eine einem einer zwei drei vier f\xC3\xBCnf sechs sieben acht neun zehn "},
	{DAY, "gestern heute "},
	{OPENS, "vor "},
	{UPDATED, "aktualisiert ge\xC3\xA4ndert \xC3\xBC" "berarbeitet g\xC3\xBCltig stand fassung aktualisierung \xC3\xA4nderung "
	          "ver\xC3\xB6" "ffentlicht "},
	{LAW, "gesetz gesetzes verordnung richtlinie "},
	{THING, "zeichen nutzer w\xC3\xB6rter personen mitarbeiter "},
	/* Spanish */
	{MONTH, "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre "},
	{MONTH | SHORT, "ene abr ago dic "},
	{WEEKDAY, "lunes martes mi\xC3\xA9rcoles jueves viernes s\xC3\xA1" "bado domingo "},
	{UNIT, "segundo segundos minuto minutos hora horas d\xC3\xAD" "a d\xC3\xAD" "as semana semanas mes meses a\xC3\xB1o a\xC3\xB1os "},
	{COUNT, "una uno dos tres cuatro cinco seis siete ocho nueve diez "},
	{DAY, "ayer hoy "},
	{OPENS, "hace "},
	{UPDATED, "actualizado actualizada actualizaci\xC3\xB3n modificado modificaci\xC3\xB3n revisi\xC3\xB3n vigente vigor "
	          "publicado fecha "},
	{LAW, "ley reglamento decreto directiva "},
	{THING, "caracteres usuarios palabras personas empleados "},
	/* Italian */
	{MONTH, "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre "},
	{MONTH | SHORT, "gen mag giu lug set ott "},
	{WEEKDAY, "luned\xC3\xAC marted\xC3\xAC mercoled\xC3\xAC gioved\xC3\xAC venerd\xC3\xAC sabato domenica "},
	{UNIT, "secondo secondi minuto minuti ora ore giorno giorni settimana settimane mese mesi anno anni "},
	{COUNT, "due tre quattro cinque sei sette otto nove dieci "},
	{DAY, "ieri oggi "},
	{UPDATED, "aggiornato aggiornata aggiornamento modifica modificato modificata revisione pubblicato vigore "},
	{LAW, "legge regolamento direttiva "},
	{THING, "caratteri utenti parole persone dipendenti "},
	/* Dutch */
	{MONTH, "januari februari maart mei augustus "},
	{MONTH | SHORT, "mrt "},
	{WEEKDAY, "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "},
	{UNIT, "seconden minuut minuten uur uren dag dagen week weken maand maanden jaar werkdag "
	       "werkdagen "},
	{COUNT, "een \xC3\xA9\xC3\xA9n twee drie vijf zes zeven negen tien "},
	{DAY, "gisteren vandaag "},
	{UPDATED, "bijgewerkt gewijzigd herzien gepubliceerd datum versie ingangsdatum "},
	{LAW, "wet verordening richtlijn "},
	{THING, "tekens gebruikers woorden personen werknemers "},
	/* Portuguese */
	{MONTH, "janeiro fevereiro mar\xC3\xA7o maio junho julho setembro outubro novembro dezembro "},
	{MONTH | SHORT, "fev out "},
	{WEEKDAY, "segunda-feira ter\xC3\xA7" "a-feira quarta-feira quinta-feira sexta-feira "},
	{UNIT, "segundos minutos dia dias m\xC3\xAAs ano anos "},
	{COUNT, "um uma dois duas tr\xC3\xAAs quatro sete oito dez "},
	{DAY, "ontem hoje "},
	{OPENS, "h\xC3\xA1 "},
	{UPDATED, "atualizado atualizada atualiza\xC3\xA7\xC3\xA3o modificada modifica\xC3\xA7\xC3\xA3o revis\xC3\xA3o "
	          "altera\xC3\xA7\xC3\xA3o publicada "},
	{LAW, "lei regulamento diretiva "},
	{THING, "usu\xC3\xA1rios palavras pessoas funcion\xC3\xA1rios "},
	/* Danish and Norwegian, Swedish */
	{MONTH, "januar februar marts maj augusti "},
	{WEEKDAY, "mandag tirsdag onsdag torsdag fredag l\xC3\xB8rdag s\xC3\xB8ndag m\xC3\xA5ndag tisdag l\xC3\xB6rdag s\xC3\xB6ndag "},
	{UNIT, "sekunder minut minutter timer dage dag uger uge m\xC3\xA5neder m\xC3\xA5ned \xC3\xA5r minuter timmar dagar "
	       "veckor vecka hverdage arbejdsdage m\xC3\xA5nader m\xC3\xA5nad dager uker "},
	{COUNT, "en et ett to tre fire fem seks sex syv sju otte ni ti tv\xC3\xA5 fyra "},
	{DAY, "ig\xC3\xA5r idag "},
	{OPENS, "for f\xC3\xB6r "},
	{UPDATED, "opdateret \xC3\xA6ndret revideret dato oppdatert uppdaterad \xC3\xA4ndrad senast sidst "},
	{LAW, "lov loven lag lagen forordning f\xC3\xB6rordning direktiv "},
	{THING, "tegn brugere ord personer medarbejdere tecken anv\xC3\xA4ndare "},
	/* Polish */
	{MONTH, "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrze\xC5\x9Bnia pa\xC5\xBA" "dziernika listopada "
	        "grudnia stycze\xC5\x84 luty marzec kwiecie\xC5\x84 czerwiec lipiec sierpie\xC5\x84 wrzesie\xC5\x84 "
	        "pa\xC5\xBA" "dziernik grudzie\xC5\x84 "},
	{WEEKDAY, "poniedzia\xC5\x82" "ek wtorek \xC5\x9Broda czwartek pi\xC4\x85tek sobota niedziela "},
	{UNIT, "sekund minut godzin godziny godzin\xC4\x99 dzie\xC5\x84 dni tydzie\xC5\x84 tygodnie tygodni miesi\xC4\x85" "c "
	       "miesi\xC4\x85" "ce miesi\xC4\x99" "cy rok lata lat "},
	{COUNT, "jeden dwa dwie trzy cztery pi\xC4\x99\xC4\x87 "},
	{DAY, "wczoraj dzisiaj dzi\xC5\x9B "},
	{UPDATED, "zaktualizowano aktualizacja aktualizacji zmieniono zmodyfikowano obowi\xC4\x85zuje wersja "},
	{LAW, "ustawa ustawy rozporz\xC4\x85" "dzenie dyrektywa "},
	{THING, "znak\xC3\xB3w u\xC5\xBCytkownik\xC3\xB3w s\xC5\x82\xC3\xB3w os\xC3\xB3" "b "},
	/* Czech */
	{MONTH, "ledna \xC3\xBAnora b\xC5\x99" "ezna dubna kv\xC4\x9Btna \xC4\x8D" "ervna \xC4\x8D" "ervence srpna z\xC3\xA1\xC5\x99\xC3\xAD "
	        "\xC5\x99\xC3\xADjna listopadu prosince leden \xC3\xBAnor b\xC5\x99" "ezen duben kv\xC4\x9Bten \xC4\x8D" "erven "
	        "\xC4\x8D" "ervenec srpen \xC5\x99\xC3\xADjen listopad prosinec "},
	{WEEKDAY, "pond\xC4\x9Bl\xC3\xAD \xC3\xBAter\xC3\xBD st\xC5\x99" "eda \xC4\x8Dtvrtek p\xC3\xA1tek ned\xC4\x9Ble "},
	{UNIT, "dny dnem dn\xC3\xAD t\xC3\xBD" "dny t\xC3\xBD" "dnem m\xC4\x9Bs\xC3\xAD" "ci m\xC4\x9Bs\xC3\xAD" "cem rokem roky lety hodinami "},
	{DAY, "v\xC4\x8D" "era dnes "},
	{OPENS, "p\xC5\x99" "ed "},
	{UPDATED, "aktualizov\xC3\xA1no aktualizace zm\xC4\x9Bn\xC4\x9Bno \xC3\xBA\xC4\x8Dinn\xC3\xA9 "},
	{LAW, "z\xC3\xA1kon z\xC3\xA1kona na\xC5\x99\xC3\xADzen\xC3\xAD sm\xC4\x9Brnice "},
};

enum { LEXICON = sizeof lexicon / sizeof *lexicon, WORDS = 1024, SLOTS = 4096 };

/* the words of the lexicon, and where each is, by its spelling, + 1; made once a process */
static struct word {
	const char *s;
	size_t n;
	unsigned is;
} words[WORDS];
static uint16_t slots[SLOTS];

static uint16_t *
slot_of(const char *s, size_t n)
{
	size_t first = (unsigned char)s[0], middle = (unsigned char)s[n / 2], last = (unsigned char)s[n - 1];
	size_t at = (first * 67 + middle * 197 + last * 523 + n * 1411) % SLOTS;

	while (slots[at] && (words[slots[at] - 1].n != n || memcmp(words[slots[at] - 1].s, s, n) != 0))
		at = (at + 1) % SLOTS;
	return &slots[at];
}

static void
read_lexicon(void)
{
	size_t count = 0;

	for (size_t i = 0; i < LEXICON; i++)
		for (const char *s = lexicon[i].all; *s; s += strcspn(s, " ") + 1) {
			size_t n = strcspn(s, " ");
			uint16_t *slot = slot_of(s, n);

			if (!*slot && count == WORDS)
				die("the lexicon of dates has more than %d words", WORDS);
			if (!*slot) {
				words[count] = (struct word){.s = s, .n = n};
				*slot = (uint16_t)++count;
			}
			words[*slot - 1].is |= lexicon[i].is; /* one word in two languages is both */
		}
}

static unsigned
word_is(const char *s, size_t n)
{
	static bool read;
	uint16_t slot;

	if (!read)
		read_lexicon();
	read = true;
	slot = n ? *slot_of(s, n) : 0;
	return slot ? words[slot - 1].is : 0;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

static size_t
past_word(const char *s, size_t n)
{
	size_t used = 0;

	while (used < n && is_letter(s[used]))
		used++;
	return used;
}

/* the length of the word at s, which is of such a kind, or 0 */
static size_t
word(unsigned kind, const char *s, size_t n)
{
	size_t used = past_word(s, n);

	return word_is(s, used) & kind ? used : 0;
}

/* ---- what stands around ---- */

static bool
is_between(char c)
{
	return !is_letter(c) && !is_digit(c);
}

/* the word before a place, past what stands between words; *n is its length, 0 where there is none */
static const char *
word_before(const char *text, size_t at, size_t *n)
{
	size_t end = at, from;

	while (end && is_between(text[end - 1]))
		end--;
	for (from = end; from && is_letter(text[from - 1]); from--)
		;
	*n = end - from;
	return text + from;
}

enum { NEAR = 4 }; /* so many words are looked at */

static bool
updated_before(const char *text, size_t at)
{
	for (int i = 0; i < NEAR && at; i++) {
		size_t n;
		const char *s = word_before(text, at, &n);

		if (!n)
			return false;
		if (word_is(s, n) & UPDATED)
			return true;
		at = (size_t)(s - text);
	}
	return false;
}

/* whether nothing stands before a place, or a sign */
static bool
sign_before(const char *text, size_t at)
{
	while (at && text[at - 1] == ' ')
		at--;
	return !at || (is_between(text[at - 1]) && text[at - 1] != ',');
}

/* one of a kind among the two words before, past those that only join */
static bool
kind_before(unsigned kind, const char *text, size_t at)
{
	for (int i = 0; i < 2 && at; i++) {
		size_t n;
		const char *s = word_before(text, at, &n);

		if (!n)
			return false;
		if (word_is(s, n) & kind)
			return true;
		at = (size_t)(s - text);
	}
	return false;
}

/* whether the next word is what a number before it counts, or one of the next ends a street's name */
static bool
counts_something(const char *s, size_t n)
{
	size_t i = 0;

	for (int k = 0; k < NEAR; k++) {
		size_t from, used;

		while (i < n && (s[i] == ' ' || (k == 0 && s[i] == '-')))
			i++;
		from = i;
		used = past_word(s + i, n - i);
		if (!used)
			return i < n && k == 0 && s[i] == '%';
		if (word_is(s + from, used) & (k ? STREET : THING | UNIT | STREET))
			return true;
		i += used;
	}
	return false;
}

/* ---- parts ---- */

static size_t
month(unsigned kind, const char *s, size_t n)
{
	size_t used = past_word(s, n);
	unsigned is = word_is(s, used);

	if (!(is & MONTH) || (kind == MONTH && is & SHORT && !(is & CLEAR)))
		return 0;
	return used + (used < n && s[used] == '.' && is & SHORT);
}

/* a number of at most two digits from 1 to 31 */
static size_t
small(const char *s, size_t n)
{
	size_t used = 0;
	int value = 0;

	while (used < n && used < 3 && is_digit(s[used]))
		value = value * 10 + (s[used++] - '0');
	return used < 3 && value >= 1 && value <= 31 ? used : 0;
}

static size_t
day(const char *s, size_t n)
{
	static const char *const endings[] = {"st", "nd", "rd", "th", "er", "\xC2\xBA", "\xC2\xB0"};
	size_t used = small(s, n);

	for (size_t i = 0; used && i < sizeof endings / sizeof *endings; i++)
		if (n - used >= 2 && memcmp(s + used, endings[i], 2) == 0)
			return used + 2;
	return used;
}

static size_t
year(const char *s, size_t n)
{
	if (n < 4 || (memcmp(s, "19", 2) != 0 && memcmp(s, "20", 2) != 0) || !is_digit(s[2]) || !is_digit(s[3]))
		return 0;
	return n > 4 && is_digit(s[4]) ? 0 : 4;
}

/* "3", "two", "over a", "more than 2" where the words for it are one */
static size_t
some(const char *s, size_t n)
{
	size_t about = word(ABOUT, s, n), used = 0;

	about += about && about < n && s[about] == ' ';
	while (about + used < n && used < 4 && is_digit(s[about + used]))
		used++;
	if (!used)
		used = word(COUNT, s + about, n - about);
	return used ? about + used : 0;
}

/* two digits of a time that are less than so many */
static bool
is_pair(const char *s, size_t n, char tens)
{
	return n >= 2 && s[0] >= '0' && s[0] < tens && is_digit(s[1]) && (n == 2 || !is_digit(s[2]));
}

/* the length of one of these words at s, with a space before it, or 0 */
static size_t
ending(const char *const *words_of, const char *s, size_t n)
{
	size_t space = n && *s == ' ';

	for (; *words_of; words_of++) {
		size_t used = space + strlen(*words_of);

		if (n >= used && memcmp(s + space, *words_of, used - space) == 0 &&
		    (n == used || (!is_letter(s[used]) && !is_digit(s[used]))))
			return used;
	}
	return 0;
}

static const char *const halves[] = {"a.m.", "p.m.", "a.m", "p.m", "am", "pm", "uhr", "o'clock", NULL};
static const char *const zones[] = {
	"utc", "gmt", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "mt", "pst", "pdt", "pt", "bst", "cet", "cest", "ist", "jst", NULL,
};

/* "10:30", "9:05:00 am utc", "10h30", "5 pm": an hour alone, or of one digit, needs what follows */
static size_t
clock(const char *s, size_t n)
{
	size_t hour = n > 1 && is_digit(s[1]) ? 2 : 1, used = hour, half, zone;
	bool minutes = used + 3 <= n && (s[used] == ':' || s[used] == 'h') && is_pair(s + used + 1, n - used - 1, '6');

	if ((used < n && is_digit(s[used])) || (hour == 2 && (s[0] > '2' || (s[0] == '2' && s[1] > '3'))))
		return 0;
	used += minutes ? 3 : 0;
	if (minutes && used + 3 <= n && s[used] == ':' && is_pair(s + used + 1, n - used - 1, '6'))
		used += 3;
	half = ending(halves, s + used, n - used);
	if (half && !minutes && n - used > 4 && memcmp(s + used, " am ", 4) == 0)
		return 0; /* German: "5 am Ende" */
	zone = half || minutes ? ending(zones, s + used + half, n - used - half) : 0;
	used += half + zone;
	if (!half && !zone && (!minutes || hour == 1 || (used < n && (is_letter(s[used]) || s[used] == ':'))))
		return 0;
	return used;
}

/* ---- forms ---- */

/* D a day of the month, with its ending; M a month's name, with its full stop, L one that needs no year; Y a year; N one
 * or two digits of a day or month; S so many; U a unit of time; everything else is itself. Longer forms stand before those
 * they begin with. */
enum needs { FREE, NO_COUNT, CERTAIN, PLACED, EXPECTED };

static const struct date_form {
	const char *form;
	enum needs needs; /* NO_COUNT: nothing behind it that a number counts; CERTAIN: it says neither "over 3 days" nor
	                   * "more than"; PLACED: behind "updated" or a sign; EXPECTED: behind "updated" */
} from_year[] = {
	{"Y-N-N", FREE}, {"Y/N/N", FREE}, {"Y.N.N", FREE}, {"Y\xE5\xB9\xB4N\xE6\x9C\x88N\xE6\x97\xA5", FREE},
	{"Y \xE5\xB9\xB4 N \xE6\x9C\x88 N \xE6\x97\xA5", FREE}, {"Y\xE5\xB9\xB4N\xE6\x9C\x88", FREE}, {"Y\xEB\x85\x84 N\xEC\x9B\x94 N\xEC\x9D\xBC", FREE}, {NULL, FREE},
}, from_day[] = {
	{"N/N/Y", FREE},      {"N-N-Y", FREE},       {"N.N.Y", FREE},        {"N. N. Y", FREE},   {"D of M, Y", FREE},
	{"D of M Y", FREE},   {"D de M de Y", FREE}, {"D de M del Y", FREE}, {"D de M, Y", FREE}, {"D M, Y", FREE},
	{"D M Y", FREE},      {"D. M Y", FREE},      {"D-M-Y", FREE},        {"D of L", FREE},    {"D de L", FREE},
	{"D L", FREE},        {"D. L", FREE},        {"D M", EXPECTED},      {NULL, FREE},
}, from_count[] = {
	{"S U ago", CERTAIN},   {"S U fa", CERTAIN},    {"S U geleden", CERTAIN}, {"S U temu", CERTAIN},
	{"S U siden", CERTAIN}, {"S U sedan", CERTAIN}, {NULL, FREE},
}, from_month[] = {
	{"M D, Y", FREE}, {"M D,Y", FREE}, {"M D Y", FREE}, {"M of Y", FREE},  {"M de Y", FREE},   {"M del Y", FREE},
	{"M, Y", FREE},   {"M Y", FREE},   {"L D", NO_COUNT}, {"M D", EXPECTED}, {"L", EXPECTED}, {NULL, FREE},
}, from_unit[] = {
	{"U ago", PLACED}, {"U temu", PLACED}, {NULL, FREE},
}, from_opening[] = {
	{"il y a environ S U", PLACED}, {"il y a plus de S U", PLACED}, {"il y a plus d'S U", PLACED}, {"il y a S U", PLACED},
	{"vor etwa S U", PLACED},       {"vor mehr als S U", PLACED},   {"vor S U", PLACED},           {"hace S U", PLACED},
	{"hace m\xC3\xA1s de S U", PLACED}, {"h\xC3\xA1 mais de S U", PLACED}, {"h\xC3\xA1 cerca de S U", PLACED},
	{"h\xC3\xA1 S U", PLACED},      {"for over S U siden", PLACED}, {"for S U siden", CERTAIN},
	{"f\xC3\xB6r S U sedan", CERTAIN}, {"p\xC5\x99" "ed S U", PLACED}, {"p\xC5\x99" "ed U", PLACED}, {"last U", PLACED},
	{NULL, FREE},
};

static size_t
part(char what, const char *s, size_t n)
{
	if (!n)
		return 0;
	switch (what) {
	case 'D': return day(s, n);
	case 'M': return month(MONTH | SHORT, s, n);
	case 'L': return month(MONTH, s, n);
	case 'Y': return year(s, n);
	case 'N': return small(s, n);
	case 'S': return some(s, n);
	case 'U': return word(UNIT, s, n);
	default: return *s == what;
	}
}

/* the length of a date of that form, or 0 */
static size_t
match(const char *form, const char *s, size_t n)
{
	size_t used = 0, one;
	const char *f;

	for (f = form; *f; f++, used += one)
		if (!(one = part(*f, s + used, n - used)))
			return 0;
	if (used < n && (is_digit(s[used]) || (f[-1] >= 'a' && f[-1] <= 'z' && is_letter(s[used]))))
		return 0;
	return used;
}

/* "t10:30:00z" after a day */
static size_t
past_time(const char *s, size_t n, size_t used)
{
	if (used + 1 >= n || s[used] != 't' || !is_digit(s[used + 1]))
		return used;
	for (used++; used < n && (is_digit(s[used]) || strchr(":.z", s[used])); used++)
		;
	return used;
}

static bool
fits(enum needs needs, const char *text, size_t n, size_t i, size_t end)
{
	switch (needs) {
	case NO_COUNT: return !counts_something(text + end, n - end);
	case CERTAIN: return updated_before(text, i) || !(word(ABOUT, text + i, n - i) || kind_before(PLACE, text, i));
	case PLACED: return updated_before(text, i) || sign_before(text, i);
	case EXPECTED: return updated_before(text, i);
	default: return true;
	}
}

static size_t
date(const struct date_form *forms, const char *text, size_t n, size_t i)
{
	for (; forms->form; forms++) {
		size_t used = match(forms->form, text + i, n - i);

		if (used && fits(forms->needs, text, n, i, i + used))
			return used;
	}
	return 0;
}

/* ---- years ---- */

static bool
ends_with_currency(const char *text, size_t at)
{
	static const char *const signs[] = {"$", "\xE2\x82\xAC", "\xC2\xA3", "\xC2\xA5", "\xC2\xA7", "#"};

	while (at && text[at - 1] == ' ')
		at--;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (at >= strlen(signs[i]) && memcmp(text + at - strlen(signs[i]), signs[i], strlen(signs[i])) == 0)
			return true;
	return false;
}

/* whether four digits from 1990 to 2099 are a year, by what stands around them */
static bool
is_year(const char *text, size_t n, size_t i, size_t end)
{
	char before = i ? text[i - 1] : ' ', after = end < n ? text[end] : ' ';
	size_t length;
	const char *word = word_before(text, i, &length);

	if (memcmp(text + i, "19", 2) == 0 && text[i + 2] != '9')
		return false;
	if (memcmp(text + i, "2000", 4) == 0 && end == i + 4 && !updated_before(text, i))
		return false;
	if (is_digit(before) || (is_letter(before) && (unsigned char)before < 0x80) || strchr("./:,+_&=-'", before))
		return false;
	if (is_digit(after) || (is_letter(after) && (unsigned char)after < 0x80) ||
	    (strchr("./:,-", after) && end + 1 < n && is_digit(text[end + 1])))
		return false;
	if (word_is(word, length) & UPDATED)
		return true;
	if (i > 3 && before == ' ' && is_digit(text[i - 2]) && is_digit(text[i - 3]) && is_digit(text[i - 4]))
		return false; /* of a telephone number */
	return !ends_with_currency(text, i) && !kind_before(LAW | PLACE, text, i) && !counts_something(text + end, n - end);
}

/* "2024", "2019-2024", "2019 - 24" */
static size_t
years(const char *text, size_t n, size_t i)
{
	static const char *const forms[] = {"Y-Y", "Y - Y", "Y", NULL};

	for (const char *const *f = forms; *f; f++) {
		size_t used = match(*f, text + i, n - i);

		if (used && is_year(text, n, i, i + used))
			return used;
	}
	return 0;
}

/* ---- the whole ---- */

size_t
date_from_digit(const char *text, size_t n, size_t i)
{
	const char *s = text + i;
	size_t digits = 0, used = 0;

	while (digits < 5 && i + digits < n && is_digit(s[digits]))
		digits++;
	if (digits == 4 && (s[0] == '1' || s[0] == '2') && (used = date(from_year, text, n, i)))
		return past_time(s, n - i, used);
	if (digits == 4)
		used = years(text, n, i);
	if (digits <= 2)
		used = date(from_day, text, n, i);
	if (!used && digits <= 2 && !(i && strchr(":.,", text[i - 1])))
		used = clock(s, n - i);
	return used ? used : date(from_count, text, n, i);
}

/* whether a count of units of time begins there */
static bool
is_some(const char *s, size_t n)
{
	size_t used = some(s, n);

	return used && used < n && s[used] == ' ' && word(UNIT, s + used + 1, n - used - 1);
}

size_t
date_from_word(const char *text, size_t n, size_t i, size_t end)
{
	unsigned is = word_is(text + i, end - i);
	size_t used = 0;

	if (is & MONTH)
		used = date(from_month, text, n, i);
	if (!used && is & (COUNT | ABOUT) && is_some(text + i, n - i))
		used = date(from_count, text, n, i);
	if (!used && is & UNIT)
		used = date(from_unit, text, n, i);
	if (!used && is & OPENS)
		used = date(from_opening, text, n, i);
	return !used && is & DAY && fits(PLACED, text, n, i, end) ? end - i : used;
}

size_t
date_glued(const char *word, size_t n)
{
	static const char *const before[] = {"updated", "modified", "effective", "revised"};

	for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
		size_t used = strlen(before[i]);

		if (n > used && memcmp(word, before[i], used) == 0 && word_is(word + used, n - used) & MONTH)
			return used;
	}
	return 0;
}

size_t
date_weekday(const char *text, size_t n)
{
	size_t end = n, from;

	while (end && strchr(" ,.", text[end - 1]) && n - end < 3)
		end--;
	for (from = end; from && (is_letter(text[from - 1]) || (text[from - 1] == '-' && from > 1 && is_letter(text[from - 2]))); from--)
		;
	return from < end && word_is(text + from, end - from) & WEEKDAY ? n - from : 0;
}

bool
date_is_unit(const char *word, size_t n)
{
	return word_is(word, n) & UNIT;
}
