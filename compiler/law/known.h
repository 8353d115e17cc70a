/* What of the law is known on the day: everything that was adopted after it is left out of the model before anything is
 * judged or shown, so that no page can tell of it (model.md "What is known on day D"). Laws, obligations and authorities
 * that came later are hidden; of the others, later events, wordings, graces and rulings go, and ends that were decided
 * later. Where the latest wording came later, the one before it stands in its place. What an author wrote without a day
 * goes with them, since it may tell of them: it is left out of what they changed. */
#ifndef KNOWN_H
#define KNOWN_H

#include "../base/clock.h"
#include "../model/index.h"

/* a day on which everything recorded is known; then only the order of dated parts is made that of their days */
#define KNOWN_ALL 2932896 /* 9999-12-31 */

/* Marks hidden what is not known on the day of the clock, and puts into the slots of the other cards what is. The clock
 * narrows to the days on which the same units are hidden; that of a card to those on which the same of it is known. Starts from what is recorded, and can be called again before
 * the audience's filter. */
void known_filter(struct model *m, struct clock *clock);

/* The same for a body of a law or authority, whose references link_body has set, before the audience's filter. The clock
 * narrows. */
void known_body(const struct model *m, struct arena *a, struct clock *clock, const struct card *card, struct node *body);

#endif
