/* The compilation, stage by stage. */
#ifndef COMPILE_H
#define COMPILE_H

#include "base/cache.h"
#include "base/timing.h"
#include "base/walk.h"
#include "evidence/local.h"
#include "law/checks.h"
#include "law/suppress.h"
#include "model/libraries.h"
#include "model/territory.h"
#include "pages/brand.h"
#include "pages/steps.h"
#include "site/site.h"

enum stage { STAGE_READ, STAGE_SHAPE, STAGE_LINK, STAGE_ANALYSE, STAGE_PAGES, STAGES };

struct compile_options {
	const char *project; /* the folder */
	const char *out;     /* the folder of the site; its files are not input */
	const char *as_of;   /* the day asked for, or NULL */
	enum audience audience;
	const char *outputs; /* asked for, with commas between them; NULL: the project's */
	const char *version; /* of regc */
	const char *const *archives; /* "ID=PATH" each, and NULL; or NULL */
	const char *bundled; /* the folder of the libraries that come with regc; NULL where it is not there */
	const char *const *libraries; /* "NAME=PATH" each, and NULL; or NULL */
	const char *const *commits; /* of libraries, "NAME=COMMIT" each, and NULL; or NULL */
	bool require_evidence;
	unsigned jobs;       /* threads, and processes that open the captures; up to 1: none but this one */
	bool unpinned;       /* libraries may be others than those that were taken over */
	bool without_locks;  /* lock files are left unread, because they are to be written anew */
	const struct text_file *texts; /* by path; they go before the files of the folder */
	size_t ntexts;
	bool texts_only;     /* the YAML files of the folder are left unread */
	const struct project_files *files; /* all other files of a revision, such as captures; how its pages look is not asked then. Or NULL */
	const struct walked *walked; /* the YAML files of the folder, where somebody has just looked for them; or NULL */
	const struct place *assumed; /* the statements that were entered in the texts for a scenario; they outlive it */
	size_t nassumed;
	const char *cache;   /* the folder in which cards are kept from one run to the next, or NULL */
	bool findings_only;  /* ends where no finding can come any more: nothing is judged, and there is no analysis, unless the
	                      * project's policy asks for what is judged */
	const char *fails;   /* what else decides whether findings fail the run, or NULL; builds with another one are not the same */
	struct timing *timing; /* measures the stages, or NULL */
	struct watch *watch;   /* is told how far they are, or NULL */
	bool keep;           /* a file that has become bad keeps the cards it had, and the others go on being judged */
	bool link_anyway;    /* where there are errors, what is there is linked all the same, so that the model can be asked; nothing is judged */
};

struct project_file {
	const char *path;
	struct file_cards *now;
	struct file_cards *kept; /* those of before, where now is bad and they were to be kept; or NULL */
	bool left;               /* it is of another program, and left alone */
};

struct compilation {
	struct arena arena;
	struct diags diags;
	struct cache cache;
	struct schemas schemas;
	struct file_cards **told;   /* regc.yaml, and those of libraries, as they were read for the libraries that they name */
	size_t ntold, cap_told;
	struct libraries libraries;
	struct slab slab;           /* of the cards that were taken at first */
	struct project_file *files; /* by path, those of libraries among them */
	size_t nfiles, cap_files;
	struct local local;         /* where archives are on this machine */
	struct diags listing;       /* findings of looking for them */
	struct arena patterns_arena;
	const char *const *patterns; /* what the project ignores */
	size_t nleft;               /* files of the project that are left alone */
	struct model model;
	bool linked;                /* every reference in what is indexed was bound */
	bool sound;                 /* what is indexed was linked and checked without errors, also where a file that has become bad is not */
	struct territories territories; /* the places in it that no file has */
	struct verdicts verdicts;
	struct comparison comparison;
	struct analysis analysis;
	struct arena judged;       /* of what follows */
	struct site_input *inputs; /* the files of the units that the audience may see, by path */
	size_t ninputs;
	const char *project;       /* the folder */
	struct brand brand;
	struct gathered gathered;
	struct steps steps;        /* in judged */
	struct suppressions suppressions; /* in judged */
	struct checks checks;      /* what they found, of which some is among the findings, */
	struct diags asked;        /* and what is wrong with what the options ask for, likewise */
	struct diags recorded;     /* what fails the policy by what is recorded (POLICY_RECORDED) */
	size_t about;              /* how many findings it is known of what they are about */
	/* what its result depends on besides its YAML files and the folder `templates`: files, or where archives would be, in judged */
	const char **watched;
	size_t nwatched;
	bool archives;             /* and archives that are available */
};

/* Runs the stages up to and with the last one; all findings of a stage in one run, and none of a
 * later stage where there were errors in an earlier one. False with errors. */
bool compile(struct compilation *c, const struct compile_options *o, enum stage last);
/* The same again after some files have changed, come or gone: only these are read. The texts of the options are those
 * of now. Paths are relative to the project; one that compile leaves out (walk_takes) changes nothing. */
bool compile_update(struct compilation *c, const struct compile_options *o, enum stage last, const char *const *changed,
                    size_t n);
void compile_free(struct compilation *c);

/* the patterns under 'ignore' in regc.yaml, in a; NULL past the last */
const char *const *compile_ignored(struct arena *a, const struct compile_options *o);

/* the schemas compiled into regc, loaded once; false with findings, which are mistakes in regc */
bool compile_schemas(struct compilation *c);

/* "read", "shape", "link", "analyse", "pages" */
const char *stage_name(enum stage s);

#endif
