/* Random edits of the text of a YAML file, for the tests that hold what follows an edit against what is made afresh. */
#ifndef EDITING_H
#define EDITING_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

/* below n; the same from the same state */
size_t pick(uint64_t *random, size_t n);

/* All give a text to be freed. */
char *text_at(const char *path);
char *joined(const char *before, size_t n, const char *between, const char *after);
/* a place where a line begins */
size_t some_line(uint64_t *random, const char *text);
/* a word more behind some colon */
char *word_changed(uint64_t *random, const char *text);
/* a line out, or twice */
char *line_changed(uint64_t *random, const char *text, bool twice);
/* a value of one file in the place of one of another: an id that is taken, a reference elsewhere, another day */
char *value_changed(uint64_t *random, const char *text, const char *other);
char *broken(uint64_t *random, const char *text);

/* ---- lines with a key and a plain value ---- */

struct value_place {
	size_t value, end; /* where the value begins and ends */
};

/* some line that has a value of one of these keys; false where there is none */
bool some_value(uint64_t *random, const char *text, const char *const *keys, struct value_place *found);

/* a key, and values that mean something else each */
struct choice {
	const char *key, *values[8];
};

const struct choice *some_choice(uint64_t *random);
const char *chosen_value(uint64_t *random, const struct choice *c);

#endif
