#include "territory.h"

#include <stdlib.h>
#include <string.h>

#include "../base/iso3166.h"
#include "../base/text.h"
#include "../syntax/read.h"
#include "../syntax/shape.h"
#include "link.h"

#define FOLDER "regc:places/" /* of the paths of what was not read from a file */

/* ---- what ISO 3166 lacks ---- */

static const struct own {
	const char *code, *name, *type, *description;
} unions[] = {
	{"EEA", "European Economic Area", "group",
	 "The member states of the European Union, with Iceland, Liechtenstein and Norway."},
	{"EFTA", "EFTA States", "group", "Iceland, Liechtenstein, Norway and Switzerland."},
	{"EU", "European Union", "union", "The 27 member states of today, whatever day is judged."},
};

/* Of today: a place of the map has no days on which another contains it. */
static const struct { const char *group, *members; } memberships[] = {
	{"EU", "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"},
	{"EEA", "EU IS LI NO"},
	{"EFTA", "CH IS LI NO"},
	{"CN", "HK MO"},
};

/* codes that people write and ISO 3166 gives to none */
static const struct { const char *wrong, *right; } habits[] = {
	{"UK", "GB"}, {"EL", "GR"},
};

static const struct own *
find_own(const char *code)
{
	for (size_t i = 0; i < sizeof unions / sizeof *unions; i++)
		if (strcmp(unions[i].code, code) == 0)
			return &unions[i];
	return NULL;
}

static int
by_code(const void *code, const void *place)
{
	return strcmp(code, ((const struct iso_place *)place)->code);
}

static const struct iso_place *
find_iso(const char *code)
{
	return bsearch(code, iso_places, iso_places_count, sizeof *iso_places, by_code);
}

static const char *
name_of(const char *code)
{
	const struct own *own = find_own(code);
	const struct iso_place *iso = find_iso(code);

	return own ? own->name : iso ? iso->name : NULL;
}

/* ---- what is meant by a code that there is not ---- */

static size_t
add_near(const char *code, size_t n, const char *near[TERRITORIES_NEAR])
{
	if (n < TERRITORIES_NEAR)
		near[n] = code;
	return n + 1;
}

static const char *
usual(const char *code)
{
	for (size_t i = 0; i < sizeof habits / sizeof *habits; i++)
		if (strcmp(habits[i].wrong, code) == 0)
			return habits[i].right;
	return NULL;
}

/* whether two different codes differ in one letter, which can be missing, or in the order of two */
static bool
differ_little(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	if (!*a || !*b)
		return !*a ? !b[1] : !a[1];
	return strcmp(a + 1, b + 1) == 0 || strcmp(a + 1, b) == 0 || strcmp(a, b + 1) == 0 ||
	       (a[1] && a[0] == b[1] && a[1] == b[0] && strcmp(a + 2, b + 2) == 0);
}

/* a part of a country that has it under another code, or one of those that are written much like it */
static size_t
parts_near(const char *code, const char *part, const char *near[TERRITORIES_NEAR])
{
	struct buf country = {0}, right = {0};
	const struct iso_place *whole;
	size_t n = 0;

	buf_add(&country, code, (size_t)(part - code));
	buf_printf(&right, "%s-%s", usual(country.s) ? usual(country.s) : country.s, part + 1);
	if ((whole = find_iso(right.s)))
		n = add_near(whole->code, n, near);
	for (const struct iso_place *p = iso_places; p->code && !whole; p++)
		if (strncmp(p->code, country.s, country.n) == 0 && p->code[country.n] == '-' && differ_little(p->code, code))
			n = add_near(p->code, n, near);
	buf_free(&country);
	buf_free(&right);
	return n;
}

size_t
territory_near(const char *code, const char *near[TERRITORIES_NEAR])
{
	const char *part = strchr(code, '-'), *meant = usual(code), *dash;
	size_t n = 0;

	if (meant)
		return add_near(meant, 0, near);
	if (part && part > code)
		n = parts_near(code, part, near);
	for (const struct iso_place *p = iso_places; p->code && !part; p++)
		if (strcmp(p->three, code) == 0 || ((dash = strchr(p->code, '-')) && strcmp(dash + 1, code) == 0))
			n = add_near(p->code, n, near);
	return n <= TERRITORIES_NEAR ? n : 0; /* of many, none is more likely than the others */
}

const char *
territory_hint(struct arena *a, const char *code)
{
	const char *near[TERRITORIES_NEAR], *list = "";
	size_t n = territory_near(code, near);

	for (size_t i = 0; i < n; i++)
		list = arena_printf(a, "%s%s'%s' (%s)", list, i == 0 ? "" : i + 1 == n ? " or " : ", ", near[i], name_of(near[i]));
	return n ? arena_printf(a, "did you mean %s?", list) : NULL;
}

/* ---- a place as a file ---- */

static void
put_quoted(struct buf *b, const char *key, const char *text)
{
	buf_printf(b, "%s: \"", key);
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			buf_putc(b, '\\');
		buf_putc(b, *text);
	}
	buf_puts(b, "\"\n");
}

static bool
has_word(const char *list, const char *word)
{
	size_t n = strlen(word);

	for (const char *at = list; (at = strstr(at, word)); at++)
		if ((at == list || at[-1] == ' ') && (at[n] == ' ' || !at[n]))
			return true;
	return false;
}

static void
put_group(struct buf *b, size_t *n, const char *code)
{
	buf_printf(b, "%s\"%s\"", (*n)++ ? ", " : "within: [", code);
}

/* the places that contain it */
static void
put_within(struct buf *b, const char *code, const struct iso_place *iso)
{
	size_t n = 0;

	if (iso && *iso->within)
		put_group(b, &n, iso->within);
	for (size_t i = 0; i < sizeof memberships / sizeof *memberships; i++)
		if (has_word(memberships[i].members, code))
			put_group(b, &n, memberships[i].group);
	if (n)
		buf_puts(b, "]\n");
}

/* "part" also of what has a code like that of a country and lies within one, as Hong Kong does */
static const char *
type_of(const struct iso_place *iso)
{
	bool part = *iso->within;

	for (size_t i = 0; i < sizeof memberships / sizeof *memberships; i++)
		part = part || (find_iso(memberships[i].group) && has_word(memberships[i].members, iso->code));
	return part ? "part" : "country";
}

static void
put_text(struct buf *b, const char *code)
{
	const struct own *own = find_own(code);
	const struct iso_place *iso = own ? NULL : find_iso(code);

	put_quoted(b, "jurisdiction", code);
	put_quoted(b, "title", own ? own->name : iso->name);
	buf_printf(b, "type: %s\n", own ? own->type : type_of(iso));
	put_within(b, code, iso);
	if (own)
		put_quoted(b, "description", own->description);
}

static struct file_cards *
make(const struct schemas *schemas, const char *code)
{
	struct file_cards *f = mem_grow(NULL, sizeof *f);
	const struct schema *schema;
	struct arena tree = {0};
	struct buf text = {0};
	struct node *root;

	*f = (struct file_cards){0};
	put_text(&text, code);
	f->source = source_of_text(&f->arena, arena_printf(&f->arena, FOLDER "%s", code), text.s, text.n);
	buf_free(&text);
	root = read_yaml(&tree, &f->findings, f->source);
	schema = root ? shape_kind(schemas, &f->findings, f->source, root) : NULL;
	if (schema && shape_check(&tree, &f->findings, f->source, schema, root) && f->findings.n == 0)
		cards_make(f, schema, root, false);
	else
		die("a mistake in regc: the place %s is none", code);
	source_unload(f->source); /* where its lines are; the text stays */
	arena_free(&tree);
	return f;
}

/* ---- into the model ---- */

bool
territory_is(const struct card *card)
{
	return starts_with(card->source->path, FOLDER);
}

/* the code of the place that a reference names, which can stand in prose; NULL where it names something else */
static const char *
code_in(const struct ref *ref)
{
	static const char kind[] = "jurisdiction", before[] = "jurisdiction:";

	if (ref->also || ref->bare)
		return NULL;
	if (ref->kind)
		return strcmp(ref->kind, kind) == 0 ? ref->text : NULL;
	if (starts_with(ref->text, before))
		return ref->text + sizeof before - 1;
	return *ref->text >= 'A' && *ref->text <= 'Z' ? ref->text : NULL; /* no other id has such letters */
}

/* the file of a place that is known without one; NULL of any other, and where the model is without such places */
static struct file_cards *
file_of(const struct model *m, const char *code)
{
	const struct own *own = find_own(code);
	const struct iso_place *iso = find_iso(code);
	void **made;

	if (!m->territories || (!own && !iso))
		return NULL;
	made = table_put(&m->territories->made, own ? own->code : iso->code);
	if (!*made)
		*made = make(m->schemas, code);
	return *made;
}

/* what a card outside of the index can say of the places that contain it */
static void
settle(const struct model *m, struct card *card)
{
	card->facts = card->whole;
	for (size_t i = 0; i < card->nall_refs; i++)
		if (card->all_refs[i].node)
			card->all_refs[i].node->to = territory_find(m, card->all_refs[i].text);
}

const struct card *
territory_find(const struct model *m, const char *code)
{
	const struct card *card = card_find(m, "jurisdiction", code);
	struct file_cards *f = card ? NULL : file_of(m, code);

	if (!f)
		return card;
	settle(m, f->cards[0]);
	return f->cards[0];
}

void
territories_add(struct model *m, struct diags *ds)
{
	for (size_t i = 0; i < m->n; i++) /* those that are added come last, and name others */
		for (size_t k = 0; k < m->cards[i]->nrefs; k++) {
			const char *code = code_in(&m->cards[i]->refs[k]);
			struct file_cards *f = code && !card_find(m, "jurisdiction", code) ? file_of(m, code) : NULL;

			if (f)
				index_add(m, ds, f);
		}
}

/* whether something names it that does not itself go */
static bool
is_named(const struct card *card)
{
	for (size_t i = 0; i < card->nfrom; i++)
		if (!card->from_cards[i]->hidden)
			return true;
	return false;
}

/* shows again what is named; whether there was any */
static bool
show_named(const struct model *m)
{
	bool more = false;

	for (size_t i = 0; i < m->n; i++)
		if (m->cards[i]->hidden && is_named(m->cards[i])) {
			m->cards[i]->hidden = false;
			more = true;
		}
	return more;
}

void
territories_hide(struct model *m)
{
	bool hidden = false;

	for (size_t i = 0; i < m->n; i++)
		m->cards[i]->hidden = territory_is(m->cards[i]);
	while (show_named(m)) /* one that is shown names others */
		;
	for (size_t i = 0; i < m->n; i++)
		hidden = hidden || m->cards[i]->hidden;
	if (hidden) {
		index_hide(m);
		link_back(m);
	}
}

void
territories_free(struct territories *t)
{
	for (size_t i = 0; i < t->made.n; i++) {
		struct file_cards *f = t->made.entries[i].value;

		source_unload(f->source);
		cards_free(f);
		free(f);
	}
	table_free(&t->made);
}
