/* regc pack: the evidence for a clause or an article of law, in a folder of its own. */
#include <stdio.h>
#include <string.h>

#include "../model/link.h"
#include "../site/evidence_pack.h"
#include "commands.h"
#include "progress.h"

/* The unit that a name refers to: a clause, or an article if the name begins with the id of a law; with or without its
 * kind before it, as pages cite it. NULL with a finding. */
static const struct card *
packed(struct compilation *c, const char *name)
{
	static const char *const kinds[] = {"provision", "obligation"};
	const char *law;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (starts_with(name, kinds[i]) && name[strlen(kinds[i])] == ':')
			return find_unit(c, kinds[i], name + strlen(kinds[i]) + 1);
	law = arena_copy(&c->arena, name, strcspn(name, "/"));
	return find_unit(c, kinds[link_resolve(&c->model, "regulation", law, NULL) != NULL], name);
}

bool
build_pack(struct compilation *c, const struct compile_options *co, const char *name, struct site_result *result,
           struct renderer **renderer)
{
	struct site_options so = {.out = co->out, .jobs = 1};
	const struct card *unit;
	bool fine = start_site(c, co, &so) && (unit = packed(c, name)) &&
	            pack_write(&c->diags, &c->analysis, unit, co->project, &so, result);

	*renderer = so.renderer;
	return fine;
}

int
run_pack(struct options *o)
{
	struct compile_options co = compile_options(o);
	struct compilation c = {0};
	struct renderer *renderer = NULL;
	struct site_result result;
	bool fine;
	int status;

	if (!o->arguments[0])
		diag_help(&o->diags, usage(o, "'pack' needs a clause or an article"),
		          "give its id, such as platform/document/provision or law/art-1");
	else if (!o->values[OPTION_OUT])
		diag_help(&o->diags, usage(o, "'pack' needs a folder to create"), "name it with -o");
	if (o->diags.n)
		return finish(o, &o->diags);
	fine = build_pack(&c, &co, o->arguments[0], &result, &renderer);
	status = finish(o, &c.diags);
	if (fine && !o->values[OPTION_QUIET])
		fprintf(stderr, "regc: %zu file%s written to %s\nsee %s/README.txt\n", result.files, plural(result.files), co.out, co.out);
	render_close(renderer);
	compile_free(&c);
	return status;
}
