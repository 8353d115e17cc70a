#include <string.h>
#include <strings.h>

#include "placing.h"

static void
add_line(struct placing *r, size_t *cap, size_t from)
{
	if (r->nlines)
		r->lines[r->nlines - 1].to = from;
	r->lines = mem_room(r->lines, r->nlines, cap, sizeof *r->lines);
	r->lines[r->nlines++] = (struct line){.from = from, .to = r->in->n, .depth = DEPTH_UNKNOWN, .mark = ""};
}

static void
add_blocks(struct placing *r)
{
	size_t cap = 0;

	for (size_t i = 0; i < r->in->nblocks; i++) {
		add_line(r, &cap, r->in->blocks[i].from);
		r->lines[i].mark = r->in->blocks[i].mark;
	}
}

/* the lines of a text as they are written */
static void
add_text_lines(struct placing *r)
{
	const struct plain *in = r->in;
	size_t cap = 0;

	for (size_t i = 0; i < in->n; i++)
		if (i == 0 || (in->text[i - 1] == ' ' && memchr(r->bytes + in->at[i - 1], '\n', in->at[i] - in->at[i - 1])))
			add_line(r, &cap, i);
}

/* how many tables are open where each line begins */
static void
measure_tables(struct placing *r)
{
	int depth = 0;
	size_t at = 0;

	for (struct line *l = r->lines; l < r->lines + r->nlines; l++) {
		for (; at < r->in->at[l->from]; at++)
			if (r->bytes[at] == '<' && r->n - at > 7) {
				depth += strncasecmp(r->bytes + at, "<table", 6) == 0;
				depth -= strncasecmp(r->bytes + at, "</table", 7) == 0;
			}
		l->depth = depth;
	}
}

/* A list item is one deeper than a paragraph of the same indentation, so that a paragraph behind a list ends it. */
static void
measure_indents(struct placing *r)
{
	for (struct line *l = r->lines; l < r->lines + r->nlines; l++) {
		size_t at = r->in->at[l->from], from = at;

		while (from && r->bytes[from - 1] != '\n')
			from--;
		l->depth = *l->mark != '\0';
		for (; from < at && strchr(" \t>", r->bytes[from]); from++) {
			l->quoted |= r->bytes[from] == '>';
			l->depth = r->bytes[from] == '>' ? *l->mark != '\0' : l->depth + 1;
		}
		l->depth -= l->quoted; /* the blank behind '>' */
		l->heading = *l->mark == '#';
	}
}

void
placing_lines(struct placing *r)
{
	if (r->in->format == PLAIN_TEXT)
		add_text_lines(r);
	else
		add_blocks(r);
	if (r->in->format == PLAIN_HTML)
		measure_tables(r);
	if (r->in->format == PLAIN_MARKDOWN)
		measure_indents(r);
}
