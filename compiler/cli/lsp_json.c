#include "lsp_json.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "rpc.h"

static void *
take(size_t n)
{
	return mem_grow(NULL, n);
}

void
lsp_json_start(void)
{
	json_set_alloc_funcs(take, free);
}

json_t *
lsp_string(const char *s)
{
	return s ? lsp_string_of(s, strlen(s)) : json_null();
}

json_t *
lsp_string_of(const char *s, size_t n)
{
	struct buf clean = {0};
	json_t *made;
	size_t good;

	if (utf8_check(s, n) == n)
		return json_stringn(s, n);
	for (size_t at = 0; at < n; at += good + 1) {
		good = utf8_check(s + at, n - at);
		buf_add(&clean, s + at, good);
		if (at + good < n)
			buf_puts(&clean, "\xEF\xBF\xBD");
	}
	made = json_stringn(clean.s ? clean.s : "", clean.n);
	buf_free(&clean);
	return made;
}

json_t *
lsp_place_json(struct lsp_place place)
{
	return json_pack("{s:I,s:I}", "line", (json_int_t)place.line, "character", (json_int_t)place.character);
}

json_t *
lsp_range(const struct source *s, struct span span, enum units units)
{
	return json_pack("{s:o,s:o}", "start", lsp_place_json(lsp_place_of(s, span.from, units)), "end",
	                 lsp_place_json(lsp_place_of(s, span.to, units)));
}

/* ---- messages ---- */

json_t *
lsp_result(json_t *id, json_t *result)
{
	return json_pack("{s:s,s:o,s:o}", "jsonrpc", "2.0", "id", id ? id : json_null(), "result",
	                 result ? result : json_null());
}

json_t *
lsp_error(json_t *id, enum rpc_error code, const char *message)
{
	return json_pack("{s:s,s:o,s:{s:i,s:o}}", "jsonrpc", "2.0", "id", id ? id : json_null(), "error", "code",
	                 (int)code, "message", lsp_string(message));
}

json_t *
lsp_notification(const char *method, json_t *params)
{
	return json_pack("{s:s,s:s,s:o}", "jsonrpc", "2.0", "method", method, "params", params);
}

void
lsp_put(struct buf *out, json_t *message)
{
	char *text = json_dumps(message, JSON_COMPACT);

	rpc_put(out, text, strlen(text));
	free(text);
	json_decref(message);
}

/* ---- reading ---- */

const char *
lsp_text_of(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

static bool
read_count(const json_t *value, size_t *read)
{
	json_int_t n = json_integer_value(value);

	if (!json_is_integer(value) || n < 0 || n > 0x7fffffff)
		return false;
	*read = (size_t)n;
	return true;
}

bool
lsp_read_place(const json_t *place, struct lsp_place *read)
{
	return read_count(json_object_get(place, "line"), &read->line) &&
	       read_count(json_object_get(place, "character"), &read->character);
}

/* ---- addresses ---- */

static int
hex_value(char c)
{
	return isdigit((unsigned char)c)    ? c - '0'
	       : isxdigit((unsigned char)c) ? tolower((unsigned char)c) - 'a' + 10
	                                    : -1;
}

char *
lsp_path_of_uri(const char *uri)
{
	struct buf path = {0};

	if (!uri || !starts_with(uri, "file://"))
		return NULL;
	uri += strlen("file://");
	if (starts_with(uri, "localhost/"))
		uri += strlen("localhost");
	if (*uri != '/')
		return NULL;
	for (; *uri; uri++) {
		bool coded = *uri == '%' && hex_value(uri[1]) >= 0 && hex_value(uri[2]) >= 0;
		int c = coded ? hex_value(uri[1]) * 16 + hex_value(uri[2]) : *uri;

		if (!c) { /* no path has that */
			buf_free(&path);
			return NULL;
		}
		buf_putc(&path, (char)c);
		uri += coded ? 2 : 0;
	}
	return path.s;
}

char *
lsp_uri_of_path(const char *path)
{
	struct buf uri = {0};

	buf_puts(&uri, "file://");
	for (; *path; path++) {
		if (isalnum((unsigned char)*path) || strchr("/-._~", *path))
			buf_putc(&uri, *path);
		else
			buf_printf(&uri, "%%%02X", (unsigned char)*path);
	}
	return uri.s;
}
