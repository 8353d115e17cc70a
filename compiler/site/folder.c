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

#include <jansson.h>

#include "../base/source.h"
#include "../base/text.h"

/* everything of ours that is no output lies here, on the same file system as the site */
#define WORK ".regc-build"
#define STAGE WORK "/new"
#define JOURNAL WORK "/journal"
#define MANIFEST "manifest.json"

/* The journal: a line "put PATH" or "remove PATH" a file, then "end". One without "end" was never
 * finished and changes nothing. */

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

static int
write_all(int fd, const char *data, size_t n)
{
	while (n > 0) {
		ssize_t put = write(fd, data, n);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return errno;
		data += put;
		n -= (size_t)put;
	}
	return 0;
}

/* an empty file at path, with the folders above it; its descriptor is *fd, -1 where there is none */
static int
create(int dir, const char *path, int *fd)
{
	const char *name;
	int parent, error = open_parent(dir, path, true, &parent, &name);

	*fd = -1;
	if (error)
		return error;
	*fd = openat(parent, name, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
	error = *fd < 0 ? errno : 0;
	close(parent);
	return error;
}

static int
finish(int fd, int error)
{
	return fd >= 0 && close(fd) < 0 && !error ? errno : error;
}

static int
write_file(int dir, const char *path, const void *data, size_t n)
{
	int fd, error = create(dir, path, &fd);

	return finish(fd, error ? error : write_all(fd, data, n));
}

static int
copy_file(int dir, const char *path, FILE *from)
{
	char block[65536];
	int fd, error = create(dir, path, &fd);
	size_t got;

	while (!error && (got = fread(block, 1, sizeof block, from)) > 0)
		error = write_all(fd, block, got);
	return finish(fd, !error && ferror(from) ? EIO : error);
}

/* the file at path, opened, where it has that many bytes; else -1 */
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

static bool
holds_file(int dir, const char *path, FILE *from, size_t n)
{
	int fd = open_held(dir, path, n);
	FILE *held = fd < 0 ? NULL : fdopen(fd, "r");
	char block[65536], other[65536];
	bool same = held != NULL;
	size_t got;

	while (same && (got = fread(block, 1, sizeof block, from)) > 0)
		same = fread(other, 1, got, held) == got && memcmp(block, other, got) == 0;
	if (held)
		fclose(held);
	else if (fd >= 0)
		close(fd);
	return same && !ferror(from);
}

static int
move_file(int dir, const char *path)
{
	const char *from_name, *to_name;
	char staged[4200];
	int from, to, error;

	snprintf(staged, sizeof staged, STAGE "/%s", path);
	if ((error = open_parent(dir, staged, false, &from, &from_name)))
		return error == ENOENT ? 0 : error; /* moved before the kill */
	if (!(error = open_parent(dir, path, true, &to, &to_name))) {
		if (renameat(from, from_name, to, to_name) < 0 && errno != ENOENT)
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
		return error == ENOENT || error == ENOTDIR ? 0 : error;
	error = unlinkat(parent, name, 0) < 0 && errno != ENOENT ? errno : 0;
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

/* removes a folder with all in it */
static int
remove_tree(int dir, const char *name)
{
	int fd = openat(dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC), error = 0;
	DIR *entries = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *e;

	if (!entries)
		return errno == ENOENT ? 0 : errno;
	while (!error && (e = readdir(entries))) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		if (unlinkat(fd, e->d_name, 0) < 0)
			error = errno == EISDIR || errno == EPERM ? remove_tree(fd, e->d_name) : errno;
	}
	closedir(entries);
	if (!error && unlinkat(dir, name, AT_REMOVEDIR) < 0)
		error = errno;
	return error;
}

/* the text of a small file, NUL-terminated, to be freed; NULL with errno */
static char *
read_small(int dir, const char *path, size_t limit, size_t *size)
{
	int fd = openat(dir, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	struct stat st;
	char *text = NULL;
	size_t n = 0;

	if (fd < 0)
		return NULL;
	if (fstat(fd, &st) == 0 && (!S_ISREG(st.st_mode) || (size_t)st.st_size > limit)) {
		errno = EFBIG;
	} else {
		text = mem_grow(NULL, (size_t)st.st_size + 1);
		while (n < (size_t)st.st_size) {
			ssize_t got = read(fd, text + n, (size_t)st.st_size - n);

			if (got <= 0)
				break;
			n += (size_t)got;
		}
		text[n] = '\0';
		*size = n;
	}
	close(fd);
	return text;
}

/* ---- the journal ---- */

enum { JOURNAL_MAX = 1 << 30, MANIFEST_MAX = 1 << 30 };

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
			return cannot(ds, folder, "put into place", strchr(line, ' ') + 1, error);
	}
	return true;
}

static bool
drop_work(struct diags *ds, const char *folder, int dir)
{
	int error;

	/* the journal goes first: what is left without one is nothing but waste */
	if (unlinkat(dir, JOURNAL, 0) < 0 && errno != ENOENT && errno != ENOTDIR)
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
	bool fine = true;

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
	d = diag_add(ds, RG9005, (struct place){0}, "another regc is writing to %s", path);
	diag_help(ds, d, "wait for it to end, or build into another folder with -o");
	return false;
}

/* The workers of a build that was killed hold its lock for a moment longer. Who holds it longer than
 * a second is at work, and there is nothing to recover yet. */
static bool
lock_soon(int fd)
{
	static const struct timespec moment = {0, 20 * 1000 * 1000};

	for (int tries = 0; tries < 50; tries++) {
		if (flock(fd, LOCK_EX | LOCK_NB) == 0)
			return true;
		nanosleep(&moment, NULL);
	}
	return false;
}

bool
folder_recover(struct diags *ds, const char *path)
{
	int fd = open_folder(path);
	bool fine = true;

	if (fd < 0)
		return true;
	if (faccessat(fd, WORK, F_OK, AT_SYMLINK_NOFOLLOW) == 0 && lock_soon(fd))
		fine = recover(ds, path, fd);
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
read_manifest(struct folder *f, struct diags *ds)
{
	size_t size, i;
	char *text = read_small(f->fd, MANIFEST, MANIFEST_MAX, &size);
	json_t *root = text ? json_loadb(text, size, 0, NULL) : NULL, *files = json_object_get(root, "outputs"), *file;
	bool fine = !text || json_is_array(files);

	json_array_foreach(files, i, file) {
		const char *path = json_string_value(json_object_get(file, "path"));

		if (path && path_is_inside(path))
			*table_put(&f->old, arena_string(&f->arena, path)) = "";
		else
			fine = false;
	}
	if (text)
		*table_put(&f->old, MANIFEST) = "";
	if (!fine)
		diag_help(ds, diag_add(ds, RG9004, (struct place){0}, "%s/" MANIFEST " was not written by regc", f->path),
		          "build into another folder with -o, or empty this one");
	json_decref(root);
	free(text);
	return fine;
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
	while (fine && !f->old.n && (e = readdir(entries)))
		if (e->d_name[0] != '.') {
			struct diag *d = diag_add(ds, RG9004, (struct place){0},
			                          "%s holds files that regc did not write, such as %s", f->path, e->d_name);

			diag_help(ds, d, "build into an empty folder, with -o");
			fine = false;
		}
	rewinddir(entries);
	closedir(entries);
	return fine;
}

bool
folder_open(struct folder *f, struct diags *ds, const char *path)
{
	int error = make_folders(path);

	*f = (struct folder){.fd = -1};
	f->path = arena_string(&f->arena, path);
	if (!error && (f->fd = open_folder(path)) < 0)
		error = errno;
	if (error)
		return cannot(ds, path, "open", "", error);
	if (!lock(ds, path, f->fd) || !recover(ds, path, f->fd) || !read_manifest(f, ds) || !refuse_foreign(f, ds))
		return false;
	if ((mkdirat(f->fd, WORK, 0777) < 0 && errno != EEXIST) || (mkdirat(f->fd, STAGE, 0777) < 0 && errno != EEXIST))
		return cannot(ds, path, "make", STAGE, errno);
	return true;
}

void
folder_close(struct folder *f)
{
	struct diags ignored = {0};

	if (f->fd >= 0) {
		drop_work(&ignored, f->path, f->fd);
		close(f->fd);
	}
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
	return write_file(f->fd, staged, data, n);
}

int
folder_put_file(struct folder *f, const char *path, FILE *from, size_t n, bool *changed)
{
	char staged[4200];

	rewind(from);
	*changed = !holds_file(f->fd, path, from, n);
	if (!*changed)
		return 0;
	rewind(from);
	snprintf(staged, sizeof staged, STAGE "/%s", path);
	return copy_file(f->fd, staged, from);
}

/* ---- putting it into place ---- */

static bool
is_staged(struct folder *f, const char *path)
{
	char staged[4200];

	snprintf(staged, sizeof staged, STAGE "/%s", path);
	return faccessat(f->fd, staged, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

static bool
collision(struct folder *f, struct diags *ds, const char *path, const char *with)
{
	struct diag *d = diag_add(ds, RG7010, (struct place){0}, "%s/%s is in the way of a page", f->path, with);

	diag_note(ds, d, (struct place){0}, "the page is %s", path);
	diag_help(ds, d, "regc did not write it and leaves it alone: move it away, or build elsewhere with -o");
	return false;
}

/* what lies where a new file goes must be a file of an earlier build, and above it only folders */
static bool
is_free(struct folder *f, struct diags *ds, const char *path)
{
	char *above = arena_string(&f->arena, path);
	struct stat st;

	if (fstatat(f->fd, path, &st, AT_SYMLINK_NOFOLLOW) == 0 && (!S_ISREG(st.st_mode) || !table_get(&f->old, path)))
		return collision(f, ds, path, path);
	for (char *slash; (slash = strrchr(above, '/'));) {
		*slash = '\0';
		if (fstatat(f->fd, above, &st, AT_SYMLINK_NOFOLLOW) == 0 && !S_ISDIR(st.st_mode) && !table_get(&f->old, above))
			return collision(f, ds, path, above);
	}
	return true;
}

/* removals come first, so that a file can give way to a folder of its name */
static bool
make_journal(struct folder *f, struct diags *ds, const struct table *paths, struct buf *journal, size_t *removed)
{
	bool fine = true;

	*removed = 0;
	for (size_t i = 0; i < f->old.n; i++)
		if (!table_get(paths, f->old.entries[i].key)) {
			buf_printf(journal, "remove %s\n", f->old.entries[i].key);
			++*removed;
		}
	for (size_t i = 0; i < paths->n; i++) {
		const char *path = paths->entries[i].key;

		if (!is_staged(f, path))
			continue;
		fine = is_free(f, ds, path) && fine;
		buf_printf(journal, "put %s\n", path);
	}
	if (journal->n)
		buf_puts(journal, "end\n");
	return fine;
}

bool
folder_commit(struct folder *f, struct diags *ds, const struct table *paths, size_t *removed)
{
	struct buf journal = {0};
	int error = 0;
	bool fine = make_journal(f, ds, paths, &journal, removed);

	if (fine && journal.n) {
		if (syncfs(f->fd) < 0) /* what the journal promises must be on the disk before it */
			error = errno;
		if (!error)
			error = write_file(f->fd, JOURNAL ".part", journal.s, journal.n);
		if (!error && renameat(f->fd, JOURNAL ".part", f->fd, JOURNAL) < 0)
			error = errno;
		fine = error ? cannot(ds, f->path, "write", JOURNAL, error) : recover(ds, f->path, f->fd);
	}
	buf_free(&journal);
	return fine;
}

/* ---- reading what others may have written ---- */

char *
folder_read(const char *folder, const char *name, size_t limit, size_t *size)
{
	int fd = open_folder(folder), error;
	char *text = fd < 0 ? NULL : read_small(fd, name, limit, size);

	error = errno;
	if (fd >= 0)
		close(fd);
	errno = error;
	return text;
}

bool
json_is_whole(const char *text, size_t n, size_t *at)
{
	json_error_t error;
	json_t *root = json_loadb(text, n, JSON_REJECT_DUPLICATES, &error);

	*at = root || error.position < 0 ? 0 : (size_t)error.position;
	json_decref(root);
	return root != NULL;
}

/* ---- verifying ---- */

static struct manifest_file *
list_files(struct arena *a, json_t *root, const char *key, size_t *n, bool *fine)
{
	json_t *list = json_object_get(root, key), *file;
	struct manifest_file *files;
	size_t i;

	*fine = *fine && json_is_array(list);
	ARENA_ARRAY(a, files, json_array_size(list) + 1);
	json_array_foreach(list, i, file) {
		const char *path = json_string_value(json_object_get(file, "path"));
		const char *sha256 = json_string_value(json_object_get(file, "sha256"));

		if (path && sha256 && path_is_inside(path))
			files[(*n)++] = (struct manifest_file){arena_string(a, path), arena_string(a, sha256)};
		else
			*fine = false;
	}
	return files;
}

bool
manifest_read(struct manifest *m, struct arena *a, struct diags *ds, const char *folder)
{
	int fd = open_folder(folder);
	size_t size = 0;
	char *text = fd < 0 ? NULL : read_small(fd, MANIFEST, MANIFEST_MAX, &size);
	json_t *root = text ? json_loadb(text, size, 0, NULL) : NULL;
	const char *as_of = json_string_value(json_object_get(root, "as-of"));
	const char *version = json_string_value(json_object_get(root, "version"));
	const char *pack = json_string_value(json_object_get(root, "pack"));
	bool fine = as_of && version;

	*m = (struct manifest){0};
	m->inputs = list_files(a, root, "inputs", &m->ninputs, &fine);
	m->outputs = list_files(a, root, "outputs", &m->noutputs, &fine);
	if (fine) {
		m->as_of = arena_string(a, as_of);
		m->version = arena_string(a, version);
		m->pack = pack ? arena_string(a, pack) : NULL;
	} else {
		diag_help(ds, diag_add(ds, RG9004, (struct place){0}, "%s holds no " MANIFEST " that regc wrote", folder),
		          "name the folder that 'regc build' made");
	}
	json_decref(root);
	free(text);
	if (fd >= 0)
		close(fd);
	return fine;
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
	text = read_small(parent, name, MANIFEST_MAX, &n);
	error = errno;
	close(parent);
	if (text)
		*d = sha256_of(text, n);
	free(text);
	errno = error;
	return text != NULL;
}

size_t
manifest_verify(const struct manifest *m, struct diags *ds, const char *folder)
{
	int fd = open_folder(folder);
	char hex[SHA256_HEX];
	struct sha256 d;

	for (size_t i = 0; i < m->noutputs && fd >= 0; i++)
		if (!digest_file(fd, m->outputs[i].path, &d))
			diag_add(ds, RG7011, (struct place){0}, "%s/%s: %s", folder, m->outputs[i].path, strerror(errno));
		else if (strcmp(sha256_hex(&d, hex), m->outputs[i].sha256) != 0)
			diag_add(ds, RG7011, (struct place){0}, "%s/%s is not the file that was built", folder, m->outputs[i].path);
	if (fd >= 0)
		close(fd);
	return m->noutputs;
}
