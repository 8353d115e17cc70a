/* floors stat|read|hash|events|xml FOLDER: what no compiler of these files can do without, and nothing more. Each goes
 * over the YAML files of FOLDER and its folders: 'stat' asks for the state of each, 'read' reads it, 'hash' reads it and
 * makes a SHA-256 of it, 'events' reads it and takes all events from libyaml; 'xml' writes one XML document of all, for
 * programs that read no YAML. The last line on standard error says of how much. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

struct work {
	void (*file)(struct work *w, int folder, const char *name);
	long files, bytes, events;
	char *text; /* room for the largest file */
	size_t size;
};

static void
fail(const char *what)
{
	fprintf(stderr, "floors: %s: %s\n", what, strerror(errno));
	exit(1);
}

/* ---- one file ---- */

static void
stat_file(struct work *w, int folder, const char *name)
{
	struct stat st;

	if (fstatat(folder, name, &st, 0))
		fail(name);
	w->bytes += st.st_size;
}

static size_t
read_text(struct work *w, int folder, const char *name)
{
	int fd = openat(folder, name, O_RDONLY);
	ssize_t got = 0;
	struct stat st;
	size_t n = 0;

	if (fd < 0 || fstat(fd, &st))
		fail(name);
	if ((size_t)st.st_size > w->size) {
		w->size = 2 * (size_t)st.st_size;
		w->text = realloc(w->text, w->size);
		if (!w->text)
			fail(name);
	}
	while (n < (size_t)st.st_size && (got = read(fd, w->text + n, (size_t)st.st_size - n)) > 0)
		n += (size_t)got;
	if (got < 0)
		fail(name);
	close(fd);
	w->bytes += (long)n;
	return n;
}

static void
read_file(struct work *w, int folder, const char *name)
{
	read_text(w, folder, name);
}

static void
hash_file(struct work *w, int folder, const char *name)
{
	unsigned char digest[EVP_MAX_MD_SIZE];
	size_t n = read_text(w, folder, name);

	if (!EVP_Digest(w->text, n, digest, NULL, EVP_sha256(), NULL))
		fail(name);
}

static yaml_event_type_t
next_event(yaml_parser_t *parser, yaml_event_t *event, const char *name)
{
	if (!yaml_parser_parse(parser, event)) {
		fprintf(stderr, "floors: %s: %s\n", name, parser->problem);
		exit(1);
	}
	return event->type;
}

static void
begin_parsing(struct work *w, yaml_parser_t *parser, int folder, const char *name)
{
	size_t n = read_text(w, folder, name);

	if (!yaml_parser_initialize(parser))
		fail(name);
	yaml_parser_set_input_string(parser, (unsigned char *)w->text, n);
}

static void
parse_file(struct work *w, int folder, const char *name)
{
	yaml_event_type_t type;
	yaml_parser_t parser;
	yaml_event_t event;

	begin_parsing(w, &parser, folder, name);
	do {
		type = next_event(&parser, &event, name);
		w->events++;
		yaml_event_delete(&event);
	} while (type != YAML_STREAM_END_EVENT);
	yaml_parser_delete(&parser);
}

/* ---- YAML as XML: a key becomes an element, an item an element 'item' ---- */

static void
put_text(const yaml_event_t *scalar)
{
	const unsigned char *p = scalar->data.scalar.value;

	for (const unsigned char *end = p + scalar->data.scalar.length; p < end; p++)
		switch (*p) {
		case '&': fputs("&amp;", stdout); break;
		case '<': fputs("&lt;", stdout); break;
		case '>': fputs("&gt;", stdout); break;
		default: putchar(*p);
		}
}

static void put_value(yaml_parser_t *parser, yaml_event_t *event, const char *name);

static void
put_element(yaml_parser_t *parser, const char *element, const char *name)
{
	yaml_event_t value;

	next_event(parser, &value, name);
	printf("<%s>", element);
	put_value(parser, &value, name);
	printf("</%s>", element);
}

static bool
put_item(yaml_parser_t *parser, const char *name)
{
	yaml_event_t value;

	if (next_event(parser, &value, name) == YAML_SEQUENCE_END_EVENT) {
		yaml_event_delete(&value);
		return false;
	}
	printf("<item>");
	put_value(parser, &value, name);
	printf("</item>");
	return true;
}

static bool
put_pair(yaml_parser_t *parser, const char *name)
{
	yaml_event_t key;
	bool more = next_event(parser, &key, name) == YAML_SCALAR_EVENT;

	if (more)
		put_element(parser, (const char *)key.data.scalar.value, name);
	yaml_event_delete(&key);
	return more;
}

/* takes the event that began the value */
static void
put_value(yaml_parser_t *parser, yaml_event_t *event, const char *name)
{
	yaml_event_type_t type = event->type;

	if (type == YAML_SCALAR_EVENT)
		put_text(event);
	yaml_event_delete(event);
	if (type == YAML_SEQUENCE_START_EVENT)
		while (put_item(parser, name))
			;
	if (type == YAML_MAPPING_START_EVENT)
		while (put_pair(parser, name))
			;
}

static void
xml_file(struct work *w, int folder, const char *name)
{
	yaml_parser_t parser;
	yaml_event_t event;

	begin_parsing(w, &parser, folder, name);
	while (next_event(&parser, &event, name) != YAML_MAPPING_START_EVENT)
		yaml_event_delete(&event);
	printf("<unit>");
	put_value(&parser, &event, name);
	printf("</unit>\n");
	yaml_parser_delete(&parser);
}

/* ---- all files ---- */

static bool
is_yaml(const char *name)
{
	size_t n = strlen(name);

	return n > 5 && strcmp(name + n - 5, ".yaml") == 0;
}

static void
walk(struct work *w, int folder)
{
	DIR *dir = fdopendir(folder);
	int inner;

	if (!dir)
		fail("a folder");
	for (struct dirent *e; (e = readdir(dir));) {
		if (e->d_name[0] == '.')
			continue;
		if (e->d_type == DT_DIR && (inner = openat(folder, e->d_name, O_RDONLY | O_DIRECTORY)) >= 0)
			walk(w, inner);
		else if (is_yaml(e->d_name)) {
			w->file(w, folder, e->d_name);
			w->files++;
		}
	}
	closedir(dir);
}

int
main(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*file)(struct work *w, int folder, const char *name);
	} kinds[] = {{"stat", stat_file}, {"read", read_file}, {"hash", hash_file}, {"events", parse_file}, {"xml", xml_file}};
	struct work w = {0};
	int folder;

	for (size_t i = 0; argc == 3 && i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(argv[1], kinds[i].name) == 0)
			w.file = kinds[i].file;
	if (!w.file) {
		fprintf(stderr, "usage: floors stat|read|hash|events|xml FOLDER\n");
		return 2;
	}
	folder = open(argv[2], O_RDONLY | O_DIRECTORY);
	if (folder < 0)
		fail(argv[2]);
	if (w.file == xml_file)
		printf("<map>\n");
	walk(&w, folder);
	if (w.file == xml_file)
		printf("</map>\n");
	free(w.text);
	fprintf(stderr, "%ld files, %.1f MB, %ld events\n", w.files, (double)w.bytes / 1e6, w.events);
	return fflush(stdout) || ferror(stdout);
}
