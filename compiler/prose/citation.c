#include "citation.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "plain.h"

/* ---- numbers and labels ---- */

size_t
citation_number(const char *s)
{
	size_t letter = *s && strchr("LRDA", *s) && isdigit((unsigned char)s[1]); /* of a French code: "L121-1" */
	size_t n = letter + strspn(s + letter, "0123456789");

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

size_t
citation_label(const char *s)
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

/* ---- written ---- */

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

void
citation_put(struct buf *b, const struct place_part *part, bool quoted)
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

const char *
citation_text(struct arena *a, const struct citation *c)
{
	struct buf b = {0};
	const char *text;

	for (size_t i = 0; i < c->n; i++)
		citation_put(&b, &c->parts[i], false);
	text = arena_copy(a, b.s, b.n);
	buf_free(&b);
	return text;
}

/* ---- read ---- */

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

/* "L. 121-1" of a French code, which its articles write as one word */
static bool
cite_lettered(struct citing *g)
{
	const char *number = g->s + 2 + (*g->s && g->s[1] == '.' && g->s[2] == ' ');
	size_t n = *g->s && strchr("LRDA", *g->s) && g->s[1] == '.' ? citation_number(number) : 0;

	if (!n)
		return false;
	g->c->parts[g->c->n++] = (struct place_part){PART_ARTICLE, arena_printf(g->arena, "%c%.*s", *g->s, (int)n, number)};
	g->s = number + n;
	return true;
}

static bool
cite_unit(struct citing *g)
{
	static const struct { const char *word; enum part_kind kind; } words[] = {
		{"article", PART_ARTICLE},   {"art", PART_ARTICLE},         {"annex", PART_ANNEX},
		{"section", PART_SECTION},   {"sec", PART_SECTION},         {"s", PART_SECTION},
		{"\xC2\xA7", PART_SECTION},  {"subdivision", PART_SUBDIVISION}, {"subd", PART_SUBDIVISION},
		{"recital", PART_RECITAL},   {"artículo", PART_ARTICLE},    {"artikel", PART_ARTICLE},
		{"articolo", PART_ARTICLE},  {"artigo", PART_ARTICLE},
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *before = g->s;
		size_t n;

		if (!skip_word(g, words[i].word))
			continue;
		if (words[i].kind == PART_ARTICLE && cite_lettered(g))
			return true;
		n = words[i].kind == PART_ANNEX ? strspn(g->s, "IVXLC") : citation_number(g->s);
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
	size_t n = citation_number(g->s);
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

	for (size_t i = 0; i < sizeof words / sizeof *words;)
		if (skip_word(g, words[i])) {
			g->s += strcspn(g->s, " ,");
			g->s += strspn(g->s, " ,");
			i = 0;
		} else {
			i++;
		}
}

static bool
cite_next(struct citing *g)
{
	size_t n;
	bool point;

	skip_division(g);
	point = skip_word(g, "point") || skip_word(g, "new");
	if ((n = citation_label(g->s))) {
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
