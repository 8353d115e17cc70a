/* A Markdown text in portions that can be read one by one: the words, links and headings of the whole are those of its portions, one
 * after the other. Captures of one document share nearly all portions, so each is read once. */
#ifndef PORTIONS_H
#define PORTIONS_H

#include <stdbool.h>
#include <stddef.h>

/* The end of the piece that begins at `from`: behind a blank line, before a line that is not indented, or n. */
size_t portions_next(const char *bytes, size_t n, size_t from);

/* What a piece is to those around it. Code fences, elements and whatever else can reach over a blank line make a text one that is
 * read whole; brackets that are closed in a later piece make both one portion. */
struct portion {
	bool simple;
	long open;   /* brackets opened and not closed in it; below zero: closed and not opened */
};
struct portion portion_of(const char *bytes, size_t n);

#endif
