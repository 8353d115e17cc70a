#include "remember.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "commands.h"

/* as it is written: relative to the project where it is inside, so that both can be moved together; NULL with a finding */
static const char *
written(struct compilation *c, const char *project, const char *path)
{
	char *below = file_below(project, path), *whole = below ? NULL : realpath(path, NULL);
	const char *found = below ? below : whole, *text = found ? arena_string(&c->arena, found) : NULL;

	if (!text)
		diag_add(&c->diags, RG9001, (struct place){0}, "cannot read %s: %s", path, file_why(errno));
	else if (text[strcspn(text, "\n\r\t")] || utf8_check(text, strlen(text)) != strlen(text)) {
		diag_add(&c->diags, RG9003, (struct place){0}, "the path of an archive cannot be kept: it has characters that YAML does not write");
		text = NULL;
	}
	free(below);
	free(whole);
	return text;
}

static bool
keep(struct compilation *c, const char *project, const char *id, const char *path)
{
	const char *text = written(c, project, path);

	if (text)
		local_set(&c->local, &c->arena, id, *text ? text : ".");
	return text != NULL;
}

static bool
write_local(struct options *o, struct compilation *c, const char *project, size_t n)
{
	const char *path = arena_printf(&c->arena, "%s/" WALK_LOCAL, project);
	struct buf b = {0};
	bool fine;

	local_text(&b, &c->local);
	fine = write_whole(&c->diags, path, b.s, b.n);
	buf_free(&b);
	if (fine && !o->values[OPTION_QUIET])
		fprintf(stderr, "regc: %zu path%s of archives written to %s, which is not to be committed\n", n, n == 1 ? "" : "s", path);
	return fine;
}

bool
remember_archive(struct options *o, struct compilation *c, const char *project, const char *id, const char *path)
{
	return keep(c, project, id, path) && write_local(o, c, project, 1);
}

bool
remember_archives(struct options *o, struct compilation *c, const struct compile_options *co)
{
	size_t n = 0;

	if (diag_count(&c->diags, SEVERITY_ERROR))
		return false;
	for (const char *const *given = co->archives; given && *given; given++, n++) {
		size_t id = strcspn(*given, "=");

		if (!keep(c, co->project, arena_copy(&c->arena, *given, id), *given + id + 1))
			return false;
	}
	if (!n) {
		diag_help(&c->diags, diag_add(&c->diags, RG9010, (struct place){0}, "'--remember' needs '--archive'"), "say where an archive is: --archive ID=PATH");
		return false;
	}
	return write_local(o, c, co->project, n);
}
