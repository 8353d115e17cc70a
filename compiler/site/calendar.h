/* A calendar of what is to be done on a day (iCalendar, RFC 5545), made of the page documents of the list of tasks: one
 * all-day event each, whose UID stays as long as the thing does, so that a calendar that has subscribed moves it. What has
 * no day, or a day known by a bound only, is not in it; where the site is about one platform, that of others is not. */
#ifndef CALENDAR_H
#define CALENDAR_H

#include "../form/words.h"
#include "../pages/page.h"

/* whether what a page tells is in it */
bool calendar_has(const struct page *page);
/* Adds it. False where a page document could not be made, with why in *problem, in a. */
bool calendar_write(struct buf *out, struct arena *a, const struct analysis *an, const struct pages *pages,
                    const struct words *words, const char **problem);

#endif
