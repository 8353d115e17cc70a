/* Documents of pages that name the edition: kept, and recalled with another one. */
#include "../../compiler/site/document_kept.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct bench {
	char folder[64];
	struct cache cache;
	struct diags diags;
	struct arena arena;
	struct model model;
	struct card unit;
	struct sha256 inputs;
};

static int
make(void **state)
{
	struct bench *p = mem_grow(NULL, sizeof *p);

	*p = (struct bench){.unit = {.key = "platform:a", .title = "A"}, .inputs = sha256_of("inputs", 6)};
	snprintf(p->folder, sizeof p->folder, "/tmp/regc-documents-%ld", (long)getpid());
	cache_open(&p->cache, p->folder, "");
	*table_put(&p->model.ids, p->unit.key) = &p->unit;
	*state = p;
	return 0;
}

static int
unmake(void **state)
{
	struct bench *p = *state;
	char command[128];

	cache_close(&p->cache);
	diag_free(&p->diags);
	arena_free(&p->arena);
	table_free(&p->model.ids);
	snprintf(command, sizeof command, "rm -rf %s", p->folder);
	assert_int_equal(system(command), 0); /* NOLINT: its own folder */
	free(p);
	return 0;
}

/* a document with a text that only looks like the edition, the edition, and a link */
static struct node *
document(struct bench *p, const char *edition)
{
	struct node *root = node_map(&p->arena), *list = node_list(&p->arena), *link;

	node_put(&p->arena, root, "title", arena_string(&p->arena, edition));
	node_put(&p->arena, root, "edition", edition);
	node_add(root, "units", list);
	link = node_add(list, NULL, node_scalar(&p->arena, NULL));
	link->to = &p->unit;
	return root;
}

static struct node *
recall(struct bench *p, const struct sha256 *inputs, const char *edition)
{
	return document_recall(&p->arena, &p->cache, &p->diags, "page", inputs, &p->model, edition);
}

static void
only_the_edition_differs(void **state)
{
	struct bench *p = *state;
	struct sha256 other = sha256_of("other", 5);
	const char *first = "000000000001";
	struct node *back;

	assert_null(recall(p, &p->inputs, first));
	document_keep(&p->cache, &p->diags, "page", &p->inputs, document(p, first), first);
	assert_null(recall(p, &other, first));
	back = recall(p, &p->inputs, "000000000002");
	assert_non_null(back);
	assert_string_equal(node_text(back, "title"), first);
	assert_string_equal(node_text(back, "edition"), "000000000002");
	assert_int_equal(node_count(node_get(back, "units")), 1);
	assert_ptr_equal(node_get(back, "units")->first->to, &p->unit);
	assert_int_equal(p->diags.n, 0);
}

static void
a_unit_that_is_gone_is_refused(void **state)
{
	struct bench *p = *state;
	const char *edition = "000000000001";

	document_keep(&p->cache, &p->diags, "page", &p->inputs, document(p, edition), edition);
	table_free(&p->model.ids);
	assert_null(recall(p, &p->inputs, edition));
	assert_int_equal(p->diags.n, 1);
}

static void
bytes_cut_short_are_refused(void **state)
{
	struct bench *p = *state;
	struct buf b = {0};

	pack_digest(&b, &p->inputs);
	pack_number(&b, NODE_MAP);
	pack_text(&b, NULL);
	cache_keep(&p->cache, &p->diags, "page", &b);
	buf_free(&b);
	assert_null(recall(p, &p->inputs, ""));
	assert_int_equal(p->diags.n, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(only_the_edition_differs, make, unmake),
		cmocka_unit_test_setup_teardown(a_unit_that_is_gone_is_refused, make, unmake),
		cmocka_unit_test_setup_teardown(bytes_cut_short_are_refused, make, unmake),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
