/* The facts that every law may turn on. What a regulation alone turns on it declares itself. */
#ifndef FACT_H
#define FACT_H

#include "card.h"

enum fact_type { FACT_YES_NO, FACT_DATE, FACT_NUMBER, FACT_WORD };

struct fact {
	const char *name;
	enum fact_type type;
	const char *is; /* the condition that decides it, where other facts do; or NULL */
	const char *const *words; /* the words it can have, NULL at the end; or NULL where any will do */
};

/* NULL where there is none of that name */
const struct fact *fact_builtin(const char *name);
/* the names in their order, NULL at the end */
const char *fact_builtin_name(size_t i);
/* whether a fact has one value at a time; of words there can be several, unless the fact lists those it can have */
bool fact_is_single(const char *name, enum fact_type type);
/* the type a regulation's own fact declares as "yes-no", "date" … */
enum fact_type fact_type_of(const char *word);
/* the type of a fact by its name: of one that a law declares within that law */
enum fact_type fact_type_within(const struct card *law, const char *name);
/* whether a text is a value of the fact: a number, "yes" or "no", a date or "never", one of its words */
bool fact_takes(const char *name, enum fact_type type, const char *text);
/* what its value must be: "a date", "one of micro, small, …"; in a */
const char *fact_wanted(struct arena *a, const char *name, enum fact_type type);

#endif
