/* The site: all pages made by worker processes, then moved into the output folder together. */
#ifndef SITE_H
#define SITE_H

#include "../base/cache.h"
#include "../base/timing.h"
#include "../base/watch.h"
#include "../form/render.h"
#include "assessment.h"

struct site_input {
	const char *path;
	struct sha256 digest;
};

/* writes a file of its own; false with a finding */
typedef bool site_put(void *site, const char *path, const struct buf *bytes);

/* some pages of a site in a folder by themselves, with files of their own and a list of digests (SHA256SUMS) */
struct site_part {
	const char *of; /* the unit it is about, "provision:ID" */
	bool (*has)(const void *ctx, const struct page *page);
	bool (*put_own)(void *ctx, site_put *put, void *site);
	void *ctx;
};

struct kept_reading;
struct shard;
struct shard_parts;

struct site_options {
	const char *out;       /* folder */
	struct renderer *renderer;
	unsigned jobs;         /* worker processes, at least 1 */
	const struct site_input *inputs; /* for the manifest, in order of paths */
	size_t ninputs;
	const struct earlier *earlier; /* what it is compared with, to be kept with it; or NULL */
	const struct site_part *part; /* NULL for the whole */
	const struct shard *shard; /* only its share of the pages is made, and left for who merges; or NULL */
	struct shard_parts *parts;   /* that were found: pages are taken from them, and not made; or NULL */
	const char *project;   /* its folder */
	struct cache *cache;   /* where what is made is kept for the next build; or NULL */
	struct kept_reading *reading; /* what was kept there for this one, where reading it was begun (kept.h); or NULL */
	struct timing *timing; /* measures what it does, or NULL */
	struct watch *watch;   /* is told how far it is, or NULL */
	const char *explain;   /* the page of which to say why it is made again, or not; or NULL */
	struct buf *explained; /* where that is added */
	const struct buf *templates; /* what world_templates said before any was read; NULL: nothing is kept */
};

struct site_result {
	size_t pages, files, written, removed;
	struct sha256 manifest; /* the digest of it, which says all that lies in the folder */
	bool kept;              /* the next build can use what this one left */
};

/* False with findings; the folder then holds what it held before. */
bool site_build(struct diags *ds, const struct analysis *an, const struct site_options *o, struct site_result *result);

/* Adds the XML of one page, named by its path ("provisions/….html") or its unit
 * ("provision:kling-ai/…"). False where there is no such page, or with findings. */
bool site_dump(struct diags *ds, const struct analysis *an, const char *name, struct buf *xml);

#endif
