#include "compare.h"

#include <stdlib.h>
#include <string.h>

#include "../base/date.h"

enum { KIND_BITS = 64 };

static void
bundle_add(struct bundle *b, const struct card *provision)
{
	const struct card *platform = provision->parent->parent;

	for (size_t i = b->n; i > 0; i--) /* provisions come by id, and so by platform */
		if (b->provisions[i - 1]->parent->parent == platform)
			return;
		else
			break;
	b->provisions = mem_room(b->provisions, b->n, &b->cap, sizeof *b->provisions);
	b->provisions[b->n++] = provision;
}

static bool
has(const struct bundle *b, const struct card *platform)
{
	size_t low = 0, high = b->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = strcmp(b->provisions[mid]->parent->parent->id, platform->id);

		if (order == 0)
			return true;
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return false;
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

		if (strcmp(search->kind, "search") != 0 || search->parent == last || has(b, search->parent))
			continue;
		if (strcmp(node_text(search->facts, "result"), "not-found") == 0 && is_seen(search, day)) {
			last = search->parent;
			without++;
		}
	}
	return without;
}

/* ---- kinds of service ---- */

/* the bit of a kind of service; of more kinds than there are bits some share the last, and are then compared by name */
static uint64_t
kind_bit(struct table *numbers, const char *kind)
{
	void **number = table_put(numbers, kind);
	size_t n;

	if (!*number)
		*number = (void *)(uintptr_t)(numbers->n ? numbers->n : 1);
	n = (size_t)(uintptr_t)*number - 1;
	return (uint64_t)1 << (n < KIND_BITS ? n : KIND_BITS - 1);
}

static void
note_kinds(struct comparison *c, struct kind platforms)
{
	struct table numbers = {0};

	c->kinds = mem_grow(NULL, (platforms.n + 1) * sizeof *c->kinds);
	for (size_t i = 0; i < platforms.n; i++) {
		const struct node *services = node_get(platforms.cards[i]->facts, "services");
		const char *own = node_text(platforms.cards[i]->facts, "service-kind");

		c->kinds[i] = own ? kind_bit(&numbers, own) : 0;
		for (const struct node *s = services && !own ? services->first : NULL; s; s = s->next)
			c->kinds[i] |= kind_bit(&numbers, node_text(s, "service-kind"));
	}
	table_free(&numbers);
}

/* whether two platforms offer a service of one kind */
static bool
share_kind(const struct comparison *c, const struct card *a, const struct card *b)
{
	uint64_t shared = c->kinds[a->order] & c->kinds[b->order];

	return shared == (uint64_t)1 << (KIND_BITS - 1) ? compare_kind(a, b) != NULL : shared != 0;
}

void
compare_make(struct comparison *c, const struct model *m, int32_t day)
{
	struct kind categories = cards_of(m, "category");
	size_t platforms = cards_of(m, "platform").n;

	*c = (struct comparison){.bundles = mem_grow(NULL, (categories.n + 1) * sizeof *c->bundles), .n = categories.n};
	note_kinds(c, cards_of(m, "platform"));
	memset(c->bundles, 0, (categories.n + 1) * sizeof *c->bundles);
	for (size_t i = 0; i < categories.n; i++) {
		const struct card *category = categories.cards[i];
		struct bundle *b = &c->bundles[i];

		card_look(category, PART_BACK);
		for (size_t k = 0; k < category->nfrom; k++)
			if (strcmp(category->from_cards[k]->kind, "provision") == 0)
				bundle_add(b, category->from_cards[k]);
		b->without = count_without(b, category, day);
		b->open = platforms - b->n - b->without;
	}
}

void
compare_free(struct comparison *c)
{
	for (size_t i = 0; i < c->n; i++)
		free(c->bundles[i].provisions);
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

static bool
among(const struct card *const *found, size_t n, const struct card *card)
{
	while (n--)
		if (found[n] == card)
			return true;
	return false;
}

size_t
compare_provision(const struct comparison *c, const struct card *provision, const struct card *found[COMPARE_MOST],
                  size_t *of)
{
	const struct node *categories = node_get(provision->facts, "categories");
	const struct card *platform = provision->parent->parent;
	size_t n = 0;

	*of = 0;
	for (const struct node *k = categories ? categories->first : NULL; k; k = k->next) {
		const struct bundle *b = &c->bundles[k->to->order];

		card_look(k->to, PART_BACK);
		for (size_t i = 0; i < b->n; i++) {
			const struct card *other = b->provisions[i];

			/* whoever watches what a page is made from is to see that these were looked at */
			card_look(platform, PART_FACTS);
			card_look(other->parent->parent, PART_FACTS);
			if (other->parent->parent == platform || !share_kind(c, platform, other->parent->parent) ||
			    among(found, n, other))
				continue;
			++*of;
			if (n < COMPARE_MOST)
				found[n++] = other;
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
