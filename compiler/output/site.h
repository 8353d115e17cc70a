/* The site: all pages made by worker processes, then moved into the output folder together. */
#ifndef SITE_H
#define SITE_H

#include "assessment.h"
#include "render.h"

struct site_input {
	const char *path;
	struct digest digest;
};

struct site_options {
	const char *out;       /* folder */
	struct renderer *renderer;
	unsigned jobs;         /* worker processes, at least 1 */
	const struct site_input *inputs; /* for the manifest, in order of paths */
	size_t ninputs;
	const struct earlier *earlier; /* what it is compared with, to be kept with it; or NULL */
};

struct site_result {
	size_t pages, files, written, removed;
};

/* False with findings; the folder then holds what it held before. */
bool site_build(struct diags *ds, const struct edition *ed, const struct site_options *o, struct site_result *result);

/* Adds the XML of one page, named by its path ("provisions/….html") or its unit
 * ("provision:kling-ai/…"). False where there is no such page, or with findings. */
bool site_dump(struct diags *ds, const struct edition *ed, const char *name, struct buf *xml);

#endif
