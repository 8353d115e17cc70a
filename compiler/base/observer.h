/* Which files of some folders change, as the kernel tells (inotify). */
#ifndef OBSERVER_H
#define OBSERVER_H

#include <stdbool.h>

#include "table.h"
#include "arena.h"

/* what to do where the kernel does not let so many folders be observed (ENOSPC) */
#define OBSERVER_MORE "the system lets nobody follow so many folders: raise fs.inotify.max_user_watches"

struct observer;

/* what has happened since it was last asked for */
struct observed {
	struct arena arena;
	struct table files; /* the paths of files that were written, came or went, as their folders were given */
	bool folders;       /* folders came or went, or more happened than was noted: whatever is there is to be looked at again */
};

/* Leaves out the folder `except`, which need not be there yet, or is NULL. NULL with errno. */
struct observer *observer_open(const char *except);
void observer_close(struct observer *o);
/* Observes a folder and those below it, and those that come later; not those whose names begin with a dot, nor what symbolic
 * links lead to. A folder that is not there is none. False with errno: ENOSPC where the kernel lets nobody observe so
 * many. */
bool observer_add(struct observer *o, const char *folder);
/* a file descriptor that can be read once something has happened */
int observer_fd(const struct observer *o);
/* Takes it, without waiting; names that begin with a dot and those of copies that editors make (NAME~) aside. */
void observer_take(struct observer *o, struct observed *seen);
void observed_free(struct observed *seen);

#endif
