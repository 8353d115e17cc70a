/* embed FILE...: writes a C source that holds the bytes of the files as embedded_files[]. */
#include <stdio.h>
#include <stdlib.h>

static void
fail(const char *what)
{
	perror(what);
	exit(1);
}

static long
put_bytes(const char *path, int index)
{
	FILE *f = fopen(path, "rb");
	long n = 0;
	int c;

	if (!f)
		fail(path);
	printf("static const char bytes_%d[] = {", index);
	for (; (c = getc(f)) != EOF; n++)
		printf("%s%d,", n % 24 ? "" : "\n", (signed char)c);
	printf("0};\n");
	if (ferror(f))
		fail(path);
	fclose(f);
	return n;
}

int
main(int argc, char **argv)
{
	long *sizes = malloc((size_t)argc * sizeof *sizes);

	if (!sizes)
		fail("embed");
	printf("#include \"embedded.h\"\n\n");
	for (int i = 1; i < argc; i++)
		sizes[i] = put_bytes(argv[i], i);
	printf("\nconst struct embedded embedded_files[] = {\n");
	for (int i = 1; i < argc; i++)
		printf("\t{\"%s\", bytes_%d, %ld},\n", argv[i], i, sizes[i]);
	printf("\t{0, 0, 0},\n};\n");
	free(sizes);
	if (fflush(stdout) || ferror(stdout))
		fail("embed");
	return 0;
}
