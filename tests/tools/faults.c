/* Makes one call of a process fail, for tests: loaded before everything else (LD_PRELOAD), with FAULT="KIND N ERROR"
 * the Nth call of that kind in each process fails with that errno, or writes half of what it was given where ERROR is
 * 0. Each failure is a line in the file FAULT_LOG, which must be there. */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char kind[16];
static long left = -1;
static int wanted, log_to = -1;

/* the next function of that name, as a pointer of its type */
#define NEXT(name) (*(__typeof__(name) **)(void *[1]){dlsym(RTLD_NEXT, #name)})

static void
take_orders(void)
{
	const char *fault = getenv("FAULT"), *log = getenv("FAULT_LOG");

	left = 0;
	if (fault && log && sscanf(fault, "%15s %ld %d", kind, &left, &wanted) == 3)
		log_to = NEXT(open)(log, O_WRONLY | O_APPEND | O_CLOEXEC);
}

static int
fails(const char *of, const char *call, const char *what)
{
	char line[512];
	int n;

	if (left < 0)
		take_orders();
	if (left == 0 || strcmp(kind, of) != 0 || --left > 0)
		return 0;
	n = snprintf(line, sizeof line, "%s %s\n", call, what);
	if (NEXT(write)(log_to, line, (size_t)n) < 0)
		abort();
	errno = wanted;
	return 1;
}

#define FAIL(of, call, what, result) \
	do \
		if (fails(of, #call, what)) \
			return result; \
	while (0)

static mode_t
mode_of(int flags, va_list args)
{
	return flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0;
}

int
open(const char *path, int flags, ...)
{
	va_list args;
	mode_t mode;

	va_start(args, flags);
	mode = mode_of(flags, args);
	va_end(args);
	FAIL("open", open, path, -1);
	return NEXT(open)(path, flags, mode);
}

int
openat(int dir, const char *path, int flags, ...)
{
	va_list args;
	mode_t mode;

	va_start(args, flags);
	mode = mode_of(flags, args);
	va_end(args);
	FAIL("open", openat, path, -1);
	return NEXT(openat)(dir, path, flags, mode);
}

FILE *
fopen(const char *path, const char *mode)
{
	FAIL("open", fopen, path, NULL);
	return NEXT(fopen)(path, mode);
}

FILE *
fdopen(int fd, const char *mode)
{
	FAIL("open", fdopen, "", NULL);
	return NEXT(fdopen)(fd, mode);
}

FILE *
tmpfile(void)
{
	FAIL("open", tmpfile, "", NULL);
	return NEXT(tmpfile)();
}

DIR *
opendir(const char *path)
{
	FAIL("open", opendir, path, NULL);
	return NEXT(opendir)(path);
}

DIR *
fdopendir(int fd)
{
	FAIL("open", fdopendir, "", NULL);
	return NEXT(fdopendir)(fd);
}

int
dup(int fd)
{
	FAIL("open", dup, "", -1);
	return NEXT(dup)(fd);
}

int
stat(const char *path, struct stat *st)
{
	FAIL("stat", stat, path, -1);
	return NEXT(stat)(path, st);
}

int
lstat(const char *path, struct stat *st)
{
	FAIL("stat", lstat, path, -1);
	return NEXT(lstat)(path, st);
}

int
fstat(int fd, struct stat *st)
{
	FAIL("stat", fstat, "", -1);
	return NEXT(fstat)(fd, st);
}

int
fstatat(int dir, const char *path, struct stat *st, int flags)
{
	FAIL("stat", fstatat, path, -1);
	return NEXT(fstatat)(dir, path, st, flags);
}

int
access(const char *path, int mode)
{
	FAIL("stat", access, path, -1);
	return NEXT(access)(path, mode);
}

int
faccessat(int dir, const char *path, int mode, int flags)
{
	FAIL("stat", faccessat, path, -1);
	return NEXT(faccessat)(dir, path, mode, flags);
}

char *
realpath(const char *path, char *into)
{
	FAIL("stat", realpath, path, NULL);
	return NEXT(realpath)(path, into);
}

ssize_t
read(int fd, void *to, size_t n)
{
	FAIL("read", read, "", -1);
	return NEXT(read)(fd, to, n);
}

ssize_t
pread(int fd, void *to, size_t n, off_t from)
{
	FAIL("read", pread, "", -1);
	return NEXT(pread)(fd, to, n, from);
}

size_t
fread(void *to, size_t size, size_t n, FILE *f)
{
	if (fails("read", "fread", "")) {
		f->_flags |= 0x20; /* as ferror() sees it in glibc */
		return 0;
	}
	return NEXT(fread)(to, size, n, f);
}

struct dirent *
readdir(DIR *dir)
{
	FAIL("readdir", readdir, "", NULL);
	return NEXT(readdir)(dir);
}

ssize_t
write(int fd, const void *from, size_t n)
{
	if (n > 1 && fails("write", "write", ""))
		return wanted ? -1 : NEXT(write)(fd, from, n / 2);
	return NEXT(write)(fd, from, n);
}

size_t
fwrite(const void *from, size_t size, size_t n, FILE *f)
{
	if (f != stdout && f != stderr && wanted)
		FAIL("write", fwrite, "", 0);
	return NEXT(fwrite)(from, size, n, f);
}

int
fflush(FILE *f)
{
	if (f && f != stdout && f != stderr && wanted)
		FAIL("write", fflush, "", EOF);
	return NEXT(fflush)(f);
}

int
fseeko(FILE *f, off_t at, int from)
{
	FAIL("seek", fseeko, "", -1);
	return NEXT(fseeko)(f, at, from);
}

off_t
ftello(FILE *f)
{
	FAIL("seek", ftello, "", -1);
	return NEXT(ftello)(f);
}

int
rename(const char *from, const char *to)
{
	FAIL("rename", rename, to, -1);
	return NEXT(rename)(from, to);
}

int
renameat(int from, const char *name, int to, const char *as)
{
	FAIL("rename", renameat, as, -1);
	return NEXT(renameat)(from, name, to, as);
}

int
unlink(const char *path)
{
	FAIL("remove", unlink, path, -1);
	return NEXT(unlink)(path);
}

int
unlinkat(int dir, const char *path, int flags)
{
	FAIL("remove", unlinkat, path, -1);
	return NEXT(unlinkat)(dir, path, flags);
}

int
mkdir(const char *path, mode_t mode)
{
	FAIL("mkdir", mkdir, path, -1);
	return NEXT(mkdir)(path, mode);
}

int
mkdirat(int dir, const char *path, mode_t mode)
{
	FAIL("mkdir", mkdirat, path, -1);
	return NEXT(mkdirat)(dir, path, mode);
}

int
syncfs(int fd)
{
	FAIL("sync", syncfs, "", -1);
	return fd < 0 ? NEXT(syncfs)(fd) : 0; /* no test here pulls the plug */
}

int
flock(int fd, int how)
{
	FAIL("lock", flock, "", -1);
	return NEXT(flock)(fd, how);
}

pid_t
fork(void)
{
	FAIL("process", fork, "", -1);
	return NEXT(fork)();
}

pid_t
waitpid(pid_t of, int *status, int options)
{
	FAIL("process", waitpid, "", -1);
	return NEXT(waitpid)(of, status, options);
}
