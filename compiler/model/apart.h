/* YAML files that are none of the map's: what 'ignore' in regc.yaml names, and files of other programs that lie beside the map.
 *
 * A file is left alone if nothing in it looks like a unit, and it lies where no unit does: below a folder of the project in
 * which, and below which, no file is a unit; or in the project's folder itself, if regc.yaml is the only unit there. So a unit that is
 * spoiled beside others is a mistake, and so is one whose kind is misspelt, wherever it lies. */
#ifndef APART_H
#define APART_H

#include "card.h"

/* The patterns under 'ignore' in the text of regc.yaml, in a, NULL past the last. None where it cannot be read: whoever reads the
 * project says so. */
const char *const *apart_patterns(struct arena *a, struct source *project);
/* Whether a loaded file is plainly no unit: neither by its keys nor, where it cannot be read (root is NULL), by a line. */
bool apart_is_foreign(const struct schemas *all, const struct source *s, const struct node *root);

/* the folders of the project that hold units */
struct unit_folders {
	struct arena arena;
	struct table names; /* of the first folder of a path; "" is the project's own, "regc:law/" that of a library */
};

/* A unit; of its path, root bytes name the library that it is of, with the '/' behind it. */
void apart_add_unit(struct unit_folders *f, const char *path, size_t root);
/* whether a foreign file is left alone */
bool apart_is_left(const struct unit_folders *f, const char *path, size_t root);
void apart_free(struct unit_folders *f);

#endif
