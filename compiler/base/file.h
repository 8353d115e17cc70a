/* Files, whole or not at all: read to their end, written to their end, and an error never taken for absence. */
#ifndef FILE_H
#define FILE_H

#include <dirent.h>
#include <stdbool.h>
#include <stddef.h>

/* Whether an errno says for certain that nothing lies at a path: ENOENT, or ENOTDIR, where a file stands in the place of
 * a folder above it. Any other error says nothing about what lies there. */
bool file_is_absent(int error);
/* an errno of this header in words */
const char *file_why(int error);

/* All of an open file, with a NUL after it, to be freed. NULL with errno: EISDIR or ENOTSUP where it is no plain file,
 * EFBIG where it has more than limit bytes. */
char *file_read(int fd, size_t limit, size_t *size);
/* the same of the file at a path */
char *file_load(const char *path, size_t limit, size_t *size);
/* Reads n bytes of an open file from a place, whatever place it is at; false where it has fewer, or cannot be read. */
bool file_read_at(int fd, long long from, void *to, size_t n);
/* Writes n bytes; gives 0 or an errno. */
int file_write(int fd, const void *data, size_t n);

/* the next entry of an open folder; NULL at its end, where errno is 0, or where it cannot be read on */
struct dirent *file_next(DIR *folder);

/* Where a path leads, as seen from a folder once symbolic links are followed, to be freed; "" for the folder itself.
 * NULL with errno: EXDEV where it leads out of the folder. */
char *file_below(const char *folder, const char *path);

#endif
