/* The output folder: what differs is staged beside it, then moved into place under a journal, so
 * that after a kill the next command leaves the old site or the new one and never a mixture.
 *
 * Only files that an earlier manifest names are ever removed or replaced; what else lies there is
 * left alone. The manifest is untrusted: a path in it that leads out of the folder is refused. */
#ifndef FOLDER_H
#define FOLDER_H

#include "../base/diag.h"
#include "../base/sha256.h"
#include "../base/table.h"
#include "../syntax/read_json.h"

struct folder {
	struct arena arena;
	const char *path; /* as given */
	int fd;           /* of the folder, locked; -1 where it is not open */
	bool staging;     /* what is staged is this build's, and goes with it unless it is committed */
	struct table old; /* path → "" for each file of the earlier build */
	char *above;      /* the folder in which a file was staged last, as most of them are in that of the one before; or NULL */
	int above_fd;     /* the same, open */
};

/* Finishes or drops what a killed build left in a folder: once its journal is closed, a build is carried out to its
 * end, by as many commands as that takes. Does nothing where there is no such folder, or another regc is writing to it.
 * False with a finding when it could not. */
bool folder_recover(struct diags *ds, const char *path);

/* Makes the folder where it is missing, locks it against other builds, recovers it and reads the
 * earlier manifest. Refuses one with visible files but no manifest. */
bool folder_open(struct folder *f, struct diags *ds, const struct schemas *all, const char *path);
void folder_close(struct folder *f);

/* Stages a file unless the folder holds the same bytes. Safe to be called by several processes for
 * different paths. Gives 0, or errno. path is relative, with '/' between folders. */
int folder_put(struct folder *f, const char *path, const void *data, size_t n, bool *changed);
/* The same for a file that is written piece by piece: begins to stage it, *fd being -1 where that could not; and ends that, once n
 * bytes were written, or however many where it is to be given up. */
int folder_begin(struct folder *f, const char *path, int *fd);
int folder_end(struct folder *f, const char *path, int fd, size_t n, bool *changed);

/* A file of the site while it is made, to be freed: as staged, or as it already was. NULL with errno. */
char *folder_text(const struct folder *f, const char *path, bool staged);

/* Moves everything staged into place and removes the files of the earlier build that paths does
 * not name. Refuses to overwrite files of others. False with findings; nothing is changed then, unless
 * one of them says that a part is new already, and the rest is left to folder_recover. */
bool folder_commit(struct folder *f, struct diags *ds, const struct table *paths, size_t *removed);

/* Removes a folder that the caller made, with all in it. False with a finding. */
bool folder_remove(struct diags *ds, const char *path);
/* A file in a folder that somebody else may have written, in a; NULL with errno and the mistake where there is none, it is
 * a symbolic link or no plain file, or has more than limit bytes. */
const struct source *folder_source(struct arena *a, const char *folder, const char *name, size_t limit,
                                   struct mistake *mistake);
/* the digest of a file below a folder, no symbolic link followed on the way; false with errno */
bool folder_digest(const char *folder, const char *path, struct sha256 *d);

/* the bytes of the same, to be freed; NULL with errno, EFBIG where they are more than limit */
char *folder_load(const char *folder, const char *path, size_t limit, size_t *n);

/* whether a path is relative and stays below the folder: no "..", no empty part, no leading dot */
bool path_is_inside(const char *path);

#endif
