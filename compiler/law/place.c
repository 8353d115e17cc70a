#include "place.h"

bool
place_within(const struct card *inner, const struct card *outer)
{
	return card_leads_to(inner, outer, "within");
}

/* a place without a unit is the word "world" */
static bool
names(const struct node *list, const struct card *place, bool parts_count)
{
	for (const struct node *n = list ? list->first : NULL; n; n = n->next)
		if (!n->to || place_within(place, n->to) || (parts_count && place_within(n->to, place)))
			return true;
	return false;
}

enum tri
scope_reaches(const struct node *scope, const struct card *place)
{
	if (!scope)
		return TRI_UNKNOWN;
	return names(node_get(scope, "in"), place, true) && !names(node_get(scope, "except"), place, false) ? TRI_YES
	                                                                                                      : TRI_NO;
}
