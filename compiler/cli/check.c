/* regc check: all findings of a build, without writing anything. */
#include <stdio.h>

#include "scenarios.h"
#include "commands.h"
#include "progress.h"
#include "timings.h"

int
run_check(struct options *o)
{
	struct compile_options co = compile_options(o, o->arguments[0]);
	struct compilation c = {0};
	struct site_options so = {.out = co.out};
	struct timing timing;
	int status;

	if (!scenario_assume(o, &co))
		return finish(o, &o->diags);
	co.timing = timings_start(o, &timing);
	start_site(&c, &co, &so);
	timings_end(o, &c.diags, co.timing);
	status = finish(o, &c.diags);
	if (status == 0 && !o->values[OPTION_QUIET])
		fprintf(stderr, "regc: %zu file%s, %s\n", c.nfiles, plural(c.nfiles), c.diags.n ? "no errors" : "no findings");
	render_close(so.renderer);
	compile_free(&c);
	return status;
}
