#include "format.h"

#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "../base/date.h"
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

static const char *
expect_day(struct arena *a, const char *text)
{
	int32_t day;

	(void)a;
	return day_parse(text, &day) ? NULL : "a day of the calendar: YYYY-MM-DD";
}

static const char *
expect_date(struct arena *a, const char *text)
{
	struct date d;

	(void)a;
	return date_parse(text, &d) ? NULL : "a date: YYYY, YYYY-MM, YYYY-MM-DD, unknown or not-before DATE";
}

static const char *
expect_event_date(struct arena *a, const char *text)
{
	const char *plus = strstr(text, " + ");
	struct period p;

	if (!plus)
		return expect_date(a, text);
	if (matches(text, "^(proposed|adopted|published|in-force|applies|amended|repealed|expired) [+] ") &&
	    period_parse(plus + 3, &p))
		return NULL;
	return "a date, or an event and a period such as 'in-force + 12 months'";
}

static const char *
expect_period(struct arena *a, const char *text)
{
	struct period p;

	(void)a;
	return period_parse(text, &p) ? NULL : "a period, such as '12 months' or '10 days'";
}

static const char *
expect_condition(struct arena *a, const char *text)
{
	const char *error = NULL;

	return cond_parse(a, text, &error) ? NULL : arena_printf(a, "a condition; wanted: %s", error);
}

static const char *
expect_uri(struct arena *a, const char *text)
{
	(void)a;
	return matches(text, "^https?://[^][ <>\"{}|^`]+$") ? NULL : "an address: https://…";
}

static const char *
expect_celex(struct arena *a, const char *text)
{
	(void)a;
	return matches(text, "^[0-9CE][0-9]{4}[A-Z]{1,2}[0-9]{4}(R[(][0-9]{2}[)]|-[0-9]{8})?$")
	               ? NULL
	               : "a CELEX number, such as 32024R1689";
}

static const char *
expect_eli(struct arena *a, const char *text)
{
	(void)a;
	return matches(text, "^http://data[.]europa[.]eu/eli/(reg|dir|dec)(_impl|_del)?/[0-9]{4}/[0-9]+"
	                     "(/art_[0-9a-z]+(/par_[0-9a-z]+(/pnt_[0-9a-z]+)?)?)?/oj$")
	               ? NULL
	               : "an ELI, such as http://data.europa.eu/eli/reg/2024/1689/oj";
}

static const char *
expect_ecli(struct arena *a, const char *text)
{
	(void)a;
	return matches(text, "^ECLI:[A-Z]{2}:[A-Z0-9]{1,7}:[0-9]{4}:[A-Z0-9.]{1,25}$")
	               ? NULL
	               : "an ECLI, such as ECLI:EU:C:2019:562";
}

static const char *
expect_us_code(struct arena *a, const char *text)
{
	(void)a;
	return matches(text, "^/us/usc/t[0-9]+[a-z]?(/s[0-9]+[a-z0-9-]*(/[a-zA-Z0-9]+)*)?(@[0-9]{4}-[0-9]{2}-[0-9]{2})?$")
	               ? NULL
	               : "a United States Code identifier, such as /us/usc/t47/s230/c/1";
}

static const struct format formats[] = {
	{"date", expect_day, "xs:date"},
	{"partial-date", expect_date, NULL},
	{"event-date", expect_event_date, NULL},
	{"period", expect_period, NULL},
	{"condition", expect_condition, NULL},
	{"uri", expect_uri, "xs:anyURI"},
	{"celex", expect_celex, NULL},
	{"eli", expect_eli, NULL},
	{"ecli", expect_ecli, NULL},
	{"us-code", expect_us_code, NULL},
};

const struct format *
format_find(const char *name)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	return NULL;
}
