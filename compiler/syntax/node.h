/* The tree of one YAML text, and of everything computed from it: scalars, lists and maps, each
 * with the place it was read from. A node lives in the arena of its file or page. */
#ifndef NODE_H
#define NODE_H

#include <stdbool.h>

#include "../base/arena.h"
#include "../base/packing.h"
#include "../base/source.h"

struct schema;
struct card;

/* what of a unit something was made from: its fields; what refers to it; what was judged of it; its fields of prose, which
 * are edited most and which few ask for; of a platform what is recorded for the law, its facts and roles, likewise */
enum unit_part { PART_FACTS = 1, PART_BACK = 2, PART_VERDICTS = 4, PART_PROSE = 8, PART_RECORDED = 16, PART_ALL = 31,
                 PART_REACH = 32, /* of a law: what is answered of its duties for all services */
                 PART_CLAUSES = 64, /* of a law, a place, a category: the clauses mapped to it, flagged there, in it */
                 PART_LIST = 128, /* of the same, which clauses these are */
                 PART_PLATFORM = 256, /* of a platform: it and all that belongs to it, without prose; this is not noted in seen */
                 PART_NAME = 512, /* how it is named and whether all of it is known; this is not noted in seen either */
                 PART_KINDS = 1023 };
enum { UNIT_PARTS = 5 }; /* of them those of the unit alone */

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP };

struct node {
	enum node_kind kind : 8; /* there are millions of nodes: what is small stands together */
	bool plain : 1;          /* a scalar written without quotes */
	bool by_default : 1;     /* a key that was left to the project, whose value link sets: its text is empty before */
	bool watched : 1;        /* it has `seen`; nothing is added to it any more */
	char initial;            /* of the key, set with it by node_add: most keys that are looked at differ in it */
	uint32_t line;           /* of the value, from 1; 0 but in cards */
	struct node *next;       /* the next child of the same parent */
	const char *key;         /* its key where its parent is a map */
	const char *text;        /* a scalar's value, UTF-8 */
	struct node *first;      /* child */
	union {
		struct node *last;
		unsigned char *seen; /* of the facts of a unit and those of its fields that are parts of their own, while what is
		                      * made from them is watched: PART_FACTS is set once a key is asked for, their parts once they
		                      * are found */
	};
	struct span key_span;    /* the key; equal to span in a list */
	struct span span;        /* the value */
	const struct schema *schema; /* the schema that describes it, set by shape */
	const struct card *to;   /* the unit a reference names, set by link or an analysis */
};

/* new nodes, without a place */
struct node *node_map(struct arena *a);
struct node *node_list(struct arena *a);
struct node *node_scalar(struct arena *a, const char *text); /* text is kept, not copied */

/* appends child to a map under key, or to a list (key NULL); gives child back */
struct node *node_add(struct node *parent, const char *key, struct node *child);
/* the same with a new scalar; does nothing and gives NULL where text is NULL */
struct node *node_put(struct arena *a, struct node *map, const char *key, const char *text);
struct node *node_putf(struct arena *a, struct node *map, const char *key, const char *fmt, ...) PRINTF_LIKE(4, 5);

/* the value under key; NULL if there is none, or map is NULL or not a map */
struct node *node_get(const struct node *map, const char *key);
/* the text of the scalar under key, or NULL */
const char *node_text(const struct node *map, const char *key);
/* whether the scalar under key has that text */
bool node_is(const struct node *map, const char *key, const char *text);
size_t node_count(const struct node *n);
/* the i-th child, from 0; NULL past the last, or where n is NULL */
struct node *node_at(const struct node *n, size_t i);
/* takes a child out of its parent */
void node_drop(struct node *parent, const struct node *child);
/* a deep copy */
struct node *node_copy(struct arena *a, const struct node *n);
/* what a tree says, for a digest: keys, kinds and texts, not where they stand */
void node_pack(struct buf *b, const struct node *n);

#endif
