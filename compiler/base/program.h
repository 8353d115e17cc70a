/* Other programs, found on PATH and run without a shell. */
#ifndef PROGRAM_H
#define PROGRAM_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

struct program {
	FILE *out; /* what it writes on standard output */
	pid_t pid;
};

enum program_end { PROGRAM_FINE, PROGRAM_MISSING, PROGRAM_FAILED };

/* Starts argv[0] with its arguments, which NULL ends; it reads the file `in`, or nothing where that is -1, and what it says
 * on standard error is not shown. False with errno. */
bool program_start(struct program *p, const char *const *argv, int in);
/* Closes its output and waits for its end. MISSING: there is no such program; FAILED: it could not do its work. */
enum program_end program_end(struct program *p);
/* Runs it over the n bytes at `in`, and gives all that it writes, with a NUL after it, to be freed. NULL with *end; where
 * that is FAILED, errno is why, or 0 where it is the program that failed. EFBIG: it writes more than limit bytes. */
char *program_over(const char *const *argv, const char *in, size_t n, size_t limit, size_t *size, enum program_end *end);

#endif
