/* regc build: the site of a project; verify and pack make theirs with the same functions. */
#include <stdio.h>
#include <unistd.h>

#include "../base/report.h"
#include "../site/folder.h"
#include "../site/kept.h"
#include "../site/shard.h"
#include "../site/since.h"
#include "../site/world.h"
#include "scenarios.h"
#include "commands.h"
#include "deps.h"
#include "gate.h"
#include "locate.h"
#include "progress.h"
#include "timings.h"
#include "unchanged.h"

void
say_built(const struct options *o, const struct compile_options *co, const struct analysis *an, const struct site_result *r)
{
	const struct since *s = an->since;

	if (o->values[OPTION_QUIET])
		return;
	fprintf(stderr, "regc: %zu page%s in %s; %zu file%s, %zu written, %zu removed\n", r->pages, plural(r->pages), co->out,
	        r->files, plural(r->files), r->written, r->removed);
	if (s)
		fprintf(stderr, "since edition %s: %zu of %zu %s differ\n", s->edition, s->differ, s->of,
		        s->sources ? "source files" : "mappings");
	fprintf(stderr, "open %s/index.html\n", co->out);
}

bool
start_site(struct compilation *c, const struct compile_options *co, struct site_options *so)
{
	render_start(MEMORY_OF_A_PAGE);
	if (!folder_recover(&c->diags, co->out) || !compile(c, co, STAGE_PAGES))
		return false;
	timing_begin(co->timing, "stage", "templates");
	so->renderer = render_open(&c->diags, &c->schemas, c->project);
	timing_end(co->timing);
	so->inputs = c->inputs;
	so->ninputs = c->ninputs;
	return diag_count(&c->diags, SEVERITY_ERROR) == 0;
}

/* of findings that are shown their last line says it */
void
say_aside(const struct options *o, const struct diags *ds)
{
	struct buf counts = {0};

	if (o->values[OPTION_QUIET] || ds->n || !(ds->aside[ASIDE_SUPPRESSED].n + ds->aside[ASIDE_BASELINE].n))
		return;
	report_counts(&counts, ds);
	fprintf(stderr, "regc: %s\n", counts.s);
	buf_free(&counts);
}

int
made_status(int status, bool made)
{
	return made || status ? status : 1;
}

/* the differences from the edition given; read before anything is written, because it may be the one replaced */
static bool
compare_editions(struct compilation *c, const char *previous, struct earlier *earlier, struct since *since)
{
	struct source_file *files;

	if (!earlier_read(earlier, &c->arena, &c->diags, &c->analysis, previous))
		return false;
	ARENA_ARRAY(&c->arena, files, c->ninputs);
	for (size_t i = 0; i < c->ninputs; i++) {
		char hex[SHA256_HEX];

		files[i] = (struct source_file){c->inputs[i].path,
		                                arena_string(&c->arena, sha256_hex(&c->inputs[i].digest, hex))};
	}
	since_make(since, &c->arena, &c->analysis, earlier, files, c->ninputs);
	c->analysis.since = since;
	return true;
}

bool
build_site(struct compilation *c, const struct compile_options *co, const struct build_options *b, struct site_result *result,
           struct renderer **renderer)
{
	struct since *since = arena_take(&c->arena, sizeof *since);
	struct earlier earlier;
	struct site_options so = {.out = co->out, .jobs = b->jobs, .project = co->project, .cache = &c->cache,
	                          .timing = co->timing, .watch = co->watch, .explain = b->explain, .explained = b->explained, .templates = b->templates,
	                          .shard = b->shard, .parts = b->parts, .reading = kept_reading_begin(&c->cache, co->out, b->jobs)};
	bool fine = start_site(c, co, &so);

	if (b->gate)
		fine = gate_hold(b->gate, c, fine) && fine;
	*renderer = so.renderer;
	if (fine && b->previous) {
		so.earlier = &earlier;
		fine = compare_editions(c, b->previous, &earlier, since);
	}
	fine = fine && site_build(&c->diags, &c->analysis, &so, result);
	kept_reading_end(so.reading);
	if (b->gate)
		gate_close(b->gate, c);
	return fine;
}

static void
say_left(const struct options *o, const struct compile_options *co, const struct shard *shard, const struct site_result *r)
{
	if (!o->values[OPTION_QUIET])
		fprintf(stderr, "regc: %zu page%s of shard %u of %u in %s; %zu file%s, %zu written, %zu removed\n", r->pages,
		        plural(r->pages), shard->k, shard->n, co->out, r->files, plural(r->files), r->written, r->removed);
}

/* the shard that is asked for, and the folder of its part instead of that of the site; NULL for the whole */
static const struct shard *
shard_asked(struct options *o, struct compile_options *co, struct shard *shard)
{
	const char *parts = o->values[OPTION_PARTS];

	if (!o->values[OPTION_SHARD] || !shard_parse(o->values[OPTION_SHARD], shard))
		return NULL;
	co->out = arena_printf(&o->arena, "%s/" SHARD_FOLDER, parts ? parts : locate_usual(o, "parts"), shard->k, shard->n);
	return shard;
}

static bool
check_arguments(struct options *o)
{
	const char *shard = o->values[OPTION_SHARD];

	if (o->values[OPTION_PARTS] && !shard)
		diag_help(&o->diags, usage(o, "'--parts' goes with '--shard'"), "say which of how many with --shard, such as 1/4");
	if (o->values[OPTION_OUT] && shard)
		diag_help(&o->diags, usage(o, "'--out' does not go with '--shard'"),
		          "a shard leaves its part below the folder of --parts; 'regc merge' makes the site");
	return o->diags.n == 0;
}

/* whoever asks what was read, or why something was made, is told so by a build */
static bool
must_build(const struct options *o)
{
	return o->values[OPTION_PREVIOUS] || o->values[OPTION_DEPS] || o->values[OPTION_EXPLAIN_REBUILD];
}

/* a site and a part in one folder, one after the other, are not the same, though nothing else has changed */
static bool
is_part(const char *folder)
{
	struct arena a = {0};
	bool found = access(arena_printf(&a, "%s/" SHARD_INDEX, folder), F_OK) == 0;

	arena_free(&a);
	return found;
}

static bool
is_unchanged(const struct options *o, struct compilation *c, const struct compile_options *co, struct site_result *result, struct walked *own)
{
	bool same;

	timing_begin(co->timing, "stage", "unchanged");
	same = !must_build(o) && is_part(co->out) == (o->values[OPTION_SHARD] != NULL) && folder_recover(&c->diags, co->out) && unchanged(&c->cache, &c->diags, co, result, own);
	timing_end(co->timing);
	return same;
}

/* false with findings */
static bool
build(struct options *o, struct compilation *c, const struct compile_options *co, const struct shard *shard, struct gate *gate,
      struct buf *explained, struct site_result *result, struct renderer **renderer)
{
	struct buf templates = {0};
	int64_t began = cache_now(&c->cache);
	bool looked = world_templates(&templates, co->project), fine;
	struct build_options b = {.jobs = co->jobs, .previous = o->values[OPTION_PREVIOUS], .explain = o->values[OPTION_EXPLAIN_REBUILD],
	                          .explained = explained, .templates = looked ? &templates : NULL, .shard = shard, .gate = gate};

	fine = build_site(c, co, &b, result, renderer);
	if (fine && !b.previous)
		unchanged_keep(c, co, &templates, result, began);
	buf_free(&templates);
	return fine;
}

int
run_build(struct options *o)
{
	struct compile_options co = compile_options(o);
	struct compilation c = {0};
	struct walked own = {.whole = false};
	struct renderer *renderer = NULL;
	struct site_result result;
	struct buf explained = {0};
	struct timing timing;
	struct shard asked;
	const struct shard *shard;
	struct gate gate;
	bool fine;
	int status;

	if (!check_arguments(o) || !gate_open(&gate, o, &co) || !scenario_assume(o, &co))
		return finish(o, &o->diags);
	if (co.nassumed && !o->values[OPTION_OUT])
		co.out = locate_usual(o, "scenario"); /* an edition is not replaced by what is none */
	shard = shard_asked(o, &co, &asked);
	co.timing = timings_start(o, &timing);
	cache_open(&c.cache, co.cache, render_libraries(&c.arena));
	co.walked = &own;
	fine = is_unchanged(o, &c, &co, &result, &own) || build(o, &c, &co, shard, &gate, &explained, &result, &renderer);
	deps_write(o, &c, &co, fine);
	timings_end(o, &c.diags, co.timing);
	status = made_status(finish(o, &c.diags), fine);
	if (explained.n)
		fputs(explained.s, stderr);
	say_aside(o, &c.diags);
	if (fine && shard)
		say_left(o, &co, shard, &result);
	else if (fine)
		say_built(o, &co, &c.analysis, &result);
	buf_free(&explained);
	render_close(renderer);
	compile_free(&c);
	walked_free(&own);
	gate_free(&gate);
	return status;
}
