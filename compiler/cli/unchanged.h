/* A build of which nothing has changed: it ends before anything is compiled, with the findings that it had. */
#ifndef UNCHANGED_H
#define UNCHANGED_H

#include "../compile.h"

/* Whether a build with these options would find all its inputs, and the site that it made of them, as the last one left
 * them. Then what that found is in ds, its result in r. It says no where it cannot tell. Where it looked for the files of the
 * project, these are in own, which need not be looked for again then. */
bool unchanged(struct cache *cache, struct diags *ds, const struct compile_options *co, struct site_result *r, struct walked *own);
/* Keeps what that needs, after a build that made its site. templates is what world_templates said before that; began is a
 * time of the cache from before anything was read. */
void unchanged_keep(struct compilation *c, const struct compile_options *co, const struct buf *templates,
                    const struct site_result *r, int64_t began);

#endif
