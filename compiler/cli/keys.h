/* All keys that a person can write, as the schemas have them: what `regc explain` and `regc new` look in. */
#ifndef KEYS_H
#define KEYS_H

#include "../syntax/schema.h"

struct key_use {
	const char *kind;            /* of the unit */
	const char *path;            /* within it, "mappings.relation" */
	const char *name;            /* the key, "relation" */
	const struct schema *schema; /* what it has, with what is said of it beside a $ref */
	bool required;
};

struct key_list {
	struct key_use *all; /* in the order of the kinds, and of the schema of each */
	size_t n, cap;
};

/* Lists the keys of all kinds but the lock, which nobody writes by hand; paths are in a. Freed with key_list_free. */
void key_list_make(struct key_list *keys, struct arena *a, const struct schemas *all);
void key_list_free(struct key_list *keys);

/* whether a dotted name is the path of a key or the end of it: "effect", "contract.effect" */
bool key_is(const struct key_use *key, const char *name);
/* what a value of the key is, or one item of its list, without what is said beside a $ref */
const struct schema *key_value(const struct key_use *key);

#endif
