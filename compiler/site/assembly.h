/* A site while it is made: what its workers, and the parent that puts everything together, have in common. Only the files
 * of this room that make it include this. */
#ifndef ASSEMBLY_H
#define ASSEMBLY_H

#include "../base/file.h"
#include "shard.h"
#include "site.h"
#include "world.h"

enum { WORKERS = 64 };

struct board;

/* what the parent makes from the cards alone, or from them and what pages left */
enum own { OWN_INDEX, OWN_CALENDAR, OWN_SEARCH, OWN_HOSTING };

/* what another process makes of them: one what follows from the cards alone, one what also waits for which pages are kept */
enum { ASIDE_OF_CARDS, ASIDE_OF_PAGES, ASIDE_PROCESSES };

struct aside {
	bool wanted[OWN_GROUPS];
	pid_t process; /* while it runs */
	FILE *left;    /* what it leaves */
	bool fine;     /* that has been read */
	struct diags found; /* in that process, what it finds */
	struct own_files groups[OWN_GROUPS];
};

/* what names among the addresses are the names of, by their numbers, as far as that was asked */
struct met {
	struct met_name {
		bool asked_unit, asked_file;
		const struct card *unit;
		const struct site_input *file;
	} *all;
	size_t n;
};

struct site {
	struct diags *diags;
	const struct analysis *analysis;
	const struct site_options *options;
	struct arena arena;
	struct pages pages;
	struct folder folder;
	struct board *board;
	size_t board_size;
	struct links links;  /* the addresses that all pages name */
	struct kept kept;    /* of the last build */
	struct world world;  /* what all pages are made from */
	struct record **records; /* of each page, once it is made */
	struct table files;  /* path → struct site_input */
	struct met met;      /* of a worker, or of the parent */
	uint32_t *unit_names; /* by card: one more than the number of its name, or 0 while that is not known */
	size_t *todo;        /* the pages that are to be made */
	size_t ntodo;
	struct node **documents; /* of a page that is to be made, what the last build made of the same, but for the edition; or NULL */
	struct own_files own[OWN_GROUPS]; /* what the parent makes itself, by what it is made together with */
	struct aside asides[ASIDE_PROCESSES];
	struct own_files *group;          /* where what it makes now belongs; or NULL */
	FILE *spools[WORKERS]; /* a file without a name for each worker: what it leaves besides pages */
	struct table paths;  /* path → struct made, of every output but the manifest */
};

/* ---- crew.c: the pages, made by worker processes ---- */

/* what all that follow need */
void crew_begin(struct site *site);
/* Makes the pages of site->todo, and reads their records. False with findings. */
bool crew_run(struct site *site);
void crew_free(struct site *site);
/* the record that the last build kept of a page, or NULL; and the same as that of this build */
struct record *crew_kept(const struct site *site, const struct page *page);
void crew_take_kept(const struct site *site, struct record *r, const struct record *old);
/* The digest of what a page is made from: of the units and bodies that a record of it names, as they are now. False where
 * one of them is gone. */
bool crew_inputs(const struct site *site, struct met *met, const struct record *r, struct sha256 *d);
/* Finds the document of a page that is to be made, where all but the edition is what the last build made it from. */
void crew_recall(struct site *site, size_t page);
/* the parts of a unit (enum unit_part) that count in it */
unsigned crew_counts(struct site *site, const struct record *r, const struct card *card);
/* Puts a file into the folder, or remembers that it could not. */
bool crew_put(struct site *site, const char *path, const struct buf *bytes, struct made *made);
void crew_unwritten(struct site *site, const char *path, int error);
/* adds findings for what could not be made or written; false where there are any errors */
bool crew_report(struct site *site);
/* some of what a worker left, as a text to be freed; NULL with errno */
char *crew_read(struct slice slice);

/* ---- gather.c: the pages, as shards left them ---- */

/* Takes the files and records of all pages from the parts. False with findings. */
bool gather_run(struct site *site);
/* the terms on which pages are made; they live in the site's arena */
void gather_terms(struct site *site, struct shard_term terms[SHARD_TERMS]);

/* ---- whole.c: what is put together from all pages, and what goes with them ---- */

/* Claims the path of every file of the pages, makes all others, checks the links; of a shard, the part it leaves. False with
 * findings. */
bool whole_make(struct site *site);

/* Begins what can be made beside the pages: what follows from the cards alone, once it is known what was kept; the rest, before pages
 * are made. */
void whole_begin_cards(struct site *site);
void whole_begin(struct site *site);
/* makes the files of a group; what follows from the cards alone */
bool whole_own(struct site *site, size_t which);

/* ---- joining.c: files that are joined from what each page has of them ---- */

struct joined {
	struct site *site;
	const char *path; /* it lives until the end */
	int fd;
	struct sha256_sum *sum;
	char *block; /* what is not written yet */
	size_t used, size;
	bool fine; /* otherwise what could not be written is remembered */
};

void join_begin(struct joined *j, struct site *site, const char *path);
bool join_text(struct joined *j, const char *text, size_t n);
/* Stages the file unless the folder holds the same; false where it could not. Call it in any case. */
bool join_end(struct joined *j, struct made *made);
/* The rows of all pages in their order, between what the file begins and ends with. Where they are those of the last build, its
 * file stays. From then on the records say where the rows are in it. */
bool join_rows(struct site *site, size_t file, const struct buf *header, const char *end, struct made *made);

/* ---- aside.c: files that are made while pages are ---- */

void aside_begin(struct site *site, size_t which, const bool *wanted); /* by enum own */
/* the files of a group (enum own) that were made so; NULL where they were not */
struct own_files *aside_made(struct site *site, size_t which);
void aside_end(struct aside *aside);

/* ---- rebuild.c ---- */

/* Says why a page was made again, or was not, once all are made and before they are put into place. */
void rebuild_explain(struct site *site, size_t page);
/* keeps what that needs of this build */
void rebuild_keep(struct site *site);

#define SUMS "SHA256SUMS"

#endif
