#include "cond.h"

#include <pthread.h>
#include <stdbool.h>
#include <string.h>

#include "../base/table.h"

struct scanner {
	struct arena *arena;
	const char *at;
	const char *error;
	int depth;
};

enum { DEPTH = 32 };

static const struct cond *parse_or(struct scanner *s);

static void
skip_space(struct scanner *s)
{
	s->at += strspn(s->at, " \t\r\n");
}

static const char word_letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.";

static size_t
word_length(struct scanner *s)
{
	skip_space(s);
	return strspn(s->at, word_letters);
}

static bool
accept_word(struct scanner *s, const char *word)
{
	size_t n = word_length(s);

	if (n != strlen(word) || strncmp(s->at, word, n) != 0)
		return false;
	s->at += n;
	return true;
}

static bool
accept(struct scanner *s, const char *mark)
{
	skip_space(s);
	if (strncmp(s->at, mark, strlen(mark)) != 0)
		return false;
	s->at += strlen(mark);
	return true;
}

static const char *
parse_word(struct scanner *s, const char *wanted)
{
	size_t n = word_length(s);
	const char *word;

	if (n == 0) {
		if (!s->error)
			s->error = *s->at ? arena_printf(s->arena, "%s before '%s'", wanted, s->at)
			                  : arena_printf(s->arena, "%s at the end", wanted);
		return NULL;
	}
	word = arena_copy(s->arena, s->at, n);
	if (strcmp(word, "and") == 0 || strcmp(word, "or") == 0 || strcmp(word, "in") == 0) {
		if (!s->error)
			s->error = arena_printf(s->arena, "%s before '%s'", wanted, s->at);
		return NULL;
	}
	s->at += n;
	return word;
}

static const struct cond *
join(struct scanner *s, enum cond_kind kind, const struct cond *left, const struct cond *right)
{
	struct cond *c = arena_take(s->arena, sizeof *c);

	c->kind = kind;
	c->left = left;
	c->right = right;
	return c;
}

static const struct { const char *mark; enum cond_test test; } tests[] = {
	{"<=", TEST_LESS_EQUAL}, {"<", TEST_LESS}, {">=", TEST_MORE_EQUAL}, {">", TEST_MORE},
	{"!=", TEST_NOT_EQUAL}, {"=", TEST_EQUAL}, {":", TEST_HAS},
};

static const struct cond *
parse_fact(struct scanner *s)
{
	struct cond *c = arena_take(s->arena, sizeof *c);

	if (!(c->fact = parse_word(s, "the name of a fact")))
		return NULL;
	if (accept_word(s, "in") && !(c->place = parse_word(s, "a place")))
		return NULL;
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
		if (accept(s, tests[i].mark)) {
			c->test = tests[i].test;
			return (c->value = parse_word(s, "a value")) ? c : NULL;
		}
	return c;
}

static const struct cond *
parse_one(struct scanner *s)
{
	const struct cond *c;

	if (++s->depth > DEPTH) {
		s->error = "fewer nested parentheses and 'not's";
		return NULL;
	}
	if (accept_word(s, "not")) {
		c = parse_one(s);
		c = c ? join(s, COND_NOT, c, NULL) : NULL;
	} else if (accept(s, "(")) {
		c = parse_or(s);
		if (c && !accept(s, ")")) {
			s->error = "')'";
			c = NULL;
		}
	} else {
		c = parse_fact(s);
	}
	s->depth--;
	return c;
}

static const struct cond *
parse_chain(struct scanner *s, const char *word, enum cond_kind kind, const struct cond *(*part)(struct scanner *))
{
	const struct cond *c = part(s);

	while (c && accept_word(s, word)) {
		const struct cond *right = part(s);

		c = right ? join(s, kind, c, right) : NULL;
	}
	return c;
}

static const struct cond *
parse_and(struct scanner *s)
{
	return parse_chain(s, "and", COND_AND, parse_one);
}

static const struct cond *
parse_or(struct scanner *s)
{
	return parse_chain(s, "or", COND_OR, parse_and);
}

const struct cond *
cond_parse(struct arena *a, const char *text, const char **error)
{
	struct scanner s = {.arena = a, .at = text};
	const struct cond *c = parse_or(&s);

	skip_space(&s);
	if (c && *s.at) {
		s.error = arena_printf(a, "'and', 'or' or the end before '%s'", s.at);
		c = NULL;
	}
	*error = s.error;
	return c;
}

/* every condition that was asked for; NULL stands for an invalid one */
static struct {
	pthread_rwlock_t lock;
	struct arena arena;
	struct table by_text; /* text → struct parsed */
} kept = {.lock = PTHREAD_RWLOCK_INITIALIZER};

struct parsed {
	const struct cond *cond;
};

static struct parsed *
find_kept(const char *text)
{
	struct parsed *p;

	pthread_rwlock_rdlock(&kept.lock);
	p = table_get(&kept.by_text, text);
	pthread_rwlock_unlock(&kept.lock);
	return p;
}

static struct parsed *
keep(const char *text)
{
	struct parsed *p;
	const char *error;

	pthread_rwlock_wrlock(&kept.lock);
	if (!(p = table_get(&kept.by_text, text))) {
		p = arena_take(&kept.arena, sizeof *p);
		text = arena_string(&kept.arena, text);
		p->cond = cond_parse(&kept.arena, text, &error);
		*table_put(&kept.by_text, text) = p;
	}
	pthread_rwlock_unlock(&kept.lock);
	return p;
}

const struct cond *
cond_of(const char *text)
{
	struct parsed *p = find_kept(text);

	return (p ? p : keep(text))->cond;
}

enum tri
cond_ordered(enum cond_test test, enum tri less, enum tri more, enum tri same)
{
	switch (test) {
	case TEST_LESS:
		return less;
	case TEST_MORE_EQUAL:
		return tri_not(less);
	case TEST_MORE:
		return more;
	case TEST_LESS_EQUAL:
		return tri_not(more);
	case TEST_NOT_EQUAL:
		return tri_not(same);
	default:
		return same;
	}
}

void
cond_each(const struct cond *c, void (*visit)(void *ctx, const struct cond *fact), void *ctx)
{
	if (c->kind == COND_FACT) {
		visit(ctx, c);
		return;
	}
	cond_each(c->left, visit, ctx);
	if (c->right)
		cond_each(c->right, visit, ctx);
}
