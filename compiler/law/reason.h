/* The result of an analysis, as a code with arguments. The sentences are in one catalogue that counsel can read
 * (model.md "The words of the law"); nothing here is an English sentence.
 *
 * Reasons are nodes of the shape report.schema.yaml calls "reason", gathered in lists. */
#ifndef REASON_H
#define REASON_H

#include "../model/index.h"

enum reason_code {
#define REASON(code, name, args) REASON_##code,
#include "reasons.def"
#undef REASON
	REASON_CODES
};

struct reason_info {
	const char *name; /* "force.in-force" */
	const char *args; /* names, separated by a space */
};

extern const struct reason_info reason_infos[REASON_CODES];

/* appends a reason without arguments to a list; gives it for them */
struct node *reason_add(struct arena *a, struct node *list, enum reason_code code);
/* the text is kept; NULL adds an argument that says nothing is known */
void reason_text(struct arena *a, struct node *reason, const char *name, const char *text);
/* a text that is shown as it is, also where the catalogue has words for it, such as an id */
void reason_verbatim(struct arena *a, struct node *reason, const char *name, const char *text);
void reason_count(struct arena *a, struct node *reason, const char *name, size_t n);
void reason_card(struct arena *a, struct node *reason, const char *name, const struct card *to);
/* a unit by words of one's own ("AI Act Art. 50(2)") instead of its title */
void reason_named(struct arena *a, struct node *reason, const char *name, const char *label, const struct card *to);
/* what must hold together, as one argument: parts of a sentence, such as if.*; they are copied */
void reason_all(struct arena *a, struct node *reason, const char *name, const struct node *list);
/* an argument, with its value, label or reasons; NULL where the reason has none of that name */
const struct node *reason_argument(const struct node *reason, const char *name);
/* whether two say the same */
bool reason_same(const struct node *a, const struct node *b);
/* what a list holds that says the same, or NULL */
struct node *reason_find(const struct node *list, const struct node *like);
/* appends to list what it does not hold yet of more */
void reason_merge(struct arena *a, struct node *list, const struct node *more);

#endif
