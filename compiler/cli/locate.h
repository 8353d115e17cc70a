/* The project that a command works on: given with -C or as its last argument, or the one that the current folder is in. */
#ifndef LOCATE_H
#define LOCATE_H

#include "options.h"

/* Sets the project, and takes it out of the arguments. False with findings. */
bool locate_project(struct options *o);
/* whether a folder has a regc.yaml */
bool locate_is_project(const char *folder);
/* whether a folder lies at a path */
bool locate_is_folder(const char *path);
/* the nearest project of a folder and those above it, as far as its file system reaches, in a; NULL where there is none */
const char *locate_above(struct arena *a, const char *folder);
/* The path of a file within the project, in the arena of the options; the first file also decides which project that is, where the
 * current folder is not in it. NULL with a finding. */
const char *locate_file(struct options *o, const char *file, bool first);
/* The files that the arguments name, as findings name them; a single argument that is neither a file nor called like one is the project.
 * False with findings. */
bool locate_files(struct options *o, const char ***paths, size_t *n);
/* The path of something that a command makes where nothing else is asked for, such as "out": in the current folder or, where the
 * project was found above that, in the project's. */
const char *locate_usual(struct options *o, const char *name);

#endif
