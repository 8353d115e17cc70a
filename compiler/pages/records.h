/* What the lock files of all documents record, as one list: for the page of all changes, the feeds, the digest
 * and the page of a platform. */
#ifndef RECORDS_H
#define RECORDS_H

#include "builder.h"

enum { FEED_ENTRIES = 100 };

/* The records made by the day, newest first: of a platform's documents, or of all where it is NULL, and where
 * since is not DAY_MIN, from that day on. Narrows clock. */
struct cards changes_recorded(const struct analysis *an, struct clock *clock, const struct card *platform, int32_t since);
/* the same, of those that touch a provision or an obligation */
struct cards changes_touching(struct clock *clock, const struct card *unit);
/* whether a platform has a feed: a document with a lock */
bool changes_has_feed(const struct card *platform);
/* adds what differs, in a few sentences: how many sentences, about what, and other figures */
void changes_lead(struct builder *b, struct node *says, const struct card *record);
void changes_entry(struct builder *b, struct node *entries, const struct card *record);

/* the platform's record over two windows; nothing where it has none */
void put_platform_changes(struct builder *b, const struct card *platform);
/* the counts, and the newest entries that touch a clause or a rule of law; the newest of all where none does */
void put_latest_changes(struct builder *b, size_t most);
void build_changes(struct builder *b);
size_t longest_of_changes(const struct analysis *an, const struct page *page);
void build_feed(struct builder *b);
/* what a digest is of; the page is "digest" */
void build_digest(struct builder *b, int32_t since);

#endif
