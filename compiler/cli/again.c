#include "again.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../base/file.h"
#include "../base/observer.h"
#include "commands.h"
#include "locate.h"

enum { QUIET_FOR = 60 /* milliseconds without another change, before it is run again */ };

static bool
is_same_file(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_ino == y.st_ino && x.st_dev == y.st_dev;
}

/* whether the command itself writes a file, behind whose back nothing changed then; options that can be given several times
 * have a line each */
static bool
is_written(struct options *o, const char *path)
{
	static const enum option_name written[] = {OPTION_REPORT, OPTION_DEPS, OPTION_TIMINGS, OPTION_WRITE_BASELINE};

	for (size_t i = 0; i < sizeof written / sizeof *written; i++)
		for (const char *at = o->values[written[i]]; at && *at; at += strcspn(at, "\n"), at += *at == '\n') {
			const char *line = arena_copy(&o->arena, at, strcspn(at, "\n")), *file = strchr(line, '=');

			if (is_same_file(path, written[i] == OPTION_REPORT && file ? file + 1 : line))
				return true;
		}
	return false;
}

/* A file that has changed, one of the map before any other, such as what an editor writes before it has the name of one; ""
 * where it is not known which; NULL where none has. */
static const char *
changed(struct options *o, const struct observed *seen)
{
	const char *other = seen->folders ? "" : NULL;

	for (size_t i = 0; i < seen->files.n; i++) {
		const char *path = seen->files.entries[i].key;

		if (is_written(o, path))
			continue;
		if (ends_with(path, ".yaml"))
			return path;
		other = path;
	}
	return other;
}

static void
wait_for_change(struct options *o, struct observer *observer)
{
	struct pollfd fd = {.fd = observer_fd(observer), .events = POLLIN};
	struct observed seen = {0};
	const char *file;

	while (!(file = changed(o, &seen)) || poll(&fd, 1, QUIET_FOR) > 0) {
		if (!file)
			poll(&fd, 1, -1);
		observer_take(observer, &seen);
	}
	if (!o->values[OPTION_QUIET])
		fprintf(stderr, "\nregc: %s changed\n", *file ? file : "the files");
	observed_free(&seen);
}

static void
run_once(struct options *o, struct observer *observer, int (*run)(struct options *o))
{
	pid_t parent = getpid(), child = fork();

	if (child < 0)
		fprintf(stderr, "regc: cannot start a process: %s\n", strerror(errno));
	if (child == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (getppid() != parent)
			_exit(1);
		observer_close(observer);
		exit(run(o));
	}
	while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
		;
}

/* the folders of the libraries that are given with --library, as NAME=PATH */
static bool
observe_libraries(struct options *o, struct observer *observer)
{
	bool fine = true;

	for (const char *at = o->values[OPTION_LIBRARY]; at && *at; at += strcspn(at, "\n"), at += *at == '\n') {
		const char *path = strchr(arena_copy(&o->arena, at, strcspn(at, "\n")), '=');

		fine = (!path || observer_add(observer, path + 1)) && fine;
	}
	return fine;
}

int
again_run(struct options *o, int (*run)(struct options *o))
{
	const char *out = o->values[OPTION_OUT];
	struct observer *observer = observer_open(out ? out : locate_usual(o, "out"));

	if (!observer || !observer_add(observer, o->project ? o->project : ".") || !observe_libraries(o, observer)) {
		struct diag *d = diag_add(&o->diags, RG9020, (struct place){0}, "cannot follow changes of files: %s", strerror(errno));

		diag_help(&o->diags, d, "%s", errno == ENOSPC ? OBSERVER_MORE : diag_infos[RG9020].fix);
		observer_close(observer);
		return finish(o, &o->diags);
	}
	for (;;) {
		run_once(o, observer, run);
		wait_for_change(o, observer);
	}
}
