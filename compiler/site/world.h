/* What every page may depend on: all cards, the day, the options, the project's templates. */
#ifndef WORLD_H
#define WORLD_H

#include "../base/diag.h"
#include "../pages/page.h"
#include "reach_kept.h"

struct world {
	struct sha256 templates; /* of what pages are made with: templates and words; regc itself is that of the cache */
	struct sha256 frame;     /* with that, of the options, and which units there are */
	struct sha256 all;       /* with that, of what any page may be made from but bodies and prose */
	struct sha256 said;      /* with that, of the day and the prose of all cards */
	struct sha256 listed;    /* of all that decides which pages there are, and how many parts they have */
	const struct model *model;
	struct sha256 *parts[UNIT_PARTS]; /* of each unit, by the bits of enum unit_part */
	struct sha256 *names;    /* of each unit, of what PART_NAME is */
	struct sha256 law;       /* of all that belongs to no platform, but for its prose and for categories */
	struct sha256 services;  /* of all that belongs to platforms, but for clauses and what is recorded for the law */
	struct sha256 recorded;  /* of that */
	struct reach_rows rows;  /* what laws are answered for the services of each platform */
	struct sha256 *reach;    /* of each law, of what it is answered for all services */
	struct sha256 assigned;  /* of which mappings assign a duty to another, and to whom */
	struct sha256 *tasks_of; /* of each clause, of what it has to do with what is to be done (page_tasks) */
	struct sha256 dates, tasks; /* of all that the pages of what has a date and of what is to be done are made from but units that they
	                             * name: also what decides how many parts they have */
	struct sha256 shifts;    /* of the mappings that assign a duty to another, and what they come to */
	struct sha256 *platforms; /* of each platform, with all that belongs to it */
	struct sha256 *clauses;   /* of each unit: of a law, a place or a category, its clauses */
	struct sha256 *lists;     /* … which these are */
};

/* the digest of a part of a unit (enum unit_part, its p-th bit) */
struct sha256 world_part(const struct world *w, const struct card *card, size_t p);
/* the platform that a unit belongs to, or NULL */
const struct card *world_platform(const struct card *card);
/* whether a clause is one of the clauses of a unit (PART_CLAUSES, PART_LIST) */
bool world_is_of(const struct card *clause, const struct verdicts *v, const struct card *unit);
/* adds the digests of some parts of a unit */
void world_unit(const struct world *w, struct buf *b, const struct card *card, unsigned parts);
void world_free(struct world *w);

/* adds a digest of every file in the templates folder of a project; false where one cannot be read */
bool world_templates(struct buf *b, const char *project);

/* A page that was made in the same world, from the same bodies, is the same. Of a card all counts but where in its file it
 * stands, in so far as no page says that. templates is what world_templates said; extra is anything else that pages depend on. */
void world_look(struct world *w, const struct analysis *an, const struct buf *templates, const struct buf *extra, unsigned jobs);

/* Fills rows and reach, and lets reach_kept know: of a platform from the last build, where all that was asked with is the same; else
 * asks. Whether anything was asked. */
bool world_reach(struct world *w, const struct analysis *an, const struct reach_rows *before);

/* of all that a page is made from once its document is there: the report, what the XML has beside that, and the site part */
struct sha256 world_page(const struct world *w, const struct page *page, const struct buf *report, const xmlDoc *doc,
                         const struct node *part);

#endif
