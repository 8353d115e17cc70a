/* regc new: a unit to fill in, made from the schema of its kind. */
#include <string.h>

#include "../base/report.h"
#include "commands.h"
#include "progress.h"

static void put_keys(struct buf *out, const struct schema *s, int indent, const char *id);

/* "one of draft, in-review, approved" */
static void
put_hint(struct buf *out, const struct schema *schema)
{
	const struct schema *base = schema_base(schema);
	const char *title = schema_title(schema);

	if (title)
		buf_puts(out, title);
	if (base->values) {
		buf_puts(out, title ? "; one of " : "one of ");
		for (const struct node *v = base->values->first; v; v = v->next)
			buf_printf(out, "%s%s", v == base->values->first ? "" : v->next ? ", " : " or ", v->text);
	} else if (!title && schema_refers(schema)) {
		buf_printf(out, "the id of %s %s", strchr("aeiou", *schema_refers(schema)) ? "an" : "a", schema_refers(schema));
	} else if (!title) {
		buf_puts(out, base->types & TYPE_BOOLEAN ? "true or false" : base->types & TYPE_INTEGER ? "a whole number"
		              : base->types & TYPE_NUMBER ? "a number" : base->types & TYPE_ARRAY ? "a list"
		              : base->types & TYPE_OBJECT ? "a map" : "text");
	}
}

static bool
is_object(const struct schema *base)
{
	return (base->types & TYPE_OBJECT) && !base->brief;
}

static void
put_required(struct buf *out, const struct property *p, int indent, const char *id)
{
	const struct schema *base = schema_base(p->schema);

	if ((schema_flags(p->schema) & X_ID) && id) {
		buf_printf(out, "%s: %s\n", p->name, id);
		return;
	}
	buf_printf(out, "%s:  # ", p->name);
	put_hint(out, p->schema);
	buf_putc(out, '\n');
	if (is_object(base)) {
		put_keys(out, base, indent + 2, NULL);
	} else if (base->types & TYPE_ARRAY) {
		const struct schema *item = schema_base(base->items);

		buf_printf(out, "%*s- ", indent + 2, "");
		if (is_object(item)) {
			struct buf keys = {0};

			put_keys(&keys, item, indent + 4, NULL);
			buf_puts(out, keys.s + indent + 4); /* the first key goes after the '- ' */
			buf_free(&keys);
		} else {
			buf_puts(out, " # ");
			put_hint(out, base->items);
			buf_putc(out, '\n');
		}
	}
}

/* the required keys, then the choice of one, then the optional keys */
static void
put_keys(struct buf *out, const struct schema *s, int indent, const char *id)
{
	for (size_t i = 0; i < s->nproperties; i++)
		if (s->properties[i].required) {
			buf_printf(out, "%*s", indent, "");
			put_required(out, &s->properties[i], indent, id);
		}
	for (const struct node *key = s->exactly_one ? s->exactly_one->first : NULL; key; key = key->next) {
		buf_printf(out, "%*s# %s%s: ", indent, "", key == s->exactly_one->first ? "one of these: " : "or ", key->text);
		put_hint(out, schema_property(s, key->text)->schema);
		buf_putc(out, '\n');
	}
	if (indent > 0)
		return;
	buf_puts(out, "\n# Optional keys; what is left out is unknown:\n");
	for (size_t i = 0; i < s->nproperties; i++)
		if (!s->properties[i].required) {
			buf_printf(out, "# %s: ", s->properties[i].name);
			put_hint(out, s->properties[i].schema);
			buf_putc(out, '\n');
		}
}

static void
put_unit(struct buf *out, const struct schema *schema, const char *id)
{
	struct buf about = {0};

	buf_printf(out, "# yaml-language-server: $schema=../schemas/%s.schema.yaml\n", schema->kind);
	report_wrap(&about, schema->description, 2, 0, 78);
	for (const char *line = about.s; line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL)
		buf_printf(out, "# %.*s\n", (int)strcspn(line, "\n"), line);
	buf_free(&about);
	put_keys(out, schema, 0, id);
}

/* ---- the command ---- */

/* an id that the kind does not accept is refused before it gets into a file */
static bool
check_id(struct options *o, const struct schema *schema, const char *id)
{
	const struct schema *form = schema_base(schema_base(schema)->properties[0].schema);

	if (!id || !form->pattern || regexec(&form->regex, id, 0, NULL, 0) == 0)
		return true;
	diag_help(&o->diags, usage(o, "invalid id '%s'", id), "use %s",
	          form->title ? form->title : "the form that the schema requires");
	return false;
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
		diag_help(&o->diags, usage(o, "'new' needs a kind of unit"), "'regc schema' lists the kinds");
	else if (strcmp(kind, "words") == 0) /* not a kind of unit: the catalogue of words, for translation */
		buf_add(&out, words->bytes, words->n);
	else if (compile_schemas(&c)) {
		if (!(schema = schema_of_kind(&c.schemas, kind)))
			unknown_kind(&c.diags, &c.schemas, kind);
		else if (check_id(o, schema, o->arguments[1]))
			put_unit(&out, schema, o->arguments[1]);
	}
	status = o->diags.n ? finish(o, &o->diags) : c.diags.n ? finish(o, &c.diags) : progress_print(&out);
	buf_free(&out);
	compile_free(&c);
	return status;
}
