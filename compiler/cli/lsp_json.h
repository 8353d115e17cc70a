/* What the server and its engine share of JSON. A value that is made here cannot be NULL: without memory the process ends. */
#ifndef LSP_JSON_H
#define LSP_JSON_H

#include <jansson.h>

#include "../base/text.h"
#include "lsp_text.h"

/* errors of JSON-RPC and of the protocol */
enum rpc_error {
	RPC_PARSE_ERROR = -32700,
	RPC_INVALID_REQUEST = -32600,
	RPC_METHOD_NOT_FOUND = -32601,
	RPC_INVALID_PARAMS = -32602,
	RPC_INTERNAL_ERROR = -32603,
	RPC_NOT_INITIALIZED = -32002,
	RPC_REQUEST_FAILED = -32803,
	RPC_CANCELLED = -32800
};

/* From now on memory that cannot be had ends the process, as everywhere in regc. */
void lsp_json_start(void);

/* text as JSON; bytes that are no UTF-8 become U+FFFD; null where s is NULL */
json_t *lsp_string(const char *s);
/* the same of n bytes */
json_t *lsp_string_of(const char *s, size_t n);
json_t *lsp_place_json(struct lsp_place place);
/* the range of a span of a loaded source */
json_t *lsp_range(const struct source *s, struct span span, enum units units);

/* These take what they are given. */
json_t *lsp_result(json_t *id, json_t *result);
json_t *lsp_error(json_t *id, enum rpc_error code, const char *message);
json_t *lsp_notification(const char *method, json_t *params);
/* Adds a message as a frame, and gives it back to memory. */
void lsp_put(struct buf *out, json_t *message);

/* a member of an object that is a text; NULL where there is none */
const char *lsp_text_of(const json_t *object, const char *key);
/* a place in params; false where it is none */
bool lsp_read_place(const json_t *place, struct lsp_place *read);

/* The path that an address of a file has, to be freed; NULL where it is none. */
char *lsp_path_of_uri(const char *uri);
/* The address of a file, to be freed. */
char *lsp_uri_of_path(const char *path);

#endif
