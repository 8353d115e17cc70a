/* What the units of libraries were when a project took them over, as regc.lock.yaml keeps it: a digest of each unit that the
 * project reaches, and of each part of each duty, so that it is known what a change is about. */
#ifndef PINS_H
#define PINS_H

#include "../base/text.h"
#include "../model/libraries.h"

#define PINS_FILE "regc.lock.yaml"

/* Writes the file as it would be for the units of libraries that are in the model. */
void pins_write(struct buf *out, const struct model *m);
/* Reports units that are not what the file says, and those that it does not name. */
void pins_check(const struct model *m, struct diags *ds);

enum pin_state { PIN_SAME, PIN_NEW, PIN_CHANGED, PIN_GONE };

/* a unit of a library, or an obligation of one that differs, against the file */
struct pin_change {
	enum pin_state state;
	const char *unit;        /* "regulation:eu-ai-act", "obligation:eu-ai-act/art-50-2" */
	const struct card *card; /* NULL where it is gone */
	unsigned parts;          /* of an obligation that has changed: bits by pin_part */
};

/* a library that was taken over at another commit than the one at which it is read now; NULL: its folder as it was, or is */
struct pin_move {
	const char *library, *was, *now;
	struct span place; /* its name in the file */
};

struct pin_changes {
	struct arena arena;
	const struct card *pins; /* the file; NULL where there is none */
	struct pin_change *all; /* as the file or the model has them: a law before its obligations */
	size_t n, cap;
	struct pin_move *moves; /* as the file has them */
	size_t nmoves;
};

/* all that differs, commits among it; no difference where there is no file */
void pins_compare(struct pin_changes *changes, const struct model *m);
void pin_changes_free(struct pin_changes *changes);
/* the bit of the part that is about when it applies */
unsigned pin_force(void);
/* the i-th part of an obligation, "force"; NULL past the last */
const char *pin_part(size_t i);

#endif
