#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"

bool
file_is_absent(int error)
{
	return error == ENOENT || error == ENOTDIR;
}

const char *
file_why(int error)
{
	switch (error) {
	case EXDEV: return "it is outside the project";
	case EFBIG: return "it is too large";
	case EISDIR: return "it is a folder";
	case ENOTSUP: return "it is not a regular file";
	default: return strerror(error);
	}
}

/* 0, or why a file is not read */
static int
refuse(int fd, size_t limit, struct stat *st)
{
	if (fstat(fd, st) < 0)
		return errno;
	if (!S_ISREG(st->st_mode))
		return S_ISDIR(st->st_mode) ? EISDIR : ENOTSUP;
	return (size_t)st->st_size > limit ? EFBIG : 0;
}

/* a file that grows while it is read is read to its end of then */
char *
file_read(int fd, size_t limit, size_t *size)
{
	struct stat st;
	int error = refuse(fd, limit, &st);
	size_t room = error ? 0 : (size_t)st.st_size + 1, n = 0;
	char *text = error ? NULL : mem_grow(NULL, room + 1);
	ssize_t got = 1;

	while (!error && got != 0) {
		if ((got = read(fd, text + n, room - n)) < 0 && errno != EINTR)
			error = errno;
		n += got > 0 ? (size_t)got : 0;
		if (n > limit)
			error = EFBIG;
		else if (n == room)
			text = mem_grow(text, (room *= 2) + 1);
	}
	if (error) {
		free(text);
		errno = error;
		return NULL;
	}
	text[n] = '\0';
	*size = n;
	return text;
}

char *
file_load(const char *path, size_t limit, size_t *size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK), error;
	char *text = fd < 0 ? NULL : file_read(fd, limit, size);

	if (fd < 0)
		return NULL;
	error = errno;
	close(fd);
	errno = error;
	return text;
}

bool
file_read_at(int fd, long long from, void *to, size_t n)
{
	char *at = to;

	while (n > 0) {
		ssize_t got = pread(fd, at, n, from);

		if (got == 0 || (got < 0 && errno != EINTR))
			return false;
		at += got > 0 ? got : 0;
		from += got > 0 ? got : 0;
		n -= got > 0 ? (size_t)got : 0;
	}
	return true;
}

int
file_write(int fd, const void *data, size_t n)
{
	const char *at = data;

	while (n > 0) {
		ssize_t put = write(fd, at, n);

		if (put < 0 && errno != EINTR)
			return errno;
		at += put > 0 ? put : 0;
		n -= put > 0 ? (size_t)put : 0;
	}
	return 0;
}

struct dirent *
file_next(DIR *folder)
{
	errno = 0;
	return readdir(folder);
}

char *
file_below(const char *folder, const char *path)
{
	char *top = realpath(folder, NULL), *real = top ? realpath(path, NULL) : NULL, *below = NULL;
	size_t n = top && strcmp(top, "/") != 0 ? strlen(top) : 0;

	if (real && strncmp(real, top, n) == 0 && (real[n] == '/' || !real[n]))
		below = strcpy(mem_grow(NULL, strlen(real) + 1), real + n + (real[n] == '/')); /* NOLINT: it fits */
	else if (real)
		errno = EXDEV;
	free(top);
	free(real);
	return below;
}
