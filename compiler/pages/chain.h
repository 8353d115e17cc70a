/* The chain from a clause's words to a result, each step with its place in the sources: in `regc why` whole, in the
 * reports of clauses as files and lines. */
#ifndef CHAIN_H
#define CHAIN_H

#include "../law/judge.h"

/* appends the steps of one judgement to list, as derived.schema.yaml's "step" */
void chain_add(struct arena *a, struct node *list, const struct judgement *j, const struct model *m,
               const struct card *provision);
/* where what all results of a clause rest on is written, as derived.schema.yaml's "written", and what one of them does, as "lines" */
void chain_written(struct arena *a, struct node *n, const struct model *m, const struct card *provision);
void chain_lines(struct arena *a, struct node *n, const struct judgement *j);

#endif
