/* The cues that name what kinds of terms a sentence is about: words and phrases of nine languages, for each kind of terms
 * those that hardly stand for anything else. The table is cues.def; 'regc explain cues' prints it. It says what words stand
 * there and nothing of what they mean for anybody. */
#ifndef CUES_H
#define CUES_H

#include "change.h"

/* in the order in which they are named where nothing else decides */
enum cue_subject {
	CUE_LIABILITY, CUE_INDEMNITY, CUE_WARRANTY, CUE_LICENCE, CUE_OWNERSHIP, CUE_AI_TRAINING,
	CUE_DATA_SHARING, CUE_DATA_RETENTION, CUE_AGE, CUE_NOTICE_PERIOD, CUE_CHANGE_OF_TERMS, CUE_FEES,
	CUE_REFUNDS, CUE_RENEWAL, CUE_TERMINATION, CUE_GOVERNING_LAW, CUE_ARBITRATION, CUE_CLASS_ACTION,
	CUE_PROHIBITED_USE, CUE_MODERATION, CUE_CONTACT, CUE_SUBJECTS,
	CUE_NONE = CUE_SUBJECTS /* of words that are no cue, though they hold one: "limited liability company" */
};
const char *subject_name(enum cue_subject s); /* "notice-period"; "none" */

/* a row of the table: the cues of one subject in one language, separated by "; " */
struct cue_row {
	enum cue_subject subject;
	const char *language, *cues;
};
/* the i-th row, or NULL */
const struct cue_row *cue_row(size_t i);

/* the table, made ready to be looked up */
struct cues;
struct cues *cues_make(struct arena *a);

/* 1 << enum cue_subject */
struct passage_subjects {
	unsigned changed; /* a cue stands more or less often in the one text than in the other */
	unsigned said;    /* a cue stands in the sentence, or in the heading nearest above it; these too */
};
/* none where the two differ in signs, spaces, dates or the number of a list item only */
struct passage_subjects cues_passage(const struct cues *c, struct arena *a, const struct change_passage *p);

#endif
