/* measure [--memory] FILE COMMAND [ARGUMENT...]: runs a command and appends to FILE a line: seconds that passed, seconds
 * of CPU of all its processes, the most KB of memory at one time, exit status. It exits as the command does.
 *
 * Memory is that of all processes of the command together. Forked workers share pages, so the sum of what each holds
 * (RSS) counts them several times, and a control group counts the files in the cache too. So it is the sum of their
 * shares (PSS), looked at a hundred times a second. To look takes time that the processes spend waiting; without
 * --memory nobody looks, and the memory is that of the largest process, as the kernel counted it. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void
fail(const char *what)
{
	fprintf(stderr, "measure: %s: %s\n", what, strerror(errno));
	exit(125);
}

/* ---- memory ---- */

static size_t
read_small(const char *pid, const char *name, char *to, size_t size)
{
	char path[300];
	ssize_t n;
	int fd;

	snprintf(path, sizeof path, "/proc/%s/%s", pid, name);
	fd = open(path, O_RDONLY);
	if (fd < 0)
		return 0;
	n = read(fd, to, size - 1);
	close(fd);
	to[n > 0 ? n : 0] = 0;
	return n > 0 ? (size_t)n : 0;
}

/* the name of a program, in brackets, can contain anything */
static bool
is_in_group(const char *pid, pid_t group)
{
	char text[1024], *p;
	int parent, its_group;

	if (!read_small(pid, "stat", text, sizeof text) || !(p = strrchr(text, ')')))
		return false;
	return sscanf(p + 1, " %*c %d %d", &parent, &its_group) == 2 && its_group == group;
}

static long
share_of(const char *pid)
{
	char text[2048], *p;

	if (!read_small(pid, "smaps_rollup", text, sizeof text) || !(p = strstr(text, "\nPss:")))
		return 0;
	return strtol(p + 5, NULL, 10);
}

static long
memory_of(pid_t group)
{
	DIR *dir = opendir("/proc");
	long kb = 0;

	if (!dir)
		fail("/proc");
	for (struct dirent *e; (e = readdir(dir));)
		if (e->d_name[0] >= '0' && e->d_name[0] <= '9' && is_in_group(e->d_name, group))
			kb += share_of(e->d_name);
	closedir(dir);
	return kb;
}

/* ---- the command ---- */

static pid_t
start(char **command)
{
	pid_t pid = fork();

	if (pid < 0)
		fail("fork");
	if (pid == 0) {
		setpgid(0, 0);
		prctl(PR_SET_PDEATHSIG, SIGTERM);
		execvp(command[0], command);
		fprintf(stderr, "measure: %s: %s\n", command[0], strerror(errno));
		_exit(127);
	}
	return pid;
}

static int
wait_and_look(pid_t pid, long *peak)
{
	const struct timespec pause = {0, 10000000};
	int status;
	long kb;

	while (waitpid(pid, &status, WNOHANG) == 0) {
		kb = memory_of(pid);
		*peak = kb > *peak ? kb : *peak;
		nanosleep(&pause, NULL);
	}
	return status;
}

static int
wait_only(pid_t pid)
{
	int status;

	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			fail("wait");
	return status;
}

/* what the command left behind counts as well */
static void
wait_for_the_rest(void)
{
	while (wait(NULL) > 0 || errno == EINTR)
		;
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static void
note(const char *path, double passed, long peak, int status)
{
	FILE *f = fopen(path, "a");
	struct rusage used;

	if (!f || getrusage(RUSAGE_CHILDREN, &used))
		fail(path);
	fprintf(f, "%.6f %.6f %ld %d\n", passed, seconds(used.ru_utime) + seconds(used.ru_stime),
	        peak > used.ru_maxrss ? peak : used.ru_maxrss, status);
	if (fclose(f))
		fail(path);
}

int
main(int argc, char **argv)
{
	bool look = argc > 1 && strcmp(argv[1], "--memory") == 0;
	char **arguments = argv + look;
	double began, passed;
	long peak = 0;
	int status;
	pid_t pid;

	if (argc - look < 3) {
		fprintf(stderr, "usage: measure [--memory] FILE COMMAND [ARGUMENT...]\n");
		return 125;
	}
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	began = now();
	pid = start(arguments + 2);
	status = look ? wait_and_look(pid, &peak) : wait_only(pid);
	passed = now() - began;
	wait_for_the_rest();
	status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	note(arguments[1], passed, peak, status);
	return status;
}
