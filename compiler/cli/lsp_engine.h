/* The part of the language server that knows the project: a process of its own, which keeps its compilation and answers one
 * message after the other. If it ends, whatever the reason, the server starts another and goes on. */
#ifndef LSP_ENGINE_H
#define LSP_ENGINE_H

#include "../compile.h"
#include "lsp_json.h"

/* what the client asked for (initializationOptions, workspace/didChangeConfiguration) */
struct lsp_settings {
	char *as_of, *audience;    /* NULL: as the project says; "privileged" */
	char *reviewer, *capacity; /* who approves mappings in this editor, or NULL */
	char **archives, **libraries; /* "ID=PATH" each, and NULL; or NULL */
	bool no_schema_findings;   /* another server reports what the schemas say */
};

struct lsp_document {
	char *uri;
	char *path;    /* below the project; NULL outside of it */
	struct buf text;
	json_int_t version;
	bool sent;     /* the engine has it as it is */
};

struct engine_start {
	struct compile_options options; /* of the command line; those of the settings come on top */
	const char *folder;             /* of the project, absolute */
	const struct lsp_settings *settings;
	const struct lsp_document *documents;
	size_t ndocuments;
	enum units units;
	bool hierarchical, reasons; /* the client shows symbols within others; why an action cannot be done */
};

/* whether the engine answers requests of that method */
bool engine_answers(const char *method);
/* Works until its input ends. Each message is one that the client sent, or one of the server:
 *   regc/text {path, uri, version, text}  a document as it is now; text null where it closed
 *   regc/touch {path}                     a file changed in the folder
 *   regc/update                           compile what changed, and publish the findings
 * What it writes are messages for the client; a frame without anything in it says that the message is dealt with. Its exit status. */
int engine_run(const struct engine_start *start, int in, int out);

#endif
