/* The readers of Markdown, HTML and text: they put into a sink what is words, and leave out what is
 * marks. Own scanners, so that the same bytes give the same words whatever library lies on a
 * machine. They never fail, whatever they are given, and take a time that grows with n. */
#ifndef MARKUP_H
#define MARKUP_H

#include "sink.h"

void marks_read(struct sink *s, const char *bytes, size_t n, enum plain_format format);

#endif
