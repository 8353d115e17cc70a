#include "signs.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* CLOSES: no space stands before it; OPENS: none behind it */
enum does { KEEP, PART, QUOTE, DASH, DOT, CLOSES, OPENS, BOTH, WIDE };

static const unsigned char does[256] = {
	[' '] = PART,   ['*'] = PART,   ['|'] = PART,   ['\\'] = PART,  ['\''] = QUOTE, ['"'] = QUOTE,  ['`'] = QUOTE,
	['-'] = DASH,   ['.'] = DOT,    [','] = CLOSES, [';'] = CLOSES, [':'] = CLOSES, ['!'] = CLOSES, ['?'] = CLOSES,
	[')'] = CLOSES, [']'] = CLOSES, ['%'] = CLOSES, ['('] = OPENS,  ['['] = OPENS,  ['/'] = BOTH,   [0xC2] = WIDE,
	[0xE2] = WIDE,
};

/* the length of a bullet, or 0: dots and squares, arrows, ornaments; not check marks and crosses, which say something */
static size_t
bullet(const char *s, size_t n)
{
	static const struct { uint16_t first, last; } bullets[] = {
		{0x2022, 0x2023}, {0x2043, 0x2043}, {0x204C, 0x204D}, {0x2190, 0x21FF}, {0x2219, 0x2219}, {0x25A0, 0x25FF},
		{0x2764, 0x2767}, {0x2794, 0x27BF}, {0x2B95, 0x2B95},
	};
	const unsigned char *u = (const unsigned char *)s;
	unsigned cp;

	if (n >= 2 && u[0] == 0xC2)
		return u[1] == 0xB7 ? 2 : 0;
	if (n < 3 || u[0] != 0xE2)
		return 0;
	cp = (u[0] & 0x0Fu) << 12 | (u[1] & 0x3Fu) << 6 | (u[2] & 0x3Fu);
	for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
		if (cp >= bullets[i].first && cp <= bullets[i].last)
			return 3;
	return 0;
}

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

struct cleaner {
	const char *in;
	size_t n, i;
	char *out;
	size_t made;
	bool part, close; /* a space is due; none may come */
};

static void
keep(struct cleaner *c, size_t n, bool close)
{
	if (c->part && c->made && !c->close && !close)
		c->out[c->made++] = ' ';
	c->part = c->close = false;
	if (c->made < c->i)
		memmove(c->out + c->made, c->in + c->i, n);
	c->made += n;
	c->i += n;
}

static void
part(struct cleaner *c, size_t n)
{
	c->part = true;
	c->i += n;
}

/* "don't" keeps its apostrophe */
static void
quote(struct cleaner *c)
{
	bool within = c->in[c->i] == '\'' && c->made && !c->part && is_word(c->out[c->made - 1]) && c->i + 1 < c->n &&
	              is_word(c->in[c->i + 1]);

	if (within)
		keep(c, 1, false);
	else
		c->i++;
}

/* "-5" keeps its minus; a number may be masked */
static void
dash(struct cleaner *c)
{
	char next = c->i + 1 < c->n ? c->in[c->i + 1] : ' ';

	if (((next >= '0' && next <= '9') || next == '\2') && (c->part || !c->made || c->close))
		keep(c, 1, false);
	else
		part(c, 1);
}

static void
dots(struct cleaner *c)
{
	size_t n = 1;

	while (c->i + n < c->n && c->in[c->i + n] == '.')
		n++;
	if (n > 1)
		part(c, n);
	else
		keep(c, 1, true);
}

static void
wide(struct cleaner *c)
{
	size_t n = bullet(c->in + c->i, c->n - c->i);

	if (n)
		part(c, n);
	else
		keep(c, 1, false);
}

/* from a byte that stays to the next that may not */
static void
keep_run(struct cleaner *c)
{
	size_t to = c->i + 1;

	while (to < c->n && (does[(unsigned char)c->in[to]] == KEEP ||
	                     (c->in[to] == ' ' && to + 1 < c->n && does[(unsigned char)c->in[to + 1]] == KEEP)))
		to++;
	keep(c, to - c->i, false);
}

size_t
signs_drop(char *text, size_t n)
{
	struct cleaner c = {.in = text, .n = n, .out = text};

	while (c.i < n)
		switch ((enum does)does[(unsigned char)text[c.i]]) {
		case KEEP: keep_run(&c); break;
		case PART: part(&c, 1); break;
		case QUOTE: quote(&c); break;
		case DASH: dash(&c); break;
		case DOT: dots(&c); break;
		case WIDE: wide(&c); break;
		case CLOSES: keep(&c, 1, true); break;
		case OPENS:
			keep(&c, 1, false);
			c.close = true;
			break;
		case BOTH:
			keep(&c, 1, true);
			c.close = true;
			break;
		}
	return c.made;
}

const char *
signs_dropped(struct arena *a, const char *text)
{
	size_t n = strlen(text);
	char *copy = arena_copy(a, text, n);

	copy[signs_drop(copy, n)] = '\0';
	return copy;
}
