#include "findings.h"

enum { NOWHERE }; /* else the number of a source, from 1, or its address */

static uint64_t
number_of(const struct source *source, const struct among *among)
{
	size_t i = 0;

	if (!source || !among)
		return (uintptr_t)source;
	while (i < among->n && among->all[i] != source)
		i++;
	return i < among->n ? i + 1 : NOWHERE;
}

static void
pack_place(struct buf *b, struct place place, const struct among *among)
{
	pack_number(b, number_of(place.source, among));
	pack_number(b, place.span.from);
	pack_number(b, place.span.to);
}

static void
pack_finding(struct buf *b, const struct diag *d, const struct among *among)
{
	size_t notes = 0, edits = 0;

	for (const struct diag_note *n = d->notes; n; n = n->next)
		notes++;
	for (const struct diag_edit *e = d->edits; e; e = e->next)
		edits++;
	pack_number(b, d->code);
	pack_place(b, d->place, among);
	pack_text(b, d->message);
	pack_text(b, d->help);
	pack_text(b, d->about);
	pack_text(b, d->key);
	pack_text(b, d->lasting);
	pack_number(b, d->pardoned);
	pack_number(b, notes);
	for (const struct diag_note *n = d->notes; n; n = n->next) {
		pack_place(b, n->place, among);
		pack_text(b, n->message);
	}
	pack_number(b, edits);
	for (const struct diag_edit *e = d->edits; e; e = e->next) {
		pack_place(b, e->place, among);
		pack_number(b, e->safe);
		pack_text(b, e->text);
	}
}

void
findings_pack(struct buf *b, const struct diags *ds, const struct among *among)
{
	pack_number(b, ds->n);
	for (size_t i = 0; i < ds->n; i++)
		pack_finding(b, ds->all[i], among);
}

static struct place
unpack_place(struct unpack *u, const struct among *among)
{
	uint64_t number = unpack_below(u, among ? among->n : UINTPTR_MAX);
	const struct source *source = !among ? (const struct source *)(uintptr_t)number : number ? among->all[number - 1] : NULL;
	uint64_t most = among && source ? source->size : UINT32_MAX;
	uint32_t from = (uint32_t)unpack_below(u, most), to = (uint32_t)unpack_below(u, most);

	return source ? (struct place){source, {from, to}} : (struct place){0};
}

static const char *
unpack_kept(struct unpack *u, struct diags *ds)
{
	const char *text = unpack_text(u);

	return text ? arena_string(&ds->arena, text) : NULL;
}

static void
unpack_finding(struct unpack *u, struct diags *ds, const struct among *among)
{
	enum diag_code code = (enum diag_code)unpack_below(u, DIAG_CODES - 1);
	struct place place = unpack_place(u, among);
	struct diag *d = diag_add(ds, code, place, "%s", unpack_word(u));
	const char *help = unpack_text(u);

	if (help)
		diag_help(ds, d, "%s", help);
	d->about = unpack_kept(u, ds);
	d->key = unpack_kept(u, ds);
	d->lasting = unpack_kept(u, ds);
	d->pardoned = unpack_below(u, 1);
	for (size_t n = unpack_count(u, 4); n > 0 && !u->broken; n--) {
		place = unpack_place(u, among);
		diag_note(ds, d, place, "%s", unpack_word(u));
	}
	for (size_t n = unpack_count(u, 5); n > 0 && !u->broken; n--) {
		bool safe;

		place = unpack_place(u, among);
		safe = unpack_below(u, 1);
		diag_edit(ds, d, place, unpack_word(u), safe);
	}
}

bool
findings_unpack(struct unpack *u, struct diags *ds, const struct among *among)
{
	for (size_t n = unpack_count(u, 12); n > 0 && !u->broken; n--)
		unpack_finding(u, ds, among);
	return !u->broken;
}
