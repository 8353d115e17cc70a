/* regc merge: the parts that shards left, put together. */
#include "commands.h"

int
run_merge(struct options *o)
{
	return finish(o, &o->diags);
}
