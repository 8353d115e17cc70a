/* Places of the language server protocol: a line and a character in it, both from 0, in the units that were agreed on. */
#ifndef LSP_TEXT_H
#define LSP_TEXT_H

#include "../base/source.h"

enum units { UNITS_UTF16, UNITS_UTF8, UNITS_UTF32 };

/* "utf-16" */
const char *units_name(enum units units);

struct lsp_place {
	size_t line, character;
};

/* the byte at a place; past the end of a line that end, past the last line the end of the text */
size_t lsp_offset(const char *text, size_t n, struct lsp_place place, enum units units);
/* the place of a byte; the source is loaded */
struct lsp_place lsp_place_of(const struct source *s, uint32_t offset, enum units units);

#endif
