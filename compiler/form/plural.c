#include "plural.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef const char *rule(long n);

static const char *
always_other(long n)
{
	(void)n;
	return "other";
}

static const char *
one_is_one(long n)
{
	return n == 1 ? "one" : "other";
}

static const char *
none_is_one(long n)
{
	return n < 2 ? "one" : "other";
}

static const char *
czech(long n)
{
	return n == 1 ? "one" : n >= 2 && n <= 4 ? "few" : "other";
}

/* 2, 3, 4, 22, 23, 24 …, and not 12, 13, 14 */
static bool
is_few(long n)
{
	return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14);
}

static const char *
polish(long n)
{
	return n == 1 ? "one" : is_few(n) ? "few" : "many";
}

static const char *
russian(long n)
{
	return n % 10 == 1 && n % 100 != 11 ? "one" : is_few(n) ? "few" : "many";
}

static const char *
arabic(long n)
{
	static const char *const small[] = {"zero", "one", "two"};

	if (n < 3)
		return small[n];
	return n % 100 >= 3 && n % 100 <= 10 ? "few" : n % 100 >= 11 ? "many" : "other";
}

static const struct language {
	const char *tags; /* with a space before and after each */
	const char *forms;
	rule *rule;
} languages[] = {
	{" en de nl sv da nb nn it es fi el hu bg et ca ", "one other", one_is_one},
	{" fr pt hy ", "one other", none_is_one},
	{" cs sk ", "one few other", czech},
	{" pl ", "one few many", polish},
	{" ru uk be ", "one few many", russian},
	{" ar ", "zero one two few many other", arabic},
	{" ja ko zh vi th id ", "other", always_other},
};

static const struct language *
language_of(const char *tag)
{
	size_t n = strcspn(tag, "-");

	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
		for (const char *at = languages[i].tags; (at = strchr(at, ' ')) && at[1]; at++)
			if (strncmp(at + 1, tag, n) == 0 && at[1 + n] == ' ')
				return &languages[i];
	return &languages[0];
}

const char *
plural_form(const char *language, long n)
{
	return language_of(language)->rule(n < 0 ? -n : n);
}

const char *
plural_forms(const char *language)
{
	return language_of(language)->forms;
}
