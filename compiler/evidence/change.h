/* Classifies the change from one captured text to the next, by the texts alone (model.md "Change"): "captured
 * differently", never "the platform changed". */
#ifndef CHANGE_H
#define CHANGE_H

#include "../prose/differ.h"
#include "../prose/plain.h"
#include "signals.h"

/* the first that holds, in this order */
enum change_class {
	CHANGE_IDENTICAL, CHANGE_COSMETIC, CHANGE_FURNITURE, CHANGE_DATES, CHANGE_NUMBERS, CHANGE_LANGUAGE, CHANGE_RETURN,
	CHANGE_ROLLBACK, CHANGE_NEW_WORDING, CHANGE_CLASSES
};
const char *change_class_name(enum change_class c); /* "new-wording" */

/* beside the class */
enum change_mark {
	MARK_LINKS = 1,     /* the target of a link, its text being the same */
	MARK_TERMS = 2,     /* such a link whose text or target names terms, a policy, an agreement: it leads */
	MARK_DROPPED = 4,   /* a link to other terms that is gone, its text being the same: it leads */
	MARK_CASE = 8,      /* letters' case or emphasis, of a sentence that is otherwise the same */
	MARK_RENUMBERED = 16, /* the number of a list item or section whose words are the same */
	MARK_REORDERED = 32, /* the same sentences in another order */
	MARK_SIGNS = 64,     /* signs only: dashes, quotation marks, invisible characters */
	MARK_EFFECT = 128    /* the day from which the text takes effect, beside no other words: it leads */
};
enum { CHANGE_MARKS = 8 };
const char *change_mark_name(enum change_mark m); /* "links" */

/* Whether a step is told of first: other figures, a rollback, new wording, a link to other terms that leads elsewhere or is gone,
 * or another day of effect. The links of a text that returns were told of when it came. All else is counted, and shown in the
 * history of its document. */
bool change_is_news(enum change_class c, unsigned marks);
/* Whether a lock records what differs: news, and steps in which dates or the language differ. */
bool change_is_recorded(enum change_class c, unsigned marks);

/* marks of a step, of any class, from both plain texts, or from the lines in which they differ */
unsigned change_marks(struct arena *a, const struct plain *before, const struct plain *now);

/* a run of the difference; a space stands between one and the next, but not within scripts that have none */
struct change_run {
	enum piece_kind kind;
	const char *text;
};
struct change_passage {
	const char *section;     /* of the new text; of the old where it is removed */
	bool added, removed;     /* a whole sentence; neither: a modified one */
	size_t from, to;         /* plain bytes of it in the new text (old where removed) */
	struct change_run *runs; /* the words of the sentence, same, removed, added */
	size_t n;
	unsigned signals;        /* 1 << enum change_signal */
};
struct change_detail {
	size_t added, removed, modified; /* sentences */
	struct change_passage *passages; /* in the order of the texts */
	size_t n;
	unsigned signals;
};
/* The difference of two texts with case folded and signs left out, sentence by sentence and word by word. A removed
 * sentence and an added one next to it that share at least half their words are one modified sentence;
 * a sentence that only moved counts as neither. */
void change_detail(struct change_detail *d, struct arena *a, const struct plain *before, const struct plain *now);

#endif
