/* The facts that every law may turn on. What a regulation alone turns on it declares itself. */
#ifndef FACT_H
#define FACT_H

#include <stdbool.h>
#include <stddef.h>

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

#endif
