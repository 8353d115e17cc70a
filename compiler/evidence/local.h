/* Where the archives of a project are on this machine: regc.local.yaml, which is not committed. */
#ifndef LOCAL_H
#define LOCAL_H

#include "../base/diag.h"
#include "../base/text.h"
#include "../syntax/schema.h"

struct local_archive {
	const char *id;
	const char *written; /* its path in the file: relative to the project, or absolute */
	const char *path;    /* the same as it can be opened */
	struct place place;    /* of the id in the file */
};

struct local {
	struct local_archive *all;
	size_t n;
};

/* Reads the file of a project, all of it in a; nothing where there is none. False with findings. */
bool local_read(struct local *l, struct arena *a, struct diags *ds, const struct schemas *schemas, const char *project);
/* where an archive is, or NULL */
const char *local_path(const struct local *l, const char *id);
/* adds the text of the file that has these archives */
void local_text(struct buf *b, const struct local *l);
/* Sets the path of an archive as it is to be written; what is opened stays as it is. */
void local_set(struct local *l, struct arena *a, const char *id, const char *path);

#endif
