#include "format.h"

#include <regex.h>
#include <stdlib.h>
#include <string.h>

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
