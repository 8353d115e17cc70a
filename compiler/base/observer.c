#include "observer.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"
#include "text.h"

enum { EVENTS = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO };

struct observer {
	int fd;
	struct arena arena;
	const char *except;
	const char **folders; /* by the numbers that the kernel has for them */
	size_t n, cap;
};

struct observer *
observer_open(const char *except)
{
	struct observer *o = mem_grow(NULL, sizeof *o);

	*o = (struct observer){.fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC)};
	o->except = except ? arena_string(&o->arena, except) : NULL;
	if (o->fd >= 0)
		return o;
	arena_free(&o->arena);
	free(o);
	return NULL;
}

void
observer_close(struct observer *o)
{
	if (!o)
		return;
	close(o->fd);
	free(o->folders);
	arena_free(&o->arena);
	free(o);
}

int
observer_fd(const struct observer *o)
{
	return o->fd;
}

/* what no program that reads a map would: hidden, or what editors leave beside a file while it is edited */
static bool
is_ignored(const char *name)
{
	size_t n = strlen(name);

	return n == 0 || name[0] == '.' || name[n - 1] == '~';
}

static const char *
join(struct arena *a, const char *folder, const char *name)
{
	return strcmp(folder, ".") == 0 ? arena_string(a, name) : arena_printf(a, "%s/%s", folder, name);
}

static bool
is_folder(const struct observer *o, const char *path)
{
	struct stat st, except;

	if (stat(path, &st) < 0 || !S_ISDIR(st.st_mode))
		return false;
	return !o->except || stat(o->except, &except) < 0 || st.st_ino != except.st_ino || st.st_dev != except.st_dev;
}

static void
note_folder(struct observer *o, size_t number, const char *path)
{
	while (o->n <= number) {
		o->folders = mem_room(o->folders, o->n, &o->cap, sizeof *o->folders);
		o->folders[o->n++] = NULL;
	}
	o->folders[number] = arena_string(&o->arena, path);
}

static bool
add_below(struct observer *o, const char *folder)
{
	DIR *dir = opendir(folder);
	bool fine = dir || file_is_absent(errno);
	struct dirent *entry;
	int error;

	while (dir && fine && (entry = file_next(dir))) {
		struct arena a = {0};
		struct stat st;
		const char *path = join(&a, folder, entry->d_name);

		if (!is_ignored(entry->d_name) && lstat(path, &st) == 0 && S_ISDIR(st.st_mode))
			fine = observer_add(o, path);
		arena_free(&a);
	}
	if (dir && fine)
		fine = errno == 0;
	error = errno;
	if (dir)
		closedir(dir);
	errno = error;
	return fine;
}

bool
observer_add(struct observer *o, const char *folder)
{
	int number;

	if (!is_folder(o, folder))
		return true;
	number = inotify_add_watch(o->fd, folder, EVENTS | IN_ONLYDIR);
	if (number < 0)
		return errno == ENOENT || errno == ENOTDIR; /* gone again */
	note_folder(o, (size_t)number, folder);
	return add_below(o, folder);
}

static void
take_folder(struct observer *o, struct observed *seen, const char *path, bool came)
{
	if (came && !is_folder(o, path))
		return;
	seen->folders = true;
	if (came)
		observer_add(o, path); /* what cannot be observed is looked at with the next event elsewhere */
}

static void
take_event(struct observer *o, struct observed *seen, const struct inotify_event *event)
{
	const char *in = event->wd >= 0 && (size_t)event->wd < o->n ? o->folders[event->wd] : NULL, *path;

	if (event->mask & IN_Q_OVERFLOW)
		seen->folders = true;
	if (!in || !event->len || is_ignored(event->name))
		return;
	path = join(&seen->arena, in, event->name);
	if (event->mask & IN_ISDIR)
		take_folder(o, seen, path, event->mask & (IN_CREATE | IN_MOVED_TO));
	else
		*table_put(&seen->files, path) = seen;
}

void
observer_take(struct observer *o, struct observed *seen)
{
	_Alignas(struct inotify_event) char events[16384];
	ssize_t n;

	while ((n = read(o->fd, events, sizeof events)) > 0)
		for (char *at = events; at < events + n;) {
			const struct inotify_event *event = (const struct inotify_event *)at;

			take_event(o, seen, event);
			at += sizeof *event + event->len;
		}
}

void
observed_free(struct observed *seen)
{
	table_free(&seen->files);
	arena_free(&seen->arena);
	*seen = (struct observed){0};
}
