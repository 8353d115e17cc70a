/* Units, cut in two. A card is all that other units may know of a unit: its id, its title, the
 * fields its schema marks x-card, what it refers to, and the digest of its file. Cards of every
 * unit stay in memory. The body, with the prose, is read again for the unit's own page.
 *
 * Cards belong to their file: they lie in its arena, point into no other file's, and go with it. The
 * model (index.h) is an index over such sets. What it finds out about a card it writes into the
 * card's slots, all of them anew each time it is built; the rest of a card never changes. */
#ifndef CARD_H
#define CARD_H

#include "../base/clock.h"
#include "../syntax/schema.h"

struct ref {
	const char *kind;   /* of the unit it names; NULL: of any kind, from prose or where the schema says so */
	const char *text;   /* as written */
	const char *field;  /* the key it was found under, "obligation" */
	struct span span;
	bool acyclic;
	bool also;          /* text is a word of x-also */
	bool bare;          /* text is where a link in prose leads that is neither a reference nor an address; `to` stays NULL */
	struct node *node;  /* the reference in the facts, whose slot `to` is set as well; NULL in a body */
	const struct card *to; /* slot: what it names; NULL until bound, and for words of x-also */
};

struct card {
	const struct schema *schema;
	const char *kind;   /* "obligation" */
	const char *own_key; /* as its file has it: "obligation:eu-ai-act/art-50-2" */
	const char *name;   /* its own: "art-50-2" */
	const char *called; /* its title; its name where it has none */
	struct source *source;
	struct span name_span;
	const struct card *unit;   /* the unit of the file it stands in: itself, or what holds it */
	const struct card *outer;  /* the unit it stands inside of, or NULL */
	enum audience audience;    /* who may see it at all */
	bool defaults;             /* some of its keys are left to the project */
	struct node *whole;        /* the x-card fields */
	struct ref *all_refs;
	size_t nall_refs;

	/* slots */
	const char *key;           /* its own, or within the present id of a unit that its file names by a former one */
	const char *id;            /* full: "eu-ai-act/art-50-2"; the end of the key */
	const char *title;         /* of an obligation that of the wording on the day */
	const char *citation;      /* the same; NULL where it has none */
	const struct node *facts;  /* of `whole` what is known on the day and the audience may see */
	struct ref *refs;          /* of `all_refs` the same */
	size_t nrefs;
	const struct card *parent; /* the unit its id is counted within */
	const struct ref **from;   /* references to it, by the kinds of the units, then by their ids */
	const struct card **from_cards;
	size_t nfrom;
	size_t order;              /* its place among the cards of its kind */
	struct clock as_of;        /* the days on which the same is known of it, once the day is set */
	bool cut;                  /* what came after the day is left out, and what carries no day with it */
	bool unsure;               /* its wording may be one of after the day: the one before it is not recorded */
	unsigned char *seen;       /* while what is made from it is watched: enum unit_part; else NULL */
	bool hidden;               /* not known on the day, or the audience may not see it */
};

/* all that regc keeps of a file */
struct file_cards {
	struct source *source;
	struct arena arena;
	struct card **cards; /* of its unit and those inside it, which come first */
	size_t n, cap;
	struct diags findings; /* of reading it */
	bool foreign; /* nothing in it looks like a unit: where no units are, it is left alone (apart.h) */
};

/* notes that something is made from a card, where that is watched */
static inline void
card_look(const struct card *card, enum unit_part what)
{
	if (card->seen)
		*card->seen |= what;
}

/* Adds the cards of a file to its set: of its unit, whose tree shape has accepted, and those inside it. They have their own texts,
 * or those of the tree where it lasts as long as they do. */
void cards_make(struct file_cards *file, const struct schema *schema, const struct node *root, bool lasting);
void cards_free(struct file_cards *file);
/* Takes them away again, and what was found; the source stays. */
void cards_forget(struct file_cards *file);

/* Whether a card leads to another by the references in one of its lists ("is-a", "within"), over any
 * number of steps; a card leads to itself. Each card is looked at once. */
bool card_leads_to(const struct card *from, const struct card *to, const char *list);

#endif
