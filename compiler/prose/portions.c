#include "portions.h"

#include <ctype.h>
#include <string.h>

size_t
portions_next(const char *bytes, size_t n, size_t from)
{
	const char *s = bytes + from, *end = bytes + n;

	while ((s = memchr(s, '\n', (size_t)(end - s)))) {
		s++;
		if (s == end || *s != '\n')
			continue;
		while (s < end && *s == '\n')
			s++;
		if (s < end && (unsigned char)*s > ' ')
			return (size_t)(s - bytes);
	}
	return n;
}

static bool
is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

/* "<br>" and its like say the same wherever they stand */
static size_t
past_break(const char *s, const char *end)
{
	static const char *const breaks[] = {"<br>", "<br/>", "<br />"};

	for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++)
		if ((size_t)(end - s) >= strlen(breaks[i]) && memcmp(s, breaks[i], strlen(breaks[i])) == 0)
			return strlen(breaks[i]);
	return 0;
}

/* Whether what follows "](" ends in the line, as an address, with or without a title in quotes. */
static bool
ends_address(const char *s, const char *end)
{
	size_t depth = 0;

	if (s < end && *s == '<')
		return false;
	for (; s < end && !is_white(*s); s++) {
		if (*s == '\\')
			return false;
		if (*s == ')' && depth-- == 0)
			return true;
		depth += *s == '(';
	}
	while (s < end && (*s == ' ' || *s == '\t'))
		s++;
	if (s < end && *s == ')')
		return true;
	if (s == end || *s != '"')
		return false;
	for (s++; s < end && *s != '"' && *s != '\n' && *s != '\\'; s++)
		;
	return end - s > 1 && *s == '"' && s[1] == ')';
}

/* a line of three marks that may begin or end a block of code */
static bool
is_fence(const char *s, const char *end)
{
	return end - s >= 3 && (*s == '`' || *s == '~') && s[1] == *s && s[2] == *s;
}

struct portion
portion_of(const char *bytes, size_t n)
{
	const char *end = bytes + n;
	struct portion p = {.simple = true};

	for (const char *s = bytes; s < end; s++) {
		switch (*s) {
		case '[': p.open++; break;
		case ']':
			p.open--;
			p.simple = p.simple && p.open >= 0 && (end - s < 2 || s[1] != '(' || ends_address(s + 2, end));
			break;
		case '<':
			if (past_break(s, end))
				s += past_break(s, end) - 1;
			else
				p.simple = p.simple && end - s > 1 && !isalpha((unsigned char)s[1]) && !strchr("!/?", s[1]);
			break;
		case '\\': /* what is escaped is no mark */
			s += end - s > 1 && ispunct((unsigned char)s[1]);
			break;
		case '`': case '~': p.simple = p.simple && !is_fence(s, end); break;
		default: break;
		}
	}
	return p;
}
