#include "reason.h"

#include <string.h>

#include "../base/text.h"

const struct reason_info reason_infos[REASON_CODES] = {
#define REASON(code, name, args) {name, args},
#include "reasons.def"
#undef REASON
};

struct node *
reason_add(struct arena *a, struct node *list, enum reason_code code)
{
	struct node *reason = node_add(list, NULL, node_map(a));

	node_put(a, reason, "code", reason_infos[code].name);
	return reason;
}

static struct node *
argument(struct arena *a, struct node *reason, const char *name, const char *text)
{
	struct node *args = node_get(reason, "args"), *arg;

	if (!args)
		args = node_add(reason, "args", node_list(a));
	arg = node_add(args, NULL, node_map(a));
	node_put(a, arg, "name", name);
	return node_put(a, arg, "value", text);
}

void
reason_text(struct arena *a, struct node *reason, const char *name, const char *text)
{
	argument(a, reason, name, text ? text : "");
}

void
reason_count(struct arena *a, struct node *reason, const char *name, size_t n)
{
	char digits[NUMBER_TEXT];

	argument(a, reason, name, arena_string(a, number_text(digits, n)));
}

void
reason_card(struct arena *a, struct node *reason, const char *name, const struct card *to)
{
	argument(a, reason, name, to->title)->to = to;
}

/* the argument that was added last */
static struct node *
last_argument(struct node *reason)
{
	struct node *arg = node_get(reason, "args")->first;

	while (arg->next)
		arg = arg->next;
	return arg;
}

void
reason_verbatim(struct arena *a, struct node *reason, const char *name, const char *text)
{
	reason_text(a, reason, name, text);
	node_put(a, last_argument(reason), "label", text);
}

void
reason_named(struct arena *a, struct node *reason, const char *name, const char *label, const struct card *to)
{
	reason_card(a, reason, name, to);
	node_put(a, last_argument(reason), "label", label);
}

void
reason_all(struct arena *a, struct node *reason, const char *name, const struct node *list)
{
	argument(a, reason, name, "");
	node_add(last_argument(reason), "reasons", node_copy(a, list));
}

const struct node *
reason_argument(const struct node *reason, const char *name)
{
	const struct node *args = node_get(reason, "args"), *arg = args ? args->first : NULL;

	while (arg && !node_is(arg, "name", name))
		arg = arg->next;
	return arg;
}

bool
reason_same(const struct node *a, const struct node *b)
{
	if (a->kind != b->kind || (a->text && strcmp(a->text, b->text) != 0))
		return false;
	for (a = a->first, b = b->first; a && b; a = a->next, b = b->next)
		if (!reason_same(a, b))
			return false;
	return !a && !b;
}

struct node *
reason_find(const struct node *list, const struct node *like)
{
	struct node *n = list->first;

	while (n && !reason_same(n, like))
		n = n->next;
	return n;
}

void
reason_merge(struct arena *a, struct node *list, const struct node *more)
{
	for (const struct node *m = more->first; m; m = m->next)
		if (!reason_find(list, m))
			node_add(list, NULL, node_copy(a, m));
}
