/* json FILE...: whether each file is one JSON object, in UTF-8 and without a key twice, that says its contract, its kind
 * and its title, and whether its table of references has each unit that is named in it, with its kind and a title. With
 * --plain before the files, only whether each is JSON, in UTF-8 and without a key twice. */
#include <stdio.h>
#include <string.h>

#include <jansson.h>

static int
wrong(const char *path, const char *what)
{
	printf("%s: %s\n", path, what);
	return 1;
}

/* whether the table of a document has a unit with its title */
static int
is_listed(json_t *references, const char *ref)
{
	json_t *one;
	size_t i;

	json_array_foreach(references, i, one)
		if (json_is_string(json_object_get(one, "title")) && strcmp(json_string_value(json_object_get(one, "ref")), ref) == 0)
			return 1;
	return 0;
}

/* what every map and list below may not hold */
static int
look(const char *path, json_t *value, json_t *references)
{
	const char *ref = json_string_value(json_object_get(value, "ref")), *key;
	json_t *part;
	size_t i;
	int bad = 0;

	if (json_is_null(value))
		bad += wrong(path, "a value that says nothing");
	if (ref && (!strchr(ref, ':') || !is_listed(references, ref)))
		bad += wrong(path, "a reference without its kind or title");
	json_object_foreach(value, key, part)
		bad += look(path, part, references);
	json_array_foreach(value, i, part)
		bad += look(path, part, references);
	return bad;
}

int
main(int argc, char **argv)
{
	int bad = 0, plain = argc > 1 && strcmp(argv[1], "--plain") == 0;

	for (int i = 1 + plain; i < argc; i++) {
		json_error_t error;
		json_t *root = json_load_file(argv[i], JSON_REJECT_DUPLICATES, &error);

		if (!root)
			bad += wrong(argv[i], error.text);
		else if (!plain && (!json_is_string(json_object_get(root, "contract")) || !json_is_string(json_object_get(root, "kind")) ||
		                    !json_is_string(json_object_get(root, "title")) || json_object_get(root, "site")))
			bad += wrong(argv[i], "no report");
		else if (!plain)
			bad += look(argv[i], root, json_object_get(root, "references"));
		json_decref(root);
	}
	return bad != 0;
}
