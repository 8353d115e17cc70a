#include "shard.h"

#include <ctype.h>
#include <stdlib.h>

bool
shard_parse(const char *text, struct shard *shard)
{
	char *end;
	unsigned long k, n;

	if (!isdigit((unsigned char)*text))
		return false;
	k = strtoul(text, &end, 10);
	if (*end != '/' || !isdigit((unsigned char)end[1]))
		return false;
	n = strtoul(end + 1, &end, 10);
	*shard = (struct shard){(unsigned)k, (unsigned)n};
	return !*end && k >= 1 && k <= n && n <= SHARDS_MOST;
}
