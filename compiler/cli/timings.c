#include "timings.h"

#include "commands.h"

struct timing *
timings_start(const struct options *o, struct timing *t)
{
	if (!o->values[OPTION_TIMINGS])
		return NULL;
	timing_start(t);
	timing_begin(t, "command", o->command->word);
	return t;
}

void
timings_end(const struct options *o, struct diags *ds, struct timing *t)
{
	struct buf json = {0};

	if (!t)
		return;
	timing_write(&json, t);
	write_whole(ds, o->values[OPTION_TIMINGS], json.s, json.n);
	buf_free(&json);
	timing_free(t);
}
