/* A site made in shards, each on a machine of its own: a shard makes its share of the pages and leaves a part, which is a
 * folder with their files, tables that have the rows of these pages only, pages for paper that are not filled yet, and an index
 * of all that. Who merges reads the parts of all shards, as if anybody had written them, and then has what one build has once
 * all pages are made. */
#ifndef SHARD_H
#define SHARD_H

#include "kept.h"

enum { SHARDS_MOST = 10000 };

/* where a shard leaves its part, below the folder of all parts, and its index there */
#define SHARD_FOLDER "shard-%u-of-%u"
#define SHARD_INDEX "part"

struct shard {
	unsigned k, n; /* the k-th of n, from 1 */
};

/* reads "K/N"; false where it is no such thing */
bool shard_parse(const char *text, struct shard *shard);
/* whether the page at a path is of that share: by a hash of the path, so that it does not turn on what other pages there are */
bool shard_has(const struct shard *shard, const char *path);

/* what must be the same for all parts of a site, because pages depend on it */
struct shard_term {
	const char *differs; /* how a part is that has another value: "for another day" */
	const char *value;   /* NULL is one too */
	bool is_digest;      /* nobody would read it */
};

enum { SHARD_TERMS = 9 };

/* sources and templates are digests of all files that pages are made from; all of it is in a */
void shard_terms(struct shard_term terms[SHARD_TERMS], struct arena *a, const struct analysis *an, const struct sha256 *sources,
                 const struct sha256 *templates);

/* the index of a part; in its tables are the rows of the records */
void part_pack(struct buf *index, const struct shard *shard, const struct shard_term *terms, const struct made *tables,
               const struct links *links, const struct kept_record *pages, size_t npages);

struct shard_part {
	const char *folder;
	struct shard shard;
	struct sha256 digest; /* of its index */
	struct table pages;   /* path → struct record */
};

struct shard_parts {
	struct arena arena;
	struct shard_part *all; /* ascending */
	size_t n, cap;
	FILE *rows;       /* of all their tables, a file without a name */
};

/* Finds the parts in folders, a list that ends with NULL; each is that of a part, or holds such. False with findings, which name
 * the shards that left none. */
bool parts_find(struct shard_parts *parts, struct diags *ds, const char *const *folders);
/* Reads them; the targets of their pages come to be among those of links. False with findings: of one that is broken, or was
 * made on other terms. */
bool parts_read(struct shard_parts *parts, struct diags *ds, const struct shard_term *terms, struct links *links);
/* the part that the page at a path belongs to, and the record it has there; NULL where it has none */
struct record *parts_page(const struct shard_parts *parts, const char *path, const struct shard_part **part);
/* A file of a page as its shard wrote it, to be freed. NULL with a finding. */
char *part_file(const struct shard_part *part, struct diags *ds, const char *path, const struct made *made);
/* adds the finding that something in a part is not what the shard wrote; gives false */
bool part_refuse(const struct shard_part *part, struct diags *ds, const char *what);
void parts_free(struct shard_parts *parts);

#endif
