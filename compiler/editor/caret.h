/* What stands at a place of a YAML file of the map, also while it is being written and is no YAML yet: the lines are looked
 * at, not a tree. So completion works in a file that does not parse. */
#ifndef CARET_H
#define CARET_H

#include "../syntax/schema.h"

enum caret_at {
	CARET_NOWHERE, /* in a comment, or where no schema says what can stand */
	CARET_KEY,     /* in a key, or where one can begin */
	CARET_VALUE,   /* in a value that is one text, or where one can begin */
	CARET_PROSE    /* in a text of several words */
};

/* a key of a map, with its value where that is on its line and no list or map */
struct caret_entry {
	const char *key, *value; /* value "" where there is none */
	struct span key_span, value_span;
};

/* a map that the place is in */
struct caret_map {
	const struct schema *schema; /* that describes it; NULL where a key above is unknown */
	struct caret_entry *entries;
	size_t n;
	const char *key;             /* under which the next map, or the value at the place, stands; NULL at a key */
	size_t number;               /* of the item, from 0, where the value of the key is a list */
	bool item;
};

struct caret {
	enum caret_at at;
	struct caret_map *maps;     /* outermost first */
	size_t n;
	const struct property
		*property; /* of the key at the place, or of the value; NULL where the schema does not know it */
	const struct schema *value;  /* what the value is, an item of it where it is a list; NULL likewise */
	bool list;                   /* the value is a list, of which there is no item at the place yet: it is empty */
	struct span word;            /* what stands there: a key, a value or, in prose, what follows 'ref:' */
	const char *text;            /* the same without quotes; "" where nothing stands there */
	bool reference;              /* in prose: what follows 'ref:' */
	bool flow;                   /* within [ ] or { } */
	size_t indent;               /* of the key, or of what would be a key, in columns */
	size_t dash;                 /* of the item that begins on its line; SIZE_MAX where none does */
};

/* What stands at an offset of a text of n bytes; all in a. A text whose first key names no kind has no schemas. */
struct caret caret_at(struct arena *a, const struct schemas *all, const char *text, size_t n, uint32_t offset);

/* the innermost map, or NULL */
const struct caret_map *caret_map(const struct caret *c);
/* the value under a key of a map, or NULL */
const char *caret_value(const struct caret_map *map, const char *key);

#endif
