/* Libraries at a commit of a local clone, bare or not: what the commit holds is read, whatever is checked out. */
#ifndef LIBRARY_CLONE_H
#define LIBRARY_CLONE_H

#include "../base/walk.h"
#include "../prose/archive.h"
#include "libraries.h"

/* Opens the clone that the folder of a library is in, and finds its commit lib->at. False with a finding at `at`. What is found lives
 * in a, and until library_close. */
bool library_open(struct arena *a, struct diags *ds, struct library *lib, struct place at);
void library_close(struct library *lib);

/* Adds the YAML files of a library: those of its folder, or with their texts those that its commit holds. False with findings. */
bool library_walk(struct files *files, struct arena *a, struct diags *ds, const struct library *lib);
/* the text of one of its files in the commit, in a; NULL where it has none */
const char *library_text(const struct library *lib, struct arena *a, const char *below, size_t *n);

/* The id that a commit, tag or branch has in the clone that a folder is in; false where it cannot be found. */
bool library_commit_id(const char *folder, const char *at, char commit[COMMIT_HEX]);
/* The bytes of a file of the library that lies in that folder of its clone, as a commit has it, in a; NULL with an errno. */
const char *library_file(struct arena *a, const char *folder, const char *commit, const char *below, size_t *n);

/* How many commits the clone has beyond that of the library; newest is the id of its HEAD. 0 where it has none, or cannot tell. */
size_t library_newer(const struct library *lib, char newest[COMMIT_HEX]);
/* what can be written for a revision so that it stays the same: the tag of that name, else the id of the commit */
const char *library_lasting(const struct library *lib, struct arena *a);
/* the files by which git finds a tag or branch of that name in the clone, the i-th, in a; NULL past the last, and for an id */
const char *library_reference(const struct library *lib, struct arena *a, size_t i);

#endif
