#include "fact.h"

#include <string.h>

static const char *const size_classes[] = {"micro", "small", "small-mid-cap", "medium", "large", NULL};

/* the same names as in x-also of the platform schema, and two that follow from others */
static const struct fact facts[] = {
	{"placed-on-market", FACT_DATE, NULL, NULL},
	{"designated", FACT_DATE, NULL, NULL},
	{"users", FACT_NUMBER, NULL, NULL},
	{"size-class", FACT_WORD, NULL, size_classes},
	{"establishment", FACT_WORD, NULL, NULL},
	{"representative", FACT_WORD, NULL, NULL},
	{"output-used", FACT_YES_NO, NULL, NULL},
	{"terms-prohibit", FACT_WORD, NULL, NULL},
	{"intended-purpose", FACT_WORD, NULL, NULL},
	{"party-to", FACT_WORD, NULL, NULL},
	{"micro-or-small", FACT_YES_NO, "size-class = micro or size-class = small", NULL},
};

const struct fact *
fact_builtin(const char *name)
{
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		if (strcmp(facts[i].name, name) == 0)
			return &facts[i];
	return NULL;
}

const char *
fact_builtin_name(size_t i)
{
	return i < sizeof facts / sizeof *facts ? facts[i].name : NULL;
}

bool
fact_is_single(const char *name, enum fact_type type)
{
	const struct fact *builtin = fact_builtin(name);

	return type != FACT_WORD || (builtin && builtin->words);
}

enum fact_type
fact_type_of(const char *word)
{
	return strcmp(word, "yes-no") == 0 ? FACT_YES_NO
	       : strcmp(word, "date") == 0 ? FACT_DATE
	       : strcmp(word, "number") == 0 ? FACT_NUMBER
	                                     : FACT_WORD;
}
