/* The command line. One table (options.def) says what there is; parsing, help and the man page
 * follow it. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "../base/diag.h"
#include "../base/text.h"

enum on {
	ON_BUILD = 1, ON_CHECK = 2, ON_EXPLAIN = 4, ON_DUMP = 8, ON_SCHEMA = 16, ON_INIT = 32, ON_HELP = 64,
	ON_WHY = 128, ON_NEW = 256, ON_LOCK = 512, ON_FIND = 1024, ON_REVIEW = 2048, ON_VERIFY = 4096, ON_IMPORT = 8192,
	ON_DIGEST = 16384, ON_PACK = 32768,
	ON_ALL = 65535
};

enum option_name {
#define OPTION(name, word, letter, value, on, help) OPTION_##name,
#include "options.def"
#undef OPTION
	OPTIONS
};

struct options;

struct command {
	const char *word;
	unsigned on;
	const char *arguments;
	int most;
	const char *help;
	int (*run)(struct options *o); /* the exit status; findings go to o->diags */
};

struct options {
	const struct command *command;
	const char *values[OPTIONS]; /* as given; "" for those without a value; NULL where not given;
	                              * of --archive all that were given, a line each */
	const char *arguments[3];    /* NULL past the last */
	struct diags diags;
	struct arena arena;
	const char *version;
};

/* the commands, in the order of help; the last one has no word */
extern const struct command commands[];

/* Reads the command line. False with findings. */
bool options_parse(struct options *o, int argc, char **argv);
/* what `regc help` prints: of one command, or of all where command is NULL */
void options_help(struct buf *out, const struct command *command);
/* the same for the man page */
void options_roff(struct buf *out);

#endif
