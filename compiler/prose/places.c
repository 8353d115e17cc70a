#include "places.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "../base/text.h"

/* ======== reading ======== */

enum { DEEPEST = 48, UNKNOWN = -1 };

struct line {
	size_t from, to;      /* of the plain text */
	int depth;            /* of the tables or lists it stands in, or UNKNOWN */
	bool heading, quoted; /* as its Markdown says */
	const char *mark;     /* of its block */
};

/* ranks of units: one closes those that are not above it */
enum rank { RANK_TOP, RANK_ACT, RANK_CODE, RANK_SIGN, RANK_NUMBER, RANK_SUBDIVISION, RANK_LABEL };

struct open_place {
	size_t place; /* its index */
	enum rank rank;
	int depth;
	size_t paragraphs; /* without a number, so far */
};

struct placing {
	struct arena *arena;
	const struct plain *in;
	const char *bytes;
	size_t n;
	struct line *lines;
	size_t nlines;
	struct legal_place *all;
	size_t nall, cap;
	struct open_place open[DEEPEST];
	size_t height;
	size_t base;      /* the places below it are not closed: what is quoted stands within them */
	bool quoting, preamble;
	bool articles;    /* its units are articles, not sections */
	bool nested;      /* depths tell what stands within what */
	bool chinese;     /* paragraphs without a number are cited as if they had one */
	bool titled;      /* the next line may be the title of an article */
	size_t skip;      /* up to here it was read with what stands before */
};

/* ---- lines ---- */

static void
add_line(struct placing *r, size_t *cap, size_t from)
{
	if (r->nlines)
		r->lines[r->nlines - 1].to = from;
	r->lines = mem_room(r->lines, r->nlines, cap, sizeof *r->lines);
	r->lines[r->nlines++] = (struct line){.from = from, .to = r->in->n, .depth = UNKNOWN, .mark = ""};
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

/* ---- words ---- */

static const char *
text_at(const struct placing *r, size_t at)
{
	return r->in->text + at;
}

static size_t
past_spaces(const struct placing *r, size_t at, size_t to)
{
	while (at < to && r->in->text[at] == ' ')
		at++;
	return at;
}

/* the length of "50", "4a", "226-8-1", "22757.3", "18.2-374.1", "396-b"; 0 where there is none */
static size_t
number_length(const char *s)
{
	size_t n = strspn(s, "0123456789");

	if (!n)
		return 0;
	for (;;) {
		while (isalpha((unsigned char)s[n]))
			n++;
		if (s[n] == '-' && isalpha((unsigned char)s[n + 1]) && !isalnum((unsigned char)s[n + 2]))
			return n + 2;
		if ((s[n] != '.' && s[n] != '-') || !isdigit((unsigned char)s[n + 1]))
			return n;
		for (n++; isdigit((unsigned char)s[n]); n++)
			;
	}
}

/* the length of what stands in brackets: "(1)", "(b-2)", "(iv)"; 0 where it is no label */
static size_t
label_length(const char *s)
{
	size_t n = 1, letters;

	if (*s != '(')
		return 0;
	while (isalnum((unsigned char)s[n]) || (n > 1 && (s[n] == '-' || s[n] == '.')))
		n++;
	if (n < 2 || n > 9 || s[n] != ')')
		return 0;
	for (letters = 1; isalpha((unsigned char)s[letters]); letters++)
		;
	if (letters == n && n > 3 && strspn(s + 1, "ivxlcIVXLC") + 1 < n && s[3] != s[1])
		return 0; /* "(new)" is a word */
	return n + 1;
}

/* ---- opening and closing ---- */

static void
close_to(struct placing *r, size_t height, size_t at)
{
	while (r->height > height)
		r->all[r->open[--r->height].place].to = at;
}

static void
open_place(struct placing *r, enum part_kind kind, const char *name, size_t n, enum rank rank, int depth, size_t at)
{
	struct legal_place place = {.part = {kind, arena_copy(r->arena, name, n)}, .from = at, .to = r->in->n,
	                            .above = r->height ? r->open[r->height - 1].place + 1 : 0,
	                            .quoted = r->quoting && r->height == r->base};

	if (r->height == DEEPEST)
		return;
	r->all = mem_room(r->all, r->nall, &r->cap, sizeof *r->all);
	r->all[r->nall] = place;
	r->open[r->height++] = (struct open_place){.place = r->nall++, .rank = rank, .depth = depth};
}

static const struct place_part *
part_open(const struct placing *r, size_t height)
{
	return &r->all[r->open[height].place].part;
}

static bool
is_plain_number(const char *name)
{
	return name[strspn(name, "0123456789")] == '\0';
}

/* "Section 1." goes on with "Sec. 2.": one series under two words */
static enum rank
rank_in_series(const struct placing *r, const char *name, size_t n, enum rank rank)
{
	for (size_t i = r->base; i < r->height; i++) {
		const struct place_part *part = part_open(r, i);

		if (part->kind == PART_SECTION && r->open[i].rank < rank && is_plain_number(part->name) &&
		    strspn(name, "0123456789") == n && atol(name) == atol(part->name) + 1)
			return r->open[i].rank;
	}
	return rank;
}

static void
open_unit(struct placing *r, enum part_kind kind, const char *name, size_t n, enum rank rank, int depth, size_t at)
{
	size_t height = r->base;

	if (kind == PART_SECTION)
		rank = rank_in_series(r, name, n, rank);
	while (height < r->height && r->open[height].rank < rank)
		height++;
	close_to(r, height, at);
	open_place(r, kind, name, n, rank, depth, at);
	r->preamble = false;
}

/* ---- labels, by depth or by their sequence ---- */

static long
roman(const char *s)
{
	static const char digits[] = "ivxlc";
	static const long values[] = {1, 5, 10, 50, 100};
	long sum = 0, last = 0;

	for (size_t i = strlen(s); i-- > 0;) {
		const char *d = strchr(digits, tolower((unsigned char)s[i]));
		long value = d && *d ? values[d - digits] : 0;

		if (!value)
			return 0;
		sum += value < last ? -value : value;
		last = value > last ? value : last;
	}
	return sum;
}

/* a letter's place in the alphabet, 27 for "aa"; 0 where it is no such label */
static long
alphabetic(const char *s)
{
	size_t n = strlen(s);

	for (size_t i = 1; i < n; i++)
		if (s[i] != *s)
			return 0;
	return n && isalpha((unsigned char)*s) ? tolower((unsigned char)*s) - 'a' + 1 + 26 * ((long)n - 1) : 0;
}

enum series { NUMBERS, LETTERS, NUMERALS, CAPITALS, CAPITAL_NUMERALS, SERIES };

/* the place of a label in a series; 0 where it is not in it. "b-1" has that of "b", and *sub 1 */
static long
in_series(const char *name, enum series series, long *sub)
{
	char head[16];
	size_t n = strspn(name, "0123456789"), rest = strcspn(name, "-");
	bool capital = isupper((unsigned char)*name) != 0;

	*sub = 0;
	if (n) {
		*sub = name[n] ? alphabetic(name + n + (name[n] == '-')) : 0;
		return series == NUMBERS ? atol(name) + (atol(name) == 0) : 0;
	}
	if (rest >= sizeof head || series == NUMBERS || capital != (series >= CAPITALS))
		return 0;
	memcpy(head, name, rest);
	head[rest] = '\0';
	*sub = name[rest] ? atol(name + rest + 1) : 0;
	return series == LETTERS || series == CAPITALS ? alphabetic(head) : roman(head);
}

/* how far a label is behind another of its series: 1 for the next one, 0 where it is not behind it */
static long
distance(const char *before, const char *name)
{
	long best = 0;

	for (enum series s = NUMBERS; s < SERIES; s++) {
		long sub, sub_before, value = in_series(name, s, &sub), was = in_series(before, s, &sub_before), far;

		if (!value || !was || value < was || (value == was && sub <= sub_before))
			continue;
		far = value == was ? 1 : value - was;
		best = best && best < far ? best : far;
	}
	return best;
}

static bool
begins_series(const char *name)
{
	static const char *const first[] = {"1", "a", "A", "i", "I", "aa", "AA"};

	for (size_t i = 0; i < sizeof first / sizeof *first; i++)
		if (strcmp(name, first[i]) == 0)
			return true;
	return false;
}

/* below what is open a label stands: in the place of the one it follows, or within the last */
static size_t
height_for(const struct placing *r, const char *name)
{
	size_t height = r->height, gap = r->height;

	for (size_t i = r->height; i > r->base && r->open[i - 1].rank == RANK_LABEL; i--) {
		const char *before = part_open(r, i - 1)->name;
		long far = distance(before, name);

		if (far == 1 || (begins_series(name) && strcmp(before, name) == 0))
			return i - 1;
		if (far && gap == height)
			gap = i - 1;
	}
	return begins_series(name) ? height : gap;
}

static void
open_label(struct placing *r, const char *s, size_t n, int depth, size_t at, bool first)
{
	const char *name = arena_copy(r->arena, s, n);
	size_t height = r->height;

	if (!r->nested)
		height = height_for(r, name);
	else
		while (first && height > r->base && r->open[height - 1].rank == RANK_LABEL && r->open[height - 1].depth >= depth)
			height--;
	close_to(r, height, at);
	open_place(r, PART_LABEL, s, n, RANK_LABEL, depth, at);
}

/* ---- the beginning of a line ---- */

static const struct head { const char *word; enum part_kind kind; enum rank rank; } heads[] = {
	{"Article", PART_ARTICLE, RANK_TOP},       {"ARTICLE", PART_ARTICLE, RANK_TOP}, {"Art.", PART_ARTICLE, RANK_TOP},
	{"ANNEX", PART_ANNEX, RANK_TOP},           {"Annex", PART_ANNEX, RANK_TOP},     {"SECTION", PART_SECTION, RANK_ACT},
	{"Section", PART_SECTION, RANK_ACT},       {"SEC.", PART_SECTION, RANK_ACT},    {"Sec.", PART_SECTION, RANK_CODE},
	{"\xC2\xA7", PART_SECTION, RANK_SIGN},     {"Subd.", PART_SUBDIVISION, RANK_SUBDIVISION},
	{"Subdivision", PART_SUBDIVISION, RANK_SUBDIVISION},
};

static const struct head *
head_at(const char *s, size_t *n)
{
	for (const struct head *h = heads; h < heads + sizeof heads / sizeof *heads; h++)
		if (starts_with(s, h->word)) {
			*n = strlen(h->word);
			return h;
		}
	return NULL;
}

/* the length of a unit's number: Roman and optional for an annex, "A" for a section of one */
static size_t
unit_number(const struct placing *r, const struct head *h, const char *s)
{
	size_t n = strspn(s, "IVXLC");

	if (h->kind == PART_ANNEX || (r->articles && h->kind == PART_SECTION && (*s == 'A' || *s == 'B' || *s == 'C')))
		return h->kind == PART_ANNEX ? n : !isalnum((unsigned char)s[1]);
	return number_length(s);
}

/* whether what follows a unit's number may follow it: a heading, not the rest of a sentence that refers to it */
static bool
ends_head(const struct placing *r, const struct line *l, size_t at)
{
	const char *s = text_at(r, past_spaces(r, at, l->to));

	if (at >= l->to || s == text_at(r, l->to) || l->heading)
		return true;
	if (strchr(".:-", r->in->text[at]))
		return true;
	return r->in->text[at] == ' ' && (isupper((unsigned char)*s) || strchr("[\"-", *s) || (unsigned char)*s >= 0x80);
}

/* a division of an act with articles: it holds them, and is not cited */
static bool
is_division(const struct placing *r, const struct line *l)
{
	static const char *const words[] = {"CHAPTER ", "TITLE ", "PART ", "SECTION ", "HAVE ADOPTED", "Done at "};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (starts_with(text_at(r, l->from), words[i]))
			return r->articles && (i > 3 || l->to - l->from < 24);
	return l->heading;
}

static size_t
read_head(struct placing *r, const struct line *l, size_t at)
{
	size_t word, n, from;
	const struct head *h = head_at(text_at(r, at), &word);

	if (!h)
		return at;
	from = past_spaces(r, at + word, l->to);
	n = from < l->to ? unit_number(r, h, text_at(r, from)) : 0;
	if ((!n && h->kind != PART_ANNEX) || !ends_head(r, l, from + n) || (r->in->format == PLAIN_HTML && h->rank == RANK_TOP && past_spaces(r, from + n, l->to) != l->to))
		return at;
	if (r->articles && h->kind == PART_SECTION) {
		if (!r->height || part_open(r, 0)->kind != PART_ANNEX)
			return at;
		open_unit(r, PART_SECTION, text_at(r, from), n, RANK_SIGN, l->depth, at);
	} else
		open_unit(r, h->kind, text_at(r, from), n, h->rank, l->depth, at);
	r->titled = r->in->format == PLAIN_HTML;
	return from + n;
}

/* "第九条": the number in Chinese numerals up to 99 */
static size_t
read_chinese(struct placing *r, const struct line *l, size_t at)
{
	static const char *const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
	const char *s = text_at(r, at);
	long value = 0, digit = 0;
	bool more = starts_with(s, "第");
	char name[24];

	for (s += 3; more; s += 3) {
		size_t d = 1;

		while (d < 10 && !starts_with(s, digits[d]))
			d++;
		if (d < 10)
			digit = (long)d;
		else if (starts_with(s, "十")) {
			value = (digit ? digit : 1) * 10;
			digit = 0;
		} else
			break;
	}
	if (!more || !starts_with(s, "条") || value + digit == 0)
		return at;
	snprintf(name, sizeof name, "%ld", value + digit);
	open_unit(r, PART_ARTICLE, name, strlen(name), RANK_TOP, l->depth, at);
	r->open[r->height - 1].paragraphs = 1;
	open_place(r, PART_LABEL, "1", 1, RANK_LABEL, l->depth, at);
	r->chinese = true;
	return (size_t)(s + 3 - r->in->text);
}

/* whether a whole number may be that of a section of a code: it begins a line, or stands behind a sentence or bracket */
static bool
stands_alone(const struct placing *r, size_t at)
{
	const char *before;

	while (at && r->in->text[at - 1] == ' ')
		at--;
	before = at ? text_at(r, at - 1) : ")";
	if (*before == '.') /* the end of a sentence, not of "U.S.C." */
		return at > 1 && (islower((unsigned char)before[-1]) || isdigit((unsigned char)before[-1]) || before[-1] == ')');
	return strchr(")]:\"", *before) != NULL;
}

/* "22757.1. As used …", "106.145 Use of …", "[604.32] CAUSE …", where sections are numbered without a word */
static size_t
read_code_number(struct placing *r, const struct line *l, size_t at)
{
	bool bracket = r->in->text[at] == '[';
	size_t from = at + bracket, n = number_length(text_at(r, from)), end = from + n;
	const char *s = text_at(r, from), *next;
	bool dotted = memchr(s, '.', n) || memchr(s, '-', n);

	if (r->articles || n < 3 || end >= l->to || (bracket && s[n] != ']'))
		return at;
	end += s[n] == ' ' && s[n + 1] == '.';
	next = text_at(r, past_spaces(r, end + 1, l->to));
	if (!dotted && !bracket && !stands_alone(r, at))
		return at;
	if (s[n] == ' ' && s[n + 1] == '.')
		n++;
	if (!bracket && (!(s[n] == '.' || (dotted && s[n] == ' ')) || s[n + (s[n] == '.')] != ' '))
		return at;
	if (!isupper((unsigned char)*next) && !strchr("(\"[.", *next))
		return at;
	open_unit(r, PART_SECTION, s, n, RANK_NUMBER, l->depth, at);
	return end + 1;
}

/* "1.", "1a.", "3.1.", "A."; of Markdown the number is a mark beside the words */
static size_t
read_number(struct placing *r, const struct line *l, size_t at, bool first)
{
	const char *s = text_at(r, at);
	size_t n = number_length(s), mark = number_length(l->mark);

	if (first && mark >= 3 && !r->articles) {
		open_unit(r, PART_SECTION, l->mark, mark, RANK_NUMBER, l->depth, at);
		return at;
	}
	if (first && mark) {
		open_label(r, l->mark, mark, l->depth, at, true);
		return at;
	}
	if (!n && isupper((unsigned char)*s) && !r->articles)
		n = 1;
	if (!n || n > 6 || (!r->articles && atol(s) >= 100) || at + n >= l->to || s[n] != '.' || (s[n + 1] != ' ' && at + n + 1 < l->to))
		return at;
	if (isupper((unsigned char)*s) && !isupper((unsigned char)s[n + 2]))
		return at;
	open_label(r, s, n, l->depth, at, first);
	return at + n + 1;
}

static size_t
read_label(struct placing *r, const struct line *l, size_t at, bool first)
{
	size_t n = label_length(text_at(r, at));

	if (!n || at + n > l->to || (r->in->format == PLAIN_TEXT && at + n < l->to && !strchr(" (", r->in->text[at + n])))
		return at;
	if (r->preamble) {
		close_to(r, r->base, at);
		open_place(r, PART_RECITAL, text_at(r, at + 1), n - 2, RANK_TOP, l->depth, at);
	} else
		open_label(r, text_at(r, at + 1), n - 2, l->depth, at, first);
	return at + n;
}

/* ---- what a section of a bill amends ---- */

enum { AMENDS_WITHIN = 600 }; /* bytes of the sentence that says it */

/* where the sentence that begins here ends with a colon, as in "is amended to read as follows:"; 0 where it does not */
static size_t
amending_end(const struct placing *r, size_t at)
{
	size_t to = r->in->n - at < AMENDS_WITHIN ? r->in->n : at + AMENDS_WITHIN, n;
	const char *s = text_at(r, at), *colon = memchr(s, ':', to - at);

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

/* "Section 21.165(a), Penal Code, is amended by adding Subdivision (3) to read as follows:": what follows belongs to that
 * section; gives where it begins, or the place given where no one section is named */
static size_t
read_amended(struct placing *r, const struct line *l, size_t at)
{
	size_t end = amending_end(r, at), n;
	const char *s = text_at(r, at), *to = text_at(r, end), *number = end ? word_in(s, to, "section ") : NULL;
	const char *subdivision = number ? word_in(s, number, "subdivision ") : NULL;

	if (!number || (number > s && isalpha((unsigned char)number[-1])))
		return at;
	number += strlen("section ") + strspn(number + strlen("section "), " ");
	if (!(n = number_length(number)))
		return at;
	open_unit(r, PART_SECTION, number, n, RANK_NUMBER, l->depth, end);
	if (subdivision && number_length(subdivision + 12))
		open_place(r, PART_LABEL, subdivision + 12, number_length(subdivision + 12), RANK_LABEL, l->depth, end);
	for (number += n; (n = label_length(number)); number += n)
		open_place(r, PART_LABEL, number + 1, n - 2, RANK_LABEL, l->depth, end);
	return end;
}

/* the same where a section of a bill began at a place and its words begin at the next one */
static size_t
read_amending(struct placing *r, const struct line *l, size_t at, size_t words)
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

	return at >= n && strncasecmp(text_at(r, at - n), word, n) == 0 && plain_is_edge(r->in->text, r->in->n, at - n);
}

/* whether what stands before a label refers to it: "under paragraph (2)", "subdivisions (a) and (b)" */
static bool
is_reference(const struct placing *r, size_t at)
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
	return strchr(".:;-\"])", r->in->text[end - 1]) && !is_reference(r, at);
}

/* "2. This section", where "1." is open */
static size_t
read_next_number(struct placing *r, const struct line *l, size_t at)
{
	size_t n = number_length(text_at(r, at));
	struct arena scratch = {0};
	const char *name = arena_copy(&scratch, text_at(r, at), n);
	bool next = n < 3 && is_plain_number(name) && height_for(r, name) < r->height;

	arena_free(&scratch);
	return next ? read_number(r, l, at, false) : at;
}

static void
read_within(struct placing *r, const struct line *l, size_t at)
{
	for (at = at > r->skip ? at : r->skip; at < l->to; at++) {
		char c = r->in->text[at];
		size_t next = at;

		if ((!strchr("(S\xC2", c) && !isdigit((unsigned char)c)) || !(c == '\xC2' ? !is_reference(r, at) : may_begin(r, at)))
			continue;
		if (isdigit((unsigned char)c) && (next = read_code_number(r, l, at)) == at)
			next = read_next_number(r, l, at);
		else if (isdigit((unsigned char)c))
			;
		else if (c != '(')
			next = read_amending(r, l, at, read_head(r, l, at));
		else if (at + label_length(text_at(r, at)) < l->to && r->in->text[at + label_length(text_at(r, at))] == ' ')
			next = read_label(r, l, at, true);
		if (next > at && c != '(') /* "§ 5-302. 1. Contracts" */
			next = read_number(r, l, past_spaces(r, next + (next < l->to && r->in->text[next] == '.'), l->to), false);
		while (next > at && label_length(text_at(r, past_spaces(r, next, l->to)))) /* "(c) (1)" */
			next = read_label(r, l, at = past_spaces(r, next, l->to), false);
		at = next > at ? next - 1 : at;
	}
}

/* ---- line by line ---- */

/* an unnumbered paragraph: it ends the points before it, and is counted */
static void
read_paragraph(struct placing *r, const struct line *l)
{
	struct open_place *in;
	char name[24];
	bool title = r->titled && !strchr(".:;", r->in->text[l->to - 1 - (r->in->text[l->to - 1] == ' ' && l->to - 1 > l->from)]);

	r->titled = false;
	if (!r->nested || title)
		return;
	while (r->height > r->base && r->open[r->height - 1].rank == RANK_LABEL && r->open[r->height - 1].depth > l->depth)
		close_to(r, r->height - 1, l->from);
	while (r->height > r->base && (r->chinese || part_open(r, r->height - 1)->kind == PART_PARAGRAPH) && r->open[r->height - 1].rank == RANK_LABEL)
		close_to(r, r->height - 1, l->from);
	if (r->height == r->base || r->preamble)
		return;
	in = &r->open[r->height - 1];
	if (in->rank == RANK_LABEL && in->depth < l->depth)
		return;
	if (++in->paragraphs == 1 && in->rank == RANK_LABEL)
		return; /* its number stands before it, in a line of its own */
	snprintf(name, sizeof name, "%zu", in->paragraphs);
	open_place(r, r->chinese ? PART_LABEL : PART_PARAGRAPH, name, strlen(name), RANK_LABEL, l->depth, l->from);
}

/* all that stands at the beginning of a line, one after the other; gives where its words begin */
static size_t
read_beginning(struct placing *r, const struct line *l, size_t at)
{
	size_t next = at, from = at;

	for (bool first = true; first || next > from; first = false) {
		from = past_spaces(r, next, l->to);
		if (from >= l->to || (!first && r->in->format == PLAIN_HTML && next == at))
			break;
		if (!(next = read_head(r, l, from)) || next > from) {
			next += next < l->to && strchr(".:", r->in->text[next]);
			continue;
		}
		if ((next = read_chinese(r, l, from)) > from || (next = read_code_number(r, l, from)) > from)
			continue;
		if (r->preamble ? false : (next = read_number(r, l, from, first)) > from)
			continue;
		next = first && r->in->format == PLAIN_TEXT && is_reference(r, from) ? from : read_label(r, l, from, first);
	}
	return from;
}

/* whether the words that an amending act quotes end with this line */
static bool
ends_quotation(const struct placing *r, const struct line *l)
{
	size_t to = l->to;

	while (to > l->from && strchr(" ;.,", r->in->text[to - 1]))
		to--;
	return to == l->from || r->in->text[to - 1] == '\'';
}

/* "'Article 4", "'1. Providers shall", behind "is replaced by the following:"; not "'AI system' means" */
static bool
begins_in_marks(const struct placing *r, const struct line *l)
{
	const char *s = text_at(r, l->from), *end = text_at(r, l->to), *close;

	if (*s != '\'' || l == r->lines || l->from < 2 || r->in->text[l->from - 2] != ':')
		return false;
	for (close = s + 1; close < end && (*close != '\'' || isalnum((unsigned char)close[1])); close++)
		;
	return !starts_with(close, "' means") && !starts_with(close, "' shall mean");
}

static void
begin_quotation(struct placing *r, const struct line *l)
{
	bool begins = r->in->format == PLAIN_HTML ? begins_in_marks(r, l) : l->quoted;

	if (r->in->format == PLAIN_MARKDOWN && r->quoting && !l->quoted) {
		close_to(r, r->base, l->from);
		r->quoting = false;
		r->base = 0;
	}
	if (!begins || r->quoting || !r->height)
		return;
	while (r->nested && r->height > 1 && r->open[r->height - 1].rank == RANK_LABEL && r->open[r->height - 1].depth > l->depth)
		close_to(r, r->height - 1, l->from);
	r->quoting = true;
	r->base = r->height;
}

static void
end_quotation(struct placing *r, const struct line *l)
{
	if (r->in->format != PLAIN_HTML || !r->quoting || !ends_quotation(r, l))
		return;
	close_to(r, r->base, l->to);
	r->quoting = false;
	r->base = 0;
}

static void
read_line(struct placing *r, struct line *l)
{
	size_t at, words;

	if (l->to <= r->skip)
		return;
	l->from = at = past_spaces(r, l->from > r->skip ? l->from : r->skip, l->to - 1);
	begin_quotation(r, l);
	if (strchr("'\"", r->in->text[at]) && at + 1 < l->to)
		at++;
	if (starts_with(text_at(r, at), "Whereas:")) {
		close_to(r, r->base, at);
		r->preamble = true;
		return;
	}
	words = read_beginning(r, l, at);
	if (words > at && words < l->to && r->height > r->base && r->open[r->height - 1].rank == RANK_LABEL)
		r->open[r->height - 1].paragraphs = 1;
	if (words == at && at == l->from + (at > l->from) && is_division(r, l)) {
		close_to(r, r->base, at);
		return;
	}
	if (!r->nested && r->in->format != PLAIN_HTML)
		read_within(r, l, read_amending(r, l, at, words));
	else if (words == at && !number_length(l->mark))
		read_paragraph(r, l);
	end_quotation(r, l);
}

/* ---- what kind of text it is ---- */

static bool
has_articles(const struct placing *r)
{
	size_t n = 0;

	for (const struct line *l = r->lines; l < r->lines + r->nlines; l++) {
		const char *s = text_at(r, l->from);
		size_t number = starts_with(s, "Article ") ? number_length(s + 8) : 0;

		n += starts_with(s, "第一条") || (number && (s[8 + number] == ' ' || !s[8 + number]) && (l->heading || l->to - l->from <= 9 + number || isupper((unsigned char)s[9 + number])));
	}
	return n > 0;
}

static bool
has_depths(const struct placing *r)
{
	size_t deep = 0, flat = 0;

	for (const struct line *l = r->lines; l < r->lines + r->nlines; l++)
		if (label_length(text_at(r, l->from))) {
			deep += l->depth > (r->in->format == PLAIN_HTML ? 0 : 1);
			flat += l->depth <= (r->in->format == PLAIN_HTML ? 0 : 1);
		}
	return deep * 4 > flat || (!flat && r->in->format != PLAIN_TEXT && r->articles);
}

static void
read_all(struct placing *r)
{
	if (r->in->format == PLAIN_TEXT)
		add_text_lines(r);
	else
		add_blocks(r);
	if (r->in->format == PLAIN_HTML)
		measure_tables(r);
	if (r->in->format == PLAIN_MARKDOWN)
		measure_indents(r);
	r->articles = has_articles(r);
	r->nested = has_depths(r);
	for (size_t i = 0; i < r->nlines; i++)
		if (r->lines[i].from < r->lines[i].to)
			read_line(r, &r->lines[i]);
	close_to(r, 0, r->in->n);
}

void
places_read(struct places *p, struct arena *a, const struct plain *in, const char *bytes, size_t n)
{
	struct placing r = {.arena = a, .in = in, .bytes = bytes, .n = n};

	read_all(&r);
	p->n = r.nall;
	ARENA_ARRAY(a, p->all, r.nall + 1);
	if (r.nall)
		memcpy(p->all, r.all, r.nall * sizeof *r.all);
	free(r.all);
	free(r.lines);
}

/* ======== finding ======== */

static const struct legal_place *
above(const struct places *p, const struct legal_place *place)
{
	return place->above ? &p->all[place->above - 1] : NULL;
}

const struct legal_place *
places_at(const struct places *p, size_t from, size_t to)
{
	size_t low = 0, high = p->n;
	const struct legal_place *place;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (p->all[mid].from <= from)
			low = mid + 1;
		else
			high = mid;
	}
	for (place = low ? &p->all[low - 1] : NULL; place && place->to < to; place = above(p, place))
		;
	return place;
}

const struct legal_place *
places_unit(const struct places *p, const struct legal_place *place)
{
	while (place && place->part.kind >= PART_LABEL)
		place = above(p, place);
	return place;
}

static const char *const ordinals[] = {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"};

enum { ORDINALS = sizeof ordinals / sizeof *ordinals };

static void
put_paragraph(struct buf *b, const char *name)
{
	size_t n = (size_t)atol(name);

	if (n > 1 && n <= ORDINALS) /* the first goes without saying */
		buf_printf(b, ", %s para.", ordinals[n - 1]);
	else if (n > 1)
		buf_printf(b, ", para. %zu", n);
}

static void
put_part(struct buf *b, const struct place_part *part, bool quoted)
{
	static const char *const words[] = {[PART_ARTICLE] = "Art. ", [PART_ANNEX] = "Annex ", [PART_RECITAL] = "recital ",
	                                    [PART_SECTION] = "s. ", [PART_SUBDIVISION] = "subd. "};
	const char *name = part->name;

	if (part->kind == PART_PARAGRAPH)
		put_paragraph(b, name);
	else if (part->kind < PART_LABEL)
		buf_printf(b, "%s%s%s", b->n ? ", " : "", words[part->kind], name);
	else
		buf_printf(b, "%s(%s)", b->n && quoted ? ", " : b->n && b->s[b->n - 1] == '.' ? ", point " : "", name);
}

static void
put_address(struct buf *b, const struct places *p, const struct legal_place *place)
{
	if (above(p, place))
		put_address(b, p, above(p, place));
	put_part(b, &place->part, place->quoted);
}

const char *
places_address(struct arena *a, const struct places *p, const struct legal_place *place)
{
	struct buf b = {0};
	const char *address;

	put_address(&b, p, place);
	address = arena_copy(a, b.s, b.n);
	buf_free(&b);
	return address;
}

/* ======== citations ======== */

struct citing {
	struct citation *c;
	struct arena *arena;
	const char *s; /* what is left of the text */
};

static void
cite(struct citing *g, enum part_kind kind, const char *name, size_t n)
{
	g->c->parts[g->c->n++] = (struct place_part){kind, arena_copy(g->arena, name, n)};
}

/* skips a word, with a point or plural behind it; case is not looked at */
static bool
skip_word(struct citing *g, const char *word)
{
	size_t n = strlen(word);

	if (strncasecmp(g->s, word, n) != 0)
		return false;
	n += strncasecmp(g->s + n, "s ", 2) == 0;
	n += g->s[n] == '.';
	if (isalnum((unsigned char)g->s[n]) && isalpha((unsigned char)g->s[n - 1]))
		return false;
	g->s += n + strspn(g->s + n, " ");
	return true;
}

static bool
cite_ordinal(struct citing *g)
{
	static const char *const words[] = {"paragraph", "para", "subparagraph", "subpara"};

	for (size_t i = 0; i < ORDINALS; i++) {
		if (!skip_word(g, ordinals[i]))
			continue;
		for (size_t w = 0; w < sizeof words / sizeof *words; w++)
			if (skip_word(g, words[w])) {
				cite(g, PART_PARAGRAPH, (const char[]){(char)('1' + i)}, 1);
				return true;
			}
		return false;
	}
	return false;
}

static bool
cite_unit(struct citing *g)
{
	static const struct { const char *word; enum part_kind kind; } words[] = {
		{"article", PART_ARTICLE},   {"art", PART_ARTICLE},         {"annex", PART_ANNEX},
		{"section", PART_SECTION},   {"sec", PART_SECTION},         {"s", PART_SECTION},
		{"\xC2\xA7", PART_SECTION},  {"subdivision", PART_SUBDIVISION}, {"subd", PART_SUBDIVISION},
		{"recital", PART_RECITAL},
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *before = g->s;
		size_t n;

		if (!skip_word(g, words[i].word))
			continue;
		n = words[i].kind == PART_ANNEX ? strspn(g->s, "IVXLC") : number_length(g->s);
		if (!n && words[i].kind == PART_SECTION && isupper((unsigned char)*g->s) && !isalnum((unsigned char)g->s[1]))
			n = 1; /* of an annex */
		if (!n && (words[i].kind != PART_ANNEX || *g->s)) {
			g->s = before;
			continue;
		}
		cite(g, words[i].kind, g->s, n);
		g->s += n;
		return true;
	}
	return false;
}

/* "8" behind an annex or "point"; "22757.3" at the beginning or behind a section of an act */
static bool
cite_number(struct citing *g, bool point)
{
	size_t n = number_length(g->s);
	bool annex = g->c->n && g->c->parts[0].kind == PART_ANNEX;

	if (!n)
		return false;
	cite(g, point || annex ? PART_LABEL : PART_SECTION, g->s, n);
	g->s += n;
	return true;
}

/* "title XIV, " and its like hold sections, whose numbers do without them */
static void
skip_division(struct citing *g)
{
	static const char *const words[] = {"division", "div", "title", "subtitle", "chapter", "ch", "part"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (skip_word(g, words[i])) {
			g->s += strcspn(g->s, " ,");
			g->s += strspn(g->s, " ,");
			i = (size_t)-1;
		}
}

static bool
cite_next(struct citing *g)
{
	size_t n;
	bool point;

	skip_division(g);
	point = skip_word(g, "point") || skip_word(g, "new");

	n = label_length(g->s);
	if (n) {
		cite(g, PART_LABEL, g->s + 1, n - 2);
		g->s += n;
		return true;
	}
	if (isupper((unsigned char)*g->s) && !isalnum((unsigned char)g->s[1]) && g->s[1] != '.') {
		cite(g, PART_LABEL, g->s++, 1); /* "A" */
		return true;
	}
	return cite_ordinal(g) || cite_unit(g) || cite_number(g, point);
}

bool
citation_read(struct citation *c, struct arena *a, const char *text)
{
	struct citing g = {c, a, plain_words(a, text)};

	*c = (struct citation){0};
	ARENA_ARRAY(a, c->parts, strlen(g.s) + 1);
	for (g.s += strspn(g.s, " ,"); *g.s; g.s += strspn(g.s, " ,"))
		if (!cite_next(&g))
			return false;
	return c->n > 0;
}

/* the places from the outermost to this one */
static size_t
path_of(const struct places *p, const struct legal_place *place, const struct legal_place *path[DEEPEST])
{
	size_t n = 0;

	for (const struct legal_place *at = place; at; at = above(p, at))
		n++;
	for (size_t i = n; place; place = above(p, place))
		path[--i] = place;
	return n;
}

const char *
citation_text(struct arena *a, const struct citation *c)
{
	struct buf b = {0};
	const char *text;

	for (size_t i = 0; i < c->n; i++)
		put_part(&b, &c->parts[i], false);
	text = arena_copy(a, b.s, b.n);
	buf_free(&b);
	return text;
}

static bool
is_part(const struct place_part *one, const struct place_part *other)
{
	return one->kind == other->kind && strcmp(one->name, other->name) == 0;
}

/* whether the parts of a citation are those of a path from its k-th on, unnumbered paragraphs left out or not */
static bool
holds_from(const struct citation *c, const struct legal_place *const *path, size_t n, size_t k)
{
	for (size_t i = 0; i < c->n;) {
		if (k < n && is_part(&c->parts[i], &path[k]->part)) {
			i++;
			k++;
		} else if (k < n && path[k]->part.kind == PART_PARAGRAPH && c->parts[i].kind != PART_PARAGRAPH) {
			k++;
		} else if (i && k < n && path[k]->part.kind == PART_SECTION && c->parts[i].kind == PART_SUBDIVISION && !path[k]->quoted) {
			k++; /* "s. 2, subd. 2" of a bill, whose section adds one to a code */
		} else if (i && c->parts[i].kind == PART_PARAGRAPH && strcmp(c->parts[i].name, "1") == 0 && c->parts[i - 1].kind == PART_LABEL &&
		           (k == n || path[k]->part.kind == PART_LABEL)) {
			i++; /* the first of a numbered paragraph begins with its number */
		} else {
			return false;
		}
	}
	return true;
}

bool
citation_holds(const struct citation *c, const struct places *p, const struct legal_place *place)
{
	const struct legal_place *path[DEEPEST];
	size_t n = place ? path_of(p, place, path) : 0;

	for (size_t k = 0; k < n; k++) {
		bool unit = path[k]->part.kind < PART_LABEL;
		bool first = k == 0 || (!unit && path[k - 1]->part.kind < PART_LABEL);

		if (k && path[k]->quoted)
			return false;
		if ((unit || first) && holds_from(c, path, n, k))
			return true;
	}
	return false;
}
