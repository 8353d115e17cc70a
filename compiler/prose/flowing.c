#include "placing.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* ---- what a section of a bill amends ---- */

enum { AMENDS_WITHIN = 600 }; /* bytes of the sentence that says it */

/* where the sentence that begins here ends with a colon, as in "is amended to read as follows:"; 0 where it does not */
static size_t
amending_end(const struct placing *r, size_t at)
{
	size_t to = r->in->n - at < AMENDS_WITHIN ? r->in->n : at + AMENDS_WITHIN, n;
	const char *s = placing_text(r, at), *colon = memchr(s, ':', to - at);

	if (!colon)
		return 0;
	n = (size_t)(colon - s);
	if (!memmem(s, n, "amended", 7) || memmem(s, n, "SECTION ", 8) || memmem(s, n, "SEC. ", 5) || memmem(s, n, ". Sec", 5))
		return 0; /* it is a later section that ends with one */
	return (size_t)(colon - r->in->text) + 1;
}

static const char *
word_in(const char *s, const char *end, const char *word)
{
	for (size_t n = strlen(word); (size_t)(end - s) > n; s++)
		if (strncasecmp(s, word, n) == 0)
			return s;
	return NULL;
}

/* "Section 21.165(a), Penal Code, is amended by adding Subdivision (3) to read as follows:": what follows belongs to
 * that section; gives where it begins, or the place given where no one section is named */
static size_t
read_amended(struct placing *r, const struct line *l, size_t at)
{
	size_t end = amending_end(r, at), n;
	const char *s = placing_text(r, at), *to = placing_text(r, end), *number = end ? word_in(s, to, "section ") : NULL;
	const char *subdivision = number ? word_in(s, number, "subdivision ") : NULL;

	if (!number || (number > s && isalpha((unsigned char)number[-1])))
		return at;
	number += strlen("section ") + strspn(number + strlen("section "), " ");
	if (!(n = citation_number(number)))
		return at;
	placing_unit(r, PART_SECTION, number, n, RANK_NUMBER, l->depth, end);
	if (subdivision && citation_number(subdivision + 12))
		placing_open(r, PART_LABEL, subdivision + 12, citation_number(subdivision + 12), RANK_LABEL, l->depth, end);
	for (number += n; (n = citation_label(number)); number += n)
		placing_open(r, PART_LABEL, number + 1, n - 2, RANK_LABEL, l->depth, end);
	return end;
}

/* the same where a section of a bill began at a place and its words begin at the next one */
size_t
flowing_amending(struct placing *r, const struct line *l, size_t at, size_t words)
{
	if (words == at || !r->height || r->open[r->height - 1].rank != RANK_ACT)
		return words;
	return r->skip = read_amended(r, l, words);
}

/* ---- labels within a line, of texts whose lines say little ---- */

static bool
is_word_before(const struct placing *r, size_t at, const char *word)
{
	size_t n = strlen(word);

	return at >= n && strncasecmp(placing_text(r, at - n), word, n) == 0 && plain_is_edge(r->in->text, r->in->n, at - n);
}

/* whether what stands before a label refers to it: "under paragraph (2)", "subdivisions (a) and (b)" */
bool
flowing_is_reference(const struct placing *r, size_t at)
{
	static const char *const words[] = {
		"subsection", "subsections", "subdivision", "subdivisions", "paragraph", "paragraphs", "subparagraph",
		"subparagraphs", "section", "sections", "clause", "clauses", "article", "articles", "item", "items", "point",
		"points", "part", "to", "through", "under", "of", "in", "by", "with",
	};

	while (at && r->in->text[at - 1] == ' ')
		at--;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (is_word_before(r, at, words[i]))
			return true;
	for (size_t n = 2; n <= 3; n++) /* "or", "and": what they join decides */
		if (is_word_before(r, at, n == 2 ? "or" : "and"))
			return at < n + 2 || !strchr(";,", r->in->text[at - n - 2]);
	return false;
}

/* whether a label may begin here: behind the end of a sentence or of an item */
static bool
may_begin(const struct placing *r, size_t at)
{
	size_t end = at;

	while (end && r->in->text[end - 1] == ' ')
		end--;
	if (end == at || !end)
		return !end;
	for (size_t n = 2; n <= 3; n++)
		if (is_word_before(r, end, n == 2 ? "or" : "and"))
			return end > n + 2 && r->in->text[end - n - 2] == ';';
	return strchr(".:;-\"])", r->in->text[end - 1]) && !flowing_is_reference(r, at);
}

/* "2. This section", where "1." is open */
static size_t
read_next_number(struct placing *r, const struct line *l, size_t at)
{
	size_t n = citation_number(placing_text(r, at));
	struct arena scratch = {0};
	const char *name = arena_copy(&scratch, placing_text(r, at), n);
	bool next = n < 3 && placing_is_number(name) && placing_height(r, name) < r->height;

	arena_free(&scratch);
	return next ? heads_number(r, l, at, false) : at;
}

/* what begins at a place, if anything does */
static size_t
read_one(struct placing *r, const struct line *l, size_t at)
{
	char c = r->in->text[at];
	size_t next, end = at + citation_label(placing_text(r, at));

	if (c == '\xC2') /* "§" */
		return flowing_is_reference(r, at) ? at : flowing_amending(r, l, at, heads_head(r, l, at));
	if ((c != '(' && c != 'S' && !isdigit((unsigned char)c)) || !may_begin(r, at))
		return at;
	if (c == 'S')
		return flowing_amending(r, l, at, heads_head(r, l, at));
	if (c == '(')
		return end < l->to && r->in->text[end] == ' ' ? heads_label(r, l, at, true) : at;
	next = heads_code_number(r, l, at);
	return next > at ? next : read_next_number(r, l, at);
}

/* labels that stand at once behind another place: "(c) (1)" */
static size_t
read_labels(struct placing *r, const struct line *l, size_t at)
{
	for (;;) {
		size_t from = placing_past_spaces(r, at, l->to), next = heads_label(r, l, from, false);

		if (next == from)
			return at;
		at = next;
	}
}

void
flowing_read(struct placing *r, const struct line *l, size_t at)
{
	for (at = at > r->skip ? at : r->skip; at < l->to; at++) {
		size_t next = read_one(r, l, at);

		if (next == at)
			continue;
		if (r->in->text[at] != '(') /* "§ 5-302. 1. Contracts" */
			next = heads_number(r, l, placing_past_spaces(r, next + (r->in->text[next] == '.'), l->to), false);
		at = read_labels(r, l, next) - 1;
	}
}
