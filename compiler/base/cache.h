/* The cache: files in a folder (`.regc/` beside regc.yaml) that may be deleted, shared, older or broken at any time. Each
 * begins with the program that made it and a digest of the rest. What another program made is not there; what is broken
 * is not there either, and is said once. Nothing that goes wrong with it is an error of a build. */
#ifndef CACHE_H
#define CACHE_H

#include "diag.h"
#include "packing.h"
#include "stamps.h"

struct cache {
	struct arena arena;
	const char *folder;  /* NULL: there is none, nothing is found and nothing kept */
	struct sha256 maker; /* the program, and the libraries whose version can change what it makes */
	bool foreign;        /* something in it was made by another program */
	bool said;           /* that it is broken, or cannot be written */
};

/* The cache in a folder, which need not exist; extra is what else makes another program of it, such as versions of libraries. */
void cache_open(struct cache *c, const char *folder, const char *extra);
void cache_close(struct cache *c);
/* the same cache, to be read by another thread; to be closed */
void cache_share(struct cache *other, const struct cache *c);

/* What was kept under a name, to be freed; NULL where nothing is. *u is set to read what is in it. */
char *cache_load(struct cache *c, struct diags *ds, const char *name, struct unpack *u);
/* the digest of what cache_load gave, where *u is still as that set it */
struct sha256 cache_digest(const struct unpack *u);
/* who reads what cache_load gave finds it broken all the same */
void cache_broken(struct cache *c, struct diags *ds, const char *name);
/* What is kept under a name is gone, where that can be. */
void cache_drop(struct cache *c, const char *name);
/* Keeps bytes under a name: all of them or none. */
void cache_keep(struct cache *c, struct diags *ds, const char *name, const struct buf *bytes);
/* a stat table that was kept under a name, empty where there is none; and to keep one */
void stamps_load(struct stamps *stamps, struct cache *c, struct diags *ds, const char *name);
void stamps_keep(const struct stamps *stamps, struct cache *c, struct diags *ds, const char *name);
/* a time of the file system that the cache is on, as files get it now (nanoseconds); 0 where it cannot be had */
int64_t cache_now(struct cache *c);

#endif
