/* --assume and --assume-file: a scenario is the project with the statements they give entered in its files, in memory. */
#ifndef SCENARIOS_H
#define SCENARIOS_H

#include "../compile.h"
#include "../form/words.h"
#include "../law/scenario.h"
#include "options.h"

/* Enters what the options assume in the texts that are compiled, in the place of what is recorded. False with findings
 * in o->diags; true and nothing done where nothing is assumed, or where the project cannot be read anyway. */
bool scenario_assume(struct options *o, struct compile_options *co);
/* the same for statements that a manifest names, a list that ends with NULL */
bool scenario_again(struct options *o, struct compile_options *co, const char *const *statements);

/* adds what is assumed, as lines of 80 columns; nothing where it is NULL */
void scenario_put(struct buf *out, const struct words *words, const struct scenario *s);

#endif
