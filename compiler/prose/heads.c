#include "placing.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/text.h"

static const struct head { const char *word; enum part_kind kind; enum rank rank; } heads[] = {
	{"Article", PART_ARTICLE, RANK_TOP},       {"ARTICLE", PART_ARTICLE, RANK_TOP}, {"Art.", PART_ARTICLE, RANK_TOP},
	{"ANNEX", PART_ANNEX, RANK_TOP},           {"Annex", PART_ANNEX, RANK_TOP},     {"SECTION", PART_SECTION, RANK_ACT},
	{"Section", PART_SECTION, RANK_ACT},       {"SEC.", PART_SECTION, RANK_ACT},    {"Sec.", PART_SECTION, RANK_CODE},
	{"\xC2\xA7", PART_SECTION, RANK_SIGN},     {"Subd.", PART_SUBDIVISION, RANK_SUBDIVISION},
	{"Subdivision", PART_SUBDIVISION, RANK_SUBDIVISION},
	{"Artículo", PART_ARTICLE, RANK_TOP},      {"Artikel", PART_ARTICLE, RANK_TOP}, {"Articolo", PART_ARTICLE, RANK_TOP},
	{"Artigo", PART_ARTICLE, RANK_TOP},
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

bool
heads_is_article(const struct placing *r, const struct line *l)
{
	size_t n, number;
	const char *s = placing_text(r, l->from);
	const struct head *h = head_at(s, &n);

	if (!h || h->kind != PART_ARTICLE || s[n] != ' ' || !(number = citation_number(s + n + 1)))
		return false;
	n += 1 + number;
	return l->heading || l->from + n + 1 >= l->to || (s[n] == ' ' && isupper((unsigned char)s[n + 1]));
}

/* the length of a unit's number: Roman and optional for an annex, "A" for a section of one */
static size_t
unit_number(const struct placing *r, const struct head *h, const char *s)
{
	size_t n = strspn(s, "IVXLC");

	if (h->kind == PART_ANNEX || (r->articles && h->kind == PART_SECTION && (*s == 'A' || *s == 'B' || *s == 'C')))
		return h->kind == PART_ANNEX ? n : !isalnum((unsigned char)s[1]);
	return citation_number(s);
}

/* whether what follows a unit's number may follow it: a heading, not the rest of a sentence that refers to it */
static bool
ends_head(const struct placing *r, const struct line *l, size_t at)
{
	const char *s = placing_text(r, placing_past_spaces(r, at, l->to));

	if (at >= l->to || s == placing_text(r, l->to) || l->heading)
		return true;
	if (strchr(".:-", r->in->text[at]))
		return true;
	return r->in->text[at] == ' ' && (isupper((unsigned char)*s) || strchr("[\"-", *s) || (unsigned char)*s >= 0x80);
}

/* a division of an act with articles: it holds them, and is not cited */
bool
heads_is_division(const struct placing *r, const struct line *l)
{
	static const char *const words[] = {"CHAPTER ", "TITLE ", "PART ", "SECTION ", "HAVE ADOPTED", "Done at "};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (starts_with(placing_text(r, l->from), words[i]))
			return r->articles && (i > 3 || l->to - l->from < 24);
	return l->heading;
}

/* whether a unit with this number, which ends here, may begin */
static bool
may_be_unit(const struct placing *r, const struct line *l, const struct head *h, size_t n, size_t end)
{
	if (!n && h->kind != PART_ANNEX)
		return false;
	if (r->articles && h->kind == PART_SECTION && (!r->height || placing_part(r, 0)->kind != PART_ANNEX))
		return false; /* of an act with articles only its annexes have sections */
	if (r->in->format == PLAIN_HTML && h->rank == RANK_TOP)
		return placing_past_spaces(r, end, l->to) == l->to;
	return ends_head(r, l, end);
}

size_t
heads_head(struct placing *r, const struct line *l, size_t at)
{
	size_t word, n, from;
	const struct head *h = head_at(placing_text(r, at), &word);

	if (!h)
		return at;
	from = placing_past_spaces(r, at + word, l->to);
	n = from < l->to ? unit_number(r, h, placing_text(r, from)) : 0;
	if (!may_be_unit(r, l, h, n, from + n))
		return at;
	placing_unit(r, h->kind, placing_text(r, from), n, r->articles && h->rank ? RANK_SIGN : h->rank, l->depth, at);
	r->titled = r->in->format == PLAIN_HTML;
	return from + n;
}

/* "第九条": the number in Chinese numerals up to 99 */
size_t
heads_chinese(struct placing *r, const struct line *l, size_t at)
{
	static const char *const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
	const char *s = placing_text(r, at);
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
	placing_unit(r, PART_ARTICLE, name, strlen(name), RANK_TOP, l->depth, at);
	r->open[r->height - 1].paragraphs = 1;
	placing_open(r, PART_LABEL, "1", 1, RANK_LABEL, l->depth, at);
	r->chinese = true;
	return (size_t)(s + 3 - r->in->text);
}

/* whether a whole number may be that of a section of a code: it begins a line, or stands behind a sentence */
static bool
stands_alone(const struct placing *r, size_t at)
{
	const char *before;

	while (at && r->in->text[at - 1] == ' ')
		at--;
	before = at ? placing_text(r, at - 1) : ")";
	if (*before == '.') /* the end of a sentence, not of "U.S.C." */
		return at > 1 && (islower((unsigned char)before[-1]) || isdigit((unsigned char)before[-1]) || before[-1] == ')');
	return strchr(")]:\"", *before) != NULL;
}

/* whether the number of a section can end here: before "]", ". " or, where it has parts, before a space */
static bool
ends_number(const struct placing *r, size_t end, bool bracket, bool dotted)
{
	const char *s = placing_text(r, end);

	if (bracket)
		return *s == ']';
	return (*s == '.' && s[1] == ' ') || (dotted && *s == ' ');
}

/* "22757.1. As used …", "106.145 Use of …", "[604.32] CAUSE …", where sections are numbered without a word */
size_t
heads_code_number(struct placing *r, const struct line *l, size_t at)
{
	bool bracket = r->in->text[at] == '[';
	const char *s = placing_text(r, at + bracket), *next;
	size_t n = citation_number(s), end;
	bool dotted = memchr(s, '.', n) || memchr(s, '-', n);

	if (r->articles || n < 3 || (!dotted && !bracket && !stands_alone(r, at)))
		return at;
	end = at + bracket + n;
	end += r->in->text[end] == ' ' && r->in->text[end + 1] == '.'; /* "13-75-101 . Definitions" */
	if (end >= l->to || !ends_number(r, end, bracket, dotted))
		return at;
	next = placing_text(r, placing_past_spaces(r, end + 1, l->to));
	if (!isupper((unsigned char)*next) && !strchr("(\"[.", *next))
		return at;
	placing_unit(r, PART_SECTION, s, n, RANK_NUMBER, l->depth, at);
	return end + 1;
}

/* "1.", "1a.", "3.1.", "A."; of Markdown the number is a mark beside the words */
size_t
heads_number(struct placing *r, const struct line *l, size_t at, bool first)
{
	const char *s = placing_text(r, at);
	size_t n = citation_number(s), mark = first ? citation_number(l->mark) : 0;
	bool letter = !n && isupper((unsigned char)*s) && !r->articles;

	if (mark >= 3 && !r->articles)
		placing_unit(r, PART_SECTION, l->mark, mark, RANK_NUMBER, l->depth, at);
	else if (mark)
		placing_label(r, l->mark, mark, l->depth, at, true);
	n += letter;
	if (mark || !n || n > 6 || at + n >= l->to || s[n] != '.' || (s[n + 1] != ' ' && at + n + 1 < l->to))
		return at;
	if (letter ? !isupper((unsigned char)s[n + 2]) : !r->articles && atol(s) >= 100)
		return at; /* "J. doe", and the number of a section of a code */
	placing_label(r, s, n, l->depth, at, first);
	return at + n + 1;
}

size_t
heads_label(struct placing *r, const struct line *l, size_t at, bool first)
{
	size_t n = citation_label(placing_text(r, at)), end = at + n;

	if (!n || end > l->to || (r->in->format == PLAIN_TEXT && end < l->to && !strchr(" (", r->in->text[end])))
		return at; /* "(b), (c)" goes on counting */
	if (r->preamble) {
		placing_close(r, r->base, at);
		placing_open(r, PART_RECITAL, placing_text(r, at + 1), n - 2, RANK_TOP, l->depth, at);
	} else
		placing_label(r, placing_text(r, at + 1), n - 2, l->depth, at, first);
	return at + n;
}
