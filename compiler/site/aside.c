/* Files that follow from the cards alone are made by a process of their own while the workers make pages. Whatever goes wrong
 * there is of no consequence: the parent then makes them itself, and says what is wrong with them. */
#include "assembly.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../base/findings.h"

enum { FILE_LEAST = 35 }; /* bytes that a packed one takes */

/* ---- in that process ---- */

static void
pack_group(struct buf *b, const struct own_files *group)
{
	pack_number(b, group->n);
	for (size_t i = 0; i < group->n; i++) {
		pack_text(b, group->paths[i]);
		made_pack(b, &group->made[i]);
	}
}

static bool
leave(struct site *site, struct aside *aside, bool fine)
{
	struct timing *t = site->options->timing;
	struct buf b = {0};

	for (size_t i = 0; i < OWN_GROUPS; i++)
		pack_group(&b, &site->own[i]);
	findings_pack(&b, site->diags, NULL);
	pack_number(&b, site->kept.cache && site->kept.cache->said);
	if (t)
		pack_bytes(&b, t->events.s, t->events.n);
	fine = fine && fwrite(b.s, 1, b.n, aside->left) == b.n && fflush(aside->left) == 0;
	buf_free(&b);
	return fine;
}

static void
work(struct site *site, size_t which)
{
	struct aside *aside = &site->asides[which];
	bool fine = true;

	site->diags = &aside->found;
	timing_fork(site->options->timing, site->options->jobs + 1 + (unsigned)which);
	for (size_t i = 0; i < OWN_GROUPS && fine; i++)
		fine = !aside->wanted[i] || whole_own(site, i);
	_exit(leave(site, aside, fine) ? 0 : 1);
}

/* ---- in the parent ---- */

void
aside_begin(struct site *site, size_t which, const bool *wanted)
{
	struct aside *aside = &site->asides[which];
	pid_t parent = getpid();

	if (site->options->jobs < 2 || !(aside->left = tmpfile()))
		return;
	memcpy(aside->wanted, wanted, sizeof aside->wanted);
	if ((aside->process = fork()) != 0)
		return;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(1);
	work(site, which);
}

static bool
has_ended_well(struct aside *aside)
{
	pid_t ended;
	int status;

	while ((ended = waitpid(aside->process, &status, 0)) < 0 && errno == EINTR)
		;
	return ended == aside->process && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void
unpack_group(struct site *site, struct own_files *group, struct unpack *u)
{
	group->n = unpack_count(u, FILE_LEAST);
	ARENA_ARRAY(&site->arena, group->paths, group->n + 1);
	ARENA_ARRAY(&site->arena, group->made, group->n + 1);
	for (size_t i = 0; i < group->n && !u->broken; i++) {
		group->paths[i] = arena_string(&site->arena, unpack_word(u));
		group->made[i] = made_unpack(u);
	}
}

static void
take_all(struct site *site, struct aside *aside)
{
	off_t n = fseeko(aside->left, 0, SEEK_END) < 0 ? -1 : ftello(aside->left);
	char *bytes = n < 0 ? NULL : crew_read((struct slice){aside->left, 0, (size_t)n});
	struct unpack u = {bytes, bytes ? bytes + n : NULL, false};

	for (size_t i = 0; i < OWN_GROUPS; i++)
		unpack_group(site, &aside->groups[i], &u);
	aside->fine = bytes && findings_unpack(&u, site->diags, NULL);
	if (unpack_below(&u, 1) && site->kept.cache)
		site->kept.cache->said = true;
	aside->fine = aside->fine && !u.broken;
	if (aside->fine)
		timing_take(site->options->timing, u.at, (size_t)(u.end - u.at));
	free(bytes);
}

struct own_files *
aside_made(struct site *site, size_t which)
{
	struct aside *aside = site->asides;

	while (aside < site->asides + ASIDE_PROCESSES && !aside->wanted[which])
		aside++;
	if (aside == site->asides + ASIDE_PROCESSES)
		return NULL;
	if (aside->process > 0 && has_ended_well(aside))
		take_all(site, aside);
	aside->process = 0;
	return aside->fine && aside->groups[which].n ? &aside->groups[which] : NULL;
}

void
aside_end(struct aside *aside)
{
	if (aside->process > 0) {
		kill(aside->process, SIGKILL);
		has_ended_well(aside);
	}
	if (aside->left)
		fclose(aside->left);
}
