#include "fact.h"

#include <stdlib.h>
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

enum fact_type
fact_type_within(const struct card *law, const char *name)
{
	const struct fact *builtin = fact_builtin(name);
	const struct node *list = builtin ? NULL : node_get(law->facts, "facts");

	for (const struct node *f = list ? list->first : NULL; f; f = f->next)
		if (node_text(f, "type") && strcmp(node_text(f, "fact"), name) == 0)
			return fact_type_of(node_text(f, "type"));
	return builtin ? builtin->type : FACT_YES_NO;
}

static bool
is_number(const char *text)
{
	char *end;

	strtod(text, &end);
	return end != text && !*end;
}

/* a word that the fact can have; any, where its words are not a closed list */
static bool
is_listed(const char *name, const char *text)
{
	const struct fact *builtin = fact_builtin(name);

	if (!builtin || !builtin->words)
		return true;
	for (size_t i = 0; builtin->words[i]; i++)
		if (strcmp(builtin->words[i], text) == 0)
			return true;
	return false;
}

bool
fact_takes(const char *name, enum fact_type type, const char *text)
{
	struct date d;

	switch (type) {
	case FACT_YES_NO:
		return strcmp(text, "yes") == 0 || strcmp(text, "no") == 0;
	case FACT_DATE:
		return date_parse(text, &d) || strcmp(text, "never") == 0;
	case FACT_NUMBER:
		return is_number(text);
	default:
		return is_listed(name, text);
	}
}

const char *
fact_wanted(struct arena *a, const char *name, enum fact_type type)
{
	static const char *const words[] = {"yes or no", "a date", "a number", "a word"};
	const struct fact *builtin = fact_builtin(name);
	const char *text = "one of ";

	if (!builtin || !builtin->words)
		return words[type];
	for (size_t i = 0; builtin->words[i]; i++)
		text = arena_printf(a, "%s%s%s", text, i ? ", " : "", builtin->words[i]);
	return text;
}
