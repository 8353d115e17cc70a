/* The chain from a clause's words to a result, each step with its place in the sources. */
#ifndef CHAIN_H
#define CHAIN_H

#include "../law/judge.h"

/* appends the steps of one judgement to list, as derived.schema.yaml's "step" */
void chain_add(struct arena *a, struct node *list, const struct judgement *j, const struct model *m,
               const struct card *provision);

#endif
