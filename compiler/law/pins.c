#include "pins.h"

#include <stdlib.h>
#include <string.h>

#include "fingerprint.h"

enum { FILE_DIGITS = 16, FIELDS = 5 };

/* the parts of an obligation, by the fields that each is about; what has none here is made in a way of its own */
static const struct {
	const char *name;
	const char *fields[FIELDS];
} parts[] = {
	{"wording", {"citation", "duty", "excerpts", "versions", "deontic"}},
	{"addressees", {NULL}},
	{"exceptions", {"exceptions"}},
	{"force", {"history", "grace", "impediments"}},
	{"contract", {"contract", "evidenced-in"}},
	{"sanction", {"enforcement"}},
};

enum { PARTS = sizeof parts / sizeof *parts };

const char *
pin_part(size_t i)
{
	return i < PARTS ? parts[i].name : NULL;
}

unsigned
pin_force(void)
{
	size_t i = 0;

	while (strcmp(parts[i].name, "force") != 0)
		i++;
	return 1U << i;
}

/* ---- as it is ---- */

static const char *
digest_of_part(char text[FINGERPRINT_SHORT], const struct card *obligation, size_t part)
{
	const struct node *values[FIELDS + 1] = {NULL};
	size_t n = 0;

	if (!parts[part].fields[0])
		return fingerprint_bound(text, obligation);
	while (n < FIELDS && parts[part].fields[n]) {
		values[n] = node_get(obligation->whole, parts[part].fields[n]);
		n++;
	}
	if (strcmp(parts[part].name, "force") == 0) /* that of its law is its own */
		values[n++] = node_get(obligation->unit->whole, "history");
	return fingerprint_values(text, values, n);
}

static const char *
digest_of_file(char text[SHA256_HEX], const struct card *unit)
{
	sha256_hex(&unit->source->digest, text);
	text[FILE_DIGITS] = '\0';
	return text;
}

/* whether a card is a unit of a library that is pinned; what goes with another goes with that */
static bool
is_pinned(const struct card *card)
{
	return library_of(card) && card->unit == card && strcmp(card->kind, "lock") != 0;
}

/* the commit at which a library is read; NULL for a folder as it is */
static const char *
commit_of(const struct model *m, const char *library)
{
	for (size_t i = 0; i < m->n; i++)
		if (is_pinned(m->cards[i]) && strcmp(library_of(m->cards[i]), library) == 0)
			return m->cards[i]->source->commit;
	return NULL;
}

static bool
is_duty_of(const struct card *card, const struct card *law)
{
	return card->unit == law && strcmp(card->kind, "obligation") == 0;
}

static void
write_duties(struct buf *out, const struct model *m, const struct card *law)
{
	bool any = false;

	for (size_t i = 0; i < m->n; i++) {
		char text[FINGERPRINT_SHORT];

		if (!is_duty_of(m->cards[i], law))
			continue;
		buf_printf(out, "%s          - {duty: \"%s\"", any ? "" : "        duties:\n", m->cards[i]->name);
		for (size_t p = 0; p < PARTS; p++)
			buf_printf(out, ", %s: \"%s\"", parts[p].name, digest_of_part(text, m->cards[i], p));
		buf_puts(out, "}\n");
		any = true;
	}
}

static void
write_library(struct buf *out, const struct model *m, const char *library)
{
	const char *commit = commit_of(m, library);

	buf_printf(out, "  - library: %s\n", library);
	if (commit)
		buf_printf(out, "    commit: \"%s\"\n", commit);
	buf_puts(out, "    units:\n");
	for (size_t i = 0; i < m->n; i++) {
		char text[SHA256_HEX];

		if (!is_pinned(m->cards[i]) || strcmp(library_of(m->cards[i]), library) != 0)
			continue;
		buf_printf(out, "      - unit: \"%s\"\n        file: \"%s\"\n", m->cards[i]->own_key, digest_of_file(text, m->cards[i]));
		if (strcmp(m->cards[i]->kind, "regulation") == 0)
			write_duties(out, m, m->cards[i]);
	}
}

void
pins_write(struct buf *out, const struct model *m)
{
	struct table libraries = {0};

	buf_puts(out, "# yaml-language-server: $schema=schemas/pins.schema.yaml\n"
	              "# What the libraries were when they were last taken over. Written by 'regc update'; commit it, and do not edit it.\n"
	              "pins: libraries\nlibraries:\n");
	for (size_t i = 0; i < m->n; i++)
		if (is_pinned(m->cards[i]) && !table_get(&libraries, library_of(m->cards[i]))) {
			*table_put(&libraries, library_of(m->cards[i])) = &libraries;
			write_library(out, m, library_of(m->cards[i]));
		}
	table_free(&libraries);
}

/* ---- against the file ---- */

static const struct card *
pins_of(const struct model *m)
{
	struct kind pins = cards_of(m, "pins");

	return pins.n ? pins.cards[0] : NULL;
}

static void
put_change(struct pin_changes *changes, struct pin_change change)
{
	changes->all = mem_room(changes->all, changes->n, &changes->cap, sizeof *changes->all);
	changes->all[changes->n++] = change;
}

static unsigned
parts_changed(const struct card *obligation, const struct node *duty)
{
	unsigned changed = 0;

	for (size_t p = 0; p < PARTS; p++) {
		char text[FINGERPRINT_SHORT];
		const char *was = node_text(duty, parts[p].name);

		if (!was || strcmp(was, digest_of_part(text, obligation, p)) != 0)
			changed |= 1U << p;
	}
	return changed;
}

/* the units that the file names, by key, and of laws their duties */
static void
read_pins(struct table *pinned, struct arena *a, const struct card *pins)
{
	const struct node *libraries = node_get(pins->whole, "libraries");

	for (const struct node *l = libraries->first; l; l = l->next)
		for (const struct node *u = node_get(l, "units")->first; u; u = u->next) {
			const char *unit = node_text(u, "unit"), *id = strchr(unit, ':');
			const struct node *duties = node_get(u, "duties");

			*table_put(pinned, unit) = (void *)u;
			for (const struct node *d = duties ? duties->first : NULL; d && id; d = d->next)
				*table_put(pinned, arena_printf(a, "obligation:%s/%s", id + 1, node_text(d, "duty"))) = (void *)d;
		}
}

static void
compare_duties(struct pin_changes *changes, const struct model *m, const struct card *law, struct table *pinned)
{
	for (size_t i = 0; i < m->n; i++) {
		const struct card *duty = m->cards[i];
		struct node *was = is_duty_of(duty, law) ? table_get(pinned, duty->own_key) : NULL;
		unsigned changed = was ? parts_changed(duty, was) : 0;

		if (!is_duty_of(duty, law))
			continue;
		if (!was)
			put_change(changes, (struct pin_change){PIN_NEW, duty->own_key, duty, 0});
		else if (changed)
			put_change(changes, (struct pin_change){PIN_CHANGED, duty->own_key, duty, changed});
	}
}

static void
compare_unit(struct pin_changes *changes, const struct model *m, const struct card *unit, struct table *pinned)
{
	struct node *was = table_get(pinned, unit->own_key);
	char text[SHA256_HEX];

	if (was && text_is(node_text(was, "file"), digest_of_file(text, unit)))
		return;
	put_change(changes, (struct pin_change){was ? PIN_CHANGED : PIN_NEW, unit->own_key, unit, 0});
	if (was && strcmp(unit->kind, "regulation") == 0)
		compare_duties(changes, m, unit, pinned);
}

/* what is pinned and no longer in the model: a unit, or a duty of a law that is */
static void
note_gone(struct pin_changes *changes, const struct model *m, const struct table *pinned)
{
	for (size_t i = 0; i < pinned->n; i++)
		if (!table_get(&m->ids, pinned->entries[i].key) ||
		    ((const struct card *)table_get(&m->ids, pinned->entries[i].key))->hidden)
			put_change(changes, (struct pin_change){PIN_GONE, arena_string(&changes->arena, pinned->entries[i].key), NULL, 0});
}

static bool
is_used(const struct model *m, const char *library)
{
	for (size_t i = 0; i < m->n; i++)
		if (is_pinned(m->cards[i]) && strcmp(library_of(m->cards[i]), library) == 0)
			return true;
	return false;
}

static void
note_moves(struct pin_changes *changes, const struct model *m, const struct card *pins)
{
	const struct node *libraries = node_get(pins->whole, "libraries");

	ARENA_ARRAY(&changes->arena, changes->moves, node_count(libraries));
	for (const struct node *l = libraries->first; l; l = l->next) {
		const struct node *library = node_get(l, "library");
		const char *was = node_text(l, "commit"), *now = commit_of(m, library->text);

		if (is_used(m, library->text) && (was || now) && (!was || !now || strcmp(was, now) != 0))
			changes->moves[changes->nmoves++] = (struct pin_move){library->text, was, now, library->span};
	}
}

void
pins_compare(struct pin_changes *changes, const struct model *m)
{
	const struct card *pins = pins_of(m);
	struct table pinned = {0};

	*changes = (struct pin_changes){.pins = pins};
	if (!pins)
		return;
	read_pins(&pinned, &changes->arena, pins);
	for (size_t i = 0; i < m->n; i++)
		if (is_pinned(m->cards[i]))
			compare_unit(changes, m, m->cards[i], &pinned);
	note_gone(changes, m, &pinned);
	note_moves(changes, m, pins);
	table_free(&pinned);
}

void
pin_changes_free(struct pin_changes *changes)
{
	free(changes->all);
	arena_free(&changes->arena);
	*changes = (struct pin_changes){.n = 0};
}

/* ---- findings ---- */

enum { UNITS_NAMED = 5 };

static bool
is_moved(const struct pin_changes *changes, const char *library)
{
	for (size_t i = 0; i < changes->nmoves; i++)
		if (text_is(changes->moves[i].library, library))
			return true;
	return false;
}

/* whether a difference is one of the units asked for: those of a library that moved, or of all others, where it is NULL */
static bool
is_asked(const struct pin_changes *changes, const struct pin_change *c, unsigned states, const char *moved)
{
	if (!(states & 1U << c->state) || !c->card || strncmp(c->unit, "obligation:", 11) == 0)
		return false;
	return moved ? strcmp(library_of(c->card), moved) == 0 : !is_moved(changes, library_of(c->card));
}

/* those in some states, the first few by name */
static size_t
name_units(struct buf *names, const struct pin_changes *changes, unsigned states, const char *moved)
{
	size_t n = 0;

	for (size_t i = 0; i < changes->n; i++)
		if (is_asked(changes, &changes->all[i], states, moved) && n++ < UNITS_NAMED)
			buf_printf(names, "%s%s", names->n ? ", " : "", changes->all[i].unit);
	if (n > UNITS_NAMED)
		buf_printf(names, " and %zu more", n - UNITS_NAMED);
	return n;
}

/* one: what is said of a single unit; more: of several */
static void
report_units(struct diags *ds, const struct pin_changes *changes, enum pin_state state, enum diag_code code, const char *one,
             const char *more, const char *help)
{
	const struct card *pins = changes->pins;
	struct buf names = {0};
	size_t n = name_units(&names, changes, 1U << state, NULL);

	if (n)
		diag_help(ds,
		          diag_add(ds, code, (struct place){pins->source, pins->name_span}, "%zu %s: %s", n, n == 1 ? one : more, names.s),
		          "%s", help);
	buf_free(&names);
}

static const char *
where_read(struct arena *a, const char *commit)
{
	return commit ? arena_printf(a, "at commit %.12s", commit) : "from its folder";
}

/* one finding for a library, whatever differs in it */
static void
report_move(struct diags *ds, struct pin_changes *changes, const struct pin_move *move)
{
	struct place place = {changes->pins->source, move->place};
	const char *was = where_read(&changes->arena, move->was), *now = where_read(&changes->arena, move->now);
	struct buf names = {0};
	size_t n = name_units(&names, changes, 1U << PIN_CHANGED | 1U << PIN_NEW, move->library);
	struct diag *d;

	if (n)
		d = diag_add(ds, RG3019, place, "the library '%s' was taken over %s and is now read %s: %zu unit%s: %s",
		             move->library, was, now, n, n == 1 ? " differs" : "s differ", names.s);
	else
		d = diag_add(ds, RG3019, place, "the library '%s' was taken over %s and is now read %s; no unit that the map uses differs",
		             move->library, was, now);
	diag_help(ds, d, "run 'regc update' to see what that changes, and 'regc update --take' to take it over");
	buf_free(&names);
}

static bool
has_library(const struct model *m)
{
	for (size_t i = 0; i < m->n; i++)
		if (is_pinned(m->cards[i]))
			return true;
	return false;
}

void
pins_check(const struct model *m, struct diags *ds)
{
	const struct card *pins = pins_of(m), *project = cards_of(m, "project").cards[0];
	struct pin_changes changes;

	if (!pins && has_library(m))
		diag_help(ds, diag_add(ds, RG3014, (struct place){project->source, project->name_span}, "the libraries of the map are not pinned"),
		          "run 'regc update' and commit " PINS_FILE ", so that the law is the same for everybody until it is updated");
	if (!pins)
		return;
	pins_compare(&changes, m);
	for (size_t i = 0; i < changes.nmoves; i++)
		report_move(ds, &changes, &changes.moves[i]);
	report_units(ds, &changes, PIN_CHANGED, RG3013, "unit of a library is not as it was taken over",
	             "units of libraries are not as they were taken over",
	             "run 'regc update' to see what that changes, and 'regc update --take' to take it over");
	report_units(ds, &changes, PIN_NEW, RG3014, "unit of a library is not pinned", "units of libraries are not pinned",
	             "run 'regc update --take'");
	pin_changes_free(&changes);
}
