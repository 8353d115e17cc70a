/* What lasts of the target of a link, and whether it leads to terms. */
#ifndef TARGET_H
#define TARGET_H

#include <stdbool.h>

#include "../base/arena.h"

/* Where a link leads, so that two that lead to one place are equal: host and path, without scheme, "www." and a slash at
 * the end, unwrapped of the redirectors and archives that are known, with escapes written out. Of the query what selects a
 * document is kept, in the order of its names; what follows a visitor, busts a cache or looks like a token is not. A
 * fragment is dropped, but one that is a path ("#/terms") is kept. "" is the page itself. */
const char *target_lasting(struct arena *a, const char *target);
/* whether two lasting targets are one place; where one has no host, it may be any */
bool target_same(const char *a, const char *b);
/* whether the text of a link or a target, with case folded, names terms, a policy, an agreement, in any language of
 * its table */
bool target_names_terms(const char *folded);
/* whether a link with this text, with case folded, leads from the page to other terms, by the text or by what lasts of the target */
bool target_leads_to_terms(struct arena *a, const char *text, const char *lasting);

#endif
