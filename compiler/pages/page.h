/* Page documents. A page is a pure function of its page document and its templates; the document
 * holds all that its template needs and nothing else, and is a public interface: it is an XML
 * report with a `site` part (schemas/derived.schema.yaml, schemas/report.xsd). */
#ifndef PAGE_H
#define PAGE_H

#include "../base/text.h"
#include "../form/emit.h"
#include "../law/compare.h"
#include "../law/cover.h"
#include "../law/verdict.h"

enum { EDITION_ID = 12 }; /* hexadecimal digits */

#define CALENDAR "to-do.ics" /* with OUTPUT_FEEDS */

struct analysis;
struct builder;
struct page;
struct page_thing;

/* what a site has besides HTML and XML, which it always has */
enum output {
	OUTPUT_JSON = 1,   /* a JSON version beside the page of each unit */
	OUTPUT_CSV = 2,    /* tables for spreadsheets */
	OUTPUT_PAPER = 4,  /* a page for each platform with all its clauses, to be printed */
	OUTPUT_FEEDS = 8,
	OUTPUT_SEARCH = 16,
	OUTPUT_COVERAGE = 32,   /* the table of each duty for each service, which grows with both */
	OUTPUT_ASSESSMENT = 64, /* what is said of each mapping, for a later edition to be compared with */
	OUTPUT_REASONS = 128,   /* in the table of mappings also why, in sentences */
	OUTPUTS = 8,       /* how many there are */
	OUTPUT_USUAL = OUTPUT_CSV | OUTPUT_FEEDS | OUTPUT_SEARCH
};

/* adds the output that a word names ("json", …); false where it names none */
bool output_add(unsigned *outputs, const char *word);
/* the word of the i-th output, that of bit 1 << i; NULL past the last */
const char *output_name(size_t i);
#define COVERAGE_TABLE "data/coverage.csv"
/* the output that a table ("data/clauses.csv") is made for */
enum output table_output(const char *path);

enum page_flag {
	PAGE_XML = 1,      /* an XML version lies beside it */
	PAGE_JSON = 2,     /* and with OUTPUT_JSON a JSON version */
	PAGE_READ = 4,     /* people read it: it stands in the sitemap, and a former id of its unit redirects to it */
	PAGE_LAW = 8,      /* its statements rest on law: it says when the sources of that were last read */
	PAGE_EVIDENCE = 16, /* it goes with the evidence of its unit */
	PAGE_ANYWHERE = 32, /* a host shows it under addresses of any depth */
	PAGE_PRINTED = 64, /* with OUTPUT_PAPER it stands on the page for paper of its platform as well */
	PAGE_WATCHED = 256, /* it is made from no more of the model than what index_watch sees it ask for */
	PAGE_OF_PLATFORM = 512, /* it is made from the law, and of all else only from what belongs to the platform of its unit */
	PAGE_OF_CLAUSES = 1024, /* … only from platforms, services and documents, and the clauses of its unit: mapped to a law, flagged
	                         * in a place, in a category */
	PAGE_CLAUSES_NAMED = 4096, /* of these clauses, parts after the first say nothing but of those that they name */
	PAGE_OF_SHIFTS = 2048, /* … only from platforms, services and documents, and the mappings that assign a duty to another */
	PAGE_OF_TASKS = 8192, /* … only from platforms, services and documents, and what page_tasks says */
	PAGE_OF_DATES = 16384, /* the same, and nothing that is recorded of platforms for the law */
	PAGE_WITHIN = 128  /* no page, but where on the page of another unit one of this kind is shown */
};

/* A kind of page. All of them are one table, in page.c: whatever holds of a kind is a column of it. */
struct page_kind {
	const char *name;  /* "provision"; also the name of its template */
	const char *cards; /* the kind of unit that has one each; NULL for a single page */
	const char *path;  /* where * stands for the unit; of PAGE_WITHIN "#*", a place on the page of the unit it is in */
	unsigned flags;    /* enum page_flag */
	enum output output; /* made where that is asked for; 0: always */
	void (*build)(struct builder *b); /* NULL where the page is all frame */
	/* entries of its longest list; NULL where it has one part */
	size_t (*longest)(const struct analysis *an, const struct page *page);
	size_t size;       /* entries of each list on a part; 0: as usual */
	size_t size_after; /* of parts after the first, which has more besides its lists; 0: as of that */
	size_t archive_size; /* the same in an archive without clauses; 0: no other */
	/* what its lists say of a unit beside the usual, or NULL */
	void (*entry)(struct builder *b, struct node *entry, const struct card *card);
	/* whether the unit has one; NULL where each has */
	bool (*exists)(const struct analysis *an, const struct card *card);
	const char *table; /* the path of the table that it leads to, or NULL */
	const struct page_thing *thing; /* what it is to machines, or is about, in JSON-LD; else NULL */
	/* of a page of many parts, the name or day that the part with the entry of that number begins with; NULL: the parts have numbers only */
	const char *(*begins)(struct builder *b, size_t first);
	int which;         /* which of the pages that one builder makes */
	const char *place; /* where it belongs in the navigation: the kind of the page that stands there; NULL: only in the foot */
	const char *moved; /* of an address that a page had: where it is now */
};

struct page {
	const struct page_kind *kind;
	const struct card *card; /* what it is about, or NULL */
	size_t part;             /* from 0 */
	size_t parts;            /* how many its lists fill */
	size_t first, size;      /* of the entries of each list the first on this part, and how many there are on it */
	const char *path;        /* "provisions/….html" */
	const char *xml, *json;  /* the paths of its XML and its JSON version, or NULL */
	const char *moved;       /* of a redirect: the path of the page it redirects to */
};

struct since;
struct brand;
struct scenario;
struct steps;

/* What many pages ask for: found when it is asked for first, or by pages_prepare, and then kept. */
struct todos;
struct dated;
struct addressed;
struct documents;
struct naming;
struct gathered {
	struct todos *todos; /* all that is to be done, in order */
	struct dated *dated; /* all that has a date, in order */
	struct addressed *addressed; /* whom rules of law are addressed to */
	struct documents *documents; /* all documents, by the names of their platforms */
	struct naming *naming;       /* the clauses that name the law that was asked about last */
};
void gathered_free(struct gathered *gathered);

struct pages {
	struct page *all;
	size_t n, cap;
};

/* what every page is made from; nothing of it changes while pages are made */
struct analysis {
	const struct model *model;
	const struct verdicts *verdicts;
	const struct comparison *comparison;
	struct clock clock;   /* the day */
	const char *version;  /* of regc */
	enum audience audience;
	const char *id;       /* of the edition: the same input has the same */
	const struct since *since; /* what differs since an earlier one; NULL where none was named */
	const struct brand *brand;
	unsigned outputs;     /* enum output */
	const struct scenario *scenario; /* what is assumed; NULL where nothing is */
	struct gathered *gathered;
	const struct steps *steps; /* from capture to capture, of all lock files */
};

/* the pages that were planned before, and of which lists it is known that they are as long now, so that they need not be made to be
 * counted */
struct pages_before {
	const struct table *paths; /* of all */
	bool same;       /* of all lists; else */
	unsigned flags;  /* of those of kinds with one of these (enum page_flag) */
};
/* All pages of the site, in order of their paths' kinds and ids; paths live in a. before may be NULL. */
void pages_plan(struct pages *pages, struct arena *a, const struct analysis *an, const struct pages_before *before);

/* Works out what many pages ask for, before there are several processes to do it each for itself; what is to be done where that is
 * asked for. */
void pages_prepare(const struct analysis *an, bool tasks);

/* Adds what a clause, and what is not known, have to do with what is to be done and what has a date: with that of all clauses it is
 * all that the pages about these are made from but the law, platforms with what is theirs, and what they say of units that they
 * name. */
void page_tasks(struct buf *b, const struct analysis *an, const struct card *provision);
void page_tasks_open(struct buf *b, const struct analysis *an);

/* a mapping judged for a service, and the days for which that holds */
struct held {
	struct judgement is;
	struct clock clock;
};
/* the judgements that the page of a clause was made from, which others need not make again */
struct held_all {
	struct held *all;
	size_t n;
};
/* the one of a mapping for a service; NULL where it is not among them */
const struct held *held_find(const struct held_all *held, const struct node *mapping, const struct card *service);

/* the files whose bodies a page document has something of; what else it is made from, every page is made from */
struct page_sources {
	const struct source **all;
	size_t n, cap;
	bool edition; /* it names the edition, which turns on every byte of every file */
	struct clock clock; /* the days for which the document is the same, if what it is made from is */
	struct held_all held; /* in the arena of the document */
};

/* The page document as nodes in a. NULL where a file it needs cannot be read as it was when the
 * build began; *problem then says why, in a. Adds to sources, which may be NULL. */
struct node *page_document(struct arena *a, const struct analysis *an, const struct page *page,
                           struct page_sources *sources, const char **problem);

/* the document of the brief of a platform; NULL with *problem as page_document */
struct node *page_brief(struct arena *a, const struct analysis *an, const struct card *platform, const char **problem);

/* the document of a digest: what was recorded from a day on */
struct node *page_digest(struct arena *a, const struct analysis *an, int32_t since);

/* the document of report.xml: the rating, and a line for each report of a clause or law */
struct page_report {
	const struct page *page;
	const char *sha256;
};
struct node *page_index(struct arena *a, const struct analysis *an, const struct page_report *reports, size_t n,
                        const char **problem);

/* how documents name units */
struct emitter page_units(const struct analysis *an);
/* the XML of a page document; without its site part it is a report */
xmlDocPtr page_xml(const struct analysis *an, const struct node *document);
/* the same with the node that each element was made from (emitter.traced), to be looked at and not to be written */
xmlDocPtr page_traced(const struct analysis *an, const struct node *document);
/* the site part of a document, put where it belongs in the XML of the rest */
void page_add_site(const struct analysis *an, xmlDocPtr doc, const struct node *part);
/* the same as JSON, added to out */
void page_json(const struct analysis *an, struct node *document, struct buf *out);

/* whether people read it: no feed, nothing that stands in for a page, no copy for paper */
bool page_is_read(const struct page *page);
/* the first part of the page of a unit, or of the page it is shown on */
struct page page_of_unit(struct arena *a, const struct analysis *an, const struct card *card);

/* the address the site is published under, with a slash at its end; NULL where the project does not say */
const char *page_base(struct arena *a, const struct analysis *an);

/* where a unit is shown, relative to the site's top; NULL where it has no place */
const char *page_href(struct arena *a, const struct card *card);

#endif
