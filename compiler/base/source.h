/* Files that findings can point into: their text while it is needed, and the line and column of a byte offset. */
#ifndef SOURCE_H
#define SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "sha256.h"

/* bytes [from, to) of a source */
struct span {
	uint32_t from, to;
};

struct source {
	const char *path;     /* as shown: relative to the project, '/' between folders; of a library behind its name */
	const char *project;  /* the folder that it lies in and must not lead out of */
	const char *library;  /* the library that it belongs to; NULL: the project itself */
	const char *commit;   /* the id of the commit that it was read from, of a library that is read at one; or NULL */
	const char *disk;     /* where it can be opened; NULL for a text in memory, which stays loaded */
	char *text;           /* its bytes with a NUL after them; NULL while not loaded */
	size_t size;
	struct sha256 digest; /* of the bytes first loaded; a later load with different ones is refused */
	bool seen;            /* digest is set */
	bool inside;          /* no symbolic link leads to it, as its folder was walked: where it leads need not be asked */
	int error;            /* errno of a load that failed */
	uint32_t *lines;      /* offsets of line starts, made when first asked for */
	size_t nlines;
	uint32_t asked;       /* the offset whose place was asked for last, */
	size_t asked_column;  /* and its column, from which others of its line are counted on; 0 where none was asked for */
};

/* a file whose text is in memory: what an editor has not saved, or what a revision held */
struct text_file {
	const char *path; /* relative to the project */
	const char *text;
	size_t n;
};

/* a part of a source; source is NULL where a finding has no place */
struct place {
	const struct source *source;
	struct span span;
};

/* 1-based; columns count code points */
struct position {
	size_t line, column;
};

enum {
	SOURCE_MAX = 4 * 1024 * 1024,       /* bytes in one file that a person writes */
	SOURCE_LOCK_MAX = 64 * 1024 * 1024, /* in a lock file, which holds the differences of hundreds of captures */
};

/* ABSENT: nothing lies there; UNREADABLE: source->error says why, with file_why(); CHANGED: other bytes than at first */
enum source_result { SOURCE_OK, SOURCE_ABSENT, SOURCE_UNREADABLE, SOURCE_CHANGED };

/* a file of a project that lives in a; both are copied. path is relative to the folder of the project: what a symbolic
 * link leads to outside of it is refused (EXDEV). */
struct source *source_new(struct arena *a, const char *project, const char *path);
/* a file of a library: in its folder it is `below`, and it is shown as NAME/below */
struct source *source_of_library(struct arena *a, const char *folder, const char *below, const char *name);
/* the same of its text in a commit, of which n bytes are copied */
struct source *source_of_commit(struct arena *a, const char *folder, const char *below, const char *name, const char *commit,
                                const char *text, size_t n);
/* the same source for somebody who loads and unloads it for themselves; of what s holds only its text in memory is
 * shared, which must outlive the copy */
struct source source_again(const struct source *s);
/* a source over a copy of n bytes */
struct source *source_of_text(struct arena *a, const char *path, const char *text, size_t n);
/* loads its text; does nothing if it is loaded */
enum source_result source_load(struct source *s);
/* gives the text back; the source can be loaded again. A text in memory stays. */
void source_unload(struct source *s);
/* loads its text, and keeps it from then on as one in memory, whatever becomes of the file */
enum source_result source_hold(struct source *s);
/* why it could not be loaded, in a */
const char *source_why(struct arena *a, const struct source *s, enum source_result result);

/* all need the text to be loaded; an offset past the end counts as the end */
struct position source_position(const struct source *s, uint32_t offset);
/* the line alone */
size_t source_line_at(const struct source *s, uint32_t offset);
/* the bytes of a 1-based line, without its end; an empty span where there is no such line */
struct span source_line(const struct source *s, size_t line);

#endif
