/* json FILE...: whether each file is one JSON object, in UTF-8 and without a key twice, that says its contract, its kind
 * and its title, and whether each reference in it names a kind and a title. */
#include <stdio.h>
#include <string.h>

#include <jansson.h>

static int
wrong(const char *path, const char *what)
{
	printf("%s: %s\n", path, what);
	return 1;
}

/* what every map and list below may not hold */
static int
look(const char *path, json_t *value)
{
	const char *ref = json_string_value(json_object_get(value, "ref")), *key;
	json_t *part;
	size_t i;
	int bad = 0;

	if (json_is_null(value))
		bad += wrong(path, "a value that says nothing");
	if (ref && (!strchr(ref, ':') || !json_is_string(json_object_get(value, "title"))))
		bad += wrong(path, "a reference without its kind or title");
	json_object_foreach(value, key, part)
		bad += look(path, part);
	json_array_foreach(value, i, part)
		bad += look(path, part);
	return bad;
}

int
main(int argc, char **argv)
{
	int bad = 0;

	for (int i = 1; i < argc; i++) {
		json_error_t error;
		json_t *root = json_load_file(argv[i], JSON_REJECT_DUPLICATES, &error);

		if (!root)
			bad += wrong(argv[i], error.text);
		else if (!json_is_string(json_object_get(root, "contract")) || !json_is_string(json_object_get(root, "kind")) ||
		         !json_is_string(json_object_get(root, "title")) || json_object_get(root, "site"))
			bad += wrong(argv[i], "no report");
		else
			bad += look(argv[i], root);
		json_decref(root);
	}
	return bad != 0;
}
