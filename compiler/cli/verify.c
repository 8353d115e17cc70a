/* regc verify: a site compared with its manifest, and with a new build of its project. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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
			diag_add(ds, RG7012, (struct place){0}, "%s %s %s", what, was[i].path, sha256 ? "has changed" : "is missing");
	}
	for (size_t i = 0; i < nnow; i++)
		if (!recorded_sha256(was, nwas, now[i].path))
			diag_add(ds, RG7012, (struct place){0}, "%s %s is new", what, now[i].path);
}

static void
remove_site(const struct manifest *m, struct arena *a, const char *folder)
{
	for (size_t i = 0; i < m->noutputs; i++) {
		char *path = arena_printf(a, "%s/%s", folder, m->outputs[i].path);

		unlink(path);
		for (char *slash = strrchr(path, '/'); slash && strlen(path) > strlen(folder); slash = strrchr(path, '/')) {
			*slash = '\0';
			if (strcmp(path, folder) == 0 || rmdir(path) < 0)
				break;
		}
	}
	unlink(arena_printf(a, "%s/manifest.json", folder));
	rmdir(folder);
}

/* builds the project into a temporary folder, as of the same day, and compares */
static void
rebuild(struct options *o, struct compilation *c, struct arena *a, const struct manifest *was, struct renderer **renderer)
{
	struct compile_options co = compile_options(o, o->arguments[1]);
	const char *tmp = getenv("TMPDIR");
	char *folder = arena_printf(a, "%s/regc-verify-XXXXXX", tmp && *tmp ? tmp : "/tmp");
	/* a site that was compared with an earlier edition contains that edition's manifest */
	const char *previous = recorded_sha256(was->outputs, was->noutputs, EARLIER MANIFEST)
	                               ? arena_printf(a, "%s/" EARLIER MANIFEST, o->arguments[0])
	                               : NULL;
	struct site_result result;
	struct manifest now;

	if (!mkdtemp(folder)) {
		diag_add(&c->diags, RG9003, (struct place){0}, "cannot create a folder in %s", tmp && *tmp ? tmp : "/tmp");
		return;
	}
	co.out = folder;
	co.as_of = was->as_of;
	if ((was->pack ? build_pack(c, &co, was->pack, &result, renderer) : build_site(c, &co, previous, 1, &result, renderer)) &&
	    manifest_read(&now, a, &c->diags, folder)) {
		if (strcmp(was->version, now.version) != 0)
			diag_add(&c->diags, RG7012, (struct place){0}, "the site was built by regc %s; this is regc %s", was->version, now.version);
		compare_files(&c->diags, "source", was->inputs, was->ninputs, now.inputs, now.ninputs);
		compare_files(&c->diags, "output", was->outputs, was->noutputs, now.outputs, now.noutputs);
		remove_site(&now, a, folder);
	}
	rmdir(folder);
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
		diag_help(&o->diags, usage(o, "'verify' needs the folder of a site"), "for example 'regc verify out .'");
	if (o->diags.n)
		return finish(o, &o->diags);
	if (manifest_read(&m, &a, &c.diags, o->arguments[0])) {
		n = manifest_verify(&m, &c.diags, o->arguments[0]);
		if (o->arguments[1])
			rebuild(o, &c, &a, &m, &renderer);
	}
	status = finish(o, &c.diags);
	if (status == 0 && !o->values[OPTION_QUIET])
		fprintf(stderr, "regc: %zu file%s verified%s\n", n, plural(n), o->arguments[1] ? ", and the sources reproduce them" : "");
	render_close(renderer);
	arena_free(&a);
	compile_free(&c);
	return status;
}
