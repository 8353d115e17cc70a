/* The places of ISO 3166, compiled into regc. Made by tools/iso3166.c at build time, from Debian's iso-codes. */
#ifndef ISO3166_H
#define ISO3166_H

#include <stddef.h>

struct iso_place {
	const char *code;   /* "BE", "US-CA" */
	const char *name;
	const char *within; /* of a part, the place that contains it; "" for a country */
	const char *three;  /* of a country, its code of three letters, "BEL"; "" for a part */
};

/* by code; the last one has no code, and iso_places_count does not count it */
extern const struct iso_place iso_places[];
extern const size_t iso_places_count;

#endif
