/* The description of regc's language: JSON Schema draft-07 written in YAML, a named subset.
 *
 * The same files serve an editor. So the loader refuses every keyword it does not enforce, and
 * the file cannot promise what regc does not keep. What only regc needs rides along as x- words,
 * which editors ignore. schemas/README.md lists both. */
#ifndef SCHEMA_H
#define SCHEMA_H

#include <regex.h>
#include <stdbool.h>

#include "../base/diag.h"
#include "../base/table.h"
#include "node.h"

enum schema_type {
	TYPE_STRING = 1,
	TYPE_INTEGER = 2,
	TYPE_NUMBER = 4,
	TYPE_BOOLEAN = 8,
	TYPE_ARRAY = 16,
	TYPE_OBJECT = 32
};

enum schema_flag {
	X_ID = 1,         /* this text names the unit */
	X_PARENT = 2,     /* this reference names the unit that the id is counted within */
	X_MARKDOWN = 4,   /* prose: CommonMark */
	X_CARD = 8,       /* other units and the analyses may know this field */
	X_RANK = 16,      /* the values of the enum are a scale, lowest first */
	X_ATTRIBUTE = 32, /* in XML an attribute */
	X_ACYCLIC = 64,   /* references under this key must not lead back to where they start */
	X_PAGE = 128,     /* for the page alone: the report beside it does not have it */
	X_PAST = 256,     /* a day on which something was done, so never one to come */
	X_BARE = 512,     /* in XML the items of this list have no element around them */
	X_DEFAULT = 1024  /* where it is left out, what the project file has under 'defaults' */
};

/* what can be somewhere in what a schema describes, so that whoever looks for it need not look where it cannot */
enum schema_holds {
	HOLDS_PAST = 1,      /* a text with X_PAST */
	HOLDS_CONDITION = 2, /* a condition */
	HOLDS_INTERVAL = 4,  /* a map with `from` and `until` */
	HOLDS_GUARDED = 8,   /* what some readers may not see: a reference, or something for an audience */
	HOLDS_UNIT = 16      /* a unit */
};

enum audience { AUDIENCE_PUBLIC, AUDIENCE_INTERNAL, AUDIENCE_PRIVILEGED };

/* the audience that a word of the schemas names; false where it names none */
bool audience_parse(const char *word, enum audience *audience);
const char *audience_name(enum audience audience);

/* what a text must be, beyond being text */
struct format {
	const char *name;
	/* NULL if text has the format, else what is expected, such as "a date (YYYY-MM-DD)", in a */
	const char *(*expected)(struct arena *a, const char *text);
	const char *xsd; /* the type of report.xsd for it, or NULL for any text */
};

struct property {
	const char *name;
	const struct schema *schema;
	bool required;
	char initial; /* of the name: most that are looked at differ in it */
};

struct dependency {
	const char *key;
	const struct node *needs; /* list of keys */
};

struct schema {
	const char *name;         /* the kind or the definition; NULL where it has none */
	const struct node *node;  /* its text, for the manual and for report.xsd */
	const char *points;       /* $ref, with the file before '#' */
	const struct schema *ref; /* its target, which applies except for annotations */
	unsigned types;           /* enum schema_type, or 0 for any */
	unsigned flags;           /* enum schema_flag */
	unsigned holds;           /* enum schema_holds */
	const char *title, *description, *deprecated;
	/* objects */
	struct property *properties;
	size_t nproperties;
	struct dependency *dependencies;
	size_t ndependencies;
	const struct node *exactly_one; /* list of keys of which one is given; or NULL */
	/* arrays */
	const struct schema *items;
	const char *item;   /* x-item: the name of one in XML */
	bool unique;
	long min_items, max_items; /* -1: no bound */
	/* text and numbers */
	const struct node *values; /* enum; or NULL */
	const char *constant;
	const char *pattern;
	regex_t regex; /* compiled where pattern is set */
	const struct format *format;
	long min_length, max_length;      /* code points; -1: no bound */
	const char *minimum, *maximum;    /* as written */
	/* units and references */
	const char *kind;  /* x-kind at a root, x-unit in a list: what this defines */
	const char *refers; /* x-ref: the kind of unit this text names */
	const char *within; /* x-within: the kind of unit it names before '/', a part of which it means */
	const struct node *also; /* x-also: words that are valid instead of a reference */
	const char *brief; /* x-short: the key that a value of the short form is put under */
	enum audience audience;
};

struct schemas {
	struct arena arena;
	struct table files;   /* "provision.schema.yaml" → struct schema */
	struct table targets; /* "provision.schema.yaml#/definitions/x" → struct schema */
	struct table kinds;   /* "provision" → struct schema, in the order of the file names */
};

/* Loads the texts, in order; findings name them as schemas/NAME. False with findings if one is outside the subset. */
bool schemas_load(struct schemas *all, struct diags *ds, const struct source *const *texts, size_t n);
void schemas_free(struct schemas *all);

/* the target of $ref, or s itself */
const struct schema *schema_base(const struct schema *s);
unsigned schema_flags(const struct schema *s);
enum audience schema_audience(const struct schema *s);
/* its title, else its description, which is what editors show */
const char *schema_title(const struct schema *s);
/* the description of key in an object, or NULL */
const struct property *schema_property(const struct schema *s, const char *key);
/* the words of the enum of a text, or NULL */
const struct node *schema_words(const struct schema *s);
/* What a word of an enum means: a sentence; of a term of art also what is an example of it, and what is not and why. Each is
 * NULL where the schema does not say it. */
struct meaning {
	const char *is, *example, *counter;
};

/* the meaning of the i-th word of a text that has some, in a */
struct meaning schema_meaning(struct arena *a, const struct schema *s, size_t i);
/* where a word stands among them, from 0; -1 where it does not, or is NULL */
int schema_index(const struct schema *s, const char *word);
/* where a value stands on the scale of its schema (x-rank), 0 the lowest; -1 where it is NULL */
int schema_rank(const struct node *value);
/* the kind of unit a text names, or NULL */
const char *schema_refers(const struct schema *s);
const struct schema *schema_of_kind(const struct schemas *all, const char *kind);
/* the definition of a file, "report.schema.yaml#/definitions/flag"; NULL where there is none */
const struct schema *schema_at(const struct schemas *all, const char *pointer);
/* "text", "a list", … for one type bit */
const char *schema_type_name(unsigned type);

#endif
