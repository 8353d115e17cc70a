#include "usable.h"

#include <ctype.h>
#include <string.h>

#include "../base/date.h"
#include "../base/text.h"

static const struct { const char *name, *title; } reasons[UNUSABLE_REASONS] = {
	[USABLE] = {"usable", "a policy or law"},
	[UNUSABLE_EMPTY] = {"empty", "an almost empty page"},
	[UNUSABLE_CUT] = {"cut", "a text that was cut"},
	[UNUSABLE_ERROR_PAGE] = {"error-page", "an error page"},
	[UNUSABLE_LOGIN] = {"login", "a login page"},
	[UNUSABLE_COOKIE_NOTICE] = {"cookie-notice", "a cookie notice"},
	[UNUSABLE_CHALLENGE] = {"challenge", "a test for robots"},
	[UNUSABLE_MARKUP] = {"markup", "markup"},
	[UNUSABLE_STYLE_SHEET] = {"style-sheet", "a style sheet"},
	[UNUSABLE_SCRIPT] = {"script", "a script"},
};

const char *
unusable_name(enum unusable u)
{
	return reasons[u].name;
}

const char *
unusable_title(enum unusable u)
{
	return reasons[u].title;
}

enum unusable
unusable_of(const char *name)
{
	enum unusable u = UNUSABLE_REASONS;

	while (--u && !text_is(name, reasons[u].name))
		;
	return u;
}

/* ======== one text ======== */

enum {
	FEW_WORDS = 12,       /* a policy has more */
	NOTICE_WORDS = 400,   /* a notice shown in place of a policy has at most so many of its own */
	TINY_WORDS = 25,      /* so short that weak phrases are enough */
	SHORT_WORDS = 60,     /* so short that one phrase is */
	OPENING = 80,         /* bytes in which the heading of a notice begins */
	OPENING_COUNTS = 60,  /* words that a notice's heading accounts for, beside those of its phrase */
	STRONG = 40, BUTTON = 30, /* in notices.def */
	LOOKED_AT = 1 << 16,  /* bytes at the beginning; what follows them was found among words */
	WINDOW = 8            /* words in a row */
};

/* ---- words ---- */

static size_t
count_words(const char *s, size_t n)
{
	size_t words = n > 0;

	for (size_t i = 0; i < n; i++)
		words += s[i] == ' ';
	return words + (utf8_count(s, n) < n / 2 ? utf8_count(s, n) / 2 : 0); /* Han has no spaces */
}

/* Words that are not the text of a link: an error page can have all of its site's menus around it. */
static size_t
count_own(const struct plain *p, size_t words)
{
	size_t linked = 0;

	for (size_t i = 0; i < p->nlinks; i++)
		linked += count_words(p->text + p->links[i].from, p->links[i].to - p->links[i].from);
	return linked < words ? words - linked : 0;
}

/* ---- code ---- */

static size_t
count(const char *text, const char *const *words)
{
	size_t found = 0;

	for (; *words; words++)
		for (const char *s = text; (s = strstr(s, *words)); s += strlen(*words))
			found++;
	return found;
}

/* bytes that stand between < and > of something that looks like a tag */
static size_t
in_tags(const char *s, size_t n)
{
	const char *end = s + n, *gt;
	size_t bytes = 0;

	while (s < end && (s = memchr(s, '<', (size_t)(end - s)))) {
		bool tag = end - s > 1 && (isalpha((unsigned char)s[1]) || s[1] == '/' || s[1] == '!');

		gt = tag ? memchr(s, '>', (size_t)(end - s)) : NULL;
		if (tag && !gt)
			break;
		bytes += tag ? (size_t)(gt - s) + 1 : 0;
		s = tag ? gt : s + 1;
	}
	return bytes;
}

/* bytes that prose has few of */
static size_t
count_signs(const struct plain *p)
{
	static const bool signs[256] = {
		['{'] = true, ['}'] = true, ['<'] = true, ['>'] = true, ['='] = true, [';'] = true, ['\\'] = true,
	};
	size_t found = 0;

	for (size_t i = 0; i < p->n; i++)
		found += signs[(unsigned char)p->text[i]];
	return found;
}

/* why a text is code, by its marks: more than one for every five words */
static enum unusable
judge_code(const char *folded, size_t words)
{
	static const char *const markup[] = {"</", "/>", "=\"", "=\\\"", "\":", NULL};
	static const char *const style[] = {
		"px;", "px}", "em;", "{color", "{display", "{margin", "{padding", ": none;", ":none", "!important",
		"@media", "var(--", "rgba(", "%;", "{position", "{width", "{font", NULL,
	};
	static const char *const script[] = {
		"function(", "function (", "){", ") {", "=>", "();", "var ", "const ", "window.", "document.", "===",
		"&&", "||", "return ", "null", "});", NULL,
	};
	static const char *const braces[] = {"{", "}", ";", NULL};
	size_t styles = count(folded, style), scripts = count(folded, script);

	if (count(folded, markup) * 5 > words)
		return UNUSABLE_MARKUP;
	if (count(folded, braces) * 5 < words || styles + scripts < 3)
		return USABLE;
	return styles > scripts ? UNUSABLE_STYLE_SHEET : UNUSABLE_SCRIPT;
}

/* ---- notices ---- */

static const struct notice {
	enum unusable because;
	unsigned char counts;
	const char *phrase;
} notices[] = {
#define NOTICE(reason, counts, phrase) {UNUSABLE_##reason, counts, phrase},
#include "notices.def"
#undef NOTICE
};

/* how much speaks for one kind of notice */
struct score {
	size_t words;            /* that its phrases account for */
	size_t phrases;          /* different ones */
	bool strong, button, opens;
};

static bool
is_letter(char c)
{
	return (unsigned char)c >= 0x80 || isalnum((unsigned char)c);
}

/* the next place at which a phrase is whole words; NULL where there is none */
static const char *
find_phrase(const char *text, const char *from, const char *phrase)
{
	size_t n = strlen(phrase);

	for (const char *s = from; (s = strstr(s, phrase)); s++)
		if ((s == text || !is_letter(s[-1])) && !is_letter(s[n]))
			return s;
	return NULL;
}

static void
add_phrase(struct score *s, const char *text, const struct notice *notice)
{
	const char *at = find_phrase(text, text, notice->phrase);

	if (!at)
		return;
	s->phrases++;
	s->strong = s->strong || notice->counts >= STRONG;
	s->button = s->button || notice->counts == BUTTON;
	s->opens = s->opens || (notice->counts >= STRONG && at - text < OPENING);
	for (; at; at = find_phrase(text, at + 1, notice->phrase))
		s->words += notice->counts;
}

/* A document about cookies has a heading that says so, or sections. */
static bool
is_cookie_policy(const struct plain *p, const char *folded)
{
	static const char *const names[] = {
		"policy", "statement", "richtlinie", "erkl\xC3\xA4rung", "hinweise", "politique", "charte", "pol\xC3\xADtica", "politica",
		"informativa", "aviso", "beleid", "verklaring", "politik", "polityka", "zasady", NULL,
	};
	struct arena a = {0};
	size_t n = p->nheadings ? p->headings[0].to - p->headings[0].from : 0;
	const char *heading = n ? plain_fold(&a, p->text + p->headings[0].from, n)
	                        : arena_copy(&a, folded, strnlen(folded, OPENING / 2));
	bool is = p->nheadings > 2 || count(heading, names);

	arena_free(&a);
	return is;
}

static bool
is_notice(enum unusable because, const struct score *s, size_t own, const struct plain *p, const char *folded)
{
	static const char *const cookies[] = {"cookie", NULL};

	if (!s->phrases || s->words + (s->opens ? OPENING_COUNTS : 0U) < own)
		return false;
	if (because == UNUSABLE_COOKIE_NOTICE)
		return s->phrases > 1 && s->button && count(folded, cookies) && !is_cookie_policy(p, folded);
	return (s->strong || own <= TINY_WORDS) && (s->phrases > 1 || own <= SHORT_WORDS);
}

/* the notice that a short text is, by its phrases; of several, the one that accounts for most */
static enum unusable
judge_notice(const struct plain *p, const char *folded, size_t own)
{
	struct score scores[UNUSABLE_REASONS] = {{0}};
	enum unusable best = USABLE;

	for (size_t i = 0; i < sizeof notices / sizeof *notices; i++)
		add_phrase(&scores[notices[i].because], folded, &notices[i]);
	for (enum unusable u = UNUSABLE_ERROR_PAGE; u <= UNUSABLE_CHALLENGE; u++)
		if (is_notice(u, &scores[u], own, p, folded) && scores[u].words > scores[best].words)
			best = u;
	return best;
}

/* whether a text begins as an error page does; a page can be put together from several, of which one failed */
static bool
opens_as_error(const struct plain *p)
{
	struct arena a = {0};
	struct score s = {0};
	size_t n = p->n < OPENING * 2 ? p->n : OPENING * 2;
	const char *folded;

	while (n < p->n && ((unsigned char)p->text[n] & 0xC0) == 0x80)
		n--;
	folded = plain_fold(&a, p->text, n);
	for (size_t i = 0; i < sizeof notices / sizeof *notices; i++)
		if (notices[i].because == UNUSABLE_ERROR_PAGE && notices[i].counts >= STRONG)
			add_phrase(&s, folded, &notices[i]);
	arena_free(&a);
	return s.opens && s.phrases > 1;
}

/* ---- by its own words ---- */

static struct plain
beginning(const struct plain *p)
{
	struct plain head = *p;

	if (head.n > LOOKED_AT)
		for (head.n = LOOKED_AT; ((unsigned char)head.text[head.n] & 0xC0) == 0x80;)
			head.n--;
	return head;
}

static enum unusable
judge_alone(const char *bytes, size_t n, const struct plain *p, size_t words)
{
	struct plain head = beginning(p);
	size_t first = head.n == p->n ? words : count_words(head.text, head.n), own = count_own(p, words);
	enum unusable because;
	struct arena a = {0};
	const char *folded;

	if (p->format != PLAIN_HTML && in_tags(bytes, n) * 3 > n)
		return UNUSABLE_MARKUP;
	if (own > NOTICE_WORDS && count_signs(&head) * 10 < first)
		return USABLE;
	folded = plain_fold(&a, head.text, head.n);
	because = judge_code(folded, first);
	if (!because && own <= NOTICE_WORDS)
		because = judge_notice(p, folded, own);
	if (!because && words < FEW_WORDS)
		because = UNUSABLE_EMPTY;
	arena_free(&a);
	return because;
}

/* ---- what is kept of it ---- */

static uint64_t
word_hash(const char *s, size_t n)
{
	uint64_t h = 14695981039346656037U;

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 1099511628211U;
	return h;
}

/* of several words in a row: each word is one digit of a number */
struct word_window {
	uint64_t words[WINDOW], sum;
	size_t n; /* so many came */
};

enum { BASE = 1099511 };

static uint64_t
window_add(struct word_window *w, uint64_t word)
{
	const uint64_t two = (uint64_t)BASE * BASE, four = two * two; /* BASE to these powers */
	uint64_t *oldest = &w->words[w->n++ % WINDOW], mixed;

	w->sum = w->sum * BASE + word - *oldest * (four * four);
	*oldest = word;
	mixed = (w->sum ^ (w->sum >> 29)) * 0xBF58476D1CE4E5B9U;
	return mixed ^ (mixed >> 32);
}

/* keeps the smallest digests, in order and each once */
static void
keep_smallest(struct look *l, uint64_t digest)
{
	size_t i = l->nsample;

	while (i && l->sample[i - 1] > digest)
		i--;
	if (i == LOOK_SAMPLE || (i && l->sample[i - 1] == digest))
		return;
	if (l->nsample < LOOK_SAMPLE)
		l->nsample++;
	memmove(l->sample + i + 1, l->sample + i, (l->nsample - 1 - i) * sizeof *l->sample);
	l->sample[i] = digest;
}

/* whether a text ends within a paragraph's sentence; a heading, an item or the line of a footer ends anywhere */
static bool
stops_short(const struct plain *p)
{
	const struct plain_block *last = p->nblocks ? &p->blocks[p->nblocks - 1] : NULL;

	return last && !*last->mark && p->n && (isalnum((unsigned char)p->text[p->n - 1]) || p->text[p->n - 1] == ',') &&
	       count_words(p->text + last->from, p->n - last->from) >= WINDOW;
}

/* Reads the words of a text, and looks for those with which the one before it stops. */
static void
read_words(struct look *l, const struct plain *p, const struct look *before)
{
	struct word_window w = {{0}, 0, 0};
	size_t block = 0, to;

	for (size_t from = 0; from < p->n; from = to + 1) {
		const char *space = memchr(p->text + from, ' ', p->n - from);
		uint64_t digest;

		to = space ? (size_t)(space - p->text) : p->n;
		digest = window_add(&w, word_hash(p->text + from, to - from));
		while (block < p->nblocks && p->blocks[block].from <= to)
			block++;
		if (w.n < WINDOW)
			continue;
		keep_smallest(l, digest);
		l->end = digest;
		if (before && before->stops && digest == before->end && to < p->n && (block == p->nblocks || p->blocks[block].from != to + 1))
			l->resumes = true;
	}
}

static void
look(struct look *l, const char *bytes, size_t n, const struct plain *p, const struct look *before)
{
	*l = (struct look){.words = count_words(p->text, p->n)};
	l->alone = judge_alone(bytes, n, p, l->words);
	if (l->alone)
		return;
	l->notice = opens_as_error(p);
	l->stops = stops_short(p);
	read_words(l, p, before);
}

/* ======== a text among others ======== */

enum {
	LASTING = 14,  /* days after which a shorter text is taken for the policy */
	NEARBY = 12,   /* captures on each side that show what is usual */
	AT_START = 4,  /* captures that are looked at to judge the first ones */
	AT_END = 10    /* how many times shorter a text must be where there are captures on one side only */
};

struct candidate
candidate_of(const struct node *capture)
{
	bool whole = node_is(capture, "text", "whole");
	struct candidate c = {.is = !whole ? CANDIDATE_OUT : node_get(capture, "checked") ? CANDIDATE_SETTLED : CANDIDATE_OPEN};
	struct date on;

	if (date_parse(node_text(capture, "on"), &on))
		c.day = on.first;
	return c;
}

const char *
usable_figure(struct arena *a, const struct candidate *c)
{
	const char *own = arena_printf(a, "%zu word%s", c->look.words, c->look.words == 1 ? "" : "s");

	if (c->because != UNUSABLE_CUT)
		return own;
	if (c->before && c->after)
		return arena_printf(a, "%s, between captures of %zu and %zu", own, c->before, c->after);
	return arena_printf(a, "%s, %s a capture of %zu", own, c->before ? "after" : "before", c->before ? c->before : c->after);
}

static bool
is_usable(const struct candidate *c)
{
	return c->is == CANDIDATE_SETTLED || (c->is == CANDIDATE_OPEN && c->look.alone == USABLE);
}

void
usable_look(struct judging *j, size_t i, const char *bytes, size_t n, const struct plain *p)
{
	look(&j->all[i].look, bytes, n, p, j->last ? &j->all[j->last - 1].look : NULL);
	if (is_usable(&j->all[i]))
		j->last = i + 1;
}

void
usable_look_again(struct judging *j, size_t i, size_t earlier)
{
	j->all[i].look = j->all[earlier].look;
	j->all[i].look.resumes = false; /* that was said of another text before it */
	if (is_usable(&j->all[i]))
		j->last = i + 1;
}

static size_t
words_at(const struct judging *j, size_t i)
{
	return j->all[i].look.words;
}

/* the words of the last usable one before the one to be judged */
static size_t
words_normal(const struct judging *j)
{
	return words_at(j, j->normal - 1);
}

/* the first usable one from i on, or n */
static size_t
next_usable(const struct judging *j, size_t i)
{
	while (i < j->n && !is_usable(&j->all[i]))
		i++;
	return i;
}

static bool
is_brief(const struct judging *j, size_t from, size_t to)
{
	return (int64_t)j->all[to].day - j->all[from].day < LASTING;
}

/* whether two texts have half of what they say in common, as far as their samples tell */
static bool
is_alike(const struct look *a, const struct look *b)
{
	size_t i = 0, k = 0, all = 0, common = 0;

	while (i < a->nsample && k < b->nsample && all < LOOK_SAMPLE) {
		bool same = a->sample[i] == b->sample[k], first = a->sample[i] <= b->sample[k];

		i += first;
		k += same || !first;
		common += same;
		all++;
	}
	return all && common * 2 >= all;
}

/* how many captures around a stretch have about so many words, and how many have twice as many */
struct usual {
	size_t like, more;
};

static void
count_usual(const struct judging *j, struct usual *u, size_t i, size_t words)
{
	size_t other = words_at(j, i);

	u->like += other * 5 >= words * 4 && other * 4 <= words * 5;
	u->more += other >= words * 2;
}

/* Whether the size of a text is the usual one, and the captures beside it are the odd ones, such as a page that has its text
 * twice. */
static bool
is_usual(const struct judging *j, size_t from, size_t to, size_t words)
{
	struct usual u = {0, 0};
	size_t seen = 0;

	for (size_t i = from; i-- > 0 && seen < NEARBY;)
		if (is_usable(&j->all[i]) && ++seen)
			count_usual(j, &u, i, words);
	seen = 0;
	for (size_t i = next_usable(j, to); i < j->n && seen++ < NEARBY; i = next_usable(j, i + 1))
		count_usual(j, &u, i, words);
	return u.like > u.more * 2;
}

static void
mark_cut(struct judging *j, size_t i, size_t before, size_t after)
{
	j->all[i].because = UNUSABLE_CUT;
	j->all[i].before = before;
	j->all[i].after = after;
}

/* a text that breaks off where the next one goes on */
static bool
judge_end(struct judging *j, size_t i)
{
	size_t after = j->all[i].look.stops ? next_usable(j, i + 1) : j->n;

	if (after == j->n || !j->all[after].look.resumes || words_at(j, after) * 49 < words_at(j, i) * 50)
		return false;
	mark_cut(j, i, j->normal ? words_normal(j) : 0, words_at(j, after));
	return true;
}

/* The first captures have none before them: one that is much shorter than what soon follows is a failed one. */
static bool
judge_start(struct judging *j, size_t i)
{
	size_t most = words_at(j, i) * (j->all[i].look.notice ? 2 : AT_END), after = next_usable(j, i + 1);

	for (size_t seen = 1; after < j->n && seen < AT_START && words_at(j, after) <= most; seen++)
		after = next_usable(j, after + 1);
	if (after == j->n || words_at(j, after) <= most || !is_brief(j, i, after))
		return false;
	mark_cut(j, i, 0, words_at(j, after));
	return true;
}

/* The last captures have none after them. from is the first that is as short. */
static bool
judge_last(struct judging *j, size_t i, size_t from)
{
	size_t last = i;

	for (size_t k = next_usable(j, i + 1); k < j->n; k = next_usable(j, k + 1))
		last = k;
	if (words_at(j, i) * (j->all[i].look.notice ? 2 : AT_END) >= words_normal(j) || !is_brief(j, from, last))
		return false;
	mark_cut(j, i, words_normal(j), 0);
	return true;
}

/* A text with less than half of the words of the one before it. What lasts is the policy: it was cut if a text of the
 * earlier size returns soon, or if the earlier text itself does. */
static bool
judge_short(struct judging *j, size_t i)
{
	size_t from = next_usable(j, j->normal), after = next_usable(j, i + 1);

	while (after < j->n && words_at(j, after) * 2 < words_normal(j))
		after = next_usable(j, after + 1);
	if (after == j->n)
		return judge_last(j, i, from);
	if (words_at(j, after) <= words_at(j, i) * 2 || is_usual(j, from, after, words_at(j, i)))
		return false;
	if (!is_brief(j, from, after) && !is_alike(&j->all[j->normal - 1].look, &j->all[after].look))
		return false;
	mark_cut(j, i, words_normal(j), words_at(j, after));
	return true;
}

static bool
is_cut(struct judging *j, size_t i)
{
	if (judge_end(j, i))
		return true;
	if (!j->normal)
		return judge_start(j, i);
	return words_at(j, i) * 2 < words_normal(j) && judge_short(j, i);
}

void
usable_judge(struct judging *j)
{
	for (size_t i = 0; i < j->n; i++) {
		struct candidate *c = &j->all[i];

		c->because = c->is == CANDIDATE_OPEN ? c->look.alone : USABLE;
		if (is_usable(c) && (c->is == CANDIDATE_SETTLED || !is_cut(j, i)))
			j->normal = i + 1;
	}
}
