/* --deps: what a build read and what it wrote, for the programs that decide whether to run it. */
#ifndef DEPS_H
#define DEPS_H

#include "../compile.h"
#include "options.h"

/* Writes the file where the options ask for it: a rule for make and Ninja, or JSON where its name ends so. Of a build that
 * failed it has the inputs that are known by then, and no outputs. A file that cannot be written is a finding. */
void deps_write(struct options *o, struct compilation *c, const struct compile_options *co, bool built);

#endif
