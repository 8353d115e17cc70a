/* Makes small git histories for tests, through libgit2: bare Debian has no git program. */
#ifndef HISTORY_H
#define HISTORY_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <git2.h>

struct history {
	git_repository *repository;
	git_index *index;
};

static void
history_must(int error, const char *what)
{
	if (error >= 0)
		return;
	fprintf(stderr, "%s: %s\n", what, git_error_last() ? git_error_last()->message : "it fails");
	exit(1);
}

static inline void
history_open(struct history *h, const char *folder, int bare)
{
	git_libgit2_init();
	git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
	history_must(git_repository_init(&h->repository, folder, bare), folder);
	history_must(git_repository_index(&h->index, h->repository), "index");
}

static inline void
history_close(struct history *h)
{
	git_index_free(h->index);
	git_repository_free(h->repository);
	git_libgit2_shutdown();
}

/* a file of the next commit */
static inline void
history_put_mode(struct history *h, const char *path, const char *text, unsigned mode)
{
	git_index_entry e = {.mode = mode, .path = path};

	history_must(git_index_add_from_buffer(h->index, &e, text, strlen(text)), path);
}

static inline void
history_put(struct history *h, const char *path, const char *text)
{
	history_put_mode(h, path, text, GIT_FILEMODE_BLOB);
}

static inline void
history_remove(struct history *h, const char *path)
{
	history_must(git_index_remove(h->index, path, 0), path);
}

/* the next commit begins with the files of that one */
static inline void
history_go(struct history *h, const git_oid *commit)
{
	git_commit *c;
	git_tree *tree;

	history_must(git_commit_lookup(&c, h->repository, commit), "commit");
	history_must(git_commit_tree(&tree, c), "tree");
	history_must(git_index_read_tree(h->index, tree), "index");
	git_tree_free(tree);
	git_commit_free(c);
}

/* a commit with the parents given; HEAD's branch leads to it where ref is "HEAD" */
static inline git_oid
history_commit_on(struct history *h, const char *ref, long long time, const char *subject, size_t n, const git_oid *parents)
{
	git_signature author = {.name = (char *)"nobody", .email = (char *)"nobody@example.org", .when = {.time = time}};
	const git_commit *commits[2] = {NULL, NULL};
	git_oid tree_id, id;
	git_tree *tree;

	for (size_t i = 0; i < n; i++)
		history_must(git_commit_lookup((git_commit **)&commits[i], h->repository, &parents[i]), "parent");
	history_must(git_index_write_tree_to(&tree_id, h->index, h->repository), "tree");
	history_must(git_tree_lookup(&tree, h->repository, &tree_id), "tree");
	history_must(git_commit_create(&id, h->repository, ref, &author, &author, NULL, subject, tree, n, commits), subject);
	git_tree_free(tree);
	for (size_t i = 0; i < n; i++)
		git_commit_free((git_commit *)commits[i]);
	return id;
}

/* a commit on top of HEAD */
static inline git_oid
history_commit(struct history *h, long long time, const char *subject)
{
	git_oid head;
	int first = git_reference_name_to_id(&head, h->repository, "HEAD") < 0;

	return history_commit_on(h, "HEAD", time, subject, !first, &head);
}

#endif
