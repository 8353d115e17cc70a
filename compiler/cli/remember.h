/* Archives whose paths are kept for the next commands, in regc.local.yaml. */
#ifndef REMEMBER_H
#define REMEMBER_H

#include "../compile.h"
#include "options.h"

/* Keeps where an archive is; says so on standard error. False with a finding of the compilation. */
bool remember_archive(struct options *o, struct compilation *c, const char *project, const char *id, const char *path);
/* the same for all that were given with --archive, once they were opened without an error */
bool remember_archives(struct options *o, struct compilation *c, const struct compile_options *co);

#endif
