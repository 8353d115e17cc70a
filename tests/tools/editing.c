#include "editing.h"

#include <string.h>

#include "../../compiler/base/file.h"
#include "../../compiler/base/source.h"
#include "../../compiler/base/text.h"

size_t
pick(uint64_t *random, size_t n)
{
	*random ^= *random << 13;
	*random ^= *random >> 7;
	*random ^= *random << 17;
	return (size_t)(*random % n);
}

char *
text_at(const char *path)
{
	size_t n;
	char *text = file_load(path, SOURCE_MAX, &n);

	if (!text)
		die("cannot read %s", path);
	return text;
}

char *
joined(const char *before, size_t n, const char *between, const char *after)
{
	struct buf b = {0};

	buf_add(&b, before, n);
	buf_puts(&b, between);
	buf_puts(&b, after);
	return b.s;
}

size_t
some_line(uint64_t *random, const char *text)
{
	size_t at = pick(random, strlen(text) + 1);

	while (at > 0 && text[at - 1] != '\n')
		at--;
	return at;
}

char *
word_changed(uint64_t *random, const char *text)
{
	size_t at = some_line(random, text);
	const char *colon = strchr(text + at, ':');
	size_t to = colon ? (size_t)(colon - text) + 1 : strlen(text);

	return joined(text, to, " changed", text + to);
}

char *
line_changed(uint64_t *random, const char *text, bool twice)
{
	size_t at = some_line(random, text), n = strcspn(text + at, "\n") + (strchr(text + at, '\n') != NULL);
	char *line = joined(text + at, twice ? n : 0, "", "");
	char *changed = joined(text, at, line ? line : "", text + at + (twice ? 0 : n));

	free(line);
	return changed;
}

char *
value_changed(uint64_t *random, const char *text, const char *other)
{
	size_t at = some_line(random, text), from = some_line(random, other);
	const char *key = strchr(text + at, ':'), *value = strchr(other + from, ':');
	struct buf b = {0};

	if (!key || !value)
		return joined(text, strlen(text), "", "");
	buf_add(&b, text, (size_t)(key - text) + 1);
	buf_add(&b, value + 1, strcspn(value + 1, "\n"));
	buf_puts(&b, key + strcspn(key, "\n"));
	return b.s;
}

char *
broken(uint64_t *random, const char *text)
{
	static const char *const bad[] = {"\"", "\t: [", "unknown-key: x\n", "  - ]\n", "title: a\ntitle: b\n", "\xff\xfe", "&a ", "{"};
	size_t at = some_line(random, text);

	return joined(text, at, bad[pick(random, sizeof bad / sizeof *bad)], text + at);
}
