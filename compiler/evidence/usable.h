/* Whether a captured text is the policy or law that it should be. A notice shown in its place, code and almost empty
 * pages are recognised by their own words; a text that was cut only by the captures before and after it. The judge is
 * cautious: cookie policies, imprints and policies that mention a login or an error are usable. */
#ifndef USABLE_H
#define USABLE_H

#include "../prose/plain.h"
#include "../syntax/node.h"

/* why a text is not; as in common.schema.yaml, `unusable` */
enum unusable {
	USABLE, UNUSABLE_EMPTY, UNUSABLE_CUT, UNUSABLE_ERROR_PAGE, UNUSABLE_LOGIN, UNUSABLE_COOKIE_NOTICE, UNUSABLE_CHALLENGE,
	UNUSABLE_MARKUP, UNUSABLE_STYLE_SHEET, UNUSABLE_SCRIPT, UNUSABLE_REASONS
};
const char *unusable_name(enum unusable u);  /* "error-page" */
const char *unusable_title(enum unusable u); /* "an error page" */
/* the reason of that name; USABLE where name is NULL or none */
enum unusable unusable_of(const char *name);

enum { LOOK_SAMPLE = 32 };

/* what is kept of a text until all are judged */
struct look {
	enum unusable alone; /* as its own words tell, so never UNUSABLE_CUT */
	size_t words;
	bool notice;         /* it begins as an error page does, whatever follows */
	bool stops;          /* it ends in the middle of a sentence, with these words: */
	uint64_t end;
	bool resumes;        /* and this one has those with which the text before it stops, and goes on */
	uint64_t sample[LOOK_SAMPLE]; /* the smallest digests of eight words in a row, in order, to see how much two texts share */
	size_t nsample;
};

enum candidate_is {
	CANDIDATE_OUT,     /* found unusable before, a part by its author's word, or not opened; it takes no part */
	CANDIDATE_OPEN,    /* to be judged */
	CANDIDATE_SETTLED  /* a person decided that it is whole */
};

struct candidate {
	enum candidate_is is;
	int32_t day;
	struct look look;
	enum unusable because; /* the judgement */
	size_t before, after;  /* words of the captures that one that was cut is compared with; 0 where there is none */
};

/* the captures of one text, oldest first */
struct judging {
	struct candidate *all;
	size_t n;
	/* kept by the functions below, 0 at first: */
	size_t last;   /* the number of the usable one looked at last, from 1 */
	size_t normal; /* the same of those judged */
};

/* a capture that is listed, to be judged unless it says otherwise: only `text: whole` without `checked` is open */
struct candidate candidate_of(const struct node *capture);
/* "18 words", of one that was cut with those of the captures that it is compared with; in a */
const char *usable_figure(struct arena *a, const struct candidate *c);

/* Looks at the text of a candidate that is not out; to be called for each in their order. */
void usable_look(struct judging *j, size_t i, const char *bytes, size_t n, const struct plain *p);
/* the same for a text whose bytes are those of an earlier candidate, which need not be read again */
void usable_look_again(struct judging *j, size_t i, size_t earlier);
/* judges all, after all were looked at */
void usable_judge(struct judging *j);

#endif
