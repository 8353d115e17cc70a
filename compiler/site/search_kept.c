#include "search_kept.h"

#include <stdlib.h>
#include <string.h>

#define NAME "search"

enum {
	RECORD_LEAST = 36, /* bytes that one takes */
	FEW = 16,          /* where fewer than one of so many was made anew, what was kept is good enough */
	TITLE_MOST = 1 << 20,
};

static void
read_next(struct search_kept *k)
{
	k->id = NULL;
	if (!k->left)
		return;
	k->left--;
	k->id = unpack_word(&k->u);
	k->digest = unpack_digest(&k->u);
	k->size = (size_t)unpack_number(&k->u);
	k->record = unpack_bytes(&k->u, k->size);
	k->broken = k->broken || k->u.broken || (!k->left && !unpack_ended(&k->u));
	if (k->broken)
		k->id = NULL;
}

/* ---- months ---- */

/* of all that they come from: dates are no prose */
static struct sha256
months_from(const struct search_kept *k)
{
	struct buf b = {0};
	struct sha256 d;

	pack_digest(&b, &k->world->all);
	pack_number(&b, (uint64_t)(int64_t)k->day);
	d = sha256_of(b.s, b.n);
	buf_free(&b);
	return d;
}

static void
read_months(struct search_kept *k)
{
	struct sha256 was = unpack_digest(&k->u), now = months_from(k);
	const char *months = unpack_word(&k->u);

	if (memcmp(&was, &now, sizeof now) == 0)
		k->months = months;
}

const char *
search_recall_months(const struct search_kept *k)
{
	return k ? k->months : NULL;
}

void
search_remember_months(struct search_kept *k, const char *months)
{
	struct sha256 now;

	if (!k)
		return;
	now = months_from(k);
	pack_digest(&k->head, &now);
	pack_text(&k->head, months);
}

/* ---- reading ---- */

void
search_kept_begin(struct search_kept *k, struct postings *p)
{
	if (!k || k->refused || !(k->bytes = cache_load(k->cache, k->diags, NAME, &k->u)))
		return;
	k->broken = !postings_load(p, &k->u);
	read_months(k);
	k->left = unpack_count(&k->u, RECORD_LEAST);
	k->broken = k->broken || k->u.broken;
	read_next(k);
}

/* ---- of what it is made ---- */

/* what may be said of another unit */
static bool
pack_named(const struct search_kept *k, struct buf *b, const struct card *card)
{
	pack_text(b, card ? card->id : NULL);
	if (card && card->seen)
		world_unit(k->world, b, card, PART_FACTS);
	return !card || card->seen;
}

static bool
pack_law(const struct search_kept *k, struct buf *b, const struct card *to)
{
	return pack_named(k, b, to) && (!to || strcmp(to->kind, "obligation") != 0 || pack_named(k, b, to->unit));
}

/* all that the words of a clause come from; false where something of it has no digest */
static bool
pack_inputs(const struct search_kept *k, struct buf *b, const struct card *clause)
{
	const struct verdicts *v = k->verdicts;
	bool fine = clause->seen;

	pack_digest(b, &k->world->templates);
	pack_text(b, clause->id);
	if (fine)
		world_unit(k->world, b, clause, PART_FACTS | PART_VERDICTS | PART_PROSE);
	for (const struct card *above = clause->parent; above && fine; above = above->parent)
		fine = pack_named(k, b, above);
	for (size_t i = 0; i < clause->nrefs && fine; i++)
		fine = pack_law(k, b, clause->refs[i].to);
	for (size_t i = v->first[clause->order]; i < v->first[clause->order + 1] && fine; i++)
		fine = pack_named(k, b, v->all[i].place) && pack_law(k, b, v->all[i].obligation);
	return fine;
}

static void
look_at(struct search_kept *k, const struct card *clause)
{
	struct buf b = {0};

	if ((k->known = pack_inputs(k, &b, clause)))
		k->now = sha256_of(b.s, b.n);
	buf_free(&b);
}

/* ---- one clause ---- */

bool
search_recall(struct search_kept *k, struct postings *p, const struct card *clause, size_t *title, const char **line)
{
	struct unpack u;

	if (!k)
		return false;
	k->recalled = false;
	look_at(k, clause);
	while (k->id && strcmp(k->id, clause->id) < 0)
		read_next(k);
	if (!k->known || !k->id || strcmp(k->id, clause->id) != 0 || memcmp(&k->digest, &k->now, sizeof k->now) != 0)
		return false;
	u = (struct unpack){k->record, k->record + k->size, false};
	*title = (size_t)unpack_below(&u, TITLE_MOST);
	*line = unpack_word(&u);
	if (!postings_unpack(p, &u) || !unpack_ended(&u))
		k->broken = true;
	return k->recalled = !k->broken;
}

void
search_remember(struct search_kept *k, const struct postings *p, const struct card *clause, size_t title, const char *line)
{
	struct buf record = {0};

	if (!k || !k->known)
		return;
	pack_number(&record, title);
	pack_text(&record, line);
	postings_pack(&record, p);
	k->n++;
	k->made += !k->recalled;
	pack_text(&k->records, clause->id);
	pack_digest(&k->records, &k->now);
	pack_number(&k->records, record.n);
	pack_bytes(&k->records, record.s, record.n);
	buf_free(&record);
}

/* ---- all of them ---- */

void
search_kept_refuse(struct search_kept *k)
{
	cache_broken(k->cache, k->diags, NAME);
	search_kept_free(k);
	*k = (struct search_kept){.cache = k->cache, .diags = k->diags, .world = k->world, .verdicts = k->verdicts, .day = k->day, .refused = true};
}

/* Words that no entry has any more stay among those that are kept; where they become the most of them, all begins anew. */
void
search_kept_keep(struct search_kept *k, const struct postings *p)
{
	struct buf b = {0};

	if (!k || (k->made * FEW < k->n && k->months))
		return;
	if (postings_unused(p) * 2 > p->all.n) {
		pack_number(&b, 0);
		pack_bytes(&b, k->head.s, k->head.n);
		pack_number(&b, 0);
	} else {
		postings_keep(&b, p);
		pack_bytes(&b, k->head.s, k->head.n);
		pack_number(&b, k->n);
		pack_bytes(&b, k->records.s, k->records.n);
	}
	cache_keep(k->cache, k->diags, NAME, &b);
	buf_free(&b);
}

void
search_kept_free(struct search_kept *k)
{
	if (!k)
		return;
	free(k->bytes);
	buf_free(&k->head);
	buf_free(&k->records);
}
