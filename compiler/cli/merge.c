/* regc merge: the parts that shards left, put together to the site that 'regc build' makes of the same project. */
#include "../site/shard.h"
#include "../site/world.h"
#include "commands.h"
#include "gate.h"
#include "locate.h"
#include "scenarios.h"

int
run_merge(struct options *o)
{
	struct compile_options co = compile_options(o);
	struct shard_parts parts = {0};
	struct gate gate;
	struct buf templates = {0};
	struct build_options b = {.jobs = co.jobs, .previous = o->values[OPTION_PREVIOUS], .parts = &parts, .gate = &gate};
	struct compilation c = {0};
	struct renderer *renderer = NULL;
	struct site_result result;
	bool fine;
	int status;

	if (!o->arguments[0])
		diag_help(&o->diags, usage(o, "'merge' needs the folders in which shards left their parts"),
		          "name that of --parts, or several");
	if (o->diags.n || !gate_open(&gate, o, &co) || !scenario_assume(o, &co))
		return finish(o, &o->diags);
	if (co.nassumed && !o->values[OPTION_OUT])
		co.out = locate_usual(o, "scenario");
	cache_open(&c.cache, co.cache, render_libraries(&c.arena));
	b.templates = world_templates(&templates, co.project) ? &templates : NULL;
	fine = parts_find(&parts, &c.diags, o->arguments) && build_site(&c, &co, &b, &result, &renderer);
	buf_free(&templates);
	status = made_status(finish(o, &c.diags), fine);
	say_aside(o, &c.diags);
	if (fine)
		say_built(o, &co, &c.analysis, &result);
	render_close(renderer);
	parts_free(&parts);
	compile_free(&c);
	gate_free(&gate);
	return status;
}
