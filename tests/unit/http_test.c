/* HTTP on the loopback interface: one port is for one server; garbage ends a connection and nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../compiler/cli/http.h"

static void
answer(void *ctx, struct http_request *r)
{
	size_t *asked = ctx;

	++*asked;
	http_answer(r, 200, "text/plain", http_path(r), strlen(http_path(r)));
}

/* what comes back for the n bytes, while the server runs beside it; to be freed */
static char *
talk(struct http *h, const char *bytes, size_t n)
{
	struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)http_port(h)), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	char *back = calloc(1, 65536);
	ssize_t got = 0;

	assert_non_null(back);
	assert_true(connect(fd, (struct sockaddr *)&to, sizeof to) == 0);
	for (size_t sent = 0; sent < n;) {
		ssize_t k = send(fd, bytes + sent, n - sent, MSG_DONTWAIT | MSG_NOSIGNAL);

		if (k > 0)
			sent += (size_t)k;
		else if (errno != EAGAIN)
			break; /* the server has had enough */
		http_run(h);
	}
	shutdown(fd, SHUT_WR);
	for (int i = 0; i < 200 && got == 0; i++) {
		struct pollfd p = {.fd = fd, .events = POLLIN};

		http_run(h);
		if (poll(&p, 1, 10) > 0 && (got = recv(fd, back, 65535, 0)) <= 0)
			break;
	}
	close(fd);
	http_run(h);
	return back;
}

static void
expect(struct http *h, const char *request, const char *begins)
{
	char *back = talk(h, request, strlen(request));

	if (strncmp(back, begins, strlen(begins)) != 0)
		fail_msg("%.40s: %.80s", request, back);
	free(back);
}

static void
a_port_is_for_one(void **state)
{
	struct diags ds = {0};
	size_t asked = 0;
	struct http *h = http_open(&ds, 0, answer, &asked);

	(void)state;
	assert_non_null(h);
	assert_null(http_open(&ds, http_port(h), answer, &asked));
	assert_int_equal(ds.n, 1);
	assert_int_equal(ds.all[0]->code, RG9020);
	http_close(h);
	diag_free(&ds);
}

static void
what_is_asked(void **state)
{
	struct diags ds = {0};
	size_t asked = 0;
	struct http *h = http_open(&ds, 0, answer, &asked);
	static const char get[] = {'G', 'E', 'T', ' ', '/'};
	char *line = malloc(200000);

	(void)state;
	assert_non_null(h);
	expect(h, "GET /a%20b HTTP/1.1\r\nHost: localhost\r\n\r\n", "HTTP/1.1 200");
	expect(h, "HEAD / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", "HTTP/1.1 200");
	assert_int_equal(asked, 2);
	expect(h, "GET / HTTP/1.1\r\nHost: regc.example\r\n\r\n", "HTTP/1.1 421");
	expect(h, "GET / HTTP/1.1\r\nHost: localhost.regc.example\r\n\r\n", "HTTP/1.1 421");
	expect(h, "GET / HTTP/1.0\r\n\r\n", "HTTP/1.1 421");
	expect(h, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc", "HTTP/1.1 405");
	free(talk(h, "\0\1\2\377\r\n\r\n", 8));
	free(talk(h, "GET", 3));
	free(talk(h, "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 38));
	assert_non_null(line);
	memset(line, 'x', 200000);
	memcpy(line, get, sizeof get);
	free(talk(h, line, 200000));
	free(line);
	assert_int_equal(asked, 2);
	expect(h, "GET /still HTTP/1.1\r\nHost: localhost\r\n\r\n", "HTTP/1.1 200");
	http_close(h);
	diag_free(&ds);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(a_port_is_for_one), cmocka_unit_test(what_is_asked)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
