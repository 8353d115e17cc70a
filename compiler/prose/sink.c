#include "sink.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "../base/text.h"

enum { BLOCKS, HEADINGS, LINKS, EMPHASIS };

void
sink_open(struct sink *s, struct plain *p, struct arena *a, size_t n)
{
	*s = (struct sink){.p = p, .a = a, .block = true, .mark = ""};
	ARENA_ARRAY(a, s->text, n + 1);
	ARENA_ARRAY(a, s->at, n + 1);
}

/* ---- characters ---- */

static void
begin(struct sink *s)
{
	if (s->space && s->n) {
		s->at[s->n] = (uint32_t)s->end;
		s->text[s->n++] = ' ';
	}
	s->space = false;
	if (s->block) {
		s->p->blocks = mem_room(s->p->blocks, s->p->nblocks, &s->caps[BLOCKS], sizeof *s->p->blocks);
		s->p->blocks[s->p->nblocks++] = (struct plain_block){s->n, s->mark};
		s->block = false;
	}
}

void
sink_run(struct sink *s, const char *run, size_t n, size_t at)
{
	if (s->space || s->block)
		begin(s);
	memcpy(s->text + s->n, run, n);
	for (size_t i = 0; i < n; i++)
		s->at[s->n + i] = (uint32_t)(at + i);
	s->n += n;
	s->end = at + n;
}

enum { DROP = 0, WHITE = ' ', ELLIPSIS = '.' };

/* what is written otherwise: each of a range of characters as one of ASCII, white space or nothing */
static const struct fold { uint32_t first, last; char as; } folds[] = {
	{0x00, 0x08, DROP},       {0x09, 0x0D, WHITE},      {0x0E, 0x1F, DROP},      {0x20, 0x20, WHITE},
	{0x7F, 0x84, DROP},       {0x85, 0x85, WHITE},      {0x86, 0x9F, DROP},      {0xA0, 0xA0, WHITE},
	{0xAB, 0xAB, '"'},        {0xAD, 0xAD, DROP},       {0xBB, 0xBB, '"'},       {0x2BC, 0x2BC, '\''},
	{0x34F, 0x34F, DROP},
	{0x61C, 0x61C, DROP},     {0x115F, 0x1160, DROP},   {0x1680, 0x1680, WHITE},  {0x180E, 0x180E, DROP},  {0x2000, 0x200A, WHITE},
	{0x200B, 0x200F, DROP},   {0x2010, 0x2015, '-'},    {0x2018, 0x201B, '\''},  {0x201C, 0x201F, '"'},
	{0x2026, 0x2026, ELLIPSIS}, {0x2028, 0x2029, WHITE}, {0x202A, 0x202E, DROP}, {0x202F, 0x202F, WHITE},
	{0x2039, 0x203A, '\''},   {0x205F, 0x205F, WHITE},  {0x2060, 0x206F, DROP},  {0x2212, 0x2212, '-'},
	{0x2E3A, 0x2E3B, '-'},    {0x3000, 0x3000, WHITE},  {0x3164, 0x3164, DROP},  {0xFE00, 0xFE0F, DROP},
	{0xFEFF, 0xFEFF, DROP},   {0xFFF9, 0xFFFC, DROP},   {0xE0000, 0xE007F, DROP}, {0xE0100, 0xE01EF, DROP},
};

static const struct fold *
fold_of(uint32_t cp)
{
	size_t low = 0, high = sizeof folds / sizeof *folds;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (cp > folds[mid].last)
			low = mid + 1;
		else
			high = mid;
	}
	return low < sizeof folds / sizeof *folds && cp >= folds[low].first ? &folds[low] : NULL;
}

bool
sink_drops(uint32_t cp)
{
	const struct fold *f = fold_of(cp);

	return f && f->as == DROP;
}

bool
sink_is_sign(uint32_t cp)
{
	const struct fold *f = fold_of(cp);

	return f && f->as != DROP && f->as != WHITE;
}

static bool
joins(const utf8proc_property_t *c)
{
	return c->combining_class || c->boundclass == UTF8PROC_BOUNDCLASS_EXTEND ||
	       c->boundclass == UTF8PROC_BOUNDCLASS_SPACINGMARK || c->boundclass == UTF8PROC_BOUNDCLASS_V ||
	       c->boundclass == UTF8PROC_BOUNDCLASS_T;
}

/* a character beyond ASCII that is written as it is */
static void
put_wide(struct sink *s, uint32_t cp, size_t at, size_t end)
{
	const utf8proc_property_t *c = utf8proc_get_property((utf8proc_int32_t)cp);
	size_t n;

	begin(s);
	if (joins(c) || (c->decomp_seqindex != UINT16_MAX && !c->decomp_type))
		s->loose = true;
	n = (size_t)utf8proc_encode_char((utf8proc_int32_t)cp, (utf8proc_uint8_t *)s->text + s->n);
	for (size_t i = 0; i < n; i++)
		s->at[s->n + i] = (uint32_t)(n == end - at ? at + i : at);
	s->n += n;
	s->end = end;
}

void
sink_put(struct sink *s, uint32_t cp, size_t at, size_t end)
{
	const struct fold *f = fold_of(cp);
	size_t n = f && f->as == ELLIPSIS ? 3 : 1;

	if (f && f->as == DROP)
		return;
	if (f && f->as == WHITE) {
		s->space = true;
	} else if (f || cp < 0x80) {
		while (n--)
			sink_run(s, f ? &f->as : &(char){(char)cp}, 1, at);
		s->end = end;
	} else {
		put_wide(s, cp, at, end);
	}
}

/* ---- what is remembered beside them ---- */

void
sink_block(struct sink *s, const char *mark)
{
	s->space = s->block = true;
	s->mark = mark ? mark : "";
}

void
sink_emphasis(struct sink *s)
{
	s->p->emphasis = mem_room(s->p->emphasis, s->p->nemphasis, &s->caps[EMPHASIS], sizeof *s->p->emphasis);
	s->p->emphasis[s->p->nemphasis++] = s->n + (s->space && s->n); /* behind the space that is due */
}

void
sink_heading(struct sink *s, size_t nblocks, int level)
{
	if (nblocks >= s->p->nblocks)
		return;
	while (s->p->nheadings && s->p->headings[s->p->nheadings - 1].to > s->p->blocks[nblocks].from)
		s->p->nheadings--; /* one within another is no heading of its own */
	s->p->headings = mem_room(s->p->headings, s->p->nheadings, &s->caps[HEADINGS], sizeof *s->p->headings);
	s->p->headings[s->p->nheadings++] = 
		(struct plain_heading){.from = s->p->blocks[nblocks].from, .to = s->n, .level = level};
}

void
sink_link(struct sink *s, size_t from, const char *target, size_t n)
{
	char *copy = arena_copy(s->a, target, n);

	for (char *c = copy; *c; c++)
		if ((unsigned char)*c < ' ')
			*c = ' ';
	s->p->links = mem_room(s->p->links, s->p->nlinks, &s->caps[LINKS], sizeof *s->p->links);
	s->p->links[s->p->nlinks++] = (struct plain_link){from, s->n, copy};
}

struct sink_place
sink_here(const struct sink *s)
{
	return (struct sink_place){s->n,    s->end,   s->p->nblocks, s->p->nlinks, s->p->nemphasis,
	                           s->mark, s->space, s->block};
}

bool
sink_same_block(const struct sink *s, const struct sink_place *place)
{
	return !s->block && s->p->nblocks == place->nblocks + place->block;
}

void
sink_back(struct sink *s, const struct sink_place *place)
{
	s->n = place->n;
	s->end = place->end;
	s->mark = place->mark;
	s->space = place->space;
	s->block = place->block;
	s->p->nblocks = place->nblocks;
	s->p->nlinks = place->nlinks;
	s->p->nemphasis = place->nemphasis;
}

bool
sink_has_words(const struct sink *s, size_t from)
{
	uint32_t cp;

	for (size_t used; from < s->n; from += used) {
		used = s->text[from] ? utf8_decode(s->text + from, s->n - from, &cp) : 1;
		if (!used || (s->text[from] && utf8proc_category((utf8proc_int32_t)cp) <= UTF8PROC_CATEGORY_NO &&
		              utf8proc_category((utf8proc_int32_t)cp) != UTF8PROC_CATEGORY_CN))
			return true;
	}
	return false;
}

void
sink_restore(struct sink *s, const struct sink_gap *gaps, size_t n)
{
	size_t g = 0, gone = 0;

	for (size_t i = 0; i < s->n; i++) {
		bool behind = s->text[i] == ' ' && s->at[i]; /* a word, whose last byte it is that moved */
		size_t at = s->at[i] - behind;

		for (; g < n && gaps[g].at <= at; g++)
			gone = gaps[g].gone;
		s->at[i] = (uint32_t)(at + gone + behind);
	}
	for (; s->end && g < n && gaps[g].at <= s->end - 1; g++)
		gone = gaps[g].gone;
	s->end += gone;
}

void
sink_hole(struct sink *s, size_t at)
{
	s->text[at] = '\0';
	s->holes = true;
}

/* ---- every place moves when characters go ---- */

/* where what stood at a byte of the old text stands in the new one; both grow */
typedef size_t (*mover)(const void *ctx, size_t at);

static void
move_all(struct plain *p, mover move, const void *ctx)
{
	for (size_t i = 0; i < p->nblocks; i++)
		p->blocks[i].from = move(ctx, p->blocks[i].from);
	for (size_t i = 0; i < p->nheadings; i++) {
		p->headings[i].from = move(ctx, p->headings[i].from);
		p->headings[i].to = move(ctx, p->headings[i].to);
	}
	for (size_t i = 0; i < p->nlinks; i++) {
		p->links[i].from = move(ctx, p->links[i].from);
		p->links[i].to = move(ctx, p->links[i].to);
	}
	for (size_t i = 0; i < p->nemphasis; i++)
		p->emphasis[i] = move(ctx, p->emphasis[i]);
}

struct gone {
	size_t *at; /* of single bytes, in order */
	size_t n, cap;
};

static size_t
move_over(const void *ctx, size_t at)
{
	const struct gone *gone = ctx;
	size_t low = 0, high = gone->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (gone->at[mid] < at)
			low = mid + 1;
		else
			high = mid;
	}
	return at - low;
}

static void
close_holes(struct sink *s)
{
	struct gone gone = {0};
	size_t to = 0;

	for (size_t i = 0, run; i < s->n; i += run) {
		const char *hole = memchr(s->text + i, '\0', s->n - i);

		run = (hole ? (size_t)(hole - s->text) : s->n) - i;
		if (run && !(s->text[i] == ' ' && (!to || s->text[to - 1] == ' '))) {
			memmove(s->text + to, s->text + i, run);
			memmove(s->at + to, s->at + i, run * sizeof *s->at);
			to += run;
			continue;
		}
		run = 1; /* a hole, or one of two spaces that had one between them */
		gone.at = mem_room(gone.at, gone.n, &gone.cap, sizeof *gone.at);
		gone.at[gone.n++] = i;
	}
	s->n = to;
	move_all(s->p, move_over, &gone);
	free(gone.at);
}

/* what would have stood behind the last character */
static size_t
move_before_end(const void *ctx, size_t at)
{
	size_t n = *(const size_t *)ctx;

	return at < n ? at : n;
}

/* ---- NFC, a character with what joins it at a time ---- */

enum { JOINED = 32 }; /* so many at most: marks are sorted in a time that grows with their square */

static size_t
joined_length(const char *s, size_t n)
{
	size_t used = 0, count = 0;
	uint32_t cp;

	while (used < n && count++ < JOINED) {
		size_t one = utf8_decode(s + used, n - used, &cp);

		if (used && (cp < 0x80 || !joins(utf8proc_get_property((utf8proc_int32_t)cp))))
			break;
		used += one;
	}
	return used;
}

/* gives the length of the NFC of n bytes, written into out */
static size_t
compose(const char *s, size_t n, utf8proc_int32_t out[JOINED * 4 + 1])
{
	utf8proc_ssize_t count =
		utf8proc_decompose((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, out, JOINED * 4, UTF8PROC_COMPOSE);

	if (count < 0 || count > JOINED * 4)
		die("a plain text is not UTF-8");
	return (size_t)utf8proc_reencode(out, count, UTF8PROC_COMPOSE);
}

static size_t
move_to(const void *ctx, size_t at)
{
	return ((const uint32_t *)ctx)[at];
}

/* ASCII that nothing joins: all but the last of a run */
static size_t
composed_run(const char *s, size_t n)
{
	size_t run = utf8_run(s, n);

	return run && run < n ? run - 1 : run;
}

static void
make_nfc(struct sink *s)
{
	utf8proc_int32_t out[JOINED * 4 + 1];
	uint32_t *to = mem_grow(NULL, (s->n + 2) * sizeof *to), *at;
	char *text;
	size_t used, n = 0;

	ARENA_ARRAY(s->a, text, s->n * 3 + 1); /* no text grows more under NFC */
	ARENA_ARRAY(s->a, at, s->n * 3 + 1);
	for (size_t i = 0; i < s->n; i += used) {
		size_t run = composed_run(s->text + i, s->n - i), made = used = run ? run : joined_length(s->text + i, s->n - i);
		const char *from = s->text + i;
		bool same = true;

		if (used > 1 && !run) {
			made = compose(from, used, out);
			same = made == used && memcmp(out, from, used) == 0;
			from = (const char *)out;
		}
		for (size_t k = 0; k < used; k++)
			to[i + k] = (uint32_t)(n + (run ? k : 0));
		memcpy(text + n, from, made);
		for (size_t k = 0; k < made; k++)
			at[n + k] = s->at[same ? i + k : i];
		n += made;
	}
	to[s->n] = to[s->n + 1] = (uint32_t)n; /* an empty last block stands behind the space that was trimmed */
	move_all(s->p, move_to, to);
	free(to);
	s->text = text;
	s->at = at;
	s->n = n;
}

/* ---- the end ---- */

/* of blocks that came to begin at one place the last; none at the end */
static void
drop_empty_blocks(struct plain *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->nblocks; i++) {
		if (p->blocks[i].from >= p->n)
			break;
		if (n && p->blocks[n - 1].from == p->blocks[i].from)
			n--;
		p->blocks[n++] = p->blocks[i];
	}
	p->nblocks = n;
}

static void
trim(const struct plain *p, size_t *from, size_t *to)
{
	while (*to > *from && p->text[*to - 1] == ' ')
		--*to;
	while (*from < *to && p->text[*from] == ' ')
		++*from;
}

static void
drop_empty_headings(struct plain *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->nheadings; i++) {
		trim(p, &p->headings[i].from, &p->headings[i].to);
		if (p->headings[i].from < p->headings[i].to)
			p->headings[n++] = p->headings[i];
	}
	p->nheadings = n;
}

/* the section of each heading, whose headings are in their last place now */
void
plain_close_sections(struct plain *p)
{
	struct plain_heading *open = NULL;

	for (size_t i = 0; i < p->nheadings; i++) {
		struct plain_heading *h = &p->headings[i];

		for (; open && open->level >= h->level; open = (struct plain_heading *)open->above)
			open->end = h->from;
		h->above = open;
		h->end = p->n;
		open = h;
	}
}

static void *
keep(struct arena *a, void *array, size_t n)
{
	void *kept = arena_take(a, n);

	if (n)
		memcpy(kept, array, n);
	free(array);
	return kept;
}

void
sink_close(struct sink *s)
{
	struct plain *p = s->p;

	if (s->holes)
		close_holes(s);
	if (s->n && s->text[s->n - 1] == ' ')
		s->end = s->at[--s->n];
	move_all(s->p, move_before_end, &s->n);
	if (s->loose)
		make_nfc(s);
	s->text[s->n] = '\0';
	s->at[s->n] = (uint32_t)s->end;
	p->text = s->text;
	p->at = s->at;
	p->n = s->n;
	drop_empty_blocks(p);
	drop_empty_headings(p);
	for (size_t i = 0; i < p->nlinks; i++)
		trim(p, &p->links[i].from, &p->links[i].to);
	p->blocks = keep(s->a, p->blocks, p->nblocks * sizeof *p->blocks);
	p->headings = keep(s->a, p->headings, p->nheadings * sizeof *p->headings);
	plain_close_sections(p);
	p->links = keep(s->a, p->links, p->nlinks * sizeof *p->links);
	p->emphasis = keep(s->a, p->emphasis, p->nemphasis * sizeof *p->emphasis);
}
