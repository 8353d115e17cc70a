#include "lsp_text.h"

#include <string.h>

#include "../base/text.h"

const char *
units_name(enum units units)
{
	return units == UNITS_UTF8 ? "utf-8" : units == UNITS_UTF32 ? "utf-32" : "utf-16";
}

/* how many units a character has; what is no UTF-8 counts as one for each byte */
static size_t
units_of(const char *s, size_t n, enum units units, size_t *bytes)
{
	uint32_t cp = 0;

	*bytes = utf8_decode(s, n, &cp);
	if (!*bytes)
		*bytes = 1;
	return units == UNITS_UTF8 ? *bytes : units == UNITS_UTF16 && cp > 0xFFFF ? 2 : 1;
}

size_t
lsp_offset(const char *text, size_t n, struct lsp_place place, enum units units)
{
	size_t at = 0, end, bytes;

	for (size_t line = 0; line < place.line; line++) {
		const char *next = at < n ? memchr(text + at, '\n', n - at) : NULL;

		if (!next)
			return n;
		at = (size_t)(next - text) + 1;
	}
	for (end = at; end < n && text[end] != '\n';)
		end++;
	if (end > at && text[end - 1] == '\r')
		end--;
	for (size_t done = 0; at < end && done < place.character; at += bytes)
		done += units_of(text + at, end - at, units, &bytes);
	return at < end ? at : end;
}

struct lsp_place
lsp_place_of(const struct source *s, uint32_t offset, enum units units)
{
	size_t line = source_line_at(s, offset), character = 0, bytes;
	struct span span = source_line(s, line);

	for (uint32_t at = span.from; at < offset && at < span.to; at += (uint32_t)bytes)
		character += units_of(s->text + at, span.to - at, units, &bytes);
	return (struct lsp_place){line - 1, character};
}
