/* regc new: a unit, or a part of one, to fill in, made from the schema of its kind. */
#include <string.h>

#include "../base/report.h"
#include "commands.h"
#include "keys.h"
#include "progress.h"

static void put_keys(struct buf *out, const struct schema *s, int indent, const char *id);

static const char *
article(const char *word)
{
	return strchr("aeiou", *word) ? "an" : "a";
}

/* what a key is, as a comment behind it */
static void
put_hint(struct buf *out, const struct schema *schema)
{
	const struct schema *base = schema_base(schema);
	const char *title = schema_title(schema);

	if (title)
		buf_puts(out, title);
	else if (schema_refers(schema))
		buf_printf(out, "the id of %s %s", article(schema_refers(schema)), schema_refers(schema));
	else if (!base->values)
		buf_puts(out, base->types & TYPE_BOOLEAN ? "true or false" : base->types & TYPE_INTEGER ? "a whole number"
		              : base->types & TYPE_NUMBER ? "a number" : base->types & TYPE_ARRAY ? "a list"
		              : base->types & TYPE_OBJECT ? "a map" : "text");
}

/* the words that a text can be, each with its meaning, as lines of comment below it */
static void
put_words(struct buf *out, const struct schema *schema, int indent)
{
	const struct node *words = schema_words(schema);
	struct arena a = {0};
	size_t width = 0, i = 0;

	for (const struct node *v = words ? words->first : NULL; v; v = v->next)
		width = strlen(v->text) > width ? strlen(v->text) : width;
	for (const struct node *v = words ? words->first : NULL; v; v = v->next, i++) {
		const char *is = schema_meaning(&a, schema, i).is;

		buf_printf(out, "%*s#   %-*s  %s\n", indent, "", (int)width, v->text, is ? is : "");
	}
	arena_free(&a);
}

static bool
is_object(const struct schema *base)
{
	return (base->types & TYPE_OBJECT) && !base->brief;
}

/* one item of a list; its first key stands behind the dash */
static void
put_item(struct buf *out, const struct schema *items, int indent)
{
	const struct schema *item = schema_base(items);

	buf_printf(out, "%*s- ", indent, "");
	if (is_object(item)) {
		struct buf keys = {0};

		put_keys(&keys, item, indent + 2, NULL);
		buf_puts(out, keys.s + indent + 2);
		buf_free(&keys);
		return;
	}
	buf_puts(out, " # ");
	put_hint(out, items);
	buf_putc(out, '\n');
	put_words(out, items, indent);
}

/* what has to be written, if not for all in the project file */
static bool
is_wanted(const struct property *p)
{
	return p->required || (schema_flags(p->schema) & X_DEFAULT);
}

static void
put_key(struct buf *out, const struct property *p, int indent, const char *id)
{
	const struct schema *base = schema_base(p->schema);

	if ((schema_flags(p->schema) & X_ID) && id) {
		buf_printf(out, "%*s%s: %s\n", indent, "", p->name, id);
		return;
	}
	buf_printf(out, "%*s%s:  # ", indent, "", p->name);
	put_hint(out, p->schema);
	buf_puts(out, schema_flags(p->schema) & X_DEFAULT ? "; can be left out where regc.yaml has it under 'defaults'\n" : "\n");
	if (is_object(base))
		put_keys(out, base, indent + 2, NULL);
	else if (base->types & TYPE_ARRAY)
		put_item(out, base->items, indent + 2);
	else
		put_words(out, p->schema, indent);
}

/* the required keys, then the choice of one */
static void
put_keys(struct buf *out, const struct schema *s, int indent, const char *id)
{
	size_t before = out->n;

	for (size_t i = 0; i < s->nproperties; i++)
		if (is_wanted(&s->properties[i]))
			put_key(out, &s->properties[i], indent, id);
	for (const struct node *key = s->exactly_one ? s->exactly_one->first : NULL; key; key = key->next) {
		buf_printf(out, "%*s# %s%s: ", indent, "", key == s->exactly_one->first ? "one of these: " : "or ", key->text);
		put_hint(out, schema_property(s, key->text)->schema);
		buf_putc(out, '\n');
	}
	if (out->n == before)
		buf_printf(out, "%*s# no key of it is required\n", indent, "");
}

/* the lines of a text as comments */
static void
put_comment(struct buf *out, const char *text, int indent)
{
	for (const char *line = text; line && *line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL)
		buf_printf(out, "%*s# %.*s\n", indent, "", (int)strcspn(line, "\n"), line);
}

static void
put_optional(struct buf *out, const struct schema *s, int indent)
{
	struct buf keys = {0};

	for (size_t i = 0; i < s->nproperties; i++)
		if (!is_wanted(&s->properties[i]))
			put_key(&keys, &s->properties[i], 0, NULL);
	if (keys.n)
		buf_printf(out, "%s%*s# Optional keys; what is left out is unknown:\n", indent ? "" : "\n", indent, "");
	put_comment(out, keys.n ? keys.s : "", indent);
	buf_free(&keys);
}

static void
put_about(struct buf *out, const char *text)
{
	struct buf about = {0};

	report_wrap(&about, text, 2, 0, 78);
	put_comment(out, about.s, 0);
	buf_free(&about);
}

static void
put_unit(struct buf *out, const struct schema *schema, const char *id)
{
	buf_printf(out, "# yaml-language-server: $schema=../schemas/%s.schema.yaml\n", schema->kind);
	put_about(out, schema->description);
	put_keys(out, schema, 0, id);
	put_optional(out, schema, 0);
}

/* ---- a part of a unit ---- */

/* whether what a key has, or an item of its list, is a map that is defined by that name, or the key itself has it */
static bool
is_part(const struct key_use *key, const char *name)
{
	const struct schema *value = key_value(key), *list = schema_base(key->schema);

	return (value->types & TYPE_OBJECT) && ((value->name && strcmp(value->name, name) == 0) || (list->name && strcmp(list->name, name) == 0));
}

static bool
is_of_kind(const struct key_use *key, const char *name, const char *dot)
{
	size_t n = dot ? (size_t)(dot - name) : 0;

	return !dot || (strncmp(key->kind, name, n) == 0 && !key->kind[n]);
}

/* the first key under which there is such a part, "KIND.part" or "part", and those that have another one of that name; how
 * many there are */
static size_t
find_part(const struct key_list *keys, const char *name, const struct key_use **found, const char **kinds, struct arena *a)
{
	const char *dot = strchr(name, '.'), *part = dot ? dot + 1 : name;
	const struct schema *before = NULL;
	size_t n = 0;

	for (size_t i = 0; i < keys->n; i++) {
		const struct key_use *key = &keys->all[i];

		if (!is_part(key, part) || key_value(key) == before || !is_of_kind(key, name, dot))
			continue;
		*found = n ? *found : key;
		*kinds = arena_printf(a, "%s%s'%s.%s'", n ? *kinds : "", n ? " or " : "", key->kind, part);
		before = key_value(key);
		n++;
	}
	return n;
}

/* the places where such a part stands, as a comment */
static void
put_places(struct buf *out, const struct key_list *keys, const struct key_use *key, bool item)
{
	struct buf list = {0};

	for (size_t i = 0; i < keys->n; i++)
		if (key_value(&keys->all[i]) == key_value(key))
			buf_printf(&list, "%s'%s' of %s %s", list.n ? ", or of " : item ? "an item of " : "the value of ",
			           keys->all[i].path, article(keys->all[i].kind), keys->all[i].kind);
	put_about(out, list.s);
	buf_free(&list);
}

/* The keys of a part at the place where it stands in its file: an item of a list behind its dash. */
static void
put_part(struct buf *out, const struct key_list *all, const struct key_use *key, const char *id)
{
	const struct schema *part = key_value(key);
	bool list = (schema_base(key->schema)->types & TYPE_ARRAY) && schema_base(key->schema)->items;
	int indent = list ? 2 : 0;
	struct buf keys = {0};

	put_about(out, schema_title(part) ? schema_title(part) : schema_title(key->schema));
	put_places(out, all, key, list);
	put_keys(&keys, part, indent, id);
	buf_printf(out, "%s%s", list ? "- " : "", keys.s + indent);
	put_optional(out, part, indent);
	buf_free(&keys);
}

/* ---- the command ---- */

/* an id that the kind does not accept is refused before it gets into a file */
static bool
check_id(struct options *o, const struct schema *schema, const char *id)
{
	const struct schema *form = schema_base(schema_base(schema)->properties[0].schema);

	if (id && !(schema_flags(schema_base(schema)->properties[0].schema) & X_ID)) {
		diag_help(&o->diags, usage(o, "what has no id was given one: '%s'", id), "leave it out");
		return false;
	}
	if (!id || !form->pattern || regexec(&form->regex, id, 0, NULL, 0) == 0)
		return true;
	diag_help(&o->diags, usage(o, "invalid id '%s'", id), "use %s",
	          schema_title(form) ? schema_title(form) : "the form that the schema requires");
	return false;
}

struct names_of_parts {
	const struct schemas *schemas;
	const struct key_list *keys;
};

/* the names of kinds, and of the maps that they are made of */
static const char *
part_name(const void *ctx, size_t i)
{
	const struct names_of_parts *names = ctx;
	const struct schema *value;

	if (i < names->schemas->kinds.n)
		return names->schemas->kinds.entries[i].key;
	i -= names->schemas->kinds.n;
	if (i >= names->keys->n)
		return NULL;
	value = key_value(&names->keys->all[i]);
	return value->name && (value->types & TYPE_OBJECT) ? value->name : "";
}

static void
new_part(struct options *o, struct compilation *c, const char *name, struct buf *out)
{
	const struct key_use *key = NULL;
	const char *kinds = "";
	struct key_list keys;
	struct names_of_parts names = {&c->schemas, &keys};
	size_t n;

	key_list_make(&keys, &c->arena, &c->schemas);
	n = find_part(&keys, name, &key, &kinds, &c->arena);
	if (n == 0)
		diag_suggest(&o->diags, usage(o, "unknown kind of unit '%s'", name), nearest_word(name, part_name, &names),
		             "'regc schema' lists the kinds");
	else if (n > 1)
		diag_help(&o->diags, usage(o, "several kinds of unit have a part '%s'", name), "say which: %s", kinds);
	else if (check_id(o, key_value(key), o->arguments[1]))
		put_part(out, &keys, key, o->arguments[1]);
	key_list_free(&keys);
}

int
run_new(struct options *o)
{
	const char *kind = o->arguments[0];
	const struct embedded *words = find_embedded("templates/words.yaml");
	struct compilation c = {0};
	struct buf out = {0};
	const struct schema *schema;
	int status;

	if (!kind)
		diag_help(&o->diags, usage(o, "'new' needs a kind of unit, or a part of one"), "'regc schema' lists the kinds");
	else if (strcmp(kind, "words") == 0) /* not a kind of unit: the catalogue of words, for translation */
		buf_add(&out, words->bytes, words->n);
	else if (compile_schemas(&c)) {
		if (!(schema = schema_of_kind(&c.schemas, kind)))
			new_part(o, &c, kind, &out);
		else if (check_id(o, schema, o->arguments[1]))
			put_unit(&out, schema, o->arguments[1]);
	}
	status = o->diags.n ? finish(o, &o->diags) : c.diags.n ? finish(o, &c.diags) : progress_print(&out);
	buf_free(&out);
	compile_free(&c);
	return status;
}
