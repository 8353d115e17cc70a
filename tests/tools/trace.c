/* trace FILE: whether it is what --timings or --deps writes. Of a trace, whose spans must lie within each other, it prints a
 * line for each: worker, category, name, and what was done; of lists of paths a line for each of these, behind their key. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

enum { DEEP = 32 };

struct span {
	long long from, until, worker;
	const char *name, *category, *done;
};

static int
wrong(const char *what, const char *name)
{
	printf("%s: %s\n", what, name ? name : "?");
	return 1;
}

static int
add_span(struct span *s, const json_t *event)
{
	const json_t *args = json_object_get(event, "args"), *value;
	const char *key;
	int bad = 0;

	*s = (struct span){.from = json_integer_value(json_object_get(event, "ts")), .until = -1, .worker = -1};
	s->name = json_string_value(json_object_get(event, "name"));
	s->category = json_string_value(json_object_get(event, "cat"));
	s->done = json_string_value(json_object_get(args, "done"));
	if (!s->name || !s->category || !json_is_integer(json_object_get(event, "ts")) || !json_is_integer(json_object_get(event, "dur")) ||
	    !json_is_integer(json_object_get(event, "pid")) || !json_is_integer(json_object_get(event, "tid")))
		return wrong("an event without one of its keys", s->name);
	s->worker = json_integer_value(json_object_get(event, "tid"));
	s->until = s->from + json_integer_value(json_object_get(event, "dur"));
	if (s->from < 0 || s->until < s->from)
		bad += wrong("a negative time", s->name);
	json_object_foreach((json_t *)args, key, value)
		if (json_is_integer(value) && json_integer_value(value) < 0)
			bad += wrong("a negative time", key);
	return bad;
}

/* of one worker in the order of their beginnings, the outer one first */
static int
by_begin(const void *left, const void *right)
{
	const struct span *a = left, *b = right;

	if (a->worker != b->worker)
		return a->worker < b->worker ? -1 : 1;
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return a->until > b->until ? -1 : a->until < b->until;
}

static int
look_nested(const struct span *all, size_t n)
{
	const struct span *open[DEEP];
	size_t depth = 0;
	int bad = 0;

	for (size_t i = 0; i < n; i++) {
		while (depth > 0 && (open[depth - 1]->worker != all[i].worker || open[depth - 1]->until <= all[i].from))
			depth--;
		if (depth > 0 && all[i].until > open[depth - 1]->until)
			bad += wrong("a span that ends after the one it is in", all[i].name);
		if (depth < DEEP)
			open[depth++] = &all[i];
	}
	return bad;
}

static int
look_trace(json_t *root)
{
	struct span *all = malloc((json_array_size(root) + 1) * sizeof *all);
	json_t *event;
	size_t i, n = 0;
	int bad = 0;

	json_array_foreach(root, i, event) {
		const char *ph = json_string_value(json_object_get(event, "ph"));

		if (ph && strcmp(ph, "M") == 0)
			continue;
		if (!ph || strcmp(ph, "X") != 0)
			bad += wrong("an event of another kind", ph);
		else
			bad += add_span(&all[n++], event);
	}
	qsort(all, n, sizeof *all, by_begin);
	if (!bad)
		bad += look_nested(all, n);
	for (i = 0; i < n && !bad; i++)
		printf("%lld %s %s %s\n", all[i].worker, all[i].category, all[i].name, all[i].done ? all[i].done : "-");
	free(all);
	return bad;
}

static int
look_lists(json_t *root)
{
	const char *key;
	json_t *list, *path;
	size_t i;
	int bad = 0;

	json_object_foreach(root, key, list)
		json_array_foreach(list, i, path) {
			if (!json_is_string(path))
				bad += wrong("no path", key);
			else
				printf("%s %s\n", key, json_string_value(path));
		}
	return bad;
}

int
main(int argc, char **argv)
{
	json_error_t error = {0};
	json_t *root = argc == 2 ? json_load_file(argv[1], JSON_REJECT_DUPLICATES, &error) : NULL;
	int bad;

	if (!root)
		return wrong(argc == 2 ? argv[1] : "usage", error.text);
	bad = json_is_array(root) ? look_trace(root) : look_lists(root);
	json_decref(root);
	return bad != 0;
}
