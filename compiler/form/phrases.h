/* Phrases: the words that stand in a template itself. The English words are the key, so templates stay readable, and
 * a catalogue says what is shown in their place. What is a phrase:
 *   - a text that goes to the page, but in code, script and style, and in attributes that people do not read;
 *   - an attribute that people read (aria-label, title, alt, placeholder, or a data- attribute that holds words), one
 *     in each part of data-filter;
 *   - in a select: concat() with words in it, as one phrase; or a text in quotes that is the whole of it.
 * Where words are told from keys ('kind', 'index.html') they have a capital letter or a space. An expression in the
 * middle of a phrase is {1}, {2} ... White space around a phrase is no part of it, and that inside is one space. */
#ifndef PHRASES_H
#define PHRASES_H

#include <libxml/tree.h>

/* what is shown for a phrase, with the same {1}, {2} ... in any order; NULL leaves it as it is */
typedef const char *phrase_as(void *ctx, const char *phrase);

/* asks for each phrase of a style sheet that is not compiled yet, and puts there what the answer is */
void phrases_replace(xmlDocPtr sheet, phrase_as *as, void *ctx);

#endif
