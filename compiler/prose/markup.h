/* The readers of Markdown, HTML and text: they put into a sink what is words, and leave out what is
 * marks. They are scanners of our own, so that the same bytes give the same words whatever libraries a machine has.
 * They accept any input and take linear time. */
#ifndef MARKUP_H
#define MARKUP_H

#include "sink.h"

void marks_read(struct sink *s, const char *bytes, size_t n, enum plain_format format);

#endif
