/* Makes a plain text (plain.h) from characters: folds them, collapses white space, records blocks, and maps every byte
 * to the source. The readers of Markdown, HTML and text (markup.h) fill it. */
#ifndef SINK_H
#define SINK_H

#include "plain.h"

/* a place that can be gone back to, and an opening bracket's */
struct sink_place {
	size_t n, end, nblocks, nlinks, nemphasis;
	const char *mark;
	bool space, block;
};

struct sink {
	struct plain *p;   /* what is made; its arrays are on the heap until sink_close */
	struct arena *a;
	char *text;        /* '\0' is a hole: a character taken back */
	uint32_t *at;
	size_t n;
	size_t end;        /* one past the source of the last character */
	const char *mark;  /* of the block that is due */
	bool space, block; /* white space is due; the next character begins a block */
	bool holes, loose; /* there are some; something may not be in NFC */
	size_t caps[4];    /* of blocks, headings, links, emphasis */
};

/* Room for the text of n bytes: no reader may put more characters than it has read bytes. */
void sink_open(struct sink *s, struct plain *p, struct arena *a, size_t n);
/* ASCII characters that are themselves, read at a byte and those behind it; the quick way of sink_put.
 * Among them may be single spaces, not at an end. */
void sink_run(struct sink *s, const char *run, size_t n, size_t at);
/* any character, read from [at, end) */
void sink_put(struct sink *s, uint32_t cp, size_t at, size_t end);
/* a block begins with the next character; mark (NULL for none) lives as long as the arena */
void sink_block(struct sink *s, const char *mark);
void sink_emphasis(struct sink *s);
/* a heading, if there is anything in it: from the block that is nblocks-th to here */
void sink_heading(struct sink *s, size_t nblocks, int level);
void sink_link(struct sink *s, size_t from, const char *target, size_t n);

/* whether a character is invisible, and left out; whether it is a dash or the like that ASCII has, and written so */
bool sink_drops(uint32_t cp);
bool sink_is_sign(uint32_t cp);
/* whether there is a letter or digit in the text from a place on */
bool sink_has_words(const struct sink *s, size_t from);

/* bytes that were taken out of the source before it was read: how many before a byte of what was left */
struct sink_gap {
	size_t at, gone;
};
/* counts the bytes of the source as they were before; the gaps are in order */
void sink_restore(struct sink *s, const struct sink_gap *gaps, size_t n);

struct sink_place sink_here(const struct sink *s);
/* whether the block of a place is still open */
bool sink_same_block(const struct sink *s, const struct sink_place *place);
/* as if nothing had been put since */
void sink_back(struct sink *s, const struct sink_place *place);
/* takes one character back, which stands at that byte of the text */
void sink_hole(struct sink *s, size_t at);

/* closes the holes, brings the text to NFC and fills in the rest of the plain text */
void sink_close(struct sink *s);

#endif
