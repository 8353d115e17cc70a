/* Audience: what a reader may not see is taken out before anything is judged, counted or shown, so
 * that no page, count, feed or file name can tell of it (model.md "Audience").
 *
 * What a map's own `audience` says holds for all below it. It also lifts what the schemas (x-audience)
 * say of the map's own fields, but not of maps within, and a unit's own lifts nothing: marking a
 * clause public does not publish a reviewer's name or a note to counsel. What cannot stand without the
 * part taken out goes with it, and so does what names a unit that may not be seen. */
#ifndef AUDIENCE_H
#define AUDIENCE_H

#include "card.h"

/* Takes units, fields and references above the audience out of a linked model. */
void veil_model(struct model *m, enum audience audience);
/* The same for a body whose references link_body has set. */
void veil_body(struct node *body, enum audience audience);

#endif
