/* The reference of the documentation: commands, keys of the maps, findings. */
#include "doc.h"

#include <string.h>

#include "../compiler/cli/keys.h"

static xmlNodePtr
put(xmlNodePtr parent, const char *name, const char *text)
{
	xmlNodePtr n = xmlNewTextChild(parent, parent->ns, BAD_CAST name, text ? BAD_CAST text : NULL);

	if (!n)
		die("out of memory (a page)");
	return n;
}

/* a sentence of the tables, which begin in lower case and have no full stop */
static void
put_sentence(xmlNodePtr parent, const char *name, const char *text)
{
	struct buf b = {0};

	buf_puts(&b, text);
	if (b.n && b.s[0] >= 'a' && b.s[0] <= 'z')
		b.s[0] = (char)(b.s[0] - 'a' + 'A');
	if (b.n && !strchr(".!?", b.s[b.n - 1]))
		buf_putc(&b, '.');
	put(parent, name, b.s);
	buf_free(&b);
}

static xmlNodePtr
put_heading(xmlNodePtr parent, const char *name, const char *text, const char *id)
{
	xmlNodePtr n = put(parent, name, text);

	xmlNewProp(n, BAD_CAST "id", BAD_CAST id);
	return n;
}

/* ---- commands ---- */

static void
put_examples(xmlNodePtr prose, const struct command *c)
{
	for (const struct example *e = examples; e->line; e++)
		if (&commands[e->command] == c) {
			put_sentence(prose, "p", e->does);
			put(prose, "pre", e->line);
		}
}

static void
put_options(xmlNodePtr prose, const struct command *c)
{
	xmlNodePtr list = put(prose, "dl", NULL);

	for (const struct option_info *info = option_infos; info < option_infos + OPTIONS; info++) {
		struct buf name = {0}, text = {0};

		if (!(info->on & 1U << (c - commands)))
			continue;
		if (info->letter)
			buf_printf(&name, "-%c, ", info->letter);
		buf_printf(&name, "--%s%s%s", info->word, info->value ? " " : "", info->value ? info->value : "");
		help_option_text(&text, info, c);
		put(put(list, "dt", NULL), "code", name.s);
		put_sentence(list, "dd", text.s);
		buf_free(&name);
		buf_free(&text);
	}
}

static void
put_commands(xmlNodePtr prose, const struct schemas *all, const void *of)
{
	(void)all;
	(void)of;
	put(prose, "p", "Every command finds its project by itself: the nearest folder with a regc.yaml, from the current one upwards. The exit "
	                "status is 0 without errors, 1 with errors in the sources, and 2 where the command failed.");
	for (const struct command *c = commands; c < commands + COMMANDS; c++) {
		struct buf line = {0};

		put_heading(prose, "h2", c->word, c->word);
		buf_printf(&line, "regc %s [OPTION...] %s", c->word, c->arguments);
		put(prose, "pre", line.s);
		put_sentence(prose, "p", c->help);
		put_examples(prose, c);
		put_options(prose, c);
		buf_free(&line);
	}
}

/* ---- the keys of a kind ---- */

static void
put_meaning(xmlNodePtr dd, const char *word, const struct meaning *m)
{
	xmlNodePtr item = put(dd, "li", NULL);

	put(item, "code", word);
	if (!m->is)
		return;
	xmlNodeAddContent(item, BAD_CAST ": ");
	xmlNodeAddContent(item, BAD_CAST m->is);
	if (m->example) {
		put(item, "br", NULL);
		put(item, "em", "Example: ");
		xmlNodeAddContent(item, BAD_CAST m->example);
	}
	if (m->counter) {
		put(item, "br", NULL);
		put(item, "em", "Not: ");
		xmlNodeAddContent(item, BAD_CAST m->counter);
	}
}

static void
put_values(xmlNodePtr dd, const struct schema *s)
{
	xmlNodePtr list = put(dd, "ul", NULL);
	struct arena a = {0};
	size_t i = 0;

	for (const struct node *v = s->values->first; v; v = v->next, i++) {
		struct meaning m = schema_meaning(&a, s, i);

		put_meaning(list, v->text, &m);
	}
	arena_free(&a);
}

static void
put_key(xmlNodePtr list, const struct key_use *key)
{
	const struct schema *value = key_value(key);
	xmlNodePtr dt = put(list, "dt", NULL), dd;

	xmlNewProp(dt, BAD_CAST "id", BAD_CAST key->path);
	put(dt, "code", key->path);
	if (key->required)
		xmlNodeAddContent(dt, BAD_CAST ", required");
	dd = put(list, "dd", NULL);
	if (schema_title(key->schema))
		put_sentence(dd, "p", schema_title(key->schema));
	if (value->refers) {
		xmlNodePtr p = put(dd, "p", "The id of a ");

		put(p, "code", value->refers);
		xmlNodeAddContent(p, BAD_CAST ".");
	}
	if (value->values)
		put_values(dd, value);
}

static void
put_kind(xmlNodePtr prose, const struct schemas *all, const void *of)
{
	const char *kind = of;
	struct key_list keys;
	struct arena a = {0};
	xmlNodePtr list;

	put(prose, "p", schema_of_kind(all, kind)->description);
	list = put(prose, "dl", NULL);
	key_list_make(&keys, &a, all);
	for (size_t i = 0; i < keys.n; i++)
		if (strcmp(keys.all[i].kind, kind) == 0)
			put_key(list, &keys.all[i]);
	key_list_free(&keys);
	arena_free(&a);
}

/* ---- findings ---- */

/* the stages, by what their codes begin with */
static const struct {
	const char *code, *title;
} stages[] = {
	{"RG1", "YAML"}, {"RG2", "Keys and values"}, {"RG3", "References and libraries"}, {"RG4", "Law and time"}, {"RG5", "Evidence"},
	{"RG6", "Review and policy"}, {"RG7", "Templates and output"}, {"RG9", "The machine"},
};

enum { STAGES_TOLD = sizeof stages / sizeof *stages };

static void
put_finding(xmlNodePtr prose, const struct diag_info *info)
{
	struct buf title = {0};

	buf_printf(&title, "%s: %s", info->code, info->title);
	put_heading(prose, "h3", title.s, info->code);
	put(prose, "p", info->meaning);
	put(prose, "pre", info->wrong);
	put(prose, "p", info->why);
	put_sentence(prose, "p", info->fix);
	buf_free(&title);
}

static void
put_findings(xmlNodePtr prose, const struct schemas *all, const void *of)
{
	(void)all;
	(void)of;
	put(prose, "p", "What regc reports, by stage: what it means, what causes it, why it matters, what to do. 'regc explain CODE' prints the same.");
	for (size_t s = 0; s < STAGES_TOLD; s++) {
		put_heading(prose, "h2", stages[s].title, stages[s].code);
		for (size_t i = 0; i < DIAG_CODES; i++)
			if (strncmp(diag_infos[i].code, stages[s].code, strlen(stages[s].code)) == 0)
				put_finding(prose, &diag_infos[i]);
	}
}

/* ---- all of it ---- */

const struct reference *
references(struct arena *a, const struct schemas *all, size_t *n)
{
	struct reference *list;

	ARENA_ARRAY(a, list, all->kinds.n + 2);
	*n = 0;
	list[(*n)++] = (struct reference){"commands.html", "Commands and options", NULL, put_commands};
	for (size_t i = 0; i < all->kinds.n; i++) {
		const char *kind = all->kinds.entries[i].key;

		if (strcmp(kind, "lock") != 0 && strcmp(kind, "pins") != 0) /* nobody writes these by hand */
			list[(*n)++] = (struct reference){arena_printf(a, "kind-%s.html", kind), arena_printf(a, "Keys: %s", kind), kind, put_kind};
	}
	list[(*n)++] = (struct reference){"findings.html", "Findings", NULL, put_findings};
	return list;
}
