/* generate [--seed S] [--shape broad|one-platform|one-category|huge-law] [--for regc|hugo] [--captures] N FOLDER: writes
 * a project with N provisions into FOLDER, as people write them and as 'regc check' accepts them; with captures that the
 * provisions quote, once 'regc lock' has recorded them; for Hugo the same provisions, laws, duties and platforms as the
 * content of a site, each with its YAML as front matter.
 *
 * The same arguments give the same bytes everywhere: what a unit says depends on the seed, its own number and how many
 * there are of the others, never on what was written before it. All names are invented. */
#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define AS_OF "2026-06-01"
#define COLUMNS 100
#define MAPPINGS 6
#define CATEGORIES 100
#define FACTS 5
#define ROLES 3
#define PARAGRAPHS 6
#define HUGE_LAW 500

enum shape { BROAD, ONE_PLATFORM, ONE_CATEGORY, HUGE_ONE };

struct corpus {
	uint64_t seed;
	enum shape shape;
	bool hugo, captures;
	const char *folder;
	long provisions, laws, duties, platforms, documents;
	long near; /* how many laws concern one platform */
	long files, bytes;
};

struct duty {
	long law, number;
};

/* one file on its way, and what the next sentence is about */
struct sheet {
	struct corpus *corpus;
	FILE *file;
	char path[512];
	uint64_t state;
	struct duty duty;
	char line[4096];
};

#define COUNT(a) ((long)(sizeof(a) / sizeof *(a)))

static void
fail(const char *what)
{
	fprintf(stderr, "generate: %s: %s\n", what, strerror(errno));
	exit(1);
}

/* ---- chance ---- */

static uint64_t
splitmix(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

static uint64_t
seed_for(const struct corpus *c, char kind, long number)
{
	uint64_t state = c->seed ^ ((uint64_t)(unsigned char)kind << 56) ^ (uint64_t)number;

	return splitmix(&state);
}

static long
below(uint64_t *state, long n)
{
	return (long)(splitmix(state) % (uint64_t)n);
}

static bool
chance(uint64_t *state, int percent)
{
	return below(state, 100) < percent;
}

/* a property that other units must be able to work out too */
static long
fixed(const struct corpus *c, char kind, long number, long n)
{
	uint64_t state = seed_for(c, kind, number);

	return below(&state, n);
}

/* ---- places ---- */

static const struct {
	const char *code, *title, *type, *within;
} places[] = {
	{"EU", "European Union", "union", NULL},
	{"US", "United States", "country", NULL},
	{"GB", "United Kingdom", "country", NULL},
	{"CH", "Switzerland", "country", NULL},
	{"KR", "South Korea", "country", NULL},
	{"SG", "Singapore", "country", NULL},
	{"JP", "Japan", "country", NULL},
	{"CA", "Canada", "country", NULL},
	{"BR", "Brazil", "country", NULL},
	{"AU", "Australia", "country", NULL},
	{"AT", "Austria", "country", "EU"},
	{"BE", "Belgium", "country", "EU"},
	{"CZ", "Czechia", "country", "EU"},
	{"DE", "Germany", "country", "EU"},
	{"DK", "Denmark", "country", "EU"},
	{"EE", "Estonia", "country", "EU"},
	{"ES", "Spain", "country", "EU"},
	{"FI", "Finland", "country", "EU"},
	{"FR", "France", "country", "EU"},
	{"GR", "Greece", "country", "EU"},
	{"HU", "Hungary", "country", "EU"},
	{"IE", "Ireland", "country", "EU"},
	{"IT", "Italy", "country", "EU"},
	{"LT", "Lithuania", "country", "EU"},
	{"LV", "Latvia", "country", "EU"},
	{"NL", "Netherlands", "country", "EU"},
	{"PL", "Poland", "country", "EU"},
	{"PT", "Portugal", "country", "EU"},
	{"RO", "Romania", "country", "EU"},
	{"SE", "Sweden", "country", "EU"},
	{"SI", "Slovenia", "country", "EU"},
	{"SK", "Slovakia", "country", "EU"},
	{"US-AZ", "Arizona", "part", "US"},
	{"US-CA", "California", "part", "US"},
	{"US-CO", "Colorado", "part", "US"},
	{"US-FL", "Florida", "part", "US"},
	{"US-GA", "Georgia", "part", "US"},
	{"US-IL", "Illinois", "part", "US"},
	{"US-MA", "Massachusetts", "part", "US"},
	{"US-MI", "Michigan", "part", "US"},
	{"US-MN", "Minnesota", "part", "US"},
	{"US-NJ", "New Jersey", "part", "US"},
	{"US-NY", "New York", "part", "US"},
	{"US-OH", "Ohio", "part", "US"},
	{"US-OR", "Oregon", "part", "US"},
	{"US-TX", "Texas", "part", "US"},
	{"US-UT", "Utah", "part", "US"},
	{"US-VA", "Virginia", "part", "US"},
	{"US-WA", "Washington", "part", "US"},
	{"CA-QC", "Quebec", "part", "CA"},
};
#define TOP_PLACES 10 /* the first, which are within no other */

/* ---- words ---- */

static const char *const colours[] = {"Amber", "Azure", "Cobalt", "Coral", "Crimson", "Emerald", "Ivory", "Jade", "Ochre",
	"Pearl", "Quartz", "Russet", "Saffron", "Sable", "Silver", "Teal", "Umber", "Violet", "Copper", "Slate"};
static const char *const things[] = {"Harbour", "Lantern", "Meadow", "Orchard", "Quarry", "Ridge", "Signal", "Tower", "Valley",
	"Willow", "Anchor", "Beacon", "Canyon", "Delta", "Easel", "Fable", "Garden", "Heron", "Island", "Juniper"};
static const char *const trades[] = {"Studio", "Works", "Media", "Video", "Assistant", "Forum", "Gallery", "Market", "Cloud",
	"Chat"};
static const char *const service_kinds[] = {"generative-tool", "generative-tool", "hosting", "generative-tool",
	"general-assistant", "social-network", "hosting", "marketplace", "cloud", "companion"};

static const char *const fields[] = {"accounts", "advertising", "children", "cloned-voices", "complaints", "intimate-images",
	"labels", "output", "payments", "political-content"};
static const char *const field_words[] = {"user accounts", "advertising", "the protection of children", "cloned voices",
	"complaints", "intimate images", "labels and marks", "machine-made output", "payments", "political content"};
static const char *const topics[] = {"ban", "disclosure", "indemnity", "liability", "notice", "ownership", "records",
	"removal", "responsibility", "review"};
static const char *const topic_words[] = {"what is prohibited", "what must be disclosed", "indemnity by the user",
	"limits of liability", "notices and time limits", "who owns what", "records that are kept", "removal of content",
	"responsibility of the user", "review and appeal"};

static const char *const users[] = {"the user", "the account holder", "the customer", "a business customer",
	"whoever uploads material", "the subscriber", "each member", "the person who publishes the output"};
static const char *const verbs[] = {"labels", "discloses", "keeps records of", "reviews", "removes", "is responsible for",
	"obtains consent for", "refrains from publishing", "marks", "answers for"};
static const char *const matters[] = {"synthetic images", "cloned voices", "machine-made video", "the output of the service",
	"intimate depictions", "material about elections", "content made with the help of the service", "altered recordings",
	"advertisements that were generated", "the likeness of a real person", "answers of the assistant", "uploaded material"};
static const char *const times[] = {"before it is published", "without undue delay", "within forty-eight hours of a notice",
	"within thirty days", "at the latest when somebody first sees it", "for as long as the account exists",
	"whenever the service asks for it", "before access is given"};
static const char *const aims[] = {"so that nobody is misled about where it comes from", "as the applicable law requires",
	"in a clear and conspicuous manner", "at the expense of the account holder", "in a form that machines can read",
	"unless an exception of the applicable law holds", "in every place where the service is offered",
	"without prejudice to other rights"};
static const char *const bodies[] = {"Board of Digital Services", "Commissioner for Media", "Office of Consumer Protection",
	"Authority for Information Technology", "Attorney General", "Regulator of Communications"};
static const char *const role_names[ROLES] = {"provider", "deployer", "platform"};
static const char *const role_titles[ROLES] = {"provider", "deployer", "online platform"};
static const char *const fact_names[FACTS] = {"open-to-public", "reviews-by-hand", "trained-by-itself", "offers-paid-plans",
	"active-members"};
static const char *const fact_titles[FACTS] = {"Can anybody use the service without an invitation?",
	"Does a person review reports before something is removed?", "Did the operator train the model itself?",
	"Does the service have paid plans?", "How many active members does the service have in a month?"};
static const char *const document_ids[] = {"terms-of-service", "acceptable-use-policy", "community-guidelines", "api-terms",
	"privacy-policy", "content-policy", "creator-agreement", "developer-terms"};
static const char *const document_types[] = {"Terms of Service", "Acceptable Use Policy", "Community Guidelines", "API Terms",
	"Privacy Policy", "Content Policy", "Creator Agreement", "Developer Terms"};
static const char *const relations[] = {"satisfies", "exceeds", "supports", "supports", "precedes", "discloses", "discloses",
	"shifts", "shifts", "shifts", "relies-on", "contrary", "bears-on", "bears-on", "bears-on", "not-applicable"};

#define PICK(s, list) (list)[below(&(s)->state, COUNT(list))]

/* ---- ids ---- */

static void
law_id(char *to, size_t size, long law)
{
	snprintf(to, size, "law-%03ld", law + 1);
}

static void
platform_id(char *to, size_t size, long platform)
{
	snprintf(to, size, "platform-%04ld", platform + 1);
}

static long
platform_of(const struct corpus *c, long document)
{
	return document * c->platforms / c->documents;
}

static void
document_id(const struct corpus *c, char *to, size_t size, long document)
{
	long first = platform_of(c, document) * c->documents / c->platforms, n;

	while (platform_of(c, first) < platform_of(c, document))
		first++;
	n = document - first;
	if (n < COUNT(document_ids))
		snprintf(to, size, "%s", document_ids[n]);
	else
		snprintf(to, size, "%s-%ld", document_ids[n % COUNT(document_ids)], n / COUNT(document_ids) + 1);
}

static long
document_of(const struct corpus *c, long provision)
{
	return provision * c->documents / c->provisions;
}

/* a clause is about one of the fields and topics, from which come its category, its id and its title */
static long
subject_of(const struct corpus *c, long provision)
{
	return fixed(c, 's', provision, CATEGORIES);
}

static void
provision_id(const struct corpus *c, char *to, size_t size, long provision)
{
	long subject = subject_of(c, provision);

	snprintf(to, size, "%s-%s-%ld", fields[subject / 10], topics[subject % 10], provision + 1);
}

static long
duties_of(const struct corpus *c, long law)
{
	if (c->shape == HUGE_ONE && law == 0)
		return HUGE_LAW;
	return c->duties * (law + 1) / c->laws - c->duties * law / c->laws;
}

/* the first tenth of the laws concerns many platforms, each of the others few */
static long
near_law(const struct corpus *c, long platform, long n)
{
	long major = c->laws / 10 ? c->laws / 10 : 1;

	if (c->near >= c->laws)
		return n;
	if (c->shape == HUGE_ONE && n == 0)
		return 0;
	return fixed(c, 'n', platform * c->near + n, n < 2 ? major : c->laws);
}

static const char *
place_of_law(const struct corpus *c, long law)
{
	/* most laws are those of large places */
	return places[fixed(c, 'p', law, 10) < 6 ? fixed(c, 'q', law, TOP_PLACES) : fixed(c, 'q', law, COUNT(places))].code;
}

/* ---- sentences ---- */

static void
duty_link(const struct sheet *s, char *to, size_t size)
{
	char law[32];

	law_id(law, sizeof law, s->duty.law);
	snprintf(to, size, "[Art. %ld](ref:%s/art-%ld)", s->duty.number + 1, law, s->duty.number + 1);
}

static void
role_link(const struct sheet *s, char *to, size_t size)
{
	const char *role = role_names[s->duty.number % ROLES];
	char law[32];

	law_id(law, sizeof law, s->duty.law);
	snprintf(to, size, "[%s](ref:%s/%s)", role_titles[s->duty.number % ROLES], law, role);
}

static void
fill_slot(struct sheet *s, char slot, char *to, size_t size)
{
	switch (slot) {
	case 'u': snprintf(to, size, "%s", PICK(s, users)); break;
	case 'v': snprintf(to, size, "%s", PICK(s, verbs)); break;
	case 'm': snprintf(to, size, "%s", PICK(s, matters)); break;
	case 't': snprintf(to, size, "%s", PICK(s, times)); break;
	case 'a': snprintf(to, size, "%s", PICK(s, aims)); break;
	case 'b': snprintf(to, size, "the %s", PICK(s, bodies)); break;
	case 'D': duty_link(s, to, size); break;
	case 'R': role_link(s, to, size); break;
	}
}

/* a sentence in s->line: '$' and a letter stand for words of a list or a link */
static const char *
say(struct sheet *s, const char *template)
{
	size_t n = 0, begin;

	for (const char *p = template; *p; p++) {
		begin = n;
		if (*p == '$')
			fill_slot(s, *++p, s->line + n, sizeof s->line - n);
		else
			snprintf(s->line + n, sizeof s->line - n, "%c", *p);
		n += strlen(s->line + n);
		/* a sentence can begin with a slot */
		if (begin == 0 || (begin > 1 && strncmp(s->line + begin - 2, ". ", 2) == 0))
			s->line[begin] = (char)toupper((unsigned char)s->line[begin]);
	}
	return s->line;
}

static void
put(struct sheet *s, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void
put(struct sheet *s, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vfprintf(s->file, format, args);
	va_end(args);
}

/* A compiler may work out the arguments of a call in any order, so no call draws by chance twice. */
static void
put_day(struct sheet *s, const char *before, long year, long month, long months)
{
	long m = month + below(&s->state, months), d = 1 + below(&s->state, 28);

	put(s, "%s%ld-%02ld-%02ld", before, year, m, d);
}

/* a key with a folded text of lines that an editor would make */
static void
put_prose(struct sheet *s, int indent, const char *key, const char *text)
{
	const char *word = text, *space;
	int column = COLUMNS, length;

	put(s, "%*s%s: >-", indent, "", key);
	indent += strncmp(key, "- ", 2) == 0 ? 4 : 2; /* the text belongs to the key, not to the item that the key begins */
	for (; *word; word = *space ? space + 1 : space) {
		space = strchr(word, ' ');
		if (!space)
			space = word + strlen(word);
		length = (int)(space - word);
		if (column + 1 + length > COLUMNS) {
			put(s, "\n%*s", indent, "");
			column = indent;
		} else {
			put(s, " ");
			column++;
		}
		put(s, "%.*s", length, word);
		column += length;
	}
	put(s, "\n");
}

static void
put_say(struct sheet *s, int indent, const char *key, const char *template)
{
	put_prose(s, indent, key, say(s, template));
}

static const char *
confidence(struct sheet *s)
{
	static const char *const words[] = {"low", "medium", "medium", "high"};

	return PICK(s, words);
}

static void
put_source(struct sheet *s, int indent, const char *about, long number)
{
	static const char *const classes[] = {"official", "copy", "secondary"};
	const char *class = PICK(s, classes);

	put(s, "%*ssources:\n", indent, "");
	put(s, "%*s  - title: %s, as read on %s\n", indent, "", about, AS_OF);
	put(s, "%*s    url: https://example.org/sources/%ld\n", indent, "", number);
	put(s, "%*s    class: %s\n", indent, "", class);
	put(s, "%*s    opened: true\n", indent, "");
}

/* ---- files ---- */

static void
make_folders(char *path)
{
	for (char *p = path + 1; *p; p++) {
		if (*p != '/')
			continue;
		*p = 0;
		if (mkdir(path, 0777) && errno != EEXIST)
			fail(path);
		*p = '/';
	}
}

/* A page of Hugo's is Markdown below content/. What is listed under a term, as provisions are under a duty, is a folder. */
static void
name_for_hugo(struct sheet *s, const char *path)
{
	const char *ending = strncmp(path, "provisions/", 11) == 0 ? ".md" : "/_index.md";
	int length = (int)strlen(path) - (int)strlen(".yaml");

	snprintf(s->path, sizeof s->path, "%s/content/%.*s%s", s->corpus->folder, length, path, ending);
}

static struct sheet
begin(struct corpus *c, char kind, long number, const char *format, ...) __attribute__((format(printf, 4, 5)));

static struct sheet
begin(struct corpus *c, char kind, long number, const char *format, ...)
{
	struct sheet s = {.corpus = c, .state = seed_for(c, kind, number)};
	char path[256];
	va_list args;

	va_start(args, format);
	vsnprintf(path, sizeof path, format, args);
	va_end(args);
	if (c->hugo)
		name_for_hugo(&s, path);
	else
		snprintf(s.path, sizeof s.path, "%s/%s", c->folder, path);
	s.file = fopen(s.path, "wb");
	if (!s.file && errno == ENOENT) {
		make_folders(s.path);
		s.file = fopen(s.path, "wb");
	}
	if (!s.file)
		fail(s.path);
	if (c->hugo)
		put(&s, "---\n");
	return s;
}

static void
end(struct sheet *s)
{
	if (s->corpus->hugo)
		put(s, "---\n");
	s->corpus->files++;
	s->corpus->bytes += ftell(s->file);
	if (ferror(s->file) | fclose(s->file))
		fail(s->path);
}

/* ---- units of which there are few ---- */

static void
write_start(struct corpus *c)
{
	struct sheet s = begin(c, 'P', 0, "regc.yaml");

	put(&s, "project: benchmark\ntitle: Benchmark map\n");
	put_prose(&s, 0, "description",
	          "A map that a program generated, to measure with. All laws, platforms and documents in it are invented.");
	put(&s, "as-of: " AS_OF "\n");
	end(&s);
}

static void
write_places(struct corpus *c)
{
	for (long i = 0; i < COUNT(places); i++) {
		struct sheet s = begin(c, 'J', i, "jurisdictions/%s.yaml", places[i].code);

		put(&s, "jurisdiction: %s\ntitle: %s\ntype: %s\n", places[i].code, places[i].title, places[i].type);
		if (places[i].within)
			put(&s, "within: [%s]\n", places[i].within);
		end(&s);
	}
}

static void
write_categories(struct corpus *c)
{
	for (long i = 0; i < CATEGORIES; i++) {
		const char *field = fields[i / 10], *topic = topics[i % 10];
		struct sheet s = begin(c, 'C', i, "categories/%s-%s.yaml", field, topic);
		char text[256];

		put(&s, "category: %s-%s\ntitle: \"%s: %s\"\n", field, topic, field_words[i / 10], topic_words[i % 10]);
		snprintf(text, sizeof text, "Clauses about %s that say %s. Not here: clauses that only name the law.",
		         field_words[i / 10], topic_words[i % 10]);
		put_prose(&s, 0, "definition", text);
		end(&s);
	}
}

static void
write_rating(struct corpus *c)
{
	static const char *const bands[] = {"minor", "serious", "severe", "maximal"};
	static const char *const rows[][2] = {{"meets", "low, low, low, low"}, {"neutral", "low, low, medium, medium"},
		{"does-not-discharge", "low, medium, high, critical"}, {"conflicts", "medium, high, critical, critical"}};
	static const char *const limits[] = {"100000", "5000000", "20000000"}, *const shares[] = {"0.5", "1", "4"};
	static const char *const types[] = {"[none, private-action]", "[statutory-damages]"};
	struct sheet s = begin(c, 'R', 0, "ratings/exposure.yaml");

	put(&s, "rating: exposure\ntitle: Exposure\ndescription: The thresholds are those of a benchmark and mean nothing.\n");
	put(&s, "consequences:\n");
	for (int i = 0; i < 4; i++) {
		put(&s, "  - consequence: %s\n", bands[i]);
		if (i < 3)
			put(&s, "    amounts: [EUR %s, USD %s]\n    share: %s\n", limits[i], limits[i], shares[i]);
		if (i < 2)
			put(&s, "    types: %s\n", types[i]);
		if (i == 1 || i == 2)
			put(&s, "    classes: [%s]\n", i == 1 ? "misdemeanour" : "felony");
	}
	put(&s, "matrix:\n");
	for (int i = 0; i < COUNT(rows); i++)
		put(&s, "  - position: %s\n    exposure: [%s]\n", rows[i][0], rows[i][1]);
	end(&s);
}

/* ---- laws ---- */

static const char *
deontic(struct duty d)
{
	static const char *const others[] = {"definition", "permission", "exemption"};

	if (d.number % 15 == 0 || d.number % 15 == 7 || d.number % 15 == 13)
		return others[d.number % 15 / 6];
	return d.number % 4 == 3 ? "prohibition" : "obligation";
}

static bool
can_be_breached(struct duty d)
{
	return strcmp(deontic(d), "obligation") == 0 || strcmp(deontic(d), "prohibition") == 0;
}

static bool
has_changes_ahead(const struct corpus *c, struct duty d)
{
	return fixed(c, 'h', d.law * HUGE_LAW + d.number, 100) < 25;
}

/* laws are adopted from 2020 on; those of the first years apply in full, and the last are still to apply */
static long
year_of(const struct corpus *c, long law)
{
	return 2020 + fixed(c, 'y', law, 6);
}

static void
put_law_history(struct sheet *s, long law)
{
	long year = year_of(s->corpus, law), months = 6 + 6 * below(&s->state, 3);

	put_day(s, "history:\n  - event: adopted\n    on: ", year, 1, 4);
	put_day(s, "\n  - event: in-force\n    on: ", year, 5, 8);
	put(s, "\n    by: Art. 99\n  - event: applies\n    on: in-force + %ld months\n    by: Art. 99\n", months);
}

static void
put_law_facts(struct sheet *s)
{
	put(s, "\nfacts:\n");
	for (long i = 0; i < FACTS; i++)
		put(s, "  - fact: %s\n    title: %s\n    type: %s\n", fact_names[i], fact_titles[i],
		    i == FACTS - 1 ? "number" : "yes-no");
}

static void
put_law_roles(struct sheet *s)
{
	put(s, "\nroles:\n");
	for (long i = 0; i < ROLES; i++) {
		put(s, "  - role: %s\n    title: %s\n    citation: Art. 2(%ld)\n", role_names[i], role_titles[i], i + 1);
		put_say(s, 4, "definition", "Whoever $v $m for others in the course of a business, $a. Not: private use.");
	}
}

/* four of ten duties turn on facts */
static void
put_condition(struct sheet *s, long number)
{
	static const char *const conditions[] = {"open-to-public", "reviews-by-hand and not micro-or-small",
		"active-members >= 100000 or offers-paid-plans", "trained-by-itself or users in EU >= 1000000"};

	if (number % 5 == 1 || number % 5 == 3)
		put(s, "    when: %s\n", conditions[number / 2 % COUNT(conditions)]);
}

static void
put_sanction(struct sheet *s)
{
	static const char *const amounts[] = {"50000", "750000", "10000000", "35000000"};

	put(s, "    enforcement:\n      - authority: %s\n        sanction:\n", PICK(s, bodies));
	if (chance(&s->state, 15))
		put(s, "          type: offence\n          class: %s\n", chance(&s->state, 50) ? "misdemeanour" : "felony");
	else if (chance(&s->state, 15))
		put(s, "          type: private-action\n");
	else {
		put(s, "          type: fine\n          amount: EUR %s\n", PICK(s, amounts));
		if (chance(&s->state, 40))
			put(s, "          share: %ld\n          of: worldwide annual turnover\n          rule: higher-of\n",
			    1 + below(&s->state, 6));
	}
	put(s, "          citation: Art. %ld\n", 80 + below(&s->state, 10));
}

static void
put_exceptions(struct sheet *s)
{
	if (chance(&s->state, 30)) {
		put(s, "    exceptions:\n");
		if (chance(&s->state, 50))
			put(s, "      - when: micro-or-small\n        effect: Small enterprises are released from the duty.\n");
		else
			put(s, "      - effect: What is evidently artistic or satirical is left out.\n");
	}
	if (has_changes_ahead(s->corpus, s->duty) && chance(&s->state, 50))
		put(s, "    grace:\n      - when: placed-on-market < 2026-01-01\n        until: 2026-12-02\n"
		       "        for: systems that were on the market before\n        by: Art. 98\n");
	if (chance(&s->state, 5)) {
		put(s, "    unsettled:\n");
		put_say(s, 6, "- question", "Does the duty concern $m that $u $v for private use?");
		put(s, "        decides: content\n");
	}
}

static void
put_binds(struct sheet *s, long number)
{
	if (number % 11 == 5)
		put(s, "    binds: [user]\n");
	else if (number % 11 == 8)
		put(s, "    binds: [provider, deployer]\n");
	else
		put(s, "    binds: [%s]\n", role_names[number % ROLES]);
	put_condition(s, number);
}

static void
put_own_history(struct sheet *s)
{
	long year = 2026 + below(&s->state, 2);

	if (!has_changes_ahead(s->corpus, s->duty) || chance(&s->state, 30))
		return;
	put_day(s, "    history:\n      - event: applies\n        on: ", year, 1, 12);
	put(s, "\n        by: Art. 99\n");
}

static void
put_breach(struct sheet *s)
{
	static const char *const contracts[] = {"not-shiftable", "not-shiftable", "partly", "regulated"};

	put_exceptions(s);
	put_own_history(s);
	put_sanction(s);
	put(s, "    contract:\n      effect: %s\n      basis: analysis\n", PICK(s, contracts));
	put(s, "    evidenced-in: [%s]\n", PICK(s, ((const char *const[]){"terms", "terms, public-notice", "product", "internal"})));
}

static void
put_duty(struct sheet *s, struct duty d)
{
	bool breach = can_be_breached(d);

	s->duty = d;
	s->state = seed_for(s->corpus, 'O', d.law * HUGE_LAW + d.number);
	put(s, "\n  - obligation: art-%ld\n", d.number + 1);
	put_say(s, 4, "title", breach ? "The addressee $v $m" : "What is meant by $m, and who $v it");
	put(s, "    citation: Art. %ld\n    deontic: %s\n", d.number + 1, deontic(d));
	if (breach)
		put_binds(s, d.number);
	put_say(s, 4, "duty",
	        breach ? "Whoever is bound $v $m $t, $a. Where $u has been told in writing, it also $v $m $t. What is done is "
	                 "recorded and shown to $b on request."
	               : "What $u makes of $m counts only where it is done for others, $a.");
	if (breach)
		put_breach(s);
	if (chance(&s->state, 40))
		put_say(s, 4, "note", "The author reads it together with the duty of the $R. That it reaches $m is a reading.");
	put(s, "    confidence: %s\n", confidence(s));
}

static void
write_law(struct corpus *c, long law)
{
	static const char *const fields_of_law[] = {"Synthetic Media", "Online Services", "Artificial Intelligence",
		"Consumer Contracts", "Election Media", "Digital Likeness", "Platform Fairness", "Data and Records"};
	struct sheet s;
	char id[32];

	law_id(id, sizeof id, law);
	s = begin(c, 'L', law, "regulations/%s.yaml", id);
	put(&s, "regulation: %s\ntitle: %s Act %ld (invented)\n", id, PICK(&s, fields_of_law), law + 1);
	put(&s, "short: Act %ld\ncitation: Act %03ld (invented)\ntype: statute\n", law + 1, law + 1);
	put(&s, "jurisdiction: %s\nreach: [%s]\n", place_of_law(c, law), chance(&s.state, 70) ? "offered" : "offered, seat");
	put_say(&s, 0, "summary", "An act about $m. It binds whoever $v $m, and leaves private use alone. $b enforces it.");
	put_law_history(&s, law);
	put(&s, "checked: " AS_OF "\n");
	put_law_facts(&s);
	put_law_roles(&s);
	put(&s, "\nobligations:\n");
	for (long n = 0; n < duties_of(c, law); n++)
		put_duty(&s, (struct duty){law, n});
	put(&s, "\n");
	put_source(&s, 0, "Official text of the act", law);
	end(&s);
}

/* a law is one file, but Hugo makes a page of a file only */
static void
write_duty_page(struct corpus *c, struct duty d)
{
	struct sheet s;
	char law[32];

	law_id(law, sizeof law, d.law);
	s = begin(c, 'O', d.law * HUGE_LAW + d.number, "obligations/%s-art-%ld.yaml", law, d.number + 1);
	put(&s, "title: \"%s, Art. %ld\"\nlaw: %s\nduties:\n", law, d.number + 1, law);
	put_duty(&s, d);
	end(&s);
}

/* every third law has a case or guidance about it */
static void
write_authority(struct corpus *c, long law)
{
	struct sheet s = begin(c, 'A', law, "authorities/authority-%03ld.yaml", law + 1);
	bool is_case = chance(&s.state, 50);
	char id[32];

	s.duty = (struct duty){law, 1 + below(&s.state, 5)};
	law_id(id, sizeof id, law);
	put(&s, "authority: authority-%03ld\n", law + 1);
	put(&s, is_case ? "title: A. v. B. No. %ld (invented)\ntype: case\ncourt: Court of Appeal\nposture: appeal\n"
	                : "title: Guidance No. %ld (invented)\ntype: guidance\n",
	    law + 1);
	put(&s, "citation: No. %ld (invented)\njurisdiction: %s\n", law + 1, place_of_law(c, law));
	put_say(&s, 0, is_case ? "holding" : "summary", "$u $v $m $t, $a; $D is read in this sense.");
	put(&s, "concerns:\n  - obligation: %s/art-%ld\n    effect: explains\n", id, s.duty.number + 1);
	put_source(&s, 0, "Text of the authority", law);
	put(&s, "confidence: %s\n", confidence(&s));
	end(&s);
}

/* ---- platforms and their documents ---- */

static void
platform_name(const struct corpus *c, char *to, size_t size, long platform)
{
	uint64_t state = seed_for(c, 'm', platform);
	const char *colour = colours[below(&state, COUNT(colours))];

	snprintf(to, size, "%s %s %ld", colour, things[below(&state, COUNT(things))], platform + 1);
}

static bool
mentioned_before(const struct corpus *c, long platform, long n)
{
	for (long i = 0; i < n; i++)
		if (near_law(c, platform, i) == near_law(c, platform, n))
			return true;
	return false;
}

static void
put_scope(struct sheet *s, const char *key)
{
	put(s, "%s:\n  in: [EU, US", key);
	for (long i = 2; i < TOP_PLACES; i++)
		if (chance(&s->state, 75))
			put(s, ", %s", places[i].code);
	put(s, "]\n");
	if (chance(&s->state, 30))
		put(s, "  except: [US-TX]\n");
	if (chance(&s->state, 40))
		put(s, "  complete: true\n");
}

static void
put_roles_under(struct sheet *s, long law)
{
	char id[32];

	law_id(id, sizeof id, law);
	for (long i = 0; i < ROLES; i++) {
		long way = below(&s->state, 100);

		if (way >= 85) /* nothing is recorded of it */
			continue;
		put(s, "  - role: %s/%s\n", id, role_names[i]);
		if (way >= 70)
			put(s, "    holds: false\n");
		put_say(s, 4, "because", "The terms say that the service $v $m $t; the rest is an inference.");
		put(s, "    confidence: %s\n", confidence(s));
		put_source(s, 4, "Terms of Service", law * ROLES + i);
	}
}

static void
put_fact(struct sheet *s, const char *fact, const char *in, const char *value)
{
	put(s, "  - fact: %s\n", fact);
	if (in)
		put(s, "    in: %s\n", in);
	put(s, "    value: \"%s\"\n    confidence: %s\n", value, confidence(s));
	put_source(s, 4, "Public statement of the operator", below(&s->state, 100000));
}

static void
put_facts_under(struct sheet *s, long law)
{
	char fact[64], value[32];
	int n;

	for (long i = 0; i < FACTS; i++) {
		if (chance(&s->state, 55))
			continue;
		law_id(fact, sizeof fact, law);
		n = (int)strlen(fact);
		snprintf(fact + n, sizeof fact - (size_t)n, "/%s", fact_names[i]);
		snprintf(value, sizeof value, "%ld", 1000 * (1 + below(&s->state, 400)));
		put_fact(s, fact, NULL, i == FACTS - 1 ? value : chance(&s->state, 55) ? "yes" : "no");
	}
}

static void
put_common_facts(struct sheet *s)
{
	char value[32];
	long year = 2022 + below(&s->state, 4), month = 1 + below(&s->state, 12);

	snprintf(value, sizeof value, "%ld-%02ld-%02ld", year, month, 1 + below(&s->state, 28));
	put_fact(s, "placed-on-market", NULL, value);
	if (chance(&s->state, 70))
		put_fact(s, "size-class", NULL, PICK(s, ((const char *const[]){"micro", "small", "medium", "large", "large"})));
	snprintf(value, sizeof value, "%ld", 10000 * (1 + below(&s->state, 400)));
	if (chance(&s->state, 60))
		put_fact(s, "users", "EU", value);
	if (chance(&s->state, 50))
		put_fact(s, "terms-prohibit", NULL, "intimate-deepfakes");
}

static void
write_platform(struct corpus *c, long platform)
{
	char id[32], name[64];
	struct sheet s;
	long trade;

	platform_id(id, sizeof id, platform);
	platform_name(c, name, sizeof name, platform);
	s = begin(c, 'F', platform, "platforms/%s.yaml", id);
	trade = below(&s.state, COUNT(trades));
	put(&s, "platform: %s\ntitle: %s %s\noperator: %s Ltd (invented)\n", id, name, trades[trade], name);
	put(&s, "seat: %s\n", places[below(&s.state, COUNT(places))].code);
	put(&s, "confidence: %s\n", confidence(&s));
	put_say(&s, 0, "description", "An invented service for $m, with which $u $v $m. What no source says is left out.");
	put(&s, "service-kind: %s\n", service_kinds[trade]);
	put_scope(&s, "offered");
	put(&s, "roles:\n");
	for (long n = 0; n < c->near; n++)
		if (!mentioned_before(c, platform, n))
			put_roles_under(&s, near_law(c, platform, n));
	put(&s, "facts:\n");
	put_common_facts(&s);
	for (long n = 0; n < c->near; n++)
		if (!mentioned_before(c, platform, n))
			put_facts_under(&s, near_law(c, platform, n));
	end(&s);
}

static bool
is_verbatim(const struct corpus *c, long provision)
{
	return fixed(c, 'b', provision, 100) < 75;
}

static long
count_excerpts(const struct corpus *c, long provision)
{
	return !is_verbatim(c, provision) ? 0 : fixed(c, 'x', provision, 100) < 15 ? 2 : 1;
}

/* the same words for the clause that quotes them as for the captured text; their number makes them the only ones */
static const char *
excerpt(struct sheet *s, long provision, long n)
{
	uint64_t state = s->state;
	char template[128];

	s->state = seed_for(s->corpus, 'E', 2 * provision + n);
	snprintf(template, sizeof template, "Under clause %ld.%ld you agree that $u $v $m $t, $a.", provision + 1, n + 1);
	say(s, template);
	s->state = state;
	return s->line;
}

/* the days of its two versions are fixed, because clauses name the later one */
static void
version_day(const struct corpus *c, char *to, size_t size, long document, long which)
{
	uint64_t state = seed_for(c, 'v', document);
	long year = which ? 2025 : 2023, month = 1 + below(&state, 12);

	snprintf(to, size, "%ld-%02ld-%02ld", year, month, 1 + below(&state, 28));
}

static void
put_capture(struct sheet *s, long document, const char *day)
{
	char owner[32], id[64];

	platform_id(owner, sizeof owner, platform_of(s->corpus, document));
	document_id(s->corpus, id, sizeof id, document);
	put(s, "  - capture: of-%s\n    on: %s\n    version: %s\n    text: whole\n", day, day, day);
	if (s->corpus->captures)
		put(s, "    path: captures/%s/%s-%s.md\n", owner, id, day);
	else
		put(s, "    archive: the private archive of the author\n");
}

static void
put_versions(struct sheet *s, long document)
{
	char day[2][32];

	for (long i = 0; i < 2; i++)
		version_day(s->corpus, day[i], sizeof day[i], document, i);
	put(s, "versions:\n");
	for (long i = 0; i < 2; i++)
		put(s, "  - version: %s\n    text: whole\n", day[i]);
	put(s, "captures:\n");
	for (long i = 0; i < 2; i++)
		put_capture(s, document, day[i]);
}

/* the earlier version has another text here and there */
static void
put_paragraph(struct sheet *s, long number, bool earlier)
{
	bool differs = earlier && fixed(s->corpus, 'w', number, 100) < 15;

	s->state = seed_for(s->corpus, differs ? 'k' : 'K', number);
	put(s, "\n%s", say(s, "$u $v $m $t, $a."));
	put(s, " %s", say(s, "Where $b asks for it, $u $v $m $t."));
	put(s, " %s\n", say(s, "Nothing in this clause limits what $u may claim under the law."));
}

static void
put_clauses(struct sheet *s, long document, bool earlier)
{
	struct corpus *c = s->corpus;
	long p = document * c->provisions / c->documents;

	while (p < c->provisions && document_of(c, p) < document)
		p++;
	for (; p < c->provisions && document_of(c, p) == document; p++) {
		put(s, "\n## Clause %ld\n", p + 1);
		for (long i = 0; i < count_excerpts(c, p); i++)
			put(s, "\n%s\n", excerpt(s, p, i));
		for (long i = 0; i < PARAGRAPHS; i++)
			put_paragraph(s, p * PARAGRAPHS + i, earlier);
	}
}

/* the earlier text differs from the later one in some paragraphs, as versions do */
static void
write_captures(struct corpus *c, long document)
{
	char owner[32], id[64], day[32];
	struct sheet s;

	platform_id(owner, sizeof owner, platform_of(c, document));
	document_id(c, id, sizeof id, document);
	for (long which = 0; which < 2; which++) {
		version_day(c, day, sizeof day, document, which);
		s = begin(c, which ? 'T' : 't', document, "captures/%s/%s-%s.md", owner, id, day);
		put(&s, "# Terms\n");
		put_clauses(&s, document, which == 0);
		end(&s);
	}
}

static void
write_document(struct corpus *c, long document)
{
	long platform = platform_of(c, document), kind;
	char owner[32], name[64], id[64];
	struct sheet s;

	platform_id(owner, sizeof owner, platform);
	platform_name(c, name, sizeof name, platform);
	document_id(c, id, sizeof id, document);
	s = begin(c, 'D', document, "documents/%s/%s.yaml", owner, id);
	for (kind = 0; strncmp(id, document_ids[kind], strlen(document_ids[kind])) != 0; kind++)
		;
	put(&s, "document: %s\nplatform: %s\ntitle: %s %s\ntype: %s\n", id, owner, name, document_types[kind], document_types[kind]);
	put(&s, "address: https://example.org/%s/%s\n", owner, id);
	put(&s, "entity:\n  name: %s Ltd (invented)\n  confidence: %s\n", name, confidence(&s));
	if (chance(&s.state, 70))
		put(&s, "governing-law: %s\n", places[below(&s.state, TOP_PLACES)].code);
	put(&s, "governs: [world]\n");
	if (chance(&s.state, 80))
		put(&s, "user-classes: [%s]\n", PICK(&s, ((const char *const[]){"consumer, business", "consumer", "business"})));
	put_versions(&s, document);
	put_source(&s, 0, "The document", document);
	end(&s);
}

/* ---- provisions ---- */

static struct duty
choose_duty(struct sheet *s, long platform)
{
	struct corpus *c = s->corpus;
	struct duty d;

	if (c->shape == HUGE_ONE && chance(&s->state, 50))
		return (struct duty){0, below(&s->state, HUGE_LAW)};
	d.law = near_law(c, platform, below(&s->state, c->near));
	d.number = below(&s->state, duties_of(c, d.law));
	return d;
}

static bool
among(const struct duty *list, long n, struct duty d)
{
	for (long i = 0; i < n; i++)
		if (list[i].law == d.law && list[i].number == d.number)
			return true;
	return false;
}

static void
choose_duties(struct sheet *s, long platform, struct duty *to)
{
	for (long n = 0; n < MAPPINGS; n++)
		do
			to[n] = choose_duty(s, platform);
		while (among(to, n, to[n]));
}

static void
put_excerpts(struct sheet *s, long provision, long document)
{
	char day[32];

	version_day(s->corpus, day, sizeof day, document, 1);
	put(s, "excerpts:\n");
	for (long i = 0; i < count_excerpts(s->corpus, provision); i++) {
		put_prose(s, 2, "- text", excerpt(s, provision, i));
		put(s, "    capture: of-%s\n", day);
		if (!s->corpus->captures)
			put(s, "    attested: {by: automated means, on: " AS_OF ", audience: public}\n");
	}
}

static const char *
rationale(struct sheet *s)
{
	static const char *const ways[] = {
		"Under the clause $u $v $m. $D asks it of the $R.",
		"$D asks the same of the $R; practice is not recorded.",
		"The clause does not name $m, but makes $u responsible $t. That $D reaches it is a reading.",
		"The words reach $m. $D speaks of $m only; what is left for $u is open.",
		"It binds the $R ($D). The clause asks $u to keep to the law, $a.",
	};

	return PICK(s, ways);
}

/* about a third is approved, of what no change of the law will make anybody look at again */
static void
put_status(struct sheet *s, struct duty d)
{
	static const char *const people[] = {"A. Reviewer", "B. Counsel", "C. Reader"};

	if (has_changes_ahead(s->corpus, d) || year_of(s->corpus, d.law) >= 2024 || chance(&s->state, 50)) {
		put(s, "    status: %s\n", chance(&s->state, 70) ? "draft" : "in-review");
		return;
	}
	put(s, "    status: approved\n    reviewed: {by: %s, capacity: counsel", PICK(s, people));
	put_day(s, ", on: ", 2026, 1, 5);
	put(s, "}\n");
}

static void
put_mapping(struct sheet *s, struct duty d)
{
	static const char *const methods[] = {"human", "automated", "hybrid"};
	const char *relation = PICK(s, relations);
	char law[32];

	s->duty = d;
	law_id(law, sizeof law, d.law);
	put(s, "  - obligation: %s/art-%ld\n    relation: %s\n", law, d.number + 1, can_be_breached(d) ? relation : "bears-on");
	put_say(s, 4, "rationale", rationale(s));
	put(s, "    confidence: %s\n", confidence(s));
	put(s, "    method: %s\n", PICK(s, methods));
	put_status(s, d);
}

static void
put_diligence(struct sheet *s, const struct duty *duties)
{
	char law[32];
	bool due;

	put(s, "\ndue-diligence:\n");
	for (long i = 0, n = 1 + (long)chance(&s->state, 20); i < n; i++) {
		law_id(law, sizeof law, duties[i].law);
		put_say(s, 2, "- what", "Find out whether $u $v $m $t.");
		put(s, "    obligation: %s/art-%ld\n", law, duties[i].number + 1);
		due = chance(&s->state, 40);
		if (due)
			put_day(s, "    by: ", 2026, 7, 6);
		put(s, "%s    status: open\n    audience: public\n", due ? "\n" : "");
	}
}

static void
put_comparator(struct sheet *s, long provision)
{
	struct corpus *c = s->corpus;
	long other = below(&s->state, c->provisions), document = document_of(c, other);
	char platform[32], id[64], name[64];

	if (other == provision || chance(&s->state, 85))
		return;
	platform_id(platform, sizeof platform, platform_of(c, document));
	document_id(c, id, sizeof id, document);
	provision_id(c, name, sizeof name, other);
	put(s, "\ncomparators:\n  - provision: %s/%s/%s\n", platform, id, name);
	put_say(s, 4, "why", "Another service, whose words on $m are worth holding against these.");
}

static void
put_categories(struct sheet *s, long provision)
{
	long subject = s->corpus->shape == ONE_CATEGORY ? 0 : subject_of(s->corpus, provision);
	long other = (subject + 1 + below(&s->state, CATEGORIES - 1)) % CATEGORIES;

	put(s, "categories: [%s-%s", fields[subject / 10], topics[subject % 10]);
	if (s->corpus->shape != ONE_CATEGORY && chance(&s->state, 30))
		put(s, ", %s-%s", fields[other / 10], topics[other % 10]);
	put(s, "]\n");
}

static void
put_clause(struct sheet *s, long provision)
{
	long subject = subject_of(s->corpus, provision), document = document_of(s->corpus, provision);
	char name[64], day[32];

	platform_name(s->corpus, name, sizeof name, platform_of(s->corpus, document));
	version_day(s->corpus, day, sizeof day, document, 1);
	put(s, "title: \"%s: %s, %s\"\n", name, field_words[subject / 10], topic_words[subject % 10]);
	put(s, "locator: Section %ld", 1 + below(&s->state, 20));
	put(s, ".%ld\nversion: %s\n", 1 + below(&s->state, 9), day);
	put_categories(s, provision);
	if (is_verbatim(s->corpus, provision)) {
		put(s, "basis: verbatim\n");
		put_excerpts(s, provision, document);
	} else
		put(s, "basis: inferred\n");
}

static void
put_prose_of_clause(struct sheet *s, const struct duty *duties)
{
	put(s, "\n");
	s->duty = duties[0];
	put_say(s, 0, "summary", "$u $v $m $t, $a.");
	put_say(s, 0, "matters", "It puts $m on the side of $u, while $D asks something of the $R.");
	s->duty = duties[1];
	if (chance(&s->state, 30))
		put_say(s, 0, "note", "Whether the words reach $m is left open; $D is read narrowly here.");
}

/* what Hugo lists the provision under */
static void
put_terms(struct sheet *s, const char *platform, const struct duty *duties)
{
	char law[32];

	put(s, "platforms: [%s]\nregulations:\n", platform);
	for (long i = 0, n; i < MAPPINGS; i++) {
		for (n = 0; duties[n].law != duties[i].law; n++)
			;
		law_id(law, sizeof law, duties[i].law);
		if (n == i) /* the first of this law */
			put(s, "  - %s\n", law);
	}
	put(s, "obligations:\n");
	for (long i = 0; i < MAPPINGS; i++) {
		law_id(law, sizeof law, duties[i].law);
		put(s, "  - %s-art-%ld\n", law, duties[i].number + 1);
	}
}

static void
write_provision(struct corpus *c, long provision)
{
	long document = document_of(c, provision), platform = platform_of(c, document);
	char owner[32], parent[64], id[64];
	struct duty duties[MAPPINGS];
	struct sheet s;

	platform_id(owner, sizeof owner, platform);
	document_id(c, parent, sizeof parent, document);
	provision_id(c, id, sizeof id, provision);
	s = begin(c, 'V', provision, "provisions/%s/%s/%s.yaml", owner, parent, id);
	choose_duties(&s, platform, duties);
	put(&s, "provision: %s\ndocument: %s/%s\n", id, owner, parent);
	put_clause(&s, provision);
	put_prose_of_clause(&s, duties);
	put_source(&s, 0, "The document", document);
	put(&s, "\nmappings:\n");
	for (long i = 0; i < MAPPINGS; i++)
		put_mapping(&s, duties[i]);
	put_diligence(&s, duties);
	put_comparator(&s, provision);
	if (c->hugo)
		put_terms(&s, owner, duties);
	end(&s);
}

/* ---- how many there are of each ---- */

/* between measured maps the numbers grow by a power, and beyond them as between the nearest two */
static long
grow(long n, const double *at, const double *numbers)
{
	int i = n <= at[1] ? 0 : 1;
	double power = log(numbers[i + 1] / numbers[i]) / log(at[i + 1] / at[i]);
	long result = lround(numbers[i] * pow(n / at[i], power));

	return result < 1 ? 1 : result;
}

static void
count_units(struct corpus *c)
{
	static const double at[] = {1000, 10000, 100000}, laws[] = {20, 60, 200}, duties[] = {297, 898, 2991};
	long n = c->provisions;

	c->laws = grow(n, at, laws);
	c->duties = grow(n, at, duties);
	if (c->duties < MAPPINGS * c->laws)
		c->duties = MAPPINGS * c->laws;
	c->platforms = c->shape == ONE_PLATFORM || n < 25 ? 1 : n / 25;
	c->documents = c->shape == ONE_PLATFORM ? n / 8 : 3 * c->platforms;
	if (c->documents < 1)
		c->documents = 1;
	c->near = c->shape == ONE_PLATFORM ? 40 : 8;
	if (c->near > c->laws)
		c->near = c->laws;
}

static void
write_project(struct corpus *c)
{
	write_start(c);
	write_places(c);
	write_categories(c);
	write_rating(c);
	for (long i = 0; i < c->laws; i += 3)
		write_authority(c, i);
	for (long i = 0; i < c->documents; i++)
		write_document(c, i);
	for (long i = 0; c->captures && i < c->documents; i++)
		write_captures(c, i);
}

static void
write_duty_pages(struct corpus *c)
{
	for (long law = 0; law < c->laws; law++)
		for (long n = 0; n < duties_of(c, law); n++)
			write_duty_page(c, (struct duty){law, n});
}

static void
write_corpus(struct corpus *c)
{
	if (c->hugo)
		write_duty_pages(c);
	else
		write_project(c);
	for (long i = 0; i < c->laws; i++)
		write_law(c, i);
	for (long i = 0; i < c->platforms; i++)
		write_platform(c, i);
	for (long i = 0; i < c->provisions; i++)
		write_provision(c, i);
}

static void
tell(const struct corpus *c)
{
	long duties = 0;

	for (long i = 0; i < c->laws; i++)
		duties += duties_of(c, i);
	printf("%ld provisions, %ld laws with %ld duties, %ld platforms, %ld documents: %ld files, %.1f MB\n", c->provisions, c->laws,
	       duties, c->platforms, c->documents, c->files, (double)c->bytes / 1e6);
}

/* ---- the command line ---- */

static int
usage(void)
{
	fprintf(stderr, "usage: generate [--seed S] [--shape broad|one-platform|one-category|huge-law] [--for regc|hugo]\n"
	                "                [--captures] N FOLDER\n");
	return 2;
}

static bool
read_shape(const char *word, enum shape *shape)
{
	static const char *const words[] = {"broad", "one-platform", "one-category", "huge-law"};

	for (int i = 0; i < COUNT(words); i++)
		if (strcmp(word, words[i]) == 0) {
			*shape = (enum shape)i;
			return true;
		}
	return false;
}

static bool
read_option(struct corpus *c, const char *option, const char *value)
{
	if (strcmp(option, "--seed") == 0)
		c->seed = strtoull(value, NULL, 10);
	else if (strcmp(option, "--for") == 0)
		c->hugo = strcmp(value, "hugo") == 0;
	else
		return strcmp(option, "--shape") == 0 && read_shape(value, &c->shape);
	return true;
}

int
main(int argc, char **argv)
{
	struct corpus c = {.seed = 1};

	for (; argc > 2 && strncmp(argv[1], "--", 2) == 0; argc -= 2, argv += 2) {
		if (strcmp(argv[1], "--captures") == 0) {
			c.captures = true;
			argc++, argv--; /* it has no value */
		} else if (!read_option(&c, argv[1], argv[2]))
			return usage();
	}
	if (argc != 3 || (c.provisions = strtol(argv[1], NULL, 10)) < 1)
		return usage();
	c.folder = argv[2];
	count_units(&c);
	write_corpus(&c);
	tell(&c);
	return 0;
}
