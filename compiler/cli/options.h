/* The command line. One table (options.def) says what there is; parsing, help and the man page follow it. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "../base/diag.h"
#include "../base/text.h"
#include "../base/watch.h"

enum command_name {
#define COMMAND(name, arguments, most, help) COMMAND_##name,
#include "options.def"
#undef COMMAND
	COMMANDS
};

enum { MANY = 1 << 20 };

/* a set of commands */
enum on {
#define COMMAND(name, arguments, most, help) ON_##name = 1 << COMMAND_##name,
#include "options.def"
#undef COMMAND
	ON_ALL = ((1 << (COMMANDS - 1)) - 1) * 2 + 1, /* there can be 31 */
	ON_SITES = ON_build | ON_merge | ON_plan, /* they must agree on all that decides the bytes of a site */
	ON_COMPILING = ON_ALL & ~(ON_explain | ON_schema | ON_new | ON_help | ON_completions), /* those that read a project, */
	ON_PROJECTS = ON_COMPILING & ~ON_init, /* which is there before, */
	ON_KEEPING = ON_PROJECTS & ~ON_verify /* and trust what they read of it earlier */
};

enum option_name {
#define OPTION(name, word, letter, value, choices, on, help) OPTION_##name,
#include "options.def"
#undef OPTION
	OPTIONS
};

struct option_info {
	const char *word;
	int letter;        /* 0 where it has none */
	const char *value; /* what its value is called in help; NULL for an option without one */
	const char *(*choices)(const void *ctx, size_t i); /* the values it accepts for all commands, NULL past the last; or NULL */
	unsigned on;
	const char *help;
};

/* what an option does for one command, where that is something else than for the others */
struct option_meaning {
	enum option_name option;
	enum command_name command;
	const char *help;
};

/* the words of its value for one command, NULL past the last */
struct option_words {
	enum option_name option;
	enum command_name command;
	const char *words[6];
};

struct example {
	enum command_name command;
	const char *line, *does;
};

struct options;

struct command {
	const char *word;
	const char *arguments;
	int most; /* arguments */
	const char *help;
	int (*run)(struct options *o); /* the exit status; findings go to o->diags */
};

struct options {
	const struct command *command;
	const char *values[OPTIONS]; /* as given; "" for those without a value; NULL where not given;
	                              * of those that can be given several times all of them, a line each */
	const char **arguments;      /* NULL past the last, and for as many as any command but one that takes MANY */
	const char *project;         /* the folder of the project, as it was given or found; NULL where none was */
	bool above;                  /* it was found above the current folder */
	struct watch *watch;         /* is told how far a run is, where somebody looks; or NULL */
	struct watcher *watcher;     /* who looks (progress.h), or NULL */
	struct diags diags;
	struct arena arena;
	const char *version;
	const char *folder; /* of the project that is compiled; NULL before */
	int least;          /* the least severe findings that fail the run (diag_fails) */
};

extern const struct option_info option_infos[OPTIONS];
/* the commands, in the order of help */
extern const struct command commands[COMMANDS];
/* they end with an entry without help, without words, or without a line */
extern const struct option_meaning option_meanings[];
extern const struct option_words option_words[];
extern const struct example examples[];

/* Reads the command line, and checks values that are dates or have choices. False with findings. */
bool options_parse(struct options *o, int argc, char **argv);
/* adds a finding about the command line */
struct diag *usage(struct options *o, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* whether an option can be given several times */
bool option_repeats(enum option_name option);
/* The i-th word that the value of an option can be, for a command or, where that is NULL, for any; NULL past the last, and
 * where it is not chosen from words. */
const char *option_choice(const struct option_info *info, const struct command *of, size_t i);
/* adds all of them: "text, markdown or html" */
void options_choices(struct buf *out, const struct option_info *info, const struct command *of);
/* which of them was given to the command; the first, 0, where the option was not */
size_t option_chosen(const struct options *o, enum option_name option);

#endif
