/* What the lock files of all documents record, as one list: for the page of all changes, the feeds, the digest and the
 * page of a platform. News is listed; what differs in dates or form only is counted beside it. */
#ifndef RECORDS_H
#define RECORDS_H

#include "builder.h"
#include "steps.h"

enum { FEED_ENTRIES = 100, LATEST = 5 /* on the page of a platform */ };

/* The changes that are news, made by the day, newest first: of a platform's documents, or of all where it is NULL, and where
 * since is not DAY_MIN, from that day on. Narrows clock. The list is to be freed. */
struct step_list changes_recorded(const struct analysis *an, struct clock *clock, const struct card *platform, int32_t since);
/* how many, of all days */
size_t count_changes(const struct analysis *an, struct clock *clock, const struct card *platform);
/* every record that touches a provision or an obligation, news or not */
struct step_list changes_touching(const struct analysis *an, struct clock *clock, const struct card *unit);
/* whether a platform has a feed: a document with a lock */
bool changes_has_feed(const struct card *platform);
/* when two captures were made, as the argument `when` of a reason */
void changes_when(struct builder *b, struct node *r, const char *from, const char *to);
/* adds what differs, in a few sentences: how many sentences, about what, and other figures */
void changes_lead(struct builder *b, struct node *says, const struct card *record);
void changes_entry(struct builder *b, struct node *entries, const struct recorded_step *s);

/* the platform's changes: how many, over two windows, and the newest; nothing where it has no lock */
void put_platform_changes(struct builder *b, const struct card *platform);
/* the counts, and the changes that are told first: those that touch a clause or a rule of law, then figures */
void put_latest_changes(struct builder *b, size_t most);
/* the day with which a part of the page of changes begins, whose first entry that is; NULL where it has none */
const char *begins_with_change(struct builder *b, size_t first);
void build_changes(struct builder *b);
size_t longest_of_changes(const struct analysis *an, const struct page *page);
void build_feed(struct builder *b);
/* what a digest is of; the page is "digest" */
void build_digest(struct builder *b, int32_t since);

#endif
