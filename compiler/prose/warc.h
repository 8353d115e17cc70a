/* The pages in a WARC file, the form in which web crawlers keep what they fetched: plain, or compressed with gzip. */
#ifndef WARC_H
#define WARC_H

#include <stdbool.h>
#include <stddef.h>

#include "../base/arena.h"

/* a page as its server sent it with status 200, without the HTTP headers */
struct warc_page {
	const char *url;
	const char *at;      /* YYYY-MM-DDThh:mm:ssZ, when it was fetched */
	const char *ending;  /* by its type: ".html", ".txt", ".md" or ".pdf" */
	const char *bytes;   /* NULL where it is compressed in a way that is not understood; then: */
	size_t n;
	const char *packed;  /* the name of that way */
};

/* Calls `take` for each page of the file that `wants` asks for by its address, in the order of the file; what it is given is
 * lost afterwards. Images, redirections, errors of servers and cut pages are passed over. False with *problem, in a, where the file
 * cannot be read to its end, or `take` gives false, with "". */
bool warc_read(struct arena *a, const char *path, bool (*wants)(void *ctx, const char *url),
               bool (*take)(void *ctx, const struct warc_page *page), void *ctx, const char **problem);

#endif
