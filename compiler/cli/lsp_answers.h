/* The answers to requests of an editor: what the room editor/ finds, as JSON. */
#ifndef LSP_ANSWERS_H
#define LSP_ANSWERS_H

#include "../editor/workspace.h"
#include "lsp_engine.h"

struct answering {
	struct workspace *workspace;
	const char *folder;
	enum units units;
	bool hierarchical, reasons, no_schema_findings;
	struct lsp_document *documents; /* those that are open; without their texts */
	size_t ndocuments, cap;
	struct arena arena;   /* of one answer */
	const char *error;    /* what is wrong with the request, or NULL; in arena */
	enum rpc_error code;
	json_t *said;         /* messages that go out after the answer, or NULL */
};

struct answer {
	const char *method;
	json_t *(*answer)(struct answering *a, const json_t *params); /* the result; NULL stands for null */
	bool fresh; /* it needs the compilation of the texts as they are, and not the last one */
};

/* NULL where it is no request that is answered */
const struct answer *answer_find(const char *method);
/* the next message that goes out after the answer, or NULL */
json_t *answer_said(struct answering *a);
void answer_free(struct answering *a);

void answer_open(struct answering *a, const char *path, const char *uri, json_int_t version);
void answer_close(struct answering *a, const char *path);
/* the open document of a path, or NULL */
const struct lsp_document *answer_document(const struct answering *a, const char *path);
/* the address of a file of the project, and of any source */
json_t *answer_uri_of(const struct answering *a, const char *path);
json_t *answer_uri(const struct answering *a, const struct source *s);

#endif
