/* regc check: all findings of a build, without writing anything. */
#include <stdio.h>

#include "scenarios.h"
#include "commands.h"
#include "progress.h"

int
run_check(struct options *o)
{
	struct compile_options co = compile_options(o, o->arguments[0]);
	struct compilation c = {0};
	struct site_options so = {.out = co.out};
	int status;

	if (!scenario_assume(o, &co))
		return finish(o, &o->diags);
	start_site(&c, &co, &so);
	status = finish(o, &c.diags);
	if (status == 0 && !o->values[OPTION_QUIET])
		fprintf(stderr, "regc: %zu file%s, %s\n", c.nfiles, plural(c.nfiles), c.diags.n ? "no errors" : "no findings");
	render_close(so.renderer);
	compile_free(&c);
	return status;
}
