/* regc init: a small project that builds at once. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "commands.h"
#include "progress.h"

#define INIT "compiler/cli/init/"

int
run_init(struct options *o)
{
	const char *folder = o->arguments[0] ? o->arguments[0] : ".";
	size_t made = 0;

	if (mkdir(folder, 0777) < 0 && errno != EEXIST)
		diag_add(&o->diags, RG9003, (struct place){0}, "cannot create %s: %s", folder, strerror(errno));
	for (const struct embedded *e = embedded_files; e->name && !o->diags.n; e++)
		if (starts_with(e->name, INIT))
			made += make_file(o, folder, e->name + strlen(INIT), e, false);
	if (!o->diags.n)
		made += write_schemas(o, arena_printf(&o->arena, "%s/schemas", folder));
	if (o->diags.n)
		return finish(o, &o->diags);
	fprintf(stderr, "regc: %zu file%s written to %s\nnow run 'regc build %s'\n", made, plural(made), folder, folder);
	return 0;
}
