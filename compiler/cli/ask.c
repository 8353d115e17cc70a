/* regc facts --ask: one question after the other; each answer is written at once, and what it makes irrelevant is not
 * asked any more. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/date.h"
#include "../base/report.h"
#include "../law/place.h"
#include "commands.h"
#include "facts.h"
#include "progress.h"

enum { LINE = 2048, MOST_PLACES = 64, MOST_WHY = 8, WIDTH = 80 };

struct asking {
	struct facts *facts;
	struct arena arena;
	struct table passed; /* questions not to be asked again */
	struct grounds last; /* of the answer before: Enter repeats them */
	const char *note;    /* the day of the answers */
	size_t asked;
	bool ended;
};

/* ---- the terminal ---- */

static void
put_after(const char *before, const char *text, size_t indent)
{
	struct buf out = {0};

	buf_puts(&out, before);
	report_wrap(&out, text, strlen(before), indent, WIDTH);
	printf("%s\n", out.s);
	buf_free(&out);
}

/* indented by four columns, as all but the question is */
static void
put(const char *text)
{
	put_after("    ", text, 4);
}

/* a line without the spaces around it, in the arena; NULL at the end of the input, or where it is too long or no text */
static const char *
answer_line(struct asking *as, const char *prompt)
{
	char line[LINE], *from = line;
	size_t n;

	printf("    %s > ", prompt);
	fflush(stdout);
	if (!fgets(line, sizeof line, stdin)) {
		as->ended = true;
		return NULL;
	}
	from += strspn(from, " \t");
	n = strcspn(from, "\n");
	while (n && strchr(" \t\r", from[n - 1]))
		n--;
	if ((!strchr(from, '\n') && !feof(stdin)) || utf8_check(from, n) < n) {
		as->ended = true;
		return NULL;
	}
	return arena_copy(&as->arena, from, n);
}

/* the findings about an answer, which is then asked for again */
static void
show_mistakes(struct asking *as)
{
	struct diags *ds = &as->facts->options->diags;

	for (size_t i = 0; i < ds->n; i++) {
		put(ds->all[i]->message);
		if (ds->all[i]->help)
			put(ds->all[i]->help);
	}
	diag_free(ds);
}

/* ---- why ---- */

static void
say_mapping(const struct asking *as, const struct verdict *v)
{
	struct arena a = {0};
	const struct node *sets = v->conditional ? sets_list(&a, &v->conditional->highest) : NULL;
	struct buf text = {0};

	buf_printf(&text, "- %s, under %s: %s", v->provision->title, v->obligation->title,
	           inquiry_band(v) == NOT_RATED ? "no band can be said yet" : exposure_name(inquiry_band(v)));
	if (sets && sets->first) {
		buf_puts(&text, " if ");
		words_joined(as->facts->words, &text, sets->first);
	}
	put(text.s);
	buf_free(&text);
	arena_free(&a);
}

static void
say_why(const struct asking *as, const struct inquiry *one)
{
	struct buf text = {0};

	for (size_t i = 0; i < one->nmappings && i < MOST_WHY; i++)
		say_mapping(as, one->mappings[i]);
	if (one->nmappings > MOST_WHY)
		printf("    and %zu more\n", one->nmappings - MOST_WHY);
	buf_puts(&text, "Look in: ");
	facts_look(&text, as->facts, one);
	put(text.s);
	buf_free(&text);
}

/* ---- on what it rests ---- */

/* "official https://…", "secondary a newspaper", "a newspaper" */
static struct grounds
grounds_of(struct asking *as, const char *line)
{
	size_t n = strcspn(line, " ");
	const char *class = arena_copy(&as->arena, line, n), *rest = line + n + strspn(line + n, " ");
	struct grounds g = {.note = as->note};

	g.confidence = facts_confidence(class);
	g.class = g.confidence ? class : *line ? "secondary" : "memory";
	rest = g.confidence ? rest : line;
	g.confidence = facts_confidence(g.class);
	if (starts_with(rest, "https://") || starts_with(rest, "http://"))
		g.url = rest;
	else if (*rest)
		g.title = rest;
	return g;
}

static bool
ask_source(struct asking *as)
{
	const char *line = answer_line(as, as->last.class ? "source (Enter: as before)"
	                                                   : "source: 'official https://…', 'secondary TITLE'; Enter: memory");

	if (!line)
		return false;
	if (*line || !as->last.class)
		as->last = grounds_of(as, line);
	return true;
}

/* a date says when by itself, and some facts have no day in the language */
static bool
has_start(const struct inquiry *one)
{
	const struct statement *st = &one->asks;

	return st->kind != STATEMENT_SEAT && st->kind != STATEMENT_USER_CLASSES && st->kind != STATEMENT_DOCUMENT &&
	       !(st->kind == STATEMENT_FACT && one->takes == FACT_DATE);
}

static bool
ask_start(struct asking *as, const struct inquiry *one, const char **from)
{
	struct date d;

	while (has_start(one)) {
		const char *line = answer_line(as, "since when (a date; Enter: not known)");

		if (!line)
			return false;
		if (!*line)
			break;
		if (date_parse(line, &d)) {
			*from = line;
			break;
		}
		put("invalid date: write 2026-08-02, 2026-08, 2026, not-before 2026 or not-after 2026");
	}
	return true;
}

/* ---- answers ---- */

/* several statements that one answer makes, all on the same grounds */
struct answer_set {
	struct answered all[MOST_PLACES + 1]; /* places, and that there are no others */
	size_t n;
};

static bool
is_places(const struct inquiry *one)
{
	return one->asks.kind == STATEMENT_OFFERED || one->asks.kind == STATEMENT_GOVERNS;
}

/* a place of a list of which the same is recorded already */
static bool
is_recorded(const struct asking *as, const struct statement *st)
{
	struct clock clock = as->facts->c.analysis.clock;
	const struct node *scope = node_get(st->of->facts, st->kind == STATEMENT_OFFERED ? "offered" : "governs");

	return st->to && scope_reaches(&clock, scope, st->to) == (st->holds ? TRI_YES : TRI_NO);
}

static bool
add_place(struct asking *as, struct answer_set *answers, const struct inquiry *one, const char *code, bool holds)
{
	struct statement st = one->asks;
	struct diags *ds = &as->facts->options->diags;

	st.holds = holds;
	st.to = territory_find(&as->facts->c.model, code);
	if (!st.to && strcmp(code, "world") != 0) {
		diag_help(ds, diag_add(ds, RG2030, (struct place){0}, "unknown jurisdiction '%s'", code),
		          "answer y or n, or with codes: 'EU US', 'only EU US', 'world except CN'");
		return false;
	}
	if (is_recorded(as, &st))
		return true;
	if (answers->n == MOST_PLACES) {
		diag_help(ds, diag_add(ds, RG2030, (struct place){0}, "more than %d places in one answer", MOST_PLACES),
		          "name a group of them, such as EU, or the world with exceptions");
		return false;
	}
	answers->all[answers->n++].statement = st;
	return true;
}

/* "EU US", "only EU US", "world except CN" */
static bool
take_places(struct asking *as, struct answer_set *answers, const struct inquiry *one, const char *line)
{
	struct diags *ds = &as->facts->options->diags;
	bool holds = true, only = false;

	while (*line) {
		size_t n = strcspn(line, " ,");
		const char *word = arena_copy(&as->arena, line, n);

		if (strcmp(word, "only") == 0)
			only = true;
		else if (strcmp(word, "except") == 0)
			holds = false;
		else if (!add_place(as, answers, one, word, holds))
			return false;
		line += n + strspn(line + n, " ,");
	}
	if (only) {
		answers->all[answers->n].statement = one->asks;
		answers->all[answers->n++].statement.only = true;
	}
	if (!answers->n)
		diag_help(ds, diag_add(ds, RG2030, (struct place){0}, "all of that is recorded already"),
		          "answer y or n for the place that is asked about");
	return answers->n > 0;
}

static bool
take_answer(struct asking *as, struct answer_set *answers, const struct inquiry *one, const char *line)
{
	answers->n = 0;
	if (is_places(one) && !facts_is_yes(line) && !facts_is_no(line))
		return take_places(as, answers, one, line);
	answers->n = 1;
	return facts_answer(as->facts, &answers->all[0].statement, &as->arena, one, line, RG2030, (struct place){0});
}

static const char *
prompt_of(struct asking *as, const struct inquiry *one)
{
	if (is_places(one))
		return "y, n, or 'EU US', 'only EU', 'world except CN'; s skip, w why, q quit";
	if (one->takes == FACT_YES_NO)
		return "y, n; s skip, w why, q quit";
	return arena_printf(&as->arena, "%s; s skip, w why, q quit", facts_takes(&as->arena, one));
}

/* reads until there is an answer; false to skip the question, or at the end */
static bool
ask_answer(struct asking *as, struct answer_set *answers, const struct inquiry *one)
{
	for (;;) {
		const char *line = answer_line(as, prompt_of(as, one));

		if (!line || strcmp(line, "q") == 0) {
			as->ended = true;
			return false;
		}
		if (strcmp(line, "w") == 0)
			say_why(as, one);
		else if (facts_is_unknown(line))
			return false;
		else if (take_answer(as, answers, one, line))
			return true;
		else
			show_mistakes(as);
	}
}

/* ---- roles of one law, asked for together ---- */

struct roles {
	const struct inquiry *all[MOST_PLACES];
	bool held[MOST_PLACES];
	size_t n;
};

/* those that are open, in the order in which the law declares them */
static void
take_roles(struct roles *roles, const struct asking *as, const struct inquiries *q, const struct inquiry *one)
{
	const struct card *law = one->asks.to->unit;
	const struct node *declared = node_get(law->facts, "roles");

	*roles = (struct roles){.n = 0};
	for (const struct node *r = declared ? declared->first : NULL; r; r = r->next)
		for (size_t i = 0; i < q->n && roles->n < MOST_PLACES; i++) {
			const struct statement *st = &q->all[i]->asks;

			if (st->kind == STATEMENT_ROLE && st->of == one->asks.of && st->to->unit == law &&
			    node_is(r, "role", st->to->name) && !table_get(&as->passed, st->text))
				roles->all[roles->n++] = q->all[i];
		}
}

static void
show_roles(const struct roles *roles)
{
	for (size_t i = 0; i < roles->n; i++) {
		const struct card *role = roles->all[i]->asks.to;
		const char *definition = node_text(role->facts, "definition");
		struct buf text = {0};

		buf_printf(&text, "%2zu %s%s%s", i + 1, role->title, definition ? ": " : "", definition ? definition : "");
		put_after("    ", text.s, 7);
		buf_free(&text);
	}
}

/* Whoever holds a role holds the wider ones. */
static bool
follows(const struct roles *roles, size_t i)
{
	for (size_t k = 0; k < roles->n; k++)
		if (roles->held[k] && card_leads_to(roles->all[k]->asks.to, roles->all[i]->asks.to, "is-a"))
			return true;
	return false;
}

/* Who does not hold a role does not hold the narrower ones. */
static bool
is_denied_by_wider(const struct roles *roles, size_t i)
{
	for (size_t k = 0; k < roles->n; k++)
		if (k != i && !follows(roles, k) && card_leads_to(roles->all[i]->asks.to, roles->all[k]->asks.to, "is-a"))
			return true;
	return false;
}

/* "1 3", "0", "2 ?": the others are denied, or stay open */
static bool
read_roles(struct roles *roles, const char *line, bool *open)
{
	*open = false;
	memset(roles->held, 0, sizeof roles->held);
	while (*line) {
		char *end;
		unsigned long number = strtoul(line, &end, 10);

		if (*line == '?') {
			*open = true;
			end = (char *)line + 1;
		} else if (end == line || number > roles->n) {
			return false;
		} else if (number > 0) {
			roles->held[number - 1] = true;
		}
		line = end + strspn(end, " ,");
	}
	return true;
}

static void
answer_roles(struct answer_set *answers, const struct roles *roles, bool open)
{
	answers->n = 0;
	for (size_t i = 0; i < roles->n; i++) {
		struct statement *st = &answers->all[answers->n].statement;

		if (!roles->held[i] && (open || follows(roles, i) || is_denied_by_wider(roles, i)))
			continue;
		*st = roles->all[i]->asks;
		st->holds = roles->held[i];
		answers->n++;
	}
}

static bool
ask_roles(struct asking *as, struct answer_set *answers, struct roles *roles)
{
	bool open;

	show_roles(roles);
	for (;;) {
		const char *line = answer_line(as, "numbers; 0 none; '1 ?' leaves others open; s skip, w why, q quit");

		if (!line || strcmp(line, "q") == 0) {
			as->ended = true;
			return false;
		}
		if (strcmp(line, "w") == 0)
			for (size_t i = 0; i < roles->n; i++)
				say_why(as, roles->all[i]);
		else if (facts_is_unknown(line))
			return false;
		else if (read_roles(roles, line, &open)) {
			answer_roles(answers, roles, open);
			return true;
		} else
			put("name roles by their numbers, with spaces between them");
	}
}

/* ---- one question ---- */

/* whether it is open for a law, and not only for single duties, whether it applies */
static bool
has_laws(const struct inquiries *q)
{
	size_t i = 0;

	while (i < q->n && !q->all[i]->laws)
		i++;
	return i < q->n;
}

static void
say_rest(struct asking *as, size_t mappings, size_t questions, bool laws)
{
	struct inquiries q;

	facts_inquire(as->facts, &q);
	printf("    written; ");
	if (q.mappings < mappings)
		printf("%zu mapping%s decided; ", mappings - q.mappings, plural(mappings - q.mappings));
	printf("%zu question%s left, where there were %zu\n", q.n, plural(q.n), questions);
	if (laws && !has_laws(&q))
		put("Whether a law applies is decided now for each; what is left is about single duties.");
	printf("\n");
	inquiries_free(&q);
}

static void
say_question(struct asking *as, const struct inquiry *one, const struct roles *roles)
{
	struct buf text = {0};
	struct arena a = {0};
	struct node *r = reason_add(&a, node_list(&a), REASON_ASK_ROLES);

	if (roles->n > 1) {
		reason_card(&a, r, "service", one->asks.of);
		reason_card(&a, r, "law", one->asks.to->unit);
		words_text(as->facts->words, &text, r);
	} else {
		facts_question(&text, as->facts, one);
	}
	put_after(arena_printf(&a, "[%zu] ", ++as->asked), text.s, 0);
	buf_free(&text);
	facts_decides(&text, as->facts, one);
	put(text.s);
	buf_free(&text);
	arena_free(&a);
}

static void
pass(struct asking *as, const struct inquiry *one)
{
	*table_put(&as->passed, arena_string(&as->arena, one->asks.text)) = as;
}

/* on what all statements of an answer rest; nothing denied has a first day */
static bool
ask_grounds(struct asking *as, const struct inquiry *one, struct answer_set *answers)
{
	const char *from = NULL;
	bool starts = false;

	for (size_t i = 0; i < answers->n; i++)
		starts = starts || answers->all[i].statement.holds;
	if ((starts && !ask_start(as, one, &from)) || !ask_source(as))
		return false;
	for (size_t i = 0; i < answers->n; i++) {
		answers->all[i].grounds = as->last;
		answers->all[i].grounds.from = answers->all[i].statement.holds ? from : NULL;
	}
	return true;
}

static void
ask_one(struct asking *as, const struct inquiries *q, const struct inquiry *one)
{
	static struct answer_set answers;
	static struct roles roles;
	size_t mappings = q->mappings, questions = q->n;
	bool laws = has_laws(q);

	roles.n = 0;
	if (one->asks.kind == STATEMENT_ROLE)
		take_roles(&roles, as, q, one);
	say_question(as, one, &roles);
	pass(as, one);
	for (size_t i = 0; i < roles.n; i++)
		pass(as, roles.all[i]);
	if (!(roles.n > 1 ? ask_roles(as, &answers, &roles) : ask_answer(as, &answers, one)) || !answers.n ||
	    !ask_grounds(as, one, &answers)) {
		printf("\n");
		return;
	}
	if (facts_enter(as->facts, answers.all, answers.n))
		say_rest(as, mappings, questions, laws);
}

static const struct inquiry *
next_question(const struct asking *as, const struct inquiries *q)
{
	for (size_t i = 0; i < q->n; i++)
		if (!table_get(&as->passed, q->all[i]->asks.text))
			return q->all[i];
	return NULL;
}

static bool
ask_next(struct asking *as)
{
	const struct inquiry *one;
	struct inquiries q;

	facts_inquire(as->facts, &q);
	if ((one = next_question(as, &q)))
		ask_one(as, &q, one);
	inquiries_free(&q);
	return one && !as->ended && !as->facts->lost;
}

int
facts_ask(struct facts *f)
{
	struct asking as = {.facts = f};
	char day[DATE_TEXT];

	as.note = arena_printf(&as.arena, "answered on %s", day_text(day_today(), day));
	while (ask_next(&as))
		;
	printf("%zu question%s asked, %zu fact%s written\n", as.asked, plural(as.asked), f->entered, plural(f->entered));
	table_free(&as.passed);
	arena_free(&as.arena);
	return f->lost ? 2 : 0;
}
