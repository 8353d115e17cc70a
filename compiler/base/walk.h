/* The YAML files of a project. */
#ifndef WALK_H
#define WALK_H

#include <sys/stat.h>

#include "diag.h"

#define WALK_LOCAL "regc.local.yaml" /* what is only of this machine */

struct found_file {
	const char *path;    /* as it is shown: below, behind the name of the folder where that has one; in the arena */
	const char *folder, *below; /* where it lies: the folder that was walked, and its path in there */
	struct stat looks;   /* from outside; of a symbolic link its own */
	const char *text;    /* its n bytes, where it lies in no folder but in a commit; or NULL */
	size_t n;
};

struct files {
	struct found_file *all; /* in order of their paths, byte by byte */
	size_t n, cap;
};

/* the files of a folder, for who walks it for somebody else */
struct walked {
	struct arena arena;
	struct files files;
	bool whole; /* it was walked, and all could be read */
};

void walked_free(struct walked *w);

/* Adds every *.yaml and *.yml below folder to files, their paths relative to it. Left out: names that begin with a
 * dot, symbolic links to folders, the folders `templates`, `schemas` (a copy for editors) and `except` (an output
 * folder inside; or NULL), the file WALK_LOCAL, and what patterns name, which end with NULL, or are NULL. False with findings
 * if something cannot be read. */
bool walk_yaml(struct files *files, struct arena *a, struct diags *ds, const char *folder, const char *except,
               const char *const *patterns);

/* The same of a folder beside the project, whose files are shown below its name: "regc:law/regulations/gb.yaml". With parts,
 * words with spaces between them, only what lies in these folders of it, and its regc.yaml. Several folders can be added to
 * the same files. */
bool walk_named(struct files *files, struct arena *a, struct diags *ds, const char *folder, const char *name, const char *parts);

/* Adds in their place the folders that it looks into, the first of them as "". */
bool walk_folders(struct files *folders, struct arena *a, struct diags *ds, const char *folder, const char *except,
                  const char *const *patterns);

/* whether a path in such a folder is in one of the parts; all are where parts is NULL */
bool walk_is_part(const char *parts, const char *path);
/* puts files that were added in another way in the order of their paths */
void walk_sort(struct files *files);

/* whether a file of that path, relative to the folder, is one of these, the output folder and patterns aside */
bool walk_takes(const char *path);
/* Whether a pattern names a path, or a folder that it is in. One without '/' is a name anywhere; another is a path from the folder
 * on. '*', '?' and '[…]' stand for characters of one name. */
bool walk_ignores(const char *const *patterns, const char *path);

#endif
