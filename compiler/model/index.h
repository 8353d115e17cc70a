/* The model: an index over the cards of files. It is cheap to build again, in time that follows the
 * number of cards, so a file's cards can be dropped and others put in their place. */
#ifndef INDEX_H
#define INDEX_H

#include "card.h"

struct kind {
	const char *name;
	uintptr_t bit;       /* that stands for it; kinds past as many as there are bits share the last */
	struct card **cards; /* by id, once linked */
	size_t n, cap;
};

/* a reference of a lock file to a unit that is gone, or by its former id: the file is out of date, and no one's mistake */
struct stale {
	const struct card *card;
	const struct ref *ref; /* `to` is the unit by its present id, or NULL */
	bool owner;            /* it names what the lock is of */
};

struct territories;

struct model {
	struct arena arena;
	const struct schemas *schemas;
	struct territories *territories; /* places known without a file (territory.h); or NULL */
	struct table kinds;  /* name → struct kind */
	struct table ids;    /* "obligation:eu-ai-act/art-50-2" → struct card */
	struct table named;  /* "eu-ai-act/art-50-2" → the kinds that have, or had, something of that id, a bit each */
	struct table was;    /* the same for former ids; `ids` goes first */
	struct table replaced; /* the same for units of libraries in whose place the project has its own: they are nowhere else */
	struct card **cards; /* all, in order of files */
	size_t n, cap;
	unsigned char *seen; /* of the i-th of all cards; NULL where nothing is watched */
	struct stale *stale; /* those of lock files, in their order */
	size_t nstale, cap_stale;
};

/* Forgets all cards; the schemas stay, and the places known without a file. */
void index_clear(struct model *m);
/* Enters the cards of a file, with their slots as they were made. An id that is taken is a finding. */
void index_add(struct model *m, struct diags *ds, const struct file_cards *file);
/* Enters a card within the present id of its parent, which its file names by a former one; false where it is there already. An id
 * that is taken is a finding. */
bool index_move(struct model *m, struct diags *ds, struct card *card, const struct card *parent);
/* the part that a field of a unit belongs to */
enum unit_part index_part(const struct card *card, const struct node *field);
/* From now on each card notes in seen what is asked of it. Nothing is compiled into the model any more: nodes that are watched have
 * lost their last child. */
void index_watch(struct model *m);
/* Leaves out the cards that are hidden. */
void index_hide(struct model *m);

/* the card of that kind and full id, or NULL */
struct card *card_find(const struct model *m, const char *kind, const char *id);
/* the same, of any kind: the last of the kinds that have it, and how many they are */
struct card *card_named(const struct model *m, const char *id, size_t *matches);
/* the card of a unit inside another, by its tree in the facts of that; or NULL */
const struct card *index_within(const struct model *m, const char *kind, const struct node *n, const struct card *outer);
/* the cards of a kind that refer to a card, by id, each as often as it does; n is 0 where there are none */
struct referrers {
	const struct card *const *cards;
	size_t n;
};

struct referrers cards_from(const struct card *to, const char *kind);
/* where a card stands, by its id, to those whose id is counted within that of a unit: before (negative), among or after them */
int card_stands(const struct card *card, const struct card *unit);
/* of these the ones whose id is counted within that of a unit, over any number of steps */
struct referrers cards_from_within(const struct card *to, const char *kind, const struct card *unit);
/* all cards of a kind; n is 0 where there are none */
struct kind cards_of(const struct model *m, const char *kind);

#endif
