#include "furniture.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "../prose/target.h"

/* what is known of a line from the whole history */
struct life {
	size_t seen;     /* captures */
	size_t touched;  /* steps with which it came, went, or got another number */
	size_t came;     /* steps with which it came */
	size_t counted;  /* steps with which only its numbers differ */
	size_t before;   /* captures in which it stands before the prose */
	size_t outside;  /* before or behind it */
	size_t menus;    /* times it stands in a menu within it, as where a text is of several pages */
	size_t slot;     /* the most steps with which the line at such a place outside the prose differs */
	bool dialog;
	bool heading, cell, item;
	size_t between;  /* captures in which it stands between furniture, outside the prose */
	size_t over;     /* captures in which all that stands under this heading behind the prose is furniture */
	size_t linked;   /* bytes of it that are links, at most */
	size_t links;    /* at most */
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
	REPEATED = 5,    /* times */
	MENU = 4,        /* links of a menu */
	ENTRIES = 3,     /* of them such as only menus have */
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
		"to top", "share", "search", "english", ("fran\xC3\xA7" "ais"), "deutsch", "espa\xC3\xB1ol", "italiano", "portugu\xC3\xAAs",
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

static bool
is_one_of(const struct string *bare, const char *const *list)
{
	for (; *list; list++)
		if (strlen(*list) == bare->n && memcmp(*list, bare->s, bare->n) == 0)
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
	return is_one_of(&l->t->strings[w->masked], widgets);
}

/* one word again and again, by which a page measures its letters */
static bool
is_repeated(const struct string *s)
{
	size_t word = s->n && memchr(s->s, ' ', s->n) ? (size_t)((const char *)memchr(s->s, ' ', s->n) - s->s) + 1 : 0;

	return word && s->n >= word * REPEATED - 1 && memcmp(s->s, s->s + word, s->n - word) == 0;
}

/* What no text says, wherever it stands in a line of its own: fields of forms that are not shown, probes for fonts, and what chooses
 * a version; or a language, at the head of the pages of which a text is made, since elsewhere that may be a term. */
static bool
is_artefact(const struct learning *l, const struct line_words *w, const struct life *life)
{
	static const char *const artefacts[] = {
		"utm term", "utm source", "utm campaign", "utm medium", "utm content", "gclid", "fbclid", "select language", "close", "version",
		"version \1 latest", NULL,
	};
	static const char *const languages[] = {
		"english", "en", "deutsch", ("fran\xC3\xA7" "ais"), "espa\xC3\xB1ol", "italiano", "nederlands", "polski",
		"\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E", NULL,
	};
	const struct string *bare = &l->t->strings[w->masked];

	if (life->cell || life->item || life->heading)
		return false;
	return is_one_of(bare, artefacts) || is_repeated(bare) || (life->before * 3 >= life->seen && is_one_of(bare, languages));
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
		life->item = life->item || *line->mark;
		life->links = line->nlinks > life->links ? line->nlinks : life->links;
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

/* ---- menus between the pages of which a text was made ---- */

/* wholly a link, to another page */
static bool
is_link_line(const struct text_line *line)
{
	if (!line->nlinks || line->linked * 10 < line->n * 9 || line->mark == plain_cell)
		return false;
	for (size_t i = 0; i < line->nlinks; i++)
		if (!*line->links[i].target || strchr(line->links[i].target, '#'))
			return false;
	return true;
}

/* A link to other terms is the text's wherever it stands, since a text may list them. */
static bool
leads_to_terms(const struct learning *l, const struct text_line *line)
{
	struct arena a = {0};
	bool terms = target_names_terms(l->t->words[line->words].folded);

	for (size_t i = 0; i < line->nlinks && !terms; i++)
		terms = target_names_terms(plain_fold(&a, line->links[i].target, strlen(line->links[i].target)));
	arena_free(&a);
	return terms;
}

/* What a menu has and no list of a text: not networks, which may be partners. */
static bool
is_entry(const struct learning *l, const struct text_line *line)
{
	static const char *const networks[] = {
		"discord", "twitter", "linkedin", "youtube", "instagram", "facebook", "github", "tiktok", "reddit", NULL,
	};
	const struct line_words *w = &l->t->words[line->words];

	for (const char *const *s = networks; *s; s++)
		if (text_is(*s, w->folded))
			return false;
	return menu_share(w) >= 50 && !leads_to_terms(l, line);
}

/* the end of the run of links from a line; headings of them, such as "Company", may stand between */
static size_t
links_end(const struct learning *l, const struct text *text, size_t from, size_t *links, size_t *entries)
{
	size_t end = from;

	*links = *entries = 0;
	for (size_t i = from; i < text->n; i++) {
		const struct text_line *line = &l->t->lines[text->lines[i]];

		if (is_link_line(line)) {
			++*links;
			*entries += is_entry(l, line);
			end = i + 1;
		} else if (!line->nheadings || l->t->words[line->words].count > ENTRIES || i > end) {
			break;
		}
	}
	return end;
}

static void
see_menus(struct learning *l, const struct text *text)
{
	size_t from, to, end, links, entries;

	find_prose(l, text, &from, &to);
	for (size_t i = from; i < to; i = end > i ? end : i + 1) {
		end = links_end(l, text, i, &links, &entries);
		if (links < MENU || entries < ENTRIES || entries * 4 < links)
			continue;
		for (size_t k = i; k < end && k < to; k++) {
			const struct text_line *line = &l->t->lines[text->lines[k]];

			l->words[line->words].menus += is_link_line(line) && !leads_to_terms(l, line);
		}
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
		"dispositivo", "consenso", "consentimento", "toestemming", "apparaat", "samtykke", "zgod", ("urz\xC4\x85" "dzeni"),
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

/* before or behind the prose, or in a menu within it */
static bool
is_aside(const struct life *life)
{
	return is_mostly(life->outside + life->menus, life);
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

/* a notice of copyright that comes or goes and never has another year: such a step is one of dates */
static bool
is_lone_notice(const struct line_words *w, const struct life *life, const struct life *masked)
{
	return w->notice && w->count <= SHORT && !w->binding && !life->heading && !life->cell && is_mostly(life->outside, life) &&
	       life->seen == masked->seen;
}

/* whether only a number of a line differs from time to time; within the text, and in a sentence of law, one of a dialog's partners */
static bool
is_counter(const struct line_words *w, const struct life *life, const struct life *masked)
{
	bool dialog = is_of_consent(w) || strstr(w->folded, "vendors") || strstr(w->folded, "our partners");
	size_t least = dialog ? OFTEN : is_mostly(life->outside, life) ? COUNTED : COUNTED_WITHIN;

	if (masked->counted < least || has_measure(w))
		return false;
	return dialog || (masked->counted * 20 >= masked->seen && !life->cell && !is_law_like(w));
}

/* what may be furniture by itself, whether it ever changed or not */
static bool
is_candidate(const struct learning *l, size_t i)
{
	const struct line_words *w = &l->t->words[i];
	const struct life *life = &l->words[i], *masked = &l->masked[w->masked];
	bool linked = life->linked * 10 >= w->n * 6;
	bool row = life->linked * 10 >= w->n * 9 && life->links >= MENU; /* in which a year is part of a name */

	if (life->dialog) /* a sentence of law is of it only where it came and went, or asks for consent */
		return life->came > 1 || !(w->binding && w->ends) || is_of_consent(w);
	if (is_artefact(l, w, life) || (is_aside(life) && !life->cell && is_widget(l, w)))
		return true;
	if (is_lone_notice(w, life, masked))
		return true;
	if ((w->dated && !row) || (w->binding && w->ends) || w->count > LONGER)
		return false;
	if (is_counter(w, life, masked))
		return true;
	if (is_law_like(w) || !is_aside(life) || (life->heading && !is_navigation(w)) || life->cell)
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
		see_menus(&l, &t->all[captures[i]]);
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

