/* A map from strings to pointers that remembers the order in which keys came. */
#ifndef TABLE_H
#define TABLE_H

#include <stddef.h>
#include <stdint.h>

struct table_entry {
	const char *key; /* the caller's; must live as long as the table */
	void *value;
};

/* 0 is free, else the number of an entry, from 1; with the hash of its key, so that others are not looked at */
struct table_slot {
	uint32_t at, hash;
};

struct table {
	struct table_entry *entries; /* in order of insertion */
	size_t n, cap;
	struct table_slot *slots; /* open addressing */
	size_t nslots; /* a power of two, or 0 */
};

/* the value under key, or NULL */
void *table_get(const struct table *t, const char *key);
/* the place of the value under key; a new key gets a place that holds NULL.
 * Valid until the next table_put. */
void **table_put(struct table *t, const char *key);
void table_free(struct table *t);
/* the hash of a key, for callers that keep only hashes */
uint64_t table_hash(const char *key);

#endif
