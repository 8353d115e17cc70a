/* regc check: all findings of a build, without writing anything. */
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "../base/file.h"
#include "../base/report.h"
#include "../site/folder.h"
#include "scenarios.h"
#include "commands.h"
#include "gate.h"
#include "progress.h"
#include "timings.h"

/* Templates that regc brings are in order; compiling them finds something only where a project has some of its own. */
static bool
has_templates(struct compilation *c)
{
	struct stat st;

	return stat(arena_printf(&c->arena, "%s/templates", c->project), &st) == 0 || !file_is_absent(errno);
}

static void
say_checked(const struct compilation *c)
{
	size_t own = 0, others;
	struct buf counts = {0};

	for (size_t i = 0; i < c->nfiles; i++)
		own += !c->files[i].now->source->library;
	others = c->nfiles - own;
	if (c->diags.n && !diag_count(&c->diags, SEVERITY_ERROR))
		buf_puts(&counts, "no errors");
	else
		report_counts(&counts, &c->diags);
	fprintf(stderr, "regc: %zu file%s", own, plural(own));
	if (others)
		fprintf(stderr, " and %zu of libraries", others);
	fprintf(stderr, ", %s\n", counts.s);
	buf_free(&counts);
}

int
run_check(struct options *o)
{
	struct compile_options co = compile_options(o, o->arguments[0]);
	struct compilation c = {0};
	struct renderer *renderer = NULL;
	struct timing timing;
	struct gate gate;
	bool fine;
	int status;

	if (!gate_open(&gate, o, &co) || !scenario_assume(o, &co))
		return finish(o, &o->diags);
	co.findings_only = true;
	co.timing = timings_start(o, &timing);
	render_start(MEMORY_OF_A_PAGE);
	fine = folder_recover(&c.diags, co.out) && compile(&c, &co, STAGE_PAGES);
	gate_hold(&gate, &c, fine);
	if (fine && has_templates(&c)) {
		timing_begin(co.timing, "stage", "templates");
		renderer = render_open(&c.diags, &c.schemas, c.project);
		timing_end(co.timing);
	}
	gate_close(&gate, &c);
	timings_end(o, &c.diags, co.timing);
	status = finish(o, &c.diags);
	if (status == 0 && !o->values[OPTION_QUIET])
		say_checked(&c);
	render_close(renderer);
	compile_free(&c);
	gate_free(&gate);
	return status;
}
