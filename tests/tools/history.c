/* history REPOSITORY [TIME SUBJECT PATH FILE]...: a small git repository for tests, made without the git
 * program: a commit for each four words, in which PATH holds FILE's bytes; FILE '-' removes PATH. Prints the ids. */
#include <git2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
must(int error, const char *what)
{
	if (error >= 0)
		return;
	fprintf(stderr, "history: %s: %s\n", what, git_error_last() ? git_error_last()->message : "failed");
	exit(2);
}

static void
put(git_repository *repository, git_index *index, const char *path, const char *file)
{
	git_index_entry entry = {.mode = GIT_FILEMODE_BLOB, .path = path};

	if (strcmp(file, "-") == 0) {
		must(git_index_remove_bypath(index, path), path);
		return;
	}
	must(git_blob_create_from_disk(&entry.id, repository, file), file);
	must(git_index_add(index, &entry), path);
}

static void
commit(git_repository *repository, git_index *index, long time, const char *subject)
{
	git_signature *who;
	git_oid tree_id, id, parent_id;
	git_tree *tree;
	git_commit *parent = NULL;
	const git_commit *parents[1];
	char hex[GIT_OID_HEXSZ + 1];

	must(git_signature_new(&who, "nobody", "nobody@example.org", time, 0), "signature");
	must(git_index_write_tree_to(&tree_id, index, repository), "tree");
	must(git_tree_lookup(&tree, repository, &tree_id), "tree");
	if (git_reference_name_to_id(&parent_id, repository, "HEAD") == 0)
		must(git_commit_lookup(&parent, repository, &parent_id), "parent");
	parents[0] = parent;
	must(git_commit_create(&id, repository, "HEAD", who, who, NULL, subject, tree, parent ? 1 : 0, parents), "commit");
	printf("%s\n", git_oid_tostr(hex, sizeof hex, &id));
	git_commit_free(parent);
	git_tree_free(tree);
	git_signature_free(who);
}

int
main(int argc, char **argv)
{
	git_repository *repository;
	git_index *index;

	if (argc < 2)
		return 2;
	git_libgit2_init();
	must(git_repository_init(&repository, argv[1], 1), argv[1]);
	must(git_index_new(&index), "index");
	for (int i = 2; i + 3 < argc; i += 4) {
		put(repository, index, argv[i + 2], argv[i + 3]);
		commit(repository, index, atol(argv[i]), argv[i + 1]);
	}
	git_index_free(index);
	git_repository_free(repository);
	git_libgit2_shutdown();
	return 0;
}
