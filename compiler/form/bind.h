/* How words come into templates. A style sheet holds no words but asks the catalogue for sentences, in the namespace
 * urn:regc:words (w:), and gets them when it is loaded, before it is compiled:
 *
 *   <w:say code="about.check" n="count(x)"><w:arg name="way"><a href="…"><w:words/></a></w:arg></w:say>
 *       the sentence, with {n} and its like filled in from expressions, {way} from what a w:arg holds; of
 *       <way>words</way>, the words stand where w:arg has <w:words/>
 *   w:title="about.check"   on an element of the page: an attribute with the sentence, which has nothing to fill in
 *
 * While a page is made, expressions can call
 *
 *   w:term(scope, word, otherwise?)   the words for a value, as words_term says
 *   w:date(date, style?)              a date as it is read, or the text itself where it is none
 *   w:plural(n)                       the plural form of a number
 *   w:language()                      the tag of the catalogue's language
 *
 * and a template can hold, with w among the extension-element-prefixes of its style sheet,
 *
 *   <w:reason/>                       the sentence of the current node, a reason
 *   <w:reasons/>                      those of the reasons in it, one after the other
 *   <w:term/>                         the words for the variable `word`, or else for the current node, whose scope is the variable
 *                                     `of`; a date is marked as one
 *   <w:date/>                         the variable `date` as it is read, in the style that the variable `style` names, marked as one
 *   <w:below-answer>                  what it holds, put below the answer that its parent on the page begins with, or first
 *   <w:above class="…">               what it holds, put above the last part of that parent, which gets the class
 *   w:headings()                      an expression: the headings with an id in the last part of what is being written */
#ifndef BIND_H
#define BIND_H

#include <libxml/tree.h>
#include <libxml/xpath.h>

#include "words.h"

#define BIND_WORDS "urn:regc:words"

/* Puts words where the style sheet, read from s and not compiled yet, asks for them. Where ds is given, a code that the
 * catalogue lacks and what nothing fills in are reported. */
void bind_words(struct words *w, struct diags *ds, xmlDocPtr sheet, const struct source *s);
/* the names of these elements */
extern const char *const bind_instructions[];
/* makes the functions known to expressions */
void bind_functions(const struct words *w, xmlXPathContextPtr to);
/* a line of a template, without the space before it; line is 0 where it is not known */
struct place bind_place(const struct source *s, long line);

#endif
