#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text.h"

struct source *
source_new(struct arena *a, const char *path, const char *disk)
{
	struct source *s = arena_take(a, sizeof *s);

	s->path = arena_string(a, path);
	s->disk = arena_string(a, disk);
	return s;
}

struct source *
source_of_text(struct arena *a, const char *path, const char *text, size_t n)
{
	struct source *s = arena_take(a, sizeof *s);

	s->path = arena_string(a, path);
	s->text = arena_copy(a, text, n);
	s->size = n;
	s->digest = sha256_of(text, n);
	s->seen = true;
	return s;
}

/* all of fd, or NULL with errno set; stops one byte past SOURCE_MAX */
static char *
read_all(int fd, size_t *size)
{
	struct stat st;
	size_t room, n = 0;
	char *text;

	if (fstat(fd, &st) < 0)
		return NULL;
	if (S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		return NULL;
	}
	room = S_ISREG(st.st_mode) && st.st_size < SOURCE_MAX ? (size_t)st.st_size + 1 : SOURCE_MAX + 1;
	text = mem_grow(NULL, room + 1);
	while (n < room) {
		ssize_t got = read(fd, text + n, room - n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			free(text);
			return NULL;
		}
		if (got == 0)
			break;
		n += (size_t)got;
	}
	text[n] = '\0';
	*size = n;
	return text;
}

enum source_result
source_load(struct source *s)
{
	struct sha256 d;
	size_t size = 0;
	char *text;
	int fd, err;

	if (s->text)
		return SOURCE_OK;
	if ((fd = open(s->disk, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)) < 0)
		return SOURCE_UNREADABLE;
	text = read_all(fd, &size);
	err = errno;
	close(fd);
	errno = err;
	if (!text)
		return SOURCE_UNREADABLE;
	d = sha256_of(text, size);
	if (size > SOURCE_MAX || (s->seen && memcmp(&d, &s->digest, sizeof d) != 0)) {
		free(text);
		return size > SOURCE_MAX ? SOURCE_TOO_LARGE : SOURCE_CHANGED;
	}
	s->text = text;
	s->size = size;
	s->digest = d;
	s->seen = true;
	return SOURCE_OK;
}

void
source_unload(struct source *s)
{
	free(s->lines);
	s->lines = NULL;
	if (!s->disk)
		return;
	free(s->text);
	s->text = NULL;
}

static void
index_lines(struct source *s)
{
	size_t cap = 0;

	s->nlines = 0;
	for (size_t at = 0;;) {
		const char *end;

		s->lines = mem_room(s->lines, s->nlines, &cap, sizeof *s->lines);
		s->lines[s->nlines++] = (uint32_t)at;
		if (!(end = memchr(s->text + at, '\n', s->size - at)))
			return;
		at = (size_t)(end - s->text) + 1;
	}
}

/* Line starts are a cache inside a source that is const to callers. */
static void
need_lines(const struct source *s)
{
	if (!s->lines)
		index_lines((struct source *)s);
}

static size_t
line_of(const struct source *s, uint32_t offset)
{
	size_t low = 0, high = s->nlines;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (s->lines[mid] <= offset)
			low = mid;
		else
			high = mid;
	}
	return low;
}

struct position
source_position(const struct source *s, uint32_t offset)
{
	size_t line, from;

	need_lines(s);
	if (offset > s->size)
		offset = (uint32_t)s->size;
	line = line_of(s, offset);
	from = s->lines[line];
	if (line == 0 && starts_with(s->text, "\xEF\xBB\xBF") && offset >= 3)
		from = 3; /* a byte order mark does not count as a column */
	return (struct position){line + 1, utf8_count(s->text + from, offset - from) + 1};
}

struct span
source_line(const struct source *s, size_t line)
{
	size_t from, to;

	need_lines(s);
	if (line < 1 || line > s->nlines)
		return (struct span){0, 0};
	from = s->lines[line - 1];
	to = line < s->nlines ? s->lines[line] - 1 : s->size;
	if (to > from && s->text[to - 1] == '\r')
		to--;
	return (struct span){(uint32_t)from, (uint32_t)to};
}
