/* The project as an editor has it: its compilation, brought up to date after each edit, and the texts that are not saved.
 * What this room answers is asked of it, with a file and a place; nothing here knows how a client asks. */
#ifndef WORKSPACE_H
#define WORKSPACE_H

#include "../compile.h"
#include "../form/words.h"
#include "caret.h"

struct workspace {
	struct compilation c;
	struct compile_options o;  /* its texts are those of below */
	struct arena arena;        /* of what the options point to */
	struct text_file *texts;   /* open in the editor, by path; their paths and texts are the workspace's */
	size_t ntexts, cap;
	char **changed;            /* paths of files that differ from what was compiled */
	size_t nchanged, cap_changed;
	struct source **loaded;    /* for the present answer */
	size_t nloaded, cap_loaded;
	bool compiled;
	bool fine;                 /* the last time there were no errors, so that everything can be judged */
	struct words *words;       /* of regc; NULL until asked for, or where they cannot be read */
	struct diags wording;      /* findings of reading them */
	char *reviewer, *capacity; /* who approves mappings here, or NULL */
};

/* Opens a text, or replaces that of an open file; it is copied. text NULL closes it: its file counts again. */
void workspace_text(struct workspace *w, const char *path, const char *text, size_t n);
/* Notes that a file of the folder may have changed. */
void workspace_touch(struct workspace *w, const char *path);
/* whether anything changed since it was compiled */
bool workspace_is_stale(const struct workspace *w);
/* Compiles it, or brings it up to date. */
void workspace_update(struct workspace *w);
void workspace_free(struct workspace *w);

/* A file as it is now, in the editor or in the folder, loaded until workspace_rest; NULL where it cannot be read. It must be called before
 * the arena is freed. */
struct source *workspace_source(struct workspace *w, struct arena *a, const char *path);
enum look { LOOK_NOT, LOOK_GOOD, LOOK_BAD };

/* What is wrong with the text of an open file by itself, found without the others. Where it is bad, the findings are in *file, to be
 * freed with source_unload and cards_free. LOOK_NOT where it is not open. */
enum look workspace_look(struct workspace *w, struct file_cards *file, const char *path);
/* Gives back the texts of the files that an answer looked at. */
void workspace_rest(struct workspace *w);
/* the catalogue of words, or NULL */
struct words *workspace_words(struct workspace *w);
/* the cards of a file, its unit last; the last good ones of a file that has become bad. NULL where there are none */
const struct file_cards *workspace_cards(const struct workspace *w, const char *path);
/* whether the cards of a file are of its text as it was compiled last, and not of an earlier one */
bool workspace_is_good(const struct workspace *w, const char *path);
/* whether they are of an earlier one, because the text has become bad */
bool workspace_is_kept(const struct workspace *w, const char *path);
/* the card of the unit that a file is of, or NULL */
const struct card *workspace_unit(const struct workspace *w, const char *path);
/* The innermost unit of a file that a caret is in; that of the file where it is in none inside it. NULL where the file has none
 * in the compilation. */
const struct card *workspace_within(const struct workspace *w, const char *path, const struct caret *c);
/* What the text at a caret names, as a reference or in prose; NULL where it names nothing. */
const struct card *workspace_named(const struct workspace *w, const char *path, const struct caret *c);
/* the unit whose id stands at the caret: the one that the text names, or the one that is defined there */
const struct card *workspace_at(const struct workspace *w, const char *path, const struct caret *c);
/* The tree of a unit with all its fields, references bound, read again from its file, in a. NULL where the file cannot be read. */
struct node *workspace_body(const struct workspace *w, struct arena *a, const struct card *card);
/* the node of the unit's card for an item of a list on it: "mappings", 3; or NULL */
const struct node *workspace_item(const struct card *card, const char *list, size_t number);

#endif
