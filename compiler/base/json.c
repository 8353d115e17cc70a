#include "json.h"

#include <string.h>

/* the number of bytes at s that have to be escaped, or 0 */
static size_t
escaped(const char *s)
{
	unsigned char c = (unsigned char)*s;

	if (c < 0x20 || c == 0x7F || c == '"' || c == '\\')
		return 1;
	if (c == 0xE2 && (starts_with(s, "\xE2\x80\xA8") || starts_with(s, "\xE2\x80\xA9"))) /* lines end there in older JavaScript */
		return 3;
	return 0;
}

static void
put_escape(struct buf *out, const char *s)
{
	unsigned char c = (unsigned char)*s;

	if (c == 0xE2)
		buf_printf(out, "\\u20%02x", (unsigned char)s[2] - 0x80u);
	else if (c == '\n')
		buf_puts(out, "\\n");
	else if (c == '"' || c == '\\')
		buf_printf(out, "\\%c", c);
	else
		buf_printf(out, "\\u%04x", (unsigned)c);
}

void
json_quote(struct buf *out, const char *s)
{
	const char *plain = s;

	buf_putc(out, '"');
	for (size_t n; *s; s++) {
		if (!(n = escaped(s)))
			continue;
		buf_add(out, plain, (size_t)(s - plain));
		put_escape(out, s);
		s += n - 1;
		plain = s + 1;
	}
	buf_add(out, plain, (size_t)(s - plain));
	buf_putc(out, '"');
}

static void
begin_line(struct json *j)
{
	buf_line(j->out, j->flat ? 0 : j->depth * 2);
}

static void
member(struct json *j, const char *key)
{
	if (j->filled)
		buf_putc(j->out, ',');
	if (j->depth > 0)
		begin_line(j);
	j->filled = true;
	if (key) {
		json_quote(j->out, key);
		buf_puts(j->out, ": ");
	}
}

void
json_open(struct json *j, const char *key, char bracket)
{
	member(j, key);
	buf_putc(j->out, bracket);
	j->depth++;
	j->filled = false;
}

void
json_close(struct json *j, char bracket)
{
	j->depth--;
	if (j->filled)
		begin_line(j);
	buf_putc(j->out, bracket);
	j->filled = true;
	if (j->depth == 0)
		buf_putc(j->out, '\n');
}

void
json_text(struct json *j, const char *key, const char *value)
{
	member(j, key);
	if (value)
		json_quote(j->out, value);
	else
		buf_puts(j->out, "null");
}

void
json_int(struct json *j, const char *key, long long value)
{
	member(j, key);
	buf_printf(j->out, "%lld", value);
}

void
json_number(struct json *j, const char *key, const char *number)
{
	member(j, key);
	buf_puts(j->out, number);
}

void
json_bool(struct json *j, const char *key, bool value)
{
	member(j, key);
	buf_puts(j->out, value ? "true" : "false");
}
