/* What `regc diff` compares: a project in a folder, or as a revision of the git repository that the folder is in had it. */
#ifndef REVISIONS_H
#define REVISIONS_H

#include "../compile.h"
#include "../evidence/capture.h"
#include "options.h"

struct revision_files {
	struct archive *archive;
	const char *inside; /* where the project is in the repository */
	char commit[COMMIT_HEX];
	struct project_files files;
};

/* Makes co that of the project in its folder as the revision has it: all YAML files as texts, everything else read when it is
 * asked for. Nothing of the folder is read but archives that are named relative to it. False with a finding in o->diags.
 * What is read lives in o->arena, and until revision_close. */
bool revision_open(struct revision_files *r, struct options *o, struct compile_options *co, const char *revision);
void revision_close(struct revision_files *r);

#endif
