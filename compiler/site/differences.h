/* What differs between two states of a project: two revisions, folders or days, or a scenario against what is recorded.
 * Both are compiled; their models and verdicts are held against each other, and each difference has the reasons of either
 * side that the other does not have. What a difference comes from is found with a third state, the sources of the left on the
 * day of the right: what differs before it is the day's doing, what differs after it that of the sources. */
#ifndef DIFFERENCES_H
#define DIFFERENCES_H

#include "pairing.h"
#include "site.h"

/* one side, judged */
struct state {
	const struct analysis *analysis;
	const struct site_input *files; /* of the units that the audience may see, by path */
	size_t nfiles;
};

struct states {
	struct state left, right;
	struct state middle; /* the sources of the left on the day of the right; one of the two where they share either */
	bool assumed;        /* the right is a scenario of the same sources */
};

/* in the order in which they are told; the last are counts */
enum difference_section {
	SECTION_BANDS,    /* of mappings: the band and who bears it, on what it turns; counsel's own assessments */
	SECTION_FLAGS,
	SECTION_FORCE,    /* of law, whoever is bound, and which wording holds */
	SECTION_LAW,      /* what is recorded of it */
	SECTION_FACTS,    /* of platforms, services, documents */
	SECTION_CLAUSES,
	SECTION_MAPPINGS,
	SECTION_EVIDENCE,
	SECTION_REVIEWS,
	SECTION_REST,     /* the rule of rating, the project, places, categories, searches, records of changes … */
	SECTIONS
};

/* From what a difference comes, as bits: the law is another on the day; a date that the map records, of a role or a review,
 * has come; the map was edited; the words were captured or checked; a scenario assumes it; a library that it uses is another. */
enum cause {
	CAUSE_LAW = 1, CAUSE_DATE = 2, CAUSE_MAP = 4, CAUSE_EVIDENCE = 8, CAUSE_ASSUMED = 16, CAUSE_LIBRARY = 32, CAUSES = 6
};

/* a mapping for one service, by its units on the side that has it */
struct difference_mapping {
	const struct card *provision, *obligation, *service;
};

struct state_difference {
	enum difference_section section;
	unsigned causes;
	int weight;               /* of one section the heaviest come first */
	const char *subject;      /* by which those of one weight are ordered */
	const struct card *unit;  /* what it is about, on the side that has it; NULL where that is several mappings */
	const char *was, *now;    /* words of the schemas or of results: "upcoming"; NULL where there is none */
	const struct node *says;  /* one reason */
	const struct node *because; /* reasons that hold on the right only, */
	const struct node *before;  /* and on the left only */
	const struct difference_mapping *mappings; /* those it is the same for, by id */
	size_t nmappings;
};

/* of the mappings of a platform, each for one service */
struct platform_change {
	const struct card *platform;
	size_t of, band, up, flag; /* of those on both sides: how many have another band, a higher one, another flag */
	size_t added, gone;
	size_t high;               /* now borne by the platform at high or critical, and not before; added ones among them */
};

struct differences {
	struct state_difference *all; /* by section, weight and subject */
	size_t n, cap;
	struct platform_change *platforms; /* that change, those with most that is high first */
	size_t nplatforms;
	struct platform_change sum; /* of all platforms; platform is NULL */
	size_t by[1 << CAUSES];   /* mappings with another band, by what it comes from */
	size_t silent;            /* files that differ in nothing that is listed */
	size_t files;             /* that differ at all */
};

/* All of it is in a, and rests on the models. */
void differences_make(struct differences *d, struct arena *a, const struct states *s);
void differences_free(struct differences *d);

const char *difference_section_name(enum difference_section s); /* "bands" */
const char *cause_name(enum cause c); /* "law", "date", "map", "evidence", "assumption" */

#endif
