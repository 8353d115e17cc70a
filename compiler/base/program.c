#include "program.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "arena.h"

enum { NO_SUCH_PROGRAM = 127, CHUNK = 65536 }; /* the status is that of a shell */

/* in the child: does not return */
static void
become(const char *const *argv, int in, int out)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	if (null >= 0 && dup2(in < 0 ? null : in, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0 && dup2(null, STDERR_FILENO) >= 0)
		execvp(argv[0], (char *const *)argv);
	_exit(errno == ENOENT ? NO_SUCH_PROGRAM : 126);
}

bool
program_start(struct program *p, const char *const *argv, int in)
{
	int ends[2], error;

	*p = (struct program){NULL, -1};
	if (pipe2(ends, O_CLOEXEC) < 0)
		return false;
	if ((p->out = fdopen(ends[0], "rb")) && (p->pid = fork()) == 0)
		become(argv, in, ends[1]);
	error = errno;
	close(ends[1]);
	if (p->out && p->pid > 0)
		return true;
	if (p->out)
		fclose(p->out);
	else
		close(ends[0]);
	errno = error;
	return false;
}

enum program_end
program_end(struct program *p)
{
	pid_t ended;
	int status = 0;

	fclose(p->out);
	while ((ended = waitpid(p->pid, &status, 0)) < 0 && errno == EINTR)
		;
	if (ended != p->pid || !WIFEXITED(status))
		return PROGRAM_FAILED;
	return WEXITSTATUS(status) == 0 ? PROGRAM_FINE : WEXITSTATUS(status) == NO_SUCH_PROGRAM ? PROGRAM_MISSING : PROGRAM_FAILED;
}

/* a file of those bytes, to be read from its beginning; NULL with errno */
static FILE *
file_of(const char *in, size_t n)
{
	FILE *f = tmpfile();

	if (f && fwrite(in, 1, n, f) == n && fflush(f) == 0 && lseek(fileno(f), 0, SEEK_SET) == 0)
		return f;
	if (f)
		fclose(f);
	return NULL;
}

/* 0 or an errno */
static int
read_all(FILE *f, size_t limit, char **all, size_t *size)
{
	size_t got = 1;

	for (*size = 0; got && *size <= limit; *size += got) {
		*all = mem_grow(*all, *size + CHUNK + 1);
		errno = 0;
		got = fread(*all + *size, 1, CHUNK, f);
	}
	(*all)[*size] = '\0';
	return ferror(f) ? (errno ? errno : EIO) : *size > limit ? EFBIG : 0;
}

char *
program_over(const char *const *argv, const char *in, size_t n, size_t limit, size_t *size, enum program_end *end)
{
	FILE *f = file_of(in, n);
	struct program p;
	char *all = NULL;
	int error;

	*end = PROGRAM_FAILED;
	if (!f)
		return NULL;
	if (!program_start(&p, argv, fileno(f))) {
		error = errno;
	} else {
		error = read_all(p.out, limit, &all, size);
		*end = program_end(&p);
		*end = error ? PROGRAM_FAILED : *end;
	}
	fclose(f);
	if (*end != PROGRAM_FINE) {
		free(all);
		all = NULL;
	}
	errno = error;
	return all;
}
