/* regc verify: a site held against its manifest, and against what its project makes now. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../site/folder.h"
#include "commands.h"
#include "progress.h"

static const char *
recorded_sha256(const struct manifest_file *files, size_t n, const char *path)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(files[i].path, path) == 0)
			return files[i].sha256;
	return NULL;
}

static void
compare_files(struct diags *ds, const char *what, const struct manifest_file *was, size_t nwas, const struct manifest_file *now,
              size_t nnow)
{
	for (size_t i = 0; i < nwas; i++) {
		const char *sha256 = recorded_sha256(now, nnow, was[i].path);

		if (!sha256 || strcmp(sha256, was[i].sha256) != 0)
			diag_add(ds, RG7012, (struct place){0}, "%s %s %s", what, was[i].path, sha256 ? "differs now" : "is no longer there");
	}
	for (size_t i = 0; i < nnow; i++)
		if (!recorded_sha256(was, nwas, now[i].path))
			diag_add(ds, RG7012, (struct place){0}, "%s %s is new", what, now[i].path);
}

/* the project built anew into a folder of its own, for the same day */
static void
rebuild(struct options *o, struct compilation *c, struct arena *a, const struct manifest *was, struct renderer **renderer)
{
	struct compile_options co = compile_options(o, o->arguments[1]);
	const char *tmp = getenv("TMPDIR");
	char *folder = arena_printf(a, "%s/regc-verify-XXXXXX", tmp && *tmp ? tmp : "/tmp");
	/* one that was compared with an earlier edition has kept it */
	const char *previous = recorded_sha256(was->outputs, was->noutputs, EARLIER MANIFEST)
	                               ? arena_printf(a, "%s/" EARLIER MANIFEST, o->arguments[0])
	                               : NULL;
	struct site_result result;
	struct manifest now;

	if (!mkdtemp(folder)) {
		diag_add(&c->diags, RG9003, (struct place){0}, "cannot make %s: %s", folder, strerror(errno));
		return;
	}
	co.out = folder;
	co.as_of = was->as_of;
	co.audience = was->audience;
	if ((was->pack ? build_pack(c, &co, was->pack, &result, renderer) : build_site(c, &co, previous, 1, &result, renderer)) &&
	    manifest_read(&now, a, &c->diags, folder)) {
		if (strcmp(was->version, now.version) != 0)
			diag_add(&c->diags, RG7012, (struct place){0}, "it was built by regc %s; this is %s", was->version, now.version);
		compare_files(&c->diags, "source", was->inputs, was->ninputs, now.inputs, now.ninputs);
		compare_files(&c->diags, "output", was->outputs, was->noutputs, now.outputs, now.noutputs);
	}
	folder_remove(&c->diags, folder);
}

/* a site is made again for the audience that its manifest names; who asks for another is told so */
static bool
check_audience(struct options *o, struct diags *ds, const struct manifest *m)
{
	if (!o->values[OPTION_AUDIENCE] || compile_options(o, NULL).audience == m->audience)
		return true;
	diag_add(ds, RG7012, (struct place){0}, "the site was not built for the audience '%s'", o->values[OPTION_AUDIENCE]);
	return false;
}

int
run_verify(struct options *o)
{
	struct compilation c = {0};
	struct arena a = {0};
	struct renderer *renderer = NULL;
	struct manifest m;
	size_t n = 0;
	int status;

	if (!o->arguments[0])
		diag_help(&o->diags, usage(o, "'%s' takes the folder of a site", "verify"), "such as 'regc verify out .'");
	if (o->diags.n || !check_values(o))
		return finish(o, &o->diags);
	if (manifest_read(&m, &a, &c.diags, o->arguments[0])) {
		n = manifest_verify(&m, &c.diags, o->arguments[0]);
		if (check_audience(o, &c.diags, &m) && o->arguments[1])
			rebuild(o, &c, &a, &m, &renderer);
	}
	status = finish(o, &c.diags);
	if (status == 0 && !o->values[OPTION_QUIET])
		fprintf(stderr, "regc: %zu files are as built%s\n", n, o->arguments[1] ? ", and the sources make the same" : "");
	render_close(renderer);
	arena_free(&a);
	compile_free(&c);
	return status;
}
