#include "http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { CONNECTIONS = 64, IDLE = 60 /* seconds */ };

struct http {
	struct MHD_Daemon *daemon;
	http_asked *asked;
	void *ctx;
	unsigned port;
};

struct http_request {
	struct http *http;
	struct MHD_Connection *connection;
	struct arena arena;
	const char *path;
	struct MHD_Response *response; /* once it is answered */
	unsigned status;
	bool begun, waits;
};

/* What pages may load, as their own policy says it; and nobody else may show them within a page of theirs. */
static const char *const headers[][2] = {
	{"Cache-Control", "no-store"},
	{"Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
	                            "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{"Referrer-Policy", "no-referrer"},
	{"X-Content-Type-Options", "nosniff"},
};

void
http_answer(struct http_request *r, unsigned status, const char *type, const char *bytes, size_t n)
{
	r->response = MHD_create_response_from_buffer(n, (void *)(n ? bytes : ""), MHD_RESPMEM_MUST_COPY);
	r->status = status;
	MHD_add_response_header(r->response, "Content-Type", type);
	for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
		MHD_add_response_header(r->response, headers[i][0], headers[i][1]);
	if (r->waits)
		MHD_resume_connection(r->connection);
	r->waits = false;
}

static void
refuse(struct http_request *r, unsigned status, const char *why)
{
	http_answer(r, status, "text/plain; charset=utf-8", why, strlen(why));
}

/* The host is this machine under a name that nobody else can have: a page of another site cannot come here under its own. */
static bool
is_for_us(const struct http_request *r)
{
	static const char *const names[] = {"127.0.0.1", "localhost"};
	const char *host = MHD_lookup_connection_value(r->connection, MHD_HEADER_KIND, "Host");

	for (size_t i = 0; host && i < sizeof names / sizeof *names; i++) {
		size_t n = strlen(names[i]);

		if (strncasecmp(host, names[i], n) == 0 && (host[n] == '\0' || (host[n] == ':' && (unsigned)atoi(host + n + 1) == r->http->port)))
			return true;
	}
	return false;
}

static void
ask(struct http_request *r, const char *method)
{
	if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0)
		refuse(r, MHD_HTTP_METHOD_NOT_ALLOWED, "This server is for reading only.\n");
	else if (!is_for_us(r))
		refuse(r, MHD_HTTP_MISDIRECTED_REQUEST, "This server answers to 127.0.0.1 and localhost only.\n");
	else
		r->http->asked(r->http->ctx, r);
}

/* The library calls it when the head of a request is there, again behind its body, and each time that it waited. */
static enum MHD_Result
handle(void *ctx, struct MHD_Connection *connection, const char *url, const char *method, const char *version, const char *data,
       size_t *n, void **state)
{
	struct http_request *r = *state;
	enum MHD_Result result;

	(void)version;
	(void)data;
	if (!r) {
		*state = r = mem_grow(NULL, sizeof *r);
		*r = (struct http_request){.http = ctx, .connection = connection};
		r->path = arena_string(&r->arena, url);
		return MHD_YES;
	}
	if (*n) { /* nobody reads what comes with it */
		*n = 0;
		return MHD_YES;
	}
	if (!r->begun) {
		r->begun = true;
		ask(r, method);
	}
	if (!r->response) {
		r->waits = true;
		MHD_suspend_connection(connection);
		return MHD_YES;
	}
	result = MHD_queue_response(connection, r->status, r->response);
	MHD_destroy_response(r->response);
	r->response = NULL;
	return result;
}

static void
forget(void *ctx, struct MHD_Connection *connection, void **state, enum MHD_RequestTerminationCode why)
{
	struct http_request *r = *state;

	(void)ctx;
	(void)connection;
	(void)why;
	if (!r)
		return;
	if (r->response)
		MHD_destroy_response(r->response);
	arena_free(&r->arena);
	free(r);
	*state = NULL;
}

struct http *
http_open(struct diags *ds, unsigned port, http_asked *asked, void *ctx)
{
	struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	struct http *h = mem_grow(NULL, sizeof *h);
	const union MHD_DaemonInfo *info;
	struct diag *d;

	*h = (struct http){.asked = asked, .ctx = ctx};
	errno = 0;
	h->daemon = MHD_start_daemon(MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, handle, h, MHD_OPTION_SOCK_ADDR, &here,
	                             MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE,
	                             MHD_OPTION_NOTIFY_COMPLETED, forget, NULL, MHD_OPTION_END);
	info = h->daemon ? MHD_get_daemon_info(h->daemon, MHD_DAEMON_INFO_BIND_PORT) : NULL;
	if (info) {
		h->port = info->port;
		return h;
	}
	d = diag_add(ds, RG9020, (struct place){0}, "cannot listen on port %u of 127.0.0.1: %s", port, errno ? strerror(errno) : "the port is not available");
	diag_help(ds, d, "name another port with --port, or leave it out, and one that is free is taken");
	if (h->daemon)
		MHD_stop_daemon(h->daemon);
	free(h);
	return NULL;
}

void
http_close(struct http *h)
{
	if (!h)
		return;
	MHD_stop_daemon(h->daemon);
	free(h);
}

unsigned
http_port(const struct http *h)
{
	return h->port;
}

int
http_fd(const struct http *h)
{
	return MHD_get_daemon_info(h->daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
}

int
http_timeout(const struct http *h)
{
	MHD_UNSIGNED_LONG_LONG milliseconds;

	if (MHD_get_timeout(h->daemon, &milliseconds) != MHD_YES)
		return -1;
	return milliseconds < 60000 ? (int)milliseconds : 60000;
}

void
http_run(struct http *h)
{
	MHD_run(h->daemon);
}

const char *
http_path(const struct http_request *r)
{
	return r->path;
}

const char *
http_value(const struct http_request *r, const char *name)
{
	return MHD_lookup_connection_value(r->connection, MHD_GET_ARGUMENT_KIND, name);
}
