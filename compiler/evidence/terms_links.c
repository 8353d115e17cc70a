#include "terms_links.h"

#include <string.h>

#include "../base/text.h"

struct linked {
	const char *text, *folded;
	const char *target;
	const char *where; /* host and path of the target, with case folded */
	size_t at;
};

struct linked_terms {
	struct linked *all;
	size_t n;
};

/* what counts of a target: no scheme, "www.", query, fragment or last slash */
static const char *
where(struct arena *a, const char *target)
{
	const char *folded = plain_fold(a, target, strlen(target)), *host = strstr(folded, "://");
	size_t n;

	host = host ? host + 3 : folded;
	host += starts_with(host, "www.") ? 4 : 0;
	n = strcspn(host, "?#");
	while (n && host[n - 1] == '/')
		n--;
	return arena_copy(a, host, n);
}

static bool
is_place(const char *target)
{
	return *target != '#' && !starts_with(target, "mailto:") && !starts_with(target, "javascript:");
}

/* the last part of a path: one on the way there, such as that of an archive or a redirector, says nothing of the text */
static const char *
last_part(const char *where)
{
	const char *slash = strrchr(where, '/');

	return slash ? slash : where;
}

/* those to other terms, by their text or target */
static struct linked_terms
links_of(struct arena *a, const struct plain *p)
{
	struct linked_terms l = {0};

	ARENA_ARRAY(a, l.all, p->nlinks);
	for (size_t i = 0; i < p->nlinks; i++) {
		const struct plain_link *one = &p->links[i];
		struct linked link = {.target = one->target, .at = one->from};

		link.text = arena_copy(a, p->text + one->from, one->to - one->from);
		if (one->from == one->to || !is_place(one->target))
			continue;
		link.folded = plain_fold(a, link.text, strlen(link.text));
		link.where = where(a, one->target);
		if (change_names_terms(link.folded) || change_names_terms(last_part(link.where)))
			l.all[l.n++] = link;
	}
	return l;
}

/* a link of that text; of that target, where it is given */
static const struct linked *
find(const struct linked_terms *l, const char *folded, const char *where)
{
	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->all[i].folded, folded) == 0 && (!where || strcmp(l->all[i].where, where) == 0))
			return &l->all[i];
	return NULL;
}

/* the first new target of that text */
static const struct linked *
find_new(const struct linked_terms *old, const struct linked_terms *new, const char *folded)
{
	for (size_t i = 0; i < new->n; i++)
		if (strcmp(new->all[i].folded, folded) == 0 && !find(old, folded, new->all[i].where))
			return &new->all[i];
	return NULL;
}

/* whether the sentence that a place is in stands in another text */
static bool
still_stands(struct arena *a, const struct plain *before, size_t at, const char *now_folded)
{
	struct tokens sentences = tokens_sentences(a, before);
	size_t i = 0;

	while (i + 1 < sentences.n && sentences.at[i + 1] <= at)
		i++;
	return i < sentences.n && strstr(now_folded, plain_fold(a, sentences.all[i], strlen(sentences.all[i])));
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
	const char *folded = NULL;

	ARENA_ARRAY(a, found.all, old.n);
	for (const struct linked *l = old.all; l < old.all + old.n; l++) {
		const struct linked *other = find_new(&old, &new, l->folded);
		bool gone = !other && !find(&new, l->folded, NULL);

		if (find(&new, l->folded, l->where) || (!other && !gone) || is_listed(&found, l))
			continue;
		folded = gone && !folded ? plain_fold(a, now->text, now->n) : folded;
		if (other || still_stands(a, before, l->at, folded))
			found.all[found.n++] = (struct terms_link){l->text, l->target, other ? other->target : NULL};
	}
	return found;
}
