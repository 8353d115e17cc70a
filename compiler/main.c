#include "cli/again.h"
#include "cli/commands.h"
#include "cli/locate.h"
#include "cli/progress.h"
#include "version.h"

static int
print_version(void)
{
	struct buf out = {0};
	int status;

	buf_puts(&out, "regc " REGC_VERSION "\n");
	status = progress_print(&out);
	buf_free(&out);
	return status;
}

static int
run(struct options *o)
{
	int status;

	if (ON_PROJECTS & 1U << (o->command - commands))
		progress_begin(o);
	status = o->command->run(o);
	progress_end(o);
	watch_close(o->watch);
	return status;
}

int
main(int argc, char **argv)
{
	struct options o = {.version = REGC_VERSION};
	int status;

	if (!options_parse(&o, argc, argv) || (o.command && !locate_project(&o)))
		status = finish(&o, &o.diags);
	else if (o.values[OPTION_VERSION])
		status = print_version();
	else if (o.values[OPTION_HELP] || !o.command)
		status = help_print(o.command);
	else
		status = o.values[OPTION_WATCH] ? again_run(&o, run) : run(&o);
	diag_free(&o.diags);
	arena_free(&o.arena);
	return status;
}
