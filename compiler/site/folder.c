#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "../base/file.h"
#include "../base/source.h"
#include "../base/text.h"
#include "manifest.h"

/* everything of ours that is no output lies here, on the same file system as the site */
#define WORK ".regc-build"
#define STAGE WORK "/new"
#define JOURNAL WORK "/journal"

/* The journal: a line "put PATH" a file, or a folder that was not there, and "remove PATH" a file, then "end". One without "end"
 * was never finished and changes nothing. */

bool
path_is_inside(const char *path)
{
	if (!*path)
		return false;
	for (const char *part = path; part; part = strchr(part, '/') ? strchr(part, '/') + 1 : NULL)
		if (*part == '\0' || *part == '/' || *part == '.' || strlen(part) > 4096)
			return false;
	for (; *path; path++)
		if ((unsigned char)*path < 0x20)
			return false;
	return true;
}

static bool
cannot(struct diags *ds, const char *folder, const char *what, const char *path, int error)
{
	diag_add(ds, RG9003, (struct place){0}, "cannot %s %s/%s: %s", what, folder, path, strerror(error));
	return false;
}

/* ---- small steps; all give 0 or errno, and follow no symbolic link below dir ---- */

/* what lies at path; ENOENT or ENOTDIR where nothing does */
static int
look(int dir, const char *path, struct stat *st)
{
	return fstatat(dir, path, st, AT_SYMLINK_NOFOLLOW) < 0 ? errno : 0;
}

/* the folder that holds path, opened; made on the way where make is set */
static int
open_parent(int dir, const char *path, bool make, int *parent, const char **name)
{
	char part[4097];
	int at = dup(dir), next;

	*parent = -1;
	*name = path;
	while (at >= 0 && strchr(path, '/')) {
		size_t n = strcspn(path, "/");

		if (n >= sizeof part)
			n = sizeof part - 1;
		memcpy(part, path, n);
		part[n] = '\0';
		if (make && mkdirat(at, part, 0777) < 0 && errno != EEXIST) {
			int error = errno;

			close(at);
			return error;
		}
		next = openat(at, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		if (next < 0) {
			int error = errno;

			close(at);
			return error;
		}
		close(at);
		at = next;
		path += n + 1;
	}
	*parent = at;
	*name = path;
	return at < 0 ? errno : 0;
}

static void
forget_above(struct folder *f)
{
	if (f->above)
		close(f->above_fd);
	free(f->above);
	f->above = NULL;
}

/* the folder that is to hold a file, which stays open for the next one */
static int
open_above(struct folder *f, const char *path, const char **name)
{
	size_t n = (size_t)(strrchr(path, '/') - path);
	int parent, error;

	*name = path + n + 1;
	if (f->above && strncmp(f->above, path, n) == 0 && !f->above[n])
		return 0;
	forget_above(f);
	if ((error = open_parent(f->fd, path, true, &parent, name)))
		return error;
	f->above = memcpy(mem_grow(NULL, n + 1), path, n);
	f->above[n] = '\0';
	f->above_fd = parent;
	return 0;
}

/* an empty file at path, which is in a folder, with the folders above it; its descriptor is *fd, -1 where there is none */
static int
create(struct folder *f, const char *path, int *fd)
{
	const char *name;
	int error;

	*fd = -1;
	if ((error = open_above(f, path, &name)))
		return error;
	*fd = openat(f->above_fd, name, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
	return *fd < 0 ? errno : 0;
}

static int
finish(int fd, int error)
{
	return fd >= 0 && close(fd) < 0 && !error ? errno : error;
}

static int
write_file(struct folder *f, const char *path, const void *data, size_t n)
{
	int fd, error = create(f, path, &fd);

	return finish(fd, error ? error : file_write(fd, data, n));
}

/* the file at path, opened, where it has that many bytes; else -1: what cannot be read is written anew */
static int
open_held(int dir, const char *path, size_t n)
{
	const char *name;
	struct stat st;
	int parent, fd;

	if (open_parent(dir, path, false, &parent, &name))
		return -1;
	fd = openat(parent, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	close(parent);
	if (fd < 0 || (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && (size_t)st.st_size == n))
		return fd;
	close(fd);
	return -1;
}

/* whether the file at path holds exactly these bytes */
static bool
holds(int dir, const char *path, const void *data, size_t n)
{
	int fd = open_held(dir, path, n);
	const char *at = data;
	char block[65536];
	bool same = fd >= 0;

	if (!same)
		return false;
	while (same && n > 0) {
		ssize_t got = read(fd, block, sizeof block < n ? sizeof block : n);

		same = got > 0 && memcmp(block, at, (size_t)got) == 0;
		at += got > 0 ? got : 0;
		n -= got > 0 ? (size_t)got : 0;
	}
	close(fd);
	return same;
}

/* whether two open files begin with the same n bytes */
static bool
begin_alike(int fd, int other, size_t n)
{
	char block[32768], found[32768];

	for (size_t from = 0, some; from < n; from += some) {
		some = n - from < sizeof block ? n - from : sizeof block;
		if (!file_read_at(fd, (long long)from, block, some) || !file_read_at(other, (long long)from, found, some) ||
		    memcmp(block, found, some) != 0)
			return false;
	}
	return true;
}

/* whether the files at two paths both have n bytes, and the same */
static bool
are_same(int dir, const char *path, const char *other, size_t n)
{
	int fd = open_held(dir, path, n), held = fd < 0 ? -1 : open_held(dir, other, n);
	bool same = held >= 0 && begin_alike(fd, held, n);

	if (held >= 0)
		close(held);
	if (fd >= 0)
		close(fd);
	return same;
}

/* a file that is staged no more was moved before the kill, and then lies in its place */
static int
move_file(int dir, const char *path)
{
	const char *from_name, *to_name;
	char staged[4200];
	struct stat st;
	int from, to, error;

	snprintf(staged, sizeof staged, STAGE "/%s", path);
	if ((error = look(dir, staged, &st)))
		return file_is_absent(error) ? look(dir, path, &st) : error;
	if ((error = open_parent(dir, staged, false, &from, &from_name)))
		return error;
	if (!(error = open_parent(dir, path, true, &to, &to_name))) {
		if (renameat(from, from_name, to, to_name) < 0)
			error = errno;
		close(to);
	}
	close(from);
	return error;
}

/* removes a file, and the folders above it that it leaves empty */
static int
remove_file(int dir, const char *path)
{
	char above[4200];
	const char *name;
	char *slash;
	int parent, error = open_parent(dir, path, false, &parent, &name);

	if (error)
		return file_is_absent(error) ? 0 : error;
	error = unlinkat(parent, name, 0) < 0 && !file_is_absent(errno) ? errno : 0;
	close(parent);
	snprintf(above, sizeof above, "%s", path);
	while (!error && (slash = strrchr(above, '/'))) {
		*slash = '\0';
		if (open_parent(dir, above, false, &parent, &name))
			break;
		if (unlinkat(parent, name, AT_REMOVEDIR) < 0)
			slash = NULL;
		close(parent);
		if (!slash)
			break;
	}
	return error;
}

/* the entries of a folder, and its descriptor, which goes with them; NULL with errno */
static DIR *
open_entries(int dir, const char *name, int *fd)
{
	DIR *entries = NULL;
	int error;

	if ((*fd = openat(dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)) < 0 || (entries = fdopendir(*fd)))
		return entries;
	error = errno;
	close(*fd);
	errno = error;
	return NULL;
}

/* removes a folder with all in it */
static int
remove_tree(int dir, const char *name)
{
	struct dirent *e;
	struct stat st;
	int fd = -1, error = look(dir, name, &st);
	DIR *entries;

	if (error)
		return file_is_absent(error) ? 0 : error;
	if (!(entries = open_entries(dir, name, &fd)))
		return errno;
	while (!error && (e = file_next(entries))) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		if (unlinkat(fd, e->d_name, 0) < 0)
			error = errno == EISDIR || errno == EPERM ? remove_tree(fd, e->d_name) : errno;
	}
	error = error ? error : errno;
	closedir(entries);
	if (!error && unlinkat(dir, name, AT_REMOVEDIR) < 0)
		error = errno;
	return error;
}

/* the text of a file, NUL-terminated, to be freed; NULL with errno */
static char *
read_small(int dir, const char *path, size_t limit, size_t *size)
{
	int fd = openat(dir, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK), error;
	char *text = fd < 0 ? NULL : file_read(fd, limit, size);

	if (fd < 0)
		return NULL;
	error = errno;
	close(fd);
	errno = error;
	return text;
}

/* ---- the journal ---- */

enum { JOURNAL_MAX = 1 << 30, OUTPUT_MAX = 1 << 30 };

/* at a line of the journal */
static bool
stuck(struct diags *ds, const char *folder, const char *line, int error)
{
	diag_help(ds,
	          diag_add(ds, RG9003, (struct place){0}, "cannot %s %s/%s: %s", starts_with(line, "put ") ? "replace" : "remove",
	                   folder, strchr(line, ' ') + 1, strerror(error)),
	          "part of the site is already new; the next regc command completes it");
	return false;
}

static bool
follow(struct diags *ds, const char *folder, int dir, char *journal)
{
	for (char *line = journal, *end; (end = strchr(line, '\n')); line = end + 1) {
		int error = 0;

		*end = '\0';
		if (starts_with(line, "put ") && path_is_inside(line + 4))
			error = move_file(dir, line + 4);
		else if (starts_with(line, "remove ") && path_is_inside(line + 7))
			error = remove_file(dir, line + 7);
		if (error)
			return stuck(ds, folder, line, error);
	}
	return true;
}

static bool
drop_work(struct diags *ds, const char *folder, int dir)
{
	int error;

	/* the journal goes first: what is left without one is nothing but waste */
	if (unlinkat(dir, JOURNAL, 0) < 0 && !file_is_absent(errno))
		return cannot(ds, folder, "remove", JOURNAL, errno);
	if ((error = remove_tree(dir, WORK)))
		return cannot(ds, folder, "remove", WORK, error);
	return true;
}

static bool
recover(struct diags *ds, const char *folder, int dir)
{
	size_t size;
	char *journal = read_small(dir, JOURNAL, JOURNAL_MAX, &size);
	bool fine = journal || file_is_absent(errno) || cannot(ds, folder, "read", JOURNAL, errno);

	if (journal && ends_with(journal, "\nend\n"))
		fine = follow(ds, folder, dir, journal);
	free(journal);
	return fine && drop_work(ds, folder, dir);
}

/* ---- the folder ---- */

static int
open_folder(const char *path)
{
	return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static bool
lock(struct diags *ds, const char *path, int fd)
{
	struct diag *d;

	if (flock(fd, LOCK_EX | LOCK_NB) == 0)
		return true;
	if (errno != EWOULDBLOCK)
		return cannot(ds, path, "lock", "", errno);
	d = diag_add(ds, RG9005, (struct place){0}, "another regc process is writing to %s", path);
	diag_help(ds, d, "wait for it to end, or build into another folder with -o");
	return false;
}

/* The workers of a build that was killed hold its lock for a moment longer. Who holds it longer than
 * a second is at work, and there is nothing to recover yet (EWOULDBLOCK). */
static int
lock_soon(int fd)
{
	static const struct timespec moment = {0, 20 * 1000 * 1000};

	for (int tries = 0; flock(fd, LOCK_EX | LOCK_NB) < 0; tries++) {
		if (errno != EWOULDBLOCK || tries == 50)
			return errno;
		nanosleep(&moment, NULL);
	}
	return 0;
}

bool
folder_recover(struct diags *ds, const char *path)
{
	int fd = open_folder(path), error = fd < 0 ? errno : 0;
	struct stat st;
	bool fine = true;

	if (!error && !(error = look(fd, WORK, &st)))
		error = lock_soon(fd);
	if (!error)
		fine = recover(ds, path, fd);
	else if (!file_is_absent(error) && error != EWOULDBLOCK)
		fine = cannot(ds, path, "open", "", error);
	if (fd >= 0)
		close(fd);
	return fine;
}

/* mkdir -p */
static int
make_folders(const char *path)
{
	char *copy = mem_grow(NULL, strlen(path) + 1);
	int error = 0;

	strcpy(copy, path); /* NOLINT: its size was taken from path */
	for (char *slash = copy + 1; !error && (slash = strchr(slash, '/')); slash++) {
		*slash = '\0';
		if (mkdir(copy, 0777) < 0 && errno != EEXIST)
			error = errno;
		*slash = '/';
	}
	if (!error && mkdir(copy, 0777) < 0 && errno != EEXIST)
		error = errno;
	free(copy);
	return error;
}

static bool
read_manifest(struct folder *f, struct diags *ds, const struct schemas *all)
{
	struct manifest m;
	struct mistake mistake;
	struct diag *d;

	if (manifest_outputs(&f->old, &f->arena, all, f->path, MANIFEST)) {
		*table_put(&f->old, MANIFEST) = "";
		return true;
	}
	if (manifest_read(&m, &f->arena, all, f->path, MANIFEST, &mistake)) {
		*table_put(&f->old, MANIFEST) = "";
		for (size_t i = 0; i < m.noutputs; i++)
			*table_put(&f->old, m.outputs[i].path) = "";
		return true;
	}
	if (!mistake.place.source && file_is_absent(errno))
		return true;
	if (!mistake.place.source) {
		diag_add(ds, RG9001, (struct place){0}, "cannot read %s", mistake.what);
		return false;
	}
	d = diag_add(ds, RG9004, (struct place){0}, "%s/" MANIFEST " was not written by regc", f->path);
	diag_note(ds, d, (struct place){0}, "%s", mistake.what); /* its text goes with the folder */
	diag_help(ds, d, "build into another folder with -o, or empty this one");
	return false;
}

/* a folder in which somebody else keeps files is not ours to write into */
static bool
refuse_foreign(struct folder *f, struct diags *ds)
{
	int fd = dup(f->fd);
	DIR *entries = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *e;
	bool fine = true;

	if (!entries)
		return cannot(ds, f->path, "read", "", errno);
	while (fine && !f->old.n && (e = file_next(entries)))
		if (e->d_name[0] != '.') {
			struct diag *d = diag_add(ds, RG9004, (struct place){0},
			                          "%s contains files that regc did not write, such as %s", f->path, e->d_name);

			diag_help(ds, d, "build into an empty folder with -o");
			fine = false;
		}
	if (fine && !f->old.n && errno)
		fine = cannot(ds, f->path, "read", "", errno);
	rewinddir(entries);
	closedir(entries);
	return fine;
}

bool
folder_open(struct folder *f, struct diags *ds, const struct schemas *all, const char *path)
{
	int error = make_folders(path);

	*f = (struct folder){.fd = -1};
	f->path = arena_string(&f->arena, path);
	if (!error && (f->fd = open_folder(path)) < 0)
		error = errno;
	if (error)
		return cannot(ds, path, "open", "", error);
	if (!lock(ds, path, f->fd) || !recover(ds, path, f->fd) || !read_manifest(f, ds, all) || !refuse_foreign(f, ds))
		return false;
	f->staging = true;
	if ((mkdirat(f->fd, WORK, 0777) < 0 && errno != EEXIST) || (mkdirat(f->fd, STAGE, 0777) < 0 && errno != EEXIST))
		return cannot(ds, path, "make", STAGE, errno);
	return true;
}

void
folder_close(struct folder *f)
{
	struct diags ignored = {0};

	forget_above(f);
	if (f->staging)
		drop_work(&ignored, f->path, f->fd);
	if (f->fd >= 0)
		close(f->fd);
	diag_free(&ignored);
	table_free(&f->old);
	arena_free(&f->arena);
	f->fd = -1;
}

int
folder_put(struct folder *f, const char *path, const void *data, size_t n, bool *changed)
{
	char staged[4200];

	*changed = !holds(f->fd, path, data, n);
	if (!*changed)
		return 0;
	snprintf(staged, sizeof staged, STAGE "/%s", path);
	return write_file(f, staged, data, n);
}

int
folder_begin(struct folder *f, const char *path, int *fd)
{
	char staged[4200];

	snprintf(staged, sizeof staged, STAGE "/%s", path);
	return create(f, staged, fd);
}

int
folder_end(struct folder *f, const char *path, int fd, size_t n, bool *changed)
{
	char staged[4200];
	int error = finish(fd, 0);

	snprintf(staged, sizeof staged, STAGE "/%s", path);
	*changed = error || !are_same(f->fd, path, staged, n);
	return *changed || unlinkat(f->fd, staged, 0) == 0 ? error : errno;
}

char *
folder_text(const struct folder *f, const char *path, bool staged)
{
	char place[4200];
	size_t n;

	snprintf(place, sizeof place, "%s%s", staged ? STAGE "/" : "", path);
	return read_small(f->fd, place, OUTPUT_MAX, &n);
}

/* ---- putting it into place ---- */

static bool
is_folder(int dir, const struct dirent *e)
{
	struct stat st;

	return e->d_type == DT_DIR || (e->d_type == DT_UNKNOWN && !look(dir, e->d_name, &st) && S_ISDIR(st.st_mode));
}

/* the paths of all staged files below a folder in the stage, which is "" or ends with '/'; 0 or errno */
static int
list_staged(struct folder *f, int dir, const char *name, const char *above, struct table *staged)
{
	struct dirent *e;
	int fd, error = 0;
	DIR *entries = open_entries(dir, name, &fd);

	if (!entries)
		return errno;
	while (!error && (e = file_next(entries))) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		if (is_folder(fd, e))
			error = list_staged(f, fd, e->d_name, arena_printf(&f->arena, "%s%s/", above, e->d_name), staged);
		else
			*table_put(staged, arena_printf(&f->arena, "%s%s", above, e->d_name)) = "";
	}
	error = error ? error : errno;
	closedir(entries);
	return error;
}

static bool
collision(struct folder *f, struct diags *ds, const char *path, const char *with)
{
	struct diag *d = diag_add(ds, RG7010, (struct place){0}, "%s/%s already exists and was not written by regc", f->path, with);

	diag_note(ds, d, (struct place){0}, "the build has to write the page %s", path);
	diag_help(ds, d, "move it away, or build into another folder with -o");
	return false;
}

/* what lies where a new file goes must be a file of an earlier build, and above it only folders, or such a file, which
 * is removed first */
static bool
is_free(struct folder *f, struct diags *ds, const char *path)
{
	size_t n = 0;

	do {
		const char *part = arena_copy(&f->arena, path, n += strcspn(path + n, "/"));
		bool ours = table_get(&f->old, part) != NULL;
		struct stat st;
		int error = look(f->fd, part, &st);

		if (error)
			return file_is_absent(error) || cannot(ds, f->path, "look at", part, error);
		if (path[n] ? !S_ISDIR(st.st_mode) && !ours : !S_ISREG(st.st_mode) || !ours)
			return collision(f, ds, path, part);
	} while (path[n++]);
	return true;
}

/* What goes into place for a staged file: the topmost folder above it that is not there yet, with all in it, if folders are to be
 * put as a whole; else the file. NULL where that folder was said before. */
static const char *
goes_in(struct folder *f, struct table *folders, const char *path)
{
	static const char old[] = "old", new[] = "new";
	char part[4200];

	for (size_t n = strcspn(path, "/"); n < sizeof part && path[n]; n += 1 + strcspn(path + n + 1, "/")) {
		const char *known;
		struct stat st;

		snprintf(part, sizeof part, "%.*s", (int)n, path);
		if ((known = table_get(folders, part)) == new)
			return NULL;
		if (known)
			continue;
		known = arena_string(&f->arena, part);
		if (file_is_absent(look(f->fd, part, &st))) {
			*table_put(folders, known) = (void *)new;
			return known;
		}
		*table_put(folders, known) = (void *)old;
	}
	return path;
}

/* A folder is put as a whole only where everything staged is an output. */
static bool
put_staged(struct folder *f, struct diags *ds, const struct table *paths, const struct table *staged, struct buf *journal)
{
	struct table folders = {0};
	bool fine = true, whole;
	size_t n = 0;

	for (size_t i = 0; i < paths->n && staged->n; i++)
		n += table_get(staged, paths->entries[i].key) != NULL;
	whole = n == staged->n;
	for (size_t i = 0; i < paths->n && n; i++) {
		const char *path = paths->entries[i].key;

		if (!table_get(staged, path) || (whole && !(path = goes_in(f, &folders, path))))
			continue;
		fine = is_free(f, ds, path) && fine;
		buf_printf(journal, "put %s\n", path);
	}
	table_free(&folders);
	return fine;
}

/* removals come first, so that a file can give way to a folder of its name */
static bool
make_journal(struct folder *f, struct diags *ds, const struct table *paths, struct buf *journal, size_t *removed)
{
	struct table staged = {0};
	int error = list_staged(f, f->fd, STAGE, "", &staged);
	bool fine = error ? cannot(ds, f->path, "read", STAGE, error) : true;

	*removed = 0;
	for (size_t i = 0; i < f->old.n; i++)
		if (!table_get(paths, f->old.entries[i].key)) {
			buf_printf(journal, "remove %s\n", f->old.entries[i].key);
			++*removed;
		}
	fine = fine && put_staged(f, ds, paths, &staged, journal);
	if (journal->n)
		buf_puts(journal, "end\n");
	table_free(&staged);
	return fine;
}

bool
folder_commit(struct folder *f, struct diags *ds, const struct table *paths, size_t *removed)
{
	struct buf journal = {0};
	int error = 0;
	bool fine = make_journal(f, ds, paths, &journal, removed);

	if (fine && journal.n) {
		error = write_file(f, JOURNAL ".part", journal.s, journal.n);
		/* what the journal promises must be on the disk before it, and all of it too */
		if (!error && (syncfs(f->fd) < 0 || renameat(f->fd, JOURNAL ".part", f->fd, JOURNAL) < 0))
			error = errno;
		f->staging = error != 0; /* from here on it is followed, by whichever command can */
		fine = error ? cannot(ds, f->path, "write", JOURNAL, error) : recover(ds, f->path, f->fd);
	}
	buf_free(&journal);
	return fine;
}

bool
folder_remove(struct diags *ds, const char *path)
{
	int error = remove_tree(AT_FDCWD, path);

	if (error)
		diag_add(ds, RG9003, (struct place){0}, "cannot remove %s: %s", path, strerror(error));
	return !error;
}

/* ---- reading what others may have written ---- */

const struct source *
folder_source(struct arena *a, const char *folder, const char *name, size_t limit, struct mistake *mistake)
{
	int fd = open_folder(folder), error;
	const struct source *s = NULL;
	size_t size;
	char *text = fd < 0 ? NULL : read_small(fd, name, limit, &size);

	error = errno;
	if (text)
		s = source_of_text(a, arena_printf(a, "%s/%s", folder, name), arena_copy(a, text, size), size);
	else
		*mistake = (struct mistake){.what = error == EFBIG ? arena_printf(a, "%s/%s is larger than %zu MB", folder, name, limit >> 20)
		                                                   : arena_printf(a, "%s/%s: %s", folder, name, file_why(error))};
	free(text);
	if (fd >= 0)
		close(fd);
	errno = error;
	return s;
}

/* the whole of a file below dir as a digest; false with errno where it cannot be read */
static bool
digest_file(int dir, const char *path, struct sha256 *d)
{
	const char *name;
	int parent, error = open_parent(dir, path, false, &parent, &name);
	size_t n = 0;
	char *text;

	if (error) {
		errno = error;
		return false;
	}
	text = read_small(parent, name, OUTPUT_MAX, &n);
	error = errno;
	close(parent);
	if (text)
		*d = sha256_of(text, n);
	free(text);
	errno = error;
	return text != NULL;
}

bool
folder_digest(const char *folder, const char *path, struct sha256 *d)
{
	int fd = open_folder(folder), error;
	bool fine = fd >= 0 && digest_file(fd, path, d);

	error = errno;
	if (fd >= 0)
		close(fd);
	errno = error;
	return fine;
}

/* a file below a folder, no symbolic link followed on the way; -1 with errno */
static int
open_below(const char *folder, const char *path)
{
	int dir = open_folder(folder), parent = -1, fd = -1, error = dir < 0 ? errno : 0;
	const char *name;

	if (!error && !(error = open_parent(dir, path, false, &parent, &name)) &&
	    (fd = openat(parent, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)) < 0)
		error = errno;
	if (parent >= 0)
		close(parent);
	if (dir >= 0)
		close(dir);
	errno = error;
	return fd;
}

char *
folder_load(const char *folder, const char *path, size_t limit, size_t *n)
{
	int fd = open_below(folder, path), error;
	char *bytes = fd < 0 ? NULL : file_read(fd, limit, n);

	error = errno;
	if (fd >= 0)
		close(fd);
	errno = error;
	return bytes;
}
