#include "cues.h"

#include <ctype.h>
#include <string.h>

#include "../base/text.h"
#include "../prose/mask.h"

static const char *const names[CUE_SUBJECTS + 1] = {
	[CUE_LIABILITY] = "liability",           [CUE_INDEMNITY] = "indemnity",
	[CUE_WARRANTY] = "warranty",             [CUE_LICENCE] = "licence",
	[CUE_OWNERSHIP] = "ownership",           [CUE_AI_TRAINING] = "ai-training",
	[CUE_DATA_SHARING] = "data-sharing",     [CUE_DATA_RETENTION] = "data-retention",
	[CUE_AGE] = "age",                       [CUE_NOTICE_PERIOD] = "notice-period",
	[CUE_CHANGE_OF_TERMS] = "change-of-terms", [CUE_FEES] = "fees",
	[CUE_REFUNDS] = "refunds",               [CUE_RENEWAL] = "renewal",
	[CUE_TERMINATION] = "termination",       [CUE_GOVERNING_LAW] = "governing-law",
	[CUE_ARBITRATION] = "arbitration",       [CUE_CLASS_ACTION] = "class-action",
	[CUE_PROHIBITED_USE] = "prohibited-use", [CUE_MODERATION] = "moderation",
	[CUE_CONTACT] = "contact",               [CUE_NONE] = "none",
};

const char *
subject_name(enum cue_subject s)
{
	return names[s];
}

static const struct cue_row rows[] = {
#define CUES(subject, language, cues) {CUE_##subject, language, cues},
#include "cues.def"
#undef CUES
};

const struct cue_row *
cue_row(size_t i)
{
	return i < sizeof rows / sizeof *rows ? &rows[i] : NULL;
}

/* ---- looking them up ---- */

struct cue {
	const char *text;
	size_t n;
	bool open; /* any ending may follow */
	enum cue_subject subject;
	const struct cue *next; /* of those that begin with the same byte */
};

/* the longest first among those that begin alike, so that what is no cue goes before the cue in it */
struct cues {
	const struct cue *heads[256];
};

static void
insert(struct cues *c, struct cue *cue)
{
	const struct cue **at = &c->heads[(unsigned char)*cue->text];

	while (*at && (*at)->n > cue->n)
		at = (const struct cue **)&(*at)->next;
	cue->next = *at;
	*at = cue;
}

static void
add_row(struct cues *c, struct arena *a, const struct cue_row *row)
{
	for (const char *s = row->cues, *end; *s; s = *end ? end + 2 : end) {
		struct cue *cue;

		end = strchr(s, ';') ? strchr(s, ';') : s + strlen(s);
		ARENA_ARRAY(a, cue, 1);
		cue->open = end[-1] == '*';
		cue->n = (size_t)(end - s) - cue->open;
		cue->text = s;
		cue->subject = row->subject;
		insert(c, cue);
	}
}

struct cues *
cues_make(struct arena *a)
{
	struct cues *c;

	ARENA_ARRAY(a, c, 1);
	for (size_t i = 0; cue_row(i); i++)
		add_row(c, a, cue_row(i));
	return c;
}

static bool
stands_at(const struct cue *cue, const char *text, size_t n, size_t at)
{
	return cue->n <= n - at && memcmp(cue->text, text + at, cue->n) == 0 &&
	       (cue->open || plain_is_edge(text, n, at + cue->n));
}

/* how often each subject's cues stand in a text with case folded; whole words only */
struct cue_counts { unsigned of[CUE_SUBJECTS]; };

/* counts the cues that begin at a place; gives the place behind words that are no cue, or the same */
static size_t
count_at(const struct cues *c, const char *text, size_t n, size_t at, struct cue_counts *counts)
{
	for (const struct cue *cue = c->heads[(unsigned char)text[at]]; cue; cue = cue->next) {
		if (!stands_at(cue, text, n, at))
			continue;
		if (cue->subject == CUE_NONE)
			return at + cue->n;
		counts->of[cue->subject]++;
	}
	return at;
}

static struct cue_counts
cues_count(const struct cues *c, const char *folded)
{
	struct cue_counts counts = {0};
	size_t n = strlen(folded), past;

	for (size_t i = 0; i < n; i++)
		if (c->heads[(unsigned char)folded[i]] && plain_is_edge(folded, n, i) &&
		    (past = count_at(c, folded, n, i, &counts)) > i)
			i = past - 1;
	return counts;
}

/* ---- a differing passage ---- */

/* the sentence as one of the texts has it, with case folded */
static const char *
side(struct arena *a, const struct change_passage *p, enum piece_kind kind)
{
	struct buf b = {0};
	const char *folded;

	for (size_t i = 0; i < p->n; i++)
		if (p->runs[i].kind == PIECE_SAME || p->runs[i].kind == kind)
			buf_printf(&b, "%s%s", b.n ? " " : "", p->runs[i].text);
	folded = b.n ? plain_fold(a, b.s, b.n) : "";
	buf_free(&b);
	return folded;
}

/* past the sign, number or letter of a list item that a text begins with: "* ", "(a) ", "3.1 ", "iv. " */
static const char *
past_mark(const char *s)
{
	static const char bullet[] = "\xE2\x80\xA2 ";
	size_t opens = strspn(s, "(*-"), digits = strspn(s + opens, "0123456789."), roman = strspn(s + opens, "ivx");
	size_t label = digits ? digits : roman ? roman : (size_t)(s[opens] >= 'a' && s[opens] <= 'z');
	size_t closes = strspn(s + opens + label, ".):"), n = opens + label + closes;

	if (starts_with(s, bullet))
		return s + sizeof bullet - 1;
	return n && s[n] == ' ' && (digits || closes || !label) ? s + n + 1 : s;
}

/* a point or comma between two digits */
static bool
is_in_number(const char *text, const char *s)
{
	return (*s == '.' || *s == ',') && s > text && isdigit((unsigned char)s[-1]) && isdigit((unsigned char)s[1]);
}

/* letters and digits alone */
static const char *
bare(struct arena *a, const char *folded)
{
	const char *from = past_mark(folded);
	char *text = arena_copy(a, from, strlen(from)), *to = text;

	for (const char *s = from; *s; s++)
		if (!strchr(" ([{}])\"'*-.,;:!?", *s) || is_in_number(from, s))
			*to++ = *s;
	*to = '\0';
	return text;
}

/* whether two sentences differ in dates only */
static bool
is_redated(struct arena *a, const char *before, const char *now)
{
	struct mask old, new;
	bool same;

	if (!*before || !*now)
		return false;
	mask_make(&old, before, strlen(before));
	mask_make(&new, now, strlen(now));
	same = old.dates.n && new.dates.n && strcmp(bare(a, old.text.s), bare(a, new.text.s)) == 0 &&
	       old.numbers.n == new.numbers.n && (!old.numbers.n || memcmp(old.numbers.s, new.numbers.s, old.numbers.n) == 0);
	mask_free(&old);
	mask_free(&new);
	return same;
}

/* the innermost of the headings "A > B" */
static const char *
nearest_heading(struct arena *a, const char *section)
{
	const char *s = section ? section : "", *next;

	while ((next = strstr(s, " > ")))
		s = next + 3;
	return plain_fold(a, s, strlen(s));
}

struct passage_subjects
cues_passage(const struct cues *c, struct arena *a, const struct change_passage *p)
{
	const char *before = side(a, p, PIECE_REMOVED), *now = side(a, p, PIECE_ADDED);
	struct cue_counts old = cues_count(c, before), new = cues_count(c, now);
	struct cue_counts above = cues_count(c, nearest_heading(a, p->section));
	struct passage_subjects found = {0};

	if (strcmp(bare(a, before), bare(a, now)) == 0 || is_redated(a, before, now))
		return found;

	for (unsigned s = 0; s < CUE_SUBJECTS; s++) {
		found.changed |= (unsigned)(old.of[s] != new.of[s]) << s;
		found.said |= (unsigned)(old.of[s] || new.of[s] || above.of[s]) << s;
	}
	return found;
}
