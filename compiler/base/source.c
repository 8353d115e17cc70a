#include "source.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "text.h"

struct source *
source_new(struct arena *a, const char *project, const char *path)
{
	struct source *s = arena_take(a, sizeof *s);

	s->path = arena_string(a, path);
	s->project = arena_string(a, project);
	s->disk = arena_printf(a, "%s/%s", project, path);
	return s;
}

struct source *
source_of_library(struct arena *a, const char *folder, const char *below, const char *name)
{
	struct source *s = source_new(a, folder, below);

	s->library = arena_string(a, name);
	s->path = arena_printf(a, "%s/%s", name, below);
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

struct source *
source_of_commit(struct arena *a, const char *folder, const char *below, const char *name, const char *commit, const char *text,
                 size_t n)
{
	struct source *s = source_of_text(a, arena_printf(a, "%s/%s", name, below), text, n);

	s->library = arena_string(a, name);
	s->project = arena_string(a, folder);
	s->commit = arena_string(a, commit);
	return s;
}

struct source
source_again(const struct source *s)
{
	struct source again = *s;

	again.lines = NULL;
	again.nlines = 0;
	if (s->disk)
		again.text = NULL;
	return again;
}

static size_t
limit_of(const struct source *s)
{
	return ends_with(s->path, ".lock.yaml") ? SOURCE_LOCK_MAX : SOURCE_MAX;
}

/* its text, to be freed; NULL with errno. What a symbolic link brings from elsewhere is never read. */
static char *
read_inside(const struct source *s, size_t *size)
{
	char *below = s->inside ? NULL : file_below(s->project, s->disk);

	if (!s->inside && !below)
		return NULL;
	free(below);
	return file_load(s->disk, limit_of(s), size);
}

enum source_result
source_load(struct source *s)
{
	struct sha256 d;
	size_t size = 0;
	char *text;

	if (s->text)
		return SOURCE_OK;
	if (!(text = read_inside(s, &size))) {
		s->error = errno;
		return file_is_absent(s->error) ? SOURCE_ABSENT : SOURCE_UNREADABLE;
	}
	d = sha256_of(text, size);
	if (s->seen && memcmp(&d, &s->digest, sizeof d) != 0) {
		free(text);
		return SOURCE_CHANGED;
	}
	s->text = text;
	s->size = size;
	s->digest = d;
	s->seen = true;
	return SOURCE_OK;
}

enum source_result
source_hold(struct source *s)
{
	enum source_result result = source_load(s);

	if (result == SOURCE_OK)
		s->disk = NULL;
	return result;
}

const char *
source_why(struct arena *a, const struct source *s, enum source_result result)
{
	if (result == SOURCE_CHANGED)
		return arena_printf(a, "%s changed while regc was reading it", s->path);
	if (s->error == EFBIG)
		return arena_printf(a, "%s is larger than %zu MB", s->path, limit_of(s) >> 20);
	return arena_printf(a, "cannot read %s: %s", s->path, file_why(s->error));
}

void
source_unload(struct source *s)
{
	free(s->lines);
	s->lines = NULL;
	s->asked_column = 0;
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

/* Line starts, and the column that was counted last, are a cache inside a source that callers only look at. */
static void
need_lines(const struct source *s)
{
	if (!s->lines)
		index_lines((struct source *)s);
}

static void
remember(const struct source *s, uint32_t offset, size_t column)
{
	((struct source *)s)->asked = offset;
	((struct source *)s)->asked_column = column;
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

size_t
source_line_at(const struct source *s, uint32_t offset)
{
	need_lines(s);
	return line_of(s, offset) + 1;
}

struct position
source_position(const struct source *s, uint32_t offset)
{
	size_t line, from, column = 1;

	need_lines(s);
	if (offset > s->size)
		offset = (uint32_t)s->size;
	line = line_of(s, offset);
	from = s->lines[line];
	if (line == 0 && starts_with(s->text, "\xEF\xBB\xBF") && offset >= 3)
		from = 3; /* a byte order mark is no column */
	if (s->asked_column && s->asked >= from && s->asked <= offset) {
		from = s->asked;
		column = s->asked_column;
	}
	column += utf8_count(s->text + from, offset - from);
	remember(s, offset, column);
	return (struct position){line + 1, column};
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
