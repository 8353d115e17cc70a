/* Audience: what a reader may not see is left out before anything is judged, counted or shown, so
 * that no page, count, feed or file name can tell of it (model.md "Audience").
 *
 * What a map's own `audience` says holds for all below it. It also lifts what the schemas (x-audience)
 * say of the map's own fields, but not of maps within, and a unit's own lifts nothing: marking a
 * clause public does not publish a reviewer's name or a note to counsel. What cannot stand without the
 * part taken out goes with it, and so does what names a unit that may not be seen. */
#ifndef AUDIENCE_H
#define AUDIENCE_H

#include "index.h"

/* Leaves units, fields and references above the audience out of a linked model. No card is changed: what is left of
 * its facts and references is in its slots, a copy in the model's arena where that is not all of them. */
void audience_filter(struct model *m, enum audience audience);
/* What is left of a body whose references link_body has set: itself, or a copy in a. */
struct node *audience_body(struct arena *a, struct node *body, enum audience audience);

#endif
