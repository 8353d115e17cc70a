/* regc verify: a site held against its manifest, and against what its project makes now. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../site/folder.h"
#include "../site/manifest.h"
#include "scenarios.h"
#include "commands.h"
#include "progress.h"

static bool
read_manifest(struct manifest *m, struct compilation *c, const char *folder)
{
	struct mistake mistake;
	struct diag *d;

	if (manifest_read(m, &c->arena, &c->schemas, folder, MANIFEST, &mistake))
		return true;
	d = diag_add(&c->diags, RG9004, (struct place){0}, "%s contains no " MANIFEST " written by regc", folder);
	diag_note(&c->diags, d, mistake.place, "%s", mistake.what);
	diag_help(&c->diags, d, "name a folder that 'regc build' wrote");
	return false;
}

static void
compare_files(struct diags *ds, const char *what, const struct manifest_file *was, size_t nwas, const struct manifest_file *now,
              size_t nnow)
{
	for (size_t i = 0; i < nwas; i++) {
		const struct manifest_file *file = manifest_find(now, nnow, was[i].path);

		if (!file || strcmp(file->sha256, was[i].sha256) != 0)
			diag_add(ds, RG7012, (struct place){0}, "%s %s %s", what, was[i].path, file ? "has changed" : "is missing");
	}
	for (size_t i = 0; i < nnow; i++)
		if (!manifest_find(was, nwas, now[i].path))
			diag_add(ds, RG7012, (struct place){0}, "%s %s is new", what, now[i].path);
}

/* the project built anew into a folder of its own, for the same day */
static void
rebuild(struct options *o, struct compilation *c, struct arena *a, const struct manifest *was, struct renderer **renderer)
{
	struct compile_options co = compile_options(o);
	const char *tmp = getenv("TMPDIR");
	char *folder = arena_printf(a, "%s/regc-verify-XXXXXX", tmp && *tmp ? tmp : "/tmp");
	/* one that was compared with an earlier edition has kept it */
	const char *previous = manifest_find(was->outputs, was->noutputs, EARLIER MANIFEST)
	                               ? arena_printf(a, "%s/" EARLIER MANIFEST, o->arguments[0])
	                               : NULL;
	struct build_options b = {.jobs = 1, .previous = previous};
	struct site_result result;
	struct manifest now;

	if (!mkdtemp(folder)) {
		diag_add(&c->diags, RG9003, (struct place){0}, "cannot create %s: %s", folder, strerror(errno));
		return;
	}
	co.out = folder;
	co.as_of = was->as_of;
	co.outputs = was->made ? "" : NULL;
	for (const char *const *made = was->made; made && *made; made++)
		co.outputs = arena_printf(a, "%s%s%s", co.outputs, *co.outputs ? "," : "", *made);
	audience_parse(was->audience, &co.audience);
	if (!scenario_again(o, &co, was->scenario)) {
		diag_share(&c->diags, &o->diags);
		folder_remove(&c->diags, folder);
		return;
	}
	if ((was->pack ? build_pack(c, &co, was->pack, &result, renderer) : build_site(c, &co, &b, &result, renderer)) &&
	    read_manifest(&now, c, folder)) {
		if (strcmp(was->version, now.version) != 0)
			diag_add(&c->diags, RG7012, (struct place){0}, "the site was built by regc %s; this is regc %s", was->version, now.version);
		compare_files(&c->diags, "source", was->inputs, was->ninputs, now.inputs, now.ninputs);
		compare_files(&c->diags, "output", was->outputs, was->noutputs, now.outputs, now.noutputs);
	}
	folder_remove(&c->diags, folder);
}

/* a site is built again for the audience that its manifest names; asking for another one is a finding */
static bool
check_audience(struct options *o, struct diags *ds, const struct manifest *m)
{
	if (!o->values[OPTION_AUDIENCE] || strcmp(o->values[OPTION_AUDIENCE], m->audience) == 0)
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
	struct manifest m = {0};
	int status;

	if (!o->arguments[0])
		diag_help(&o->diags, usage(o, "'verify' needs the folder of a site"), "for example 'regc verify out .'");
	if (o->diags.n)
		return finish(o, &o->diags);
	if (compile_schemas(&c) && read_manifest(&m, &c, o->arguments[0])) {
		manifest_verify(&m, &c.diags, o->arguments[0]);
		if (check_audience(o, &c.diags, &m) && o->project)
			rebuild(o, &c, &a, &m, &renderer);
	}
	status = finish(o, &c.diags);
	if (status == 0 && !o->values[OPTION_QUIET])
		fprintf(stderr, "regc: %zu file%s verified%s\n", m.noutputs, plural(m.noutputs), o->project ? ", and the sources reproduce them" : "");
	render_close(renderer);
	arena_free(&a);
	compile_free(&c);
	return status;
}
