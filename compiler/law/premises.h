/* From what the verdicts of a clause come, as digests: where they are the same, so are the verdicts on every day for which these
 * hold. A clause rests on its own file; on its platform with its services, documents, searches and locks; on the laws it is mapped
 * to, and all that are related to these; and on what is of no law or platform: places, authorities, the rating, the project. What
 * refers to something of another platform or law is taken together with it. Of a file all bytes count, prose too, because
 * reviews cover some of it; categories and what other clauses say are asked by no judgement. */
#ifndef PREMISES_H
#define PREMISES_H

#include "../base/sha256.h"
#include "../model/index.h"

struct premises {
	struct sha256 *clauses;   /* of clause i */
	struct sha256 *platforms; /* of what platform i covers: of it, of all its clauses, of all law */
};

/* of a model that is filtered for the day and the audience */
void premises_take(struct premises *p, const struct model *m, enum audience audience, int32_t horizon);
void premises_free(struct premises *p);

#endif
