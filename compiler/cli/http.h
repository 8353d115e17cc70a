/* HTTP for this machine alone: requests from browsers here, answered at once or later. Nothing runs in threads; whoever serves
 * polls a file descriptor. */
#ifndef HTTP_H
#define HTTP_H

#include "../base/diag.h"
#include "../base/text.h"

struct http;
struct http_request;

/* Is to answer a request, now or later, once. It is for reading: no other method comes here, nor a request that names another
 * host than this machine (a page of another site that had its name resolved to this one). */
typedef void http_asked(void *ctx, struct http_request *r);

/* Listens on a port of the loopback interface; 0 takes any that is free. NULL with a finding. */
struct http *http_open(struct diags *ds, unsigned port, http_asked *asked, void *ctx);
/* All requests must have been answered. */
void http_close(struct http *h);
unsigned http_port(const struct http *h);

/* a file descriptor that can be read when http_run has something to do, and after how many milliseconds it has that anyway,
 * -1 for never */
int http_fd(const struct http *h);
int http_timeout(const struct http *h);
void http_run(struct http *h);

const char *http_path(const struct http_request *r); /* decoded: "/provisions/a.html" */
const char *http_value(const struct http_request *r, const char *name); /* behind '?'; NULL where it is not there */
/* Answers it; the bytes are copied. The type is that of the content: "text/html". */
void http_answer(struct http_request *r, unsigned status, const char *type, const char *bytes, size_t n);

#endif
