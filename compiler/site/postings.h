/* Which entries of the search have which words, and which values of facets: what the files of an index are made of. Entries come
 * one after the other; what each has is a list of numbers that can be kept. */
#ifndef POSTINGS_H
#define POSTINGS_H

#include "../base/packing.h"
#include "../base/table.h"

/* where a word is in an entry; the letter of a posting is 'A' + these, so search.js knows them too */
enum { IN_TEXT = 1, IN_PLACE = 2, IN_TITLE = 4, IN_CITATION = 8, IN_ALL = 15 };

/* a word, or a value of a facet, with the entries that have it: "4A-2C" is the fifth as A, and as C the three behind it */
struct posted {
	const char *key;
	uint32_t number;
	bool left_out;        /* it is in no index */
	struct phrase *begun; /* the phrases that begin with it */
	/* of the current entry */
	size_t entry;         /* its number and one, where it has it */
	unsigned where;
	/* the entries before */
	struct buf text;
	size_t next;          /* the entry behind the last one */
	size_t skip, more;    /* of the run that is not written yet */
	char letter;          /* of it; 0: there is none */
};

struct postings {
	struct arena arena;
	struct table all;      /* key → struct posted, by their numbers */
	size_t entry;          /* the current one */
	struct posted **marks; /* what it has */
	size_t nmarks, cap;
};

struct posted *postings_of(struct postings *p, const char *key);
/* the value of a facet in the file of that name */
struct posted *postings_facet(struct postings *p, const char *file, const char *value);

/* The current entry has it there. */
void postings_mark(struct postings *p, struct posted *of, unsigned where);
/* adds what the current entry has, to be kept; marks what another had, or the same before: false where the bytes are broken */
void postings_pack(struct buf *b, const struct postings *p);
bool postings_unpack(struct postings *p, struct unpack *u);
/* All was said of the current entry; the next one begins. */
void postings_next(struct postings *p);

/* All keys by their numbers. Those that were kept must be read before there are any; false where they are broken. */
void postings_keep(struct buf *b, const struct postings *p);
bool postings_load(struct postings *p, struct unpack *u);
/* how many of all keys no entry has */
size_t postings_unused(const struct postings *p);

/* those that entries have, sorted by their keys, words behind facets */
struct posted **postings_sorted(struct postings *p, size_t *n);
/* the name of the file of one that is of a facet, in the arena of p, and the value; NULL of a word */
const char *posted_facet(struct postings *p, const struct posted *of, const char **value);
/* the entries of one, all being there */
const char *posted_text(struct posted *of);
void postings_free(struct postings *p);

#endif
