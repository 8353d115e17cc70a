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

static bool
has_key(const char *line, const char *const *keys, size_t *value)
{
	size_t at = strspn(line, " -"), n = strcspn(line + at, ": \n");

	if (strncmp(line + at + n, ": ", 2) != 0 || strchr("|>[{&\n", line[at + n + 2]))
		return false;
	*value = at + n + 2;
	for (; *keys; keys++)
		if (strlen(*keys) == n && strncmp(*keys, line + at, n) == 0)
			return true;
	return false;
}

bool
some_value(uint64_t *random, const char *text, const char *const *keys, struct value_place *found)
{
	size_t n = 0, value;

	for (const char *line = text, *end; *line; line = *end ? end + 1 : end) {
		end = line + strcspn(line, "\n");
		if (has_key(line, keys, &value) && pick(random, ++n) == 0)
			*found = (struct value_place){(size_t)(line - text) + value, (size_t)(end - text)};
	}
	return n > 0;
}

static const struct choice choices[] = {
	{"confidence", {"low", "medium", "high"}},
	{"relation", {"satisfies", "supports", "discloses", "shifts", "relies-on", "contrary", "bears-on", "not-applicable"}},
	{"status", {"draft", "in-review"}},
	{"method", {"human", "automated", "hybrid"}},
	{"deontic", {"obligation", "prohibition"}},
	{"class", {"official", "secondary", "copy"}},
	{"value", {"\"yes\"", "\"no\"", "2026-02-01", "2025-12-01"}},
	{"opened", {"true", "false"}},
	{"seat", {"US-CA", "DE", "US"}},
	{"horizon", {"30", "180", "365"}},
	{"share", {"0.5", "1", "2", "3"}},
	{"basis", {"inferred", "verbatim", "statute"}},
	{"obligation", {"media-act/art-1", "media-act/art-2", "marking-act/art-2", "media-act/art-3"}},
	{"position", {"meets", "neutral", "conflicts", "does-not-discharge"}},
};

const struct choice *
some_choice(uint64_t *random)
{
	return &choices[pick(random, sizeof choices / sizeof *choices)];
}

const char *
chosen_value(uint64_t *random, const struct choice *c)
{
	size_t n = 1; /* each has some */

	while (n < sizeof c->values / sizeof *c->values && c->values[n])
		n++;
	return c->values[pick(random, n)];
}
