/* What the terms of a service are known not to contain, by the searches that are recorded. */
#ifndef ABSENT_H
#define ABSENT_H

#include "apply.h"

/* Whether the terms are known not to prohibit something: every document that is a contract for the service, and may govern
 * people in the place, was read whole for it by the day, and nothing was found. */
bool absent_from_terms(const struct subject *s, const char *word);

#endif
