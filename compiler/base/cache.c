#include "cache.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "build_id.h"
#include "file.h"

#define MAGIC "regc cache 1\n"

enum { MAGIC_SIZE = sizeof MAGIC - 1, CACHE_MAX = 2000 << 20 };

/* any other program, of the same version too, makes its own */
static struct sha256
maker_of(const char *extra)
{
	struct sha256 d = build_id();
	struct buf all = {0};

	pack_digest(&all, &d);
	pack_text(&all, extra);
	d = sha256_of(all.s, all.n);
	buf_free(&all);
	return d;
}

void
cache_open(struct cache *c, const char *folder, const char *extra)
{
	*c = (struct cache){0};
	if (!folder)
		return;
	c->folder = arena_string(&c->arena, folder);
	c->maker = maker_of(extra);
}

void
cache_share(struct cache *other, const struct cache *c)
{
	*other = (struct cache){.maker = c->maker};
	other->folder = arena_string(&other->arena, c->folder);
}

void
cache_close(struct cache *c)
{
	arena_free(&c->arena);
	*c = (struct cache){0};
}

static void
say(struct cache *c, struct diags *ds, const char *what, const char *name, const char *why)
{
	if (!c->said)
		diag_add(ds, RG9013, (struct place){0}, "%s %s/%s: %s", what, c->folder, name, why);
	c->said = true;
}

void
cache_broken(struct cache *c, struct diags *ds, const char *name)
{
	say(c, ds, "cannot use", name, "it is broken, and is made anew");
}

/* false where it is of another program, or broken */
static bool
is_ours(struct cache *c, struct diags *ds, const char *name, struct unpack *u)
{
	const char *magic = unpack_bytes(u, MAGIC_SIZE);
	struct sha256 maker = unpack_digest(u), digest = unpack_digest(u), found;

	if (!magic || memcmp(magic, MAGIC, MAGIC_SIZE) != 0 || u->broken) {
		cache_broken(c, ds, name);
		return false;
	}
	if (memcmp(maker.bytes, c->maker.bytes, sizeof maker.bytes) != 0) {
		c->foreign = true;
		return false;
	}
	found = sha256_of(u->at, (size_t)(u->end - u->at));
	if (memcmp(found.bytes, digest.bytes, sizeof found.bytes) == 0)
		return true;
	cache_broken(c, ds, name);
	return false;
}

char *
cache_load(struct cache *c, struct diags *ds, const char *name, struct unpack *u)
{
	size_t n = 0;
	char *bytes;

	*u = (struct unpack){NULL, NULL, false};
	if (!c->folder)
		return NULL;
	bytes = file_load(arena_printf(&c->arena, "%s/%s", c->folder, name), CACHE_MAX, &n);
	if (!bytes) {
		if (!file_is_absent(errno))
			say(c, ds, "cannot read", name, file_why(errno));
		return NULL;
	}
	*u = (struct unpack){bytes, bytes + n, false};
	if (is_ours(c, ds, name, u))
		return bytes;
	*u = (struct unpack){NULL, NULL, false};
	free(bytes);
	return NULL;
}

/* it stands right before what it is the digest of */
struct sha256
cache_digest(const struct unpack *u)
{
	struct sha256 d;

	memcpy(d.bytes, u->at - sizeof d.bytes, sizeof d.bytes);
	return d;
}

/* 0 or an errno; a cache is nobody's to commit */
static int
make_folder(struct cache *c)
{
	const char *ignore = arena_printf(&c->arena, "%s/.gitignore", c->folder);
	int fd, error = 0;

	if (mkdir(c->folder, 0777) < 0)
		return errno == EEXIST ? 0 : errno;
	fd = open(ignore, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd >= 0) {
		error = file_write(fd, "*\n", 2);
		close(fd);
	}
	return error;
}

/* a file of this process, to become another by rename; -1 with errno */
static int
open_own(struct cache *c, const char **path)
{
	int error = make_folder(c);

	*path = arena_printf(&c->arena, "%s/new-%ld", c->folder, (long)getpid());
	if (!error)
		return open(*path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
	errno = error;
	return -1;
}

static int
write_all(int fd, const struct cache *c, const struct buf *bytes)
{
	struct sha256 digest = sha256_of(bytes->s ? bytes->s : "", bytes->n);
	int error = file_write(fd, MAGIC, MAGIC_SIZE);

	if (!error)
		error = file_write(fd, c->maker.bytes, sizeof c->maker.bytes);
	if (!error)
		error = file_write(fd, digest.bytes, sizeof digest.bytes);
	return error ? error : file_write(fd, bytes->s, bytes->n);
}

/* Puts a written file into the place of the earlier one, or of an empty folder that somebody left there. Gives 0 or an errno. */
static int
put(struct cache *c, const char *own, const char *name)
{
	const char *path = arena_printf(&c->arena, "%s/%s", c->folder, name);

	if (rename(own, path) == 0)
		return 0;
	if (errno != EISDIR)
		return errno;
	if (rmdir(path) < 0)
		return EISDIR; /* it is not empty */
	return rename(own, path) < 0 ? errno : 0;
}

void
cache_keep(struct cache *c, struct diags *ds, const char *name, const struct buf *bytes)
{
	const char *own;
	int fd = c->folder ? open_own(c, &own) : -1, error = fd < 0 ? errno : 0;

	if (!c->folder)
		return;
	if (fd >= 0) {
		error = write_all(fd, c, bytes);
		if (close(fd) < 0 && !error)
			error = errno;
		if (!error)
			error = put(c, own, name);
		if (error)
			unlink(own);
	}
	if (error)
		say(c, ds, "cannot write", name, file_why(error));
}

void
cache_drop(struct cache *c, const char *name)
{
	if (c->folder)
		remove(arena_printf(&c->arena, "%s/%s", c->folder, name));
}

int64_t
cache_now(struct cache *c)
{
	const char *own;
	struct stat st;
	int fd = c->folder ? open_own(c, &own) : -1;
	bool fine = fd >= 0 && fstat(fd, &st) == 0;

	if (fd < 0)
		return 0;
	close(fd);
	unlink(own);
	return fine ? (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec : 0;
}

void
stamps_load(struct stamps *stamps, struct cache *c, struct diags *ds, const char *name)
{
	struct unpack u;
	char *bytes = cache_load(c, ds, name, &u);

	*stamps = (struct stamps){0};
	if (bytes && !(stamps_unpack(stamps, &u) && unpack_ended(&u))) {
		stamps_free(stamps);
		cache_broken(c, ds, name);
	}
	free(bytes);
}

void
stamps_keep(const struct stamps *stamps, struct cache *c, struct diags *ds, const char *name)
{
	struct buf b = {0};

	stamps_pack(&b, stamps);
	cache_keep(c, ds, name, &b);
	buf_free(&b);
}
