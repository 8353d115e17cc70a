#include "language.h"

#include <stdbool.h>
#include <string.h>

#include "../base/text.h"

/* words with a space on either side; a word is in one of them only */
static const struct { enum language language; const char *words; } commonest[] = {
	{LANGUAGE_EN, " the and you your our we with this that are any from which not have been shall "},
	{LANGUAGE_FR, " les vous nous votre vos dans pour est avec sont ces cette aux une sur qui leur notre "},
	{LANGUAGE_DE, " und der sie wir ist nicht ihre oder f\xC3\xBCr mit auf von zu eine das werden sind ihrer durch "},
	{LANGUAGE_ES, " los las para usted por una nuestros nuestra su sus y del esta como puede "},
	{LANGUAGE_IT, " che gli della dell di sono il nostri alla utente nel nella delle questo e anche "},
	{LANGUAGE_NL, " het een wij uw onze voor niet zijn deze wordt kunnen door worden "},
	{LANGUAGE_PT, " voc\xC3\xAA os uma seus nossos n\xC3\xA3o s\xC3\xA3o em pode nossa dos ao pela "},
	{LANGUAGE_DA, " og ikke af dine vores disse hvis ved dig "},
	{LANGUAGE_PL, " nie jest oraz lub przez naszych dla si\xC4\x99 mo\xC5\xBC" "e kt\xC3\xB3re "},
	{LANGUAGE_SV, " och att inte f\xC3\xB6r av \xC3\xA4r dina v\xC3\xA5ra "},
	{LANGUAGE_CS, " je nebo na\xC5\xA1" "e jsou kter\xC3\xA9 p\xC5\x99i m\xC5\xAF\xC5\xBE" "e pro "},
	{LANGUAGE_FI, " ja tai ei voi ett\xC3\xA4 kun olet t\xC3\xA4m\xC3\xA4 ovat my\xC3\xB6s "},
	{LANGUAGE_TR, " ve bir bu i\xC3\xA7in veya ile olarak olan \xC5\x9F" "ekilde "},
};

enum { LONGEST = 12 }; /* bytes of one of these words */

static void
vote(struct language_votes *v, const char *word, size_t n)
{
	char padded[LONGEST + 3];

	if (n > LONGEST || n < 2)
		return;
	padded[0] = padded[n + 1] = ' ';
	padded[n + 2] = '\0';
	memcpy(padded + 1, word, n);
	for (size_t i = 0; i < sizeof commonest / sizeof *commonest; i++)
		if (strstr(commonest[i].words, padded) && v->of[commonest[i].language] < UINT16_MAX) {
			v->of[commonest[i].language]++;
			return;
		}
}

/* scripts that tell a language by themselves */
static enum language
of_script(uint32_t cp)
{
	if (cp >= 0x400 && cp < 0x530)
		return LANGUAGE_RU;
	if (cp >= 0x3041 && cp < 0x3100)
		return LANGUAGE_JA;
	if (cp >= 0xAC00 && cp < 0xD7B0)
		return LANGUAGE_KO;
	return cp >= 0x4E00 && cp < 0xA000 ? LANGUAGE_ZH : LANGUAGE_NONE;
}

struct language_votes
language_votes(const char *folded, size_t n)
{
	struct language_votes v = {{0}};
	size_t from = 0, used;
	uint32_t cp;

	for (size_t i = 0; i <= n; i += used) {
		unsigned char c = i < n ? (unsigned char)folded[i] : ' ';

		used = c < 0x80 ? 1 : utf8_decode(folded + i, n - i, &cp);
		if (c >= 0x80 && used) {
			v.of[of_script(cp)]++;
			continue;
		}
		used = used ? used : 1;
		if (c >= 'a' && c <= 'z')
			continue;
		if (i > from)
			vote(&v, folded + from, i - from);
		from = i + used;
	}
	v.of[LANGUAGE_NONE] = 0;
	return v;
}

enum { FEW_VOTES = 20 };

/* Japanese texts have more Han than kana, and a text with some of them is none in Chinese. */
enum language
language_of(const size_t votes[LANGUAGES])
{
	size_t all = 0, most = 0;
	enum language best = LANGUAGE_NONE;

	for (enum language l = LANGUAGE_EN; l < LANGUAGES; l++) {
		size_t n = votes[l];

		if (l == LANGUAGE_ZH && votes[LANGUAGE_JA] * 5 > n)
			continue;
		if (l == LANGUAGE_JA)
			n += votes[LANGUAGE_JA] * 5 > votes[LANGUAGE_ZH] ? votes[LANGUAGE_ZH] : 0;
		all += n;
		if (n > most) {
			most = n;
			best = l;
		}
	}
	return most >= FEW_VOTES && most * 10 >= all * 6 ? best : LANGUAGE_NONE;
}
