/* Units, cut in two. A card is all that other units may know of a unit: its id, its title, the
 * fields its schema marks x-card, what it refers to, and the digest of its file. Cards of every
 * unit stay in memory. The body, with the prose, is read again for the unit's own page. No card
 * points into the text or the tree of a file. */
#ifndef CARD_H
#define CARD_H

#include "../syntax/schema.h"

struct ref {
	const char *kind;   /* of the unit it names; NULL: of any kind, from prose or where the schema says so */
	const char *text;   /* as written */
	const char *field;  /* the key it was found under, "obligation" */
	struct span span;
	bool acyclic;
	struct node *node;  /* the reference in facts, whose `to` is set when bound; NULL in a body */
	const struct card *to; /* what it names; NULL until bound, and for words of x-also */
	bool also;          /* text is a word of x-also */
};

struct card {
	const struct schema *schema;
	const char *kind;   /* "obligation" */
	const char *id;     /* full: "eu-ai-act/art-50-2" */
	const char *name;   /* its own: "art-50-2" */
	const char *title;
	struct source *source;
	struct span name_span;
	const struct card *unit;   /* the unit of the file it stands in: itself, or what holds it */
	const struct card *parent; /* the unit its id is counted within; bound by link */
	struct node *facts;        /* the x-card fields */
	struct ref *refs;
	size_t nrefs;
	const struct ref **from; /* references to it: set by link, in order of the units' ids */
	const struct card **from_cards;
	size_t nfrom;
	size_t order; /* its place among the cards of its kind */
	enum audience audience; /* who may see it at all */
};

struct kind {
	const char *name;
	struct card **cards; /* by id, once linked */
	size_t n, cap;
};

struct model {
	struct arena arena;
	const struct schemas *schemas;
	struct table texts;  /* of cards, each kept once: they name the same ids and words over and over */
	struct table kinds;  /* name → struct kind */
	struct table ids;    /* "obligation:eu-ai-act/art-50-2" → struct card */
	struct table was;    /* the same for ids of before; `ids` goes first */
	struct card **cards; /* all, in order of files */
	size_t n, cap;
};

/* Adds the cards of one file, whose tree shape has accepted: its unit and those inside it.
 * A second unit with an id that is taken is a finding. */
void card_add(struct model *m, struct diags *ds, struct source *s, const struct schema *schema,
              const struct node *root);

/* the card of that kind and full id, or NULL */
struct card *card_find(const struct model *m, const char *kind, const char *id);
/* Whether a card leads to another by the references in one of its lists ("is-a", "within"), over any
 * number of steps; a card leads to itself. Each card is looked at once. */
bool card_leads_to(const struct card *from, const struct card *to, const char *list);
/* all cards of a kind; n is 0 where there are none */
struct kind cards_of(const struct model *m, const char *kind);
void model_free(struct model *m);

#endif
