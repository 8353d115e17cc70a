#include "stamps.h"

#include <string.h>

enum { STAMP_LEAST = 38 }; /* bytes that a packed one takes */

static int64_t
nanoseconds(struct timespec t)
{
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

struct stamp
stamp_of(const struct stat *st)
{
	return (struct stamp){.size = (uint64_t)st->st_size, .inode = st->st_ino, .changed = nanoseconds(st->st_mtim),
	                      .touched = nanoseconds(st->st_ctim)};
}

bool
stamp_holds(const struct stamps *all, const struct stamp *stamp, const struct stat *now)
{
	struct stamp other = stamp_of(now);

	return stamp->size == other.size && stamp->inode == other.inode && stamp->changed == other.changed &&
	       stamp->touched == other.touched && stamp->changed < all->taken && stamp->touched < all->taken;
}

bool
stamp_is(const struct stamp *stamp, const struct stamp *other)
{
	return stamp->size == other->size && stamp->inode == other->inode && stamp->changed == other->changed &&
	       stamp->touched == other->touched && memcmp(&stamp->digest, &other->digest, sizeof stamp->digest) == 0;
}

void
stamp_note(const struct stamp *stamp)
{
	((struct stamp *)stamp)->held = true;
}

const struct stamp *
stamps_find(const struct stamps *all, const char *path)
{
	return table_get(&all->by_path, path);
}

void
stamps_put(struct stamps *all, const char *path, const struct stamp *stamp)
{
	struct stamp *kept = arena_take(&all->arena, sizeof *kept);

	*kept = *stamp;
	*table_put(&all->by_path, arena_string(&all->arena, path)) = kept;
}

void
stamps_pack(struct buf *b, const struct stamps *all)
{
	pack_number(b, (uint64_t)all->taken);
	pack_number(b, all->by_path.n);
	for (size_t i = 0; i < all->by_path.n; i++) {
		const struct stamp *s = all->by_path.entries[i].value;

		pack_text(b, all->by_path.entries[i].key);
		pack_number(b, s->size);
		pack_number(b, s->inode);
		pack_number(b, (uint64_t)s->changed);
		pack_number(b, (uint64_t)s->touched);
		pack_digest(b, &s->digest);
	}
}

bool
stamps_unpack(struct stamps *all, struct unpack *u)
{
	*all = (struct stamps){.taken = (int64_t)unpack_number(u)};
	for (size_t n = unpack_count(u, STAMP_LEAST); n > 0 && !u->broken; n--) {
		const char *path = unpack_word(u);
		struct stamp s = {.size = unpack_number(u)};

		s.inode = unpack_number(u);
		s.changed = (int64_t)unpack_number(u);
		s.touched = (int64_t)unpack_number(u);
		s.digest = unpack_digest(u);
		stamps_put(all, path, &s);
	}
	if (u->broken)
		stamps_free(all);
	return !u->broken;
}

void
stamps_free(struct stamps *all)
{
	table_free(&all->by_path);
	arena_free(&all->arena);
	*all = (struct stamps){0};
}
