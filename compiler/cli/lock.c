/* regc lock: records in lock files what the captures contain. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "../evidence/lockfile.h"
#include "commands.h"
#include "progress.h"

struct locked {
	size_t written, same, absent;
	const char *what;
};

/* what cannot be read is not, and is written anew */
static bool
is_text_of(const char *path, const char *text)
{
	size_t n = 0;
	char *bytes = file_load(path, strlen(text), &n);
	bool same = bytes && n == strlen(text) && memcmp(bytes, text, n) == 0;

	free(bytes);
	return same;
}

static void
lock_owner(struct compilation *c, const struct holdings *h, const struct card *owner, struct locked *done)
{
	struct arena a = {0};
	const char *path = lock_path(&a, owner), *text;

	if (!lock_available(h, owner))
		done->absent++;
	else if ((text = lock_make(&a, h, &c->diags, owner))) {
		if (is_text_of(path, text))
			done->same++;
		else
			done->written += write_whole(&c->diags, path, text, strlen(text));
	}
	arena_free(&a);
}

static void
lock_all(struct compilation *c, const struct compile_options *co, struct locked *done)
{
	struct lock_owners owners = lock_owners(&c->arena, &c->model);
	struct holdings h;

	done->what = owners.name;
	holdings_open(&h, &c->model, &c->diags, co->project, co->archives);
	for (size_t i = 0; i < owners.n && diag_status(&c->diags) != 2; i++)
		lock_owner(c, &h, owners.all[i], done);
	holdings_close(&h);
}

int
run_lock(struct options *o)
{
	struct compile_options co = author_options(o, o->arguments[0]);
	struct compilation c = {0};
	struct locked done = {0};
	int status;

	co.without_locks = true;
	if (compile(&c, &co, STAGE_LINK))
		lock_all(&c, &co, &done);
	if (done.absent)
		diag_help(&c.diags,
		          diag_add(&c.diags, RG5019, (struct place){0}, "the captures of %zu %s are not available here", done.absent, done.what),
		          "their lock files are unchanged; give a clone or store with '--archive ID=PATH'");
	status = finish(o, &c.diags);
	if (!o->values[OPTION_QUIET])
		fprintf(stderr, "regc: %zu lock file%s written, %zu unchanged\n", done.written, plural(done.written), done.same);
	compile_free(&c);
	return status;
}
