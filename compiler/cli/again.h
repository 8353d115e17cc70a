/* A command that is run again each time that a file of the project has changed (--watch). */
#ifndef AGAIN_H
#define AGAIN_H

#include "options.h"

/* Runs it in a process of its own, now and after every change, until that is ended from outside. Gives a status only where it
 * cannot go on: 2, with a finding. */
int again_run(struct options *o, int (*run)(struct options *o));

#endif
