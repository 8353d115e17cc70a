/* The compilation, stage by stage. */
#ifndef COMPILE_H
#define COMPILE_H

#include "base/walk.h"
#include "site/site.h"

enum stage { STAGE_READ, STAGE_SHAPE, STAGE_LINK, STAGE_ANALYSE, STAGE_PAGES, STAGES };

struct compile_options {
	const char *project; /* the folder */
	const char *out;     /* the folder of the site; its files are not input */
	const char *as_of;   /* the day asked for, or NULL */
	enum audience audience;
	const char *version; /* of regc */
	const char *const *archives; /* "ID=PATH" each, and NULL; or NULL */
	bool require_evidence;
	bool without_locks;  /* lock files are not read, because they are to be written */
};

struct compilation {
	struct arena arena;
	struct diags diags;
	struct schemas schemas;
	struct files files;
	struct model model;
	struct verdicts verdicts;
	struct comparison comparison;
	struct analysis analysis;
	struct site_input *inputs; /* the files of the units that the audience may see, by path */
	size_t ninputs;
	const char *templates; /* the project's templates folder */
};

/* Runs the stages up to and with the last one; all findings of a stage in one run, and none of a
 * later stage where there were errors in an earlier one. False with errors. */
bool compile(struct compilation *c, const struct compile_options *o, enum stage last);
void compile_free(struct compilation *c);

/* the schemas compiled into regc; false with findings, which are bugs in regc */
bool compile_schemas(struct compilation *c);

/* "read", "shape", "link", "analyse", "pages" */
const char *stage_name(enum stage s);

#endif
