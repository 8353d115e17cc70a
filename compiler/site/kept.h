/* What the last build of a site left for the next one: the record of each page and what the parent made itself, with the
 * stat table of the output folder, which holds the bytes. A page whose inputs are the same, or whose document comes out
 * the same, is not made again, as long as nobody touched its files. */
#ifndef KEPT_H
#define KEPT_H

#include "../base/cache.h"
#include "../base/stamps.h"
#include "folder.h"
#include "made.h"
#include "world.h"

/* files that the parent makes together, such as the search index */
struct own_files {
	struct sha256 inputs;
	const char **paths;
	struct made *made;
	size_t n, cap;
};

enum { OWN_GROUPS = 8 };

/* where rows lie in the file that they are joined to */
struct rows_place {
	size_t header, gap; /* the bytes before the first of them, and those between the rows of two pages */
};

/* The records are in two files: one that has those of all pages, and a short one beside it with those of the few pages that are
 * later than that. */
struct kept {
	struct cache *cache; /* NULL: nothing is kept */
	const char *name, *later, *stamps; /* of its files there */
	struct sha256 base;  /* of the file with the records of all pages */
	struct arena arena;
	struct table pages;  /* path → struct record */
	struct sha256 listed, dates, tasks; /* of what decided which pages these are (world.h) */
	struct own_files own[OWN_GROUPS];
	struct stamps outputs;
	int64_t began;       /* before any file was looked at */
	struct made table_files[ROW_FILES]; /* those in which the rows of its pages are; no bytes where there was none */
	struct rows_place rows[ROW_FILES];
	FILE *tables[ROW_FILES]; /* those of the last build, with the rows of its pages; NULL where that is no longer so */
};

/* What was kept of the site in a folder, while a thread of its own reads it; NULL where there is no cache. It is to be ended. */
struct kept_reading;
struct kept_reading *kept_reading_begin(struct cache *cache, const char *folder, unsigned jobs);
void kept_reading_end(struct kept_reading *a);
/* Reads what was kept of the site in a folder, or takes it where that was begun (or NULL); targets come to have their numbers
 * among those of links. */
void kept_load(struct kept *k, struct kept_reading *reading, struct cache *cache, struct diags *ds, const struct folder *folder,
               struct links *links);
/* whether a file of the last build still lies in the folder as that left it */
bool kept_holds(const struct kept *k, const struct folder *folder, const char *path, const struct made *made);
/* whether all files of a page, and its rows, do */
bool kept_page(const struct kept *k, const struct folder *folder, const struct page *page, const struct record *r);

/* Keeps what this build leaves, once it is in place: paths are all its files, each with its struct made; world is what
 * they were made from. Changes the order of pages. */
void kept_keep(struct kept *k, struct diags *ds, const struct folder *folder, const struct links *links,
               const struct world *world, struct kept_record *pages, size_t n, const struct own_files *own, const struct table *paths);
void kept_free(struct kept *k);

/* the name in a cache of something of the site in a folder, by the name that was given to that: sites in several folders
 * are kept beside each other */
const char *kept_name(struct arena *a, const char *what, const char *folder);
/* Whether all files of a site, of which its manifest and their number are known, lie in a folder as the build that made it
 * left them: looks at each, and reads only those that look different. */
bool kept_untouched(struct cache *cache, struct diags *ds, const char *folder, const struct sha256 *manifest, size_t files,
                    unsigned jobs);

#endif
