#include "sentence.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "plural.h"

struct sentence_reader {
	struct arena *arena;
	const char *s; /* what is still to be read */
	bool counted;  /* # is a number here */
	bool failed;
};

static struct segment *read_pieces(struct sentence_reader *r);

static struct segment *
new_piece(struct sentence_reader *r, enum segment_kind kind, const char *text)
{
	struct segment *p = arena_take(r->arena, sizeof *p);

	*p = (struct segment){.kind = kind, .text = text};
	return p;
}

static void
skip_blanks(struct sentence_reader *r)
{
	r->s += strspn(r->s, " \n");
}

/* the sign that has to stand here */
static void
expect(struct sentence_reader *r, char sign)
{
	skip_blanks(r);
	r->failed |= *r->s != sign;
	r->s += !r->failed;
}

/* a word of a name, a style or a form, or NULL */
static const char *
read_word(struct sentence_reader *r)
{
	const char *from;

	skip_blanks(r);
	from = r->s;
	r->s += *r->s == '=';
	while (islower((unsigned char)*r->s) || isdigit((unsigned char)*r->s) || *r->s == '-')
		r->s++;
	r->failed |= r->s == from;
	return arena_copy(r->arena, from, (size_t)(r->s - from));
}

static bool
take(struct sentence_reader *r, char sign)
{
	skip_blanks(r);
	if (r->failed || *r->s != sign)
		return false;
	r->s++;
	return true;
}

/* one {# clause} other {# clauses} */
static struct segment *
read_forms(struct sentence_reader *r)
{
	struct segment *first = NULL, **end = &first;
	bool counted = r->counted;

	r->counted = true;
	for (skip_blanks(r); !r->failed && *r->s != '}'; skip_blanks(r)) {
		*end = new_piece(r, SEGMENT_FORM, read_word(r));
		expect(r, '{');
		(*end)->inside = read_pieces(r);
		expect(r, '}');
		end = &(*end)->next;
	}
	r->counted = counted;
	return first;
}

/* what stands in braces, behind the first one */
static struct segment *
read_filled(struct sentence_reader *r)
{
	struct segment *p = new_piece(r, SEGMENT_VALUE, read_word(r));

	if (take(r, ',')) {
		const char *type = read_word(r);

		p->kind = strcmp(type, "date") == 0 ? SEGMENT_DATE : strcmp(type, "term") == 0 ? SEGMENT_TERM : SEGMENT_PLURAL;
		r->failed |= p->kind == SEGMENT_PLURAL && strcmp(type, "plural") != 0;
		if (p->kind == SEGMENT_PLURAL)
			expect(r, ',');
		if (p->kind == SEGMENT_PLURAL)
			p->inside = read_forms(r);
		else if (take(r, ','))
			p->style = read_word(r);
		r->failed |= p->kind == SEGMENT_TERM && !p->style;
	}
	expect(r, '}');
	return p;
}

/* <name>words</name>, behind the "<" */
static struct segment *
read_part(struct sentence_reader *r)
{
	struct segment *p = new_piece(r, SEGMENT_PART, read_word(r));

	expect(r, '>');
	p->inside = read_pieces(r);
	r->failed = r->failed || strncmp(r->s, "</", 2) != 0;
	if (r->failed)
		return p;
	r->s += 2;
	r->failed |= strcmp(read_word(r), p->text) != 0;
	expect(r, '>');
	return p;
}

static bool
is_text(const struct sentence_reader *r, const char *s)
{
	if (*s == '<')
		return !(islower((unsigned char)s[1]) || s[1] == '/');
	return !strchr("{}", *s) && (*s != '#' || !r->counted);
}

static struct segment *
read_piece(struct sentence_reader *r)
{
	const char *from = r->s;

	if (*from == '#' || *from == '{' || *from == '<')
		r->s++;
	if (*from == '{')
		return read_filled(r);
	if (*from == '<' && !is_text(r, from))
		return read_part(r);
	if (*from == '#' && r->counted)
		return new_piece(r, SEGMENT_NUMBER, "");
	while (*r->s && is_text(r, r->s))
		r->s++;
	return new_piece(r, SEGMENT_TEXT, arena_copy(r->arena, from, (size_t)(r->s - from)));
}

/* up to the end, or to what ends the form or the part that they stand in */
static struct segment *
read_pieces(struct sentence_reader *r)
{
	struct segment *first = NULL, **end = &first;

	while (!r->failed && *r->s && *r->s != '}' && strncmp(r->s, "</", 2) != 0) {
		*end = read_piece(r);
		end = &(*end)->next;
	}
	return first;
}

bool
sentence_read(struct arena *a, const char *text, struct segment **pieces, const char **at)
{
	struct sentence_reader r = {.arena = a, .s = text};

	*pieces = read_pieces(&r);
	*at = r.s;
	return !r.failed && !*r.s;
}

void
sentence_text(struct buf *out, const char *text)
{
	buf_puts(out, text + (*text == '.' && out->n && out->s[out->n - 1] == '.'));
}

const struct segment *
sentence_form(const struct segment *plural, const char *language, const char *number)
{
	const char *form = plural_form(language, strtol(number, NULL, 10));
	const struct segment *best = NULL;

	for (const struct segment *f = plural->inside; f; f = f->next) {
		if (f->text[0] == '=' && strcmp(f->text + 1, number) == 0)
			return f;
		if (strcmp(f->text, form) == 0 || (!best && strcmp(f->text, "other") == 0))
			best = f;
	}
	return best;
}
