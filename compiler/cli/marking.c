#include "marking.h"

#include <stdio.h>

#include "../base/date.h"
#include "../base/text.h"
#include "progress.h"

void
mark_begin(struct marking *m, struct arena *a, size_t ncopies)
{
	*m = (struct marking){.judging.n = ncopies + 1};
	ARENA_ARRAY(a, m->judging.all, ncopies + 1);
}

static void
look(struct marking *m, size_t i, struct candidate c, const char *path, const char *bytes, size_t n)
{
	struct arena a = {0};
	struct plain p;

	if (!c.is || utf8_check(bytes, n) < n)
		return;
	m->judging.all[i] = c;
	plain_make(&p, &a, bytes, n, plain_format_of(path));
	usable_look(&m->judging, i, bytes, n, &p);
	arena_free(&a);
}

void
mark_look_before(struct marking *m, const struct node *listed, const char *path, const char *bytes, size_t n)
{
	look(m, 0, candidate_of(listed), path, bytes, n);
}

void
mark_look(struct marking *m, size_t i, const struct copy *c, const char *bytes, size_t n)
{
	struct candidate new = {.is = CANDIDATE_OPEN}, *same = table_get(&m->digests, c->sha256);

	day_parse(c->on, &new.day);
	if (!same) {
		look(m, i + 1, new, c->path, bytes, n);
		*table_put(&m->digests, c->sha256) = &m->judging.all[i + 1];
	} else if (same->is) {
		m->judging.all[i + 1] = new;
		usable_look_again(&m->judging, i + 1, (size_t)(same - m->judging.all));
	}
}

void
mark_end(struct marking *m, struct copy *copies, size_t n, size_t counts[UNUSABLE_REASONS])
{
	usable_judge(&m->judging);
	for (size_t i = 0; i < n; i++) {
		const struct candidate *c = &m->judging.all[i + 1];

		if (!c->because)
			continue;
		copies[i].because = unusable_name(c->because);
		copies[i].words = c->look.words;
		counts[c->because]++;
	}
	table_free(&m->digests);
}

void
mark_say(const size_t counts[UNUSABLE_REASONS])
{
	size_t all = 0;
	const char *before = "";

	for (size_t u = USABLE + 1; u < UNUSABLE_REASONS; u++)
		all += counts[u];
	if (!all)
		return;
	fprintf(stderr, "regc: %zu capture%s marked as unusable: ", all, plural(all));
	for (size_t u = USABLE + 1; u < UNUSABLE_REASONS; u++)
		if (counts[u]) {
			fprintf(stderr, "%s%s %zu", before, unusable_name((enum unusable)u), counts[u]);
			before = ", ";
		}
	fprintf(stderr, "; 'regc captures' lists them\n");
}
