#include "texts.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "../prose/bare.h"
#include "../prose/differ.h"
#include "../prose/mask.h"
#include "../prose/portions.h"

/* ---- hashes and what is found by them ---- */

static uint64_t
mix(uint64_t h)
{
	h ^= h >> 32;
	h *= 0xD6E8FEB86659FD93u;
	h ^= h >> 32;
	h *= 0xD6E8FEB86659FD93u;
	return h ^ h >> 32;
}

static uint64_t
hash_more(uint64_t h, const void *data, size_t n)
{
	const char *s = data;
	uint64_t eight;

	for (; n >= sizeof eight; s += sizeof eight, n -= sizeof eight) {
		memcpy(&eight, s, sizeof eight);
		h = (h ^ eight) * 0x9E3779B97F4A7C15u;
		h ^= h >> 29;
	}
	for (eight = n; n; n--)
		eight = eight << 8 | (unsigned char)*s++;
	return (h ^ eight) * 0x9E3779B97F4A7C15u;
}

typedef bool (*equal)(const void *ctx, size_t i);

/* the slot of what has that hash and is equal, or the free slot where it goes */
static uint32_t *
look_up(struct index *x, uint64_t (*hash_of)(const void *ctx, size_t i), equal is, const void *ctx, uint64_t hash)
{
	size_t at;

	if (x->nslots < 2 * (x->n + 1)) {
		uint32_t *old = x->slots;
		size_t n = x->nslots;

		x->nslots = n ? n * 2 : 64;
		x->slots = mem_grow(NULL, x->nslots * sizeof *x->slots);
		memset(x->slots, 0, x->nslots * sizeof *x->slots);
		for (size_t i = 0; i < n; i++)
			if (old[i]) {
				for (at = mix(hash_of(ctx, old[i] - 1)) & (x->nslots - 1); x->slots[at];)
					at = (at + 1) & (x->nslots - 1);
				x->slots[at] = old[i];
			}
		free(old);
	}
	for (at = mix(hash) & (x->nslots - 1); x->slots[at]; at = (at + 1) & (x->nslots - 1))
		if (hash_of(ctx, x->slots[at] - 1) == hash && is(ctx, x->slots[at] - 1))
			break;
	return &x->slots[at];
}

/* ---- strings ---- */

struct string_wanted {
	const struct texts *t;
	const char *s;
	size_t n;
};

static uint64_t
string_hash(const void *ctx, size_t i)
{
	return ((const struct string_wanted *)ctx)->t->strings[i].hash;
}

static bool
string_is(const void *ctx, size_t i)
{
	const struct string_wanted *w = ctx;

	return w->t->strings[i].n == w->n && memcmp(w->t->strings[i].s, w->s, w->n) == 0;
}

static uint32_t
string_id(struct texts *t, const char *s, size_t n)
{
	struct string_wanted wanted = {t, s, n};
	uint64_t hash = hash_more(n, s, n);
	uint32_t *slot = look_up(&t->by_string, string_hash, string_is, &wanted, hash);

	if (!*slot) {
		t->strings = mem_room(t->strings, t->nstrings, &t->caps[0], sizeof *t->strings);
		t->strings[t->nstrings++] = (struct string){arena_copy(&t->arena, s, n), hash, (uint32_t)n};
		*slot = (uint32_t)t->nstrings;
		t->by_string.n++;
	}
	return *slot - 1;
}

/* ---- sentences as they are compared ---- */

static uint32_t
bare_id(struct texts *t, const struct mask *m, bool dates, bool numbers)
{
	struct buf bare = {0};
	uint32_t id;

	bare_put(&bare, m, dates, numbers);
	id = string_id(t, bare.s ? bare.s : "", bare.n);
	buf_free(&bare);
	return id;
}

/* One pass over a sentence. Where it has neither dates nor numbers, and most have none, one string is all three. */
static struct said
said_of(struct texts *t, const char *folded, size_t n, bool *dated, bool *numbered)
{
	size_t skip = bare_label(folded, n);
	struct mask m;
	struct said said;

	mask_make(&m, folded + skip, n - skip);
	said.unnumbered = said.undated = said.same = bare_id(t, &m, false, false);
	if (m.numbers.n)
		said.undated = said.same = bare_id(t, &m, false, true);
	if (m.dates.n)
		said.same = bare_id(t, &m, true, true);
	*dated = *dated || m.dates.n;
	*numbered = *numbered || m.numbers.n;
	mask_free(&m);
	return said;
}

/* ---- the words of a line ---- */

struct words_wanted {
	const struct texts *t;
	const char *folded;
	size_t n;
};

static uint64_t
words_hash(const void *ctx, size_t i)
{
	return ((const struct words_wanted *)ctx)->t->words[i].hash;
}

static bool
words_are(const void *ctx, size_t i)
{
	const struct words_wanted *wanted = ctx;
	const struct line_words *w = &wanted->t->words[i];

	return w->n == wanted->n && memcmp(w->folded, wanted->folded, w->n) == 0;
}

static int
by_word(const void *key, const void *entry)
{
	const struct string *word = key;
	const char *one = *(const char *const *)entry;
	int order = strncmp(word->s, one, word->n);

	return order ? order : -(one[word->n] != '\0');
}

/* words of duty, right and liability, in the languages of the archives; in these no furniture is written */
static bool
is_binding_word(const char *s, size_t n)
{
	static const char *const words[] = { /* in order of their bytes */
		"aansprakelijk", "agree", "agrees", "ansvar", "arbitration", "cannot", "consent", "debe", "deben", "derecho", "deve", "devez",
		"devono", "direito", "diritto", "doit", "doivent", "droit", ("d\xC3\xBC" "rfen"), "entitled", "except", "haften", "haftet",
		"haftung", "ikke", "indemnify", "interdit", "law", "laws", "liability", "liable", "mag", "may", "moet", "musi", "muss", "must",
		("m\xC3\xBC" "ssen"), "ne", "nicht", "nie", "niet", "no", "non", "not", ("n\xC3\xA3o"), "obligation", "obligations",
		("odpowiedzialno\xC5\x9B\xC4\x87"), "peut", "pode", "pouvez", "prohibido", "prohibited", "puede", ("pu\xC3\xB2"), "recht",
		"required", "responsabilidad", ("responsabilit\xC3\xA0"), "responsable", "responsible", "rights", "sauf", "shall", "skal",
		"terminate", "unless", "verboden", "verboten", "verpflichtet", "vietato", "warranty", "will",
	};
	const struct string word = {.s = s, .n = (uint32_t)n};

	return bsearch(&word, words, sizeof words / sizeof *words, sizeof *words, by_word) != NULL;
}

static bool
is_binding(const char *folded, size_t n)
{
	for (size_t i = 0, from = 0; i <= n; i++) {
		unsigned char c = i < n ? (unsigned char)folded[i] : ' ';

		if ((c >= 'a' && c <= 'z') || c >= 0x80)
			continue;
		if (i > from + 1 && is_binding_word(folded + from, i - from))
			return true;
		from = i + 1;
	}
	return false;
}

static uint32_t
count_words(const char *folded, size_t n)
{
	uint32_t count = n > 0;
	size_t wide = n - utf8_count(folded, n);

	for (size_t i = 0; i < n; i++)
		count += folded[i] == ' ';
	return count + (wide > n / 2 ? (uint32_t)(wide / 4) : 0); /* Han has no spaces */
}

static uint32_t
masked_id(struct texts *t, const struct line_words *w)
{
	struct buf all = {0};
	uint32_t id;

	if (w->nsaid == 1)
		return w->said[0].unnumbered;
	for (size_t i = 0; i < w->nsaid; i++) {
		buf_add(&all, t->strings[w->said[i].unnumbered].s, t->strings[w->said[i].unnumbered].n);
		buf_putc(&all, ' ');
	}
	id = string_id(t, all.s ? all.s : "", all.n);
	buf_free(&all);
	return id;
}

enum {
	PROSE = 12,   /* words of a sentence that is prose whatever it says */
	SENTENCE = 6, /* words of one that binds */
	NOTICE = 25   /* words of a notice of copyright, at most */
};

/* What is to be known of a line, from its words as they first stand in a text; the sentences are cut where they are. */
static void
study(struct texts *t, struct line_words *w, const char *exact, size_t n)
{
	struct arena a = {0};
	const struct plain one = {.text = arena_copy(&a, exact, n), .n = n};
	struct tokens sentences = tokens_sentences(&a, &one);
	w->nsaid = (uint32_t)sentences.n;
	ARENA_ARRAY(&t->arena, w->said, w->nsaid);
	for (size_t i = 0; i < sentences.n; i++) {
		const char *folded = plain_fold(&a, sentences.all[i], strlen(sentences.all[i]));

		w->said[i] = said_of(t, folded, strlen(folded), &w->dated, &w->numbered);
		w->sum += mix(t->strings[w->said[i].same].hash);
	}
	w->masked = masked_id(t, w);
	w->count = count_words(w->folded, w->n);
	w->ends = n && (strchr(".!?;:", exact[n - 1]) || (n > 2 && memcmp(exact + n - 3, "\xE3\x80\x82", 3) == 0));
	w->binding = is_binding(w->folded, w->n);
	w->notice = memmem(w->folded, w->n, "all rights reserved", strlen("all rights reserved")) || memmem(w->folded, w->n, "\xC2\xA9", 2);
	w->prose = (w->ends && w->count >= PROSE) || (w->binding && w->count >= SENTENCE);
	w->prose = w->prose && !(w->notice && w->count <= NOTICE);
	w->votes = language_votes(w->folded, w->n);
	arena_free(&a);
}

static uint32_t
words_id(struct texts *t, const char *exact, size_t n)
{
	struct arena a = {0};
	const char *folded;
	struct words_wanted wanted = {.t = t};
	uint32_t *slot;
	uint64_t hash;

	while (n && exact[n - 1] == ' ')
		n--;
	wanted.folded = folded = plain_fold(&a, exact, n);
	wanted.n = strlen(folded);
	hash = hash_more(wanted.n, folded, wanted.n);
	slot = look_up(&t->by_words, words_hash, words_are, &wanted, hash);
	if (!*slot) {
		t->words = mem_room(t->words, t->nwords, &t->caps[1], sizeof *t->words);
		t->words[t->nwords] = (struct line_words){.folded = arena_copy(&t->arena, folded, wanted.n), .n = wanted.n, .hash = hash};
		study(t, &t->words[t->nwords], exact, n);
		*slot = (uint32_t)++t->nwords;
		t->by_words.n++;
	}
	arena_free(&a);
	return *slot - 1;
}

/* ---- lines ---- */

static uint64_t
line_hash(const struct text_line *l)
{
	uint64_t h = hash_more(l->n, l->text, l->n);

	h = hash_more(h, l->mark, strlen(l->mark)) + (l->mark == plain_cell);
	for (size_t i = 0; i < l->nlinks; i++) {
		uint64_t places[2] = {l->links[i].from, l->links[i].to};

		h = hash_more(hash_more(h, places, sizeof places), l->links[i].target, strlen(l->links[i].target));
	}
	h = hash_more(h, l->emphasis, l->nemphasis * sizeof *l->emphasis);
	for (size_t i = 0; i < l->nheadings; i++) {
		uint64_t heading[3] = {l->headings[i].from, l->headings[i].to, (uint64_t)l->headings[i].level};

		h = hash_more(h, heading, sizeof heading);
	}
	return h;
}

struct line_wanted {
	const struct texts *t;
	const struct text_line *line;
};

static uint64_t
hash_of_line(const void *ctx, size_t i)
{
	return ((const struct line_wanted *)ctx)->t->hashes[i];
}

static bool
same_links(const struct text_line *a, const struct text_line *b)
{
	for (size_t i = 0; i < a->nlinks; i++)
		if (a->links[i].from != b->links[i].from || a->links[i].to != b->links[i].to ||
		    strcmp(a->links[i].target, b->links[i].target) != 0)
			return false;
	return true;
}

static bool
same_headings(const struct text_line *a, const struct text_line *b)
{
	for (size_t i = 0; i < a->nheadings; i++)
		if (a->headings[i].from != b->headings[i].from || a->headings[i].to != b->headings[i].to ||
		    a->headings[i].level != b->headings[i].level)
			return false;
	return true;
}

static bool
line_is(const void *ctx, size_t i)
{
	const struct text_line *a = ((const struct line_wanted *)ctx)->line, *b = &((const struct line_wanted *)ctx)->t->lines[i];

	return a->n == b->n && a->nlinks == b->nlinks && a->nemphasis == b->nemphasis && a->nheadings == b->nheadings &&
	       memcmp(a->text, b->text, a->n) == 0 && strcmp(a->mark, b->mark) == 0 &&
	       (a->mark == plain_cell) == (b->mark == plain_cell) && same_links(a, b) && same_headings(a, b) &&
	       (!a->nemphasis || memcmp(a->emphasis, b->emphasis, a->nemphasis * sizeof *a->emphasis) == 0);
}

static void *
keep(struct texts *t, const void *array, size_t n)
{
	void *kept = arena_take(&t->arena, n);

	return n ? memcpy(kept, array, n) : kept;
}

/* a new line, with copies of all that its text lent */
static struct text_line
kept_line(struct texts *t, const struct text_line *l)
{
	struct text_line kept = *l;

	kept.text = arena_copy(&t->arena, l->text, l->n);
	kept.mark = *l->mark ? arena_string(&t->arena, l->mark) : l->mark == plain_cell ? plain_cell : "";
	kept.links = keep(t, l->links, l->nlinks * sizeof *l->links);
	kept.emphasis = keep(t, l->emphasis, l->nemphasis * sizeof *l->emphasis);
	kept.headings = keep(t, l->headings, l->nheadings * sizeof *l->headings);
	for (size_t i = 0; i < kept.nlinks; i++) {
		kept.links[i].target = arena_string(&t->arena, l->links[i].target);
		kept.linked += kept.links[i].from < kept.links[i].to ? (uint32_t)(kept.links[i].to - kept.links[i].from) : 0;
	}
	kept.words = words_id(t, l->text, l->n);
	return kept;
}

static uint32_t
line_id(struct texts *t, const struct text_line *l)
{
	struct line_wanted wanted = {t, l};
	uint64_t hash = line_hash(l);
	uint32_t *slot = look_up(&t->by_line, hash_of_line, line_is, &wanted, hash);

	if (!*slot) {
		t->lines = mem_room(t->lines, t->nlines, &t->caps[2], sizeof *t->lines);
		t->hashes = mem_room(t->hashes, t->nlines, &t->hashes_cap, sizeof *t->hashes);
		t->lines[t->nlines] = kept_line(t, l);
		t->hashes[t->nlines] = hash;
		*slot = (uint32_t)++t->nlines;
		t->by_line.n++;
	}
	return *slot - 1;
}

/* ---- a text cut into lines ---- */

struct line_cutter {
	const struct plain *p;
	struct plain_link *links;   /* of one line, with places that count from it */
	struct plain_heading *headings;
	size_t *emphasis;
	size_t nlinks, nheadings, nemphasis; /* used up */
};

/* What ends in the line; of what stands at the end of one and the beginning of the next, the first. Places before the line, of
 * what began in another, wrap around and come right when they are counted back. Links without words are none. */
static struct text_line
cut_line(struct line_cutter *c, size_t from, size_t to, const char *mark)
{
	const struct plain *p = c->p;
	struct text_line l = {.text = p->text + from, .n = to - from, .mark = mark, .links = c->links, .emphasis = c->emphasis,
	                 .headings = c->headings};
	bool last = to == p->n;

	for (; c->nlinks < p->nlinks && (last || p->links[c->nlinks].to <= to); c->nlinks++)
		if (p->links[c->nlinks].from < p->links[c->nlinks].to)
			l.links[l.nlinks++] = (struct plain_link){p->links[c->nlinks].from - from, p->links[c->nlinks].to - from,
			                                          p->links[c->nlinks].target};
	for (; c->nemphasis < p->nemphasis && (last || p->emphasis[c->nemphasis] < to); c->nemphasis++)
		l.emphasis[l.nemphasis++] = p->emphasis[c->nemphasis] - from;
	for (; c->nheadings < p->nheadings && p->headings[c->nheadings].from < to; c->nheadings++)
		l.headings[l.nheadings++] = (struct plain_heading){.from = p->headings[c->nheadings].from - from,
		                                                   .to = p->headings[c->nheadings].to - from,
		                                                   .level = p->headings[c->nheadings].level};
	while (l.n && l.text[l.n - 1] == ' ')
		l.n--;
	return l;
}

/* the lines of a text, in a; a text begins with a block, if it has any words */
static size_t
cut_lines(struct texts *t, struct arena *a, const struct plain *p, uint32_t **lines)
{
	struct line_cutter c = {.p = p};

	ARENA_ARRAY(a, c.links, p->nlinks);
	ARENA_ARRAY(a, c.headings, p->nheadings);
	ARENA_ARRAY(a, c.emphasis, p->nemphasis);
	ARENA_ARRAY(a, *lines, p->nblocks + 1);
	for (size_t i = 0; i < p->nblocks; i++) {
		size_t to = i + 1 < p->nblocks ? p->blocks[i + 1].from : p->n;
		struct text_line l = cut_line(&c, i ? p->blocks[i].from : 0, to, p->blocks[i].mark);

		(*lines)[i] = line_id(t, &l);
	}
	return p->nblocks;
}

/* ---- texts ---- */

struct text_wanted {
	const struct texts *t;
	const uint32_t *lines;
	size_t n;
};

static uint64_t
text_hash(const void *ctx, size_t i)
{
	return ((const struct text_wanted *)ctx)->t->all[i].hash;
}

static bool
text_is_that(const void *ctx, size_t i)
{
	const struct text_wanted *w = ctx;
	const struct text *text = &w->t->all[i];

	return text->n == w->n && (!w->n || memcmp(text->lines, w->lines, w->n * sizeof *w->lines) == 0);
}

/* of the words with one space between lines, so that it is the same however they are divided */
static struct sha256
words_digest(const struct texts *t, const uint32_t *lines, size_t n)
{
	struct buf all = {0};
	struct sha256 d;

	for (size_t i = 0; i < n; i++) {
		const struct line_words *w = &t->words[t->lines[lines[i]].words];

		buf_add(&all, w->folded, w->n);
		buf_putc(&all, ' ');
	}
	d = sha256_of(all.s ? all.s : "", all.n);
	buf_free(&all);
	return d;
}

static enum language
text_language(const struct texts *t, const uint32_t *lines, size_t n)
{
	size_t votes[LANGUAGES] = {0};

	for (size_t i = 0; i < n; i++)
		for (size_t l = 0; l < LANGUAGES; l++)
			votes[l] += t->words[t->lines[lines[i]].words].votes.of[l];
	return language_of(votes);
}

/* the text of these lines, new or known */
static size_t
text_id(struct texts *t, const uint32_t *lines, size_t n, size_t bytes)
{
	struct text_wanted wanted = {t, lines, n};
	uint64_t hash = hash_more(n, lines, n * sizeof *lines);
	uint32_t *slot = look_up(&t->by_text, text_hash, text_is_that, &wanted, hash);

	if (!*slot) {
		t->all = mem_room(t->all, t->n, &t->caps[3], sizeof *t->all);
		t->all[t->n] = (struct text){.lines = keep(t, lines, n * sizeof *lines), .n = n, .hash = hash, .bytes = bytes,
		                             .words = words_digest(t, lines, n), .language = text_language(t, lines, n)};
		*slot = (uint32_t)++t->n;
		t->by_text.n++;
	}
	return *slot - 1;
}

size_t
texts_add(struct texts *t, const struct plain *p)
{
	struct arena a = {0};
	uint32_t *lines;
	size_t n = cut_lines(t, &a, p, &lines), text = text_id(t, lines, n, p->n);

	arena_free(&a);
	return text;
}

/* ---- Markdown in portions ---- */

struct piece_known {
	const char *bytes;
	size_t n;
	uint64_t hash;
	bool simple, open; /* open: what follows belongs to it */
	uint32_t *lines;   /* of a portion */
	size_t nlines, nbytes;
};

struct piece_wanted {
	const struct texts *t;
	const char *bytes;
	size_t n;
};

static uint64_t
piece_hash(const void *ctx, size_t i)
{
	return ((const struct piece_wanted *)ctx)->t->pieces[i].hash;
}

static bool
piece_is(const void *ctx, size_t i)
{
	const struct piece_wanted *w = ctx;

	return w->t->pieces[i].n == w->n && memcmp(w->t->pieces[i].bytes, w->bytes, w->n) == 0;
}

static bool
is_word(const struct texts *t, uint32_t line)
{
	return t->lines[line].n == 1 && t->lines[line].text[0] == 'Z' && !t->lines[line].nlinks && !t->lines[line].nemphasis;
}

/* Reads a portion between two words of ours, as the whole text has others before and behind it. What reaches into these, such as a
 * mark of emphasis behind the last word or an accent before the first, makes it one that cannot be read by itself. */
static void
read_portion(struct texts *t, struct piece_known *p)
{
	struct arena a = {0};
	struct plain plain;
	uint32_t *lines;
	char *between = arena_take(&a, p->n + 8);
	size_t n;

	memcpy(between, "Z\n\n", 3); /* NOLINT: its length is given */
	memcpy(between + 3, p->bytes, p->n);
	memcpy(between + 3 + p->n, "\n\nZ", 4);
	plain_make(&plain, &a, between, p->n + 6, PLAIN_MARKDOWN);
	n = cut_lines(t, &a, &plain, &lines);
	p->simple = n >= 2 && is_word(t, lines[0]) && is_word(t, lines[n - 1]) && t->lines[lines[1]].text[0] != ' ';
	if (p->simple) {
		p->nlines = n - 2;
		p->lines = keep(t, lines + 1, p->nlines * sizeof *lines);
		p->nbytes = plain.n - (n > 2 ? 4 : 3);
	}
	arena_free(&a);
}

static void
read_piece(struct texts *t, struct piece_known *p)
{
	struct portion portion = portion_of(p->bytes, p->n);

	p->open = portion.open > 0;
	p->simple = portion.simple && portion.open >= 0 && utf8_check(p->bytes, p->n) == p->n;
	if (p->simple && !p->open)
		read_portion(t, p);
}

static const struct piece_known *
piece_of(struct texts *t, const char *bytes, size_t n)
{
	struct piece_wanted wanted = {t, bytes, n};
	uint64_t hash = hash_more(n, bytes, n);
	uint32_t *slot = look_up(&t->by_piece, piece_hash, piece_is, &wanted, hash);
	size_t at;

	if (*slot)
		return &t->pieces[*slot - 1];
	t->pieces = mem_room(t->pieces, t->npieces, &t->pieces_cap, sizeof *t->pieces);
	at = t->npieces++;
	*slot = (uint32_t)t->npieces;
	t->by_piece.n++;
	t->pieces[at] = (struct piece_known){.bytes = arena_copy(&t->arena, bytes, n), .n = n, .hash = hash};
	read_piece(t, &t->pieces[at]);
	return &t->pieces[at];
}

/* the portion that begins at a place, and where it ends; NULL where the text can only be read whole */
static const struct piece_known *
next_portion(struct texts *t, const char *bytes, size_t n, size_t from, size_t *to)
{
	const struct piece_known *p;

	*to = portions_next(bytes, n, from);
	for (p = piece_of(t, bytes + from, *to - from); p->simple && p->open && *to < n;) {
		*to = portions_next(bytes, n, *to);
		p = piece_of(t, bytes + from, *to - from);
	}
	return p->simple && !p->open ? p : NULL;
}

bool
texts_add_markdown(struct texts *t, const char *bytes, size_t n, size_t *text)
{
	const struct piece_known *p = NULL;
	uint32_t *lines = NULL;
	size_t nlines = 0, cap = 0, all = 0, to;

	for (size_t from = 0; from < n; from = to) {
		if (!(p = next_portion(t, bytes, n, from, &to)))
			break;
		while (nlines + p->nlines > cap) {
			cap = cap ? cap * 2 : 256;
			lines = mem_grow(lines, cap * sizeof *lines);
		}
		if (p->nlines)
			memcpy(lines + nlines, p->lines, p->nlines * sizeof *lines);
		nlines += p->nlines;
		all += p->nbytes + (p->nbytes && all);
	}
	if (p || n == 0)
		*text = text_id(t, lines, nlines, all);
	free(lines);
	return p || n == 0;
}

void
texts_free(struct texts *t)
{
	struct index *all[] = {&t->by_line, &t->by_words, &t->by_string, &t->by_text, &t->by_piece};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		free(all[i]->slots);
	free(t->lines);
	free(t->words);
	free(t->strings);
	free(t->all);
	free(t->hashes);
	free(t->pieces);
	free(t->counts);
	arena_free(&t->arena);
	*t = (struct texts){0};
}

uint32_t *
texts_counts(struct texts *t)
{
	size_t n = t->nlines > t->nstrings ? t->nlines : t->nstrings;

	if (n > t->ncounts) {
		t->counts = mem_grow(t->counts, n * sizeof *t->counts);
		memset(t->counts, 0, n * sizeof *t->counts);
		t->ncounts = n;
	}
	return t->counts;
}

/* ---- back to a plain text ---- */

static void
add_line(struct plain *p, char *text, const struct text_line *l)
{
	size_t at = p->n + (p->n > 0);

	if (p->n)
		text[p->n] = ' ';
	memcpy(text + at, l->text, l->n);
	p->blocks[p->nblocks++] = (struct plain_block){at, l->mark};
	for (size_t i = 0; i < l->nlinks; i++)
		p->links[p->nlinks++] = (struct plain_link){l->links[i].from + at, l->links[i].to + at, l->links[i].target};
	for (size_t i = 0; i < l->nemphasis; i++)
		p->emphasis[p->nemphasis++] = l->emphasis[i] + at;
	for (size_t i = 0; i < l->nheadings; i++)
		p->headings[p->nheadings++] = (struct plain_heading){.from = l->headings[i].from + at, .to = l->headings[i].to + at,
		                                                     .level = l->headings[i].level};
	p->n = at + l->n;
}

/* what reaches before the beginning or past the end of a text that lines were left out of */
static void
cap_places(struct plain *p)
{
	for (size_t i = 0; i < p->nlinks; i++) {
		p->links[i].from = p->links[i].from > p->links[i].to ? 0 : p->links[i].from;
		p->links[i].to = p->links[i].to > p->n ? p->n : p->links[i].to;
	}
	for (size_t i = 0; i < p->nheadings; i++)
		p->headings[i].to = p->headings[i].to > p->n ? p->n : p->headings[i].to;
}

/* the text of these lines */
static void
make_plain(struct plain *p, struct arena *a, const struct texts *t, const uint32_t *lines, size_t n)
{
	size_t bytes = 0, links = 0, emphasis = 0, headings = 0;
	char *text;

	for (size_t i = 0; i < n; i++) {
		const struct text_line *l = &t->lines[lines[i]];

		bytes += l->n + 1;
		links += l->nlinks;
		emphasis += l->nemphasis;
		headings += l->nheadings;
	}
	*p = (struct plain){0};
	ARENA_ARRAY(a, text, bytes + 1);
	ARENA_ARRAY(a, p->blocks, n);
	ARENA_ARRAY(a, p->links, links);
	ARENA_ARRAY(a, p->emphasis, emphasis);
	ARENA_ARRAY(a, p->headings, headings);
	for (size_t i = 0; i < n; i++)
		add_line(p, text, &t->lines[lines[i]]);
	p->text = text;
	cap_places(p);
	plain_close_sections(p);
}

void
texts_plain(struct plain *p, struct arena *a, const struct texts *t, size_t text, bool furniture)
{
	const struct text *whole = &t->all[text];
	struct arena scratch = {0};
	uint32_t *lines;
	size_t n = 0;

	ARENA_ARRAY(&scratch, lines, whole->n);
	for (size_t i = 0; i < whole->n; i++)
		if (furniture || !t->words[t->lines[whole->lines[i]].words].furniture)
			lines[n++] = whole->lines[i];
	make_plain(p, a, t, lines, n);
	arena_free(&scratch);
}

/* ---- what two texts have not in common ---- */

/* Of n ids those that `other` has fewer of, in their order; the rest stays in `common`. */
static size_t
only_in(struct texts *t, const uint32_t *ids, size_t n, const uint32_t *other, size_t nother, uint32_t *only, uint32_t *common)
{
	uint32_t *counts = texts_counts(t);
	size_t found = 0, shared = 0;

	for (size_t i = 0; i < nother; i++)
		counts[other[i]]++;
	for (size_t i = 0; i < n; i++)
		if (counts[ids[i]]) {
			counts[ids[i]]--;
			common[shared++] = ids[i];
		} else {
			only[found++] = ids[i];
		}
	for (size_t i = 0; i < nother; i++)
		counts[other[i]] = 0;
	return found;
}

/* the same of both lists; *moved: what both have stands in another order */
struct only {
	uint32_t *old, *new;
	size_t nold, nnew;
	bool moved;
};

static struct only
compare(struct texts *t, struct arena *a, const uint32_t *old, size_t nold, const uint32_t *new, size_t nnew)
{
	struct only only = {0};
	uint32_t *one, *other;
	size_t from = 0, shared;

	while (from < nold && from < nnew && old[from] == new[from])
		from++;
	old += from, new += from, nold -= from, nnew -= from;
	while (nold && nnew && old[nold - 1] == new[nnew - 1])
		nold--, nnew--;
	ARENA_ARRAY(a, only.old, nold);
	ARENA_ARRAY(a, only.new, nnew);
	ARENA_ARRAY(a, one, nold);
	ARENA_ARRAY(a, other, nnew);
	only.nold = only_in(t, old, nold, new, nnew, only.old, one);
	only.nnew = only_in(t, new, nnew, old, nold, only.new, other);
	shared = nold - only.nold;
	only.moved = shared && memcmp(one, other, shared * sizeof *one) != 0;
	return only;
}

void
texts_differing(struct plain *before, struct plain *now, struct arena *a, struct texts *t, size_t old, size_t new)
{
	struct arena scratch = {0};
	struct only only = compare(t, &scratch, t->all[old].lines, t->all[old].n, t->all[new].lines, t->all[new].n);

	make_plain(before, a, t, only.old, only.nold);
	make_plain(now, a, t, only.new, only.nnew);
	arena_free(&scratch);
}

static uint32_t *
words_of(const struct texts *t, struct arena *a, const struct text *text)
{
	uint32_t *ids;

	ARENA_ARRAY(a, ids, text->n);
	for (size_t i = 0; i < text->n; i++)
		ids[i] = t->lines[text->lines[i]].words;
	return ids;
}

void
texts_differ(struct words_list *before, struct words_list *now, bool *moved, struct arena *a, struct texts *t, size_t old,
             size_t new)
{
	struct only only = compare(t, a, words_of(t, a, &t->all[old]), t->all[old].n, words_of(t, a, &t->all[new]), t->all[new].n);

	*before = (struct words_list){only.old, only.nold};
	*now = (struct words_list){only.new, only.nnew};
	*moved = only.moved;
}

/* ---- the same of sentences ---- */

static struct said_list
said_in(const struct texts *t, struct arena *a, const struct words_list *words)
{
	struct said_list list = {0};
	size_t most = 0;

	for (size_t i = 0; i < words->n; i++)
		most += t->words[words->all[i]].nsaid;
	ARENA_ARRAY(a, list.all, most);
	for (size_t i = 0; i < words->n; i++)
		for (size_t k = 0; k < t->words[words->all[i]].nsaid && !t->words[words->all[i]].furniture; k++)
			if (t->strings[t->words[words->all[i]].said[k].same].n)
				list.all[list.n++] = t->words[words->all[i]].said[k];
	return list;
}

/* those of a list that another has fewer of; gives the others, in order */
static uint32_t *
cancel(struct texts *t, struct arena *a, const struct said_list *list, const struct said_list *other, struct said_list *kept,
       size_t *ncommon)
{
	uint32_t *counts = texts_counts(t), *common;

	ARENA_ARRAY(a, kept->all, list->n);
	ARENA_ARRAY(a, common, list->n);
	kept->n = *ncommon = 0;
	for (size_t i = 0; i < other->n; i++)
		counts[other->all[i].same]++;
	for (size_t i = 0; i < list->n; i++)
		if (counts[list->all[i].same]) {
			counts[list->all[i].same]--;
			common[(*ncommon)++] = list->all[i].same;
		} else {
			kept->all[kept->n++] = list->all[i];
		}
	for (size_t i = 0; i < other->n; i++)
		counts[other->all[i].same] = 0;
	return common;
}

void
texts_sentences(struct said_list *before, struct said_list *now, bool *moved, struct arena *a, struct texts *t,
                const struct words_list *old, const struct words_list *new)
{
	struct said_list was = said_in(t, a, old), is = said_in(t, a, new);
	size_t n, same;
	uint32_t *one = cancel(t, a, &was, &is, before, &n), *other = cancel(t, a, &is, &was, now, &same);

	*moved = n && memcmp(one, other, n * sizeof *one) != 0;
}
