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
	const char *path;     /* as shown: relative to the project, '/' between folders */
	const char *disk;     /* where it can be opened; NULL for text compiled into regc */
	char *text;           /* its bytes with a NUL after them; NULL while not loaded */
	size_t size;
	struct sha256 digest; /* of the bytes first loaded; a later load with different ones is refused */
	bool seen;            /* digest is set */
	uint32_t *lines;      /* offsets of line starts, made when first asked for */
	size_t nlines;
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

enum { SOURCE_MAX = 4 * 1024 * 1024 }; /* bytes in one file */

enum source_result { SOURCE_OK, SOURCE_UNREADABLE /* errno says why */, SOURCE_TOO_LARGE, SOURCE_CHANGED };

/* a source that lives in a; path and disk are copied */
struct source *source_new(struct arena *a, const char *path, const char *disk);
/* a source over n bytes that outlive it */
struct source *source_of_text(struct arena *a, const char *path, const char *text, size_t n);
/* loads its text; does nothing if it is loaded */
enum source_result source_load(struct source *s);
/* frees the text; the source can be loaded again. Text compiled in stays. */
void source_unload(struct source *s);

/* both need the text to be loaded; an offset past the end counts as the end */
struct position source_position(const struct source *s, uint32_t offset);
/* the bytes of a 1-based line, without its end; an empty span where there is no such line */
struct span source_line(const struct source *s, size_t line);

#endif
