#include "findings.h"

enum { NOWHERE, HERE };

static void
pack_place(struct buf *b, struct place place, const struct source *of)
{
	pack_number(b, !place.source ? NOWHERE : place.source == of ? HERE : (uintptr_t)place.source);
	pack_number(b, place.span.from);
	pack_number(b, place.span.to);
}

static void
pack_finding(struct buf *b, const struct diag *d, const struct source *of)
{
	size_t notes = 0, edits = 0;

	for (const struct diag_note *n = d->notes; n; n = n->next)
		notes++;
	for (const struct diag_edit *e = d->edits; e; e = e->next)
		edits++;
	pack_number(b, d->code);
	pack_place(b, d->place, of);
	pack_text(b, d->message);
	pack_text(b, d->help);
	pack_number(b, notes);
	for (const struct diag_note *n = d->notes; n; n = n->next) {
		pack_place(b, n->place, of);
		pack_text(b, n->message);
	}
	pack_number(b, edits);
	for (const struct diag_edit *e = d->edits; e; e = e->next) {
		pack_place(b, e->place, of);
		pack_number(b, e->safe);
		pack_text(b, e->text);
	}
}

void
findings_pack(struct buf *b, const struct diags *ds, const struct source *of)
{
	pack_number(b, ds->n);
	for (size_t i = 0; i < ds->n; i++)
		pack_finding(b, ds->all[i], of);
}

static struct place
unpack_place(struct unpack *u, const struct source *of)
{
	uint64_t source = unpack_below(u, of ? HERE : UINTPTR_MAX);
	uint32_t to = 0, from = (uint32_t)unpack_below(u, of ? of->size : UINT32_MAX);

	to = (uint32_t)unpack_below(u, of ? of->size : UINT32_MAX);
	if (source == NOWHERE)
		return (struct place){0};
	return (struct place){of ? of : (const struct source *)(uintptr_t)source, {from, to}};
}

static void
unpack_finding(struct unpack *u, struct diags *ds, const struct source *of)
{
	enum diag_code code = (enum diag_code)unpack_below(u, DIAG_CODES - 1);
	struct place place = unpack_place(u, of);
	struct diag *d = diag_add(ds, code, place, "%s", unpack_word(u));
	const char *help = unpack_text(u);

	if (help)
		diag_help(ds, d, "%s", help);
	for (size_t n = unpack_count(u, 4); n > 0 && !u->broken; n--) {
		place = unpack_place(u, of);
		diag_note(ds, d, place, "%s", unpack_word(u));
	}
	for (size_t n = unpack_count(u, 5); n > 0 && !u->broken; n--) {
		bool safe;

		place = unpack_place(u, of);
		safe = unpack_below(u, 1);
		diag_edit(ds, d, place, unpack_word(u), safe);
	}
}

bool
findings_unpack(struct unpack *u, struct diags *ds, const struct source *of)
{
	for (size_t n = unpack_count(u, 8); n > 0 && !u->broken; n--)
		unpack_finding(u, ds, of);
	return !u->broken;
}
