/* What an import writes: documents with captures, new or extended, their platforms, and the archives of a project.
 * Lines are added to existing files, and all other bytes stay. */
#ifndef RECORD_H
#define RECORD_H

#include "../base/diag.h"
#include "../compile.h"
#include "../model/index.h"

/* a capture to be listed; NULL fields are left out */
struct copy {
	const char *id, *on, *at, *version, *archive, *path, *commit, *sha256, *url;
	const char *from_path, *from_sha256; /* the file that the text was taken out of */
	const char *because; /* why it is unusable; NULL where it is whole */
	size_t words;        /* that it has, where it is unusable */
};

/* the document or regulation to list it in; a regulation has to exist */
struct target {
	const struct card *card;             /* NULL if it is to be created; then: */
	const char *platform, *document;     /* ids */
	const char *title, *type;
	const char *remark;                  /* a comment for its file, or NULL */
	const char *source_title, *source_url; /* the latter may be NULL */
};

struct recording {
	const char *project; /* the folder */
	struct diags *diags;
};

/* Lists captures, oldest first, in a document; creates it if there is none. False with a finding. */
bool record_captures(const struct recording *r, const struct target *t, const struct copy *copies, size_t n);
/* Writes a new file of the project, with the folders it lies in. False with a finding; one that is there stays. */
bool record_file(const struct recording *r, const char *path, const char *text, size_t n);
/* creates a platform of which only the name is known */
bool record_platform(const struct recording *r, const char *id, const char *title);
/* an archive to be declared */
struct new_archive {
	const char *id, *url;
	const char *path;    /* of its clone in the project, or NULL */
	bool law;            /* of law, not of terms */
	const char *licence; /* NULL where not known; else one that allows all of its texts to be shown */
};

/* declares an archive of terms, or of law, in regc.yaml */
bool record_archive(const struct recording *r, struct source *regc_yaml, const struct new_archive *archive);
/* writes into regc.yaml at which commit or tag the project uses a library; nothing where that is what it says */
bool record_library_at(const struct recording *r, struct compilation *c, const char *library, const char *at);
/* notes in regc.yaml to which commit an archive was read; the file can have been written in this run */
bool record_read_to(const struct recording *r, struct compilation *c, const char *archive, const char *commit);

#endif
