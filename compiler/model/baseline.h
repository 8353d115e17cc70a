/* A baseline: the findings that a project had on a day, so that only new ones fail. What is kept of each is what it is
 * wherever its file lies (diag_identity), and how often it occurs. */
#ifndef BASELINE_H
#define BASELINE_H

#include "index.h"

struct baseline {
	struct arena arena;
	struct table entries; /* by identity */
};

/* whether a finding can be in a baseline: an error of the sources cannot, for nothing can be made
 * from them, nor what is about this machine */
bool baseline_takes(const struct diag *d);
/* Adds those of the findings that can be in it. They must live as long. */
void baseline_add(struct baseline *b, const struct diags *ds);
/* writes it, sorted, an entry a line */
void baseline_write(struct buf *out, const struct baseline *b);
/* Reads one that somebody else may have written. False with a finding. Ids are those of now where the model knows that they were
 * others before. */
bool baseline_read(struct baseline *b, const struct model *m, struct diags *ds, const char *path);
/* Sets aside the findings that are in it, as many of each as it has. */
void baseline_apply(struct baseline *b, struct diags *ds);
/* Adds to ds a finding that names what is in it and no longer occurs, if there is any and nothing kept it from being found. */
void baseline_stale(const struct baseline *b, const struct diags *found, struct diags *ds, const char *path);
/* how many findings it has */
size_t baseline_count(const struct baseline *b);
void baseline_free(struct baseline *b);

#endif
