#include "prose.h"

#include <string.h>

const char *
prose_next_ref(const char *text, size_t *length)
{
	static const char mark[] = "](ref:";
	const char *at = strstr(text, mark);

	if (!at)
		return NULL;
	at += sizeof mark - 1;
	*length = strcspn(at, ") \n");
	return at;
}
