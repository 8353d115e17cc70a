/* The parts of files and of the project: symbols, and what of a file can be folded away. */
#ifndef OUTLINE_H
#define OUTLINE_H

#include "workspace.h"

enum symbol_kind { SYMBOL_UNIT, SYMBOL_PART, SYMBOL_LIST, SYMBOL_FIELD };

struct symbol {
	enum symbol_kind kind;
	const char *name, *detail;   /* detail "" where there is none */
	const char *of;              /* the kind of unit, or NULL */
	struct span whole, chosen;
	size_t depth;                /* of a list in the order of the text: those deeper that follow lie within */
	const struct card *card;     /* of the project; NULL in a file */
};

struct symbols {
	struct symbol *all;
	size_t n, cap;
};

enum { SYMBOLS_MOST = 300 };

void outline_free(struct symbols *s);
/* The units of a file, its lists and what they hold, by what they are called. None where the file is no YAML. */
void outline_file(struct symbols *out, const struct workspace *w, struct arena *a, const struct source *file);
/* The units of the project whose id or title has all words of a query, those that begin with it first. */
void outline_project(struct symbols *out, const struct workspace *w, struct arena *a, const char *query);

/* lines that fold, from 1 */
struct folded_lines {
	size_t from, to;
	bool comment;
};

struct folded_list {
	struct folded_lines *all;
	size_t n, cap;
};

/* Lists and maps with more than a line, texts of several lines, comments. */
void outline_folds(struct folded_list *out, struct arena *a, const struct source *file);

#endif
