#include "terms_links.h"

#include <string.h>

#include "../base/table.h"
#include "../base/text.h"
#include "../prose/target.h"

struct linked {
	const char *text, *folded;
	const char *target;
	const char *where; /* what lasts of the target */
	size_t at;
	const struct linked *next; /* of the same text */
};

struct linked_terms {
	struct linked *all;
	size_t n;
	struct table by_text; /* the last of each */
};

static void
add_link(struct linked_terms *l, const struct linked *link)
{
	struct linked *added = &l->all[l->n++];
	void **last = table_put(&l->by_text, link->folded);

	*added = *link;
	added->next = *last;
	*last = added;
}

/* those that lead to another page */
static struct linked_terms
links_of(struct arena *a, const struct plain *p)
{
	struct linked_terms l = {0};

	ARENA_ARRAY(a, l.all, p->nlinks);
	for (size_t i = 0; i < p->nlinks; i++) {
		const struct plain_link *one = &p->links[i];
		struct linked link = {.target = one->target, .at = one->from};

		link.text = arena_copy(a, p->text + one->from, one->to - one->from);
		if (one->from == one->to)
			continue;
		link.folded = plain_fold(a, link.text, strlen(link.text));
		link.where = target_lasting(a, one->target);
		add_link(&l, &link);
	}
	return l;
}

/* one that leads there, of links of one text */
static bool
leads(const struct linked *of_text, const char *where)
{
	while (of_text && !target_same(of_text->where, where))
		of_text = of_text->next;
	return of_text != NULL;
}

/* a target that only the later text has; the first */
static const struct linked *
find_new(const struct linked *old, const struct linked *new)
{
	const struct linked *found = NULL;

	for (; new; new = new->next)
		if (!leads(old, new->where))
			found = new;
	return found;
}

/* whether the sentence that a place is in stands in another text */
static bool
still_stands(struct arena *a, const struct tokens *sentences, size_t at, const char *now_folded)
{
	size_t i = 0;

	while (i + 1 < sentences->n && sentences->at[i + 1] <= at)
		i++;
	return i < sentences->n && strstr(now_folded, plain_fold(a, sentences->all[i], strlen(sentences->all[i])));
}

static bool
is_listed(const struct terms_links *t, const struct linked *old)
{
	for (size_t i = 0; i < t->n; i++)
		if (strcmp(t->all[i].text, old->text) == 0 && strcmp(t->all[i].was, old->target) == 0)
			return true;
	return false;
}

struct terms_links
terms_links_of(struct arena *a, const struct plain *before, const struct plain *now)
{
	struct linked_terms old = links_of(a, before), new = links_of(a, now);
	struct terms_links found = {0};
	struct tokens sentences = {0};
	const char *folded = NULL; /* the later text; made with the sentences, if they are needed */

	ARENA_ARRAY(a, found.all, old.n);
	for (const struct linked *l = old.all; l < old.all + old.n; l++) {
		const struct linked *of_text = table_get(&new.by_text, l->folded);
		const struct linked *other = find_new(table_get(&old.by_text, l->folded), of_text);

		if (leads(of_text, l->where) || (of_text && !other) || is_listed(&found, l))
			continue;
		if (!target_leads_to_terms(a, l->folded, l->where) && !(other && target_leads_to_terms(a, other->folded, other->where)))
			continue;
		if (!other && !folded) {
			folded = plain_fold(a, now->text, now->n);
			sentences = tokens_sentences(a, before);
		}
		if (other || still_stands(a, &sentences, l->at, folded))
			found.all[found.n++] = (struct terms_link){l->text, l->target, other ? other->target : NULL};
	}
	table_free(&old.by_text);
	table_free(&new.by_text);
	return found;
}
