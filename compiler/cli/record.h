/* What an import writes: documents with captures, new or extended, their platforms, and the archives
 * of a project. Existing files are edited by lines, and keep every other byte. */
#ifndef RECORD_H
#define RECORD_H

#include "../base/diag.h"
#include "../model/index.h"

/* one capture to be listed; what is NULL is left out */
struct copy {
	const char *id, *on, *at, *archive, *path, *commit, *sha256;
};

/* the document it is for */
struct target {
	const struct card *card;             /* NULL where it is to be made; then: */
	const char *platform, *document;     /* ids */
	const char *title, *type;
	const char *remark;                  /* a comment for its file, or NULL */
	const char *source_title, *source_url; /* the latter may be NULL */
};

struct recording {
	const char *project; /* the folder */
	struct diags *diags;
};

/* Lists captures, oldest first, in a document; makes it where there is none. False with a finding. */
bool record_captures(const struct recording *r, const struct target *t, const struct copy *copies, size_t n);
/* makes a platform of which no more than the name is known */
bool record_platform(const struct recording *r, const char *id, const char *title);
/* declares an archive in regc.yaml; path may be NULL */
bool record_archive(const struct recording *r, struct source *regc_yaml, const char *id, const char *url,
                    const char *path);

#endif
