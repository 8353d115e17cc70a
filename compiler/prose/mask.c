#include "mask.h"

#include <string.h>

#include "dates.h"
#include "token.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_ascii_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_letter(char c)
{
	return is_ascii_letter(c) || (unsigned char)c >= 0x80;
}

struct masking {
	struct mask *m;
	const char *text;
	size_t n, done; /* what stands before is in m */
};

static void
put(struct buf *list, const char *s, size_t n)
{
	buf_add(list, s, n);
	buf_putc(list, '\n');
}

/* what was not masked up to a place, and a mark for what stands there; gives the place behind it */
static size_t
mark(struct masking *k, size_t i, size_t used, char what)
{
	buf_add(&k->m->text, k->text + k->done, i - k->done);
	if (what == MASK_DATE) {
		size_t before = date_weekday(k->m->text.s, k->m->text.n);

		k->m->text.n -= before;
		buf_add(&k->m->dates, k->m->text.s + k->m->text.n, before);
		put(&k->m->dates, k->text + i, used);
	} else if (what == MASK_NUMBER) {
		put(&k->m->numbers, k->text + i, used);
	}
	buf_putc(&k->m->text, what);
	return k->done = i + used;
}

static size_t
digits(const char *s, size_t n)
{
	size_t used = 1;

	while (used < n && (is_digit(s[used]) || ((s[used] == '.' || s[used] == ',') && used + 1 < n && is_digit(s[used + 1]))))
		used++;
	return used;
}

/* the length of the token there, where a word begins whose letters or digits go up to end */
static size_t
token(const struct masking *k, size_t i, size_t end)
{
	char before = i ? k->text[i - 1] : ' ', behind = end < k->n ? k->text[end] : ' ';
	size_t used = 0;

	if (is_digit(before) || is_ascii_letter(before))
		return 0;
	if (is_digit(behind) || is_ascii_letter(behind) || behind == '-' || behind == '_' || (behind == ':' && end - i == 4))
		used = token_at(k->text + i, k->n - i);
	return used || !(is_digit(behind) || is_digit(k->text[i])) ? used : token_labelled(k->text, k->n, i);
}

static size_t
mask_word(struct masking *k, size_t i)
{
	size_t end = i + 1, used;

	while (end < k->n && is_letter(k->text[end]))
		end++;
	if ((used = token(k, i, end)))
		return mark(k, i, used, MASK_TOKEN);
	i += date_glued(k->text + i, end - i);
	used = date_from_word(k->text, k->n, i, end);
	return used ? mark(k, i, used, MASK_DATE) : end;
}

static size_t
mask_digits(struct masking *k, size_t i)
{
	size_t end = i + 1, used;

	while (end < k->n && is_digit(k->text[end]))
		end++;
	if ((used = token(k, i, end)))
		return mark(k, i, used, MASK_TOKEN);
	used = date_from_digit(k->text, k->n, i);
	return used ? mark(k, i, used, MASK_DATE) : mark(k, i, digits(k->text + i, k->n - i), MASK_NUMBER);
}

void
mask_make(struct mask *m, const char *text, size_t n)
{
	struct masking k = {.m = m, .text = text, .n = n};

	*m = (struct mask){0};
	buf_add(&m->text, "", 0); /* so that there is one of an empty text too */
	buf_add(&m->dates, "", 0);
	buf_add(&m->numbers, "", 0);
	for (size_t i = 0; i < n;)
		if (is_digit(text[i]))
			i = mask_digits(&k, i);
		else if (is_letter(text[i]))
			i = mask_word(&k, i);
		else
			i++;
	buf_add(&m->text, text + k.done, n - k.done);
}

void
mask_free(struct mask *m)
{
	buf_free(&m->text);
	buf_free(&m->dates);
	buf_free(&m->numbers);
}
