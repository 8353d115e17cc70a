#include "label.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static long
roman(const char *s)
{
	static const char digits[] = "ivxlc";
	static const long values[] = {1, 5, 10, 50, 100};
	long sum = 0, last = 0;

	for (size_t i = strlen(s); i-- > 0;) {
		const char *d = strchr(digits, tolower((unsigned char)s[i]));
		long value = d && *d ? values[d - digits] : 0;

		if (!value)
			return 0;
		sum += value < last ? -value : value;
		last = value > last ? value : last;
	}
	return sum;
}

/* a letter's place in the alphabet, 27 for "aa"; 0 where it is no such label */
static long
alphabetic(const char *s)
{
	size_t n = strlen(s);

	for (size_t i = 1; i < n; i++)
		if (s[i] != *s)
			return 0;
	return n && isalpha((unsigned char)*s) ? tolower((unsigned char)*s) - 'a' + 1 + 26 * ((long)n - 1) : 0;
}

enum series { NUMBERS, LETTERS, NUMERALS, CAPITALS, CAPITAL_NUMERALS, SERIES };

/* the place of a label in a series; 0 where it is not in it. "b-1" has that of "b", and *sub 1 */
static long
in_series(const char *name, enum series series, long *sub)
{
	char head[16];
	size_t n = strspn(name, "0123456789"), rest = strcspn(name, "-");
	bool capital = isupper((unsigned char)*name) != 0;

	*sub = 0;
	if (n) {
		*sub = name[n] ? alphabetic(name + n + (name[n] == '-')) : 0;
		return series == NUMBERS ? atol(name) + (atol(name) == 0) : 0;
	}
	if (rest >= sizeof head || series == NUMBERS || capital != (series >= CAPITALS))
		return 0;
	memcpy(head, name, rest);
	head[rest] = '\0';
	*sub = name[rest] ? atol(name + rest + 1) : 0;
	return series == LETTERS || series == CAPITALS ? alphabetic(head) : roman(head);
}

long
label_follows(const char *before, const char *name)
{
	long best = 0;

	for (enum series s = NUMBERS; s < SERIES; s++) {
		long sub, sub_before, value = in_series(name, s, &sub), was = in_series(before, s, &sub_before), far;

		if (!value || !was || value < was || (value == was && sub <= sub_before))
			continue;
		far = value == was ? 1 : value - was;
		best = best && best < far ? best : far;
	}
	return best;
}

bool
label_begins(const char *name)
{
	static const char *const first[] = {"1", "a", "A", "i", "I", "aa", "AA"};

	for (size_t i = 0; i < sizeof first / sizeof *first; i++)
		if (strcmp(name, first[i]) == 0)
			return true;
	return false;
}
