#include "compare.h"

#include <stdlib.h>
#include <string.h>

#include "../base/date.h"

enum { KIND_BITS = 64 };

static void
bundle_add(const struct comparison *c, struct bundle *b, const struct card *provision)
{
	const struct card *platform = provision->parent->parent;

	if (b->n && b->clauses[b->n - 1].platform == platform->order) /* provisions come by id, and so by platform */
		return;
	b->clauses = mem_room(b->clauses, b->n, &b->cap, sizeof *b->clauses);
	b->clauses[b->n++] = (struct bundled){provision, c->kinds[platform->order], platform->order};
}

static int
by_platform(const void *key, const void *element)
{
	size_t platform = *(const size_t *)key, other = ((const struct bundled *)element)->platform;

	return platform < other ? -1 : platform > other;
}

/* the first clause of a platform, or NULL */
static const struct bundled *
first_of(const struct bundle *b, size_t platform)
{
	return b->n ? bsearch(&platform, b->clauses, b->n, sizeof *b->clauses, by_platform) : NULL;
}

static bool
is_seen(const struct card *search, int32_t day)
{
	int32_t on;

	return day_parse(node_text(search->facts, "on"), &on) && on <= day;
}

/* platforms that a search record found to have none, each once */
static size_t
count_without(const struct bundle *b, const struct card *category, int32_t day)
{
	const struct card *last = NULL;
	size_t without = 0;

	card_look(category, PART_BACK);
	for (size_t i = 0; i < category->nfrom; i++) {
		const struct card *search = category->from_cards[i];

		if (strcmp(search->kind, "search") != 0 || search->parent == last || first_of(b, search->parent->order))
			continue;
		if (strcmp(node_text(search->facts, "result"), "not-found") == 0 && is_seen(search, day)) {
			last = search->parent;
			without++;
		}
	}
	return without;
}

/* ---- kinds of service ---- */

/* a kind of service as a bit: their words are an enum */
static uint64_t
kind_bit(const struct node *kind)
{
	int i = kind ? schema_index(kind->schema, kind->text) : -1;

	if (i < 0)
		return 0;
	if (i < KIND_BITS)
		return (uint64_t)1 << i;
	die("there are too many kinds of service");
}

static uint64_t
kinds_of(const struct card *platform)
{
	const struct node *services = node_get(platform->facts, "services");
	uint64_t kinds = kind_bit(node_get(platform->facts, "service-kind"));

	for (const struct node *s = services ? services->first : NULL; s; s = s->next)
		kinds |= kind_bit(node_get(s, "service-kind"));
	return kinds;
}

void
compare_make(struct comparison *c, const struct model *m, int32_t day)
{
	struct kind categories = cards_of(m, "category");
	struct kind platforms = cards_of(m, "platform");

	*c = (struct comparison){.bundles = mem_grow(NULL, (categories.n + 1) * sizeof *c->bundles), .n = categories.n,
	                         .kinds = mem_grow(NULL, (platforms.n + 1) * sizeof *c->kinds)};
	for (size_t i = 0; i < platforms.n; i++)
		c->kinds[i] = kinds_of(platforms.cards[i]);
	memset(c->bundles, 0, (categories.n + 1) * sizeof *c->bundles);
	for (size_t i = 0; i < categories.n; i++) {
		const struct card *category = categories.cards[i];
		struct bundle *b = &c->bundles[i];

		card_look(category, PART_BACK);
		for (size_t k = 0; k < category->nfrom; k++)
			if (strcmp(category->from_cards[k]->kind, "provision") == 0)
				bundle_add(c, b, category->from_cards[k]);
		b->without = count_without(b, category, day);
		b->open = platforms.n - b->n - b->without;
	}
}

void
compare_free(struct comparison *c)
{
	for (size_t i = 0; i < c->n; i++)
		free(c->bundles[i].clauses);
	free(c->bundles);
	free(c->kinds);
	*c = (struct comparison){0};
}

static bool
offers_kind(const struct card *platform, const char *kind)
{
	const struct node *services = node_get(platform->facts, "services");
	const char *own = node_text(platform->facts, "service-kind");

	if (own)
		return strcmp(own, kind) == 0;
	for (const struct node *s = services ? services->first : NULL; s; s = s->next)
		if (strcmp(node_text(s, "service-kind"), kind) == 0)
			return true;
	return false;
}

const char *
compare_kind(const struct card *a, const struct card *b)
{
	const struct node *services = node_get(a->facts, "services");
	const char *own = node_text(a->facts, "service-kind");

	if (own)
		return offers_kind(b, own) ? own : NULL;
	for (const struct node *s = services ? services->first : NULL; s; s = s->next)
		if (offers_kind(b, node_text(s, "service-kind")))
			return node_text(s, "service-kind");
	return NULL;
}

uint64_t
compare_kinds(const struct comparison *c, const struct card *platform)
{
	return c->kinds[platform->order];
}

/* whether a clause is the first of its platform in one of some categories */
static bool
among(const struct comparison *c, const struct node *first, const struct node *past, const struct bundled *clause)
{
	for (; first != past; first = first->next) {
		const struct bundled *other = first_of(&c->bundles[first->to->order], clause->platform);

		if (other && other->provision == clause->provision)
			return true;
	}
	return false;
}

size_t
compare_provision(const struct comparison *c, const struct card *provision, const struct card *found[COMPARE_MOST],
                  size_t *of)
{
	const struct node *categories = node_get(provision->facts, "categories");
	size_t platform = provision->parent->parent->order, n = 0;

	*of = 0;
	for (const struct node *k = categories ? categories->first : NULL; k; k = k->next) {
		const struct bundle *b = &c->bundles[k->to->order];

		card_look(k->to, PART_BACK); /* that counts the kinds of services as well */
		for (size_t i = 0; i < b->n; i++) {
			const struct bundled *other = &b->clauses[i];

			if (other->platform == platform || !(other->kinds & c->kinds[platform]) ||
			    among(c, categories->first, k, other))
				continue;
			++*of;
			if (n < COMPARE_MOST)
				found[n++] = other->provision;
		}
	}
	return n;
}

void
compare_prevalence(struct arena *a, const struct bundle *b, struct node *reasons)
{
	size_t reviewed = b->n + b->without;
	struct node *r = reason_add(a, reasons, REASON_PREVALENCE_COUNTS);

	reason_count(a, r, "has", b->n);
	reason_count(a, r, "without", b->without);
	reason_count(a, r, "open", b->open);
	if (reviewed >= PREVALENCE_REVIEWED && b->without == 0) {
		reason_add(a, reasons, REASON_PREVALENCE_ONE_SIDED);
		return;
	}
	r = reason_add(a, reasons, reviewed < PREVALENCE_REVIEWED ? REASON_PREVALENCE_TOO_FEW : REASON_PREVALENCE_SHARE);
	if (reviewed >= PREVALENCE_REVIEWED)
		reason_count(a, r, "percent", (b->n * 100 + reviewed / 2) / reviewed);
	reason_count(a, r, "reviewed", reviewed);
}
