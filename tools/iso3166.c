/* iso3166 COUNTRIES PARTS: writes a C source that holds the places of two files of Debian's iso-codes as iso_places[].
 *
 * Names are turned into the form in which a sentence has them: "Moldova, Republic of" has a shorter one in the file,
 * "Virgin Islands, British" becomes "British Virgin Islands", "Wales [Cymru GB-CYM]" becomes "Wales". */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_MOST = 200, CODE_MOST = 8 };

struct row {
	char code[CODE_MOST], within[CODE_MOST], three[CODE_MOST], name[NAME_MOST];
};

static struct row *rows;
static size_t count;

static void
fail(const char *what, const char *why)
{
	fprintf(stderr, "iso3166: %s: %s\n", what, why);
	exit(1);
}

static const char *
text_of(const json_t *entry, const char *key)
{
	return json_string_value(json_object_get(entry, key));
}

static void
put(char *out, size_t size, const char *text)
{
	if (strlen(text) >= size)
		fail(text, "longer than expected");
	strcpy(out, text);
}

/* "and" of a list of names, in the languages that the files have lists in */
static int
is_list(const char *text)
{
	static const char *const words[] = {" and ", " y ", " et ", " e "};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strstr(text, words[i]))
			return 1;
	return 0;
}

/* without what stands in brackets or as a mark behind it, and what stands behind a comma first */
static void
put_name(char out[NAME_MOST], const char *name)
{
	char own[NAME_MOST], *comma;

	put(own, sizeof own, name);
	own[strcspn(own, "[*")] = '\0';
	for (size_t n = strlen(own); n > 0 && own[n - 1] == ' ';)
		own[--n] = '\0';
	if (!(comma = strstr(own, ", ")) || is_list(comma)) {
		strcpy(out, own);
		return;
	}
	*comma = '\0';
	comma += strncmp(comma + 2, "The ", 4) == 0 ? 6 : 2;
	if (snprintf(out, NAME_MOST, "%s %s", comma, own) >= NAME_MOST)
		fail(name, "longer than expected");
}

/* the code of a parent is given in full or without the country */
static void
put_within(struct row *row, const char *parent)
{
	char within[2 * CODE_MOST];

	if (!parent)
		snprintf(within, sizeof within, "%.2s", row->code);
	else if (strchr(parent, '-'))
		snprintf(within, sizeof within, "%.*s", CODE_MOST, parent);
	else
		snprintf(within, sizeof within, "%.2s-%.*s", row->code, CODE_MOST, parent);
	put(row->within, sizeof row->within, within);
}

static void
put_row(struct row *row, const json_t *entry, const char *path)
{
	const char *country = text_of(entry, "alpha_2"), *code = country ? country : text_of(entry, "code");
	const char *name = text_of(entry, "common_name") ? text_of(entry, "common_name") : text_of(entry, "name");

	if (!code || !name)
		fail(path, "an entry without a code or a name");
	put(row->code, sizeof row->code, code);
	put_name(row->name, name);
	if (country)
		put(row->three, sizeof row->three, text_of(entry, "alpha_3") ? text_of(entry, "alpha_3") : "");
	else
		put_within(row, text_of(entry, "parent"));
}

static void
read_file(const char *path, const char *key)
{
	json_error_t error;
	json_t *root = json_load_file(path, 0, &error), *list = json_object_get(root, key);
	struct row *more;

	if (!root)
		fail(path, error.text);
	if (!json_is_array(list) || json_array_size(list) == 0)
		fail(path, "not a file of iso-codes");
	more = realloc(rows, (count + json_array_size(list)) * sizeof *rows);
	if (!more)
		fail(path, "out of memory");
	rows = more;
	memset(rows + count, 0, json_array_size(list) * sizeof *rows);
	for (size_t i = 0; i < json_array_size(list); i++)
		put_row(&rows[count++], json_array_get(list, i), path);
	json_decref(root);
}

static int
by_code(const void *left, const void *right)
{
	return strcmp(((const struct row *)left)->code, ((const struct row *)right)->code);
}

/* a part whose parent the files do not have is one of its country */
static void
mend_within(struct row *row)
{
	struct row key;

	strcpy(key.code, row->within);
	if (*row->within && !bsearch(&key, rows, count, sizeof *rows, by_code))
		snprintf(row->within, sizeof row->within, "%.2s", row->code);
}

static void
put_text(const char *text)
{
	putchar('"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			putchar('\\');
		putchar(*text);
	}
	putchar('"');
}

int
main(int argc, char **argv)
{
	if (argc != 3)
		fail("usage", "iso3166 iso_3166-1.json iso_3166-2.json");
	read_file(argv[1], "3166-1");
	read_file(argv[2], "3166-2");
	qsort(rows, count, sizeof *rows, by_code);
	printf("#include \"iso3166.h\"\n\nconst struct iso_place iso_places[] = {\n");
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && strcmp(rows[i - 1].code, rows[i].code) == 0)
			fail(rows[i].code, "two places of that code");
		mend_within(&rows[i]);
		printf("\t{\"%s\", ", rows[i].code);
		put_text(rows[i].name);
		printf(", \"%s\", \"%s\"},\n", rows[i].within, rows[i].three);
	}
	printf("\t{0, 0, 0, 0},\n};\n\nconst size_t iso_places_count = %zu;\n", count);
	free(rows);
	if (fflush(stdout) || ferror(stdout))
		fail("output", "cannot be written");
	return 0;
}
