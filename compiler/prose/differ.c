#include "differ.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <git2.h>

#include "../base/text.h"

/* ---- cutting ---- */

struct cutter {
	struct arena *a;
	const char *text;
	struct tokens t;
	size_t cap, acap;
};

static void
cut(struct cutter *c, size_t from, size_t to)
{
	while (to > from && c->text[to - 1] == ' ')
		to--;
	while (from < to && c->text[from] == ' ')
		from++;
	if (from == to)
		return;
	c->t.all = mem_room(c->t.all, c->t.n, &c->cap, sizeof *c->t.all);
	c->t.at = mem_room(c->t.at, c->t.n, &c->acap, sizeof *c->t.at);
	c->t.at[c->t.n] = from;
	c->t.all[c->t.n++] = arena_copy(c->a, c->text + from, to - from);
}

static struct tokens
cut_end(struct cutter *c)
{
	struct tokens kept = {.n = c->t.n};

	ARENA_ARRAY(c->a, kept.all, kept.n);
	ARENA_ARRAY(c->a, kept.at, kept.n);
	if (kept.n) {
		memcpy(kept.all, c->t.all, kept.n * sizeof *kept.all);
		memcpy(kept.at, c->t.at, kept.n * sizeof *kept.at);
	}
	free(c->t.all);
	free(c->t.at);
	return kept;
}

/* whether the full stop at a place, in a sentence that began at from, only shortens a word */
static bool
is_short(const char *text, size_t from, size_t at)
{
	static const char *const words[] = {
		"Mr", "Mrs", "Ms", "Dr", "No", "Nos", "Art", "Arts", "Sec", "Inc", "Ltd", "Co", "Corp", "vs", "cf", "St",
		"para", "approx", "Nr", "Abs", "bzw", "art", "no", "sec",
	};
	size_t word = at, letters;

	while (word > from && text[word - 1] != ' ' && text[word - 1] != '.' && text[word - 1] != '(')
		word--;
	letters = at - word;
	if (letters == 1 && isalpha((unsigned char)text[word]))
		return true; /* "e.g.", "U.S." */
	if (strspn(text + from, "0123456789.") >= at - from)
		return true; /* the number of a section */
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == letters && memcmp(words[i], text + word, letters) == 0)
			return true;
	return false;
}

/* past the end of a sentence whose last mark stands at a place, or 0 where none ends there */
static size_t
past_sentence(const char *text, size_t n, size_t from, size_t at)
{
	static const char *const wide[] = {"\xE3\x80\x82", "\xEF\xBC\x81", "\xEF\xBC\x9F"}; /* of Han */
	size_t to = at + 1;

	for (size_t i = 0; (unsigned char)text[at] >= 0x80 && i < sizeof wide / sizeof *wide; i++)
		if (n - at >= 3 && memcmp(text + at, wide[i], 3) == 0)
			return at + 3;
	if ((unsigned char)text[at] >= 0x80)
		return 0;
	while (to < n && (text[to] == '"' || text[to] == '\'' || text[to] == ')' || text[to] == ']'))
		to++;
	if (to < n && (text[to] != ' ' || islower((unsigned char)text[to + 1])))
		return 0;
	return text[at] == '.' && is_short(text, from, at) ? 0 : to;
}

struct tokens
tokens_sentences(struct arena *a, const struct plain *p)
{
	static const bool ends[256] = {['.'] = true, ['!'] = true, ['?'] = true, [0xE3] = true, [0xEF] = true};
	struct cutter c = {.a = a, .text = p->text};
	size_t from = 0, block = 0, stop, past;

	for (size_t i = 0; i < p->n; i++) {
		while (block < p->nblocks && p->blocks[block].from < i)
			block++;
		stop = block < p->nblocks ? p->blocks[block].from : p->n;
		if (i == stop && i > from) {
			cut(&c, from, i);
			from = i;
		}
		while (i < stop && !ends[(unsigned char)p->text[i]])
			i++;
		if (i == stop && i > from && i--) /* the next block begins */
			continue;
		past = ends[(unsigned char)p->text[i]] ? past_sentence(p->text, p->n, from, i) : 0;
		if (past) {
			cut(&c, from, past);
			from = past < p->n && p->text[past] == ' ' ? past + 1 : past;
			i = past - 1;
		}
	}
	cut(&c, from, p->n);
	return cut_end(&c);
}

/* Han and kana */
static bool
stands_alone(uint32_t cp)
{
	return cp >= 0x2E80 && !(cp >= 0xAC00 && cp < 0xD7B0);
}

struct tokens
tokens_words(struct arena *a, const char *text, size_t n)
{
	struct cutter c = {.a = a, .text = text};
	size_t from = 0, used;
	uint32_t cp = 0;

	for (size_t i = 0; i < n; i += used) {
		used = (unsigned char)text[i] < 0x80 ? 1 : utf8_decode(text + i, n - i, &cp);
		if (used == 0)
			die("a plain text is not UTF-8");
		if (text[i] != ' ' && (used == 1 || !stands_alone(cp)))
			continue;
		cut(&c, from, i);
		cut(&c, i, i + used);
		from = i + used;
	}
	cut(&c, from, n);
	return cut_end(&c);
}

struct tokens
tokens_fold(struct arena *a, const struct tokens *t)
{
	struct tokens folded = *t;

	ARENA_ARRAY(a, folded.all, t->n);
	for (size_t i = 0; i < t->n; i++)
		folded.all[i] = plain_fold(a, t->all[i], strlen(t->all[i]));
	return folded;
}

const char *
tokens_text(struct arena *a, const char *text, const struct tokens *t, size_t from, size_t n)
{
	size_t last = from + n - 1;

	return n ? arena_copy(a, text + t->at[from], t->at[last] + strlen(t->all[last]) - t->at[from]) : "";
}

/* ---- comparing ---- */

enum { MINIMAL = 2000 }; /* the shortest difference takes a time that grows with the square of this */

static void
one_a_line(struct buf *out, const struct tokens *t)
{
	for (size_t i = 0; i < t->n; i++) {
		buf_puts(out, t->all[i]);
		buf_putc(out, '\n');
	}
}

static git_patch *
make_patch(const struct tokens *before, const struct tokens *after)
{
	git_diff_options options;
	struct buf old = {0}, new = {0};
	git_patch *patch = NULL;

	one_a_line(&old, before);
	one_a_line(&new, after);
	if (git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION))
		die("libgit2 has other options than it was built with");
	options.context_lines = 0;
	options.flags = GIT_DIFF_FORCE_TEXT;
	if (before->n < MINIMAL && after->n < MINIMAL)
		options.flags |= GIT_DIFF_MINIMAL;
	if (git_patch_from_buffers(&patch, old.s, old.n, NULL, new.s, new.n, NULL, &options))
		die("libgit2 cannot compare two texts");
	buf_free(&old);
	buf_free(&new);
	return patch;
}

static void
add(struct pieces *p, enum piece_kind kind, size_t from, size_t n, size_t other)
{
	if (n)
		p->all[p->n++] = (struct piece){kind, from, n, other};
}

/* A hunk of no lines names the line before it. */
static size_t
first_line(int start, int lines)
{
	return (size_t)start - (lines > 0);
}

static struct pieces
read_patch(struct arena *a, const git_patch *patch, size_t before)
{
	size_t hunks = git_patch_num_hunks(patch), old = 0, new = 0;
	struct pieces p = {0};

	ARENA_ARRAY(a, p.all, hunks * 3 + 1);
	for (size_t i = 0; i < hunks; i++) {
		const git_diff_hunk *h;
		size_t start;

		if (git_patch_get_hunk(&h, NULL, (git_patch *)patch, i))
			die("libgit2 cannot tell a difference");
		start = first_line(h->old_start, h->old_lines);
		add(&p, PIECE_SAME, old, start - old, new);
		new = first_line(h->new_start, h->new_lines);
		add(&p, PIECE_REMOVED, start, (size_t)h->old_lines, 0);
		add(&p, PIECE_ADDED, new, (size_t)h->new_lines, 0);
		old = start + (size_t)h->old_lines;
		new += (size_t)h->new_lines;
	}
	add(&p, PIECE_SAME, old, before - old, new);
	return p;
}

/* Once per process, because it reads all certificates of the machine. */
static void
start_libgit2(void)
{
	int users = git_libgit2_init();

	if (users < 0)
		die("libgit2 cannot start");
	if (users > 1)
		git_libgit2_shutdown();
}

struct pieces
differ(struct arena *a, const struct tokens *before, const struct tokens *after)
{
	struct pieces pieces;
	git_patch *patch;

	start_libgit2();
	patch = make_patch(before, after);
	pieces = read_patch(a, patch, before->n);
	git_patch_free(patch);
	return pieces;
}
