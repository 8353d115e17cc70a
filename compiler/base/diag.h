/* Findings: what a stage reports about the input, as data. Stages add them; only report.c shows them. diags.def
 * explains each code. */
#ifndef DIAG_H
#define DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "source.h"

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE };

/* SOURCE: a mistake of the author. AUDIT: a result about a platform, never a build failure unless
 * the project's policy asks. MACHINE: regc could not do its work; exit status 2. */
enum diag_class { CLASS_SOURCE, CLASS_AUDIT, CLASS_MACHINE };

enum diag_code {
#define DIAG(code, name, severity, class, title, meaning, wrong, why, fix) code,
#include "diags.def"
#undef DIAG
	DIAG_CODES
};

struct diag_info {
	const char *code; /* "RG2001" */
	const char *name; /* "unknown-key" */
	enum severity severity;
	enum diag_class class;
	const char *title;   /* a few words */
	const char *meaning; /* what regc saw */
	const char *wrong;   /* an example that causes it */
	const char *why;     /* why it matters */
	const char *fix;     /* what to do, written as help: it begins in lower case and has no full stop at its end */
};

struct buf;

extern const struct diag_info diag_infos[DIAG_CODES];

struct diag_note {
	struct diag_note *next;
	struct place place; /* source NULL: none */
	const char *message;
};

/* a change of the text that resolves the finding, with the others that it has; safe if it cannot change the meaning */
struct diag_edit {
	struct diag_edit *next;
	struct place place;
	const char *text;
	bool safe;
};

struct diag {
	enum diag_code code;
	struct place place;
	const char *message;
	struct diag_note *notes;
	const char *help; /* or NULL */
	struct diag_edit *edits;
	const char *about; /* the unit it is about, "provision:acme/terms/x", or "file:PATH"; NULL where nobody has said so */
	const char *key;   /* where in that, by keys and ids: "mappings[eu-ai-act/art-50-2].status"; or NULL */
	const char *lasting; /* what stands for the message in its identity where that changes from day to day; or NULL */
	bool pardoned;     /* it fails no run, whatever its severity */
	size_t order; /* in which it was added */
};

/* why a finding is neither shown nor counted */
enum set_aside { ASIDE_SUPPRESSED, ASIDE_BASELINE, ASIDES };

struct diag_list {
	struct diag **all;
	size_t n, cap;
};

struct diags {
	struct arena arena;
	struct diag **all;
	size_t n, cap;
	struct diag_list aside[ASIDES];
};

/* messages: lower case, no full stop; what is wrong, not what to do */
struct diag *diag_add(struct diags *ds, enum diag_code code, struct place place, const char *fmt, ...)
	PRINTF_LIKE(4, 5);
void diag_note(struct diags *ds, struct diag *d, struct place place, const char *fmt, ...) PRINTF_LIKE(4, 5);
/* what to do; replaces an earlier help */
void diag_help(struct diags *ds, struct diag *d, const char *fmt, ...) PRINTF_LIKE(3, 4);
/* "did you mean 'NEAR'?", or the other text where near is NULL */
void diag_suggest(struct diags *ds, struct diag *d, const char *near, const char *otherwise);
/* "did you mean 'NEAR'?", with the edit that writes it there; it is safe where only the case differs and what joins words */
void diag_propose(struct diags *ds, struct diag *d, struct place place, const char *word, const char *near);
/* a finding of which one cause shows at many places: the first ones are notes, the rest is counted */
struct diag_repeat {
	struct diag *d;
	size_t places; /* beside its own */
};

/* notes one more place of it */
void diag_again(struct diags *ds, struct diag_repeat *r, struct place place);
/* says how many places have no note, once all are there */
void diag_again_end(struct diags *ds, const struct diag_repeat *r);
void diag_edit(struct diags *ds, struct diag *d, struct place place, const char *text, bool safe);

/* the finding that a source could not be loaded, at a place that names it, or at none; and its code */
enum diag_code diag_code_unread(const struct source *s, enum source_result result);
struct diag *diag_unread(struct diags *ds, struct place place, const struct source *s, enum source_result result);
/* adds the findings of others, which must outlive ds, and what is set aside of them */
void diag_share(struct diags *ds, const struct diags *others);
/* by file, place and code, equal ones once; findings without a place come last */
void diag_sort(struct diags *ds);
size_t diag_count(const struct diags *ds, enum severity severity);
/* Whether nothing kept a finding of that code from being found: those of evidence need captures that may not be available here
 * (RG5019). */
bool diag_could_come(const struct diags *ds, enum diag_code code);
/* Sets those aside, of the first n, for which wanted says so, in their order. */
void diag_set_aside(struct diags *ds, size_t n, enum set_aside why, bool (*wanted)(void *ctx, const struct diag *d), void *ctx);
/* the exit status: 0 no errors, 1 errors in the sources, 2 the command failed */
int diag_status(const struct diags *ds);
/* the same where findings of less severity fail the run too, or none does: the least severe that fails it, or FAILS_NEVER */
enum { FAILS_NEVER = -1 };
int diag_status_at(const struct diags *ds, int least);
/* whether a finding fails such a run */
bool diag_fails(const struct diag *d, int least);
/* What a finding is, wherever its file lies and its line stands: its code, what it is about, where in that, its message. */
void diag_identity(struct buf *out, const struct diag *d);
void diag_free(struct diags *ds);

/* the info for "RG2001" or "unknown-key", or NULL */
const struct diag_info *diag_find(const char *word);
const char *severity_name(enum severity s);
const char *diag_class_name(enum diag_class c);

#endif
