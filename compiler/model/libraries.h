/* Maps that a project uses: law that somebody else keeps, platforms to be compared with. Their units are read like its own, are
 * shown with where they come from, and are never changed from it. Of a library only what the project reaches is there: what
 * its own units name, and what that names in turn. */
#ifndef LIBRARIES_H
#define LIBRARIES_H

#include "index.h"

struct library {
	const char *name;   /* as the project writes it: "regc:law", "our-law" */
	const char *folder; /* where it lies */
	const char *parts;  /* the folders in it that are its, with spaces between; NULL: all */
	struct place set;   /* where the project says that it uses it */
	const char *at;     /* the commit, tag or branch of the clone that holds it, as the project writes it; NULL: the folder as it is */
	const char *commit; /* its id in full; NULL: the folder as it is */
	struct library_clone *clone; /* what it is read from then */
};

struct libraries {
	struct library *all;
	size_t n, cap;
	struct arena arena;
};

/* Where libraries are looked for. */
struct library_places {
	const char *project;      /* the folder of the map that uses them, to which paths are relative */
	const char *bundled;      /* the folder of those that come with regc; NULL where it is not there */
	const char *const *given; /* "NAME=PATH" each, and NULL; they go before what the project says; or NULL */
	const char *const *at;    /* the same of commits: "NAME=COMMIT" */
};

/* Adds the libraries that a map uses, of which its project card tells, but for those that are there already: of two of a name the
 * one that was named first is meant. False with findings. The card must outlive them. */
bool libraries_find(struct libraries *l, struct diags *ds, const struct card *project, const struct library_places *places);
void libraries_free(struct libraries *l);
/* the library that a unit belongs to, or NULL */
const char *library_of(const struct card *card);

/* Reports what the project says it has instead of a unit of a library, and has not, or no library has. */
void libraries_check(const struct model *m, struct diags *ds);

/* Leaves out of the model what the project does not reach. also: of each law by its order, whether it is reached in another
 * way. Once all is linked. */
void libraries_reach(struct model *m, const bool *also);

#endif
