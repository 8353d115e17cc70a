/* The words of a captured text, without what its format adds to them: the one normalisation that
 * excerpts, comparisons and searches use. It is stated on the methodology page (PLAIN_VERSION).
 *
 * In this order: soft hyphens, zero-width and other characters that nobody sees dropped; Markdown images dropped, links
 * reduced to their text, and to nothing where they have no words, or only "permalink" or the like, and lead to a place
 * within a page; emphasis, heading (setext
 * underlines too), quotation, list and table marks, code marks, thematic breaks and backslash
 * escapes dropped (hyphens inside words stay; reference links stand as written); HTML entities
 * written as their character; typographic quotation marks, apostrophes, dashes and the ellipsis
 * folded to ' " - and ...; control characters dropped; Unicode NFC
 * (never NFKC, which rewrites superscripts, fractions and footnote marks); white space (no-break
 * space too) folded to one space, none at the ends. A paragraph, heading, list item or table cell
 * ends with one space like any other white space, and is remembered as a block. Of a text printed with
 * line numbers, such as a bill, the numbers and the heads and feet of its pages are dropped. */
#ifndef PLAIN_H
#define PLAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../base/arena.h"

enum { PLAIN_VERSION = 3 }; /* increased whenever the same bytes would give different words */

enum plain_format { PLAIN_MARKDOWN, PLAIN_TEXT, PLAIN_HTML };

/* bytes [from, to) of the plain text */
struct plain_heading {
	size_t from, to;
	size_t end;                        /* of its section, with the sections below it */
	const struct plain_heading *above; /* whose section it stands in, or NULL */
	int level;                         /* 1 to 6 */
};

struct plain_link {
	size_t from, to;    /* its text */
	const char *target; /* as written, in one line */
};

/* a paragraph, heading, list item or table cell; it ends where the next begins */
struct plain_block {
	size_t from;
	const char *mark; /* what stood before it in Markdown: "1.", "*", "##"; "" for none */
};

/* the mark of a cell of a table behind its line: no words, but this place in memory */
extern const char plain_cell[];

struct plain {
	enum plain_format format;
	const char *text;               /* UTF-8, NUL-terminated, in the arena */
	size_t n;
	uint32_t *at;                   /* of each byte of text, and of its end, the byte of the source that it comes
	                                 * from; of a space, and of the end, it is the one behind the word before */
	struct plain_block *blocks;     /* in order, as are the others */
	size_t nblocks;
	struct plain_heading *headings;
	size_t nheadings;
	struct plain_link *links;       /* in the order they end */
	size_t nlinks;
	size_t *emphasis;               /* where emphasis begins or ends */
	size_t nemphasis;
};

/* by the end of a file's name: .html .htm .xhtml .txt; everything else is Markdown */
enum plain_format plain_format_of(const char *path);

/* The plain text of n bytes, which must be UTF-8 and less than 4 GiB; all of it lives in a. Of HTML
 * the elements without prose (script, style, head, template ...) and comments are left out; HTML
 * elements within Markdown are read as such. Linear in n. */
void plain_make(struct plain *p, struct arena *a, const char *bytes, size_t n, enum plain_format format);
/* the same for words typed by hand, such as an excerpt: plain text, no Markdown is looked for */
const char *plain_words(struct arena *a, const char *text);
/* A copy with case folded, for comparing versions. The same length in bytes is not promised. */
const char *plain_fold(struct arena *a, const char *text, size_t n);
/* A copy as searches compare it: compatibility forms written out (NFKD), case folded, the common accents dropped
 * (U+0300 to U+036F). JavaScript's normalize("NFKD") and toLowerCase() come to the same. */
const char *plain_bare(struct arena *a, const char *text);

/* Whether text may be cut at a place without cutting a word. Scripts written without spaces can be cut anywhere. */
bool plain_is_edge(const char *text, size_t n, size_t at);
/* whether a character says nothing by itself: full stops, dashes, brackets … but not currencies, % or § */
bool plain_is_sign(uint32_t cp);
/* The headings above a place, outermost first, joined by " > "; "" where there are none. A heading
 * isn't above its own words. */
const char *plain_section(struct arena *a, const struct plain *p, size_t at);
/* fills in `above` and `end` of headings that have their last places */
void plain_close_sections(struct plain *p);
/* the innermost of these headings, or NULL */
const struct plain_heading *plain_heading_above(const struct plain *p, size_t at);

#endif
