/* Audience: what a reader may not see is taken out before anything is judged, counted or shown, so
 * that no page, count, feed or file name can tell of it (model.md "Audience").
 *
 * A map's own `audience` holds for all below it and goes before what the schemas say; then the
 * schema's x-audience; else what holds for the map it stands in. What cannot stand without the
 * part taken out goes with it, and so does what names a unit that may not be seen. */
#ifndef VEIL_H
#define VEIL_H

#include "card.h"

/* Takes units, fields and references above the audience out of a linked model. */
void veil_model(struct model *m, enum audience audience);
/* The same for a body whose references link_body has set. */
void veil_body(struct node *body, enum audience audience);

#endif
