/* Writes JSON into a buffer, two spaces an indent, keys in the order given: the same calls make
 * the same bytes. Text must be UTF-8. */
#ifndef JSON_H
#define JSON_H

#include <stdbool.h>

#include "text.h"

/* adds s as a JSON text */
void json_quote(struct buf *out, const char *s);

struct json {
	struct buf *out;
	int depth;
	bool filled; /* the innermost object or array has a member */
	bool flat;   /* lines without an indent: for machines, where that would be a third of the bytes */
};

void json_open(struct json *j, const char *key, char bracket); /* bracket is '{' or '['; key NULL in arrays */
void json_close(struct json *j, char bracket);                 /* '}' or ']' */
void json_text(struct json *j, const char *key, const char *value); /* value NULL writes null */
void json_int(struct json *j, const char *key, long long value);
void json_number(struct json *j, const char *key, const char *number); /* as written; must be one of JSON */
void json_bool(struct json *j, const char *key, bool value);

#endif
