#include "keeper.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../base/file.h"
#include "../base/report.h"

enum { PATH_MOST = KEEPER_PATH + 96 };

/* what goes before the bytes of an answer */
struct answer_head {
	size_t n;
	enum alone_result result;
};

/* ---- in the process that makes one file ---- */

static void
make(struct alone *alone, const char *path, FILE *left)
{
	struct diags ds = {0};
	struct buf bytes = {0};
	struct answer_head head = {.result = alone_file(alone, &ds, path, &bytes)};
	bool fine;

	if (head.result == ALONE_FAILED) {
		buf_free(&bytes);
		report_format_of("short", 5)->put(&bytes, &ds, (struct report_style){.width = 80});
	}
	head.n = bytes.n;
	fine = fwrite(&head, sizeof head, 1, left) == 1 && fwrite(bytes.s ? bytes.s : "", 1, bytes.n, left) == bytes.n && fflush(left) == 0;
	_exit(fine ? 0 : 1);
}

/* ---- in the process that keeps the compilation ---- */

static bool
send_all(int socket, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t sent = send(socket, bytes, n, MSG_NOSIGNAL);

		if (sent < 0 && errno == EINTR)
			continue;
		if (sent <= 0)
			return false;
		bytes += sent;
		n -= (size_t)sent;
	}
	return true;
}

static bool
send_text(int socket, enum alone_result result, const char *text)
{
	struct answer_head head = {strlen(text), result};

	return send_all(socket, (char *)&head, sizeof head) && send_all(socket, text, head.n);
}

static bool
send_made(int socket, FILE *left)
{
	size_t n;
	char *bytes;
	bool fine;

	rewind(left);
	if (!(bytes = file_read(fileno(left), SIZE_MAX / 2, &n)))
		return send_text(socket, ALONE_FAILED, file_why(errno));
	fine = send_all(socket, bytes, n);
	free(bytes);
	return fine;
}

/* false where nobody takes it any more */
static bool
serve(int socket, struct alone *alone, const char *path)
{
	FILE *left = tmpfile();
	pid_t maker = left ? fork() : -1;
	int status = 1;
	bool fine;

	if (maker == 0)
		make(alone, path, left);
	while (maker > 0 && waitpid(maker, &status, 0) < 0 && errno == EINTR)
		;
	if (maker < 0)
		fine = send_text(socket, ALONE_FAILED, strerror(errno));
	else if (WIFEXITED(status) && WEXITSTATUS(status) == RENDER_OUT_OF_MEMORY)
		fine = send_text(socket, ALONE_FAILED, "the template of this page needs more memory than allowed");
	else if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		fine = send_text(socket, ALONE_FAILED, "the process that made this page ended too early");
	else
		fine = send_made(socket, left);
	if (left)
		fclose(left);
	return fine;
}

static bool
is_asked(int socket)
{
	struct pollfd fd = {.fd = socket, .events = POLLIN};

	return poll(&fd, 1, 0) > 0;
}

/* What many pages ask for is found once nobody waits: who has saved a file waits for one page, which asks for little of it. */
static void
keep(int socket, const struct analysis *an, struct renderer *renderer)
{
	struct alone alone;
	char path[PATH_MOST];
	bool prepared = false;
	ssize_t n;

	alone_open(&alone, an, renderer);
	do {
		if (!prepared && !is_asked(socket)) {
			pages_prepare(an, true);
			prepared = true;
		}
		n = recv(socket, path, sizeof path - 1, 0);
		path[n > 0 ? n : 0] = '\0';
	} while (n > 0 && serve(socket, &alone, path));
	_exit(0);
}

/* ---- in the one that serves ---- */

bool
keeper_begin(struct keeper *k, const struct analysis *an, struct renderer *renderer, void (*prepare)(void *ctx), void *ctx)
{
	pid_t parent = getpid();
	int sockets[2];

	*k = (struct keeper){.socket = -1};
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) < 0)
		return false;
	if ((k->process = fork()) == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		signal(SIGINT, SIG_DFL);
		signal(SIGTERM, SIG_DFL);
		if (getppid() != parent)
			_exit(1);
		close(sockets[0]);
		prepare(ctx);
		keep(sockets[1], an, renderer);
	}
	close(sockets[1]);
	if (k->process > 0) {
		k->socket = sockets[0];
		return true;
	}
	close(sockets[0]);
	return false;
}

void
keeper_end(struct keeper *k)
{
	if (k->socket < 0)
		return;
	close(k->socket);
	kill(k->process, SIGKILL);
	while (waitpid(k->process, NULL, 0) < 0 && errno == EINTR)
		;
	buf_free(&k->arrived);
	k->socket = -1;
}

bool
keeper_ask(struct keeper *k, const char *path)
{
	k->arrived.n = 0;
	k->busy = send_all(k->socket, path, strlen(path));
	return k->busy;
}

static bool
is_whole(const struct keeper *k, struct keeper_answer *answer)
{
	struct answer_head head;

	if (k->arrived.n < sizeof head)
		return false;
	memcpy(&head, k->arrived.s, sizeof head);
	*answer = (struct keeper_answer){head.result, k->arrived.s + sizeof head, head.n};
	return k->arrived.n >= sizeof head + head.n;
}

bool
keeper_read(struct keeper *k, struct keeper_answer *answer)
{
	static const char gone[] = "the process that makes pages ended";
	char block[65536];
	ssize_t n;

	while ((n = recv(k->socket, block, sizeof block, MSG_DONTWAIT)) > 0)
		buf_add(&k->arrived, block, (size_t)n);
	if (is_whole(k, answer)) {
		k->busy = false;
		return true;
	}
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return false;
	k->busy = false;
	*answer = (struct keeper_answer){ALONE_FAILED, gone, sizeof gone - 1};
	return true;
}
