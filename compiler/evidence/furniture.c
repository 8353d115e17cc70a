#include "furniture.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"

/* what is known of a line from the whole history */
struct life {
	size_t seen;     /* captures */
	size_t touched;  /* steps with which it came, went, or got another number */
	size_t came;     /* steps with which it came */
	size_t counted;  /* steps with which only its numbers differ */
	size_t before;   /* captures in which it stands before the prose */
	size_t outside;  /* before or behind it */
	size_t slot;     /* the most steps with which the line at such a place outside the prose differs */
	bool dialog;
	bool heading, cell;
	size_t between;  /* captures in which it stands between furniture, outside the prose */
	size_t over;     /* captures in which all that stands under this heading behind the prose is furniture */
	size_t linked;   /* bytes of it that are links, at most */
};

struct learning {
	struct arena arena;
	struct texts *t;
	const size_t *captures;
	size_t n;
	struct life *words;   /* by numbers of line_words */
	struct life *masked;  /* by ids of strings: of lines that differ in dates and numbers only */
	struct life *slots;   /* by numbers of the line_words before; `slot` only */
};

static const struct line_words *
words_at(const struct learning *l, const struct text *text, size_t i)
{
	return &l->t->words[l->t->lines[text->lines[i]].words];
}

/* ---- kinds of lines ---- */

enum {
	SHORT = 12,      /* words of a line that may be furniture wherever it stands */
	LONGER = 25,     /* outside the prose */
	BUTTON = 6,      /* words of what is to be pressed */
	LABEL = 8,       /* words of a line that is no sentence, whatever it says */
	OFTEN = 3,       /* steps */
	COUNTED = 5,
	COUNTED_WITHIN = 20 /* the same within the text, where no figure of a contract changes as often */
};

static size_t
letters_of(const char *folded, size_t n, const char *const *words)
{
	size_t letters = 0;

	for (size_t i = 0; i < n;) {
		size_t best = 0;

		for (const char *const *w = words; *w; w++)
			if (**w == folded[i] && strlen(*w) > best && strlen(*w) <= n - i && memcmp(folded + i, *w, strlen(*w)) == 0)
				best = strlen(*w);
		for (size_t k = i; k < i + best; k++)
			letters += folded[k] != ' ';
		i += best ? best : 1;
	}
	return letters;
}

/* How much of a line is words that menus are made of, in hundredths of its letters; they often stand without spaces between
 * them. */
static size_t
menu_share(const struct line_words *w)
{
	static const char *const words[] = {
		"about", "us", "careers", "career", "jobs", "blog", "news", "newsroom", "press", "contact", "contact us", "pricing", "log in",
		"login", "sign in", "sign up", "log out", "download", "downloads", "product", "products", "solutions", "resources", "company",
		"legal", "terms", "conditions", "of service", "of use", "privacy", "policy", "policies", "cookie", "cookies", "preferences",
		"settings", "select", "language", "follow", "help", "help center", "center", "support", "docs", "documentation", "developers",
		"developer", "api", "status", "events", "partners", "investors", "research", "enterprise", "business", "menu", "home", "back",
		"to top", "share", "search", "english", "fran\xC3\xA7" "ais", "deutsch", "espa\xC3\xB1ol", "italiano", "portugu\xC3\xAAs",
		"nederlands", "polski", "dansk", "svenska", "community", "discord", "twitter", "linkedin", "youtube", "instagram", "facebook",
		"github", "tiktok", "reddit", "subscribe", "newsletter", "get started", "try", "learn", "learn more", "read more", "more",
		"explore", "features", "models", "customers", "security", "safety", "trust", "trust center", "sitemap", "faq", "faqs",
		"guides", "tutorials", "templates", "changelog", "all rights reserved", "copyright", "skip to content",
		"skip to main content", "table of contents", "on this page", "related articles", "related", "articles", "previous", "next",
		"print", "close", "open", "accept", "reject", "manage", "your", "choices", "do not sell", "share my personal information",
		"overview", "stories", "academy", "shop", "store", "cart", "account", "my account", "dashboard", "start", "free", "demo",
		"book a demo", "request a demo", "talk to sales", "sales", "contact sales", "programs", "program", "affiliate", "affiliates",
		"ambassador", "ambassadors", "accessibility", "imprint", "impressum", "datenschutz", "agb", "kontakt", NULL,
	};
	size_t letters = 0;

	for (size_t i = 0; i < w->n; i++)
		letters += w->folded[i] != ' ';
	return letters ? letters_of(w->folded, w->n, words) * 100 / letters : 0;
}

/* A heading of the page, not of the text: others, such as "Terms", say where a passage stands. */
static bool
is_navigation(const struct line_words *w)
{
	static const char *const headings[] = {
		"table of contents", "contents", "on this page", "in this article", "related articles", "menu", "navigation", "download",
		"inhaltsverzeichnis", "inhalt", "sommaire", "table des mati\xC3\xA8res", "\xC3\xADndice", "indice", "inhoud", ("spis tre\xC5\x9B" "ci"), NULL,
	};

	for (const char *const *h = headings; *h; h++)
		if (text_is(*h, w->folded))
			return true;
	return false;
}

/* what pages ask and offer beside any text */
static bool
is_widget(const struct learning *l, const struct line_words *w)
{
	static const char *const widgets[] = {
		"was this page helpful", "was this article helpful", "was this helpful", "is this page helpful", "yesno", "yes no", "yes", "close",
		"assistant", "responses are generated using ai and may contain mistakes", "ask ai", "copy page", "copy link", "select language",
		"other language versions", "other languages", "skip to content", "skip to main content", "back to top", "powered by", "loading",
		"read more", "show more", "show less", "share this page", "print this page", "subscribe", NULL,
	};
	const struct string *bare = &l->t->strings[w->masked];

	for (const char *const *s = widgets; *s; s++)
		if (strlen(*s) == bare->n && memcmp(*s, bare->s, bare->n) == 0)
			return true;
	return false;
}

/* what a visitor is asked to press in a cookie dialog */
static bool
is_choice(const struct line_words *w)
{
	static const char *const choices[] = {
		"accept all", "reject all", "accept cookies", "allow all", "deny all", "decline all", "only necessary", "necessary only",
		"save preferences", "save my preferences", "manage preferences", "customise", "customize", "cookie preferences",
		"tout accepter", "tout refuser", "alle akzeptieren", "alle ablehnen", "aceptar todo", "rechazar todo", "accetta tutto",
		"rifiuta tutto", "alles accepteren", "alles weigeren", "aceitar tudo", "rejeitar tudo", NULL,
	};

	if (w->count > BUTTON || w->ends)
		return false;
	for (const char *const *c = choices; *c; c++)
		if (memmem(w->folded, w->n, *c, strlen(*c)))
			return true;
	return false;
}

/* ---- where the prose of a text begins and ends ---- */

/* Prose that comes and goes, such as a notice, is not the text's; unless most of it does, in a document that alternates. */
static bool
is_lasting(const struct learning *l, const struct line_words *w)
{
	return l->masked[w->masked].came < OFTEN;
}

static bool
comes_and_goes(const struct learning *l, const struct text *text)
{
	size_t prose = 0, lasting = 0;

	for (size_t i = 0; i < text->n; i++) {
		prose += words_at(l, text, i)->prose;
		lasting += words_at(l, text, i)->prose && is_lasting(l, words_at(l, text, i));
	}
	return lasting * 2 < prose;
}

static void
find_prose(const struct learning *l, const struct text *text, size_t *from, size_t *to)
{
	bool any = comes_and_goes(l, text);

	*from = 0;
	*to = text->n;
	while (*from < *to && !(words_at(l, text, *from)->prose && (any || is_lasting(l, words_at(l, text, *from)))))
		++*from;
	while (*to > *from && !(words_at(l, text, *to - 1)->prose && (any || is_lasting(l, words_at(l, text, *to - 1)))))
		--*to;
	if (*from == *to) { /* no prose: a list, of which nothing is known */
		*from = 0;
		*to = text->n;
	}
}

/* ---- one pass over the captures ---- */

static void
see_text(struct learning *l, const struct text *text)
{
	for (size_t i = 0; i < text->n; i++) {
		const struct text_line *line = &l->t->lines[text->lines[i]];
		struct life *life = &l->words[line->words];

		life->seen++;
		life->heading = life->heading || line->nheadings;
		life->cell = life->cell || line->mark == plain_cell;
		life->linked = line->linked > life->linked ? line->linked : life->linked;
		l->masked[l->t->words[line->words].masked].seen++;
	}
}

static bool
holds(const struct learning *l, const struct words_list *list, uint32_t masked)
{
	for (size_t i = 0; i < list->n; i++)
		if (l->t->words[list->all[i]].masked == masked)
			return true;
	return false;
}

enum { MANY = 400 }; /* of so many lines that differ, nothing is learned one by one */

static void
see_step(struct learning *l, size_t old, size_t new)
{
	struct arena a = {0};
	struct words_list before, now;
	bool moved;

	texts_differ(&before, &now, &moved, &a, l->t, old, new);
	for (size_t i = 0; i < before.n; i++) {
		const struct line_words *w = &l->t->words[before.all[i]];

		l->words[before.all[i]].touched++;
		l->masked[w->masked].touched++;
		if (w->numbered && before.n + now.n < MANY && holds(l, &now, w->masked))
			l->masked[w->masked].counted++;
	}
	for (size_t i = 0; i < now.n; i++) {
		const struct line_words *w = &l->t->words[now.all[i]];

		l->words[now.all[i]].touched++;
		l->words[now.all[i]].came++;
		l->masked[w->masked].touched++;
		l->masked[w->masked].came += before.n + now.n >= MANY || !holds(l, &before, w->masked);
	}
	arena_free(&a);
}

static void
see_places(struct learning *l, const struct text *text)
{
	size_t from, to;

	find_prose(l, text, &from, &to);
	for (size_t i = 0; i < text->n; i++) {
		l->words[l->t->lines[text->lines[i]].words].before += i < from;
		l->words[l->t->lines[text->lines[i]].words].outside += i < from || i >= to;
	}
}

/* The lines between two that both texts have, outside the prose of both: the place of a ticker. */
static void
see_slots(struct learning *l, size_t old, size_t new)
{
	struct arena a = {0};
	struct words_list before, now;
	const struct text *text = &l->t->all[new];
	uint32_t *fresh;
	bool moved, in = false;
	size_t from, to;

	texts_differ(&before, &now, &moved, &a, l->t, old, new);
	find_prose(l, text, &from, &to);
	fresh = texts_counts(l->t);
	for (size_t i = 0; i < now.n; i++)
		fresh[now.all[i]]++;
	for (size_t i = 0; i < text->n; i++) {
		uint32_t words = l->t->lines[text->lines[i]].words;

		if (fresh[words] && !in && i < from)
			l->slots[i ? l->t->lines[text->lines[i - 1]].words : l->t->nwords].slot++;
		in = fresh[words] > 0;
	}
	for (size_t i = 0; i < now.n; i++)
		fresh[now.all[i]] = 0;
	arena_free(&a);
}

/* Gives each line at such a place the number of steps that it had. */
static void
give_slots(struct learning *l, const struct text *text)
{
	size_t from, to, steps = 0;

	find_prose(l, text, &from, &to);
	for (size_t i = 0; i < text->n; i++) {
		struct life *life = &l->words[l->t->lines[text->lines[i]].words];
		size_t own = l->slots[i ? l->t->lines[text->lines[i - 1]].words : l->t->nwords].slot;

		steps = life->seen == l->n ? 0 : own > steps ? own : steps;
		if (i < from && life->slot < steps)
			life->slot = steps;
	}
}

/* whether a sentence is about what dialogs ask for, in the languages that they are in */
static bool
is_of_consent(const struct line_words *w)
{
	static const char *const words[] = {
		"cookie", "consent", "your device", "tracking", "einwillig", "ihrem ger\xC3\xA4t", "consentement", "traceur", "consentimiento",
		"dispositivo", "consenso", "consentimento", "toestemming", "apparaat", "samtykke", "zgod", "urz\xC4\x85" "dzeni",
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strstr(w->folded, words[i]))
			return true;
	return false;
}

/* whether most of a text is in a stretch that hardly asks for consent: another text, not a dialog over it */
static bool
is_another_text(const struct learning *l, const struct text *text, size_t from, size_t to)
{
	size_t prose = 0, consent = 0;

	for (size_t i = from; i < to; i++) {
		const struct line_words *w = words_at(l, text, i);

		prose += w->prose;
		consent += w->prose && is_of_consent(w);
	}
	return (to - from) * 2 > text->n && consent * 4 < prose;
}

/* Marks the lines of a cookie dialog: those up to what is to be pressed, and of the others those that came more than once. */
static void
mark_dialog(struct learning *l, const struct text *text, size_t from, size_t to, size_t certain_from, size_t certain_to)
{
	if (is_another_text(l, text, from, to))
		return;
	for (size_t i = from; i < to; i++) {
		struct life *life = &l->words[l->t->lines[text->lines[i]].words];

		if ((i >= certain_from && i < certain_to) || life->came > 1 || l->masked[words_at(l, text, i)->masked].came > 1)
			life->dialog = true;
	}
}

/* A cookie dialog comes at the beginning or the end of a text, whole, with something to press. */
static void
see_dialog(struct learning *l, size_t old, size_t new)
{
	struct arena a = {0};
	struct words_list before, now;
	const struct text *text = &l->t->all[new];
	uint32_t *fresh = NULL;
	bool moved;
	size_t first = 0, last = text->n, choice = 0, earliest = text->n;

	texts_differ(&before, &now, &moved, &a, l->t, old, new);
	fresh = texts_counts(l->t);
	for (size_t i = 0; i < now.n; i++)
		fresh[now.all[i]]++;
	for (; first < text->n && fresh[l->t->lines[text->lines[first]].words]; first++)
		if (is_choice(words_at(l, text, first)))
			choice = first + 1;
	for (; last > first && fresh[l->t->lines[text->lines[last - 1]].words]; last--)
		if (is_choice(words_at(l, text, last - 1)))
			earliest = last - 1;
	if (choice && first < text->n)
		mark_dialog(l, text, 0, first, 0, choice);
	if (earliest < text->n && last > first)
		mark_dialog(l, text, last, text->n, earliest, text->n);
	for (size_t i = 0; i < now.n; i++)
		fresh[now.all[i]] = 0;
	arena_free(&a);
}

/* ---- the decision ---- */

/* also an item of a sentence that goes on */
static bool
is_law_like(const struct line_words *w)
{
	return (w->binding && (w->ends || w->count > LABEL)) || (w->n && strchr(";,", w->folded[w->n - 1]));
}

/* nine times in ten */
static bool
is_mostly(size_t there, const struct life *life)
{
	return there * 10 >= life->seen * 9;
}

/* whether a number may be a sum, a share or a term */
static bool
has_measure(const struct line_words *w)
{
	static const char *const terms[] = {
		" day", " week", " month", " year", " hour", " minute", " age", " tag", " woche", " monat", " jahr", " stunde", " jour",
		" mois", " an ", " ans", " heure", (" d\xC3\xAD" "a"), " mes", " a\xC3\xB1o", " hora", " giorn", " anni", " ore", " dag", " maand",
		" jaar", " uur", " dia", " ano", " m\xC3\xA5ned", " \xC3\xA5r", " dni", " miesi", " lat", " eur", " usd", " gbp", " dollar",
	};

	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
		if (memmem(w->folded, w->n, terms[i], strlen(terms[i])))
			return true;
	return memchr(w->folded, '$', w->n) || memchr(w->folded, '%', w->n) || memmem(w->folded, w->n, "\xE2\x82\xAC", 3) ||
	       memmem(w->folded, w->n, "\xC2\xA3", 2);
}

/* what may be furniture by itself, whether it ever changed or not */
static bool
is_candidate(const struct learning *l, size_t i)
{
	const struct line_words *w = &l->t->words[i];
	const struct life *life = &l->words[i], *masked = &l->masked[w->masked];
	bool linked = life->linked * 10 >= w->n * 6;

	if (life->dialog) /* a sentence of law is of it only where it came and went, or asks for consent */
		return life->came > 1 || !(w->binding && w->ends) || is_of_consent(w);
	if (is_mostly(life->outside, life) && !life->cell && is_widget(l, w))
		return true;
	if (w->dated || (w->binding && w->ends) || w->count > LONGER)
		return false;
	if (masked->counted >= (is_mostly(life->outside, life) ? COUNTED : COUNTED_WITHIN) && masked->counted * 20 >= masked->seen &&
	    !has_measure(w) && !life->cell && !is_law_like(w))
		return true;
	if (is_law_like(w) || !is_mostly(life->outside, life) || (life->heading && !is_navigation(w)) || life->cell)
		return false;
	if (!w->ends && (linked || (w->count <= SHORT && menu_share(w) >= 50)))
		return true;
	return is_mostly(life->before, life) && life->seen <= l->n && !memchr(w->folded, '@', w->n) &&
	       (life->slot >= OFTEN || (w->count <= SHORT && life->came >= 2 && life->touched >= OFTEN));
}

/* Headings of a footer, such as "Company" over links. */
static void
see_headings(struct learning *l, const struct text *text)
{
	size_t from, to, under = 0;

	find_prose(l, text, &from, &to);
	for (size_t i = text->n; i > to; i--) {
		struct life *life = &l->words[l->t->lines[text->lines[i - 1]].words];

		if (life->heading) {
			life->over += under > 0 && under < SIZE_MAX;
			under = 0;
		} else if (under < SIZE_MAX) {
			under = words_at(l, text, i - 1)->furniture || words_at(l, text, i - 1)->notice ? under + 1 : SIZE_MAX;
		}
	}
}

/* What stands between furniture, or between it and an end of the page. */
static void
see_between(struct learning *l, const struct text *text)
{
	size_t from, to;

	find_prose(l, text, &from, &to);
	for (size_t i = 0; i < text->n; i++)
		if ((i < from || i >= to) && (i == 0 || words_at(l, text, i - 1)->furniture) &&
		    (i + 1 == text->n || words_at(l, text, i + 1)->furniture))
			l->words[l->t->lines[text->lines[i]].words].between++;
}

/* by itself, or by where it stands */
static bool
is_furniture(const struct learning *l, size_t i)
{
	const struct line_words *w = &l->t->words[i];
	const struct life *life = &l->words[i];

	if (w->furniture)
		return true;
	if (is_law_like(w) || w->dated || life->cell)
		return false;
	return (life->over && is_mostly(life->over, life)) ||
	       (is_mostly(life->between, life) && !life->heading && w->count <= SHORT && life->came >= 2 && life->touched >= OFTEN);
}

static void
decide(struct learning *l)
{
	for (size_t i = 0; i < l->t->nwords; i++)
		l->t->words[i].furniture = is_candidate(l, i);
	for (size_t i = 0; i < l->n; i++) {
		see_headings(l, &l->t->all[l->captures[i]]);
		see_between(l, &l->t->all[l->captures[i]]);
	}
	for (size_t i = 0; i < l->t->nwords; i++) {
		struct line_words *w = &l->t->words[i];
		const struct life *life = &l->words[i];

		w->furniture = is_furniture(l, i) && (life->touched || l->masked[w->masked].touched);
	}
}

void
furniture_learn(struct texts *t, const size_t *captures, size_t n, bool learn)
{
	struct learning l = {.t = t, .captures = captures, .n = n};

	ARENA_ARRAY(&l.arena, l.words, t->nwords + 1);
	ARENA_ARRAY(&l.arena, l.slots, t->nwords + 1);
	ARENA_ARRAY(&l.arena, l.masked, t->nstrings);
	for (size_t i = 0; i < n && learn; i++) {
		see_text(&l, &t->all[captures[i]]);
		if (i && captures[i] != captures[i - 1])
			see_step(&l, captures[i - 1], captures[i]);
	}
	for (size_t i = 0; i < n && learn; i++) {
		see_places(&l, &t->all[captures[i]]);
		if (i && captures[i] != captures[i - 1]) {
			see_slots(&l, captures[i - 1], captures[i]);
			see_dialog(&l, captures[i - 1], captures[i]);
			see_dialog(&l, captures[i], captures[i - 1]);
		}
	}
	for (size_t i = 0; i < n && learn; i++)
		give_slots(&l, &t->all[captures[i]]);
	if (learn)
		decide(&l);
	for (struct text *text = t->all; text < t->all + t->n; text++) {
		text->sum = 0;
		for (size_t i = 0; i < text->n; i++)
			if (!words_at(&l, text, i)->furniture)
				text->sum += words_at(&l, text, i)->sum;
	}
	arena_free(&l.arena);
}

/* ---- the list of it ---- */

static int
by_digest(const void *a, const void *b)
{
	const struct furniture_line *p = a, *q = b;

	return memcmp(p->digest.bytes, q->digest.bytes, sizeof p->digest.bytes);
}

struct furniture_line *
furniture_list(struct arena *a, struct texts *t, const size_t *captures, size_t n, size_t *count)
{
	struct furniture_line *list;
	uint32_t *seen = texts_counts(t);

	ARENA_ARRAY(a, list, t->nwords);
	*count = 0;
	for (size_t i = 0; i < n; i++) {
		const struct text *text = &t->all[captures[i]];

		for (size_t k = 0; k < text->n; k++)
			seen[t->lines[text->lines[k]].words]++;
	}
	for (size_t i = 0; i < t->nwords; i++) {
		if (t->words[i].furniture)
			list[(*count)++] = (struct furniture_line){sha256_of(t->words[i].folded, t->words[i].n), t->words[i].folded, seen[i]};
		seen[i] = 0;
	}
	qsort(list, *count, sizeof *list, by_digest);
	return list;
}

