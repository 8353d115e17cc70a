#include "shape.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "../base/iso3166.h"
#include "../base/text.h"
#include "format.h"
#include "mend.h"

#define NO_BREAK "\xC2\xA0"

/* a map that is being checked, and the one that it is in */
struct within {
	const struct within *outer;
	const struct schema *schema;
	const struct node *map;
};

/* a key that is given, but in the column of another map: it is not missing too */
struct astray {
	const struct astray *next;
	const struct node *map; /* where it belongs */
	const char *key;
};

struct shaper {
	struct arena *arena;
	struct diags *diags;
	const struct source *source;
	const struct within *within;
	const struct astray *astray;
	bool failed;
};

static void check(struct shaper *sh, const struct schema *schema, struct node *n, const char *name);

static struct place
at(const struct shaper *sh, struct span span)
{
	return (struct place){sh->source, span};
}

/* ---- candidates for "did you mean" ---- */

static const char *
property_name(const void *ctx, size_t i)
{
	const struct schema *s = ctx;

	return i < s->nproperties ? s->properties[i].name : NULL;
}

static const char *
item_text(const void *ctx, size_t i)
{
	const struct node *n = ((const struct node *)ctx)->first;

	while (n && i--)
		n = n->next;
	return n ? n->text : NULL;
}

static const char *
kind_name(const void *ctx, size_t i)
{
	const struct table *kinds = ctx;

	return i < kinds->n ? kinds->entries[i].key : NULL;
}

/* "a, b or c" */
static const char *
choices(struct arena *a, const struct node *list)
{
	const char *text = "";

	for (const struct node *v = list->first; v; v = v->next)
		text = arena_printf(a, "%s%s%s", text, v == list->first ? "" : v->next ? ", " : " or ", v->text);
	return text;
}

/* "at least 1", "at most 64", "exactly 4", "2 to 8" */
static const char *
bounds(struct arena *a, long least, long most)
{
	if (most < 0)
		return arena_printf(a, "at least %ld", least);
	if (least <= 0)
		return arena_printf(a, "at most %ld", most);
	return least == most ? arena_printf(a, "exactly %ld", least) : arena_printf(a, "%ld to %ld", least, most);
}

/* the same for the value of a number */
static const char *
range(struct arena *a, const char *least, const char *most)
{
	if (!most)
		return arena_printf(a, "at least %s", least);
	if (least && strcmp(least, most) == 0)
		return least;
	return least ? arena_printf(a, "%s to %s", least, most) : arena_printf(a, "at most %s", most);
}

/* ---- scalars ---- */

static bool
is_one_of(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (strcmp(*words, text) == 0)
			return true;
	return false;
}

static bool
is_number(const char *text, bool *whole)
{
	const char *p = text + (*text == '+' || *text == '-');
	size_t before = strspn(p, "0123456789"), after = 0;

	static const char *const words[] = {".inf", ".Inf", ".INF", NULL}, *const nans[] = {".nan", ".NaN", ".NAN", NULL};

	if (is_one_of(p, words) || is_one_of(text, nans))
		return true;
	if (starts_with(text, "0x") && text[2])
		return *whole = !text[2 + strspn(text + 2, "0123456789abcdefABCDEF")];
	if (starts_with(text, "0o") && text[2])
		return *whole = !text[2 + strspn(text + 2, "01234567")];
	p += before;
	*whole = before > 0;
	if (*p == '.') {
		after = strspn(++p, "0123456789");
		p += after;
		*whole = false;
	}
	if (before + after == 0)
		return false;
	if (*p == 'e' || *p == 'E') {
		p += 1 + (p[1] == '+' || p[1] == '-');
		if (!*p || p[strspn(p, "0123456789")])
			return false;
		*whole = false;
		return true;
	}
	return *p == '\0';
}

unsigned
shape_plain_type(const char *text)
{
	static const char *const truths[] = {"true", "True", "TRUE", "false", "False", "FALSE", NULL};
	static const char *const nothing[] = {"", "~", "null", "Null", "NULL", NULL};
	bool whole = false;

	if (*text && !strchr("~nNtTfF.+-0123456789", *text)) /* how all of them begin */
		return TYPE_STRING;
	if (is_one_of(text, nothing))
		return 0;
	if (is_one_of(text, truths))
		return TYPE_BOOLEAN;
	if (is_number(text, &whole))
		return whole ? TYPE_INTEGER : TYPE_NUMBER;
	return TYPE_STRING;
}

/* words that YAML 1.1 tools read as a truth value, and that are also codes of places */
static bool
looks_boolean(const char *text)
{
	static const char *const words[] = {"NO", "No", "no", "ON", "On", "on", "OFF", "Off", "off",
	                                    "YES", "Yes", "yes", "Y", "y", "N", "n", NULL};

	return is_one_of(text, words);
}

/* "quote it", with the edit that does */
static void
ask_quotes(struct shaper *sh, struct diag *d, const struct node *n)
{
	const char *quoted = arena_printf(sh->arena, "\"%s\"", n->text);

	diag_help(sh->diags, d, "quote it: %s", quoted);
	diag_edit(sh->diags, d, at(sh, n->span), quoted, true);
}

static void
unquoted(struct shaper *sh, const struct node *n, const char *name, unsigned type)
{
	ask_quotes(sh, diag_add(sh->diags, RG2004, at(sh, n->span), "YAML reads '%s' as %s, but '%s' must be text", n->text,
	                        schema_type_name(type), name), n);
	sh->failed = true;
}

static void
check_words(struct shaper *sh, const struct schema *s, const struct node *n, const char *name)
{
	const char *near;
	struct diag *d;

	for (const struct node *v = s->values->first; v; v = v->next)
		if (*v->text == *n->text && strcmp(v->text, n->text) == 0)
			return;
	near = nearest_word(n->text, item_text, s->values);
	d = diag_add(sh->diags, RG2005, at(sh, n->span), "invalid value '%s' for '%s'", n->text, name);
	if (near)
		diag_propose(sh->diags, d, at(sh, n->span), n->text, near);
	else
		diag_help(sh->diags, d, "use %s", choices(sh->arena, s->values));
	sh->failed = true;
}

static struct diag *
bad_text(struct shaper *sh, enum diag_code code, const struct node *n, const char *name, const char *wanted)
{
	struct diag *d = diag_add(sh->diags, code, at(sh, n->span), "invalid %s '%s' for '%s'", code == RG2006 ? "date" : "value",
	                          n->text, name);

	diag_help(sh->diags, d, "expected %s", wanted);
	sh->failed = true;
	return d;
}

static void
bad_format(struct shaper *sh, const struct schema *s, const struct node *n, const char *name, const char *wanted)
{
	struct diag *d = bad_text(sh, starts_with(wanted, "a date") ? RG2006 : RG2007, n, name, wanted);
	char meant[DATE_TEXT];

	if (d->code == RG2006 && format_date_meant(n->text, meant) && !s->format->expected(sh->arena, meant))
		diag_edit(sh->diags, d, at(sh, n->span), meant, true);
}

/* what is expected: what the definition says that has the pattern, for the key that uses it says what its value is about */
static const char *
form_of(struct shaper *sh, const struct schema *s)
{
	return schema_title(s) ? schema_title(s) : arena_printf(sh->arena, "the form %s", s->pattern);
}

/* the same letters as an id or a code is written */
static const char *
rewritten(struct arena *a, const char *text, bool upper)
{
	char *word = arena_string(a, text);

	for (char *c = word; *c; c++)
		if (upper)
			*c = *c >= 'a' && *c <= 'z' ? (char)(*c - 'a' + 'A') : *c;
		else
			*c = *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c == ' ' || *c == '_' ? '-' : *c;
	return word;
}

/* A code in capitals; a word of other lengths is rather a name than one. */
static const char *
code_of(struct arena *a, const char *text)
{
	return strlen(text) == 2 || strchr(text, '-') ? rewritten(a, text, true) : text;
}

static const char *
last_part(const char *id)
{
	const char *slash = strrchr(id, '/');

	return slash ? slash + 1 : id;
}

/* the code of a place that is written in small letters, or of which the name is given; NULL of any other text */
static const char *
code_of_place(const char *text)
{
	for (const struct iso_place *p = iso_places; p->code; p++)
		if (strcasecmp(p->code, text) == 0 || strcasecmp(p->name, text) == 0)
			return p->code;
	return NULL;
}

/* what a text can be meant to be that does not have the form of its kind; NULL past the last */
static const char *
word_meant(struct shaper *sh, const struct schema *s, const char *text, size_t i)
{
	const char *place = s->refers && strcmp(s->refers, "jurisdiction") == 0 ? code_of_place(text) : NULL;

	switch (i) {
	case 0:
		return place ? place : text;
	case 1:
		return rewritten(sh->arena, text, false);
	case 2:
		return code_of(sh->arena, text);
	case 3:
		return last_part(text);
	default:
		return NULL;
	}
}

static void
bad_pattern(struct shaper *sh, const struct schema *schema, const struct node *n, const char *name)
{
	const struct schema *s = schema_base(schema);
	struct diag *d = bad_text(sh, RG2007, n, name, form_of(sh, s));
	const char *word;

	for (size_t i = 0; (word = word_meant(sh, s, n->text, i)); i++) {
		if (strcmp(word, n->text) == 0 || regexec(&s->regex, word, 0, NULL, 0) != 0)
			continue;
		diag_help(sh->diags, d, "expected %s; did you mean '%s'?", form_of(sh, s), word);
		diag_edit(sh->diags, d, at(sh, n->span), word, strcasecmp(word, n->text) == 0);
		return;
	}
}

/* U+00A0 looks like a space, but to YAML it is a letter: in what is no prose it is always a mistake */
static bool
has_no_break(struct shaper *sh, struct span span, const char *text, const char *what)
{
	const char *found = strstr(text, NO_BREAK);
	uint32_t from = span.from;
	struct buf clean = {0};
	struct diag *d;

	if (!found)
		return false;
	while (from + 2 < span.to && memcmp(sh->source->text + from, NO_BREAK, 2) != 0)
		from++;
	for (const char *c = text; *c; c++)
		if (starts_with(c, NO_BREAK))
			c++;
		else
			buf_putc(&clean, *c);
	d = diag_add(sh->diags, RG1012, at(sh, (struct span){from, from + 2}), "a no-break space (U+00A0) in %s", what);
	diag_help(sh->diags, d, "remove it: write '%s'", clean.n ? clean.s : "");
	for (uint32_t i = from; i + 2 <= span.to; i++)
		if (memcmp(sh->source->text + i, NO_BREAK, 2) == 0)
			mend_replace(sh->diags, d, sh->source, (struct span){i, i + 2}, "", i + 2 == span.to || i == span.from);
	buf_free(&clean);
	return sh->failed = true;
}

static bool
is_prose(const struct schema *schema)
{
	const struct schema *s = schema_base(schema);

	return !s->values && !s->constant && !s->format && !s->pattern && !schema_refers(schema);
}

/* Says of a text that it is too short or too long. */
static void
check_length(struct shaper *sh, const struct schema *s, const struct node *n, const char *name)
{
	long length = s->min_length >= 0 || s->max_length >= 0 ? (long)utf8_count(n->text, strlen(n->text)) : 0;

	if ((s->min_length < 0 || length >= s->min_length) && (s->max_length < 0 || length <= s->max_length))
		return;
	diag_add(sh->diags, RG2008, at(sh, n->span), "'%s' has %ld characters; it must have %s", name, length,
	         bounds(sh->arena, s->min_length, s->max_length));
	sh->failed = true;
}

static void
check_text(struct shaper *sh, const struct schema *schema, const struct node *n, const char *name)
{
	const struct schema *s = schema_base(schema);
	const char *wanted;

	if (!is_prose(schema) && strstr(n->text, NO_BREAK) &&
	    has_no_break(sh, n->span, n->text, arena_printf(sh->arena, "the value of '%s'", name)))
		return;
	if (s->values)
		check_words(sh, s, n, name);
	else if (s->constant && strcmp(s->constant, n->text) != 0)
		bad_text(sh, RG2005, n, name, arena_printf(sh->arena, "'%s'", s->constant));
	else if (s->format && (wanted = s->format->expected(sh->arena, n->text)))
		bad_format(sh, s, n, name, wanted);
	else if (s->pattern && regexec(&s->regex, n->text, 0, NULL, 0) != 0)
		bad_pattern(sh, schema, n, name);
	else
		check_length(sh, s, n, name);
}

static void
check_number(struct shaper *sh, const struct schema *s, const struct node *n, const char *name)
{
	double value = strtod(n->text, NULL);

	if (n->text[strspn(n->text, "+-0123456789.eE")]) {
		diag_help(sh->diags, diag_add(sh->diags, RG2008, at(sh, n->span), "'%s' is not a decimal number", n->text),
		          "write '%s' in decimal digits", name);
		sh->failed = true;
	} else if ((s->minimum && value < strtod(s->minimum, NULL)) || (s->maximum && value > strtod(s->maximum, NULL))) {
		diag_add(sh->diags, RG2008, at(sh, n->span), "%s is out of range: '%s' must be %s", n->text, name,
		         range(sh->arena, s->minimum, s->maximum));
		sh->failed = true;
	}
}

/* ---- maps ---- */

/* the property that a misspelt key probably means; if required, it is not reported as missing too */
static const struct property *
misspelt(const struct schema *s, const struct node *map, const char *key)
{
	const char *near = nearest_word(key, property_name, s);

	return near && !node_get(map, near) ? schema_property(s, near) : NULL;
}

/* the map that ends above a key and does not have it yet: the last item of the list there, or the map, or what ends in it */
static const struct node *
map_above(const struct schema *schema, const struct node *n, const char *key, const struct property **found)
{
	const struct schema *s = schema_base(schema);
	const struct property *last;

	if (n->kind == NODE_LIST)
		return s->items && n->last ? map_above(s->items, n->last, key, found) : NULL;
	if (n->kind != NODE_MAP || !n->last)
		return NULL;
	if ((*found = schema_property(s, key)) && !node_get(n, key))
		return n;
	last = schema_property(s, n->last->key);
	return last ? map_above(last->schema, n->last, key, found) : NULL;
}

/* the map in which a key that is unknown in its own would be known, and what it is there: one that ends above it, or one
 * around it; NULL where there is none */
static const struct node *
map_meant(const struct shaper *sh, const struct schema *s, const struct node *map, const struct node *n, const struct property **found)
{
	const struct node *above = map->first, *inner;
	const struct property *p;

	while (above != n && above->next != n)
		above = above->next;
	p = above != n ? schema_property(s, above->key) : NULL;
	if (p && (inner = map_above(p->schema, above, n->key, found)))
		return inner;
	for (const struct within *w = sh->within; w; w = w->outer)
		if (w->map != map && (*found = schema_property(w->schema, n->key)) && !node_get(w->map, n->key))
			return w->map;
	return NULL;
}

static void
note_astray(struct shaper *sh, const struct node *map, const char *key)
{
	struct astray *stray = arena_take(sh->arena, sizeof *stray);

	*stray = (struct astray){sh->astray, map, key};
	sh->astray = stray;
}

static bool
is_astray(const struct shaper *sh, const struct node *map, const char *key)
{
	for (const struct astray *stray = sh->astray; stray; stray = stray->next)
		if (stray->map == map && strcmp(stray->key, key) == 0)
			return true;
	return false;
}

/* Gives each key its schema, of which those that are unknown have none, and its name there, which lasts as long as the schemas. */
static void
find_keys(const struct schema *s, struct node *map)
{
	for (struct node *n = map->first; n; n = n->next) {
		const struct property *p = schema_property(s, n->key);

		n->schema = p ? p->schema : NULL;
		n->key = p ? p->name : n->key;
	}
}

/* Before the maps above are looked at: what they lack can stand below them. */
static void
find_astray(struct shaper *sh, const struct schema *s, const struct node *map)
{
	for (const struct node *n = map->first; n; n = n->next) {
		const struct property *p = NULL;
		const struct node *meant = n->schema ? NULL : map_meant(sh, s, map, n, &p);

		if (meant)
			note_astray(sh, meant, p->name);
	}
}

/* whether a key is the first word of its line */
static bool
begins_line(const struct shaper *sh, const struct node *n)
{
	size_t line = mend_line(sh->source, n->key_span.from);

	return line + strspn(sh->source->text + line, " ") == n->key_span.from;
}

/* the end of the last word of a value */
static uint32_t
end_of(const struct node *n)
{
	return n->span.to > n->key_span.to ? n->span.to : n->key_span.to;
}

static void
wrong_column(struct shaper *sh, struct diag *d, const struct node *n, const struct node *meant)
{
	diag_note(sh->diags, d, at(sh, meant->first->key_span), "it can stand beside '%s'", meant->first->key);
	diag_help(sh->diags, d, "begin '%s' in the same column as '%s'", n->key, meant->first->key);
	if (sh->source->text[meant->span.from] != '{' && begins_line(sh, n))
		mend_move(sh->diags, d, sh->source, (struct span){n->key_span.from, end_of(n)},
		          meant->first->key_span.from - mend_line(sh->source, meant->first->key_span.from), false);
}

static void
possible_keys(struct shaper *sh, struct diag *d, const struct schema *s, const struct node *map)
{
	const char *names = "";

	for (size_t i = 0; i < s->nproperties; i++)
		if (!node_get(map, s->properties[i].name))
			names = arena_printf(sh->arena, "%s%s%s", names, *names ? ", " : "", s->properties[i].name);
	diag_help(sh->diags, d, *names ? "possible keys: %s" : "all its keys are already given%s", names);
}

/* A key of a map near by that requires it is meant for there; else one that is nearly it, in its own; else one that can be there. */
static void
unknown_key(struct shaper *sh, const struct schema *s, const struct node *map, const struct node *n)
{
	const struct property *p = misspelt(s, map, n->key), *there = NULL;
	const struct node *meant = map_meant(sh, s, map, n, &there);
	struct diag *d;

	sh->failed = true;
	if (has_no_break(sh, n->key_span, n->key, "a key"))
		return;
	d = diag_add(sh->diags, RG2001, at(sh, n->key_span), "unknown key '%s'", n->key);
	if (meant && (there->required || !p)) {
		wrong_column(sh, d, n, meant);
	} else if (p) {
		diag_propose(sh->diags, d, at(sh, n->key_span), n->key, p->name);
	} else {
		possible_keys(sh, d, s, map);
	}
}

static bool
misspelt_somewhere(const struct schema *s, const struct node *map, const char *name)
{
	for (const struct node *c = map->first; c; c = c->next) {
		const struct property *p = schema_property(s, c->key) ? NULL : misspelt(s, map, c->key);

		if (p && strcmp(p->name, name) == 0)
			return true;
	}
	return false;
}

/* the place of a map from which something is missing: its first key, which identifies it */
static struct place
head(const struct shaper *sh, const struct node *map)
{
	return at(sh, map->first ? (struct span){map->first->key_span.from, map->first->span.to} : map->span);
}

/* "'status': how far the review is; one of draft or approved" */
static const char *
key_says(struct shaper *sh, const struct property *p)
{
	const char *says = schema_title(p->schema);
	const struct node *values = schema_base(p->schema)->values;

	return arena_printf(sh->arena, "'%s'%s%s%s%s", p->name, says ? ": " : "", says ? says : "", values ? "; one of " : "",
	                    values ? choices(sh->arena, values) : "");
}

/* the value of a key that can have no other; NULL where it can */
static const char *
only_value(const struct schema *schema)
{
	const struct schema *s = schema_base(schema);

	return s->constant ? s->constant : s->values && s->values->first == s->values->last ? s->values->first->text : NULL;
}

/* All keys that a map lacks are one finding, with a line of help for each. */
static void
missing_keys(struct shaper *sh, const struct node *map, const struct property *const *missing, size_t n)
{
	struct place place = head(sh, map);
	const char *names = "", *says = "";
	struct diag *d;

	if (map->first && map->first->kind != NODE_SCALAR)
		place.span = map->first->key_span;
	for (size_t i = 0; i < n; i++) {
		names = arena_printf(sh->arena, "%s%s'%s'", names, i == 0 ? "" : i + 1 < n ? ", " : " and ", missing[i]->name);
		says = arena_printf(sh->arena, "%s%s%s", says, i ? "\n" : "", key_says(sh, missing[i]));
	}
	d = diag_add(sh->diags, RG2002, place, "missing key%s %s", n == 1 ? "" : "s", names);
	diag_help(sh->diags, d, n == 1 ? "add %s" : "add\n%s", says);
	for (size_t i = 0; i < n && n == 1; i++)
		if (only_value(missing[i]->schema))
			mend_add_key(sh->diags, d, sh->source, map, missing[i]->name, only_value(missing[i]->schema));
	sh->failed = true;
}

static void
check_siblings(struct shaper *sh, const struct schema *s, const struct node *map)
{
	for (size_t i = 0; i < s->ndependencies; i++) {
		const struct node *key = node_get(map, s->dependencies[i].key);

		for (const struct node *need = s->dependencies[i].needs->first; key && need; need = need->next)
			if (!node_get(map, need->text)) {
				struct diag *d = diag_add(sh->diags, RG2009, at(sh, key->key_span), "'%s' is given without '%s'", key->key, need->text);
				const struct property *p = schema_property(s, need->text);

				if (p && only_value(p->schema))
					mend_add_key(sh->diags, d, sh->source, map, need->text, only_value(p->schema));
				sh->failed = true;
			}
	}
}

static void
check_exactly_one(struct shaper *sh, const struct schema *s, const struct node *map)
{
	const struct node *given = NULL;
	struct diag *d;

	for (const struct node *key = s->exactly_one ? s->exactly_one->first : NULL; key; key = key->next) {
		const struct node *n = node_get(map, key->text);

		if (n && given) {
			d = diag_add(sh->diags, RG2010, at(sh, n->key_span), "'%s' and '%s' are both given", n->key, given->key);
			diag_note(sh->diags, d, at(sh, given->key_span), "'%s' is given here", given->key);
			diag_help(sh->diags, d, "give one of %s", choices(sh->arena, s->exactly_one));
			sh->failed = true;
		}
		given = n ? n : given;
	}
	if (s->exactly_one && !given) {
		d = diag_add(sh->diags, RG2010, head(sh, map), "one of several keys is required");
		diag_help(sh->diags, d, "give one of %s", choices(sh->arena, s->exactly_one));
		sh->failed = true;
	}
}

/* A key that the project may give for all is there without a value, which link sets: another file says what it is. */
static void
leave_to_project(struct shaper *sh, const struct property *p, struct node *map)
{
	struct node *n = node_scalar(sh->arena, "");
	struct span span = head(sh, map).span;

	n->schema = p->schema;
	n->by_default = true;
	node_add(map, p->name, n);
	n->key_span = n->span = span;
}

static void
check_missing(struct shaper *sh, const struct schema *s, struct node *map)
{
	const struct property **missing;
	size_t n = 0;

	ARENA_ARRAY(sh->arena, missing, s->nproperties);
	for (size_t i = 0; i < s->nproperties; i++) {
		const struct property *p = &s->properties[i];

		if (!p->required && !(schema_flags(p->schema) & X_DEFAULT))
			continue;
		if (node_get(map, p->name) || is_astray(sh, map, p->name) || misspelt_somewhere(s, map, p->name))
			continue;
		if (p->required)
			missing[n++] = p;
		else
			leave_to_project(sh, p, map);
	}
	if (n)
		missing_keys(sh, map, missing, n);
}

/* until it is left again */
static void
enter_map(struct shaper *sh, const struct within *here)
{
	sh->within = here;
}

static void
check_map(struct shaper *sh, const struct schema *s, struct node *map)
{
	struct within here = {sh->within, s, map};

	enter_map(sh, &here);
	find_keys(s, map);
	find_astray(sh, s, map);
	for (struct node *n = map->first; n; n = n->next)
		if (n->schema)
			check(sh, n->schema, n, n->key);
		else
			unknown_key(sh, s, map, n);
	check_missing(sh, s, map);
	check_siblings(sh, s, map);
	check_exactly_one(sh, s, map);
	sh->within = here.outer;
}

/* ---- lists ---- */

static void
check_list(struct shaper *sh, const struct schema *s, struct node *list, const char *name)
{
	long count = (long)node_count(list);

	for (struct node *n = list->first; s->items && n; n = n->next)
		check(sh, s->items, n, s->item ? s->item : name);
	if ((s->min_items >= 0 && count < s->min_items) || (s->max_items >= 0 && count > s->max_items)) {
		diag_add(sh->diags, RG2008, at(sh, list->span), "'%s' has %ld items; it must have %s", name, count,
		         bounds(sh->arena, s->min_items, s->max_items));
		sh->failed = true;
	}
	if (!s->unique)
		return;
	struct table seen = {0};
	const struct node *before = NULL;

	for (struct node *n = list->first; n; before = n, n = n->next) {
		const struct node *first;

		if (n->kind != NODE_SCALAR)
			continue;
		if ((first = table_get(&seen, n->text))) {
			struct diag *d = diag_add(sh->diags, RG2012, at(sh, n->span), "'%s' is listed twice in '%s'", n->text, name);

			diag_note(sh->diags, d, at(sh, first->span), "first listed here");
			mend_drop_item(sh->diags, d, sh->source, list, before, n, true);
			sh->failed = true;
		}
		*table_put(&seen, n->text) = n;
	}
	table_free(&seen);
}

/* ---- types ---- */

static unsigned
type_of(const struct node *n)
{
	if (n->kind == NODE_LIST)
		return TYPE_ARRAY;
	if (n->kind == NODE_MAP)
		return TYPE_OBJECT;
	return n->plain ? shape_plain_type(n->text) : TYPE_STRING;
}

static bool
accepts(unsigned types, unsigned type)
{
	return types == 0 || (types & type) || (type == TYPE_INTEGER && (types & TYPE_NUMBER));
}

/* "a list or a map" */
static const char *
types_wanted(struct shaper *sh, const struct schema *s)
{
	const char *wanted = "";

	for (unsigned bit = 1; bit <= TYPE_OBJECT; bit <<= 1)
		if (s->types & bit)
			wanted = arena_printf(sh->arena, "%s%s%s", wanted, *wanted ? " or " : "", schema_type_name(bit));
	return wanted;
}

/* whether what stands in the place of a value is a comment */
static bool
begins_comment(const struct shaper *sh, const struct node *n)
{
	const char *text = sh->source->text + n->key_span.to;

	text += *text == ':';
	return text[strspn(text, " ")] == '#';
}

/* a word for a list; one with signs of YAML's own needs more than brackets */
static void
list_of_one(struct shaper *sh, struct diag *d, const struct node *n)
{
	const char *word = arena_copy(sh->arena, sh->source->text + n->span.from, n->span.to - n->span.from);

	diag_help(sh->diags, d, "write it as a list: [%s]", n->text);
	if (!strpbrk(word, n->plain ? ",[]{}\n" : "\n") && *word != '|' && *word != '>')
		mend_replace(sh->diags, d, sh->source, n->span, arena_printf(sh->arena, "[%s]", word), true);
}

/* a map for a list: the map becomes its only item */
static void
item_of_one(struct shaper *sh, struct diag *d, const struct node *n)
{
	size_t line = mend_line(sh->source, n->first->key_span.from);
	const char *text = sh->source->text;

	if (text[n->span.from] == '{' || !begins_line(sh, n->first))
		return;
	mend_replace(sh->diags, d, sh->source, (struct span){n->first->key_span.from, n->first->key_span.from}, "- ", true);
	for (line += strcspn(text + line, "\n") + 1; line < n->span.to; line += strcspn(text + line, "\n") + 1)
		mend_replace(sh->diags, d, sh->source, (struct span){(uint32_t)line, (uint32_t)line}, "  ", true);
}

/* how a value of the right type is written */
static void
help_type(struct shaper *sh, struct diag *d, const struct schema *s, const struct node *n, const char *name)
{
	if ((s->types & TYPE_ARRAY) && n->kind == NODE_MAP && n->first)
		item_of_one(sh, d, n);
	if ((s->types & TYPE_ARRAY) && n->kind == NODE_SCALAR)
		list_of_one(sh, d, n);
	else if ((s->types & TYPE_ARRAY) && n->first)
		diag_help(sh->diags, d, "begin each item with '- ': '- %s: …', and its other keys in the column of '%s'", n->first->key,
		          n->first->key);
	else if ((s->types & TYPE_OBJECT) && s->nproperties)
		diag_help(sh->diags, d, "write its keys below '%s', indented: '%s: …'", name, s->properties[0].name);
	else if (n->kind == NODE_MAP && n->first && (s->types & TYPE_STRING))
		diag_help(sh->diags, d, "write one text; if it contains ': ', put it in quotes");
	else
		diag_help(sh->diags, d, n->kind == NODE_LIST ? "write %s, without '- ' and brackets" : "write %s", types_wanted(sh, s));
}

static void
quote_comment(struct shaper *sh, struct diag *d, const struct node *n)
{
	uint32_t from = n->key_span.to + (uint32_t)strcspn(sh->source->text + n->key_span.to, "#"), to = from + (uint32_t)strcspn(sh->source->text + from, "\r\n");

	mend_quote(sh->diags, d, sh->source, (struct span){from, to}, false);
}

static void
wrong_type(struct shaper *sh, const struct schema *s, const struct node *n, const char *name, unsigned type)
{
	struct place place = at(sh, n->kind == NODE_SCALAR ? n->span : n->key_span);
	const char *wanted;
	struct diag *d;

	sh->failed = true;
	if (n->kind == NODE_SCALAR && type != TYPE_STRING && type != 0 && (s->types & TYPE_STRING)) {
		if (s->format && (wanted = s->format->expected(sh->arena, n->text)))
			bad_format(sh, s, n, name, wanted); /* it would be wrong in quotes too */
		else
			unquoted(sh, n, name, type);
		return;
	}
	if (type == 0) {
		d = diag_add(sh->diags, RG2011, at(sh, n->key_span), "'%s' has no value", name);
		diag_help(sh->diags, d, begins_comment(sh, n) ? "put the value in quotes: '#' begins a comment" : "give a value, or remove the key");
		if (begins_comment(sh, n))
			quote_comment(sh, d, n);
		return;
	}
	d = diag_add(sh->diags, RG2003, place, "'%s' must be %s, not %s", name, types_wanted(sh, s), schema_type_name(type));
	help_type(sh, d, s, n, name);
}

static bool
starts_with_curly(const char *text)
{
	return (unsigned char)*text == 0xE2 && (starts_with(text, "\xE2\x80\x9C") || starts_with(text, "\xE2\x80\x9D") || starts_with(text, "\xE2\x80\x98") ||
	       starts_with(text, "\xE2\x80\x9E"));
}

static void
curly(struct shaper *sh, const struct node *n, const char *name)
{
	struct diag *d = diag_add(sh->diags, RG2016, at(sh, n->span), "'%s' begins with a typographic quotation mark", name);

	diag_help(sh->diags, d, "YAML recognises only straight quotation marks; put \"…\" around the whole value");
	if (!memchr(sh->source->text + n->span.from, '\n', n->span.to - n->span.from))
		mend_quote(sh->diags, d, sh->source, n->span, false);
}

/* "binds: [provider]" is short for "binds: [{role: provider}]": inserts the level between */
static void
expand(struct shaper *sh, const struct schema *s, struct node *n)
{
	struct node *inner = arena_take(sh->arena, sizeof *inner);

	*inner = *n;
	n->kind = NODE_MAP;
	n->text = NULL;
	n->first = n->last = NULL;
	inner->key_span = n->span;
	node_add(n, s->brief, inner);
}

static void
check(struct shaper *sh, const struct schema *schema, struct node *n, const char *name)
{
	const struct schema *s = schema_base(schema);
	unsigned type = type_of(n);

	n->schema = schema;
	if (!accepts(s->types, type)) {
		wrong_type(sh, s, n, name, type);
		return;
	}
	if (schema->deprecated || s->deprecated)
		diag_help(sh->diags, diag_add(sh->diags, RG2013, at(sh, n->key_span), "'%s' is deprecated", name), "%s",
		          schema->deprecated ? schema->deprecated : s->deprecated);
	if (s->brief && type != TYPE_OBJECT) {
		expand(sh, s, n);
		type = TYPE_OBJECT;
	}
	if (type == TYPE_OBJECT) {
		check_map(sh, s, n);
	} else if (type == TYPE_ARRAY) {
		check_list(sh, s, n, name);
	} else if (type == TYPE_STRING || (s->types & TYPE_STRING)) { /* a bare year is a date */
		if (n->plain && starts_with_curly(n->text))
			curly(sh, n, name);
		if (n->plain && schema_refers(schema) && looks_boolean(n->text))
			ask_quotes(sh, diag_add(sh->diags, RG2014, at(sh, n->span),
			                        "some tools read an unquoted '%s' as true or false", n->text), n);
		check_text(sh, schema, n, name);
		if (type == TYPE_INTEGER && !sh->failed)
			check_number(sh, s, n, name);
	} else if (type == TYPE_BOOLEAN) {
		n->text = strchr("tT", n->text[0]) ? "true" : "false";
	} else {
		check_number(sh, s, n, name);
	}
}

/* the key of a map that is a kind of unit with its id, wherever it stands */
static const struct node *
kind_key(const struct schemas *all, const struct node *root)
{
	for (const struct node *n = root->kind == NODE_MAP ? root->first : NULL; n; n = n->next)
		if (n->kind == NODE_SCALAR && schema_of_kind(all, n->key))
			return n;
	return NULL;
}

/* A kind whose units are all called alike is written by regc alone, and misspelt by nobody. */
static const char *
kind_of_authors(const void *ctx, size_t i)
{
	const struct schemas *all = ctx;
	const char *kind = kind_name(&all->kinds, i);
	const struct property *id = kind ? schema_property(schema_of_kind(all, kind), kind) : NULL;

	return id && schema_base(id->schema)->constant ? "" : kind;
}

const char *
shape_kind_near(const struct schemas *all, const char *key)
{
	return nearest_word(key, kind_of_authors, all);
}

static const char *
kind_near(const struct schemas *all, const struct node *root)
{
	const struct node *first = root->kind == NODE_MAP ? root->first : NULL;

	return first && first->kind == NODE_SCALAR ? shape_kind_near(all, first->key) : NULL;
}

bool
shape_is_unit(const struct schemas *all, const struct node *root)
{
	return kind_key(all, root) || kind_near(all, root);
}

/* The line of the kind goes above what is first now. */
static void
mend_first(struct diags *ds, struct diag *d, const struct source *s, const struct node *first, const struct node *kind)
{
	size_t top = mend_line(s, first->key_span.from), line = mend_line(s, kind->key_span.from);
	struct span moved = {(uint32_t)line, (uint32_t)(line + strcspn(s->text + line, "\n"))};

	if (top != first->key_span.from || line != kind->key_span.from || kind->span.to > moved.to)
		return;
	mend_replace(ds, d, s, (struct span){(uint32_t)top, (uint32_t)top}, arena_printf(&ds->arena, "%.*s\n", (int)(moved.to - moved.from), s->text + line), true);
	mend_drop_lines(ds, d, s, moved, true);
}

const struct schema *
shape_kind(const struct schemas *all, struct diags *ds, const struct source *s, const struct node *root)
{
	const struct schema *schema = NULL;
	const struct node *first = root->kind == NODE_MAP ? root->first : NULL, *kind;
	const char *names = "", *near;
	struct diag *d;

	if (first && (schema = schema_of_kind(all, first->key)))
		return schema;
	kind = kind_key(all, root);
	near = kind_near(all, root);
	if (!first)
		d = diag_add(ds, RG2015, (struct place){s, root->span}, "the file contains no unit");
	else
		d = diag_add(ds, RG2015, (struct place){s, first->key_span}, "unknown kind of unit '%s'", first->key);
	if (near) {
		diag_propose(ds, d, (struct place){s, first->key_span}, first->key, near);
		return NULL;
	}
	if (kind) {
		diag_help(ds, d, "make '%s: %s' the first line of the file", kind->key, kind->text);
		mend_first(ds, d, s, first, kind);
		return NULL;
	}
	for (size_t i = 0; i < all->kinds.n; i++)
		names = arena_printf(&ds->arena, "%s%s%s", names, i == 0 ? "" : i + 1 == all->kinds.n ? " or " : ", ",
		                     all->kinds.entries[i].key);
	diag_help(ds, d, "the first key must be the kind of unit: %s; a file of another program can be named under 'ignore' in regc.yaml", names);
	return NULL;
}

bool
shape_check(struct arena *a, struct diags *ds, const struct source *s, const struct schema *schema, struct node *root)
{
	struct shaper sh = {.arena = a, .diags = ds, .source = s};

	check(&sh, schema, root, root->first ? root->first->key : "file");
	return !sh.failed;
}
