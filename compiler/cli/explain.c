/* regc explain: what a finding means, from the table of findings; what a word of the schemas means; by which cues the
 * subjects of a change are named. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "../base/report.h"
#include "../evidence/cues.h"
#include "../model/fact.h"
#include "commands.h"
#include "keys.h"
#include "progress.h"

enum { WIDTH = 80, PLACES_MOST = 5 /* at which a value is said to stand, before they are only counted */ };

struct explaining {
	struct compilation c;
	struct key_list keys;
	struct arena arena;
	const char *word;  /* as it was given */
	const char *lower; /* in small letters, as schemas have their words */
	const struct node *shown; /* the values that were listed last */
	struct buf out;
};

/* ---- cues ---- */

/* the table of cues, by subject and language; the words that are no cue come last */
static void
put_cues(struct buf *out)
{
	buf_puts(out, "A change is said to be about a subject if one of its cues stands in a differing sentence\n"
	              "or in the heading above it, as whole words in any case. * stands for any ending.\n");
	for (unsigned s = 0; s <= CUE_SUBJECTS; s++) {
		buf_printf(out, "\n%s\n", s == CUE_NONE ? "none: words that are no cue, though they hold one" : subject_name(s));
		for (size_t i = 0; cue_row(i); i++)
			if (cue_row(i)->subject == s) {
				buf_printf(out, "  %s  ", cue_row(i)->language);
				report_wrap(out, cue_row(i)->cues, 6, 6, WIDTH);
				buf_putc(out, '\n');
			}
	}
}

/* ---- parts of an explanation ---- */

static void
head(struct explaining *e, const char *word, const char *is)
{
	buf_printf(&e->out, "%s%s (%s)\n", e->out.n ? "\n" : "", word, is);
}

/* "provision: mappings.relation, bills.relation" for all keys of which `same` is true */
static void
put_where(struct explaining *e, bool (*same)(const struct key_use *key, const void *as), const void *as)
{
	struct buf list = {0};
	const char *kind = "";
	size_t n = 0;

	for (size_t i = 0; i < e->keys.n; i++) {
		const struct key_use *key = &e->keys.all[i];

		if (!same(key, as) || n++ >= PLACES_MOST)
			continue;
		if (strcmp(kind, key->kind) != 0)
			buf_printf(&list, "%s%s: %s", list.n ? "; " : "", key->kind, key->path);
		else
			buf_printf(&list, ", %s", key->path);
		kind = key->kind;
	}
	if (n > PLACES_MOST)
		buf_printf(&list, " and %zu more", n - PLACES_MOST);
	report_section(&e->out, "Where", list.s, WIDTH);
	buf_free(&list);
}

/* ---- a value ---- */

static int
index_of(const struct schema *s, const char *word)
{
	int i = 0;

	for (const struct node *v = s->values ? s->values->first : NULL; v; v = v->next, i++)
		if (strcasecmp(v->text, word) == 0)
			return i;
	return -1;
}

/* a word as one list of values has it */
struct value {
	const char *word, *means;
};

/* the value that a key can have; of several lists that say the same of it, all are one */
static bool
has_value(const struct key_use *key, const void *as)
{
	const struct value *value = as;
	const struct schema *s = key_value(key);
	struct arena a = {0};
	int i = index_of(s, value->word);
	bool same = i >= 0 && text_is(schema_meaning(&a, s, (size_t)i).is, value->means);

	arena_free(&a);
	return same;
}

static bool
is_first(const struct explaining *e, size_t at, const struct value *value)
{
	for (size_t i = 0; i < at; i++)
		if (has_value(&e->keys.all[i], value))
			return false;
	return true;
}

static void
put_beside(struct explaining *e, const struct key_use *key, const char *word)
{
	struct buf list = {0};

	for (const struct node *v = key_value(key)->values->first; v; v = v->next)
		if (strcmp(v->text, word) != 0)
			buf_printf(&list, "%s%s", list.n ? ", " : "", v->text);
	buf_printf(&list, "; 'regc explain %s' says what each means", key->name);
	report_section(&e->out, "Beside it", list.s, WIDTH);
	buf_free(&list);
}

static void
put_value(struct explaining *e, size_t at)
{
	const struct key_use *key = &e->keys.all[at];
	const struct schema *s = key_value(key);
	int i = index_of(s, e->word);
	struct meaning m;
	struct value value;

	if (i < 0)
		return;
	m = schema_meaning(&e->arena, s, (size_t)i);
	value = (struct value){node_at(s->values, (size_t)i)->text, m.is};
	if (!m.is || !is_first(e, at, &value))
		return;
	head(e, value.word, arena_printf(&e->arena, "a value of '%s'", key->name));
	buf_printf(&e->out, "%s\n", m.is);
	if (m.example) {
		report_section(&e->out, "For example", m.example, WIDTH);
		report_section(&e->out, "But not", m.counter, WIDTH);
	}
	put_where(e, has_value, &value);
	if (s->values->first->next)
		put_beside(e, key, value.word);
}

/* ---- a key ---- */

/* keys of one name of which the same is said */
static bool
is_same_key(const struct key_use *key, const void *as)
{
	const struct key_use *other = as;

	return strcmp(key->name, other->name) == 0 && key_value(key)->values == key_value(other)->values &&
	       text_is(schema_title(key->schema), schema_title(other->schema));
}

static bool
is_first_key(const struct explaining *e, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (key_is(&e->keys.all[i], e->word) && is_same_key(&e->keys.all[i], &e->keys.all[at]))
			return false;
	return true;
}

static void
put_values(struct explaining *e, const struct schema *s)
{
	size_t width = 0;
	size_t i = 0;

	for (const struct node *v = s->values->first; v; v = v->next)
		width = strlen(v->text) > width ? strlen(v->text) : width;
	buf_puts(&e->out, "\nValues\n");
	for (const struct node *v = s->values->first; v; v = v->next, i++) {
		const char *is = schema_meaning(&e->arena, s, i).is;

		buf_printf(&e->out, "    %-*s  ", (int)width, v->text);
		report_wrap(&e->out, is ? is : "", width + 6, width + 6, WIDTH);
		buf_putc(&e->out, '\n');
	}
}

static void
put_key(struct explaining *e, size_t at)
{
	const struct key_use *key = &e->keys.all[at];
	const char *says = schema_title(key->schema);

	if (!key_is(key, e->word) || !says || !is_first_key(e, at))
		return;
	head(e, key->name, "a key");
	report_wrap(&e->out, says, 0, 0, WIDTH);
	buf_putc(&e->out, '\n');
	put_where(e, is_same_key, key);
	if (key_value(key)->values && key_value(key)->values != e->shown)
		put_values(e, key_value(key));
	e->shown = key_value(key)->values ? key_value(key)->values : e->shown;
}

/* ---- a word that stands for itself where a key names a unit ---- */

static bool
takes_word(const struct key_use *key, const void *as)
{
	const struct schema *s = schema_base(key->schema), *list = s->items ? s->items : key->schema;
	const struct node *also = list->also ? list->also : schema_base(list)->also;

	for (const struct node *w = also ? also->first : NULL; w; w = w->next)
		if (strcmp(w->text, as) == 0)
			return true;
	return false;
}

static void
put_also(struct explaining *e)
{
	for (size_t i = 0; i < e->keys.n; i++)
		if (takes_word(&e->keys.all[i], e->lower)) {
			head(e, e->lower, "a word in the place of an id");
			report_wrap(&e->out, schema_title(key_value(&e->keys.all[i])), 0, 0, WIDTH);
			buf_putc(&e->out, '\n');
			put_where(e, takes_word, e->lower);
			return;
		}
}

/* ---- kinds, facts, places ---- */

static void
put_kind(struct explaining *e)
{
	const struct schema *s = schema_of_kind(&e->c.schemas, e->lower);

	if (!s)
		return;
	head(e, e->lower, "a kind of unit");
	report_wrap(&e->out, s->description, 0, 0, WIDTH);
	buf_printf(&e->out, "\n\nWhat to write\n    'regc new %s' prints one to fill in\n", e->lower);
}

static void
put_fact(struct explaining *e)
{
	const struct fact *fact = fact_builtin(e->lower);

	if (!fact)
		return;
	head(e, fact->name, "a fact that every law may use");
	buf_printf(&e->out, "its value is %s\n", fact_wanted(&e->arena, fact->name, fact->type));
	if (fact->is)
		report_section(&e->out, "It follows from others", fact->is, WIDTH);
}

static void
put_place(struct explaining *e, const char *code)
{
	const struct card *place = territory_find(&e->c.model, code);
	const struct node *within = place ? node_get(place->facts, "within") : NULL;
	const char *description = place ? node_text(place->whole, "description") : NULL;

	if (!place)
		return;
	head(e, code, "a place that is known without a file");
	buf_printf(&e->out, "%s: %s", place->called, node_text(place->whole, "type"));
	for (const struct node *n = within ? within->first : NULL; n; n = n->next)
		buf_printf(&e->out, "%s%s", n == within->first ? ", within " : " and ", n->text);
	buf_printf(&e->out, "\n%s%s", description ? description : "", description ? "\n" : "");
}

/* a word with each letter changed */
static const char *
in_case(struct arena *a, const char *word, int (*change)(int c))
{
	char *copy = arena_copy(a, word, strlen(word));

	for (char *c = copy; *c; c++)
		*c = (char)change((unsigned char)*c);
	return copy;
}

/* ---- what is near to a word that nothing has ---- */

static const char *
finding_word(size_t i)
{
	return i < DIAG_CODES ? diag_infos[i].code : diag_infos[i - DIAG_CODES].name;
}

/* the i-th of all values of all keys; each as often as it stands there */
static const char *
value_word(const struct explaining *e, size_t i)
{
	for (size_t k = 0; k < e->keys.n; k++) {
		const struct node *values = key_value(&e->keys.all[k])->values;
		size_t n = values ? node_count(values) : 0;

		if (i < n)
			return node_at(values, i)->text;
		i -= n;
	}
	return NULL;
}

static const char *
near_word(const void *ctx, size_t i)
{
	const struct explaining *e = ctx;

	if (i < 2 * DIAG_CODES)
		return finding_word(i);
	i -= 2 * DIAG_CODES;
	if (i < e->c.schemas.kinds.n)
		return e->c.schemas.kinds.entries[i].key;
	i -= e->c.schemas.kinds.n;
	if (i < e->keys.n)
		return e->keys.all[i].name;
	return value_word(e, i - e->keys.n);
}

static void
unknown(struct explaining *e, struct options *o)
{
	const char *hint = territory_hint(&o->arena, in_case(&e->arena, e->word, toupper));
	struct diag *d = usage(o, "unknown word '%s'", e->word);

	if (hint)
		diag_help(&o->diags, d, "%s", hint);
	else
		diag_suggest(&o->diags, d, nearest_word(e->lower, near_word, e),
		             "'regc explain --list' lists the findings, 'regc schema' the kinds of units");
}

/* ---- the command ---- */

static void
explain(struct explaining *e, struct options *o)
{
	const struct diag_info *info = diag_find(e->word);

	e->lower = in_case(&e->arena, e->word, tolower);
	if (info)
		report_explain(&e->out, info, WIDTH);
	if (!compile_schemas(&e->c))
		return;
	key_list_make(&e->keys, &e->arena, &e->c.schemas);
	put_kind(e);
	for (size_t i = 0; i < e->keys.n; i++)
		put_value(e, i);
	for (size_t i = 0; i < e->keys.n; i++)
		put_key(e, i);
	put_fact(e);
	if (!e->out.n)
		put_also(e);
	if (isupper((unsigned char)*e->word) || !e->out.n) /* codes are words too: "in", "no" */
		put_place(e, in_case(&e->arena, e->word, toupper));
	if (!e->out.n)
		unknown(e, o);
}

int
run_explain(struct options *o)
{
	struct explaining e = {.word = o->arguments[0]};
	int status;

	if (o->values[OPTION_LIST])
		for (size_t i = 0; i < DIAG_CODES; i++)
			buf_printf(&e.out, "%s %-24s %s\n", diag_infos[i].code, diag_infos[i].name, diag_infos[i].title);
	else if (!e.word)
		diag_help(&o->diags, usage(o, "'explain' needs a code or a word"), "see 'regc explain --list'");
	else if (strcasecmp(e.word, "cues") == 0)
		put_cues(&e.out);
	else
		explain(&e, o);
	status = o->diags.n ? finish(o, &o->diags) : e.c.diags.n ? finish(o, &e.c.diags) : progress_print(&e.out);
	key_list_free(&e.keys);
	arena_free(&e.arena);
	buf_free(&e.out);
	compile_free(&e.c);
	return status;
}
