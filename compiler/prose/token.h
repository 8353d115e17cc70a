/* Words that say nothing to a reader: session ids, hashes, UUIDs and other strings of letters and digits that a page has
 * anew at every visit. */
#ifndef TOKEN_H
#define TOKEN_H

#include <stddef.h>

/* The length of such a word that begins at s, or 0; letters in either case. A UUID, 16 letters and digits or more that
 * change places often, or the data of an image ("data:image/png;base64,..."). A telephone number, an IBAN or the
 * number of a company is none. */
size_t token_at(const char *s, size_t n);
/* the same of a word before which stands what it is: "ray id: 8f3e2a1b", "your IP: 192.0.2.1"; text with case folded */
size_t token_labelled(const char *text, size_t n, size_t i);

#endif
