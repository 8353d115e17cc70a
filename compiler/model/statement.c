#include "statement.h"

#include <string.h>

#include "../base/text.h"
#include "link.h"
#include "territory.h"

struct statement_reader {
	struct arena *arena;
	struct diags *diags;
	enum diag_code code;
	const struct model *model;
	const struct source *source;
	struct span rest; /* what is still to be read */
	struct span word; /* what was read last */
};

/* what a statement can say, beside facts; the world is a place that has no unit */
static const struct form {
	const char *word;
	enum statement_kind kind;
	const char *of, *to; /* the kind of its subject, and of what it names */
} forms[] = {
	{"offered", STATEMENT_OFFERED, "service", "jurisdiction"},
	{"role", STATEMENT_ROLE, "service", "role"},
	{"governs", STATEMENT_GOVERNS, "document", "jurisdiction"},
	{"user-classes", STATEMENT_USER_CLASSES, "document", NULL},
	{"seat", STATEMENT_SEAT, "platform", "jurisdiction"},
	{"document", STATEMENT_DOCUMENT, "service", NULL},
};

static const struct form of_fact = {"", STATEMENT_FACT, "service", NULL};

/* ---- findings ---- */

static struct diag *
complain(struct statement_reader *r, const char *what, const char *word)
{
	return diag_add(r->diags, r->code, (struct place){r->source, r->word}, "%s '%s'", what, word);
}

/* the ids of one kind, then those of another */
struct ids {
	struct kind kinds[2];
};

static const char *
id_at(const void *ctx, size_t i)
{
	const struct ids *ids = ctx;

	if (i < ids->kinds[0].n)
		return ids->kinds[0].cards[i]->id;
	i -= ids->kinds[0].n;
	return i < ids->kinds[1].n ? ids->kinds[1].cards[i]->id : NULL;
}

static void
suggest(struct statement_reader *r, struct diag *d, const char *word, const char *kind, const char *other, const char *otherwise)
{
	struct ids ids = {{cards_of(r->model, kind), {0}}};

	if (other)
		ids.kinds[1] = cards_of(r->model, other);
	diag_suggest(r->diags, d, nearest_word(word, id_at, &ids), otherwise);
}

/* the full id of what has that name inside another unit; else the name */
static const char *
named(struct statement_reader *r, const char *kind, const char *name)
{
	struct kind all = cards_of(r->model, kind);

	for (size_t i = 0; i < all.n; i++)
		if (strcmp(all.cards[i]->name, name) == 0)
			return all.cards[i]->id;
	return name;
}

/* ---- words ---- */

static void
skip_spaces(struct statement_reader *r)
{
	while (r->rest.from < r->rest.to && strchr(" \t", r->source->text[r->rest.from]))
		r->rest.from++;
}

/* the next word, up to a space or one of the ends; "" past the last */
static const char *
next_word(struct statement_reader *r, const char *ends)
{
	uint32_t to;

	skip_spaces(r);
	for (to = r->rest.from; to < r->rest.to && !strchr(" \t", r->source->text[to]) &&
	                        !strchr(ends, r->source->text[to]);)
		to++;
	r->word = (struct span){r->rest.from, to};
	r->rest.from = to;
	return arena_copy(r->arena, r->source->text + r->word.from, to - r->word.from);
}

/* whether the next word is that one; it is then read */
static bool
take_word(struct statement_reader *r, const char *word)
{
	struct statement_reader before = *r;

	if (strcmp(next_word(r, "="), word) == 0)
		return true;
	*r = before;
	return false;
}

/* all that is left, without the spaces around it */
static const char *
rest_of(struct statement_reader *r)
{
	skip_spaces(r);
	while (r->rest.to > r->rest.from && strchr(" \t\r", r->source->text[r->rest.to - 1]))
		r->rest.to--;
	r->word = r->rest;
	r->rest.from = r->rest.to;
	return arena_copy(r->arena, r->source->text + r->word.from, r->word.to - r->word.from);
}

/* ---- what it is about ---- */

/* a platform with several services is none itself */
static bool
names_one_service(struct statement_reader *r, const struct card *platform)
{
	const struct node *services = node_get(platform->facts, "services");
	const char *list = "";
	struct diag *d;

	if (!services)
		return true;
	for (const struct node *s = services->first; s; s = s->next)
		list = arena_printf(r->arena, "%s%s'%s/%s'", list, s == services->first ? "" : " or ", platform->id,
		                    node_text(s, "service"));
	d = complain(r, "several services belong to", platform->id);
	diag_help(r->diags, d, "name one of them: %s", list);
	return false;
}

static const struct card *
find_service(struct statement_reader *r, const char *id)
{
	const struct card *platform = link_resolve(r->model, "platform", id, NULL), *service = link_resolve(r->model, "service", id, NULL);

	if (platform)
		return names_one_service(r, platform) ? platform : NULL;
	if (!service)
		suggest(r, complain(r, "unknown platform or service", id), id, "platform", "service",
		        "write PLATFORM or PLATFORM/SERVICE, then ':' and what is assumed of it");
	return service;
}

static const struct card *
find_subject(struct statement_reader *r, const char *id, const char *kind)
{
	const struct card *card;

	if (strcmp(kind, "service") == 0)
		return find_service(r, id);
	if (!(card = link_resolve(r->model, kind, id, NULL)))
		suggest(r, complain(r, arena_printf(r->arena, "unknown %s", kind), id), id, kind, NULL,
		        "'regc dump --after=link' lists all units");
	return card;
}

/* ---- what it says of it ---- */

static const struct card *
find_place(struct statement_reader *r, const char *code)
{
	const struct card *place = territory_find(r->model, code);
	const char *hint = territory_hint(r->arena, code);
	struct diag *d;

	if (place)
		return place;
	d = complain(r, "unknown jurisdiction", code);
	if (hint)
		diag_help(r->diags, d, "%s", hint);
	else
		suggest(r, d, code, "jurisdiction", NULL, "write its ISO 3166 code, such as GB or US-CA, or EU");
	return NULL;
}

static bool
read_unit(struct statement_reader *r, struct statement *st, const struct form *f)
{
	const char *id;

	if (strcmp(f->to, "jurisdiction") == 0)
		take_word(r, "in");
	id = rest_of(r);
	if ((f->kind == STATEMENT_OFFERED || f->kind == STATEMENT_GOVERNS) && st->holds && strcmp(id, "nowhere else") == 0)
		return st->only = true;
	if (strcmp(f->to, "jurisdiction") == 0 && f->kind != STATEMENT_SEAT && strcmp(id, "world") == 0)
		return true;
	if (strcmp(f->to, "jurisdiction") == 0)
		return (st->to = find_place(r, id)) != NULL;
	if ((st->to = link_resolve(r->model, f->to, id, NULL)))
		return true;
	suggest(r, complain(r, arena_printf(r->arena, "unknown %s", f->to), id), named(r, f->to, id), f->to, NULL,
	        "'regc dump --after=link' lists all units");
	return false;
}

static const char *
fact_name(const void *ctx, size_t i)
{
	const struct kind *facts = ctx;

	return i < facts->n ? facts->cards[i]->id : fact_builtin_name(i - facts->n);
}

/* the facts that every law may use, or one of a law; one that others decide cannot be stated itself */
static bool
find_fact(struct statement_reader *r, struct statement *st)
{
	const struct fact *builtin = fact_builtin(st->fact);
	struct kind facts = cards_of(r->model, "fact");
	const char *is = builtin ? builtin->is : NULL;

	if (!builtin && !(st->to = link_resolve(r->model, "fact", st->fact, NULL))) {
		diag_suggest(r->diags, complain(r, "unknown fact", st->fact), nearest_word(st->fact, fact_name, &facts),
		             "say 'offered PLACE', 'role LAW/ROLE', 'governs PLACE', or a fact and its value");
		return false;
	}
	st->fact = st->to ? st->to->id : st->fact;
	if (st->to && node_get(st->to->unit->facts, "facts"))
		for (const struct node *f = node_get(st->to->unit->facts, "facts")->first; f; f = f->next)
			is = node_is(f, "fact", st->to->name) ? node_text(f, "is") : is;
	if (is)
		diag_help(r->diags, complain(r, "other facts decide", st->fact), "state what decides it: %s", is);
	return !is;
}

static enum fact_type
type_of(const struct statement *st)
{
	return st->to ? fact_type_within(st->to->unit, st->to->name) : fact_type_within(NULL, st->fact);
}

static bool
read_place_of_fact(struct statement_reader *r, struct statement *st)
{
	if (!take_word(r, "in"))
		return true;
	st->in = next_word(r, "=");
	return strcmp(st->in, "world") == 0 || find_place(r, st->in);
}

/* the finding points at the value */
static bool
check_value(struct statement_reader *r, const struct statement *st)
{
	struct statement value = *st;

	value.place.span = r->word;
	return statement_check(&value, r->diags, r->code);
}

/* "users in EU = 3000000", "open-model", "not open-model" */
static bool
read_fact(struct statement_reader *r, struct statement *st, const char *name)
{
	bool yes_no;

	st->fact = name;
	if (!find_fact(r, st) || !read_place_of_fact(r, st))
		return false;
	yes_no = type_of(st) == FACT_YES_NO;
	if (!take_word(r, "="))
		take_word(r, "is");
	skip_spaces(r);
	if (r->rest.from < r->rest.to && r->source->text[r->rest.from] == '=')
		r->rest.from++;
	st->value = rest_of(r);
	if (yes_no && !*st->value)
		st->value = st->holds ? "yes" : "no";
	else if (!st->holds) {
		diag_help(r->diags, complain(r, "a value cannot be denied:", st->value), "%s",
		          yes_no ? "say 'yes' or 'no' without 'not'" : "say what the value is");
		return false;
	}
	st->holds = true;
	return check_value(r, st);
}

const char *
statement_id(struct arena *a, const char *title)
{
	char *id = arena_take(a, strlen(title) + 2), *to = id;

	for (const char *s = title; *s && to < id + 60; s++)
		if ((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9'))
			*to++ = *s;
		else if (*s >= 'A' && *s <= 'Z')
			*to++ = (char)(*s - 'A' + 'a');
		else if (to > id && to[-1] != '-')
			*to++ = '-';
	while (to > id && to[-1] == '-')
		to--;
	*to = '\0';
	return to > id ? id : "terms";
}

bool
statement_check(const struct statement *st, struct diags *ds, enum diag_code code)
{
	static const char *const classes[] = {"consumer", "business", "both"};
	bool fits = st->kind == STATEMENT_DOCUMENT ? *st->value : st->kind != STATEMENT_USER_CLASSES;

	for (size_t i = 0; st->kind == STATEMENT_USER_CLASSES && !fits && i < sizeof classes / sizeof *classes; i++)
		fits = strcmp(st->value, classes[i]) == 0;
	if (st->kind == STATEMENT_DOCUMENT && !*st->value)
		diag_help(ds, diag_add(ds, code, st->place, "a document needs a title"), "say it as 'document Terms of Service'");
	else if (!fits)
		diag_help(ds, diag_add(ds, code, st->place, "'user-classes' must be consumer, business or both, not '%s'", st->value),
		          "consumers use it for themselves, businesses in their trade");
	if (st->kind == STATEMENT_FACT && !fact_takes(st->fact, type_of(st), st->value)) {
		fits = false;
		diag_help(ds, diag_add(ds, code, st->place, "'%s' must be %s, not '%s'", st->fact,
		                       fact_wanted(&ds->arena, st->fact, type_of(st)), st->value),
		          "%s", type_of(st) == FACT_DATE     ? "write it as YYYY-MM-DD, YYYY-MM or YYYY, or 'never'"
		                : type_of(st) == FACT_NUMBER ? "write it without separators, such as 45000000"
		                                             : "leave it out if it is not known");
	}
	return fits;
}

static bool
read_said(struct statement_reader *r, struct statement *st, const struct form *f, const char *word)
{
	st->kind = f->kind;
	if (f->kind == STATEMENT_FACT)
		return read_fact(r, st, word);
	if (!st->holds && (f->kind == STATEMENT_SEAT || !f->to)) {
		diag_help(r->diags, complain(r, "cannot be denied:", word), "say what it is");
		return false;
	}
	if (f->to)
		return read_unit(r, st, f);
	st->value = rest_of(r);
	return check_value(r, st);
}

static const struct form *
form_of(const char *word)
{
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (strcmp(forms[i].word, word) == 0)
			return &forms[i];
	return &of_fact;
}

bool
statement_read(struct statement *st, struct arena *a, struct diags *ds, enum diag_code code, const struct model *m,
               const struct source *s, struct span at)
{
	struct statement_reader r = {a, ds, code, m, s, at, at}, subject;
	const char *id, *word;
	const struct form *f;

	*st = (struct statement){.text = rest_of(&r), .place = {s, r.word}};
	r.rest = r.word;
	id = next_word(&r, ":");
	subject = r;
	skip_spaces(&r);
	if (!*id || r.rest.from == r.rest.to || s->text[r.rest.from] != ':') {
		diag_help(ds, diag_add(ds, code, st->place, "no ':' after the service or document"),
		          "write 'PLATFORM: offered EU', 'PLATFORM/SERVICE: not role LAW/ROLE' or 'PLATFORM: FACT VALUE'");
		return false;
	}
	r.rest.from++;
	st->holds = !take_word(&r, "not");
	word = next_word(&r, "=");
	f = form_of(word);
	if (!(st->of = find_subject(&subject, id, f->of)))
		return false;
	return read_said(&r, st, f, word);
}

bool
statement_is_new(const struct statement *st, struct diags *ds, enum diag_code code, const struct model *m)
{
	const char *id;

	if (st->kind != STATEMENT_DOCUMENT)
		return true;
	id = arena_printf(&ds->arena, "%s/%s", st->of->unit->id, statement_id(&ds->arena, st->value));
	if (!card_find(m, "document", id))
		return true;
	diag_help(ds, diag_add(ds, code, st->place, "there is a document with the id '%s'", id),
	          "say what it governs: '%s: governs PLACE'", id);
	return false;
}
