#include "asking.h"

#include <stdlib.h>

#include "../pages/page.h"

enum { WHOLE = 1 << 30 /* entries of a list: all of them */ };

struct asked_reports {
	struct diags *diags;
	const struct analysis *analysis;
	struct xpath *query;
	struct xpath_answer *answer;
	struct arena arena;      /* of what stays until all is asked */
	struct source **sources; /* of the reports in the document, loaded */
	size_t n, cap;
};

/* a report of a unit, and of a list that fills several pages not the second */
static bool
is_asked(const struct page *page)
{
	return page->card && page->xml && (page->kind->flags & PAGE_JSON) && page->part == 0 && !page->moved;
}

static void
add_report(struct asked_reports *as, xmlDocPtr model, xmlDocPtr report, const struct source *of)
{
	struct source *s = arena_take(&as->arena, sizeof *s);

	*s = source_again(of);
	source_load(s); /* without its text a line is not known, which the document of the page has said already */
	as->sources = mem_room(as->sources, as->n, &as->cap, sizeof *as->sources);
	as->sources[as->n++] = s;
	xpath_add(model, report, s);
}

static bool
add_page(struct asked_reports *as, xmlDocPtr model, struct arena *a, const struct page *page)
{
	struct page all = *page;
	const char *problem;
	struct node *document;

	all.parts = 1;
	all.first = 0;
	all.size = WHOLE;
	if (!(document = page_document(a, as->analysis, &all, NULL, &problem))) {
		diag_add(as->diags, RG9002, (struct place){0}, "%s", problem);
		return false;
	}
	node_drop(document, node_get(document, "site"));
	add_report(as, model, page_traced(as->analysis, document), page->card->source);
	return true;
}

static void
unload(struct asked_reports *as)
{
	for (size_t i = 0; i < as->n; i++)
		source_unload(as->sources[i]);
	as->n = 0;
}

static bool
ask_apart(struct asked_reports *as, const struct page *page)
{
	struct arena a = {0};
	xmlDocPtr model = xpath_document();
	bool fine = add_page(as, model, &a, page) && xpath_ask(as->query, as->diags, model, as->answer);

	xmlFreeDoc(model);
	unload(as);
	arena_free(&a);
	return fine;
}

static bool
ask_together(struct asked_reports *as, const struct pages *pages)
{
	struct arena a = {0};
	xmlDocPtr model = xpath_document();
	bool fine = true;

	for (size_t i = 0; i < pages->n && fine; i++)
		fine = !is_asked(&pages->all[i]) || add_page(as, model, &a, &pages->all[i]);
	fine = fine && xpath_ask(as->query, as->diags, model, as->answer);
	xmlFreeDoc(model);
	unload(as);
	arena_free(&a);
	return fine;
}

bool
asking_run(struct diags *ds, const struct analysis *an, struct xpath *q, struct xpath_answer *answer)
{
	struct asked_reports as = {.diags = ds, .analysis = an, .query = q, .answer = answer};
	struct pages pages = {0};
	bool fine = true;

	pages_plan(&pages, &as.arena, an, NULL);
	if (xpath_is_apart(q))
		for (size_t i = 0; i < pages.n && fine; i++)
			fine = !is_asked(&pages.all[i]) || ask_apart(&as, &pages.all[i]);
	else
		fine = ask_together(&as, &pages);
	free(pages.all);
	free(as.sources);
	arena_free(&as.arena);
	return fine;
}
