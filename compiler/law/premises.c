#include "premises.h"

#include <stdlib.h>
#include <string.h>

#include "../base/packing.h"

/* A unit that has others around it: a law or a platform. What refers to each other is one group. */
struct looking {
	const struct model *model;
	size_t platforms, n; /* platforms, and laws behind them */
	size_t *with;        /* of each another one of its group that is nearer to the one that stands for it, or itself */
	struct buf *said;    /* of each what is in it; behind the last what is in none */
};

static bool
is_clause(const struct card *card)
{
	return strcmp(card->kind, "provision") == 0;
}

/* no judgement asks for it */
static bool
is_unasked(const struct card *card)
{
	return strcmp(card->kind, "category") == 0;
}

/* the platform or law that a unit belongs to; n where there is none */
static size_t
group_of(const struct looking *l, const struct card *card)
{
	for (; card; card = card->parent) {
		if (strcmp(card->kind, "platform") == 0)
			return card->order;
		if (strcmp(card->kind, "regulation") == 0)
			return l->platforms + card->order;
	}
	return l->n;
}

static size_t
leader_of(const struct looking *l, size_t group)
{
	while (l->with[group] != group)
		group = l->with[group] = l->with[l->with[group]];
	return group;
}

/* Platforms refer to the laws of which they have roles and facts, which makes none of these a part of them. */
static void
join(struct looking *l, size_t a, size_t b)
{
	if (a == l->n || b == l->n || (a < l->platforms) != (b < l->platforms))
		return;
	a = leader_of(l, a);
	b = leader_of(l, b);
	l->with[a < b ? b : a] = a < b ? a : b;
}

static void
join_named(struct looking *l, const struct card *card)
{
	size_t own = group_of(l, card);

	for (size_t i = 0; i < card->nrefs; i++)
		if (card->refs[i].node && card->refs[i].to)
			join(l, own, group_of(l, card->refs[i].to));
}

/* ---- what a unit is ---- */

/* units of which the day leaves only a part */
static bool
has_dated_parts(const struct card *card)
{
	return strcmp(card->kind, "regulation") == 0 || strcmp(card->kind, "obligation") == 0 || strcmp(card->kind, "authority") == 0;
}

/* Its file, and what the day leaves of it. What the audience may see of it follows from that and from what is hidden. */
static void
pack_unit(struct buf *b, const struct card *card)
{
	pack_text(b, card->key);
	pack_text(b, card->title);
	pack_text(b, card->citation);
	pack_number(b, card->cut);
	pack_number(b, card->unsure);
	pack_number(b, (uint64_t)(int64_t)card->as_of.from);
	pack_number(b, (uint64_t)(int64_t)card->as_of.until);
	if (card->unit == card)
		pack_digest(b, &card->source->digest);
	if (has_dated_parts(card) && card->facts != card->whole)
		node_pack(b, card->facts);
	pack_number(b, card->nrefs);
}

static struct sha256
digest_of(struct buf *b)
{
	struct sha256 d = sha256_of(b->s ? b->s : "", b->n);

	b->n = 0;
	return d;
}

/* the digests of all groups, of each that of all that it refers to */
static struct sha256 *
digest_groups(struct looking *l)
{
	struct sha256 *groups = mem_grow(NULL, (l->n + 1) * sizeof *groups), d;
	struct buf *together = mem_grow(NULL, (l->n + 1) * sizeof *together);

	memset(together, 0, (l->n + 1) * sizeof *together);
	for (size_t i = 0; i < l->n; i++) {
		d = digest_of(&l->said[i]);
		pack_digest(&together[leader_of(l, i)], &d);
	}
	for (size_t i = 0; i < l->n; i++)
		if (leader_of(l, i) == i)
			groups[i] = digest_of(&together[i]);
	for (size_t i = 0; i < l->n; i++) {
		groups[i] = groups[leader_of(l, i)];
		buf_free(&together[i]);
	}
	groups[l->n] = digest_of(&l->said[l->n]);
	free(together);
	return groups;
}

/* ---- what a clause rests on ---- */

/* groups, each once for one clause */
struct named_groups {
	const struct sha256 *groups;
	size_t *last; /* of each the number, from 1, of the clause that named it last */
	size_t clause;
};

static void
pack_group(struct buf *b, struct named_groups *named, size_t group)
{
	if (named->last[group] == named->clause)
		return;
	named->last[group] = named->clause;
	pack_digest(b, &named->groups[group]);
}

/* what it names, and where locks name it */
static struct sha256
digest_clause(const struct looking *l, const struct card *clause, struct named_groups *named, struct buf *b)
{
	named->clause = clause->order + 1;
	pack_unit(b, clause);
	pack_group(b, named, l->n);
	pack_group(b, named, group_of(l, clause));
	for (size_t i = 0; i < clause->nrefs; i++)
		if (clause->refs[i].to)
			pack_group(b, named, group_of(l, clause->refs[i].to));
	for (size_t i = 0; i < clause->nfrom; i++)
		if (!is_clause(clause->from_cards[i]))
			pack_group(b, named, group_of(l, clause->from_cards[i]));
	return digest_of(b);
}

static void
digest_clauses(struct premises *p, const struct looking *l, const struct sha256 *groups)
{
	struct kind clauses = cards_of(l->model, "provision");
	struct named_groups named = {groups, mem_grow(NULL, (l->n + 1) * sizeof *named.last), 0};
	struct buf b = {0};

	memset(named.last, 0, (l->n + 1) * sizeof *named.last);
	p->clauses = mem_grow(NULL, (clauses.n + 1) * sizeof *p->clauses);
	for (size_t i = 0; i < clauses.n; i++)
		p->clauses[i] = digest_clause(l, clauses.cards[i], &named, &b);
	buf_free(&b);
	free(named.last);
}

/* the buffers of the groups are empty again, and used for the clauses of each platform */
static void
digest_platforms(struct premises *p, const struct looking *l, const struct sha256 *groups)
{
	struct kind clauses = cards_of(l->model, "provision");
	struct buf law = {0};
	struct sha256 of_law;

	for (size_t i = l->platforms; i <= l->n; i++)
		pack_digest(&law, &groups[i]);
	of_law = digest_of(&law);
	buf_free(&law);
	for (size_t i = 0; i < clauses.n; i++)
		pack_digest(&l->said[group_of(l, clauses.cards[i])], &p->clauses[i]);
	p->platforms = mem_grow(NULL, (l->platforms + 1) * sizeof *p->platforms);
	for (size_t i = 0; i < l->platforms; i++) {
		pack_digest(&l->said[i], &of_law);
		pack_digest(&l->said[i], &groups[i]);
		p->platforms[i] = digest_of(&l->said[i]);
	}
}

/* ---- all of it ---- */

static void
pack_hidden(struct buf *b, const struct model *m)
{
	for (size_t i = 0; i < m->ids.n; i++)
		if (!m->ids.entries[i].value)
			pack_text(b, m->ids.entries[i].key);
}

void
premises_take(struct premises *p, const struct model *m, enum audience audience, int32_t horizon)
{
	struct looking l = {.model = m, .platforms = cards_of(m, "platform").n};
	struct sha256 *groups;

	l.n = l.platforms + cards_of(m, "regulation").n;
	l.with = mem_grow(NULL, (l.n + 1) * sizeof *l.with);
	l.said = mem_grow(NULL, (l.n + 1) * sizeof *l.said);
	memset(l.said, 0, (l.n + 1) * sizeof *l.said);
	for (size_t i = 0; i <= l.n; i++)
		l.with[i] = i;
	pack_number(&l.said[l.n], audience);
	pack_number(&l.said[l.n], (uint64_t)(int64_t)horizon);
	pack_hidden(&l.said[l.n], m);
	for (size_t i = 0; i < m->n; i++) {
		if (is_clause(m->cards[i]) || is_unasked(m->cards[i]))
			continue;
		pack_unit(&l.said[group_of(&l, m->cards[i])], m->cards[i]);
		join_named(&l, m->cards[i]);
	}
	groups = digest_groups(&l);
	digest_clauses(p, &l, groups);
	digest_platforms(p, &l, groups);
	for (size_t i = 0; i <= l.n; i++)
		buf_free(&l.said[i]);
	free(groups);
	free(l.said);
	free(l.with);
}

void
premises_free(struct premises *p)
{
	free(p->clauses);
	free(p->platforms);
	*p = (struct premises){0};
}
