#include "target.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "../base/text.h"
#include "plain.h"
#include "token.h"

/* ---- addresses and their parts ---- */

struct stretch {
	const char *s;
	size_t n;
};

static bool
is(struct stretch p, const char *word)
{
	return strlen(word) == p.n && strncasecmp(p.s, word, p.n) == 0;
}

static bool
begins(struct stretch p, const char *word)
{
	return p.n >= strlen(word) && strncasecmp(p.s, word, strlen(word)) == 0;
}

/* what stands before the first of some signs; the rest, from the sign on, remains in *p */
static struct stretch
cut(struct stretch *p, const char *signs)
{
	struct stretch head = {p->s, 0};

	for (const char *s; head.n < p->n; head.n++) {
		for (s = signs; *s && *s != p->s[head.n]; s++)
			;
		if (*s)
			break;
	}
	p->s += head.n;
	p->n -= head.n;
	return head;
}

static struct stretch
behind(struct stretch p, size_t n)
{
	return n < p.n ? (struct stretch){p.s + n, p.n - n} : (struct stretch){p.s + p.n, 0};
}

struct address {
	struct stretch scheme, host, path, query, fragment; /* without the signs between them */
};

static struct address
address_of(struct stretch p)
{
	struct address a = {0};
	struct stretch rest = p;
	struct stretch scheme = cut(&rest, ":/?#");

	if (rest.n && *rest.s == ':') {
		a.scheme = scheme;
		p = behind(rest, 1);
	}
	if (begins(p, "//")) {
		p = behind(p, 2);
		a.host = cut(&p, "/?#");
	}
	a.path = cut(&p, "?#");
	if (p.n && *p.s == '?') {
		p = behind(p, 1);
		a.query = cut(&p, "#");
	}
	a.fragment = behind(p, 1);
	return a;
}

/* without the name of a user, "www." and the port */
static struct stretch
host_of(struct stretch host)
{
	const char *user = host.n ? memchr(host.s, '@', host.n) : NULL;

	if (user)
		host = behind(host, (size_t)(user - host.s) + 1);
	if (begins(host, "www."))
		host = behind(host, 4);
	return cut(&host, ":");
}

/* ---- escapes ---- */

static int
hex(char c)
{
	return isdigit((unsigned char)c) ? c - '0' : isxdigit((unsigned char)c) ? tolower((unsigned char)c) - 'a' + 10 : -1;
}

static struct stretch
unescape(struct arena *a, struct stretch p, const char *but, int most)
{
	char *copy = arena_take(a, p.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < p.n; i++) {
		bool escape = p.s[i] == '%' && i + 2 < p.n && hex(p.s[i + 1]) >= 0 && hex(p.s[i + 2]) >= 0;
		int c = escape ? hex(p.s[i + 1]) * 16 + hex(p.s[i + 2]) : 0;
		bool written = c > ' ' && c <= most && c != 0x7F && !strchr(but, c);

		copy[n++] = written ? (char)c : p.s[i];
		i += written ? 2 : 0;
	}
	return (struct stretch){copy, n};
}

/* with its escapes written out, but those of control characters, of what is not UTF-8 and, unless all, of what parts an
 * address */
static struct stretch
unescaped(struct arena *a, struct stretch p, bool all)
{
	const char *but = all ? "" : "%/?#&=";
	struct stretch wide = unescape(a, p, but, 0xFF);

	return utf8_check(wide.s, wide.n) == wide.n ? wide : unescape(a, p, but, 0x7E);
}

/* ---- redirectors ---- */

/* The address stands in a parameter, behind the path where it is "/", behind a mark in the path, or is the query where it
 * is "". The host is that one or one below it. */
static const struct redirector {
	const char *host, *path, *parameter;
} redirectors[] = {
	{"google.*", "/url", "q"},                     {"google.*", "/url", "url"},
	{"l.facebook.com", "/l.php", "u"},             {"lm.facebook.com", "/l.php", "u"},
	{"l.messenger.com", "/l.php", "u"},            {"l.instagram.com", "/", "u"},
	{"l.threads.com", "/", "u"},                   {"href.li", "/", ""},
	{"anonym.to", "/", ""},                        {"nullrefer.com", "/", ""},
	{"out.reddit.com", "/", "url"},                {"safelinks.protection.outlook.com", "/", "url"},
	{"slack-redir.net", "/link", "url"},           {"linkedin.com", "/redir/redirect", "url"},
	{"linkedin.com", "/safety/go", "url"},         {"linkedin.com", "/authwall", "sessionRedirect"},
	{"youtube.com", "/redirect", "q"},             {"duckduckgo.com", "/l/", "uddg"},
	{"vk.com", "/away.php", "to"},                 {"t.umblr.com", "/redirect", "z"},
	{"steamcommunity.com", "/linkfilter/", "u"},   {"steamcommunity.com", "/linkfilter/", "url"},
	{"medium.com", "/r/", "url"},                  {"disq.us", "/url", "url"},
	{"translate.google.com", "/translate", "u"},   {"urldefense.proofpoint.com", "/v1/url", "u"},
	{"urldefense.com", "/v3/__", "/"},             {"web.archive.org", "/web/", "/"},
	{"wayback.archive.org", "/web/", "/"},         {"webcache.googleusercontent.com", "/search", "q"},
	{"bing.com", "/ck/a", "u"},                    {"facebook.com", "/privacy/policy/printable/", "/"},
};

enum { TLD = 6 }; /* "google.de", "google.com.au" */

static bool
is_host(struct stretch host, const char *known)
{
	size_t n = strlen(known);

	if (!host.s)
		return false;
	if (known[n - 1] == '*')
		return host.n >= n && host.n < n + TLD && strncasecmp(host.s, known, n - 1) == 0;
	if (host.n < n || (host.s[host.n - n] | 0x20) != known[0] || strncasecmp(host.s + host.n - n, known, n) != 0)
		return false;
	return host.n == n || host.s[host.n - n - 1] == '.';
}

/* the next "name=value" of a query; *name is as written, without the rest of an "&amp;" */
static struct stretch
next_parameter(struct stretch *query, struct stretch *name)
{
	struct stretch one;

	while (query->n && *query->s == '&')
		*query = behind(*query, 1);
	if (begins(*query, "amp;"))
		*query = behind(*query, 4);
	one = cut(query, "&");
	*name = cut(&one, "=");
	return behind(one, 1);
}

/* where a path goes on as an address: "20240101000000/https://example.org/terms" */
static struct stretch
address_within(struct stretch rest)
{
	for (; rest.n > 7; rest = behind(rest, 1))
		if (begins(rest, "http://") || begins(rest, "https://")) {
			const char *end = memmem(rest.s, rest.n, "__;", 3);

			return (struct stretch){rest.s, end ? (size_t)(end - rest.s) : rest.n};
		}
	return (struct stretch){NULL, 0};
}

static int
base64_digit(char c)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	const char *found = c == '+' ? digits + 62 : c == '/' ? digits + 63 : c ? strchr(digits, c) : NULL;

	return found ? (int)(found - digits) : -1;
}

/* "aHR0cHM6Ly9leGFtcGxlLm9yZw" is "https://example.org" */
static struct stretch
from_base64(struct arena *a, struct stretch p)
{
	char *out = arena_take(a, p.n + 1);
	unsigned bits = 0;
	size_t n = 0;

	for (size_t i = 0; i < p.n && base64_digit(p.s[i]) >= 0; i++) {
		bits = bits << 6 | (unsigned)base64_digit(p.s[i]);
		if (i % 4)
			out[n++] = (char)(bits >> (6 - i % 4 * 2) & 0xFF);
	}
	return utf8_check(out, n) == n ? (struct stretch){out, n} : (struct stretch){NULL, 0};
}

/* the target that a redirector leads to, or one of no bytes */
static struct stretch
redirected(struct arena *a, const struct redirector *r, const struct address *from, struct stretch whole)
{
	struct stretch query = from->query, name;

	if (strcmp(r->parameter, "/") == 0) {
		size_t at = (size_t)(from->path.s - whole.s) + strlen(r->path);

		return address_within(unescaped(a, behind(whole, at), true));
	}
	if (!*r->parameter)
		return unescaped(a, query, true);
	while (query.n) {
		struct stretch value = next_parameter(&query, &name);

		if (is(name, r->parameter)) {
			value = unescaped(a, value, true);
			if (begins(value, "a1aHR0c"))
				return from_base64(a, behind(value, 2));
			return begins(value, "cache:") ? address_within(value) : value;
		}
	}
	return (struct stretch){NULL, 0};
}

enum { REDIRECTS = 4 }; /* one behind the other */

static struct address
unwrapped(struct arena *a, struct stretch target)
{
	struct address at = address_of(target);

	for (int turns = 0; turns < REDIRECTS; turns++) {
		struct stretch host = host_of(at.host), to = {NULL, 0};

		for (size_t i = 0; i < sizeof redirectors / sizeof *redirectors && !to.n; i++)
			if (is_host(host, redirectors[i].host) && begins(at.path, redirectors[i].path))
				to = redirected(a, &redirectors[i], &at, target);
		if (!begins(to, "http") && !begins(to, "//"))
			break;
		target = to;
		at = address_of(target);
	}
	return at;
}

/* ---- what lasts ---- */

/* "name" or, with a star, whatever begins so */
static bool
is_among(struct stretch p, const char *const *names)
{
	for (; *names; names++) {
		size_t n = strlen(*names);

		if ((*names)[n - 1] == '*' ? p.n >= n - 1 && strncasecmp(p.s, *names, n - 1) == 0 : is(p, *names))
			return true;
	}
	return false;
}

static const char *const followed[] = {
	/* who came from where */
	"utm_*", "mc_*", "_ga*", "ga_*", "_gl", "gclid*", "dclid", "gbraid", "wbraid", "gad_*", "fbclid", "fb_*", "msclkid", "twclid",
	"ttclid", "yclid", "igsh*", "mkt_tok", "hsa_*", "_hs*", "__hs*", "hslang", "hscta*", "pk_*", "mtm_*", "matomo_*", "wt.*", "oly_*",
	"vero_*", "spm", "scm", "trk*", "ref", "ref_*", "referrer", "referer", "source", "campaign*", "aff", "affiliate*", "clickid",
	"click_id", "irclickid", "visitor*", "ved", "usg", "sca_esv", "opi", "si", "feature",
	/* a session */
	"sid", "session*", "jsessionid", "phpsessid", "token", "access_token", "csrf*", "xsrf*", "nonce", "state", "__cf*", "cf_*",
	/* a cache */
	"ts", "t", "timestamp", "_", "v", "ver", "cb", "cachebuster", "cache", "rnd", "rand", "random",
	/* where somebody goes on who has logged in */
	"return_to", "returnurl", "return_url", "redirect_uri", "redirect_url", "continue", NULL,
};

/* a value of such a name selects a document, whatever it looks like */
static const char *const selecting[] = {
	"id", "p", "article*", "doc*", "file", "folder", "form", "page*", "node", "list", "slug", "policy", "key", NULL,
};

static bool
is_token(struct stretch p)
{
	return p.n && token_at(p.s, p.n) == p.n;
}

static bool
selects(struct stretch host, struct stretch name, struct stretch value)
{
	if (is_host(host, "youtube.com") && is(name, "v"))
		return true;
	return name.n && !is_among(name, followed) && (is_among(name, selecting) || !is_token(value));
}

/* hosts that give a thing another name for everyone who asks */
static const char *const carriers[] = {"fbcdn.net", "cdninstagram.com", "googlevideo.com", NULL};

static const char *
carrier(struct stretch host)
{
	const char *const *name = carriers;

	while (*name && !is_host(host, *name))
		name++;
	return *name;
}

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
put_query(struct buf *out, struct arena *a, struct stretch host, struct stretch query)
{
	const char **kept;
	size_t n = 0;

	ARENA_ARRAY(a, kept, query.n);
	while (query.n) {
		struct stretch name, value = next_parameter(&query, &name);

		value = unescaped(a, value, false);
		if (selects(host, name, value))
			kept[n++] = arena_printf(a, value.n ? "%.*s=%.*s" : "%.*s", (int)name.n, name.s, (int)value.n, value.s);
	}
	qsort(kept, n, sizeof *kept, by_bytes);
	for (size_t i = 0; i < n; i++) {
		buf_putc(out, i ? '&' : '?');
		buf_puts(out, kept[i]);
	}
}

/* whether a piece of a name between full stops is the digest of what it names: "terms.8f3e2a1b.pdf" */
static bool
is_digest(struct stretch p)
{
	bool letter = false, digit = false;

	for (size_t i = 0; i < p.n; i++) {
		if (!isxdigit((unsigned char)p.s[i]))
			return is_token(p);
		*(isdigit((unsigned char)p.s[i]) ? &digit : &letter) = true;
	}
	return p.n >= 8 && letter && digit;
}

static void
put_segment(struct buf *out, struct stretch segment)
{
	for (bool first = true; segment.n; first = false) {
		struct stretch piece;

		if (*segment.s == '.') {
			buf_putc(out, '.');
			segment = behind(segment, 1);
			first = false;
		}
		piece = cut(&segment, ".");
		if (!first && is_digest(piece))
			buf_putc(out, '0');
		else
			buf_add(out, piece.s, piece.n);
	}
}

static void
put_path(struct buf *out, struct stretch path)
{
	static const char *const itself[] = {"index.html", "index.htm", "index.php", "default.aspx", NULL};

	while (path.n) {
		struct stretch segment;

		if (*path.s == '/') {
			buf_putc(out, '/');
			path = behind(path, 1);
			continue;
		}
		segment = cut(&path, "/");
		segment = cut(&segment, ";");
		if (path.n || !is_among(segment, itself))
			put_segment(out, segment);
	}
}

static void
put_host(struct buf *out, struct stretch host)
{
	for (size_t i = 0; i < host.n; i++)
		buf_putc(out, (char)tolower((unsigned char)host.s[i]));
}

static void
put_place(struct buf *out, struct arena *a, const struct address *at)
{
	struct stretch host = host_of(at->host);
	size_t least;

	if (carrier(host)) {
		buf_puts(out, carrier(host));
		return;
	}
	put_host(out, host);
	least = out->n + (host.n == 0); /* "/" is a page, and not this one */
	put_path(out, unescaped(a, at->path, false));
	while (out->n > least && out->s[out->n - 1] == '/')
		out->n--;
	put_query(out, a, host, at->query);
	if (begins(at->fragment, "/") || begins(at->fragment, "!")) {
		buf_putc(out, '#');
		buf_add(out, at->fragment.s, at->fragment.n);
	}
}

const char *
target_lasting(struct arena *a, const char *target)
{
	struct stretch whole = {target + strspn(target, " "), 0};
	struct buf out = {0};
	struct address at;
	const char *lasting;

	whole.n = strlen(whole.s);
	while (whole.n && whole.s[whole.n - 1] == ' ')
		whole.n--;
	buf_puts(&out, "");
	at = unwrapped(a, whole);
	if (is(at.scheme, "http") || is(at.scheme, "https") || !at.scheme.n) {
		put_place(&out, a, &at);
	} else {
		put_host(&out, at.scheme);
		buf_putc(&out, ':');
		if (!is(at.scheme, "javascript") && !is(at.scheme, "data"))
			put_host(&out, unescaped(a, at.path, true));
	}
	lasting = arena_copy(a, out.s, out.n);
	buf_free(&out);
	return lasting;
}

bool
target_same(const char *a, const char *b)
{
	size_t na = strlen(a), nb = strlen(b);

	if (na > nb)
		return target_same(b, a);
	if (strcmp(a, b) == 0)
		return true;
	if (*b == '/' || !strchr(b, '.') || strchr(b, ':'))
		return false;
	if (strcmp(a, "/") == 0)
		return !strchr(b, '/');
	return *a == '/' && strcmp(b + nb - na, a) == 0 && memchr(b, '/', nb - na) == NULL;
}

/* ---- terms ---- */

static bool
is_letter(char c)
{
	return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* whether a word stands there, and nothing more where it is short */
static bool
stands(const char *folded, const char *found, const char *word)
{
	size_t n = strlen(word);

	return n > 4 || ((found == folded || !is_letter(found[-1])) && !is_letter(found[n]));
}

bool
target_names_terms(const char *folded)
{
	static const char *const words[] = {
		/* English */
		"terms", "policy", "policies", "polices", "agreement", "conditions", "guidelines", "legal", "addendum", "tos", "eula", "dpa",
		"aup", "contract", "license", "licence", "privacy",
		/* French */
		"cgu", "cgv", "l\xC3\xA9gales", "confidentialit", "politique", "contrat",
		/* German */
		"agb", "datenschutz", "bedingungen", "richtlinie", "vertrag",
		/* Spanish, Italian, Portuguese */
		"condiciones", "t\xC3\xA9rminos", "terminos", "privacidad", "pol\xC3\xADtica", "politica", "condizioni", "termini",
		"informativa", "termos", ("condi\xC3\xA7\xC3\xB5" "es"), "condicoes", "contrato", "contratto",
		/* Dutch */
		"voorwaarden", "beleid", "privacyverklaring", "overeenkomst",
		/* Danish, Norwegian, Swedish */
		"vilk\xC3\xA5r", "vilkaar", "betingelser", "privatliv", "personvern", "politik", "villkor", "integritet", "avtal",
		/* Polish, Czech */
		"regulamin", "polityka", "prywatno", "warunki", "podm\xC3\xADnky", "podminky", "z\xC3\xA1sady", "zasady", "soukrom",
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		for (const char *s = folded; (s = strstr(s, words[i])); s++)
			if (stands(folded, s, words[i]))
				return true;
	return false;
}

/* The last two parts of the path: one on the way there, such as that of an archive, says nothing of the text. */
static const char *
last_parts(const char *lasting)
{
	const char *at = lasting + strlen(lasting);

	for (int parts = 0; at > lasting && parts < 2; parts += *at == '/')
		at--;
	return at;
}

bool
target_leads_to_terms(struct arena *a, const char *text, const char *lasting)
{
	static const char *const elsewhere[] = {"mailto:", "tel:", "javascript:"};

	for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
		if (starts_with(lasting, elsewhere[i]))
			return false;
	return *lasting && (target_names_terms(text) || target_names_terms(plain_fold(a, last_parts(lasting), strlen(last_parts(lasting)))));
}
