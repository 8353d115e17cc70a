#include "lockmaker.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "cues.h"
#include "figures.h"
#include "furniture.h"
#include "terms_links.h"

/* a text in double quotes, as YAML reads it back */
static void
quote(struct buf *b, const char *s)
{
	size_t n = strlen(s), length;
	uint32_t cp;

	buf_putc(b, '"');
	for (size_t i = 0; i < n; i += length ? length : 1) {
		if (!(length = utf8_decode(s + i, n - i, &cp)))
			continue;
		if (cp == '"' || cp == '\\')
			buf_printf(b, "\\%c", (char)cp);
		else if (cp < 0x20 || cp == 0x7F || cp_is_unsafe(cp))
			buf_printf(b, cp > 0xFFFF ? "\\U%08X" : "\\u%04X", (unsigned)cp);
		else
			buf_add(b, s + i, length);
	}
	buf_putc(b, '"');
}

/* a member of a map in one line; nothing where value is NULL */
static void
put(struct buf *b, const char *key, const char *value)
{
	if (!value)
		return;
	buf_printf(b, "%s%s: ", b->s[b->n - 1] == '{' ? "" : ", ", key);
	quote(b, value);
}

/* the same for what needs no quotes: ids, days and words of the schema */
static void
put_word(struct buf *b, const char *key, const char *value)
{
	if (value)
		buf_printf(b, "%s%s: %s", b->s[b->n - 1] == '{' ? "" : ", ", key, value);
}

static void
put_number(struct buf *b, const char *key, size_t n)
{
	buf_printf(b, "%s%s: %zu", b->s[b->n - 1] == '{' ? "" : ", ", key, n);
}

static void
put_digest(struct buf *b, const char *key, const struct sha256 *d)
{
	char hex[SHA256_HEX];

	put(b, key, sha256_hex(d, hex));
}

/* a list of words in brackets from bits; nothing where none is set */
static void
put_words(struct buf *b, const char *key, unsigned bits, const char *(*name)(unsigned bit))
{
	const char *before = "";

	if (!bits)
		return;
	buf_printf(b, "%s%s: [", b->s[b->n - 1] == '{' || b->s[b->n - 1] == ' ' ? "" : ", ", key);
	for (unsigned i = 0; i < 32; i++)
		if (bits & 1U << i) {
			buf_printf(b, "%s%s", before, name(i));
			before = ", ";
		}
	buf_putc(b, ']');
}

static const char *
mark_name(unsigned bit)
{
	return bit < CHANGE_MARKS ? change_mark_name((enum change_mark)(1U << bit)) : "technical";
}

static const char *
signal_word(unsigned bit)
{
	return signal_name((enum change_signal)bit);
}

static const char *
subject_word(unsigned bit)
{
	return subject_name((enum cue_subject)bit);
}

enum { MARK_TECHNICAL = 1 << CHANGE_MARKS }; /* after those of enum change_mark */

static const struct text *
text_of(const struct step *s)
{
	return &s->series->texts.all[s->series->versions[s->version].text];
}

static void
write_capture(struct locking *k, struct buf *b, const struct step *s)
{
	buf_puts(b, "  - {");
	put_word(b, "capture", s->id);
	put_word(b, "on", node_text(s->node, "on"));
	put(b, "at", s->at);
	put_word(b, "text", s->usable ? node_text(s->node, "text") : "unusable");
	if (!s->usable && s->because) {
		put_word(b, "because", unusable_name(s->because));
		put_number(b, "size", s->size);
	}
	put(b, "commit", s->commit);
	if (!s->spoiled)
		put_digest(b, "sha256", &s->digest);
	if (s->usable) {
		put_digest(b, "words", &text_of(s)->words);
		if (s->before != NOWHERE)
			put_word(b, "step", change_class_name(s->class));
		if (s->to != NOWHERE)
			put_word(b, "back-to", k->steps[s->to].id);
	}
	put_words(b, "marks", s->marks | (s->technical ? MARK_TECHNICAL : 0U), mark_name);
	buf_puts(b, "}\n");
}

static const char *
holder_entry(const struct card *holder)
{
	const struct lock_holder *h = lock_holders;

	while (strcmp(h->kind, holder->kind) != 0)
		h++;
	return h->entry;
}

static void
write_excerpt(struct locking *k, struct buf *b, struct follow *f)
{
	const char *fate = follow_fate(k, f);

	follow_say(k, f, fate);
	buf_puts(b, "  - {");
	put_word(b, holder_entry(f->holder), f->holder->id);
	if (f->version)
		put_number(b, "version", f->version);
	put_number(b, "excerpt", f->number);
	put(b, "words", f->words);
	put_word(b, "capture", k->steps[f->wanted].id);
	put_number(b, "from", f->place.source_from);
	put_number(b, "to", f->place.source_to);
	put(b, "place", f->proven ? citation_text(k->arena, &f->cited) : NULL);
	put(b, "section", *f->place.section ? f->place.section : NULL);
	put_digest(b, "sentence", &f->sentence);
	if (f->place.left_out)
		put_number(b, "left-out", f->place.left_out);
	put(b, "drops", f->place.dropped);
	put_word(b, "first", k->steps[f->first].id);
	put_word(b, "last", k->steps[f->last].id);
	put_word(b, "fate", fate);
	put_word(b, "since", f->gone == NOWHERE ? NULL : k->steps[f->gone].id);
	buf_puts(b, "}\n");
}

/* ---- changes that matter ---- */

/* how much an archive's rule lets be shown of a capture; a file of the project is there for everybody */
static size_t
most_of(const struct locking *k, const struct step *s)
{
	size_t most = SIZE_MAX;

	for (size_t i = 0; i < k->holdings->n; i++) {
		const struct node *facts = k->holdings->all[i].card->facts;
		const char *rule = node_text(facts, "republish"), *words = node_text(facts, "words");
		size_t own = text_is(rule, "diffs") ? SIZE_MAX : !text_is(rule, "excerpts") ? 0 : words ? strtoul(words, NULL, 10) : 50;

		if (text_is(node_text(s->node, "archive"), k->holdings->all[i].card->name) && own < most)
			most = own;
	}
	return most;
}

/* of two captures the stricter of their archives' rules */
static size_t
words_shown(const struct locking *k, const struct step *s)
{
	size_t now = most_of(k, s), before = s->before == NOWHERE ? SIZE_MAX : most_of(k, &k->steps[s->before]);

	return before < now ? before : now;
}

/* of all captures of a text the strictest */
static size_t
words_shown_of(const struct locking *k, const struct series *series)
{
	size_t most = SIZE_MAX;

	for (size_t i = 0; i < series->n; i++) {
		size_t own = most_of(k, &k->steps[series->usable[i]]);

		most = own < most ? own : most;
	}
	return most;
}

static bool
is_short(const struct change_passage *p, size_t most)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++)
		n += most == SIZE_MAX ? 0 : follow_words(p->runs[i].text);
	return n <= most;
}

static void
write_passage(struct buf *b, const struct change_passage *p, unsigned subjects)
{
	static const char *const kinds[] = {"same", "removed", "added"};
	const char *before = "";

	buf_puts(b, "      - {");
	put_word(b, "is", p->added ? "added" : p->removed ? "removed" : "modified");
	put(b, "section", p->section && *p->section ? p->section : NULL);
	put_words(b, "signals", p->signals, signal_word);
	put_words(b, "subjects", subjects, subject_word);
	buf_puts(b, ", words: [");
	for (size_t i = 0; i < p->n; i++) {
		buf_printf(b, "%s{%s: ", before, kinds[p->runs[i].kind]);
		quote(b, p->runs[i].text);
		buf_putc(b, '}');
		before = ", ";
	}
	buf_puts(b, "]}\n");
}

static bool
is_touched(const struct locking *k, const struct follow *f, const struct step *s, const struct change_detail *d)
{
	const struct follow_seen *seen = &s->followed[f - k->follows];

	if (k->steps[f->wanted].series != s->series)
		return false;
	for (size_t i = 0; i < d->n; i++)
		if (seen->section && d->passages[i].section && strcmp(d->passages[i].section, seen->section) == 0)
			return true;
	return seen->differs;
}

static void
write_touched(struct locking *k, const struct step *s, const struct change_detail *d, const char *key, const char *kind)
{
	struct buf *b = &k->changes;
	const struct card *before = NULL;

	for (struct follow *f = k->follows; f < k->follows + k->nfollows; f++)
		if (strcmp(f->holder->kind, kind) == 0 && f->holder != before && is_touched(k, f, s, d)) {
			if (!before)
				buf_printf(b, "    %s: [", key);
			buf_printf(b, "%s%s", before ? ", " : "", f->holder->id);
			before = f->holder;
		}
	if (before)
		buf_puts(b, "]\n");
}

/* what is said of a change's words beside them */
struct named_subjects {
	struct passage_subjects *of; /* each passage */
	size_t weights[CUE_SUBJECTS];
};

static struct named_subjects
say(struct arena *a, const struct change_detail *d)
{
	struct cues *cues = cues_make(a);
	struct named_subjects said = {0};

	ARENA_ARRAY(a, said.of, d->n);
	for (size_t i = 0; i < d->n; i++) {
		said.of[i] = cues_passage(cues, a, &d->passages[i]);
		for (unsigned s = 0; s < CUE_SUBJECTS; s++) /* words that differ weigh more than those beside them */
			said.weights[s] += said.of[i].changed & 1U << s ? 3 : said.of[i].said & 1U << s ? 1 : 0;
	}
	return said;
}

/* the heaviest first; of the same weight, in the order of the schema */
static void
write_subjects(struct buf *b, const size_t weights[CUE_SUBJECTS])
{
	bool written[CUE_SUBJECTS] = {false};

	for (size_t n = 0; n < CUE_SUBJECTS; n++) {
		size_t best = CUE_SUBJECTS;

		for (size_t s = 0; s < CUE_SUBJECTS; s++)
			if (!written[s] && weights[s] && (best == CUE_SUBJECTS || weights[s] > weights[best]))
				best = s;
		if (best == CUE_SUBJECTS) {
			buf_puts(b, n ? "]\n" : "");
			return;
		}
		buf_printf(b, "%s%s", n ? ", " : "    subjects: [", subject_name((enum cue_subject)best));
		written[best] = true;
	}
	buf_puts(b, "]\n");
}

static void
write_figures(struct buf *b, const struct figures *f)
{
	for (size_t i = 0; i < f->n; i++) {
		buf_puts(b, i ? "" : "    figures:\n");
		buf_puts(b, "      - {");
		put(b, "section", f->all[i].section && *f->all[i].section ? f->all[i].section : NULL);
		put(b, "was", f->all[i].was);
		put(b, "now", f->all[i].now);
		buf_puts(b, "}\n");
	}
}

static void
write_links(struct buf *b, const struct terms_links *l)
{
	for (size_t i = 0; i < l->n; i++) {
		buf_puts(b, i ? "" : "    links:\n");
		buf_puts(b, "      - {");
		put(b, "text", l->all[i].text);
		put(b, "was", l->all[i].was);
		put(b, "now", l->all[i].now);
		buf_puts(b, "}\n");
	}
}

enum { PASSAGES_MOST = 100 }; /* of one change; where more differ, the two texts are to be read side by side */

/* marks passages to be shown, those that say something or the others, as far as there is room; gives how many */
static size_t
choose(bool *shown, const struct change_detail *d, const struct named_subjects *said, size_t most, bool say_something, size_t n)
{
	for (size_t i = 0; i < d->n && n < PASSAGES_MOST; i++) {
		const struct change_passage *p = &d->passages[i];

		if (p->n && (said->of[i].said || p->signals) == say_something && is_short(p, most)) {
			shown[i] = true;
			n++;
		}
	}
	return n;
}

static const char *
why_withheld(size_t most, size_t shown)
{
	return !most ? "archive" : shown == PASSAGES_MOST ? "number" : "length";
}

static void
write_differences(struct locking *k, struct arena *a, const struct change_detail *d, const struct named_subjects *said, size_t most)
{
	struct buf *b = &k->changes;
	const char *before = "    differences:\n";
	bool *shown;
	size_t n;

	ARENA_ARRAY(a, shown, d->n);
	n = choose(shown, d, said, most, true, 0);
	n = choose(shown, d, said, most, false, n);
	for (size_t i = 0; i < d->n; i++)
		if (shown[i]) {
			buf_puts(b, before);
			write_passage(b, &d->passages[i], said->of[i].said);
			before = "";
		}
	if (n < d->n)
		buf_printf(b, "    not-shown: %zu\n    withheld: %s\n", d->n - n, why_withheld(most, n));
}

void
lockfile_change(struct locking *k, const struct step *s, const struct capture *before, const struct capture *now)
{
	struct arena scratch = {0};
	struct change_detail d;
	struct buf *b = &k->changes;
	size_t most = words_shown(k, s);
	struct terms_links links;
	struct figures figures;
	struct named_subjects said;

	change_detail(&d, &scratch, &before->plain, &now->plain);
	for (struct change_passage *p = d.passages; p < d.passages + d.n; p++)
		p->section = capture_section(&scratch, p->removed ? before : now, p->from, p->to, p->section);
	buf_printf(b, "  - record: %s\n    step: %s\n    before: %s\n    on: %s\n    added: %zu\n    removed: %zu\n    modified: %zu\n",
	           s->id, change_class_name(s->class), k->steps[s->before].id, node_text(s->node, "on"), d.added, d.removed,
	           d.modified);
	if (d.signals) {
		put_words((buf_puts(b, "    "), b), "signals", d.signals, signal_word);
		buf_putc(b, '\n');
	}
	said = say(&scratch, &d);
	if (s->class != CHANGE_LANGUAGE) /* every sentence differs */
		write_subjects(b, said.weights);
	if (most && s->class != CHANGE_LANGUAGE) { /* these are words of the texts */
		figures = figures_of(&scratch, &d);
		write_figures(b, &figures);
		if (s->marks & (MARK_TERMS | MARK_DROPPED)) {
			links = terms_links_of(&scratch, &before->plain, &now->plain);
			write_links(b, &links);
		}
	}
	for (const struct lock_holder *h = lock_holders; h->kind; h++)
		write_touched(k, s, &d, h->touched, h->kind);
	if (s->class != CHANGE_LANGUAGE)
		write_differences(k, &scratch, &d, &said, most);
	arena_free(&scratch);
}

/* ---- alternations ---- */

/* stretches in which each text is that before the last one: A, B, A, B … */
static void
write_alternations(struct locking *k, struct buf *b, struct series *series, size_t *shown)
{
	size_t n;
	const struct alternation *all = classes_alternations(k->arena, &series->texts, series->versions, series->n, &n);

	for (size_t i = 0; i < n; i++) {
		const char *one = k->steps[series->usable[all[i].from]].id;

		buf_puts(b, (*shown)++ ? "" : "alternations:\n");
		buf_printf(b, "  - {one: %s, other: %s, times: %zu, from: %s, until: %s}\n", one,
		           k->steps[series->usable[all[i].other]].id, all[i].times, one, k->steps[series->usable[all[i].until]].id);
	}
}

/* ---- furniture ---- */

/* The lines of a document that are not taken for its text; their words where the archives allow any. */
static void
write_furniture(struct locking *k, struct buf *b, struct series *series)
{
	struct arena a = {0};
	size_t n, *texts;
	struct furniture_line *lines;
	bool shown = words_shown_of(k, series) == SIZE_MAX;

	ARENA_ARRAY(&a, texts, series->n);
	for (size_t i = 0; i < series->n; i++)
		texts[i] = series->versions[i].text;
	lines = furniture_list(&a, &series->texts, texts, series->n, &n);
	for (size_t i = 0; i < n; i++) {
		buf_puts(b, i ? "  - {" : "furniture:\n  - {");
		put_digest(b, "line", &lines[i].digest);
		put(b, "words", shown && *lines[i].words ? lines[i].words : NULL);
		put_number(b, "seen", lines[i].seen);
		put_number(b, "of", series->n);
		buf_puts(b, "}\n");
	}
	arena_free(&a);
}

const char *
lockfile_text(struct locking *k)
{
	struct buf b = {0};
	const char *text;
	size_t alternations = 0;

	buf_printf(&b,
	           "# written by 'regc lock'; do not edit\n"
	           "lock: evidence\n%s: %s\nnormalisation: %d\ncaptures:\n",
	           k->owner->kind, k->owner->id, PLAIN_VERSION);
	for (size_t i = 0; i < k->n; i++)
		write_capture(k, &b, &k->steps[i]);
	for (size_t i = 0; i < k->nseries; i++)
		write_furniture(k, &b, &k->series[i]);
	for (size_t i = 0; i < k->nseries; i++)
		write_alternations(k, &b, &k->series[i], &alternations);
	if (k->nfollows)
		buf_puts(&b, "excerpts:\n");
	for (size_t i = 0; i < k->nfollows; i++)
		write_excerpt(k, &b, &k->follows[i]);
	if (k->changes.n)
		buf_printf(&b, "changes:\n%s", k->changes.s);
	text = arena_copy(k->arena, b.s, b.n);
	buf_free(&b);
	return text;
}
