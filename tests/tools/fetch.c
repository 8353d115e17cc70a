/* fetch ADDRESS [METHOD [HOST]]: one request over HTTP to this machine. The status goes to standard error, the body to standard output. */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int
connect_to(unsigned port)
{
	struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof to) < 0) {
		perror("fetch");
		exit(1);
	}
	return fd;
}

/* all that comes until the other side closes */
static char *
read_all(int fd, size_t *n)
{
	size_t cap = 1 << 16;
	char *all = malloc(cap);
	ssize_t got;

	*n = 0;
	while (all && (got = read(fd, all + *n, cap - *n)) > 0) {
		*n += (size_t)got;
		if (*n == cap)
			all = realloc(all, cap *= 2);
	}
	if (!all)
		exit(1);
	return all;
}

int
main(int argc, char **argv)
{
	unsigned port, status = 0;
	int at = 0, fd;
	size_t n;
	char *all, *body;

	if (argc < 2 || sscanf(argv[1], "http://127.0.0.1:%u%n", &port, &at) != 1 || !at) {
		fprintf(stderr, "usage: fetch http://127.0.0.1:PORT/PATH [METHOD [HOST]]\n");
		return 2;
	}
	fd = connect_to(port);
	dprintf(fd, "%s %s HTTP/1.1\r\nHost: ", argc > 2 ? argv[2] : "GET", argv[1][at] ? argv[1] + at : "/");
	if (argc > 3)
		dprintf(fd, "%s", argv[3]);
	else
		dprintf(fd, "127.0.0.1:%u", port);
	dprintf(fd, "\r\nConnection: close\r\n\r\n");
	all = read_all(fd, &n);
	body = memmem(all, n, "\r\n\r\n", 4);
	if (!body || sscanf(all, "HTTP/1.1 %u", &status) != 1) {
		fprintf(stderr, "fetch: no answer\n");
		return 1;
	}
	body += 4;
	fprintf(stderr, "%u\n", status);
	fwrite(body, 1, n - (size_t)(body - all), stdout);
	free(all);
	close(fd);
	return 0;
}
