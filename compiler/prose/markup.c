#include "markup.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "../base/text.h"

enum kind { OTHER, SELF, SPACE, MARK }; /* MARK: it may be more than itself */

struct scan {
	struct sink *s;
	const char *in;
	size_t n, i;
	bool markdown;
	unsigned char kinds[256];     /* what each byte may be: enum kind */

	/* Markdown: the line and the block it is in */
	size_t stop;                  /* where the words of the line end */
	bool table, paragraph, item;
	char fence;                   /* of the block of code that is open, or 0 */
	size_t nblocks;               /* how many blocks there were before this one */

	struct sink_place *brackets;  /* that are open */
	bool *images;                 /* whether each is an image's */
	size_t nbrackets, cap, icap;

	/* HTML */
	int level;                    /* of the heading that is open, or 0 */
	size_t heading;               /* its block */
	const char *href;             /* of the link that is open, or NULL */
	struct sink_place opened;
	size_t nhref, link;
	size_t no_data;               /* up to here no data of an image ends */
	bool no_comment, no_quotes;   /* no comment ends from here on; quotes do not pair */
	unsigned long long endless;   /* elements that are never closed from here on */
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

static bool
is_white(char c)
{
	return is_blank(c) || c == '\n';
}

static bool
is_alnum(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

static size_t
line_end(const struct scan *c, size_t at)
{
	const char *lf = at < c->n ? memchr(c->in + at, '\n', c->n - at) : NULL;

	return lf ? (size_t)(lf - c->in) : c->n;
}

/* the byte there as it is, or the whole character; a byte that is not UTF-8 is left out */
static void
read_char(struct scan *c)
{
	uint32_t cp;
	size_t used;

	if (c->in[c->i] > ' ' && c->in[c->i] < 0x7F) {
		sink_run(c->s, c->in + c->i, 1, c->i);
		c->i++;
		return;
	}
	used = utf8_decode(c->in + c->i, c->n - c->i, &cp);
	if (used)
		sink_put(c->s, cp, c->i, c->i + used);
	c->i += used ? used : 1;
}

/* from a byte that is itself to where there is more to do than to copy: words with one space between them */
static size_t
plain_run(const struct scan *c, size_t i, size_t stop)
{
	enum kind kind = SELF, before = SELF;

	for (; i < stop; i++, before = kind) {
		kind = c->kinds[(unsigned char)c->in[i]];
		if (kind != SELF && (kind != SPACE || before != SELF))
			break;
	}
	return before == SPACE ? i - 1 : i;
}

static void
read_plainly(struct scan *c, size_t stop)
{
	while (c->i < stop) {
		size_t to;

		switch ((enum kind)c->kinds[(unsigned char)c->in[c->i]]) {
		case SELF:
			to = plain_run(c, c->i, stop);
			sink_run(c->s, c->in + c->i, to - c->i, c->i);
			c->i = to;
			break;
		case SPACE:
			c->s->space = true;
			c->i++;
			break;
		case OTHER: read_char(c); break;
		case MARK: return;
		}
	}
}

/* ---- entities ---- */

static const char *const latin1[96] = {
	"nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",   "ordf",
	"laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",  "micro",
	"para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave",
	"Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",
	"Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",
	"times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute",
	"acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave",
	"iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide",
	"oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml",
};

static const struct { const char *name; uint32_t cp; } entities[] = {
	{"amp", '&'},       {"lt", '<'},        {"gt", '>'},        {"quot", '"'},      {"apos", '\''},
	{"ensp", 0x2002},   {"emsp", 0x2003},   {"thinsp", 0x2009}, {"zwnj", 0x200C},   {"zwj", 0x200D},
	{"ndash", 0x2013},  {"mdash", 0x2014},  {"lsquo", 0x2018},  {"rsquo", 0x2019},  {"sbquo", 0x201A},
	{"ldquo", 0x201C},  {"rdquo", 0x201D},  {"bdquo", 0x201E},  {"dagger", 0x2020}, {"Dagger", 0x2021},
	{"bull", 0x2022},   {"hellip", 0x2026}, {"permil", 0x2030}, {"prime", 0x2032},  {"lsaquo", 0x2039},
	{"rsaquo", 0x203A}, {"euro", 0x20AC},   {"trade", 0x2122},  {"larr", 0x2190},   {"rarr", 0x2192},
	{"minus", 0x2212},  {"le", 0x2264},     {"ge", 0x2265},     {"ne", 0x2260},     {"OElig", 0x152},
	{"oelig", 0x153},   {"Scaron", 0x160},  {"scaron", 0x161},  {"tab", '\t'},      {"newline", '\n'},
	{"num", '#'},       {"lpar", '('},      {"rpar", ')'},      {"colon", ':'},     {"comma", ','},
	{"period", '.'},    {"sol", '/'},       {"lsqb", '['},      {"rsqb", ']'},      {"ast", '*'},
	{"lowbar", '_'},    {"dollar", '$'},    {"percnt", '%'},    {"hyphen", 0x2010},
};

static bool
is_name(const char *name, const char *s, size_t n)
{
	return strncmp(name, s, n) == 0 && !name[n];
}

static uint32_t
named(const char *s, size_t n)
{
	for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
		if (is_name(entities[i].name, s, n))
			return entities[i].cp;
	for (size_t i = 0; i < sizeof latin1 / sizeof *latin1; i++)
		if (is_name(latin1[i], s, n))
			return (uint32_t)(0xA0 + i);
	return 0;
}

/* what "#8217" or "#x2019" stands for; 0 where it is no character */
static uint32_t
numbered(const char *s, size_t n)
{
	bool hex = n > 2 && (s[1] == 'x' || s[1] == 'X');
	uint32_t cp = 0;

	for (size_t i = hex ? 2 : 1; i < n; i++) {
		unsigned char d = (unsigned char)s[i];

		if (hex ? !isxdigit(d) : !isdigit(d))
			return 0;
		cp = cp * (hex ? 16 : 10) + (uint32_t)(isdigit(d) ? d - '0' : tolower(d) - 'a' + 10);
		if (cp > 0x10FFFF)
			return 0;
	}
	return cp >= 0xD800 && cp < 0xE000 ? 0 : cp;
}

static void
read_entity(struct scan *c)
{
	size_t end = c->i + 1;
	uint32_t cp = 0;

	while (end < c->n && end - c->i < 12 && (isalnum((unsigned char)c->in[end]) || c->in[end] == '#'))
		end++;
	if (end < c->n && c->in[end] == ';' && end > c->i + 1)
		cp = (c->in[c->i + 1] == '#' ? numbered : named)(c->in + c->i + 1, end - c->i - 1);
	if (!cp) {
		read_char(c);
		return;
	}
	sink_put(c->s, cp, c->i, end + 1);
	c->i = end + 1;
}

/* ---- HTML ---- */

/* AROUND: of words, so nothing but its marks goes */
enum does { AROUND, BLOCK, HEADING, BREAK, LINK, SKIP, EMPHASIS, NOTHING };

static const struct element { const char *name; enum does does; } elements[] = {
	{"br", BREAK},           {"a", LINK},             {"p", BLOCK},            {"div", BLOCK},
	{"li", BLOCK},           {"span", AROUND},        {"b", EMPHASIS},         {"strong", EMPHASIS},
	{"i", EMPHASIS},         {"em", EMPHASIS},        {"u", EMPHASIS},         {"h1", HEADING},
	{"h2", HEADING},         {"h3", HEADING},         {"h4", HEADING},         {"h5", HEADING},
	{"h6", HEADING},         {"ul", BLOCK},           {"ol", BLOCK},           {"td", BLOCK},
	{"th", BLOCK},           {"tr", BLOCK},           {"table", BLOCK},        {"thead", BLOCK},
	{"tbody", BLOCK},        {"tfoot", BLOCK},        {"caption", BLOCK},      {"colgroup", BLOCK},
	{"col", BLOCK},          {"dl", BLOCK},           {"dt", BLOCK},           {"dd", BLOCK},
	{"blockquote", BLOCK},   {"pre", BLOCK},          {"hr", BLOCK},           {"section", BLOCK},
	{"article", BLOCK},      {"header", BLOCK},       {"footer", BLOCK},       {"main", BLOCK},
	{"nav", BLOCK},          {"aside", BLOCK},        {"figure", BLOCK},       {"figcaption", BLOCK},
	{"details", BLOCK},      {"summary", BLOCK},      {"form", BLOCK},         {"fieldset", BLOCK},
	{"legend", BLOCK},       {"option", BLOCK},       {"select", BLOCK},       {"address", BLOCK},
	{"center", BLOCK},       {"html", BLOCK},         {"body", BLOCK},         {"script", SKIP},
	{"style", SKIP},         {"head", SKIP},          {"template", SKIP},      {"svg", SKIP},
	{"noscript", SKIP},      {"iframe", SKIP},        {"object", SKIP},        {"textarea", SKIP},
	{"title", SKIP},         {"img", AROUND},         {"font", AROUND},        {"small", AROUND},
	{"big", AROUND},         {"sup", AROUND},         {"sub", AROUND},         {"code", AROUND},
	{"kbd", AROUND},         {"samp", AROUND},        {"var", AROUND},         {"tt", AROUND},
	{"s", AROUND},           {"del", AROUND},         {"ins", AROUND},         {"strike", AROUND},
	{"mark", AROUND},        {"abbr", AROUND},        {"acronym", AROUND},     {"cite", AROUND},
	{"q", AROUND},           {"dfn", AROUND},         {"time", AROUND},        {"label", AROUND},
	{"button", AROUND},      {"input", AROUND},       {"wbr", AROUND},         {"meta", AROUND},
	{"link", AROUND},        {"bdi", AROUND},         {"bdo", AROUND},         {"ruby", AROUND},
	{"picture", AROUND},     {"source", AROUND},      {"video", AROUND},       {"audio", AROUND},
};

static const struct element *
element_of(const char *s, size_t n)
{
	for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
		if (strncasecmp(elements[i].name, s, n) == 0 && !elements[i].name[n])
			return &elements[i];
	return NULL;
}

/* from the name of a tag to its '>', or n where it has none */
static size_t
tag_end(struct scan *c, size_t at)
{
	char quote = 0;
	size_t i;

	for (i = at; i < c->n && !c->no_quotes && (quote || c->in[i] != '>'); i++) {
		if (quote)
			quote = c->in[i] == quote ? 0 : quote;
		else if ((c->in[i] == '"' || c->in[i] == '\'') && c->in[i - 1] == '=')
			quote = c->in[i];
		else if (c->in[i] == '<')
			return c->n;
	}
	if (!c->no_quotes && i < c->n)
		return i;
	c->no_quotes = true; /* looked at once, so that a text full of quotes stays quick */
	for (i = at; i < c->n && c->in[i] != '>' && c->in[i] != '<'; i++)
		;
	return i < c->n && c->in[i] == '>' ? i : c->n;
}

/* past "</NAME ... >", from anywhere before it; 0 where there is none */
static size_t
past_closing(const struct scan *c, size_t at, const char *name)
{
	const char *found, *end = c->in + c->n, *from = c->in + at;
	size_t n = strlen(name);

	while ((found = memmem(from, (size_t)(end - from), "</", 2))) {
		if ((size_t)(end - found) > n + 2 && strncasecmp(found + 2, name, n) == 0 &&
		    !isalnum((unsigned char)found[n + 2])) {
			const char *gt = memchr(found, '>', (size_t)(end - found));

			return gt ? (size_t)(gt - c->in) + 1 : c->n;
		}
		from = found + 2;
	}
	return 0;
}

/* A head, template or drawing that is never closed is no reason to lose the text; a script is. */
static size_t
past_element(struct scan *c, const struct element *e, size_t end)
{
	unsigned long long bit = 1ull << (e - elements) % 64;
	size_t past = c->endless & bit ? 0 : past_closing(c, end, e->name);

	if (past)
		return past;
	c->endless |= bit;
	return strcmp(e->name, "script") == 0 || strcmp(e->name, "style") == 0 ? c->n : end;
}

/* ---- links that only mark a place ---- */

/* Whether a link of those words is there for its address alone: "#", a paragraph sign, "Permalink", nothing. */
static bool
is_permalink(const struct scan *c, size_t text, const char *target, size_t n)
{
	static const char *const words[] = {
		"permalink", "permalink to this heading", "permalink to this headline", "link to this heading", "link to this section",
		"direct link to this heading", "direct link to heading", "section link", "copy link", "anchor", "anchor link",
	};
	const char *hash = memchr(target, '#', n);

	if (!hash || !sink_has_words(c->s, text))
		return hash != NULL;
	for (size_t i = 0; hash == target && i < sizeof words / sizeof *words; i++)
		if (c->s->n - text == strlen(words[i]) && strncasecmp(c->s->text + text, words[i], c->s->n - text) == 0)
			return true;
	return false;
}

static void
open_link(struct scan *c, size_t from, size_t to)
{
	const char *s = c->in + from, *end = c->in + to;

	c->href = NULL;
	for (; s < end && strncasecmp(s, "href", 4) != 0; s++)
		;
	for (s += 4; s < end && is_white(*s); s++)
		;
	if (s >= end || *s != '=')
		return;
	for (s++; s < end && (is_white(*s) || *s == '"' || *s == '\''); s++)
		;
	c->href = s;
	while (s < end && !is_white(*s) && *s != '"' && *s != '\'' && *s != '>')
		s++;
	c->nhref = (size_t)(s - c->href);
	c->link = c->s->n;
	c->opened = sink_here(c->s);
}

static void
close_link(struct scan *c)
{
	if (c->link > c->s->n) /* it began in an image */
		c->link = c->s->n;
	if (c->href && c->link < c->s->n && sink_same_block(c->s, &c->opened) &&
	    is_permalink(c, c->link, c->href, c->nhref)) {
		sink_back(c->s, &c->opened);
		while (c->nbrackets && c->brackets[c->nbrackets - 1].n >= c->s->n)
			c->nbrackets--;
	} else if (c->href) {
		sink_link(c->s, c->link, c->href, c->nhref);
	}
	c->href = NULL;
}

static void
html_heading(struct scan *c, const struct element *e, bool closes)
{
	if (c->level)
		sink_heading(c->s, c->heading, c->level);
	c->level = closes ? 0 : e->name[1] - '0';
	c->heading = c->s->p->nblocks;
	sink_block(c->s, NULL);
}

static void
do_tag(struct scan *c, const struct element *e, bool closes, size_t from, size_t to)
{
	switch (e ? e->does : AROUND) {
	case BREAK: c->s->space = true; break;
	case BLOCK: sink_block(c->s, NULL); break;
	case HEADING: html_heading(c, e, closes); break;
	case EMPHASIS: sink_emphasis(c->s); break;
	case LINK:
		close_link(c);
		if (!closes)
			open_link(c, from, to);
		break;
	default: break;
	}
}

static bool
read_comment(struct scan *c)
{
	const char *end = NULL;

	if (c->n - c->i < 4 || strncmp(c->in + c->i, "<!--", 4) != 0 || c->no_comment)
		return false;
	end = memmem(c->in + c->i + 4, c->n - c->i - 4, "-->", 3);
	if (end)
		c->i = (size_t)(end - c->in) + 3;
	else
		c->no_comment = true;
	return end != NULL;
}

/* <https://example.org> or <me@example.org> */
static bool
read_autolink(struct scan *c)
{
	size_t from = c->i + 1, i = from, text = c->s->n;
	bool address = false;

	for (; i < c->n && (unsigned char)c->in[i] > ' ' && c->in[i] != '<' && c->in[i] != '>'; i++)
		address |= c->in[i] == ':' || c->in[i] == '@';
	if (!c->markdown || !address || i >= c->n || c->in[i] != '>')
		return false;
	for (c->i = from; c->i < i;)
		read_char(c);
	sink_link(c->s, text, c->in + from, i - from);
	c->i = i + 1;
	return true;
}

static bool
read_tag(struct scan *c)
{
	bool closes = c->i + 1 < c->n && c->in[c->i + 1] == '/';
	size_t name = c->i + 1 + closes, to = name, end;
	const struct element *e;

	while (to < c->n && isalnum((unsigned char)c->in[to]))
		to++;
	e = element_of(c->in + name, to - name);
	if (to == name || !isalpha((unsigned char)c->in[name]) || (c->markdown && !e)) {
		if (c->markdown || name >= c->n || (c->in[name] != '!' && c->in[name] != '?'))
			return false;
	}
	if (to < c->n && c->markdown && !is_white(c->in[to]) && c->in[to] != '>' && c->in[to] != '/')
		return false;
	end = tag_end(c, to);
	if (end == c->n)
		return false;
	c->i = end + 1;
	if (e && e->does == SKIP && !closes)
		c->i = past_element(c, e, c->i);
	else
		do_tag(c, e, closes, to, end);
	return true;
}

static void
read_angle(struct scan *c)
{
	if (!read_comment(c) && !read_tag(c) && !read_autolink(c))
		read_char(c);
}

static void
read_html(struct scan *c)
{
	while (c->i < c->n) {
		read_plainly(c, c->n);
		if (c->i < c->n && c->in[c->i] == '<')
			read_angle(c);
		else if (c->i < c->n)
			read_entity(c);
	}
	if (c->level)
		sink_heading(c->s, c->heading, c->level);
}

/* ---- Markdown within a line ---- */

static void
read_escape(struct scan *c)
{
	uint32_t cp;

	if (c->i + 1 < c->n && (ispunct((unsigned char)c->in[c->i + 1]) ||
	                        (utf8_decode(c->in + c->i + 1, c->n - c->i - 1, &cp) && cp >= 0x80 && sink_is_sign(cp))))
		c->i++;
	else if (c->i + 1 == c->stop) { /* a line break */
		c->s->space = true;
		c->i++;
		return;
	}
	read_char(c);
}

/* A run of marks: dropped where it touches a word, or can be nothing else. Whether they pair is not asked: converters of
 * web pages leave many that do not, and nobody reads them. */
static void
read_emphasis(struct scan *c)
{
	char mark = c->in[c->i], before, after;
	size_t to = c->i;
	bool drop;

	while (to < c->stop && c->in[to] == mark)
		to++;
	before = c->i && !is_white(c->in[c->i - 1]) ? c->in[c->i - 1] : ' ';
	after = to < c->stop && !is_white(c->in[to]) ? c->in[to] : ' ';
	drop = before != ' ' || after != ' ' || (mark == '*' && to - c->i > 1);
	if (mark == '_' && ((is_alnum(before) && is_alnum(after)) || to - c->i > 3))
		drop = false;
	if (mark == '~' && to - c->i != 2)
		drop = false;
	if (drop && mark != '`')
		sink_emphasis(c->s);
	while (c->i < to && !drop)
		read_char(c);
	c->i = to;
}

static void
open_bracket(struct scan *c, bool image)
{
	struct sink_place here = sink_here(c->s);

	c->brackets = mem_room(c->brackets, c->nbrackets, &c->cap, sizeof *c->brackets);
	c->images = mem_room(c->images, c->nbrackets, &c->icap, sizeof *c->images);
	if (image)
		read_char(c);
	read_char(c);
	if (!image)
		here.n = c->s->n - 1; /* where the bracket stands, behind any space */
	c->brackets[c->nbrackets] = here;
	c->images[c->nbrackets++] = image;
}

enum { PARENTHESES = 32 }; /* within an address, so deep */

/* past an address and before what follows; to is where it ends */
static size_t
past_address(const struct scan *c, size_t i, size_t *from, size_t *to)
{
	size_t depth = 0;

	*from = i;
	if (i < c->n && c->in[i] == '<') {
		for (*from = ++i; i < c->n && c->in[i] != '>' && c->in[i] != '<' && c->in[i] != '\n'; i++)
			;
		*to = i;
		return i < c->n && c->in[i] == '>' ? i + 1 : c->n;
	}
	for (; i < c->n && !is_white(c->in[i]); i++) {
		if (c->in[i] == '\\' && i + 1 < c->n && ispunct((unsigned char)c->in[i + 1]))
			i++;
		else if (c->in[i] == '(' && ++depth > PARENTHESES)
			return c->n;
		else if (c->in[i] == ')' && depth-- == 0)
			break;
	}
	*to = i;
	return i;
}

static size_t
past_white(const struct scan *c, size_t i)
{
	while (i < c->n && is_white(c->in[i]))
		i++;
	return i;
}

static size_t
past_title(const struct scan *c, size_t i)
{
	char close = i < c->n && strchr("\"'(", c->in[i]) ? c->in[i] : 0;

	if (!close)
		return i;
	close = close == '(' ? ')' : close;
	for (i++; i < c->n && c->in[i] != close; i++)
		if (c->in[i] == '\\' && i + 1 < c->n)
			i++;
		else if (c->in[i] == '\n' && i + 1 < c->n && c->in[i + 1] == '\n')
			return c->n;
	return i < c->n ? past_white(c, i + 1) : c->n;
}

/* the same where it is an image's data, which may have spaces in it; it ends in its line */
static size_t
past_data(struct scan *c, size_t i, size_t *from, size_t *to)
{
	size_t depth = 0;

	*from = i;
	for (; i < c->n && i >= c->no_data && c->in[i] != '\n'; i++) {
		if (c->in[i] == ')' && depth-- == 0) {
			*to = i;
			return i + 1;
		}
		depth += c->in[i] == '(';
	}
	c->no_data = i > c->no_data ? i : c->no_data;
	return 0;
}

/* past "(address "title")" after a bracket, or 0 where there is none */
static size_t
past_target(struct scan *c, size_t i, size_t *from, size_t *to)
{
	if (i >= c->n || c->in[i] != '(')
		return 0;
	if (c->n - i > 6 && strncasecmp(c->in + i + 1, "data:", 5) == 0)
		return past_data(c, i + 1, from, to);
	i = past_address(c, past_white(c, i + 1), from, to);
	if (i < c->n && is_white(c->in[i]))
		i = past_title(c, past_white(c, i));
	return i < c->n && c->in[i] == ')' ? i + 1 : 0;
}

static void
close_bracket(struct scan *c)
{
	size_t from = 0, to = 0, past = c->nbrackets ? past_target(c, c->i + 1, &from, &to) : 0;
	const struct sink_place *open;

	if (c->nbrackets)
		c->nbrackets--;
	open = &c->brackets[c->nbrackets];
	if (!past || (c->images[c->nbrackets] && !sink_same_block(c->s, open))) {
		read_char(c);
		return;
	}
	if (c->images[c->nbrackets]) {
		sink_back(c->s, open);
	} else if (sink_same_block(c->s, open) && is_permalink(c, open->n + 1, c->in + from, to - from)) {
		struct sink_place place = *open;

		place.n -= place.space && place.n; /* the space before the bracket */
		sink_back(c->s, &place);
	} else {
		sink_hole(c->s, open->n);
		sink_link(c->s, open->n, c->in + from, to - from);
	}
	c->i = past;
}

static void
read_mark(struct scan *c)
{
	switch (c->in[c->i]) {
	case '\\': read_escape(c); break;
	case '&': read_entity(c); break;
	case '<': read_angle(c); break;
	case '[': open_bracket(c, false); break;
	case ']': close_bracket(c); break;
	case '!':
		if (c->i + 1 < c->n && c->in[c->i + 1] == '[')
			open_bracket(c, true);
		else
			read_char(c);
		break;
	case '|':
		if (c->table) {
			sink_block(c->s, plain_cell);
			c->i++;
		} else {
			read_char(c);
		}
		break;
	default: read_emphasis(c); break;
	}
}

/* ---- Markdown line by line ---- */

static size_t
past_blanks(const struct scan *c, size_t i, size_t stop)
{
	while (i < stop && is_blank(c->in[i]))
		i++;
	return i;
}

/* whether [i, stop) holds nothing but these bytes, and at least one of them that is not blank */
static bool
only(const struct scan *c, size_t i, size_t stop, const char *these)
{
	bool any = false;

	for (; i < stop; i++)
		if (!is_blank(c->in[i]) && !strchr(these, c->in[i]))
			return false;
		else
			any |= !is_blank(c->in[i]);
	return any;
}

static bool
is_break(const struct scan *c, size_t i, size_t stop)
{
	const char same[] = {c->in[i], '\0'};
	size_t count = 0;

	if (i >= stop || !strchr("*-_", c->in[i]) || !only(c, i, stop, same))
		return false;
	for (; i < stop; i++)
		count += c->in[i] == same[0];
	return count >= 3;
}

static bool
is_delimiters(const struct scan *c, size_t i, size_t stop)
{
	return i < stop && memchr(c->in + i, '|', stop - i) && memchr(c->in + i, '-', stop - i) &&
	       only(c, i, stop, "|:-");
}

/* a line of a table: under its head stands a line of delimiters */
static bool
begins_table(const struct scan *c, size_t i, size_t stop)
{
	size_t next = stop + 1, end;

	if (c->table || !memchr(c->in + i, '|', stop - i) || next >= c->n)
		return c->table;
	end = line_end(c, next);
	return is_delimiters(c, past_blanks(c, next, end), end);
}

static bool
is_underline(const struct scan *c, size_t start, size_t i)
{
	const char same[] = {c->in[i], '\0'};

	if (!c->paragraph || c->table || i >= c->stop || (c->in[i] != '=' && c->in[i] != '-') || !only(c, i, c->stop, same))
		return false;
	return !c->item || i - start >= 2; /* not within the item, it ends the list */
}

static void
new_block(struct scan *c, const char *mark)
{
	c->nblocks = c->s->p->nblocks;
	sink_block(c->s, mark);
}

static const char *
copy_mark(struct scan *c, size_t from, size_t to)
{
	return arena_copy(c->s->a, c->in + from, to - from);
}

/* the length of a list's mark, or 0 */
static size_t
list_mark(const struct scan *c, size_t i)
{
	size_t to = i;

	if (i < c->stop && strchr("*-+", c->in[i]))
		to++;
	else {
		while (to < c->stop && to - i < 9 && isdigit((unsigned char)c->in[to]))
			to++;
		if (to == i || to == c->stop || !strchr(".)", c->in[to]))
			return 0;
		/* a year at the beginning of a line is no list */
		if (c->paragraph && !c->item && !(to == i + 1 && c->in[i] == '1'))
			return 0;
		to++;
	}
	if (to < c->stop && !is_blank(c->in[to]))
		return 0;
	return c->paragraph && past_blanks(c, to, c->stop) == c->stop ? 0 : to - i;
}

/* past the marks of quotations and lists at the beginning of a line */
static size_t
past_containers(struct scan *c, size_t i)
{
	for (;;) {
		size_t n;

		i = past_blanks(c, i, c->stop);
		if (i < c->stop && c->in[i] == '>') {
			i++;
			continue;
		}
		if (is_break(c, i, c->stop) || !(n = list_mark(c, i)))
			return i;
		new_block(c, copy_mark(c, i, i + n));
		c->item = true;
		c->paragraph = false;
		i += n;
	}
}

static size_t
run_of(const struct scan *c, size_t i, char mark)
{
	size_t n = 0;

	while (i + n < c->stop && c->in[i + n] == mark)
		n++;
	return n;
}

/* the words of a heading end before the marks that close it */
static void
cut_closing(struct scan *c, size_t from)
{
	size_t to = c->stop;

	while (to > from && is_blank(c->in[to - 1]))
		to--;
	c->stop = to;
	while (to > from && c->in[to - 1] == '#')
		to--;
	if (to == from || is_blank(c->in[to - 1]))
		c->stop = to;
}

static void
read_words(struct scan *c)
{
	while (c->i < c->stop) {
		read_plainly(c, c->stop);
		if (c->i < c->stop)
			read_mark(c);
		if (c->i > c->stop) /* a link went on in the next line */
			c->stop = line_end(c, c->i);
	}
	c->s->space = true;
}

static bool
read_heading(struct scan *c, size_t i)
{
	size_t level = run_of(c, i, '#'), block;

	if (level == 0 || level > 6 || (i + level < c->stop && !is_blank(c->in[i + level])))
		return false;
	new_block(c, copy_mark(c, i, i + level));
	block = c->nblocks;
	c->i = i + level;
	cut_closing(c, c->i);
	read_words(c);
	sink_heading(c->s, block, (int)level);
	new_block(c, NULL);
	c->paragraph = c->item = false;
	return true;
}

/* a line that has no words: what it is to the lines around it */
static bool
read_rule(struct scan *c, size_t start, size_t i)
{
	if (is_underline(c, start, i))
		sink_heading(c->s, c->nblocks, c->in[i] == '=' ? 1 : 2);
	else if (i < c->stop && !is_break(c, i, c->stop) && !(c->table && is_delimiters(c, i, c->stop)))
		return false;
	if (!c->table || i == c->stop) {
		c->table = false;
		new_block(c, NULL);
	}
	c->paragraph = false;
	c->item = c->item && i == c->stop; /* a blank line goes on with the list */
	return true;
}

static bool
read_fence(struct scan *c, size_t i)
{
	char mark = i < c->stop ? c->in[i] : 0;
	bool is = (mark == '`' || mark == '~') && run_of(c, i, mark) >= 3 && (!c->fence || c->fence == mark);

	if (is && !c->fence && memchr(c->in + i + run_of(c, i, mark), '`', c->stop - i - run_of(c, i, mark)))
		is = false; /* code within a line */
	if (is) {
		c->fence = c->fence ? 0 : mark;
		new_block(c, NULL);
		c->paragraph = false;
	} else if (c->fence) {
		for (c->i = i; c->i < c->stop;)
			read_char(c);
		c->s->space = true;
	}
	return is || c->fence;
}

/* of the line at c->i, up to c->stop */
static void
read_line(struct scan *c)
{
	size_t start = c->i, i = past_blanks(c, start, c->stop);

	if (!c->paragraph && i < c->stop && i - start < 2)
		c->item = false;
	if (!c->fence)
		i = past_containers(c, i);
	if (read_fence(c, i) || read_rule(c, start, i) || read_heading(c, i))
		return;
	if (begins_table(c, i, c->stop)) {
		c->table = true;
		new_block(c, NULL);
	}
	c->i = i;
	c->paragraph = true;
	read_words(c);
}

static void
read_markdown(struct scan *c)
{
	while (c->i < c->n) {
		size_t end = line_end(c, c->i);

		c->stop = end;
		read_line(c);
		if (c->i <= end)
			c->i = end + 1;
		else
			c->i = line_end(c, c->i) + 1;
	}
}

/* ---- text as printed, with the number of each line ---- */

struct print {
	size_t first, last; /* where the first line with a number begins, and the last */
	bool hard;          /* taken from a file for the printer, whose hard spaces came out as the letter A */
};

/* the number at the beginning of a line, and where the words behind it begin; 0 where there is none */
static size_t
line_number(const struct scan *c, size_t at, size_t end, size_t *words)
{
	size_t i = past_blanks(c, at, end), number = 0, digits = 0;

	for (; i < end && digits < 4 && isdigit((unsigned char)c->in[i]); i++, digits++)
		number = number * 10 + (size_t)(c->in[i] - '0');
	*words = past_blanks(c, i, end);
	return digits && (*words == end || *words - i >= 2) ? number : 0;
}

enum { PRINTED = 20 }; /* as many lines at least have numbers that go on, or begin again with a page */

static bool
is_printed(const struct scan *c, struct print *p)
{
	size_t words, before = 0, numbered = 0, others = 0;

	*p = (struct print){.hard = memmem(c->in, c->n, "SECTIONA1.", 10)};
	for (size_t at = 0, end; at < c->n; at = end + 1) {
		size_t number;

		end = line_end(c, at);
		number = line_number(c, at, end, &words);
		if (number && (number == before + 1 || (number == 1 && words < end))) {
			p->first = numbered++ ? p->first : at;
			p->last = at;
			before = number;
		} else {
			others += past_blanks(c, at, end) < end;
		}
	}
	return numbered >= PRINTED && numbered > others;
}

/* Two letters are one space; so is one between a word and a number. An apostrophe stands apart and should not. */
static bool
skip_hard(struct scan *c)
{
	const char *s = c->in + c->i;
	size_t n = 0;

	if (c->stop - c->i > 3 && strncmp(s, "\xE2\x80\x99s", 4) == 0)
		c->s->space = false;
	if (*s == 'A' && c->i + 1 < c->stop && s[1] == 'A')
		n = 2;
	else if (*s == 'A' && c->i && c->i + 1 < c->stop && !is_blank(s[-1]) && isdigit((unsigned char)s[1]))
		n = 1;
	c->s->space = c->s->space || n;
	c->i += n;
	return n > 0;
}

/* Numbers are left out, and what stands between the numbered lines without one: the head and foot of a page. */
static void
read_printed(struct scan *c, const struct print *p)
{
	size_t words;

	while (c->i < c->n) {
		bool within = c->i >= p->first && c->i <= p->last;

		c->stop = line_end(c, c->i);
		if (!within || line_number(c, c->i, c->stop, &words)) {
			for (c->i = within ? words : c->i; c->i < c->stop;)
				if (!p->hard || !skip_hard(c))
					read_char(c);
		}
		c->s->space = true;
		c->i = c->stop + 1;
	}
}

static void
read_text(struct scan *c)
{
	struct print print;

	if (is_printed(c, &print)) {
		read_printed(c, &print);
		return;
	}
	while (c->i < c->n) {
		c->stop = line_end(c, c->i);
		if (past_blanks(c, c->i, c->stop) == c->stop)
			sink_block(c->s, NULL);
		read_plainly(c, c->stop);
		c->s->space = true;
		c->i = c->stop + 1;
	}
}

/* ---- what nobody sees ---- */

/* whether a character may be one that is dropped, by its bytes; many that are not begin like them */
static bool
may_drop(const char *s, size_t n)
{
	static const bool leads[256] = {
		[0xC2] = true, [0xCD] = true, [0xD8] = true, [0xE1] = true, [0xE2] = true, [0xE3] = true, [0xEF] = true, [0xF3] = true,
	};
	const unsigned char *u = (const unsigned char *)s;

	if (!leads[*u] || n < 2)
		return false;
	if (*u == 0xE2 && n > 2) /* most are quotation marks and dashes */
		return (u[1] == 0x80 && (u[2] < 0x90 || u[2] > 0xA9)) || u[1] == 0x81;
	return *u != 0xC2 || u[1] < 0xA0 || u[1] == 0xAD;
}

/* A copy without characters that are dropped anyway, so that they hide no mark of Markdown; *n is its length. */
static char *
visible(const char *bytes, size_t *n, struct sink_gap **gaps, size_t *ngaps)
{
	char *copy = NULL;
	size_t kept = 0, done = 0, cap = 0, used;
	uint32_t cp;

	for (size_t i = 0; i < *n; i += used) {
		used = may_drop(bytes + i, *n - i) ? utf8_decode(bytes + i, *n - i, &cp) : 0;
		if (!used || !sink_drops(cp)) {
			used = used ? used : 1;
			continue;
		}
		copy = copy ? copy : mem_grow(NULL, *n);
		memcpy(copy + kept, bytes + done, i - done);
		kept += i - done;
		done = i + used;
		*gaps = mem_room(*gaps, *ngaps, &cap, sizeof **gaps);
		(*gaps)[(*ngaps)++] = (struct sink_gap){kept, done - kept};
	}
	if (copy)
		memcpy(copy + kept, bytes + done, *n - done);
	*n -= done - kept;
	return copy;
}

void
marks_read(struct sink *s, const char *bytes, size_t n, enum plain_format format)
{
	static const struct { const char *marks; void (*read)(struct scan *c); } readers[] = {
		[PLAIN_MARKDOWN] = {"\\&<[]!*_~`|", read_markdown},
		[PLAIN_TEXT] = {"", read_text},
		[PLAIN_HTML] = {"&<", read_html},
	};
	struct sink_gap *gaps = NULL;
	size_t ngaps = 0;
	char *copy = format == PLAIN_MARKDOWN ? visible(bytes, &n, &gaps, &ngaps) : NULL;
	struct scan c = {.s = s, .in = copy ? copy : bytes, .n = n, .markdown = format == PLAIN_MARKDOWN};

	for (int b = ' '; b < 0x7F; b++)
		c.kinds[b] = b == ' ' ? SPACE : SELF;
	for (const char *m = readers[format].marks; *m; m++)
		c.kinds[(unsigned char)*m] = MARK;
	readers[format].read(&c);
	if (copy)
		sink_restore(s, gaps, ngaps);
	free(copy);
	free(gaps);
	free(c.brackets);
	free(c.images);
}
