/* What an editor says of a unit in a line or two: the parts that completion, hover, lenses and hints share. */
#ifndef PHRASES_H
#define PHRASES_H

#include "workspace.h"

/* "AI Act Art. 50(2)", "Midjourney: indemnity by the user": what people call it; in a where it is put together */
const char *phrase_name(struct arena *a, const struct card *card);
/* the state of an obligation on the day, whoever is bound: "in force"; NULL where it cannot be judged now */
const char *phrase_state(struct workspace *w, struct arena *a, const struct card *obligation);
/* how often an obligation is mapped, a category or place is used …: "27 mappings", "3 references"; NULL where never */
const char *phrase_uses(struct arena *a, const struct card *card);
/* What comes of a mapping for each service of its document: "high, borne by the platform". NULL where it cannot be judged now. */
const char *phrase_result(struct workspace *w, struct arena *a, const struct card *provision, const struct node *mapping);
/* the word of the catalogue for a value; the value with spaces for hyphens where there is none */
const char *phrase_word(struct workspace *w, struct arena *a, const char *scope, const char *word);
/* a date as people write it; as it stands where it is none */
const char *phrase_date(struct workspace *w, struct arena *a, const char *date);
/* text of several lines on one, cut behind so many characters */
const char *phrase_short(struct arena *a, const char *text, size_t most);
/* "s", or "" after 1 */
const char *phrase_plural(size_t n);

#endif
