/* The language of a text, by its commonest words, which are in one language only or nearly so. */
#ifndef LANGUAGE_H
#define LANGUAGE_H

#include <stddef.h>
#include <stdint.h>

enum language {
	LANGUAGE_NONE, LANGUAGE_EN, LANGUAGE_FR, LANGUAGE_DE, LANGUAGE_ES, LANGUAGE_IT, LANGUAGE_NL, LANGUAGE_PT, LANGUAGE_DA,
	LANGUAGE_PL, LANGUAGE_SV, LANGUAGE_CS, LANGUAGE_FI, LANGUAGE_TR, LANGUAGE_RU, LANGUAGE_ZH, LANGUAGE_JA, LANGUAGE_KO,
	LANGUAGES
};

/* how many words of a text are those of a language */
struct language_votes {
	uint16_t of[LANGUAGES];
};

/* n bytes with case folded */
struct language_votes language_votes(const char *folded, size_t n);
/* The language that most votes are for, of as many as `of`; NONE where there are too few, or two are close. */
enum language language_of(const size_t votes[LANGUAGES]);

#endif
