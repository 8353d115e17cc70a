/* Which form of a word a number takes: the cardinal rules of CLDR, for whole numbers. */
#ifndef PLURAL_H
#define PLURAL_H

/* "one", "few", "other" … for a number in a language (en, pt-BR); a language without a rule here is taken as English is */
const char *plural_form(const char *language, long n);
/* the forms that whole numbers take in it, with a space between */
const char *plural_forms(const char *language);

#endif
