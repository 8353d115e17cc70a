/* history [-w] REPOSITORY [TIME SUBJECT PATH FILE]...: a commit for each four words, in which PATH holds FILE's bytes; FILE
 * '-' removes PATH; with the subject '+' it is of the next commit. Prints the ids. With -w the repository is not bare: it holds
 * the files around it, which are left alone. For golden tests; see history.h. */
#include "history.h"

static void
put_file(struct history *h, const char *path, const char *file)
{
	static char bytes[1 << 20];
	FILE *f = fopen(file, "rb");
	size_t n = f ? fread(bytes, 1, sizeof bytes - 1, f) : 0;

	history_must(f ? 0 : -1, file);
	fclose(f);
	bytes[n] = '\0';
	history_put(h, path, bytes);
}

int
main(int argc, char **argv)
{
	int bare = argc < 2 || strcmp(argv[1], "-w") != 0;
	struct history h;

	argc -= !bare;
	argv += !bare;
	if (argc < 2)
		return 2;
	history_open(&h, argv[1], bare);
	for (int i = 2; i + 3 < argc; i += 4) {
		git_oid id;
		char hex[GIT_OID_HEXSZ + 1];

		if (strcmp(argv[i + 3], "-") == 0)
			history_remove(&h, argv[i + 2]);
		else
			put_file(&h, argv[i + 2], argv[i + 3]);
		if (strcmp(argv[i + 1], "+") == 0)
			continue;
		id = history_commit(&h, atol(argv[i]), argv[i + 1]);
		printf("%s\n", git_oid_tostr(hex, sizeof hex, &id));
	}
	history_close(&h);
	return 0;
}
