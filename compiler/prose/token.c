#include "token.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_alnum(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t
uuid(const char *s, size_t n)
{
	static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

	if (n < sizeof form - 1 || (n >= sizeof form && is_alnum(s[sizeof form - 1])))
		return 0;
	for (size_t i = 0; form[i]; i++)
		if (form[i] == 'x' ? !isxdigit((unsigned char)s[i]) : s[i] != '-')
			return 0;
	return sizeof form - 1;
}

enum { FAR = 40 }; /* at most so long is what stands before the data */

/* "data:image/png;base64,iVBOR..." */
static size_t
image_data(const char *s, size_t n)
{
	size_t used = 5;

	if (n < FAR || memcmp(s, "data:", 5) != 0 || !memchr(s, '/', 16) || !memchr(s, ',', FAR))
		return 0;
	while (used < n && (unsigned char)s[used] > ' ' && !strchr("\"'()<>", s[used]))
		used++;
	return used > FAR ? used : 0;
}

struct shape {
	size_t n, turns, letters; /* where a digit follows a letter or the other way; the longest run of letters */
	bool hex;
};

/* of letters and digits, and of those that join them */
static struct shape
shape_of(const char *s, size_t n, const char *joints)
{
	struct shape shape = {.hex = true};
	size_t letters = 0;

	for (; shape.n < n && (is_alnum(s[shape.n]) || (s[shape.n] && strchr(joints, s[shape.n]))); shape.n++) {
		char c = s[shape.n], before = shape.n ? s[shape.n - 1] : '-';

		letters = is_digit(c) || !is_alnum(c) ? 0 : letters + 1;
		shape.letters = letters > shape.letters ? letters : shape.letters;
		shape.turns += is_alnum(c) && is_alnum(before) && is_digit(c) != is_digit(before);
		shape.hex &= isxdigit((unsigned char)c) != 0;
	}
	return shape;
}

/* lengths, and how often letters and digits change places */
enum { HEX = 16, MIXED = 20, LONG = 40, JOINED = 256, OFTEN = 4 };

static size_t
mixed(const char *s, size_t n)
{
	struct shape word = shape_of(s, n, ""), joined;

	if ((word.hex && word.n >= HEX && word.turns >= OFTEN - 1) || (word.n >= MIXED && word.turns >= OFTEN) ||
	    (word.n >= LONG && word.turns))
		return word.n;
	if (word.n == n || !strchr("-_", s[word.n]))
		return 0;
	joined = shape_of(s, n < JOINED ? n : JOINED, "-_");
	return joined.n >= MIXED + OFTEN && joined.turns >= OFTEN + 2 && joined.letters < 8 ? joined.n : 0;
}

size_t
token_at(const char *s, size_t n)
{
	size_t used = uuid(s, n);

	used = used ? used : image_data(s, n);
	return used ? used : mixed(s, n);
}

size_t
token_labelled(const char *text, size_t n, size_t i)
{
	static const char *const labels[] = {
		"ray id", "request id", "request-id", "session id", "sessionid", "trace id", "nonce", "incident id", "support id",
		"error id", "event id", "correlation id", "visitor id", "your ip", "your ip address",
	};
	size_t end = i, used = 0, digits = 0;

	while (end && strchr(" :#=", text[end - 1]))
		end--;
	for (size_t k = 0; k < sizeof labels / sizeof *labels && !used; k++) {
		size_t length = strlen(labels[k]);

		if (end < i && end >= length && memcmp(text + end - length, labels[k], length) == 0)
			for (; i + used < n && (is_alnum(text[i + used]) || strchr("-_.:", text[i + used])); used++)
				digits += is_digit(text[i + used]);
	}
	while (used && !is_alnum(text[i + used - 1]))
		used--;
	return used >= 6 && digits ? used : 0;
}
