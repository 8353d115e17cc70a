/* What is said first of a clause or a platform, and of one mapping, as reasons: how exposed, who bears it, under which law
 * and from when, up to what, how sure. Whole, it comes to at most 60 words. */
#ifndef ANSWER_H
#define ANSWER_H

#include "builder.h"

/* Adds the answer for what leads; of the mappings that the tally counts where nothing leads. */
void answer_say(struct builder *b, struct node *list, const struct lead *lead, const struct standing_tally *t);
/* Puts how the platform that the page is about is exposed, with its answer, as `exposure`. */
void answer_platform(struct builder *b);
/* Adds what would settle the rest of a clause: how many of its verdicts turn on facts, and on which most of them do;
 * nothing where none does. */
void answer_rest(struct builder *b, struct node *list, const struct card *provision);
/* Adds one mapping of many in a sentence, and after it in two words why it is not established; nothing where it is
 * neither rated nor conditional. */
void answer_mapping(struct builder *b, struct node *list, const struct verdict *v);
/* "AI Act Art. 50(2)": an article with the short name of its law, where it has one and the citation does not */
const char *citation_short(struct arena *a, const struct card *obligation);
/* the same, or "Sec. 1, State Act" where the law has no short name; of a law itself the name */
const char *citation_with_law(struct arena *a, const struct card *of, const struct card *law);
/* the order in which mappings are told: the platform's before others', established before not, rated before conditional,
 * the highest band first; less than 0 where a is told before b */
int answer_compare(const struct verdict *a, const struct verdict *b);

#endif
