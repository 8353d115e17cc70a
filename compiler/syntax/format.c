#include "format.h"

#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "../base/date.h"
#include "../base/text.h"
#include "cond.h"

static bool
matches(const char *text, const char *pattern)
{
	regex_t re;
	bool found;

	if (regcomp(&re, pattern, REG_EXTENDED | REG_NOSUB))
		abort();
	found = regexec(&re, text, 0, NULL, 0) == 0;
	regfree(&re);
	return found;
}

/* what helps to write something that is nearly a date; "" where that cannot be said */
static const char *
date_hint(const char *text)
{
	static const struct { const char *pattern, *hint; } hints[] = {
		{"^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$", "; month and day have two digits"},
		{"^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]", "; without the time"},
		{"^[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{4}$", "; the year comes first, then the month, then the day"},
		{"^[0-9]{4}[/.][0-9]{1,2}[/.][0-9]{1,2}$", "; with '-' between year, month and day"},
		{"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]* .*[0-9]", "; the month in digits"},
		{"^[0-9]{4}(-[0-9]{2})?$", "; the day must be known here"},
	};

	for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
		if (matches(text, hints[i].pattern))
			return hints[i].hint;
	return "";
}

/* what is expected instead of a text that is not a date: a day that exists, or the form */
static const char *
wanted_date(struct arena *a, const char *text, const char *form)
{
	char lacks[DATE_LACKS];

	return date_lacks(text, lacks) ? arena_printf(a, "a date that exists; %s", lacks) : arena_printf(a, "%s%s", form, date_hint(text));
}

/* ---- dates in other forms ---- */

/* the parts of a date; 0 where one is not given */
struct date_parts {
	int year, month, day;
};

/* a month of which a word has at least three letters, from 1; 0 for another word */
static int
month_of(const char *word, size_t n)
{
	static const char *const months[] = {"january", "february", "march", "april", "may", "june", "july", "august", "september",
	                                     "october", "november", "december"};

	for (int i = 0; i < 12 && n >= 3; i++)
		if (n <= strlen(months[i]) && strncasecmp(word, months[i], n) == 0)
			return i + 1;
	return n == 4 && strncasecmp(word, "sept", n) == 0 ? 9 : 0;
}

static bool
is_ordinal(const char *s, size_t n)
{
	static const char *const endings[] = {"st", "nd", "rd", "th"};

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (n == 2 && strncasecmp(s, endings[i], 2) == 0)
			return true;
	return n == 0;
}

/* a word of a date in words; false where it is none, or is there already */
static bool
take_word(struct date_parts *p, const char *word, size_t n)
{
	size_t digits = strspn(word, "0123456789");
	int number = digits <= 4 ? atoi(word) : 0, month = month_of(word, n);

	if (digits == 4 && n == 4 && !p->year)
		p->year = number;
	else if (digits && digits <= 2 && digits <= n && is_ordinal(word + digits, n - digits) && !p->day)
		p->day = number;
	else if (month && !p->month)
		p->month = month;
	else
		return n == 2 && strncasecmp(word, "of", 2) == 0;
	return true;
}

/* "20 June 2026", "June 20th, 2026", "Jun. 2026" */
static bool
in_words(struct date_parts *p, const char *text)
{
	for (size_t n; *text; text += n) {
		text += strspn(text, " ,.");
		n = strcspn(text, " ,.");
		if (n && !take_word(p, text, n))
			return false;
	}
	return p->year && p->month;
}

/* "2026-6-20", "2026/06/20", and what a computer writes with a time behind it */
static bool
year_first(struct date_parts *p, const char *text)
{
	int used = 0;
	char a, b;

	if (!matches(text, "^[0-9]{4}[-/.][0-9]{1,2}([-/.][0-9]{1,2}([T ][0-9:.]+(Z|[+-][0-9:]+)?)?)?$"))
		return false;
	return sscanf(text, "%4d%c%2d%n%c%2d", &p->year, &a, &p->month, &used, &b, &p->day) >= 3;
}

/* "20.6.2026", and of "6/20/2026" and "20/6/2026" what cannot be the month */
static bool
year_last(struct date_parts *p, const char *text)
{
	int first, second;
	char a, b;

	if (!matches(text, "^[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{4}$") || sscanf(text, "%2d%c%2d%c%4d", &first, &a, &second, &b, &p->year) != 5)
		return false;
	p->day = second > 12 ? second : first;
	p->month = second > 12 ? first : second;
	return a == '.' ? second <= 12 : first > 12 || second > 12 || first == second;
}

const char *
format_date_meant(const char *text, char out[DATE_TEXT])
{
	static bool (*const forms[])(struct date_parts *p, const char *text) = {year_first, year_last, in_words};
	struct date ignored;

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		struct date_parts p = {0};

		if (!forms[i](&p, text))
			continue;
		if (p.day)
			snprintf(out, DATE_TEXT, "%04d-%02d-%02d", p.year, p.month, p.day);
		else
			snprintf(out, DATE_TEXT, "%04d-%02d", p.year, p.month);
		return date_parse(out, &ignored) && strcmp(out, text) != 0 ? out : NULL;
	}
	return NULL;
}

/* ---- the formats ---- */

static const char *
expect_day(struct arena *a, const char *text)
{
	int32_t day;

	return day_parse(text, &day) ? NULL : wanted_date(a, text, "a date (YYYY-MM-DD)");
}

static const char *
expect_date(struct arena *a, const char *text)
{
	struct date d;

	return date_parse(text, &d) ? NULL
	       : wanted_date(a, text, "a date (YYYY, YYYY-MM, YYYY-MM-DD, unknown, not-before DATE or not-after DATE)");
}

static const char *
expect_event_date(struct arena *a, const char *text)
{
	const char *plus = strstr(text, " + ");
	struct period p;

	if (!plus)
		return expect_date(a, text);
	if (matches(text, "^[a-z0-9]+(-[a-z0-9]+)* [+] ") && period_parse(plus + 3, &p))
		return NULL;
	return "a date, or an event or fact and a period such as 'in-force + 12 months'";
}

static const char *
expect_period(struct arena *a, const char *text)
{
	struct period p;

	(void)a;
	return period_parse(text, &p) ? NULL : "a period such as '12 months' or '10 days'";
}

static const char *
expect_condition(struct arena *a, const char *text)
{
	const char *error = NULL;

	return cond_parse(a, text, &error) ? NULL : arena_printf(a, "a condition, with %s; see 'regc explain RG4001'", error);
}

static const char *
expect_uri(struct arena *a, const char *text)
{
	const char *host = starts_with(text, "https://") ? text + 8 : starts_with(text, "http://") ? text + 7 : "";

	(void)a;
	return *host && !host[strcspn(host, "][ <>\"{}|^`")] ? NULL : "an address (https://…)";
}

static const struct format formats[] = {
	{"date", expect_day, "xs:date"},
	{"partial-date", expect_date, NULL},
	{"event-date", expect_event_date, NULL},
	{"period", expect_period, NULL},
	{"condition", expect_condition, NULL},
	{"uri", expect_uri, "xs:anyURI"},
};

const struct format *
format_find(const char *name)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	return NULL;
}
