#include "rename.h"

#include <string.h>

#include "../base/text.h"

/* ---- what can be renamed ---- */

static const struct property *
id_property(const struct card *card)
{
	const struct schema *s = schema_base(card->schema);

	for (size_t i = 0; i < s->nproperties; i++)
		if (schema_flags(s->properties[i].schema) & X_ID)
			return &s->properties[i];
	return NULL;
}

/* NULL where it can be renamed */
static const char *
reason_against(const struct card *card)
{
	static const char *const fixed[] = {"jurisdiction", "lock", "record", "project", "pins"};

	if (card->source->library)
		return "it is of a library, which is not changed from here";
	for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
		if (strcmp(card->kind, fixed[i]) == 0)
			return strcmp(card->kind, "jurisdiction") == 0 ? "places have the codes of ISO 3166"
			                                               : "nothing names it by its id";
	return id_property(card) ? NULL : "it has no id";
}

/* the last part of a reference is the id of the unit itself */
static struct span
last_part(const char *text, struct span word)
{
	uint32_t from = word.to;

	while (from > word.from && !strchr("/:", text[from - 1]))
		from--;
	return (struct span){from, word.to};
}

const struct card *
rename_target(struct workspace *w, struct arena *a, const struct source *file, uint32_t offset, struct span *span,
              const char **why)
{
	struct caret c = caret_at(a, &w->c.schemas, file->text, file->size, offset);
	const struct card *card = workspace_at(w, file->path, &c);

	*why = card ? reason_against(card) : "no id of a unit stands here";
	if (*why)
		return NULL;
	*span = last_part(file->text, c.word);
	if (span->to - span->from != strlen(card->name) ||
	    memcmp(file->text + span->from, card->name, strlen(card->name)) != 0) {
		*why = "the unit is named here by a former id; rename it where it is defined";
		return NULL;
	}
	return card;
}

/* ---- the edits ---- */

struct renaming {
	struct text_edits *out;
	struct workspace *workspace;
	struct arena *arena;
	const struct card *card;
	const char *to;
	struct table sources; /* path → struct source, as it is now; NULL where it cannot be read */
	const char *unread;
};

static const struct source *
source_now(struct renaming *r, const char *path)
{
	struct source **place = (struct source **)table_put(&r->sources, path);

	if (!*place)
		*place = workspace_source(r->workspace, r->arena, path);
	if (!*place)
		r->unread = path;
	return *place;
}

static size_t
count_parts(const char *id)
{
	size_t n = 1;

	for (; *id; id++)
		n += *id == '/';
	return n;
}

/* whether a unit is the one that is renamed, or lies within it */
static bool
is_within(const struct renaming *r, const struct card *card)
{
	for (; card; card = card->parent)
		if (card == r->card)
			return true;
	return false;
}

/* The text of a reference to a unit with the renamed part replaced, in the arena; NULL where it does not name that part. A
 * reference can leave out what comes first. */
static const char *
text_after(const struct renaming *r, const struct card *to, const char *text)
{
	const char *own = strchr(text, ':') ? strchr(text, ':') + 1 : text, *part = own, *end;
	size_t left_out = count_parts(to->id) - count_parts(own), at = count_parts(r->card->id) - 1;

	if (count_parts(own) > count_parts(to->id) || left_out > at)
		return NULL;
	for (size_t i = left_out; i < at; i++)
		part = strchr(part, '/') + 1;
	end = part + strcspn(part, "/#");
	if ((size_t)(end - part) != strlen(r->card->name) || strncmp(part, r->card->name, (size_t)(end - part)) != 0)
		return NULL;
	return arena_printf(r->arena, "%.*s%s%s", (int)(part - text), text, r->to, end);
}

static bool
is_word_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/';
}

/* Replaces a word where it stands by itself in a part of a text. */
static void
replace_words(struct renaming *r, const struct source *s, struct span in, const char *word, const char *by)
{
	size_t n = strlen(word);

	for (uint32_t at = in.from; at + n <= in.to && at + n <= s->size; at++)
		if (memcmp(s->text + at, word, n) == 0 && (!at || !is_word_char(s->text[at - 1])) &&
		    !is_word_char(s->text[at + n]))
			edits_add(r->out, s, (struct span){at, at + (uint32_t)n}, by);
}

/* A condition can name a fact more than once, and only the first place is known: to the end of the line, and of those after it
 * that have no key. */
static struct span
whole_condition(const struct source *s, struct span span)
{
	while (span.to < s->size) {
		const char *line = s->text + span.to, *end = memchr(line, '\n', s->size - span.to);
		const char *next = end ? end + 1 : NULL,
			   *after = next ? memchr(next, '\n', s->size - (size_t)(next - s->text)) : NULL;

		span.to = (uint32_t)(end ? (size_t)(end - s->text) : s->size);
		if (!after || memchr(next, ':', (size_t)(after - next)) || *next != ' ')
			break;
		span.to++;
	}
	return span;
}

static void
edit_reference(struct renaming *r, const struct card *from, const struct ref *ref)
{
	const char *text = text_after(r, ref->to, ref->text);
	const struct source *s = text && !from->source->library ? source_now(r, from->source->path) : NULL;

	if (s && ref->span.to <= s->size)
		replace_words(r, s, strcmp(ref->field, "condition") == 0 ? whole_condition(s, ref->span) : ref->span,
		              ref->text, text);
}

static void
edit_references(struct renaming *r)
{
	const struct model *m = &r->workspace->c.model;

	for (size_t i = 0; i < m->n; i++) {
		const struct card *card = m->cards[i];

		if (strcmp(card->unit->kind, "lock") == 0) /* made again by regc lock */
			continue;
		for (size_t k = 0; k < card->nall_refs; k++)
			if (card->all_refs[k].to && is_within(r, card->all_refs[k].to))
				edit_reference(r, card, &card->all_refs[k]);
	}
}

/* ---- its former id ---- */

/* the end of the line of a byte, behind it */
static uint32_t
after_line(const struct source *s, uint32_t at)
{
	const char *end = memchr(s->text + at, '\n', s->size - at);

	return (uint32_t)(end ? (size_t)(end - s->text) + 1 : s->size);
}

static void
keep_former(struct renaming *r, const struct source *s)
{
	const struct property *was = schema_property(schema_base(r->card->schema), "was");
	const struct node *body = was ? workspace_body(r->workspace, r->arena, r->card) : NULL,
			  *list = node_get(body, "was");
	struct position at = source_position(s, r->card->name_span.from);
	uint32_t line, end;

	if (!body)
		return;
	if (list && s->text[list->span.from] == '[') {
		edits_add(r->out, s, (struct span){list->span.from + 1, list->span.from + 1},
		          arena_printf(r->arena, "%s%s", r->card->id, list->first ? ", " : ""));
		return;
	}
	if (list && list->first) {
		size_t column = source_position(s, list->first->span.from).column - 3;

		end = after_line(s, list->first->span.from);
		edits_add(r->out, s, (struct span){end, end},
		          arena_printf(r->arena, "%*s- %s\n", (int)column, "", r->card->id));
		return;
	}
	for (line = r->card->name_span.from; line && s->text[line - 1] != '\n';)
		line--;
	end = after_line(s, r->card->name_span.from);
	at.column = id_property(r->card)
	                    ? (size_t)(strstr(s->text + line, id_property(r->card)->name) - (s->text + line))
	                    : 0;
	edits_add(r->out, s, (struct span){end, end},
	          arena_printf(r->arena, "%s%*swas: [%s]\n", end && s->text[end - 1] != '\n' ? "\n" : "",
	                       (int)at.column, "", r->card->id));
}

static bool
is_free(const struct renaming *r, const char **why)
{
	const char *own = r->card->id, *slash = strrchr(own, '/');
	const char *id = slash ? arena_printf(r->arena, "%.*s/%s", (int)(slash - own), own, r->to) : r->to;
	const struct schema *form = schema_base(id_property(r->card)->schema);

	if (form->pattern && regexec(&form->regex, r->to, 0, NULL, 0) != 0)
		*why = arena_printf(r->arena, "invalid id '%s': use %s", r->to, schema_title(form) ? schema_title(form) : "the form that the schema requires");
	else if (form->max_length >= 0 && utf8_count(r->to, strlen(r->to)) > (size_t)form->max_length)
		*why = arena_printf(r->arena, "invalid id: more than %ld characters", form->max_length);
	else if (card_find(&r->workspace->c.model, r->card->kind, id))
		*why = arena_printf(r->arena, "there is another %s '%s'", r->card->kind, id);
	else
		return true;
	return false;
}

/* A file that cannot be read as it is now, whose references nobody knows; NULL where there is none. */
static const char *
unread_file(const struct workspace *w)
{
	for (size_t i = 0; i < w->c.nfiles; i++) {
		const struct project_file *f = &w->c.files[i];

		if (!f->left && !f->now->n && diag_count(&f->now->findings, SEVERITY_ERROR))
			return f->path;
	}
	return NULL;
}

bool
rename_unit(struct text_edits *out, struct workspace *w, struct arena *a, const struct card *card, const char *to,
            const char **why)
{
	struct renaming r = {out, w, a, card, to, {0}, NULL};
	const struct source *s;
	const char *unread = unread_file(w);
	bool fine = !unread && is_free(&r, why);

	if (unread)
		*why = arena_printf(a, "%s has errors, so what it names is not known; correct it first", unread);
	if (fine && strcmp(to, card->name) != 0) {
		if ((s = source_now(&r, card->source->path))) {
			replace_words(&r, s, card->name_span, card->name, to);
			keep_former(&r, s);
		}
		edit_references(&r);
		fine = !r.unread;
	}
	if (r.unread)
		*why = arena_printf(a, "cannot read %s", r.unread);
	edits_sort(out);
	table_free(&r.sources);
	return fine;
}
