/* Opens the captures of documents, laws and authorities: files of the project, and files in clones and stores of archives on
 * this machine. What cannot be opened is a finding at the line that names it. */
#ifndef CAPTURE_H
#define CAPTURE_H

#include "../model/index.h"
#include "../prose/archive.h"
#include "../prose/places.h"
#include "local.h"

enum { CAPTURE_MAX = 16 * 1024 * 1024 }; /* bytes in one captured text */

/* one archive of the project */
struct holding {
	const struct card *card; /* its unit in regc.yaml */
	const char *path;        /* of its clone or folder; NULL where none is named */
	struct archive *archive; /* NULL if not available here, or a store */
	bool store;              /* a folder of files, which is here */
};

/* The files of a project, where they are not those of its folder: a revision of it. Gives the bytes at a path, in a, with a
 * NUL after them, and *n; NULL with an errno where there are none. */
struct project_files {
	const char *(*read)(const void *ctx, struct arena *a, const char *path, size_t *n);
	const void *ctx;
};

struct holdings {
	struct arena arena;
	const struct model *model;
	const char *project; /* the folder */
	const struct project_files *files; /* in the place of those in it; or NULL */
	struct holding *all;
	size_t n;
};

/* Opens the archives of the project, clones and stores: at the path given as "ID=PATH", else where they are on this machine, else
 * where regc.yaml says. given ends with NULL; it and local can be NULL. One that cannot be used is a finding; one that is not
 * available is not. */
void holdings_open(struct holdings *h, const struct model *m, struct diags *ds, const char *project,
                   const char *const *given, const struct local *local);
void holdings_close(struct holdings *h);
/* Where such a capture is read: in the folder of a store or of a library, the latter perhaps at a commit; all NULL for the project. */
struct root {
	const char *folder, *commit;
};
/* where a capture without an archive lies, which is with its owner */
struct root holdings_root(const struct card *owner);
/* The bytes of a capture that is a file of the project, of a library or of a store, in a; NULL with an errno. */
const char *holdings_read(const struct holdings *h, struct arena *a, struct root root, const char *path, size_t *n);

enum capture_state {
	CAPTURE_OPEN,     /* its bytes are here, and are those recorded */
	CAPTURE_UNUSABLE, /* it is marked as no such text; nothing is derived from it */
	CAPTURE_SPOILED,  /* its bytes are not those recorded, or no text; a finding was added, and nothing is derived from it */
	CAPTURE_ABSENT,   /* it names no file, or its archive is not available */
	CAPTURE_REFUSED   /* a finding was added */
};

struct capture {
	const struct node *node;  /* in its owner's card */
	const char *id;
	enum capture_state state;
	const char *bytes;        /* NULL where capture_fetch was told that they are known */
	size_t n;
	const char *blob;         /* what git calls the bytes, or NULL for a file of the project or of a store */
	const char *commit;       /* in full, or NULL for a file of the project or of a store */
	const char *at;           /* YYYY-MM-DDThh:mm:ssZ, or NULL where not known */
	bool technical;           /* the archive says that its own tool or declaration changed */
	struct sha256 digest;     /* of the bytes */
	struct plain plain;
	struct places places;     /* of a law or authority; none of a document */
};

/* Whether the capture can be checked here, without reading it: it names a file of the project, of an archive that is
 * available, or of one that the project does not declare. */
bool capture_available(const struct holdings *h, const struct node *capture);
/* Whether a person says that it does not hold the text; where only an import found so, words quoted from it are looked for. */
bool capture_ruled_out(const struct node *capture);
/* Whether it is a file of the project, which is available everywhere. */
bool capture_in_project(const struct node *capture);
/* Under what a passage stands: the article or section of a law, in a; else the headings given. */
const char *capture_section(struct arena *a, const struct capture *c, size_t from, size_t to, const char *headings);
/* Opens one capture of its owner; all of it is in a. */
void capture_open(struct capture *c, const struct holdings *h, struct arena *a, struct diags *ds,
                  const struct card *owner, const struct node *node);
/* The same in two steps, for texts that are there more than once: the bytes with their digest; then, where it is open, the
 * words. `known`, where not NULL, gives the digest of a blob that was read before, or NULL; such a one is not read again. */
typedef const struct sha256 *(*capture_known)(const void *ctx, const char *blob);
void capture_fetch(struct capture *c, const struct holdings *h, struct arena *a, struct diags *ds,
                   const struct card *owner, const struct node *node, capture_known known, const void *ctx);
/* Reads the words of one that is open, or that is marked unusable, which capture_open leaves out; its state is then CAPTURE_OPEN, if
 * it is text. */
void capture_read(struct capture *c, const struct holdings *h, struct arena *a, struct diags *ds, const struct card *owner);

#endif
