/* Page documents to HTML, through XSLT; the only part of regc that sees libxslt.
 *
 * Templates are untrusted: they read nothing but regc's own files (regc:NAME) and those of the
 * project's templates folder, write nothing, know no DOCTYPE, and are ended when they take too
 * many steps or too much memory. */
#ifndef RENDER_H
#define RENDER_H

#include <libxml/tree.h>

#include "../base/diag.h"
#include "../base/text.h"
#include "../syntax/schema.h"
#include "addresses.h"
#include "words.h"

struct renderer;

/* the libraries that pages are made with, by their versions: another version can make other bytes; in a */
const char *render_libraries(struct arena *a);

/* what went wrong with a template */
struct render_failure {
	enum diag_code code;
	char file[128]; /* "regc:page.xsl", "templates/provision.xsl"; "" where unknown */
	long line;      /* 0 where unknown */
	char message[512];
};

/* To be called once, before anything else touches libxml2: from then on a failing allocation, or
 * one past limit bytes in all, ends the process with status RENDER_OUT_OF_MEMORY. */
enum { RENDER_OUT_OF_MEMORY = 86 };
void render_start(size_t limit);

/* The style sheets of all page kinds. project is the folder of the project, or NULL. Where one of the project cannot be
 * used there are findings in ds, and nothing can be rendered. Findings point into texts that render_close gives back. */
struct renderer *render_open(struct diags *ds, const struct schemas *schemas, const char *project);
void render_close(struct renderer *r);
/* Compiles the style sheets of all kinds, which otherwise the first page of a kind does: from then on no template is read
 * any more, whatever becomes of the project's. */
void render_prepare_all(struct renderer *r, const struct schemas *schemas);
/* Gives back the style sheets that pages had compiled since then; each holds a copy of all that it imports. */
void render_forget(struct renderer *r);
/* the catalogue it renders with; NULL where that could not be used */
const struct words *render_words(const struct renderer *r);

/* Adds the HTML of a page document, which will lie at path on its site (or "", on none), or of a feed its XML; false with
 * *failure where its template fails. Ids and addresses are recorded in links, which may be NULL. */
bool render_page(struct renderer *r, const char *kind, xmlDocPtr page, const char *path, struct buf *html, struct links *links,
                 struct render_failure *failure);

/* the finding for a failure; `page` names the page it was met on, or is NULL */
void render_report(struct renderer *r, struct diags *ds, const struct render_failure *failure, const char *page);

#endif
